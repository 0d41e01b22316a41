"""What every card needs, whatever its format: text that may be printed, evidence on a line, claims with verdicts.

Nothing here is escaped for a format: each format cleans and escapes what it prints.
"""

from __future__ import annotations

import re
import unicodedata

from persona_gen.domain import CheckedClaim, CheckReport, Evidence, Persona, Piece, Segment, Statistic
from persona_gen.evidence.selection import describe

_EXPECTED_FIELDS = ("tagline", "snapshot", "story", "goals", "frustrations", "questions", "quotes")
"""What a card is expected to have; what else there may be is no gap where it is not."""

JOINERS_AND_MARKS = "\u200c\u200d\u200e\u200f\u061c"
"""Invisible characters that Persian, Indic scripts, emoji, Hebrew and Arabic need; none can reverse a line."""


def printable(text: str, keep: str = "") -> str:
    """The text as it may be shown: white space becomes a space, control and other invisible characters ``�``.

    Every code point becomes exactly one, so that spans still slice to what they mean. Neutralised are the Unicode
    categories Cc (ANSI escapes), Cf (bidi overrides, tags) but for `JOINERS_AND_MARKS`, and Cs; not ``keep``.
    """

    if text.isprintable():  # nearly all are; nothing of the above is
        return text

    def shown(c: str) -> str:
        if c.isspace():
            return " "
        return "�" if unicodedata.category(c) in ("Cc", "Cf", "Cs") and c not in JOINERS_AND_MARKS else c

    return text.translate({ord(c): shown(c) for c in set(text).difference(keep)})


def clean_lines(text: str) -> str:
    """`printable` line by line, so that line breaks stay."""
    return "\n".join(printable(line) for line in text.split("\n"))


def piece(evidence: Evidence, segment: Segment) -> str:
    """One piece of evidence on one line: what was counted, or who said what."""
    if isinstance(evidence, Statistic):
        return describe(evidence, segment)
    return f"{evidence.speaker or evidence.id}: “{evidence.text}”"


def initials(name: str) -> str:
    """The first characters of the first and the last word, for a monogram."""
    words = [word for word in printable(name).replace("�", "").split() if word[0].isalnum()] or ["?"]
    return "".join(word[0] for word in ([words[0]] if len(words) == 1 else [words[0], words[-1]])).upper()


def collected(segment: Segment) -> str:
    """The source of the figures and quotes, as the segment file describes it."""
    source = segment.source
    return ", ".join(part for part in (source.name, source.collected, source.method) if part) if source else ""


def checked_claims(persona: Persona, report: CheckReport) -> dict[str, CheckedClaim]:
    """Every claim of the persona by path. What the report does not hold in these very words is unverified.

    The persona's name and its lead are among them where the report objects to them.
    """
    reported = {claim.path: claim for claim in report.claims}

    def verdict(path: str, claim: Piece) -> CheckedClaim:
        checked = reported.get(path)
        if checked and checked.text == claim.text:
            return checked
        return CheckedClaim(path=path, text=claim.text, cites=claim.cites, verdict="unverified")

    heads = {path: reported[path] for path in ("name", "lead") if path in reported}
    flagged = {path: claim for path, claim in heads.items() if claim.text == getattr(persona, path)}
    return flagged | {path: verdict(path, claim) for path, claim in persona.claims()}


def claims_as_written(persona: Persona) -> dict[str, CheckedClaim]:
    """The claims of a persona that nothing was held against. Only fiction is known, for it is declared."""
    return {
        path: CheckedClaim(
            path=path,
            text=claim.text,
            cites=claim.cites,
            verdict="fiction" if getattr(claim, "fiction", False) else "unverified",
        )
        for path, claim in persona.claims()
    }


def empty_fields(persona: Persona) -> str:
    """One sentence naming the fields without content, or nothing where every field has some."""
    names = [field for field in _EXPECTED_FIELDS if not getattr(persona, field)]
    return f"Left empty: {', '.join(names)}." if names else ""


_OPENS_INNER = re.compile(r"(?<![\w.,!?;:)’”'])'(?=\S)")


def typeset(text: str) -> str:
    """Apostrophes and inner quotation marks as a printer sets them, one character for one: ``don’t``, ``‘no’``."""
    return _OPENS_INNER.sub("‘", text).replace("'", "’")

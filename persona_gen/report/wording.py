"""What every card says, whatever its format: signs, spreads, the summary, the ledger and the footer, as plain text.

Nothing here is escaped for a format: each format cleans and escapes what it prints.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Iterable
from typing import Literal

from persona_gen.domain import (
    BASES,
    VERDICTS,
    CheckedClaim,
    CheckReport,
    Evidence,
    Persona,
    Piece,
    Provenance,
    Quote,
    Segment,
    Statistic,
    Tokens,
    counted,
)
from persona_gen.evidence.selection import describe
from persona_gen.report.card_labels import LANGUAGES
from persona_gen.text.languages import segment_language

_EXPECTED_FIELDS = ("tagline", "snapshot", "story", "goals", "frustrations", "questions", "quotes")
"""What a card is expected to have; what else there may be is no gap where it is not."""

IDS_SHOWN = 5
"""How many unused ids a card lists: enough to start looking; the check report has them all."""

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
    """Where the figures and words come from, in the words of whoever collected them."""
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


def empty_fields(persona: Persona) -> str:
    """One sentence naming the fields without content, or nothing where every field has some."""
    names = [field for field in _EXPECTED_FIELDS if not getattr(persona, field)]
    return f"Left empty: {', '.join(names)}." if names else ""


# --- The account ------------------------------------------------------------------------------------------------


def summary(claims: Iterable[CheckedClaim], judge: str | None = None) -> str:
    """``35 claims: 9 counted, 14 verbatim, 9 judged by NAME, 3 unverified.``: how each claim is borne out."""
    claims = list(claims)
    counts: Counter[str] = Counter(claim.basis.by if claim.basis else claim.verdict for claim in claims)
    shown: dict[str, str] = {by: f"{by} by {judge}" if by == "judged" and judge else by for by in BASES}
    parts = [f"{counts[way]} {shown.get(way, way)}" for way in (*BASES, *VERDICTS) if counts[way]]
    return f"{counted(len(claims), 'claim')}{': ' if parts else ''}{', '.join(parts)}."


def groundedness(claims: Iterable[CheckedClaim]) -> str:
    """What was shown of the persona as a whole, in one sentence, and no more than that."""
    claims = list(claims)
    counts = Counter(claim.verdict for claim in claims)
    total, refuted, open_ = len(claims), counts["contradicted"] + counts["unsupported"], counts["unverified"]
    if not total:
        return "There is no claim to check."
    if refuted:
        return f"The data do not bear out {refuted} of {counted(total, 'claim')}."
    if open_:
        return f"Nothing has judged the meaning of {open_} of {counted(total, 'claim')}."
    judged = sum(claim.basis is not None and claim.basis.by == "judged" for claim in claims)
    declared = " or declared" if total > counts["supported"] else ""
    return f"Every claim is borne out{declared}" + (f", {judged} of {total} by a model's word." if judged else ".")


def state(claims: Iterable[CheckedClaim]) -> tuple[Literal["good", "open", "flagged"], str]:
    """The same in a word and a few: ``flagged``, "3 of 35 sentences not borne out"."""
    counts = Counter(claim.verdict for claim in claims)
    total, refuted = counts.total(), counts["contradicted"] + counts["unsupported"]
    if refuted:
        return "flagged", f"{refuted} of {counted(total, 'sentence')} not borne out"
    if counts["unverified"] or not total:
        return "open", f"{counts['unverified']} of {counted(total, 'sentence')} not judged"
    return "good", f"{counted(total, 'sentence')}, all borne out or declared"


def ledger_rows(segment: Segment, report: CheckReport) -> list[tuple[str, str]]:
    """Label and value of each line of the account: evidence used, left out and why, unused."""
    ledger = report.ledger
    used = set(ledger.used)
    statistics, quotes = {s.id for s in segment.statistics}, {q.id for q in segment.quotes}
    rows = [
        (
            "Used",
            f"{len(used & (statistics | quotes))} of {counted(len(statistics | quotes), 'piece')} of evidence: "
            f"{len(used & statistics)} of {counted(len(statistics), 'statistic')}, "
            f"{len(used & quotes)} of {counted(len(quotes), 'quote')}",
        )
    ]
    if ledger.left_out:
        reasons = Counter(left.reason for left in ledger.left_out).most_common()
        why = "; ".join(f"{reason} ({times})" for reason, times in reasons)
        rows.append(("Left out", f"{len(ledger.left_out)} before writing: {why}"))
    left_out = {left.evidence for left in ledger.left_out}
    if unused := [i for i in ledger.unused if i not in left_out]:
        more = f" and {len(unused) - IDS_SHOWN} more" if len(unused) > IDS_SHOWN else ""
        rows.append(("Not used", f"{len(unused)}: {', '.join(unused[:IDS_SHOWN])}{more}"))
    if ledger.one_voice:
        voices = Counter(voice.speaker for voice in ledger.one_voice).most_common()
        more = f" and {len(voices) - IDS_SHOWN} more" if len(voices) > IDS_SHOWN else ""
        speakers = ", ".join(f"{speaker} ({times})" for speaker, times in voices[:IDS_SHOWN])
        claims = counted(len(ledger.one_voice), "claim")
        rows.append(("One voice", f"{claims} on one participant each: {speakers}{more}"))
    if lead := ledger.lead:
        rows.append(("Lead", f"the story follows {lead.speaker}: {lead.words} of {lead.of} words they said are told"))
    for voice in ledger.recognisable:
        rows.append(("Recognised", f"nearly all that {voice.speaker} said is told: who knows them may recognise them"))
    for leaned in ledger.leaned_on:
        rows.append(("Leaned on", f"{leaned.evidence} bears {counted(len(leaned.claims), 'claim')} alone or in part"))
    return rows


def objections(segment: Segment, report: CheckReport) -> list[tuple[str, str, str]]:
    """Claim text, the words that speak against it (with their speaker), and the evidence id, for each objection."""
    texts = {claim.path: claim.text for claim in report.claims}
    rows = []
    for against in report.ledger.against:
        evidence = segment.evidence.get(against.evidence)
        if isinstance(evidence, Quote):
            words = f"{evidence.speaker or 'A participant'} says “{evidence.text}”"
        elif evidence:
            words = f"{evidence.label} is {evidence.shown(evidence.value)}{evidence.base}"
        else:
            words = "evidence the segment no longer holds"
        if against.by == "candidate":
            words += " (a candidate: nobody has judged it)"
        rows.append((texts.get(against.claim, against.claim), words, against.evidence))
    return rows


def footer(persona: Persona, segment: Segment, report: CheckReport) -> list[str]:
    """How the persona came about and was checked, a sentence each."""
    data = collected(segment)
    judged = (
        f"Checked by rules, and the meaning judged by {report.judge}."
        if report.judge
        else "Checked by rules alone: 'unverified' means no rule objects and nothing has judged the meaning."
    )
    foreign = [] if segment_language(segment) in LANGUAGES else ["The card's own words are English; the data are not."]
    return ([f"Data: {data}."] if data else []) + foreign + [judged] + _origin(persona.provenance, segment)


def spent(provenance: Provenance) -> str:
    """``tokens: 2,411 prompt, 1,020 completion, 0 remembered; for judging: …``."""

    def counts(tokens: Tokens) -> str:
        return f"{tokens.prompt:,} prompt, {tokens.completion:,} completion, {tokens.remembered:,} remembered"

    judging = provenance.judge_tokens
    if judging == Tokens():
        return f"tokens: {counts(provenance.tokens)}"
    return f"tokens: {counts(provenance.tokens)}; for judging: {counted(judging.calls, 'call')}, {counts(judging)}"


def _origin(provenance: Provenance | None, segment: Segment) -> list[str]:
    if provenance is None:
        return ["Not written by persona-gen: the file names no model."]
    asked = provenance.tokens != Tokens() or provenance.steps == "one"
    sentences = [
        f"Written by {provenance.model} at {provenance.base_url}, {provenance.created}"
        + ("; drafted in small steps by a small model." if provenance.steps == "many" else ".")
        if asked
        else f"Composed by code, which had nothing to ask {provenance.model}, {provenance.created}.",
        f"{provenance.seconds:.1f} seconds, {counted(provenance.tokens.calls, 'call')}, "
        f"{counted(provenance.rounds, 'round')} of repair; {spent(provenance)}.",
    ]
    if provenance.segment_sha256 != segment.sha256:
        sentences.append("The segment has changed since this persona was written.")
    return sentences

"""What every report of a review says, whatever its format: signs, one-line gists, rankings, as plain text.

Nothing here is escaped for a format: each format cleans and escapes what it prints.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from persona_gen.domain import Persona, Segment, counted
from persona_gen.domain.review import (
    Comparison,
    Control,
    Kind,
    Reaction,
    ReactionVerdict,
    Reason,
    Review,
    Rewrite,
    Score,
    VariantVerdict,
)
from persona_gen.report.account import spent
from persona_gen.report.marks import Mark
from persona_gen.text.languages import InLanguage, language_of
from persona_gen.text.tokens import words

VERDICT_SIGNS: dict[ReactionVerdict, str] = {
    "speaks-to": "+",
    "partly": "±",
    "does-not": "–",
    "bears-on": "≈",
    "cannot-tell": "?",
}
REACTION_VERDICTS: dict[ReactionVerdict, str] = {
    "speaks-to": "speaks to",
    "partly": "partly",
    "does-not": "does not",
    "bears-on": "you judge",
    "cannot-tell": "cannot tell",
}
OVERALL = {"speaks": "+", "mixed": "±", "loses": "–", "bears-on": "≈", "cannot-tell": "?"}
"""The sign of what all personas asked make of a variant."""


class _Forms:
    """The answer's words, in the language of what was said."""

    def __init__(self, review: Review) -> None:
        reasons = [reason.text for reaction in review.reactions for reason in reaction.reasons]
        texts = [*(variant.text for variant in review.variants), *reasons]
        self.language: str = language_of(" ".join(texts[:MOST_READ])) or "en"

    counted: InLanguage[dict[ReactionVerdict, str]] = InLanguage(
        {
            "speaks-to": "speaks to {}",
            "partly": "partly to {}",
            "does-not": "does not speak to {}",
            "bears-on": "you judge for {}",
            "cannot-tell": "the data are silent for {}",
        },
        {
            "speaks-to": "spricht {} an",
            "partly": "spricht {} zum Teil an",
            "does-not": "spricht {} nicht an",
            "bears-on": "bei {} entscheiden Sie selbst",
            "cannot-tell": "zu {} schweigen die Daten",
        },
    )
    many = InLanguage("{} of {}", "{} von {}")
    joined = InLanguage(" and ", " und ")
    no_answer = InLanguage("no answer", "keine Antwort")
    silent = InLanguage(
        "Nothing in the data speaks for it or against it: ask a few of them before you run it. "
        "What comes nearest stands below.",
        "Nichts in den Daten spricht dafür oder dagegen: fragen Sie erst einige von ihnen. "
        "Was am nächsten liegt, steht unten.",
    )
    no_phrase = InLanguage(
        "No phrase stands out with evidence behind it.", "Kein Wort sticht hervor, hinter dem ein Beleg steht."
    )


MOST_READ = 40
"""Texts of a review that are read for its language."""
MOST_NAMED = 4
"""Personas that a verdict names; more are counted."""
KIND_WORDS: dict[Kind, str] = {
    "headline": "headline",
    "subject": "subject line",
    "ad": "ad",
    "page": "landing page",
    "service": "service description",
}
SILENT = "nothing in the data bears on it"
TOO_CLOSE = "too close to call"
SIMULATED = "Simulated: nobody said this."
MEANING = (
    "A model answered in place of these people, from their segments' evidence. It shows what in the words the data "
    "speak for or against; it does not foretell what customers will do."
)
_HEADING = re.compile(r"(?m)^#{1,6}[ \t]+")
IN_VIEW = 2
"""Pieces of evidence in view where no verdict was given."""
ONE_LINE = 60
"""Characters of a phrase or a variant that one line quotes."""


def overall(review: Review, verdict: VariantVerdict, who: Mapping[str, str]) -> str:
    """``+ speaks to Emma and Daryl; does not speak to Rosa``; of many personas ``+ speaks to 5 of 9``."""
    forms, parts = _Forms(review), []
    for each, told in forms.counted.items():
        ids = [r.persona for r in review.reactions if r.variant == verdict.variant and r.verdict == each]
        if ids:
            few = len(who) <= MOST_NAMED
            named = [shortened(who[i]) for i in ids] if few else [forms.many.format(len(ids), len(who))]
            parts.append(told.format(words_listed(named, forms.joined)))
    return f"{OVERALL[verdict.verdict]} {'; '.join(parts) or forms.no_answer}"


def words_listed(names: Sequence[str], last: str = " and ") -> str:
    """``Emma``, ``Emma and Daryl``, ``Emma, Daryl and Rosa``."""
    return last.join(filter(None, (", ".join(names[:-1]), names[-1])))


def advice(review: Review, verdict: VariantVerdict) -> str:
    """The one sentence of advice, or what stands in its place: what to do where nothing is known."""
    if verdict.advice:
        return verdict.advice.text
    forms = _Forms(review)
    return forms.silent if verdict.verdict == "cannot-tell" else forms.no_phrase


def names(review: Review, personas: Iterable[Persona], segments: Iterable[Segment]) -> dict[str, str]:
    """Who each persona id is: the persona's name, the segment's where it was asked directly, else the id."""
    name_of = {segment.id: segment.name for segment in segments} | {persona.id: persona.name for persona in personas}
    return {persona_id: name_of.get(persona_id, persona_id) for persona_id in review.personas}


def segment_of(persona_id: str, personas: Iterable[Persona], segments: Iterable[Segment]) -> Segment | None:
    """The segment whose evidence a persona's reactions cite; a segment may also have been asked directly."""
    by_id = {segment.id: segment for segment in segments}
    homes = {persona.id: persona.segment for persona in personas}
    return by_id.get(homes.get(persona_id, persona_id))


def title(review: Review) -> str:
    """``3 headlines, 2 personas``."""
    return f"{counted(len(review.variants), KIND_WORDS[review.kind])}, {counted(len(review.personas), 'persona')}"


def shortened(text: str, most: int = ONE_LINE) -> str:
    """The text on one line, without marks of headings, cut at a word where it is longer than ``most`` characters.

    Lines and paragraphs are set apart by a stroke, as an ad's headline is from its body.
    """
    lines = (" ".join(line.split()) for line in _HEADING.sub("", text).splitlines())
    line = " / ".join(filter(None, lines))
    return line if len(line) <= most else line[:most].rsplit(" ", 1)[0].rstrip(",;:.") + "…"


def score(given: Score | None) -> str:
    """``3.4 (2.9–3.9)``, or nothing where none was given."""
    return f"{given.mean:.1f} ({given.low:.1f}–{given.high:.1f})" if given else ""


def score_in_full(given: Score) -> str:
    """The score with its scale, interval, spread, samples and method, and how it stands to the other variants."""
    spread = f", sd {given.spread:.1f}" if given.spread is not None else ""
    relative = None if given.relative is None else round(given.relative, 1) + 0.0  # no -0.0
    against = f"; {relative:+.1f} against the mean of all variants" if relative is not None else ""
    return (
        f"{given.mean:.1f} of 5, interval {given.low:.1f} to {given.high:.1f}{spread}, "
        f"{counted(given.samples, 'sample')}: {given.method}{against}"
    )


def named_words(reason: Reason, copy: str) -> str:
    """The words of the copy that a reason speaks of, ``“in one tap”: ``; nothing where it is none, or all of them."""
    named = copy[slice(*reason.span)] if reason.span else ""
    whole = [word.text for word in words(named)] == [word.text for word in words(copy)]
    return f"“{shortened(named)}”: " if named and not whole else ""


class Point(NamedTuple):
    """Words of the copy, on one side or neither, and the evidence that decides or is left to the reader."""

    sign: str
    words: str
    reason: Reason


def points(reaction: Reaction, copy: str) -> list[Point]:
    """What one looks at first: the phrase for and the one against, the decisive one first, or what was said of it.

    A phrase of which several people spoke is named once.
    """
    if reaction.verdict == "cannot-tell":
        return []
    for_it = [Point("+", copy[slice(*phrase.span)], phrase.why) for phrase in reaction.resonates[:1]]
    against = [Point("–", copy[slice(*phrase.span)], phrase.why) for phrase in reaction.repels[:1]]
    if reaction.verdict == "bears-on":
        spans = [reason.span for reason in reaction.nearest[:IN_VIEW]]
        named = [copy[slice(*span)] if span and span not in spans[:n] else "" for n, span in enumerate(spans)]
        return [Point(VERDICT_SIGNS["bears-on"], *each) for each in zip(named, reaction.nearest, strict=False)]
    return against + for_it if reaction.verdict == "does-not" else for_it + against


def gist(reaction: Reaction, copy: str) -> list[str]:
    """A line or two that point at the words: ``+ “all costs up front”``, ``– “in one tap”``; the decisive one first."""
    if reaction.verdict == "cannot-tell":
        return [SILENT]
    if reaction.verdict == "bears-on":
        return [shortened(point.reason.text, 2 * ONE_LINE) for point in points(reaction, copy)]
    lines = [f"{point.sign} “{shortened(point.words)}”" for point in points(reaction, copy) if point.words]
    return list(dict.fromkeys(lines)) or ["no words singled out"]


def beside(reaction: Reaction) -> str:
    """What the evidence is that nobody counted for or against the copy."""
    if reaction.verdict == "bears-on":
        return "Beside it"
    return "Nearest" if reaction.verdict == "cannot-tell" else "Also said"


def reason_mark(reason: Reason) -> Mark:
    """What a reason rests on."""
    if reason.findings:
        return Mark("contested", "!", "objected to", quiet=False)
    if reason.opinion:
        return Mark("opinion", "~", "opinion", quiet=False)
    return cited_mark(reason.cites)


def cited_mark(cites: Sequence[str]) -> Mark:
    """The mark of what rests on the evidence it names."""
    return Mark("cited", "→", ", ".join(cites), quiet=False)


def ranking_line(tiers: Sequence[Sequence[str]]) -> str:
    """``1. a  2. b and c (too close to call)``."""
    return "  ".join(f"{i}. {tier(ids)}" for i, ids in enumerate(tiers, 1))


def tier(ids: Sequence[str]) -> str:
    """The variants of one rank; several are too close to call."""
    if len(ids) == 1:
        return ids[0]
    return f"{', '.join(ids[:-1])} and {ids[-1]} ({TOO_CLOSE})"


def compared(comparison: Comparison) -> str:
    """The comparison of two variants in one sentence."""
    c = comparison
    if c.preferred:
        won = f", {c.wins[c.preferred == c.b]} of {counted(c.samples, 'answer')}" if any(c.wins) else ""
        return f"{c.preferred} rather than {c.b if c.preferred == c.a else c.a}, whichever stood first{won}."
    if not c.orders_agree:
        return f"{c.a} or {c.b}: no preference, since the order shown decided."
    wins = f"; {c.wins[0]} for {c.a} and {c.wins[1]} for {c.b} of {counted(c.samples, 'answer')}" if any(c.wins) else ""
    return f"{c.a} or {c.b}: {TOO_CLOSE}{wins}."


def compared_in_figures(comparison: Comparison) -> str:
    """What that rests on: the share of answers with its interval and the method, or nothing where none is known."""
    c = comparison
    if not c.interval:
        return ""
    low, high = (f"{100 * share:.0f}" for share in c.interval)
    return f"{c.a} {c.wins[0]}, {c.b} {c.wins[1]} of {c.samples}; share for {c.a} {low} to {high} % ({c.method})"


def rewritten(rewrite: Rewrite) -> str:
    """`` (speaks to)``: the verdict on a rewrite that was asked about as a variant."""
    return f" ({REACTION_VERDICTS[rewrite.verdict]})" if rewrite.verdict else ""


def passed(control: Control) -> tuple[str, str]:
    """Sign and word for how a control came out."""
    return {True: ("✓", "passed"), False: ("✗", "failed"), None: ("·", "shown")}[control.passed]


def came_about(review: Review) -> list[str]:
    """Which model answered and what it took, a sentence each."""
    if (made := review.provenance) is None:
        return []
    return [
        f"Simulated by {made.model} at {made.base_url}, {made.created}.",
        f"{made.seconds:.1f} seconds, {counted(made.tokens.calls, 'call')}; {spent(made)}.",
    ]

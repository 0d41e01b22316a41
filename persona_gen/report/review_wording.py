"""What every report of a review says, whatever its format: signs, one-line gists, rankings, as plain text.

Nothing here is escaped for a format: each format cleans and escapes what it prints.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from persona_gen.domain import Persona, Segment, Span, counted
from persona_gen.domain.review import (
    Comparison,
    Control,
    Reaction,
    ReactionVerdict,
    Reason,
    Review,
    Rewrite,
    Score,
    VariantVerdict,
)
from persona_gen.report.account import spent
from persona_gen.report.account_labels import AccountLabels
from persona_gen.report.marks import Mark
from persona_gen.report.review_labels import ReviewLabels
from persona_gen.text.tokens import words

VERDICT_SIGNS: dict[ReactionVerdict, str] = {
    "speaks-to": "+",
    "partly": "±",
    "does-not": "–",
    "bears-on": "≈",
    "cannot-tell": "?",
}
OVERALL = {"speaks": "+", "mixed": "±", "loses": "–", "bears-on": "≈", "cannot-tell": "?"}
"""The sign of what all personas asked make of a variant."""
MOST_NAMED = 4
"""Personas that a verdict names; more are counted."""
_HEADING = re.compile(r"(?m)^#{1,6}[ \t]+")
IN_VIEW = 2
"""Pieces of evidence in view where no verdict was given."""
ONE_LINE = 60
"""Characters of a phrase or a variant that one line quotes."""


def overall(labels: ReviewLabels, review: Review, verdict: VariantVerdict, who: Mapping[str, str]) -> str:
    """``+ speaks to Emma and Daryl; does not speak to Rosa``; of many personas ``+ speaks to 5 of 9``."""
    parts = []
    for each, form in labels.verdicts_of.items():
        ids = [r.persona for r in review.reactions if r.variant == verdict.variant and r.verdict == each]
        if ids:
            few = len(who) <= MOST_NAMED
            named = [shortened(who[i]) for i in ids] if few else [labels.many.format(len(ids), len(who))]
            parts.append(form.format(words_listed(named, labels.last)))
    return f"{OVERALL[verdict.verdict]} {'; '.join(parts) or labels.no_answer}"


def words_listed(names: Sequence[str], last: str = " and ") -> str:
    """``Emma``, ``Emma and Daryl``, ``Emma, Daryl and Rosa``."""
    return last.join(filter(None, (", ".join(names[:-1]), names[-1])))


def advice(labels: ReviewLabels, verdict: VariantVerdict) -> str:
    """The one sentence of advice, or what stands in its place: what to do where nothing is known."""
    if verdict.advice:
        return verdict.advice.text
    return labels.ask_them if verdict.verdict == "cannot-tell" else labels.no_phrase


def names(review: Review, personas: Iterable[Persona], segments: Iterable[Segment]) -> dict[str, str]:
    """Who each persona id is: the persona's name, the segment's where it was asked directly, else the id."""
    name_of = {segment.id: segment.name for segment in segments} | {persona.id: persona.name for persona in personas}
    return {persona_id: name_of.get(persona_id, persona_id) for persona_id in review.personas}


def segment_of(persona_id: str, personas: Iterable[Persona], segments: Iterable[Segment]) -> Segment | None:
    """The segment whose evidence a persona's reactions cite; a segment may also have been asked directly."""
    by_id = {segment.id: segment for segment in segments}
    homes = {persona.id: persona.segment for persona in personas}
    return by_id.get(homes.get(persona_id, persona_id))


def title(labels: ReviewLabels, review: Review) -> str:
    """``3 headlines, 2 personas``."""
    variants = labels.counted(len(review.variants), labels.kinds[review.kind])
    return f"{variants}, {labels.counted(len(review.personas), labels.personas)}"


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


def named_words(labels: ReviewLabels, reason: Reason, copy: str) -> str:
    """The words of the copy that a reason speaks of, ``“in one tap”: ``; nothing where it is none, or all of them."""
    named = copy[slice(*reason.span)] if reason.span else ""
    whole = [word.text for word in words(named)] == [word.text for word in words(copy)]
    return f"{labels.quoted.format(shortened(named))}: " if named and not whole else ""


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


def verdict(labels: ReviewLabels, reaction: Reaction) -> str:
    """``+ speaks to``."""
    return f"{VERDICT_SIGNS[reaction.verdict]} {labels.verdicts[reaction.verdict]}"


def in_marks(labels: ReviewLabels, copy: str, span: Span) -> str:
    """Words of the copy on one line, in quotation marks."""
    return labels.quoted.format(" ".join(copy[slice(*span)].split()))


def uncovered(labels: ReviewLabels, reaction: Reaction, copy: str) -> str:
    """What the copy says that no evidence is about: ``“on autopilot”, “in one tap”``; mostly nothing."""
    return ", ".join(in_marks(labels, copy, span) for span in reaction.uncovered)


def gist(labels: ReviewLabels, reaction: Reaction, copy: str) -> list[str]:
    """A line or two that point at the words: ``+ “all costs up front”``, ``– “in one tap”``; the decisive one first."""
    if reaction.verdict == "cannot-tell":
        return [labels.silent]
    if reaction.verdict == "bears-on":
        return [shortened(point.reason.text, 2 * ONE_LINE) for point in points(reaction, copy)]
    lines = [
        f"{point.sign} {labels.quoted.format(shortened(point.words))}"
        for point in points(reaction, copy)
        if point.words
    ]
    return list(dict.fromkeys(lines)) or [labels.no_words]


def beside(labels: ReviewLabels, reaction: Reaction) -> str:
    """What the evidence is that nobody counted for or against the copy."""
    return labels.beside[{"bears-on": 0, "cannot-tell": 1}.get(reaction.verdict, 2)]


def reason_mark(labels: ReviewLabels, reason: Reason) -> Mark:
    """What a reason rests on."""
    if reason.findings:
        return Mark("contested", "!", labels.objected, quiet=False)
    if reason.opinion:
        return Mark("opinion", "~", labels.opinion, quiet=False)
    return cited_mark(reason.cites)


def cited_mark(cites: Sequence[str]) -> Mark:
    """The mark of what rests on the evidence it names."""
    return Mark("cited", "→", ", ".join(cites), quiet=False)


def ranking_line(labels: ReviewLabels, tiers: Sequence[Sequence[str]]) -> str:
    """``1. a  2. b and c (too close to call)``."""
    return "  ".join(f"{i}. {tier(labels, ids)}" for i, ids in enumerate(tiers, 1))


def tier(labels: ReviewLabels, ids: Sequence[str]) -> str:
    """The variants of one rank; several are too close to call."""
    return ids[0] if len(ids) == 1 else f"{words_listed(ids, labels.last)} ({labels.too_close})"


def compared(labels: ReviewLabels, comparison: Comparison) -> str:
    """The comparison of two variants in one sentence."""
    c = comparison
    answers = labels.counted(c.samples, labels.answers)
    if c.preferred:
        first, second = (c.a, c.b) if c.preferred == c.a else (c.b, c.a)
        won = labels.of_answers.format(c.wins[c.preferred == c.b], answers) if any(c.wins) else ""
        return f"{labels.prefers.format(first, second)}{won}."
    if not c.orders_agree:
        return labels.order_decided.format(c.a, c.b)
    wins = labels.wins.format(c.wins[0], c.a, c.wins[1], c.b, answers) if any(c.wins) else ""
    return f"{labels.either.format(c.a, c.b, labels.too_close)}{wins}."


def compared_in_figures(comparison: Comparison) -> str:
    """What that rests on: the share of answers with its interval and the method, or nothing where none is known."""
    c = comparison
    if not c.interval:
        return ""
    low, high = (f"{100 * share:.0f}" for share in c.interval)
    return f"{c.a} {c.wins[0]}, {c.b} {c.wins[1]} of {c.samples}; share for {c.a} {low} to {high} % ({c.method})"


def rewritten(labels: ReviewLabels, rewrite: Rewrite) -> str:
    """`` (speaks to)``: the verdict on a rewrite that was asked about as a variant."""
    return f" ({labels.verdicts[rewrite.verdict]})" if rewrite.verdict else ""


def passed(labels: ReviewLabels, control: Control) -> tuple[str, str]:
    """Sign and word for how a control came out."""
    good, bad, shown = labels.passed
    return {True: ("✓", good), False: ("✗", bad), None: ("·", shown)}[control.passed]


def came_about(labels: ReviewLabels, review: Review) -> list[str]:
    """The review's notes; then which model answered and what it took, a sentence each."""
    if (made := review.provenance) is None:
        return list(review.notes)
    account, seconds = AccountLabels(labels.language), labels.localised(f"{made.seconds:.1f}")
    by = labels.simulated_by if review.gives_verdicts else labels.found_with
    return [
        *review.notes,
        by.format(made.model, made.base_url, made.created),
        labels.took.format(seconds, account.counted(made.tokens.calls, account.calls), spent(made, account)),
    ]

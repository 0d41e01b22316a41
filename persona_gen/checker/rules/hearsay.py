"""What one participant says about everybody is an opinion, and no fact about the segment.

A share, an average or a quantity of people that stands in a quote alone was counted by nobody. Told with whose word it
is ("P02 reckons …") it may stand. Told as a fact it may not, and where the segment's own figure says otherwise, that
figure says so, cited or not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from persona_gen.checker.claim_context import ClaimContext
from persona_gen.checker.derived_values import unit_stems
from persona_gen.checker.linking import Clause
from persona_gen.checker.matching import gives
from persona_gen.checker.rules.bases import WRONG_BASE
from persona_gen.checker.rules.figures import NUMBER_MISMATCH
from persona_gen.checker.rules.quantifiers import QUANTIFIER, quantities
from persona_gen.checker.segment_index import NAMED
from persona_gen.domain import EvidenceRef, Finding, Quote, Span, Statistic
from persona_gen.text.lexicon import any_of
from persona_gen.text.lexicon.english import PEOPLE_NOUNS
from persona_gen.text.lexicon.english_numbers import MEASURED_IN
from persona_gen.text.lexicon.english_speech import ATTRIBUTING, ONE_PERSON, RECKONING
from persona_gen.text.numbers import Figure
from persona_gen.text.people import about_one
from persona_gen.text.polarity import negations
from persona_gen.text.tokens import content_stems

RULES = (NUMBER_MISMATCH, QUANTIFIER, WRONG_BASE)

_WHO = rf"(?:she|he|they|one|another|someone|somebody|{any_of(ONE_PERSON)}|[A-Z]\w*)"
_SAYS = any_of(ATTRIBUTING, RECKONING)
_SAID_BY = re.compile(
    rf"\b{_WHO} (?:of (?:them|these|those) |\w+ )?{_SAYS}\b"
    rf"|\b[Aa]ccording to\b|\b[Ii]n (?:her|his|one \w+['’]s) (?:view|words|eyes|book)\b"
)
_OF = r"^\s*(?:of |in )?(?:(?:all|the|these|those|our|other|most|regular|typical|average|ordinary) ){0,3}"
_OF_PEOPLE = re.compile(rf"{_OF}(?:{any_of(PEOPLE_NOUNS)}|them|us)\b", re.I)
_PEOPLE = re.compile(rf"\b{any_of(PEOPLE_NOUNS)}\b", re.I)
_PEOPLE_BEFORE = re.compile(rf"\b(?:{any_of(PEOPLE_NOUNS)}|they|them)\b[^.;]{{0,40}}$", re.I)
_OF_A_THING = re.compile(r"^\s*of (?:it|that|this|which|my|her|his|our|its)\b", re.I)
_OF_A_KIND = re.compile(
    rf"^\w+ (?:in|out of) \w+ (?!{any_of(MEASURED_IN)}\b)[a-z]+s\b|^\w+ [a-z]+s (?:in|out of)\b", re.I
)
""" "Nine in ten labs", "nine labs in ten"."""
_EVERYONE = re.compile(r"one$|body$", re.I)
"""Words that people also say of their own life: "nobody answers"."""
_SOME = re.compile(r"\ba (?:few|couple|handful)\b|\bone or two\b|\btwo or three\b", re.I)
"""A small number of people, and no share of anybody."""
ROUNDED_APART = 0.005
BESIDE = 2
"""So many words on either side of a number make it the speaker's own telling."""
_WORD = re.compile(r"[\w'’]+")


def find(context: ClaimContext) -> Iterator[Finding]:
    """Complaints of `number-mismatch`, `quantifier` and `wrong-base` about claims that rest on what somebody said."""
    if context.fiction or context.kind != "claim" or not context.cited_quotes:
        return
    if _SAID_BY.search(context.own_words) or context.index.speakers_in(context.own_words):
        return
    if context.quotations:
        return
    for i, figure in enumerate(context.figures):
        yield from _about_figure(context, i, figure)
    if not context.cited_statistics:
        yield from _about_quantities(context)


def _about_figure(context: ClaimContext, i: int, figure: Figure) -> Iterator[Finding]:
    """A figure that the quotes cited give, and no statistic does."""
    giving = [
        e for e in context.cited if any(gives(context, figure, e, derived) for derived in context.index.values(e))
    ]
    quote = next((e for e in giving if isinstance(e, Quote)), None)
    if quote is None or any(isinstance(e, Statistic) for e in giving) or figure.kind not in ("share", "number"):
        return
    if figure.kind == "number" and _as_quoted(context, figure, quote) and not _of_people(context, figure.span):
        return
    own = _own_figure(context, Clause(context, i), figure)
    printed = context.text[slice(*figure.span)]
    if own and not any(gives(context, figure, own, k) for k in context.index.values(own) if k.value == own.value):
        yield NUMBER_MISMATCH.finding(
            figure.span,
            figure=printed,
            truth=f"that is {_whose(quote)} word; {own.label} is {own.shown(own.value)}{own.base}",
            evidence=(EvidenceRef(id=own.id), EvidenceRef(id=quote.id)),
            suggestion=own.shown(own.value),
        )
    of_kind = figure.out_of and _OF_A_KIND.search(context.own_words[figure.span[0] :])
    if own is None and figure.kind == "share" and (of_kind or _of_people(context, figure.span)):
        yield _nobody_counted(context, figure.span, printed, quote)


def _own_figure(context: ClaimContext, clause: Clause, figure: Figure) -> Statistic | None:
    """The segment's own figure of what the clause speaks of: the one it names, alone, and of the same sort."""
    share = figure.kind == "share"
    # "it ended up nine days" names no attribute: the unit alone makes it none of "Days ridden"
    stems = clause.stems if share else clause.stems - unit_stems(figure.unit)
    named = [(part, s) for part, s in context.index.named_by(stems) if (s.measure == "share") == share]
    if (share and not _of_people(context, figure.span)) or (not share and _about_her(context)):
        return None
    best = [s for part, s in named if part >= NAMED and part == named[0][0]]
    if not share and best and best[0].unit and not unit_stems(figure.unit) & unit_stems(best[0].unit):
        return None  # "runs on 3 gigs" is no number of running subscriptions, and "the price in year five" no price
    if len(best) != 1 or negations(context.own_words) != negations(best[0].label):
        return None
    return best[0]


def _as_quoted(context: ClaimContext, figure: Figure, quote: Quote) -> bool:
    """Whether a number stands among the same words as in the quote: what is told is what happened to the speaker."""
    text, (start, end) = context.own_words, figure.span
    around = [*_WORD.findall(text[:start])[-BESIDE:], *_WORD.findall(text[start:])]
    around = around[: BESIDE + len(_WORD.findall(text[start:end])) + BESIDE]
    spoken = f" {' '.join(_WORD.findall(quote.text))} ".casefold()
    return len(around) > BESIDE and f" {' '.join(around)} ".casefold() in spoken


def _of_people(context: ClaimContext, span: Span) -> bool:
    """Whether a share is one of people: "nine in ten buyers", "80 % of them"; "half the time" is none."""
    before, after = context.peopled(context.own_words[: span[0]]), context.peopled(context.own_words[span[1] :])
    printed = context.peopled(context.own_words[slice(*span)])
    return not _OF_A_THING.match(after) and bool(
        _OF_PEOPLE.match(after) or _PEOPLE_BEFORE.search(before) or _PEOPLE.search(printed)
    )


def _about_her(context: ClaimContext) -> bool:
    return about_one(context.peopled(context.own_words), context.name.split()[0], "")


def _about_quantities(context: ClaimContext) -> Iterator[Finding]:
    """A quantity of people ("most of them") that rests on quotes alone."""
    for start, end, low, high in quantities(context):
        word, quote = context.text[start:end], context.cited_quotes[0]
        proportion = low >= 0.5 or high <= 0.3
        if not proportion or _SOME.search(word) or _EVERYONE.search(word) or not _of_people(context, (start, end)):
            continue
        stems = frozenset(content_stems(context.own_words[end:]))
        own = [s for part, s in context.index.named_by(stems) if part >= NAMED and s.measure == "share"]
        if len(own) == 1 and low - ROUNDED_APART <= own[0].value <= high + ROUNDED_APART:
            continue
        yield _nobody_counted(context, (start, end), word, quote)
        return


def _nobody_counted(context: ClaimContext, span: Span, printed: str, quote: Quote) -> Finding:
    return WRONG_BASE.finding(
        span,
        figure=f'"{printed}"',
        truth=f"that is {_whose(quote)} word, and nobody counted",
        evidence=(EvidenceRef(id=quote.id),),
        suggestion="say whose word it is, or leave it out",
    )


def _whose(quote: Quote) -> str:
    return f"{quote.speaker}'s" if quote.speaker else "one person's"

"""Checks clauses about means, medians, counts, totals and ranks that people gave against the figures."""

from __future__ import annotations

import math
from dataclasses import replace

from persona_gen.checker.claim_context import ClaimContext
from persona_gen.checker.matching import PERIOD_ADVERBS, factor, gives, measure_of, period_of, period_told
from persona_gen.checker.proofs.grammar import Bound
from persona_gen.checker.proofs.labels import FREE, singular, words_of
from persona_gen.checker.proofs.sentence import Sentence, is_multiple
from persona_gen.domain import Statistic
from persona_gen.evidence.question_numbers import plain_name
from persona_gen.evidence.significance import difference
from persona_gen.text.ages import is_age
from persona_gen.text.numbers import Figure

_ANSWERED = 0.8
"""A mean over at least this part of the segment may be told of it: the others gave no answer."""
NEAR_FIGURE = 0.1
"""How far a printed number may stand from the value, as a part of it, whatever its rounding would allow."""
SAME_AMOUNT = 0.03
"""As a part of the whole base's, how far an amount "as in the whole base" may stand from it."""
_PERIODS = frozenset("hour day night week month quarter year".split())
_TIMES_OF_DAY = frozenset("weekday evening morning night afternoon workday".split())
_YEARLY = frozenset("income salary wage turnover revenue".split())
"""Amounts that are by the year where nothing else is said."""
_ASIDE = frozenset("each per every of out to during".split())


def holds(sentence: Sentence, bound: Bound) -> bool:
    """Whether a clause about a mean, median, count or total is right in every point."""
    s: Statistic = bound["statistic"]
    if not _of_its_base(sentence, bound, s) or ("just" in bound and not s.value < bound["before"].value):
        return False
    if any(not (s.sd and figure.allows(s.sd)) for figure in bound.get("sd", ())):
        return False
    if "ranked" in bound:
        return _in_its_place(sentence, bound, s)
    if bound.get("ratio"):
        return bool(s.overall) and _bound_to(bound, s) and _compares(sentence, bound, s)
    figures: tuple[Figure, ...] = bound.get("value") or bound.get("age") or bound.get("range") or ()
    figure_holds = bool(figures) and _bound_to(bound, s) and _has_figure(sentence, bound, s, figures[0])
    return figure_holds and _keeps_its_unit(sentence, bound, s, figures[0]) and _compares(sentence, bound, s)


def _of_its_base(sentence: Sentence, bound: Bound, s: Statistic) -> bool:
    """Whether most of the segment answered, or the clause says how many did."""
    size, named = sentence.context.index.segment.size, bound.get("n", ())
    few = s.measure in ("mean", "median") and s.n and size and s.n < _ANSWERED * size
    return all(s.n and figure.allows(s.n) for figure in named) and not (few and not named)


def is_untrue(sentence: Sentence, bound: Bound) -> bool:
    """Whether a clause about an amount gives a figure that is none of its statistic's."""
    s: Statistic = bound["statistic"]
    figures: tuple[Figure, ...] = bound.get("value", ())
    if not figures or "n" in bound or "ranked" in bound or not _bound_to(bound, s):
        return False
    context = sentence.context
    return not any(gives(context, figures[0], s, derived) for derived in context.index.values(s))


def _has_figure(sentence: Sentence, bound: Bound, s: Statistic, figure: Figure) -> bool:
    """Whether the figure is the statistic's own, or its two ends."""
    context = sentence.context
    wanted = "range" if "range" in bound else "own"
    if "age" in bound and not is_age(s.attribute):
        return False
    if "age" in bound and "persona" in bound and all(span != figure.span for span, _ in context.ages):
        return False
    if any(math.isinf(edge) for ends in figure.intervals for edge in ends):
        return False
    return any(
        derived.role == wanted
        and gives(context, figure, s, derived)
        and (wanted == "range" or _near(context, figure, s))
        for derived in context.index.values(s)
    )


def _near(context: ClaimContext, figure: Figure, s: Statistic) -> bool:
    """Whether what is printed stands near the value: a mean rank of 2.6 is no "rank 3", however it rounds."""
    times = figure.out_of or factor(figure, context.own_words, s) or 1.0
    return figure.kind == "range" or abs(figure.values[0] * times - s.value) <= NEAR_FIGURE * abs(s.value)


def _bound_to(bound: Bound, s: Statistic) -> bool:
    """Whether the attribute is named, or all its words by what is counted; and the period of a rate is told."""
    unit = [singular(word) for word in words_of(s.unit or "")]
    counted = bound.get("counted")
    if "age" in bound or ("range" in bound and "attribute" not in bound):
        return is_age(s.attribute)
    asked = {singular(word) for word in words_of(plain_name(s.attribute)) if word not in FREE and word not in _ASIDE}
    if counted is not None and "attribute" not in bound and not asked <= set(counted) | set(unit):
        return False
    return counted is not None or "attribute" in bound


def _keeps_its_unit(sentence: Sentence, bound: Bound, s: Statistic, figure: Figure) -> bool:
    """Whether the sentence says of which period a rate is, and in what money, time or length an amount."""
    period = period_of(s.unit or "", s.label)
    asked = set(map(singular, words_of(plain_name(s.attribute))))
    named = {singular(word) for word in sentence.words} & {period, *PERIOD_ADVERBS.get(period or "", ())}
    understood = (period == "day" and asked & _TIMES_OF_DAY) or (period == "year" and asked & _YEARLY)
    told = named or period_told(figure, sentence.text) or period_of(sentence.text, "") == period
    if period in _PERIODS and not (told or understood):
        return False
    measured = not measure_of(s.unit or "") or any(map(measure_of, (figure.unit, *bound.get("counted", ()))))
    return measured or "age" in bound or is_age(s.attribute)


def _compares(sentence: Sentence, bound: Bound, s: Statistic) -> bool:
    """Whether a comparison with the whole base, if there is one, is right."""
    asked = {"whole_value", "gap", "direction", "times", "equal"} & bound.keys()
    if not asked or not s.overall:
        return not asked
    way = bound.get("direction")
    if "equal" in bound and (way or abs(s.value - s.overall) > SAME_AMOUNT * s.overall):
        return False
    printed = [figure.values[0] for name in ("value", "whole_value") for figure in bound.get(name, ())[:1]]
    if way and len(printed) == 2 and printed[0] == printed[1]:
        return False  # "7 points, less than the whole base's 7"
    if "times" in bound and not is_multiple(bound["times"][0], s.value / s.overall):
        return False
    if asked == {"direction"}:
        return difference(s, sentence.context.index.segment) == way
    return (not way or way * (s.value - s.overall) > 0) and all(
        _prints(sentence, bound[name][0], s, true)
        for name, true in (("whole_value", s.overall), ("gap", abs(s.value - s.overall)))
        if name in bound
    )


def _prints(sentence: Sentence, figure: Figure, s: Statistic, true: float) -> bool:
    if figure.kind == "points":  # of a scale, not of shares
        return s.measure != "share" and figure.allows(true / 100)
    times = factor(figure, sentence.text, s)
    if times is None:
        return False
    ends = tuple((times * low, times * high) for low, high in figure.intervals)
    return replace(figure, intervals=ends).allows(true)


def _in_its_place(sentence: Sentence, bound: Bound, s: Statistic) -> bool:
    """Whether what people ranked has this place by its mean rank among the others."""
    every = sentence.context.index.segment.statistics
    rivals = [t for t in every if words_of(t.attribute)[:3] == ("rank", "given", "to")]
    order = sorted(rivals, key=lambda t: t.value)
    place: int = bound["place"]
    value = bound.get("value")
    return (
        place <= len(order)
        and order[place - 1 if place > 0 else -1] is s
        and [t.value for t in rivals].count(s.value) == 1
        and (value is None or (value[0].allows(s.value) and _near(sentence.context, value[0], s)))
    )

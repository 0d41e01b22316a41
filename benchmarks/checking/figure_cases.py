"""Means, medians, counts, totals, ages and sums of categories."""

from __future__ import annotations

import random
from collections.abc import Iterator

from checking.cases import NUMBERS, PER_TEMPLATE, Case, Place, bad, claim, currency, figure_slots, fill, honest
from checking.phrasings import Phrasing, Phrasings
from checking.wording import FIGURE_STYLES, SHARE_STYLES, Style, decade, plain
from persona_gen.domain import Statistic


def figure_cases(place: Place, phrasing: Phrasing, rng: random.Random) -> Iterator[Case]:
    """A phrasing said of every mean, median, count or total it fits."""
    for s in place.figures:
        clause = place.speech.figures[s.id]
        whole = s.measure in ("count", "total")
        if whole != (phrasing.kind == "count or total") or (s.id.startswith("age") and "{s}" in phrasing.text):
            continue
        style = FIGURE_STYLES[phrasing.style]
        printed = style(s.value, currency(s))
        if not printed or (not currency(s) and phrasing.kind == "money"):
            continue
        slots = figure_slots(s, clause, printed)
        yield Case(phrasing.kind, claim(fill(phrasing.text, place, **slots), s.id), place)
        if wrong := _wrong_figure(style, s, printed, rng):
            text = fill(phrasing.text, place, **figure_slots(s, clause, wrong))
            yield bad("wrong figure", place, claim(text, s.id), *NUMBERS)
        if "{p}" in phrasing.text or "{P}" in phrasing.text:
            text = fill(phrasing.text, place, **{**slots, "p": clause.wrong_unit.format(v=printed)})
            yield bad("wrong unit", place, claim(text, s.id), *NUMBERS)
        told = style(s.overall, currency(s)) if s.overall and not 0.8 < s.overall / s.value < 1.25 else None
        if told and "{o}" not in phrasing.text:
            text = fill(phrasing.text, place, **figure_slots(s, clause, told))
            yield bad(
                "whole base's figure told of the segment", place, claim(text, s.id), "wrong-base", "number-mismatch"
            )
        rivals = [
            t
            for t in place.figures
            if t is not s
            and t.measure == s.measure
            and not 0.7 < t.value / s.value < 1.4
            and currency(t) == currency(s)
        ]
        if rivals and "{o}" not in phrasing.text:
            other = rng.choice(rivals)
            text = fill(phrasing.text, place, **figure_slots(other, place.speech.figures[other.id], printed))
            if not honest(other, s.value):
                yield bad(
                    "right figure, wrong attribute (cites the figure)",
                    place,
                    claim(text, s.id),
                    "number-mismatch",
                    "attribute-not-in-source",
                )
                yield bad("right figure, wrong attribute (cites the words)", place, claim(text, other.id), *NUMBERS)


def _wrong_figure(style: Style, s: Statistic, printed: str, rng: random.Random) -> str | None:
    for _ in range(60):
        value = s.value * rng.choice([rng.uniform(0.4, 0.82), rng.uniform(1.2, 1.9)])
        value = (
            round(value, -2)
            if s.value >= 1000
            else round(value, 1)
            if s.value % 1 or s.value < 10
            else float(round(value))
        )
        if value > 0 and not honest(s, value) and (wrong := style(value, currency(s))) and wrong != printed:
            return wrong
    return None


def age_cases(place: Place, said: Phrasings, rng: random.Random) -> Iterator[Case]:
    """Ages, and ages nobody in the segment has."""
    age = next(s for s in place.figures if s.attribute == "Age")
    low, high = age.min or 18, age.max or 80
    for phrasing in said.ages:

        def text(value: float, phrasing: Phrasing = phrasing, low: float = low, high: float = high) -> str | None:
            printed = decade(value) if phrasing.style == "decade" else str(round(value))
            ends = {"min": plain(low), "max": plain(high)}
            return fill(phrasing.text, place, f=printed, **ends) if printed else None

        if true := text(age.value):
            yield Case("age", claim(true, age.id), place)
        if phrasing.style == "range":
            false = text(0, low=low + 5, high=high - 4)
            yield bad("wrong figure", place, claim(false or "", age.id), *NUMBERS)
            continue
        beyond = high + rng.randint(3, 9) if phrasing.style == "rounded" else (high // 10 + 1) * 10 + 8
        if false := text(beyond):
            yield bad("age out of range", place, claim(false, age.id), *NUMBERS)


def sum_cases(place: Place, said: Phrasings, rng: random.Random) -> Iterator[Case]:
    """Two categories of a single choice taken together."""
    single = [s for s in place.shares if s.choice == "single" and not place.speech.shares[s.id].part]
    pairs = [
        (a, b)
        for a in single
        for b in single
        if a.attribute == b.attribute and a.id < b.id and a.value + b.value < 0.97
    ]
    for phrasing in said.sums:
        for a, b in rng.sample(pairs, min(PER_TEMPLATE, len(pairs))):
            clauses = {"p": place.speech.shares[a.id].plural, "p2": place.speech.shares[b.id].plural}
            total = a.value + b.value
            printed = SHARE_STYLES[phrasing.style](total, "") or ""
            yield Case(phrasing.kind, claim(fill(phrasing.text, place, f=printed, **clauses), a.id, b.id), place)
            given = [
                a.value,
                b.value,
                1 - a.value,
                1 - b.value,
                a.overall or 0,
                b.overall or 0,
                abs(a.value - b.value),
                total,
            ]
            wrong = next(
                (v for v in (rng.uniform(0.1, 0.95) for _ in range(99)) if all(abs(v - g) > 0.04 for g in given)), 0.0
            )
            if wrong:
                text = fill(phrasing.text, place, f=SHARE_STYLES[phrasing.style](wrong, "") or "", **clauses)
                yield bad("wrong figure", place, claim(text, a.id, b.id), *NUMBERS)

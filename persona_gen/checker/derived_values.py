"""Values that evidence gives, or plain arithmetic gives from it, with the words to say where they come from."""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Literal

from persona_gen.domain import SUM_TOLERANCE, Statistic, decimals, in_words
from persona_gen.text.clock import hours_between, is_same_time
from persona_gen.text.lexicon import any_of
from persona_gen.text.lexicon.english_numbers import DURATIONS
from persona_gen.text.numbers import Figure, read_figures
from persona_gen.text.tokens import content_stems

Role = Literal["own", "overall", "sd", "min", "max", "base", "range", "count", "complement", "overall complement",
               "half", "multiple", "inverse", "difference", "sum", "categories", "edge", "words", "apart"]  # fmt: skip

ROUND_FROM = 100
"""From here on the end of a range may be a round number."""
_CURRENCIES = {"£": "gbp", "$": "usd", "€": "eur", "¥": "jpy"}
_A_UNIT = re.compile(rf"\b(?:an?|one)\s+(?P<unit>{any_of(DURATIONS)})\b", re.I)
_PEOPLE = frozenset(
    content_stems(
        "people persons respondents participants customers users interviewees members befragte befragten personen"
        " kunden teilnehmende teilnehmenden"
    )
)


PRINTED = 3
"""Decimals of a share in the evidence that a writer is shown: who reads "69.5 %" may say 70 %."""


@dataclass(frozen=True, slots=True)
class DerivedValue:
    """One value the evidence gives, or that plain arithmetic gives from it, and how to say where it comes from.

    ``role`` tells what the value is to its statistic; "own" is the statistic's value itself.
    """

    figure_kind: str
    value: float
    says: str
    high: float | None = None
    unit_stems: frozenset[str] = frozenset()
    is_base: bool = False
    role: Role = "own"
    sign: int = 0
    """Of a difference to the whole base: 1 where the segment lies above it, -1 where below."""
    of: tuple[str, ...] = ()
    """Of a ratio between two statistics: the ids of what is divided, and of what it is divided by."""
    unit: str = ""
    """Of a figure in words: the unit printed with it."""
    printed: Figure | None = None
    """The figure in words itself."""

    def matches(self, figure: Figure) -> bool:
        """Whether the printed figure is an honest print of this value."""
        if "time" in (figure.kind, self.figure_kind):  # "half past four" is 4.5 hours, too
            return is_same_time(figure, self.printed) if self.printed else figure.allows(60 * self.value)
        if figure.kind == "range" or self.high is not None:
            return self._matches_range(figure)
        if figure.kind == "share" and self.figure_kind == "number" and figure.out_of:
            mark = any(low * figure.out_of <= self.value <= high * figure.out_of for low, high in figure.intervals)
            return mark and str(figure.out_of) in self.unit_stems
        if figure.kind == "number" and self.figure_kind == "share":
            return (
                not figure.unit
                and self.value < 1
                and max(high for _, high in figure.intervals) <= 1
                and figure.allows(self.value)
            )
        of_people = not (self.is_base and figure.unit) or bool(unit_stems(figure.unit) & (_PEOPLE | self.unit_stems))
        in_print = round(self.value, PRINTED) if figure.kind == "share" else self.value
        allowed = figure.allows(self.value) or figure.allows(in_print)
        return figure.kind == self.figure_kind and of_people and allowed

    def _matches_range(self, figure: Figure) -> bool:
        low, high = figure.intervals[0]
        if figure.kind != "range":
            return False
        if self.high is not None:
            return _prints_end(low, self.value) and _prints_end(high, self.high)
        return (
            figure.unit == "share" and self.figure_kind == "share" and high - low <= 0.2 and low <= self.value <= high
        )


def _prints_end(printed: float, value: float) -> bool:
    """Whether an end of a range is printed honestly: 67 is no 68, and 19,870 is "20,000"."""
    if printed >= ROUND_FROM and printed % 10 == 0:
        return math.isclose(printed, value, rel_tol=0.02)
    step = 0.01 if printed < 1 else 0.1 if printed != int(printed) else 1.0
    return abs(printed - value) < 0.51 * step and (step < 1 or value != int(value) or printed == value)


def unit_stems(unit: str | None) -> frozenset[str]:
    """The words of a unit, currencies by their code."""
    unit = (unit or "").lower()
    return frozenset(
        [_CURRENCIES[unit]]
        if unit in _CURRENCIES
        else [*content_stems(unit), *(w for w in unit.split() if w.isdigit())]
    )


_IN_PERCENT = re.compile(
    r"(%|per ?cent|pct|prozent|pour ?cent|por ?ciento|procent)\.?( (of|der|des|du|de|von) .*)?", re.I
)
"""A unit in which a mean is a part of something: "percent of orders"; percentage points are a difference."""


def _part_of_one(unit: str | None) -> float | None:
    """How much of a whole one of a unit is: 0.01 for "percent of orders", 1 for a share; None for any other unit."""
    return 1.0 if unit == "share" else 0.01 if unit and _IN_PERCENT.fullmatch(unit.strip()) else None


def values_of(s: Statistic, locale: str) -> list[DerivedValue]:
    """What a statistic gives: its figures, those of its label, complement, difference and ratio to the whole base."""
    kind = "share" if s.measure == "share" else "number"
    units = unit_stems(s.unit) | frozenset(content_stems(s.label))
    values = [DerivedValue(kind, s.value, f"{s.label}: {s.shown(s.value)}{s.base}", unit_stems=units)]
    if kind == "number" and (part := _part_of_one(s.unit)):  # "18 % of the stock" of a mean
        says = f"{s.label}: {s.shown(s.value)}"
        values.append(DerivedValue("share", part * s.value, says, unit_stems=units))
        if s.overall is not None:
            values.append(DerivedValue("share", part * s.overall, says, unit_stems=units, role="overall"))
    others: tuple[tuple[Role, float | None], ...] = (
        ("overall", s.overall), ("sd", s.sd), ("min", s.min), ("max", s.max)
    )  # fmt: skip
    for role, value in others:
        if value is not None:
            values.append(
                DerivedValue(kind, value, f"{s.label}, {role}: {s.shown(value)}", unit_stems=units, role=role)
            )
    if s.n is not None:
        values.append(DerivedValue("number", s.n, f"{s.label}: n = {s.n}", is_base=True, role="base"))
    if s.min is not None and s.max is not None:
        says = f"{s.label}: from {s.shown(s.min)} to {s.shown(s.max)}"
        values.append(DerivedValue("range", s.min, says, high=s.max, role="range"))
    return values + _of_people(s, units) + _to_whole_base(s, kind, units) + _in_label(s, locale)


def _of_people(s: Statistic, units: frozenset[str]) -> list[DerivedValue]:
    """A share as a number of people, a count as a share, their complements, and the half below a median."""
    values = []
    if s.n is not None and s.measure == "share":
        says = f"{s.shown(s.value)} of {s.n} = {decimals(s.value * s.n)} ({s.label})"
        values.append(DerivedValue("number", s.value * s.n, says, unit_stems=units | _PEOPLE, role="count"))
    if s.n is not None and s.measure == "count":
        values.append(DerivedValue("share", s.value / s.n, f"{s.shown(s.value)} of {s.n} ({s.label})", role="count"))
    if s.measure == "share":
        says = f"100 % − {s.shown(s.value)} = {s.shown(1 - s.value)} ({s.label}{s.base})"
        values.append(DerivedValue("share", 1 - s.value, says, role="complement"))
        if s.overall is not None:
            says = f"100 % − {s.shown(s.overall)} over the whole base = {s.shown(1 - s.overall)} ({s.label})"
            values.append(DerivedValue("share", 1 - s.overall, says, role="overall complement"))
    if s.measure == "median":
        values.append(DerivedValue("share", 0.5, f"half lie below the median {s.shown(s.value)}", role="half"))
    return values


def _to_whole_base(s: Statistic, kind: str, units: frozenset[str]) -> list[DerivedValue]:
    """Ratio and difference of a statistic and the same figure over the whole base."""
    if not s.overall:
        return []
    mine, all_ = s.shown(s.value), s.shown(s.overall)
    says = f"{mine} ÷ {all_} over the whole base = {decimals(s.value / s.overall)} ({s.label}{s.base})"
    values = [DerivedValue("multiple", s.value / s.overall, says, role="multiple")]
    if s.value:
        says = f"{all_} over the whole base ÷ {mine} = {decimals(s.overall / s.value)} ({s.label}{s.base})"
        values.append(DerivedValue("multiple", s.overall / s.value, says, role="inverse"))
    gap = abs(s.value - s.overall)
    high, low = (mine, all_) if s.value > s.overall else (all_, mine)
    says = f"{high} − {low} = {s.shown(gap)} ({s.label} against the whole base{s.base})"
    sign = 1 if s.value > s.overall else -1
    gap_kind = "points" if kind == "share" else kind
    return [*values, DerivedValue(gap_kind, gap, says, unit_stems=units, role="difference", sign=sign)]


def _in_label(s: Statistic, locale: str) -> list[DerivedValue]:
    """The figures of a label; who is in the band "10 to 49" has "fewer than 50", and "more than 9"."""
    label = " ".join(part for part in (in_words(s.attribute), s.answer, s.unit) if part)
    figures, stems = read_figures(label, locale), frozenset(content_stems(label))
    return (
        [*from_text(label, s.label, locale)]
        + [
            DerivedValue(
                "number", edge, f"{s.label} ends at {figure.intervals[0][1]:g}", unit_stems=stems, role="words"
            )
            for figure in figures
            if figure.kind == "range" and figure.unit != "share"
            for edge in (figure.intervals[0][0] - 1, figure.intervals[0][1] + 1)
        ]
        + [
            DerivedValue("number", edge, f"{s.label} ends at {edge:g}", unit_stems=stems, role="edge")
            for figure in figures
            if figure.kind == "range" and figure.unit != "share"
            for edge in figure.intervals[0]
        ]
    )


def from_text(text: str, where: str, locale: str) -> Iterator[DerivedValue]:
    """The figures that a text prints, and the hours from one time to the next: "8 to 10 am"."""
    for match in _A_UNIT.finditer(text):
        yield DerivedValue("number", 1, f"{where} says {match.group()}", role="words", unit=match["unit"].lower())
    before: Figure | None = None
    for figure in read_figures(text, locale):
        low, high = figure.intervals[0]
        says = f"{where} says {text[slice(*figure.span)]}"
        if figure.kind == "range":
            yield DerivedValue("range", low, says, high=high, role="words", printed=figure)
        else:
            yield DerivedValue(figure.kind, figure.values[0], says, role="words", unit=figure.unit, printed=figure)
        if before and (hours := hours_between(before, figure, text)):
            yield DerivedValue("range", hours[0], f"{where} says {text}", high=hours[1], role="words")
        before = figure


def values_between(statistics: Sequence[Statistic]) -> list[DerivedValue]:
    """What cited statistics give together: sums of one attribute's categories, differences, ratios."""
    values = []
    sums: dict[str, list[Statistic]] = defaultdict(list)
    for s in statistics:
        if s.measure == "share":
            sums[s.attribute].append(s)
    for attribute, parts in sums.items():
        total = sum(s.value for s in parts)
        if len(parts) > 1 and total <= 1 + SUM_TOLERANCE and all(s.choice != "multiple" for s in parts):
            terms = " + ".join(s.shown(s.value) for s in parts)
            values.append(
                DerivedValue("share", total, f"{terms} = {decimals(100 * total)} % ({attribute})", role="sum")
            )
    for i, a in enumerate(statistics):
        for b in statistics[i + 1 :]:
            if (a.measure == "share") == (b.measure == "share"):
                values += _of_two(*((a, b) if a.value >= b.value else (b, a)))
    return values


def _of_two(a: Statistic, b: Statistic) -> list[DerivedValue]:
    gap, labels = a.value - b.value, f"({a.label}, {b.label})"
    says = f"{a.shown(a.value)} − {b.shown(b.value)} = {a.shown(gap)} {labels}"
    values = [DerivedValue("points" if a.measure == "share" else "number", gap, says, role="difference")]
    for x, y in ((a, b), (b, a)):
        if y.value and x.value:
            says = f"{x.shown(x.value)} ÷ {y.shown(y.value)} = {decimals(x.value / y.value)} {labels}"
            values.append(DerivedValue("multiple", x.value / y.value, says, role="multiple", of=(x.id, y.id)))
    return values

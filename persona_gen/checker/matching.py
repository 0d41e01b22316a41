"""Whether evidence gives a figure: whether the two measure the same, and the value is what the figure prints.

A unit is money of one currency, or a length of time or way, or what is counted; a period is the "per week" of a rate.
"""

from __future__ import annotations

import math
import re
from dataclasses import replace
from functools import lru_cache

from persona_gen.checker.claim_context import ClaimContext
from persona_gen.checker.derived_values import DerivedValue, unit_stems
from persona_gen.checker.segment_index import NAMED
from persona_gen.domain import Evidence, Quote, Statistic
from persona_gen.text.lexicon.english_numbers import MONEY
from persona_gen.text.lexicon.other_languages import TIME_UNITS
from persona_gen.text.numbers import Figure
from persona_gen.text.tokens import content_stems

_STEPS = frozenset(content_stems("places points steps ranks"))
NARROW, WIDE = 0.2, 0.5
"""How wide a range of numbers may be to tell a mean, as a part of it: said of all plainly, and called average."""
FOLLOWS = 40
"""How far behind a number, in characters, the noun may stand that it counts."""
_FEWER = re.compile(r"(?:\b(?<!not )(?<!no )(?:less|fewer) than|\b(?:under|below)|<)\s*[£$€¥]?$", re.I)
_ALL_OF = re.compile(r"\b(?:all|of|among)(?: (?:the|all|of|these|our))*\s+$", re.I)
_PERSONS = re.compile(r"(ers|ors|ents|ants|ists|als|men|people|adults|members)$")
_OF_THEM = re.compile(r"\s+of (?:them|these|those)\b", re.I)
"""Behind a number it counts people, and is no amount."""
_OF_ALL_OF_THEM = re.compile(r"\b(they|them|people|all|everyone|most)\b", re.I)
_AVERAGE = re.compile(r"\b(average|mean|median|typical(ly)?|usual(ly)?|about|around|roughly)\b", re.I)

_TIMES = {"second": 1 / 60, "sec": 1 / 60, "minute": 1, "min": 1, "hour": 60, "hr": 60, "h": 60, "day": 1440,
          "week": 10_080, "month": 43_830, "year": 525_960}  # fmt: skip
_TIMES |= {form: _TIMES[unit] for unit, forms in TIME_UNITS.items() for form in forms}
_WAYS = {"m": 1, "metre": 1, "meter": 1, "km": 1000, "kilometre": 1000, "kilometer": 1000, "mile": 1609, "cm": 0.01,
         "mm": 0.001, "millimetre": 0.001, "millimeter": 0.001, "centimetre": 0.01, "centimeter": 0.01}  # fmt: skip
_WEIGHTS = {"g": 1, "kg": 1000, "gram": 1, "kilo": 1000, "kilogram": 1000}
_ENERGIES = {"kcal": 1, "kilocalorie": 1, "calorie": 1, "kilojoule": 0.239, "kj": 0.239}
_MONEY = {"£": "gbp", "gbp": "gbp", "$": "$", "usd": "usd", "€": "eur", "eur": "eur", "¥": "jpy", "jpy": "jpy",
          "chf": "chf", "franc": "chf", "yen": "jpy", "aud": "aud", "cad": "cad", "nzd": "nzd"}  # fmt: skip
_MONEY |= {word: _MONEY[sign] for word, sign in MONEY.items()}
_IN_DOLLARS = frozenset("usd aud cad nzd".split())
_NATIONS = frozenset("us u.s american swiss british canadian australian nz".split())
"""Before the name of a currency: "US dollars". A bare dollar is whichever the other side says."""
_TABLES = (("time", _TIMES), ("way", _WAYS), ("weight", _WEIGHTS), ("energy", _ENERGIES))
_A_YEAR = {"hour": 8760, "day": 365, "night": 365, "evening": 365, "week": 52, "month": 12, "quarter": 4, "year": 1}
_ADVERBS = {"daily": "day", "weekly": "week", "monthly": "month", "yearly": "year", "annually": "year"}
PERIOD_ADVERBS = {period: (adverb,) for adverb, period in _ADVERBS.items()}
_GERMAN_PERIODS = {
    "stunde": "hour",
    "tag": "day",
    "woche": "week",
    "monat": "month",
    "quartal": "quarter",
    "jahr": "year",
}
_PERIOD = re.compile(
    r"(?:\b(?:a|an|per|each|every|of (?:their|her|his|the))\s+|/\s?)(?:single\s+|calendar\s+|working\s+)?"
    rf"(?P<period>{'|'.join(_A_YEAR)})\b(?!-)"
    rf"|\b(?:pro|je|im|in der)\s+(?P<german>{'|'.join(_GERMAN_PERIODS)})\b"
    rf"|\bevery\s+[\w-]+\s+(?P<several>{'|'.join(_A_YEAR)})s?\b|\b(?P<adverb>{'|'.join(_ADVERBS)})\b",
    re.I,
)
_CUT = re.compile(r"[.;:()]\s|[;:()]|,\s|\b(?:and|or|but|while|whereas|against|compared|for)\b", re.I)
"""Where the words that may give a figure's period end."""


def gives(context: ClaimContext, figure: Figure, evidence: Evidence | None, derived: DerivedValue) -> bool:
    """Whether a known value is what the figure prints: the values agree, and so do unit and period where given."""
    if figure.kind == "points" and derived.figure_kind == "number" and "point" in derived.unit_stems:
        bounds = tuple((100 * low, 100 * high) for low, high in figure.intervals)
        figure = replace(figure, kind="number", intervals=bounds, unit="points")
    elif figure.kind == "number" and (derived.figure_kind == "share" or _of_persons(figure, derived)):
        figure = replace(figure, unit="")  # "0.48 rent", "412 buyers"
    if derived.role in ("words", "apart"):
        converted = _in_unit_of_words(figure, derived, context.own_words, evidence)
        if converted is None:
            return False
        figure = converted
    if (
        derived.is_base
        and figure.kind == "number"
        and _ALL_OF.search(context.own_words[max(0, figure.span[0] - 30) : figure.span[0]])
    ):
        figure = replace(figure, unit="")  # "all sixteen gave …"
    amount = derived.figure_kind in ("number", "range") and figure.unit != "share"
    if not isinstance(evidence, Statistic) or derived.is_base or figure.kind not in ("number", "range") or not amount:
        return derived.matches(figure)
    times = factor(figure, context.own_words, evidence)
    if times is None or (_OF_THEM.match(context.own_words, figure.span[1]) and "person" not in derived.unit_stems):
        return False
    figure = _times(figure, times)
    if figure.kind == "range" and derived.role == "difference":  # "four to five fewer" of 4.5
        low, high = figure.intervals[0]
        return low <= derived.value <= high <= low + max(1.0, NARROW * low)
    if figure.kind == "range" and derived.value == evidence.value and derived.high is None:
        return _tells_mean(context, figure, evidence) and _same_thing(context, figure, evidence, derived)
    whole = derived.role != "own" or not _cut_off(figure, evidence)
    return whole and derived.matches(figure) and _same_thing(context, figure, evidence, derived)


def in_unit(figure: Figure, text: str, s: Statistic) -> Figure:
    """A figure of ``text`` in a statistic's unit and period: "an hour" as 60 minutes; as it is where it cannot be."""
    return _times(figure, factor(figure, text, s) or 1.0) if figure.kind == "number" else figure


def _times(figure: Figure, times: float) -> Figure:
    intervals = tuple((times * low, times * high) for low, high in figure.intervals)
    return replace(figure, intervals=intervals) if times != 1.0 else figure


def _cut_off(figure: Figure, s: Statistic) -> bool:
    """Whether a whole number leaves more than half off a mean: 4.6 is no "4". Of years only full ones count."""
    (low, high), value = figure.intervals[0], figure.values[0]
    plain = value == int(value) and abs(high - value - 1) < 0.001 and abs(value - low - 0.5) < 0.001
    in_years = (measure_of(s.unit or "") or ("", 0.0))[1] == _TIMES["year"]
    return plain and not in_years and s.value > value + 0.5


def _in_unit_of_words(figure: Figure, derived: DerivedValue, text: str, evidence: Evidence | None) -> Figure | None:
    """A figure in the unit and period of one in words, where both have them; nothing where they are no match.

    "Seven days" are "a week", "twice a year" is "every six months", and "fewer than four" is not "four".
    """
    ours, theirs = measure_of(figure.unit), measure_of(derived.unit)
    is_rate = derived.unit == "times" and derived.value < 1
    if (ours and theirs and not alike(ours[0], theirs[0])) or (is_rate and figure.unit != "times"):
        return None
    times = ours[1] / theirs[1] if ours and theirs else 1.0
    if isinstance(evidence, Quote) and derived.printed and figure.kind == derived.figure_kind == "number":
        period, given = period_told(figure, text), period_told(derived.printed, evidence.text)
        if period and given and (figure.unit == derived.unit or (ours and theirs)):
            times *= _A_YEAR[period] / _A_YEAR[given]
    bounded = derived.printed is not None and math.isinf(derived.printed.intervals[0][0])
    if (
        math.isinf(figure.intervals[0][0])
        and not bounded
        and figure.values[0] * times == derived.value
        and _FEWER.search(text, 0, figure.span[0])
    ):
        return None
    return _times(figure, times)


def _same_thing(context: ClaimContext, figure: Figure, s: Statistic, derived: DerivedValue) -> bool:
    """Whether what is counted after a number is the statistic's unit or can be none: "11 tabs" are no visits."""
    unit_named, counted = unit_stems(figure.unit), unit_stems(s.unit)
    if derived.role == "difference" and unit_named <= _STEPS:
        return True
    if context.cited_statistics == [s] and derived.role == "own":
        rate = period_told(figure, context.own_words) and period_of(s.unit or "", s.label)
        if rate or (s.overall and any(f.allows(s.overall) for f in context.figures if f is not figure)):
            return True  # "4.8 titles a month" of "Loans per month"; "6.8 outings, against 11.3" of "Trips"
    if not unit_named or figure.unit == "times" or unit_named & derived.unit_stems or measure_of(figure.unit):
        return True
    start = figure.span[1]
    if counted & frozenset(content_stems(context.own_words[start : start + FOLLOWS])):  # "10 different platforms"
        return True
    if counted & context.index.label_stems[s.id]:  # "1.8 cars in the household" of "Children in the household"
        return False
    return context.index.overlap(s, context.stems) >= NAMED


def _tells_mean(context: ClaimContext, figure: Figure, s: Statistic) -> bool:
    """Whether a range around the mean is an honest print of it, and no claim about the range of all."""
    low, high = figure.intervals[0]
    average = _AVERAGE.search(context.own_words) or not _OF_ALL_OF_THEM.search(context.own_words)
    return s.measure != "share" and low <= s.value <= high and high - low <= (WIDE if average else NARROW) * s.value


def _of_persons(figure: Figure, derived: DerivedValue) -> bool:
    return bool(_PERSONS.search(figure.unit)) and (derived.is_base or "person" in derived.unit_stems)


def factor(figure: Figure, text: str, s: Statistic) -> float | None:
    """What a figure of ``text`` is multiplied by to be in a statistic's unit and period; nothing if it cannot be.

    Words that are no known unit neither agree nor disagree here, and what only one side gives is no disagreement;
    but money told by the week or month is none that is told of no period at all.
    """
    ours, theirs = measure_of(figure.unit), measure_of(s.unit or "")
    times = 1.0
    if ours and theirs:
        if not alike(ours[0], theirs[0]):
            return None
        times = ours[1] / theirs[1]
    elif (ours and s.unit and not _says(s.label, figure.unit)) or (theirs and figure.unit == "times"):
        return None
    period, given = period_told(figure, text), period_of(s.unit or "", s.label)
    if period and given:
        return times * _A_YEAR[period] / _A_YEAR[given] if given in _A_YEAR else None
    stock = period and period != "year" and theirs and theirs[0] in _MONEY.values() and not _says(s.label, period)
    return None if stock else times


def period_told(figure: Figure, text: str) -> str | None:
    """The period of the rate that a figure is: "£430 put aside each month" is by the month."""
    match = period_after(figure, text)
    return _name(match) if match else None


def period_after(figure: Figure, text: str) -> re.Match[str] | None:
    """Where the text gives the period, from the figure on and within its clause."""
    cut = _CUT.search(text, figure.span[1])
    return _PERIOD.search(text, figure.span[0], min(cut.start() if cut else len(text), figure.span[1] + 60))


@lru_cache(maxsize=1_000)
def period_of(unit: str, label: str) -> str | None:
    """What a rate is per: a period by its name, or whatever stands behind "per"."""
    if match := _PERIOD.search(unit) or _PERIOD.search(label):
        return _name(match)
    _, _, each = unit.partition(" per ")  # hours per purchase
    return each or None


def _name(match: re.Match[str]) -> str:
    if match["german"]:
        return _GERMAN_PERIODS[match["german"].lower()]
    period = match["period"] or match["several"]
    return period.lower() if period else _ADVERBS[match["adverb"].lower()]


@lru_cache(maxsize=1_000)
def measure_of(unit: str) -> tuple[str, float] | None:
    """What a unit measures, and how large it is in the smallest of its kind; nothing for things that are counted."""
    first, *after = (word.rstrip(".") for word in re.split(r"[ /]", unit.lower()))
    if first in _NATIONS and after:
        first = after[0]
    if money := _MONEY.get(first) or _MONEY.get(first.removesuffix("s")):
        return money, 1.0
    for name, table in _TABLES:
        for word in (first, first.removesuffix("s")):
            if word in table:
                return name, table[word]
    return None


def alike(ours: str, theirs: str) -> bool:
    """Whether two measure the same; "$" is a dollar of any country."""
    return ours == theirs or ("$" in (ours, theirs) and not _IN_DOLLARS.isdisjoint((ours, theirs)))


def _says(label: str, word: str) -> bool:
    return word.removesuffix("s") in label.lower()

"""What the ways to write a figure mean: a match of each, and the marks before decimals, to the figure it prints."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable

from persona_gen.domain import Span
from persona_gen.text.lexicon import any_of, german, other_languages
from persona_gen.text.lexicon import english_numbers as en
from persona_gen.text.lexicon.english import FUNCTION_WORDS, TURNING_WORDS
from persona_gen.text.numerals import (
    MAGNITUDES,
    VULGAR,
    Figure,
    FigureKind,
    Print,
    decimals_of,
    possible_values,
    value_of,
)

NEAREST_PART = 0.05
"""How far "three out of five" may stand from the share it prints, at most. These limits are our convention."""
PLAIN_FRACTION = 0.02
"""What a bare "half" or "a third" allows: two percentage points."""
MULTIPLE_UNDER, MULTIPLE_OVER = 0.10, 0.15
"""What a round multiple ("twice") allows, as parts of it."""

_EVERY = en.EVERY | german.EVERY
_OF_A_SIZE = re.compile(
    rf"\s+as\s+(?!an?\b|the\b|it\b|if\b)\w+|\s+(?:the|that)\s+(?:(?:usual|normal|overall|average|national|general|\w+-wide)"
    rf"(?:\s+{any_of(en.SIZES)})?|share|rate|proportion|percentage|size|amount|number|\d[\d.,]*\s?%)(?!\w)|\s+that\s+(?:of|in)\b"
    r"|\s+of\s+(?:the|that)\s+(?:usual|normal|overall|average|national|general)\s+(?:median|mean|average|figure|amount|level)\b",
    re.I,
)
"""What makes "half" a multiple: of a share, and not a share of people."""
_RATE_BEFORE = re.compile(rf"(?:\d|\b(?:once|twice|times|{'|'.join(f'{unit}s' for unit in en.DURATIONS)}))\s+$", re.I)
"""What "a day" follows where it is the period of a rate."""
_NO_UNIT = FUNCTION_WORDS | TURNING_WORDS | frozenset(en.NO_UNIT)


def _of(span: Span, kind: FigureKind, printed: Iterable[Print], unit: str = "", out_of: int | None = None) -> Figure:
    readings = tuple(printed)
    return Figure(span, kind, tuple(r[1:] for r in readings), tuple(r[0] for r in readings), unit, out_of)


def _around(value: float, under: float, over: float | None = None) -> list[Print]:
    return [(value, value - under, value + (under if over is None else over))]


def ratio_figure(match: re.Match[str], marks: str) -> Figure | None:
    """ "Three in five", "7/10"."""
    a, b = value_of(match["a"], marks), value_of(match["b"], marks)
    if not 1 <= a <= b or not 2 <= b <= 1000 or b != int(b):  # "412 of 2,289" is two counts
        return None
    share = a / b
    if decimals_of(match["a"]):  # a mark: 5.3 out of 10
        printed = possible_values(match["a"], marks, 1 / b)
    elif a == 1:  # nearer to one in five than to one in four or six
        printed = _around(share, *(min(max(abs(share - 1 / n), 0.01), NEAREST_PART) for n in (b + 0.5, b - 0.5)))
    else:
        printed = _around(share, min(0.5 / b, NEAREST_PART))
    return _of(match.span(), "share", printed, out_of=int(b))


def foreign_ratio_figure(match: re.Match[str], marks: str) -> Figure | None:
    """ "Neun von zehn", "sept sur dix"."""
    a, b = (other_languages.NUMBER_VALUES[match[name].lower()] for name in ("a", "b"))
    if not a < b:
        return None
    return _of(match.span(), "share", _around(a / b, min(0.5 / b, NEAREST_PART)), out_of=b)


def foreign_fold_figure(match: re.Match[str], marks: str) -> Figure:
    """ "Doppelt so viele", "deux fois plus"."""
    value = float(other_languages.FOLDS[match["fold"].lower()])
    return _of(match.span(), "multiple", _around(value, MULTIPLE_UNDER * value, MULTIPLE_OVER * value))


def fraction_figure(match: re.Match[str], marks: str) -> Figure | None:
    """ "Half", "two thirds", "a quarter", and "half as likely", a multiple."""
    part = match["part"].lower()
    count = value_of(match["count"], marks) if match["count"] and match["count"].lower() != "a" else 1.0
    rate = re.search(r"(?:[£$€]\s?[\d.,]+k?|\b(?:once|twice|times)|\d\s+\w+s|\d)\s+$", match.string[: match.start()])
    if part == "quarter" and rate and not re.match(r"\s+of\b", match.string[match.end() :]):
        return None  # £115 a quarter
    share = VULGAR[part] if part in VULGAR else count / en.FRACTIONS[part.rstrip("s").replace("halve", "half")]
    if share > 1:
        return None
    if _OF_A_SIZE.match(match.string, match.end()):  # half as likely, half the usual share
        return _of(match.span(), "multiple", _around(share, MULTIPLE_UNDER * share, MULTIPLE_OVER * share))
    return _of(match.span(), "share", _around(share, min(PLAIN_FRACTION, 0.15 * share)))


def german_fraction_figure(match: re.Match[str], marks: str) -> Figure | None:
    """ "Zwei Drittel"."""
    count = german.NUMBER_WORDS.get((match["count"] or "").lower(), 1)
    share = count / german.FRACTIONS[match["part"].lower()]
    return _of(match.span(), "share", _around(share, PLAIN_FRACTION)) if share <= 1 else None


def every_figure(match: re.Match[str], marks: str) -> Figure:
    """ "Every third buyer" is one in three."""
    nth = _EVERY[(match["nth"] or match["te"]).lower()]
    return _of(match.span(), "share", _around(1 / nth, min(0.05, 0.15 / nth)), out_of=nth)


def multiple_figure(match: re.Match[str], marks: str) -> Figure:
    """ "Twice", "threefold", "3 times as"."""
    word = (match["word"] or match["fold"] or "").lower()
    value = (en.MULTIPLES | en.FOLDS)[word] if word else value_of(match["times"], marks)
    if not word and value != int(value):
        return _of(match.span(), "multiple", possible_values(match["times"], marks))
    return _of(match.span(), "multiple", _around(value, MULTIPLE_UNDER * value, MULTIPLE_OVER * value))


def relative_figure(match: re.Match[str], marks: str) -> Figure:
    """ "55 % more likely" is 1.55 times as likely; percentage points are said otherwise."""
    sign = 1 if match["way"].lower() in en.ABOVE_IN_PERCENT else -1
    ends = [sorted((1 + sign * low, 1 + sign * high)) for _, low, high in possible_values(match["value"], marks, 0.01)]
    value = 1 + sign * value_of(match["value"], marks) / 100
    return _of(match.span(), "multiple", [(value, low, high) for low, high in ends])


def relative_fraction_figure(match: re.Match[str], marks: str) -> Figure:
    """ "Half as old again", "a third smaller than": one and a part, or one without it."""
    part = (match["part"] or match["parts"]).lower().rstrip("s")
    count = value_of(match["counted"], marks) if match["counted"] and match["counted"].lower()[0] != "a" else 1.0
    below = match["way"] is not None and match["way"].lower() not in en.ABOVE_IN_PERCENT
    change = count / en.FRACTIONS[part]
    value = 1 + (-change if below else change)
    return _of(match.span(), "multiple", _around(value, 0.2 * change))


def frequency_figure(match: re.Match[str], marks: str) -> Figure:
    """ "Twice a week" counts."""
    return _of(match.span(), "number", _around(2.0, 0.5), unit="times")


def decade_figure(match: re.Match[str], marks: str) -> Figure:
    """ "In her late twenties", "the 40s"."""
    name = match["decade"].lower().lstrip("'’")
    start = en.DECADES[name] if name in en.DECADES else int(name[:2])
    first = en.PARTS_OF_DECADE.get((match["part"] or "").lower(), (0, 9.999))
    last = en.PARTS_OF_DECADE.get((match["until"] or "").lower(), first)
    return _span_of_years(match.span(), start + first[0], start + last[1])


def something_figure(match: re.Match[str], marks: str) -> Figure:
    """ "Thirty-something"."""
    start = value_of(match["value"], marks)
    return _span_of_years(match.span(), start, start + 9.999)


def bound_of_age_figure(match: re.Match[str], marks: str) -> Figure:
    """ "The under-30s"."""
    age = float(match["value"])
    low, high = (-math.inf, age) if match["side"].lower() == "under" else (age, math.inf)
    return _of(match.span(), "number", [(age, low, high)], unit="years")


def _span_of_years(span: Span, low: float, high: float) -> Figure:
    return _of(span, "number", [((low + high) / 2, low, high)], unit="years")


def age_figure(match: re.Match[str], marks: str) -> Figure:
    """ "29 years old", "aged 29"."""
    return _of((match.start("value"), match.end()), "number", possible_values(match["value"], marks), unit="years")


def range_figure(match: re.Match[str], marks: str) -> Figure | None:
    """ "20 to 30", "£20-30k"."""
    low, high = value_of(match["a"], marks), value_of(match["b"], marks)
    if low >= high:
        return None
    parts = 100 if match["percent"] else 1 / MAGNITUDES.get((match["scale"] or "").lower(), 1.0)
    unit = "share" if match["percent"] else _unit(match["currency"] or match["years"] or match["unit"])
    end = match.start("unit") - 1 if match["unit"] else match.end()
    return _of((match.start(), end), "range", [((low + high) / 2 / parts, low / parts, high / parts)], unit=unit)


def percent_figure(match: re.Match[str], marks: str) -> Figure:
    """ "48 %"."""
    return _of((match.start("value"), match.end()), "share", _unrounded(match["value"], marks))


def _unrounded(token: str, marks: str) -> list[Print]:
    """A percentage: 100 % is not 99 or 101, whatever its zeros would allow a number."""
    value = value_of(token, marks)
    if value >= 100 and value == int(value):
        return [(value / 100, (value - 0.5) / 100, (value + 1 - 1e-6) / 100)]
    return [p for p in possible_values(token, marks, 0.01) if p[0] <= 10]


def points_figure(match: re.Match[str], marks: str) -> Figure:
    """Whole points may be the difference of two rounded shares, and so one off."""
    printed = possible_values(match["value"], marks, 0.01)
    if not decimals_of(match["value"]):
        printed = [(value, value - 0.01, value + 0.01) for value, _, _ in printed]
    return _of(match.span(), "points", printed)


def below_zero_figure(match: re.Match[str], marks: str) -> Figure:
    """ "Minus 12"."""
    printed = [(-value, -high, -low) for value, low, high in possible_values(match["value"], marks)]
    return _of((match.start(), match.end("value")), "number", printed, unit=_unit(match["unit"]))


def duration_figure(match: re.Match[str], marks: str) -> Figure | None:
    """ "A year and two months", in the smaller unit; "20 minutes a day, ten minutes less" is a rate and another."""
    if match["a"].lower() in ("a", "an") and _RATE_BEFORE.search(match.string, 0, match.start()):
        return None
    large, small = (match[name].lower().rstrip("s") for name in ("large", "small"))
    if en.DURATIONS[large] <= en.DURATIONS[small]:
        return None
    count = 1.0 if match["a"].lower() in ("a", "an") else value_of(match["a"], marks)
    value = count * en.DURATIONS[large] / en.DURATIONS[small] + value_of(match["b"], marks)
    return _of(match.span(), "number", [(value, value - 0.5, value + 1 - 1e-6)], unit=small)


def one_of_two_figure(match: re.Match[str], marks: str) -> Figure | None:
    """ "Five or six times" is between the two."""
    low, high = value_of(match["a"], marks), value_of(match["b"], marks)
    if not 0 < high - low <= max(1.0, 0.25 * low):
        return None
    return _of((match.start(), match.end("b")), "range", [((low + high) / 2, low, high)], unit=_unit(match["unit"]))


def from_none_figure(match: re.Match[str], marks: str) -> Figure:
    """ "From none to 12"."""
    high = value_of(match["b"], marks)
    return _of((match.start(), match.end("b")), "range", [(high / 2, 0.0, high)], unit=_unit(match["unit"]))


def a_unit_figure(match: re.Match[str], marks: str) -> Figure:
    """ "Under an hour": one of a unit is a figure where it is a bound."""
    return _of((match.start("one"), match.end()), "number", [(1.0, 0.8, 1.1)], unit=match["unit"].lower())


def note_figure(match: re.Match[str], marks: str) -> Figure:
    """ "A fiver" is five of the currency."""
    value = en.NOTES[match["note"].lower()]
    return _of(match.span(), "number", [(value, value - 0.5, value + 0.999)], unit="£")


def german_number_figure(match: re.Match[str], marks: str) -> Figure:
    """ "Sieben Termine"."""
    value = float(german.NUMBER_WORDS[match["word"].lower()])
    printed = [(value, value - 0.5, value + 0.999)]
    return _of((match.start(), match.end("word")), "number", printed, unit=_unit(match["unit"]))


def number_figure(match: re.Match[str], marks: str) -> Figure | None:
    """Any other number, with its unit."""
    if match["value"].lower() in ("one", "a", "an", "zero"):
        return None
    scale = (match["scale"] or "").strip().lower()
    printed = possible_values(match["value"], marks, MAGNITUDES.get(scale, 1.0))
    if scale == "m" and not match["currency"]:  # metres, as likely as millions
        printed += possible_values(match["value"], marks)
    unit = _unit(match["currency"] or match["sign"] or match["unit"] or match["metric"])
    end = match.end("sign") if match["sign"] else match.end("scale") if match["scale"] else match.end("value")
    return _of((match.start(), end), "number", printed, unit=unit)


def _unit(word: str | None) -> str:
    """The word beside a number as its unit, money by its sign."""
    unit = (word or "").strip().lower()
    return en.MONEY.get(unit.rstrip("s"), "" if unit in _NO_UNIT else unit)

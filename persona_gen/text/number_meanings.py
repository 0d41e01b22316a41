"""What the ways to write a number, a range, an age or a duration mean: a match of each to the figure it prints.

``marks`` are those that may stand before decimals. Shares and multiples have `share_meanings`.
"""

from __future__ import annotations

import math
import re

from persona_gen.domain import Span
from persona_gen.text.lexicon import english_numbers as en
from persona_gen.text.lexicon import german
from persona_gen.text.lexicon.english import FUNCTION_WORDS, TURNING_WORDS
from persona_gen.text.numerals import MAGNITUDES, Figure, around, possible_values, printed_figure, value_of

_RATE_BEFORE = re.compile(rf"(?:\d|\b(?:once|twice|times|{'|'.join(f'{unit}s' for unit in en.DURATIONS)}))\s+$", re.I)
"""What "a day" follows where it is the period of a rate."""
_NO_UNIT = FUNCTION_WORDS | TURNING_WORDS | frozenset(en.NO_UNIT) | german.FUNCTION_WORDS


def frequency_figure(match: re.Match[str], marks: str) -> Figure:
    """ "Twice a week" counts."""
    return printed_figure(match.span(), "number", around(2.0, 0.5), unit="times")


def rate_figure(match: re.Match[str], marks: str) -> Figure | None:
    """ "Once every two months" is half a time a month."""
    each = 2.0 if match["each"].lower() in ("other", "second") else value_of(match["each"], marks)
    return printed_figure(match.span(), "number", around(1 / each, 0.05 / each), unit="times") if each > 1 else None


def german_decade_figure(match: re.Match[str], marks: str) -> Figure:
    """ "Mitte vierzig"."""
    first, last = german.PARTS_OF_DECADE[match["teil"].lower()]
    start = german.DECADES[match["decade"].lower()]
    return _span_of_years(match.span(), start + first, start + last)


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
    return printed_figure(match.span(), "number", [(age, low, high)], unit="years")


def _span_of_years(span: Span, low: float, high: float) -> Figure:
    return printed_figure(span, "number", [((low + high) / 2, low, high)], unit="years")


def age_figure(match: re.Match[str], marks: str) -> Figure:
    """ "29 years old", "aged 29"."""
    return printed_figure(
        (match.start("value"), match.end()), "number", possible_values(match["value"], marks), unit="years"
    )


def range_figure(match: re.Match[str], marks: str) -> Figure | None:
    """ "20 to 30", "£20-30k"."""
    low, high = value_of(match["a"], marks), value_of(match["b"], marks)
    if low >= high:
        return None
    parts = 100 if match["percent"] else 1 / MAGNITUDES.get((match["scale"] or "").lower(), 1.0)
    unit = "share" if match["percent"] else _unit(match["currency"] or match["years"] or match["unit"])
    end = match.start("unit") - 1 if match["unit"] else match.end()
    return printed_figure(
        (match.start(), end), "range", [((low + high) / 2 / parts, low / parts, high / parts)], unit=unit
    )


def below_zero_figure(match: re.Match[str], marks: str) -> Figure:
    """ "Minus 12"."""
    printed = [(-value, -high, -low) for value, low, high in possible_values(match["value"], marks)]
    return printed_figure((match.start(), match.end("value")), "number", printed, unit=_unit(match["unit"]))


def duration_figure(match: re.Match[str], marks: str) -> Figure | None:
    """ "A year and two months", in the smaller unit; "20 minutes a day, ten minutes less" is a rate and another."""
    if match["a"].lower() in ("a", "an") and _RATE_BEFORE.search(match.string, 0, match.start()):
        return None
    large, small = (match[name].lower().rstrip("s") for name in ("large", "small"))
    if en.DURATIONS[large] <= en.DURATIONS[small]:
        return None
    count = 1.0 if match["a"].lower() in ("a", "an") else value_of(match["a"], marks)
    value = count * en.DURATIONS[large] / en.DURATIONS[small] + value_of(match["b"], marks)
    return printed_figure(match.span(), "number", [(value, value - 0.5, value + 1 - 1e-6)], unit=small)


def one_of_two_figure(match: re.Match[str], marks: str) -> Figure | None:
    """ "Five or six times" is between the two."""
    low, high = value_of(match["a"], marks), value_of(match["b"], marks)
    if not 0 < high - low <= max(1.0, 0.25 * low):
        return None
    return printed_figure(
        (match.start(), match.end("b")), "range", [((low + high) / 2, low, high)], unit=_unit(match["unit"])
    )


def from_none_figure(match: re.Match[str], marks: str) -> Figure:
    """ "From none to 12"."""
    high = value_of(match["b"], marks)
    return printed_figure((match.start(), match.end("b")), "range", [(high / 2, 0.0, high)], unit=_unit(match["unit"]))


def a_unit_figure(match: re.Match[str], marks: str) -> Figure:
    """ "Under an hour": one of a unit is a figure where it is a bound."""
    return printed_figure((match.start("one"), match.end()), "number", [(1.0, 0.8, 1.1)], unit=match["unit"].lower())


def note_figure(match: re.Match[str], marks: str) -> Figure:
    """ "A fiver" is five of the currency."""
    value = en.BANKNOTES[match["note"].lower()]
    return printed_figure(match.span(), "number", [(value, value - 0.5, value + 0.999)], unit="£")


def german_number_figure(match: re.Match[str], marks: str) -> Figure:
    """ "Sieben Termine"."""
    value = float(german.NUMBER_WORDS[match["word"].lower()])
    printed = [(value, value - 0.5, value + 0.999)]
    return printed_figure((match.start(), match.end("word")), "number", printed, unit=_unit(match["unit"]))


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
    return printed_figure((match.start(), end), "number", printed, unit=unit)


def _unit(word: str | None) -> str:
    """The word beside a number as its unit, money by its sign."""
    unit = (word or "").strip().lower()
    return en.MONEY.get(unit.rstrip("s"), "" if unit in _NO_UNIT else unit)

"""The values that a participant's own words give: figures printed, what is counted without one, plain arithmetic."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise, permutations

from persona_gen.checker.derived_values import DerivedValue, from_text
from persona_gen.domain import Quote
from persona_gen.text.lexicon import any_of, german
from persona_gen.text.lexicon.english import WEEKDAYS
from persona_gen.text.lexicon.english_numbers import DURATIONS, ONES, TENS
from persona_gen.text.lexicon.other_languages import NUMBER_VALUES
from persona_gen.text.numbers import Figure

_TWO = re.compile(
    r"\b(?:a couple|both|a pair|twins|twice|another one|the other one|the other|each other|one another"
    r"|neither|either)\b"
    r"|\b(?:a|the|my|our|one|his|her) (?:\w+ )?\w+ and (?:a|the|my|our|another|his|her) (?:\w+ ){0,2}\w+",
    re.I,
)
"""Words by which a quote speaks of two without the number."""
_ITEM = r"[\w’'-]+(?: [\w’'-]+){0,%d}"
_LIST = re.compile(
    rf"(?:{_ITEM % 4}, ){{1,8}}{_ITEM % 4},? (?P<last>and|or|und|oder)\b"
    rf"|\b(?:{_ITEM % 1}, ){{2,8}}{_ITEM % 1}(?=[.,;:–—])",
    re.I,
)
"""What a quote lists and does not count: "my phone, the tablet, work and the telly" are four."""
_ONCE = re.compile(rf"\bonce (?:an?|per|each|every) {any_of(DURATIONS)}\b", re.I)
_TAIL = rf"(?P<tens>{any_of(TENS)})(?:[- ](?P<ones>{any_of(ONES)}))?"
_HUNDREDS = re.compile(rf"(?<![-\w])(?P<hundreds>{any_of(ONES)})[ -]{_TAIL}(?![-\w])", re.I)
"""A price as it is spoken: "one seventy-four" is 174, or 1.74."""
_HALF = re.compile(rf"\b{any_of(german.HALF)}\b", re.I)
_A_SPAN = re.compile(r"\b(?:the|an?|this|that|per|each|every|all|whole|one) (?P<span>week|fortnight|year)\b", re.I)
_SPANS = {"week": (7, "days"), "fortnight": (14, "days"), "year": (12, "months")}
_WEEKDAY = re.compile(rf"\b{any_of(WEEKDAYS)}\b", re.I)
_MOST_COMPARED = 6
"""So many figures of a quote are set against each other."""
MOST_TIMES = 20
"""Nobody tells a greater ratio of two numbers in a quote."""


def values_of_quote(quote: Quote, locale: str) -> list[DerivedValue]:
    """What one quote gives."""
    spoken = [match.span() for match in _HUNDREDS.finditer(quote.text)]
    printed = [
        value
        for value in from_text(quote.text, "the quote", locale)
        if not (value.printed and any(a <= value.printed.span[0] < b for a, b in spoken))
    ]
    prices = list(_hundreds(quote.text))
    return [*printed, *prices, *_counted(quote.text), *_of_two([*printed, *prices[::2]])]


def _counted(text: str) -> Iterator[DerivedValue]:
    """What stands in a quote in other words than as a number."""
    counts = {2} if _TWO.search(text) else set[int]()
    counts |= {match.group().count(",") + 1 + bool(match["last"]) for match in _LIST.finditer(text)}
    for n in sorted(counts):
        yield DerivedValue("number", n, f"the quote speaks of {n}", role="words")
    foreign = {NUMBER_VALUES.get(word.casefold(), 0) for word in re.findall(r"[^\W\d_]+", text)} - {0}
    for n in sorted(foreign):
        hour = Figure((0, 0), "number", ((n, n),), (n,))
        yield DerivedValue("number", n, f"the quote says {n}", role="words", printed=hour)
    for match in _ONCE.finditer(text):
        once = Figure(match.span(), "number", ((1.0, 1.0),), (1.0,), "times")
        yield DerivedValue("number", 1, f"the quote says {match.group()}", role="words", unit="times", printed=once)
    for match in _A_SPAN.finditer(text):
        n, unit = _SPANS[match["span"].lower()]
        yield DerivedValue("number", n, f"the quote says {match.group()}", role="words", unit=unit)
    days = [WEEKDAYS.index(day.title()) for day in _WEEKDAY.findall(text)]
    for n in {(b - a) % 7 for a, b in pairwise(days)} - {0}:
        yield DerivedValue("number", n, f"the quote's days are {n} apart", role="apart", unit="days")
    if _HALF.search(text):
        yield DerivedValue("share", 0.5, "the quote speaks of half", role="words")


def _hundreds(text: str) -> Iterator[DerivedValue]:
    """Prices as they are spoken, in whole money, and with a hundredth of it."""
    for match in _HUNDREDS.finditer(text):
        ones = ONES.index(match["ones"].lower()) + 1 if match["ones"] else 0
        value = 100 * (ONES.index(match["hundreds"].lower()) + 1) + 10 * (TENS.index(match["tens"].lower()) + 2) + ones
        for each in (value, value / 100):
            yield DerivedValue("number", each, f"the quote says {match.group()}", role="words")


def _of_two(printed: list[DerivedValue]) -> Iterator[DerivedValue]:
    """How many times one number of a quote is another, and how much more: eight chairs at a table for four."""
    numbers = [value for value in printed if value.figure_kind == "number" and value.value > 0][:_MOST_COMPARED]
    for one, other in permutations(numbers, 2):
        if one.value > MOST_TIMES * other.value:
            continue
        says = f"the quote's {one.value:g} ÷ {other.value:g}"
        yield DerivedValue("multiple", one.value / other.value, says, role="words")
        units = {one.unit, other.unit} - {""}
        if one.value > other.value and len(units) < 2:
            gap = one.value - other.value
            says = f"the quote's {one.value:g} − {other.value:g}"
            yield DerivedValue("number", gap, says, role="apart", unit=next(iter(units), ""))

"""What copy asks for a thing beside what people would pay for it: decided by code, or shown for the reader to judge."""

from __future__ import annotations

import re
from typing import Literal

from persona_gen.domain import Evidence, Statistic, in_words
from persona_gen.text.lexicon import any_of, phrases
from persona_gen.text.lexicon import english_cues as en
from persona_gen.text.lexicon.english_numbers import MONEY
from persona_gen.text.numbers import read_figures
from persona_gen.text.tokens import words

_SIGNS = frozenset(MONEY.values())
_PERIODS = frozenset("minute hour day night week month quarter year".split())
_EVERY = {"monthly": "month", "nightly": "night", "daily": "day", "weekly": "week", "yearly": "year", "annual": "year"}
_WOULD_PAY = phrases(en.PAYING)
_WOULD_NOT_PAY = re.compile(rf"{any_of(en.NOT_PAYING)}\b", re.I)
_ASKED_WOULD_PAY = re.compile(r"would (?:be willing to )?(?:pay|spend)\b", re.I)


def amounts(text: str) -> dict[str, list[float]]:
    """The sums of money a text names, by their sign."""
    sums: dict[str, list[float]] = {}
    for figure in read_figures(text):
        if figure.unit in _SIGNS:
            sums.setdefault(figure.unit, []).extend(figure.values)
    return sums


def is_price(piece: Evidence) -> bool:
    """Whether a statistic is a mean or median sum of money."""
    return isinstance(piece, Statistic) and piece.measure in ("mean", "median") and _sign(piece) is not None


def price_alignment(line: str, piece: Evidence, sentence: str) -> Literal["good", "bad"] | None:
    """Whether every price the line names is within what people would pay, or above it; None where nobody said.

    Sums are held against each other in one currency and for the same period alone: "$20 a month" is neither more nor
    less than "$200". ``sentence`` is the part of a quote that is near to the line.
    """
    asked = amounts(line)
    if isinstance(piece, Statistic):
        willing = is_price(piece) and _ASKED_WOULD_PAY.match(in_words(piece.attribute))
        paid = {str(_sign(piece)): [piece.value]} if willing else {}
        told = f"{piece.attribute} {piece.unit}"
    else:
        plain = sentence.replace("’", "'")
        refused, willing = _WOULD_NOT_PAY.search(plain), _WOULD_PAY.search(plain)
        if refused:
            return (
                "bad"
                if _all_above(asked, amounts(plain), or_equal=True) and _periods(line) <= _periods(plain)
                else None
            )
        paid, told = amounts(plain) if willing else {}, plain
    if not paid or asked.keys() != paid.keys() or _periods(line) != _periods(told):
        return None
    if all(max(asked[sign]) <= max(paid[sign]) for sign in asked):
        return "good"
    return "bad" if _all_above(asked, paid) else None


def _all_above(asked: dict[str, list[float]], paid: dict[str, list[float]], *, or_equal: bool = False) -> bool:
    both = asked.keys() & paid.keys()
    return bool(both) and all(
        min(asked[sign]) > max(paid[sign]) or (or_equal and min(asked[sign]) == max(paid[sign])) for sign in both
    )


def _sign(statistic: Statistic) -> str | None:
    """The sign of the currency that the unit of a statistic names."""
    units = re.findall(r"[£$€¥]|[a-z]+", (statistic.unit or "").lower())
    codes = {"gbp": "£", "eur": "€", "usd": "$"}
    known = (unit if unit in _SIGNS else codes.get(unit) or MONEY.get(unit.removesuffix("s")) for unit in units)
    return next(filter(None, known), None)


def _periods(text: str) -> set[str]:
    named = (_EVERY.get(word.text, word.text) for word in words(text))
    return {word for word in named if word in _PERIODS}

"""A cell of a table of figures → the number in it, digit for digit, with its percent sign and significance letters."""

from __future__ import annotations

import re
from collections.abc import Iterable
from decimal import Decimal
from typing import NamedTuple

from persona_gen.sources.tables.number_format import (
    BLANKS,
    COMMA_SURE,
    GROUPED_COMMA,
    GROUPED_POINT,
    POINT_SURE,
    ascii_digits,
)

AMOUNT = re.compile(
    rf"(?P<sign>[-−+]?)(?P<digits>\d[\d.,{BLANKS}]*|[.,]\d+)(?P<power>[eE][+-]?\d+)?\s*"
    r"(?P<percent>%|per ?cent\b|pct\b|Prozent\b)?\s*"
    r"(?:(?:±|\+/-|\+-)\s*\d+(?:[.,]\d+)?\s*(?:%|pp|pts)?\s*)?"
    r"(?P<letters>[A-Za-z](?:[ ,/]?[A-Za-z]){0,15}|\([A-Za-z](?:[ ,/]?[A-Za-z]){0,15}\)|[↑↓▲▼*†‡+]{1,3})?"
)
EMPTY_CELLS = frozenset({"", "-", "–", "—", "−", ".", "..", "…", "n/a", "na", "nan", "null", "#n/a", "<na>", "none"})
"""Cells of figures that hold none."""

MOST_MAGNITUDE = 15
"""The power of ten beyond which a cell is no figure of people, but an id or a fault."""

GROUPED_BLANK = re.compile(rf"[1-9]\d{{0,2}}([{BLANKS}]\d{{3}})+")

COMMA_PROVED = re.compile(rf"{COMMA_SURE.pattern}|0,\d+")
"""A table of figures holds no thousands that begin with 0."""


class Amount(NamedTuple):
    """A number as printed: 42 for ``42 %`` (with ``percent``) and for ``42``. ``letters`` mark significance."""

    number: Decimal
    percent: bool = False
    letters: str = ""


class Style(NamedTuple):
    """How a table writes numbers, by the first cell that proves it; "" where none does."""

    comma: str = ""
    point: str = ""


def style_of(cells: Iterable[str]) -> Style:
    """The cells that prove a decimal comma, and a decimal point; both are filled where a table mixes them."""
    comma = point = ""
    for cell in cells:
        match = AMOUNT.fullmatch(ascii_digits(cell))
        digits = match["digits"].strip() if match else ""
        if not comma and COMMA_PROVED.fullmatch(digits):
            comma = cell
        if not point and POINT_SURE.fullmatch(digits):
            point = cell
        if comma and point:
            break
    return Style(comma, point)


def amount_of(cell: str, style: Style, *, people: bool = False) -> Amount | None:
    """The number of a cell, None where it is none. Raises `ValueError` where 1,234 or 1.234 may be two numbers.

    ``people`` says that it counts people, and so has no decimals behind a comma.
    """
    match = AMOUNT.fullmatch(ascii_digits(cell))
    if not match:
        return None
    digits = _plain(match["digits"].strip(), style, people)
    if digits is None:
        return None
    number = Decimal(digits + (match["power"] or ""))
    if number and abs(number.adjusted()) > MOST_MAGNITUDE:
        return None
    letters = (match["letters"] or "").strip("()")
    return Amount(-number if match["sign"] in ("-", "−") else number, bool(match["percent"]), letters)


def _plain(digits: str, style: Style, people: bool) -> str | None:
    """Digits with a point before the decimals and nothing between thousands; None where they are no one number."""
    if "," in digits and "." in digits:
        last = max(digits.rfind(","), digits.rfind("."))
        grouped = GROUPED_POINT if digits[last] == "," else GROUPED_COMMA
        fits = grouped.fullmatch(digits[:last]) and digits[last + 1 :].isdigit()
        return f"{re.sub('[.,]', '', digits[:last])}.{digits[last + 1 :]}" if fits else None
    if any(blank in digits for blank in BLANKS):
        whole, *decimals = re.split("[.,]", digits)
        fits = GROUPED_BLANK.fullmatch(whole) and len(decimals) <= 1
        return ".".join([re.sub(f"[{BLANKS}]", "", whole), *decimals]) if fits else None
    if GROUPED_COMMA.fullmatch(digits):
        return _grouped(digits, ",", style.comma, style.point, thousands=people)
    if GROUPED_POINT.fullmatch(digits):
        return _grouped(digits, ".", style.point, style.comma, thousands=False if not people else None)
    return digits.replace(",", ".") if digits.count(",") + digits.count(".") <= 1 else None


def _grouped(digits: str, mark: str, decimal: str, other: str, *, thousands: bool | None) -> str:
    """Digits in groups of three; ``decimal`` and ``other`` are filled where cells prove this mark or the other one.

    Where nothing is proved: a comma among people stands between thousands, a point in a figure before decimals, as
    software writes numbers; anything else may be either.
    """
    if digits.count(mark) > 1 or (other and not decimal):
        return digits.replace(mark, "")
    if decimal and thousands is False:
        return digits.replace(mark, ".")
    if thousands:
        return digits.replace(mark, "")
    if mark == "." and thousands is False:
        return digits
    raise ValueError(f"may be {digits.replace(mark, '')} or {digits.replace(mark, '.')}")

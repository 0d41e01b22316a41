"""How a column writes its numbers: decided over all of its cells together, never cell by cell.

``4,217`` is 4217 or 4.217, and which of the two the other cells and the file must tell. Where they do not, the column
is in doubt, and whoever reads it asks with both readings.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from persona_gen.sources.tables.sql import sql_text

BLANKS = " \u00a0\u2009\u202f'’"
"""What stands between thousands, besides a comma or a point."""

_CODES = """AED ARS BGN CLP CNY COP CZK EGP HKD HUF IDR ILS JOD KES KRW KWD MAD MXN MYR NGN PEN PHP PKR QAR RON RUB SAR
    SGD THB TND TRY TWD UAH VND ZAR"""
CURRENCIES = {
    "£": "GBP", "€": "EUR", "$": "$", "US$": "USD", "A$": "AUD", "C$": "CAD", "R$": "BRL", "¥": "¥", "₹": "INR",
    "₺": "TRY", "₽": "RUB", "₩": "KRW", "zł": "PLN", "kr": "kr", "kr.": "kr", "Kč": "CZK", "CHF": "CHF", "Fr.": "CHF",
    "USD": "USD", "GBP": "GBP", "EUR": "EUR", "AUD": "AUD", "CAD": "CAD", "JPY": "JPY", "SEK": "SEK", "NOK": "NOK",
    "DKK": "DKK", "PLN": "PLN", "INR": "INR", "BRL": "BRL", "NZD": "NZD", "euro": "EUR", "euros": "EUR", "Euro": "EUR",
    "円": "JPY", "元": "CNY", "원": "KRW", "Ft": "HUF", "lei": "RON", "лв.": "BGN", "₴": "UAH", "₪": "ILS", "฿": "THB",
    "₫": "VND", "₱": "PHP", "₦": "NGN", "руб.": "RUB", "TL": "TRY", "Rp": "IDR", "RM": "MYR", "S$": "SGD",
    "HK$": "HKD", "NT$": "TWD", "NZ$": "NZD", "MX$": "MXN", "CLP$": "CLP", "COP$": "COP",
    **{code: code for code in _CODES.split()},
}  # fmt: skip
"""Signs and codes of money as cells have them; ``$``, ``¥`` and ``kr`` are of several countries and stay."""

UNITS = {
    "%": "%", "percent": "%", "per cent": "%", "pct": "%", "Prozent": "%", "kg": "kg", "g": "g", "km": "km", "m": "m",
    "cm": "cm", "mi": "miles", "miles": "miles", "h": "hours", "hr": "hours", "hrs": "hours", "hour": "hours",
    "hours": "hours", "min": "minutes", "mins": "minutes", "minute": "minutes", "minutes": "minutes", "day": "days",
    "days": "days", "week": "weeks", "weeks": "weeks", "month": "months", "months": "months", "year": "years",
    "years": "years", "yrs": "years", "yr": "years", "GB": "GB", "MB": "MB", "kWh": "kWh",
}  # fmt: skip
"""Units behind a number."""

THOUSANDS = {"k": 1e3, "K": 1e3, "Tsd": 1e3, "Tsd.": 1e3, "tys.": 1e3, "thousand": 1e3,
             "M": 1e6, "mn": 1e6, "Mn": 1e6, "mln": 1e6, "Mio": 1e6, "Mio.": 1e6, "million": 1e6, "Millionen": 1e6,
             "B": 1e9, "bn": 1e9, "Bn": 1e9, "Mrd": 1e9, "Mrd.": 1e9, "billion": 1e9}  # fmt: skip
"""What a number is multiplied by where a word says so behind it: ``1.5k``, ``2M``, ``3,4 Mio.``"""


# --- digits of other scripts

_ZEROS = "\u0660\u06f0\u0966\u09e6\u0e50\uff10"
"""0 in Arabic, Persian, Devanagari, Bengali, Thai and full-width digits; the nine others follow it."""
_AS_ASCII = {chr(ord(zero) + n): str(n) for zero in _ZEROS for n in range(10)} | {
    "٫": ".", "٬": ",", "٪": "%", "．": ".", "，": ",", "％": "%", "－": "-", "＋": "+", "（": "(", "）": ")",
    "＄": "$", "￡": "£", "￥": "¥",
}  # fmt: skip
_TABLE = str.maketrans(_AS_ASCII)


def ascii_digits(cell: str) -> str:
    """A number in the digits and marks of ASCII, whatever script writes it."""
    return cell if cell.isascii() else cell.translate(_TABLE)


def ascii_digits_sql(text: str) -> str:
    """`ascii_digits` of a text, as SQL."""
    return f"translate({text}, {sql_text(''.join(_AS_ASCII))}, {sql_text(''.join(_AS_ASCII.values()))})"


# --- digits in groups of three, and what proves which mark stands before decimals

COMMA_SURE = re.compile(r"\d*,(\d{1,2}|\d{4,})|\d{1,3}(\.\d{3})+,\d+|\d{1,3}([ \u00a0\u2009\u202f'’]\d{3})+,\d+")
POINT_SURE = re.compile(
    r"\d*\.(\d{1,2}|\d{4,})|0\.\d+|\d{1,3}(,\d{3})+\.\d+|\d{1,3}([ \u00a0\u2009\u202f'’]\d{3})+\.\d+"
)
ZERO_COMMA = re.compile(r"0+,\d{3}")
GROUPED_COMMA = re.compile(r"[1-9]\d{0,2}(,\d{3})+")
GROUPED_POINT = re.compile(r"[1-9]\d{0,2}(\.\d{3})+")
THOUSANDS_COMMA = re.compile(r"\d{1,3}(,\d{3}){2,}(\.\d+)?|\d{1,3}(,\d{3})+\.\d+|\d{1,2}(,\d{2})+,\d{3}(\.\d+)?")
THOUSANDS_POINT = re.compile(r"\d{1,3}(\.\d{3}){2,}(,\d+)?|\d{1,3}(\.\d{3})+,\d+")

SIGN = "[-+−]"


def either(words: Iterable[str]) -> str:
    """The words as alternatives of a pattern, longer ones before those within them."""
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


@dataclass(frozen=True)
class NumberFormat:
    """``decimal`` is ``.`` or ``,``; ``thousands`` what may stand between groups of three; ``unit`` of all cells.

    ``missing`` are cells that stand for no answer; ``labels`` are codes of a scale with words, each with its number.
    """

    decimal: str = "."
    thousands: str = ""
    unit: str = ""
    missing: frozenset[str] = frozenset()
    labels: tuple[tuple[str, float], ...] = ()
    signed: bool = False
    """Whether any cell has more than digits: a unit, a minus of its own kind, brackets."""
    scales: tuple[str, ...] = ()
    """Words for thousands and millions behind numbers, such as ``k``."""
    foreign: bool = False
    """Whether any cell has digits or marks of another script."""

    ends: tuple[float, float] | None = None
    """Of a scale that is read the other way round, by whoever has `sql`: the highest for the lowest."""

    @property
    def plain(self) -> bool:
        """Whether a cast reads all cells."""
        return self.decimal == "." and not (
            self.thousands or self.signed or self.missing or self.labels or self.foreign
        )

    @cached_property
    def digits(self) -> str:
        """The pattern of the number itself, for Python and DuckDB alike."""
        mark = re.escape(self.decimal)
        grouped = rf"\d{{1,3}}(?:[{self.thousands}]\d{{3}})+(?:{mark}\d+)?|" if self.thousands else ""
        if "," in self.thousands:  # as in India: 1,00,000
            grouped += rf"\d{{1,2}}(?:,\d{{2}})+,\d{{3}}(?:{mark}\d+)?|"
        return rf"(?:{grouped}\d+(?:{mark}\d*)?|{mark}\d+)(?:[eE][+-]?\d+)?"

    @cached_property
    def pattern(self) -> str:
        """The pattern of a whole cell, for Python and DuckDB alike."""
        money = either(word for word, unit in CURRENCIES.items() if unit == self.unit)
        after = either({self.unit, *(word for word, unit in {**CURRENCIES, **UNITS}.items() if unit == self.unit)})
        scales = rf"\s*(?:{either(self.scales)})?" if self.scales else ""
        inner = rf"{SIGN}?\s*(?:{money})?\s*{SIGN}?\s*{self.digits}{scales}\s*(?:{after})?"
        return rf"\(\s*{inner}\s*\)|{inner}\s*-?"

    def value(self, cell: str) -> float | None:
        """The number in a cell without blanks around it, None where there is none."""
        if cell in self.missing:
            return None
        if self.labels and (code := dict(self.labels).get(cell)) is not None:
            return code
        cell = ascii_digits(cell)
        if not re.fullmatch(self.pattern, cell):
            return None
        match = re.search(self.digits, cell)
        if not match:
            return None
        number = float(re.sub(f"[{self.thousands}]", "", match[0]).replace(self.decimal, ".")
                       if self.thousands else match[0].replace(self.decimal, "."))  # fmt: skip
        negative = cell.startswith("(") or re.search(r"[-−]", cell[: match.start()] + cell[match.end() :])
        for word in self.scales:
            if re.match(rf"\s*{re.escape(word)}(?![^\W\d])", cell[match.end() :]):
                number *= THOUSANDS[word]
                break
        return -number if negative else number

    def sql(self, name: str) -> str:
        """An SQL expression that reads a column of text in this format, as a DOUBLE."""
        text = f"trim(CAST({name} AS VARCHAR))"
        if self.plain:
            return f"try_cast({text} AS DOUBLE)"
        text = f"trim(translate(CAST({name} AS VARCHAR), '\u00a0\u202f\u2009\n', '    '))"
        written = text
        text = ascii_digits_sql(text) if self.foreign else text
        number = f"regexp_extract({text}, {sql_text(self.digits)})"
        if self.thousands:
            number = f"regexp_replace({number}, {sql_text(f'[{self.thousands}]')}, '', 'g')"
        if self.decimal == ",":
            number = f"replace({number}, ',', '.')"
        negative = f"regexp_matches({text}, '^[^0-9]*[-−(]|-$')"
        value = f"try_cast({number} AS DOUBLE) * CASE WHEN {negative} THEN -1 ELSE 1 END"
        if self.scales:
            tests = {word: sql_text(rf"[0-9.,]\s*{re.escape(word)}(?:[^A-Za-z].*)?$") for word in self.scales}
            times = " ".join(f"WHEN regexp_matches({text}, {test}) THEN {THOUSANDS[w]!r}" for w, test in tests.items())
            value = f"{value} * CASE {times} ELSE 1 END"
        value = f"CASE WHEN regexp_full_match({text}, {sql_text(self.pattern)}) THEN {value} END"
        if self.labels:
            labels = " ".join(f"WHEN {sql_text(label)} THEN {code!r}" for label, code in self.labels)
            cell = f"regexp_replace({written}, '\\s+', ' ', 'g')"
            value = f"CASE {cell} {labels} ELSE {value} END"
        if self.missing:
            codes = ", ".join(map(sql_text, sorted(self.missing)))
            return f"CASE WHEN {written} NOT IN ({codes}) THEN {value} END"
        return value


# --- codes for "no answer"

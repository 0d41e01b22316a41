"""Units and currencies that stand outside of the cells: in a column's name (``basket_gbp``), or in another column.

Amounts in several currencies have neither a sum nor a mean.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import pairwise

from persona_gen.privacy.columns import column_words
from persona_gen.sources.tables.headers import Column
from persona_gen.sources.tables.number_format import CURRENCIES, UNITS
from persona_gen.sources.tables.profiles import Profile

_UNITS_IN_NAMES = {
    "s": "seconds", "sec": "seconds", "secs": "seconds", "second": "seconds", "seconds": "seconds",
    "sekunden": "seconds",
    "ms": "milliseconds", "milliseconds": "milliseconds", "minuten": "minutes", "stunden": "hours", "tage": "days",
    "jahre": "years", "jahren": "years", "monate": "months", "lb": "lbs", "lbs": "lbs", "litres": "litres",
    "kwh": "kWh", "gb": "GB", "mb": "MB", "euros": "EUR", "dollars": "$", "pounds": "GBP", "percentage": "%",
    "ft": "ft",
}  # fmt: skip
"""Units that names have, and cells hardly."""

BY_WORD = {**{word.lower(): unit for word, unit in {**UNITS, **CURRENCIES}.items()}, **_UNITS_IN_NAMES}

_AMBIGUOUS = frozenset(
    "min m g h s mi day week month year second minute hour fr. kr kr. hr mb try mad cop rm tl rp ft pen lei php".split()
)
"""Words that mean something else behind a name (``price_min``, ``signup_year``) and a unit in brackets only."""

_IN_BRACKETS = re.compile(r"[(\[]\s*(?:in |as )?(?P<unit>[^()\[\]\s]+(?: cent)?)\s*[)\]]\W*$", re.IGNORECASE)
BEHIND = re.compile(r"(?:_(?:in_)?| in )(?P<unit>[^\W\d_]+|%|[€£$])\W*$| (?P<code>[A-Z]{3}|%|[€£$])$")


def unit_in_name(column: Column, highest: float) -> str:
    """The unit in which a column's numbers are by its name or question; "" where neither says.

    ``highest`` is the largest number: percent up to 1 may be shares, and stay without a unit.
    """
    for text in (column.label, column.name):
        match, bracketed = _IN_BRACKETS.search(text), True
        if not match:
            match, bracketed = BEHIND.search(text), False
        word = next((word for word in match.groups() if word), "").lower() if match else ""
        unit = BY_WORD.get(word, "") if bracketed or word not in _AMBIGUOUS else ""
        if unit and not (unit == "%" and highest <= 1):
            return unit
    return ""


_CURRENCY = re.compile(r"\b(currency|currencies|währung|devise|moneda|valuta|moeda|waluta)\b")
_DIMENSIONS = (
    "kg g mg t lb lbs oz st kilo kilos pound pounds tonnes".split(),
    "km m cm mm mi mile miles ft in inch inches yd".split(),
    "l ml cl litre litres liter liters gal gallon gallons".split(),
    "c f °c °f celsius fahrenheit".split(),
    "kb mb gb tb".split(),
    "kwh mwh wh".split(),
)
_PERIODS = frozenset(
    """second seconds minute minutes hour hours day days week weeks month months quarter year years hourly daily weekly
    monthly quarterly yearly annual annually per-hour stunde stunden tag tage woche wochen monat monate jahr jahre
    monatlich jährlich heure heures jour jours semaine mois an année hora horas día días semana mes meses año
    años""".split()
)
_UNIT_COLUMN = re.compile(
    r"\b(per|units?|uom|basis|period|rate|billing|paid|interval|cycle|einheit|zeitraum|unité|unidad|unità|eenheid"
    r"|jednostka"
    r"|période|periodo)\b"
)
"""Names of columns of units; how often people do something has the same cells and another name."""


def units_of(names: tuple[str, str], profile: Profile) -> list[str]:
    """The units in a column of nothing else, if they are several of one dimension: kg and lb, month and year."""
    cells = {re.sub(r"^(per|pro|par|por|/)\s*", "", cell.casefold()): cell for cell in profile.common}
    named = any(_UNIT_COLUMN.search(column_words(name)) for name in names)
    alike = any(cells.keys() <= set(units) for units in _DIMENSIONS) or (named and cells.keys() <= _PERIODS)
    return list(cells.values()) if alike and len(cells) > 1 else []


_MONEY_WORDS = (
    "amount", "value", "price", "spen[dt]", "spending", "revenue", "sales", "total", "subtotal", "net", "gross", "cost",
    "costs", "fees?", "mrr", "arr", "ltv", "clv", "budget", "income", "salary", "wage", "donations?", "payments?",
    "refund(s|ed)?", "basket", "tax", "discount", "balance", "turnover", "gmv", "aov", "betrag", "umsatz",
    "jahresumsatz",
    "preis", "wert", "summe", "kosten", "gehalt", "einkommen", "prix", "montant", "dépenses?", "coût", "revenus?",
    "importe", "precio",
    "gastos?", "ventas", "valor", "ingresos", "prezzo", "importo", "spesa", "fatturato", "bedrag",
    "omzet", "prijs", "preço", "kwota", "cena",
)  # fmt: skip
_MONEY = re.compile(rf"\b({'|'.join(_MONEY_WORDS)})\b")
_COUNTS = re.compile(
    r"\b(number of|no of|anzahl|nombre|count|orders|visits|items|quantity|deals|activities|share|rate)\b"
)


def currencies_of(names: tuple[str, str], profile: Profile) -> list[str]:
    """The currencies in a column that says them by its name or question, if they are several; else none."""
    named = any(_CURRENCY.search(column_words(name)) for name in names)
    codes = [cell for cell in profile.common if cell.upper() in CURRENCIES or cell in CURRENCIES]
    return codes if named and len(codes) > 1 and len(codes) == len(profile.common) else []


def of_money(names: tuple[str, str]) -> bool:
    """Whether a column of numbers is of money by its name or question."""
    asked = [column_words(name) for name in names]
    return any(_MONEY.search(words) for words in asked) and not any(_COUNTS.search(words) for words in asked)


def in_doubt(column: str, codes: Sequence[str]) -> str:
    """Why amounts are left out, and how to count those of one currency; ``column`` holds the ``codes``."""
    quoted = column if re.fullmatch(r"[A-Za-z_]\w*", column) else f'\\"{column}\\"'
    cure = f"--where \"{quoted} = '{codes[0]}'\" --kind NAME=number"
    return f'in doubt: amounts in {", ".join(codes[:3])}, as "{column}" says ({cure} counts those in {codes[0]})'


RATE_WORDS = re.compile(
    r"%|\b(\w*rates?|shares?|percent(age)?|pct|proportion|ratio|ctr|conversions?|discount|margin|probability|churn"
    r"|utili[sz]ation|completion|\w*quote|anteil|prozent|rabatt|marge|taux|part|remise|tasa|porcentaje|cuota|descuento"
    r"|tasso|quota|sconto)\b"
)
"""Words of a name whose numbers are percentages or fractions."""


def percent_and_fractions(asked: str, values: Mapping[float, int]) -> str:
    """In words, that a rate is written as 46 in some rows and as 0.08 in others; "" where it is not.

    Percentages below 1 have no more decimals than those above; fractions of whole percent have two more.
    """
    fractions = [value for value in values if 0 < value < 1]
    above = [value for value in values if 1 < value <= 100]
    if not (RATE_WORDS.search(asked) and fractions and above) or max(values) > 100:
        return ""
    if max(map(_decimals, fractions)) < max(map(_decimals, above)) + 2:
        return ""
    few, many = min(fractions), max(above)
    what = f"in doubt: {few:g} and {many:g} stand in it, a fraction and a percentage, perhaps"
    return f"{what} (write all of them alike; --kind NAME=number takes them as they are)"


def in_thousands(values: Mapping[float, int]) -> str:
    """In words, that some numbers seem to leave out the thousands that others write: 45 beside 45000; "" else.

    Nothing stands between the two heaps, and a thousand times every number of the lower lies within the upper.
    """
    positive = sorted(value for value in values if value > 0)
    gaps = [(b / a, a, b) for a, b in pairwise(positive)]
    if not gaps:
        return ""
    gap, below, above = max(gaps)
    small = [value for value in positive if value <= below]
    inside = all(0.5 * above <= 1000 * value <= 2 * positive[-1] for value in small)
    n = sum(values[value] for value in small)
    if gap < LEAST_GAP or not inside or n < 2 or len(positive) - len(small) < LEAST_LARGE:
        return ""
    what = f"in doubt: {n:,} cells up to {below:g} stand beside {above:g} to {positive[-1]:g}: in thousands, perhaps"
    return f"{what} (write all of them alike; --kind NAME=number takes them as they are)"


LEAST_GAP, LEAST_LARGE = 50, 8
"""How far the heaps lie apart, and the different numbers that the upper one has at least."""


def _decimals(value: float) -> int:
    return len(f"{value:.6f}".rstrip("0").partition(".")[2])

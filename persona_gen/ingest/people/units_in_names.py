"""The unit that a column's name or question says: ``basket_gbp``, ``Spend (€)``, ``Duration (in seconds)``."""

from __future__ import annotations

import re

from persona_gen.sources.tables.headers import Column
from persona_gen.sources.tables.number_format import CURRENCIES, UNITS

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

IN_BRACKETS = re.compile(r"[(\[]\s*(?:in |as )?(?P<unit>[^()\[\]\s]+(?: cent)?)\s*[)\]]\W*$", re.IGNORECASE)
BEHIND = re.compile(r"(?:_(?:in_)?| in )(?P<unit>[^\W\d_]+|%|[€£$])\W*$| (?P<code>[A-Z]{3}|%|[€£$])$")


def unit_in_name(column: Column, highest: float) -> str:
    """The unit in which a column's numbers are by its name or question; "" where neither says.

    ``highest`` is the largest number: percent up to 1 may be shares, and stay without a unit.
    """
    for text in (column.label, column.name):
        match, bracketed = IN_BRACKETS.search(text), True
        if not match:
            match, bracketed = BEHIND.search(text), False
        word = next((word for word in match.groups() if word), "").lower() if match else ""
        unit = BY_WORD.get(word, "") if bracketed or word not in _AMBIGUOUS else ""
        if unit and not (unit == "%" and highest <= 1):
            return unit
    return ""

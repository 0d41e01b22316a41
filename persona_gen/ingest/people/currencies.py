"""Amounts whose currency stands in another column: of several currencies together no sum and no mean is a figure."""

from __future__ import annotations

import re
from collections.abc import Sequence

from persona_gen.privacy.columns import column_words
from persona_gen.sources.tables.number_format import CURRENCIES
from persona_gen.sources.tables.profiles import Profile

_CURRENCY = re.compile(r"\b(currency|currencies|währung|devise|moneda|valuta|moeda|waluta)\b")
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

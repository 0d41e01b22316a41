"""Why whole numbers count and measure nothing: identifiers, codes with zeros in front, dates in four notations."""

from __future__ import annotations

import re
from collections.abc import Mapping

from persona_gen.sources.tables.profiles import Profile

CODE_WORDS = re.compile(
    r"\b(codes?|badge|ticket|voucher|serial|sku|ean|isbn|barcode|no|nr|nummer|number|ref|reference|account|id)\b"
)
"""Words of a name whose numbers, nearly all of them different, number things."""

QUANTITY_WORDS = re.compile(r"\b(number of|no of|anzahl|how (many|much|long|often|old)|count|total|amount)\b")

DATE_WORDS = re.compile(
    r"\b(dates?|days?|time|timestamp|created?|updated?|joined|since|sign ?ups?|signed up|registered|renewal|expir\w+"
    r"|start(ed)?|end(ed)?|due|last|first|next|born|birth\w*|opened|closed|purchase[ds]?|ordered|delivered|visit(ed)?"
    r"|datum|fecha|am|at)\b"
)

DAY = 86_400
EPOCHS = ((1, 9.4e8, 2.3e9), (1e3, 9.4e11, 2.3e12), (1e6, 9.4e14, 2.3e15), (1e9, 9.4e17, 2.3e18))
"""Ticks a second, and the range of 1999 to 2042 in them."""
SPREADSHEET_DAYS = (25_569, 62_500)
"""1970 to 2071 as spreadsheets count days from 1900."""


def not_counted(profile: Profile, values: Mapping[float, int], asked: str, whole: bool) -> str:
    """Why whole numbers are no quantity: identifiers, codes with zeros in front, dates; "" where they may be one."""
    if any(re.fullmatch(r"0\d+", cell) for cell in profile.common):
        return "codes with zeros in front, and no quantity (--kind NAME=category overrides)"
    low, high = min(values), max(values)
    if profile.low is not None and profile.high is not None and profile.distinct > len(profile.common):
        low, high = profile.low, profile.high
    if dates := _dates(values, low, high, asked, whole):
        return dates
    if not whole:
        return ""
    unique = profile.distinct >= 0.98 * profile.filled and profile.filled >= 20
    running = profile.distinct == profile.filled and high - low < 1.5 * (
        profile.filled if profile.whole else profile.rows
    )
    if unique and (running or low >= 10_000_000):
        return "a different whole number in each row: an identifier (--kind NAME=number overrides)"
    numbered = CODE_WORDS.search(asked) and not QUANTITY_WORDS.search(asked)
    if profile.filled >= 20 and profile.distinct >= 0.9 * profile.filled and numbered:
        return "nearly every row has a number of its own: an identifier by its name (--kind NAME=number overrides)"
    return ""


def _dates(values: Mapping[float, int], low: float, high: float, asked: str, whole: bool) -> str:
    """Epochs, days as spreadsheets count them, and 20240131; "" where the numbers are no dates, or few."""
    over = "(--kind NAME=number overrides)"
    for ticks, first, last in EPOCHS:
        if first <= low and high <= last and len(values) > 1:
            midnights = all(v % (DAY * ticks) == 0 for v in values)
            if ticks > 1 or midnights or DATE_WORDS.search(asked):
                return f"dates or times in {'milliseconds' if ticks == 1e3 else 'ticks'} since 1970 {over}"
    if whole and low >= 19_000_101 and high <= 21_001_231 and all(_is_day(v) for v in values):
        return f"dates such as {low:.0f} {over}"
    first, last = SPREADSHEET_DAYS
    if first <= low and high <= last and len(values) > 1:
        near = high - low < 3_660 and len(values) >= 5
        round_numbers = sum(v % 50 == 0 for v in values) > 0.2 * len(values)
        if DATE_WORDS.search(asked) and not round_numbers:
            return f"dates as spreadsheets count days {over}"
        if near and high - low < 1_500 and whole and not round_numbers:
            return (
                f"in doubt: {low:.0f} to {high:.0f} may be dates as spreadsheets count days, or a quantity "
                "(--kind NAME=number or --kind NAME=date)"
            )
    return ""


def _is_day(value: float) -> bool:
    month, day = int(value) // 100 % 100, int(value) % 100
    return 1 <= month <= 12 and 1 <= day <= 31

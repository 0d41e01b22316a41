"""Ways to print a value that are honest for it; a way that does not fit gives nothing.

Each style is ``(value, currency) -> text or None``; shares are fractions, other values are in their unit.
"""

from __future__ import annotations

from collections.abc import Callable

Style = Callable[[float, str], str | None]

_ONES = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen \
seventeen eighteen nineteen".split()
_TENS = "_ _ twenty thirty forty fifty sixty seventy eighty ninety".split()
_CLOSE = 0.018
"""How near a share must be to a fraction to be called by it."""

FRACTIONS = {"half": 1 / 2, "a third": 1 / 3, "two thirds": 2 / 3, "a quarter": 1 / 4, "three quarters": 3 / 4}
RATIOS = {
    "one in two": 1 / 2,
    "one in three": 1 / 3,
    "two in three": 2 / 3,
    "one in four": 1 / 4,
    "three in four": 3 / 4,
    "one in five": 1 / 5,
    "two in five": 2 / 5,
    "three in five": 3 / 5,
    "four in five": 4 / 5,
    "seven in ten": 0.7,
    "three in ten": 0.3,
}


def spelled(number: int) -> str:
    """A number below 100 in words."""
    tens, ones = divmod(number, 10)
    return _ONES[number] if number < 20 else _TENS[tens] + (f"-{_ONES[ones]}" if ones else "")


def plain(value: float, places: int = 1) -> str:
    """Digits with thousands set off and no trailing zeros."""
    text = f"{value:,.{places}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


def _whole(value: float) -> int | None:
    """A share in whole percent, unless that would round it to nothing or to all."""
    percent = round(100 * value)
    return percent if 0 < percent < 100 else None


def _percent(pattern: str) -> Style:
    def style(value: float, _: str) -> str | None:
        percent = _whole(value)
        return pattern.format(percent) if percent else None

    return style


def _spelled_percent(value: float, _: str) -> str | None:
    percent = _whole(value)
    return f"{spelled(percent)} percent" if percent else None


def _nearest(table: dict[str, float], value: float, low: float, high: float) -> str | None:
    """The name of the fraction from which the value differs by ``low`` to ``high``."""
    return next((name for name, share in table.items() if low <= value - share <= high), None)


def _fraction(lead: str, low: float, high: float, table: dict[str, float]) -> Style:
    def style(value: float, _: str) -> str | None:
        name = _nearest(table, value, low, high)
        return f"{lead}{name}" if name else None

    return style


def _exact(value: float, currency: str) -> str:
    return f"{currency}{plain(value)}"


def _rounded(value: float, currency: str) -> str | None:
    if value >= 1000:
        return None
    return f"{currency}{round(value):,}" if value >= 5 else None


def _about(lead: str) -> Style:
    def style(value: float, currency: str) -> str | None:
        step = 10 ** (len(str(int(value))) - 2) if value >= 100 else 1
        near = round(value / step) * step
        return f"{lead} {currency}{plain(near)}" if near and abs(near - value) <= 0.04 * value else None

    return style


def _thousands(value: float, currency: str) -> str | None:
    return f"{currency}{plain(value / 1000)}k" if value >= 1000 and round(value) % 100 == 0 else None


def _in_code(value: float, currency: str) -> str | None:
    code = {"£": "GBP", "$": "USD", "€": "EUR"}.get(currency)
    return f"{code} {plain(value)}" if code else None


def _in_words(value: float, currency: str) -> str | None:
    name = {"£": "pounds", "$": "dollars", "€": "euros"}.get(currency)
    return f"{plain(value)} {name}" if name else None


def _figure_between(value: float, currency: str) -> str | None:
    low, high = int(value) - 1, int(value) + 2
    return f"between {low} and {high}" if 6 <= value < 200 and not currency and 0.2 < value % 1 < 0.8 else None


def _between(value: float, _: str) -> str | None:
    low = int(100 * value) // 5 * 5
    return f"between {low} and {low + 5} %" if 5 <= low <= 90 and low + 1 <= 100 * value <= low + 4 else None


def _span(value: float, _: str) -> str | None:
    low = int(100 * value) // 10 * 10
    return f"{low}–{low + 10} %" if 10 <= low <= 80 and low + 1 <= 100 * value <= low + 9 else None


SHARE_STYLES: dict[str, Style] = {
    "pct": _percent("{} %"),
    "pct-tight": _percent("{}%"),
    "percent": _percent("{} percent"),
    "per-cent": _percent("{} per cent"),
    "spelled": _spelled_percent,
    "decimal": lambda value, _: f"{100 * value:.1f} %" if round(1000 * value) % 10 else None,
    "about-pct": _percent("about {} %"),
    "roughly-pct": _percent("roughly {}%"),
    "some-pct": _percent("some {} per cent"),
    "over-pct": lambda value, _: (
        f"over {int(100 * value) // 10 * 10} %" if value > 0.1 and 0.5 < 100 * value % 10 < 5 else None
    ),
    "almost-pct": lambda value, _: (
        f"almost {int(100 * value) // 10 * 10 + 10} %" if value > 0.15 and 7.4 < 100 * value % 10 < 9.6 else None
    ),
    "fraction": _fraction("", -_CLOSE, _CLOSE, FRACTIONS),
    "about-fraction": _fraction("about ", -0.025, 0.025, FRACTIONS),
    "nearly-fraction": _fraction("nearly ", -0.035, -0.004, FRACTIONS),
    "almost-fraction": _fraction("almost ", -0.03, -0.004, FRACTIONS),
    "over-fraction": _fraction("just over ", 0.004, 0.03, FRACTIONS),
    "ratio": _fraction("", -_CLOSE, _CLOSE, RATIOS),
    "about-ratio": _fraction("around ", -0.025, 0.025, RATIOS),
    "out-of-100": lambda value, _: f"{_whole(value)} out of 100" if _whole(value) else None,
    "of-100": lambda value, _: f"{_whole(value)} of 100" if _whole(value) else None,
    "in-every-100": lambda value, _: f"{_whole(value)} in every 100" if _whole(value) else None,
    "between": _between,
    "span": _span,
}
FIGURE_STYLES: dict[str, Style] = {
    "exact": _exact,
    "rounded": _rounded,
    "about": _about("about"),
    "around": _about("around"),
    "roughly": _about("roughly"),
    "thousands": _thousands,
    "code": _in_code,
    "words": _in_words,
    "between": _figure_between,
}


def count_of(share: float, base: int) -> int:
    """How many people a share of a base is."""
    return round(share * base)


def decade(age: float) -> str | None:
    """An age as a part of its decade: ``late twenties``."""
    name = {2: "twenties", 3: "thirties", 4: "forties", 5: "fifties"}.get(int(age) // 10)
    year = age % 10
    part = "early" if year <= 3.2 else "mid-" if 4.2 <= year <= 6.2 else "late" if year >= 7 else None
    return f"{part} {name}".replace("- ", "-") if name and part else None


def negated(phrase: str) -> str:
    """A plural verb phrase turned round, where that can be done by rule; else empty."""
    first, _, rest = phrase.partition(" ")
    if "not" in phrase.split() or "neither" in phrase or "cannot" in phrase or phrase.startswith("find no"):
        return ""
    if first in ("are", "were", "would"):
        return f"{first} not {rest}"
    past = {"used": "use", "broke": "break", "cancelled": "cancel", "asked": "ask", "placed": "place", "sold": "sell",
            "lost": "lose", "left": "leave", "got": "get", "gave": "give", "kept": "keep", "went": "go",
            "tried": "try", "split": "split"}  # fmt: skip
    if first in past:
        return f"did not {past[first]} {rest}"
    return f"do not {phrase}" if not first.endswith("ed") else ""


def infinitive(phrase: str) -> str:
    """A plural verb phrase after "to": "rent in a city", "be women"; past tenses become a perfect."""
    first, _, rest = phrase.partition(" ")
    if first in ("are", "were"):
        return f"be {rest}" if first == "are" else f"have been {rest}"
    if first in ("would", "cannot") or " not " in phrase:
        return ""
    past = {"broke": "broken", "gave": "given", "went": "gone"}
    if first in past or first.endswith("ed") or first in ("sold", "lost", "left", "got", "kept", "tried", "split"):
        return f"have {past.get(first, first)} {rest}"
    return phrase

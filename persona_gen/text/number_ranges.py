"""Categories that are a range of numbers, "35-44" or "65 and over", and the words that say just as much."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

_CLOSED = re.compile(r"(\d{1,6})\s*(?:-|–|to)\s*(\d{1,6})", re.I)
_FROM = re.compile(r"(\d{1,6})\s*(?:\+|(?:and|or) (?:over|older|more|above))", re.I)
_BELOW = re.compile(r"(?:under|below|less than|younger than) (\d{1,6})", re.I)
_UNIT = re.compile(r"(?: years(?: old| of age)?| yrs)$", re.I)


class NumberRange(NamedTuple):
    """From ``low`` to ``high``, both within it; nothing where it has no such end."""

    low: int | None
    high: int | None

    def readings(self, *, of_age: bool) -> list[str]:
        """What says this range and no other."""
        low, high = self
        if low is not None and high is not None:
            ways = [f"{low} to {high}", f"between {low} and {high}", f"from {low} to {high}"]
        elif low is not None:
            ways = [f"{low} {joint} {more}" for joint in ("or", "and") for more in ("over", "more", "above")]
            ways += [f"at least {low}", *([f"{low} or older", f"{low} and older"] if of_age else [])]
        else:
            below = (high or 0) + 1
            ways = [
                f"under {below}",
                f"below {below}",
                *([f"younger than {below}"] if of_age else [f"less than {below}"]),
            ]
        if of_age:
            ways += [f"aged {way}" for way in ways] + [f"{way} years old" for way in ways]
        return ways


@lru_cache(maxsize=5_000)
def range_of(category: str) -> NumberRange | None:
    """The range that a category is, and nothing else."""
    plain = _UNIT.sub("", category.strip())
    if match := _CLOSED.fullmatch(plain):
        low, high = map(int, match.groups())
        return NumberRange(low, high) if low < high else None
    if match := _FROM.fullmatch(plain):
        return NumberRange(int(match[1]), None)
    match = _BELOW.fullmatch(plain)
    return NumberRange(None, int(match[1]) - 1) if match else None


def union(ranges: Iterable[NumberRange]) -> NumberRange | None:
    """The range that several make together, where each begins right behind another."""
    ordered = sorted(ranges, key=lambda each: -1 if each.low is None else each.low)
    for before, behind in pairwise(ordered):
        if before.high is None or behind.low != before.high + 1:
            return None
    return NumberRange(ordered[0].low, ordered[-1].high)

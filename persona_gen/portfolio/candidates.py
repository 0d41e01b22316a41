"""Groups without comparing everything with everything: what cannot be alike is ruled out on bit masks first.

A mask is an integer with one bit for each other item, so that thousands are ruled out in one operation.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence, Set
from typing import TypeVar

_T = TypeVar("_T")
H = TypeVar("H", bound=Hashable)


def sharing(sets: Sequence[Set[H]], part: float) -> list[int]:
    """For each set a mask of those that may have ``part`` of it; none that has it is missing.

    Prefix filtering (Chaudhuri, Ganti & Kaushik 2006): a set that holds so many of the elements holds one at least of
    any so many others, and the rarest elements leave the fewest candidates.
    """
    times = Counter(element for each in sets for element in each)
    holders: dict[H, int] = defaultdict(int)
    for i, each in enumerate(sets):
        for element in each:
            if times[element] > 1:
                holders[element] |= 1 << i
    masks = []
    for i, each in enumerate(sets):
        rarest = sorted(each, key=times.__getitem__)[: len(each) - math.ceil(part * len(each)) + 1]
        mask = 0
        for element in rarest:
            mask |= holders.get(element, 0)
        masks.append(mask & ~(1 << i))
    return masks


def gathered(order: Iterable[int], masks: Sequence[int], near: Callable[[int, int], _T | None]) -> dict[int, list[_T]]:
    """What ``near`` says of each item beside the first of a group; an item that is like no first one begins a group.

    Only groups of two or more are returned. Comparing with first ones alone keeps the work linear in the size of a
    group, and no two first ones are alike.
    """
    groups: dict[int, list[_T]] = {}
    firsts = 0
    for i in order:
        for first in _bits(masks[i] & firsts):
            if (likeness := near(first, i)) is not None:
                groups[first].append(likeness)
                break
        else:
            groups[i] = []
            firsts |= 1 << i
    return {first: like for first, like in groups.items() if like}


def _bits(mask: int) -> Iterator[int]:
    while mask:
        lowest = mask & -mask
        yield lowest.bit_length() - 1
        mask ^= lowest

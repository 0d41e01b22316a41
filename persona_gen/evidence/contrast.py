"""Where a segment stands out from everyone, and where it is like everyone.

The test is a rough one, of one figure against a whole base that is taken as exact: enough to keep chance from the top
of a card. `significance` has the tests of two samples.
"""

from __future__ import annotations

import math
from collections.abc import Iterable

from persona_gen.domain import Segment, Statistic
from persona_gen.evidence.attributes import SMALL_BASE, attribute_kind, distinctness, effect
from persona_gen.evidence.identity import AGE_AND_GENDER, LEAST_COVERAGE, NO_ANSWER, SMALL_EFFECT
from persona_gen.evidence.significance import critical

LIKE = 0.05
"""Difference of two shares up to which a reader takes them for the same; 47 % against 38 % is not "like everyone"."""
LEAST_GAP = 0.15
"""Difference of two shares that a reader sees at a glance; Cohen's h makes much of small shares."""


def contrasts(segment: Segment, shown: Iterable[Statistic] = ()) -> list[Statistic]:
    """The figures in which the segment stands far from everyone, beyond chance, the furthest first.

    One of each attribute: of one that a card has in ``shown`` the figure shown, and no other. Age and gender are
    somebody's in any case, and no contrast. The level of `LEVEL` is shared by all figures that might have been named
    (Bonferroni).
    """
    rows = {s.attribute: s for s in shown}
    able = [s for s in segment.statistics if rows.get(s.attribute, s) is s and _can_stand_out(s, segment)]
    beyond_chance = [s for s in able if _z(s, segment) >= critical(len(able))]
    furthest = sorted(beyond_chance, key=lambda s: -distinctness(s, segment))
    return list({s.attribute: s for s in reversed(furthest)}.values())[::-1]


def is_like_everyone(s: Statistic, segment: Segment) -> bool:
    """Whether a figure says of the segment what it says of everyone, or near it (Cohen 1988: no small effect).

    How people spread is not known of a figure without a standard deviation: it is held to a tenth of its size.
    """
    if s.overall is None or (s.measure == "share" and round(abs(s.value - s.overall), 4) > LIKE):
        return False
    spread_known = s.measure == "share" or s.sd is not None
    return effect(s, segment) < (SMALL_EFFECT if spread_known else SMALL_EFFECT / 2)


def _can_stand_out(s: Statistic, segment: Segment) -> bool:
    if s.overall is None or not _is_asked_of_most(s, segment) or attribute_kind(s) in AGE_AND_GENDER:
        return False
    if s.measure != "share":
        return s.measure in ("mean", "median")
    return s.category is not None and not NO_ANSWER.fullmatch(s.category) and abs(s.value - s.overall) >= LEAST_GAP


def _is_asked_of_most(s: Statistic, segment: Segment) -> bool:
    asked, n = segment.size or s.n, s.n or segment.size
    return n is not None and n >= max(SMALL_BASE, LEAST_COVERAGE * (asked or 0))


def _z(s: Statistic, segment: Segment) -> float:
    return effect(s, segment) * math.sqrt(s.n or segment.size or 0)

"""What distinguishes a group: each of its figures against that of everybody else, with an effect size and a test.

Effect sizes are Cohen's h for shares and Cohen's d for means (Cohen 1988, Statistical Power Analysis, chapters 6 and
2; 0.2 is "small"). The tests are the pooled two-proportion z test and Welch's, both by the normal approximation and
only on bases of 30 or more. Over all figures of all groups the false discovery rate is held by Benjamini and Hochberg's
procedure (1995, Journal of the Royal Statistical Society B 57, 289-300).
"""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass

from persona_gen.evidence.attributes import SMALL_BASE, angle
from persona_gen.evidence.significance import LEVEL, q_values, two_sided
from persona_gen.ingest.people.figures import WHOLE_BASE_KEY, Key, Numbers, Shares, Weight, sum_of_squares

SMALLEST_EFFECT = 0.2

CONTRAST_METHOD = (
    "Cohen's h (shares) or d (means) of the segment against everybody else; two-proportion z test or Welch's test, "
    f"normal approximation, bases from {SMALL_BASE}; Benjamini-Hochberg over {{tests}} tests; "
    f"listed where |effect| >= {SMALLEST_EFFECT} and q <= {LEVEL}"
)


@dataclass(frozen=True)
class Contrast:
    """One figure of a group beside that of the rest. ``p`` is None where a base is too small for a test."""

    key: Key
    attribute: str
    category: str
    value: float
    rest: float
    effect: float
    p: float | None


def of_share(key: Key, attribute: str, category: str, shares: Shares) -> Contrast | None:
    """A category's share in a group against the rest; None where there is no rest."""
    base, whole = shares.base[key], shares.base[WHOLE_BASE_KEY]
    inside = shares.cells.get(key, {}).get(category, Weight())
    rest, outside = _less(whole, base), _less(shares.cells[WHOLE_BASE_KEY][category], inside)
    if rest.n <= 0 or rest.sum <= 0:
        return None
    a, b = _between(inside.sum / base.sum), _between(outside.sum / rest.sum)
    pooled = (inside.sum + outside.sum) / (base.sum + rest.sum)
    error = math.sqrt(max(pooled * (1 - pooled), 0) * _inverse(base, rest))
    effect = angle(a) - angle(b)
    return Contrast(key, attribute, category, a, b, effect, _p(a - b, error, base, rest))


def of_mean(key: Key, attribute: str, group: Numbers, whole: Numbers) -> Contrast | None:
    """A mean in a group against the rest; None where there is no rest, or no spread."""
    rest = _less(whole.base, group.base)
    if rest.n <= 1 or rest.sum <= 0 or group.sd is None or whole.sd is None:
        return None
    mean = (whole.base.sum * whole.mean - group.base.sum * group.mean) / rest.sum
    # The sum of squares of the whole is that of both parts and what lies between their means.
    between = (group.mean - mean) ** 2 * group.base.sum * rest.sum / whole.base.sum
    squares = sum_of_squares(whole) - sum_of_squares(group) - between
    variance = max(squares, 0.0) / rest.sum * rest.n / (rest.n - 1)
    pooled = ((group.base.n - 1) * group.sd**2 + (rest.n - 1) * variance) / (group.base.n + rest.n - 2)
    if pooled <= 0:
        return None
    error = math.sqrt(group.sd**2 / group.base.effective + variance / rest.effective)
    effect = (group.mean - mean) / math.sqrt(pooled)
    return Contrast(key, attribute, "", group.mean, mean, effect, _p(group.mean - mean, error, group.base, rest))


def distinguishing(contrasts: Iterable[Contrast]) -> tuple[list[tuple[Contrast, float]], int]:
    """Contrasts that hold after correction with their q, the largest effect first, and the number of tests."""
    tested = [(contrast, contrast.p) for contrast in contrasts if contrast.p is not None]
    with_q = zip((contrast for contrast, _ in tested), q_values([p for _, p in tested]), strict=True)
    standing = [(c, q) for c, q in with_q if q <= LEVEL and abs(c.effect) >= SMALLEST_EFFECT]
    return sorted(standing, key=lambda pair: -abs(pair[0].effect)), len(tested)


def _less(whole: Weight, part: Weight) -> Weight:
    return Weight(whole.n - part.n, whole.sum - part.sum, whole.squares - part.squares)


def _between(share: float) -> float:
    return min(max(share, 0.0), 1.0)


def _inverse(a: Weight, b: Weight) -> float:
    return 1 / a.effective + 1 / b.effective if a.effective > 0 and b.effective > 0 else math.inf


def _p(difference: float, error: float, a: Weight, b: Weight) -> float | None:
    """Two-sided; with weights the effective number of people counts."""
    if min(a.effective, b.effective) < SMALL_BASE:
        return None
    if error <= 0:
        return 1.0 if abs(difference) < 1e-12 else 0.0
    return two_sided(difference / error)

"""What sampling error allows: tests of two figures and of many, intervals, and how often chance gives a count."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from statistics import NormalDist

from persona_gen.domain import Segment, Statistic
from persona_gen.evidence.attributes import SMALL_BASE, angle

LEVEL = 0.05
"""The part of false alarms allowed: in a family of tests, and outside an interval."""
POWER = 0.8
"""The chance to see an effect that is there, which a base must give."""
LEAST_EXPECTED = 5
"""People a share and its complement must lead one to expect for the normal approximation (Cochran 1954)."""
METHOD = (
    f"two-proportion z test, Welch's test of means; {100 * LEVEL:g} % false discoveries (Benjamini & Hochberg 1995); "
    f"no test under {SMALL_BASE} people, or where a share leads one to expect fewer than {LEAST_EXPECTED}"
)
METHOD_IN_GERMAN = (
    f"z-Test zweier Anteile, Welch-Test für Mittelwerte; {100 * LEVEL:g} % falsche Entdeckungen (Benjamini & Hochberg "
    f"1995); kein Test unter {SMALL_BASE} Personen, oder wo ein Anteil weniger als {LEAST_EXPECTED} erwarten lässt"
)
"""How differences are told from chance. The tests take the two samples as independent: where the same people answered
twice they find too little, not too much."""
_NORMAL = NormalDist()

Z = 1.959964
"""The normal quantile of a two-sided interval of 95 %."""
_T = (12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228)
"""Student's t for 95 %, 1 to 10 degrees of freedom."""

SMALL_DIFFERENCE = 0.1
"""A difference to the whole base that counts as none where no test can be made, as a part of it."""

WILSON = "Wilson score interval, 95 %"
STUDENT = "Student's t interval, 95 %"


@dataclass(frozen=True)
class Gap:
    """A difference of two figures: two-sided ``p``, and ``effect``, Cohen's h for shares and d for means, signed."""

    p: float
    effect: float


def gap(a: Statistic, b: Statistic) -> Gap | str:
    """How far ``b`` lies from ``a``, or in words why nobody can tell.

    Cohen 1988, chapters 2 (d, with the root mean square of the two sd) and 6 (h). A statistic's own ``n`` counts; the
    size of its segment is no substitute, since not everybody was asked everything.
    """
    if (a.measure, a.unit) != (b.measure, b.unit):
        return f"measured differently: {_measured(a)}, then {_measured(b)}"
    if a.value == b.value:
        return Gap(1.0, 0.0)
    if a.measure not in ("share", "mean"):
        return f"a {a.measure} comes without what a test needs"
    if a.n is None or b.n is None:
        return "no base n"
    if min(a.n, b.n) < SMALL_BASE:
        return f"a base under {SMALL_BASE}"
    return _of_shares(a.value, a.n, b.value, b.n) if a.measure == "share" else _of_means(a, a.n, b, b.n)


def _measured(s: Statistic) -> str:
    return f"{s.measure} in {s.unit}" if s.unit else s.measure


def _of_shares(p: float, n: int, q: float, m: int) -> Gap | str:
    pooled = (p * n + q * m) / (n + m)
    if min(pooled, 1 - pooled) * min(n, m) < LEAST_EXPECTED:
        return f"fewer than {LEAST_EXPECTED} people expected on one side"
    return Gap(two_sided((q - p) / math.sqrt(pooled * (1 - pooled) * (1 / n + 1 / m))), angle(q) - angle(p))


def _of_means(a: Statistic, n: int, b: Statistic, m: int) -> Gap | str:
    if a.sd is None or b.sd is None:
        return "no standard deviation"
    if not a.sd and not b.sd:
        return "a standard deviation of 0"
    error = math.sqrt(a.sd**2 / n + b.sd**2 / m)
    return Gap(two_sided((b.value - a.value) / error), (b.value - a.value) / math.sqrt((a.sd**2 + b.sd**2) / 2))


def difference(s: Statistic, segment: Segment) -> int:
    """1 if the segment lies above the whole base, -1 if below, 0 where sampling error could make the difference.

    A two-sided z test at 95 % between the segment and the rest of the whole base, which it is taken out of (for shares
    the pooled two-proportion test; for means the segment's standard deviation on both sides). Without bases or a
    standard deviation, a difference under a tenth counts as none.
    """
    if s.overall is None or s.value == s.overall:
        return 0
    sign = 1 if s.value > s.overall else -1
    z = _z_to_rest(s, segment)
    if z is None:
        return sign if abs(s.value - s.overall) > SMALL_DIFFERENCE * max(abs(s.overall), 1e-9) else 0
    return sign if z >= Z else 0


def _z_to_rest(s: Statistic, segment: Segment) -> float | None:
    """The test statistic of segment against rest, or nothing where the bases or the spread are not known."""
    if not s.n or s.overall is None:
        return None
    part = s.n / (segment.size or s.n)
    rest = (segment.whole_base or 0) * min(part, 1) - s.n
    if s.measure == "share":
        if rest > 0:
            other = min(max((s.overall * (rest + s.n) - s.value * s.n) / rest, 0.0), 1.0)
            spread = math.sqrt(s.overall * (1 - s.overall) * (1 / s.n + 1 / rest))
            return abs(s.value - other) / spread if spread else None
        spread = math.sqrt(s.overall * (1 - s.overall) / s.n)
        return abs(s.value - s.overall) / spread if spread else None
    if not s.sd:
        return None
    if rest > 0:
        other = (s.overall * (rest + s.n) - s.value * s.n) / rest
        return abs(s.value - other) / (s.sd * math.sqrt(1 / s.n + 1 / rest))
    return abs(s.value - s.overall) / (s.sd / math.sqrt(s.n))


def two_sided(z: float) -> float:
    """The chance that a standard normal value lies further from 0 than ``z``."""
    return math.erfc(abs(z) / math.sqrt(2))


def q_values(ps: Sequence[float]) -> list[float]:
    """For each test the part of false ones among it and all below it (Benjamini & Hochberg 1995), in the same order."""
    order = sorted(range(len(ps)), key=ps.__getitem__)
    qs, least = [1.0] * len(ps), 1.0
    for rank in range(len(order), 0, -1):
        i = order[rank - 1]
        qs[i] = least = min(least, ps[i] * len(ps) / rank)
    return qs


def discoveries(ps: Sequence[float]) -> set[int]:
    """Positions of the tests that stand when at most `LEVEL` of those named are false."""
    return {i for i, q in enumerate(q_values(ps)) if q <= LEVEL}


def critical(tests: int) -> float:
    """The z beyond which the smallest p of so many tests is significant, at the least (Bonferroni)."""
    return _NORMAL.inv_cdf(1 - LEVEL / (2 * max(tests, 1)))


def least_base(effect: float, tests: int) -> float:
    """People in each of two equal groups needed to see an ``effect`` (h or d) in so many tests (Cohen 1988, ch. 6)."""
    return 2 * ((critical(tests) + _NORMAL.inv_cdf(POWER)) / effect) ** 2


def chance_interval(chances: Sequence[float]) -> tuple[int, int]:
    """Between what counts chance stays: one draw with each of these chances (Poisson binomial, exact, equal tails)."""
    density = [1.0]
    for p in chances:
        density = [a * (1 - p) + b * p for a, b in zip([*density, 0.0], [0.0, *density], strict=True)]
    below = list(accumulate(density))

    def quantile(part: float) -> int:
        return next((k for k, total in enumerate(below) if total >= part), len(chances))

    return quantile(LEVEL / 2), quantile(1 - LEVEL / 2)


def wilson(part: float, n: int) -> tuple[float, float]:
    """Wilson's score interval (1927) of ``part`` in ``n``, as shares; ``part`` may hold halves. (0, 1) for n = 0."""
    if n == 0:
        return 0.0, 1.0
    p, square = part / n, Z * Z
    middle = (p + square / (2 * n)) / (1 + square / n)
    half = Z / (1 + square / n) * math.sqrt(p * (1 - p) / n + square / (4 * n * n))
    return max(0.0, middle - half), min(1.0, middle + half)


def student(means: Sequence[float], grain: float = 0.0) -> tuple[float, float]:
    """Mean and half-width of Student's interval over at least two samples.

    ``grain`` is the width of the steps in which answers are given: rounding adds grain²/12 to the variance (Sheppard),
    so that answers which are all the same have an interval, too.
    """
    n = len(means)
    mean = sum(means) / n
    sd = math.sqrt(sum((value - mean) ** 2 for value in means) / (n - 1) + grain**2 / 12)
    degrees = n - 1
    t = _T[degrees - 1] if degrees <= len(_T) else Z + 2.5 / degrees  # within 0.01 from 11 degrees on
    return mean, t * sd / math.sqrt(n)

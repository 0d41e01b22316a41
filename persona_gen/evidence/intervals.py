"""How sure a share or a mean of a few samples can be."""

from __future__ import annotations

import math
from collections.abc import Sequence

Z = 1.959964
"""The normal quantile of a two-sided interval of 95 %."""
_T = (12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228)
"""Student's t for 95 %, 1 to 10 degrees of freedom."""

WILSON = "Wilson score interval, 95 %"
STUDENT = "Student's t interval, 95 %"


def wilson(part: float, n: int) -> tuple[float, float]:
    """Wilson's score interval (1927) of ``part`` in ``n``, as shares; ``part`` may hold halves. (0, 1) for n = 0."""
    if n == 0:
        return 0.0, 1.0
    p, square = part / n, Z * Z
    middle = (p + square / (2 * n)) / (1 + square / n)
    half = Z / (1 + square / n) * math.sqrt(p * (1 - p) / n + square / (4 * n * n))
    return max(0.0, middle - half), min(1.0, middle + half)


def student(means: Sequence[float]) -> tuple[float, float]:
    """Mean and half-width of Student's interval over at least two samples."""
    n = len(means)
    mean = sum(means) / n
    sd = math.sqrt(sum((value - mean) ** 2 for value in means) / (n - 1))
    degrees = n - 1
    t = _T[degrees - 1] if degrees <= len(_T) else Z + 2.5 / degrees  # within 0.01 from 11 degrees on
    return mean, t * sd / math.sqrt(n)

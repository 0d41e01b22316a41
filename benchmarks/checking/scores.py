"""The arithmetic of the reports."""

from __future__ import annotations

import math
from collections.abc import Sequence


def wilson(hits: int, of: int, z: float = 1.96) -> tuple[float, float]:
    """The 95 % score interval of a proportion (Wilson 1927); (0, 1) of nothing."""
    if not of:
        return 0.0, 1.0
    p = hits / of
    middle = p + z * z / (2 * of)
    half = z * math.sqrt(p * (1 - p) / of + z * z / (4 * of * of))
    whole = 1 + z * z / of
    return max(0.0, (middle - half) / whole), min(1.0, (middle + half) / whole)


def unsupported_scores(truth: Sequence[bool], flagged: Sequence[bool]) -> dict[str, float]:
    """Balanced accuracy with half of its 95 % interval, precision, recall and F1 of "unsupported", in percent.

    The interval is that of the mean of two independent shares (normal approximation).
    """
    pairs = list(zip(truth, flagged, strict=True))
    hit = sum(t and f for t, f in pairs)
    false_alarm = sum(f and not t for t, f in pairs)
    wrong, right = sum(truth), len(truth) - sum(truth)
    recall = hit / wrong if wrong else 0.0
    spared = 1 - false_alarm / right if right else 0.0
    precision = hit / (hit + false_alarm) if hit + false_alarm else 0.0
    f1 = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
    variance = recall * (1 - recall) / max(1, wrong) + spared * (1 - spared) / max(1, right)
    return {
        "n": len(pairs),
        "balanced": 50 * (recall + spared),
        "half_width": 100 * 1.96 * math.sqrt(variance) / 2,
        "precision": 100 * precision,
        "recall": 100 * recall,
        "f1": 100 * f1,
    }

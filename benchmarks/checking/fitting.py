"""Fitting a few weights and a threshold on one half of a set, and scoring them on the other."""

from __future__ import annotations

import math
import random
from collections.abc import Sequence
from typing import NamedTuple

SPLITS = 20
"""Splits into halves, each half fitted on the other: one split alone moves balanced accuracy by two or three points."""
_STEPS, _PACE, _PENALTY = 60, 3.0, 0.01

Row = Sequence[float]


class Fitted(NamedTuple):
    """For each row how often, over all splits, the half without it had it flagged, and how sure that was on average."""

    flagged: list[list[bool]]
    margin: list[float]


def halves(sources: Sequence[str], seed: int) -> list[bool]:
    """Which half each row is in; rows of one source are never in both."""
    order = sorted(set(sources))
    random.Random(seed).shuffle(order)
    first = set(order[: len(order) // 2])
    return [source in first for source in sources]


def cross_fitted(features: Sequence[Row], wrong: Sequence[bool], sources: Sequence[str]) -> Fitted:
    """Verdicts by logistic regression and the threshold of best balanced accuracy, always of the other half.

    ``flagged`` holds one list a split; ``margin`` is positive where a row is flagged, and farther from 0 where surer.
    """
    flagged: list[list[bool]] = []
    margin = [0.0] * len(wrong)
    for seed in range(SPLITS):
        side = halves(sources, seed)
        verdicts = [False] * len(wrong)
        for here in (True, False):
            train = [i for i, s in enumerate(side) if s != here]
            rule = _fit([features[i] for i in train], [wrong[i] for i in train])
            for i in (i for i, s in enumerate(side) if s == here):
                over = rule(features[i])
                verdicts[i] = over > 0
                margin[i] += over / SPLITS
        flagged.append(verdicts)
    return Fitted(flagged, margin)


class _Rule(NamedTuple):
    means: list[float]
    spreads: list[float]
    weights: list[float]
    bound: float

    def __call__(self, row: Row) -> float:
        return self.score(row) - self.bound

    def score(self, row: Row) -> float:
        return sum(w * (x - m) / s for w, x, m, s in zip(self.weights, row, self.means, self.spreads, strict=True))


def _fit(rows: Sequence[Row], wrong: Sequence[bool]) -> _Rule:
    """Logistic regression on standardised features, both classes weighing the same, by gradient descent."""
    columns = list(zip(*rows, strict=True))
    means = [sum(c) / len(c) for c in columns]
    spreads = [math.sqrt(sum((x - m) ** 2 for x in c) / len(c)) or 1.0 for c, m in zip(columns, means, strict=True)]
    scaled = [[(x - m) / s for x, m, s in zip(row, means, spreads, strict=True)] for row in rows]
    share = {True: 0.5 / max(1, sum(wrong)), False: 0.5 / max(1, len(wrong) - sum(wrong))}
    weights, base = [0.0] * len(means), 0.0
    for _ in range(_STEPS):
        slope, rise = [_PENALTY * w for w in weights], 0.0
        for row, label in zip(scaled, wrong, strict=True):
            z = base + sum(w * x for w, x in zip(weights, row, strict=True))
            miss = share[label] * (1 / (1 + math.exp(-z)) - label)
            rise += miss
            slope = [g + miss * x for g, x in zip(slope, row, strict=True)]
        weights = [w - _PACE * g for w, g in zip(weights, slope, strict=True)]
        base -= _PACE * rise
    rule = _Rule(means, spreads, weights, 0.0)
    return rule._replace(bound=threshold([rule.score(row) for row in rows], wrong))


def threshold(scores: Sequence[float], wrong: Sequence[bool]) -> float:
    """The bound above which flagging gives the best balanced accuracy, half way between two scores."""
    order = sorted(zip(scores, wrong, strict=True), reverse=True)
    bad, good = max(1, sum(wrong)), max(1, len(wrong) - sum(wrong))
    best, bound, gained = 0.0, math.inf, 0.0
    for (score, label), (following, _) in zip(order, [*order[1:], (-math.inf, False)], strict=True):
        gained += 1 / bad if label else -1 / good
        if score > following and gained > best + 1e-9:
            best, bound = gained, (score + max(following, score - 1)) / 2
    return bound

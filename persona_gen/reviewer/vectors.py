"""Cosines of many vectors: numpy's where it is at hand, and the extra that brings an embedding model brings it."""

from __future__ import annotations

import math
from collections.abc import Sequence
from functools import cache
from importlib import import_module
from importlib.util import find_spec
from operator import mul
from typing import Any


class UnitVectors:
    """Vectors of one length, each as long as 1; one of zeros stays so."""

    def __init__(self, vectors: Sequence[Sequence[float]]) -> None:
        self._units: Any = [_unit(vector) for vector in vectors] if _numpy() is None else _rows(vectors)

    def nearest(self, others: UnitVectors) -> list[float]:
        """Of each the largest cosine to any of the others, of which there must be one."""
        if not len(self._units):
            return []
        if _numpy() is not None:
            return [float(x) for x in (self._units @ others._units.T).max(axis=1)]
        return [max(sum(map(mul, unit, other)) for other in others._units) for unit in self._units]


def cosine(a: Sequence[float], b: Sequence[float]) -> float:
    """Of two vectors of one length; 0 where one has none."""
    return float(sum(map(mul, _unit(a), _unit(b))))


def _unit(vector: Sequence[float]) -> list[float]:
    size = math.sqrt(sum(map(mul, vector, vector)))
    return [x / size for x in vector] if size else list(vector)


@cache
def _numpy() -> Any:
    return import_module("numpy") if find_spec("numpy") else None


def _rows(vectors: Sequence[Sequence[float]]) -> Any:
    rows = _numpy().array(vectors, dtype="float32")
    sizes = _numpy().sqrt((rows * rows).sum(axis=-1, keepdims=True))
    return rows / _numpy().where(sizes, sizes, 1)

"""Cosines are the same with numpy and without."""

from __future__ import annotations

import pytest

from persona_gen.reviewer import vectors
from persona_gen.reviewer.vectors import UnitVectors, cosine

EVIDENCE, COPY = [[3.0, 4.0], [0.0, 0.0], [-1.0, 0.0]], [[4.0, 3.0], [0.0, 2.0]]


@pytest.mark.parametrize("numpy", [True, False])
def test_the_nearest_counts_whatever_computes_it(numpy: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """The largest cosine to any of the others; a vector of zeros is near to nothing."""
    if numpy:
        pytest.importorskip("numpy", reason="numpy comes with an extra")
    else:
        monkeypatch.setattr(vectors, "_numpy", lambda: None)
    nearest = UnitVectors(EVIDENCE).nearest(UnitVectors(COPY))
    assert nearest == pytest.approx([max(cosine(e, c) for c in COPY) for e in EVIDENCE])
    assert nearest == pytest.approx([0.96, 0, 0])
    assert UnitVectors([]).nearest(UnitVectors(COPY)) == []

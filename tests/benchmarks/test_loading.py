"""Benchmarks are run by hand and seldom: what they import must still be there."""

from __future__ import annotations

import runpy
from pathlib import Path

import pytest

BENCHMARKS = sorted((Path(__file__).parents[2] / "benchmarks").glob("*.py"))


@pytest.mark.slow
@pytest.mark.parametrize("benchmark", BENCHMARKS, ids=lambda path: path.stem)
def test_a_benchmark_loads(benchmark: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """All names it takes from the package and from tests exist; nothing is run."""
    monkeypatch.syspath_prepend(str(benchmark.parent))
    assert "main" in runpy.run_path(str(benchmark), run_name="loaded")

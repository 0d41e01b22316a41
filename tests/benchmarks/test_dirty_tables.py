"""A sample of the benchmark of dirty tables: nothing is read wrong in silence."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest
from paths import ROOT

sys.path.insert(0, str(ROOT / "benchmarks"))

from dirty_tables import Person, Score, judge, make

SEEDS = range(1001, 1002)
MORE = range(1002, 1015)


@pytest.mark.parametrize("seeds", [SEEDS, pytest.param(MORE, marks=pytest.mark.slow)])
def test_every_figure_of_a_dirty_table_is_right_or_asked_about(tmp_path: Path, seeds: range) -> None:
    """Locales, styles of export and dirt by chance, against figures counted before the table was written."""
    score = Score()
    for seed in seeds:
        judge(make(seed), tmp_path, score)
    assert score.wrong == []
    assert score.right > 20 * len(seeds)


def test_the_benchmark_sees_a_figure_that_is_wrong(tmp_path: Path) -> None:
    """A person whom the count does not have is found: the comparison is one."""
    made, score = make(SEEDS[0]), Score()
    made.people.append(Person(made.people[0].plan, 95, 1.0, 1, 1, None))
    judge(made, tmp_path, score)
    assert any("people of" in what for what in score.wrong)
    assert any("in truth" in what for what in score.wrong)

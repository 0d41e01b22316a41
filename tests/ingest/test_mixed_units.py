"""Numbers of several units, magnitudes and meanings in one column: in doubt with a cure, never averaged in silence."""

from __future__ import annotations

from pathlib import Path
from random import Random

import pytest

from persona_gen.domain import Segment
from persona_gen.errors import ConfigError
from persona_gen.ingest.build import build_segments
from persona_gen.ingest.options import BuildOptions

HEAVY = [f"{5 + i % 9}.5,{'kg' if i % 3 else 'lb'}" for i in range(60)]
PAID = [("41000,year", "3100,month", "19,hour")[i % 3] for i in range(60)]
SELDOM = [f"{18 + i % 40},{('daily', 'weekly', 'monthly')[i % 3]}" for i in range(60)]
K = [("45k", "52000", "61", f"{38000 + 100 * i}")[i % 4] for i in range(60)]
FOLLOWERS = [f"{i * i * 7 + 3}" for i in range(60)]
RATED = [str(i % 6) for i in range(60)]
TENTHS = [str(i % 11) for i in range(60)]


def segments(tmp_path: Path, names: str, cells: list[str], **options: object) -> list[Segment]:
    """The segments of a table of two groups with the cells beside them."""
    rows = [f"{'NS'[i // 2 % 2]}orth,{cell}" for i, cell in enumerate(cells)]
    (tmp_path / "t.csv").write_text("\n".join([f"area,{names}", *rows]) + "\n", encoding="utf-8")
    return list(build_segments([tmp_path / "t.csv"], BuildOptions(by=["area"], **options)).segments.values())  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("names", "cells", "options", "means"),
    [
        ("Weight,Unit", HEAVY, {}, 0),
        ("Weight,Unit", HEAVY, {"where": "Unit = 'kg'", "kinds": {"Weight": "number"}}, 1),
        ("Salary,Per", PAID, {}, 0),
        ("Age,How often do you shop?", SELDOM, {}, 1),
        ("Income", [*K, "70k"], {"kinds": {"Income": "number"}}, 1),
        ("Followers", FOLLOWERS, {}, 1),
        ('"Food (0-10, 0 = not applicable)"', TENTHS, {}, 1),
    ],
)
def test_a_mean_is_of_one_unit(
    tmp_path: Path, names: str, cells: list[str], options: dict[str, object], means: int
) -> None:
    """A column of units puts the numbers beside it in doubt, and thousands left out do; cures work as printed."""
    built = segments(tmp_path, names, cells, **options)
    counted = [s for segment in built for s in segment.statistics if s.measure == "mean"]
    assert len(counted) == means * len(built)
    if "not applicable" in names:
        assert sum(s.n or 0 for s in counted) == sum(cell != "0" for cell in cells)


def test_thousands_that_some_leave_out_are_in_doubt(tmp_path: Path) -> None:
    """45 beside 45000 and 45k: nobody knows whether 45 is 45."""
    with pytest.raises(ConfigError, match="in thousands, perhaps"):
        segments(tmp_path, "Income", K)


def test_a_code_that_the_question_explains_is_no_answer(tmp_path: Path) -> None:
    """Zero is "not applicable" by the question, and no category with a share."""
    built = segments(tmp_path, '"Food (1-5, 0 = not applicable)"', RATED, min_cell=1)
    assert {s.category for segment in built for s in segment.statistics} == {"1", "2", "3", "4", "5"}


@pytest.mark.parametrize(
    ("name", "middle", "asked"), [("wgt", 1.0, True), ("Weight", 1.0, True), ("pspwght", 1.0, True),
                                  ("Weight", 70.0, False), ("score", 1.0, False)]
)  # fmt: skip
def test_weights_that_nobody_asked_to_use_are_asked_about(
    tmp_path: Path, name: str, middle: float, asked: bool
) -> None:
    """Numbers about 1 under the name of a weight are one, and both cures work; kilograms are no weights of a survey."""
    draw = Random(3)
    cells = [f"{middle + draw.uniform(-0.7, 0.7):.3f},{'yn'[i % 2]}" for i in range(80)]
    names = f"{name},answer"
    if not asked:
        assert segments(tmp_path, names, cells)
        return
    with pytest.raises(ConfigError, match=f'"{name}" seems to hold the weights'):
        segments(tmp_path, names, cells)
    if name == "wgt":
        assert segments(tmp_path, names, cells, weight=name)
        assert segments(tmp_path, names, cells, kinds={name: "skip"})

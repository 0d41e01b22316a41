"""Rows that are parts of people or cells of a report, told by how they repeat, whatever their columns are called."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from persona_gen.errors import ConfigError
from persona_gen.ingest.build import build_segments
from persona_gen.ingest.options import BuildOptions

DRAW = Random(5)
Rows = list[list[object]]


def panel() -> Rows:
    """Three waves of 30 people."""
    return [[1000 + i, wave, "ns"[i % 2], DRAW.choice("yn")] for i in range(30) for wave in (1, 2, 3)]


def loops() -> Rows:
    """One to three brands of each of 40 people."""
    brands = [DRAW.sample(["Acme", "Bolt", "Core"], 1 + i % 3) for i in range(40)]
    return [[f"S{i:03d}", brand, "ns"[i % 2], DRAW.choice("yn")] for i in range(40) for brand in brands[i]]


def choices() -> Rows:
    """Two designs of 20 people in each of 4 tasks: no column numbers the rows."""
    return [[i, DRAW.choice("ab"), "ns"[i % 2], DRAW.choice("yn")] for i in range(20) for _ in range(8)]


def ages() -> Rows:
    """People, whose ages repeat, and decide the group."""
    old = [DRAW.randint(18, 70) for _ in range(150)]
    return [[age, DRAW.randint(1, 3), "ns"[age > 40], DRAW.choice("yn")] for age in old]


def shops() -> Rows:
    """People of 20 shops, each in one region."""
    shop = [DRAW.randint(1, 20) for _ in range(150)]
    return [[f"F{s}", DRAW.choice("abc"), "ns"[s % 2], DRAW.choice("yn")] for s in shop]


def write(path: Path, names: str, rows: Rows) -> Path:
    """A table of CSV."""
    path.write_text("\n".join([names, *(",".join(map(str, row)) for row in rows)]) + "\n", encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("rows", "people", "cure"),
    [
        (panel, 30, "area"),
        (loops, 40, "area"),
        (choices, 20, "area"),
        (panel, 0, "place"),
        (ages, 0, ""),
        (shops, 0, ""),
    ],
)
def test_a_person_with_several_rows_is_asked_about_whatever_the_id_is_called(
    tmp_path: Path, rows: Callable[[], Rows], people: int, cure: str
) -> None:
    """Panels, loops and conjoint tasks are asked about, and both cures work; ages and shops are not."""
    table = write(tmp_path / "t.csv", "unit,place,area,answer", rows())
    by = [cure or "area"]
    if not people:
        assert build_segments([table], BuildOptions(by=by, min_cell=1)).segments
        return
    with pytest.raises(ConfigError, match=f'rows have {people} different values of "unit"') as refused:
        build_segments([table], BuildOptions(by=by, min_cell=1))
    where = re.search(r'--where "(place = \'.*?\')"', str(refused.value.cure))
    for options in ({"kinds": {"unit": "skip"}}, *([{"where": where[1]}] if where else [])):
        assert build_segments([table], BuildOptions(by=by, min_cell=1, **options)).segments


@pytest.mark.parametrize(
    ("names", "refused"),
    [
        ("Total Recipients,Open Rate", True),
        ("Impressions,CTR (all)", True),
        ("Reach,CTR (link click-through rate)", True),
        ("Sessions,Open Rate", False),
        ("Number of Employees,Discount", False),
    ],
)
def test_rates_among_people_reached_make_rows_no_people(tmp_path: Path, names: str, refused: bool) -> None:
    """The mean of the rates of campaigns is not the rate among people; a contact has sessions of its own."""
    rows: Rows = [["VA"[i % 2], DRAW.randint(100, 9000), f"{DRAW.uniform(1, 60):.2f}%"] for i in range(40)]
    table = write(tmp_path / "t.csv", f"Audience,{names}", rows)
    kinds: dict[str, str] = {}
    if refused:
        kinds = {names.split(",", maxsplit=1)[0]: "skip"}
        with pytest.raises(ConfigError, match="is a rate among them"):
            build_segments([table], BuildOptions(by=["Audience"]))
    assert build_segments([table], BuildOptions(by=["Audience"], kinds=kinds)).segments


def test_a_group_in_its_first_row_only_is_refused_whatever_the_smallest_cell(tmp_path: Path) -> None:
    """The rows below it are the group's, and no segment of one is told."""
    rows: Rows = [["New" if i == 0 else "Old" if i == 15 else "", 10 + i] for i in range(30)]
    with pytest.raises(ConfigError, match="fill down"):
        build_segments([write(tmp_path / "t.csv", "Type,Amount", rows)], BuildOptions(by=["Type"], min_cell=1))


def test_a_few_tags_in_one_cell_are_asked_about(tmp_path: Path) -> None:
    """ "vip, newsletter" is two tags or one, and too few cells tell."""
    rows: Rows = [["ab"[i % 2], ('"vip, newsletter"', "vip", "sale")[i % 3]] for i in range(30)]
    table = write(tmp_path / "t.csv", "Plan,Tags", rows)
    with pytest.raises(ConfigError, match="may be several"):
        build_segments([table], BuildOptions(by=["Plan"], min_cell=1))
    built = build_segments([table], BuildOptions(by=["Plan"], min_cell=1, kinds={"Tags": "multiple"}))
    shares = {s.category: s.overall for segment in built.segments.values() for s in segment.statistics}
    assert shares["vip"] == pytest.approx(0.6667, abs=1e-4)


def test_a_form_in_a_cell_is_no_category(tmp_path: Path) -> None:
    """Two answers in the lines of a cell are in doubt, and a label that a workbook broke in two is a category."""
    forms = [["ab"[i % 2], f'"Service >> {DRAW.choice(("Good", "Poor"))}\nPrice >> Good"'] for i in range(40)]
    for cells, counted in (
        (forms, 0),
        ([[a, '"Very\nsatisfied"' if i % 3 else "Neutral"] for i, (a, _) in enumerate(forms)], 4),
    ):
        table = write(tmp_path / "t.csv", "Branch,Please rate us,Age", [[*row, 20 + i] for i, row in enumerate(cells)])
        built = build_segments([table], BuildOptions(by=["Branch"], min_cell=1)).segments.values()
        assert sum(s.measure == "share" for segment in built for s in segment.statistics) == counted


@pytest.mark.parametrize(("missing", "refused"), [(0, True), (1, False)])
def test_a_report_has_a_row_for_each_combination_of_its_groups(tmp_path: Path, missing: int, refused: bool) -> None:
    """Age by gender with clicks is a report; where one combination is wanting, rows may be people."""
    rows: Rows = [[age, gender, DRAW.randint(500, 9000)] for age in ("18-24", "25-34", "35+") for gender in "fm"]
    table = write(tmp_path / "t.csv", "Age,Gender,Clicks", rows[missing:])
    options = BuildOptions(by=["Gender"], min_cell=1)
    if refused:
        with pytest.raises(ConfigError, match='combinations of "Age" and "Gender" has one row'):
            build_segments([table], options)
        options = BuildOptions(by=["Gender"], min_cell=1, kinds={"Age": "skip"})
    assert build_segments([table], options).segments

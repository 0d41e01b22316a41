"""Real tables of figures that nobody here wrote: every figure with its segment and base, against the cells themselves.

The files are no part of the repository (see benchmarks/README.md); without their folder these tests are skipped.
"""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from paths import SHARED
from ready_figures import ready_figures

from persona_gen.ingest.crosstabs import recognised

REAL = SHARED / "realdata"
pytestmark = pytest.mark.skipif(not REAL.is_dir(), reason="needs ../shared/realdata")

BANNER, CROSSTAB = REAL / "538_masculinity_banner.csv", REAL / "538_nfl_fandom_crosstab.csv"


def cells_of(path: Path) -> list[list[str]]:
    """The cells as a CSV reader gives them, each with single blanks."""
    with path.open(encoding="utf-8", newline="") as file:
        return [[" ".join(cell.split()) for cell in row] for row in csv.reader(file)]


def test_every_file_is_taken_for_what_it_is() -> None:
    """The two tables of figures are recognised, and none of the tables of people is."""
    shapes = {path.name: recognised(path) for path in sorted(REAL.glob("*.*")) if path.suffix in (".csv", ".sav")}
    assert {name: shape for name, shape in shapes.items() if shape} == {BANNER.name: "banner", CROSSTAB.name: "wide"}
    assert len(shapes) > 8


def test_the_banner_is_read_cell_by_cell() -> None:
    """Ten groups below five questions; the column of all men is overall; no base is in the file, and that is said."""
    cells = cells_of(BANNER)
    groups = {3: "Age: 18 - 34", 4: "Age: 35 - 64", 5: "Age: 65 and up", 6: "Race: White", 7: "Race: Non-white",
              8: "Children: Has children", 9: "Children: No children", 10: "Sexual Orientation: Straight",
              11: "Sexual Orientation: Gay/Bisexual"}  # fmt: skip
    wanted, questions, question = {}, set(), ""
    for row in cells[2:]:
        question = row[0] or question
        questions.add(question)
        for column, group in groups.items():
            if row[1] and row[column]:
                share = round(float(row[column].removesuffix("%")) / 100, 4)
                wanted[group, question, row[1]] = (share, round(float(row[2].removesuffix("%")) / 100, 4))
    segments, account = ready_figures(BANNER, shape="banner", include=[*questions, "Race", "Sexual Orientation"])
    found = {(g.name, s.attribute, s.category): (s.value, s.overall) for g in segments for s in g.statistics}
    assert found == wanted
    assert len(found) == 1631
    assert {(g.size, s.n, s.measure) for g in segments for s in g.statistics} == {(None, None, "share")}
    assert {fate.fate: fate.cells for fate in account.fates} == {"used": 1631, "whole base": 189, "name": 245}
    assert account.cells == sum(bool(cell) for row in cells for cell in row)
    single = {s.attribute for s in segments[0].statistics if s.choice == "single"}
    assert 'In general, how masculine or "manly" do you feel?' in single


def test_special_categories_in_the_banner_are_left_out_unless_named() -> None:
    """By its own words: race, sexual orientation, and questions about sex and therapy."""
    segments, cells = ready_figures(BANNER, shape="banner")
    assert [s.name for s in segments][:3] == ["Age: 18 - 34", "Age: 35 - 64", "Age: 65 and up"]
    assert not any(s.name.startswith(("Race", "Sexual")) for s in segments)
    assert any(line.startswith("See a therapist: health") for line in cells.left_out)
    assert sum(fate.cells for fate in cells.fates) == cells.cells


def test_the_crosstab_is_read_cell_by_cell() -> None:
    """Teams are segments with their respondents as base; counts below merged names; percentages after them."""
    cells = cells_of(CROSSTAB)
    over = {2: "Democrat", 8: "Independent", 14: "Republican"}
    wanted = {}
    everybody = cells[-1]
    assert everybody[0] == "Grand Total"
    for row in cells[2:-1]:
        for column in range(2, 25):
            if not row[column]:
                continue
            upper = over.get(2 + (column - 2) // 6 * 6, "") if column < 20 else ""
            name = cells[1][column]
            if upper:
                category = None if name == "Total" else name
                key, value, overall = (upper, category, "count"), float(row[column]), float(everybody[column])
            else:
                key = (name.removesuffix("%"), None, "share")
                value, overall = (float(line[column].removesuffix("%")) / 100 for line in (row, everybody))
            wanted[row[0], *key] = (round(value, 4), int(row[1]), round(overall, 4))
    parties = ["Democrat", "Independent", "Republican", "GOP", "Dem"]
    include = [*parties, "White", "Nonwhite"]
    segments, account = ready_figures(CROSSTAB, shape="wide", min_cell=0, include=include)
    found = {
        (g.name, s.attribute, s.category, s.measure): (s.value, s.n, s.overall) for g in segments for s in g.statistics
    }
    assert found == wanted
    assert len(segments) == 32
    assert {segment.whole_base for segment in segments} == {6364}
    assert segments[0].size == 148
    assert sum(fate.cells for fate in account.fates) == account.cells == sum(bool(c) for row in cells for c in row)
    assert any("read as counts of people" in note for note in account.notes)

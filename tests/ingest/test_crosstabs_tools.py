"""Crosstabs as the common tools export them: recognised, read with their bases, or refused for cause."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
from ready_figures import ready_figures

from persona_gen.errors import InputError
from persona_gen.ingest.crosstabs import recognised

BASES = {"": 400, "Men": 150, "Women": 250}
ANSWERS = {"Daily": (160, 45, 115), "Weekly": (140, 60, 80), "Never": (100, 45, 55)}
QUESTION = "How often do you cook?"

Cells = list[list[object]]


def percent(answer: str, group: str, digits: int = 0) -> str:
    """The share of an answer as a tool prints it."""
    people = ANSWERS[answer][list(BASES).index(group)]
    return f"{100 * people / BASES[group]:.{digits}f}"


def counted(answer: str) -> list[object]:
    """Men and women of an answer, with their percentages, and the total, in pairs."""
    pairs = ((ANSWERS[answer][i], f"{percent(answer, g)}%") for i, g in ((1, "Men"), (2, "Women"), (0, "")))
    return [cell for pair in pairs for cell in pair]


DISPLAYR: Cells = [
    [f"{QUESTION} by Sex"], ["", "Sex", "", ""], ["Column %", "Men", "Women", "NET"], ["", "A", "B", ""],
    *([a, f"{percent(a, 'Men')}%", f"{percent(a, 'Women')}% A", f"{percent(a, '')}%"] for a in ANSWERS),
    ["NET", "100%", "100%", "100%"], ["Column n", 150, 250, 400], ["sample size = 400; 95% confidence level"],
]  # fmt: skip
Q_PAIRS: Cells = [
    [f"{QUESTION} by Sex"], ["", "Men", "", "Women", "", "NET", ""], ["", *["Count", "Column %"] * 3],
    *([a, *counted(a)] for a in ANSWERS), ["NET", 150, "100%", 250, "100%", 400, "100%"],
]  # fmt: skip
SPSS: Cells = [
    ["", "", "Sex"], ["", "", "Men", "", "Women", "", "Total", ""], ["", "", *["Count", "Column N %"] * 3],
    *([QUESTION if a == "Daily" else "", a, *counted(a)] for a in ANSWERS),
    ["", "Total", 150, "100.0%", 250, "100.0%", 400, "100.0%"],
]  # fmt: skip
WINCROSS: Cells = [
    ["TABLE 4"], [QUESTION], ["BASE: ALL RESPONDENTS"], ["", "", "SEX", ""], ["", "TOTAL", "Men", "Women"],
    ["", "", "(A)", "(B)"], ["TOTAL", 400, 150, 250], ["", "100%", "100%", "100%"],
    *(row for a, people in ANSWERS.items() for row in
      ([a, *people], ["", *(f"{percent(a, g)}%" for g in BASES)])),
]  # fmt: skip
POLLSTER: Cells = [
    ["Survey results"], ["Fieldwork: 3rd - 4th March 2026"], ["", "Total", "Men", "Women"],
    ["Weighted Sample", 400, 160, 240], ["Unweighted Sample", 400, 150, 250], ["", "%", "%", "%"], [QUESTION],
    *([a, *(percent(a, g) for g in BASES)] for a in ANSWERS),
]  # fmt: skip
GERMAN: Cells = [
    [QUESTION], ["", "Gesamt", "Men", "Women"], ["Basis (ungewichtet)", 400, 150, 250], ["", "%", "%", "%"],
    *([a, *(percent(a, g, 1).replace(".", ",") for g in BASES)] for a in ANSWERS),
]  # fmt: skip


def write(folder: Path, cells: Cells) -> Path:
    """The table as a CSV."""
    path = folder / "table.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(cells)
    return path


@pytest.mark.parametrize(
    "cells", [DISPLAYR, Q_PAIRS, SPSS, WINCROSS, POLLSTER, GERMAN],
    ids=["Displayr", "Q", "SPSS Custom Tables", "WinCross", "pollster", "German agency"],
)  # fmt: skip
def test_the_layouts_of_tools_are_recognised_and_read(tmp_path: Path, cells: Cells) -> None:
    """Every share under its question, over its base, with the same share of everybody; no base is a person's answer."""
    path = write(tmp_path, cells)
    assert recognised(path) == "banner"
    segments, _ = ready_figures(path, shape="banner")
    told = {
        (s.name.split(": ")[-1], f.attribute, f.category): (round(f.value, 2), f.n, f.overall)
        for s in segments
        for f in s.statistics
    }
    assert {key[1] for key in told} == {QUESTION}
    assert {key: (value, n) for key, (value, n, _) in told.items()} == {
        (g, QUESTION, a): (round(people[i] / BASES[g], 2), BASES[g])
        for a, people in ANSWERS.items()
        for i, g in ((1, "Men"), (2, "Women"))
    }
    assert all(
        overall == pytest.approx(ANSWERS[str(key[2])][0] / 400, abs=0.005) for key, (*_, overall) in told.items()
    )
    assert {s.size for s in segments} == {150, 250} and {s.whole_base for s in segments} == {400}


@pytest.mark.parametrize("word", ["Row %", "Total %", "Row N %", "% of Grand Total"])
@pytest.mark.parametrize("below", [False, True])
def test_percentages_of_rows_and_tables_are_no_shares_of_groups(tmp_path: Path, word: str, below: bool) -> None:
    """They look the same, and say another thing: refused, with what to export."""
    rows = [[a, "45%", "55%", "100%"] for a in ANSWERS]
    above: Cells = [["", "Men", "Women", "NET"], ["", word, word, word]] if below else [[word, "Men", "Women", "NET"]]
    path = write(tmp_path, [[QUESTION], *above, *rows])
    assert recognised(path) == "banner"
    with pytest.raises(InputError, match="no shares of the groups"):
        ready_figures(path, shape="banner")


def test_a_pivot_table_without_a_question_is_refused(tmp_path: Path) -> None:
    """Row Labels asks nothing, and no person is called Grand Total."""
    rows: Cells = [["Count of ID", "Column Labels"], ["Row Labels", "Men", "Women", "Grand Total"]]
    path = write(tmp_path, [*rows, *([a, *people[1:], people[0]] for a, people in ANSWERS.items())])
    assert recognised(path) == "banner"
    with pytest.raises(InputError, match="no question stands above"):
        ready_figures(path, shape="banner")


def test_averages_are_told_by_the_corner(tmp_path: Path) -> None:
    """Each row is a mean then, over the base below."""
    cells: Cells = [["Spend by Sex"], ["Average", "Men", "Women", "NET"], ["Food", "51.2", "60.4", "57.0"],
                    ["Travel", "12.1", "20.0", "17.0"], ["Column n", 150, 250, 400]]  # fmt: skip
    path = write(tmp_path, cells)
    assert recognised(path) == "banner"
    segments, _ = ready_figures(path, shape="banner")
    told = {(s.name, f.attribute, f.measure): (f.value, f.n) for s in segments for f in s.statistics}
    assert told["Men", "Food", "mean"] == (51.2, 150) and told["Women", "Travel", "mean"] == (20.0, 250)


@pytest.mark.parametrize(
    "cells",
    [
        [["", "plan", "rate", "share"], *([i, "Free", f"{i}%", f"{i + 3}%"] for i in range(30))],
        [["Name", "Open rate", "Click rate"], *([f"Customer {i}", f"{i}%", f"{i / 2}%"] for i in range(30))],
        [["Plan", "Age"], *([("Free", "Pro")[i % 2], 20 + i] for i in range(30))],
        [["", "Age", "Visits", "City"], *([f"R{i}", 20 + i, i, "Ulm"] for i in range(30))],
    ],
)
def test_tables_of_people_are_no_crosstabs(tmp_path: Path, cells: Cells) -> None:
    """Percentages of people, a column of row numbers, a blank first name."""
    assert recognised(write(tmp_path, cells)) is None

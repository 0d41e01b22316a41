"""Crosstabs as the common tools export them: recognised, read with their bases, or refused for cause."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest
import xlsxwriter
from ready_figures import ready_figures

from persona_gen.errors import ConfigError, InputError
from persona_gen.ingest.build import build_segments
from persona_gen.ingest.crosstabs import recognised
from persona_gen.ingest.options import BuildOptions

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


def values(path: Path, **wanted: str) -> dict[tuple[str, str, str | None], tuple[float, int | None]]:
    """Value and base by segment, attribute and category."""
    segments, _ = ready_figures(path, **wanted)
    return {(s.name.split(": ")[-1], f.attribute, f.category): (f.value, f.n) for s in segments for f in s.statistics}


CTABLES: Cells = [
    ["", "", "Sex", "", "", ""], ["", "", "Men", "", "Women", ""],
    ["", "", "Count", "Column N %", "Count", "Column N %"],
    *([QUESTION if a == "Daily" else "", a, men, men / 150, women, women / 250]
      for a, (_, men, women) in ANSWERS.items()),
]  # fmt: skip


def test_shares_that_a_workbook_formats_as_percent_are_fractions(tmp_path: Path) -> None:
    """A cell that shows 46 % holds 0.46, also below a word for percent; the sums tell."""
    path = tmp_path / "t.xlsx"
    book = xlsxwriter.Workbook(path)
    sheet, shown = book.add_worksheet(), book.add_format({"num_format": "0%"})
    for r, row in enumerate(CTABLES):
        for c, cell in enumerate(row):
            sheet.write(r, c, cell, shown if isinstance(cell, float) else None)
    book.close()
    assert recognised(path) == "banner"
    told = values(path, shape="banner")
    assert told["Women", QUESTION, "Daily"][0] == pytest.approx(115 / 250, abs=1e-4) and len(told) == 6


def counts(base: str, more: int = 0) -> Cells:
    """A crosstab of counts alone; ``more`` spoils the sums."""
    return [
        [QUESTION], ["", "Total", "Men", "Women"], [base, 400, 150, 250],
        *([a, all_ + more, men, women] for a, (all_, men, women) in ANSWERS.items()),
    ]  # fmt: skip


def test_counts_over_their_bases_are_shares(tmp_path: Path) -> None:
    """Where the groups add up to everybody; else, and where weights are spoken of, the unit is asked for."""
    told = values(write(tmp_path, counts("Base")), shape="banner")
    assert told["Men", QUESTION, "Weekly"] == (0.4, 150) and told["Women", QUESTION, "Never"] == (0.22, 250)
    spoilt = [*counts("Base", 3)[:-1], ["Never", 100, 45, 57]]
    for cells in (counts("Base (unweighted)"), spoilt):
        with pytest.raises(InputError, match="nothing in the table says"):
            ready_figures(write(tmp_path, cells), shape="banner")


@pytest.mark.parametrize("total", [True, False])
def test_percentages_along_rows_are_refused_without_a_word_for_them(tmp_path: Path, total: bool) -> None:
    """They add up to 100 in each row, and in no column."""
    rows: Cells = [[QUESTION], ["", "Men", "Women", "Total"], ["Daily", "28%", "72%", "100%"],
                   ["Weekly", "43%", "57%", "100%"], ["Never", "45%", "55%", "100%"]]  # fmt: skip
    with pytest.raises(InputError, match="of each row add up to 100"):
        ready_figures(write(tmp_path, rows if total else [row[:3] for row in rows]), shape="banner")


def test_counts_percentages_and_letters_in_rows_of_their_own(tmp_path: Path) -> None:
    """As WinCross prints an answer; both bases in brackets, of which the unweighted one is of people."""
    rows: Cells = [["Table 12"], [QUESTION], [], ["", "", "SEX", ""], ["", "TOTAL", "MEN", "WOMEN"],
                   ["", "", "(B)", "(C)"], ["TOTAL (UNWEIGHTED)", 400, 150, 250],
                   ["TOTAL (WEIGHTED)", 400, 196, 204]]  # fmt: skip
    for answer, people in ANSWERS.items():
        rows += [[answer, *people], ["", *(f"{100 * n / b:.1f}%" for n, b in zip(people, BASES.values(), strict=True))]]
        rows += [["", "", "", "B"]]
    path = write(tmp_path, [*rows, ["MEAN", 3.6, 3.4, 3.7], ["SIGMA", 400, 196, 204]])
    assert recognised(path) == "banner"
    told = values(path)
    assert told["MEN", QUESTION, "Daily"] == (0.3, 150) and told["WOMEN", QUESTION, None] == (3.7, 250)


def test_a_pivot_table_of_averages_has_a_row_for_each_segment(tmp_path: Path) -> None:
    """A filter above, a count that is the size, a grand total that is the whole base."""
    cells: Cells = [["Region", "(All)"], [], ["Row Labels", "Count of ID", "Average of Spend"],
                    ["Family", 120, 45.5], ["Single", 80, 30.25], ["Grand Total", 200, 39.4]]  # fmt: skip
    path = write(tmp_path, cells)
    assert recognised(path) == "wide"
    assert values(path) == {("Family", "Spend", None): (45.5, 120), ("Single", "Spend", None): (30.25, 80)}


@pytest.mark.parametrize("measure", ["Average of Score", "Summe von Betrag", "Moyenne de Note", "Suma de Importe"])
def test_averages_and_sums_of_a_pivot_table_are_no_shares(tmp_path: Path, measure: str) -> None:
    """1.69 on average is not 1.69 % of anybody, whatever --unit says."""
    rows: Cells = [[measure, "Column Labels"], ["Row Labels", "App", "Web"], ["Basic", 1.69, 2.5], ["Pro", 3.1, 4.2]]
    with pytest.raises(InputError, match=f'called "{measure}", and are no shares'):
        ready_figures(write(tmp_path, rows), shape="banner", unit="percent")


@pytest.mark.parametrize(("by", "names"), [("Age", {"18-24", "25-34"}), ("18-24", {"18-24"})])
def test_by_may_name_the_column_of_the_segments_or_some_of_them(tmp_path: Path, by: str, names: set[str]) -> None:
    """Whoever was told to say --shape wide has named the column before."""
    path = write(tmp_path, [["Age", "n", "Uses it %"], ["18-24", 120, "45%"], ["25-34", 150, "30%"]])
    built = build_segments([path], BuildOptions(by=[by], shape="wide"))
    assert {segment.name for segment in built.segments.values()} == names


def test_comments_above_a_report_are_passed_over(tmp_path: Path) -> None:
    """And the total that is named in the last cell is the whole base; without --shape the message names it."""
    cells: Cells = [["# ----"], ["# Age"], ["# Start date: 20260101"], ["Age", "Users", "Average time"],
                    ["", 3600, 74.6, "Grand total"], ["18-24", 1200, 65.5], ["25-34", 2400, 80.25]]  # fmt: skip
    path = write(tmp_path, cells)
    with pytest.raises(ConfigError, match="--shape wide"):
        ready_figures(path)
    segments, _ = ready_figures(path, shape="wide")
    assert [(s.name, f.value, f.overall) for s in segments for f in s.statistics if f.measure == "mean"] == [
        ("18-24", 65.5, 74.6), ("25-34", 80.25, 74.6),
    ]  # fmt: skip


@pytest.mark.parametrize("measure", ["Share of respondents", "in Prozent", "Percentage of people"])
def test_what_says_only_how_figures_are_measured_is_no_question(tmp_path: Path, measure: str) -> None:
    """A statistics portal writes the question above; without it, 32 % of an age group would be French."""
    text = f"{QUESTION}\n{measure}\n,18-29,30-49\nFrance,32.1%,40.0%\nSpain,30.5%,33.0%\nSource: own survey\n"
    (tmp_path / "t.csv").write_text(text, encoding="utf-8")
    built = build_segments([tmp_path / "t.csv"], BuildOptions(min_cell=1)).segments.values()
    assert {s.attribute for segment in built for s in segment.statistics} == {QUESTION}

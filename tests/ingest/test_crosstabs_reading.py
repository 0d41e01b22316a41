"""Ready figures of every shape: what must be read, figure by figure, with its base and its segment."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from typing import Any

import duckdb
import pytest
from ready_figures import ready_figures

from persona_gen.domain import Segment
from persona_gen.domain.build_report import BuildReport, CellAccount
from persona_gen.errors import InputError
from persona_gen.ingest.crosstabs import recognised
from persona_gen.ingest.options import TableShape
from persona_gen.report.build_report import build_text
from persona_gen.report.yaml import segment_yaml
from persona_gen.sources.reading import SourceWarning, parse_segments

Row = tuple[Any, ...]


def read(folder: Path, text: str, shape: TableShape | None = None, **wishes: Any) -> tuple[list[Segment], CellAccount]:
    """The segments of a table; without a shape, of the one that is recognised. Every cell is accounted for."""
    path = folder / "table.csv"
    path.write_text(text, encoding="utf-8")
    shape = shape or recognised(path)
    assert shape is not None
    segments, cells = ready_figures(path, shape=shape, **{"min_cell": 1, **wishes})
    filled = sum(bool(cell.strip()) for line in path.read_text().splitlines() for cell in re.split(r"[,;\t]", line))
    assert sum(fate.cells for fate in cells.fates) == cells.cells
    assert cells.cells == filled or '"' in text or cells.cells < filled  # a decimal comma splits no cell
    return segments, cells


def rows(segments: list[Segment]) -> set[Row]:
    """Each figure as segment, attribute, category, measure, value, n, overall."""
    return {
        (g.name, s.attribute, s.category, s.measure, s.value, s.n, s.overall) for g in segments for s in g.statistics
    }


BANNER = """\
Table 7,,,,,
,,Sex,,Age,
,Total,Men,Women,18 - 34,35 and over
,,(A),(B),(C),(D)
Unweighted base,"1,000",480,520,300,700
How do you pay?,,,,,
Card,42%,45% B,39%,52% D,38%
Cash,58%,55%,61% A,48%,62%C
Which do you own? (Select all),,,,,
Car,80%,82%,78%,-,*
Bike,40%,41%,39%,60%,31%
Mean,3.4,3.1,3.7 A,2.9,3.6
Std. dev.,1.1,1.0,1.2,0.9,1.1
"""


def test_a_banner_is_read_with_its_bases_means_and_without_its_letters(tmp_path: Path) -> None:
    """Two header rows, a row of letters, ``42% B``, a base row, signs for no figure, a total column."""
    segments, cells = read(tmp_path, BANNER)
    found = rows(segments)
    assert [(s.name, s.size, s.whole_base) for s in segments] == [
        ("Sex: Men", 480, 1000),
        ("Sex: Women", 520, 1000),
        ("Age: 18 - 34", 300, 1000),
        ("Age: 35 and over", 700, 1000),
    ]
    assert ("Sex: Men", "How do you pay?", "Card", "share", 0.45, 480, 0.42) in found
    assert ("Age: 35 and over", "How do you pay?", "Cash", "share", 0.62, 700, 0.58) in found
    assert ("Sex: Women", "Which do you own? (Select all)", None, "mean", 3.7, 520, 3.4) in found
    assert len(found) == 4 * 2 + 4 + 2 + 4  # how, bikes, cars in two groups, and means
    assert {s.choice for g in segments for s in g.statistics if s.category == "Card"} == {"single"}
    assert {s.choice for g in segments for s in g.statistics if s.category == "Car"} == {"multiple"}
    [mean] = [s for s in segments[0].statistics if s.measure == "mean"]
    assert mean.sd == 1.0
    fates = {fate.fate: fate.cells for fate in cells.fates}
    assert fates["base"] == 5
    assert fates["whole base"] == 6
    assert fates["left out: a sign for no figure"] == 1
    assert fates["left out: no figure, such as * or <1%"] == 1
    assert any("5 cells carry significance letters" in note for note in cells.notes)


def test_by_takes_the_columns_of_one_question_of_a_banner(tmp_path: Path) -> None:
    """The others are left out, and said."""
    segments, cells = read(tmp_path, BANNER, by=["age"])
    assert [s.name for s in segments] == ["Age: 18 - 34", "Age: 35 and over"]
    assert "Sex: Men: not among --by" in cells.left_out


@pytest.mark.parametrize(
    ("text", "shape", "figures"),
    [
        pytest.param(
            "Table 12-9;;;\nEmployed people;;;\nMicrocensus;;;\n;Employed;Anteil Teilzeit;Durchschnittliche Stunden\n"
            ";1000;Prozent;Stunden\nBremen;318;28,4;34,6\nSaarland;463;/;36,9\nTotal: Land;781;28,0;35,9\n"
            '____;;;\n"""/"" = not certain";;;\n',
            "wide",
            {
                ("Bremen", "Anteil Teilzeit", None, "share", 0.284, None, 0.28),
                ("Bremen", "Stunden", None, "mean", 34.6, None, 35.9),
                ("Saarland", "Stunden", None, "mean", 36.9, None, 35.9),
            },
            id="a row of units below the names",
        ),
        pytest.param(
            ",Total,Men,Women\nHow?,,,\nBase,1000,480,520\nYes,40%,45%,35%\nNo,60%,55%,65%\n"
            "Why?,,,\nBase: those who do,400,216,182\nPrice,70%,75%,64%\n",
            None,
            {
                ("Men", "How?", "Yes", "share", 0.45, 480, 0.40),
                ("Women", "How?", "No", "share", 0.65, 520, 0.60),
                ("Men", "Why?", "Price", "share", 0.75, 216, 0.70),
                ("Women", "Why?", "Price", "share", 0.64, 182, 0.70),
            },
            id="each question has its own base row",
        ),
        pytest.param(
            "How?,Total (n=1000),Men (n=480),Women (n=520)\nYes,400,216,182\n,40%,45%,35%\nNo,600,264,338\n"
            ",60%,55%,65%\n",
            "banner",
            {("Men", "How?", "Yes", "share", 0.45, 480, 0.40), ("Women", "How?", "No", "share", 0.65, 520, 0.60)},
            id="counts above percentages, bases in the header",
        ),
        pytest.param(
            ";Gesamt;Frauen;Männer\nWie?;;;\nJa;42,5;40,1;45\nNein;57,5;59,9;55\n",
            "banner",
            {
                ("Frauen", "Wie?", "Ja", "share", 0.401, None, 0.425),
                ("Männer", "Wie?", "Nein", "share", 0.55, None, 0.575),
            },
            id="decimal commas without a percent sign, adding up to 100",
        ),
        pytest.param(
            ",Total,Men,Women\nHow?,,,\nYes,0.4,0.45,0.35\nNo,0.6,0.55,0.65\n",
            "banner",
            {("Men", "How?", "Yes", "share", 0.45, None, 0.40)},
            id="percent cells that a spreadsheet gives as fractions, adding up to 1",
        ),
        pytest.param(
            ",,Men,,Women,\n,Total,Total,18-34,Total,18-34\nHow?,,,,,\nYes,40%,45%,50%,35%,30%\n"
            "No,60%,55%,50%,65%,70%\n",
            "banner",
            {
                ("Men", "How?", "Yes", "share", 0.45, None, 0.40),
                ("Men: 18-34", "How?", "Yes", "share", 0.50, None, 0.40),
                ("Women: 18-34", "How?", "No", "share", 0.70, None, 0.60),
            },
            id="a total of each group is a group, not everybody",
        ),
        pytest.param(
            ',Total,Men,Women\nBase,"1,200",580,620\nHow?,,,\nYes,480,261,217\n,40%,45%,35%\nNo,720,319,403\n'
            ',60%,55%,65%\n',
            "banner",
            {("Men", "How?", "Yes", "share", 0.45, 580, 0.40), ("Women", "How?", "No", "share", 0.65, 620, 0.60)},
            id="commas between thousands of people, and no decimal point anywhere",
        ),
        pytest.param(
            "segment,attribute,value,share,n\nwhole base,Pays,Card,0.42,900\nwhole base,Pays,Cash,0.58,900\n"
            "Young,Pays,Card,0.52,300\nYoung,Pays,Cash,0.48,300\nOld,Pays,Card,0.37,600\nOld,Pays,Cash,0.63,600\n",
            None,
            {("Young", "Pays", "Card", "share", 0.52, 300, 0.42), ("Old", "Pays", "Cash", "share", 0.63, 600, 0.58)},
            id="long, shares that add up to 1",
        ),
        pytest.param(
            "Segment;Frage;Antwort;Prozent;n\n".replace("Frage", "question").replace("Antwort", "answer")
            + "Gesamt;Zahlt;Karte;42,0;2.900\nJung;Zahlt;Karte;52,5;1.300\n",
            None,
            {("Jung", "Zahlt", "Karte", "share", 0.525, 1300, 0.42)},
            id="long, a column of percent, decimal commas, points between thousands",
        ),
        pytest.param(
            "cluster,question,answer,count,base\nA,Pays,Card,30,120\nA,Pays,Cash,90,120\nTotal,Pays,Card,100,300\n",
            None,
            {("A", "Pays", "Card", "share", 0.25, 120, 0.3333), ("A", "Pays", "Cash", "share", 0.75, 120, None)},
            id="long, counts and bases alone",
        ),
        pytest.param(
            "segment,attribute,category,measure,value,n,overall\nA,Age,,mean,38.25,120,41\n"
            "A,Pays,Card,share,42%,118,40%\n"
            "A,Visits,,median,3,120,2\nB,Age,,average,50,80,41\n",
            None,
            {
                ("A", "Age", None, "mean", 38.25, 120, 41),
                ("A", "Pays", "Card", "share", 0.42, 118, 0.40),
                ("A", "Visits", None, "median", 3, 120, 2),
                ("B", "Age", None, "mean", 50, 80, 41),
            },
            id="long, a column that names the measure, and one of the whole base",
        ),
        pytest.param(
            "segment,n,mean age,sd_age,Median spend,% female,Uses the app,Housing: rents,Housing: owns,score,about\n"
            "Savers,412,38.2,9.1,\"1,240.50\",42,48%,30,70,7,text\nSpenders,300,29.9,8,990,61,70%,55,45,8,text\n"
            "Total,712,34.7,9.9,1100,50,57%,40.5,59.5,7.4,\n",
            None,
            {
                ("Savers", "age", None, "mean", 38.2, 412, 34.7),
                ("Savers", "spend", None, "median", 1240.5, 412, 1100),
                ("Savers", "female", None, "share", 0.42, 412, 0.5),
                ("Spenders", "Uses the app", None, "share", 0.7, 300, 0.57),
                ("Spenders", "Housing", "owns", "share", 0.45, 300, 0.595),
            },
            id="wide, with measures in the names and categories that add up to 100",
        ),
        pytest.param(
            ",,Pays,,Age,\nSegment,Size,Card,Cash,Mean,SD\nA,40,0.25,0.75,38,9\nB,60,0.5,0.5,40,8\n"
            "All,100,0.4,0.6,39.2,8.5\n",
            None,
            {("A", "Pays", "Card", "share", 0.25, 40, 0.4), ("B", "Age", None, "mean", 40, 60, 39.2)},
            id="wide, two header rows",
        ),
        pytest.param(
            ",,Has,,,Rate%\nTeam,Respondents,Cats,Dogs,Total,\nX,400,100,200,350,12%\nY,200,50,20,70,10%\n"
            "Grand Total,600,150,220,420,11%\n",
            None,
            {
                ("X", "Has", "Cats", "count", 100, 400, 150),
                ("X", "Has", None, "count", 350, 400, 420),
                ("Y", "Rate", None, "share", 0.10, 200, 0.11),
            },
            id="wide, counts below a name that spans them, and percentages beside",
        ),
        pytest.param(
            "cluster,size,age,visits,gender=f,gender=m\n1,120,38.5,2.25,0.4,0.6\n2,80,61,9,0.55,0.45\n"
            "overall,200,47.5,4.95,0.46,0.54\n",
            None,
            {
                ("Cluster 1", "age", None, "mean", 38.5, 120, 47.5),
                ("Cluster 2", "visits", None, "mean", 9, 80, 4.95),
                ("Cluster 2", "gender", "f", "share", 0.55, 80, 0.46),
            },
            id="clusters as rows",
        ),
        pytest.param(
            "variable,Cluster 1,Cluster 2,Total\nn,120,80,200\nage,38.5,61,47.5\nvisits,2.25,9,4.95\n"
            "Uses the app,40%,55%,46%\n",
            None,
            {
                ("Cluster 1", "age", None, "mean", 38.5, 120, 47.5),
                ("Cluster 2", "visits", None, "mean", 9, 80, 4.95),
                ("Cluster 2", "Uses the app", None, "share", 0.55, 80, 0.46),
            },
            id="clusters as columns",
        ),
        pytest.param(
            ",Cluster,,\n,1,2,3\nAge,38.5,61,20\nVisits,2,9,4\n",
            None,
            {("Cluster 1", "Age", None, "mean", 38.5, None, None), ("Cluster "
                "3", "Visits", None, "mean", 4, None, None)},
            id="final cluster centres, as SPSS prints them",
        ),
    ],
)  # fmt: skip
def test_tables_of_figures_are_read_figure_by_figure(
    tmp_path: Path, text: str, shape: TableShape | None, figures: set[Row]
) -> None:
    """Each figure is of its segment, has its base, and the same figure of the whole base."""
    segments, _ = read(tmp_path, text, shape)
    found = rows(segments)
    assert figures <= found, sorted(found, key=str)


def test_a_sum_below_nets_is_no_category_whatever_its_name(tmp_path: Path) -> None:
    """100 % of every group, below the answers."""
    text = ",Men,Women\nHow?,,\nBase,100,200\nNET: Good,60%,70%\n Fair,40%,30%\n Fine,20%,40%\n"
    text += "Bad,40%,30%\nΣ all,100%,100%\n"
    segments, _ = read(tmp_path, text)
    assert {s.category for g in segments for s in g.statistics} == {"NET: Good", "Fair", "Fine", "Bad"}


SPSS = (
    "Q5 How? * Gender Crosstabulation,,,,,\n,,,Gender,,\n,,,Male,Female,Total\nQ5 How?,Car,Count,16,9,25\n"
    ",,% within Q5 How?,64.0%,36.0%,100.0%\n,,% within Gender,19.0%,9.3%,13.8%\n,,% of Total,8.8%,5.0%,13.8%\n"
    ",On foot,Count,68,88,156\n,,% within Q5 How?,43.6%,56.4%,100.0%\n,,% within Gender,81.0%,90.7%,86.2%\n"
    ",,% of Total,37.6%,48.6%,86.2%\nTotal,,Count,84,97,181\n,,% within Gender,100.0%,100.0%,100.0%\n"
)


def test_rows_that_say_what_they_measure_are_read_by_that(tmp_path: Path) -> None:
    """A crosstab of SPSS: the percentages within the columns' question, over the counts of the total."""
    segments, _ = read(tmp_path, SPSS)
    assert rows(segments) == {
        ("Gender: Male", "Q5 How?", "Car", "share", 0.19, 84, 0.138),
        ("Gender: Male", "Q5 How?", "On foot", "share", 0.81, 84, 0.862),
        ("Gender: Female", "Q5 How?", "Car", "share", 0.093, 97, 0.138),
        ("Gender: Female", "Q5 How?", "On foot", "share", 0.907, 97, 0.862),
    }


def test_a_column_of_an_index_stands_beside_one_of_percent(tmp_path: Path) -> None:
    """The row of measures says which is which, and what stands over the answers is their question."""
    text = ",Total,Coffee,,Tea,\nStatement,%,%,Index,%,Index\nn=,1204,431,,288,\nBuys fair trade,22,17,77,29,132\n"
    segments, _ = read(tmp_path, text + "Cooks daily,26,19,73,32,123\n")
    assert ("Coffee", "Statement", "Cooks daily", "share", 0.19, 431, 0.26) in rows(segments)
    assert len(rows(segments)) == 4


TWO_TABLES = (
    "Tabelle 1: Herkunft;;\nAngaben in Prozent;;\n;Frauen;Männer\nBasis;142;129\nnah;40,8;10,1\nfern;59,2;89,9\n;;\n"
    "Tabelle 2: Markt;;\nAngaben in Prozent;;\n;Frauen;{}\nBasis;142;129\noft;29,6;27,9\nselten;70,4;72,1\n"
)


def test_tables_that_stand_below_each_other_have_the_groups_of_the_first(tmp_path: Path) -> None:
    """The header again is no answer; with other groups the figures would be of the wrong ones, and are refused."""
    segments, _ = read(tmp_path, TWO_TABLES.format("Männer"))
    assert ("Frauen", "Tabelle 2: Markt", "oft", "share", 0.296, 142, None) in rows(segments)
    with pytest.raises(InputError, match="row 10, column 2: another row of names stands below"):
        read(tmp_path, TWO_TABLES.format("Kinder"))


def test_segments_are_written_as_segment_files(tmp_path: Path) -> None:
    """What is written reads back as it is."""
    segments, cells = read(tmp_path, BANNER)
    with pytest.warns(SourceWarning):
        assert parse_segments("\n---\n".join(map(segment_yaml, segments[:1])), "table.yaml") == segments[:1]
    assert build_text(BuildReport(cells=cells)).startswith(
        "table.csv: ready figures, banner table of 13 rows; CSV, utf-8\n"
    )


def test_small_cells_are_suppressed_and_small_bases_said(tmp_path: Path) -> None:
    """Fewer people than --min-cell are not told of, a figure of nobody is, and bases under 30 are named."""
    text = "segment,attribute,value,people,n\n" + "".join(
        f"{segment},Pays,{value},{people},{n}\n"
        for segment, value, people, n in [
            ("whole base", "Card", 60, 125), ("whole base", "Cash", 56, 125), ("whole base", "Gift", 9, 125),
            ("Big", "Card", 45, 90), ("Big", "Cash", 45, 90), ("Big", "Gift", 0, 90),
            ("Mid", "Card", 15, 28), ("Mid", "Cash", 9, 28), ("Mid", "Gift", 4, 28),
            ("Few", "Card", 5, 7), ("Few", "Cash", 2, 7),
        ]
    )  # fmt: skip
    segments, cells = read(tmp_path, text, min_cell=10)
    assert [(g.name, s.category, s.value) for g in segments for s in g.statistics] == [
        ("Big", "Card", 0.5), ("Big", "Cash", 0.5), ("Big", "Gift", 0.0), ("Mid", "Card", 0.5357),
    ]  # fmt: skip
    assert cells.small_bases == ("Mid: 1 of 1 figures (least n = 28)",)
    fates = {fate.fate: fate.cells for fate in cells.fates}
    assert fates["left out: fewer than 10 people"] == 2
    assert fates["left out: a base of fewer than 10 people"] == 2


def test_special_categories_are_left_out_unless_named(tmp_path: Path) -> None:
    """Attributes and a banner's columns alike, each with its reason and the flag that includes it."""
    text = (
        ",,Age,,Religion,\n,Total,18-34,35+,Catholic,Protestant\nHow?,,,,,\nYes,40%,45%,35%,41%,39%\n"
        "Health problems,,,,,\nSome,20%,10%,30%,21%,19%\n"
    )
    segments, cells = read(tmp_path, text)
    assert {s.name for s in segments} == {"Age: 18-34", "Age: 35+"}
    assert {s.attribute for g in segments for s in g.statistics} == {"How?"}
    assert (
        'Health problems: health is a special category of personal data (--include "Health problems")' in cells.left_out
    )
    segments, _ = read(tmp_path, text, include=["religion", "Health problems"])
    assert len(segments) == 4
    assert {s.attribute for g in segments for s in g.statistics} == {"How?", "Health problems"}


def workbook(path: Path, rows: list[list[str | float]], merged: str) -> None:
    """The smallest XLSX file that spreadsheets open, of one sheet with one merged range."""
    base = "http://schemas.openxmlformats.org"
    main, kinds = f'xmlns="{base}/spreadsheetml/2006/main"', f"{base}/officeDocument/2006/relationships"
    cells = ""
    for r, row in enumerate(rows, 1):
        cells += f'<row r="{r}">'
        for letter, cell in zip("ABCDEFG", row, strict=False):
            if isinstance(cell, float):
                cells += f'<c r="{letter}{r}"><v>{cell}</v></c>'
            elif cell:
                cells += f'<c r="{letter}{r}" t="inlineStr"><is><t>{cell}</t></is></c>'
        cells += "</row>"

    def relation(kind: str, target: str) -> str:
        one = f'<Relationship Id="r1" Type="{kinds}/{kind}" Target="{target}"/>'
        return f'<Relationships xmlns="{base}/package/2006/relationships">{one}</Relationships>'

    sheets = '<sheets><sheet name="T" sheetId="1" r:id="r1"/></sheets>'
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{base}/package/2006/content-types"/>',
        "_rels/.rels": relation("officeDocument", "xl/workbook.xml"),
        "xl/_rels/workbook.xml.rels": relation("worksheet", "worksheets/sheet1.xml"),
        "xl/workbook.xml": f'<workbook {main} xmlns:r="{kinds}">{sheets}</workbook>',
        "xl/worksheets/sheet1.xml": f"<worksheet {main}><sheetData>{cells}</sheetData>"
        f'<mergeCells count="1"><mergeCell ref="{merged}"/></mergeCells></worksheet>',
    }
    with zipfile.ZipFile(path, "w") as file:
        for name, text in parts.items():
            file.writestr(name, text)


def test_a_workbook_says_how_far_merged_headers_reach(tmp_path: Path) -> None:
    """A column after a merged cell belongs to nobody's group, and percent cells are the fractions behind them."""
    rows: list[list[str | float]] = [
        ["", "", "Age"],
        ["", "Total", "18-34", "35+", "Online"],
        ["How?"],
        ["Yes", 0.4, 0.45, 0.35, 0.44],
        ["No", 0.6, 0.55, 0.65, 0.56],
    ]
    path = tmp_path / "t.xlsx"
    workbook(path, rows, "C1:D1")
    segments, cells = ready_figures(path, shape="banner")
    assert [s.name for s in segments] == ["Age: 18-34", "Age: 35+", "Online"]
    assert segments[2].statistics[0].value == 0.44
    assert segments[2].statistics[0].overall == 0.4
    assert cells.unit == "written as fractions: the categories of 4 sets add up to 1"


@pytest.mark.parametrize("name", ["t.parquet", "t.jsonl", "t.tsv"])
def test_a_long_table_may_come_in_any_format(tmp_path: Path, name: str) -> None:
    """Parquet and JSON, as warehouses write them, and tabs."""
    form = {"t.parquet": "parquet", "t.jsonl": "json", "t.tsv": "csv, header, delimiter '\t'"}[name]
    duckdb.connect().execute(
        "COPY (SELECT 'A' AS segment, 'Pays' AS attribute, v AS value, p AS people, 90::BIGINT AS n, p / 90 AS share "
        f"FROM (VALUES ('Card', 30), ('Cash', 60)) t(v, p)) TO '{tmp_path / name}' (FORMAT {form})"
    )
    assert recognised(tmp_path / name) == "long"
    segments, _ = ready_figures(tmp_path / name, shape="long")
    assert [(s.category, s.value, s.n) for s in segments[0].statistics] == [("Card", 0.3333, 90), ("Cash", 0.6667, 90)]

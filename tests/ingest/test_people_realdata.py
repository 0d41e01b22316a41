"""Real tables that nobody here wrote: what is read of each, and every figure against polars.

The files are no part of the repository (see benchmarks/README.md); without their folder these tests are skipped.
"""

from __future__ import annotations

import csv
import math
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from paths import SHARED

from persona_gen.domain import Segment, Statistic
from persona_gen.errors import InputError
from persona_gen.ingest.build import Built, build_segments, inspect
from persona_gen.ingest.options import BuildOptions
from persona_gen.privacy.heading_names import without_people
from persona_gen.sources.tables.reading import open_tables

REAL = SHARED / "realdata"
pytestmark = pytest.mark.skipif(not REAL.is_dir(), reason="needs ../shared/realdata")


def built(name: str, **wanted: Any) -> Built:
    """What comes of one of the files, taken for a table of people."""
    options = BuildOptions(**wanted, shape="people")
    return build_segments([REAL / name], options) if options.by else Built({}, inspect([REAL / name], options))


# --- what SOURCES.md says of them


@pytest.mark.slow
@pytest.mark.parametrize(
    ("name", "people", "header_rows", "columns", "used", "form"),
    [
        ("tinytroupe_storyteller_raw.csv", 50, 1, 9, 6, "CSV, utf-8"),
        ("538_starwars_surveymonkey_latin1.csv", 398, 2, 38, 37, "CSV, cp1252 (a guess; --encoding NAME overrides it)"),
        ("538_steak_surveymonkey.csv", 550, 2, 15, 13, "CSV, utf-8"),
        ("qualtrics_3header_de.csv", 1, 3, 20, 2, "CSV, utf-8"),
        ("qualtrics_legacy_2header_bom.csv", 1, 2, 15, 2, "CSV, utf-8-sig"),
        ("sample.sav", 5, 0, 7, 4, "SPSS, windows-1252, value labels of 2 variables"),
        ("pyreadstat_sample_large.sav", 485, 0, 7, 4, "SPSS, UTF-8, no value labels"),
        ("ibm_telco_churn_customers.csv", 7043, 1, 21, 20, "CSV, utf-8"),
    ],
)
def test_every_table_of_people_is_read_as_what_it_is(
    name: str, people: int, header_rows: int, columns: int, used: int, form: str
) -> None:
    """People, header rows, columns and encoding; no header row is taken for a respondent."""
    report = built(name).report
    [file] = report.files
    assert (file.rows, file.header_rows, len(report.columns)) == (people, header_rows, columns)
    assert file.format.startswith(form)
    assert sum(column.fate == "used" for column in report.columns) == used


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("538_masculinity_banner.csv", "this is a banner table of percentages"),
        ("538_nfl_fandom_crosstab.csv", "this is a crosstab"),
    ],
)
def test_tables_of_figures_are_refused(name: str, what: str) -> None:
    """They parse as CSV, and are not one row for each person."""
    with pytest.raises(InputError, match=what):
        built(name)


def test_first_choices_of_a_ranking_make_segments() -> None:
    """A 16, C 12, D 9, B 7, E 6, each with an explanation in the respondent's own words."""
    made = built("tinytroupe_storyteller_raw.csv", by=["vote"], min_cell=1, quotes_columns=["Explanation"])
    sizes = {s.name.split(": ")[-1]: (s.size, len(s.quotes)) for s in made.segments.values()}
    assert sizes == {"A": (16, 16), "C": (12, 12), "D": (9, 9), "B": (7, 7), "E": (6, 6)}
    third = next(q for q in made.segments["vote-first-choice-d"].quotes if q.speaker == "R0003")
    assert third.text.startswith("Generally, I think I would prefer the audio only.")
    hobbies = [s for s in made.segments["vote-first-choice-a"].statistics if s.attribute == "Hobbies And Interests"]
    assert {s.choice for s in hobbies} == {"multiple"}
    assert sum(s.value for s in hobbies) > 2


def test_what_identifies_people_is_left_out() -> None:
    """The Qualtrics files hold an IP address, e-mail, names and places; none is used."""
    report = built("qualtrics_3header_de.csv").report
    assert [column.column for column in report.columns if column.fate == "used"] == ["Q1", "Q2"]
    assert {c.column: c.reason for c in report.columns}["IPAddress"] == "most cells are IP addresses"


def test_spss_labels_are_the_categories() -> None:
    """1 and 2 are Male and Female."""
    made = built("sample.sav", by=["mylabl"], min_cell=1)
    assert {segment.name: segment.size for segment in made.segments.values()} == {"Female": 2, "Male": 3}


# --- the same figures, computed otherwise


def frame_of(name: str, encoding: str, header_rows: int) -> pl.DataFrame:
    """The cells as Python's csv module reads them, blank ones as null, columns by number."""
    with (REAL / name).open(encoding=encoding, newline="") as file:
        rows = list(csv.reader(file))[header_rows:]
    columns = {f"c{i}": [" ".join(row[i].split()) or None for row in rows] for i in range(len(rows[0]))}
    return pl.DataFrame(columns, schema=dict.fromkeys(columns, pl.String))


def expected(frame: pl.DataFrame, column: str, s: Statistic) -> dict[str, float | None]:
    """The figures of a statistic over some rows: value, n, and for a mean its spread."""
    cells = frame.get_column(column).drop_nulls()
    if s.measure == "share":
        several = s.choice == "multiple"
        has = cells.str.split("; ").list.contains(s.category) if several else cells == s.category
        return {"value": round(has.sum() / len(cells), 4), "n": len(cells)}
    x = cells.cast(pl.Float64)
    if s.measure == "median":
        return {"value": six(x.median()), "n": len(x)}
    return {"value": six(x.mean()), "n": len(x), "sd": six(x.std()), "min": x.min(), "max": x.max()}  # type: ignore[dict-item]


def six(x: Any) -> float:
    """Six significant digits."""
    return float(f"{x:.6g}") if math.isfinite(x) else x


@pytest.mark.parametrize(
    ("name", "encoding", "header_rows", "by", "compared"),
    [
        pytest.param("ibm_telco_churn_customers.csv", "utf-8", 1, 15, 144, marks=pytest.mark.slow),
        ("538_steak_surveymonkey.csv", "utf-8", 2, 10, 86),
        pytest.param("538_starwars_surveymonkey_latin1.csv", "cp1252", 2, 33, 326, marks=pytest.mark.slow),
        pytest.param("tinytroupe_storyteller_raw.csv", "utf-8", 1, 3, 105, marks=pytest.mark.slow),
    ],
)
def test_every_figure_is_that_of_an_independent_computation(
    tmp_path: Path, name: str, encoding: str, header_rows: int, by: int, compared: int
) -> None:
    """Value, n, overall, sd, smallest and largest of every statistic, to the last digit printed."""
    (tmp_path / "scratch").mkdir()
    table = open_tables([REAL / name], tmp_path / "scratch")
    made = built(name, by=[table.columns[by].name], min_cell=1)
    frame = frame_of(name, encoding, header_rows)
    labels = [column.label for column in table.columns]
    told = without_people(labels)  # two of the films' characters bear names that people have
    place = {told.get(label, label): i for i, label in enumerate(labels)}
    films = [i for i, column in enumerate(table.columns) if column.question and column.choice.startswith("Star Wars")][
        :6
    ]
    if films:
        seen = pl.concat_str([f"c{i}" for i in films], separator="; ", ignore_nulls=True)
        frame = frame.with_columns(pl.when(seen != "").then(seen).alias("films"))
    whole = frame.drop_nulls(f"c{by}")
    checked = 0
    for segment in made.segments.values():
        inside = whole.filter(pl.col(f"c{by}") == segment.name.split(": ")[-1])
        assert (segment.size, segment.whole_base) == (len(inside), len(whole))
        checked += sum(checked_one(segment, s, inside, whole, place) for s in segment.statistics)
    assert checked == compared


def checked_one(
    segment: Segment, s: Statistic, inside: pl.DataFrame, whole: pl.DataFrame, place: dict[str, int]
) -> bool:
    """Compare one statistic, but for a ranking, whose first choice no column holds."""
    if s.attribute == "Vote (first choice)":
        return False
    column = f"c{place[s.attribute]}" if s.attribute in place else "films"
    here, all_of_them = expected(inside, column, s), expected(whole, column, s)
    found = {"value": s.value, "n": s.n, "sd": s.sd, "min": s.min, "max": s.max}
    assert {key: value for key, value in found.items() if key in here} == here, (segment.name, s.label)
    assert s.overall == all_of_them["value"], (segment.name, s.label)
    return True

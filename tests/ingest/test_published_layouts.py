"""Layouts of publishers and survey tools: read as they are meant, or refused with a cure that works as printed."""

from __future__ import annotations

from pathlib import Path

import pytest
from ready_figures import ready_figures

from persona_gen.errors import InputError
from persona_gen.ingest.build import build_segments
from persona_gen.ingest.options import BuildOptions

Told = dict[tuple[str, str, str | None], tuple[float, int | None, float | None]]


def told(folder: Path, text: str, name: str = "t.csv", **wanted: object) -> Told:
    """Value, base and the same of everybody, by segment, attribute and category."""
    (folder / name).write_text(text, "utf-8")
    segments, _ = ready_figures(folder / name, min_cell=1, **wanted)
    return {(s.name, t.attribute, t.category): (t.value, t.n, t.overall) for s in segments for t in s.statistics}


PEW = """Q5 How often?,,,
,{years}
Daily,55,58,61
Never,44,41,38
No answer,1,1,1
N=,1502,5109,4012
"""


@pytest.mark.parametrize("years", ["2021,2023,2025", "2025,2023,2021", "Jan 2021,Feb 2023,Mar 2025"])
def test_the_years_of_a_trend_are_its_columns(tmp_path: Path, years: str) -> None:
    """And no row of figures; 1 beside 55 is 1 percent, and not a sum of 1."""
    figures = told(tmp_path, PEW.format(years=years))
    first = years.split(",", maxsplit=1)[0]
    assert figures[first, "Q5 How often?", "Daily"] == (0.55, 1502, None)
    assert figures[first, "Q5 How often?", "No answer"] == (0.01, 1502, None)


SUMMARY = """Q1. How satisfied are you?,,
Answer Choices,Responses,
Very,35.50%,71
Not,64.50%,129
,Answered,200
,Skipped,3

Q2. Which do you use?,,
Answer Choices,Responses,
App,60.00%,60
,Answered,100
"""
COMPARED = """Q1. How satisfied are you?,,,,,,
,Member,,Guest,,Total,
Answer Choices,Responses,,Responses,,Responses,
Very,40.00%,40,31.00%,31,35.50%,71
Not,60.00%,60,69.00%,69,64.50%,129
Answered,,100,,100,,200
Skipped,,1,,2,,3
"""


def test_a_summary_of_surveymonkey_is_read_question_by_question(tmp_path: Path) -> None:
    """Shares over those who answered each; where no groups are compared, everybody is the one segment."""
    assert told(tmp_path, SUMMARY) == {
        ("All respondents", "Q1. How satisfied are you?", "Very"): (0.355, 200, None),
        ("All respondents", "Q1. How satisfied are you?", "Not"): (0.645, 200, None),
        ("All respondents", "Q2. Which do you use?", "App"): (0.6, 100, None),
    }
    compared = told(tmp_path, COMPARED)
    assert compared["Member", "Q1. How satisfied are you?", "Very"] == (0.4, 100, 0.355)
    assert compared["Guest", "Q1. How satisfied are you?", "Not"] == (0.69, 100, 0.645)


EUROSTAT = (
    "freq,unit,age,geo\\TIME_PERIOD\t2022 \t2023 \n"
    "A,PC_IND,Y16_24,DE\t45.2 \t47.3 b\nA,PC_IND,Y25_54,DE\t: \t31.0 u\nA,PC_IND,Y16_24,EU27_2020\t44.1 \t46.0 e\n"
)


def test_a_table_of_eurostat_has_a_segment_for_each_place(tmp_path: Path) -> None:
    """Flags are passed over but for unreliable figures; the Union is everybody; another unit is refused."""
    assert told(tmp_path, EUROSTAT, "t.tsv") == {
        ("DE", "Y16_24 (2022)", None): (0.452, None, 0.441),
        ("DE", "Y16_24 (2023)", None): (0.473, None, 0.46),
    }
    with pytest.raises(InputError, match="no percentage of people"):
        told(tmp_path, EUROSTAT.replace("PC_IND", "THS"), "t.tsv")


ONS = """Area Code,Area Name,Life satisfaction (mean),Life satisfaction LCL,Smokers %,95% LCL,95% UCL,Sample size
E12000001,North East,7.39,7.33,13.1,11.9,14.3,6210
E12000002,North West,7.45,7.41,13.4,12.6,14.2,8190
"""


def test_limits_of_confidence_are_no_figures_and_names_go_before_codes(tmp_path: Path) -> None:
    """A table with such limits holds estimates, and nobody's answers."""
    figures = told(tmp_path, ONS)
    assert {key[0] for key in figures} == {"North East", "North West"}
    assert {key[1:]: figure[0] for key, figure in figures.items() if key[0] == "North East"} == {
        ("Life satisfaction", None): 7.39,
        ("Smokers", None): 0.131,
    }


GA4 = """# ------
# Account: Shop
# All Users
Age,Active users,Engagement rate,Average engagement time per active user,Event count
18-24,1203,0.52,45.2,15000
25-34,2410,0.61,61.7,33000
,3613,0.58,56.2,48000
"""


def test_the_preamble_of_google_analytics_is_no_header_and_its_row_without_a_name_everybodys(tmp_path: Path) -> None:
    """The column of people is no name of a segment; what outnumbers them counts something else."""
    (tmp_path / "t.csv").write_text(GA4, "utf-8")
    with pytest.raises(Exception, match="--shape wide"):
        build_segments([tmp_path / "t.csv"], BuildOptions())
    assert told(tmp_path, GA4, shape="wide") == {
        ("18-24", "engagement time per active user", None): (45.2, 1203, 56.2),
        ("25-34", "engagement time per active user", None): (61.7, 2410, 56.2),
    }


NETS = """Q12. How satisfied?,,
,Total,Male
Base,1000,480
NET: Satisfied (Top 2),.71,.69
Very,.31,.29
Fairly,.40,.40
NET: Not (Bottom 2),.29,.31
Hardly,.19,.21
Never,.10,.10
"""


def test_nets_are_no_part_of_the_sum_that_proves_the_unit_and_a_mark_of_low_bases_hides_none(tmp_path: Path) -> None:
    """The answers alone add up to 1; ``(n=28*)`` is a base."""
    figures = told(tmp_path, NETS)
    assert figures["Male", "Q12. How satisfied?", "Very"] == (0.29, 480, 0.31)
    assert figures["Male", "Q12. How satisfied?", "NET: Satisfied (Top 2)"] == (0.69, 480, 0.71)
    low = "Which?,,\n,Users (n=410),Lapsed (n=28*)\nCrisps,71%,54%\nNuts,38%,<5%\n"
    assert told(tmp_path, low)["Lapsed", "Which?", "Crisps"] == (0.54, 28, None)


NPS = """Q9 Recommend?,,
,Total,Gold
Base,600,200
,%,%
Promoters,42,55
Others,58,45
NPS,17,40
Index,100,129
"""
WIDE = """Segment,n,Owns car (%),Change in spend (%),Share of wallet,Rank: Price,NPS
Gold,200,78,4.5,34%,1,40
Basic,400,61,2.0,22%,2,6
"""


def test_scores_ranks_changes_and_parts_of_money_are_no_shares_of_people(tmp_path: Path) -> None:
    """Whatever numbers stand in them."""
    assert told(tmp_path, NPS) == {
        ("Gold", "Q9 Recommend?", "Promoters"): (0.55, 200, 0.42),
        ("Gold", "Q9 Recommend?", "Others"): (0.45, 200, 0.58),
    }
    assert told(tmp_path, WIDE) == {
        ("Gold", "Owns car", None): (0.78, 200, None),
        ("Basic", "Owns car", None): (0.61, 400, None),
    }


def test_a_title_tells_means_and_a_margin_of_error_changes_no_figure(tmp_path: Path) -> None:
    """7.2 below "Mean scores" is no percentage; 45% ±3 is 45 %."""
    means = told(tmp_path, "Mean scores (1-10),,\n,Total,Male\nBase,500,240\nTaste,7.2,7.1\nPrice,5.1,5.4\n")
    assert means["Male", "Taste", None] == (7.1, 240, 7.2)
    shares = told(tmp_path, "Which?,,\n,Total (n=900),Parents (n=300)\nCar,45% ±3,61% ±5\nBike,30% ±3,44% ±6\n")
    assert shares["Parents", "Which?", "Car"] == (0.61, 300, 0.45)


def test_a_figure_that_stands_twice_names_the_column_that_parts_its_rows(tmp_path: Path) -> None:
    """The cure says what to keep."""
    rows = "Gold,Aware,Yes,W1,49,200\nGold,Aware,No,W1,51,200\nGold,Aware,Yes,W2,55,210\nGold,Aware,No,W2,45,210\n"
    with pytest.raises(InputError, match='keep the rows of one "Wave", such as W1'):
        told(tmp_path, f"Segment,Question,Answer,Wave,Percent,Base\n{rows}")


CENSUS = """"Label (Grouping)","Alabama!!Total!!Estimate","Alabama!!Percent!!Estimate","Alaska!!Percent!!Estimate"
"HOUSING TENURE","","",""
"Owner-occupied","1,310,000","68.8%","65.2%"
"""
CURED = "Label (Grouping),Alabama,Alaska\nHOUSING TENURE,,\nOwner-occupied,68.8%,65.2%\nRenter,31.2%,34.8%\n"


def test_the_paths_of_the_census_are_refused_and_the_cure_works(tmp_path: Path) -> None:
    """What the error says to write is read."""
    with pytest.raises(InputError, match="--shape banner"):
        told(tmp_path, CENSUS)
    assert told(tmp_path, CURED, shape="banner")["Alaska", "HOUSING TENURE", "Owner-occupied"] == (0.652, None, None)

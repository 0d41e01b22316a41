"""Ready figures that cannot be read for certain are refused with the cell and a cure; nothing is assumed in silence."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from ready_figures import ready_figures
from rows import every_row

from persona_gen.errors import ConfigError, InputError
from persona_gen.ingest.crosstabs import recognised
from persona_gen.ingest.crosstabs.amounts import Amount, Style, amount_of
from persona_gen.ingest.options import TableShape, Unit

LONG = "segment,attribute,value,share,n\n"


def table(folder: Path, text: str) -> Path:
    """A file of this text."""
    path = folder / "t.csv"
    path.write_text(text, encoding="utf-8")
    return path


# --- units


AMBIGUOUS: list[Any] = [
    pytest.param(LONG + "A,Uses the app,,0.42,90\n"
        "B,Uses the app,,0.48,80\n", "long", "0.42 is 0.42 % or 42.00 %", id="long"),
    pytest.param(LONG + "A,Uses,app,42,90\n"
        "A,Uses,web,48,80\n", "long", "42 is 42 % or a count", id="long, percent or count"),
    pytest.param("segment,n,% female\nA,90,0.42\n"
        "B,80,0.48\n", "wide", "0.42 is 0.42 %", id="a percent sign over fractions"),
    pytest.param("segment,n,Uses: app,Uses: web\nA,90,42,30\nB,80,48,20\n", "wide", "42 is 42 % or a count", id="wide"),
    pytest.param(",Total,Men\nOwns?,,\nCar,0.8,0.7\n"
        "Bike,0.4,0.5\n", "banner", "0.8 is 0.8 %", id="a multi-select of fractions"),
    pytest.param(",Total,Men\nOwns?,,\nCar,80,70\n"
        "Bike,40,50\n", "banner", "80 is 80 % or a count", id="a multi-select of percent"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "shape", "what"), AMBIGUOUS)
def test_a_unit_that_nothing_proves_is_asked_for(tmp_path: Path, text: str, shape: TableShape, what: str) -> None:
    """With the cell, both readings and the flag."""
    with pytest.raises(InputError, match="nothing in the table says whether") as caught:
        ready_figures(table(tmp_path, text), shape=shape)
    assert what in str(caught.value)
    assert "--unit percent" in caught.value.cure


@pytest.mark.parametrize(
    ("text", "shape", "unit", "value"),
    [
        (AMBIGUOUS[0].values[0], "long", "share", 0.42),
        (AMBIGUOUS[0].values[0], "long", "percent", 0.0042),
        (AMBIGUOUS[1].values[0], "long", "percent", 0.42),
        (AMBIGUOUS[3].values[0], "wide", "percent", 0.42),
    ],
)
def test_the_unit_that_is_given_is_used(tmp_path: Path, text: str, shape: TableShape, unit: Unit, value: float) -> None:
    """And said in the cells."""
    segments, cells = ready_figures(table(tmp_path, text), shape=shape, unit=unit, min_cell=0)
    assert segments[0].statistics[0].value == value
    assert cells.unit.endswith("as --unit says")


def test_a_unit_that_the_table_contradicts_is_refused(tmp_path: Path) -> None:
    """Shares that add up to 1 are no percentages, whatever is said."""
    path = table(tmp_path, LONG + "A,Pays,Card,0.42,90\nA,Pays,Cash,0.58,90\n")
    with pytest.raises(InputError, match="--unit is percent, but the categories of 1 sets add up to 1"):
        ready_figures(path, shape="long", unit="percent")


# --- tables


@pytest.mark.parametrize(
    ("shape", "text", "what"),
    [
        ("long", LONG + "A,Pays,Card,142%,90\n", "row 2, column 4: 142 % is no share"),
        ("long", LONG + "A,Pays,Card,42%,90\n"
            "A,Pays,Card,43%,90\n", '"A / Pays / Card" stands before, in row 2, column 4'),
        ("long", LONG + ",Pays,Card,42%,90\n", "row 2, column 1: the row names no segment"),
        ("long", LONG + "A,,Card,42%,\n", "the row names no attribute and no n"),
        ("long", LONG + "A,Pays,Card,42%,1.234\n", '"1.234" may be 1234 or 1.234'),
        ("long", "segment,attribute,measure,value,n\nA,Age,mode,38,90\n", '"mode" is no measure'),
        ("long", "segment,attribute,category,value,n\nA,Age,,38,90\n", "nothing says what the value measures"),
        ("long", "segment,attribute,mean,n\nA,Spend,\"1,234\",90\n", '"1,234" may be 1234 or 1.234'),
        ("long", "a,b,c\n1,2,3\n", "the header names no column of segments"),
        ("long", "segment,attribute,measure,value,n,overall\nA,Age,mean,38,90,41\n"
            "B,Age,mean,39,90,42\n", "the whole base is 42 here and 41 in"),
        ("long", LONG + "A,Sex,F,60%,90\nA,Sex,M,70%,90\n", 'the single-choice attribute "Sex" add up to 1.3'),
        ("long", LONG + "whole base,,,,50\nA,,,,90\nA,Pays,Card,42%,90\n", "larger than its whole base"),
        ("wide", "segment,n,mean age,sd\nA,90,38.5,9\nA,80,39.5,9\n", '"A" has a second row'),
        ("wide", "segment,n,mean age\nA,90,38.5\n,80,39.5\n", "row 3, column 1: the row names no segment"),
        ("wide", "segment,n,mean age,\nA,90,38.5,4\n"
            "B,80,39.5,5\n", "column 4: figures stand in a column without a name"),
        ("wide", "segment,n,mean a,mean b\nA,90,\"38,5\",3.25\nB,80,\"39,5\",4.5\n", "has a decimal comma, and"),
        (
            "wide",
            ",,Pays,,\nSegment,n,Card,Cash,Loyal\nA,90,25,75,38\nB,80,50,50,40\n",
            '"Loyal" may stand below "Pays" or by itself',
        ),
        ("wide", "A,90,38.5\nB,80,39.5\n", "the first row holds figures"),
        ("wide", "segment,name\nA,x\nB,y\n", "no row of figures"),
        ("clusters", "cluster,age,visits,spend\n1,-0.42,1.1,-0.2\n2,0.9,-1.3,0.7\n", "these are standardised values"),
        ("clusters", "x,y,z\nage,38,61\nvisits,2,9\n", "nothing says whether clusters are the rows or the columns"),
        ("banner", ",Total,Men,Women\nYes,40%,45%,35%\nNo,60%,55%,65%\n", "no question stands above the answers"),
        ("banner", ",Total,Men,\nHow?,,,\nYes,40%,45%,35%\n"
            "No,60%,55%,65%\n", "column 4: figures stand in a column without a name"),
        ("banner", ",Total,Men,Men\nHow?,,,\nYes,40%,45%,35%\n", 'a second column is "Men"'),
        ("banner", ",Total,Men,Women\nHow?,,,\nYes,40%,45%,35%\n"
            ",60%,55%,65%\n", "figures stand in a row without a label"),
        ("banner", ",Wave,Sex,\n,All,Both,\n,Total,Men,Women\nHow?,,,\nYes,40%,45%,35%\n", "the header has 3 rows"),
        ("banner", "Yes,40%,45%\nNo,60%,55%\n", "no row of names stands above the figures"),
        ("banner", ",,Age,,Sex,\n,Adults,18-34,35+,Men,Women\nHow?,,,,,\nYes,80%,45%,35%,41%,39%\n"
            "No,20%,55%,65%,59%,61%\n",
         "this column is read as the whole base, but lies outside"),
        ("banner", "a,b\nx,y\n", "no row of figures is in the table"),
        ("long", '"a,b\n', "a double quotation mark is not closed"),
        ("long", "", "the file is empty"),
        ("long", ",,\n,,\n", "the table is empty"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_for_certain_is_refused(tmp_path: Path, shape: TableShape, text: str, what: str) -> None:
    """In one line, with the place and a cure."""
    with pytest.raises(InputError) as caught:
        ready_figures(table(tmp_path, text), shape=shape)
    assert what in str(caught.value)
    assert "; " in str(caught.value)


@pytest.mark.parametrize("wishes", [{"min_cell": 500}, {"by": ["nothing"]}])
def test_where_no_segment_is_left_the_first_reason_is_said(tmp_path: Path, wishes: dict[str, Any]) -> None:
    """Nothing is written then."""
    path = table(tmp_path, LONG + "A,,,,90\nA,Pays,Card,42%,90\n")
    with pytest.raises(ConfigError, match="no segment has a figure to tell: A: "):
        ready_figures(path, shape="long", **wishes)


# --- what is left out


@pytest.mark.parametrize(
    ("shape", "text", "reason"),
    [
        ("banner", ",Total,Men\nHow?,,\nYes,40%,45%\nNo,60%,55%\nTotal,100%,100%\n", "left out: the sum of an attr"),
        ("wide", "segment,n,mean age,visits\nA,90,38.5,2\nB,80,39.5,3\n", "left out: nothing says what it measures"),
        ("wide", "segment,n,share,mean age\nA,90,0.53,38.5\nB,80,0.47,39.5\n", "left out: the part of everybody"),
        ("wide", "segment,n,mean age,colour\nA,90,38.5,red\nB,80,39.5,blue\n", "left out: a column without figures"),
        ("wide", "segment,n,mean age\nA,90,38.5\nB,80,about 39\n", "left out: no mean"),
        ("long", LONG.strip() + ",remark\nA,Pays,Card,42%,90,hm\n", 'left out: a column called "remark"'),
        ("banner", ",Total,Men\nHow?,,\nYes,40%,45%\n"
            "Answers,812,400\n", "left out: no percent sign, while other rows have one"),
        ("banner", ",Total,Men\nHow?,,\n"
            "Yes,40%,45 k\n", "left out: a number with letters that no row of letters explains"),
        ("banner", ",Total,Men\nHow?,,\nYes,40%,45%\nStd. err.,2,3\n", "left out: no figure that a segment file holds"),
    ],
)  # fmt: skip
def test_what_is_left_out_is_said_with_its_reason(tmp_path: Path, shape: TableShape, text: str, reason: str) -> None:
    """And counted: the fates of the cells add up."""
    try:
        _, cells = ready_figures(table(tmp_path, text), shape=shape)
    except ConfigError:
        assert "Yes,40%,45 k" in text
        return
    assert any(fate.fate.startswith(reason) for fate in cells.fates)
    assert sum(fate.cells for fate in cells.fates) == cells.cells


# --- recognition and numbers


@pytest.mark.parametrize(
    "text",
    [
        "segment,age,plan\nA,38,x\nA,39,y\nB,40,x\n",
        "id,segment,n,spend\n1,A,3,9.5\n2,B,4,8.5\n",
        "customer,count,mean spend\nc1,3,9.5\nc2,4,8.5\n",
        "name,score\nx,42%\ny,43%\n",
        "plan,discount,region\nA,10%,x\nA,20%,y\n",
        "a\n1\n",
        "Question one?,,Question two?\n,Response,Response\nx,y,z\n",
    ],
)
def test_tables_of_people_are_not_taken_for_figures(tmp_path: Path, text: str) -> None:
    """Only what is certain is recognised; the rest needs --shape."""
    assert recognised(table(tmp_path, text)) is None


@every_row(
    ("cell", "style", "amount"),
    [
        ("42", Style(), Amount(Decimal(42))),
        ("42 %", Style(), Amount(Decimal(42), percent=True)),
        ("42,5%", Style("1,5"), Amount(Decimal("42.5"), percent=True)),
        ("42% B", Style(), Amount(Decimal(42), percent=True, letters="B")),
        ("42%BC", Style(), Amount(Decimal(42), percent=True, letters="BC")),
        ("42 (b,c)", Style(), Amount(Decimal(42), letters="b,c")),
        ("1,204", Style(point="1.5"), Amount(Decimal(1204))),
        ("1.204", Style(comma="1,5"), Amount(Decimal(1204))),
        ("1 204,5", Style("1,5"), Amount(Decimal("1204.5"))),
        ("1’204", Style(), Amount(Decimal(1204))),
        ("1,204,001", Style(), Amount(Decimal(1204001))),
        ("1.204,50", Style(), Amount(Decimal("1204.50"))),
        ("−3.2", Style(), Amount(Decimal("-3.2"))),
        ("1e-07", Style(), Amount(Decimal("1e-07"))),
        ("18 - 34", Style(), None),
        ("<1%", Style(), None),
        ("*", Style(), None),
        ("1.2.3", Style(), None),
        ("12 34", Style(), None),
        ("2026-04-01", Style(), None),
    ],
)
def test_numbers_are_read_as_tables_print_them(cell: str, style: Style, amount: Amount | None) -> None:
    """Digit for digit; what is no number is none."""
    assert amount_of(cell, style) == amount

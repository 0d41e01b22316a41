"""Reading segments from tidy tables."""

from __future__ import annotations

import json
import warnings
from pathlib import Path

import pytest
from paths import FIXTURES, SHARED

from persona_gen.domain import Segment
from persona_gen.sources.reading import SourceWarning, read_segments

STORYTELLER = SHARED / "real-segments" / "storyteller"
TABLE = "segment,attribute,category,measure,value,n,overall\nbuyers,Housing,Rents,share,0.48,412,0.31\n"
QUOTES = "segment,text,speaker\nbuyers,I close the laptop.,P07\n"


def read(path: Path) -> tuple[list[Segment], list[str]]:
    """The segments and the warnings."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        segments = read_segments(path)
    assert all(w.category is SourceWarning for w in caught)
    return segments, [str(w.message) for w in caught]


def tables(folder: Path, statistics: str = TABLE, quotes: str = QUOTES, **others: str) -> Path:
    """A folder with these tables."""
    named = {"statistics": statistics, "quotes": quotes, **others}
    for name, text in named.items():
        (folder / f"{name}.csv").write_text(text, encoding="utf-8", newline="")
    return folder


def comparable(segment: Segment) -> dict[str, object]:
    """What the tidy tables can hold of a segment."""
    whole = segment.model_dump(exclude={"source": True, "statistics": {"__all__": {"id", "choice"}}})
    return {key: value for key, value in whole.items() if key != "source"}


@pytest.mark.parametrize("name", ["platform-jugglers", "time-poor-professionals"])
def test_tables_and_yaml_give_the_same_segment(name: str) -> None:
    """The tidy fixtures hold what the YAML fixtures hold, but for ids of statistics, choice and source."""
    segments, _ = read(FIXTURES / "tidy")
    [from_tables] = [s for s in segments if s.id == name]
    [[from_yaml], _] = read(FIXTURES / f"{name}.yaml")
    assert comparable(from_tables) == comparable(from_yaml)


def test_the_tidy_fixtures_warn_of_two_kinds() -> None:
    """They say nothing of choice, and one quote in each segment addresses the model; nothing else is odd."""
    _, said = read(FIXTURES / "tidy" / "statistics.csv")
    assert len(said) == 2
    assert any("add up to" in line for line in said)
    assert any("reads like an instruction" in line for line in said)


@pytest.mark.skipif(not STORYTELLER.exists(), reason="the real segments are not beside the project")
def test_real_segments_are_read() -> None:
    """Four segments of 44 parents: every quote is there, and only undeclared multiple choices are odd."""
    segments, said = read(STORYTELLER)
    assert [(s.size, len(s.quotes)) for s in segments] == [(16, 16), (7, 7), (12, 12), (9, 9)]
    assert len(said) == 1
    assert "add up to" in said[0]


def test_header_case_order_and_mark_do_not_matter(tmp_path: Path) -> None:
    """A byte order mark, blanks, capitals, another order and a trailing empty column are forgiven."""
    text = (
        "\ufeffVALUE, Measure ,attribute,Category,Segment,N,Overall,\r\n0.48,share,Housing,Rents,buyers,412,0.31,\r\n"
    )
    [segment], said = read(tables(tmp_path, text))
    [plain], _ = read(tables(tmp_path))
    assert (segment, said) == (plain, [])


@pytest.mark.parametrize("delimiter", [";", "\t"])
def test_other_delimiters_are_recognised(tmp_path: Path, delimiter: str) -> None:
    """A semicolon or a tab does as well as a comma."""
    [segment], _ = read(tables(tmp_path, TABLE.replace(",", delimiter), QUOTES.replace(",", delimiter)))
    assert segment.statistics[0].overall == 0.31
    assert segment.quotes[0].speaker == "P07"


def test_old_line_ends_are_read(tmp_path: Path) -> None:
    """Lines that end in a carriage return alone, as old spreadsheets write them."""
    [segment], _ = read(tables(tmp_path, TABLE.replace("\n", "\r"), QUOTES.replace("\n", "\r")))
    assert (segment.statistics[0].value, segment.quotes[0].speaker) == (0.48, "P07")


def test_semicolons_allow_a_decimal_comma(tmp_path: Path) -> None:
    """The way spreadsheets write tables in half of Europe."""
    text = TABLE.replace(",", ";").replace("0.48", "0,48").replace("0.31", "0,31")
    [segment], said = read(tables(tmp_path, text))
    assert (segment.statistics[0].value, segment.statistics[0].overall, said) == (0.48, 0.31, [])


@pytest.mark.parametrize("percent", ["48%", "48 %", "48.0 %", "48\u00a0%"])
def test_percentages_of_shares_are_read_and_said(tmp_path: Path, percent: str) -> None:
    """A share in per cent becomes a fraction, with a warning."""
    [segment], [said] = read(tables(tmp_path, TABLE.replace("0.48", percent)))
    assert segment.statistics[0].value == 0.48
    assert f'the share "{percent}" is read as 0.48' in said


def test_segments_table_is_optional(tmp_path: Path) -> None:
    """Without it a segment is named as the tables call it, and nothing is known of its size."""
    [segment], _ = read(tables(tmp_path))
    assert (segment.id, segment.name, segment.size) == ("buyers", "buyers", None)


def test_segments_table_gives_names_and_order(tmp_path: Path) -> None:
    """Its rows come first; a segment it does not list follows, and one with quotes alone is fine."""
    about = "segment,name,size,whole_base,locale\nsellers,Eager sellers,30,90,en_GB\n"
    segments, _ = read(tables(tmp_path, quotes=QUOTES + "sellers,I sell.,P1\n", segments=about))
    assert [(s.id, s.name, s.size) for s in segments] == [("sellers", "Eager sellers", 30), ("buyers", "buyers", None)]


def test_optional_columns_id_and_choice(tmp_path: Path) -> None:
    """Ids and choice may have columns of their own."""
    text = "segment,id,choice,attribute,measure,value\nbuyers,age,,Age,mean,29.4\nbuyers,,multiple,Gardens,count,3\n"
    [segment], _ = read(tables(tmp_path, text))
    assert [(s.id, s.choice) for s in segment.statistics] == [("age", None), ("gardens.count", "multiple")]


def test_quotes_may_be_json_lines(tmp_path: Path) -> None:
    """Words with commas, quotation marks and line breaks come through verbatim, from CSV and from JSON lines."""
    words = ' He said "no", twice;\n\nthen — nothing. '
    tables(tmp_path, quotes='segment,text\nbuyers,"' + words.replace('"', '""') + '"\n')
    [from_csv], _ = read(tmp_path)
    (tmp_path / "quotes.csv").unlink()
    (tmp_path / "quotes.jsonl").write_text("\n" + json.dumps({"segment": "buyers", "text": words}) + "\n\n")
    [from_lines], _ = read(tmp_path)
    assert [from_csv.quotes[0].text, from_lines.quotes[0].text] == [words, words]


def test_a_folder_may_hold_tables_and_files(tmp_path: Path) -> None:
    """Tables come first, then the files by name."""
    tables(tmp_path)
    (tmp_path / "a.json").write_text('{"schema": "persona-gen/segment@1", "name": "A", "quotes": [{"text": "b"}]}')
    segments, _ = read(tmp_path)
    assert [s.id for s in segments] == ["buyers", "a"]

"""Copy as people have it, the phrases in it, and whether data speak of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from reviewing import COSTS, INJECTIONS, TABS, reader

from persona_gen.errors import ConfigError, InputError
from persona_gen.reviewer.copy_text import directions, find_phrase, phrase_spans, shown_copy
from persona_gen.reviewer.variants import LONGEST, MOST_VARIANTS, kind_of, read_variants


def test_arguments_are_copy_or_files_and_files_are_said_to_be_read(tmp_path: Path) -> None:
    """An existing path is read, a line a variant; anything else is the words themselves."""
    file = tmp_path / "lines.txt"
    file.write_text("One line\n\n  Another line  \n", encoding="utf-8")
    said: list[str] = []
    found = read_variants([TABS, str(file)], note=said.append)
    assert [(v.id, v.text) for v in found] == [("a", TABS), ("b", "One line"), ("c", "Another line")]
    assert said == [f"{file} is a file: reading the copy from it"]


def test_a_whole_file_is_one_variant(tmp_path: Path) -> None:
    """With --whole the lines of a page stay together, Markdown or not."""
    page = tmp_path / "page.md"
    page.write_text("# Hello\n\nA page.\n", encoding="utf-8")
    assert [v.text for v in read_variants([str(page)], whole=True)] == ["# Hello\n\nA page."]
    assert [v.text for v in read_variants(["-"], whole=True, stdin=lambda: "Two\nlines\n")] == ["Two\nlines"]


@pytest.mark.parametrize(
    ("name", "text", "encoding"),
    [
        ("ads.csv", "id\ttext\na\tOne, two\nb\tThree; four\n", "utf-16"),
        ("ads.csv", 'id;text\na;One, two\nb;"Three; four"\n', "utf-8"),
        ("ads.tsv", "id\ttext\na\tOne, two\nb\tThree; four\n", "cp1252"),
        ("ads.jsonl", '{"id": "a", "text": "One, two"}\n{"id": "b", "text": "Three; four"}\n', "utf-8"),
    ],
)
def test_copy_comes_in_every_table_that_is_read(tmp_path: Path, name: str, text: str, encoding: str) -> None:
    """UTF-16 with tabs called .csv, as ad tools export it, semicolons, JSON lines."""
    (tmp_path / name).write_text(text, encoding=encoding)
    assert [(v.id, v.text) for v in read_variants([str(tmp_path / name)])] == [("a", "One, two"), ("b", "Three; four")]


def test_a_table_that_is_not_there_is_no_copy(tmp_path: Path) -> None:
    """A path that names a workbook is never reviewed as a headline."""
    with pytest.raises(InputError, match="there is no such file"):
        read_variants([str(tmp_path / "copy.xlsx")])


def test_a_table_gives_ids(tmp_path: Path) -> None:
    """The columns id and text of a CSV, in any order and case, with commas and line breaks in quotes."""
    table = tmp_path / "copy.csv"
    table.write_text('Text,ID\n"One, two",x1\n"Three\nfour",x2\n', encoding="utf-8")
    assert [(v.id, v.text) for v in read_variants([str(table)])] == [("x1", "One, two"), ("x2", "Three\nfour")]


@pytest.mark.parametrize(
    ("content", "suffix", "says"),
    [
        ("", "txt", "is empty"),
        ("Same\nSame\n", "txt", "line 2: this is the same text as"),
        ('“Same”  line\n"Same" line\n', "txt", "same text"),
        ("!!!\n", "txt", "the copy is empty"),
        ("x" * (LONGEST + 1), "txt", "12,001 characters"),
        ("\n".join(f"line {n}" for n in range(MOST_VARIANTS + 1)), "txt", "these are 51 variants"),
        ("id,words\na,b\n", "csv", "no column is called text"),
        ("id,text\n,b\n", "csv", "row 2: the id is empty"),
        ("id,text\na,b\na,c\n", "csv", 'row 3: the id "a" is used twice'),
        ("# A\n\nB\n", "md", "give --whole"),
    ],
)
def test_what_cannot_be_reviewed_is_one_line_with_a_cure(tmp_path: Path, content: str, suffix: str, says: str) -> None:
    """Empty, repeated, over-long and too many variants each name the place and what to do."""
    file = tmp_path / f"copy.{suffix}"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(InputError) as caught:
        read_variants([str(file)])
    assert says in str(caught.value)
    assert "; " in str(caught.value)
    assert "\n" not in str(caught.value)


def test_a_name_of_no_file_is_not_taken_for_copy(tmp_path: Path) -> None:
    """headlines.txt that is not there is a slip, not a headline; so is a folder."""
    with pytest.raises(InputError, match="no such file"):
        read_variants(["headlines.txt"])
    with pytest.raises(InputError, match="this is a folder"):
        read_variants([str(tmp_path)])
    with pytest.raises(ConfigError, match="headline, subject, ad, page, service"):
        kind_of("poster")


def test_phrases_slice_back_to_the_copy() -> None:
    """Every phrase is a span of the copy without punctuation at its ends."""
    assert [TABS[slice(*span)] for span in phrase_spans(TABS)] == ["Your first home", "without the eleven tabs"]
    assert [COSTS[slice(*span)] for span in phrase_spans(COSTS)] == [
        "Every cost on one page",
        "Your credit file stays untouched",
    ]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("the eleven tabs", "the eleven tabs"),
        ("“without the eleven tabs.”", "without the eleven tabs"),
        ("Your first  home", "Your first home"),
        ("the twelve tabs", None),
        ("", None),
        ("...", None),
    ],
)
def test_a_phrase_that_a_model_names_stands_in_the_copy_or_is_none(words: str, found: str | None) -> None:
    """White space and quotation marks aside, the words must be the copy's."""
    span = find_phrase(words, TABS)
    assert (TABS[slice(*span)] if span else None) == found


@pytest.mark.parametrize("injection", INJECTIONS)
@pytest.mark.parametrize("form", ["{copy} {injection}", "{injection} {copy}", "{copy}\n{injection}"])
def test_sentences_that_address_a_model_are_not_shown(injection: str, form: str) -> None:
    """What is left of the copy is the copy, wherever the injection stands."""
    text = form.format(copy=f"{TABS}.", injection=injection)
    assert shown_copy(text) == f"{TABS}."
    assert not any(begin < e and b < end for begin, end in directions(text) for b, e in phrase_spans(text))


@pytest.mark.parametrize(
    "text",
    [
        TABS,
        COSTS,
        "Choose your slot. Save 5 minutes a day.",
        "Answer only when you want to",
        "Rates from 4 percent",
        "Say yes to Sunday",
    ],
)
def test_ordinary_copy_is_shown_whole(text: str) -> None:
    """Numbers, imperatives and the word rate are no directions to a model."""
    assert shown_copy(text) == text


# --- nearness -------------------------------------------------------------------------------------------------------


def test_evidence_for_a_prompt_keeps_to_its_budget_and_to_the_order_of_the_segment() -> None:
    """What is near to the copy and what the persona cites is in it; the order does not hint at either."""
    near = reader().near
    kept = [piece.id for piece in near.shown(["call us today"], 700)]
    assert {"p03-1", "p04-1"} <= set(kept)
    assert len(kept) < 12
    assert kept == [piece.id for piece in near.evidence if piece.id in kept]
    assert "p07-2" not in kept
    assert "p07-2" in [piece.id for piece in near.shown(["call us today"], 700, ("p07-2",))]

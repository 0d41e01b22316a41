"""Copy as people have it, the phrases in it, and whether data speak of it."""

from __future__ import annotations

from pathlib import Path

import pytest
from reviewing import COSTS, INJECTIONS, TABS, reader
from rows import every_row

from persona_gen.domain import Quote
from persona_gen.errors import ConfigError, InputError
from persona_gen.reviewer.copy_text import directions, find_phrase, phrase_spans, shown_copy
from persona_gen.reviewer.relevance import Near
from persona_gen.reviewer.stance import alignment, charges, named_alignment, refuses, wanted_by_name
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


@every_row(
    ("words", "evidence", "said"),
    [
        ("call us today", "p04-1", "bad"),
        ("call us today", "p03-1", "good"),
        ("without calling anybody", "p04-1", "good"),
        ("Every cost on one page", "barrier.total-cost", "good"),
        ("Every cost on one page", "goal.cost-clear", "good"),
        ("Alerts for your postcode", "p05-1", "good"),
        ("without the eleven tabs", "p07-3", None),
        ("Put down a small deposit", "barrier.deposit", None),
    ],
)
def test_code_takes_sides_only_where_both_are_plain(words: str, evidence: str, said: str | None) -> None:
    """A wish or a refusal in the evidence against what the copy offers or takes away; else the model is asked."""
    found = next(n for n in reader().near.near(words) if n.evidence.id == evidence)
    assert alignment(words, found) == said


@pytest.mark.parametrize(
    ("phrase", "quote", "nearest", "question", "said"),
    [
        ("Payslips in plain English", "I'd rather have a pay slip I can read.", "", "", "good"),
        ("Gloves for everybody", "I wish somebody would turn the heating on.", "", "", "good"),
        ("Never wait again", "I wish they would answer.", "", "", None),
        ("Never phone again", "I hate to ring anybody.", "", "", "good"),
        ("Order three, post two back", "Returns are what kills it for me.", "", "", "good"),
        ("Order three sizes", "It kills it for me. Two sizes come.", "Two sizes come.", "", None),
        ("Yet another tool", "I pay for six programs.", "", "", None),
        ("A hug without the squeal", "I hate how they whistle when I hug people.", "", "", None),
        ("Our poster for you", "They gave us a poster. I'd rather have chairs.", "They gave us a poster.", "", None),
        ("Power tools by the hour", "I hate the pink tools.", "", "", None),
        ("Pink tools for her", "I hate the pink tools.", "", "", "bad"),
        ("Open late", "Longer opening hours", "", "", "good"),
        ("Late appointments", "More evenings", "", "", "good"),
        ("Free parking outside", "No parking nearby", "", "", None),
        ("Room for your car", "the parking", "", "What could we do better?", "good"),
        ("Room for your car", "the parking", "", "", None),
        ("Delivered on Tuesdays", "Never once late, in a year", "", "", None),
        ("Instant answers", "The robot answers within minutes.", "", "", None),
        ("cancel never", "They ought to let you cancel till six.", "", "", "bad"),
        ("cancel until six", "They ought to let you cancel till six.", "", "", "good"),
    ],
)
def test_stance_and_direction_make_a_side(
    phrase: str, quote: str, nearest: str, question: str, said: str | None
) -> None:
    """A wish for what is offered, a complaint of something else or of what is spared; what people merely tell, none."""
    assert alignment(phrase, Near(Quote(id="q", text=quote), 0.5, nearest or quote, question)) == said


@every_row(
    ("line", "asks"),
    [
        ("Professional tools from $29 a month", True),
        ("A premium tier for a small monthly charge", True),
        ("No monthly charge, whatever you use", False),
        ("Every cost on one page", False),
        ("Leave whenever you like, month by month", False),
    ],
)
def test_a_line_that_asks_for_money_is_known(line: str, asks: bool) -> None:
    """Who wants a thing does not by that want to pay what is asked."""
    assert charges(line) == asks


def test_a_complaint_of_what_the_line_names_is_not_answered_by_the_rest_of_it() -> None:
    """It may be of too much of it, or of too little; nor does "forget it" promise to be rid of anything."""
    minds = "It's on autopay, so it isn't happening for me."
    near = Near(Quote(id="q", text=minds), 0.6, minds)
    assert alignment("and forget it", near) == "good"
    assert alignment("and forget it", near, "Autopay: set it and forget it") is None
    assert alignment("no autopay", near, "no autopay") == "good"


def test_a_wish_that_names_nothing_must_be_close() -> None:
    """Its words go with everything that is offered."""
    wish = Quote(id="q", text="I just want the same thing every time")
    assert alignment("The perfect gift", Near(wish, 0.26, wish.text)) is None
    assert alignment("It comes again before you ask", Near(wish, 0.6, wish.text)) == "good"


@pytest.mark.parametrize(
    ("copy", "quote", "said"),
    [
        ("One thing less on a Tuesday", "The box is one thing less to decide.", None),
        ("Dinner decided", "One thing less to decide.", None),
        ("No more forms", "There are no shops near me.", None),
        ("Order three and post back what doesn't fit", "I want to give it back when it's too small.", None),
        ("Last week's basket again", "I'd happily never plan another week of teas.", None),
        ("A surprise every month", "I don't want a surprise.", "bad"),
    ],
)
def test_a_word_that_takes_something_away_is_not_the_thing_refused(copy: str, quote: str, said: str | None) -> None:
    """Nor is what goes with everything, nor what is done the doing."""
    near = Near(Quote(id="q", text=quote, speaker="P01"), 0.3, quote)
    assert named_alignment(copy, near) == said


@pytest.mark.parametrize(
    ("copy", "quote", "same"),
    [
        ("See how busy we are before you leave work", "Wish I could see how busy it is before I leave work", True),
        ("A 5.30 class on weekdays", "I'd love a 5.30 class on weekdays.", True),
        ("Open at seven on Sundays", "They open at seven on Sundays.", False),
        ("A monthly surprise", "I want a monthly bill.", False),
        ("No calls after six", "I need you to take calls after six.", True),
        ("Free parking all day", "I don't want free parking, I want a bus.", False),
    ],
)
def test_a_wish_in_the_words_of_the_copy_needs_no_model(copy: str, quote: str, same: bool) -> None:
    """Two things or more that somebody asks for, and most of the line; whose side the line is on is asked apart."""
    assert wanted_by_name(copy, Near(Quote(id="q", text=quote, speaker="P01"), 0.5, quote)) == same


@pytest.mark.parametrize(
    ("words", "turned_down"),
    [
        ("I've no windowsill that gets sun.", False),
        ("We have no time for that.", False),
        ("No sensors, no app.", True),
        ("I won't put poison down.", True),
        ("Price went up and nobody told me", False),
    ],
)
def test_who_lacks_something_does_not_turn_it_down(words: str, turned_down: bool) -> None:
    """A thing that somebody has none of may be the very thing that is wanted."""
    assert refuses(words) is turned_down

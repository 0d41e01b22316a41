"""Personas out of slides, Word files and Markdown, as agencies and chat bots write them."""

from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from pptx import Presentation
from pptx.util import Inches
from typer.testing import CliRunner

from persona_gen.checker.check import check
from persona_gen.checker.evidence_search import with_evidence
from persona_gen.checker.segment_index import SegmentIndex
from persona_gen.cli import app
from persona_gen.domain import Segment
from persona_gen.errors import InputError
from persona_gen.sources.oddities import SourceWarning
from persona_gen.sources.passages.reading import read_passages
from persona_gen.sources.persona_documents import read_persona_document

BUYERS = "fixtures/anxious-first-time-buyers.yaml"
MARKDOWN = """# Emma, the anxious buyer

Segment: Anxious first-time buyers

> "I open fifteen tabs and then I close the laptop."

**Age:** 29

## Bio
Emma rents in a city. She has two
cats.

## Pain points
- 54 % are held back by not knowing the total cost.

| Goals | All costs shown at the start |
|---|---|
| Channels | 90 % use Instagram. |
"""


def deck(path: Path) -> Path:
    """Two columns of boxes, each under a box that names it, as templates have them."""
    presentation = Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[5])
    slide.shapes.title.text = "Emma, the anxious buyer"
    boxes = (
        (0.5, 1.5, ["GOALS"]),
        (0.5, 2, ["69 % want all costs shown at the start.", "She wants a bigger garden."]),
        (5, 1.5, ["Pains"]),
        (5, 2, ["12 % are held back by not knowing the total cost."]),
    )
    for left, top, paragraphs in boxes:
        frame = slide.shapes.add_textbox(Inches(left), Inches(top), Inches(4), Inches(1)).text_frame
        frame.text = paragraphs[0]
        for text in paragraphs[1:]:
            frame.add_paragraph().text = text
    presentation.save(str(path))
    return path


def report(path: Path) -> Path:
    """A Word file with a heading of its own, a table whose first column names the fields, and mixed runs."""
    document = docx.Document()
    document.add_heading("Meet Emma Whitfield", 0)
    document.add_heading("Frustrations", 2)
    paragraph = document.add_paragraph("12 % are held back by ")
    paragraph.add_run("not knowing the total cost.").bold = True
    paragraph.add_run(" Getting papers together is hard.")
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text, table.cell(0, 1).text = "Goals", "All costs shown at the start matter to 69 %."
    document.save(str(path))
    return path


def test_markdown_is_read_by_headings_labels_quotations_and_rows(tmp_path: Path, buyers: Segment) -> None:
    """Each sentence is in the field its heading names, with its line."""
    (tmp_path / "emma.md").write_text(MARKDOWN, encoding="utf-8")
    [read] = read_persona_document(tmp_path / "emma.md", [buyers])
    persona = read.persona
    assert (persona.name, persona.segment) == ("Emma", buyers.id)
    assert [trait.text for trait in persona.snapshot] == ["Age: 29"]
    assert [claim.text for claim in persona.story] == ["Emma rents in a city.", "She has two cats."]
    assert [claim.text for claim in persona.frustrations] == ["54 % are held back by not knowing the total cost."]
    assert [claim.text for claim in persona.channels] == ["90 % use Instagram."]
    assert [quotation.text for quotation in persona.quotes] == ["I open fifteen tabs and then I close the laptop."]
    assert read.anchors["story[1]"].place == "line 10"


def test_slides_are_read_box_by_box_under_the_box_that_names_them(tmp_path: Path, buyers: Segment) -> None:
    """A box above in the same column is the heading, the title names the person."""
    [read] = read_persona_document(deck(tmp_path / "deck.pptx"), [buyers])
    assert read.persona.name == "Emma"
    assert [claim.text for claim in read.persona.goals] == [
        "69 % want all costs shown at the start.",
        "She wants a bigger garden.",
    ]
    assert [claim.text for claim in read.persona.frustrations] == ["12 % are held back by not knowing the total cost."]
    assert read.anchors["goals[1]"].place == "slide 1, box 3, paragraph 2"


def test_words_deleted_by_a_tracked_change_are_not_read(tmp_path: Path) -> None:
    """What the author took out is no claim; what was put in is."""
    document = docx.Document()
    paragraph = document.add_paragraph("She phones")
    run = paragraph.add_run(" never")._r
    deleted = run.makeelement(run.tag.replace("}r", "}del"))
    run.addprevious(deleted)
    deleted.append(run)
    paragraph.add_run(" first.")
    document.save(str(tmp_path / "tracked.docx"))
    assert [passage.text for passage in read_passages(tmp_path / "tracked.docx")] == ["She phones first."]


def test_a_persona_of_no_known_segment_is_asked_for(tmp_path: Path, buyers: Segment) -> None:
    """Between several segments nothing is guessed."""
    (tmp_path / "emma.md").write_text("# Emma\n\nShe rents.\n", encoding="utf-8")
    other = buyers.model_copy(update={"id": "other", "name": "Others"})
    with pytest.raises(InputError, match=r'"Emma" names none of the segments read .* write a line "Segment: NAME"'):
        read_persona_document(tmp_path / "emma.md", [buyers, other])


@pytest.mark.parametrize("name", ["broken.docx", "broken.pptx"])
def test_what_is_no_document_is_one_line(tmp_path: Path, name: str, buyers: Segment) -> None:
    """Whatever the readers stumble over, the file is named with a cure."""
    (tmp_path / name).write_bytes(b"PK\x03\x04 not a zip")
    with pytest.raises(InputError, match=f"{name}.*save it as"):
        read_persona_document(tmp_path / name, [buyers])


@pytest.mark.parametrize("make", [deck, report])
def test_check_writes_a_copy_with_comments_and_leaves_the_original(tmp_path: Path, make: object) -> None:
    """The wrong figure is remarked on in the copy, at its sentence; the original keeps every byte."""
    original = make(tmp_path / f"emma.{'pptx' if make is deck else 'docx'}")  # type: ignore[operator]
    before, copy = original.read_bytes(), tmp_path / f"checked{original.suffix}"
    done = CliRunner().invoke(app, ["check", str(original), "--segments", BUYERS, "-o", str(copy), "-q"])
    assert done.exit_code == 1, done.output
    assert "number-mismatch" in done.output
    assert original.read_bytes() == before
    if make is deck:
        notes = Presentation(str(copy)).slides[0].notes_slide.notes_text_frame.text
        assert "12 % are held back" in notes
        assert "[number-mismatch]" in notes
    else:
        comments = [comment.text for comment in docx.Document(str(copy)).comments]
        assert any("[number-mismatch]" in text for text in comments)
        text = "\n".join(p.text for p in docx.Document(str(copy)).paragraphs)
        assert "12 % are held back by not knowing the total cost. Getting papers together is hard." in text


def test_a_copy_over_the_original_is_refused(tmp_path: Path) -> None:
    """Nobody's document is overwritten."""
    original = report(tmp_path / "emma.docx")
    done = CliRunner().invoke(app, ["check", str(original), "--segments", BUYERS, "-o", str(original), "-q"])
    assert done.exit_code == 2
    assert "the document itself" in done.output


@pytest.mark.parametrize(
    ("markup", "texts"),
    [
        ("Emma\n====\n\nGoals\n-----\n\nShe rents.", ["She rents."]),
        ("# Emma\n\n| Where to reach her | She reads.<br>She asks. |\n|---|---|", ["She reads.", "She asks."]),
        ("# Emma\n\n> “One line of it.”\n> “And two more words.”", ["One line of it.", "And two more words."]),
        ("# Emma\n\nShe opens fifteen\ntabs.", ["She opens fifteen tabs."]),
        ("# Emma\n\nShe rents.\n\n[All personas](index.md)\n\n![A face](face.png)", ["She rents."]),
        ("# Emma\n\nShe rents.\n\n© Bright & Partners 2026 | Confidential\n\nPage 2 of 9", ["She rents."]),
        ("# Emma\n\nConfidential data worries her.", ["Confidential data worries her."]),
        ("# Emma\n\n## Key Insights\n\nShe rents.", ["She rents."]),
        ("# Emma\n\n| Attribute | Details |\n|---|---|\n| Goals | |\n| | She rents. |", ["She rents."]),
    ],
    ids=["underlined", "cells", "quotes", "wrapped", "links", "imprint", "no imprint", "no name", "column heads"],
)
def test_every_sentence_is_one_claim_whatever_the_layout(
    tmp_path: Path, buyers: Segment, markup: str, texts: list[str]
) -> None:
    """Nothing is lost, nothing that is no sentence of the persona is taken for one."""
    (tmp_path / "emma.md").write_text(markup, encoding="utf-8")
    [read] = read_persona_document(tmp_path / "emma.md", [buyers])
    assert read.persona.name == "Emma"
    assert [claim.text for _, claim in read.persona.claims()] == texts


def test_what_a_chat_bot_says_to_its_user_is_no_claim_and_told(tmp_path: Path, buyers: Segment) -> None:
    """The greeting may name the segment; that it is left out is said."""
    text = f"Sure! Here is a persona for {buyers.name}:\n\n# Emma\n\nShe rents.\n\nWould you like a journey map?"
    (tmp_path / "emma.md").write_text(text, encoding="utf-8")
    other = buyers.model_copy(update={"id": "other", "name": "Others"})
    with pytest.warns(SourceWarning, match="speaks to whoever asked for the persona; it is left out"):
        [read] = read_persona_document(tmp_path / "emma.md", [other, buyers])
    assert read.persona.segment == buyers.id
    assert [claim.text for _, claim in read.persona.claims()] == ["She rents."]


def test_each_persona_of_a_document_is_told_apart(tmp_path: Path, buyers: Segment) -> None:
    """By a given name, by saying so, or by the headings that begin again; slides' titles are no people."""
    two = "# {}\n\n## Goals\n\nShe rents.\n\n## Key Insights\n\nShe asks.\n\n"
    people = ("Emma Whitfield", "Persona 2: Zsoltina Quarr", "Thessaly Wrackhurst", "Marcus Reed")
    (tmp_path / "all.md").write_text("".join(two.format(name) for name in people), encoding="utf-8")
    read = read_persona_document(tmp_path / "all.md", [buyers])
    assert [one.persona.name for one in read] == [name.removeprefix("Persona 2: ") for name in people]


def test_a_table_on_a_slide_has_its_first_column_for_headings(tmp_path: Path, buyers: Segment) -> None:
    """What stands beside is read paragraph by paragraph; a line break within one parts sentences."""
    presentation = Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[5])
    slide.shapes.title.text = "Emma Whitfield"
    table = slide.shapes.add_table(1, 2, Inches(1), Inches(2), Inches(6), Inches(1)).table
    table.cell(0, 0).text, table.cell(0, 1).text = "Pain points", "She stops there.\vShe phones nobody.\nShe waits."
    presentation.save(str(tmp_path / "table.pptx"))
    [read] = read_persona_document(tmp_path / "table.pptx", [buyers])
    assert [claim.text for claim in read.persona.frustrations] == [
        "She stops there.",
        "She phones nobody.",
        "She waits.",
    ]
    assert read.anchors["frustrations[1]"].within == (17, 35)


def test_a_comment_stands_on_its_words_after_a_line_break_too(tmp_path: Path) -> None:
    """Word's soft breaks part sentences of one paragraph."""
    document = docx.Document()
    document.add_heading("Emma Whitfield", 1)
    paragraph = document.add_paragraph("She rents in a city.")
    paragraph.add_run().add_break()
    paragraph.add_run("12 % are held back by not knowing the total cost.")
    document.save(str(tmp_path / "soft.docx"))
    given = ["check", str(tmp_path / "soft.docx"), "--segments", BUYERS, "-o", str(tmp_path / "c.docx"), "-q"]
    assert CliRunner().invoke(app, given).exit_code == 1
    xml = docx.Document(str(tmp_path / "c.docx")).element.xml
    marked = xml.split("<w:commentRangeStart")[-1].split("<w:commentRangeEnd")[0]
    assert "12 % are held back" in marked
    assert "She rents" not in marked


TABLE = [
    ["Topic", "Finding", "Source"],
    ["Barriers", "61 % are held back by the size of the deposit.", "Tracker"],
    ["Attitude", "77 % worry about making a mistake they cannot undo.", "Desk research"],
]


def in_markdown(path: Path) -> Path:
    """A table with pictures in it, as chat bots make them."""
    rows = [f"| {' | '.join(f'✅ **{cell}**' for cell in row)} |" for row in TABLE]
    path.write_text("\n".join(["# Emma Whitfield", "", rows[0], "|---|:--|--:|", *rows[1:], ""]))
    return path


def in_word(path: Path) -> Path:
    """The same in Word, below a header of every page."""
    document = docx.Document()
    document.sections[0].header.paragraphs[0].text = "Persona pack 2026, for internal use"
    table = document.add_table(rows=3, cols=3)
    for i, row in enumerate(TABLE):
        for j, text in enumerate(row):
            table.cell(i, j).text = text
    document.save(str(path))
    return path


def in_slides(path: Path) -> Path:
    """The same on a slide."""
    presentation = Presentation()
    slide = presentation.slides.add_slide(presentation.slide_layouts[6])
    shape = slide.shapes.add_table(3, 3, Inches(1), Inches(1), Inches(8), Inches(3))
    for i, row in enumerate(TABLE):
        for j, text in enumerate(row):
            shape.table.cell(i, j).text = text
    presentation.save(str(path))
    return path


@pytest.mark.parametrize(
    ("make", "name"), [(in_markdown, "a.md"), (in_word, "a.docx"), (in_slides, "a.pptx")], ids=["md", "docx", "pptx"]
)
def test_what_names_columns_or_a_source_is_no_sentence(
    tmp_path: Path, make: Callable[[Path], Path], name: str, buyers: Segment
) -> None:
    """Of a table with a header and a column of sources, the sentences alone are claims."""
    [read] = read_persona_document(make(tmp_path / name), [buyers])
    assert sorted(claim.text for _, claim in read.persona.claims()) == sorted(row[1] for row in TABLE[1:])


@pytest.mark.parametrize(
    "line",
    [
        '"I\'ve turned all the notifications off." – P03',
        'P03: "I\'ve turned all the notifications off."',
        '💬 "I\'ve turned all the notifications off." — P03',
    ],
)
def test_words_in_the_wrong_mouth_are_not_vouched_for(tmp_path: Path, line: str, buyers: Segment) -> None:
    """Who is said to have said it belongs to what is checked."""
    path = tmp_path / "a.md"
    path.write_text(f"# Emma Whitfield\n\n## Quotes\n\n- {line}\n")
    [read] = read_persona_document(path, [buyers])
    index = SegmentIndex(buyers)
    [claim] = check(with_evidence(read.persona, index), index).claims
    assert [finding.rule for finding in claim.findings] == ["quote-wrong-speaker"]


def test_a_cross_before_a_sentence_is_not_taken_off(tmp_path: Path, buyers: Segment) -> None:
    """It may say that the sentence is not so; a tick says nothing."""
    path = tmp_path / "a.md"
    path.write_text("# Emma\n\n- ✅ She rents in a city.\n- ❌ She rents in a city.\n")
    [read] = read_persona_document(path, [buyers])
    assert [claim.text for _, claim in read.persona.claims()] == ["She rents in a city.", "❌ She rents in a city."]


def test_notes_of_slides_are_not_read_and_that_is_said(tmp_path: Path, buyers: Segment) -> None:
    """They are the speaker's, and where a card of ours keeps its evidence."""
    presentation = Presentation(str(deck(tmp_path / "a.pptx")))
    presentation.slides[0].notes_slide.notes_text_frame.text = "96 % of them trust estate agents."
    presentation.save(str(tmp_path / "a.pptx"))
    with pytest.warns(SourceWarning, match="slide 1: what the notes say is not read"):
        [read] = read_persona_document(tmp_path / "a.pptx", [buyers])
    assert "estate agents" not in " ".join(claim.text for _, claim in read.persona.claims())

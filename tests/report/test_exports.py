"""Sheets, slides, documents and briefs of personas of every kind, hostile and empty ones among them."""

import io
import re
import subprocess
import time
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from pptx import Presentation
from report_sample import HOSTILE, rich_persona
from report_sample import persona as sample
from report_sample import report as checked
from report_sample import segment as fixture

from persona_gen.checker.check import check
from persona_gen.domain import Claim, Persona, Segment
from persona_gen.report.brief import brief
from persona_gen.report.card import card_of
from persona_gen.report.paper import LETTER_SIZES, sheet, values
from persona_gen.report.slides import deck
from persona_gen.report.word import document
from persona_gen.report.wording import printable, typeset

MARKUP = '#import "/etc/passwd": * \n= Title $x^2$ #read("/etc/passwd") <b> [link](x) \\x @ref `code`'
SCRIPTS = "שלום עולם – 毎晩タブを十五個 – مرحبا – 🏠 flat"


def of_words(*texts: str, name: str = "Emma Whitfield") -> Persona:
    """A persona that says these words everywhere."""
    claims = tuple(Claim(text=text, cites=("age",)) for text in texts)
    return Persona(segment="anxious-first-time-buyers", name=name, story=claims, goals=claims, questions=claims[:1])


@pytest.fixture(scope="module")
def segment() -> Segment:
    """The fixture."""
    return fixture()


PERSONAS = {
    "sample": sample(),
    "empty": Persona(segment="anxious-first-time-buyers", name="Emma Whitfield"),
    "hostile": of_words(HOSTILE, MARKUP, "=1+1", name=MARKUP),
    "scripts": of_words(SCRIPTS, name="ليلى 山田"),
    "long": of_words(*(f"Sentence number {n} about the deposit and the forms." for n in range(25))),
}


KINDS = [kind if kind == "hostile" else pytest.param(kind, marks=pytest.mark.slow) for kind in PERSONAS]
"""One of each document in the default suite; CI makes all of them."""


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_every_persona_makes_a_tagged_sheet_of_the_same_bytes_twice(kind: str, segment: Segment) -> None:
    """PDF/UA: structure, title and language; words are never read as markup."""
    persona = PERSONAS[kind]
    report = check(persona, segment) if kind != "empty" else None
    first, second = (sheet(persona, segment, report) for _ in range(2))
    assert first == second
    assert first.content.startswith(b"%PDF")
    assert b"/MarkInfo" in first.content
    assert (b"pdfuaid" in first.content) == first.whole
    assert first.whole or kind in ("sample", "scripts")  # with letters that this machine may have no font for
    assert first.size in LETTER_SIZES
    assert first.pages == 1 or first.size == LETTER_SIZES[-1]


def words_in(value: object) -> list[str]:
    """Every text in there."""
    if isinstance(value, dict):
        return [text for each in value.values() for text in words_in(each)]
    if isinstance(value, list | tuple):
        return [text for each in value for text in words_in(each)]
    return [value] if isinstance(value, str) else []


def test_a_sheet_leaves_no_sentence_out_and_obeys_no_character(segment: Segment) -> None:
    """The journey and what speaks against a sentence are on it; of the snapshot, what the box has room for."""
    speaker = segment.quotes[0].model_copy(update={"speaker": "P\x1b[31m\u202e01"})
    of_speaker = segment.model_copy(update={"quotes": (speaker, *segment.quotes[1:])})
    shown = words_in(values(card_of(sample(), of_speaker, checked())))
    page = " ".join(text.replace("\u200b", "") for text in shown)
    lines = [claim.text for path, claim in sample().claims() if not path.startswith("snapshot")]
    assert [line for line in lines if typeset(printable(line)) not in page] == []
    assert "I'd rather ring a person" in page.replace("’", "'") and "What speaks against it" in page
    assert not set(page) & set("\x1b\u202e")


@pytest.mark.parametrize(("text", "read"), [("(שלום)!", "\u2067(שלום)!\u2069"), ("Hello שלום.", "Hello שלום.")])
def test_what_is_read_from_the_right_is_so_on_a_sheet_from_the_left(segment: Segment, text: str, read: str) -> None:
    """Brackets, stops and percent signs stand where that script has them."""
    assert read in words_in(values(card_of(of_words(text), segment)))


@pytest.mark.parametrize(("form", "start"), [("png", b"\x89PNG"), ("svg", b"<svg")])
@pytest.mark.parametrize("paper", ["a4", "a3"])
def test_a_sheet_is_a_picture_too(segment: Segment, form: str, start: bytes, paper: str) -> None:
    """For a wall, a chat or a page."""
    persona = PERSONAS["sample"]
    assert sheet(persona, segment, check(persona, segment), form, paper).content.startswith(start)  # type: ignore[arg-type]


@pytest.mark.parametrize("kind", KINDS)
def test_slides_hold_native_text_a_chart_and_the_evidence(kind: str, segment: Segment) -> None:
    """Two slides a persona; every sentence and its evidence are in the notes."""
    persona = PERSONAS[kind]
    report = check(persona, segment) if kind != "empty" else None
    slides = list(Presentation(io.BytesIO(deck([(persona, segment, report)]))).slides)
    assert len(slides) == 2
    assert any(shape.has_chart for shape in slides[0].shapes)
    notes = slides[0].notes_slide.notes_text_frame.text
    if kind == "sample":
        assert "p01-1: P01: “" in notes
    sizes = [
        run.font.size.pt
        for s in slides[0].shapes
        if s.has_text_frame
        for p in s.text_frame.paragraphs
        for run in p.runs
    ]
    assert min(sizes) >= 11


@pytest.mark.parametrize("kind", KINDS)
def test_a_document_has_headings_and_comments(kind: str, segment: Segment) -> None:
    """Each sentence's verdict and evidence is a comment in Word's margin."""
    persona = PERSONAS[kind]
    report = check(persona, segment) if kind != "empty" else None
    made = docx.Document(io.BytesIO(document([(persona, segment, report), (persona, segment, report)])))
    titles = [p.text for p in made.paragraphs if p.style and p.style.name == "Heading 1"]
    assert len(titles) == 2
    assert (len(list(made.comments)) > 0) == (kind != "empty")
    text = "\n".join(p.text for p in made.paragraphs)
    assert "\x1b" not in text
    assert "\u202e" not in text


def test_a_brief_leaves_out_what_the_data_do_not_bear_out(segment: Segment) -> None:
    """Every line is cited or marked; a sentence with a finding is no line of it."""
    persona = sample()
    report = check(persona, segment)
    text = brief([(persona, segment, report)])
    flagged = [
        claim.text for claim, _ in report.findings if claim.path.startswith(("goals", "frustrations", "questions"))
    ]
    assert text.startswith("# Message brief: Emma Whitfield")
    assert not any(words[:30] in text for words in flagged)
    assert all(
        re.search(r"\(`[^`]+`\)|– not verified|^- ", line) for line in text.splitlines() if line.startswith("- ")
    )
    rich = rich_persona()
    text = brief([(rich, segment, check(rich, segment))])
    assert rich.use
    assert all(advice.text in text for advice in rich.use)


@pytest.mark.slow
@pytest.mark.parametrize("make", [deck, document])
def test_office_files_are_the_same_bytes_at_another_time(segment: Segment, make: Callable[..., bytes]) -> None:
    """Archive, properties, comments and the workbooks behind charts tell no moment."""
    persona = of_words("The deposit is in the way.")
    report = check(persona, segment)
    made = [make([(persona, segment, report)])]
    time.sleep(2.1)  # a zip archive knows every second second
    made.append(make([(persona, segment, report)]))
    assert made[0] == made[1]


@pytest.mark.slow
def test_a_sheet_takes_less_than_a_second(segment: Segment) -> None:
    """A hundred of an agency are no coffee break."""
    persona = PERSONAS["sample"]
    report = check(persona, segment)
    began = time.monotonic()
    for _ in range(20):
        sheet(persona, segment, report)
    assert time.monotonic() - began < 20


@pytest.mark.slow
def test_an_office_suite_opens_them(tmp_path: Path, segment: Segment) -> None:
    """LibreOffice, where it is installed, turns slides and document into PDF."""
    office = next((path for path in (Path("/usr/bin/soffice"), Path("/usr/bin/libreoffice")) if path.exists()), None)
    if office is None:
        pytest.skip("no LibreOffice on this machine")
    persona = PERSONAS["scripts"]
    report = check(persona, segment)
    (tmp_path / "a.pptx").write_bytes(deck([(persona, segment, report)]))
    (tmp_path / "b.docx").write_bytes(document([(persona, segment, report)]))
    command = [
        office,
        f"-env:UserInstallation=file://{tmp_path}/profile",
        "--headless",
        "--convert-to",
        "pdf",
        "--outdir",
        tmp_path,
    ]
    subprocess.run([*command, tmp_path / "a.pptx", tmp_path / "b.docx"], check=True, capture_output=True, timeout=300)
    assert (tmp_path / "a.pdf").stat().st_size > 5_000
    assert (tmp_path / "b.pdf").stat().st_size > 5_000

"""A review as slides and as a Word document."""

import io
from pathlib import Path

import docx
import fixture_segments
import pytest
from paths import FIXTURES
from pptx import Presentation
from report_sample import HOSTILE
from typer.testing import CliRunner

from persona_gen.cli import app
from persona_gen.domain.review import Reaction, Review, Variant
from persona_gen.report.review_office import review_deck, review_document
from persona_gen.sources.personas import read_personas
from persona_gen.sources.reports import read_review

REVIEW = FIXTURES / "reviews" / "emma-whitfield.json"
EMMA = FIXTURES / "personas" / "emma-by-hand.yaml"


def test_slides_hold_the_answer_and_each_reaction_with_its_evidence_in_the_notes() -> None:
    """Native text; the words of the evidence stand in the notes, with the ids."""
    review = read_review(REVIEW)
    made = Presentation(io.BytesIO(review_deck(review, read_personas(EMMA), fixture_segments.segments())))
    answer, reactions = list(made.slides)
    texts = [" ".join(s.text_frame.text for s in slide.shapes if s.has_text_frame) for slide in (answer, reactions)]
    assert "without the eleven tabs" in texts[0]
    assert "Model agreement, not customers." in texts[0]
    assert "Emma Whitfield" in texts[1]
    notes = reactions.notes_slide.notes_text_frame.text
    cited = next(p.why for r in review.reactions for p in (*r.resonates, *r.repels) if p.why.cites)
    assert f"{cited.cites[0]}: " in notes


def test_the_document_has_a_comment_for_each_reason() -> None:
    """With the evidence in full."""
    review = read_review(REVIEW)
    made = docx.Document(io.BytesIO(review_document(review, read_personas(EMMA), fixture_segments.segments())))
    reasons = [reason for reaction in review.reactions for reason in reaction.reasons]
    assert len(list(made.comments)) == len(reasons)
    assert any("P0" in comment.text for comment in made.comments)


@pytest.mark.parametrize("make", [review_deck, review_document])
def test_hostile_words_stay_words(make: object) -> None:
    """Of copy and of a model; without persona and segment the ids stand for them."""
    reaction = Reaction(persona="e", variant="a", verdict="cannot-tell", says=HOSTILE)
    review = Review(variants=(Variant(id="a", text=HOSTILE),), personas=("e",), reactions=(reaction,), notes=(HOSTILE,))
    content = make(review)  # type: ignore[operator]
    if make is review_deck:
        text = "".join(s.text_frame.text for p in Presentation(io.BytesIO(content)).slides for s in p.shapes)
    else:
        text = "".join(p.text for p in docx.Document(io.BytesIO(content)).paragraphs)
    assert "<script>alert(1)</script>" in text
    assert "\x1b" not in text


@pytest.mark.parametrize("form", ["pptx", "docx"])
def test_export_knows_a_review_when_it_sees_one(tmp_path: Path, form: str) -> None:
    """Personas beside it give the names."""
    out = tmp_path / f"review.{form}"
    given = ["export", str(REVIEW), str(EMMA), "--to", form, "--segments", str(FIXTURES), "-q"]
    done = CliRunner().invoke(app, [*given, "-o", str(out)])
    assert done.exit_code == 0, done.output
    assert out.stat().st_size > 10_000
    assert CliRunner().invoke(app, given).exit_code == 2

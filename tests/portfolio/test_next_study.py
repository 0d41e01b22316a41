"""The next study: how many people a half-width takes, and questions for what the data do not say."""

from pathlib import Path

import fixture_segments
import pytest
from typer.testing import CliRunner

from persona_gen.cli import app
from persona_gen.domain import Claim, Persona, Segment, Statistic
from persona_gen.domain.study import OpenQuestion, OpenQuestions, StudyQuestion
from persona_gen.portfolio.next_study import next_study, respondents_needed
from persona_gen.report.json import json_file
from persona_gen.report.study import study

BUYERS = fixture_segments.segment()


@pytest.mark.parametrize(
    ("half_width", "part", "people"), [(0.05, 1, 385), (0.03, 1, 1068), (0.1, 1, 97), (0.1, 0.1, 970)]
)
def test_the_people_that_a_half_width_takes(half_width: float, part: float, people: int) -> None:
    """The textbook's figures; where a tenth has anything to say, ten times as many are asked."""
    assert respondents_needed(half_width, part) == people


def asked(question: str) -> StudyQuestion:
    """What becomes of one question."""
    [segment] = next_study([BUYERS], [], [OpenQuestion(segment=BUYERS.id, question=question)], 0.05)
    return segment.questions[0]


@pytest.mark.parametrize(
    ("question", "topic", "survey"),
    [
        ("What would she say to a drone delivery?", "a drone delivery", "How important is this to you: a drone"),
        ("what do we know about pets", "pets", "How important is this to you: pets?"),
        ("how do they feel about pets?", "pets", "How important is this to you: pets?"),
        ("Do they compare prices?", "Do they compare prices", "(yes, no, it depends, cannot say)"),
        ("Where do they park?", "Where do they park", "(the answers of the interviews)"),
        ("delivery at weekends", "delivery at weekends", "How important is this to you: delivery at weekends?"),
    ],
)
def test_a_question_is_asked_of_people_in_the_words_it_was_asked_in(question: str, topic: str, survey: str) -> None:
    """A thing is rated; a question is put to the respondent."""
    made = asked(question)
    assert made.about == topic
    assert survey in made.survey
    assert topic in made.interview


def test_few_answers_and_empty_fields_are_open_too() -> None:
    """29 of 412 had an offer fall through: to know their shares, many more must be asked."""
    persona = Persona(segment=BUYERS.id, name="Emma", goals=(Claim(text="To know the price.", cites=("age",)),))
    [segment] = next_study([BUYERS], [persona], [], 0.1)
    by_topic = {question.about: question for question in segment.questions}
    assert by_topic["Reason the offer fell through"].respondents == 1379
    assert "only 29 people answered, of 412" in by_topic["Reason the offer fell through"].why
    assert "what stands in their way" in by_topic
    assert "what they want" not in by_topic


@pytest.mark.parametrize(
    ("attribute", "about", "interview"),
    [
        ("AGE_BAND", "Age band", "Age band: How did it come to that, from the beginning?"),
        ("What holds you back?", "Held back by", "What holds you back? How did it come to that, from the beginning?"),
        ("Plan:", "Plan", "Plan: How did it come to that, from the beginning?"),
    ],
)
def test_what_few_answered_is_asked_as_people_speak(attribute: str, about: str, interview: str) -> None:
    """No name of a column, and no two marks in a row."""
    few = Statistic(attribute=attribute, category="a", measure="share", value=0.5, n=12)
    [of_segment] = next_study([Segment(name="x", size=20, statistics=(few,))], [], [], 0.05)
    [question] = of_segment.questions
    assert (question.about, question.interview) == (about, interview)
    assert "?:" not in question.survey


def test_words_of_a_question_are_no_markup() -> None:
    """Whatever somebody asked."""
    asked_of = [OpenQuestion(segment=BUYERS.id, question="<b>x</b> [a](https://evil.example)")]
    text = study(next_study([BUYERS], [], asked_of, 0.05), 0.05)
    assert "<b>" not in text
    assert "`[a](https://evil.example)`" in text


def test_the_study_of_a_folder_is_printed(tmp_path: Path) -> None:
    """What the page kept in it, with what its segments leave open."""
    (tmp_path / "buyers.json").write_text(json_file(BUYERS), encoding="utf-8")
    kept = OpenQuestions(questions=(OpenQuestion(segment=BUYERS.id, question="pets"),))
    (tmp_path / "open-questions.json").write_text(json_file(kept), encoding="utf-8")
    done = CliRunner().invoke(app, ["export", str(tmp_path), "--to", "study", "--half-width", "10", "-q"])
    assert done.exit_code == 0, done.output
    assert "How important is this to you: pets?" in done.output
    assert "*n = 97*" in done.output

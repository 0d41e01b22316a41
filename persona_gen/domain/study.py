"""What the data did not say, kept for the next study."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from persona_gen.domain.record import Record

LONGEST_QUESTION = 500


class OpenQuestion(Record):
    """A question about a segment that nothing in its data is near to."""

    segment: Annotated[str, Field(min_length=1, max_length=200)]
    question: Annotated[str, Field(min_length=1, max_length=LONGEST_QUESTION)]


class OpenQuestions(Record):
    """The open questions of a folder, in the order in which they were asked."""

    schema_: Literal["persona-gen/questions@1"] = Field("persona-gen/questions@1", alias="schema")
    questions: tuple[OpenQuestion, ...] = ()


class StudyQuestion(Record):
    """What is to be found out, how to ask it in an interview and in a survey, and why it is open.

    ``respondents`` is how many people of the segment must be asked for the half-width that is wanted; more than must
    answer where only a part of them, such as who had an offer fall through, has anything to say.
    """

    about: str
    why: str
    interview: str
    survey: str
    respondents: int


class SegmentStudy(Record):
    """The questions for one segment."""

    segment: str
    name: str
    questions: tuple[StudyQuestion, ...]

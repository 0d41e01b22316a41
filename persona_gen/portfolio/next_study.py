"""The next study: interview and survey questions for what the data of a segment do not say, with the n they need."""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Iterator, Sequence

from persona_gen.domain import Persona, Segment, Statistic
from persona_gen.domain.study import OpenQuestion, SegmentStudy, StudyQuestion
from persona_gen.evidence.attributes import SMALL_BASE
from persona_gen.evidence.questions import is_question, short_label
from persona_gen.evidence.significance import Z

_STUDY_FIELDS = {
    "goals": (
        "what they want",
        "Tell me about the last time you were looking for something like this. What did you hope to get out of it?",
        "Which of these matters most to you when you choose? (the answers of the interviews, in random order; choose up"
        " to three)",
    ),
    "frustrations": (
        "what stands in their way",
        "Walk me through the last time you gave up or put it off. What happened just before?",
        "Which of these has kept you from going on in the last twelve months? (the answers of the interviews, in random"
        " order; choose all that apply)",
    ),
    "questions": (
        "what they ask before they decide",
        "What did you need to know before you decided? Who or what did you ask?",
        "Before you decided, which of these did you try to find out? (choose all that apply)",
    ),
    "emotions": (
        "how it makes them feel",
        "Think of the moment when it was hardest. What went through your mind?",
        "How did you feel when you last did this? (calm, hopeful, unsure, annoyed, worried; choose all that apply)",
    ),
    "channels": (
        "where they look and whom they believe",
        "Where did you hear of it first, and where did you look next?",
        "In the last four weeks, where have you looked for information? (choose all that apply)",
    ),
}
"""Fields of a persona that a study can fill, with a question for each way of asking."""

_LEADS = re.compile(
    r"(?:what (?:would|do|does|did|will) (?:she|he|they|we|people|the data) (?:say|think|know|feel) (?:to|of|about)"
    r"|how do(?:es)? (?:she|he|they|people) feel about|do we know (?:anything )?about|tell me about|what about)\s+",
    re.I,
)
"""What people type before the thing they ask about."""
_YES_OR_NO = re.compile(r"(?:do|does|did|is|are|was|were|can|could|will|would|have|has|had|should)\b", re.I)
_ASKING = re.compile(r"(?:who|what|when|where|why|which|how|whose|whom)\b", re.I)


def respondents_needed(half_width: float, part: float = 1.0) -> int:
    """People to ask so that a 95 % interval of a share is at most ``half_width`` (0 to 1) to either side.

    n = z² p (1 - p) / h² (Cochran 1977, 4.4) at p = 0.5, where the interval is widest; divided by the ``part`` of them
    that can answer.
    """
    return math.ceil(math.ceil(Z * Z * 0.25 / half_width**2 - 1e-9) / part)


def next_study(
    segments: Iterable[Segment], personas: Iterable[Persona], kept: Iterable[OpenQuestion], half_width: float
) -> list[SegmentStudy]:
    """For each segment what was asked in vain, what its personas leave empty, and what hangs on too few people."""
    personas, kept = list(personas), list(kept)
    studies = []
    for segment in segments:
        own = [persona for persona in personas if persona.segment == segment.id]
        asked = [question.question for question in kept if question.segment == segment.id]
        questions = [
            *(_asked(question, half_width) for question in dict.fromkeys(asked)),
            *_empty_fields(own, half_width),
            *_small_bases(segment, half_width),
        ]
        if questions:
            studies.append(SegmentStudy(segment=segment.id, name=segment.name, questions=tuple(questions)))
    return studies


def _asked(question: str, half_width: float) -> StudyQuestion:
    """In the words in which it was asked: a thing to talk about, or a question to turn to whoever is interviewed."""
    topic = _LEADS.sub("", " ".join(question.split()), count=1).strip(" ?.!:")
    if _YES_OR_NO.match(topic) or _ASKING.match(topic):
        interview = f"We would like to know: “{topic}?” Think of the last time this came up for you. What happened?"
        answers = "yes, no, it depends, cannot say" if _YES_OR_NO.match(topic) else "the answers of the interviews"
        survey = f"Put to the respondent in the second person: “{topic}?” ({answers})"
    else:
        interview = f"Think of the last time this came up for you: {topic}. What happened, and what did you do?"
        survey = f"How important is this to you: {topic}? (not at all, a little, fairly, very, cannot say)"
    return StudyQuestion(
        about=topic,
        why="asked of the data, which do not say",
        interview=interview,
        survey=survey,
        respondents=respondents_needed(half_width),
    )


def _empty_fields(personas: Sequence[Persona], half_width: float) -> Iterator[StudyQuestion]:
    for field, (about, interview, survey) in _STUDY_FIELDS.items():
        if personas and not any(getattr(persona, field) for persona in personas):
            yield StudyQuestion(
                about=about,
                why="the persona has nothing on it",
                interview=interview,
                survey=survey,
                respondents=respondents_needed(half_width),
            )


def _small_bases(segment: Segment, half_width: float) -> Iterator[StudyQuestion]:
    """Questions that fewer people answered than a test takes; of a part of the segment, more must be asked."""
    by_attribute: dict[str, list[Statistic]] = {}
    for statistic in segment.statistics:
        if statistic.n is not None and statistic.n < SMALL_BASE and statistic.measure == "share":
            by_attribute.setdefault(statistic.attribute, []).append(statistic)
    for attribute, shares in by_attribute.items():
        answered = max(s.n or 0 for s in shares)
        part = min(1.0, answered / segment.size) if segment.size and answered else 1.0
        categories = "; ".join(s.category for s in shares if s.category)
        asks = is_question(attribute)
        question = (attribute if asks else short_label(attribute)).rstrip(" ?:.")
        yield StudyQuestion(
            about=short_label(attribute).rstrip(" ?:."),
            why=f"only {answered} people answered" + (f", of {segment.size:,}" if segment.size else ""),
            interview=f"{question}{'?' if asks else ':'} How did it come to that, from the beginning?",
            survey=f"{question}? ({categories}; something else)",
            respondents=respondents_needed(half_width, part=part),
        )

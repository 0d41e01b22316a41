"""The next study as Markdown: an interview guide and survey questions for each segment, and the n they need."""

from __future__ import annotations

from collections.abc import Sequence

from persona_gen.domain.study import SegmentStudy
from persona_gen.report.markdown import escaped

STUDY_METHOD = (
    "What the data do not say, as questions. *n* is the number of people of the segment to ask, so that a share is"
    " known to ± {points:g} percentage points with 95 % confidence (Cochran: n = z²p(1 - p)/h², p = 0.5). Interviews"
    " come first: their answers are the choices of the survey."
)


def study(studies: Sequence[SegmentStudy], half_width: float) -> str:
    """The document, ending in a newline; ``half_width`` is that of a share's 95 % interval, from 0 to 1."""
    blocks = ["# The next study", STUDY_METHOD.format(points=100 * half_width)]
    for each in studies:
        most = max(question.respondents for question in each.questions)
        blocks += [
            f"## {escaped(each.name)}",
            "### Interview",
            "\n".join(f"- {escaped(q.interview)} *({escaped(q.why)})*" for q in each.questions),
            "### Survey",
            "\n".join(f"- {escaped(q.survey)} *n = {q.respondents:,}*" for q in each.questions),
            f"One survey for all of them asks {most:,} people.",
        ]
    return "\n\n".join(blocks if studies else [*blocks, "Nothing is open."]) + "\n"

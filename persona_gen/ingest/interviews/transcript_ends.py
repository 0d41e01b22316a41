"""What stands around the turns of a transcript: lines about the interview, and notes behind the last turn."""

from __future__ import annotations

from collections.abc import Sequence

from persona_gen.domain import INTERVIEWER
from persona_gen.ingest.interviews.headings import (
    Heading,
    is_code,
    is_metadata,
    speaker_name,
)
from persona_gen.ingest.interviews.labels import JudgedLabels
from persona_gen.ingest.interviews.transcript_lines import Line


def interview_header(lines: Sequence[Line], led: Sequence[Heading], judged: JudgedLabels) -> tuple[int, frozenset[str]]:
    """How many lines at the top are about the interview (``Participant: P07``), and whom they name as interviewer."""
    asking = set()
    several = any(n > 1 for label, n in judged.times.items() if label in judged.speakers)
    count = 0
    named = False
    for number, (line, heading) in enumerate(zip(lines, led, strict=True)):
        label, rest = heading.label, heading.text
        role = several and judged.times[label] == 1 and _is_role(label, rest)
        about = bool(label) and (is_metadata(label) or role) and heading.mark not in ("alone", "timed")
        title = (line.title or number == 0) and label not in judged.speakers
        if not about and not title and line.text.strip():
            break
        named = named or about or line.title or title
        if about and INTERVIEWER.match(label) and rest:
            asking.add(speaker_name(rest).casefold())
        count += 1
    return (count, frozenset(asking)) if named else (0, frozenset())


def _is_role(label: str, rest: str) -> bool:
    """Whether a line says who has a role (``Interviewer: Tom Baker``) and is no turn (``Q: Why?``)."""
    short = 0 < len(rest.split()) <= 4 and not rest.rstrip().endswith(("?", ".", "!", "？", "。"))
    return len(label) > 1 and is_code(label) and short


def last_paragraphs(lines: Sequence[Line], led: Sequence[Heading], judged: JudgedLabels) -> int:
    """From which line on paragraphs without a label are nobody's: behind the last turn, unless turns have several."""
    last = max((i for i, h in enumerate(led) if h.label in judged.speakers), default=len(lines))
    spoke = words = False
    for i, (line, heading) in enumerate(zip(lines, led, strict=True)):
        if heading.label in judged.speakers:
            spoke, words = True, bool(heading.text)
        elif heading.label + heading.text.strip() and not line.title and spoke:
            if line.starts and words:
                return i if i > last else len(lines)
            words = True
    return len(lines)

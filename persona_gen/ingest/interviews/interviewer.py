"""Who asks the questions in a transcript, by its turns and by the lines above them; and the notes below the turns.

Interviewers' turns are the commonest false quotes; that a speaker is one is decided with a reason.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import islice
from typing import NamedTuple

from persona_gen.domain import INTERVIEWER
from persona_gen.ingest.interviews.headings import Heading, is_code, is_metadata, label_keys, speaker_name
from persona_gen.ingest.interviews.labels import JudgedLabels
from persona_gen.ingest.interviews.participants import Participants, label_key
from persona_gen.ingest.interviews.transcript_lines import Line
from persona_gen.ingest.interviews.turns import Transcript

ASKS = 0.4
"""The part of the turns with a question in them from which a speaker asks rather than answers."""

TURNS_AHEAD = 2.0
"""So many times as often as anybody else the one who asks must ask."""

LEAST_QUESTIONS = 3


class Asking(NamedTuple):
    """The labels of a transcript that ask, folded as by `label_key`, and how they are known. Nobody: an empty set."""

    labels: frozenset[str]
    reason: str


def asking_in(
    transcripts: Sequence[Transcript], participants: Participants, named: Collection[str] = ()
) -> list[Asking]:
    """Who asks in each transcript, in their order. ``named`` are labels that the user gives as interviewers'.

    In this order: as named; a label that is the role (Interviewer, Moderator, Q …), or whom a header names so; who is
    in several files where others are in one; the only one who is not in the map, and asks; who asks most. Unless
    named, a participant of the map never counts.
    """
    met = {label_key(turn.speaker) for transcript in transcripts for turn in transcript.turns}
    given = {key for name in named for key in ({label_key(name)} & met or label_keys(name))}
    files: dict[str, int] = defaultdict(int)
    for transcript in transcripts:
        for label in {turn.speaker for turn in transcript.turns}:
            files[label] += not is_code(label)
    headed = frozenset[str]().union(*(transcript.asking for transcript in transcripts))
    return [_asking(t, _signs(t, participants, given, headed, files)) for t in transcripts]


def _asking(transcript: Transcript, signs: Iterator[tuple[list[str], str]]) -> Asking:
    """The first sign that tells somebody apart."""
    if len({turn.speaker for turn in transcript.turns}) < 2:
        labels, reason = next((sign for sign in islice(signs, 2) if sign[0]), ([], "one speaker only"))
        return Asking(frozenset(map(label_key, labels)), reason)  # alone in a file, "Interviewer" is no participant
    for labels, reason in signs:
        if labels:
            return Asking(frozenset(map(label_key, labels)), reason)
    return Asking(frozenset(), "")


def _signs(
    transcript: Transcript,
    participants: Participants,
    given: Collection[str],
    headed: Collection[str],
    files: Mapping[str, int],
) -> Iterator[tuple[list[str], str]]:
    """Who may ask, and why it is believed, the surest first."""
    labels = list(dict.fromkeys(turn.speaker for turn in transcript.turns))
    shares = _questions(transcript)
    free = [label for label in labels if not _is_listed(label, participants, shares[label][1])]
    yield [label for label in labels if label_key(label) in given], "as --interviewer names"
    yield [label for label in free if INTERVIEWER.match(label)], "by the role in the label"
    yield [label for label in free if _is_headed(label, headed)], "by the header of a file"
    recurring = [label for label in free if files[label] > 1]
    yield recurring if len(recurring) < len(labels) else [], "who is in several files"
    yield free if len(free) == 1 and shares[free[0]][0] else [], "who asks, and is not in the map"
    most = max(free, key=lambda label: shares[label][1], default="")
    if most:
        count, share = shares[most]
        others = max((shares[label][1] for label in labels if label != most), default=0.0)
        sure = count >= LEAST_QUESTIONS and share >= ASKS and share >= TURNS_AHEAD * others
        yield [most] if sure else [], "who asks most questions"


def _is_listed(label: str, participants: Participants, asks: float) -> bool:
    """Whether the map has this label; one name of two is enough for somebody who does not ask."""
    return bool(participants.find(label) or (asks < ASKS and participants.by_one_name(label)))


def _is_headed(label: str, headed: Collection[str]) -> bool:
    """Whether a header names this label as the interviewer, whole or by its given name."""
    name = label.casefold()
    return any(name == heading or name in heading.split() for heading in headed)


def _questions(transcript: Transcript) -> dict[str, tuple[int, float]]:
    """Each label's turns with a question, and their part of its turns."""
    turns = Counter(turn.speaker for turn in transcript.turns)
    asked = Counter(turn.speaker for turn in transcript.turns if "?" in turn.text)
    return {label: (asked[label], asked[label] / n) for label, n in turns.items()}


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

"""Who speaks, by the label before the words: ``P18:``, ``**Anna:**``, ``Q:``, ``[00:12] Anna:``, ``Anna  00:12``."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from persona_gen.domain import INTERVIEWER
from persona_gen.ingest.interviews.turns import Turn

_TIME = r"(?:\d{1,2}:)?\d{1,2}:\d{2}(?:[.,]\d{1,3})?"
_NAME = r"[^\W_][^\n:?!;\"“”\[\]{}<>|=]{0,48}?"
_LED = re.compile(
    rf"^[\s>]*(?:[*+-] )?(?:[\[(]?(?P<before>{_TIME})[\])]?[\s–-]*)?"
    rf"(?:(?P<bold>\*\*|__)?(?P<label>{_NAME})\s*(?:[\[(]\s*(?P<after>{_TIME})\s*[\])])?\s*:\s*(?:\*\*|__)?(?:\s|$)|"
    rf"(?:\*\*|__)(?P<strong>{_NAME})(?:\*\*|__)(?:\s*[\[(]?(?P<later>{_TIME})[\])]?)?\s*[:–-]?(?:\s|$))"
    rf"\s*(?P<text>.*)$"
)
_HEAD = re.compile(
    rf"^[\s*_]*(?P<label>{_NAME})[\s*_]*(?:\s{{2,}}|\t|\s*[|,(–-]?\s*)[\[(]?(?P<time>{_TIME})[\])]?[\s*_]*$"
)
"""A line that holds only a name and a time, as Teams and Otter write them over the words."""
_ONLY_TIME = re.compile(rf"^\W*(?P<time>{_TIME})(?:\s*(?:-->|–|-)\s*{_TIME})?\W*$")

_CODE = re.compile(
    r"^(?:[A-Z]{1,3}[- ]?\d{1,4}[a-z]?|[QAIMPRST]|(?:participant|respondent|interviewee|speaker|person|user"
    r"|customer|guest|subject|proband(?:in)?|teilnehmer(?:in)?)(?:\s*#?\d+)?)$",
    re.I,
)
_METADATA = re.compile(
    r"^(?:date|time|location|place|duration|length|study|project|title|topic|recorded|recording"
    r"|transcribed(?: by)?|transcript(?:ion)?|session|language|file"
    r"|version|note|notes|summary|attendees|participants|present|subject|re|consent|interview(?: no| id| number)?"
    r"|id|status|source|url|http|https|datum|ort|dauer|kind|style)$",
    re.I,
)


@dataclass(frozen=True)
class Line:
    """A line of a transcript and where it stands, or a cue and its time; ``speaker`` where mark-up names it."""

    text: str
    place: str
    speaker: str = ""


@dataclass(frozen=True)
class Spoken:
    """The turns of lines, those that no speaker says, and names that a header gives as the interviewer's."""

    turns: tuple[Turn, ...]
    outside: int
    asking: frozenset[str]


def speaker_name(label: str) -> str:
    """A label without decoration: ``**Anna Berg (Guest)**`` → ``Anna Berg``."""
    plain = re.sub(r"\s*[(\[](?:guest|host|me|unverified|external|she|he|they)\b[^)\]]*[)\]]", "", label, flags=re.I)
    return " ".join(plain.strip(" *_-–:\t").split())


def is_code(label: str) -> bool:
    """Whether a label is a code or a role, not a person's name: P18, Speaker 2, A."""
    return bool(_CODE.match(label) or INTERVIEWER.match(label))


def spoken(lines: Sequence[Line], known: frozenset[str]) -> Spoken:
    """Lines as turns. ``known`` are folded labels of the participants' map, which count as speakers at once.

    A label counts as a speaker's when it is a code or a role, is known, is bold or timed, or leads two lines or more: a
    "so here is the thing:" does not. Lines without a label go on with the turn before.
    """
    led = [_led(line) for line in lines]
    times = Counter(label for label, _, _, _ in led if label)
    sure = {label for label, _, _, marked in led if label and marked}
    speakers = {
        label
        for label, n in times.items()
        if (n > 1 or label in sure or is_code(label) or label.casefold() in known) and not _METADATA.match(label)
    }
    head, asking = _header(led, times)
    turns: list[Turn] = []
    outside = head
    time = current = ""
    for line, (label, rest, clock, _) in list(zip(lines, led, strict=True))[head:]:
        time = clock or time
        if label in speakers:
            current = label
            if rest:
                turns.append(Turn(label, rest, clock or time or line.place))
        elif _ONLY_TIME.match(line.text):
            continue
        elif current and line.text.strip() and not re.match(r"\s*(?:#|={3,}|-{3,}|\*{3,}$)", line.text):
            turns.append(Turn(current, line.text.strip(" \t>"), time or line.place))
        elif line.text.strip():
            outside += 1
    return Spoken(tuple(turns), outside, asking)


def _led(line: Line) -> tuple[str, str, str, bool]:
    """Label, words, time, and whether mark-up or a time says that the label is one."""
    if line.speaker:
        return speaker_name(line.speaker), line.text, line.place, True
    if only := _ONLY_TIME.match(line.text):
        return "", "", _clock(only["time"]), False
    if head := _HEAD.match(line.text):
        return _checked(head["label"], "", _clock(head["time"]), marked=True)
    place = line.place if re.fullmatch(r"[\d:]+", line.place) else ""
    if match := _LED.match(line.text):
        time = match["before"] or match["after"] or match["later"] or ""
        label = match["label"] or match["strong"] or ""
        # What is bold with a colon, or timed, is a speaker; a bold word alone may be a heading.
        return _checked(label, match["text"], _clock(time) or place, marked=bool(match["bold"] or time))
    return "", line.text, place, False


def _checked(label: str, text: str, time: str, *, marked: bool) -> tuple[str, str, str, bool]:
    name = speaker_name(label)
    words = name.split()
    if not name or len(words) > 5 or (name[0].islower() and not is_code(name)) or re.match(r"https?$", name, re.I):
        return "", text, time, False
    return name, text, time, marked


def _header(led: Sequence[tuple[str, str, str, bool]], times: Counter[str]) -> tuple[int, frozenset[str]]:
    """How many lines at the top are about the interview (``Participant: P07``), and whom they name as interviewer."""
    asking = set()
    several = any(n > 1 for n in times.values())
    count = 0
    for number, (label, rest, _, _) in enumerate(led):
        title = not label and (number == 0 or rest.lstrip().startswith("#"))
        about = bool(label) and (_METADATA.match(label) or (several and times[label] == 1 and _is_role(label, rest)))
        if not about and not title and (label or rest):
            break
        if about and INTERVIEWER.match(label) and rest:
            asking.add(speaker_name(rest).casefold())
        count += 1
    return (count, frozenset(asking)) if any(label for label, *_ in led[:count]) else (0, frozenset())


def _is_role(label: str, rest: str) -> bool:
    """Whether a line says who has a role (``Interviewer: Tom Baker``) and is no turn (``Q: Why?``)."""
    return len(label) > 1 and is_code(label) and len(rest.split()) <= 4 and not rest.rstrip().endswith(("?", ".", "!"))


def _clock(time: str) -> str:
    """``12:31`` as ``00:12:31``."""
    if not time:
        return ""
    parts = re.split(r"[.,]", time)[0].split(":")
    return ":".join(f"{int(part):02d}" for part in ["0"] * (3 - len(parts)) + parts)


def lines_of(texts: Iterable[str], unit: str) -> list[Line]:
    """Texts with their numbers as places: ``line 12``."""
    return [Line(text, f"{unit} {number}") for number, text in enumerate(texts, 1)]

"""WebVTT, SubRip and SubViewer: cues with their times and, where the file has them, voices.

Read by hand, and not with webvtt-py 0.6.0: that gives no cues, and no error, for a VTT with SubRip's commas in its
times, refuses an SRT without numbers, and takes one voice of a cue with two.
"""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from persona_gen.ingest.interviews.headings import is_code, speaker_name
from persona_gen.ingest.interviews.time_codes import clock
from persona_gen.ingest.interviews.transcript_lines import Line
from persona_gen.privacy.name_lists import is_person

_TIMES = re.compile(r"^\s*((?:\d+:)?\d{1,2}:\d{2})[.,:]\d{1,3}(?:\s+-->\s+|,)(?:\d+:)?\d{1,2}:\d{2}[.,:]\d{1,3}")
"""Of a cue; with a comma between in SubViewer's files, as YouTube gives them."""
_VOICE = re.compile(r"<v(?:\.[^\s>]*)?\s+([^>]+)>")
_TAG = re.compile(
    r"</?[a-z][a-z0-9]*(?:[.\s][^<>]*)?/?>|<(?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3}>|\{\\[^{}]*\}", re.IGNORECASE
)
_NAMED_ID = re.compile(r"\d*\s*[\"“](?P<name>[^\"”]+)[\"”]\s*(?:\(\d+\))?")
_ASIDE = re.compile(r"\ufeff?(?:NOTE|STYLE|REGION|region)\b(?!.*-->)")
_DASH = re.compile(r"\s*(?:<[^<>]+>\s*)*[-–—]\s*(?=\S)")
_CHEVRON = re.compile(r"\s*>>+\s*")


@dataclass(frozen=True)
class Cue:
    """One cue: its identifier, the time at which it begins as ``00:12:31``, its lines."""

    name: str
    time: str
    body: tuple[str, ...]


def lines_of_cues(text: str) -> tuple[list[Line], int]:
    """Each line of each cue, each voice apart, without mark-up; and how many tags were taken off.

    A line that a dash or chevron marks as somebody else's says so. Where cues have neither voices nor labels, their
    identifiers may be the speakers (``1 "Ola Berg" (392)``).
    """
    cues = _rolled_once(list(cues_of(text)))
    lines: list[Line] = []
    tags = 0
    for cue in cues:
        for voice, words in _voices("\n".join(cue.body)):
            body = [line for line in words.split("\n") if line.strip()]
            dashed = sum(_DASH.match(line) is not None for line in body) > 1
            for line in body:
                plain, n = _without_tags(line)
                tags += n
                changes = not voice and bool((dashed and _DASH.match(line)) or _CHEVRON.match(plain))
                plain = _CHEVRON.sub("", plain, count=1) if _CHEVRON.match(plain) else plain
                plain = re.sub(r"^[-–—]\s*", "", plain) if dashed else plain
                if plain:
                    lines.append(Line(plain, cue.time, voice, changes=changes))
    return _by_identifier(cues, lines), tags


def _rolled_once(cues: list[Cue]) -> list[Cue]:
    """Cues without the lines that stood in the one before, where most cues begin so: captions that roll upwards."""
    plain = [[_without_tags(line)[0] for line in cue.body] for cue in cues]
    again = [0, *(_repeated(before, lines) for before, lines in pairwise(plain))]
    if sum(map(bool, again)) < max(2, len(cues) / 2):
        return cues
    return [replace(cue, body=cue.body[n:]) for cue, n in zip(cues, again, strict=True)]


def _repeated(before: list[str], lines: list[str]) -> int:
    """How many lines at the beginning of a cue are the last ones of the cue before."""
    most = min(len(before), len(lines))
    return next((n for n in range(most, 0, -1) if before[-n:] == lines[:n]), 0)


def cues_of(text: str) -> Iterator[Cue]:
    """The cues of a file; comments, style sheets and regions are passed over."""
    name = time = ""
    body: list[str] = []
    lines = text.splitlines()
    aside = False
    for i, line in enumerate(lines):
        first = i == 0 or not lines[i - 1].strip()
        if first and not time_of(line):
            aside = _ASIDE.match(line) is not None
        if aside:
            aside = bool(line.strip())
            continue
        if begins := time_of(line):
            above = body[-1].strip() if body and i and lines[i - 1].strip() else ""
            own = above and (above.isdigit() or i < 2 or not lines[i - 2].strip())
            if own:
                body.pop()
            if time:
                yield Cue(name, time, tuple(b for b in body if b.strip()))
            name, time, body = (above if own else ""), begins, []
        else:
            body.append(line)
    if time:
        yield Cue(name, time, tuple(b for b in body if b.strip()))


def time_of(line: str) -> str:
    """When a cue begins, of the line that says so; else ""."""
    match = _TIMES.match(line)
    return clock(match[1]) if match else ""


def _voices(body: str) -> Iterator[tuple[str, str]]:
    """The voices of a cue with their words; the closing tag is optional, and what stands behind it is nobody's."""
    marks = list(_VOICE.finditer(body))
    before = body[: marks[0].start()] if marks else body
    if before.strip():
        yield "", before
    for i, mark in enumerate(marks):
        end = marks[i + 1].start() if i + 1 < len(marks) else len(body)
        words, _, behind = body[mark.end() : end].partition("</v>")
        yield html.unescape(" ".join(mark[1].split())), words
        if behind.strip():
            yield "", behind


def _without_tags(line: str) -> tuple[str, int]:
    plain, tags = _TAG.subn("", line)
    return " ".join(html.unescape(plain).split()), tags - line.count("</v>")


def _by_identifier(cues: list[Cue], lines: list[Line]) -> list[Line]:
    """The lines with the speakers that the identifiers of cues name, where nothing else names any."""
    if any(line.speaker for line in lines):
        return lines
    named = {cue.time: _NAMED_ID.fullmatch(cue.name) for cue in cues}
    names = {time: match["name"] for time, match in named.items() if match}
    if not names:
        times = Counter(cue.name for cue in cues)
        may_be = {name for name, n in times.items() if _is_label(name) and (n > 1 or is_code(name))}
        if sum(times[name] for name in may_be) * 2 < len(cues):
            return lines
        names = {cue.time: speaker_name(cue.name) for cue in cues if cue.name in may_be}
    return [replace(line, speaker=names.get(line.place, "")) for line in lines]


def _is_label(name: str) -> bool:
    return is_code(name) or is_person(name) or re.fullmatch(r"[^\W\d_]+(?: [^\W\d_]+){0,3}", name) is not None

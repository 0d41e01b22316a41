"""WebVTT and SubRip: cues with their times and, where the file has them, voices.

Read by hand, and not with webvtt-py 0.6.0: that gives no cues, and no error, for a VTT with SubRip's commas in its
times, refuses an SRT without numbers, and takes one voice of a cue with two.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterator

from persona_gen.ingest.interviews.turns import Turn

_TIMES = re.compile(r"^\s*((?:\d+:)?\d{1,2}:\d{2})[.,]\d{1,3}\s+-->\s+(?:\d+:)?\d{1,2}:\d{2}[.,]\d{1,3}")
_VOICE = re.compile(r"<v(?:\.[^\s>]*)?\s+([^>]+)>")
_TAG = re.compile(r"</?(?:v|c|i|b|u|font|ruby|rt|lang|\d{2}:\d{2})\b[^>]*>|\{\\an\d\}", re.IGNORECASE)


def cues(text: str) -> Iterator[Turn]:
    """Each cue, or each voice of it, with the time at which it begins as ``00:12:31``. Mark-up is taken off.

    The speaker is the voice; without one it is empty, and the text may begin with ``Name:``.
    """
    lines = text.splitlines()
    starts = [i for i, line in enumerate(lines) if _TIMES.match(line)]
    for n, start in enumerate(starts):
        end = starts[n + 1] if n + 1 < len(starts) else len(lines)
        time = _time(lines[start])
        body = list(_body(lines[start + 1 : end], last=n + 1 == len(starts)))
        for voice, said in _voices("\n".join(body)):
            plain = " ".join(html.unescape(_TAG.sub("", said)).split())
            if plain:
                yield Turn(voice, plain, time)


def _body(lines: list[str], *, last: bool) -> Iterator[str]:
    """The lines of a cue, without the next one's number or name, comments and style sheets."""
    text = list(lines)
    while text and not text[-1].strip():
        text.pop()
    blank = next((i for i, line in enumerate(text) if not line.strip() and i), None)
    if not last and text and (blank == len(text) - 2 or text[-1].strip().isdigit()) and lines[-1].strip():
        text.pop()  # the identifier of the next cue
    skipping = False
    for i, line in enumerate(text):
        if re.match(r"(?:NOTE|STYLE|REGION)\b", line) and (i == 0 or not text[i - 1].strip()):
            skipping = True
        elif skipping and not line.strip():
            skipping = False
        if not skipping and line.strip():
            yield line


def _time(line: str) -> str:
    """``12:31`` and ``0:12:31`` as ``00:12:31``."""
    match = _TIMES.match(line)
    parts = match[1].split(":") if match else []
    return ":".join(f"{int(part):02d}" for part in ["0"] * (3 - len(parts)) + parts)


def _voices(body: str) -> Iterator[tuple[str, str]]:
    """The voices of a cue with their words; the closing tag is optional."""
    marks = list(_VOICE.finditer(body))
    before = body[: marks[0].start()] if marks else body
    if before.strip():
        yield "", before
    for i, mark in enumerate(marks):
        end = marks[i + 1].start() if i + 1 < len(marks) else len(body)
        yield html.unescape(" ".join(mark[1].split())), body[mark.end() : end]

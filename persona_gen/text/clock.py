"""Times of day, in digits and in words: "7:30 pm", "half past seven", "at three in the morning", "halb acht"."""

from __future__ import annotations

import re

from persona_gen.text.lexicon import german
from persona_gen.text.lexicon.english_numbers import DAY_HALVES, ONES, TEENS
from persona_gen.text.numerals import Figure

NOON, MIDNIGHT = 720, 1440
_HOURS = {word: n for n, word in enumerate((*ONES, *TEENS[:3]), 1)} | {
    word: n for word, n in german.NUMBER_WORDS.items() if n <= 12
}
_HOUR = rf"(?:{'|'.join(_HOURS)}|1[0-2]|[1-9])"
_HALVES = DAY_HALVES | german.DAY_HALVES
_MINUTES = {"half": 30, "quarter": 15, "halb": -30}
_JOINED = r"(?:\s?[-–]\s?|-to-|\s+to\s+|\s+and\s+)"
_SPAN = re.compile(_JOINED)
_AM_PM = r"[ap]\.?m\b\.?"
_OF_DAY = rf"(?:\s+(?P<half>{'|'.join(DAY_HALVES)})\b)"
_OCLOCK = r"\s+o['’]clock\b"
_SAID = rf"(?={_OCLOCK}|\s+(?:{'|'.join(DAY_HALVES)})\b)(?:{_OCLOCK})?{_OF_DAY}?"
_UHR = rf"(?:\s+(?P<half>{'|'.join(german.DAY_HALVES)})\b)?"
_NEEDS_AM_PM = "0am|0pm|0 am|0 pm|0a.m|0p.m|0 a.m|0 p.m"
_IN_WORDS = "in the |at night|o'clock|o’clock"

PATTERNS: tuple[tuple[str, str], ...] = (
    (rf"(?<![\w:])(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?:\s?(?P<half>{_AM_PM}))?(?!\w)", ":0"),
    (rf"(?<![\w:.,])(?P<hour>1[0-2]|[1-9])(?:\.(?P<minute>[0-5]\d))?\s?(?P<half>{_AM_PM})", _NEEDS_AM_PM),
    (rf"(?<![\w:.,])(?P<hour>1[0-2]|[1-9])\.(?P<minute>[0-5]\d){_OF_DAY}", _IN_WORDS),
    (rf"(?<![\w:])(?P<hour>1[0-2]|[1-9])(?={_JOINED}\d{{1,2}}\s?(?P<half>{_AM_PM}))", _NEEDS_AM_PM),
    (rf"\b(?P<part>half)\s+(?:past\s+)?(?P<hour>{_HOUR})\b(?!\s+(?:a\s+)?dozen){_OF_DAY}?", "half "),
    (rf"\b(?P<part>quarter)\s+(?P<way>past|to)\s+(?P<hour>{_HOUR})\b{_OF_DAY}?", "quarter "),
    (rf"(?<![\w:.,])(?P<hour>{_HOUR}){_SAID}", _IN_WORDS),
    (rf"(?<![\w:.,])(?P<hour>{_HOUR})(?={_JOINED}{_HOUR}{_SAID})", _IN_WORDS),
    (rf"\b(?P<part>halb)\s+(?P<hour>{_HOUR})\b{_UHR}", "halb "),
    (rf"(?<![\w:.,])(?P<hour>{_HOUR}|1\d|2[0-3])\s+Uhr\b{_UHR}", " uhr"),
)
"""How times are written, each with what a text must have for one to be there."""


def time_figure(match: re.Match[str], marks: str) -> Figure:
    """A time in minutes after midnight; where nothing tells the half of the day it has two readings."""
    groups = {name: (text or "").lower() for name, text in match.groupdict().items()}
    hour = _HOURS.get(groups["hour"]) or int(groups["hour"])
    half = groups.get("half", "").replace(".", "")
    past = int(groups.get("minute") or _MINUTES.get(groups.get("part", ""), 0))
    starts: tuple[int, ...] = (0, NOON)
    if half:
        starts = (NOON,) if _is_later(hour % 12, half) else (0,)
    elif hour > 12 or "minute" in groups:
        starts = (0,)
    minutes = 60 * (hour if hour > 12 or ("minute" in groups and not half) else hour % 12)
    minutes += -past if groups.get("way") == "to" else past
    times = [(minutes + start) % MIDNIGHT for start in starts]
    return Figure(match.span(), "time", tuple((at, at) for at in times), tuple(times))


def _is_later(hour: int, half: str) -> bool:
    """Whether an hour lies in the second half of the day; at night the late hours do."""
    half = half if half in ("am", "pm") else _HALVES[half]
    return half == "pm" or (half == "night" and hour >= 6)


def is_same_time(one: Figure, other: Figure) -> bool:
    """Whether two figures, one of which is a time, may be the same: a bare number ("after nine") may be the hour."""
    if one.kind == other.kind:
        return any(map(one.allows, other.values))
    time, hours = (one, other) if one.kind == "time" else (other, one)
    if hours.kind == "range":
        return time is one and any(_is_hour(time, edge) for edge in hours.intervals[0])
    return hours.kind == "number" and _is_hour(time, hours.values[0])


def _is_hour(time: Figure, number: float) -> bool:
    return any(at % NOON == 60 * (number % 12) for at in time.values)


def hours_between(start: Figure, end: Figure, text: str) -> tuple[float, float] | None:
    """The hours that two times joined to a span begin and end with, on a clock of twelve."""
    if not start.kind == end.kind == "time" or not _SPAN.fullmatch(text, start.span[1], end.span[0]):
        return None
    first, last = (at % NOON / 60 or 12.0 for at in (start.values[0], end.values[0]))
    return (first, last) if first < last else None

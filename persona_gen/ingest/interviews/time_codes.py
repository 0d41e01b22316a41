"""Times that a transcription tool writes beside or into the words: ``[00:12]``, ``#00:00:04-5#``, ``0:12 - 0:15``."""

from __future__ import annotations

import re
from itertools import pairwise

CLOCK = (
    r"(?:\d{1,3}:\d{2}(?::\d{2}){0,2}|\d{1,2}:\d{1,2}:\d{1,2})"
    r"(?:[.,]\d{1,6}|-\d{1,2}(?!\d|:))?(?!:?\d)(?:\s?[AaPp]\.?[Mm]\b\.?)?"
)
_RANGE = rf"{CLOCK}(?:\s*(?:-->|->|→|–|—|-|to)\s*{CLOCK})?"
_DATES = (r"\d{1,2}[./-]\d{1,2}[./-]\d{2,4}", r"\d{4}[./-]\d{1,2}[./-]\d{1,2}")
_DATED = rf"(?:(?:{'|'.join(_DATES)})[,T]?\s+)?{_RANGE}"
_POINTED = r"\d{1,2}\.\d{2}\.\d{2}(?:[.,]\d{1,3})?"
"""``[00.12.31]``: between brackets only, for elsewhere it is a date."""
_BRACKETS = (rf"\[\s*(?:{_DATED}|{_POINTED})\s*\]", rf"\(\s*{_DATED}\s*\)", rf"\{{\s*{_DATED}\s*\}}",
             rf"<\s*{_DATED}\s*>", rf"#\s*{_DATED}\s*#?")  # fmt: skip
BRACKETED = rf"(?:{'|'.join(_BRACKETS[:-1])})"
"""Beside a name; between hashes a time stands behind words."""
STAMP = rf"(?:@?{BRACKETED}|@?{_DATED})"
LEADING_TIME = rf"(?:{STAMP}|{_BRACKETS[-1]})"
"""A time on its own, with or without brackets and a date; `LEADING_TIME`, also between hashes."""

_FIRST = re.compile(rf"({CLOCK})|(\d{{1,2}}\.\d{{2}}\.\d{{2}})")
_SECONDS = r"\d{1,3}:\d{2}:\d{2}(?::\d{2})?(?:[.,]\d{1,6}|-\d{1,2})?"
_WITHIN = re.compile(
    r"[ \t]*(?:"
    rf"#{_RANGE}#"
    rf"|[\[{{<]\s*(?:{_DATED}|{_POINTED})\s*[\]}}>]"
    rf"|\(\s*{_SECONDS}(?:\s*(?:-->|–|-)\s*{_SECONDS})?\s*\)"
    r")(?:\[\d{1,4}\.\d{1,3}\])?"
)
"""Codes that nobody can have said: in square brackets or hashes, or in round ones with hours, minutes and seconds;
with the length of the turn right behind: ``[00:00:09][5.0]``."""
_IN_REMARK = re.compile(
    rf"(?<=[\[(])(?P<words>[^\W\d_][^\d\[\]()]*?)[\s,@:–-]*(?:{_SECONDS}|{CLOCK})\s*(?=\])|"
    rf"(?<=\()(?P<round>[^\W\d_][^\d\[\]()]*?)[\s,@:–-]*{_SECONDS}\s*(?=\))"
)
"""A remark of the transcriber with its time: ``[inaudible 00:00:21]``."""
_ROUND = re.compile(rf"[ \t]*\(\s*({CLOCK})\s*\)")
_TRAILING = re.compile(rf"\s+(?:{_SECONDS}|\d{{1,3}}:\d{{2}})\s*$")
_ONLY = re.compile(rf"^\W*{LEADING_TIME}\W*$")


def clock(time: str) -> str:
    """``12:31`` as ``00:12:31``, of a span its beginning; "" for no time."""
    match = _FIRST.search(re.sub(rf"^\W*(?:{'|'.join(_DATES)})[,T]?\s+", "", time))
    if not match:
        return ""
    parts = re.split(r"[.,-]", match[1])[0].split(":") if match[1] else match[2].split(".")
    numbers = [int(re.sub(r"\D", "", part)) for part in parts][:3]
    return ":".join(f"{number:02d}" for number in [0] * (3 - len(numbers)) + numbers)


def only_time(text: str) -> str:
    """The time of a line that holds nothing else, else ""."""
    return clock(text) if _ONLY.match(text) else ""


def without_times(text: str, *, rounds: bool = False, trailing: bool = False) -> tuple[str, int]:
    """Words without the codes in them, and how many there were.

    ``rounds``: minutes and seconds in round brackets are codes too; ``trailing``: so is a bare time at the end.
    """
    if ":" not in text and not re.search(r"\d\.\d\d\.\d", text):
        return text, 0
    text, remarks = _IN_REMARK.subn(lambda m: m["words"] or m["round"], text)
    text, inside = _WITHIN.subn("", text)
    more = 0
    if rounds:
        text, more = _ROUND.subn("", text)
    if trailing:
        text, one = _TRAILING.subn("", text)
        more += one
    count = remarks + inside + more
    return (text.strip() if count else text), count


def round_times(texts: list[str]) -> bool:
    """Whether ``(12:31)`` in these texts is a code: two or more stand there, and they only ever rise."""
    times = [clock(match[1]) for text in texts for match in _ROUND.finditer(text)]
    return len(times) > 1 and all(a < b for a, b in pairwise(times))


def trailing_times(texts: list[str]) -> bool:
    """Whether texts end in a bare time that is a code: most do."""
    ending = sum(_TRAILING.search(text) is not None for text in texts)
    return ending > 1 and ending > len(texts) / 2

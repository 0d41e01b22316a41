"""Where sentences end: after a full stop, question or exclamation mark that no abbreviation explains."""

from __future__ import annotations

import re
from itertools import pairwise

from persona_gen.domain import Span

_BOUNDARY = re.compile(r"(?<=[.!?…])[\"'”’)\]]*\s+(?=[\"'“‘(\[]*[^\W\d_a-zà-öø-ÿ]|\d)|(?<=[。！？])|\n+")
_ABBREVIATION = re.compile(r"\b(?:Mr|Mrs|Ms|Dr|Prof|St|Nr|vs|etc|e\.g|i\.e|z\.B|bzw|ca|approx|[A-Z])\.\s*$")
_NUMBER = re.compile(r"\bNo\.\s*$")
"""Before a figure an abbreviation ("No. 5"); before anything else an answer ("No. I can stand it again.")."""
_LOOK_BACK = 12
"""Characters before a boundary in which an abbreviation may stand."""


def sentences(text: str) -> list[Span]:
    """The spans of the sentences and lines of a text, in order, without the blanks around them; none is empty."""
    ends = [
        boundary.end()
        for boundary in _BOUNDARY.finditer(text)
        if "\n" in boundary.group() or not _abbreviated(text, boundary)
    ]
    cuts = [0, *ends, len(text)]
    return [span for start, end in pairwise(cuts) if (span := _trimmed(text, start, end))[0] < span[1]]


def _abbreviated(text: str, boundary: re.Match[str]) -> bool:
    before = text[max(0, boundary.start() - _LOOK_BACK) : boundary.start() + 1]
    a_number = text[boundary.end() : boundary.end() + 1].isdigit() and _NUMBER.search(before)
    return bool(a_number or _ABBREVIATION.search(before))


def _trimmed(text: str, start: int, end: int) -> Span:
    inside = text[start:end]
    return start + len(inside) - len(inside.lstrip()), start + len(inside.rstrip())

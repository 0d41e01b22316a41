"""Sentence frames as text, and matching them against the words of a sentence until every word is accounted for.

``word`` is itself, ``a|b`` within parentheses either, ``[x]`` may be missing, ``{slot}`` is read by a function that
knows the statistics. A match is a way through the frame: where it ends, and what its slots have bound.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from typing import Any

Bound = Mapping[str, Any]
"""What slots have bound so far. Never changed in place: another way through the frame may go on from it."""
Match = tuple[int, Bound]
Slot = Callable[[Any, int, Bound], Iterator[Match]]
"""Reads a slot from a place on: the sentence, the place, what is bound."""
Frame = Callable[[Any, int, Bound], Iterator[Match]]

_PART = re.compile(r"\{(\w+)\}|[()\[\]|]|[^\s()\[\]|{}]+")


def frame(text: str, slots: Mapping[str, Slot]) -> Frame:
    """Compile a frame. The sentence it is matched against has ``words``."""
    parts = [match.group() for match in _PART.finditer(text)]
    compiled, at = _either(parts, 0, slots)
    if at != len(parts):
        raise ValueError(f"unbalanced frame: {text}")
    return compiled


def needed(text: str) -> tuple[frozenset[str], ...]:
    """Of each of these sets of words a sentence must have one for a frame to match: most frames are ruled out so."""
    parts = [match.group() for match in _PART.finditer(text)]
    return tuple(_needed(parts, 0)[0])


def _needed(parts: list[str], at: int) -> tuple[list[frozenset[str]], int]:
    ways, row = [], list[frozenset[str]]()
    while at < len(parts) and parts[at] not in ")]":
        part, at = parts[at], at + 1
        if part == "|":
            ways.append(row)
            row = []
        elif part in "([":
            inner, at = _needed(parts, at)
            at += 1
            row += inner if part == "(" else []
        elif not part.startswith("{"):
            row.append(frozenset((part,)))
    ways.append(row)
    if len(ways) == 1:
        return row, at
    return ([frozenset[str]().union(*(min(way, key=len) for way in ways))] if all(ways) else []), at


def _either(parts: list[str], at: int, slots: Mapping[str, Slot]) -> tuple[Frame, int]:
    ways, row = [], list[Frame]()
    while at < len(parts) and parts[at] not in ")]":
        part, at = parts[at], at + 1
        if part == "|":
            ways.append(_row(row))
            row = []
        elif part in "([":
            inner, at = _either(parts, at, slots)
            row.append(_optional(inner) if part == "[" else inner)
            at += 1
        elif part.startswith("{"):
            row.append(slots[part[1:-1]])
        else:
            row.append(_word(part))
    ways.append(_row(row))
    return (ways[0] if len(ways) == 1 else _any(ways)), at


def _word(word: str) -> Frame:
    def read(sentence: Any, at: int, bound: Bound) -> Iterator[Match]:
        if at < len(sentence.words) and sentence.words[at] == word:
            yield at + 1, bound

    return read


def _row(frames: list[Frame]) -> Frame:
    if len(frames) == 1:
        return frames[0]

    def read(sentence: Any, at: int, bound: Bound, n: int = 0) -> Iterator[Match]:
        if n == len(frames):
            yield at, bound
            return
        for end, more in frames[n](sentence, at, bound):
            yield from read(sentence, end, more, n + 1)

    return read


def _any(frames: list[Frame]) -> Frame:
    def read(sentence: Any, at: int, bound: Bound) -> Iterator[Match]:
        for one in frames:
            yield from one(sentence, at, bound)

    return read


def _optional(inner: Frame) -> Frame:
    def read(sentence: Any, at: int, bound: Bound) -> Iterator[Match]:
        yield from inner(sentence, at, bound)
        yield at, bound

    return read

"""Sentences of persona documents with what is true of each: from a segment's figures and quotes, and from prose."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from persona_gen.domain import Segment, Statistic

PROSE = Path(__file__).with_name("prose.txt")
FRAMES = ("{c} ({p}%)", "{p} % say “{c}”, against {o} % overall.", "“{c}” is true of {p}%.")
PER_DOCUMENT = 20


@dataclass(frozen=True, slots=True)
class Plant:
    """One sentence, the section it stands in, and whether the segment bears it out."""

    text: str
    section: str
    right: bool
    kind: str


def plants(segment: Segment) -> tuple[list[Plant], list[Plant]]:
    """Forty sentences of a segment for two documents, half of each wrong."""
    every = [*_figures(segment), *_quotes(segment), *_prose(segment.id)]
    halves = ([], [])
    for right in (True, False):
        for i, plant in enumerate(p for p in every if p.right is right):
            halves[i % 2].append(plant)
    return halves[0][:PER_DOCUMENT], halves[1][:PER_DOCUMENT]


def _figures(segment: Segment) -> Iterator[Plant]:
    """Eight shares as decks say them: four as they are, and four with a figure that is wrong."""
    shares = [s for s in segment.statistics if s.measure == "share" and s.overall and s.n and s.n > 100]
    shares = [s for s in shares if abs(s.value - (s.overall or 0)) > 0.1 and s.choice == "multiple"][:8]
    for i, share in enumerate(shares):
        right = i % 2 == 0
        figure = share.value if right else (share.overall or 0) if i % 4 == 1 else (share.value + 0.23) % 1
        yield Plant(_framed(FRAMES[i % len(FRAMES)], share, figure, right), "figures", right, "figure")


def _framed(frame: str, share: Statistic, figure: float, right: bool) -> str:
    overall = (share.overall or 0) if right else share.value
    return frame.format(c=share.category, p=round(100 * figure), o=round(100 * overall))


def _quotes(segment: Segment) -> Iterator[Plant]:
    """Four quotations: two word for word, one turned round, one with a word that was never said."""
    said = [q.text for q in segment.quotes if q.text.isascii() and 6 < len(q.text.split()) < 40]
    for text in said[1:3]:
        yield Plant(text, "quotes", True, "quotation")
    negated = next(text for text in said[3:] if re.search(r"\b(?:don't|can't|not|never)\b", text))
    yield Plant(re.sub(r"\b(?:don't|can't|not|never)\b", "really", negated, count=1), "quotes", False, "quotation")
    text = next(text for text in said[3:] if text != negated)
    longest = max(re.findall(r"[a-z]+", text), key=len)
    yield Plant(text.replace(longest, "wonderful", 1), "quotes", False, "quotation")


def _prose(segment_id: str) -> Iterator[Plant]:
    block = PROSE.read_text(encoding="utf-8").split(f"[{segment_id}]")[1].split("\n[")[0]
    for sign, section, text in re.findall(r"^([+-]) (\w+) \| (.+)$", block, re.M):
        yield Plant(text, section, sign == "+", "prose")

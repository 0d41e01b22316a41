"""How a card fills one sheet of A4: how large its letters are, how much air stands between them, and which section
stands in which column.

A style sheet cannot make letters as large as a page holds, and nothing runs on the page. So the height of the card is
reckoned from its words, with the sizes that ``templates/card.css`` gives each part. All lengths are in rem.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from persona_gen.report.account import objections
from persona_gen.report.card import Card
from persona_gen.report.card_parts import GlanceLine, MarkedSentence, ShownQuote
from persona_gen.report.glance import GLANCE_LINES

A4 = (793.7, 1104.0)
"""CSS pixels: the width of the sheet, and its height less what the reckoning may be wrong by."""
LOOKS = (
    *((size / 4, 1.0) for size in range(54, 42, -1)),
    *((10.5, 0.85), (10.25, 0.75), *((10.0, air / 20) for air in range(13, 0, -2))),
)
"""Pixels of a rem, and the part of all gaps, from large to small. At 10 pixels what is read has 9 points."""
ARRANGEMENTS = (
    (("story", "own", "goals", "frustrations"), ("figures", "questions", "others", "differences")),
    (("story", "own", "goals", "frustrations", "others"), ("figures", "questions", "differences")),
    (("story", "own", "goals", "frustrations", "questions"), ("figures", "others", "differences")),
    (("story", "own", "frustrations"), ("figures", "goals", "questions", "others", "differences")),
    (("story", "own", "others", "differences"), ("figures", "goals", "frustrations", "questions")),
)
"""What may stand in the wide column and in the narrow one; of those about as short the first is taken."""
ABOUT_AS_SHORT = 3.0
EDGE, GUTTER, WIDE = 4.6, 3.2, 0.58
SANS, SERIF, ITALIC, BOLD = 0.475, 0.41, 0.4, 0.44
"""The width of a letter on the average, as a part of the size: of Arial and Times, and of what has their widths."""
LOST = 2.5
"""Letters of a line that stay empty where the next word is too long."""
HEADING, OBJECTION = 1.85, 1.8


@dataclass(frozen=True, slots=True)
class Sheet:
    """``size`` is that of a rem in CSS pixels; ``fits`` whether one sheet holds the card in letters of 9 points."""

    size: float
    air: float
    columns: tuple[tuple[str, ...], ...]
    fits: bool


def sheet_of(card: Card) -> Sheet:
    """The largest look in which the card stands on one sheet; the smallest, where it does in none."""
    for size, air in LOOKS:
        reckoned = _Reckoned(card, A4[0] / size - 2 * EDGE, air)
        columns, height = reckoned.columns()
        height += reckoned.around()
        if height * size <= A4[1]:
            return Sheet(size, air, columns, fits=True)
    return Sheet(*LOOKS[-1], columns, fits=False)


def _lines(text: str, width: float, size: float, letter: float) -> float:
    """The height of a text, where a line is as high as its letters."""
    return size * math.ceil(max(len(text), 1) * letter * size / (width - LOST * letter * size))


@dataclass(frozen=True)
class _Reckoned:
    """The heights of a card's parts at one width of the sheet between its edges."""

    card: Card
    width: float
    air: float

    @property
    def _leading(self) -> float:
        return 1.26 + 0.1 * self.air

    def columns(self) -> tuple[tuple[tuple[str, ...], ...], float]:
        """The arrangement whose longer column is the shortest, and how high the columns are with the gap about them."""
        wide = WIDE * (self.width - GUTTER)
        each = []
        for arrangement in ARRANGEMENTS:
            heights, kept = [], []
            for names, width in zip(arrangement, (wide, self.width - GUTTER - wide), strict=True):
                parts = {name: height for name in names if (height := self._section(name, width))}
                heights.append(sum(parts.values()) + 1.6 * self.air * (len(parts) - 1))
                kept.append(tuple(parts))
            each.append((max(heights), tuple(kept)))
        shortest = min(height for height, _ in each)
        height, columns = next(one for one in each if one[0] <= shortest + ABOUT_AS_SHORT)
        return columns, height + 3.4 * self.air

    def around(self) -> float:
        """All but the columns, from the cover to the foot."""
        return self._cover() + self._band() + self._use() + self._further()

    def _cover(self) -> float:
        card, width = self.card, self.width - 11 - 3 * self.air
        height = (
            1.6
            + 0.3
            + 0.5 * self.air
            + 1.05 * _lines(card.persona.name, width, 3.4 + 1.1 * self.air, SERIF)
            + 0.6
            + 1.65
        )
        if role := card.sentence("role"):
            height += 1.25 * _lines(role.text, width, 1.65, ITALIC) + self._objections([role])
        return max(height + self._objections(card.heads), 8 + 3 * self.air) + 4.4 * self.air

    def _band(self) -> float:
        card, wide = self.card, WIDE * (self.width - GUTTER)
        tagline, insight = card.sentence("tagline"), card.sentence("insight")
        left, right = (wide, self.width - GUTTER - wide) if tagline and insight else (self.width, self.width)
        heights = [0.0]
        if tagline:
            heights.append(1.26 * _lines(tagline.text, left - 4.4, 1.95, ITALIC) + self._objections([tagline]))
        if insight:
            text = f"{insight.text} {' '.join(insight.margin)}"
            heights.append(1.34 * _lines(text, right - 1.8, 1.34, BOLD) + self._objections([insight]))
        return max(heights) + 2.8 * self.air if tagline or insight else 0.0

    def _section(self, name: str, width: float) -> float:
        """The height of a section in a column so wide; 0 where the card has none."""
        card, heading, height = self.card, HEADING + 0.7 * self.air, 0.0
        if name == "story" and card.story:
            text = " ".join(sentence.text for sentence in card.story.sentences)
            height = heading + (1.28 + 0.12 * self.air) * _lines(text, width, 1.42, SERIF) + 0.5
            height += self._objections(card.story.sentences)
        elif name == "own" and card.own_words:
            height = 1.8 + 2.2 * self.air + self._quotes(card.own_words, width - 3.1, 1.42)
        elif name == "others" and card.other_voices:
            height = 1.8 + self._quotes(card.other_voices, width - 3.0, 1.3)
        elif name == "differences" and card.differences:
            pairs = [(pair.one, pair.other) for pair in card.differences]
            height = 1.8 + sum(2.0 + self._quotes(pair, width - 3.0, 1.3) for pair in pairs)
        elif name == "figures" and (card.glance or card.common):
            height = heading + sum(self._figure(line, width - 9.4) for line in card.glance[:GLANCE_LINES])
            height += 0.4 + 1.3 * _lines(card.like_everyone, width, 1.0, SANS) if card.common else 0.0
        for section in card.reasons:
            if section.field == name:
                height = heading + sum(self._line(sentence, width) for sentence in section.sentences)
        return height

    def _line(self, sentence: MarkedSentence, width: float) -> float:
        beside = max(map(len, sentence.margin), default=-2) * SANS + 1.4
        text = self._leading * _lines(sentence.line, width - max(beside, 0.0), 1.2, SANS)
        return max(text, 1.3 * len(sentence.margin)) + 0.8 * self.air + 0.1 + self._objections([sentence])

    def _figure(self, line: GlanceLine, width: float) -> float:
        height = 1.28 * _lines(line.told, width, 1.2, SANS) + 1.3 * _lines(line.compared, width, 1.0, SANS)
        return max(height, 4.0 if line.large[2] else 2.6) + 1.2 * self.air + 0.1 + self._objections([line])

    def _quotes(self, quotes: Sequence[ShownQuote], width: float, size: float) -> float:
        each = (
            (1.28 + 0.08 * self.air) * _lines(f"{quote.quoted} {quote.who}", width, size, ITALIC) for quote in quotes
        )
        return sum(each) + 0.7 * self.air * (len(quotes) - 1) + self._objections(quotes)

    def _use(self) -> float:
        half, moves, say = (self.width - GUTTER) / 2 - 2.4, [], 0.0
        for advice in self.card.use:
            objected = self._objections([advice.sentence])
            if advice.kind == "say":
                say += 1.2 * _lines(advice.how, self.width - 8, 1.85, ITALIC) + 2 * self.air + objected
                continue
            text = f"{advice.label} {advice.title} {advice.how} {' '.join(advice.margin)}"
            moves.append(self._leading * _lines(text, half, 1.2, SANS) + 0.6 * self.air + objected)
        halves = (max(sum(moves[:cut]), sum(moves[cut:])) for cut in range(1, len(moves) + 1))
        return say + (HEADING + 2.0 * self.air + min(halves) if moves else 0.0)

    def _further(self) -> float:
        card, width, height = self.card, self.width - 15.6, 0.0
        for section in card.more:
            text = " ".join(f"{s.line} {' '.join(s.margin)}" for s in section.sentences)
            height += 0.3 + 1.3 * _lines(text, width, 1.2, SANS) + self._objections(section.sentences)
        if card.unknown:
            height += 0.3 + 1.3 * _lines(" ".join(card.unknown), width, 1.2, SANS)
        for stage in card.journey:
            height += (4 + sum(1 + self._leading * _lines(s.text, 18, 1.2, SANS) for _, s in stage.parts)) / 2
            height += self._objections([s for _, s in stage.parts])
        if card.segment and card.report and (objected := objections(card.segment, card.report, card.labels)):
            text = " ".join(f"{claim} {words}" for claim, words, _ in objected)
            height += 1.3 * _lines(f"{card.labels.against_heading} {text}", self.width, 1.0, SANS)
        return height + 0.9 * self.air + 1.6 + 2 * 1.3

    def _objections(self, sentences: Iterable[MarkedSentence | ShownQuote | GlanceLine]) -> float:
        return sum(2 * OBJECTION for sentence in sentences for _ in sentence.claim.findings)

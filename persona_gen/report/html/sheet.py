"""How a card fills one sheet of A4: how large its letters are, how much air stands between them, and which section
stands in which column.

A style sheet cannot make letters as large as a page holds, and nothing runs on the page. So the height of the card is
reckoned from its words, with the sizes that ``templates/card.css`` gives each part. All lengths are in rem.
"""

from __future__ import annotations

import math
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rich.cells import cell_len

from persona_gen.report.account import objections
from persona_gen.report.card import Card
from persona_gen.report.card_parts import GlanceLine, MarkedSentence, ShownQuote

A4 = (793.7, 1104.0)
"""CSS pixels: the width of the sheet, and its height less what the reckoning may be wrong by."""
LOOKS = (
    *((size / 8, min(1.0, 0.65 + 0.35 * (size / 8 - 10))) for size in range(108, 79, -1)),
    *((10.0, air / 20) for air in range(12, 0, -1)),
)
"""Pixels of a rem, and the part of all gaps, from large to small. At 10 pixels what is read has 9 points."""
_WANTS = ("story", "own", "goals", "frustrations")
ARRANGEMENTS = (
    (_WANTS, ("figures", "questions", "others", "differences")),
    ((*_WANTS, "others"), ("figures", "questions", "differences")),
    ((*_WANTS, "differences"), ("figures", "questions", "others")),
    ((*_WANTS, "questions"), ("figures", "others", "differences")),
    ((*_WANTS, "others", "differences"), ("figures", "questions")),
    (("story", "own", "frustrations"), ("figures", "goals", "questions", "others", "differences")),
    (("story", "own", "others", "differences"), ("figures", "goals", "frustrations", "questions")),
)
"""What may stand in the wide column and in the narrow one; of those about as short the first is taken."""
ABOUT_AS_SHORT = 2.5
PROSE = tuple(size / 100 for size in range(176, 139, -4))
"""The letters of the story and of the words below it: as large as the other column leaves room for."""
EDGE, GUTTER, WIDE = 4.6, 3.2, 0.58
SANS, SERIF, ITALIC, BOLD = 0.465, 0.405, 0.39, 0.43
"""The width of a letter on the average, as a part of the size: of Arial and Times, and of what has their widths."""
NAME, CAPITALS = 0.46, 0.75
"""The same of a name, whose words have capitals, and of capitals set apart."""
HEADING = 1.85
OBJECTION = 0.5
"""The width of a letter of an objection, which names its rule in letters of one width."""
WIDEST_MARGIN = 0.4
"""The part of a line that notes beside it may take."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """``size`` is that of a rem in CSS pixels, ``air`` the part of all gaps, ``prose`` the letters of the story in rem;
    ``fits`` is whether one sheet holds the card in letters of 9 points."""

    size: float
    air: float
    prose: float
    columns: tuple[tuple[str, ...], ...]
    fits: bool


def sheet_of(card: Card) -> Sheet:
    """The largest look in which the card stands on one sheet; the smallest, where it does in none."""

    def reckoned(look: tuple[float, float]) -> tuple[_Reckoned, tuple[tuple[str, ...], ...], float, bool]:
        size, air = look
        parts = _Reckoned(card, A4[0] / size - 2 * EDGE, air)
        columns, height = parts.columns()
        return parts, columns, height, (height + parts.around()) * size <= A4[1]

    look = LOOKS[min(bisect_left(LOOKS, True, key=lambda each: reckoned(each)[-1]), len(LOOKS) - 1)]
    parts, columns, height, fits = reckoned(look)
    prose = next(each for each in PROSE if each == PROSE[-1] or parts.wide(columns, each) <= height)
    return Sheet(*look, prose, columns, fits)


def _lines(text: str, width: float, size: float, letter: float) -> float:
    """The height of a text, where a line is as high as its letters; where there are several, each loses half a word.

    A letter of East Asia takes the room of two.
    """
    long = cell_len(text) * letter * size
    half_a_word = min(max(len(text) / (2 * len(text.split()) or 1), 2.0), 6.0) * letter * size
    return size * (1 if long <= width else math.ceil(long / (width - half_a_word)))


def _marked(said: MarkedSentence | ShownQuote | GlanceLine, text: str | None = None) -> str:
    """The words, or those of the sentence, with the mark that stands behind them in sight."""
    words = text if text is not None else said.line if isinstance(said, MarkedSentence) else said.claim.text
    return words if said.mark.quiet else f"{words} ({said.mark.label})"


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
        each = []
        for arrangement in ARRANGEMENTS:
            widths = zip(arrangement, (self._wide, self.width - GUTTER - self._wide), strict=True)
            heights = [self._column(names, width, PROSE[-1]) for names, width in widths]
            each.append((max(heights), arrangement))
        shortest = min(height for height, _ in each)
        height, columns = next(one for one in each if one[0] <= shortest + ABOUT_AS_SHORT)
        there = tuple(tuple(n for n in names if self._section(n, self._wide, PROSE[-1])) for names in columns)
        return there, height + 3.4 * self.air

    def wide(self, columns: Sequence[Sequence[str]], prose: float) -> float:
        """The height of the wide column with the gap about it, its prose set so large."""
        return self._column(columns[0], self._wide, prose) + 3.4 * self.air

    @property
    def _wide(self) -> float:
        return WIDE * (self.width - GUTTER)

    def _column(self, names: Sequence[str], width: float, prose: float) -> float:
        parts = [height for name in names if (height := self._section(name, width, prose))]
        return sum(parts) + 1.6 * self.air * (len(parts) - 1)

    def around(self) -> float:
        """All but the columns, from the cover to the foot."""
        return self._cover() + self._band() + self._use() + self._further()

    def _cover(self) -> float:
        card, width = self.card, self.width - 11.4 - 4 * self.air
        height = (
            1.3 * _lines(card.segment.name if card.segment else card.persona.segment, width, 1.2, CAPITALS)
            + 0.3
            + 0.5 * self.air
            + 1.05 * _lines(card.persona.name, width, 3.4 + 1.1 * self.air, NAME)
            + 0.6
            + 1.3 * _lines(card.size, width, 1.2, SANS)
        )
        if role := card.sentence("role"):
            height += 1.25 * _lines(_marked(role), width, 1.65, ITALIC) + self._objections([role], width)
        height += 1.66 if card.who else 0.0
        height += sum(self._leading * _lines(_marked(said), width, 1.2, SANS) for said in card.heads)
        return height + self._objections(card.heads, width) + 1.8 + 2.8 * self.air

    def _band(self) -> float:
        card, wide = self.card, self._wide
        tagline, insight = card.sentence("tagline"), card.sentence("insight")
        left, right = (wide, self.width - GUTTER - wide) if tagline and insight else (self.width, self.width)
        heights = [0.0]
        if tagline:
            heights.append(
                1.26 * _lines(_marked(tagline), left - 4.4, 1.95, ITALIC) + self._objections([tagline], left - 4.4)
            )
        if insight:
            below = 1.6 if insight.margin else 0.0
            size = 1.34 if tagline else 1.7
            told = 1.34 * _lines(_marked(insight), right - 1.8, size, BOLD)
            heights.append(told + below + self._objections([insight], right - 1.8))
        return max(heights) + 2.8 * self.air if tagline or insight else 0.0

    def _section(self, name: str, width: float, prose: float) -> float:
        """The height of a section in a column so wide; 0 where the card has none."""
        card, heading, height = self.card, HEADING + 0.7 * self.air, 0.0
        if name == "story" and card.story:
            text = " ".join(_marked(sentence, sentence.text) for sentence in card.story.sentences)
            height = heading + (1.28 + 0.12 * self.air) * _lines(text, width, prose, SERIF) + 0.5
            height += self._objections(card.story.sentences, width)
        elif name == "own" and card.own_words:
            height = 1.8 + 2.2 * self.air + self._quotes(card.own_words, width - 3.1, prose)
        elif name == "others" and card.other_voices:
            height = 1.8 + self._quotes(card.other_voices, width - 3.0, 1.3)
        elif name == "differences" and card.differences:
            pairs = [(pair.one, pair.other) for pair in card.differences]
            height = 1.8 + sum(2.0 + self._quotes(pair, width - 3.0, 1.3) for pair in pairs)
        elif name == "figures" and (card.glance or card.common):
            height = heading + sum(self._figure(line, width - 8.6) for line in card.glance)
            height += 0.4 + 1.3 * _lines(card.like_everyone, width, 1.0, SANS) if card.common else 0.0
        for section in card.reasons:
            if section.field == name:
                lines = sum(self._line(sentence, width) for sentence in section.sentences)
                height = heading + lines - 0.4 * self.air
        return height

    def _line(self, sentence: MarkedSentence, width: float) -> float:
        most = WIDEST_MARGIN * width
        beside = min(max(map(cell_len, sentence.margin)) * SANS, most) + 1.4 if sentence.margin else 0.0
        text = self._leading * _lines(_marked(sentence), width - beside, 1.2, SANS)
        notes = 1.3 * sum(_lines(note, most, 1.0, SANS) for note in sentence.margin)
        return max(text, notes) + 0.8 * self.air + 0.1 + self._objections([sentence], width)

    def _figure(self, line: GlanceLine, width: float) -> float:
        height = 1.28 * _lines(_marked(line, line.told), width, 1.2, SANS) + 1.3 * _lines(
            line.compared, width, 1.0, SANS
        )
        return max(height, 4.0 if line.large[2] else 2.6) + 1.2 * self.air + 0.1 + self._objections([line], width)

    def _quotes(self, quotes: Sequence[ShownQuote], width: float, size: float) -> float:
        each = (
            (1.28 + 0.08 * self.air) * _lines(_marked(quote, f"{quote.quoted} {quote.who}"), width, size, ITALIC)
            for quote in quotes
        )
        return sum(each) + 0.7 * self.air * (len(quotes) - 1) + self._objections(quotes, width)

    def _use(self) -> float:
        alone = sum(advice.kind != "say" for advice in self.card.use) == 1
        half, moves, say = (self.width if alone else (self.width - GUTTER) / 2) - 2.4, [], 0.0
        for advice in self.card.use:
            if advice.kind == "say":
                text, width = _marked(advice.sentence, advice.how), self.width - 8
                say += (
                    1.2 * _lines(text, width, 1.85, ITALIC) + 2 * self.air + self._objections([advice.sentence], width)
                )
                continue
            text = _marked(advice.sentence, f"{advice.label} {advice.title} {advice.line} {' '.join(advice.margin)}")
            objected = self._objections([advice.sentence], half)
            moves.append(self._leading * _lines(text, half, 1.2, SANS) + 0.6 * self.air + objected)
        halves = (max(sum(moves[:cut]), sum(moves[cut:])) for cut in range(1, len(moves) + 1))
        heading = HEADING - 1.4 + 1.2 * _lines(self.card.use_heading, self.width - 30, 1.2, CAPITALS)
        return say + (heading + 2.0 * self.air + min(halves) if moves else 0.0)

    def _further(self) -> float:
        card, width, height = self.card, self.width - 15.6, 0.0
        for section in card.more:
            text = " ".join(f"{_marked(s)} {' '.join(s.margin)}" for s in section.sentences)
            height += 0.3 + 1.3 * _lines(text, width, 1.2, SANS) + self._objections(section.sentences, width)
        if card.unknown:
            height += 0.3 + 1.3 * _lines(" ".join(card.unknown), width, 1.2, SANS)
        for stage in card.journey:
            height += (
                4 + sum(1 + self._leading * _lines(_marked(s, s.text), 18, 1.2, SANS) for _, s in stage.parts)
            ) / 2
            height += self._objections([s for _, s in stage.parts], 18) / 2
        if card.segment and card.report and (objected := objections(card.segment, card.report, card.labels)):
            text = " ".join(f"{claim} {words}" for claim, words, _ in objected)
            height += 1.3 * _lines(f"{card.labels.against_heading} {text}", self.width, 1.0, SANS)
        return height + 0.9 * self.air + 1.6 + 2 * 1.3

    def _objections(self, sentences: Iterable[MarkedSentence | ShownQuote | GlanceLine], width: float) -> float:
        """What marks in sight and objections add, in a column so wide."""
        height = 0.0
        for said in sentences:
            texts = [f"{f.reason} {f.rule} Suggestion: {f.suggestion or ''}" for f in said.claim.findings]
            height += 0.2 * (not said.mark.quiet) + (1.2 if texts else 0.0)
            height += sum(1.3 * _lines(text, width - 1.6, 1.2, OBJECTION) for text in texts)
        return height

"""A sentence as frames read it: its words, and at which of them a figure, a quantity or a group of people begins."""

from __future__ import annotations

import math
import re
from bisect import bisect_left
from dataclasses import dataclass
from functools import cached_property

from persona_gen.checker.claim_context import ClaimContext
from persona_gen.checker.proofs.grammar import Match
from persona_gen.checker.proofs.labels import label_tokens, singular, words_of
from persona_gen.checker.proofs.shapes import LabelShape, label_shape
from persona_gen.checker.rules.quantifiers import INTERVALS
from persona_gen.domain import Statistic
from persona_gen.evidence.phrasing import answer_in_words
from persona_gen.evidence.question_numbers import plain_name
from persona_gen.text.lexicon.english import PEOPLE_NOUNS
from persona_gen.text.lexicon.english_speech import SHE
from persona_gen.text.numbers import Figure, with_manner

_QUANTITIES = [(re.compile(rf"(?:{word})(?![\w-])", re.I), low, high) for word, low, high in INTERVALS]
_ANY_QUANTITY = re.compile("|".join(rf"(?:{word})(?![\w-])" for word, _, _ in INTERVALS), re.I)
_ANYBODY = frozenset("person respondent participant interviewee".split())
_PEOPLE = frozenset(singular(noun) for noun in PEOPLE_NOUNS if noun.isalpha())
_CUSTOMERS = frozenset("customer client user consumer".split())
"""These are everybody in the segment, unless a label of its statistics tells some of them apart."""
FIRST_WORDS = 3
"""Among so many first words of its description a segment's people stand: "Renters of …"."""
FAR_MULTIPLE = 1.6
"""How many times a bound on a ratio ("more than twice") the ratio may be and still be told by it."""
TOO_FAR, FAR = 0.15, 0.10
"""How far a bound may stand from the share and still tell it: "well over a third", and "more than a third"."""
CLEARLY_OFF, CLEARLY_PART = 0.05, 0.4
"""How far "well over" is at least, and as a part of the bound: "well over one in ten" is no 13 %."""
ODD_OFF = 0.02
"""How far a percentage that is no round one may stand from the share, whatever "about" allows."""
PART_OFF = 0.6
"""The same as a part of the bound: "more than one in ten" does not tell 24 %."""


@dataclass(frozen=True)
class ToldQuantity:
    """A quantity in words ("most", "hardly any") as the shares it may stand for."""

    low: float
    high: float

    def allows(self, share: float) -> bool:
        """Whether it is an honest word for a share. Half is no majority."""
        return self.low <= share <= self.high and not share == self.low == 0.5


def prints(share: Figure | ToldQuantity, value: float) -> bool:
    """Whether a figure or quantity is an honest print of a share; a bound must stand near it."""
    if isinstance(share, ToldQuantity):
        return share.allows(value)
    bounds = [edge for ends in share.intervals for edge in ends if math.isfinite(edge)]
    percent = 100 * share.values[0]
    odd = not share.out_of and math.isclose(percent, round(percent)) and round(percent) % 5 > 0
    if odd and all(map(math.isfinite, bounds)) and len(bounds) == 2 and abs(share.values[0] - value) > ODD_OFF:
        return False  # "about 47 %" is no 44 %, as "about half" may be
    if len(bounds) < len(share.intervals) * 2:
        off, clearly = abs(value - share.values[0]), not any(math.isclose(edge, share.values[0]) for edge in bounds)
        if (clearly and off < min(CLEARLY_OFF, CLEARLY_PART * share.values[0])) or (not clearly and off > FAR):
            return False
    return share.allows(value) and any(abs(edge - value) <= min(TOO_FAR, PART_OFF * edge) for edge in bounds)


def is_multiple(times: Figure, value: float) -> bool:
    """Whether a ratio is what "twice" or "more than twice" says; a bound must stand near it."""
    edges = [edge for ends in times.intervals for edge in ends if math.isfinite(edge)]
    bounded = any(math.isinf(edge) for ends in times.intervals for edge in ends)
    if bounded and any(math.isclose(edge, value) for edge in edges):
        return False  # half is not "less than half"
    return times.allows(value) and (not bounded or max(value, *edges) < FAR_MULTIPLE * min(value, *edges))


class Sentence:
    """The words of a claim in order, with what begins at each."""

    def __init__(self, context: ClaimContext, text: str) -> None:
        read = label_tokens(text)
        if read and read[-1][0] in ".!":
            read.pop()
        self.context = context
        self.text = text
        self.words = tuple([word for word, _, _ in read])
        self._starts = [start for _, start, _ in read]
        self.people: dict[int, list[Match]] = {}
        """What frames read as a share of the segment, by the place it begins at."""
        self._figures = {with_manner(figure, text)[0]: figure for figure in context.figures}

    def word(self, at: int) -> str:
        """The word at a place; nothing behind the last."""
        return self.words[at] if at < len(self.words) else ""

    def figure(self, at: int) -> tuple[Figure, int] | None:
        """The figure that begins at a word, its "about" included, and the place behind it."""
        figure = self._figures.get(self._starts[at]) if at < len(self.words) else None
        return (figure, self._place(with_manner(figure, self.text)[1])) if figure else None

    def quantity(self, at: int) -> tuple[ToldQuantity, int] | None:
        """The quantity in words that begins at a word, and the place behind it."""
        if at >= len(self.words) or not _ANY_QUANTITY.match(self.text, self._starts[at]):
            return None
        for pattern, low, high in _QUANTITIES:
            if match := pattern.match(self.text, self._starts[at]):
                return ToldQuantity(low, high), self._place(match.end())
        return None

    def _place(self, end: int) -> int:
        return bisect_left(self._starts, end)

    def group(self, at: int) -> list[int]:
        """Where a name for the segment's people ends that begins at a word: "buyers", "evening members"."""
        ends = []
        for end in range(at, min(at + 6, len(self.words))):
            word = singular(self.words[end])
            if word in self._nouns:
                ends.append(end + 1)
            if word not in self._names and word not in self._nouns:
                break
        return ends

    def people_at_large(self, at: int) -> list[int]:
        """Where a plain noun for people ends that no label tells apart: "buyers"."""
        noun = singular(self.words[at]) if at < len(self.words) and self.words[at].endswith("s") else ""
        return [at + 1] if noun in _PEOPLE - self.context.index.label_words else []

    @cached_property
    def _names(self) -> frozenset[str]:
        return frozenset(singular(word) for word in words_of(self.context.index.segment.name))

    @cached_property
    def _nouns(self) -> frozenset[str]:
        labels = self.context.index.label_words
        own = frozenset(singular(word) for word in words_of(self.context.index.segment.name) if word.endswith("s"))
        described = {singular(word) for word in words_of(self.context.index.segment.description or "")[:FIRST_WORDS]}
        return _ANYBODY | own | {noun for noun in _CUSTOMERS | (described & _PEOPLE) if noun not in labels}

    def persona(self, at: int) -> int | None:
        """Where the persona's name, or a pronoun for her, ends."""
        name = words_of(self.context.name)
        if at < len(self.words) and self.words[at] in SHE:
            return at + 1
        for end in (at + len(name), at + 1):
            if self.words[at:end] == name[: end - at] and name:
                return end
        return None

    def shape(self, s: Statistic) -> LabelShape:
        """The shape of a statistic's labels."""
        return label_shape(plain_name(s.attribute), answer_in_words(s) if s.category else "")

"""The parts of a card: sentences with their marks, lines of the glance, quotes, pairs, advice, sections, stages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from persona_gen.domain import ADVICE_JOINER, CheckedClaim, Trait
from persona_gen.evidence.phrasing import short_label
from persona_gen.report.marks import Mark

LONG_STORY, LEAST_PARAGRAPH, MOST_PARAGRAPHS = 80, 20, 3
"""Words from which a story stands in paragraphs, words of the shortest, and how many there are at most."""
_TIME_TURNS = re.compile(
    r"(?:now|then|today|these days|one (?:day|night|morning|evening|afternoon)|that (?:night|day|evening|morning|was)"
    r"|until|since|in (?:january|february|march|april|may|june|july|august|september|october|november|december|\d{4})"
    r"|last (?:week|month|year|spring|summer|autumn|winter)|(?:a|two|three) (?:weeks?|months?|years?) (?:ago|later)"
    r"|jetzt|dann|heute|inzwischen|eines (?:tages|abends|morgens)|seit|im \w+|bis)\b",
    re.I,
)
"""Words by which a sentence moves on in time (English and German)."""

TITLE_WORDS = 5
"""Words of the longest title of an advice."""


@dataclass(frozen=True)
class MarkedSentence:
    """A claim as the card shows it, with the mark behind it.

    ``voice`` says whose it is where it rests on somebody else's words than the lead's alone: ``P04``.
    """

    claim: CheckedClaim
    mark: Mark
    voice: str = ""

    @property
    def text(self) -> str:
        """The words."""
        return self.claim.text


def in_paragraphs(sentences: Sequence[MarkedSentence]) -> list[tuple[MarkedSentence, ...]]:
    """Sentences as at most `MOST_PARAGRAPHS`, each begun by a word of time ("Now", "In November") and none a scrap."""
    words = [len(sentence.text.split()) for sentence in sentences]
    if sum(words) < LONG_STORY:
        return [tuple(sentences)]
    starts = [0]
    for i, sentence in enumerate(sentences):
        apart = min(sum(words[starts[-1] : i]), sum(words[i:])) >= LEAST_PARAGRAPH
        if apart and len(starts) < MOST_PARAGRAPHS and _TIME_TURNS.match(sentence.text):
            starts.append(i)
    return [tuple(sentences[a:b]) for a, b in zip(starts, [*starts[1:], len(sentences)], strict=True)]


@dataclass(frozen=True)
class GlanceLine:
    """A line of the snapshot: what this person is, and how typical that is of the segment.

    Where the trait is a bare "yes", ``value`` is how many say so. One line may be that in which the segment
    ``stands_out`` from everyone.
    """

    trait: Trait
    claim: CheckedClaim
    mark: Mark
    value: str
    typical: str
    stands_out: bool = False

    @property
    def label(self) -> str:
        """The attribute in few words; the question it was stands with the evidence."""
        return short_label(self.trait.attribute)


@dataclass(frozen=True)
class ShownQuote:
    """A participant's words, who said them, and the quotation marks of the card's language."""

    claim: CheckedClaim
    mark: Mark
    who: str
    marks: tuple[str, str]

    @property
    def quoted(self) -> str:
        """The words in their marks."""
        return self.claim.text.join(self.marks)


@dataclass(frozen=True)
class QuotePair:
    """Two participants who differ about something."""

    about: str
    one: ShownQuote
    other: ShownQuote


@dataclass(frozen=True)
class CardAdvice:
    """A conclusion for the team: what to do with it (``kind``, and ``label`` in the card's words), and the sentence.

    ``rests_on`` names the evidence shortly: ``48 % against 35 %, P02``.
    """

    kind: str
    label: str
    sentence: MarkedSentence
    rests_on: str

    @property
    def title(self) -> str:
        """The move in a few words, where the sentence opens with it."""
        before, _, after = self.sentence.text.partition(ADVICE_JOINER)
        return before if after and len(before.split()) <= TITLE_WORDS else ""

    @property
    def how(self) -> str:
        """What follows the title, or all of it."""
        how = self.sentence.text[len(self.title) + len(ADVICE_JOINER) :] if self.title else self.sentence.text
        return how[0].upper() + how[1:]


@dataclass(frozen=True)
class Section:
    """Sentences under a heading; ``field`` is the persona's field that holds them."""

    field: str
    heading: str
    sentences: tuple[MarkedSentence, ...]


@dataclass(frozen=True)
class Stage:
    """One stage of the journey, each part of it that the data tell."""

    name: str
    parts: tuple[tuple[str, MarkedSentence], ...]

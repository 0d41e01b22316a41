"""The parts of a card: sentences with their marks, lines of the glance, quotes, pairs, advice, sections, stages."""

from __future__ import annotations

from dataclasses import dataclass

from persona_gen.domain import CheckedClaim, Trait
from persona_gen.evidence.phrasing import short_label
from persona_gen.report.marks import Mark


@dataclass(frozen=True)
class MarkedSentence:
    """A claim as the card shows it, with the mark behind it."""

    claim: CheckedClaim
    mark: Mark

    @property
    def text(self) -> str:
        """The words."""
        return self.claim.text


@dataclass(frozen=True)
class GlanceLine:
    """A line of the snapshot: what this person is, and how typical that is of the segment.

    One line may be that in which the segment ``stands_out`` from everyone.
    """

    trait: Trait
    claim: CheckedClaim
    mark: Mark
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

    ``rests_on`` says so where it is a single voice.
    """

    kind: str
    label: str
    sentence: MarkedSentence
    rests_on: str


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

"""The parts of a card: sentences with their marks, lines of the glance, quotes, pairs, advice, sections, stages."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from persona_gen.domain import ADVICE_JOINER, CheckedClaim, Segment, Trait
from persona_gen.evidence.questions import answered, short_label
from persona_gen.report.marks import Mark

TITLE_WORDS = 6
"""Words of the longest title of an advice."""
_FIGURES_LAST = re.compile(r"\s*\((?P<figures>(?:everyone |insgesamt )?\d[^()]*)\)(?P<stop>[.!?]?)$")
"""How a line of a list ends with the figures it rests on."""
_ANOTHERS = re.compile(r"(?:One of them|Jemand anders): (?=[“„])")
"""How code opens somebody else's words."""
_PAIR = re.compile(
    r"(\d[^,]*?)(?: people| Personen)?,? (?:against|gegen|insgesamt) (\d[\d.,]*\d?(?: %)?)(?: of everyone)?"
)
"""A figure and everyone's: what stands between the two, and behind them, the margin says once for all."""
_NOTES = re.compile(r", (?!\d[\d.,]*(?: %)?(?:,|$))")
"""Where one note ends and another begins: never within ``everyone 38 %, 41 %``."""
_NUMBER = re.compile(
    r"(?P<before>\D{0,12}?)(?P<number>[£$€]? ?\d[\d.,]*(?![\d.,])(?: %)?(?: (?:of|von) \d+(?= ))?)"
    r"(?: of them| von ihnen)?"
    r"(?P<unit>(?!\s?(?:to|or|and|bis|oder|und|[-–])).{0,24})"
)
"""A value as it is set large: the number, and small what stands before and behind it; a range is no number."""
LINE_TITLES = ("the line", "die zeile")
"""What a line to say is called, which a card need not repeat; any other words before a colon are the line's own."""


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

    @property
    def line(self) -> str:
        """The words without what a sheet has in its margin: the figures that close them, and that another says it."""
        if self.claim.findings:
            return self.text
        return _FIGURES_LAST.sub(r"\g<stop>", _ANOTHERS.sub("", self.text) if self.voice else self.text)

    @property
    def margin(self) -> tuple[str, ...]:
        """What the line rests on, shortly: ``48 % · 30 %`` for them and everyone, ``C4`` for who said it."""
        figures = None if self.claim.findings else _FIGURES_LAST.search(self.text)
        return (*(in_margin(figures["figures"]) if figures else ()), *in_margin(self.voice))


def in_margin(words: str) -> tuple[str, ...]:
    """Evidence in a few words as notes of a margin: ``48 % against 30 %, C1`` is ``48 % · 30 %`` and ``C1``."""
    return tuple(filter(None, _NOTES.split(_PAIR.sub(r"\1 · \2", words))))


@dataclass(frozen=True)
class GlanceLine:
    """A line of the snapshot: what this person is, and how typical that is of the segment.

    Where the trait is a bare "yes", ``value`` is how many say so. One line may be that in which the segment
    ``stands_out`` from everyone. ``share`` is how many give the answer that is the value, "57 % of them", where
    ``typical`` begins with it.
    """

    trait: Trait
    claim: CheckedClaim
    mark: Mark
    value: str
    typical: str
    stands_out: bool = False
    share: str = ""

    @property
    def label(self) -> str:
        """The attribute in few words; the question it was stands with the evidence."""
        return short_label(self.trait.attribute)

    @property
    def figure(self) -> str:
        """What can be read from afar: the share of those who answer so, else the value."""
        return self.share or self.value

    @property
    def large(self) -> tuple[str, str, str]:
        """The figure as it is set: what stands before the number, the number, and its unit; the number may lack."""
        figure = _NUMBER.fullmatch(self.figure)
        if figure is None:
            return self.figure, "", ""
        return figure["before"].strip(), figure["number"].strip(), figure["unit"].strip()

    @property
    def told(self) -> str:
        """What the figure is of: the attribute, and the answer where it is a share."""
        return answered(self.label, self.value) if self.share else self.label

    @property
    def asked(self) -> str:
        """What of that is the attribute, before an answer."""
        return self.told.removesuffix(self.value).rstrip() if self.share else ""

    @property
    def compared(self) -> str:
        """What stands beside the figure."""
        return self.typical.removeprefix(self.share).removeprefix(", ").removeprefix(" – ")


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
        """The move in a few words with its stop, where the sentence opens with it."""
        title = in_title(self.kind, self.sentence.text)[0]
        return title if not title or title[-1] in "?!" else f"{title}."

    @property
    def margin(self) -> tuple[str, ...]:
        """The same as notes of a margin, with the figures that close the sentence."""
        return tuple(dict.fromkeys((*self.sentence.margin, *in_margin(self.rests_on))))

    @property
    def how(self) -> str:
        """What follows the title, or all of it."""
        return in_title(self.kind, self.sentence.text)[1]

    @property
    def line(self) -> str:
        """The same without the figures that close it, which stand in the margin."""
        return in_title(self.kind, self.sentence.line)[1]

    @property
    def in_words(self) -> MarkedSentence:
        """The sentence where nothing is set in bold: ``Show a sick comb. Put one …``; of a line to say, the line.

        Words that a rule points into stay as they are.
        """
        if self.sentence.claim.findings:
            return self.sentence
        text = f"{self.title} {self.how}" if self.title else self.how
        return replace(self.sentence, claim=self.sentence.claim.model_copy(update={"text": text}))


def in_title(kind: str, text: str) -> tuple[str, str]:
    """The title that an advice opens with, else "", and what follows it; a line to say stands alone.

    A sentence follows: what goes on in small letters ("Ask: cover or guard?: Send …") is a part of the title.
    """
    ends = [m.start() for m in re.finditer(ADVICE_JOINER, text) if len(text[: m.start()].split()) <= TITLE_WORDS]
    end = next(
        (at for at in ends if not text[at:].removeprefix(ADVICE_JOINER)[:1].islower()), ends[0] if ends else None
    )
    title, how = (text[:end], text[end + len(ADVICE_JOINER) :]) if end else ("", text)
    if not how or (kind == "say" and title.lower() not in LINE_TITLES):
        title, how = "", text
    return "" if kind == "say" else title, how[:1].upper() + how[1:]


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


CUT = "[…]"


def _cut_before(one: CheckedClaim | None, other: CheckedClaim, segment: Segment, marks: tuple[str, str]) -> bool:
    """Whether words are left out before a quotation: what its quote says first, or whatever lies between two quotes."""
    quote = next((" ".join(q.text.split()) for q in segment.quotes if q.id in other.cites), "")
    bare = [c.text.rpartition(marks[0])[2].removesuffix(marks[1]) for c in (one, other) if c]
    return not (quote.startswith(bare[0]) if one is None else f"{bare[0]} {bare[1]}" in quote)


def in_one_breath(
    sentences: Sequence[MarkedSentence], marks: tuple[str, str], segment: Segment | None = None
) -> tuple[MarkedSentence, ...]:
    """Quotations in a row as one, with marks at its ends: a story is read, and rows of marks stop the reader.

    ``[…]`` stands between two answers, and where words were left out. Words that a rule points into stay as they are.
    """
    opening, closing = marks
    texts = [sentence.text for sentence in sentences]
    if sentences and segment and not sentences[0].claim.findings and texts[0].endswith(closing):
        cut = f"{opening}{CUT} " if _cut_before(None, sentences[0].claim, segment, marks) else opening
        texts[0] = texts[0].replace(opening, cut, 1)
    for n, (one, other) in enumerate(pairwise(sentences)):
        quoted = one.text.endswith(closing) and other.text.startswith(opening)
        if quoted and not one.claim.findings and not other.claim.findings:
            cut = f"{CUT} " if segment and _cut_before(one.claim, other.claim, segment, marks) else ""
            texts[n], texts[n + 1] = texts[n].removesuffix(closing), f"{cut}{texts[n + 1].removeprefix(opening)}"
    pairs = zip(sentences, texts, strict=True)
    return tuple(replace(s, claim=s.claim.model_copy(update={"text": text})) for s, text in pairs)

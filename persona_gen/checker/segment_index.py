"""An index of a segment's evidence, built once so that checking a claim scans nothing."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Collection, Hashable, Iterable, Mapping, Sequence
from functools import cached_property
from typing import Any

from persona_gen.checker.derived_values import DerivedValue, values_of
from persona_gen.checker.quote_index import QuoteIndex
from persona_gen.checker.quoted_values import values_of_quote
from persona_gen.domain import Evidence, Quote, Segment, Span, Statistic, decimals
from persona_gen.text.people import own_nouns
from persona_gen.text.tokens import content_stems, trait_stems, widened, words

_ADVERBS = frozenset("never sometimes rarely seldom hardly often always occasionally".split())
"""Words that turn a sentence, and are answers of their own: "Never"."""
NAMED = 0.6
"""How much of a label a text must name to be about it. Tuned on the must-flag and must-pass tables."""


def naming_stems(text: str) -> frozenset[str]:
    """The stems by which a text names a statistic: of words that carry a fact, and of answers such as "never"."""
    return frozenset([word.stem for word in words(text) if word.is_content or word.text in _ADVERBS])


class SegmentIndex:
    """A segment prepared for checking. Building it is linear in the evidence; look-ups do not scan it."""

    def __init__(self, segment: Segment, others: Iterable[Segment] = ()) -> None:
        self.segment = segment
        self.others = [other for other in others if other.id != segment.id]
        self._values: dict[str, list[DerivedValue]] = {}
        self._words: dict[str, frozenset[str]] = {}
        self._spoken: dict[str, frozenset[str]] = {}
        self.ruled: dict[Hashable, Any] = {}
        """What the rules said of claims, by all that they read of one: kept here, since it holds for this segment."""

    def values(self, evidence: Evidence) -> list[DerivedValue]:
        """The values one piece of evidence gives, read once."""
        if evidence.id not in self._values:
            locale = self.segment.locale
            self._values[evidence.id] = (
                values_of(evidence, locale) if isinstance(evidence, Statistic) else values_of_quote(evidence, locale)
            )
        return self._values[evidence.id]

    @cached_property
    def base_figures(self) -> list[DerivedValue]:
        """The sizes of the segment and of the whole base."""
        names = frozenset(content_stems(self.segment.name))
        sizes = (("the segment", self.segment.size), ("the whole base", self.segment.whole_base))
        figures = [
            DerivedValue("number", size, f"{who} is {size} people", unit_stems=names, is_base=True, role="base")
            for who, size in sizes
            if size
        ]
        if self.segment.size and self.segment.whole_base:
            part = self.segment.size / self.segment.whole_base
            figures.append(DerivedValue("share", part, f"the segment is {decimals(100 * part)} % of the whole base"))
        return figures

    @cached_property
    def label_stems(self) -> dict[str, frozenset[str]]:
        """For each statistic the stems that tell it apart: its category's, or its attribute's if it has none.

        A category that answers several questions ("Yes", "Often", "High") tells nothing without its attribute.
        """
        asked: dict[str, set[str]] = defaultdict(set)
        for s in self.segment.statistics:
            asked[(s.category or "").casefold()].add(s.attribute)
        stems = {}
        for s in self.segment.statistics:
            own = naming_stems(s.category or s.attribute)
            alone = own and len(asked[(s.category or "").casefold()]) == 1
            stems[s.id] = own if alone or not s.category else own | naming_stems(s.attribute)
        return stems

    @cached_property
    def _labels(self) -> _Labels:
        return _Labels(self.segment.statistics, self.label_stems)

    def overlap(self, statistic: Statistic, stems: frozenset[str]) -> float:
        """How much of a statistic's label a text names, 0-1, words that many labels share counting less."""
        return self._labels.overlap(statistic.id, stems)

    def named_by(self, stems: frozenset[str]) -> list[tuple[float, Statistic]]:
        """The statistics whose labels a text names at all, with how much of each, best first."""
        by_id = self.segment.evidence
        by_part = sorted(((part, i) for i, part in self._labels.touched(stems).items()), reverse=True)
        return [(part, s) for part, i in by_part if isinstance(s := by_id[i], Statistic)]

    @cached_property
    def _quotes(self) -> QuoteIndex:
        return QuoteIndex(self.segment.quotes)

    @cached_property
    def _other_quotes(self) -> list[tuple[Segment, QuoteIndex]]:
        return [(other, QuoteIndex(other.quotes)) for other in self.others]

    def find(self, fragment: str) -> list[tuple[Quote, Span]]:
        """Every quote of the segment in which the words stand verbatim, and where."""
        return self._quotes.find(fragment)

    def find_elsewhere(self, fragment: str) -> list[tuple[Segment, Quote]]:
        """Other segments' quotes in which the words stand verbatim."""
        return [(other, quote) for other, quotes in self._other_quotes for quote, _ in quotes.find(fragment)]

    def nearest(self, fragment: str, first: Sequence[Quote] = ()) -> list[Quote]:
        """The quotes that share most with a text, best first, for suggestions; ``first`` are always among them."""
        return [*first, *(quote for quote in self._quotes.nearest(fragment) if quote not in first)]

    def near(self, text: str, cites: Collection[str] = (), most: int = 4) -> list[Evidence]:
        """Evidence that a claim does not cite and that is nearest to its words: statistics it names, then quotes."""
        stems = frozenset(content_stems(text))
        near: list[Evidence] = [s for part, s in self.named_by(stems)[:2] if part >= 0.5]
        near += [quote for quote in self.nearest(text) if not quote.asked]
        return [piece for piece in near if piece.id not in cites][:most]

    @cached_property
    def nouns(self) -> re.Pattern[str] | None:
        """The segment's own words for its people."""
        return own_nouns(self.segment)

    def words_of(self, s: Statistic) -> frozenset[str]:
        """The stems of a statistic's attribute, category and unit, with the words for a gender folded."""
        if s.id not in self._words:
            self._words[s.id] = trait_stems(f"{s.attribute} {s.category or ''} {s.unit or ''}")
        return self._words[s.id]

    @cached_property
    def every_word(self) -> frozenset[str]:
        """All the stems that `words_of` has of any statistic."""
        return frozenset().union(*map(self.words_of, self.segment.statistics))

    def quotes_with(self, stems: Iterable[str]) -> list[Quote]:
        """The quotes that have a word of any of these stems, in the order of the file."""
        return self._quotes.having(stems)

    def opposing(self, some: Iterable[str], every: Iterable[Collection[str]]) -> list[Quote]:
        """The quotes that may speak against a text; see `QuoteIndex.opposing`."""
        return self._quotes.opposing(some, every)

    @cached_property
    def words_said(self) -> Mapping[str, int]:
        """How many words each participant's quotes have, in the order in which they first speak."""
        counts: Counter[str] = Counter()
        for quote in self.segment.quotes:
            if quote.speaker and not quote.asked:
                counts[quote.speaker] += len(quote.text.split())
        return counts

    def words_of_speaker(self, speaker: str) -> frozenset[str]:
        """The stems of the words that carry a fact in one participant's quotes, with those that may stand for them."""
        if speaker not in self._spoken:
            speech = " ".join(quote.text for quote in self.segment.quotes if quote.speaker == speaker)
            self._spoken[speaker] = widened(frozenset(content_stems(speech)))
        return self._spoken[speaker]

    def mentions(self, stem: str) -> bool:
        """Whether any evidence, or the segment's own name and description, has a word of this stem."""
        return self._quotes.mentions(stem) or stem in self.named_words

    @cached_property
    def label_words(self) -> frozenset[str]:
        """The stems of all words of all labels."""
        return frozenset(word.stem for s in self.segment.statistics for word in words(f"{s.label} {s.unit or ''}"))

    @cached_property
    def named_words(self) -> frozenset[str]:
        """The stems of all labels, and of the segment's own name, description and source."""
        segment = self.segment
        texts = [f"{s.attribute} {s.category or ''} {s.unit or ''}" for s in segment.statistics]
        source = segment.source
        texts += [segment.name, segment.description or "", (source.name or "") if source else ""]
        return frozenset(word.stem for text in texts for word in words(text))

    @cached_property
    def real_names(self) -> list[tuple[str, re.Pattern[str]]]:
        """Speakers who go by a name and not by a code, each with a pattern that finds the name."""
        return [
            (name, re.compile(rf"(?<!\w){re.escape(name)}(?!\w)", re.I))
            for name in sorted(self.speakers)
            if _is_name(name)
        ]

    @cached_property
    def speakers(self) -> frozenset[str]:
        """The speakers' labels."""
        return frozenset(quote.speaker for quote in self.segment.quotes if quote.speaker)

    @cached_property
    def speaker_words(self) -> frozenset[str]:
        """The words of all labels of speakers, in small letters."""
        return frozenset(word for speaker in self.speakers for word in speaker.lower().split())

    @cached_property
    def _speakers_by_word(self) -> dict[str, list[str]]:
        """The speakers by the first word of their labels, in small letters."""
        by_first_word: dict[str, list[str]] = defaultdict(list)
        for speaker in self.speakers:
            if first := _LETTERS.search(speaker.casefold()):
                by_first_word[first.group()].append(speaker)
        return by_first_word

    def speakers_in(self, text: str) -> set[str]:
        """The speakers whose labels stand in a text as words of their own, whatever their case."""
        text = text.casefold()
        met = (speaker for word in set(_LETTERS.findall(text)) for speaker in self._speakers_by_word.get(word, ()))
        return {s for s in met if re.search(rf"(?<![^\W_]){re.escape(s.casefold())}(?![^\W_])", text)}


_LETTERS = re.compile(r"[^\W_]+")
_CODE = re.compile(
    r"\d|^(participant|respondent|interviewee|speaker|person|user|customer|interviewer|moderator|anon\w*)\b|^.$", re.I
)


def _is_name(speaker: str) -> bool:
    """Whether a speaker's label is somebody's name and not a code such as P07."""
    return bool(re.match(r"[^\W\d_]{2,}", speaker)) and not _CODE.search(speaker)


class _Labels:
    """The stems of all labels, weighted so that one which stands in many labels tells little, and indexed by stem."""

    def __init__(self, statistics: Sequence[Statistic], stems: dict[str, frozenset[str]]) -> None:
        self._statistics = statistics
        self._stems = stems
        self._ids: dict[str, list[str]] = defaultdict(list)
        for i, label in stems.items():
            for stem in label:
                self._ids[stem].append(i)
        self._weight = {stem: 1 / len(ids) for stem, ids in self._ids.items()}
        self._whole = {i: sum(self._weight[stem] for stem in label) for i, label in stems.items()}

    def overlap(self, i: str, stems: frozenset[str]) -> float:
        return self._part(i, widened(stems))

    def _part(self, i: str, stems: frozenset[str]) -> float:
        whole = self._whole[i]
        # Rounded, so that the order of a set never makes two labels differ.
        return round(sum(self._weight[stem] for stem in self._stems[i] & stems) / whole, 9) if whole else 0.0

    def touched(self, stems: frozenset[str]) -> dict[str, float]:
        stems = widened(stems)
        ids = {i for stem in stems if stem in self._ids for i in self._ids[stem]}
        return {i: self._part(i, stems) for i in ids}

"""A segment's evidence, read once so that every claim can be held against it quickly."""

from __future__ import annotations

import math
import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property

from persona_gen.checker.numbers import Figure, read_figures
from persona_gen.checker.quotations import find_words, normalise, parts_of
from persona_gen.checker.words import content_stems, words
from persona_gen.domain import Evidence, Quote, Segment, Span, Statistic, decimals

COMMON, RARE_ENOUGH = 2000, 2
"""A word that stands in more quotes than this tells little, and is looked up only where a text has no rarer ones."""

_CURRENCIES = {"£": "gbp", "$": "usd", "€": "eur", "¥": "jpy"}
_PEOPLE = frozenset(content_stems("people persons respondents participants customers users interviewees members"))


@dataclass(frozen=True, slots=True)
class Known:
    """One value the evidence gives, or that plain arithmetic gives from it, and how to say where it comes from."""

    figure_kind: str
    value: float
    says: str
    high: float | None = None
    unit_stems: frozenset[str] = frozenset()
    is_base: bool = False

    def matches(self, figure: Figure) -> bool:
        """Whether the printed figure is an honest print of this value."""
        if figure.kind == "range" or self.high is not None:
            return self._matches_range(figure)
        if figure.kind == "share" and self.figure_kind == "number" and figure.out_of:
            mark = any(low * figure.out_of <= self.value <= high * figure.out_of for low, high in figure.intervals)
            return mark and str(figure.out_of) in self.unit_stems
        if figure.kind == "number" and self.figure_kind == "share":
            return (
                not figure.unit
                and self.value < 1
                and max(high for _, high in figure.intervals) <= 1
                and figure.allows(self.value)
            )
        if figure.kind != self.figure_kind:
            return False
        if self.is_base and figure.unit:
            return bool(unit_stems(figure.unit) & (_PEOPLE | self.unit_stems)) and figure.allows(self.value)
        return figure.allows(self.value)

    def _matches_range(self, figure: Figure) -> bool:
        low, high = figure.intervals[0]
        if figure.kind != "range":
            return False
        if self.high is not None:
            return math.isclose(low, self.value, rel_tol=0.02, abs_tol=0.005) and math.isclose(
                high, self.high, rel_tol=0.02, abs_tol=0.005
            )
        return (
            figure.unit == "share" and self.figure_kind == "share" and high - low <= 0.2 and low <= self.value <= high
        )


def unit_stems(unit: str | None) -> frozenset[str]:
    """The words of a unit, currencies by their code."""
    unit = (unit or "").lower()
    return frozenset(
        [_CURRENCIES[unit]]
        if unit in _CURRENCIES
        else [*content_stems(unit), *(w for w in unit.split() if w.isdigit())]
    )


def known_of(evidence: Evidence, locale: str) -> list[Known]:
    """What one piece of evidence gives: the figures it states, complement, difference and ratio to the whole base."""
    if isinstance(evidence, Quote):
        return [_from_text(figure, evidence.text, "the quote") for figure in read_figures(evidence.text, locale)]
    s = evidence
    kind = "share" if s.measure == "share" else "number"
    units = unit_stems(s.unit) | frozenset(content_stems(s.label))
    known = [Known(kind, s.value, f"{s.label} is {s.shown(s.value)}{s.base}", unit_stems=units)]
    for name, value in (("overall", s.overall), ("sd", s.sd), ("min", s.min), ("max", s.max)):
        if value is not None:
            known.append(Known(kind, value, f"{s.label}, {name}: {s.shown(value)}", unit_stems=units))
    if s.n is not None:
        known.append(Known("number", s.n, f"{s.label} has n = {s.n}", is_base=True))
    if s.min is not None and s.max is not None:
        known.append(Known("range", s.min, f"{s.label} runs from {s.shown(s.min)} to {s.shown(s.max)}", high=s.max))
    if s.n is not None and kind == "share":
        says = f"{s.shown(s.value)} of {s.n} people ({s.label})"
        known.append(Known("number", s.value * s.n, says, unit_stems=units | _PEOPLE))
    if s.n is not None and s.measure == "count":
        known.append(Known("share", s.value / s.n, f"{s.label} is {s.shown(s.value)} of {s.n}"))
    if kind == "share":
        says = f"100 % less {s.shown(s.value)} ({s.label})"
        known.append(Known("share", 1 - s.value, says))
    if s.overall:
        says = f"{s.shown(s.value)} against {s.shown(s.overall)} over the whole base"
        known.append(Known("multiple", s.value / s.overall, says))
        if s.value:
            known.append(Known("multiple", s.overall / s.value, says))
        known.append(Known("points" if kind == "share" else kind, abs(s.value - s.overall), says, unit_stems=units))
    label = " ".join(part for part in (s.attribute, s.category, s.unit) if part)
    known += [_from_text(figure, label, s.label) for figure in read_figures(label, locale)]
    return known


def _from_text(figure: Figure, text: str, where: str) -> Known:
    low, high = figure.intervals[0]
    says = f"{where} says {text[slice(*figure.span)]}"
    if figure.kind == "range":
        return Known("range", low, says, high=high)
    bounds = [edge for edge in (low, high) if math.isfinite(edge)]
    return Known(figure.kind, sum(bounds) / len(bounds), says)


def known_between(statistics: Sequence[Statistic]) -> list[Known]:
    """What cited statistics give together: sums of one attribute's categories, differences, ratios."""
    known = []
    sums: dict[str, list[Statistic]] = defaultdict(list)
    for s in statistics:
        if s.measure == "share":
            sums[s.attribute].append(s)
    for attribute, parts in sums.items():
        if len(parts) > 1:
            total = sum(s.value for s in parts)
            terms = " + ".join(s.shown(s.value) for s in parts)
            known.append(Known("share", total, f"{attribute}: {terms} = {decimals(100 * total)} %"))
    for i, a in enumerate(statistics):
        for b in statistics[i + 1 :]:
            if (a.measure == "share") == (b.measure == "share"):
                says = f"{a.label} {a.shown(a.value)}, {b.label} {b.shown(b.value)}"
                known.append(Known("points" if a.measure == "share" else "number", abs(a.value - b.value), says))
                if a.value and b.value:
                    known += [Known("multiple", a.value / b.value, says), Known("multiple", b.value / a.value, says)]
    return known


class SegmentIndex:
    """A segment prepared for checking. Building it is linear in the evidence; look-ups do not scan it."""

    def __init__(self, segment: Segment, others: Iterable[Segment] = ()) -> None:
        self.segment = segment
        self.others = [other for other in others if other.id != segment.id]
        self._known: dict[str, list[Known]] = {}

    def known(self, evidence: Evidence) -> list[Known]:
        """The values one piece of evidence gives, read once."""
        if evidence.id not in self._known:
            self._known[evidence.id] = known_of(evidence, self.segment.locale)
        return self._known[evidence.id]

    @cached_property
    def base_figures(self) -> list[Known]:
        """The sizes of the segment and of the whole base."""
        names = frozenset(content_stems(self.segment.name))
        sizes = (("the segment", self.segment.size), ("the whole base", self.segment.whole_base))
        known = [
            Known("number", size, f"{who} is {size} people", unit_stems=names, is_base=True)
            for who, size in sizes
            if size
        ]
        if self.segment.size and self.segment.whole_base:
            part = self.segment.size / self.segment.whole_base
            known.append(Known("share", part, f"the segment is {decimals(100 * part)} % of the whole base"))
        return known

    @cached_property
    def label_stems(self) -> dict[str, frozenset[str]]:
        """For each statistic the stems that tell it apart: its category's, or its attribute's if it has none."""
        return {s.id: frozenset(content_stems(s.category or s.attribute)) for s in self.segment.statistics}

    @cached_property
    def _labels(self) -> _Labels:
        return _Labels(self.label_stems)

    def overlap(self, statistic: Statistic, stems: frozenset[str]) -> float:
        """How much of a statistic's label a text names, 0-1, words that many labels share counting less."""
        return self._labels.overlap(statistic.id, stems)

    def named_by(self, stems: frozenset[str]) -> list[tuple[float, Statistic]]:
        """The statistics whose labels a text names at all, with how much of each, best first."""
        found = ((self._labels.overlap(i, stems), i) for i in self._labels.touched(stems))
        by_id = self.segment.evidence
        pairs = ((part, by_id[i]) for part, i in sorted(found, reverse=True))
        return [(part, s) for part, s in pairs if isinstance(s, Statistic)]

    # --- quotes

    @cached_property
    def _places(self) -> _QuoteText:
        return _QuoteText(self.segment.quotes)

    @cached_property
    def _other_places(self) -> list[tuple[Segment, _QuoteText]]:
        return [(other, _QuoteText(other.quotes)) for other in self.others]

    def find(self, fragment: str) -> list[tuple[Quote, Span]]:
        """Every quote of the segment in which the words stand verbatim, and where."""
        return self._places.find(fragment)

    def find_elsewhere(self, fragment: str) -> list[tuple[Segment, Quote]]:
        """Other segments' quotes in which the words stand verbatim."""
        return [(other, quote) for other, places in self._other_places for quote, _ in places.find(fragment)]

    def nearest(self, fragment: str, first: Sequence[Quote] = ()) -> list[Quote]:
        """The quotes that share most with a text, best first, for suggestions; ``first`` are always among them."""
        weights: dict[int, float] = defaultdict(float)
        found = sorted(
            (self._postings[stem] for stem in set(content_stems(fragment)) if stem in self._postings), key=len
        )
        for n, postings in enumerate(found):
            if len(postings) > COMMON and n >= RARE_ENOUGH:
                break
            for i in postings[:COMMON]:
                weights[i] += 1 / len(postings)
        best = [self.segment.quotes[i] for i in sorted(weights, key=lambda i: (-weights[i], i))[:5]]
        return [*first, *(quote for quote in best if quote not in first)]

    def best_evidence(self, text: str, cites: Sequence[str], most: int = 8) -> list[Evidence]:
        """The evidence a claim cites, then what is nearest to its words, for a judge to read."""
        cited = [self.segment.evidence[cite] for cite in cites if cite in self.segment.evidence]
        stems = frozenset(content_stems(text))
        near = [s for part, s in self.named_by(stems)[:2] if part >= 0.5]
        return list({e.id: e for e in (*cited, *near, *self.nearest(text)[:3])}.values())[:most]

    @cached_property
    def _postings(self) -> dict[str, list[int]]:
        postings: dict[str, list[int]] = defaultdict(list)
        for i, quote in enumerate(self.segment.quotes):
            for stem in set(content_stems(quote.text)):
                postings[stem].append(i)
        return postings

    def mentions(self, stem: str) -> bool:
        """Whether any evidence, or the segment's own name and description, has a word of this stem."""
        return stem in self._postings or stem in self._label_words

    @cached_property
    def _label_words(self) -> frozenset[str]:
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


_CODE = re.compile(
    r"\d|^(participant|respondent|interviewee|speaker|person|user|customer|interviewer|moderator|anon\w*)\b|^.$", re.I
)


def _is_name(speaker: str) -> bool:
    """Whether a speaker's label is somebody's name and not a code such as P07."""
    return bool(re.match(r"[^\W\d_]{2,}", speaker)) and not _CODE.search(speaker)


class _Labels:
    """The stems of all labels, weighted so that one which stands in many labels tells little, and indexed by stem."""

    def __init__(self, stems: dict[str, frozenset[str]]) -> None:
        self._stems = stems
        self._ids: dict[str, list[str]] = defaultdict(list)
        for i, label in stems.items():
            for stem in label:
                self._ids[stem].append(i)
        self._whole = {i: sum(1 / len(self._ids[stem]) for stem in label) for i, label in stems.items()}

    def overlap(self, i: str, stems: frozenset[str]) -> float:
        whole = self._whole[i]
        return sum(1 / len(self._ids[stem]) for stem in self._stems[i] & stems) / whole if whole else 0.0

    def touched(self, stems: frozenset[str]) -> set[str]:
        return {i for stem in stems if stem in self._ids for i in self._ids[stem]}


class _QuoteText:
    """All quotes of a segment as one normalised text, so that one search finds a fragment among many."""

    def __init__(self, quotes: Sequence[Quote]) -> None:
        self._quotes = quotes
        folded = [normalise(quote.text) for quote in quotes]
        self._starts = []
        at = 0
        for text in folded:
            self._starts.append(at)
            at += len(text) + 1
        self._text = "\n".join(folded)

    def find(self, fragment: str) -> list[tuple[Quote, Span]]:
        probe = max(parts_of(fragment), key=len, default="")[1:]  # an editor may change the first letter's case
        found: dict[int, tuple[Quote, Span]] = {}
        at = self._text.find(probe) if probe else -1
        while at >= 0:
            i = bisect_right(self._starts, at) - 1
            if i not in found and (span := find_words(fragment, self._quotes[i].text)):
                found[i] = (self._quotes[i], span)
            at = self._text.find(probe, self._starts[i + 1] if i + 1 < len(self._starts) else len(self._text))
        return [found[i] for i in sorted(found)]

"""Which evidence copy is near to: by words, and by meaning where an embedding model is at hand.

A wide net: near is not for or against, and nothing here decides what evidence says. What of it bears on the copy is
the model's part.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from threading import Lock
from typing import Protocol

from persona_gen.domain import Evidence, Quote, Segment, Statistic
from persona_gen.evidence.attributes import attribute_kind
from persona_gen.evidence.selection import addresses_model, ranked_statistics
from persona_gen.reviewer.copy_text import copy_sentences, phrase_spans
from persona_gen.reviewer.vectors import UnitVectors, cosine
from persona_gen.text.tokens import content_stems, words

FLOOR = 0.24
"""Nearness below which nothing of the evidence speaks of the copy. Set on the development halves of
benchmarks/review_evidence.jsonl and review_cells.jsonl, where it is silent on 0 of 65 texts with evidence and lets 18
of 25 without through; on the other halves, of English, 2 of 119 and 35 of 43.
`benchmarks/review.py evidence` prints the first set's anew."""
KEPT = 256
"""Texts whose evidence is remembered."""
_WORD_WEIGHT = 0.3
"""What words in common add to nearness by meaning: by that set they neither help nor harm; they are all there is for
names and for languages that no embedding model at hand knows."""
LOOSE = frozenset(
    content_stems(
        """before after get got one two three thing things new make makes made want wants need needs know knows like
        good great best better first way day days time times year years people person everyone everything anything
        nothing something some place places go goes going come comes take takes give gives look looks see sees say says
        tell tells said put use uses really actually just even only every all any more most much many lot little big
        small right ready now today here there back still always never ever whatever without instead real life let keep
        find ask think feel love month week end half start stop run runs ran turn turns out up"""
    )
)
"""Stems so common in copy and in talk that sharing them brings nothing together."""


class Embedder(Protocol):
    """Turns texts into vectors."""

    name: str
    spread: tuple[float, float]
    """The cosines of texts that have nothing to do with each other and of texts that say the same: 0 and 1 where a
    model's cosines stand as they are."""

    def embed(self, texts: Sequence[str]) -> Sequence[Sequence[float]]:
        """A vector for each text, all of one length."""


@dataclass(frozen=True)
class Near:
    """A piece of evidence, how near it is (1: the same by meaning), and the sentence of it that is nearest."""

    evidence: Evidence
    nearness: float
    words: str


class Relevance:
    """The evidence of a segment, searchable by nearness to a text. What addresses a model is left out.

    Who people are (age, place) is no evidence of a reaction. Without an embedder only words in common count.
    """

    def __init__(self, segment: Segment, embedder: Embedder | None = None) -> None:
        quotes = _once(quote for quote in segment.quotes if not (quote.asked or addresses_model(quote)))
        self.segment, self.embedder = segment, embedder
        self.evidence: list[Evidence] = [*(s for s in segment.statistics if not addresses_model(s)), *quotes]
        self._on_topic = [e for e in self.evidence if not (isinstance(e, Statistic) and attribute_kind(e))]
        self._held = [stems(_words_of(piece)) for piece in self._on_topic]
        self._counts = Counter(stem for held in self._held for stem in held)
        self._near: dict[str, list[Near]] = {}
        self._making = Lock()
        self._made: UnitVectors | None = None

    @cached_property
    def _parts(self) -> list[tuple[int, str, bool]]:
        """Every text that is compared: the place of its evidence, its words, and whether it is one sentence."""
        parts = [(place, part) for place, piece in enumerate(self._on_topic) for part in _parts_of(piece)]
        return [(place, part, len(copy_sentences(part)) == 1) for place, part in parts]

    def _vectors(self, embedder: Embedder) -> UnitVectors:
        """Of every part, made once, by one of the threads that ask for them; other segments' need not wait."""
        with self._making:
            if self._made is None:
                self._made = UnitVectors(embedder.embed([part for _, part, _ in self._parts]))
            return self._made

    @property
    def size(self) -> int:
        """Texts that are compared by meaning."""
        return len(self._parts)

    def prepare(self) -> None:
        """Make the vectors of the evidence now: about 11 ms a text on one core."""
        if self.embedder:
            self._vectors(self.embedder)

    def silent(self, copy: str) -> bool:
        """Whether nothing of a wide net speaks of the copy. Without an embedder nobody can say so beforehand."""
        return self.embedder is not None and not self.net(copy)

    def closeness(self, line: str, near: Near) -> float:
        """Whether a line of copy and a piece of evidence are of one matter, or share a word: a sum of three cosines.

        Of both as wholes; of both without the words they share, so that "Batteries included with every toy" stands
        apart from "Changing the batteries"; and of the line and who the segment's people are. By words alone nearness
        stands for each.
        """
        if self.embedder is None:
            return 3 * near.nearness
        whole, who = _words_of(near.evidence), self.segment.description or self.segment.name
        shared = stems(line) & stems(near.words)
        apart = [_without(text, shared) for text in (line, whole)] if shared else []
        of_line, of_whole, of_who, *of_rest = self.embedder.embed([line, whole, who, *filter(None, apart)])
        rest = self._scaled(cosine(*of_rest)) if len(of_rest) == len(apart) > 0 else 0.0
        both = self._scaled(cosine(of_line, of_whole)) + self._scaled(cosine(of_line, of_who))
        return both + (rest if shared else near.nearness)

    def _scaled(self, cosine_of_two: float) -> float:
        """A cosine on the scale on which unrelated texts are at 0 and texts that say the same at 1."""
        unrelated, same = self.embedder.spread if self.embedder else (0.0, 1.0)
        return (cosine_of_two - unrelated) / (same - unrelated)

    def net(self, text: str) -> list[Near]:
        """All that may speak of the text, nearest first; without an embedder whatever shares a word with it."""
        return self.near(text, FLOOR if self.embedder else 0.0)

    def near(self, text: str, least: float = 0.0) -> list[Near]:
        """The evidence above ``least``, nearest first. The nearest phrase of the text counts, and the whole of it."""
        if text not in self._near:
            if len(self._near) >= KEPT:  # text that is being typed is another one with every key
                self._near.clear()
            self._near[text] = self._nearest_first(text)
        return [near for near in self._near[text] if near.nearness > least]

    def _nearest_first(self, text: str) -> list[Near]:
        words = self._by_words(text)
        meaning = self._by_meaning(text)
        nearest = []
        for place, piece in enumerate(self._on_topic):
            cosine, part = meaning.get(place, (0.0, _words_of(piece)))
            nearness = cosine + (_WORD_WEIGHT if self.embedder else 1.0) * words.get(place, 0.0)
            if nearness > 0:
                nearest.append(Near(piece, nearness, part))
        return sorted(nearest, key=lambda near: -near.nearness)

    def _by_words(self, text: str) -> dict[int, float]:
        """Cosine of stems by place, the rarer in the evidence the heavier."""
        wanted = stems(text)
        size = sum(map(self._weight, wanted))
        cosines = {}
        for place, held in enumerate(self._held):
            if shared := wanted & held:
                both = math.sqrt(size * sum(map(self._weight, held)))
                cosines[place] = sum(map(self._weight, shared)) / both
        return cosines

    def _weight(self, stem: str) -> float:
        return math.log(1 + len(self._on_topic) / max(1, self._counts[stem]))

    def _by_meaning(self, text: str) -> dict[int, tuple[float, str]]:
        """The best cosine of vectors by place, of a sentence or the whole, with the sentence that is nearest."""
        if not (self.embedder and text.strip()):
            return {}
        texts = list(dict.fromkeys([text, *(text[slice(*span)] for span in phrase_spans(text))]))
        nearest = self._vectors(self.embedder).nearest(UnitVectors(self.embedder.embed(texts)))
        best: dict[int, float] = {}
        sentence: dict[int, tuple[bool, float, str]] = {}
        for (place, part, single), nearness in zip(self._parts, nearest, strict=True):
            best[place] = max(self._scaled(nearness), best.get(place, -1.0))
            sentence[place] = max(sentence.get(place, (False, -1.0, part)), (single, nearness, part))
        return {place: (nearness, sentence[place][-1]) for place, nearness in best.items()}

    @cached_property
    def _by_distinctness(self) -> list[Statistic]:
        """What sets the segment apart; shares, which say what people do and think, first."""
        usable = {piece.id for piece in self.evidence}
        statistics = [s for s in ranked_statistics(self.segment) if s.id in usable and not attribute_kind(s)]
        return sorted(statistics, key=lambda s: s.measure != "share")

    def shown(self, texts: Sequence[str], budget: int, first: Sequence[str] = ()) -> list[Evidence]:
        """Evidence for a prompt about these texts, at most ``budget`` characters of it, in the segment's own order.

        What is near to the copy takes turns with what sets the segment apart; at equal nearness what the persona
        cites (``first``) leads. Told in one order for every text, it does not hint at an answer, and an endpoint that
        remembers how a prompt begins reads it once.
        """
        by_copy = sorted(
            self.near(" \n".join(texts)), key=lambda near: -near.nearness * (1.2 if near.evidence.id in first else 1.0)
        )
        cited = [piece for piece in self.evidence if piece.id in first]
        others = list({piece.id: piece for piece in (*cited, *self._by_distinctness, *self.evidence)}.values())
        order = [piece for pair in zip(by_copy, others, strict=False) for piece in (pair[0].evidence, pair[1])]
        order += [near.evidence for near in by_copy[len(others) :]] + others[len(by_copy) :]
        kept: set[str] = set()
        for piece in {piece.id: piece for piece in order}.values():
            size = len(_words_of(piece)) + 40
            if size <= budget:
                kept.add(piece.id)
                budget -= size
        return [piece for piece in self.evidence if piece.id in kept]


def stems(text: str) -> frozenset[str]:
    """The stems of a text that bring it together with another: not those of words that everybody uses."""
    return frozenset(content_stems(text)) - LOOSE


def _without(text: str, stems_left_out: frozenset[str]) -> str:
    return " ".join(word.text for word in words(text) if word.stem not in stems_left_out)


def _once(quotes: Iterable[Quote]) -> list[Quote]:
    """Of answers that are the same word for word, as in surveys, the first."""
    firsts: dict[str, Quote] = {}
    for quote in quotes:
        firsts.setdefault(" ".join(word.text for word in words(quote.text)) or quote.text, quote)
    return list(firsts.values())


def _words_of(piece: Evidence) -> str:
    return piece.text if isinstance(piece, Quote) else f"{piece.attribute}: {piece.category or ''}"


def _parts_of(piece: Evidence) -> list[str]:
    if not isinstance(piece, Quote):
        return [part for part in (piece.category or "", _words_of(piece)) if part]
    parts = [piece.text[slice(*span)].strip() for span in copy_sentences(piece.text)]
    return list(dict.fromkeys([piece.text, *(part for part in parts if len(part.split()) > 2)]))

"""Which evidence the copy is near to, and whether the data speak of its topic at all."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from persona_gen.domain import Evidence, Quote, Segment, Statistic
from persona_gen.evidence.attributes import about
from persona_gen.evidence.selection import is_instruction, ranked
from persona_gen.reviewer.copy_text import sentences
from persona_gen.reviewer.thesaurus import concepts

TOUCHED = 0.4
"""From this part of the copy's concepts on, the data speak of its topic. On benchmarks/review_topics.jsonl this found
25 of 25 and 24 of 25 on-topic lines (development, held-out) and let through 0 and 1 of 75 off-topic ones; of 1,000
pairs of a real headline and a segment 83. benchmarks/review.py topics prints it anew."""
NEAR = 0.22
"""Cosine from which a phrase and a piece of evidence share enough to be shown side by side; by looking."""
SAID_ONCE = 0.5
"""What a concept counts that a single piece of evidence holds, against one in several or in the segment's name."""


@dataclass(frozen=True)
class Near:
    """A piece of evidence and how near it is: the cosine, 0 to 1, and the concepts shared."""

    evidence: Evidence
    cosine: float
    shared: frozenset[str]


class Relevance:
    """The concepts of a segment's evidence, read once. Quotes that address a model are left out."""

    def __init__(self, segment: Segment) -> None:
        quotes = [quote for quote in segment.quotes if not (quote.asked or is_instruction(quote.text))]
        self.segment = segment
        self.evidence: list[Evidence] = [*segment.statistics, *quotes]
        self._concepts = [concepts(_words_of(piece)) for piece in self.evidence]
        self._counts = Counter(concept for found in self._concepts for concept in found)
        self._frame = concepts(f"{segment.name}. {segment.description or ''}")

    def weight(self, concept: str) -> float:
        """The rarer in the evidence, the more a concept tells."""
        return math.log(1 + len(self.evidence) / max(1, self._counts[concept]))

    def touched(self, text: str) -> float:
        """The part of the copy's concepts that the segment's evidence or description holds, 0 to 1.

        Of several sentences the best counts, if it holds two concepts: a page has much that is not its topic.
        """
        parts = [concepts(text[slice(*span)]) for span in sentences(text)]
        found = [concepts(text), *(part for part in parts if len(part) >= 2)]
        return max((sum(map(self._known, part)) / len(part) for part in found if part), default=0.0)

    def _known(self, concept: str) -> float:
        if concept in self._frame or self._counts[concept] > 1:
            return 1.0
        return SAID_ONCE if self._counts[concept] else 0.0

    def near(self, text: str, least: float = 0.0) -> list[Near]:
        """The evidence that shares concepts with a text, nearest first; who people are is no evidence of a reaction."""
        wanted = concepts(text)
        size = sum(map(self.weight, wanted))
        found = []
        for piece, held in zip(self.evidence, self._concepts, strict=True):
            shared = wanted & held
            if shared and not (isinstance(piece, Statistic) and about(piece)):
                both = math.sqrt(size * sum(map(self.weight, held)))
                cosine = sum(map(self.weight, shared)) / both
                if cosine > least:
                    found.append(Near(piece, cosine, shared))
        return sorted(found, key=lambda near: -near.cosine)

    def shown(self, texts: Sequence[str], budget: int, first: Sequence[str] = ()) -> list[Evidence]:
        """Evidence for a prompt about these texts, at most ``budget`` characters of it, the best first.

        What is near to the copy takes turns with what sets the segment apart; at equal nearness what the persona
        cites (``first``) leads.
        """
        by_copy = sorted(
            self.near(" \n".join(texts)), key=lambda near: -near.cosine * (1.2 if near.evidence.id in first else 1.0)
        )
        cited = [piece for piece in self.evidence if piece.id in first]
        told = [s for s in ranked(self.segment) if not about(s)]
        told.sort(key=lambda s: s.measure != "share")  # shares say what people do and think
        others = list({piece.id: piece for piece in (*cited, *told, *self.evidence)}.values())
        order = [piece for pair in zip(by_copy, others, strict=False) for piece in (pair[0].evidence, pair[1])]
        order += [near.evidence for near in by_copy[len(others) :]] + others[len(by_copy) :]
        kept: list[Evidence] = []
        for piece in {piece.id: piece for piece in order}.values():
            size = len(_words_of(piece)) + 40
            if size <= budget:
                kept.append(piece)
                budget -= size
        return kept


def _words_of(piece: Evidence) -> str:
    return piece.text if isinstance(piece, Quote) else f"{piece.attribute}. {piece.category or ''}"

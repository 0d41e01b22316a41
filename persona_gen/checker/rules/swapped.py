"""Two things that change places: "rather a cheap slot than a late one" of "rather a late slot than a cheap one".

The same word that sets one thing against the other stands in claim and quote ("than", "before", "instead
of"), and what stood on either side of it stands on the other. Any language: only the words themselves are compared.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from persona_gen.domain import Quote
from persona_gen.text.lexicon import any_of, german
from persona_gen.text.lexicon.english_retelling import BETWEEN_TWO
from persona_gen.text.polarity import negations
from persona_gen.text.tokens import words

_PIVOT = re.compile(rf"\b{any_of(BETWEEN_TWO, german.BETWEEN_TWO)}\b", re.I)
_CLAUSE_END = re.compile(r"[.,;:!?…()–—]\s|[.,;:!?…()–—]$")
NEAR = 4
"""So many words that carry a fact are read on either side."""


class _Sides(NamedTuple):
    """A word between two things: how its clause denies, and the stems of what stands before it and behind it."""

    pivot: str
    denials: int
    left: frozenset[str]
    right: frozenset[str]


def swapped(text: str, quotes: Sequence[Quote]) -> Iterator[tuple[str, str, Quote]]:
    """What two things a claim puts in each other's place: the complaint, the words of the quote, the quote."""
    for quote in quotes:
        for ours, theirs in product(_sides(text), _sides(quote.text)):
            come_left = ours.left & theirs.right - theirs.left - ours.right
            come_right = ours.right & theirs.left - theirs.right - ours.left
            if ours[:2] == theirs[:2] and come_left and come_right:
                yield f'puts one in the place of the other around "{ours.pivot}"', quote.text, quote


@lru_cache(maxsize=2_000)
def _sides(text: str) -> tuple[_Sides, ...]:
    sides = []
    for match in _PIVOT.finditer(text):
        ends = list(_CLAUSE_END.finditer(text))
        start = max((end.end() for end in ends if end.end() <= match.start()), default=0)
        stop = min((end.start() for end in ends if end.start() >= match.end()), default=len(text))
        before, after = (
            [word.stem for word in words(part) if word.is_content]
            for part in (text[start : match.start()], text[match.end() : stop])
        )
        denials = negations(text[start:stop])
        sides.append(_Sides(match.group().lower(), denials, frozenset(before[-NEAR:]), frozenset(after[:NEAR])))
    return tuple(sides)

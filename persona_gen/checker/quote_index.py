"""Where words stand among a segment's quotes: verbatim fragments, and the quotes nearest to a text.

One posting list for each word, so that neither look-up scans the quotes. Memory is four bytes for each different word
of each quote.
"""

from __future__ import annotations

import heapq
import math
import re
from array import array
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from functools import cached_property, lru_cache
from itertools import chain

from persona_gen.domain import Quote, Span
from persona_gen.text.lexicon.english import DISLIKING, LIKING
from persona_gen.text.quotations import find_words, normalise, parts_of
from persona_gen.text.tokens import TOKEN, content_stems, read_word

WALK = 1000
"""How many entries of posting lists `nearest` reads at most once it has read the two rarest words'."""
FEW_CANDIDATES = 4
"""So few candidates are compared word for word at once."""
_TAKING_SIDES = frozenset((*LIKING, *DISLIKING, "make", "makes", "let", "no", "do"))
"""Words without one of which, or a denial, a quote is neither for anything nor against it."""
_RUN = re.compile(r"[^\W_\u0e00-\U0010ffff]+")
"""Letters and digits that `find_words` never cuts. From U+0E00 on, where scripts have no blanks, it may."""


class QuoteIndex:
    """The quotes of a segment by their words. Building it is linear in their text."""

    def __init__(self, quotes: Sequence[Quote]) -> None:
        self._quotes = quotes
        self._by_run: dict[str, list[array[int]]] = defaultdict(list)
        self._by_stem: dict[str, list[array[int]]] = defaultdict(list)
        self._opposing: list[array[int]] = []
        self._remembered = lru_cache(maxsize=100)(self._find)  # several rules ask about the same fragment
        spelled: dict[str, array[int]] = {}
        by_forms: dict[tuple[str, ...], array[int]] = {}
        for i, quote in enumerate(quotes):
            for printed in set(TOKEN.findall(normalise(quote.text))):
                postings = spelled.get(printed)
                if postings is None:
                    postings = spelled[printed] = self._postings_of(printed, by_forms)
                if not postings or postings[-1] != i:
                    postings.append(i)

    def _postings_of(self, printed: str, by_forms: dict[tuple[str, ...], array[int]]) -> array[int]:
        """The posting list of a word not met before in this spelling; capitals share one with small letters."""
        plain, stem, is_content, turns = read_word(printed)
        runs = _runs(printed)
        if (plain, *runs) in by_forms:
            return by_forms[plain, *runs]
        postings = by_forms[plain, *runs] = array("I")
        for run in set(runs):
            self._by_run[run].append(postings)
        if is_content:
            self._by_stem[stem].append(postings)
        if turns or plain in _TAKING_SIDES:
            self._opposing.append(postings)
        return postings

    def mentions(self, stem: str) -> bool:
        """Whether any quote has a word of this stem that carries a fact."""
        return stem in self._by_stem

    def having(self, stems: Iterable[str]) -> list[Quote]:
        """The quotes with a word of any of these stems that carries a fact, in order."""
        return [self._quotes[i] for i in sorted(self._with_any(stems))]

    def opposing(self, some: Iterable[str], every: Iterable[Collection[str]] = ()) -> list[Quote]:
        """The quotes that may speak against a text, in order.

        They have a word of any stem of ``some`` and one that takes sides or denies, or all stems of one of ``every``.
        """
        places = self._places_of_sides & self._with_any(some) if self._places_of_sides else set()
        for stems in every:
            places |= set.intersection(*(self._with_any((stem,)) for stem in stems))
        return [self._quotes[i] for i in sorted(places)]

    def _with_any(self, stems: Iterable[str]) -> set[int]:
        lists = [self._by_stem[stem] for stem in stems if stem in self._by_stem]
        return {i for postings in lists for i in chain.from_iterable(postings)}

    @cached_property
    def _places_of_sides(self) -> frozenset[int]:
        return frozenset(chain.from_iterable(self._opposing))

    def find(self, fragment: str) -> list[tuple[Quote, Span]]:
        """Every quote in which the words stand verbatim as `find_words` has it, in order, and where."""
        return self._remembered(fragment)

    def _find(self, fragment: str) -> list[tuple[Quote, Span]]:
        places = ((i, find_words(fragment, self._quotes[i].text)) for i in self._candidates(parts_of(fragment)))
        return [(self._quotes[i], span) for i, span in places if span]

    def _candidates(self, parts: Sequence[str]) -> list[int]:
        """The quotes that have every whole word of these parts."""
        runs = {run for part in parts for run in _runs(part)[not part[0].isascii() :]}
        # An editor may change the first letter's case, and outside ASCII that need not be undone by folding it.
        if not runs:
            return self._scanned(max(parts, key=len)[1:]) if parts else []
        if not all(run in self._by_run for run in runs):
            return []
        rarest, *others = sorted((self._by_run[run] for run in runs), key=_size)
        left = set(chain.from_iterable(rarest))
        for postings in others:
            if len(left) <= FEW_CANDIDATES:
                break
            if 8 * len(left) > _size(postings):
                left.intersection_update(chain.from_iterable(postings))
            else:
                left = {i for i in left if any(_has(numbers, i) for numbers in postings)}
        return sorted(left)

    def _scanned(self, probe: str) -> list[int]:
        """The quotes that have these characters, for scripts without blanks and for single foreign words."""
        if not probe:
            return list(range(len(self._quotes)))
        text, starts = self._joined
        positions = []
        at = text.find(probe)
        while at >= 0:
            i = bisect_right(starts, at) - 1
            positions.append(i)
            at = text.find(probe, starts[i + 1] if i + 1 < len(starts) else len(text))
        return positions

    @cached_property
    def _joined(self) -> tuple[str, list[int]]:
        """All quotes as one normalised text, and where each begins in it."""
        folded = [normalise(quote.text) for quote in self._quotes]
        starts, at = [], 0
        for text in folded:
            starts.append(at)
            at += len(text) + 1
        return "\n".join(folded), starts

    def nearest(self, text: str, most: int = 5) -> list[Quote]:
        """The quotes that share the rarest words with a text, best first."""
        weights: dict[int, float] = defaultdict(float)
        lists = [self._by_stem[stem] for stem in set(content_stems(text)) & self._by_stem.keys()]
        by_size = sorted(((_size(postings), postings) for postings in lists), key=lambda sized: sized[0])
        walked = 0
        for n, (size, postings) in enumerate(by_size):
            walked += size
            if n >= 2 and walked > WALK:
                break
            rarity = math.log(1 + len(self._quotes) / size)
            only = postings[0][:WALK] if len(postings) == 1 else set(chain.from_iterable(n[:WALK] for n in postings))
            for i in only:
                weights[i] += rarity
        least = min(heapq.nlargest(most, weights.values()), default=0.0)
        best = sorted((-weight, i) for i, weight in weights.items() if weight >= least)
        return [self._quotes[i] for _, i in best[:most]]


def _runs(text: str) -> list[str]:
    return [run.casefold() for run in _RUN.findall(text)]


def _size(postings: list[array[int]]) -> int:
    return sum(map(len, postings))


def _has(numbers: array[int], i: int) -> bool:
    at = bisect_left(numbers, i)
    return at < len(numbers) and numbers[at] == i

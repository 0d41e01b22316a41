"""Which quotes to show when not all can be: those that together cover the themes, each said once."""

from __future__ import annotations

import heapq
import math
import re
import unicodedata
from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence

from persona_gen.domain import Quote

UNSPACED = re.compile("[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff]+")
"""Scripts written without spaces between words: Thai, Lao, Burmese, Khmer, kana, Han."""
WORD = re.compile("(?:[^\\W_]|[\u0300-\u036f\u0900-\u0dff])+")
"""Letters and digits with their combining marks, which ``\\w`` alone would cut out of Hindi or Tamil words."""

NEAR_QUOTES = 0.9
"""Cosine from which two quotes say the same thing in the same words."""
COMMON, LONGEST_INDEX = 0.5, 20_000
"""A word in more than this part of the quotes, or in more than this many, tells nothing apart: stop words of any
language, without a list. (The second keeps 200,000 quotes within half a minute.)"""
RELEVANCE, NEW_SPEAKER = 0.2, 0.1
"""Weights: relevance against novelty (λ of Carbonell & Goldstein), and what a voice not heard yet adds."""
WORTH_AGAIN = 0.5
"""What a word counts each further time it is said: what was said twice is worth a quarter."""
SUBSTANCE = 12
"""A quote of fewer different words counts proportionally less: "n/a nothing to add really"."""


def terms(text: str) -> list[str]:
    """Words in lower case, cut to six letters as a stem; pairs of characters in scripts without spaces."""
    stems = []
    for word in WORD.findall(unicodedata.normalize("NFKC", text).casefold()):
        if word.isascii() or not UNSPACED.search(word):
            stems.append(word[:6])
        else:
            stems += [word[i : i + 2] for i in range(max(1, len(word) - 1))]
    return stems


class Vectors:
    """Quotes as sets of words weighted by IDF, with an inverted index of the words that can tell them apart."""

    def __init__(self, texts: Iterable[str]) -> None:
        numbers: dict[str, int] = {}
        self.documents = [array("I", sorted({numbers.setdefault(t, len(numbers)) for t in terms(x)})) for x in texts]
        counts = Counter(t for document in self.documents for t in document)
        size = len(self.documents)
        common = max(10, min(COMMON * size, LONGEST_INDEX))
        self.weights = array("d", (math.log(1 + size / counts[t]) * (counts[t] <= common) for t in range(len(counts))))
        self.holders = {t: array("I") for t, n in counts.items() if 1 < n <= common}
        for i, document in enumerate(self.documents):
            for t in document:
                if t in self.holders:
                    self.holders[t].append(i)
        self.squares = array("d", (sum(self.weights[t] for t in document) or 1.0 for document in self.documents))

    def shared(self, i: int) -> float:
        """The part of a quote's weight that lies on words somebody else uses too, 0 to 1."""
        return sum(self.weights[t] for t in self.documents[i] if t in self.holders) / self.squares[i]

    def similar(self, i: int) -> dict[int, float]:
        """Every other quote with a telling word in common, and the cosine."""
        dots: defaultdict[int, float] = defaultdict(float)
        for t in self.documents[i]:
            weight = self.weights[t]
            for j in self.holders.get(t, ()):
                dots[j] += weight
        return {j: dot / math.sqrt(self.squares[i] * self.squares[j]) for j, dot in dots.items() if j != i}


def covering(quotes: Sequence[Quote], costs: Sequence[float], room: float) -> tuple[list[int], dict[int, int]]:
    """Positions of quotes that cover the themes within ``room``, best first, and near-duplicates with what they repeat.

    Greedy maximal marginal relevance (Carbonell & Goldstein 1998), with novelty taken against all quotes chosen so
    far: of 20 themes in 300 made-up quotes that reached 16, and novelty against the nearest one 9. Relevance is the
    part of a quote said in words that others use too, however many they are: ten people weigh as much as a thousand,
    so minority voices are reached as soon as the majority begins to repeat itself, while what nobody shares (noise)
    waits. Scores only ever fall, so a heap of outdated ones finds the best without rescoring all (Minoux 1978).
    """
    vectors = Vectors(q.text for q in quotes)
    first: dict[bytes, int] = {}
    words = [document.tobytes() or str(i).encode() for i, document in enumerate(vectors.documents)]
    twins = {i: j for i, key in enumerate(words) if (j := first.setdefault(key, i)) != i}
    nearest: dict[int, int] = {}
    substance = [min(1.0, len(document) / SUBSTANCE) for document in vectors.documents]
    relevance = [RELEVANCE * vectors.shared(i) for i in range(len(quotes))]
    worth: defaultdict[int, float] = defaultdict(lambda: 1.0)
    heard: set[str | None] = {None}

    def score(i: int) -> float:
        novelty = sum(vectors.weights[t] * worth.get(t, 1.0) for t in vectors.documents[i]) / vectors.squares[i]
        fresh = NEW_SPEAKER if quotes[i].speaker not in heard else 0.0
        return substance[i] * (relevance[i] + (1 - RELEVANCE) * novelty + fresh)

    heap = [(-score(i), i) for i in range(len(quotes)) if i not in twins and substance[i]]
    heapq.heapify(heap)
    picks: list[int] = []
    least = min(costs)
    while heap and room >= least:
        claimed, i = heapq.heappop(heap)
        if (now := -score(i)) > claimed:
            heapq.heappush(heap, (now, i))
        elif i not in nearest and costs[i] <= room:
            picks.append(i)
            room -= costs[i]
            heard.add(quotes[i].speaker)
            for t in vectors.documents[i]:
                worth[t] *= WORTH_AGAIN
            for j, cosine in vectors.similar(i).items():
                if cosine >= NEAR_QUOTES:
                    nearest.setdefault(j, i)
    chosen = set(picks)
    return picks, {i: j for i, j in (twins | nearest).items() if j in chosen and i not in chosen}

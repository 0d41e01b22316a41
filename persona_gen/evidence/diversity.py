"""Which quotes to show when not all can be: those that together cover the themes, each said once."""

from __future__ import annotations

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
OUT_OF_REACH = -math.inf
"""The score of a quote that is chosen, said already, or too long for the room that is left."""
RAREST, TINY = 0.4, 1e-9
"""The part of the weight by whose words repetitions are looked for, and more than sums of weights are wrong by."""
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

    def repeated_by(self, i: int) -> list[int]:
        """Every other quote whose cosine with this one is `NEAR_QUOTES` or more.

        A dot product is at most either square, so that such a quote has `NEAR_QUOTES`² of this one's weight in common.
        What it may lack is looked for among this one's rarest words first: of these the index is short.
        """
        own, square = frozenset(self.documents[i]), self.squares[i]
        dots: defaultdict[int, float] = defaultdict(float)
        weighed = 0.0
        for t in sorted(own, key=lambda t: len(self.holders.get(t, ()))):
            if weighed > RAREST * square:
                break
            weighed += self.weights[t]
            for j in self.holders.get(t, ()):
                dots[j] += self.weights[t]
        least = weighed - (1 - NEAR_QUOTES**2) * square - TINY
        likely = (j for j, dot in dots.items() if dot >= least and j != i)
        return [j for j in likely if self._cosine(own, square, j) >= NEAR_QUOTES]

    def _cosine(self, words: frozenset[int], square: float, j: int) -> float:
        dot = sum(map(self.weights.__getitem__, words.intersection(self.documents[j])))
        return dot / math.sqrt(square * self.squares[j])


def covering(quotes: Sequence[Quote], costs: Sequence[float], room: float) -> tuple[list[int], dict[int, int]]:
    """Positions of quotes that cover the themes within ``room``, best first, and near-duplicates with what they repeat.

    Greedy maximal marginal relevance (Carbonell & Goldstein 1998), with novelty taken against all quotes chosen so
    far: of 20 themes in 300 made-up quotes that reached 16, and novelty against the nearest one 9. Relevance is the
    part of a quote said in words that others use too, however many they are: ten people weigh as much as a thousand,
    so minority voices are reached as soon as the majority begins to repeat itself, while what nobody shares (noise)
    waits. A choice changes the scores of those alone who use its words, or are its speaker's.
    """
    vectors = Vectors(q.text for q in quotes)
    first: dict[bytes, int] = {}
    words = [document.tobytes() or str(i).encode() for i, document in enumerate(vectors.documents)]
    twins = {i: j for i, key in enumerate(words) if (j := first.setdefault(key, i)) != i}
    nearest: dict[int, int] = {}
    substance = [min(1.0, len(document) / SUBSTANCE) for document in vectors.documents]
    novelty = [(1 - RELEVANCE) * part / square for part, square in zip(substance, vectors.squares, strict=True)]
    worth = array("d", vectors.weights)  # what each word still adds
    of_speaker: defaultdict[str | None, list[int]] = defaultdict(list)
    for i, quote in enumerate(quotes):
        of_speaker[quote.speaker].append(i)

    def first_score(i: int) -> float:
        if i in twins or not substance[i]:
            return OUT_OF_REACH
        telling = novelty[i] * sum(map(worth.__getitem__, vectors.documents[i]))
        fresh = 0.0 if quotes[i].speaker is None else NEW_SPEAKER
        return telling + substance[i] * (RELEVANCE * vectors.shared(i) + fresh)

    scores = [first_score(i) for i in range(len(quotes))]
    picks: list[int] = []
    least, most = min(costs), max(costs)
    while room >= least:
        if room < most:
            scores = [score if cost <= room else OUT_OF_REACH for score, cost in zip(scores, costs, strict=True)]
        i = max(range(len(scores)), key=scores.__getitem__)
        if scores[i] == OUT_OF_REACH:
            break
        picks.append(i)
        room -= costs[i]
        if (speaker := quotes[i].speaker) is not None:
            for j in of_speaker.pop(speaker, ()):
                scores[j] -= NEW_SPEAKER * substance[j]
        for t in vectors.documents[i]:
            lost = worth[t] * (1 - WORTH_AGAIN)
            worth[t] -= lost
            for j in vectors.holders.get(t, ()):
                scores[j] -= lost * novelty[j]
        for j in vectors.repeated_by(i):
            nearest.setdefault(j, i)
            scores[j] = OUT_OF_REACH
        scores[i] = OUT_OF_REACH
    chosen = set(picks)
    return picks, {i: j for i, j in (twins | nearest).items() if j in chosen and i not in chosen}

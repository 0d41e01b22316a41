"""Likert scores of copy from free text compared with anchor statements, with their uncertainty."""

from __future__ import annotations

import math
from collections.abc import Sequence

from persona_gen.domain.review import Score
from persona_gen.evidence.significance import STUDENT, student
from persona_gen.reviewer.relevance import Embedder
from persona_gen.reviewer.vectors import cosine

ANCHORS = (
    "Not for me. I would scroll past without a second thought.",
    "Probably not for me, though a word or two caught my eye.",
    "Could be something, could be nothing. I am in two minds.",
    "This sounds like my situation. I would have a closer look.",
    "This is exactly my problem. I would want to know more right away.",
)
"""What somebody would say whose answer is 1, 2, 3, 4 or 5, in everyday words, which do better than formal ones."""
OPTION_LETTERS = "ABCDE"
SIMILARITY = "semantic similarity of free text to five anchor statements ({model}; arXiv 2510.08338)"
NEAREST = "nearest of five anchor statements, chosen by the model, to free text"
ONE = "one sample: ± one standard deviation of its distribution"


def ordered(sample: int) -> list[tuple[str, int, str]]:
    """The statements with letter and value, begun at another one each sample: in five, each has each place once.

    The next five go backwards; then they come again.
    """
    places = [(n + sample) % 5 for n in range(5)]
    places = places[::-1] if sample // 5 % 2 else places
    return [(letter, place + 1, ANCHORS[place]) for letter, place in zip(OPTION_LETTERS, places, strict=True)]


class Similarity:
    """Semantic-similarity rating: the distribution over 1 to 5 that a text's nearness to the anchors gives."""

    def __init__(self, embedder: Embedder) -> None:
        self._embedder = embedder
        self._anchors: Sequence[Sequence[float]] = []
        self.method = SIMILARITY.format(model=embedder.name)

    def place(self, utterance: str) -> list[float]:
        """s = (1 + cos)/2 to each anchor; p proportional to s less the least s (arXiv 2510.08338, temperature 1)."""
        if not self._anchors:
            self._anchors = self._embedder.embed(list(ANCHORS))
        (vector,) = self._embedder.embed([utterance])
        near = [(1 + cosine(vector, anchor)) / 2 for anchor in self._anchors]
        over = [s - min(near) for s in near]
        return [s / sum(over) for s in over] if sum(over) else [0.2] * 5


def scored(distributions: Sequence[Sequence[float]], method: str) -> Score:
    """The score of one reader's answers to one variant: a distribution over 1 to 5 for each sample."""
    means = [sum(value * p for value, p in enumerate(odds, 1)) for odds in distributions]
    pooled = [sum(each) / len(distributions) for each in zip(*distributions, strict=True)]
    mean = sum(means) / len(means)
    spread = math.sqrt(sum(p * (value - mean) ** 2 for value, p in enumerate(pooled, 1)))
    grain = 1.0 if all(max(odds) == 1 for odds in distributions) else 0.0  # one statement of five was chosen
    half = student(means, grain)[1] if len(means) > 1 else spread
    return Score(
        mean=round(mean, 2),
        low=round(max(1.0, mean - half), 2),
        high=round(min(5.0, mean + half), 2),
        samples=len(means),
        method=f"{method}; {STUDENT if len(means) > 1 else ONE}",
        spread=round(spread, 2),
    )


def relative(scores: Sequence[Score]) -> list[Score]:
    """The same scores, each with how far it lies from the mean of all, where there is more than one."""
    if len(scores) < 2:
        return list(scores)
    middle = sum(score.mean for score in scores) / len(scores)
    return [score.model_copy(update={"relative": round(score.mean - middle, 2)}) for score in scores]

"""Which statistic a clause speaks of, and whether it denies what the statistic says.

A claim names a statistic by the words of its category (or of its attribute, where it has no category). Rules that
compare a claim with a figure ask here first, and stay silent when the answer is not plain.
"""

from __future__ import annotations

from collections.abc import Callable

from persona_gen.checker.claim_context import ClaimContext
from persona_gen.checker.segment_index import NAMED
from persona_gen.domain import Segment, Statistic
from persona_gen.text.tokens import content_stems


def spoken_of(
    context: ClaimContext, text: str, wanted: Callable[[Statistic], bool] = lambda _: True
) -> Statistic | None:
    """The statistic a stretch of the claim speaks of: the one it names best, a cited one before others.

    Where it names none, the only statistic cited is meant. Nothing where that leaves a choice, or where a claim that
    cites others' words shares no more than one word with a label.
    """
    whole = text == context.own_words
    stems = context.all_stems if whole else frozenset(content_stems(text))
    every = context.named if whole else context.index.named_by(stems)
    named = [(part, s) for part, s in every if part >= NAMED and wanted(s)]
    cited = [s for s in context.cited_statistics if wanted(s)]
    ids = {s.id for s in cited}
    for _, s in named:
        if s.id in ids:
            return s
    if named:
        part, first = named[0]
        by_chance = context.cited and len(stems & context.index.label_stems[first.id]) < 2
        return None if cited or by_chance or (len(named) > 1 and named[1][0] == part) else first
    return cited[0] if len(cited) == 1 and len(context.cited) == 1 else None


def is_share(s: Statistic) -> bool:
    """Whether the statistic is a share of people."""
    return s.measure == "share"


def is_mode(s: Statistic, segment: Segment) -> bool:
    """Whether a category is the most frequent of its attribute, alone."""
    rivals = [t.value for t in segment.statistics if t.attribute == s.attribute and t.measure == "share"]
    return len(rivals) > 1 and s.value == max(rivals) and rivals.count(s.value) == 1

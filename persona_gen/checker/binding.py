"""Which statistic a clause speaks of, and whether it speaks of the person or of the group.

A claim names a statistic by the words of its category (or of its attribute, where it has no category). Rules that
compare a claim with a figure ask here first, and stay silent when the answer is not plain.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from persona_gen.checker.view import ClaimView
from persona_gen.checker.words import content_stems
from persona_gen.domain import Segment, Statistic

NAMED = 0.6
"""How much of a label a clause must name to be about it. Tuned on the must-flag and must-pass tables."""

GROUP = re.compile(
    r"\b(people|customers?|users?|buyers?|respondents?|participants?|owners?|parents|families|professionals|shoppers?"
    r"|members?|households?|persons|segment|group|everyone|everybody|nobody|no one|all of them|of them|they all|many"
    r"|most|few|some|several|majority|minority|others?|average|typical(ly)?|share|per ?cent|half|third|quarter)\b|%",
    re.I,
)
"""Words by which a sentence speaks of a group; without one, its subject is the person."""


def spoken_of(view: ClaimView, text: str, wanted: Callable[[Statistic], bool] = lambda _: True) -> Statistic | None:
    """The statistic a stretch of the claim speaks of: the one it names best, a cited one before others.

    Where it names none, the only statistic cited is meant. Nothing where that leaves a choice.
    """
    stems = frozenset(content_stems(text))
    named = [(part, s) for part, s in view.index.named_by(stems) if part >= NAMED and wanted(s)]
    cited = [s for s in view.cited_statistics if wanted(s)]
    for _, s in named:
        if s in cited:
            return s
    if named:
        first = named[0]
        return None if cited or (len(named) > 1 and named[1][0] == first[0]) else first[1]
    return cited[0] if len(cited) == 1 and len(view.cited) == 1 else None


def about_person(view: ClaimView) -> bool:
    """Whether the claim says something of the person rather than of the group."""
    if view.kind == "trait":
        return True
    text = view.own_words
    given = re.escape(view.name.split()[0])
    subject = re.search(rf"\b({given}|she|he|they)\b", text, re.I)
    return bool(subject) and not GROUP.search(text) and not view.figures


def is_share(s: Statistic) -> bool:
    """Whether the statistic is a share of people."""
    return s.measure == "share"


def is_mode(s: Statistic, segment: Segment) -> bool:
    """Whether a category is the most frequent of its attribute, alone."""
    rivals = [t.value for t in segment.statistics if t.attribute == s.attribute and t.measure == "share"]
    return len(rivals) > 1 and s.value == max(rivals) and rivals.count(s.value) == 1

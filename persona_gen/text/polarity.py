"""Whether a stretch of text denies: the one answer, for labels, claims and quotes alike."""

from __future__ import annotations

from persona_gen.text.lexicon import phrases
from persona_gen.text.lexicon.english import NEGATIONS, PLAIN_NOTS
from persona_gen.text.tokens import words

_NEGATIONS = frozenset(NEGATIONS)
_PLAIN_NOTS = phrases(PLAIN_NOTS)
LABEL_OPENING = 3
"""A label denies where one of its first so many words does: "Not knowing the total cost"."""


def negations(text: str) -> int:
    """How many words of a text negate."""
    return sum(1 for word in words(text) if word.turns in _NEGATIONS)


def denied(text: str, label: str) -> bool | None:
    """Whether a text denies what a label says; nothing where a label that denies is not denied alike.

    Only a negation before the label's first word counts: "want costs at the start and not later" denies nothing.
    """
    ours = list(words(_PLAIN_NOTS.sub(" ", text)))
    theirs = list(words(label))
    stems = {word.stem for word in theirs if word.is_content}
    first = next((n for n, word in enumerate(ours) if word.stem in stems), len(ours))
    if not any(word.turns in _NEGATIONS for word in theirs[:LABEL_OPENING]):
        return any(word.turns in _NEGATIONS for word in ours[:first])
    return False if any(word.turns in _NEGATIONS for word in ours) else None

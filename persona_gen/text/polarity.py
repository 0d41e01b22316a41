"""Whether a stretch of text denies: the one answer, for labels, claims and quotes alike."""

from __future__ import annotations

import re

from persona_gen.text.lexicon import other_languages, phrases
from persona_gen.text.lexicon.english import NEGATIONS, PLAIN_NOTS
from persona_gen.text.tokens import words

_NEGATIONS = frozenset(NEGATIONS)
_PLAIN_NOTS = phrases(PLAIN_NOTS)
MANNER = re.compile(
    r"\b(?:no|not) (?:more|less|fewer) than\b|\bnot (?:even|quite|only|just)\b|\bno (?:doubt|wonder|surprise)\b"
    r"|\bnicht (?:mehr|weniger) als\b|\bnicht (?:einmal|ganz|nur)\b",
    re.I,
)
"""Negations by which a figure is read, or that deny nothing."""
LABEL_OPENING = 3
"""A label denies where one of its first so many words does: "Not knowing the total cost"."""


_LACKS = re.compile(r"\black(?:s|ed|ing)?(?: of)?\b", re.I)
""" "For lack of time" is "no time"."""


def negations(text: str) -> int:
    """How many words of a text negate."""
    return sum(1 for word in words(_LACKS.sub("no", text)) if word.turns in _NEGATIONS)


def told_negations(text: str) -> int:
    """How many words of a claim negate, those left out by which a figure is read: "no more than a fifth"."""
    plain = MANNER.sub(" ", text)
    return negations(plain) + sum(word.text in other_languages.NEGATIONS for word in words(plain))


def denied(text: str, label: str) -> bool | None:
    """Whether a text denies what a label says; nothing where a label that denies is not denied alike.

    Only a negation before the label's first word counts: "want costs at the start and not later" denies nothing.
    """
    ours = list(words(_LACKS.sub("no", _PLAIN_NOTS.sub(" ", text))))
    theirs = list(words(_LACKS.sub("no", label)))
    stems = {word.stem for word in theirs if word.is_content}
    first = next((n for n, word in enumerate(ours) if word.stem in stems), len(ours))
    if not any(word.turns in _NEGATIONS for word in theirs[:LABEL_OPENING]):
        return any(word.turns in _NEGATIONS for word in ours[:first])
    return False if any(word.turns in _NEGATIONS for word in ours) else None

"""The rule about quantity words: "most", "hardly any", "everyone" against the share they speak of."""

from __future__ import annotations

import re
from collections.abc import Iterator

from persona_gen.checker.binding import is_share, spoken_of
from persona_gen.checker.rules import RULES
from persona_gen.checker.view import ClaimView
from persona_gen.checker.words import words
from persona_gen.domain import EvidenceRef, Finding

INTERVALS: tuple[tuple[str, float, float], ...] = (
    (r"(?:nearly|almost|virtually) (?:all|everyone|everybody)", 0.88, 1.0),
    (r"all(?= of (?:them|the|these))|everyone|everybody|all (?=(?:people|customers|buyers|owners|parents|users))"
     r"|every (?:single )?(?:person|customer|buyer|owner|parent|user|member)", 0.995, 1.0),
    (r"(?:the |a )?(?:vast|overwhelming|huge) majority|the great majority", 0.75, 1.0),
    (r"(?:a |the )?(?:large|clear|strong|big) majority", 0.60, 1.0),
    (r"(?:a |the )?(?:narrow|slim|bare|slight) majority", 0.50, 0.60),
    (r"(?:a |the )?majority|most", 0.50, 1.0),
    (r"many|a lot|lots|large numbers|plenty|a great many|a large share", 0.25, 1.0),
    (r"several|some|a number", 0.01, 1.0),
    (r"(?:a |the )?(?:large|sizeable|substantial|significant) minority", 0.25, 0.50),
    (r"(?:a |the )?(?:small|tiny) minority|a handful", 0.0, 0.20),
    (r"a minority", 0.0, 0.50),
    (r"hardly any(?:one|body)?|almost (?:no one|nobody|none)|barely any(?:one|body)?|very few|next to none"
     r"|virtually (?:no one|nobody|none)", 0.0, 0.12),
    (r"(?:only )?a few|few|relatively few", 0.0, 0.30),
    (r"no one|nobody|none of them|none", 0.0, 0.005),
)  # fmt: skip
"""Quantity words and the shares they may honestly stand for, longest phrase first.

People agree on the order of these words and not on their limits (Newstead, Pollard & Riezebos 1987; Pezzelle,
Bernardi & Piazza 2018). The order is theirs; the limits are ours, at the generous end, so that only a word no reader
would accept is flagged. "Most" and "majority" are more than half by definition.
"""

_GROUPS = (
    r"(?:people|persons|customers|users|buyers|respondents|participants|owners|parents|families|professionals"
    r"|shoppers|members|households|of (?:them|the|these|those|its|our)|who|[a-z]+(?:ers|ents|ors|ists))"
)
_PATTERNS = [(re.compile(rf"(?<![\w-])(?:{pattern})(?![\w-])", re.I), low, high) for pattern, low, high in INTERVALS]
_NOT_A_QUANTITY = re.compile(
    r"^\s*(?:important(?:ly)?|likely|recent(?:ly)?|common(?:ly)?|often|frequent(?:ly)?|popular|expensive|of all\b|other"
    r"|useful|helpful|trusted|days?|weeks?|months?|years?|hours?|minutes?|times?|things?|more\b|in all|at all|along"
    r"|about it)\b",
    re.I,
)
_BEFORE_NOT = re.compile(r"\b(?:at|the|not|after|first|above|for|by|too|how|so|as)\s+(?:the\s+)?$", re.I)


def find(view: ClaimView) -> Iterator[Finding]:
    """Complaints of `quantifier`."""
    if view.fiction or view.kind != "claim":
        return
    found = _quantifiers(view.own_words)
    for n, (start, end, low, high) in enumerate(found):
        stop = found[n + 1][0] if n + 1 < len(found) else len(view.text)
        clause = _sentence_part(view.own_words, start, stop)
        s = spoken_of(view, clause, is_share)
        if s is None or _in_label(view, start, end, s.label):
            continue
        denied = any(w.turns == "not" for w in words(view.own_words[end:stop])) and not any(
            w.turns for w in words(s.label)
        )
        share = 1 - s.value if denied else s.value
        if not low - 0.005 <= share <= high + 0.005 or (low == 0.5 and high == 1.0 and share <= 0.5):
            word = view.text[start:end]
            truth = f"{s.label} is {s.shown(s.value)}{s.base}"
            yield Finding(
                rule="quantifier",
                span=(start, end),
                reason=RULES["quantifier"].reason.format(word=word, truth=truth),
                evidence=(EvidenceRef(id=s.id),),
                suggestion=s.shown(s.value),
            )


def _quantifiers(text: str) -> list[tuple[int, int, float, float]]:
    """The quantity words of a text, none inside another, with the interval each stands for."""
    found: list[tuple[int, int, float, float]] = []
    for pattern, low, high in _PATTERNS:
        for match in pattern.finditer(text):
            start, end = match.span()
            inside = any(a < end and start < b for a, b, _, _ in found)
            if inside or _NOT_A_QUANTITY.match(text[end:]) or _BEFORE_NOT.search(text[:start]):
                continue
            found.append((start, end, low, high))
    return sorted(found)


def _sentence_part(text: str, start: int, stop: int) -> str:
    """From a quantity word to the next, or to the end of its sentence."""
    end = re.search(r"[.;!?](?:\s|$)", text[start:stop])
    return text[start : start + end.start() if end else stop]


def _in_label(view: ClaimView, start: int, end: int, label: str) -> bool:
    """Whether the word is the questionnaire's own ("All costs shown at the start")."""
    around = view.text[start : end + 12].casefold()
    return around in label.casefold()

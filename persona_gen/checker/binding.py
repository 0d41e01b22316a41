"""Which statistic a clause speaks of, and whether it speaks of the person or of the group.

A claim names a statistic by the words of its category (or of its attribute, where it has no category). Rules that
compare a claim with a figure ask here first, and stay silent when the answer is not plain.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from persona_gen.checker.view import ClaimView
from persona_gen.checker.words import content_stems, words
from persona_gen.domain import Segment, Statistic

NAMED = 0.6
"""How much of a label a clause must name to be about it. Tuned on the must-flag and must-pass tables."""

PEOPLE = (
    r"(?:people|persons|customers|consumers|clients|users|buyers|renters|savers|shoppers|respondents|participants"
    r"|interviewees|owners|parents|mothers|fathers|families|households|professionals|employees|workers|managers"
    r"|students|members|subscribers|visitors|guests|patients|tenants|travell?ers|commuters|men|women|adults|peers"
    r"|group"
    r"|segment|crowd|sample|population)"
)
"""Nouns for those a segment is made of; its own name may add one."""

GROUP = re.compile(
    rf"\b({PEOPLE}|nobody|no one|none|all of them|of them|of those|they all|many|most|few|some|several|majority"
    r"|minority|others?|than|less|fewer|likely|whole base|overall|average|typical(ly)?|share|per ?cent|half|third"
    r"|quarter)\b|%",
    re.I,
)
"""Words by which a sentence speaks of a group; without one, its subject is the person."""

_OTHERS = (
    r"(?:(?:the|her|his|their|most|many|all|so many|a|few|several|some|of|other|rest|good|great|typical|average) )*"
    rf"(?:others?|most|many|rest|few|them|everyone else|(?:[\w-]+\s+)?{PEOPLE})"
)
_LIKE_OTHERS = re.compile(
    rf"\b(?:just "
    rf"|much )?(?:like|as with|unlike|as do|as have|as are)\s+{_OTHERS}(?:\s+(?:like|in|of|do|have"
    rf"|are) [\w' -]+)?\s*,"
    rf"|,\s*(?:just |much |and so |so )?(?:like|as|do|have|are|is|does)\s+{_OTHERS}(?: (?:in"
    rf"|of) [\w' -]+)?(?=\s*[.!?]?$)"
    rf"|\b(?:one (?:of|among)|among|belongs to|counts? (?:herself |himself )?among|part of) (?:those"
    rf"|the (?:people|{PEOPLE}|ones?|group|few)|them)"
    rf"(?= who\b| that\b)"
    rf"|\b(?:as )?(?:(?:is|are) )?(?:typical(?:ly)?|characteristic|usual|normal|common) (?:of|for|among"
    rf"|in) (?:(?:the|her|his|this|a|\w+'s) )*"
    rf"(?:[\w-]+ )?{PEOPLE}"
    rf"|\b(?:as )?an? (?:typical|average|ordinary|classic) (?:[\w-]+ ){{0,2}}?(?:{PEOPLE}|buyer|customer|person"
    rf"|member|case|example|representative)"
    r"|\b(?:typically|on average)\b(?=,)",
    re.I,
)
"""What likens the person to others, or counts her among them, without making them the subject."""
PLAIN_NOTS = re.compile(
    r"\b(?:not (?:surprisingly"
    r"|unusual(?:ly)?|alone|unlike|untypical(?:ly)?|only|least|just)|no (?:different|exception|surprise|wonder|doubt)"
    r"|not for nothing)\b",
    re.I,
)
"""Negations that deny nothing of what is told."""

_HER_KIN = re.compile(r"\b(?:her|his|their|with) (?:own )?(?:parents|family|mother|father|peers)\b", re.I)


_NEGATIONS = ("not", "never", "no", "none", "without", "neither")


def spoken_of(view: ClaimView, text: str, wanted: Callable[[Statistic], bool] = lambda _: True) -> Statistic | None:
    """The statistic a stretch of the claim speaks of: the one it names best, a cited one before others.

    Where it names none, the only statistic cited is meant. Nothing where that leaves a choice, or where a claim that
    cites others' words shares no more than one word with a label.
    """
    stems = frozenset(content_stems(text))
    named = [(part, s) for part, s in view.index.named_by(stems) if part >= NAMED and wanted(s)]
    cited = [s for s in view.cited_statistics if wanted(s)]
    for _, s in named:
        if s in cited:
            return s
    if named:
        part, first = named[0]
        by_chance = view.cited and len(stems & view.index.label_stems[first.id]) < 2
        return None if cited or by_chance or (len(named) > 1 and named[1][0] == part) else first
    return cited[0] if len(cited) == 1 and len(view.cited) == 1 else None


def about_person(view: ClaimView) -> bool:
    """Whether the claim says something of the person rather than of the group. "Like most buyers, she …" does."""
    if view.kind == "trait":
        return True
    text = _LIKE_OTHERS.sub(" ", peopled(view.own_words, view.index.segment))
    text = _HER_KIN.sub(" ", text)
    given = re.escape(view.name.split()[0])
    subject = re.search(rf"\b({given}|she|he|they)\b", text, re.I)
    labels = " ".join(s.label for s in view.cited_statistics).casefold()
    group = any(word.group().casefold() not in labels for word in GROUP.finditer(text))
    return bool(subject) and not group and not view.figures


def peopled(text: str, segment: Segment) -> str:
    """The text with the segment's own word for its people ("jugglers") put as "users"; offsets stay."""
    nouns = re.findall(r"[^\W\d_]{4,}s\b", segment.name)
    if not nouns:
        return text
    return re.sub(rf"\b(?:{'|'.join(nouns)})\b", lambda noun: "users".ljust(len(noun[0])), text, flags=re.I)


def denied(text: str, s: Statistic) -> bool | None:
    """Whether a stretch of text denies what a label says; nothing where a label that denies is not denied alike.

    Only a negation before the label's first word counts: "want costs at the start and not later" denies nothing.
    """
    said = list(words(PLAIN_NOTS.sub(" ", text)))
    label = list(words(s.category or s.attribute))
    stems = {w.stem for w in label if w.is_content}
    first = next((n for n, w in enumerate(said) if w.stem in stems), len(said))
    if not any(w.turns in _NEGATIONS for w in label[:3]):
        return any(w.turns in _NEGATIONS for w in said[:first])
    return False if any(w.turns in _NEGATIONS for w in said) else None


def is_share(s: Statistic) -> bool:
    """Whether the statistic is a share of people."""
    return s.measure == "share"


def is_mode(s: Statistic, segment: Segment) -> bool:
    """Whether a category is the most frequent of its attribute, alone."""
    rivals = [t.value for t in segment.statistics if t.attribute == s.attribute and t.measure == "share"]
    return len(rivals) > 1 and s.value == max(rivals) and rivals.count(s.value) == 1

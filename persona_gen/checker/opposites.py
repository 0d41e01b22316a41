"""Quotes that speak against a claim, where code can show it: one is for what another is against.

"I'd rather ring" and "please don't make me phone" are opposites, and so are "I read the comments" and "I never read the
comments"; two quotes about the same thing, one of which has a "not" somewhere, are none. What this cannot show is a
judge's to find.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from persona_gen.checker.segment_index import SegmentIndex
from persona_gen.domain import CheckedClaim, Quote
from persona_gen.text.lexicon.english import DISLIKING, LIKING, NEAR_NEGATIONS, NEGATIONS, TOO_GENERAL
from persona_gen.text.tokens import Word, stem, widened, words

MOST_COUNTER_QUOTES = 3
"""So many are shown for a persona, the plainest first."""
LEAST_IN_CLAUSE = 2
"""Words that carry a fact, at least, of a clause that another may deny."""
REACH, BACK = 2, 3
"""Words that carry a fact behind an attitude that are its object, and words before it that may deny it."""
_CLAUSE = re.compile(r"[.!?…;:,\n–—()]+\s*|\b(?:but|because|while|whereas|so that|and|or|if|than|which)\b", re.I)
_SIGNS = dict.fromkeys(LIKING, 1) | dict.fromkeys(DISLIKING, -1)
_DENIES = frozenset((*NEGATIONS, *NEAR_NEGATIONS))
_GENERAL = frozenset(map(stem, TOO_GENERAL))


class Attitude(NamedTuple):
    """What somebody is for (1) or against (-1): the stems of it, the nearest word first."""

    sign: int
    objects: tuple[str, ...]


@lru_cache(maxsize=2_000)
def attitudes(text: str) -> tuple[Attitude, ...]:
    """The attitudes that a text states, clause by clause. English."""
    return tuple(attitude for clause in _CLAUSE.split(text) for attitude in _stated(list(words(clause))))


@lru_cache(maxsize=2_000)
def _statements(text: str) -> tuple[tuple[bool, frozenset[str]], ...]:
    """The clauses of a text that say or deny something plainly: whether they deny, and the stems of what."""
    statements = []
    for clause in map(list, map(words, _CLAUSE.split(text))):
        facts = [n for n, word in enumerate(clause) if word.is_content]
        turns = [n for n, word in enumerate(clause) if word.turns]
        special = {clause[n].stem for n in facts} - _GENERAL
        plain = len(special) >= LEAST_IN_CLAUSE and (
            not turns or (len(turns) == 1 and clause[turns[0]].turns in _DENIES)
        )
        if plain and all(n < facts[0] for n in turns):
            statements.append((bool(turns), frozenset(clause[n].stem for n in facts)))
    return tuple(statements)


def _stated(clause: list[Word]) -> Iterator[Attitude]:
    for n, word in enumerate(clause):
        sign = _SIGNS.get(word.text, 0)
        if not sign and not (sign := _asked(clause, n)):
            continue
        rest = clause[n + 2 :] if word.text == "do" else clause[n + 1 :]
        if n == 0 and word.turns and rest and (rest[0].text in _SIGNS or rest[0].text in ("make", "let")):
            continue  # "don't make me …" is read at "make"
        behind = tuple(w.stem for w in rest if w.is_content and w.text not in _SIGNS)[:REACH]
        if any(w.turns in _DENIES for w in rest):
            return  # "I want no part of it": for what, is not plain
        denials = sum(w.turns in _DENIES for w in clause[max(0, n - BACK) : n])
        if behind:
            yield Attitude(-sign if denials % 2 else sign, behind)
        return


def _asked(clause: list[Word], n: int) -> int:
    """1 for "make me …", "let me …", -1 for a clause that opens with "no …" or "do not …"."""
    word, after = clause[n], clause[n + 1] if n + 1 < len(clause) else None
    if word.text in ("make", "makes", "let") and after and after.text in ("me", "us", "her", "him"):
        return 1
    refused = word.text in ("no", "don't", "never") or (word.text == "do" and after and after.turns == "not")
    return -1 if n == 0 and refused else 0


def against(claim: CheckedClaim, index: SegmentIndex) -> list[Quote]:
    """Quotes of others than those cited that are against what the claim is for, or for what it is against."""
    ours, statements = attitudes(claim.text), _statements(claim.text)
    wanted = [_wide(attitude) for attitude in ours] + [stems for _, stems in statements]
    speakers = {quote.speaker for quote in index.segment.cited_quotes(claim.cites)}
    candidates = index.opposing(frozenset().union(*wanted), [stems for denied, stems in statements if denied])
    return [
        quote
        for quote in candidates
        if not quote.asked
        and quote.speaker not in speakers
        and (
            any(_opposed(a, b) for a in ours for b in attitudes(quote.text))
            or any(_denies(a, b) for a in statements for b in _statements(quote.text))
        )
    ]


def differ_about(one: str, other: str) -> str | None:
    """What two texts are plainly of opposite minds about, in a word of the one that is against it; else nothing."""
    texts = one, other
    for a in attitudes(one):
        for b in attitudes(other):
            if _opposed(a, b):
                refused, wanted = (b, a) if a.sign > 0 else (a, b)
                shared = [stem for stem in refused.objects if widened(frozenset((stem,))) & _wide(wanted)]
                return _as_said(texts[a.sign > 0], shared)
    for ours in _statements(one):
        for theirs in _statements(other):
            if _denies(ours, theirs):
                return _as_said(texts[not ours[0]], sorted(ours[1] & theirs[1] - _GENERAL))
    return None


def _as_said(text: str, stems: list[str]) -> str | None:
    """The last word of a text with one of these stems: what is read, not the reading."""
    return next((text[slice(*word.span)] for word in reversed(list(words(text))) if word.stem in stems), None)


def _denies(a: tuple[bool, frozenset[str]], b: tuple[bool, frozenset[str]]) -> bool:
    """Whether one clause denies what the other says: the denial has no word that the other has not."""
    (denied, ours), (theirs_denied, theirs) = a, b
    return denied != theirs_denied and (ours if denied else theirs) <= (theirs if denied else ours)


def _wide(attitude: Attitude) -> frozenset[str]:
    return widened(frozenset(attitude.objects) - _GENERAL)


def _opposed(a: Attitude, b: Attitude) -> bool:
    """Whether two attitudes to one thing are opposite: the nearest word of one is an object of the other."""
    first, other = widened(frozenset(a.objects[:1]) - _GENERAL), widened(frozenset(b.objects[:1]) - _GENERAL)
    return a.sign == -b.sign and bool(first & _wide(b) or other & _wide(a))

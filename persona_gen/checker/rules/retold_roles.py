"""Who does what to whom in a retelling, and when: another's doing told as hers, two things in each other's place."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import product
from typing import NamedTuple

from persona_gen.checker.retold_words import FACTLESS, RetoldClause, Telling
from persona_gen.domain import Quote
from persona_gen.text.clauses import LONGEST_SUBJECT
from persona_gen.text.lexicon import any_of, german
from persona_gen.text.lexicon.english import DAY_PARTS, FEASTS, IRREGULAR, MONTHS, SEASONS, WEEKDAYS
from persona_gen.text.lexicon.english_retelling import BETWEEN_TWO
from persona_gen.text.lexicon.english_speech import FIRST_PERSON, OPENERS, SOMEBODY_ELSE, WHOSE
from persona_gen.text.polarity import negations
from persona_gen.text.tokens import stem, words

_NOBODY = frozenset[str]()
_OTHER_THAN = {"he": frozenset(("she", "her")), "she": frozenset(("he", "him", "his"))}
"""Pronouns by which a sentence that begins with one of these speaks of somebody else, too."""
_BE, _GOT = frozenset("is was be been being".split()), frozenset(("got", "get", "gets"))


def changed_owner(telling: Telling, clause: RetoldClause, places: Sequence[int]) -> tuple[str, str] | None:
    """What others do, or what is done to her, told as her own doing."""
    if not telling.hers or not telling.facts:
        return None
    verb, at = telling.facts[0], places[0]
    ours = [word for word in telling.words[1:verb] if not word.endswith("ly")]
    theirs = [word for word in clause.words[:at] if not word.endswith("ly")]
    quoted = " ".join(clause.words[max(0, at - 2) : at + 3])
    # "she" may be two women; "they" are not her, nor is "he" of "He saw what she had spent", who saw what I spent
    apart = telling.words[0] == "they" or not _OTHER_THAN.get(telling.words[0], _NOBODY).isdisjoint(telling.words)
    same_others = apart and theirs[-1:] == [telling.words[0]]
    if theirs and theirs[-1] in SOMEBODY_ELSE and not ours and not same_others:
        return "is said of somebody else", quoted
    if by_noun := of_another_noun(telling, clause, places):
        return by_noun
    is_participle = clause.words[at].endswith(("ed", "en")) or telling.words[verb] != clause.words[at]
    passive = theirs and theirs[-1] in _BE | _GOT and "by" in clause.words[at + 1 :] and is_participle
    if passive and not _BE & set(ours) and not clause.words[at].endswith("ing") and "by" not in telling.words:
        return "was done to her, and not by her", quoted
    return None


def of_another_noun(telling: Telling, clause: RetoldClause, places: Sequence[int]) -> tuple[str, str] | None:
    """What "my sister" or "the dealer" does, told as her own doing."""
    if not telling.hers or not telling.facts or telling.facts[0] != 1:
        return None
    subject = [word for word in clause.words[: places[0]] if word not in OPENERS and not word.endswith("ly")]
    if 2 <= len(subject) <= LONGEST_SUBJECT and subject[0] in WHOSE and subject[-1] not in FACTLESS:
        return "is said of somebody else", " ".join(clause.words[max(0, places[0] - 2) : places[0] + 3])
    return None


def past(telling: Telling, clause: RetoldClause, places: Sequence[int]) -> tuple[str, str] | None:
    """What is over in the quote and told as still so: the complaint and the words of the quote, or None."""
    if not telling.hers:
        return None
    verb, at = telling.facts[0], places[0]
    ours, theirs = telling.words[verb], clause.words[at]
    quoted = " ".join(clause.words[max(0, at - 3) : at + 2])
    was = "was" in clause.words[max(0, at - 3) : at] and not theirs.endswith(("ing", "ed"))
    if was and "is" in telling.words[1:verb] and "was" not in telling.words:
        return "tells as still so what is over", quoted
    plain_past = (theirs.endswith("ed") and stem(theirs) != theirs) or IRREGULAR.get(theirs, theirs) != theirs
    by_her = bool(at) and FIRST_PERSON.get(clause.words[at - 1], "").startswith("subject")
    if plain_past and by_her and verb == 1 and ours.endswith("s") and ours != theirs:
        return "tells as still so what is over", quoted
    return None


_TIMES = tuple(
    re.compile(
        rf"(?<!by )(?<!before )(?<!until )(?<!by the )(?<!before the )(?<!until the )\b(?P<time>{names})s?\b(?! \d)"
    )
    for names in (
        any_of(MONTHS),  # "may" and "march" are verbs, too
        any_of(FEASTS),
        *(f"(?i:{any_of(kind)})" for kind in (WEEKDAYS, SEASONS, DAY_PARTS)),
    )
)
"""Kinds of times by their names."""


def other_times(text: str, quotes: Sequence[Quote]) -> Iterator[tuple[str, str, Quote]]:
    """A month, weekday, feast, season or time of day that no quote cited has, where one has another of the kind."""
    for kind in _TIMES:
        ours = {match["time"].lower(): match["time"] for match in kind.finditer(text)}
        theirs = {
            match["time"].lower(): (match["time"], quote) for quote in quotes for match in kind.finditer(quote.text)
        }
        if kind is _TIMES[-1] and not ours.keys().isdisjoint(theirs):  # "five in the afternoon" is near the evening
            continue
        for time in sorted(ours.keys() - theirs):
            if theirs and not any(time[:3].title() in quote.text for quote in quotes):
                yield f'says "{ours[time]}"', *next(iter(theirs.values()))


_PIVOT = re.compile(rf"\b{any_of(BETWEEN_TWO, german.BETWEEN_TWO)}\b", re.I)
_CLAUSE_END = re.compile(r"[.,;:!?…()–—]\s|[.,;:!?…()–—]$")
_SELF = frozenset(("oneself",))
_SELVES = dict.fromkeys("myself herself himself themself themselves ourselves".split(), "oneself")
NEAR = 4
"""So many words that carry a fact are read on either side."""


class _Sides(NamedTuple):
    """A word between two things: how its clause denies, and the stems of what stands before it and behind it."""

    pivot: str
    denials: int
    left: frozenset[str]
    right: frozenset[str]


def swapped(text: str, quotes: Sequence[Quote]) -> Iterator[tuple[str, str, Quote]]:
    """What two things a claim puts in each other's place: the complaint, the words of the quote, the quote."""
    for quote in quotes:
        for ours, theirs in product(_sides(text), _sides(quote.text)):
            come_left = ours.left & theirs.right - theirs.left - ours.right
            come_right = ours.right & theirs.left - theirs.right - ours.left
            herself = _SELF & (come_left | come_right)
            if ours[:2] == theirs[:2] and ((come_left and come_right) or herself):
                yield f'puts one in the place of the other around "{ours.pivot}"', quote.text, quote


@lru_cache(maxsize=2_000)
def _sides(text: str) -> tuple[_Sides, ...]:
    sides = []
    for match in _PIVOT.finditer(text):
        ends = list(_CLAUSE_END.finditer(text))
        start = max((end.end() for end in ends if end.end() <= match.start()), default=0)
        stop = min((end.start() for end in ends if end.start() >= match.end()), default=len(text))
        before, after = (
            [_SELVES.get(word.text, word.stem) for word in words(part) if word.is_content or word.text in _SELVES]
            for part in (text[start : match.start()], text[match.end() : stop])
        )
        denials = negations(text[start:stop])
        sides.append(_Sides(match.group().lower(), denials, frozenset(before[-NEAR:]), frozenset(after[:NEAR])))
    return tuple(sides)

"""People's names in a text: participants' own names everywhere, others by name lists and by what stands around them.

Three ways, in order of trust: a participant's name, which is known; words that announce a name ("my husband …",
"Mrs …", "my name is …"); a given name of Faker's tables, in its capital letter, with the family name behind it. A given
name that is also a word (Mark, Grace, Will) counts in the middle of a sentence or with such a context; one that is also
a month, a place or a brand (May, Paris, Chelsea) only with a context. A family name alone is found after a title or
where the context says so.
Names in scripts without capital letters are found where they are participants' own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache

from persona_gen.domain import Span
from persona_gen.privacy import bare_names, families, kin, other_scripts, person_slots, unlisted
from persona_gen.privacy.brands import BRANDS_ALONE, BRANDS_ELSEWHERE, WORDS_REMEMBERED, names_a_thing
from persona_gen.privacy.english_names import CAPITALISED, SMALL_WORD, small_names
from persona_gen.privacy.initials import initial_spans
from persona_gen.privacy.lists import (
    ALSO_PROPER,
    ALSO_WORDS,
    COLOURS_AND_STONES,
    COMMON_PEOPLE,
    NEVER_NAMES,
    WORDS_ELSEWHERE,
)
from persona_gen.privacy.name_context import (
    FAMILY_BEHIND,
    begins,
    ended,
    is_german,
    is_headline,
    no_person,
    without_ends,
)
from persona_gen.privacy.name_forms import ANNOUNCED, LOW_ANNOUNCED, LOW_SIGNS, LOW_TELLING
from persona_gen.privacy.name_lists import NO_PARTS, branded, family_names, fold, given_names
from persona_gen.privacy.name_words import (
    LEAST_RUN_TOGETHER,
    announced_low,
    is_common,
    is_full_name,
    plain_elsewhere,
    plain_families,
    sure_given,
)
from persona_gen.privacy.signs import Signs
from persona_gen.text.vocabulary import word_pieces


class NameFinder:
    """Finds names; ``known`` are participants' names as their labels have them, found whole and by each word."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._words: set[str] = set()
        self._parts: set[str] = set()
        self._handles: set[str] = set()
        self._bare_handles = False
        self._whole: set[str] = set()
        for name in names:
            self.add(name)

    def add(self, name: str) -> None:
        """One more participant's name."""
        parts = [fold(part) for part in re.findall(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*", name)]
        if _HANDLE_SIGN.search(name):
            handle = name.casefold().strip("@")
            self._handles.add(handle)
            self._bare_handles |= not _HANDLE_SIGN.search(handle)
        elif _UNSPACED.search(name):
            self._whole.add(name)
        else:
            words = [p for p in parts if len(p) > 2 and p not in NO_PARTS]
            self._words.update(words)
            self._parts.update(re.split("[-']", word)[0] for word in words)

    def stand_in(self, file_name: str) -> bool:
        """Whether a file's name holds a known name, also run together with other words: ``callumshaw_zoom``."""
        plain = fold(file_name)
        return any(len(word) > LEAST_RUN_TOGETHER and word in plain for word in self._words)

    def spans(self, signs: Signs) -> list[Span]:
        """Where names stand, in order, none inside another."""
        text = signs.text
        capitalised = list(signs.matches(CAPITALISED))
        spans = [*self._participants(signs), *self._announced(signs, capitalised), *small_names(signs)]
        spans += [span for _, span in person_slots.spans(signs, is_full_name)]
        spans += kin.spans(signs, sure_given(), is_common)
        loud = signs.capital_inside or not all(_is_ordinary(match["given"]) for match in capitalised)
        if loud:
            spans += self._listed(signs, capitalised)
            rare = list(unlisted.spans(signs, is_common))
            spans += rare if rare and not is_headline(text) else ()
            spans += unlisted.full_names(signs, is_common, plain_families())
            spans += unlisted.in_capitals(signs, sure_given(), plain_families())
            spans += unlisted.initialed(signs, is_common, plain_families())
            spans += unlisted.families_by_plural(signs, plain_families())
            spans += bare_names.spans(signs, is_common)
        if spans:
            brands = [m.span() for m in branded().finditer(text)]
            spans = [span for span in spans if not any(start <= span[0] < end for start, end in brands)]
        spans += families.spans(signs, is_common) if loud else ()
        spans = [(start, ended(text, end)) for start, end in spans if end > start]
        spans += other_scripts.spans(text)
        spans += initial_spans(text)
        if text.isupper() and len(signs.low) == len(text):
            spans += [
                *small_names(Signs(signs.low)),
                *(span for _, span in person_slots.spans(Signs(signs.low), is_full_name)),
            ]
        return _apart(spans)

    def _participants(self, signs: Signs) -> Iterator[Span]:
        text = signs.text
        if self._handles and (self._bare_handles or _HANDLE_SIGN.search(text)):
            yield from (m.span() for m in _HANDLES.finditer(text) if m[0].casefold() in self._handles)
        for match in _TOKENS.finditer(text) if self._words and signs.may_have(self._parts) else ():
            word = match[0]
            if word[-2:] in ("'s", "’s"):
                word = word[:-2]
            plain = fold(word)
            if plain not in self._words:
                if "-" not in plain or not all(part in self._words for part in plain.split("-")):
                    continue
            elif plain in _ORDINARY and (word[0].islower() or begins(text, match.start())):
                continue
            yield match.start(), match.start() + len(word)
        for name in self._whole:
            at = text.find(name)
            while at >= 0:
                yield at, at + len(name)
                at = text.find(name, at + 1)

    def _announced(self, signs: Signs, capitalised: Sequence[re.Match[str]]) -> Iterator[Span]:
        text = signs.text
        may_hold = signs.capital_inside or not given_names().isdisjoint(signs.words)
        for pattern in ANNOUNCED.of(signs) if may_hold and self._may_hold(text, capitalised) else ():
            for match in signs.matches(pattern):
                kind = match.lastgroup or "any"
                start, end = match.span(kind)
                while (opening := match.string[start:end].split(" ", 1)) and len(opening) == 2:
                    if fold(opening[0]) not in NEVER_NAMES:
                        break
                    start += len(opening[0]) + 1  # "Then Ruby rang": the sentence's first word is written like a name
                name = without_ends(match.string[start:end])
                words = name.split()
                if not words:
                    continue
                first = fold(words[0])
                if kind == "given_to" and first in _PLACES_AND_BRANDS and words[0] not in _MONTH_NAMES:
                    continue  # "gave Chelsea a miss"
                if first in ALSO_WORDS and re.match(r" (?:in|of|at) ", match.string[start + len(name) :]):
                    continue  # "Faith in your team"
                listed = kind == "any" or first in given_names()
                month = kind == "given_to" and words[0] in _MONTH_NAMES
                if month or (listed and first not in NEVER_NAMES and not names_a_thing(first)):
                    yield start, min(end, start + len(name))
        may_be_low = signs.has(LOW_SIGNS) and signs.may_have(announced_low())
        for match in (*LOW_ANNOUNCED.finditer(text), *LOW_TELLING.finditer(text)) if may_be_low else ():
            group = match.lastgroup or "low"
            if fold(match[group]) in (announced_low() if group == "low" else plain_elsewhere()):
                family = SMALL_WORD.match(text, match.end(group) + 1) if group == "low" else None
                yield (
                    match.start(group),
                    family.end() if family and family[0] not in word_pieces() else match.end(group),
                )

    def _may_hold(self, text: str, capitalised: Sequence[re.Match[str]]) -> bool:
        """Whether a capital stands inside a sentence, or a given name anywhere: no announced name has neither."""
        return "\n" in text or any(
            (fold(m["given"]) in given_names() or not begins(text, m.start("given")))
            and (fold(m["given"]) not in NEVER_NAMES or m["given"] in _MONTH_NAMES)
            for m in capitalised
        )

    def _listed(self, signs: Signs, capitalised: Sequence[re.Match[str]]) -> Iterator[Span]:
        """Given names of the lists, with what follows as their family name."""
        text, headline = signs.text, None
        for match in capitalised:
            word = match["given"]
            plain = fold(word)
            if len(word) > 1 and word.isupper():
                continue
            first = plain if plain in given_names() else plain.split("-")[0]
            if first not in given_names() or plain in NEVER_NAMES or len(first) < 3:
                continue
            start, end = match.span("given")
            if no_person(text, start, end, first):
                continue
            behind = FAMILY_BEHIND.match(text, end)
            family = without_ends(behind[0]) if behind else ""
            if first in _SELDOM_PEOPLE:
                if not (family and family.split() and fold(family.split()[-1]) in family_names()):
                    continue
            elif not family and first in _FOREIGN_THINGS and not signs.english:
                if first in BRANDS_ELSEWHERE or begins(text, start):
                    continue
            elif first in ALSO_WORDS:
                headline = is_headline(text) if headline is None else headline
                if headline or (
                    (begins(text, start) or is_german(text)) and fold(family.strip()) not in family_names()
                ):
                    continue
            yield start, end + len(family)


@lru_cache(maxsize=WORDS_REMEMBERED)
def _is_ordinary(word: str) -> bool:
    """Whether a word that begins a sentence is English and on no list of names, so that nothing but its place could
    make it one."""
    plain = fold(word)
    return word.lower() in word_pieces() and plain not in given_names() and plain not in family_names()


_PLACES_AND_BRANDS = ALSO_PROPER - COMMON_PEOPLE
_SELDOM_PEOPLE = _PLACES_AND_BRANDS | BRANDS_ALONE | COLOURS_AND_STONES
_FOREIGN_THINGS = WORDS_ELSEWHERE | BRANDS_ELSEWHERE
_ORDINARY = ALSO_WORDS | ALSO_PROPER | NEVER_NAMES
_HANDLE_SIGN = re.compile(r"[\d_@]")
_HANDLES = re.compile(r"\w+(?:[.@-]\w+)*")
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u3040-\u9fff\uac00-\ud7af]")
"""Scripts without blanks between words, or with endings on names."""
_TOKENS = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_MONTH_NAMES = ("April", "May", "June", "August")
"""Months that are given names as well, where nothing but a person can stand."""


def _inside(span: Span, others: Iterable[Span]) -> bool:
    return any(start <= span[0] and span[1] <= end for start, end in others)


def _apart(spans: Iterable[Span]) -> list[Span]:
    """Overlapping spans as one."""
    merged: list[Span] = []
    for start, end in sorted(set(spans)):
        if merged and start < merged[-1][1]:
            merged[-1] = merged[-1][0], max(end, merged[-1][1])
        else:
            merged.append((start, end))
    return merged

"""What a text has, counted once, so that a search which cannot find anything is not begun."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from functools import cache, cached_property
from typing import Generic, TypeVar

CAPITAL = "A-ZÀ-ÖØ-ÞĀĂĄĆĈČĎĐĒĘĚĞĢĪİĶŁĹĽĻŃŅŇŌŐŒŔŘŚŞŠȘŢŤȚŪŮŰŲŴŶŸŹŻŽ"
NAME_WORD = rf"(?:(?:[DO]['’]|Mc|Mac|Fitz|al-|el-)?[{CAPITAL}][^\W\d_]+(?:[-'’](?:[{CAPITAL}])?[^\W\d_]{{2,}})*)"
"""A name in Latin letters."""
_NAME_BEGINS = re.compile(rf"[{CAPITAL}]|[ae]l-")
_NAME_BEGINS_ASCII = re.compile(r"[A-Z]|[ae]l-")
"""Its first character; the shorter class is searched for faster."""
_TOKEN = re.compile(r"[^\W\d_]+")
_CAPITALISED = re.compile(rf"[{CAPITAL}][^\W\d_]|\.\s+[{CAPITAL}]")
"""What `_CAPITAL_INSIDE` has in each form but a line's end, behind the first character."""
_CAPITAL_INSIDE = re.compile(
    rf"[^.!?…\n\s][\s]+[\"“”„‘’«(\[]*[{CAPITAL}][^\W\d_]|\b[A-Z][a-z]{{0,3}}\.\s+[{CAPITAL}]|\n"
)


@cache
def _begins_with_name(pattern: str) -> bool:
    """Whether all that a pattern finds begins with a name's first letter: nothing but looks behind it come before."""
    return _NAME_FIRST.match(pattern) is not None


_NAME_FIRST = re.compile(rf"(?:\(\?<![^()]*\))*(?:\(\?P<\w+>)?(?:{re.escape(NAME_WORD)}|\[{re.escape(CAPITAL)}\])")


class Signs:
    """The words, digits and capitals of a text in its plain form."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.ascii = text.isascii()
        self.low = text.lower()
        self.tokens = _TOKEN.findall(self.low)
        self.words = frozenset(self.tokens)
        self.digits = sum(map(text.count, "0123456789")) if self.ascii else sum(map(str.isdigit, text))
        begins = _NAME_BEGINS_ASCII if self.ascii else _NAME_BEGINS
        self.name_places = [match.start() for match in begins.finditer(text)]
        """Where names in Latin letters may begin."""

    @cached_property
    def capital_inside(self) -> bool:
        """Whether a capitalised word of two letters or more stands where no sentence begins."""
        text = self.text
        return "\n" in text or (_CAPITALISED.search(text, 1) is not None and _CAPITAL_INSIDE.search(text) is not None)

    def matches(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """What `finditer` gives; a pattern that begins with a name is tried only where one may begin."""
        led = _begins_with_name(pattern.pattern)
        return self._where_names_begin(pattern) if led else pattern.finditer(self.text)

    def _where_names_begin(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        end = 0
        for place in self.name_places:
            if place >= end and (match := pattern.match(self.text, place)):
                end = match.end()
                yield match

    def may_have(self, words: AbstractSet[str]) -> bool:
        """False only where no accent or case can hide one of these words, in small letters, and none is there."""
        return not self.ascii or not self.words.isdisjoint(words)

    def has(self, words: frozenset[str]) -> bool:
        """Whether one of these words is there, in small letters."""
        return not self.words.isdisjoint(words)

    def ends(self, endings: tuple[str, ...]) -> bool:
        """Whether a word ends so."""
        return any(word.endswith(endings) for word in self.words)


Kept = TypeVar("Kept")


class Cued(Generic[Kept]):
    """Patterns, each with its cues: words in small letters without one of which it finds nothing.

    A pattern without cues is always tried. One look-up a word of the text, however many patterns there are.
    """

    def __init__(self, patterns: Iterable[tuple[Iterable[str], Kept]]) -> None:
        self._patterns: list[Kept] = []
        self._uncued: list[int] = []
        self._by_cue: dict[str, list[int]] = {}
        for number, (cues, pattern) in enumerate(patterns):
            self._patterns.append(pattern)
            different = frozenset(cues)
            for cue in different:
                self._by_cue.setdefault(cue, []).append(number)
            if not different:
                self._uncued.append(number)

    def of(self, signs: Signs) -> list[Kept]:
        """Those that may find something in a text, in their order."""
        numbers = set(self._uncued)
        for word in self._by_cue.keys() & signs.words:
            numbers.update(self._by_cue[word])
        return [self._patterns[number] for number in sorted(numbers)]

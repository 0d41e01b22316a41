"""What a text has, counted once, so that a search which cannot find anything is not begun."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property
from typing import Generic, TypeVar

CAPITAL = "A-ZÀ-ÖØ-ÞĀĂĄĆĈČĎĐĒĘĚĞĢĪİĶŁĹĽĻŃŅŇŌŐŒŔŘŚŞŠȘŢŤȚŪŮŰŲŴŶŸŹŻŽ"
_TOKEN = re.compile(r"[^\W\d_]+")
_DIGIT = re.compile(r"[0-9]")
_CAPITALISED = re.compile(rf"[{CAPITAL}][^\W\d_]|\.\s+[{CAPITAL}]")
"""What `_CAPITAL_INSIDE` has in each form but a line's end, behind the first character."""
_CAPITAL_INSIDE = re.compile(
    rf"[^.!?…\n\s][\s]+[\"“”„‘’«(\[]*[{CAPITAL}][^\W\d_]|\b[A-Z][a-z]{{0,3}}\.\s+[{CAPITAL}]|\n"
)


class Signs:
    """The words, digits and capitals of a text in its plain form."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.low = text.lower()
        self.tokens = _TOKEN.findall(self.low)
        self.words = frozenset(self.tokens)

    @cached_property
    def digits(self) -> int:
        """How many there are."""
        return len(_DIGIT.findall(self.text)) if self.text.isascii() else sum(map(str.isdigit, self.text))

    @cached_property
    def capital_inside(self) -> bool:
        """Whether a capitalised word of two letters or more stands where no sentence begins."""
        text = self.text
        return "\n" in text or (_CAPITALISED.search(text, 1) is not None and _CAPITAL_INSIDE.search(text) is not None)

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

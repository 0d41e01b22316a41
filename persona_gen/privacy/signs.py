"""What a text has, counted once, so that a search which cannot find anything is not begun."""

from __future__ import annotations

import re
from functools import cached_property

CAPITAL = "A-ZÀ-ÖØ-ÞĀĂĄĆĈČĎĐĒĘĚĞĢĪİĶŁĹĽĻŃŅŇŌŐŒŔŘŚŞŠȘŢŤȚŪŮŰŲŴŶŸŹŻŽ"
_TOKEN = re.compile(r"[^\W\d_]+")
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
        return sum(map(str.isdigit, self.text))

    @cached_property
    def capital_inside(self) -> bool:
        """Whether a capitalised word of two letters or more stands where no sentence begins."""
        return _CAPITAL_INSIDE.search(self.text) is not None

    def has(self, words: frozenset[str]) -> bool:
        """Whether one of these words is there, in small letters."""
        return not self.words.isdisjoint(words)

    def ends(self, endings: tuple[str, ...]) -> bool:
        """Whether a word ends so."""
        return any(word.endswith(endings) for word in self.words)

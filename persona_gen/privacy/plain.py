"""A text in the form in which identifiers are looked for: one kind of blank, hyphen, digit and accent.

What people paste has no-break spaces, non-breaking hyphens, full-width digits and invisible characters, each of which
hides a number or a name from a pattern. Places found in the plain text are given back as places of the original.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from persona_gen.domain import Span

_BLANKS = "\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u202f\u205f\u3000"
_HYPHENS = "\u2010\u2011\u2012\u2212\ufe58\ufe63\uff0d\u00ad"
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff\u00ad]")
_ACCENT = re.compile("[\u0300-\u036f]")
_SAME = str.maketrans({**dict.fromkeys(_BLANKS, " "), **dict.fromkeys(_HYPHENS, "-")})


class Plain:
    """The plain form of a text, and where its characters stood."""

    def __init__(self, text: str) -> None:
        self._places: list[int] | None = None
        if text.isascii():
            self.text = text
            return
        self.text = "".join(map(_one, text.translate(_SAME)))
        if _INVISIBLE.search(text) or _ACCENT.search(text):
            pieces = list(_composed(text))
            self.text = "".join(_one(c.translate(_SAME)) for c, _ in pieces)
            self._places = [*(place for _, place in pieces), len(text)]

    def original(self, span: Span) -> Span:
        """A place of the plain text in the original one."""
        if self._places is None:
            return span
        # Up to where the next begins, so that accents and what is invisible go with their character.
        return self._places[span[0]], self._places[span[1]]


def _one(character: str) -> str:
    """Full-width forms and the digits of any script as ASCII, all else as it is; one character for one."""
    if character < "\u0660":
        return character
    if "\uff01" <= character <= "\uff5e":
        return chr(ord(character) - 0xFEE0)
    digit = unicodedata.decimal(character, None)
    return character if digit is None else str(digit)


def _composed(text: str) -> Iterator[tuple[str, int]]:
    """Characters with their accents as one, and the place of the last; invisible ones left out."""
    held: tuple[str, int] | None = None
    for place, character in enumerate(text):
        if _INVISIBLE.match(character):
            continue
        if held and unicodedata.combining(character):
            whole = unicodedata.normalize("NFC", held[0] + character)
            if len(whole) == 1:
                held = whole, held[1]
                continue
        if held:
            yield held
        held = character, place
    if held:
        yield held

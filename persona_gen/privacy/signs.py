"""What a text has, counted once, so that a search which cannot find anything is not begun."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from functools import cache
from typing import Generic, TypeVar

CAPITAL = "A-ZÀ-ÖØ-ÞĀĂĄĆĈČĎĐĒĘĚĞĢĪİĶŁĹĽĻŃŅŇŌŐŒŔŘŚŞŠȘŢŤȚŪŮŰŲŴŶŸŹŻŽ"
NAME_WORD = rf"(?:(?:[DO]['’]|Mc|Mac|Fitz|al-|el-)?[{CAPITAL}][^\W\d_]+(?:[-'’](?:[{CAPITAL}])?[^\W\d_]{{2,}})*)"
"""A name in Latin letters."""
_NAME_BEGINS = re.compile(rf"[{CAPITAL}]|[ae]l-")
_NAME_BEGINS_ASCII = re.compile(r"[A-Z]|[ae]l-")
"""Its first character; the shorter class is searched for faster."""
_TOKEN = re.compile(r"[^\W\d_]+")
_TOKEN_ASCII = re.compile("[a-z]+")
_DIGIT_ASCII = re.compile("[0-9]")
_CAPITAL_ASCII = re.compile("[A-Z]")
_BEHIND_A_WORD = re.compile(rf"\s(?<=[^.!?…\n\s]\s)\s*[\"“”„‘’«(\[]*[{CAPITAL}][^\W\d_]")
_BEHIND_A_TITLE = re.compile(rf"[A-Z](?<!\w[A-Z])[a-z]{{0,3}}\.\s+[{CAPITAL}]")
"""Each begins with what is rare, by which a search is quick."""
_BETWEEN = " \t\n,.:;'’\"-–("
"""What may stand between a word and the name that it announces."""
_ENGLISH = frozenset(
    "the and my is was it to i me of for that with she he her his they we you at on in by not but so".split()
)
_LONGEST_LEAD = 24
_TAIL = 3
"""Letters by which words are sorted out that cannot have an ending; no ending that is asked for is shorter."""


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
        self.tokens = (_TOKEN_ASCII if self.ascii else _TOKEN).findall(self.low)
        self.words = frozenset(self.tokens)
        if self.ascii:
            self.digits = sum(map(text.count, "0123456789")) if _DIGIT_ASCII.search(text) else 0
            begins = _NAME_BEGINS_ASCII if "l-" in self.low else _CAPITAL_ASCII
        else:
            self.digits = sum(map(str.isdigit, text))
            begins = _NAME_BEGINS
        self.name_places = [match.start() for match in begins.finditer(text)]
        """Where names in Latin letters may begin."""
        self._capital_inside: bool | None = None
        self._leads: frozenset[str] | None = None
        self._tails: frozenset[str] | None = None

    @property
    def capital_inside(self) -> bool:
        """Whether a capitalised word of two letters or more stands where no sentence begins."""
        if self._capital_inside is None:
            text = self.text
            later = bool(self.name_places) and self.name_places[-1] > 0
            self._capital_inside = "\n" in text or (
                later and (_BEHIND_A_WORD.search(text) or _BEHIND_A_TITLE.search(text)) is not None
            )
        return self._capital_inside

    @property
    def english(self) -> bool:
        """Whether two small words of English or more are there."""
        return len(self.words & _ENGLISH) > 1

    @property
    def initials(self) -> bool:
        """Whether a point stands right behind a capital."""
        return any(self.text.startswith(".", place + 1) for place in self.name_places)

    @property
    def leads(self) -> frozenset[str]:
        """The words, in small letters, right before a place where a name may begin."""
        if self._leads is None:
            before = (self.text[max(0, place - _LONGEST_LEAD) : place] for place in self.name_places if place)
            words = (piece.rstrip(_BETWEEN).rpartition(" ")[2].lower() for piece in before)
            self._leads = frozenset(word if word.isalpha() else "".join(_TOKEN.findall(word)[-1:]) for word in words)
        return self._leads

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

    def ends(self, endings: Endings) -> bool:
        """Whether a word ends so."""
        if self._tails is None:
            self._tails = frozenset(word[-_TAIL:] for word in self.words)
        return not self._tails.isdisjoint(endings.tails) and any(word.endswith(endings.whole) for word in self.words)


class Endings:
    """Ends of words, each of three letters at least."""

    def __init__(self, endings: Iterable[str]) -> None:
        self.whole = tuple(endings)
        self.tails = frozenset(ending[-_TAIL:] for ending in self.whole)


Kept = TypeVar("Kept")


def _is_ending(cue: str) -> bool:
    return cue[0] == "~" and len(cue) > 1


class Cued(Generic[Kept]):
    """Patterns, each with its cues, without one of which it finds nothing. A pattern without cues is always tried.

    A cue is a word in small letters; ``word>`` one that stands right before a capital; ``~end`` the end of a word;
    anything that is no word, such as ``, ``, is looked for as it stands. One look-up a word, however many patterns.
    """

    def __init__(self, patterns: Iterable[tuple[Iterable[str], Kept]]) -> None:
        self._patterns: list[Kept] = []
        self._uncued: list[int] = []
        self._by_word: dict[str, list[int]] = {}
        self._by_lead: dict[str, list[int]] = {}
        self._by_ending: list[tuple[Endings, int]] = []
        self._by_sign: list[tuple[str, int]] = []
        for number, (cues, pattern) in enumerate(patterns):
            self._patterns.append(pattern)
            different = frozenset(cues)
            if not different:
                self._uncued.append(number)
            endings = Endings(cue[1:] for cue in different if _is_ending(cue))
            if endings.whole:
                self._by_ending.append((endings, number))
            for cue in different:
                if cue[-1] == ">" and len(cue) > 1:
                    self._by_lead.setdefault(cue[:-1], []).append(number)
                elif cue.isalpha():
                    self._by_word.setdefault(cue, []).append(number)
                elif not _is_ending(cue):
                    self._by_sign.append((cue, number))

    def of(self, signs: Signs) -> list[Kept]:
        """Those that may find something in a text, in their order."""
        numbers = set(self._uncued)
        for word in self._by_word.keys() & signs.words:
            numbers.update(self._by_word[word])
        for word in self._by_lead.keys() & signs.leads if self._by_lead else ():
            numbers.update(self._by_lead[word])
        numbers.update(number for sign, number in self._by_sign if sign in signs.low)
        numbers.update(number for endings, number in self._by_ending if signs.ends(endings))
        return [self._patterns[number] for number in sorted(numbers)]

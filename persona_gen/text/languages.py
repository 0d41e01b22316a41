"""Which language a text or a segment is in, as far as small words tell: English or German, whose lists are here."""

from __future__ import annotations

import re
from collections.abc import Iterable
from itertools import islice
from typing import Generic, Literal, TypeVar

from persona_gen.domain import Segment
from persona_gen.text.lexicon import german
from persona_gen.text.lexicon.english import FUNCTION_WORDS
from persona_gen.text.tokens import ENGLISH_SHARE, words

Language = Literal["en", "de"]
READ = 200
"""Quotes of a segment that are read for its language."""
_SMALL_WORDS: dict[Language, frozenset[str]] = {"en": FUNCTION_WORDS, "de": german.FUNCTION_WORDS}


def language_of(text: str) -> Language | None:
    """The language most of whose small words a text has, a fifth of all words at least; nothing where neither has."""
    return _language_of([text], ENGLISH_SHARE)


def segment_language(segment: Segment) -> str:
    """The language of most of what its people say; else, of German places, of its labels; else its locale's.

    It may be one that has no lists here (``fr``, say).
    """
    kept = segment.__dict__  # as a cached property keeps it: every line of a card asks, and reads 200 quotes
    if "language" not in kept:
        texts = islice((quote.text for quote in segment.quotes if not quote.asked), READ)
        kept["language"] = _language_of(texts, ENGLISH_SHARE) or _language_of_labels(segment) or segment.locale[:2]
    return str(kept["language"])


def common_language(segments: Iterable[Segment]) -> str:
    """The language of all these segments where they have one in common; else English."""
    languages = {segment_language(segment) for segment in segments}
    return languages.pop() if len(languages) == 1 else "en"


def _language_of_labels(segment: Segment) -> Language | None:
    """Of German places; a list of answers in English is no proof of what people speak elsewhere."""
    labels = (segment.name, segment.description or "", *(s.label for s in segment.statistics))
    return _language_of(labels, 0.0) if segment.locale[:2] == "de" else None


def is_foreign(text: str, language: str) -> bool:
    """Whether a text that is long enough to tell is in another language than English or German, whichever is given."""
    certain = language in _SMALL_WORDS and sum(1 for _ in words(text)) >= LONG_ENOUGH
    return certain and language_of(text) != language


LONG_ENOUGH = 8
"""Words from which a text has small words in any case."""


def _language_of(texts: Iterable[str], least: float) -> Language | None:
    every = [word.text for text in texts for word in words(text)]
    counts = {language: sum(word in small for word in every) for language, small in _SMALL_WORDS.items()}
    best = max(counts, key=lambda language: counts[language])
    return best if counts[best] and counts[best] >= least * len(every) else None


_Word = TypeVar("_Word")
Noun = tuple[str, str]
"""The singular and the plural."""


class InLanguage(Generic[_Word]):
    """A word of ours in English and in German, an attribute of what has a language: read there, it is in it.

    What has neither language speaks English.
    """

    def __init__(self, english: _Word, german: _Word) -> None:
        self._english, self._german = english, german

    def __get__(self, speaker: Labels, _: type) -> _Word:
        """The word in the speaker's language."""
        return self._german if speaker.language == "de" else self._english


_FIGURE = re.compile(r"\d[\d.,]*\d|\d")
_POINTS = str.maketrans(".,", ",.")


def german_figures(text: str) -> str:
    """The text with its figures as Germans print them: ``1,204.5`` is ``1.204,5``."""
    return _FIGURE.sub(lambda figure: figure[0].translate(_POINTS), text)


class Labels:
    """Words of ours in one language, English where we have none. A class of labels names each as an `InLanguage`."""

    def __init__(self, language: str) -> None:
        self.language: Language = "de" if language == "de" else "en"

    def localised(self, figure: str) -> str:
        """``1,204.5``, in German ``1.204,5``."""
        return german_figures(figure) if self.language == "de" else figure

    def counted(self, number: int, noun: Noun) -> str:
        """``1 claim``, ``1,204 claims``."""
        return f"{self.localised(f'{number:,}')} {noun[number != 1]}"

"""Words as the rules see them: tokens with their places, stems, and the few words that turn a sentence round.

The word lists are English. In other languages the rules that need them stay silent; those about numbers,
quotations and citations do not need them.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from persona_gen.domain import Span
from persona_gen.text.lexicon import german
from persona_gen.text.lexicon.english import FUNCTION_WORDS, GENDERS, IRREGULAR, SAME_TURN, SYNONYMS, TURNING_WORDS
from persona_gen.text.lexicon.german import ENDINGS, ROUGH_ENDINGS, VERB_FORMS

_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060"
TOKEN = re.compile(rf"[^\W_](?:[^\W_]|[{_INVISIBLE}\u0300-\u036f])*(?:['’][^\W_]+)*")
_DROP = dict.fromkeys(map(ord, _INVISIBLE))


LEAST_HEADING = 2
"""Capitalised words after the first that make a heading: "Move to Leeds" names a place."""
ENGLISH_SHARE = 0.2
"""The part of an English text's words that carry no fact, at least."""
REMEMBERED = 2_000
"""Texts of which the reading is kept: all sentences and labels of a persona that is checked again as it is edited."""


class Word(NamedTuple):
    """One token of a text.

    ``text`` is in lower case with straight apostrophes, ``is_content`` whether it carries a fact, ``turns`` the
    negation, hedge or condition it is, with variants folded.
    """

    text: str
    stem: str
    is_content: bool
    turns: str | None
    span: Span


@lru_cache(maxsize=50_000)
def stem(word: str) -> str:
    """A light English stem: plural, -ed, -ing and possessive endings off, irregular verbs resolved.

    It over-merges rarely and never needs a dictionary; both sides of every comparison pass through it.
    """
    word = word.removesuffix("'s").replace("'", "")
    word = IRREGULAR.get(word, word)
    for ending, least, instead in (
        ("iest", 3, "y"), ("ies", 2, "y"), ("ied", 2, "y"), ("sses", 2, "ss"), ("xes", 2, "x"), ("ches", 2, "ch"),
        ("shes", 2, "sh"), ("ing", 3, ""), ("ed", 3, ""), ("ly", 4, ""), ("es", 3, "e"), ("s", 3, ""),
    ):  # fmt: skip
        if word.endswith(ending) and len(word) - len(ending) >= least and not word.endswith(("ss", "us", "is")):
            word = word[: len(word) - len(ending)] + instead
            break
    if len(word) > 3 and word[-1] == word[-2] and word[-1] not in "aeiouls":  # stopped -> stop
        word = word[:-1]
    return word.removesuffix("e") if len(word) > 3 else word


_KIN = {stem(word): frozenset(map(stem, line.split())) for line in SYNONYMS for word in line.split()}


def widened(stems: frozenset[str]) -> frozenset[str]:
    """Stems together with those of the everyday words that may stand for them in a label."""
    if stems.isdisjoint(_KIN):
        return stems
    return stems.union(*(_KIN[stem] for stem in stems if stem in _KIN))


def words(text: str) -> Iterator[Word]:
    """The words of a text in order, each with its span."""
    return iter(_words(text))


def content_stems(text: str) -> list[str]:
    """Stems of the words that carry a fact, in order."""
    return list(_content_stems(text))


_GENDERS = {stem(word): folded for word, folded in GENDERS.items()}


def trait_stems(text: str) -> frozenset[str]:
    """Stems of what a line of a snapshot says, with the words for a gender folded."""
    return frozenset([_GENDERS.get(stem, stem) for stem in _content_stems(text)])


@lru_cache(maxsize=REMEMBERED)
def _words(text: str) -> tuple[Word, ...]:
    """Remembered, because every rule takes the same few sentences and labels apart."""
    return tuple([Word(*read_word(match.group()), match.span()) for match in TOKEN.finditer(text)])


@lru_cache(maxsize=REMEMBERED)
def _content_stems(text: str) -> tuple[str, ...]:
    return tuple(word.stem for word in _words(text) if word.is_content)


@lru_cache(maxsize=50_000)
def read_word(printed: str) -> tuple[str, str, bool, str | None]:
    """What a printed word is wherever it stands: the fields of a `Word` without its place."""
    plain = printed if printed.isascii() else unicodedata.normalize("NFKC", printed.translate(_DROP)).replace("’", "'")
    plain = plain.lower()
    turns = "not" if plain.endswith("n't") else SAME_TURN.get(plain, plain) if plain in TURNING_WORDS else None
    return plain, stem(plain), turns is None and plain not in FUNCTION_WORDS, turns


@lru_cache(maxsize=REMEMBERED)
def is_english(text: str) -> bool:
    """Whether enough of the words are English function words for the English lists and rules to mean anything.

    German ones weigh against them: "sind in Rente" has two words that English has, too.
    """
    every = _words(text)
    english = sum([word.text in FUNCTION_WORDS for word in every])
    if not every or english < ENGLISH_SHARE * len(every):
        return False
    return english >= sum([word.text in german.FUNCTION_WORDS for word in every])


def lowered(text: str) -> str:
    """The text in small letters, each where it stood: a pattern reads it in a third of the time it takes to ignore
    case."""
    low = text.lower()
    return low if len(low) == len(text) else "".join(c.lower() if len(c.lower()) == 1 else c for c in text)


def is_heading(text: str) -> bool:
    """Whether a text is in title case: every word after the first that carries a fact begins with a capital."""
    facts = [word for word in _words(text)[1:] if word.is_content]
    return len(facts) >= LEAST_HEADING and all(text[word.span[0]].isupper() for word in facts)


# Two German stems: what vouches must merge less than what accuses. With the light one two words are alike only where
# they are forms of one word: a form too many would vouch for what nobody said. With the rough one they are alike where
# they may be: a form too few would accuse what somebody did say.
_UMLAUTS = str.maketrans("äöü", "aou")
_SHORTEST = 3
"""Letters of a stem that an ending may leave."""


@lru_cache(maxsize=20_000)
def light_stem(word: str) -> str:
    """Umlauts folded, one ending off, irregular finite verbs by their infinitive: for what vouches."""
    return VERB_FORMS.get(word) or _without_ending(word.translate(_UMLAUTS), ENDINGS)


@lru_cache(maxsize=50_000)
def rough_stem(word: str) -> str:
    """Ending, umlaut and the "ge" of a participle off ("geerbt", "erbe"; "fährt", "fahre"): for what accuses."""
    word = word.translate(_UMLAUTS)
    if word.startswith("ge") and len(word) > 5 and word.endswith(("t", "en")):
        word = word[2:]
    return _without_ending(word, ROUGH_ENDINGS)


def _without_ending(word: str, endings: tuple[str, ...]) -> str:
    ending = next((e for e in endings if word.endswith(e) and len(word) - len(e) >= _SHORTEST), "")
    return word.removesuffix(ending)

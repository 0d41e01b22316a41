"""Speech taken apart into sentences, and their words made comparable across contractions and forms of one auxiliary.

What may be told of a sentence without the rest of it is marked: from its beginning, words that only open it aside, to
its end or to an "and" that opens a clause with a subject of its own. Anything less may deny, condition or limit it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from persona_gen.text.lexicon import any_of, listed, phrases
from persona_gen.text.lexicon.english import QUESTION_WORDS
from persona_gen.text.lexicon.english_speech import (
    HESITATIONS,
    INVERTED,
    IRONY,
    MAKE_BELIEVE,
    OPENERS,
    PAST_FORMS,
    SAYING,
    SMALL_NUMBERS,
    SUBJECTS,
    SUPPOSING,
    TAKING_BACK,
    WHOSE,
)
from persona_gen.text.quotations import quoted_spans

_TOKEN = re.compile(r"[£$€¥]?\d+(?:[.,:/]\d+)*(?:\s?%)?|[^\W\d_]+(?:'[^\W\d_]+)*|[£$€¥%&+=]")
_END = re.compile(r"[.!?…]+[\"'”’)\]]*(?=\s+[^\sa-zà-ÿ]|\s*$)|[;\n]")
_ASIDES = listed("like, you know, i mean, honestly, to be honest, if i'm honest, to be fair, frankly")
_ASIDE = re.compile(rf"\[[^\]]*\]|(?<=,) {any_of(_ASIDES)},|, {any_of(_ASIDES[1:])}(?=[.!?…]|$)", re.I)
_THEY_SAY = "(?:says?|said|told|tells?|hears?|heard|think|thinks|thought|believes?|claims?|reckons?|seems?|goes)"
_OF_NOUN = "(?:my|our|the)"  # a determiner: what follows is a noun
_CLAUSE = re.compile(
    rf",? and (?!{_OF_NOUN}\b)(?={any_of(SUBJECTS)}\b)"
    rf"|,? and (?={_OF_NOUN} \w+(?: \w+){{0,2}}? (?:{any_of(INVERTED)}|\w+n['’]t|never|\w+ed|{any_of(PAST_FORMS)})\b)"
    rf"|, so,? (?!(?:that|long|far|as|much|many|to|called)\b"
    rf"|(?:[\w'’]+ ){{0,5}}{_THEY_SAY}\b)"
    rf"|,? and (?={_OF_NOUN} \w+['’]s (?:an?|the|not?|in|at|on|so|very|never|just|\w+ing|\w+ed)\b)",
    re.I,
)
""" "And I do …", "and my sister opened …"; what "and the radio" adds is part of the clause, ", so …" is not."""
_QUESTION = re.compile(rf", (?={any_of(QUESTION_WORDS)}\b)", re.I)
_NO_LETTERS = re.compile(r"^\W+")
_CONTRACTED = {"m": "am", "re": "are", "ve": "have", "ll": "will", "s": "'s", "d": "'d"}
_LONG_FORMS = {"gonna": "going to", "wanna": "want to", "gotta": "got to", "cannot": "can not", "can't": "can not",
               "won't": "will not", "shan't": "shall not"}  # fmt: skip
_SAME_FORM = {"am": "is", "are": "is", "were": "was", "have": "has", "do": "does"} | {
    word: str(n) for n, word in enumerate(SMALL_NUMBERS, 2)
}
_SUPPOSING, _MAKE_BELIEVE = phrases(SUPPOSING), phrases(MAKE_BELIEVE)
_TAKEN_BACK, _IRONY = phrases(TAKING_BACK), phrases(IRONY)
_SAID_BY = re.compile(rf"\b{any_of(SAYING)}\W*$", re.I)
_HESITATIONS = frozenset(HESITATIONS)
LONGEST_SUBJECT = 3
"""Words of "my own sister", which with their verb are a clause."""
LONGEST_INTRODUCTION = 4
"""Up to so many words, a sentence that ends in a verb of saying introduces the next one: "And she goes."."""


class SpokenSentence(NamedTuple):
    """A sentence's words, where a telling of it may begin and end, and whether it is a question."""

    tokens: tuple[str, ...]
    starts: tuple[int, ...]
    stops: frozenset[int]
    asks: bool


@lru_cache(maxsize=4_000)
def spoken_tokens(text: str) -> tuple[str, ...]:
    """The words of a text, contractions undone, forms of one auxiliary folded, hesitations left out."""
    plain = text.replace("’", "'").lower()
    printed = (match.group() for match in _TOKEN.finditer(plain))
    words = (word for each in printed if each not in _HESITATIONS for word in _undone(each))
    return tuple(_SAME_FORM.get(word, word) for word in words)


def _undone(word: str) -> tuple[str, ...]:
    if word in _LONG_FORMS:
        return tuple(_LONG_FORMS[word].split())
    if word.endswith("n't"):
        return (word[:-3], "not")
    stem, _, ending = word.rpartition("'")
    return (stem, _CONTRACTED[ending]) if stem and ending in _CONTRACTED else (word.replace(" ", ""),)


@lru_cache(maxsize=2_000)
def spoken_sentences(speech: str) -> tuple[SpokenSentence, ...]:
    """The sentences of what somebody says that stand for themselves. Linear in the text.

    Left out are words that the speaker quotes, what a neighbouring sentence supposes or takes back, and what is said
    tongue in cheek, as far as words show it.
    """
    text = _ASIDE.sub(" ", speech)
    parts = list(_parts(text))
    quoted = quoted_spans(text)
    kept = []
    for n, (start, end, asks) in enumerate(parts):
        before = text[slice(*parts[n - 1][:2])].strip() if n else ""
        after = _NO_LETTERS.sub("", text[slice(*parts[n + 1][:2])]) if n + 1 < len(parts) else ""
        sentence = text[start:end]
        inside = any(a <= start + 1 < b for a, b in quoted)
        if not (inside or _frames(before) or _TAKEN_BACK.match(after) or _IRONY.search(sentence)):
            kept.append(_read(sentence, asks))
    return tuple(sentence for sentence in kept if sentence.tokens)


def _parts(text: str) -> Iterator[tuple[int, int, bool]]:
    start = 0
    for match in _END.finditer(text):
        yield start, match.start(), "?" in match.group()
        start = match.end()
    if text[start:].strip():
        yield start, len(text), False


def _read(sentence: str, asks: bool) -> SpokenSentence:
    words: list[str] = []
    stops, at = set(), 0
    for match in (_QUESTION if asks else _CLAUSE).finditer(sentence):
        words += spoken_tokens(sentence[at : match.start()])
        if not (len(words) <= LONGEST_SUBJECT and words[:1] and words[0] in WHOSE):  # "my sister and I share …"
            stops.add(len(words))
        at = match.start()
    words += spoken_tokens(sentence[at:])
    stops.add(len(words))
    starts = [0]
    while starts[-1] < len(words) and words[starts[-1]] in OPENERS:
        starts.append(starts[-1] + 1)
    return SpokenSentence(tuple(words), tuple(starts), frozenset(stops), asks)


def _frames(before: str) -> bool:
    """Whether the sentence before makes what follows somebody else's words, or a case supposed."""
    supposed = _SUPPOSING.match(before) or _MAKE_BELIEVE.search(before)
    introduced = before.endswith(":") or (len(before.split()) <= LONGEST_INTRODUCTION and _SAID_BY.search(before))
    return bool(supposed or introduced)

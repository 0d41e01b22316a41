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

_INVISIBLE = "\u00ad\u200b\u200c\u200d\u2060"
TOKEN = re.compile(rf"[^\W_](?:[^\W_]|[{_INVISIBLE}\u0300-\u036f])*(?:['’][^\W_]+)*")
_DROP = dict.fromkeys(map(ord, _INVISIBLE))

FUNCTION_WORDS = frozenset(
    """a an the this that these those there here it its it's he she they him her them his hers their theirs i me my
    mine we us our ours you your yours himself herself themselves myself ourselves yourself one ones someone who whom
    whose which what when where how and or as at by for from in into of on onto out over to up upon with within about
    around through across between among per via is am are was were be been being do does did doing done has have had
    having can could will would shall should may must might get gets got getting also too very just really like so
    than then well such own each any some both other another as while during i'm he's she's they're we're you're i've
    they've we've you've i'd he'd she'd they'd we'd you'd i'll he'll she'll they'll we'll you'll that's there's what's
    where's who's let's it'll oneself able er um uh oh yeah yes ok okay""".split()
)
"""Words that carry no fact of their own; a claim may add or drop them freely."""

TURNING_WORDS = frozenset(
    """not no never nobody none nothing nowhere neither nor without cannot can't don't doesn't didn't won't wouldn't
    shouldn't couldn't isn't aren't wasn't weren't haven't hasn't hadn't ain't mustn't needn't hardly barely scarcely
    rarely seldom if unless until except only maybe perhaps probably possibly sometimes almost nearly might used
    because therefore although though despite instead rather but""".split()
)
"""Negations, hedges, conditions and causes: added, dropped or moved, they change what a sentence says."""

_SAME = {
    "cannot": "not", "can't": "not", "don't": "not", "doesn't": "not", "didn't": "not", "won't": "not",
    "wouldn't": "not", "shouldn't": "not", "couldn't": "not", "isn't": "not", "aren't": "not", "wasn't": "not",
    "weren't": "not", "haven't": "not", "hasn't": "not", "hadn't": "not", "ain't": "not", "mustn't": "not",
    "needn't": "not", "perhaps": "maybe", "possibly": "maybe", "though": "although", "nearly": "almost",
    "barely": "hardly", "scarcely": "hardly", "seldom": "rarely",
}  # fmt: skip

_IRREGULAR = {
    "said": "say", "says": "say", "told": "tell", "went": "go", "goes": "go", "gone": "go", "kept": "keep",
    "lost": "lose", "spent": "spend", "bought": "buy", "paid": "pay", "found": "find", "felt": "feel", "gave": "give",
    "given": "give", "took": "take", "taken": "take", "made": "make", "thought": "think", "knew": "know",
    "known": "know", "saw": "see", "seen": "see", "came": "come", "left": "leave", "sent": "send", "meant": "mean",
    "people": "person", "children": "child", "kids": "kid", "men": "man", "women": "woman", "wrote": "write",
    "written": "write", "read": "read", "chose": "choose", "chosen": "choose", "stood": "stand", "sat": "sit",
    "broke": "break", "broken": "break", "began": "begin", "sold": "sell", "met": "meet", "ran": "run",
    "forgot": "forget", "forgotten": "forget", "does": "do", "cried": "cry", "tried": "try", "wanna": "want",
}  # fmt: skip

_FAMILIES = """annual yearly year, bicycle bike cycle, car drive automobile, foot walk, email mail, buy purchase, child
    kid, mobile phone smartphone, mother mum mom, father dad, flat apartment, holiday vacation, doctor gp
    physician, shop store, film movie, television tv, woman female, man male, job occupation, big large,
    begin start, end finish, cinema theatre, laptop computer, trousers pants, petrol gas, pharmacy chemist,
    lawyer solicitor"""
"""Everyday words that one person puts in a questionnaire and another in a sentence: synonyms, British and American
words, and the verb for a way of going. They only help to find the label meant, never to call a sentence true."""


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
    if word in _IRREGULAR:
        return _IRREGULAR[word]
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


_KIN = {stem(word): frozenset(map(stem, family.split())) for family in _FAMILIES.split(",") for word in family.split()}


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


_GENDERS = {"femal": "woman", "male": "man", "enby": "non-binary"}


def trait_stems(text: str) -> frozenset[str]:
    """Stems of what a line of a snapshot says, with the words for a gender folded."""
    return frozenset([_GENDERS.get(stem, stem) for stem in _content_stems(text)])


@lru_cache(maxsize=1_000)
def _words(text: str) -> tuple[Word, ...]:
    """Remembered, because every rule takes the same few sentences and labels apart."""
    return tuple([Word(*read_word(match.group()), match.span()) for match in TOKEN.finditer(text)])


@lru_cache(maxsize=1_000)
def _content_stems(text: str) -> tuple[str, ...]:
    return tuple(word.stem for word in _words(text) if word.is_content)


@lru_cache(maxsize=50_000)
def read_word(printed: str) -> tuple[str, str, bool, str | None]:
    """What a printed word is wherever it stands: the fields of a `Word` without its place."""
    plain = printed if printed.isascii() else unicodedata.normalize("NFKC", printed.translate(_DROP)).replace("’", "'")
    plain = plain.lower()
    turns = _SAME.get(plain, plain) if plain in TURNING_WORDS else "not" if plain.endswith("n't") else None
    return plain, stem(plain), plain not in FUNCTION_WORDS and plain not in TURNING_WORDS, turns


def beginnings(text: str) -> frozenset[str]:
    """The first four letters of each word: what a text must have of a word list for a search to be worth its while."""
    return frozenset([word.text.partition("'")[0][:4] for word in _words(text)])

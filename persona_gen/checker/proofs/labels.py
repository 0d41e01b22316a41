"""Finding a label's words in a sentence: all of them, in their order, with nothing else between.

Free are articles and possessives, the person ("I worry" is "they worry"), number ("rents" is "rent", "woman" is
"women") and "have" before a past form. Everything else stays: prepositions, negations, modals, tense, order.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from persona_gen.text.tokens import stem

_TOKEN = re.compile(
    r"\ba (?:few|little|bit|lot)\b|(?<!\S)[-−]\d+(?:[.,]\d+)*|\d+(?:[.,]\d+)*|[^\W\d_]+(?:['’][^\W\d_]+)*"
    r"|[%£$€,;:()–—.?!/+=]|°",
    re.I,
)
_SPLIT = {"cannot": ("can", "not"), "can't": ("can", "not"), "won't": ("will", "not")}
_PERSONS = (
    ("they", "i", "we", "she", "he", "you"),
    ("them", "me", "us", "her", "him", "you"),
    ("their", "my", "our", "her", "his", "your"),
    ("themselves", "myself", "ourselves", "herself", "himself", "yourself"),
)
_FOLDED = {
    "am": "are", "is": "are", "was": "were", "has": "have", "does": "do", "goes": "go", "women": "woman", "men": "man",
    "children": "child", "people": "person", "wives": "wife", "lives": "live", "a": "the", "an": "the", "past": "last",
    "per": "each", "every": "each",
}  # fmt: skip
FREE = frozenset("a an the their her his my our your its".split())
"""What a sentence may add to a label, or leave out of it."""
PLACED = frozenset("in on at by through via to with from for using as".split())
"""A preposition may be said again behind "or": "in a town or in the countryside"."""
DIVIDING_PREPOSITIONS = frozenset("after before of on in with to from for at per by".split())
"""What may divide the name of an amount: "satisfaction | with the club"."""
_HAVE = frozenset("have has had having".split())
_PASTS = frozenset(
    "taken given chosen written eaten driven seen done gone got had was were did lost spent bought paid"
    " found felt gave took made went saw came left sent wrote sat sold broke kept chose drove ate drank"
    " ran began said told thought knew met led held built lent put cut read split".split()
)


def label_tokens(text: str) -> list[tuple[str, int, int]]:
    """The words, numbers and marks of a text in lower case, each with its place; "don't" is two words."""
    read = []
    for match in _TOKEN.finditer(text):
        word = match.group().lower().replace("’", "'")
        parts = _SPLIT.get(word) or ((word[:-3], "not") if word.endswith("n't") else (word.removesuffix("'s"),))
        read += [(part, *match.span()) for part in parts if part]
    return read


@lru_cache(maxsize=5_000)
def words_of(label: str) -> tuple[str, ...]:
    """The words of a label; its commas and marks tell nothing."""
    return tuple(word for word, _, _ in label_tokens(label) if word[0].isalnum() or word in "%£$€")


@lru_cache(maxsize=20_000)
def singular(word: str) -> str:
    """A word without number: "rents" and "rent", "is" and "are", "woman" and "women" are _alike."""
    if word in _FOLDED:
        return _FOLDED[word]
    for ending, instead in (("ies", "y"), ("sses", "ss"), ("ches", "ch"), ("shes", "sh"), ("xes", "x"), ("s", "")):
        if word.endswith(ending) and len(word) - len(ending) >= 2 and not word.endswith(("ss", "us", "is")):
            return word[: len(word) - len(ending)] + instead
    return word


@lru_cache(maxsize=20_000)
def _alike(word: str, label: str) -> bool:
    """Whether a word of a sentence is a label's, in another number or person."""
    return singular(word) == singular(label) or any(word in row[:5] and label in row for row in _PERSONS)


def follow(words: Sequence[str], at: int, label: Sequence[str], *, any_form: bool = False) -> int | None:
    """Where a label ends that begins at a place of a sentence; nothing where its words do not follow.

    ``any_form`` lets the first word stand in any form: "joined" for "joining".
    """
    n, had = 0, False
    while n < len(label):
        word = words[at] if at < len(words) else ""
        first = n == 0 or all(w in FREE for w in label[:n])
        if word and (_alike(word, label[n]) or ((had or (any_form and first)) and _same_verb(word, label[n]))):
            at, n, had = at + 1, n + 1, False
        elif n and label[n - 1] in ("or", "and") and word in PLACED:
            at += 1
        elif word in FREE or (word in _HAVE and (is_past(label[n]) or (any_form and first)) and at + 1 < len(words)):
            at, had = at + 1, word in _HAVE and is_past(label[n])
        elif label[n] in FREE or (n == 0 and label[n] in ("i", "we")):
            n += 1
        else:
            return None
    return at


def _same_verb(word: str, label: str) -> bool:
    roots = [re.sub(r"([^aeiou])\1$", r"\1", stem(one)) for one in (word, label)]
    return roots[0] == roots[1] or {word, label} <= _HAVE


def is_past(word: str) -> bool:
    """Whether a word is, by its form, what was done."""
    return word.endswith("ed") or word in _PASTS

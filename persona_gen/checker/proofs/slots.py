"""The slots of frames that read a figure, a group of people, or a word of the frame itself."""

from __future__ import annotations

from collections.abc import Iterator

from persona_gen.checker.proofs.grammar import Bound, Match, Slot
from persona_gen.checker.proofs.sentence import Sentence
from persona_gen.checker.proofs.shapes import Shape
from persona_gen.domain import Statistic

UP = frozenset("more higher greater larger bigger older longer likelier commoner above over".split())


DOWN = frozenset("less fewer lower smaller younger shorter rarer below under".split())

_PLACES = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "last": -1}
_FIRSTS = (
    "the most common", "the commonest", "the most frequent", "the top", "the leading", "the number one", "the biggest",
    "the main", "the second most common", "the third most common", "the least common",
)  # fmt: skip


def bind(bound: Bound, **more: object) -> Bound:
    """What is bound, with more."""
    return {**bound, **more}


def shape(sentence: Sentence, bound: Bound) -> Shape:
    """The shape of the statistic that a frame is matched for."""
    s: Statistic = bound["statistic"]
    return sentence.shape(s)


def figure_of(name: str, *kinds: str) -> Slot:
    """A figure of one of some kinds, bound under a name."""

    def read(sentence: Sentence, at: int, bound: Bound) -> Iterator[Match]:
        here = sentence.figure(at)
        if here and here[0].kind in kinds:
            yield here[1], bind(bound, **{name: (*bound.get(name, ()), here[0])})

    return read


def share(sentence: Sentence, at: int, bound: Bound) -> Iterator[Match]:
    """A share: a figure, or a quantity in words."""
    here = sentence.figure(at)
    if sentence.words[at : at + 1] in (("only",), ("just",)):
        for end, read in share(sentence, at + 1, bound):
            yield end, bind(read, only=True)
    if here and (here[0].kind == "share" or here[0].unit == "share"):
        yield here[1], bind(bound, share=here[0])
    elif (quantity := sentence.quantity(at)) and not here:
        yield quantity[1], bind(bound, share=quantity[0])


def share_too(sentence: Sentence, at: int, bound: Bound) -> Iterator[Match]:
    """A share that is told once more, as a figure: "a majority, 57 %, …"."""
    for end, read in share(sentence, at, {}):
        yield end, bind(bound, share_too=read["share"])


def equal_to(sentence: Sentence, at: int, bound: Bound) -> Iterator[Match]:
    """ "Much like": no difference to what follows."""
    for words in (("much", "like"), ("like",), ("close", "to"), ("almost", "like")):
        if sentence.words[at : at + len(words)] == words:
            yield at + len(words), bind(bound, equal=True)


def overall(sentence: Sentence, at: int, bound: Bound) -> Iterator[Match]:
    """The share of the whole base."""
    for end, read in share(sentence, at, {}):
        yield end, bind(bound, overall=read["share"])


def group(sentence: Sentence, at: int, bound: Bound) -> Iterator[Match]:
    """A name for the people of the segment."""
    for end in sentence.group(at):
        yield end, bound


def persona(sentence: Sentence, at: int, bound: Bound) -> Iterator[Match]:
    """The persona, by name or pronoun."""
    if end := sentence.persona(at):
        yield end, bind(bound, persona=True)


def mark(name: str, value: object, *words: str) -> Slot:
    """One of some words, which bind a value."""

    def read(sentence: Sentence, at: int, bound: Bound) -> Iterator[Match]:
        if at < len(sentence.words) and sentence.words[at] in words:
            yield at + 1, bind(bound, **{name: value})

    return read


def literal(sign: str) -> Slot:
    """A sign that the language of frames has for itself."""

    def read(sentence: Sentence, at: int, bound: Bound) -> Iterator[Match]:
        if sentence.words[at : at + 1] == (sign,):
            yield at + 1, bound

    return read


def direction(sentence: Sentence, at: int, bound: Bound) -> Iterator[Match]:
    """A word that says more (1) or less (-1)."""
    word = sentence.words[at] if at < len(sentence.words) else ""
    if word in UP or word in DOWN:
        yield at + 1, bind(bound, direction=1 if word in UP else -1)


def place(sentence: Sentence, at: int, bound: Bound) -> Iterator[Match]:
    """A place in a ranking: first, second, last."""
    word = sentence.words[at] if at < len(sentence.words) else ""
    if word in _PLACES:
        yield at + 1, bind(bound, place=_PLACES[word])


def equal(sentence: Sentence, at: int, bound: Bound) -> Iterator[Match]:
    """ "As" or "about as": no difference."""
    words = sentence.words[at : at + 2]
    if words[:1] == ("as",) or words in (("about", "as"), ("roughly", "as"), ("almost", "as")):
        yield at + (1 if words[0] == "as" else 2), bind(bound, equal=True)


def first(sentence: Sentence, at: int, bound: Bound) -> Iterator[Match]:
    """Words that put a category first, second, third or last."""
    for phrase in _FIRSTS:
        words = tuple(phrase.split())
        if sentence.words[at : at + len(words)] == words:
            which = {"second": 2, "third": 3, "least": -1}.get(words[1], 1)
            yield at + len(words), bind(bound, place=which)

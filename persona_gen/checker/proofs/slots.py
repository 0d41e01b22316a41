"""The slots of frames that read a figure, a group of people, or a word of the frame itself."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from persona_gen.checker.proofs.grammar import Bound, Match, Slot
from persona_gen.checker.proofs.sentence import Sentence, ToldQuantity
from persona_gen.checker.proofs.shapes import LabelShape
from persona_gen.domain import Statistic
from persona_gen.text.lexicon.english_comparisons import (
    FIRST_BY_NAME,
    IS_LAST,
    IS_SECOND,
    LAST_BY_NAME,
    LEADS_ALL,
    LESS_THAN_USUAL,
    MORE_THAN_USUAL,
    MOST_GIVEN,
)

UP = frozenset("more higher greater larger bigger older longer likelier commoner above over".split())


DOWN = frozenset("less fewer lower smaller younger shorter rarer below under".split())

_THAN_USUAL = [
    (tuple(phrase.split()), way) for way, phrases in ((1, MORE_THAN_USUAL), (-1, LESS_THAN_USUAL)) for phrase in phrases
]
_PLACES = {"first": 1, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "last": -1}
_PLACES_IN_WORDS = {1: FIRST_BY_NAME, 2: [f"second {most}" for most in MOST_GIVEN],
                    3: [f"third {most}" for most in MOST_GIVEN], -1: LAST_BY_NAME}  # fmt: skip
_FIRSTS = [
    (tuple(f"{whose} {phrase}".split()), at)
    for at, phrases in _PLACES_IN_WORDS.items()
    for phrase in phrases
    for whose in ("the", "their", "by far the")
]
_TOPS = [
    (tuple(phrase.split()), at) for at, phrases in ((1, LEADS_ALL), (2, IS_SECOND), (-1, IS_LAST)) for phrase in phrases
]


def bind(bound: Bound, **more: object) -> Bound:
    """A copy of ``bound`` in which ``more`` slots have their value."""
    return {**bound, **more}


def shape(sentence: Sentence, bound: Bound) -> LabelShape:
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
    for words in (("as", "many", "as"), ("a", "total", "of"), ("a", "full"), ("fully",)):
        if sentence.words[at : at + len(words)] == words:
            yield from share(sentence, at + len(words), bound)
    if not here and sentence.words[at : at + 1] in (("only",), ("just",)):  # "just under half" is a figure
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
    for words in (("much", "like"), ("like",), ("close", "to"), ("almost", "like"), ("in", "line", "with")):
        if sentence.words[at : at + len(words)] == words:
            yield at + len(words), bind(bound, equal=True)


def share_overall(sentence: Sentence, at: int, bound: Bound) -> Iterator[Match]:
    """The share of the whole base."""
    for end, read in share(sentence, at, {}):
        yield end, bind(bound, overall=read["share"], **({"overall_only": True} if "only" in read else {}))


def group(sentence: Sentence, at: int, bound: Bound) -> Iterator[Match]:
    """A name for the people of the segment."""
    for end in sentence.group(at):
        yield end, bound


def anyone(sentence: Sentence, at: int, bound: Bound) -> Iterator[Match]:
    """The same, or any noun for people, for the whole base: "all buyers"."""
    for end in sentence.group(at) or sentence.people_at_large(at):
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
    word = sentence.word(at)
    if word in UP or word in DOWN:
        yield at + 1, bind(bound, direction=1 if word in UP else -1)


def beyond(sentence: Sentence, at: int, bound: Bound) -> Iterator[Match]:
    """ "More than", "above": "12 points higher overall" is said of everyone."""
    for end, read in direction(sentence, at, bound):
        if sentence.words[end : end + 1] == ("than",):
            yield end + 1, read
        elif sentence.words[at] in ("above", "over", "below", "under"):
            yield end, read


def opposite(sentence: Sentence, at: int, bound: Bound) -> Iterator[Match]:
    """A word that says more or less of everyone, and so the opposite of the segment."""
    for end, read in direction(sentence, at, bound):
        yield end, bind(read, direction=-read["direction"])


def above(sentence: Sentence, at: int, bound: Bound) -> Iterator[Match]:
    """ "Above-average" and the like, before "share"."""
    for phrase, way in ((("above", "average"), 1), (("below", "average"), -1), (("disproportionate",), 1),
                        (("unusually", "large"), 1), (("unusually", "small"), -1)):  # fmt: skip
        if sentence.words[at : at + len(phrase)] == phrase:
            yield at + len(phrase), bind(bound, direction=way)


def more_than_usual(sentence: Sentence, at: int, bound: Bound) -> Iterator[Match]:
    """Words that compare with everyone by themselves: "over-represented", "more than most"."""
    for phrase, way in _THAN_USUAL:
        if sentence.words[at : at + len(phrase)] == phrase:
            yield at + len(phrase), bind(bound, direction=way)


def place(sentence: Sentence, at: int, bound: Bound) -> Iterator[Match]:
    """A place in a ranking: first, second, last."""
    word = sentence.word(at)
    if word in _PLACES:
        yield at + 1, bind(bound, place=_PLACES[word])


def equal(sentence: Sentence, at: int, bound: Bound) -> Iterator[Match]:
    """ "As" or "about as": no difference."""
    words = sentence.words[at : at + 2]
    if words[:1] == ("as",) or words in (("about", "as"), ("roughly", "as"), ("almost", "as")):
        yield at + (1 if words[0] == "as" else 2), bind(bound, equal=True)


def first(sentence: Sentence, at: int, bound: Bound) -> Iterator[Match]:
    """A name for the category that is first, second, third or last: "the most common"."""
    yield from _placed(_FIRSTS, sentence, at, bound)


def top(sentence: Sentence, at: int, bound: Bound) -> Iterator[Match]:
    """What says of a category that it is first, second or last: "tops the list"."""
    yield from _placed(_TOPS, sentence, at, bound)


def _placed(
    phrases: Sequence[tuple[tuple[str, ...], int]], sentence: Sentence, at: int, bound: Bound
) -> Iterator[Match]:
    for words, which in phrases:
        if sentence.words[at : at + len(words)] == words:
            yield at + len(words), bind(bound, place=which)


def as_most(sentence: Sentence, at: int, bound: Bound) -> Iterator[Match]:
    """Nothing, where the words before call the person typical: more than half must have the trait."""
    yield at, bind(bound, share=ToldQuantity(0.5, 1.0))

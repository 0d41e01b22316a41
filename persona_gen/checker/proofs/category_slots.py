"""The slots of frames that read a category, in the words a sentence may have for it."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import takewhile

from persona_gen.checker.proofs.grammar import Bound, Match
from persona_gen.checker.proofs.labels import PLACED, follow, words_of
from persona_gen.checker.proofs.sentence import Sentence
from persona_gen.checker.proofs.slots import bind, shape, share
from persona_gen.domain import Statistic
from persona_gen.text.ages import is_age
from persona_gen.text.lexicon import english_questionnaire as q
from persona_gen.text.number_ranges import range_of, union

_CLAUSE_VERBS = frozenset("do does is are has have can will".split())


def category(sentence: Sentence, at: int, bound: Bound) -> Iterator[Match]:
    """The category, or several of one attribute joined by "or", which then are bound as well."""
    readings = shape(sentence, bound).categories if shape(sentence, bound).category else ()
    yield from _in_one_range(sentence, at, bound)
    end = next((n for n in (follow(sentence.words, at, words) for words in readings) if n is not None), None)
    if end is None:
        return
    yield end, bound
    joint = sentence.word(end)
    if joint not in ("or", "and", ","):
        return
    summed: tuple[Statistic, ...] = bound.get("summed", ()) or (bound["statistic"],)
    for other in bound["cited"]:
        if other.attribute == bound["statistic"].attribute and other not in summed:
            start = end + 1 + (sentence.words[end + 1 : end + 2] == ("or",))
            more = bind(bound, statistic=other, summed=(*summed, other), joint="or" if joint == "," else joint)
            yield from category(sentence, start, more)
            theirs = words_of(other.category or "")
            shared = zip(words_of(bound["statistic"].category or ""), theirs[:-1], strict=False)
            for cut, _ in enumerate(takewhile(lambda pair: pair[0] == pair[1], shared), 1):
                if (close := follow(sentence.words, start, theirs[cut:])) is not None:  # "in a flat or [in] a house"
                    yield close, more


def _in_one_range(sentence: Sentence, at: int, bound: Bound) -> Iterator[Match]:
    """All cited ranges of one attribute as one: "50 or older" of "50-64" and "65 and over"."""
    own = bound["statistic"]
    every = [s for s in bound["cited"] if s.attribute == own.attribute]
    ranges = [range_of(s.category or "") for s in every]
    if len(every) < 2 or own is not every[0] or "summed" in bound or not all(ranges):
        return
    if together := union(filter(None, ranges)):
        for words in map(words_of, together.readings(of_age=is_age(own.attribute))):
            if (end := follow(sentence.words, at, words)) is not None:
                yield end, bind(bound, summed=tuple(every), joint="or")


def thing(sentence: Sentence, at: int, bound: Bound) -> Iterator[Match]:
    """The category as what a sentence is about: "cancelling in one tap", "support that does not answer"."""
    yield from category(sentence, at, bound)
    words = shape(sentence, bound).category
    end = follow(sentence.words, at, words, any_form=True) if words else None
    if end is not None and sentence.words[at].endswith("ing"):
        yield end, bound
    cut = next((n for n, word in enumerate(words) if n and word in _CLAUSE_VERBS), 0)
    if cut and (end := follow(sentence.words, at, (*words[:cut], "that", *words[cut:]))) is not None:
        yield end, bound


def second(sentence: Sentence, at: int, bound: Bound) -> Iterator[Match]:
    """Another category cited of the same attribute, with its share in brackets or not, which is the smaller one."""
    for other in bound["cited"]:
        for end in elided(sentence, at, bound, other):
            yield from with_its_share(sentence, end, bind(bound, less=other))


def elided(sentence: Sentence, at: int, bound: Bound, other: Statistic) -> Iterator[int]:
    """Where another category of the attribute ends, a preposition before it or not: what is said of both is not said
    again."""
    own = bound["statistic"]
    if other is own or other.attribute != own.attribute:
        return
    for start in (at, at + 1) if sentence.words[at : at + 1] and sentence.words[at] in PLACED else (at,):
        if (end := follow(sentence.words, start, words_of(other.category or ""))) is not None:
            yield end


def with_its_share(sentence: Sentence, at: int, bound: Bound) -> Iterator[Match]:
    """The place itself, and behind the other statistic's share in brackets."""
    yield at, bound
    for close, read in share(sentence, at + 1, {}) if sentence.words[at : at + 1] == ("(",) else ():
        if sentence.words[close : close + 1] == (")",):
            yield close + 1, bind(bound, second_share=read["share"])


def category_as_verb(sentence: Sentence, at: int, bound: Bound) -> Iterator[Match]:
    """A category that says what is done, in any form of its verb: "repeat the last order" of "Repeating …"."""
    words = shape(sentence, bound).category
    if words and (end := follow(sentence.words, at, words, any_form=True)) is not None:
        yield end, bound


def category_of_it(sentence: Sentence, at: int, bound: Bound) -> Iterator[Match]:
    """A category about "it", told of what is wanted: "looks good" of "It looks good"."""
    words = shape(sentence, bound).category
    rest = words[1:] if words[:1] == ("it",) else words
    if rest and (end := follow(sentence.words, at, rest)) is not None:
        yield end, bound


def nothing_of(sentence: Sentence, at: int, bound: Bound) -> Iterator[Match]:
    """A category that names a lack: "no time to set anything up"."""
    if shape(sentence, bound).category[:1] in (("no",), ("not",), ("too",)):
        yield from category(sentence, at, bound)


def statement(sentence: Sentence, at: int, bound: Bound) -> Iterator[Match]:
    """A category that begins with "I", told of somebody: "worry about making a mistake they cannot undo"."""
    words = shape(sentence, bound).category
    if words[:1] in (("i",), ("we",)) and (end := follow(sentence.words, at, words[1:])) is not None:
        yield end, bound


def with_frequency(sentence: Sentence, at: int, bound: Bound) -> Iterator[Match]:
    """The attribute with its category, an adverb of frequency, at any place: "often feel watched"."""
    labels = shape(sentence, bound)
    for n in range(len(labels.attribute) + 1):
        for adverbs, more in _frequencies(sentence, bound):
            order = (*labels.attribute[:n], *adverbs, *labels.attribute[n:])
            if (end := follow(sentence.words, at, order)) is not None:
                yield end, {**bound, **more}


def _frequencies(sentence: Sentence, bound: Bound) -> Iterator[tuple[tuple[str, ...], Bound]]:
    """The category, with another one that is cited ("often or sometimes"), and what is not never ("at least …")."""
    own, words = bound["statistic"], shape(sentence, bound).category
    yield words, {}
    if words == ("never",):
        every = sentence.context.index.segment.statistics
        scale = {(s.category or "").lower() for s in every if s.attribute == own.attribute}
        least = next((word for word in q.FROM_BELOW if word in scale), None)
        if least and scale <= {"never", *q.FROM_BELOW}:
            yield ("at", "least", least), {"denied": True}
    for other in bound["cited"]:
        if other.attribute == own.attribute and other is not own:
            yield (*words, "or", *words_of(other.category or "")), {"summed": (own, other), "joint": "or"}

"""The slots of frames that read a question of yes or no: as a statement, as something people have, denied or dated."""

from __future__ import annotations

import re
from collections.abc import Iterator

from persona_gen.checker.proofs.grammar import Bound, Match
from persona_gen.checker.proofs.labels import follow, is_past
from persona_gen.checker.proofs.sentence import Sentence
from persona_gen.checker.proofs.slots import bind, shape
from persona_gen.text.lexicon import any_of
from persona_gen.text.lexicon.english import PEOPLE_NOUNS
from persona_gen.text.lexicon.people import COMPANY, OWN_KIN

_YEAR = re.compile(r"(?:19|20)\d\d")
_PERSON = re.compile(
    rf"^{any_of(PEOPLE_NOUNS, COMPANY, OWN_KIN)}$|(?:er|or|ist|ent|ant|ian|ee|child|twin|mate|veteran|orphan|widow)s?$"
)
"""What somebody may be, rather than have."""
_HAVE = frozenset("has have had".split())
_AUXILIARIES = frozenset("has have had is are was were".split())


def affirmed(sentence: Sentence, at: int, bound: Bound) -> Iterator[Match]:
    """A question of yes or no as a statement: "book classes in the app"; for "No" it is the complement."""
    labels = shape(sentence, bound)
    flips = "no" in labels.kinds
    if (end := follow(sentence.words, at, labels.attribute)) is not None:
        yield end, bind(bound, flips=flips)
    *asked, year = labels.attribute
    if asked and _YEAR.fullmatch(year) and (end := follow(sentence.words, at, asked)) is not None:
        if bound.get("year") == year:
            yield end, bind(bound, flips=flips)
        elif sentence.words[end : end + 2] == ("in", year):
            yield end + 2, bind(bound, flips=flips, year=year)


def year(sentence: Sentence, at: int, bound: Bound) -> Iterator[Match]:
    """The year that a clause opens with, which must be its statistic's: "in 2026, 69 % would book again"."""
    word = sentence.word(at)
    if _YEAR.fullmatch(word):
        yield at + 1, bind(bound, year=word)


def thing_had(sentence: Sentence, at: int, bound: Bound) -> Iterator[Match]:
    """A question of yes or no that names a thing: "have a rescue dog"; who is a single parent need not have one."""
    labels = shape(sentence, bound)
    at, no = (at + 1, True) if sentence.words[at : at + 1] == ("no",) else (at, False)
    is_state = _PERSON.search(labels.attribute[-1]) or is_past(labels.attribute[-1])
    end = None if is_state else follow(sentence.words, at, labels.attribute)
    if end is not None:
        yield end, bind(bound, flips="no" in labels.kinds, **({"denied": True} if no else {}))


def doing(sentence: Sentence, at: int, bound: Bound) -> Iterator[Match]:
    """The same as what people do: "milking with a robot"."""
    labels, word = shape(sentence, bound), sentence.word(at)
    end = follow(sentence.words, at, labels.attribute, any_form=True)
    if word.endswith("ing") and "yes" in labels.kinds and end is not None:
        yield end, bound


def having_done(sentence: Sentence, at: int, bound: Bound) -> Iterator[Match]:
    """A question of yes or no that ends in what was done: "have taken the cover" of "Cover taken"."""
    labels = shape(sentence, bound)
    *what, done = labels.attribute
    having = what and is_past(done) and sentence.words[at : at + 1] in (("have",), ("has",))
    if having and (end := follow(sentence.words, at + 1, (done, *what))) is not None:
        yield end, bind(bound, flips="no" in labels.kinds)


def denied_attribute(sentence: Sentence, at: int, bound: Bound) -> Iterator[Match]:
    """An attribute that begins with an auxiliary, denied: "have not cancelled", "have never cancelled"."""
    words = shape(sentence, bound).attribute
    for no in ("not", "never") if words[0] in _AUXILIARIES else ():
        if (end := follow(sentence.words, at, (words[0], no, *words[1:]))) is not None:
            yield end, bind(bound, denied=True, flips="no" in shape(sentence, bound).kinds)
    having = words[0] in _HAVE and words[1:2] in (("a",), ("an",), ("any",))  # "have no car" of "Has a car"
    if having and (end := follow(sentence.words, at, (words[0], "no", *words[2:]))) is not None:
        yield end, bind(bound, denied=True, flips="no" in shape(sentence, bound).kinds)

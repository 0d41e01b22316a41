"""The slots of frames that read what people do an amount of: "pay", "work", "order" of the attribute's own words."""

from __future__ import annotations

from collections.abc import Iterator

from persona_gen.checker.proofs.grammar import Bound, Match
from persona_gen.checker.proofs.labels import FREE, follow, singular, words_of
from persona_gen.checker.proofs.sentence import Sentence
from persona_gen.checker.proofs.slots import bind, shape
from persona_gen.domain import Statistic
from persona_gen.text.lexicon.english_questionnaire import PASSED_ON
from persona_gen.text.tokens import stem

_PAID, _SPENT = frozenset("fee cost price bill rent".split()), frozenset("spend spending expense".split())
_SPENDING = {"pay": _PAID, "pays": _PAID, "spend": _SPENT, "spends": _SPENT}
_NOT_PAID = frozenset(
    "quoted expected advertised asking asked planned maximum acceptable fair ideal original list estimated offered"
    " offer guide target reserve highest lowest willing would wanted last previous first next at before".split()
)
"""A price that is one of these need not be what they pay."""


def attribute_verb(sentence: Sentence, at: int, bound: Bound) -> Iterator[Match]:
    """An attribute that says what people do, up to its period: "Put aside each month"."""
    words = shape(sentence, bound).attribute
    cut = next((n for n, word in enumerate(words) if word in ("each", "per", "every")), len(words))
    end = follow(sentence.words, at, words[:cut])
    if end is not None and cut > 0:
        yield end, bind(bound, counted=frozenset(map(singular, words[:cut])))


def word_as_verb(sentence: Sentence, at: int, bound: Bound) -> Iterator[Match]:
    """A word of the attribute or unit as what people do: "stay" of "Nights per stay", "cross" of crossings."""
    if at >= len(sentence.words):
        return
    s: Statistic = bound["statistic"]
    ours = stem(sentence.words[at])
    if _passed(sentence, bound):
        return
    for word in (*shape(sentence, bound).attribute, *words_of(s.unit or "")):
        if word not in FREE and ours in (stem(word), stem(stem(word))):
            yield at + 1, bind(bound, counted=frozenset((singular(word),)))
            return


def unit_verb(sentence: Sentence, at: int, bound: Bound) -> Iterator[Match]:
    """A unit as a verb: "visit 5.4 times a month" of visits per month, "visit property portals 11.2 times"."""
    words = shape(sentence, bound).attribute
    named = words_of(bound["statistic"].unit or "")[:1]
    if named and words and singular(words[0]) == singular(named[0]):
        if words == ("visits",) and sentence.words[at : at + 1] in (("come",), ("comes",)):
            yield at + 1, bind(bound, counted=frozenset(map(singular, words)))
        order = (words[0], *(words[2:] if words[1:2] in (("to",), ("of",)) else words[1:]))
        if (end := follow(sentence.words, at, order)) is not None and "times" in sentence.words[end : end + 6]:
            yield end, bind(bound, counted=frozenset(map(singular, words)))


def participle_verb(sentence: Sentence, at: int, bound: Bound) -> Iterator[Match]:
    """ "Work" of "Hours worked", whose unit is counted behind the figure."""
    words = shape(sentence, bound).attribute
    named = words_of(bound["statistic"].unit or "")[:1]
    fits = len(words) == 2 and named and singular(words[0]) == singular(named[0]) and words[1].endswith("ed")
    if fits and at < len(sentence.words) and stem(sentence.words[at]) == stem(words[1]):
        yield at + 1, bind(bound, counted=frozenset(map(singular, words)))


def use_of(sentence: Sentence, at: int, bound: Bound) -> Iterator[Match]:
    """ "Use" of "Platforms used"."""
    if sentence.words[at : at + 1] in (("use",), ("uses",)) and "used" in shape(sentence, bound).attribute:
        yield at + 1, bind(bound, counted=frozenset({"used"}))


def spend(sentence: Sentence, at: int, bound: Bound) -> Iterator[Match]:
    """ "Pay" or "spend" of what is paid, where no other attribute of the segment is."""
    words = shape(sentence, bound).attribute
    ahead = sentence.words[at : at + 1]
    kind = _SPENDING.get(ahead[0]) if ahead else None
    if not kind or kind.isdisjoint(map(singular, words)):
        return
    yield at + 1, bound
    if not _NOT_PAID.isdisjoint(words):
        return
    others = {s.attribute for s in sentence.context.index.segment.statistics} - {bound["statistic"].attribute}
    if not any(kind & set(map(singular, words_of(other))) for other in others):
        yield at + 1, bind(bound, attribute=True)


def spent_on(sentence: Sentence, at: int, bound: Bound) -> Iterator[Match]:
    """What is paid for, of "Spend on …"."""
    words = shape(sentence, bound).attribute
    if words[1:2] == ("on",) and (end := follow(sentence.words, at, words[2:])) is not None:
        yield end, bind(bound, attribute=True)


def time_spent(sentence: Sentence, at: int, bound: Bound) -> Iterator[Match]:
    """What time goes into, of "Time spent typing …" or "Time on the phone per day"."""
    words = shape(sentence, bound).attribute
    rest = words[2:] if words[:2] == ("time", "spent") else words[1:] if words[:2] == ("time", "on") else ()
    cut = next((n for n, word in enumerate(rest) if word in ("per", "each", "every")), len(rest))
    if rest and (end := follow(sentence.words, at, rest[:cut])) is not None:
        yield end, bind(bound, attribute=True)


def passed_on(sentence: Sentence, at: int, bound: Bound) -> Iterator[Match]:
    """Nothing, of what does not go from one to another: "calls" may be those they make or those they get."""
    if not _passed(sentence, bound):
        yield at, bound


def _passed(sentence: Sentence, bound: Bound) -> bool:
    named = (*shape(sentence, bound).attribute, *words_of(bound["statistic"].unit or ""))
    return not PASSED_ON.isdisjoint(map(singular, named))

"""The slots of frames over means, medians, counts and ranks that people gave."""

from __future__ import annotations

from collections.abc import Iterator

from persona_gen.checker.matching import measure_of
from persona_gen.checker.proofs.grammar import Bound, Match
from persona_gen.checker.proofs.labels import DIVIDING_PREPOSITIONS, FREE, follow, singular, words_of
from persona_gen.checker.proofs.sentence import Sentence
from persona_gen.checker.proofs.slots import bind, shape
from persona_gen.domain import Statistic

_UNIT_WORDS = frozenset(
    "a an per each every / times time years year old months month weeks week days day hours hour minutes minute out of"
    " miles mile km kilometres metres kilos pounds euros dollars quid".split()
)
_BEFORE_PERIODS = frozenset("a an per each every / single".split())
_JUST = (("only",), ("just",), ("nur",), ("lediglich",))
_MEASURES = {"mean": "mean", "average": "mean", "median": "median", "total": "total", "count": "count"}


def value(sentence: Sentence, at: int, bound: Bound) -> Iterator[Match]:
    """The figure of a mean, median, count or total; "6.8 out of 10" is one where the scale has 10 points."""
    here = sentence.figure(at)
    on_scale = here and here[0].out_of and str(here[0].out_of) in words_of(bound["statistic"].unit or "")
    if here and (here[0].kind in ("number", "range") or on_scale):
        yield here[1], bind(bound, value=(here[0],), counted=bound.get("counted", frozenset()))


def ratio(sentence: Sentence, at: int, bound: Bound) -> Iterator[Match]:
    """How many times the whole base's an amount is, where nothing else is told of it."""
    here = sentence.figure(at)
    if here and here[0].kind == "multiple":
        yield here[1], bind(bound, times=(here[0],), ratio=True)


def unit(sentence: Sentence, at: int, bound: Bound) -> Iterator[Match]:
    """The unit behind a figure, with the words of the attribute that name what is counted."""
    s: Statistic = bound["statistic"]
    asked = frozenset(map(singular, (*words_of(s.unit or ""), *shape(sentence, bound).attribute)))
    counted: set[str] = set(bound.get("counted", ()))
    start = at
    yield at, bound
    while at < len(sentence.words):
        word = sentence.words[at]
        if singular(word) not in asked and not (word in _UNIT_WORDS and _may_measure(sentence, at, start)):
            return
        counted.add(singular(word))
        at += 1
        if word not in FREE and word not in ("per", "each", "every", "out", "of"):
            yield at, bind(bound, counted=frozenset(counted))


def _may_measure(sentence: Sentence, at: int, start: int) -> bool:
    """Whether a word is the figure's own unit or its period: no "eight market weeks" of "Market days"."""
    return at == start or not measure_of(sentence.words[at]) or sentence.words[at - 1] in _BEFORE_PERIODS


def gap_unit(sentence: Sentence, at: int, bound: Bound) -> Iterator[Match]:
    """The unit behind a difference, none behind "points" of a scale that has them."""
    gap, named = bound["gap"][0], words_of(bound["statistic"].unit or "")
    if gap.kind == "number":
        yield from unit(sentence, at, bound)
    elif named[:1] == ("points",):
        yield at, bound


def measure(sentence: Sentence, at: int, bound: Bound) -> Iterator[Match]:
    """The word for what a figure is: "mean", "average", "median". "Typical" is either."""
    word = sentence.word(at)
    if _MEASURES.get(word) == bound["statistic"].measure or (
        word == "typical" and bound["statistic"].measure in ("mean", "median")
    ):
        yield at + 1, bind(bound, averaged=True)


def on_average(sentence: Sentence, at: int, bound: Bound) -> Iterator[Match]:
    """ "On average" of a mean, "in the median" of a median."""
    ahead = " ".join(sentence.words[at : at + 3])
    if ahead.startswith("typically") and bound["statistic"].measure in ("mean", "median"):
        yield at + 1, bind(bound, averaged=True)
    for words, measured in (("on average", "mean"), ("in the median", "median"), ("at the median", "median")):
        if ahead.startswith(words) and bound["statistic"].measure == measured:
            yield at + len(words.split()), bind(bound, averaged=True)


def typical_who(sentence: Sentence, at: int, bound: Bound) -> Iterator[Match]:
    """One who stands for the mean or median: "the average buyer", "the median member"."""
    s: Statistic = bound["statistic"]
    if sentence.words[at : at + 1] not in (("the",), ("a",), ("an",)) or at + 1 >= len(sentence.words):
        return
    word = sentence.words[at + 1]
    if _MEASURES.get(word) == s.measure or (word == "typical" and s.measure in ("mean", "median")):
        for end in sentence.group(at + 2):
            yield end, bind(bound, averaged=True)


def median_only(sentence: Sentence, at: int, bound: Bound) -> Iterator[Match]:
    """Nothing, of a median: half lie at or below it, and half at or above."""
    if bound["statistic"].measure == "median":
        yield at, bind(bound, averaged=True)


def words_behind(sentence: Sentence, at: int, bound: Bound) -> Iterator[Match]:
    """The rest of the attribute, behind an amount that is not told to the end: "75 minutes or less to the campsite"."""
    words = shape(sentence, bound).attribute
    for cut in range(1, len(words)):
        if words[cut] in DIVIDING_PREPOSITIONS and (end := follow(sentence.words, at, words[cut:])) is not None:
            more = frozenset(map(singular, words[cut:]))
            yield end, bind(bound, counted=frozenset(bound.get("counted", ())) | more)


def period_of_unit(sentence: Sentence, at: int, bound: Bound) -> Iterator[Match]:
    """The period of a rate beside its name: "the fee per month"."""
    words = words_of(bound["statistic"].unit or "")
    ahead = sentence.words[at : at + 2]
    if "per" in words[:-1] and ahead[:1] in (("per",), ("a",), ("each",)) and ahead[1:] == words[-1:]:
        yield at + 2, bind(bound, told_period=True)


def amount_name(sentence: Sentence, at: int, bound: Bound) -> Iterator[Match]:
    """What an amount is called, up to a preposition of its name: "household income" of "Household income after tax"."""
    words = shape(sentence, bound).attribute
    for cut in (n for n in range(1, len(words) + 1) if n == len(words) or words[n] in DIVIDING_PREPOSITIONS):
        if (end := follow(sentence.words, at, words[:cut])) is not None:
            yield end, bind(bound, attribute=cut == len(words), rest=words[cut:])


def amount_rest(sentence: Sentence, at: int, bound: Bound) -> Iterator[Match]:
    """What is left of that name behind the amount: "after tax"."""
    rest = bound.get("rest", ())
    if rest and (end := follow(sentence.words, at, rest)) is not None:
        yield end, bind(bound, attribute=True)


def satisfied_with(sentence: Sentence, at: int, bound: Bound) -> Iterator[Match]:
    """What people are satisfied with."""
    words = shape(sentence, bound).attribute
    if words[:2] != ("satisfaction", "with"):
        return
    used = next((n for n, word in enumerate(words) if word == "used"), None)
    forms = [words[2:]] + ([(*words[2:used], "they", "use", *words[used + 1 :])] if used else [])
    for form in forms:
        if (end := follow(sentence.words, at, form)) is not None:
            yield end, bind(bound, attribute=True)


def just(sentence: Sentence, at: int, bound: Bound) -> Iterator[Match]:
    """ "Only", of an amount that is less than the one it is set against."""
    if bound.get("before") and sentence.words[at : at + 1] in _JUST:
        yield at + 1, bind(bound, just=True)


def ranked_item(sentence: Sentence, at: int, bound: Bound) -> Iterator[Match]:
    """What is ranked, of "Rank given to …"."""
    words = shape(sentence, bound).attribute
    if words[:3] == ("rank", "given", "to") and (end := follow(sentence.words, at, words[3:])) is not None:
        yield end, bind(bound, ranked=True)


def place_of_all(sentence: Sentence, at: int, bound: Bound) -> Iterator[Match]:
    """The place that everyone gives: a mean rank of 1 leaves no other."""
    if sentence.words[at : at + 1] == ("first",) and bound["statistic"].value == 1.0:
        yield at + 1, bind(bound, place=1)

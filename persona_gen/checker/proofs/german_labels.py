"""German labels in the words a sentence may have for them.

German puts a verb's parts and its object where emphasis wants them. So a predicate is all the words of a label, each
once, its category in one piece, and nothing else but articles; a denial among them turns it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from persona_gen.checker.proofs.grammar import Bound, Match
from persona_gen.checker.proofs.labels import words_of
from persona_gen.checker.proofs.sentence import Sentence
from persona_gen.checker.proofs.slots import bind
from persona_gen.domain import Statistic
from persona_gen.evidence.question_numbers import plain_name
from persona_gen.text.lexicon import german as de
from persona_gen.text.lexicon.german import ARTICLES
from persona_gen.text.tokens import light_stem

_FREE = frozenset((*ARTICLES, "ihr", "ihre", "ihren", "ihrem", "ihrer"))


_FINITE = frozenset(map(light_stem, de.FINITE_VERBS))
_FREQUENCIES, _NO_HEADING, _WAYS = frozenset(de.FREQUENCIES), frozenset(de.NO_HEADING), frozenset(de.WAYS)


def follow(words: Sequence[str], at: int, label: Sequence[str]) -> int | None:
    """Where a label ends that begins at a place, in any inflection, articles aside."""
    wanted = [word for word in label if word not in _FREE]
    for n, word in enumerate(wanted):
        while at < len(words) and words[at] in _FREE:
            at += 1
        if at >= len(words) or light_stem(words[at]) != light_stem(word) or _in_another_case(words, at, label):
            return None
        at += 1
        if n + 1 == len(wanted):
            return at
    return None


def _in_another_case(words: Sequence[str], at: int, label: Sequence[str]) -> bool:
    """Whether an article differs from the label's: "helfen die Nachbarn" of "Hilft den Nachbarn" turns it round."""
    before = words[at - 1] if at else ""
    theirs = {label[n - 1] for n, word in enumerate(label) if n and light_stem(word) == light_stem(words[at])}
    return before in ARTICLES and not theirs.isdisjoint(ARTICLES) and before not in theirs


def labels_of(bound: Bound) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The words of the statistic's attribute and of its category."""
    s: Statistic = bound["statistic"]
    return words_of(plain_name(s.attribute)), words_of(s.answer)


def category(sentence: Sentence, at: int, bound: Bound) -> Iterator[Match]:
    """The category, or several of the attribute joined by "oder"."""
    end = follow(sentence.words, at, labels_of(bound)[1])
    if end is None:
        return
    yield end, bound
    summed: tuple[Statistic, ...] = bound.get("summed", ()) or (bound["statistic"],)
    for other in bound["cited"] if sentence.words[end : end + 1] == ("oder",) else ():
        if other.attribute == bound["statistic"].attribute and other not in summed:
            more = bind(bound, statistic=other, summed=(*summed, other), joint="or")
            yield from category(sentence, end + 1, more)


def attribute(sentence: Sentence, at: int, bound: Bound) -> Iterator[Match]:
    """The attribute, in any inflection."""
    if (end := follow(sentence.words, at, labels_of(bound)[0])) is not None:
        yield end, bind(bound, attribute=True)


def satisfied(sentence: Sentence, at: int, bound: Bound) -> Iterator[Match]:
    """What people are satisfied with."""
    asked = labels_of(bound)[0]
    what = [word for word in asked[2:] if word not in _FREE]
    if asked[:2] == ("zufriedenheit", "mit") and (end := follow(sentence.words, at, what)) is not None:
        yield end, bind(bound, attribute=True)


def having(sentence: Sentence, at: int, bound: Bound) -> Iterator[Match]:
    """The category of a thing that people have: "zwei oder mehr Autos im Haushalt"."""
    for end, read in category(sentence, at, bound):
        yield from attribute(sentence, end, read)


def predicate(sentence: Sentence, at: int, bound: Bound) -> Iterator[Match]:
    """What the labels of the statistic let a sentence say of people."""
    asked, answer = labels_of(bound)
    first = asked[:1]
    if answer in (("ja",), ("nein",)):
        for end, read in _in_any_order(sentence, at, bound, asked, with_category=False):
            yield end, bind(read, flips=answer == ("nein",))
        if not first[0].endswith("t") and sentence.words[at : at + 1] in (("haben",), ("hat",)):  # "ein Auto haben"
            for end, read in _in_any_order(sentence, at + 1, bound, asked, with_category=False):
                yield end, bind(read, flips=answer == ("nein",))
    elif _is_frequency(answer):
        yield from _in_any_order(sentence, at, bound, asked)
    elif first and first[0] in de.ASKING and asked[1:2] == ("sie",):
        yield from _in_any_order(sentence, at, bound, asked[2:])
    elif asked[:2] == ("was", "sie") and len(asked) == 3 and asked[2].endswith("t"):
        if sentence.words[at : at + 1] == asked[2:]:
            yield from category(sentence, at + 1, bound)
    elif not _NO_HEADING.isdisjoint(asked):
        return
    elif set(asked) <= _WAYS and sentence.words[at : at + 1] and sentence.words[at] in de.GOING:
        way = next(direction(sentence, at + 1, bound), None) if bound.get("comparing") else None
        yield from _denied_or_not(sentence, *(way or (at + 1, bound)))
    elif asked and asked[0] in de.IDENTITY and sentence.words[at : at + 1] and sentence.words[at] in ("sind", "ist"):
        yield from _denied_or_not(sentence, at + 1, bound)
    elif answer and light_stem(answer[0]) in _FINITE:
        yield from _in_any_order(sentence, at, bound, answer, with_category=False)


def _is_frequency(answer: Sequence[str]) -> bool:
    """Whether a category says how often: "Oft", "mindestens einmal pro Woche"."""
    if len(answer) == 1:
        return answer[0] in _FREQUENCIES
    return answer[0] in de.HOW_OFTEN and any(word in de.PERIODS for word in answer)


def _denied_or_not(sentence: Sentence, at: int, bound: Bound) -> Iterator[Match]:
    if sentence.words[at : at + 1] == ("nicht",):
        at, bound = at + 1, bind(bound, denied=True)
    yield from category(sentence, at, bound)


def _in_any_order(
    sentence: Sentence, at: int, bound: Bound, core: Sequence[str], *, with_category: bool = True
) -> Iterator[Match]:
    """Each word of the core once, in any order, and the category in one piece among them."""
    wanted = [word for word in core if word not in _FREE]
    for parts in [wanted, *_parted(wanted)]:
        yield from _any_order(sentence, at, bound, tuple(map(light_stem, parts)), with_category)


def _parted(core: Sequence[str]) -> Iterator[list[str]]:
    """The core with a separable verb in its two parts: "kaufen", "ein"."""
    for n, word in enumerate(core):
        for prefix in de.PREFIXES:
            if word.startswith(prefix) and len(word) > len(prefix) + 3:
                yield [*core[:n], word.removeprefix(prefix), *core[n + 1 :], prefix]


def _any_order(
    sentence: Sentence, at: int, bound: Bound, core: tuple[str, ...], with_category: bool
) -> Iterator[Match]:
    if not core and not with_category:
        yield at, bound
        if sentence.words[at : at + 1] == ("nicht",) and "denied" not in bound:  # "fahren im Winter nicht"
            yield at + 1, bind(bound, denied=True)
        return
    if at >= len(sentence.words):
        return
    word = sentence.words[at]
    if with_category:
        for end, read in category(sentence, at, bound):
            yield from _any_order(sentence, end, read, core, False)
    if (one := light_stem(word)) in core and not _in_another_case(sentence.words, at, labels_of(bound)[0]):
        n = core.index(one)
        yield from _any_order(sentence, at + 1, bound, (*core[:n], *core[n + 1 :]), with_category)
    if word in _FREE:
        yield from _any_order(sentence, at + 1, bound, core, with_category)
    if (word == "nicht" or word in de.NO) and "denied" not in bound:
        yield from _any_order(sentence, at + 1, bind(bound, denied=True), core, with_category)
    if bound.get("comparing") and word in (*de.UPWARD, *de.DOWNWARD) and "direction" not in bound:
        way = 1 if word in de.UPWARD else -1
        yield from _any_order(sentence, at + 1, bind(bound, direction=way), core, with_category)


def comparing(sentence: Sentence, at: int, bound: Bound) -> Iterator[Match]:
    """A predicate with "häufiger" or "seltener" in it."""
    for end, read in predicate(sentence, at, bind(bound, comparing=True)):
        if "direction" in read and "denied" not in read:
            yield end, read


def direction(sentence: Sentence, at: int, bound: Bound) -> Iterator[Match]:
    """ "Häufiger" and the like: more (1) or less (-1)."""
    word = sentence.word(at)
    if word in de.UPWARD or word in de.DOWNWARD:
        yield at + 1, bind(bound, direction=1 if word in de.UPWARD else -1)

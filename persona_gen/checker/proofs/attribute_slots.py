"""The slots of frames that read an attribute, the question that was asked, in the words a sentence may have for it."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from persona_gen.checker.proofs.grammar import Bound, Match, Slot
from persona_gen.checker.proofs.labels import follow, singular, words_of
from persona_gen.checker.proofs.sentence import Sentence
from persona_gen.checker.proofs.shapes import LabelShape
from persona_gen.checker.proofs.slots import bind, shape
from persona_gen.text.lexicon import english_questionnaire as q
from persona_gen.text.lexicon.english_quantifiers import MODALS
from persona_gen.text.tokens import content_stems, read_word, stem

LONGEST_CONDITION = 12
_ASIDE = frozenset(content_stems("what follow happen came reason why"))
_GIVING = frozenset(content_stems("give gave given name named reason"))


def label(part: Callable[[LabelShape], tuple[str, ...]], *, any_form: bool = False) -> Slot:
    """A part of the labels, word for word."""

    def read(sentence: Sentence, at: int, bound: Bound) -> Iterator[Match]:
        words = part(shape(sentence, bound))
        end = follow(sentence.words, at, words, any_form=any_form) if words else None
        if end is not None:
            yield end, bound

    return read


def own_first(sentence: Sentence, at: int, bound: Bound) -> Iterator[Match]:
    """An attribute that asks for one thing above all: what is said to be "the biggest worry" comes first."""
    words = shape(sentence, bound).attribute
    if not q.ABOVE_ALL.isdisjoint(words[:2]) and (end := follow(sentence.words, at, words)) is not None:
        yield end, bind(bound, place=1)


def buying(sentence: Sentence, at: int, bound: Bound) -> Iterator[Match]:
    """The verb alone of "Where they buy for the children": who buys there for somebody buys there."""
    core = shape(sentence, bound).core
    if core[:1] and core[0] in q.BUYING and core[1:2] == ("for",) and follow(sentence.words, at, core[:1]) is not None:
        yield at + 1, bound


def core_verb(sentence: Sentence, at: int, bound: Bound) -> Iterator[Match]:
    """The verb of a reason, told of those who did it: "left" of "Reason for leaving an all-in-one suite"."""
    core = shape(sentence, bound).core
    if core and bound.get("part") and (end := follow(sentence.words, at, core[:1], any_form=True)) is not None:
        yield end, bound


def visit(sentence: Sentence, at: int, bound: Bound) -> Iterator[Match]:
    """What people do at a time, as a verb: "visit" of "Usual visit time"; who visits a place comes to it."""
    words = shape(sentence, bound).core
    for form in (words, ("come",)) if words == ("visit",) else (words,):
        if (end := follow(sentence.words, at, form)) is not None:
            yield end, bound


def period(sentence: Sentence, at: int, bound: Bound) -> Iterator[Match]:
    """The period of "Did in the last four weeks", after another preposition of time."""
    words, before = shape(sentence, bound).core, sentence.words[at : at + 1]
    of_time = words[:1] == ("in",) and before in (("over",), ("during",), ("within",))
    end = follow(sentence.words, at + 1, words[1:]) if of_time else None
    if end is not None:
        yield end, bound


def attribute(sentence: Sentence, at: int, bound: Bound) -> Iterator[Match]:
    """The attribute, word for word; of an amount its head alone ("satisfaction"), where no other has that head."""
    words = shape(sentence, bound).attribute
    if (end := follow(sentence.words, at, words)) is not None:
        yield end, bind(bound, attribute=True)
    elif bound["statistic"].measure != "share":
        unit = (bound["statistic"].unit or "").lower()  # the figure has the unit of "average_basket_gbp"
        if words[-1:] == (unit,) and _is_alone(sentence, bound, words[:-1]):
            end = follow(sentence.words, at, words[:-1])
            if end is not None:
                yield end, bind(bound, attribute=True)
        cut = next((n for n, word in enumerate(words) if n and word in _OF_WHAT), 0)
        if cut and _is_alone(sentence, bound, words[:cut]) and (end := follow(sentence.words, at, words[:cut])):
            yield end, bind(bound, attribute=True)


def head(sentence: Sentence, at: int, bound: Bound) -> Iterator[Match]:
    """The first noun of an attribute ("reason"), where no other attribute has it."""
    words = shape(sentence, bound).attribute
    if _is_alone(sentence, bound, words[:1]) and (end := follow(sentence.words, at, words[:1])):
        yield end, bound


def _is_alone(sentence: Sentence, bound: Bound, words: tuple[str, ...]) -> bool:
    own = bound["statistic"].attribute
    others = {s.attribute for s in sentence.context.index.segment.statistics} - {own}
    return not any(set(map(singular, words)) <= set(map(singular, words_of(other))) for other in others)


_OF_WHAT = frozenset(("with", "of"))
"""What may be left out behind the head of an amount; "after tax" and "at move-in" say which amount it is."""


def of_kind(kind: str) -> Slot:
    """Nothing, of a statistic whose attribute asks that: what stands in somebody's way, what matters."""

    def read(sentence: Sentence, at: int, bound: Bound) -> Iterator[Match]:
        if kind in shape(sentence, bound).kinds:
            yield at, bound

    return read


def when(sentence: Sentence, at: int, bound: Bound) -> Iterator[Match]:
    """The occasion of "What matters when choosing a service"."""
    words = shape(sentence, bound).core
    start = next((n for n, word in enumerate(words) if word == "when"), None)
    if start is not None and (end := follow(sentence.words, at, words[start:])) is not None:
        yield end, bound


def sought(sentence: Sentence, at: int, bound: Bound) -> Iterator[Match]:
    """What is looked for, of "Where they look for information"."""
    words = shape(sentence, bound).core
    if words[:2] == ("look", "for") and (end := follow(sentence.words, at, words[2:])) is not None:
        yield end, bound


def who_does(sentence: Sentence, at: int, bound: Bound) -> Iterator[Match]:
    """What is done, of "Who orders"."""
    labels = shape(sentence, bound)
    if "who" in labels.kinds and (end := follow(sentence.words, at, labels.core)) is not None:
        yield end, bound


def attribute_of_us(sentence: Sentence, at: int, bound: Bound) -> Iterator[Match]:
    """An attribute that its category goes on: "found us through"; whose survey it is may be named by what it is."""
    asked = shape(sentence, bound).attribute
    ways = [asked]
    if "us" in asked:
        n = asked.index("us")
        described = q.SELLERS & set(words_of(sentence.context.index.segment.description or ""))
        ways += [(*asked[:n], us, *asked[n + 1 :]) for us in ("it", *q.WHOSE_SURVEY, *described)]
    for words in ways:
        if (end := follow(sentence.words, at, words, any_form=True)) is not None:
            yield end, bound


def core_passive(sentence: Sentence, at: int, bound: Bound) -> Iterator[Match]:
    """ "Worried" of "What worries them": what does that to people, they are by it."""
    core = shape(sentence, bound).core
    word = sentence.word(at)
    if len(core) == 2 and core[1] in ("them", "people") and word.endswith(("ed", "en")) and stem(word) == stem(core[0]):
        yield at + 1, bound


def group_condition(sentence: Sentence, at: int, bound: Bound) -> Iterator[Match]:
    """Who a part of the segment is, up to a comma, in the attribute's own words: "whose ID check failed"."""
    end = next((n for n in range(at, len(sentence.words)) if sentence.words[n] == ","), at)
    yield from _condition(sentence, at, end, bound)


def part(sentence: Sentence, at: int, bound: Bound) -> Iterator[Match]:
    """Who a part of the segment is, up to any of the next words: `group_condition` where no comma ends it."""
    for end in range(at + 1, min(at + LONGEST_CONDITION, len(sentence.words))):
        yield from _condition(sentence, at, end, bound)


def _condition(sentence: Sentence, at: int, end: int, bound: Bound) -> Iterator[Match]:
    read = [read_word(word) for word in sentence.words[at:end]]
    stems = {stem for _, stem, is_content, _ in read if is_content}
    asked = frozenset(content_stems(bound["statistic"].attribute)) - _ASIDE
    if "reason" in sentence.words[at:end]:
        stems -= _GIVING
    supposed = not MODALS.isdisjoint(sentence.words[at:end])
    if stems and stems == asked and not supposed and not any(turns for _, _, _, turns in read):
        yield end, bind(bound, part=True)


def what_before(cut: int) -> Slot:
    """The words of "What holds them back" that stand before those it holds back (0) or after them (1)."""

    def read(sentence: Sentence, at: int, bound: Bound) -> Iterator[Match]:
        for n, parts in enumerate(shape(sentence, bound).cuts):
            if (cut == 0 or bound["cut"] == n) and (end := follow(sentence.words, at, parts[cut])) is not None:
                yield end, bind(bound, cut=n)

    return read

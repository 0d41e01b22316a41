"""The slots of frames by name, and frames ready to be matched."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from persona_gen.checker.proofs import amount_slots, amount_verbs, attribute_slots, category_slots, slots, yes_no_slots
from persona_gen.checker.proofs.amount_frames import AMOUNT_VERBS
from persona_gen.checker.proofs.frame_words import OF_PEOPLE, THESE
from persona_gen.checker.proofs.grammar import Bound, Frame, Match, Slot, frame, needed
from persona_gen.checker.proofs.sentence import Sentence
from persona_gen.checker.proofs.share_frames import PREDICATES
from persona_gen.domain import Statistic

_DO_NOT = {("do", "not"), ("does", "not"), ("did", "not")}


def _by_kind(sentence: Sentence, at: int, bound: Bound) -> Iterator[Match]:
    """The predicates that the labels of the statistic allow."""
    kinds = sentence.shape(bound["statistic"]).kinds | {"any"}
    for wanted, read in _PREDICATES:
        if not kinds.isdisjoint(wanted):
            yield from read(sentence, at, bound)


def _predicate(sentence: Sentence, at: int, bound: Bound) -> Iterator[Match]:
    """A predicate, or one that "do not" denies."""
    yield from _by_kind(sentence, at, bound)
    if sentence.words[at : at + 2] in _DO_NOT and not bound.get("denied"):
        for end, read in _by_kind(sentence, at + 2, bound):
            if not read.get("denied"):
                yield end, {**read, "denied": True}


def _denied(sentence: Sentence, at: int, bound: Bound) -> Iterator[Match]:
    """A predicate that is denied: what is told of "the other 52 %"."""
    yield from ((end, read) for end, read in _predicate(sentence, at, bound) if read.get("denied"))


def _plainly(sentence: Sentence, at: int, other: Statistic) -> Iterator[int]:
    """Where the predicate of another statistic ends, which must not be denied: its own share is what counts."""
    for end, read in _by_kind(sentence, at, {"statistic": other, "cited": ()}):
        if not read.get("denied") and not read.get("flips"):
            yield end


def _of_another(role: str) -> Slot:
    """The predicate of another statistic cited, or its category alone, with which the first is compared.

    ``role`` is what it is to the first: the ``less`` or ``greater`` of two, or the ``divisor`` of a ratio.
    """

    def read(sentence: Sentence, at: int, bound: Bound) -> Iterator[Match]:
        for other in bound["cited"]:
            if other is not bound["statistic"] and other.measure == "share":
                for end in (*_plainly(sentence, at, other), *category_slots.elided(sentence, at, bound, other)):
                    yield from category_slots.with_its_share(sentence, end, {**bound, role: other})

    return read


def _of_a_sum(sentence: Sentence, at: int, bound: Bound) -> Iterator[Match]:
    """The predicate of another category of the attribute, which is added to the first."""
    own = bound["statistic"]
    for other in bound["cited"]:
        if other is not own and other.attribute == own.attribute and "summed" not in bound:
            for end in _plainly(sentence, at, other):
                yield end, {**bound, "summed": (own, other), "joint": "or"}


_SLOTS: dict[str, Slot] = {
    "share": slots.share,
    "overall": slots.share_overall,
    "n": slots.figure_of("n", "number"),
    "times": slots.figure_of("times", "multiple"),
    "ratio": amount_slots.ratio,
    "points": slots.figure_of("points", "points"),
    "value": amount_slots.value,
    "whole_value": slots.figure_of("whole_value", "number"),
    "gap": slots.figure_of("gap", "number", "points"),
    "gap_unit": amount_slots.gap_unit,
    "sought": attribute_slots.sought,
    "barrier": attribute_slots.of_kind("barrier"),
    "age": slots.figure_of("age", "number", "range"),
    "range": slots.figure_of("range", "range"),
    "group": slots.group,
    "anyone": slots.anyone,
    "persona": slots.persona,
    "direction": slots.direction,
    "beyond": slots.beyond,
    "place": slots.place,
    "opposite": slots.opposite,
    "above": slots.above,
    "more_than_usual": slots.more_than_usual,
    "not": slots.mark("denied", True, "not"),
    "measure": amount_slots.measure,
    "on_average": amount_slots.on_average,
    "equal": slots.equal,
    "equal_to": slots.equal_to,
    "share_too": slots.share_too,
    "when": attribute_slots.when,
    "first": slots.first,
    "top": slots.top,
    "like": slots.mark("equal", True, "as", "like"),
    "heads": slots.mark("place", 1, "leads", "heads", "tops", "lead", "head", "top"),
    "as_most": slots.as_most,
    "median_only": amount_slots.median_only,
    "typical": amount_slots.typical_who,
    "time_spent": amount_verbs.time_spent,
    "amount_name": amount_slots.amount_name,
    "amount_rest": amount_slots.amount_rest,
    "participle_verb": amount_verbs.participle_verb,
    "category": category_slots.category,
    "statement": category_slots.statement,
    "attribute": attribute_slots.attribute,
    "affirmed": yes_no_slots.affirmed,
    "thing_had": yes_no_slots.thing_had,
    "who_does": attribute_slots.who_does,
    "year": yes_no_slots.year,
    "attribute_any": attribute_slots.label(lambda labels: labels.attribute, any_form=True),
    "attribute_verb": amount_verbs.attribute_verb,
    "unit_verb": amount_verbs.unit_verb,
    "word_as_verb": amount_verbs.word_as_verb,
    "words_behind": amount_slots.words_behind,
    "sd": slots.figure_of("sd", "number"),
    "core_passive": attribute_slots.core_passive,
    "having_done": yes_no_slots.having_done,
    "attribute_of_us": attribute_slots.attribute_of_us,
    "doing": yes_no_slots.doing,
    "core": attribute_slots.label(lambda labels: labels.core),
    "core_any": attribute_slots.label(lambda labels: labels.core, any_form=True),
    "denied_attribute": yes_no_slots.denied_attribute,
    "with_frequency": category_slots.with_frequency,
    "condition": attribute_slots.group_condition,
    "part": attribute_slots.part,
    "what": attribute_slots.what_before(0),
    "what_after": attribute_slots.what_before(1),
    "unit": amount_slots.unit,
    "ranked": amount_slots.ranked_item,
    "place_of_all": amount_slots.place_of_all,
    "count": slots.figure_of("count", "number"),
    "thing": category_slots.thing,
    "category_as_verb": category_slots.category_as_verb,
    "category_of_it": category_slots.category_of_it,
    "nothing_of": category_slots.nothing_of,
    "buying": attribute_slots.buying,
    "core_verb": attribute_slots.core_verb,
    "head": attribute_slots.head,
    "second": category_slots.second,
    "visit": attribute_slots.visit,
    "period": attribute_slots.period,
    "satisfied": amount_slots.satisfied_with,
    "just": amount_slots.just,
    "spend": amount_verbs.spend,
    "spent_on": amount_verbs.spent_on,
    "predicate": _predicate,
    "denied_predicate": _denied,
    "other_predicate": _of_another("less"),
    "greater_predicate": _of_another("greater"),
    "divisor_predicate": _of_another("divisor"),
    "own_first": attribute_slots.own_first,
    "sum_predicate": _of_a_sum,
    "open": slots.literal("("),
    "close": slots.literal(")"),
    "period_of_unit": amount_slots.period_of_unit,
    "passed_on": amount_verbs.passed_on,
    "use_of": amount_verbs.use_of,
}


def _read_people(sentence: Sentence, at: int, bound: Bound) -> Iterator[Match]:
    """A share of the segment: most frames have one, none reads it otherwise, so each place is read once."""
    if at not in sentence.people:
        sentence.people[at] = list(_PEOPLE(sentence, at, {}))
    for end, read in sentence.people[at]:
        n = (*bound.get("n", ()), *read.get("n", ()))
        yield end, {**bound, **read, **({"n": n} if n else {})}


_PEOPLE = frame(OF_PEOPLE, _SLOTS)
_SLOTS["people"] = _read_people
_SLOTS["who"] = frame(f"({{persona}}|{THESE})", _SLOTS)
_SLOTS["amount_verb"] = frame(AMOUNT_VERBS, _SLOTS)
_SLOTS["typical_who"] = frame("({who}|{typical})", _SLOTS)
_PREDICATES = [(frozenset(kinds.split("|")), frame(text, _SLOTS)) for kinds, text in PREDICATES]


@dataclass(frozen=True)
class SentenceFrame:
    """A frame, and the words of which a sentence must have one each. Both are worked out when a sentence first asks:
    most frames are ruled out by their words, and all of them together take a twentieth of a program's start."""

    text: str
    slots: Mapping[str, Slot]

    @cached_property
    def needs(self) -> tuple[frozenset[str], ...]:
        """What `needed` says of its text."""
        return needed(self.text)

    @cached_property
    def match(self) -> Frame:
        """The frame compiled."""
        return frame(self.text, self.slots)


def sentence_frames(*texts: tuple[str, ...], slots: Mapping[str, Slot] = _SLOTS) -> list[SentenceFrame]:
    """Frames by their texts."""
    return [SentenceFrame(text, slots) for each in texts for text in each]


def fitting(frames: list[SentenceFrame], words: frozenset[str]) -> list[Frame]:
    """The frames that a sentence with these words may match at all."""
    allowed = []
    for one in frames:  # a loop: `any` over a generator takes twice as long, thousands of times a persona
        for need in one.needs:
            if need.isdisjoint(words):
                break
        else:
            allowed.append(one.match)
    return allowed

"""Counted sentences in German: the same grammar and the same checks as in English, with German frames and labels.

German puts a verb's parts and its object where emphasis wants them. So a predicate is all the words of a label, each
once, its category in one piece, and nothing else but articles; a denial among them turns it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache

from persona_gen.checker.proofs import amount_slots, slots
from persona_gen.checker.proofs.frames import CompiledFrame
from persona_gen.checker.proofs.grammar import Bound, Match, Slot, frame, needed
from persona_gen.checker.proofs.labels import words_of
from persona_gen.checker.proofs.sentence import Sentence
from persona_gen.checker.proofs.slots import bind
from persona_gen.domain import Statistic
from persona_gen.text.lexicon import german_figures as de
from persona_gen.text.lexicon.german import ARTICLES

_FREE = frozenset((*ARTICLES, "ihr", "ihre", "ihren", "ihrem", "ihrer"))
_NO = frozenset("kein keine keinen keinem keiner".split())
_FREQUENCIES, _NO_HEADING, _WAYS = frozenset(de.FREQUENCIES), frozenset(de.NO_HEADING), frozenset(de.WAYS)
_ASKING = frozenset("wo wie womit wohin woher worüber wodurch".split())
_MEASURED = {"mean": ("im schnitt", "im mittel", "im durchschnitt", "durchschnittlich"), "median": ("im median",)}
_PERIODS = (("pro",), ("im",), ("am",), ("je",), ("in", "der"))


@lru_cache(maxsize=20_000)
def german_stem(word: str) -> str:
    """A light German stem: umlauts folded, one ending off, irregular finite verbs by their infinitive."""
    if word in de.VERB_FORMS:
        return de.VERB_FORMS[word]
    word = word.translate(str.maketrans("äöü", "aou"))
    ending = next((e for e in de.ENDINGS if word.endswith(e) and len(word) - len(e) >= 3), "")
    return word.removesuffix(ending)


def _follow(words: Sequence[str], at: int, label: Sequence[str]) -> int | None:
    """Where a label ends that begins at a place, in any inflection, articles aside."""
    wanted = [word for word in label if word not in _FREE]
    for n, word in enumerate(wanted):
        while at < len(words) and words[at] in _FREE:
            at += 1
        if at >= len(words) or german_stem(words[at]) != german_stem(word) or _in_another_case(words, at, label):
            return None
        at += 1
        if n + 1 == len(wanted):
            return at
    return None


def _in_another_case(words: Sequence[str], at: int, label: Sequence[str]) -> bool:
    """Whether an article differs from the label's: "helfen die Nachbarn" of "Hilft den Nachbarn" turns it round."""
    before = words[at - 1] if at else ""
    theirs = {label[n - 1] for n, word in enumerate(label) if n and german_stem(word) == german_stem(words[at])}
    return before in ARTICLES and not theirs.isdisjoint(ARTICLES) and before not in theirs


def _labels(bound: Bound) -> tuple[tuple[str, ...], tuple[str, ...]]:
    s: Statistic = bound["statistic"]
    return words_of(s.attribute), words_of(s.category or "")


def _category(sentence: Sentence, at: int, bound: Bound) -> Iterator[Match]:
    """The category, or several of the attribute joined by "oder"."""
    end = _follow(sentence.words, at, _labels(bound)[1])
    if end is None:
        return
    yield end, bound
    summed: tuple[Statistic, ...] = bound.get("summed", ()) or (bound["statistic"],)
    for other in bound["cited"] if sentence.words[end : end + 1] == ("oder",) else ():
        if other.attribute == bound["statistic"].attribute and other not in summed:
            more = bind(bound, statistic=other, summed=(*summed, other), joint="or")
            yield from _category(sentence, end + 1, more)


def _attribute(sentence: Sentence, at: int, bound: Bound) -> Iterator[Match]:
    if (end := _follow(sentence.words, at, _labels(bound)[0])) is not None:
        yield end, bind(bound, attribute=True)


def _predicate(sentence: Sentence, at: int, bound: Bound) -> Iterator[Match]:
    """What the labels of the statistic let a sentence say of people."""
    asked, answer = _labels(bound)
    first = asked[:1]
    if answer in (("ja",), ("nein",)):
        for end, read in _in_any_order(sentence, at, bound, asked, with_category=False):
            yield end, bind(read, flips=answer == ("nein",))
    elif len(answer) == 1 and answer[0] in _FREQUENCIES:
        yield from _in_any_order(sentence, at, bound, asked)
    elif first and first[0] in _ASKING and asked[1:2] == ("sie",):
        yield from _in_any_order(sentence, at, bound, asked[2:])
    elif asked[:2] == ("was", "sie") and len(asked) == 3 and asked[2].endswith("t"):
        if sentence.words[at : at + 1] == asked[2:]:
            yield from _category(sentence, at + 1, bound)
    elif not _NO_HEADING.isdisjoint(asked):
        return
    elif set(asked) <= _WAYS and sentence.words[at : at + 1] and sentence.words[at] in de.GOING:
        way = next(_direction(sentence, at + 1, bound), None) if bound.get("comparing") else None
        yield from _denied_or_not(sentence, *(way or (at + 1, bound)))
    elif asked and asked[0] in de.IDENTITY and sentence.words[at : at + 1] and sentence.words[at] in ("sind", "ist"):
        yield from _denied_or_not(sentence, at + 1, bound)
    elif answer and german_stem(answer[0]) in _FINITE:
        yield from _in_any_order(sentence, at, bound, answer, with_category=False)


_FINITE = frozenset(
    map(german_stem, "hat ist lebt wohnt arbeitet besitzt nutzt kauft fährt liest spart mietet".split())
)
"""Verbs with which a category states a fact by itself."""


def _denied_or_not(sentence: Sentence, at: int, bound: Bound) -> Iterator[Match]:
    if sentence.words[at : at + 1] == ("nicht",):
        at, bound = at + 1, bind(bound, denied=True)
    yield from _category(sentence, at, bound)


def _in_any_order(
    sentence: Sentence, at: int, bound: Bound, core: Sequence[str], *, with_category: bool = True
) -> Iterator[Match]:
    """Each word of the core once, in any order, and the category in one piece among them."""
    wanted = [word for word in core if word not in _FREE]
    for parts in [wanted, *_parted(wanted)]:
        yield from _any_order(sentence, at, bound, tuple(map(german_stem, parts)), with_category)


def _parted(core: Sequence[str]) -> Iterator[list[str]]:
    """The core with a separable verb in its two parts: "kaufen", "ein"."""
    for n, word in enumerate(core):
        for prefix in de.PREFIXES:
            if word.startswith(prefix) and len(word) > len(prefix) + 3:
                yield [*core[:n], word.removeprefix(prefix), *core[n + 1 :], prefix]


def _any_order(sentence: Sentence, at: int, bound: Bound, core: tuple[str, ...], category: bool) -> Iterator[Match]:
    if not core and not category:
        yield at, bound
        return
    if at >= len(sentence.words):
        return
    word = sentence.words[at]
    if category:
        for end, read in _category(sentence, at, bound):
            yield from _any_order(sentence, end, read, core, False)
    if (one := german_stem(word)) in core and not _in_another_case(sentence.words, at, _labels(bound)[0]):
        n = core.index(one)
        yield from _any_order(sentence, at + 1, bound, (*core[:n], *core[n + 1 :]), category)
    if word in _FREE:
        yield from _any_order(sentence, at + 1, bound, core, category)
    if (word == "nicht" or word in _NO) and "denied" not in bound:
        yield from _any_order(sentence, at + 1, bind(bound, denied=True), core, category)
    if bound.get("comparing") and word in (*de.UPWARD, *de.DOWNWARD) and "direction" not in bound:
        way = 1 if word in de.UPWARD else -1
        yield from _any_order(sentence, at + 1, bind(bound, direction=way), core, category)


def _comparing(sentence: Sentence, at: int, bound: Bound) -> Iterator[Match]:
    """A predicate with "häufiger" or "seltener" in it."""
    for end, read in _predicate(sentence, at, bind(bound, comparing=True)):
        if "direction" in read and "denied" not in read:
            yield end, read


def _share(sentence: Sentence, at: int, bound: Bound) -> Iterator[Match]:
    only = sentence.words[at : at + 1] in (("nur",), ("lediglich",))
    at += only
    if sentence.words[at : at + 1] and sentence.words[at] in ARTICLES:
        at += not (sentence.quantity(at) or sentence.figure(at))
    for end, read in slots.share(sentence, at, bound):
        yield end, bind(read, only=True) if only else read


def _overall(sentence: Sentence, at: int, bound: Bound) -> Iterator[Match]:
    for end, read in _share(sentence, at, {}):
        yield end, bind(bound, overall=read["share"])


def _group(sentence: Sentence, at: int, bound: Bound) -> Iterator[Match]:
    own = frozenset(map(german_stem, words_of(sentence.context.index.segment.name)))
    word = sentence.words[at] if at < len(sentence.words) else ""
    if word in de.PEOPLE or (len(word) > 3 and german_stem(word) in own):
        yield at + 1, bound


def _direction(sentence: Sentence, at: int, bound: Bound) -> Iterator[Match]:
    word = sentence.words[at] if at < len(sentence.words) else ""
    if word in de.UPWARD or word in de.DOWNWARD:
        yield at + 1, bind(bound, direction=1 if word in de.UPWARD else -1)


def _place(sentence: Sentence, at: int, bound: Bound) -> Iterator[Match]:
    word = (sentence.words[at] if at < len(sentence.words) else "").removesuffix("n")
    if word in de.PLACES:
        yield at + 1, bind(bound, place=de.PLACES[word])


def _on_average(sentence: Sentence, at: int, bound: Bound) -> Iterator[Match]:
    for phrase in _MEASURED.get(bound["statistic"].measure, ()):
        words = tuple(phrase.split())
        if sentence.words[at : at + len(words)] == words:
            yield at + len(words), bind(bound, averaged=True)


def _unit(sentence: Sentence, at: int, bound: Bound) -> Iterator[Match]:
    """The statistic's own unit and period, in any inflection."""
    named = words_of(bound["statistic"].unit or "")
    named = ("€", *named[1:]) if named[:1] == ("eur",) else named
    cut = next((n for n, word in enumerate(named) if word in ("pro", "je")), len(named))
    what, period = named[:cut], named[cut + 1 :] or _period_of(bound)
    end = _follow(sentence.words, at, what) if what else at
    if end is None and what[:1] in (("€",), ("euro",)) and sentence.words[at : at + 1] in (("€",), ("euro",)):
        end = at + 1
    if end is None:
        return
    if not named[cut + 1 :]:
        yield end, bound
    for before in _PERIODS if period else ():
        start = end + len(before)
        if sentence.words[end:start] == before and (close := _follow(sentence.words, start, period)) is not None:
            yield close, bind(bound, told_period=True)


def _period_of(bound: Bound) -> tuple[str, ...]:
    asked = _labels(bound)[0]
    at = next((n for n, word in enumerate(asked) if word in ("pro", "je")), len(asked))
    return asked[at + 1 :]


_SLOTS: dict[str, Slot] = {
    "share": _share, "overall": _overall, "group": _group, "predicate": _predicate, "comparing": _comparing,
    "category": _category, "attribute": _attribute, "direction": _direction, "place": _place, "unit": _unit,
    "on_average": _on_average, "value": amount_slots.value, "n": slots.figure_of("n", "number"),
    "times": slots.figure_of("times", "multiple"), "points": slots.figure_of("points", "points"),
    "whole_value": slots.figure_of("whole_value", "number"), "gap": slots.figure_of("gap", "number", "points"),
    "age": slots.figure_of("age", "number", "range"), "open": slots.literal("("), "close": slots.literal(")"),
}  # fmt: skip
_WHOLE = "(der gesamtheit|der gesamtbasis|der grundgesamtheit|allen [befragten|zusammen|{group}])"
_OF_WHOLE = (
    f"(insgesamt|(in|von|unter|bei|über) {_WHOLE}|im (durchschnitt|schnitt) aller [befragten|{{group}}]"
    "|im gesamtdurchschnitt)"
)
_THAN_WHOLE = f"(als|wie) ({_OF_WHOLE}|der durchschnitt|die gesamtheit|alle [befragten|zusammen])"
_OF = "[von ihnen|davon|(der|dieser|unserer) {group}|von (den|diesen) {group}|{group}]"
_PEOPLE = f"{{share}} {_OF}"
_THESE = "(sie|die {group}|diese {group})"
_BESIDE = "(gegenüber|verglichen mit|im vergleich zu|statt|gegen)"
_IS = "(ist|sind|war|waren)"
_WITH = "[mit {share}|{open} {share} {close}|, {share}]"
SHARES = (
    f"{_PEOPLE} {{predicate}}",
    "(von den|unter den) {group} {predicate} {share}",
    f"{_PEOPLE} (nennen|nennt|nannten|nannte|geben|gaben) {{category}} [an] als {{attribute}}",
    f"(für|bei) {_PEOPLE} {_IS} {{category}} {{attribute}}",
    f"{{category}} {_IS} (für|bei) {_PEOPLE} {{attribute}}",
    f"{{attribute}} {_IS} (für|bei) {_PEOPLE} {{category}}",
    "{attribute} : {category} ({open} {share} {close}|, {share})",
    f"{_THESE} {{comparing}} {_THAN_WHOLE}",
)
TAILS = (
    f"[,] {_BESIDE} {{overall}} {_OF_WHOLE}",
    f"[,|;] [und|aber|während] {_OF_WHOLE} {_IS} es {{overall}}",
    f"{{open}} ({_OF_WHOLE} [:] {{overall}}|{{overall}} {_OF_WHOLE}) {{close}}",
    f"[,] {{times}} so (viele|viel|häufig|oft) {_THAN_WHOLE}",
    f"[,] {{points}} {{direction}} {_THAN_WHOLE}",
    f"[,] [deutlich|etwas] {{direction}} {_THAN_WHOLE}",
    "{open} n = {n} {close}",
)
RANKS = (
    f"[der|die|das] {{place}} {{attribute}} {_IS} {{category}} {_WITH}",
    f"{{category}} {_IS} {_WITH} [der|die|das] {{place}} {{attribute}} {_WITH}",
)
AMOUNTS = (
    "{on_average} sind (sie|die {group}) {age} {unit} alt",
    f"{_THESE} sind [{{on_average}}] {{age}} {{unit}} alt",
    "{attribute} (liegt|beträgt|ist|liegen|betragen) [{on_average}] [bei] {value} {unit}",
    "{on_average} (liegt|beträgt|ist|liegen|betragen) {attribute} [bei] {value} {unit}",
    "{attribute} : {value} {unit}",
)
AMOUNT_TAILS = (
    f"[,] {_BESIDE} {{whole_value}} {{unit}} {_OF_WHOLE}",
    f"[,|;] [und|aber|während] {_OF_WHOLE} {_IS} es {{whole_value}} {{unit}}",
    f"{{open}} ({_OF_WHOLE} [:] {{whole_value}} {{unit}}|{{whole_value}} {{unit}} {_OF_WHOLE}) {{close}}",
    f"[,] {{gap}} {{unit}} {{direction}} {_THAN_WHOLE}",
)
JOINTS = ((",", "und"), (",", "aber"), ("und",), (";",), (",",), (",", "während"))
FRAMES = {
    name: [CompiledFrame(needed(text), frame(text, _SLOTS)) for text in texts]
    for name, texts in (
        ("shares", SHARES), ("tails", TAILS), ("ranks", RANKS), ("amounts", AMOUNTS), ("amount tails", AMOUNT_TAILS),
    )
}  # fmt: skip

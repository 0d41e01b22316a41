"""Counted sentences in German: the same grammar and the same checks as in English, with German frames."""

from __future__ import annotations

from collections.abc import Iterator

from persona_gen.checker.proofs import amount_slots, slots
from persona_gen.checker.proofs.frames import sentence_frames
from persona_gen.checker.proofs.german_labels import (
    attribute,
    category,
    comparing,
    direction,
    follow,
    having,
    labels_of,
    predicate,
    satisfied,
)
from persona_gen.checker.proofs.grammar import Bound, Match, Slot
from persona_gen.checker.proofs.labels import words_of
from persona_gen.checker.proofs.sentence import Sentence
from persona_gen.checker.proofs.slots import bind
from persona_gen.text.lexicon import german as de
from persona_gen.text.lexicon.german import ARTICLES
from persona_gen.text.tokens import light_stem

_MEASURED = {"mean": ("im schnitt", "im mittel", "im durchschnitt", "durchschnittlich"), "median": ("im median",)}
_PERIODS = (("pro",), ("im",), ("am",), ("je",), ("in", "der"))


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
    own = frozenset(map(light_stem, words_of(sentence.context.index.segment.name)))
    word = sentence.word(at)
    if word in de.PEOPLE or (len(word) > 3 and light_stem(word) in own):
        yield at + 1, bound


def _anyone(sentence: Sentence, at: int, bound: Bound) -> Iterator[Match]:
    word = sentence.word(at)
    if word.endswith(de.OF_PEOPLE) and word not in sentence.context.index.label_words:
        yield at + 1, bound
    yield from _group(sentence, at, bound)


def _place(sentence: Sentence, at: int, bound: Bound) -> Iterator[Match]:
    word = sentence.word(at).removesuffix("n")
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
    if named[:1] == ("von",) and any(figure.out_of for figure in bound.get("value", ())):  # "8,9 von 10 | Punkten"
        yield at, bound
        named = named[2:]
    cut = next((n for n, word in enumerate(named) if word in ("pro", "je")), len(named))
    what, period = named[:cut], named[cut + 1 :] or _period_of(bound)
    end = follow(sentence.words, at, what) if what else at
    if end is None and what[:1] in (("€",), ("euro",)) and sentence.words[at : at + 1] in (("€",), ("euro",)):
        end = at + 1
    if end is None:
        return
    if not named[cut + 1 :]:
        yield end, bound
    for before in _PERIODS if period else ():
        start = end + len(before)
        if sentence.words[end:start] == before and (close := follow(sentence.words, start, period)) is not None:
            yield close, bind(bound, told_period=True)


def _period_of(bound: Bound) -> tuple[str, ...]:
    asked = labels_of(bound)[0]
    at = next((n for n, word in enumerate(asked) if word in ("pro", "je")), len(asked))
    return asked[at + 1 :]


_SLOTS: dict[str, Slot] = {
    "share": _share, "overall": _overall, "group": _group, "predicate": predicate, "comparing": comparing,
    "category": category, "attribute": attribute, "direction": direction, "place": _place, "unit": _unit,
    "on_average": _on_average, "anyone": _anyone, "satisfied": satisfied,
    "just": amount_slots.just, "ratio": amount_slots.ratio, "having": having,
    "only": slots.mark("only", True, "nur", "lediglich"),
    "value": amount_slots.value, "n": slots.figure_of("n", "number"),
    "times": slots.figure_of("times", "multiple"), "points": slots.figure_of("points", "points"),
    "whole_value": slots.figure_of("whole_value", "number"), "gap": slots.figure_of("gap", "number", "points"),
    "age": slots.figure_of("age", "number", "range"), "open": slots.literal("("), "close": slots.literal(")"),
}  # fmt: skip
_WHOLE = "(der gesamtheit|der gesamtbasis|der grundgesamtheit|allen [befragten|zusammen|{group}])"
_OF_WHOLE = (
    f"(insgesamt|(in|von|unter|bei|über) {_WHOLE}|im (durchschnitt|schnitt) aller [befragten|{{group}}]"
    "|im (gesamtdurchschnitt|gesamten))"
)
_THAN_WHOLE = f"(als|wie) ({_OF_WHOLE}|der durchschnitt|die gesamtheit|alle [befragten|zusammen])"
_OF = "[von ihnen|davon|(der|dieser|unserer) {group}|von (den|diesen) {group}|{group}"
_OF += "|von {n} (personen|befragten|menschen|leuten)]"
_PEOPLE = f"{{share}} {_OF}"
_THESE = "(sie|die {group}|diese {group})"
_BESIDE = "(gegenüber|verglichen mit|im vergleich zu|statt|gegen)"
_IS = "(ist|sind|war|waren)"
_WITH = "[mit {share}|{open} {share} {close}|, {share}]"
_SHARES = (
    f"{_PEOPLE} ({{predicate}}|(haben|hat) {{having}})",
    "(von den|unter den) {group} {predicate} {share}",
    f"{_PEOPLE} (nennen|nennt|nannten|nannte|geben|gaben) {{category}} [an] als {{attribute}}",
    f"(für|bei) {_PEOPLE} {_IS} {{category}} {{attribute}}",
    f"{{category}} {_IS} [{{only}}] (für|bei) {_PEOPLE} {{attribute}}",
    f"{{attribute}} {_IS} (für|bei) {_PEOPLE} {{category}}",
    f"(für|bei) {_PEOPLE} {_IS} {{attribute}} [,] [dass] {{category}} [ist|war|sind|waren]",
    "{attribute} : {category} ({open} {share} [von {n} (personen|befragten)] {close}|, {share})",
    f"{_THESE} {{comparing}} {_THAN_WHOLE}",
)
_TAILS = (
    f"[,] {_BESIDE} {{overall}} ({_OF_WHOLE}|aller {{anyone}})",
    f"[,] {_OF_WHOLE} [für|bei] {{overall}}",
    f"[,|;] [und|aber|während] {_OF_WHOLE} {_IS} es {{overall}}",
    f"{{open}} ({_OF_WHOLE} [:] {{overall}}|{{overall}} {_OF_WHOLE}) {{close}}",
    f"[,] {{times}} so (viele|viel|häufig|oft) {_THAN_WHOLE}",
    f"[,] {{points}} {{direction}} {_THAN_WHOLE}",
    f"[,] [deutlich|etwas] {{direction}} {_THAN_WHOLE}",
    "{open} n = {n} {close}",
)
_RANKS = (
    f"[der|die|das] {{place}} {{attribute}} {_IS} {{category}} {_WITH}",
    f"{{category}} {_IS} {_WITH} [der|die|das] {{place}} {{attribute}} {_WITH}",
)
_AMOUNTS = (
    "{on_average} sind (sie|die {group}) {age} {unit} alt",
    f"{_THESE} sind [{{on_average}}] {{age}} {{unit}} alt",
    f"{{attribute}} (ist|sind) {{ratio}} so (lang|hoch|groß|weit|alt|viel|viele) wie ({_OF_WHOLE}"
    "|im (durchschnitt|schnitt))",
    "{attribute} (liegt|beträgt|ist|liegen|betragen) [{on_average}] [bei] {value} {unit} [lang|weit|hoch]",
    "{satisfied} (bekommt|erhält|erreicht|bekommen|erhalten|erreichen) [{on_average}] {value} {unit}",
    "{on_average} (liegt|beträgt|ist|liegen|betragen) {attribute} [bei] {value} {unit}",
    "{attribute} : {value} {unit}",
)
_AMOUNT_TAILS = (
    f"[,] {_BESIDE} {{whole_value}} {{unit}} {_OF_WHOLE}",
    f"[,|;] [und|aber|während] {_OF_WHOLE} {_IS} es {{whole_value}} {{unit}}",
    f"{{open}} ({_OF_WHOLE} [:] {{whole_value}} {{unit}}|{{whole_value}} {{unit}} {_OF_WHOLE}) {{close}}",
    f"[,] {{gap}} {{unit}} {{direction}} {_THAN_WHOLE}",
)
_ELIDED_AMOUNTS = ("{satisfied} [{just}] {value} [{unit}]",)
JOINTS = ((",", "und"), (",", "aber"), ("und",), (";",), (",",), (",", "während"))
FRAMES = {
    name: sentence_frames(texts, slots=_SLOTS)
    for name, texts in (
        ("shares", _SHARES), ("tails", _TAILS), ("ranks", _RANKS),
        ("amounts", _AMOUNTS), ("amount tails", _AMOUNT_TAILS), ("elided amounts", _ELIDED_AMOUNTS),
    )
}  # fmt: skip

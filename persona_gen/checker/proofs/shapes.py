"""What shape the labels of a statistic have, which decides how a sentence may say them.

A questionnaire asks "What holds them back", "Where they look", "Reason for joining", "Has cancelled before"; each is
said in its own way. A category may stand without its attribute only where the attribute is a mere heading ("Housing",
"Did in the last four weeks") or the category speaks of whoever answers ("I worry about …").
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache

from persona_gen.checker.proofs.labels import FREE, PLACED, singular, words_of
from persona_gen.evidence.card_lists import BARRIERS
from persona_gen.text.ages import is_age
from persona_gen.text.lexicon import english_questionnaire as q
from persona_gen.text.lexicon.english import GENDERS
from persona_gen.text.number_ranges import range_of

_GLOSS = re.compile(
    r"(?P<name>[^()]+?)\s*\((?!.*\b(?:not|but|never|only|except|without|less|more|under|over|rarely|if)\b)"
    r"(?:e\.g\. |such as )?(?:[^()\d,]+, )*[^()\d,]+ or [^()\d,]+\)"
)
"""A category with examples in brackets, which a sentence may leave out: "the tools (fitter or electrician)"."""


@dataclass(frozen=True)
class LabelShape:
    """The words of a statistic's labels, and the kinds of question its attribute is."""

    attribute: tuple[str, ...]
    category: tuple[str, ...]
    kinds: frozenset[str]
    core: tuple[str, ...] = ()
    """What is left of the attribute without its asking word: "look for information" of "Where they look …"."""
    cuts: tuple[tuple[Sequence[str], Sequence[str]], ...] = field(default=())
    """For "What holds them back": the words before and after those it holds back."""
    categories: tuple[tuple[str, ...], ...] = ()
    """The category as printed, and with what a comma in it may stand for: "student, no job", "student with no job"."""


@lru_cache(maxsize=5_000)
def label_shape(attribute: str, category: str) -> LabelShape:
    """Read the labels of one statistic; the category is empty where there is none."""
    asked, answer = words_of(attribute), words_of(category)
    kinds, core = set(_answer_kinds(asked, answer)), asked[1:] if asked[:1] == ("who",) else asked
    first, second, rest = asked[:1], asked[1:2], asked[1:]
    content = {singular(word) for word in asked if word not in FREE}
    kinds |= set(_asked_kinds(asked, content))
    if first in (("where",), ("how",)) and not q.AMOUNTS_ASKED & set(second):
        kinds |= {"where", "where did"} if "did" in second else {"where"}
        core = _without_asker(rest)
    elif first == ("what",) and not q.WHAT_FOLLOWED & set(second):
        kinds.add("what")
        core = rest
        if second in (("they",), ("do",), ("did",), ("does",)):
            kinds = kinds - {"what"} | {"what they"}
            core = _without_asker(rest)
        if singular("".join(second)) == "matter":
            kinds.add("matters")
    elif reason := _reason(asked):
        kinds.add("main reason" if "main" in asked else "reason")
        core = reason
    elif first and first[0] in ("did", "does", "do"):
        kinds.add("did")
        core = rest
        if rest and rest[0] in q.CASES:  # done then, so done
            kinds.add("heading")
    elif content <= q.HEADING:
        kinds.add("heading")
        kinds |= {name for name, own in (("job", q.JOB), ("place", q.PLACE), ("use", q.USE)) if content <= own}
    elif len(asked) > 1 and asked[-1] in q.WHEN and set(asked[:-2]) <= {"usual", "typical"}:
        kinds.add("time")
        core = asked[-2:-1]
    elif first and first[0] in q.CLASSIFIERS and second == ("of",):
        kinds.add("classifier")
        core = asked[2:]
    elif asked[-1:] and asked[-1] in q.CLASSIFIERS and len(asked) > 1:
        kinds.add("classifier")
        core = asked[:-1]
    if core != rest:
        kinds |= {name for name, own in (("owned", content & q.OWNED), ("way", content <= q.WAYS)) if own}
    cuts = _cuts(core) if "what" in kinds else ()
    return LabelShape(
        asked, answer, frozenset(kinds), core, cuts, _readings(category, answer, of_age=is_age(attribute))
    )


def _asked_kinds(asked: tuple[str, ...], content: set[str]) -> list[str]:
    """What the attribute's own words say of how its category follows."""
    kinds = ["ends open"] if asked[-1:] and asked[-1] in PLACED else []
    kinds += ["who"] if asked[:1] == ("who",) else []
    named = (("dwelling", q.DWELLINGS), ("subscribed", q.SUBSCRIBED))
    return [*kinds, *(name for name, own in named if content and content <= own)]


def _readings(category: str, answer: tuple[str, ...], *, of_age: bool) -> tuple[tuple[str, ...], ...]:
    if ends := range_of(category):
        return (answer, *map(words_of, ends.readings(of_age=of_age)))
    if glossed := _GLOSS.fullmatch(category):
        return (answer, words_of(glossed["name"]))
    head, comma, rest = category.partition(",")
    if not comma:
        return (answer, *((GENDERS[word],) for word in answer if word in GENDERS and len(answer) == 1))
    joined = [(*words_of(head), joint, *words_of(rest)) for joint in ("in", "with", "and", "or", "as")]
    return (answer, *(words for words in joined if "" not in words))


def _answer_kinds(asked: tuple[str, ...], answer: tuple[str, ...]) -> list[str]:
    kinds = []
    if answer in (("yes",), ("no",)):
        kinds.append(answer[0])
    elif not answer or answer == asked[: len(answer)]:
        kinds.append("yes")
    elif _is_frequency(answer):
        kinds.append("frequency")
    elif set(answer) <= q.DEGREES | {"very"}:
        kinds.append("degree")
    if BARRIERS.search(" ".join(asked)) or (asked[:1] == ("what",) and not q.HINDERS.isdisjoint(asked[1:3])):
        kinds.append("barrier")
    if answer[:1] in (("i",), ("we",)):
        kinds.append("own statement")
    if {"agree", "agrees", "statement", "statements"} & set(asked):
        kinds.append("statement")
    return kinds


def _is_frequency(answer: tuple[str, ...]) -> bool:
    """Whether a category says how often: "Often", "At least once a week"."""
    if len(answer) == 1:
        return answer[0] in q.FREQUENCIES
    return answer[0] in q.HOW_OFTEN and any(singular(word) in q.PERIODS for word in answer[1:])


def _without_asker(words: tuple[str, ...]) -> tuple[str, ...]:
    while words and words[0] in q.ASKERS:
        words = words[1:]
    return words


def _reason(asked: tuple[str, ...]) -> tuple[str, ...]:
    """What a reason is asked for: "joining" of "Reason for joining", "they left" of "Why they left"."""
    if asked[:1] == ("why",):
        return _without_asker(asked[1:])
    words = asked[1:] if asked[:1] == ("main",) else asked
    if words and singular(words[0]) == "reason" and len(words) > 2 and words[1] in ("for", "to"):
        return words[2:]
    return ()


def _cuts(core: tuple[str, ...]) -> tuple[tuple[Sequence[str], Sequence[str]], ...]:
    """Where whoever it is about stands: at "them", or after "for", "to" or nothing at the end."""
    at = next((n for n, word in enumerate(core) if word in q.OBJECTS), None)
    if at is None:
        when = next((n for n, word in enumerate(core) if word == "when"), len(core))
        whole = [(core, ())] + ([(core[:when], core[when:])] if when < len(core) else [])
        if singular(core[0]) == "matter" and when < len(core):
            whole.append((core[:when], ()))  # what matters when choosing matters
        return tuple((( *before, preposition) if preposition else before, after)
                     for before, after in whole for preposition in ("for", "to", "with", "of", ""))  # fmt: skip
    before, after = core[:at], core[at + 1 :]
    return ((before, after), (before + after, ())) if len(after) == 1 else ((before, after),)

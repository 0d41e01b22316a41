"""Figures that are right, of something else: words between a share and what it is of that change what is said.

"61 % would like an Anytime membership" where 61 % have one; "the other 39 % have one"; "a barrier other than price";
"57 % of women are in this group" where 57 % of the group are women; "before 6 pm" for "after 6 pm"; "each of them
makes 5.4 visits" of a mean. Only figures that a cited statistic gives as its own value are looked at here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator

from persona_gen.checker.claim_context import ClaimContext
from persona_gen.checker.rule import Rule
from persona_gen.checker.rules.bases import WRONG_BASE
from persona_gen.checker.rules.other_people import OTHERS
from persona_gen.checker.rules.own_figures import OwnFigure, mismatch, own_figure, own_share
from persona_gen.checker.segment_index import naming_stems
from persona_gen.domain import Finding
from persona_gen.text.lexicon import any_of
from persona_gen.text.lexicon.english_quantifiers import EXCEPT, MODALS, WISHED_BY
from persona_gen.text.polarity import negations

RULES: tuple[Rule, ...] = ()

_GROUP = r"(?:\s+of\s+(?:them|these|those|us|(?:the|this|our)\s+(?:\w+\s+){0,2}?\w+|\w+))?"
_MODAL = re.compile(rf"{_GROUP}\s+{any_of(MODALS)}\b", re.I)
_GERMAN_MODALS = frozenset(
    "wollen will möchten möchte würden würde sollen soll sollten können kann könnten müssen muss dürfen darf".split()
)
_GERMAN_MODAL = re.compile(rf"(?:\s+(?:von ihnen|davon|der \w+))?\s+({any_of(_GERMAN_MODALS)})\b", re.I)
_WISH = re.compile(
    r"(?:would|could|should|will|might|may|wants?|wish(?:es)?|plans?|intends?|hopes?|expects?)\b(?: like)?(?: to)?",
    re.I,
)
_WISHES = re.compile(rf"\b{any_of(WISHED_BY)}\b|\bif\b|['’]d\b", re.I)
_OTHER_THAN = re.compile(rf"\b{any_of(EXCEPT)}\b", re.I)
_THE_REST = re.compile(r"\b(?:the (?:other|others|rest|remaining|remainder)|remaining),?\s*$", re.I)
_HERE = re.compile(
    r"\b(?:is|are|belongs?|falls?|sits?) (?:in|to|into|among|part of) (?:this|the|our)"
    r" (?:group|segment|crowd|sample)\b",
    re.I,
)
_OF_WHOM = re.compile(r"^\s+of\s+([^,]*?)\s+(?:is|are|belongs?|falls?|sits?|joins?|joined)\b", re.I)
_AMONG = re.compile(r"^\s*(?:of|among|for)\s+([^,]*),\s*$", re.I)
_EACH = re.compile(
    r"(?:^|[.;:,]\s*|\band\s+)(?:each|every)(?: one| single one)?"
    r"(?:\s+of (?:them|these|those|the \w+)|\s+(?!(?:month|week|year|day|time|night|morning|evening|hour|quarter)s?\b)"
    r"\w+)",
    re.I,
)
_ALL_OF_THEM = re.compile(r"\b(?:they (?:[a-z]+ )?all|all of them|everyone|everybody)\b[^.;,]*$", re.I)
_NOBODY = re.compile(r"\b(?:nobody|no one|none of (?:them|these|those)|no [a-z]+)\b[^.;,]*$", re.I)
_AT_LEAST_ALL = re.compile(r"\b(?:everyone|everybody|all of them|they all|each|every)\b", re.I)
_PLAIN_FACT = re.compile(r"^(?:\s+of (?:them|the \w+))?((?:\s+(?:have|has|are|is))?(?:\s+[\w'-]+){1,6})\s*$", re.I)
_FOR_A_REASON = re.compile(r"\b(?:for|because|due|over)\b", re.I)
""" "48 % are there for a holiday" tells it as the reason that it is."""
_PROGRESSIVE = re.compile(r"\s+(?:are|is) \w+ing\b", re.I)
""" "38 % are visiting family": on this journey, so it is why they travel."""
_GIVEN = re.compile(
    r"(?:main |top )?(?:reasons?|barriers?|obstacles?|worry|worries|fears?|hurdles?|triggers?)\b|why\b", re.I
)
_TIMES = {
    "before": ("before", "until", "till", "up to"),
    "after": ("after", "from", "since", "past"),
    "at": ("at",),
    "by": ("by",),
    "within": ("within", "in under", "in less than"),
    "over": ("over", "more than", "above", "in over", "in more than"),
    "under": ("under", "less than", "below", "fewer than"),
}
"""Prepositions that set another bound to the same time or number."""
_BOUND = re.compile(
    rf"\b({'|'.join(sorted((p for ps in _TIMES.values() for p in ps), key=len, reverse=True))})\s+", re.I
)
_MEANT = {word: kind for kind, phrases in _TIMES.items() for word in phrases}


def find(context: ClaimContext) -> Iterator[Finding]:
    """Findings of `number-mismatch` and `wrong-base` about figures attached to the wrong thing."""
    checks = _BY_LANGUAGE.get(context.index.segment.locale[:2])
    if context.fiction or context.kind != "claim" or checks is None:
        return
    for figure in context.figures:
        for s in context.cited_statistics:
            telling = own_figure(context, figure, s)
            complaint = next(filter(None, (check(telling) for check in checks)), None) if telling else None
            if complaint:
                yield complaint
                break


def _modal(telling: OwnFigure) -> Finding | None:
    """A share of those who do, told of those who would, could or should."""
    modal = _MODAL.match(telling.after)
    if not own_share(telling) or not modal:
        return None
    if re.search(rf"\b{any_of(WISHED_BY)}\b", telling.s.label, re.I):
        return None
    return mismatch(telling, note=f", and nothing says who {modal.group().split()[-1]}")


def _modal_in_german(telling: OwnFigure) -> Finding | None:
    modal = _GERMAN_MODAL.match(telling.after)
    if not own_share(telling) or not modal or not _GERMAN_MODALS.isdisjoint(map(str.lower, telling.s.label.split())):
        return None
    return mismatch(telling, note=f", and nothing says who {modal[1]}")


def _wish_come_true(telling: OwnFigure) -> Finding | None:
    """A share of those who would, told of those who do: "36 % pay for a camera"."""
    opening = _WISH.match(telling.s.attribute)
    if not own_share(telling) or not opening or (telling.s.category or "yes").casefold() != "yes":
        return None
    wished = {stem for stem in naming_stems(telling.s.attribute[opening.end() :]) if not stem.isdigit()}
    if not wished or not wished <= naming_stems(telling.after) or _WISHES.search(f"{telling.before} {telling.after}"):
        return None
    return mismatch(telling, note=", and nothing says that they do")


def _other_than(telling: OwnFigure) -> Finding | None:
    """A category's own share, told of all others."""
    if not own_share(telling) or telling.figure.allows(1 - telling.s.value):
        return None
    for others in _OTHER_THAN.finditer(telling.after):
        if telling.names(telling.after[others.end() :]) and others.group().casefold() not in telling.s.label.casefold():
            return mismatch(telling)
    return None


def _the_rest(telling: OwnFigure) -> Finding | None:
    """The complement, told of the category itself: "the other 39 % have one"."""
    s = telling.s
    if s.measure != "share" or telling.figure.kind != "share" or not telling.figure.allows(1 - s.value):
        return None
    if telling.figure.allows(s.value) or not _THE_REST.search(telling.before) or _OTHER_THAN.search(telling.after):
        return None
    if negations(telling.after) != negations(s.label) or not telling.names(telling.after):
        return None
    return mismatch(telling)


def _converse(telling: OwnFigure) -> Finding | None:
    """The segment's share of a category, told as the category's share of the segment."""
    if not own_share(telling):
        return None
    whom = _OF_WHOM.match(telling.after) or _AMONG.match(telling.before)
    if not whom or not telling.names(whom[1]) or not (_HERE.search(telling.after) or _joins(telling, whom[1])):
        return None
    return mismatch(
        telling, WRONG_BASE, f" of the segment, not {telling.context.text[slice(*telling.figure.span)]} of those"
    )


def _joins(telling: OwnFigure, whom: str) -> bool:
    """Whether what follows is no more than the attribute: "33 % of people with back pain join"."""
    rest = naming_stems(telling.after.replace(whom, " "))
    return bool(rest) and rest <= naming_stems(telling.s.attribute)


def _of_each(telling: OwnFigure) -> Finding | None:
    """A mean or median, told of each; or a least value that somebody is known to lie below."""
    s, text = telling.s, f"{telling.before}{telling.context.text[slice(*telling.figure.span)]}"
    if s.measure not in ("mean", "median") or (s.min is not None and s.min == s.max) or telling.figure.kind == "share":
        return None
    low, high = telling.figure.intervals[0]
    if high == float("inf"):
        below = s.min is not None and s.min < low and _AT_LEAST_ALL.search(telling.before)
        beyond = _NOBODY.search(telling.before) and low == s.value and (s.max is None or s.max > low)
        if below or beyond:
            return mismatch(telling, note=f", from {s.shown(s.min or 0)} up" if below else f" as the {s.measure} only")
        return None
    if telling.figure.allows(s.value) and (_EACH.search(text) or _ALL_OF_THEM.search(telling.before)):
        return mismatch(telling, note=f" as the {s.measure}, not of each")
    return None


def _bound(telling: OwnFigure) -> Finding | None:
    """Another bound of time or number than the label's: "by 6 pm" for "after 6 pm"."""
    if not own_share(telling):
        return None
    text = telling.context.own_words
    for theirs in _BOUND.finditer(telling.s.label):
        what = re.match(r"(?:an?\s+|the\s+)?[\w.:]+(?:\s+[\w.:]+)?", telling.s.label[theirs.end() :])
        if not what or not re.search(r"\d|hour|day|week|month|year|minute|noon|midnight", what.group(), re.I):
            continue
        ours = re.search(rf"\b((?:[a-z]+\s+){{1,3}}){re.escape(what.group())}(?!\w)", text, re.I)
        kind = _kind(ours[1]) if ours else None
        if kind and kind != _MEANT[theirs[1].lower()]:
            return mismatch(telling)
    return None


def _kind(words: str) -> str | None:
    """The bound that the words right before a time set."""
    lead = words.lower().strip()
    return next(
        (
            kind
            for kind, forms in _TIMES.items()
            for form in forms
            if lead.split()[-len(form.split()) :] == form.split()
        ),
        None,
    )


def _mere_reason(telling: OwnFigure) -> Finding | None:
    """A reason or barrier that people give, told as what they do or have: "47 % lose weight" of those who join to."""
    fact = _PLAIN_FACT.match(telling.after)
    if not own_share(telling) or not fact or not _GIVEN.match(telling.s.attribute) or telling.before.strip():
        return None
    if naming_stems(fact[1]) - {"have"} != naming_stems(telling.s.category or "") or _PROGRESSIVE.match(fact[1]):
        return None
    if _FOR_A_REASON.search(fact[1]):
        return None
    return mismatch(telling, note=", which is no more than that")


_CHECKS: tuple[Callable[[OwnFigure], Finding | None], ...] = (
    _modal,
    _wish_come_true,
    _other_than,
    _the_rest,
    _converse,
    _of_each,
    _bound,
    _mere_reason,
    *OTHERS,
)
_BY_LANGUAGE = {"en": _CHECKS, "de": (_modal_in_german,)}

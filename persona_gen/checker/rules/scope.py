"""Figures that are right, of something else: words between a share and what it is of that change what is said.

"61 % would like an Anytime membership" where 61 % have one; "the other 39 % have one"; "a barrier other than price";
"57 % of women are in this group" where 57 % of the group are women; "before 6 pm" for "after 6 pm"; "each of them
makes 5.4 visits" of a mean. Only figures that a cited statistic gives as its own value are looked at here.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from persona_gen.checker.claim_context import ClaimContext
from persona_gen.checker.rule import Rule
from persona_gen.checker.rules.bases import WRONG_BASE
from persona_gen.checker.rules.figures import NUMBER_MISMATCH
from persona_gen.checker.segment_index import naming_stems
from persona_gen.domain import EvidenceRef, Finding, Statistic
from persona_gen.text.lexicon import any_of, listed
from persona_gen.text.numbers import Figure, with_manner
from persona_gen.text.polarity import negations

RULES: tuple[Rule, ...] = ()

_MODALS = listed("would could should may might must ought")
_EXCEPT = listed("other than, apart from, except for, except, besides, rather than, instead of, anything but")
_WISHES = listed(
    "would could should may might must can cannot will want wants wish wishes need needs plan plans matter matters"
    " important intend intends hope hopes prefer prefers like likes expect expects willing agrees agree"
)
_GROUP = r"(?:\s+of\s+(?:them|these|those|us|(?:the|this|our)\s+(?:\w+\s+){0,2}?\w+|\w+))?"
_MODAL = re.compile(rf"{_GROUP}\s+{any_of(_MODALS)}\b", re.I)
_OTHER_THAN = re.compile(rf"\b{any_of(_EXCEPT)}\b", re.I)
_THE_REST = re.compile(r"\b(?:the (?:other|others|rest|remaining|remainder)|remaining),?\s*$", re.I)
_HERE = re.compile(
    r"\b(?:is|are|belongs?|falls?|sits?) (?:in|to|into|among|part of) (?:this|the|our)"
    r" (?:group|segment|crowd|sample)\b",
    re.I,
)
_OF_WHOM = re.compile(r"^\s+of\s+(.*?)\s+(?:is|are|belongs?|falls?|sits?|joins?|joined)\b", re.I)
_AMONG = re.compile(r"^\s*(?:of|among|for)\s+([^,]*),\s*$", re.I)
_EACH = re.compile(
    r"(?:^|[.;:,]\s*|\band\s+)(?:each|every)(?: one| single one)?"
    r"(?:\s+of (?:them|these|those|the \w+)|\s+(?!(?:month|week|year|day|time|night|morning|evening|hour|quarter)s?\b)"
    r"\w+)",
    re.I,
)
_AT_LEAST_ALL = re.compile(r"\b(?:everyone|everybody|all of them|they all|each|every)\b", re.I)
_PLAIN_FACT = re.compile(r"^(?:\s+of (?:them|the \w+))?((?:\s+(?:have|has|are|is))?(?:\s+[\w'-]+){1,6})\s*$", re.I)
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
_MEANT = {word: kind for kind, said in _TIMES.items() for word in said}


@dataclass(frozen=True)
class _Told:
    """A figure that is a statistic's own value, and the words on either side of it within its sentence."""

    context: ClaimContext
    figure: Figure
    s: Statistic
    before: str
    after: str

    @property
    def stems(self) -> frozenset[str]:
        """The stems of the category, or of the attribute where the category is a mere yes."""
        s = self.s
        own = naming_stems(s.category or "")
        return own or naming_stems(s.attribute)

    def names(self, text: str) -> bool:
        """Whether a stretch names the category in full."""
        return bool(self.stems) and self.stems <= naming_stems(text)


def find(context: ClaimContext) -> Iterator[Finding]:
    """Complaints of `number-mismatch` and `wrong-base` about figures told of something else than they are of."""
    if context.fiction or context.kind != "claim" or context.index.segment.locale[:2] != "en":
        return
    for figure in context.figures:
        for s in context.cited_statistics:
            told = _told(context, figure, s)
            found = next(filter(None, (check(told) for check in _CHECKS)), None) if told else None
            if found:
                yield found
                break


def _told(context: ClaimContext, figure: Figure, s: Statistic) -> _Told | None:
    if figure.kind not in ("share", "number", "range"):
        return None
    text = context.own_words
    start, end = with_manner(figure, text)
    first = max((m.end() for m in re.finditer(r"[.;!?]\s", text[:start])), default=0)
    last = re.search(r"[.;!?](?:\s|$)", text[end:])
    return _Told(context, figure, s, text[first:start], text[end : end + last.start() if last else len(text)])


def _own_share(told: _Told) -> bool:
    return told.s.measure == "share" and told.figure.kind == "share" and told.figure.allows(told.s.value)


def _mismatch(told: _Told, rule: Rule = NUMBER_MISMATCH, note: str = "") -> Finding:
    s, (start, end) = told.s, told.figure.span
    return rule.finding(
        told.figure.span,
        figure=told.context.text[start:end],
        truth=f"{s.label} is {s.shown(s.value)}{s.base}{note}",
        evidence=(EvidenceRef(id=s.id),),
        suggestion=s.shown(s.value),
    )


def _modal(told: _Told) -> Finding | None:
    """A share of those who do, told of those who would, could or should."""
    said = _MODAL.match(told.after)
    if not _own_share(told) or not said:
        return None
    if re.search(rf"\b{any_of(_WISHES)}\b", told.s.label, re.I):
        return None
    return _mismatch(told, note=f", and nothing says who {said.group().split()[-1]}")


def _other_than(told: _Told) -> Finding | None:
    """A category's own share, told of all others."""
    if not _own_share(told) or told.figure.allows(1 - told.s.value):
        return None
    for said in _OTHER_THAN.finditer(told.after):
        if told.names(told.after[said.end() :]) and said.group().casefold() not in told.s.label.casefold():
            return _mismatch(told)
    return None


def _the_rest(told: _Told) -> Finding | None:
    """The complement, told of the category itself: "the other 39 % have one"."""
    s = told.s
    if s.measure != "share" or told.figure.kind != "share" or not told.figure.allows(1 - s.value):
        return None
    if told.figure.allows(s.value) or not _THE_REST.search(told.before) or _OTHER_THAN.search(told.after):
        return None
    if negations(told.after) != negations(s.label) or not told.names(told.after):
        return None
    return _mismatch(told)


def _converse(told: _Told) -> Finding | None:
    """The segment's share of a category, told as the category's share of the segment."""
    if not _own_share(told):
        return None
    whom = _OF_WHOM.match(told.after) or _AMONG.match(told.before)
    if not whom or not told.names(whom[1]) or not (_HERE.search(told.after) or _joins(told, whom[1])):
        return None
    return _mismatch(told, WRONG_BASE, f" of the segment, not {told.context.text[slice(*told.figure.span)]} of those")


def _joins(told: _Told, whom: str) -> bool:
    """Whether what follows is no more than the attribute: "33 % of people with back pain join"."""
    rest = naming_stems(told.after.replace(whom, " "))
    return bool(rest) and rest <= naming_stems(told.s.attribute)


def _of_each(told: _Told) -> Finding | None:
    """A mean or median, told of each; or a least value that somebody is known to lie below."""
    s, text = told.s, f"{told.before}{told.context.text[slice(*told.figure.span)]}"
    if s.measure not in ("mean", "median") or (s.min is not None and s.min == s.max) or told.figure.kind == "share":
        return None
    low, high = told.figure.intervals[0]
    if high == float("inf"):
        below = s.min is not None and s.min < low and _AT_LEAST_ALL.search(told.before)
        return _mismatch(told, note=f", from {s.shown(s.min or 0)} up") if below else None
    if told.figure.allows(s.value) and _EACH.search(text):
        return _mismatch(told, note=f" as the {s.measure}, not of each")
    return None


def _bound(told: _Told) -> Finding | None:
    """Another bound of time or number than the label's: "by 6 pm" for "after 6 pm"."""
    if not _own_share(told):
        return None
    text = told.context.own_words
    for theirs in _BOUND.finditer(told.s.label):
        what = re.match(r"(?:an?\s+|the\s+)?[\w.:]+(?:\s+[\w.:]+)?", told.s.label[theirs.end() :])
        if not what or not re.search(r"\d|hour|day|week|month|year|minute|noon|midnight", what.group(), re.I):
            continue
        ours = re.search(rf"\b((?:[a-z]+\s+){{1,3}}){re.escape(what.group())}(?!\w)", text, re.I)
        kind = _kind(ours[1]) if ours else None
        if kind and kind != _MEANT[theirs[1].lower()]:
            return _mismatch(told)
    return None


def _kind(words: str) -> str | None:
    """The bound that the words right before a time set."""
    said = words.lower().strip()
    return next(
        (
            kind
            for kind, forms in _TIMES.items()
            for form in forms
            if said.split()[-len(form.split()) :] == form.split()
        ),
        None,
    )


def _mere_reason(told: _Told) -> Finding | None:
    """A reason or barrier that people give, told as what they do or have: "47 % lose weight" of those who join to."""
    said = _PLAIN_FACT.match(told.after)
    if not _own_share(told) or not said or not _GIVEN.match(told.s.attribute) or told.before.strip():
        return None
    if naming_stems(said[1]) - {"have"} != naming_stems(told.s.category or ""):
        return None
    return _mismatch(told, note=", which is no more than that")


_CHECKS: tuple[Callable[[_Told], Finding | None], ...] = (
    _modal,
    _other_than,
    _the_rest,
    _converse,
    _of_each,
    _bound,
    _mere_reason,
)

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
from persona_gen.domain import SUM_TOLERANCE, EvidenceRef, Finding, Statistic
from persona_gen.text.lexicon import any_of, listed
from persona_gen.text.numbers import Figure, with_manner
from persona_gen.text.polarity import negations
from persona_gen.text.tokens import widened

RULES: tuple[Rule, ...] = ()

_MODALS = listed("would could should may might must ought")
_EXCEPT = listed("other than, apart from, except for, except, besides, rather than, instead of, anything but")
_WISHES = listed(
    "would could should may might must can cannot will want wants wish wishes need needs plan plans matter matters"
    " important intend intends hope hopes prefer prefers like likes expect expects willing agrees agree"
)
_ONLY_ONE = listed("for no other reason, for nothing else, nothing else, exclusively, solely, only because, only for")
_GROUP = r"(?:\s+of\s+(?:them|these|those|us|(?:the|this|our)\s+(?:\w+\s+){0,2}?\w+|\w+))?"
_MODAL = re.compile(rf"{_GROUP}\s+{any_of(_MODALS)}\b", re.I)
_OTHER_THAN = re.compile(rf"\b{any_of(_EXCEPT)}\b", re.I)
_ALONE = re.compile(rf"\b{any_of(_ONLY_ONE)}\b", re.I)
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
_MEANT = {word: kind for kind, phrases in _TIMES.items() for word in phrases}


@dataclass(frozen=True)
class _OwnFigure:
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
            telling = _own_figure(context, figure, s)
            complaint = next(filter(None, (check(telling) for check in _CHECKS)), None) if telling else None
            if complaint:
                yield complaint
                break


def _own_figure(context: ClaimContext, figure: Figure, s: Statistic) -> _OwnFigure | None:
    if figure.kind not in ("share", "number", "range"):
        return None
    text = context.own_words
    start, end = with_manner(figure, text)
    first = max((m.end() for m in re.finditer(r"[.;!?]\s", text[:start])), default=0)
    last = re.search(r"[.;!?](?:\s|$)", text[end:])
    return _OwnFigure(context, figure, s, text[first:start], text[end : end + last.start() if last else len(text)])


def _own_share(telling: _OwnFigure) -> bool:
    return telling.s.measure == "share" and telling.figure.kind == "share" and telling.figure.allows(telling.s.value)


def _mismatch(telling: _OwnFigure, rule: Rule = NUMBER_MISMATCH, note: str = "") -> Finding:
    s, (start, end) = telling.s, telling.figure.span
    return rule.finding(
        telling.figure.span,
        figure=telling.context.text[start:end],
        truth=f"{s.label} is {s.shown(s.value)}{s.base}{note}",
        evidence=(EvidenceRef(id=s.id),),
        suggestion=s.shown(s.value),
    )


def _modal(telling: _OwnFigure) -> Finding | None:
    """A share of those who do, told of those who would, could or should."""
    modal = _MODAL.match(telling.after)
    if not _own_share(telling) or not modal:
        return None
    if re.search(rf"\b{any_of(_WISHES)}\b", telling.s.label, re.I):
        return None
    return _mismatch(telling, note=f", and nothing says who {modal.group().split()[-1]}")


def _other_than(telling: _OwnFigure) -> Finding | None:
    """A category's own share, told of all others."""
    if not _own_share(telling) or telling.figure.allows(1 - telling.s.value):
        return None
    for others in _OTHER_THAN.finditer(telling.after):
        if telling.names(telling.after[others.end() :]) and others.group().casefold() not in telling.s.label.casefold():
            return _mismatch(telling)
    return None


def _the_rest(telling: _OwnFigure) -> Finding | None:
    """The complement, told of the category itself: "the other 39 % have one"."""
    s = telling.s
    if s.measure != "share" or telling.figure.kind != "share" or not telling.figure.allows(1 - s.value):
        return None
    if telling.figure.allows(s.value) or not _THE_REST.search(telling.before) or _OTHER_THAN.search(telling.after):
        return None
    if negations(telling.after) != negations(s.label) or not telling.names(telling.after):
        return None
    return _mismatch(telling)


def _converse(telling: _OwnFigure) -> Finding | None:
    """The segment's share of a category, told as the category's share of the segment."""
    if not _own_share(telling):
        return None
    whom = _OF_WHOM.match(telling.after) or _AMONG.match(telling.before)
    if not whom or not telling.names(whom[1]) or not (_HERE.search(telling.after) or _joins(telling, whom[1])):
        return None
    return _mismatch(
        telling, WRONG_BASE, f" of the segment, not {telling.context.text[slice(*telling.figure.span)]} of those"
    )


def _joins(telling: _OwnFigure, whom: str) -> bool:
    """Whether what follows is no more than the attribute: "33 % of people with back pain join"."""
    rest = naming_stems(telling.after.replace(whom, " "))
    return bool(rest) and rest <= naming_stems(telling.s.attribute)


def _of_each(telling: _OwnFigure) -> Finding | None:
    """A mean or median, told of each; or a least value that somebody is known to lie below."""
    s, text = telling.s, f"{telling.before}{telling.context.text[slice(*telling.figure.span)]}"
    if s.measure not in ("mean", "median") or (s.min is not None and s.min == s.max) or telling.figure.kind == "share":
        return None
    low, high = telling.figure.intervals[0]
    if high == float("inf"):
        below = s.min is not None and s.min < low and _AT_LEAST_ALL.search(telling.before)
        return _mismatch(telling, note=f", from {s.shown(s.min or 0)} up") if below else None
    if telling.figure.allows(s.value) and _EACH.search(text):
        return _mismatch(telling, note=f" as the {s.measure}, not of each")
    return None


def _bound(telling: _OwnFigure) -> Finding | None:
    """Another bound of time or number than the label's: "by 6 pm" for "after 6 pm"."""
    if not _own_share(telling):
        return None
    text = telling.context.own_words
    for theirs in _BOUND.finditer(telling.s.label):
        what = re.match(r"(?:an?\s+|the\s+)?[\w.:]+(?:\s+[\w.:]+)?", telling.s.label[theirs.end() :])
        if not what or not re.search(r"\d|hour|day|week|month|year|minute|noon|midnight", what.group(), re.I):
            continue
        ours = re.search(rf"\b((?:[a-z]+\s+){{1,3}}){re.escape(what.group())}(?!\w)", text, re.I)
        kind = _kind(ours[1]) if ours else None
        if kind and kind != _MEANT[theirs[1].lower()]:
            return _mismatch(telling)
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


def _mere_reason(telling: _OwnFigure) -> Finding | None:
    """A reason or barrier that people give, told as what they do or have: "47 % lose weight" of those who join to."""
    fact = _PLAIN_FACT.match(telling.after)
    if not _own_share(telling) or not fact or not _GIVEN.match(telling.s.attribute) or telling.before.strip():
        return None
    if naming_stems(fact[1]) - {"have"} != naming_stems(telling.s.category or ""):
        return None
    return _mismatch(telling, note=", which is no more than that")


def _alone(telling: _OwnFigure) -> Finding | None:
    """One answer of several that people could give, told as their only one."""
    s = telling.s
    alone = _ALONE.search(telling.after)
    if not _own_share(telling) or not alone or alone.group().casefold() in s.label.casefold():
        return None
    if s.choice != "multiple" and telling.context.index.segment.share_sums[s.attribute] <= 1 + SUM_TOLERANCE:
        return None
    return _mismatch(telling, note=", and who names it may name others")


def _other_question(telling: _OwnFigure) -> Finding | None:
    """The share of a "Yes" or "Often" told of another question that has the same answer."""
    s, context = telling.s, telling.context
    stems = widened(context.all_stems)
    if not _own_share(telling) or not s.category or stems & naming_stems(s.attribute):
        return None
    for other in context.index.segment.statistics:
        same = other.attribute != s.attribute and (other.category or "").casefold() == s.category.casefold()
        if same and stems & naming_stems(other.attribute) and not telling.figure.allows(other.value):
            return _mismatch(_OwnFigure(context, telling.figure, other, telling.before, telling.after))
    return None


_CHECKS: tuple[Callable[[_OwnFigure], Finding | None], ...] = (
    _modal,
    _other_than,
    _the_rest,
    _converse,
    _of_each,
    _bound,
    _mere_reason,
    _alone,
    _other_question,
)

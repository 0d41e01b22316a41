"""Whether a figure that the evidence gives is told of another statistic, which says otherwise."""

from __future__ import annotations

import re

from persona_gen.checker.claim_context import ClaimContext
from persona_gen.checker.derived_values import DerivedValue
from persona_gen.checker.figure_roles import as_said
from persona_gen.checker.linking import Clause
from persona_gen.checker.matching import gives
from persona_gen.checker.segment_index import NAMED, naming_stems
from persona_gen.domain import Evidence, Quote, Statistic
from persona_gen.text.ages import is_age
from persona_gen.text.numbers import Figure
from persona_gen.text.tokens import is_english

_TOGETHER = re.compile(r"\b(together|combined|altogether|in total|between them)\b", re.I)
_JOINED = re.compile(r"\w.*(?:\b(?:or|and|either|both|plus|oder|und|sowie|ou|et|o|y|e|en|of)\b|[+&]).*\w", re.I | re.S)
_CUMULATIVE = re.compile(r"\bat (?:least|most) (?:sometimes|often|occasionally|rarely|now and then|once)\b", re.I)
"""Words for several categories of a scale together."""
_YEAR = re.compile(r"\b(?:19|20)\d\d\b")
_LABEL_YEAR = re.compile(r"\b(?:19|20)\d\d$")
_IN_YEAR = re.compile(r"[^,;.]{0,60}?\b(?:in|im Jahr) ((?:19|20)\d\d)\b")
_EARLIER = re.compile(
    r"(?:up|down) from\b|(?:the |a )?(?:year (?:before|earlier)|(?:previous|last) year)\b|(?:im )?vorjahr", re.I
)
_AS_OR_THAN = re.compile(r"\b(?:\w+ as|than)\b", re.I)
_BESIDE_OWN = re.compile(r"\b(?:against|versus|vs\.?|compared (?:with|to)|gegen|gegenüber) $", re.I)


def another_meant(clause: Clause, given: list[tuple[Evidence | None, DerivedValue]]) -> Statistic | None:
    """The statistic that a figure of the evidence is told of instead, and that says otherwise."""
    by_words = _divided_by if clause.figure.kind == "multiple" else _another_named
    return _of_another_year(clause, given) or by_words(clause, given)


def _another_named(clause: Clause, given: list[tuple[Evidence | None, DerivedValue]]) -> Statistic | None:
    """A statistic the clause names clearly better than those that give the figure, and that says otherwise."""
    context, figure = clause.context, clause.figure
    numbered = any(isinstance(e, Quote) and _as_counted_in(e, clause) for e, _ in given)
    # "34, orders the house blend" says nothing of orders
    of_age = tells_age(clause) and any(isinstance(e, Statistic) and is_age(e.attribute) for e, _ in given)
    if numbered or of_age or figure.kind not in ("share", "number", "range") or _is_everyones(clause, given):
        return None
    if all(derived.is_base for _, derived in given):
        return _base_for_count(clause)
    labels = context.index.label_stems
    half_named = any(isinstance(e, Statistic) and labels[e.id] & clause.stems for e, _ in given)
    rivals = [s for s in named_in(clause) if _is_rival(clause, s, half_named)]
    if not _reads(context):  # no inflection of other languages is known: one word alike names nothing
        rivals = [s for s in rivals if s in context.cited_statistics]
    if not rivals or _CUMULATIVE.search(context.own_words):
        return None
    sums = figure.kind == "share" and any(e is None for e, _ in given)
    if sums and (_TOGETHER.search(context.own_words) or _JOINED.search(clause.text.strip(" ,;"))):
        return None
    if all(e is None for e, _ in given):  # a sum or a difference of several, told of one
        named = [s for s in context.cited_statistics if clause.names(s)]
        return named[0] if sums and len(named) == 1 and named[0] in rivals else None
    givers = [e for e, _ in given if isinstance(e, Statistic)]
    by = {s.id: labels[s.id] & clause.stems for s in (*rivals, *givers)}
    # "price and time on the door" is no figure of "the price", which it names on the way
    rivals = [s for s in rivals if s in context.cited_statistics or not any(by[s.id] < by[e.id] for e in givers)]
    return next((s for s in rivals if givers and all(clause.names_better(s, e) for e in givers)), None)


def _divided_by(clause: Clause, given: list[tuple[Evidence | None, DerivedValue]]) -> Statistic | None:
    """The category of the same attribute that a ratio is told of, where it is one to the whole base."""
    context, figure = clause.context, clause.figure
    compared = _AS_OR_THAN.search(context.own_words, figure.span[1])
    behind = naming_stems(context.own_words[compared.end() :]) if compared else frozenset[str]()
    for t in context.index.segment.statistics if len(given) == 1 and behind else ():
        s, label = given[0][0], naming_stems(t.category or "")
        if isinstance(s, Statistic) and s.attribute == t.attribute and s is not t and label and label <= behind:
            return t if t.value and not figure.allows(s.value / t.value) else None
    return None


def _of_another_year(clause: Clause, given: list[tuple[Evidence | None, DerivedValue]]) -> Statistic | None:
    """The same statistic of the year that a figure is told of, where it is another year's: "in 2025, 69 % would"."""
    year, context = _year_told(clause), clause.context
    for e, derived in given if year else ():
        own = _LABEL_YEAR.search(e.attribute) if isinstance(e, Statistic) and derived.role == "own" else None
        if own is None or not isinstance(e, Statistic) or own.group() == year:
            continue
        named = e.attribute.replace(own.group(), str(year))
        for t in context.index.segment.statistics:
            if (t.attribute, t.category) == (named, e.category) and not clause.figure.allows(t.value):
                return t
    return None


def _year_told(clause: Clause) -> str | None:
    """The year behind a figure ("69 % in 2025"), else the last one between it and the figure before."""
    text, (start, end) = clause.context.own_words, clause.figure.span
    others = [f.span for f in clause.context.figures if not _YEAR.fullmatch(text[slice(*f.span)])]
    before = text[max((b for _, b in others if b <= start), default=0) : start]
    after = text[end : min((a for a, _ in others if a >= end), default=len(text))]
    if behind := _IN_YEAR.match(after):
        return behind[1]
    years = [] if _EARLIER.search(before) or _EARLIER.match(after.lstrip(" (,")) else _YEAR.findall(before)
    return years[-1] if years else None


def tells_age(clause: Clause) -> bool:
    """Whether the figure is the age that the claim gives the persona."""
    return any(span == clause.figure.span for span, _ in clause.context.ages)


def _is_everyones(clause: Clause, given: list[tuple[Evidence | None, DerivedValue]]) -> bool:
    """Whether the figure is everyone's, right beside the segment's own: "4.7 calls per 10 orders, against 1.9"."""
    context, (start, _) = clause.context, clause.figure.span
    whole = [e for e, derived in given if derived.role == "overall" and e in context.cited_statistics]
    own = [d for e in whole for d in context.index.values(e) if d.role == "own"]
    earlier = context.figures[: clause.i]
    return _BESIDE_OWN.search(context.own_words[:start]) is not None and any(d.matches(f) for d in own for f in earlier)


def _as_counted_in(quote: Quote, clause: Clause) -> bool:
    """Whether a quote has the figure behind the same word: "year five", whatever the sentence says of prices."""
    (start, end), text = clause.figure.span, clause.context.own_words
    numbered = re.search(r"[^\W\d_]+ $", text[:start])
    return numbered is not None and f"{numbered[0]}{text[start:end]}".casefold() in quote.text.casefold()


def _reads(context: ClaimContext) -> bool:
    """Whether the claim is in English, as far as can be told: a short one over an English segment is."""
    return context.index.segment.locale.startswith("en") or is_english(context.own_words)


def _is_rival(clause: Clause, s: Statistic, half_named: bool) -> bool:
    """Whether a statistic says otherwise than the figure.

    Where one that gives the figure is ``half_named``, one that is not cited must be named by more than a word.
    """
    cited = s in clause.context.cited_statistics
    label = clause.context.index.label_stems[s.id]
    if not cited and (by := label & clause.stems) and by <= naming_stems(clause.figure.unit):
        return False  # "41 years" names no "Years on the market"
    plainly = (
        cited or not half_named or len(label & clause.stems) > 1 or label <= clause.stems or clause.named[s.id] > 1
    )
    return plainly and same_sort(clause.figure, s) and not any_gives(clause, s)


def named_in(clause: Clause) -> list[Statistic]:
    """The statistics a clause is about, best first."""
    evidence = clause.context.index.segment.evidence
    ids = sorted((i for i, part in clause.named.items() if part >= NAMED), key=lambda i: -clause.named[i])
    return [s for s in map(evidence.__getitem__, ids) if isinstance(s, Statistic)]


def same_sort(figure: Figure, s: Statistic) -> bool:
    """Whether a figure tells a share as the statistic does, or neither is one."""
    share = figure.kind == "share" or _bare_share(figure) or (figure.kind == "range" and figure.unit == "share")
    return (s.measure == "share") == share


def _bare_share(figure: Figure) -> bool:
    return figure.kind == "number" and max(high for _, high in figure.intervals) <= 1


def _base_for_count(clause: Clause) -> Statistic | None:
    """The share that "412 people rent" is told of, where 412 is the base and not those who do."""
    context = clause.context
    before = context.own_words[: clause.figure.span[0]]
    if len(context.figures) > 1 or re.search(
        r"\b(of|among|in|all|over|across|n|base|asked)\s*[=:]?\s*(the|our|these)?\s*$", before
    ):
        return None
    return next((s for s in context.cited_statistics if s.measure == "share" and clause.names(s)), None)


def any_gives(clause: Clause, s: Statistic) -> bool:
    """Whether the figure prints one of the statistic's values, and is told as what that is."""
    context, figure = clause.context, clause.figure
    return any(
        gives(context, figure, s, derived) and as_said(clause, s, derived) for derived in context.index.values(s)
    )

"""Rules about figures. A figure binds to attribute, category, unit and period, not to the bag of all figures.

A figure passes when cited evidence gives it *and* the claim does not speak of another statistic. It is a mismatch
when the statistic the claim speaks of says otherwise, and not in the source when nothing cited speaks of it at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from persona_gen.checker.claim_context import ClaimContext
from persona_gen.checker.derived_values import DerivedValue, unit_stems
from persona_gen.checker.figure_roles import as_said
from persona_gen.checker.linking import Clause
from persona_gen.checker.matching import alike, gives, measure_of, period_after
from persona_gen.checker.rule import Rule
from persona_gen.checker.rules.citations import UNCITED
from persona_gen.checker.rules.figure_counts import (
    as_change,
    counts_voices,
    is_proposed,
    joins_categories,
    lengths,
    speaker_counts,
)
from persona_gen.checker.segment_index import NAMED, naming_stems
from persona_gen.domain import DESCRIPTION, Evidence, EvidenceRef, Finding, Quote, Statistic
from persona_gen.text.ages import is_age
from persona_gen.text.numbers import Figure
from persona_gen.text.tokens import content_stems, is_english

NUMBER_NOT_IN_SOURCE = Rule(
    "number-not-in-source",
    "unsupported",
    objects_to="figures outside quotation marks that the evidence cited does not give",
    example=("She opens 40 tabs a night.", "“I open fifteen tabs and then I close the laptop.”"),
    silent="where the evidence cited gives the figure, or plain arithmetic on it does",
    reason="{figure} stands nowhere in the evidence cited",
)
NUMBER_MISMATCH = Rule(
    "number-mismatch",
    "contradicted",
    objects_to="figures of which the statistic they speak of says otherwise",
    example=("Two thirds rent in a city.", "48 % do"),
    silent="where no statistic of that kind is cited or named",
    reason="says {figure}, but {truth}",
)
RULES = (NUMBER_NOT_IN_SOURCE, NUMBER_MISMATCH)
__all__ = ["NAMED", "find", "gives"]

_TOGETHER = re.compile(r"\b(together|combined|altogether|in total|between them)\b", re.I)
_JOINED = re.compile(r"\w.*(?:\b(?:or|and|either|both|plus|oder|und|sowie|ou|et|o|y|e|en|of)\b|[+&]).*\w", re.I | re.S)
_CUMULATIVE = re.compile(r"\bat (?:least|most) (?:sometimes|often|occasionally|rarely|now and then|once)\b", re.I)
"""Words for several categories of a scale together."""


def find(context: ClaimContext) -> Iterator[Finding]:
    """Complaints of `number-mismatch`, `number-not-in-source` and, for a figure cited wrongly, `uncited`."""
    if context.fiction or not context.figures:
        return
    evidence: list[tuple[Evidence | None, DerivedValue]] = [
        (e, derived) for e in context.cited for derived in context.index.values(e)
    ]
    if DESCRIPTION in context.piece.cites and (described := context.index.segment.described):
        evidence += [(described, derived) for derived in context.index.values(described)]
    counts = (*context.index.base_figures, *context.together, *lengths(context), *speaker_counts(context))
    evidence += [(None, derived) for derived in counts]
    for i, figure in enumerate(context.figures):
        clause = Clause(context, i)
        of_labels = any(clause.in_label(s) for s in context.cited_statistics) or joins_categories(context, figure)
        if of_labels or counts_voices(context, figure) or is_proposed(context, figure):
            continue
        given = [
            (e, derived)
            for e, derived in evidence
            if gives(context, figure, e, derived) and as_said(clause, e, derived)
        ]
        if not given and (change := as_change(context, figure)):
            given = [(e, derived) for e, derived in evidence if derived.matches(change)]
        cited = context.cited_statistics
        if not given and any(figure.disputes(s.value) and (len(cited) == 1 or clause.names(s)) for s in cited):
            continue  # "almost half" of 44 %
        if not given:
            yield _unmatched(clause)
        elif other := _speaks_of_another(clause, given):
            yield _mismatch(clause, other)
    if left := context.every_figure[len(context.figures) :]:
        yield NUMBER_NOT_IN_SOURCE.finding(
            left[0].span,
            figure=f"{context.text[slice(*left[0].span)]}, one of {len(context.every_figure)} figures in one claim,",
            suggestion="a claim is one sentence: split it",
        )


# --- whether the claim tells it of something else ---------------------------------------------------------------------


def _speaks_of_another(clause: Clause, given: list[tuple[Evidence | None, DerivedValue]]) -> Statistic | None:
    """A statistic the clause names clearly better than those that give the figure, and that says otherwise."""
    context, figure = clause.context, clause.figure
    numbered = any(isinstance(e, Quote) and _as_counted_in(e, clause) for e, _ in given)
    # "34, orders the house blend" says nothing of orders
    of_age = _tells_age(clause) and any(isinstance(e, Statistic) and is_age(e.attribute) for e, _ in given)
    if numbered or of_age or figure.kind not in ("share", "number", "range") or _is_everyones(clause, given):
        return None
    if all(derived.is_base for _, derived in given):
        return _base_for_count(clause)
    labels = context.index.label_stems
    half_named = any(isinstance(e, Statistic) and labels[e.id] & clause.stems for e, _ in given)
    rivals = [s for s in _named(clause) if _is_rival(clause, s, half_named)]
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


def _tells_age(clause: Clause) -> bool:
    return any(span == clause.figure.span for span, _ in clause.context.ages)


_BESIDE_OWN = re.compile(r"\b(?:against|versus|vs\.?|compared (?:with|to)|gegen|gegenüber) $", re.I)


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
    return plainly and _same_sort(clause.figure, s) and not _any_gives(clause, s)


def _named(clause: Clause) -> list[Statistic]:
    """The statistics a clause is about, best first."""
    evidence = clause.context.index.segment.evidence
    ids = sorted((i for i, part in clause.named.items() if part >= NAMED), key=lambda i: -clause.named[i])
    return [s for s in map(evidence.__getitem__, ids) if isinstance(s, Statistic)]


def _same_sort(figure: Figure, s: Statistic) -> bool:
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


def _any_gives(clause: Clause, s: Statistic) -> bool:
    context, figure = clause.context, clause.figure
    return any(
        gives(context, figure, s, derived) and as_said(clause, s, derived) for derived in context.index.values(s)
    )


# --- what to say ------------------------------------------------------------------------------------------------------


def _unmatched(clause: Clause) -> Finding:
    """The figure is not in the evidence cited: say what is, or where it stands instead."""
    context, figure = clause.context, clause.figure
    named = [s for s in _named(clause) if _comparable(figure, s) or figure.kind == "multiple"]
    named = [s for s in named if is_age(s.attribute)] if _tells_age(clause) else named
    cited = [s for s in context.cited_statistics if _comparable(figure, s)]
    for s in named:
        if s not in cited and _any_gives(clause, s):
            return UNCITED.finding(
                figure.span,
                what=f"{_printed(clause)} is the figure of {s.label}, which this claim does not cite",
                evidence=(EvidenceRef(id=s.id),),
                suggestion=f'cite "{s.id}"',
            )
    named = [s for s in named if _comparable(figure, s) and (s in cited or _same_unit(figure, s))]
    best = [s for s in named if clause.named[s.id] == clause.named[named[0].id]]
    spoken_of = next((s for s in best if s in cited), best[0] if best else None)
    close = [s for s in cited if figure.kind == "share" or _same_unit(figure, s)]
    if spoken_of or len(close) == 1:
        return _mismatch(clause, spoken_of or close[0])
    return NUMBER_NOT_IN_SOURCE.finding(
        figure.span,
        figure=_printed(clause),
        evidence=tuple(EvidenceRef(id=e.id) for e in context.cited),
        suggestion="leave the figure out, or cite the evidence that gives it",
    )


def _comparable(figure: Figure, s: Statistic) -> bool:
    if figure.kind in ("multiple", "time"):
        return False
    if figure.out_of and str(figure.out_of) in unit_stems(s.unit):
        return True
    return _same_sort(figure, s) or (figure.kind == "points" and s.measure == "share")


def _same_unit(figure: Figure, s: Statistic) -> bool:
    """A bare number may be of any unit; "29 tabs" is not an age."""
    if figure.out_of:
        return True
    ours, theirs = measure_of(figure.unit), measure_of(s.unit or "")
    if ours and theirs:
        return ours[1] == theirs[1] and alike(ours[0], theirs[0])
    units = unit_stems(figure.unit)
    return not units or bool(units & (unit_stems(s.unit) | frozenset(content_stems(s.label))))


def _printed(clause: Clause) -> str:
    """The figure, with its period where that follows at once: a reason must show what disagrees."""
    (start, end), text = clause.figure.span, clause.context.text
    period = period_after(clause.figure, clause.context.own_words)
    return text[start : period.end() if period and end < period.end() <= end + 12 else end]


def _mismatch(clause: Clause, s: Statistic) -> Finding:
    return NUMBER_MISMATCH.finding(
        clause.figure.span,
        figure=_printed(clause),
        truth=s.statement,
        evidence=(EvidenceRef(id=s.id),),
        suggestion=s.shown(s.value),
    )

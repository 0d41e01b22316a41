"""Rules about figures. A figure binds to attribute, category, unit and period, not to the bag of all figures.

A figure passes when cited evidence gives it *and* the claim does not speak of another statistic. It is a mismatch
when the statistic the claim speaks of says otherwise, and not in the source when nothing cited speaks of it at all.
"""

from __future__ import annotations

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
    both_told,
    counts_voices,
    is_proposed,
    joins_categories,
    lengths,
    speaker_counts,
)
from persona_gen.checker.rules.figure_rivals import another_meant, any_gives, named_in, same_sort, tells_age
from persona_gen.checker.segment_index import NAMED
from persona_gen.domain import DESCRIPTION, Evidence, EvidenceRef, Finding, Statistic
from persona_gen.text.ages import is_age
from persona_gen.text.numbers import Figure
from persona_gen.text.tokens import content_stems

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
        counted = counts_voices(context, figure) or both_told(context, figure)
        if of_labels or counted or is_proposed(context, figure):
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
        elif other := another_meant(clause, given):
            yield _mismatch(clause, other)
    if left := context.every_figure[len(context.figures) :]:
        yield NUMBER_NOT_IN_SOURCE.finding(
            left[0].span,
            figure=f"{context.text[slice(*left[0].span)]}, one of {len(context.every_figure)} figures in one claim,",
            suggestion="a claim is one sentence: split it",
        )


# --- what to say ------------------------------------------------------------------------------------------------------


def _unmatched(clause: Clause) -> Finding:
    """The figure is not in the evidence cited: say what is, or where it stands instead."""
    context, figure = clause.context, clause.figure
    named = [s for s in named_in(clause) if _comparable(figure, s) or figure.kind == "multiple"]
    named = [s for s in named if is_age(s.attribute)] if tells_age(clause) else named
    cited = [s for s in context.cited_statistics if _comparable(figure, s)]
    for s in named:
        if s not in cited and any_gives(clause, s):
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
    return same_sort(figure, s) or (figure.kind == "points" and s.measure == "share")


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

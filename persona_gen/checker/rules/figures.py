"""Rules about figures. A figure binds to attribute, category and unit, not to the bag of all figures.

A figure passes when cited evidence gives it *and* the claim does not speak of another statistic. It is a mismatch
when the statistic the claim speaks of says otherwise, and not in the source when nothing cited speaks of it at all.
"""

from __future__ import annotations

from collections.abc import Iterator

from persona_gen.checker.numbers import Figure
from persona_gen.checker.rules import RULES
from persona_gen.checker.source import Known, unit_stems
from persona_gen.checker.view import ClaimView
from persona_gen.checker.words import content_stems
from persona_gen.domain import Evidence, EvidenceRef, Finding, Statistic

NAMED = 0.6
"""How much of a statistic's label a clause must name to be about it. Tuned on the must-flag/must-pass tables."""
CLEARLY_MORE = 0.3


def find(view: ClaimView) -> Iterator[Finding]:
    """Complaints of `number-mismatch`, `number-not-in-source` and, for a figure cited wrongly, `uncited`."""
    if view.fiction:
        return
    for i, figure in enumerate(view.figures):
        given = [e for e, known in view.known if gives(view, figure, e, known)]
        if not given:
            yield _unmatched(view, figure, i)
        elif other := _speaks_of_another(view, figure, i, given):
            yield _finding(view, figure, "number-mismatch", other)


def gives(view: ClaimView, figure: Figure, evidence: Evidence | None, known: Known) -> bool:
    """Whether a known value is what the figure prints: the values agree, and so does the unit if there is one."""
    if not known.matches(figure):
        return False
    if not isinstance(evidence, Statistic) or figure.kind != "number" or not figure.unit or known.is_base:
        return True
    units = unit_stems(figure.unit)
    return bool(units & known.unit_stems) or view.index.overlap(evidence, view.stems) >= NAMED or not units


def _clauses(view: ClaimView, i: int) -> tuple[frozenset[str], frozenset[str]]:
    """Stems between this figure and its neighbours: before it and after it.

    In "rents in a city (48 %)" and "rents: 48 %" the figure belongs to what stands before it.
    """
    figures, text = view.figures, view.own_words
    start = figures[i - 1].span[1] if i else 0
    end = figures[i + 1].span[0] if i + 1 < len(figures) else len(text)
    before, after = text[start : figures[i].span[0]], text[figures[i].span[1] : end]
    if before.rstrip().endswith(("(", ":", "=")):
        after = ""
    return frozenset(content_stems(before)), frozenset(content_stems(after))


def _speaks_of_another(view: ClaimView, figure: Figure, i: int, given: list[Evidence | None]) -> Statistic | None:
    """A statistic the clause names clearly better than those that give the figure, and that says otherwise."""
    if figure.kind not in ("share", "number"):
        return None
    before, after = _clauses(view, i)
    if i == 0 and len(view.figures) == 1:
        after = before | after
    named_by = after if after else before
    best = max((view.index.overlap(e, named_by | before) for e in given if isinstance(e, Statistic)), default=None)
    if best is None:
        return None
    for s in view.index.segment.statistics:
        comparable = (s.measure == "share") == (figure.kind == "share")
        names = view.index.overlap(s, named_by)
        if comparable and names >= NAMED and names > best + CLEARLY_MORE and not _any_gives(view, figure, s):
            return s
    return None


def _any_gives(view: ClaimView, figure: Figure, statistic: Statistic) -> bool:
    return any(gives(view, figure, statistic, known) for known in view.index.known(statistic))


def _unmatched(view: ClaimView, figure: Figure, i: int) -> Finding:
    """The figure is not in the evidence cited: say what is, or where it stands instead."""
    before, after = _clauses(view, i)
    stems = before | after
    comparable = [
        s
        for s in view.index.segment.statistics
        if _comparable(figure, s) and (figure.kind == "share" or _same_unit(figure, s))
    ]
    cited = [s for s in comparable if s in view.cited_statistics]
    for s in sorted(comparable, key=lambda s: -view.index.overlap(s, stems)):
        if view.index.overlap(s, stems) >= NAMED and s not in cited and _any_gives(view, figure, s):
            return Finding(
                rule="uncited",
                span=figure.span,
                reason=f"{_printed(view, figure)} is the figure of {s.label}, which this claim does not cite",
                evidence=(EvidenceRef(id=s.id),),
                suggestion=f'cite "{s.id}"',
            )
    spoken_of = max(comparable, key=lambda s: (view.index.overlap(s, stems), s in cited), default=None)
    if spoken_of and (spoken_of in cited or view.index.overlap(spoken_of, stems) >= NAMED):
        return _finding(view, figure, "number-mismatch", spoken_of)
    if len(cited) == 1:
        return _finding(view, figure, "number-mismatch", cited[0])
    return Finding(
        rule="number-not-in-source",
        span=figure.span,
        reason=RULES["number-not-in-source"].reason.format(figure=_printed(view, figure)),
        evidence=tuple(EvidenceRef(id=e.id) for e in view.cited),
        suggestion="leave the figure out, or cite the evidence that gives it",
    )


def _comparable(figure: Figure, s: Statistic) -> bool:
    return (s.measure == "share") == (figure.kind in ("share", "points")) or (
        figure.kind == "range" and (figure.unit == "share") == (s.measure == "share")
    )


def _same_unit(figure: Figure, s: Statistic) -> bool:
    """A bare number may be of any unit; "29 tabs" is not an age."""
    units = unit_stems(figure.unit)
    return not units or bool(units & (unit_stems(s.unit) | frozenset(content_stems(s.label))))


def _printed(view: ClaimView, figure: Figure) -> str:
    return view.text[slice(*figure.span)]


def _finding(view: ClaimView, figure: Figure, rule: str, statistic: Statistic) -> Finding:
    truth = f"{statistic.label} is {statistic.shown(statistic.value)}{statistic.base}"
    return Finding(
        rule=rule,
        span=figure.span,
        reason=RULES[rule].reason.format(figure=_printed(view, figure), truth=truth),
        evidence=(EvidenceRef(id=statistic.id),),
        suggestion=statistic.shown(statistic.value),
    )

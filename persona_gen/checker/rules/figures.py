"""Rules about figures. A figure binds to attribute, category and unit, not to the bag of all figures.

A figure passes when cited evidence gives it *and* the claim does not speak of another statistic. It is a mismatch
when the statistic the claim speaks of says otherwise, and not in the source when nothing cited speaks of it at all.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from persona_gen.checker.numbers import Figure
from persona_gen.checker.quotations import normalise
from persona_gen.checker.rules import RULES
from persona_gen.checker.rules.clauses import clause_of, denies
from persona_gen.checker.source import Known, unit_stems
from persona_gen.checker.view import ClaimView
from persona_gen.checker.words import content_stems, words
from persona_gen.domain import Evidence, EvidenceRef, Finding, Statistic

NAMED = 0.6
"""How much of a statistic's label a clause must name to be about it. Tuned on the must-flag/must-pass tables."""
CLEARLY_MORE = 0.3
NARROW = 0.35
"""How wide a range of numbers may be to tell a mean, as a part of the mean."""

_PERSONS = re.compile(r"(ers|ors|ents|ants|ists|als|men|people|adults|members)$")
_SAID_WITH = {
    "sd": r"\bsd\b|deviation|±|\+/-|plus or minus|spread|var(y|ies)",
    "min": r"\b(from|between|least|lowest|smallest|youngest|shortest|min\w*|as (few|little|low) as|some|one of)\b",
    "max": r"\b(up to|most|highest|largest|oldest|longest|max\w*|as (many|much|high|old|long) as|some|one of|even)\b",
    "difference": r"\b(more|less|fewer|above|below|higher|lower|older|younger|longer|shorter|differ\w*|gap|ahead|behind"
    r"|than|extra|beyond)\b",
    "complement": r"\b(rest|remain\w*|others?|else\w*|lack\w*|without|rather|instead)\b",
}
"""What a sentence must say for a figure to be something other than the statistic's own value."""


def find(view: ClaimView) -> Iterator[Finding]:
    """Complaints of `number-mismatch`, `number-not-in-source` and, for a figure cited wrongly, `uncited`."""
    if view.fiction:
        return
    for i, figure in enumerate(view.figures):
        given = [(e, known) for e, known in view.known if gives(view, figure, e, known) and _as_said(view, i, e, known)]
        if not given:
            yield _unmatched(view, figure, i)
        elif other := _speaks_of_another(view, figure, i, given):
            yield _finding(view, figure, "number-mismatch", other)


def gives(view: ClaimView, figure: Figure, evidence: Evidence | None, known: Known) -> bool:
    """Whether a known value is what the figure prints: the values agree, and so does the unit if there is one."""
    if figure.kind == "points" and known.figure_kind == "number" and "point" in known.unit_stems:
        bounds = tuple((100 * low, 100 * high) for low, high in figure.intervals)
        figure = replace(figure, kind="number", intervals=bounds, unit="points")
    elif figure.kind == "number" and (known.figure_kind == "share" or _of_persons(figure, known)):
        figure = replace(figure, unit="")  # "0.48 rent", "412 buyers"
    elif figure.kind == "range" and figure.unit != "share" and isinstance(evidence, Statistic):
        low, high = figure.intervals[0]
        if known.value == evidence.value and low <= known.value <= high and high - low <= NARROW * known.value:
            return known.figure_kind == "number"
    if not known.matches(figure):
        return False
    if not isinstance(evidence, Statistic) or figure.kind != "number" or not figure.unit or known.is_base:
        return True
    units = unit_stems(figure.unit)
    return bool(units & known.unit_stems) or view.index.overlap(evidence, view.stems) >= NAMED or not units


def _of_persons(figure: Figure, known: Known) -> bool:
    return bool(_PERSONS.search(figure.unit)) and (known.is_base or "person" in known.unit_stems)


def _as_said(view: ClaimView, i: int, evidence: Evidence | None, known: Known) -> bool:
    """Whether the sentence takes the figure for what it is: a spread, an extreme or a complement is no value."""
    if not isinstance(evidence, Statistic) or known.figure_kind not in ("share", "number"):
        return True
    s, text = evidence, view.own_words
    if s.measure == "share":
        denied = denies(view, i, s)
        if known.value == s.value:
            return not denied or s.value == 0.5
        if known.value == 1 - s.value:
            turned = denied or _turns(text) != _turns(s.label)
            named = _names(view, s, clause_of(view, i)) >= NAMED
            return turned or not named or bool(re.search(_SAID_WITH["complement"], text, re.I))
        return True
    roles = {"sd": s.sd, "min": s.min, "max": s.max}
    if s.overall is not None:
        roles["difference"] = abs(s.value - s.overall)
    said = [name for name, value in roles.items() if value == known.value]
    return known.value in (s.value, s.overall) or not said or any(re.search(_SAID_WITH[r], text, re.I) for r in said)


def _turns(text: str) -> int:
    return sum(1 for word in words(text) if word.turns)


def _names(view: ClaimView, s: Statistic, text: str) -> float:
    """How much of a statistic's label a clause names; above 1 where it stands there word for word."""
    part = view.index.overlap(s, frozenset(content_stems(text)))
    if part < NAMED:
        return part
    label = normalise(s.category or s.attribute).casefold()
    return part + bool(re.search(rf"(?<!\w){re.escape(label)}(?!\w)", normalise(text).casefold()))


def _speaks_of_another(
    view: ClaimView, figure: Figure, i: int, given: list[tuple[Evidence | None, Known]]
) -> Statistic | None:
    """A statistic the clause names clearly better than those that give the figure, and that says otherwise."""
    if figure.kind not in ("share", "number"):
        return None
    clause = clause_of(view, i)
    rivals = [
        s
        for s in view.index.segment.statistics
        if (s.measure == "share") == (figure.kind == "share" or _bare_share(figure))
        and _names(view, s, clause) >= NAMED
        and not _any_gives(view, figure, i, s)
    ]
    if all(known.is_base for _, known in given):
        return _base_for_count(view, figure, i)
    if all(e is None for e, _ in given):  # a sum or a difference of several, told of one
        named = [s for s in view.cited_statistics if _names(view, s, clause) >= NAMED]
        return named[0] if len(named) == 1 and named[0] in rivals and figure.kind == "share" else None
    best = max((_names(view, e, clause) for e, _ in given if isinstance(e, Statistic)), default=None)
    if best is None:
        return None
    return next((s for s in rivals if _names(view, s, clause) > best + CLEARLY_MORE), None)


def _bare_share(figure: Figure) -> bool:
    return figure.kind == "number" and max(high for _, high in figure.intervals) <= 1


def _base_for_count(view: ClaimView, figure: Figure, i: int) -> Statistic | None:
    """The share that "412 people rent" is told of, where 412 is the base and not those who do."""
    before = view.own_words[: figure.span[0]]
    if len(view.figures) > 1 or re.search(
        r"\b(of|among|in|all|over|across|n|base|asked)\s*[=:]?\s*(the|our|these)?\s*$", before
    ):
        return None
    clause = clause_of(view, i)
    shares = (s for s in view.cited_statistics if s.measure == "share")
    return next((s for s in shares if _names(view, s, clause) >= NAMED), None)


def _any_gives(view: ClaimView, figure: Figure, i: int, s: Statistic) -> bool:
    return any(gives(view, figure, s, known) and _as_said(view, i, s, known) for known in view.index.known(s))


def _unmatched(view: ClaimView, figure: Figure, i: int) -> Finding:
    """The figure is not in the evidence cited: say what is, or where it stands instead."""
    clause = clause_of(view, i)
    named = {
        s.id: _names(view, s, clause)
        for s in view.index.segment.statistics
        if _comparable(figure, s)
        and (figure.kind == "share" or _same_unit(figure, s) or _names(view, s, clause) >= NAMED)
    }
    comparable = [s for s in view.index.segment.statistics if s.id in named]
    cited = [s for s in comparable if s in view.cited_statistics]
    for s in sorted(comparable, key=lambda s: -named[s.id]):
        if named[s.id] >= NAMED and s not in cited and _any_gives(view, figure, i, s):
            return Finding(
                rule="uncited",
                span=figure.span,
                reason=f"{_printed(view, figure)} is the figure of {s.label}, which this claim does not cite",
                evidence=(EvidenceRef(id=s.id),),
                suggestion=f'cite "{s.id}"',
            )
    spoken_of = max(comparable, key=lambda s: (named[s.id], s in cited), default=None)
    if spoken_of and (spoken_of in cited or named[spoken_of.id] >= NAMED):
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
    if figure.kind == "range":
        return (figure.unit == "share") == (s.measure == "share")
    if figure.out_of and str(figure.out_of) in unit_stems(s.unit):
        return True
    return (s.measure == "share") == (figure.kind in ("share", "points") or _bare_share(figure))


def _same_unit(figure: Figure, s: Statistic) -> bool:
    """A bare number may be of any unit; "29 tabs" is not an age."""
    if figure.out_of:
        return True
    units = unit_stems(figure.unit)
    return not units or bool(units & (unit_stems(s.unit) | frozenset(content_stems(s.label))))


def _printed(view: ClaimView, figure: Figure) -> str:
    return view.text[slice(*figure.span)]


def _finding(view: ClaimView, figure: Figure, rule: str, s: Statistic) -> Finding:
    truth = f"{s.label} is {s.shown(s.value)}{s.base}"
    return Finding(
        rule=rule,
        span=figure.span,
        reason=RULES[rule].reason.format(figure=_printed(view, figure), truth=truth),
        evidence=(EvidenceRef(id=s.id),),
        suggestion=s.shown(s.value),
    )

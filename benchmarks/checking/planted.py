"""Recall on planted errors, and false alarms on the true sentences they were made from."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from checking.cases import NAME, Case, Place
from checking.development import DEVELOPMENT
from checking.held_out import HELD_OUT
from checking.planting import cases, places
from checking.scores import wilson
from persona_gen.checker.check import check
from persona_gen.checker.segment_index import SegmentIndex
from persona_gen.domain import CheckedClaim, Claim, Evidence, Persona, Quotation, Statistic, Trait

FIXTURES = Path(__file__).parent.parent.parent / "fixtures"
GENERATED = {"development": (10, 1), "held-out": (10, 1001)}
"""Made-up segments and the first seed, for each set of phrasings."""
SETS = {said.name: said for said in (DEVELOPMENT, HELD_OUT)}


@dataclass(frozen=True)
class Outcome:
    """A case and what the checker said of it."""

    case: Case
    claim: CheckedClaim

    @property
    def flagged(self) -> bool:
        """Whether any rule complained."""
        return bool(self.claim.findings)

    @property
    def rules(self) -> frozenset[str]:
        """The rules that complained."""
        return frozenset(finding.rule for finding in self.claim.findings)


def run(name: str) -> list[Outcome]:
    """Every case of one set of phrasings, checked by rules alone."""
    where = places(FIXTURES, *GENERATED[name])
    indexes = {place: SegmentIndex(place.segment, place.others) for place in where}
    found: dict[tuple[str, str, str, str], Case] = {}
    for case in cases(where, SETS[name]):
        found.setdefault((case.kind, case.place.segment.id, repr(case.piece), repr(case.beside)), case)
    return [Outcome(case, _checked(case, indexes)) for case in found.values()]


def _checked(case: Case, indexes: dict[Place, SegmentIndex]) -> CheckedClaim:
    pieces = [case.piece] if case.beside is None else [case.beside, case.piece]
    persona = Persona(
        segment=case.place.segment.id,
        name=NAME,
        snapshot=tuple(p for p in pieces if isinstance(p, Trait)),
        story=tuple(p for p in pieces if isinstance(p, Claim)),
        quotes=tuple(p for p in pieces if isinstance(p, Quotation)),
    )
    claims = check(persona, indexes[case.place]).claims
    return max(claims, key=lambda c: len(c.findings)) if case.beside is not None else claims[0]


def summary(outcomes: Iterable[Outcome]) -> dict[str, dict[str, dict[str, float]]]:
    """By kind: planted errors flagged, by an expected rule, and vouched for; true sentences accused and supported."""
    groups: dict[tuple[bool, str], list[Outcome]] = defaultdict(list)
    for outcome in outcomes:
        groups[outcome.case.planted, outcome.case.kind].append(outcome)
        groups[outcome.case.planted, "ALL"].append(outcome)
    report: dict[str, dict[str, dict[str, float]]] = {"planted": {}, "true": {}}
    for (planted, kind), group in sorted(groups.items(), key=lambda item: item[0]):
        flagged = sum(o.flagged for o in group)
        low, high = wilson(flagged, len(group))
        row = {"n": len(group), "flagged": flagged, "low": low, "high": high}
        row["supported"] = sum(o.claim.verdict == "supported" for o in group)
        if planted:
            row["expected"] = sum(bool(o.rules & o.case.expected) for o in group)
        report["planted" if planted else "true"][kind] = row
    return report


def table(name: str, report: dict[str, dict[str, dict[str, float]]]) -> str:
    """The summary as text."""
    lines = [f"planted errors, {name} phrasings, rules alone"]
    lines.append(f"  {'kind':<52}{'n':>6}{'found':>8}  {'95 % interval':<15}{'by rule':>8}{'vouched':>9}")
    for kind, row in report["planted"].items():
        cells = f"{_percent(row, 'flagged'):>8}  {_interval(row):<15}{_percent(row, 'expected'):>8}"
        lines.append(f"  {kind:<52}{row['n']:>6}{cells}{_percent(row, 'supported'):>9}")
    lines += ["", f"true sentences, {name} phrasings, rules alone"]
    lines.append(f"  {'phrasing':<52}{'n':>6}{'accused':>8}  {'95 % interval':<15}{'supported':>10}")
    for kind, row in report["true"].items():
        cells = f"{_percent(row, 'flagged'):>8}  {_interval(row):<15}{_percent(row, 'supported'):>10}"
        lines.append(f"  {kind:<52}{row['n']:>6}{cells}")
    return "\n".join(lines)


def _percent(row: dict[str, float], what: str) -> str:
    return f"{100 * row[what] / row['n']:.1f}"


def _interval(row: dict[str, float]) -> str:
    return f"{100 * row['low']:.1f}–{100 * row['high']:.1f}"


def slips(outcomes: Iterable[Outcome], each: int = 3) -> str:
    """Examples of misses and false alarms, a few of every kind; only ever printed for development phrasings."""
    shown: Counter[tuple[bool, str]] = Counter()
    lines = []
    for o in sorted(outcomes, key=lambda o: (o.case.planted, o.case.kind)):
        key = (o.case.planted, o.case.kind)
        if o.flagged == o.case.planted or shown[key] >= each:
            continue
        shown[key] += 1
        lines.append(f"{'MISS ' if o.case.planted else 'ALARM'} [{o.case.kind}] {o.claim.text}")
        cited = [o.case.place.segment.evidence.get(cite) for cite in o.claim.cites][:3]
        lines.append(f"      cites {'; '.join(_shown(e) for e in cited)}  ({o.case.place.segment.id})")
        lines += [f"      {f.rule}: {f.reason}" for f in o.claim.findings] or [
            f"      {o.claim.verdict}: {o.claim.basis.by if o.claim.basis else '-'}"
        ]
    return "\n".join(lines)


def _shown(evidence: Evidence | None) -> str:
    if evidence is None:
        return "an unknown id"
    if isinstance(evidence, Statistic):
        return f"{evidence.label} {evidence.value} overall {evidence.overall} n {evidence.n}"
    return f"{evidence.speaker}: {evidence.text}"

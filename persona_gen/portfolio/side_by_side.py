"""Personas side by side: who each is, what it wants, what stops it, and in what its segment differs from the others."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from persona_gen.domain import Persona, Segment, Statistic
from persona_gen.domain.portfolio import PersonaRow
from persona_gen.evidence.identity import SMALL_EFFECT
from persona_gen.evidence.significance import Gap, discoveries, gap
from persona_gen.portfolio.overlap import measurement

MOST = 2
"""Wants, obstacles and differences in a row: what a table has room for."""
METHOD = (
    "each figure beside the median of the same figure in the other segments: the largest effects that are more than "
    "sampling error against the segment in the middle"
)


def side_by_side(personas: Sequence[Persona], segments: Mapping[str, Segment]) -> list[PersonaRow]:
    """A row for each persona; ``segments`` by id hold every persona's own, and those compared with."""
    by_key: dict[tuple[str, ...], list[tuple[str, Statistic]]] = {}
    for segment in segments.values():
        for statistic in segment.statistics:
            by_key.setdefault(measurement(statistic), []).append((segment.id, statistic))
    differences = {i: _differs(segment, by_key) for i, segment in segments.items()}
    return [
        PersonaRow(
            persona=persona.id,
            name=persona.name,
            segment=persona.segment,
            role=persona.role.text if persona.role else None,
            lead=persona.lead,
            wants=tuple(claim.text for claim in persona.goals[:MOST]),
            stops=tuple(claim.text for claim in persona.frustrations[:MOST]),
            differs=differences[persona.segment],
        )
        for persona in personas
    ]


def _differs(segment: Segment, by_key: Mapping[tuple[str, ...], list[tuple[str, Statistic]]]) -> tuple[str, ...]:
    """The statistics that set a segment apart most, in print: ``Rents in a city 48 % (others 31 %)``."""
    pairs = []
    for own in segment.statistics:
        others = sorted((s for i, s in by_key[measurement(own)] if i != segment.id), key=lambda s: s.value)
        if others:
            pairs.append((own, others[len(others) // 2]))
    gaps = [(own, other, found) for own, other in pairs if isinstance(found := gap(other, own), Gap)]
    certain = discoveries([found.p for _, _, found in gaps])
    telling = [gaps[i] for i in certain if abs(gaps[i][2].effect) >= SMALL_EFFECT]
    telling.sort(key=lambda each: -abs(each[2].effect))
    rows, seen = [], set()
    for own, other, _ in telling:
        if own.attribute not in seen:  # of two shares of one attribute, one tells the other
            seen.add(own.attribute)
            rows.append(f"{own.category or own.attribute} {own.shown(own.value)} (others {other.shown(other.value)})")
    return tuple(rows[:MOST])

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
METHOD = "each figure beside the nearest of the other segments: the largest effects that are more than sampling error"


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
    """The figures in which a segment stands apart from every other, in print: ``Rents 80 % (others 38 to 40 %)``."""
    rows = []
    for own in segment.statistics:
        others = sorted((s for i, s in by_key[measurement(own)] if i != segment.id), key=lambda s: s.value)
        if others:
            nearest = min(others, key=lambda s: abs(s.value - own.value))
            if isinstance(difference := gap(nearest, own), Gap):
                rows.append((own, others, difference))
    certain = discoveries([difference.p for *_, difference in rows])
    telling = [rows[i] for i in certain if abs(rows[i][2].effect) >= SMALL_EFFECT]
    telling.sort(key=lambda row: -abs(row[2].effect))
    lines: dict[str, tuple[str, float]] = {}
    for own, others, difference in telling:  # of one attribute, what there is more of tells what there is less of
        if own.attribute not in lines or (difference.effect > 0 and lines[own.attribute][1] < 0):
            lines[own.attribute] = _printed(own, others), difference.effect
    return tuple(line for line, _ in lines.values())[:MOST]


def _printed(own: Statistic, others: Sequence[Statistic]) -> str:
    low, high = own.shown(others[0].value), own.shown(others[-1].value)
    return (
        f"{own.category or own.attribute} {own.shown(own.value)} (others {low if low == high else f'{low} to {high}'})"
    )

"""The portfolio view: personas and segments of a finished run seen together.

Beside each other: who each is, what it wants, what stops it, and in what its segment differs from the others.
"""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from persona_gen.domain import Persona, Segment, Statistic
from persona_gen.domain.portfolio import PersonaRow, Portfolio, Unused
from persona_gen.evidence.attributes import distinctness
from persona_gen.evidence.identity import SMALL_EFFECT
from persona_gen.evidence.phrasing import in_print
from persona_gen.evidence.questions import answered, short_label
from persona_gen.evidence.significance import Gap, discoveries, gap
from persona_gen.portfolio import duplicates, makeup, overlap
from persona_gen.portfolio.forms import PortfolioForms
from persona_gen.portfolio.overlap import measurement
from persona_gen.text.languages import common_language


def compare(personas: Sequence[Persona], segments: Mapping[str, Segment]) -> Portfolio:
    """What the personas look like together; ``segments`` by id hold every persona's own, and may hold more."""
    forms = PortfolioForms(common_language(segments.values()))
    groups, too_small = overlap.could_share(list(segments.values()))
    return Portfolio(
        personas=len(personas),
        segments=len(segments),
        side_by_side=tuple(side_by_side(personas, segments, forms)),
        near_duplicates=tuple(duplicates.near_duplicates(personas, segments)),
        could_share=tuple(groups),
        too_small=tuple(too_small),
        unused=tuple(unused(personas, segments, forms)),
        makeup=tuple(makeup.makeup(personas, segments)),
        ages=makeup.age_spread(personas, segments),
        locales=tuple(makeup.locales(personas, segments)),
        repeated=tuple(duplicates.repeated(personas)),
        methods=forms.methods,
    )


def unused(personas: Sequence[Persona], segments: Mapping[str, Segment], forms: PortfolioForms) -> list[Unused]:
    """The evidence of each segment that no persona of it cites, for segments with any left."""
    cited: dict[str, set[str]] = defaultdict(set)
    written: dict[str, list[str]] = defaultdict(list)
    for persona in personas:
        written[persona.segment].append(persona.id)
        cited[persona.segment].update(cite for _, piece in persona.claims() for cite in piece.cites)
    rows = [_unused(segment, written[i], cited[i], forms) for i, segment in segments.items()]
    return [row for row in rows if row.statistics or row.quotes]


def _unused(segment: Segment, personas: Sequence[str], cited: set[str], forms: PortfolioForms) -> Unused:
    statistics = [s for s in segment.statistics if s.id not in cited]
    statistics.sort(key=lambda s: -distinctness(s, segment))
    quotes = [quote for quote in segment.spoken if quote.id not in cited]
    heard = {quote.speaker for quote in segment.quotes if quote.id in cited}
    telling = next((s for s in statistics[:1] if distinctness(s, segment) >= SMALL_EFFECT), None)
    printed = answered(telling.label, forms.localised(telling.shown(telling.value))) if telling else None
    if telling and telling.overall is not None:
        printed = forms.beside_whole.format(printed, forms.localised(telling.shown(telling.overall)))
    return Unused(
        segment=segment.id,
        personas=tuple(personas),
        evidence=len(segment.evidence),
        statistics=tuple(s.id for s in statistics),
        quotes=tuple(quote.id for quote in quotes),
        unheard=tuple(dict.fromkeys(q.speaker for q in quotes if q.speaker and q.speaker not in heard)),
        telling=printed,
    )


MOST_IN_ROW = 2
"""Wants, obstacles and differences in a row: what a table has room for."""


def side_by_side(
    personas: Sequence[Persona], segments: Mapping[str, Segment], forms: PortfolioForms
) -> list[PersonaRow]:
    """A row for each persona; ``segments`` by id hold every persona's own, and those compared with."""
    held: dict[tuple[str, ...], list[tuple[str, Statistic]]] = defaultdict(list)
    for segment in segments.values():
        for statistic in segment.statistics:
            held[measurement(statistic)].append((segment.id, statistic))
    measured = {key: Rising.of(each) for key, each in held.items()}
    differences = {i: _differs(segment, measured, forms) for i, segment in segments.items()}
    return [
        PersonaRow(
            persona=persona.id,
            name=persona.name,
            segment=persona.segment,
            role=persona.role.text if persona.role else None,
            lead=persona.lead,
            wants=tuple(claim.text for claim in persona.goals[:MOST_IN_ROW]),
            stops=tuple(claim.text for claim in persona.frustrations[:MOST_IN_ROW]),
            differs=differences[persona.segment],
        )
        for persona in personas
    ]


@dataclass(frozen=True)
class Rising:
    """One measurement in all segments, by rising value, so that neighbours are found without looking at all."""

    values: Sequence[float]
    held: Sequence[tuple[str, Statistic]]

    @classmethod
    def of(cls, held: Iterable[tuple[str, Statistic]]) -> Rising:
        """From segment ids and their statistics in any order."""
        rising = sorted(held, key=lambda pair: pair[1].value)
        return cls([s.value for _, s in rising], rising)

    def others(self, segment: str, value: float) -> tuple[Statistic, Statistic, Statistic] | None:
        """Of the other segments: the least, the nearest to ``value`` and the greatest; of equals the first."""
        at = bisect_left(self.values, value)
        above = self._first(segment, range(at, len(self.held)))
        below = self._first(segment, range(at - 1, -1, -1))
        if below:
            below = self._first(segment, range(bisect_left(self.values, below.value), at))
        least = self._first(segment, range(len(self.held)))
        greatest = self._first(segment, range(len(self.held) - 1, -1, -1))
        nearest = min(filter(None, (below, above)), key=lambda s: abs(s.value - value), default=None)
        return (least, nearest, greatest) if least and nearest and greatest else None

    def _first(self, segment: str, places: range) -> Statistic | None:
        return next((self.held[i][1] for i in places if self.held[i][0] != segment), None)


def _differs(segment: Segment, measured: Mapping[tuple[str, ...], Rising], forms: PortfolioForms) -> tuple[str, ...]:
    """The figures in which a segment stands apart from every other, in print: ``Rents 80 % (others 38 to 40 %)``."""
    rows = []
    for own in segment.statistics:
        if others := measured[measurement(own)].others(segment.id, own.value):
            least, nearest, greatest = others
            if isinstance(difference := gap(nearest, own), Gap):
                rows.append((own, (least, greatest), difference))
    certain = discoveries([difference.p for *_, difference in rows])
    telling = [rows[i] for i in certain if abs(rows[i][2].effect) >= SMALL_EFFECT]
    telling.sort(key=lambda row: -abs(row[2].effect))
    lines: dict[str, tuple[str, float]] = {}
    for own, ends, difference in telling:  # of one attribute, what there is more of tells what there is less of
        if own.attribute not in lines or (difference.effect > 0 and lines[own.attribute][1] < 0):
            lines[own.attribute] = _printed(own, ends, forms), difference.effect
    return tuple(line for line, _ in lines.values())[:MOST_IN_ROW]


def _printed(own: Statistic, others: tuple[Statistic, Statistic], forms: PortfolioForms) -> str:
    """``Housing: Rents 80 % (others 38 % to 40 %)`` · ``Average basket 62 GBP (others 31 GBP to 38 GBP)``."""
    what = short_label(own.attribute)
    what = answered(what, own.category) if own.category else what.removesuffix(f" ({own.unit})")
    value, low, high = (
        forms.localised(in_print(own, one) if own.measure == "share" else own.shown(one))
        for one in (own.value, *(o.value for o in others))
    )
    return forms.others.format(f"{what} {value}", low if low == high else forms.between.format(low, high))

"""The portfolio view: personas and segments of a finished run seen together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from persona_gen.domain import Persona, Segment
from persona_gen.domain.portfolio import Portfolio, Unused
from persona_gen.evidence.attributes import distinctness
from persona_gen.evidence.identity import SMALL_EFFECT
from persona_gen.evidence.questions import answered
from persona_gen.portfolio import duplicates, makeup, overlap, side_by_side


def compare(personas: Sequence[Persona], segments: Mapping[str, Segment]) -> Portfolio:
    """What the personas look like together; ``segments`` by id hold every persona's own, and may hold more."""
    groups, too_small = overlap.could_share(list(segments.values()))
    return Portfolio(
        personas=len(personas),
        segments=len(segments),
        side_by_side=tuple(side_by_side.side_by_side(personas, segments)),
        near_duplicates=tuple(duplicates.near_duplicates(personas, segments)),
        could_share=tuple(groups),
        too_small=tuple(too_small),
        unused=tuple(unused(personas, segments)),
        makeup=tuple(makeup.makeup(personas, segments)),
        ages=makeup.age_spread(personas, segments),
        locales=tuple(makeup.locales(personas, segments)),
        repeated=tuple(duplicates.repeated(personas)),
        methods={
            "side_by_side": side_by_side.SIDE_BY_SIDE_METHOD,
            "near_duplicates": duplicates.DUPLICATES_METHOD,
            "could_share": overlap.OVERLAP_METHOD,
            "unused": "evidence that no claim of the segment's personas cites",
            "makeup": makeup.MAKEUP_METHOD,
        },
    )


def unused(personas: Sequence[Persona], segments: Mapping[str, Segment]) -> list[Unused]:
    """The evidence of each segment that no persona of it cites, for segments with any left."""
    cited: dict[str, set[str]] = defaultdict(set)
    written: dict[str, list[str]] = defaultdict(list)
    for persona in personas:
        written[persona.segment].append(persona.id)
        cited[persona.segment].update(cite for _, piece in persona.claims() for cite in piece.cites)
    rows = [_unused(segment, written[i], cited[i]) for i, segment in segments.items()]
    return [row for row in rows if row.statistics or row.quotes]


def _unused(segment: Segment, personas: Sequence[str], cited: set[str]) -> Unused:
    statistics = [s for s in segment.statistics if s.id not in cited]
    statistics.sort(key=lambda s: -distinctness(s, segment))
    quotes = [quote for quote in segment.spoken if quote.id not in cited]
    heard = {quote.speaker for quote in segment.quotes if quote.id in cited}
    telling = next((s for s in statistics[:1] if distinctness(s, segment) >= SMALL_EFFECT), None)
    printed = answered(telling.label, telling.shown(telling.value)) if telling else None
    if telling and telling.overall is not None:
        printed = f"{printed}, whole base {telling.shown(telling.overall)}"
    return Unused(
        segment=segment.id,
        personas=tuple(personas),
        evidence=len(segment.evidence),
        statistics=tuple(s.id for s in statistics),
        quotes=tuple(quote.id for quote in quotes),
        unheard=tuple(dict.fromkeys(q.speaker for q in quotes if q.speaker and q.speaker not in heard)),
        telling=printed,
    )

"""Drift: compares the old evidence of segments with the new, and each persona's claims with both."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from persona_gen.domain import CheckReport, Persona, Segment
from persona_gen.domain.drift import Drift, PersonaDrift, SegmentDrift
from persona_gen.evidence.significance import METHOD
from persona_gen.portfolio.drift_claims import persona_drift
from persona_gen.portfolio.drift_evidence import Change, segment_drifts


def drift(
    old: Mapping[str, Segment],
    new: Mapping[str, Segment],
    personas: Sequence[Persona] = (),
    reports: Mapping[str, CheckReport] | None = None,
) -> Drift:
    """What changed from ``old`` to ``new`` segments, by id, and what it costs the ``personas`` written from the old.

    Where a persona's old segment is not at hand, its check report (``reports``, by persona id) says what was
    supported; each persona needs one of the two. Claims are checked by rules alone, the same before and after.
    """
    reports = reports or {}
    told_only = [i for i in new if i not in old and any(p.segment == i and _outdated(p, new[i]) for p in personas)]
    changes = [Change(old[i], new[i], _cited(personas, i)) for i in new if i in old and old[i].sha256 != new[i].sha256]
    changed = [*(change.new.id for change in changes), *told_only]
    segment_ids = old.keys() | {persona.segment for persona in personas}
    gone = sorted(i for i in segment_ids if i not in new)
    drifts = segment_drifts(changes)
    of_segment = {each.segment: each for each in drifts}
    costs = [
        persona_drift(p, old.get(p.segment), new.get(p.segment), reports.get(p.id), of_segment.get(p.segment))
        for p in personas
        if p.segment in {*changed, *gone}
    ]
    return Drift(
        lost=_lost(drifts, costs) if personas else bool(gone) or any(map(_poorer, drifts)),
        segments=len(segment_ids | new.keys()),
        changed=tuple(changed),
        gone_segments=tuple(gone),
        new_segments=tuple(i for i in new if i not in segment_ids),
        not_compared=tuple(told_only),
        drifts=tuple(drifts),
        personas=tuple(costs),
        method=METHOD,
    )


def _outdated(persona: Persona, segment: Segment) -> bool:
    """Whether a persona was, or may have been, written from other data than these."""
    return persona.provenance is None or persona.provenance.segment_sha256 != segment.sha256


def _cited(personas: Iterable[Persona], segment: str) -> dict[str, list[str]]:
    """The personas of a segment by the evidence they cite."""
    cited: dict[str, list[str]] = defaultdict(list)
    for persona in personas:
        if persona.segment == segment:
            for cite in dict.fromkeys(cite for _, piece in persona.claims() for cite in piece.cites):
                cited[cite].append(persona.id)
    return cited


def _lost(drifts: Iterable[SegmentDrift], costs: Iterable[PersonaDrift]) -> bool:
    """Whether a persona lost its segment, support of a claim, or evidence it cites."""
    cited = (evidence.cited_by for d in drifts for group in (d.gone, d.altered) for evidence in group)
    return any(cited) or any(cost.lost or cost.segment_gone for cost in costs)


def _poorer(d: SegmentDrift) -> bool:
    """Whether evidence is gone, and not only under another id."""
    return bool(d.altered) or any(evidence.now is None for evidence in d.gone)

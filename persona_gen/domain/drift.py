"""Drift: what changed between two collections of the same segments, and which claims it costs their support."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from persona_gen.domain.check_report import Verdict
from persona_gen.domain.record import Record


class Moved(Record):
    """A statistic that moved by more than sampling error; figures as printed, with their bases."""

    id: str
    label: str
    old: str
    new: str
    p: float
    effect: float
    cited_by: tuple[str, ...] = ()


class Untold(Record):
    """A statistic that changed and nobody can tell whether by more than sampling error."""

    id: str
    label: str
    old: str
    new: str
    why: str


class Gone(Record):
    """Evidence that the new segment lacks. ``now`` is the id under which the same evidence stands there, if any."""

    id: str
    kind: Literal["statistic", "quote"]
    text: str
    now: str | None = None
    cited_by: tuple[str, ...] = ()


class Altered(Record):
    """A quote whose words changed."""

    id: str
    old: str
    new: str
    cited_by: tuple[str, ...] = ()


class Fresh(Record):
    """Evidence that only the new segment has."""

    id: str
    kind: Literal["statistic", "quote"]
    text: str


class SegmentDrift(Record):
    """What changed in one segment. ``within`` counts the changed statistics that stay within sampling error."""

    segment: str
    old_size: int | None = None
    new_size: int | None = None
    moved: tuple[Moved, ...] = ()
    cannot_tell: tuple[Untold, ...] = ()
    within: int = 0
    gone: tuple[Gone, ...] = ()
    altered: tuple[Altered, ...] = ()
    fresh: tuple[Fresh, ...] = ()


Because = Literal["gone", "moved", "within error", "cannot tell", "other"]
"""What became of the evidence that a claim cites: it is gone or has other words; a figure moved by more than sampling
error; figures changed and stayed within it; nobody can tell whether they did; or nothing of the kind."""


class LostClaim(Record):
    """A claim that had support and has not, or to which a rule objects only now. ``reasons`` give the new figures."""

    path: str
    text: str
    before: Verdict
    after: Verdict
    because: Because = "other"
    reasons: tuple[str, ...] = ()


class CounterQuote(Record):
    """A quote that speaks against a claim of the persona and did not before; a candidate, as nobody judged it."""

    path: str
    claim: str
    evidence: str
    words: str


class PersonaDrift(Record):
    """What the new data cost one persona.

    ``within`` are claims whose figures changed within sampling error: what they say still holds, and the figure on the
    card is last year's. ``not_judged`` claims had a judge's support, which rules cannot renew.
    """

    persona: str
    segment: str
    segment_gone: bool = False
    lost: tuple[LostClaim, ...] = ()
    within: tuple[LostClaim, ...] = ()
    against: tuple[CounterQuote, ...] = ()
    not_judged: int = 0


class Drift(Record):
    """What changed. ``lost``: whether support, cited evidence or the segment of a persona is gone.

    Without personas nobody knows what is cited, and all that is gone counts as lost.
    """

    schema_: Literal["persona-gen/drift@1"] = Field("persona-gen/drift@1", alias="schema")
    lost: bool
    segments: int
    changed: tuple[str, ...]
    gone_segments: tuple[str, ...] = ()
    new_segments: tuple[str, ...] = ()
    not_compared: tuple[str, ...] = ()
    """Segments of which only the personas and their check reports are known, not the old evidence."""
    drifts: tuple[SegmentDrift, ...] = ()
    personas: tuple[PersonaDrift, ...] = ()
    method: str

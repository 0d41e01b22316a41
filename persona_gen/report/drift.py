"""Drift for a terminal: what was lost first, then what changed, and last what to do."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

from rich.text import Text

from persona_gen.domain import counted
from persona_gen.domain.drift import Altered, Because, Drift, Fresh, Gone, Moved, PersonaDrift, SegmentDrift, Untold
from persona_gen.evidence.questions import answered
from persona_gen.report.terminal import printed, section, styled, wrapped

DRIFTS_SHOWN = 6
"""Rows of a kind in one segment before the rest is only counted; the JSON has them all."""
WHY: dict[Because, str] = {
    "gone": "its evidence is gone or altered",
    "moved": "moved beyond sampling error",
    "within error": "within sampling error",
    "cannot tell": "nobody can tell if beyond sampling error",
    "other": "why",
}
BAD, WARNING, DIM = "bold red", "bold yellow", "dim"

_T = TypeVar("_T")


def changes(drift: Drift, *, width: int = 88, colour: bool = False) -> str:
    """All that changed, ``width`` cells wide, ending in a newline."""
    counts = [(len(drift.changed), "changed"), (len(drift.gone_segments), "gone"), (len(drift.new_segments), "new")]
    totals = ", ".join(f"{number:,} {what}" for number, what in counts if number) or "nothing changed"
    lines = [styled(f"{counted(drift.segments, 'segment')}: {totals}", "bold")]
    for persona in drift.personas:
        lines += section(f"{persona.persona} ({persona.segment})", _claims(persona), width)
    for segment in drift.drifts:
        lines += section(_sized(segment), _evidence(segment), width)
    lines += section("Everything else", _quiet(drift), width)
    lines += section("Segments gone", _listed(drift.gone_segments, styled), width)
    lines += section("New segments", _listed(drift.new_segments, styled), width)
    if drift.drifts:
        lines += [Text(), *wrapped(styled(f"Moved means more than sampling error: {drift.method}.", DIM), width)]
    return printed([*lines, Text(), *wrapped(_cure(drift), width)], colour=colour)


def _listed(items: Sequence[_T], row: Callable[[_T], Text]) -> Iterator[Text]:
    yield from map(row, items[:DRIFTS_SHOWN])
    if len(items) > DRIFTS_SHOWN:
        yield styled(f"… and {len(items) - DRIFTS_SHOWN:,} more; --json has all", DIM)


def _claims(persona: PersonaDrift) -> Iterator[Text]:
    if persona.segment_gone:
        yield styled("lost", BAD) + styled(": its segment is gone")
    for lost in persona.lost:
        yield styled("lost", BAD) + styled(f": {lost.path} was {lost.before}, now {lost.after}: {lost.text}")
        yield from (styled(f"    {WHY[lost.because]}: {reason}") for reason in lost.reasons)
    for same in persona.within:
        yield styled("the same within error", WARNING) + styled(f": {same.path}: {same.text}")
        yield from (styled(f"    {reason}") for reason in same.reasons)
    for against in persona.against:
        yield styled("speaks against", WARNING) + styled(f" {against.path} (a candidate): {against.claim}")
        yield styled(f"    [{against.evidence}] {against.words}")
    if persona.not_judged:
        claims = counted(persona.not_judged, "claim")
        yield styled(f"{claims} that a judge had found supported not judged again: rules do not read meaning", DIM)


def _sized(segment: SegmentDrift) -> str:
    if segment.old_size == segment.new_size or segment.new_size is None:
        return segment.segment
    was = f"{segment.old_size:,}" if segment.old_size is not None else "size not recorded"
    return f"{segment.segment} ({was}, now {segment.new_size:,} people)"


def _evidence(segment: SegmentDrift) -> Iterator[Text]:
    yield from _listed(segment.gone, _gone)
    yield from _listed(segment.altered, _altered)
    yield from _listed(segment.moved, _moved)
    yield from _listed(segment.cannot_tell, _untold)
    yield from _listed(segment.fresh, _fresh)


def _by(personas: Sequence[str]) -> Text:
    return styled(f"; cited by {', '.join(personas)}", WARNING) if personas else Text()


def _gone(gone: Gone) -> Text:
    style = BAD if gone.cited_by else WARNING
    if gone.now:
        return styled("renamed", style) + styled(f": {gone.kind} {gone.id} is now {gone.now}") + _by(gone.cited_by)
    return styled("gone", style) + styled(f": {gone.kind} [{gone.id}] {gone.text}") + _by(gone.cited_by)


def _altered(altered: Altered) -> Text:
    style = BAD if altered.cited_by else WARNING
    return (
        styled("altered", style)
        + styled(f": [{altered.id}] “{altered.old}” is now “{altered.new}”")
        + _by(altered.cited_by)
    )


def _moved(moved: Moved) -> Text:
    p = "p < 0.0001" if moved.p < 0.0001 else f"p = {moved.p:.2g}"
    return (
        styled("moved beyond sampling error", WARNING)
        + styled(f": {answered(moved.label, moved.old)}, now {moved.new}; {p}")
        + _by(moved.cited_by)
    )


def _untold(untold: Untold) -> Text:
    return styled(f"cannot tell: {answered(untold.label, untold.old)}, now {untold.new} ({untold.why})")


def _fresh(fresh: Fresh) -> Text:
    return styled(f"new: {fresh.kind} [{fresh.id}] {fresh.text}")


def _quiet(drift: Drift) -> Iterator[Text]:
    """What there is nothing to say of one by one."""
    if within := sum(segment.within for segment in drift.drifts):
        yield styled(f"{counted(within, 'figure')} changed within sampling error")
    if kept := sum(not (p.lost or p.segment_gone) for p in drift.personas):
        yield styled(f"{counted(kept, 'persona')} of changed segments lost no support")
    if drift.not_compared:
        segments = counted(len(drift.not_compared), "segment")
        yield styled(
            f"statistics and quotes of {segments} not compared: OLD has check reports and not the old evidence"
        )


def _cure(drift: Drift) -> Text:
    renew = len(drift.changed) + len(drift.new_segments)
    if not renew:
        kept = "nothing to do" if not drift.gone_segments else "remove the personas of segments that are gone"
        return styled(f"No segment changed: {kept}.")
    what = " and ".join(
        f"{counted(number, 'segment')} {kind}"
        for number, kind in ((len(drift.changed), "changed"), (len(drift.new_segments), "new"))
        if number
    )
    return styled(f"Run persona-gen batch again: {what}; the names and ids of personas stay.", "bold")

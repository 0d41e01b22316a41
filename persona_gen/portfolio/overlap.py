"""Segments for which one persona could stand: their figures agree but for sampling error and small effects.

Of n segments n² / 2 pairs could be compared; which need not be is told by bit masks first: in a mask, an int, bit i
stands for segment i.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate

from persona_gen.domain import Segment, Statistic
from persona_gen.domain.portfolio import AlikeSegment, Difference, SegmentGroup
from persona_gen.evidence.attributes import angle
from persona_gen.evidence.identity import SMALL_EFFECT
from persona_gen.evidence.significance import Gap, critical, discoveries, gap, least_base
from persona_gen.portfolio.duplicates import gathered, sharing

MEDIUM_EFFECT = 0.5
"""What Cohen (1988) calls a medium effect: a base that would not show one cannot say that two segments are alike."""
COMPARABLE = 0.5
"""Part of its statistics that a segment must have in common with another, on sufficient bases."""
LEAST_Z = 0.5
"""The pooled z of two shares is never below this part of Cohen's h over its standard error: its limit near 0."""

MeasurementKey = tuple[str, str, str, str]
SegmentProfile = Mapping[MeasurementKey, Statistic]
Pair = tuple[Statistic, Statistic]


def could_share(segments: Sequence[Segment]) -> tuple[list[SegmentGroup], list[str]]:
    """Groups of segments for which the persona of the first could stand, and the ids of those too small to compare."""
    profiles = [_profile(segment) for segment in segments]
    needed = [COMPARABLE * len(segment.statistics) for segment in segments]
    ready = {i for i, profile in enumerate(profiles) if profile and len(profile) >= needed[i]}
    comparable = [profile if i in ready else {} for i, profile in enumerate(profiles)]
    in_common = sharing([profile.keys() for profile in comparable], COMPARABLE)
    masks = [a & b for a, b in zip(in_common, _close(comparable), strict=True)]

    def near(first: int, other: int) -> AlikeSegment | None:
        mine, theirs = comparable[first], comparable[other]
        pairs = [(mine[key], theirs[key]) for key in mine if key in theirs]
        if len(pairs) < max(needed[first], needed[other]):
            return None
        differ = differences(pairs)
        if len({a.attribute for (a, _), _ in differ}) > 1:
            return None
        shown = tuple(
            Difference(
                label=a.label, first=a.shown(a.value), second=b.shown(b.value), p=difference.p, effect=difference.effect
            )
            for (a, b), difference in differ
        )
        return AlikeSegment(segment=segments[other].id, compared=len(pairs), differ=shown)

    largest_first = sorted(ready, key=lambda i: -(segments[i].size or 0))
    groups = gathered(largest_first, masks, near)
    small = [segment.id for i, segment in enumerate(segments) if i not in ready]
    return [SegmentGroup(segment=segments[first].id, like=tuple(like)) for first, like in groups.items()], small


def differences(pairs: Sequence[Pair]) -> list[tuple[Pair, Gap]]:
    """The pairs that differ by more than sampling error, all tests together, and by a small effect or more."""
    gaps = [(pair, difference) for pair in pairs if isinstance(difference := gap(*pair), Gap)]
    certain = discoveries([difference.p for _, difference in gaps])
    return [gaps[i] for i in sorted(certain) if abs(gaps[i][1].effect) >= SMALL_EFFECT]


def _profile(segment: Segment) -> dict[MeasurementKey, Statistic]:
    """The statistics of a segment that can be compared, on bases large enough to show a medium effect."""
    least = least_base(MEDIUM_EFFECT, len(segment.statistics))
    fit = (
        s
        for s in segment.statistics
        if (s.measure == "share" or (s.measure == "mean" and s.sd is not None)) and s.n is not None and s.n >= least
    )
    return {measurement(s): s for s in fit}


def measurement(s: Statistic) -> MeasurementKey:
    """What makes two statistics of different segments the same measurement."""
    return s.attribute.casefold(), (s.category or "").casefold(), s.measure, s.unit or ""


def _close(profiles: Sequence[SegmentProfile]) -> list[int]:
    """For each profile a mask of those whose shares can agree with it in all attributes but one, at most."""
    holders: dict[str, dict[MeasurementKey, list[int]]] = defaultdict(lambda: defaultdict(list))
    for i, profile in enumerate(profiles):
        for key, s in profile.items():
            if s.measure == "share":
                holders[key[0]][key].append(i)
    everyone = (1 << len(profiles)) - 1
    none_off, one_off = [everyone] * len(profiles), [0] * len(profiles)
    tests = max((len(profile) for profile in profiles), default=0)
    for keys in holders.values():
        fits: dict[int, int] = defaultdict(lambda: everyone)
        for key, held in keys.items():
            without = everyone & ~sum(1 << i for i in held)
            for i, mask in _within_reach({i: profiles[i][key] for i in held}, critical(tests)):
                fits[i] &= mask | without
        for i, mask in fits.items():
            one_off[i] = (one_off[i] & mask) | (none_off[i] & ~mask)
            none_off[i] &= mask
    return [a | b for a, b in zip(none_off, one_off, strict=True)]


def _within_reach(held: Mapping[int, Statistic], beyond: float) -> Iterable[tuple[int, int]]:
    """For each share a mask of those that no test, and no effect, sets apart from it."""
    order = sorted(held, key=lambda i: held[i].value)
    angles = [angle(held[i].value) for i in order]
    before = list(accumulate((1 << i for i in order), initial=0))
    smallest = min(s.n or 1 for s in held.values())
    for i, at in zip(order, angles, strict=True):
        error = (1 / (held[i].n or 1) + 1 / smallest) ** 0.5
        reach = max(SMALL_EFFECT, beyond * error / LEAST_Z)
        low, high = bisect_left(angles, at - reach), bisect_right(angles, at + reach)
        yield i, before[high] - before[low]

"""Personas that say much the same: the same evidence, or the same words.

Not everything is compared with everything: what cannot be alike is ruled out on bit masks first. A mask is an integer
with one bit for each other item, so that thousands are ruled out in one operation.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence, Set
from typing import Literal, TypeVar

from persona_gen.domain import Persona, Quotation, Segment, Statistic, Trait
from persona_gen.domain.portfolio import NearDuplicate, PersonaGroup, Repeated
from persona_gen.evidence.attributes import distinctness
from persona_gen.evidence.diversity import terms
from persona_gen.evidence.identity import SMALL_EFFECT
from persona_gen.text.languages import InLanguage, Labels, segment_language

_T = TypeVar("_T")
H = TypeVar("H", bound=Hashable)


def sharing(sets: Sequence[Set[H]], part: float) -> list[int]:
    """For each set a mask of those that may have ``part`` of it; none that has it is missing.

    Prefix filtering (Chaudhuri, Ganti & Kaushik 2006): a set that holds so many of the elements holds one at least of
    any so many others, and the rarest elements leave the fewest candidates.
    """
    times = Counter(element for each in sets for element in each)
    holders: dict[H, int] = defaultdict(int)
    for i, each in enumerate(sets):
        for element in each:
            if times[element] > 1:
                holders[element] |= 1 << i
    masks = []
    for i, each in enumerate(sets):
        rarest = sorted(each, key=times.__getitem__)[: len(each) - math.ceil(part * len(each)) + 1]
        mask = 0
        for element in rarest:
            mask |= holders.get(element, 0)
        masks.append(mask & ~(1 << i))
    return masks


def gathered(order: Iterable[int], masks: Sequence[int], near: Callable[[int, int], _T | None]) -> dict[int, list[_T]]:
    """What ``near`` says of each item beside the first of a group; an item that is like no first one begins a group.

    Only groups of two or more are returned. Comparing with first ones alone keeps the work linear in the size of a
    group, and no two first ones are alike.
    """
    groups: dict[int, list[_T]] = {}
    firsts = 0
    for i in order:
        for first in _bits(masks[i] & firsts):
            if (likeness := near(first, i)) is not None:
                groups[first].append(likeness)
                break
        else:
            groups[i] = []
            firsts |= 1 << i
    return {first: like for first, like in groups.items() if like}


def _bits(mask: int) -> Iterator[int]:
    while mask:
        lowest = mask & -mask
        yield lowest.bit_length() - 1
        mask ^= lowest


LEAST_IN_COMMON = 0.5
"""Jaccard from which two personas are near duplicates, in evidence or in wording: the resemblance from which Broder et
al. (1997, Syntactic clustering of the Web) call two documents the same. Measured on 12 personas by one model and by
hand: second drafts of one persona 0.92 to 1, anything else at most 0.2."""
SHINGLE = 3
"""Words in a row that are compared: claims are too short for Broder's ten."""
LEAST_SET = 5
"""Below so many pieces of evidence or shingles, having half of them in common is no wonder."""
SHARED_SHOWN = 5


def near_duplicates(personas: Sequence[Persona], segments: Mapping[str, Segment]) -> list[PersonaGroup]:
    """Groups of personas that rest on much the same evidence or use the same words.

    Of those that stay when the others of each group go, no two are near duplicates.
    """
    evidence = [evidence_of(persona, segments[persona.segment]) for persona in personas]
    wording = [wording_of(persona) for persona in personas]
    masks = [a | b for a, b in zip(sharing(evidence, LEAST_IN_COMMON), sharing(wording, LEAST_IN_COMMON), strict=True)]

    def near(first: int, other: int) -> NearDuplicate | None:
        by_evidence = jaccard(evidence[first], evidence[other])
        by_wording = jaccard(wording[first], wording[other])
        if max(by_evidence, by_wording) < LEAST_IN_COMMON:
            return None
        shared = sorted(evidence[first] & evidence[other])[:SHARED_SHOWN]
        return NearDuplicate(persona=personas[other].id, evidence=by_evidence, wording=by_wording, shared=tuple(shared))

    groups = gathered(range(len(personas)), masks, near)
    return [PersonaGroup(persona=personas[first].id, like=tuple(like)) for first, like in groups.items()]


def evidence_of(persona: Persona, segment: Segment) -> frozenset[str]:
    """What a persona rests on, told so that it compares across segments, whose evidence ids are their own."""
    cited = dict.fromkeys(cite for _, piece in persona.claims() for cite in piece.cites)
    return frozenset(
        f"{e.label}{_direction(e, segment)}" if isinstance(e, Statistic) else f"“{' '.join(e.text.split())}”"
        for e in segment.cited(cited)
    )


class _Directions(Labels):
    above = InLanguage(" (above the whole base)", " (mehr als insgesamt)")
    below = InLanguage(" (below the whole base)", " (weniger als insgesamt)")


def _direction(s: Statistic, segment: Segment) -> str:
    if s.overall is None or distinctness(s, segment) < SMALL_EFFECT:
        return ""
    directions = _Directions(segment_language(segment))
    return directions.above if s.value > s.overall else directions.below


def wording_of(persona: Persona) -> frozenset[tuple[str, ...]]:
    """The shingles of a persona's own sentences; the snapshot and the quotes are evidence, and compared as such."""
    return frozenset(
        shingle
        for sentence in _sentences(persona).values()
        for shingle in zip(*(sentence[i:] for i in range(SHINGLE)), strict=False)
    )


def _sentences(persona: Persona) -> dict[str, list[str]]:
    """The words of each sentence without those of the persona's name, which differs when nothing else does."""
    name = set(terms(persona.name))
    sentences = (p.text for path, p in persona.claims() if path != "role" and not isinstance(p, Trait | Quotation))
    return {text: [term for term in terms(text) if term not in name] for text in sentences}


def jaccard(a: Set[Hashable], b: Set[Hashable]) -> float:
    """The part of two sets that is common to both; 0 where either is too small to compare."""
    return len(a & b) / len(a | b) if min(len(a), len(b)) >= LEAST_SET else 0.0


def repeated(personas: Sequence[Persona]) -> list[Repeated]:
    """Words of names, and sentences but for the names in them, that stand in several personas; commonest first."""
    names: dict[str, dict[str, str]] = defaultdict(dict)
    sentences: dict[str, dict[str, str]] = defaultdict(dict)
    for persona in personas:
        for word in persona.name.split():
            names[word.casefold()].setdefault(persona.id, word)
        for text, sentence in _sentences(persona).items():
            if len(sentence) >= LEAST_SET:
                sentences[" ".join(sentence)].setdefault(persona.id, text)
    return [*_in_several(names, "name"), *_in_several(sentences, "sentence")]


def _in_several(holders_of: Mapping[str, Mapping[str, str]], kind: Literal["name", "sentence"]) -> Iterator[Repeated]:
    for holders in sorted(holders_of.values(), key=lambda holders: -len(holders)):
        if len(holders) > 1:
            yield Repeated(kind=kind, text=next(iter(holders.values())), personas=tuple(holders))

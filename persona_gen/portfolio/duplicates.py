"""Personas that say much the same: the same evidence, or the same words."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Hashable, Iterator, Mapping, Sequence, Set
from typing import Literal

from persona_gen.domain import Persona, Quotation, Segment, Statistic, Trait
from persona_gen.domain.portfolio import NearDuplicate, PersonaGroup, Repeated
from persona_gen.evidence.attributes import distinctness
from persona_gen.evidence.diversity import terms
from persona_gen.evidence.identity import SMALL_EFFECT
from persona_gen.portfolio.candidates import gathered, sharing

ALIKE = 0.5
"""Jaccard from which two personas are near duplicates, in evidence or in wording: the resemblance from which Broder et
al. (1997, Syntactic clustering of the Web) call two documents the same. Measured on 12 personas by one model and by
hand: second drafts of one persona 0.92 to 1, anything else at most 0.2."""
SHINGLE = 3
"""Words in a row that are compared: claims are too short for Broder's ten."""
LEAST_SET = 5
"""Below so many pieces of evidence or shingles, having half of them in common is no wonder."""
SHARED_SHOWN = 5
DUPLICATES_METHOD = (
    f"at least half in common (Jaccard of {ALIKE}, Broder et al. 1997) of the evidence cited, or of the {SHINGLE}-word "
    "runs of the claims without names; each beside the first of its group"
)


def near_duplicates(personas: Sequence[Persona], segments: Mapping[str, Segment]) -> list[PersonaGroup]:
    """Groups of personas that rest on much the same evidence or use the same words.

    Of those that stay when the others of each group go, no two are near duplicates.
    """
    evidence = [evidence_of(persona, segments[persona.segment]) for persona in personas]
    wording = [wording_of(persona) for persona in personas]
    masks = [a | b for a, b in zip(sharing(evidence, ALIKE), sharing(wording, ALIKE), strict=True)]

    def near(first: int, other: int) -> NearDuplicate | None:
        by_evidence = jaccard(evidence[first], evidence[other])
        by_wording = jaccard(wording[first], wording[other])
        if max(by_evidence, by_wording) < ALIKE:
            return None
        shared = sorted(evidence[first] & evidence[other])[:SHARED_SHOWN]
        return NearDuplicate(persona=personas[other].id, evidence=by_evidence, wording=by_wording, shared=tuple(shared))

    groups = gathered(range(len(personas)), masks, near)
    return [PersonaGroup(persona=personas[first].id, like=tuple(like)) for first, like in groups.items()]


def evidence_of(persona: Persona, segment: Segment) -> frozenset[str]:
    """What a persona rests on, told so that it compares across segments, whose evidence ids are their own."""
    cited = dict.fromkeys(cite for _, piece in persona.claims() for cite in piece.cites)
    pieces = [segment.evidence[cite] for cite in cited if cite in segment.evidence]
    return frozenset(
        f"{e.label}{_direction(e, segment)}" if isinstance(e, Statistic) else f"“{' '.join(e.text.split())}”"
        for e in pieces
    )


def _direction(s: Statistic, segment: Segment) -> str:
    if s.overall is None or distinctness(s, segment) < SMALL_EFFECT:
        return ""
    return " (above the whole base)" if s.value > s.overall else " (below the whole base)"


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

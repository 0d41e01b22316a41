"""What the data leave open about a person: said by code, so that nobody takes a gap for a fact."""

from __future__ import annotations

from collections.abc import Iterable

from persona_gen.domain import Persona, Segment, Statistic
from persona_gen.evidence.attributes import SMALL_BASE, about, is_single_choice
from persona_gen.evidence.identity import is_level

NEEDED_FIELDS = {
    "goals": "what they want",
    "frustrations": "what gets in their way",
    "questions": "what they ask first",
    "channels": "where to meet them",
}
"""The lists a team looks for, in its words."""
IDENTITY_FIELDS = {"age": "age", "gender": "gender", "occupation": "work"}
SPLITS = 2
"""Split answers worth a line."""


def unknown(persona: Persona, segment: Segment) -> tuple[str, ...]:
    """Sentences about gaps, about where the segment disagrees with itself, and about small bases."""
    return (*_fields(persona), *_identity(segment), *_splits(segment), *_bases(persona, segment))


def _fields(persona: Persona) -> Iterable[str]:
    empty = [words for field, words in NEEDED_FIELDS.items() if not getattr(persona, field)]
    if empty:
        yield f"Nothing in the data tells {_listed(empty)}."


def _identity(segment: Segment) -> Iterable[str]:
    measured = {about(s) for s in segment.statistics}
    absent = [word for kind, word in IDENTITY_FIELDS.items() if kind not in measured]
    if absent:
        yield f"No figures on {_listed(absent)}."


def _splits(segment: Segment) -> Iterable[str]:
    """Single-choice questions in which the two commonest answers are within chance of each other."""
    split = []
    for attribute in dict.fromkeys(s.attribute for s in segment.statistics):
        shares = [s for s in segment.statistics if s.attribute == attribute and s.measure == "share" and s.category]
        if len(shares) < 2 or not is_single_choice(attribute, segment):
            continue
        first, second = sorted(shares, key=lambda s: -s.value)[:2]
        if is_level(first, second, segment):
            split.append(f"{attribute} is split: {_share(first)}, {_share(second)}.")
    yield from split[:SPLITS]


def _bases(persona: Persona, segment: Segment) -> Iterable[str]:
    if segment.size is not None and segment.size < SMALL_BASE:
        yield f"The figures rest on {segment.size} people: a difference of one or two of them is chance."
        return
    evidence = segment.evidence
    cited = [evidence[cite] for _, piece in persona.claims() for cite in piece.cites if cite in evidence]
    small = {s.id: s for s in cited if isinstance(s, Statistic) and s.n is not None and s.n < SMALL_BASE}
    for s in list(small.values())[:1]:
        yield f"{s.label} rests on {s.n} people."


def _share(s: Statistic) -> str:
    return f"{s.category} {s.shown(s.value)}"


def _listed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"

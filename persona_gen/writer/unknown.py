"""What the data leave open about a person: said by code, so that nobody takes a gap for a fact."""

from __future__ import annotations

from collections.abc import Iterable

from persona_gen.domain import Persona, Segment, Statistic
from persona_gen.evidence.attributes import SMALL_BASE, about, is_single_choice
from persona_gen.evidence.identity import LEAST_COVERAGE, MODE, SCALE_WORDS, is_level
from persona_gen.evidence.phrasing import in_print, short_label
from persona_gen.evidence.selection import people_of

NEEDED_FIELDS = {
    "goals": "what they want",
    "frustrations": "what gets in their way",
    "questions": "what they ask first",
    "channels": "where to meet them",
}
"""The lists a team looks for, in its words."""
OF_A_STORY = ("goals", "frustrations")
"""Those that a story tells, too, where somebody's own words are one."""
IDENTITY_FIELDS = {"age": "age", "gender": "gender", "occupation": "work"}
SPLITS = 2
"""Split answers worth a line."""


def unknown(persona: Persona, segment: Segment) -> tuple[str, ...]:
    """Sentences about gaps, about where the segment disagrees with itself, and about small bases."""
    return (*_fields(persona), *_identity(segment), *_splits(segment), *_bases(persona, segment))


def _fields(persona: Persona) -> Iterable[str]:
    empty = [field for field in NEEDED_FIELDS if not getattr(persona, field)]
    in_story = [field for field in empty if field in OF_A_STORY and persona.lead and persona.story]
    if in_story:
        yield f"Told in the story, if at all: {_listed([NEEDED_FIELDS[field] for field in in_story])}."
    if silent := [NEEDED_FIELDS[field] for field in empty if field not in in_story]:
        yield f"No clear word or figure on {_listed(silent)}."


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
        if len(shares) < 2 or not is_single_choice(attribute, segment) or not _is_trait(shares[0], segment):
            continue
        first, second = sorted(shares, key=lambda s: -s.value)[:2]
        if second.value >= MODE and is_level(first, second, segment):
            split.append(f"Split on {short_label(attribute)}: {_share(first)}, {_share(second)}.")
    yield from split[:SPLITS]


def _is_trait(s: Statistic, segment: Segment) -> bool:
    """Whether an attribute is asked of most people, and is no point of a rating scale."""
    asked = s.n is None or segment.size is None or s.n >= LEAST_COVERAGE * segment.size
    return asked and not SCALE_WORDS.search(f"{s.attribute} {s.unit or ''}")


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
    people = people_of(s)
    return f"{s.category} ({f'{people} of {s.n}' if people is not None else in_print(s, s.value)})"


def _listed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} or {words[-1]}"

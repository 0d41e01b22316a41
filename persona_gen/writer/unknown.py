"""What the data leave open about a person: said by code, so that nobody takes a gap for a fact."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from persona_gen.domain import Persona, Segment, Statistic
from persona_gen.evidence.attributes import SMALL_BASE, about, has_its_own_list, is_single_choice
from persona_gen.evidence.identity import LEAST_COVERAGE, SCALE_WORDS, runner_up
from persona_gen.evidence.phrasing import in_print, short_label
from persona_gen.evidence.selection import people_of
from persona_gen.text.languages import segment_language


@dataclass(frozen=True)
class GapWords:
    """One language's sentences about gaps. ``fields`` are the lists a team looks for, in its words."""

    fields: Mapping[str, str]
    identity: Mapping[str, str]
    in_story: str
    silent: str
    no_figures: str
    split: str
    small: str
    rests: str
    count: str
    last: str


ENGLISH = GapWords(
    fields={
        "goals": "what they want",
        "frustrations": "what gets in their way",
        "questions": "what they ask first",
        "channels": "where to meet them",
    },
    identity={"age": "age", "gender": "gender", "occupation": "work"},
    in_story="Told in the story, if at all: {what}.",
    silent="No clear word or figure on {what}.",
    no_figures="No figures on {what}.",
    split="Split on {what}: {first}, {second}.",
    small="The figures rest on {n} people: a difference of one or two of them is chance.",
    rests="{what} rests on {n} people.",
    count="{people} of {n}",
    last="or",
)
GERMAN = GapWords(
    fields={
        "goals": "Ziele",
        "frustrations": "Hürden",
        "questions": "erste Fragen",
        "channels": "Wege, sie zu erreichen",
    },
    identity={"age": "Alter", "gender": "Geschlecht", "occupation": "Beruf"},
    in_story="Wenn überhaupt, in der Geschichte erzählt: {what}.",
    silent="Kein klares Wort und keine Zahl über {what}.",
    no_figures="Keine Zahlen über {what}.",
    split="Uneins bei {what}: {first}, {second}.",
    small="Die Zahlen beruhen auf {n} Personen: ein Unterschied von einer oder zweien ist Zufall.",
    rests="{what} beruht auf {n} Personen.",
    count="{people} von {n}",
    last="oder",
)
OF_A_STORY = ("goals", "frustrations")
"""Those that a story tells, too, where somebody's own words are one."""
SPLITS = 2
"""Split answers worth a line."""


def unknown(persona: Persona, segment: Segment) -> tuple[str, ...]:
    """Sentences about gaps, about where the segment disagrees with itself, and about small bases.

    They are in the language of the data, where that is English or German.
    """
    gaps = GERMAN if segment_language(segment) == "de" else ENGLISH
    return (
        *_fields(persona, gaps),
        *_identity(segment, gaps),
        *_splits(persona, segment, gaps),
        *_bases(persona, segment, gaps),
    )


def _fields(persona: Persona, gaps: GapWords) -> Iterable[str]:
    empty = [field for field in gaps.fields if not getattr(persona, field)]
    in_story = [field for field in empty if field in OF_A_STORY and persona.lead and persona.story]
    if in_story:
        yield gaps.in_story.format(what=_listed([gaps.fields[field] for field in in_story], gaps))
    if silent := [gaps.fields[field] for field in empty if field not in in_story]:
        yield gaps.silent.format(what=_listed(silent, gaps))


def _identity(segment: Segment, gaps: GapWords) -> Iterable[str]:
    measured = {about(s) for s in segment.statistics}
    absent = [word for kind, word in gaps.identity.items() if kind not in measured]
    if absent:
        yield gaps.no_figures.format(what=_listed(absent, gaps))


def _splits(persona: Persona, segment: Segment, gaps: GapWords) -> Iterable[str]:
    """Single-choice questions in which the two commonest answers are within chance of each other.

    What stands at a glance is known: the other answer is told beside it.
    """
    split = []
    at_a_glance = {trait.attribute for trait in persona.snapshot}
    for attribute in dict.fromkeys(s.attribute for s in segment.statistics if s.attribute not in at_a_glance):
        shares = [s for s in segment.statistics if s.attribute == attribute and s.measure == "share" and s.category]
        if (
            len(shares) < 2
            or has_its_own_list(shares[0])
            or not is_single_choice(attribute, segment)
            or not _is_trait(shares[0], segment)
        ):
            continue
        first = max(shares, key=lambda s: s.value)
        if second := runner_up(first, segment):
            line = gaps.split.format(
                what=short_label(attribute), first=_share(first, gaps), second=_share(second, gaps)
            )
            split.append(line)
    yield from split[:SPLITS]


def _is_trait(s: Statistic, segment: Segment) -> bool:
    """Whether an attribute is asked of most people, and is no point of a rating scale."""
    asked = s.n is None or segment.size is None or s.n >= LEAST_COVERAGE * segment.size
    return asked and not SCALE_WORDS.search(f"{s.attribute} {s.unit or ''}")


def _bases(persona: Persona, segment: Segment, gaps: GapWords) -> Iterable[str]:
    if segment.size is not None and segment.size < SMALL_BASE:
        yield gaps.small.format(n=segment.size)
        return
    evidence = segment.evidence
    cited = [evidence[cite] for _, piece in persona.claims() for cite in piece.cites if cite in evidence]
    small = {s.id: s for s in cited if isinstance(s, Statistic) and s.n is not None and s.n < SMALL_BASE}
    for s in list(small.values())[:1]:
        yield gaps.rests.format(what=s.label, n=s.n)


def _share(s: Statistic, gaps: GapWords) -> str:
    people = people_of(s)
    share = gaps.count.format(people=people, n=s.n) if people is not None else in_print(s, s.value)
    return f"{s.category} ({share})"


def _listed(words: list[str], gaps: GapWords) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} {gaps.last} {words[-1]}"

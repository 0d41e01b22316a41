"""The persona as one person: her name, and the lines of her snapshot, read once for all her claims."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from persona_gen.checker.segment_index import NAMED, SegmentIndex
from persona_gen.domain import Persona, Statistic, Trait
from persona_gen.text.ages import is_age
from persona_gen.text.numbers import Figure, read_figures
from persona_gen.text.tokens import content_stems, trait_stems


@dataclass(frozen=True)
class PersonaLine:
    """One line of a snapshot, and what it says of the segment's statistics."""

    path: str
    trait: Trait
    index: SegmentIndex

    @cached_property
    def is_age(self) -> bool:
        """Whether it gives the age."""
        return is_age(self.trait.attribute)

    @cached_property
    def figures(self) -> list[Figure]:
        """The figures of its value."""
        return read_figures(self.trait.value, self.index.segment.locale)

    @cached_property
    def years(self) -> tuple[float, float] | None:
        """The years an age or a band of ages stands for."""
        return self.figures[0].intervals[0] if self.figures else None

    @cached_property
    def category(self) -> Statistic | None:
        """The category it names, of its attribute or of what it cites."""
        value, trait = trait_stems(self.trait.value), self.trait
        of = [
            s
            for s in self.index.segment.statistics
            if s.category and (s.id in trait.cites or s.attribute == trait.attribute)
        ]
        scored = [(self.index.overlap(s, value), s.id in trait.cites, -i) for i, s in enumerate(of)]
        best = max(scored, default=(0.0, False, 0))
        return of[-best[2]] if best[0] >= NAMED else None


@dataclass(frozen=True)
class PersonaIndex:
    """Whom claims are about: the name, and the ``persona`` it belongs to where that is at hand."""

    name: str
    index: SegmentIndex
    persona: Persona | None = None

    @cached_property
    def stems(self) -> frozenset[str]:
        """Stems of the name."""
        return frozenset(content_stems(self.name))

    @cached_property
    def read_by_rules(self) -> tuple[object, ...]:
        """All that rules read of the persona beside a claim itself."""
        persona = self.persona
        return self.name, self.goes_by_name, *((persona.lead, persona.snapshot) if persona else ())

    @cached_property
    def goes_by_name(self) -> bool:
        """Whether her claims call her by her given name, so that any other name is somebody else's."""
        given = self.name.split()[0]
        pieces = self.persona.claims() if self.persona else ()
        return any(re.search(rf"\b{re.escape(given)}\b", piece.text) for _, piece in pieces)

    @cached_property
    def lines(self) -> list[PersonaLine]:
        """The snapshot; empty without the whole persona."""
        traits = self.persona.snapshot if self.persona else ()
        return [PersonaLine(f"snapshot[{i}]", trait, self.index) for i, trait in enumerate(traits)]

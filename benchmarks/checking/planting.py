"""Sentences with known verdicts: true ones by many phrasings, and the same with one planted error each."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

from checking.cases import Case, Place
from checking.clauses import FIXTURES
from checking.figure_cases import age_cases, figure_cases, sum_cases
from checking.person_cases import citation_cases, person_cases
from checking.phrasings import Phrasings
from checking.quoting import quotation_cases
from checking.share_cases import share_cases
from checking.synthetic import segment as made_up
from checking.word_cases import direction_cases, quantifier_cases, rank_cases
from persona_gen.sources.reading import read_segments


def places(fixtures: Path, generated: int, first_seed: int) -> list[Place]:
    """The fixture segments, and as many made-up ones from ``first_seed`` on."""
    real = [s for s in read_segments(fixtures) if s.id in FIXTURES]
    real = list({s.id: s for s in real}.values())
    found = [Place(s, FIXTURES[s.id], tuple(o for o in real if o is not s)) for s in real]
    drawn = [made_up(seed) for seed in range(first_seed, first_seed + generated)]
    return found + [Place(s, sp, tuple(o for o, _ in drawn if o is not s)) for s, sp in drawn]


def cases(where: list[Place], said: Phrasings, seed: int = 1) -> Iterator[Case]:
    """Every case of these segments in these phrasings, the same for the same seed."""
    for place in where:
        rng = random.Random(f"{said.name} {place.segment.id} {seed}")
        for phrasing in said.shares:
            yield from share_cases(place, phrasing, rng)
        for phrasing in said.figures:
            yield from figure_cases(place, phrasing, rng)
        for build in (
            age_cases,
            sum_cases,
            quantifier_cases,
            direction_cases,
            rank_cases,
            person_cases,
            citation_cases,
            quotation_cases,
        ):
            yield from build(place, said, rng)

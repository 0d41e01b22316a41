"""The fixture segments as the reader gives them, each file read once: records are frozen, and tests may share them."""

from __future__ import annotations

import warnings
from functools import cache

from paths import FIXTURES

from persona_gen.domain import Segment
from persona_gen.sources.reading import read_segments

FILES = sorted(FIXTURES.glob("*.yaml"))


@cache
def segment(name: str = "anxious-first-time-buyers") -> Segment:
    """One by its id. Each holds a quote that reads like an instruction, on purpose."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return read_segments(FIXTURES / f"{name}.yaml")[0]


def segments() -> list[Segment]:
    """All five, by the names of their files."""
    return [segment(file.stem) for file in FILES]

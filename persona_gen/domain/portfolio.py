"""Portfolios: many personas and their segments seen together."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from persona_gen.domain.record import Record


class NearDuplicate(Record):
    """A persona that says much the same as another. Both measures are Jaccard, 0 to 1."""

    persona: str
    evidence: float
    wording: float
    shared: tuple[str, ...]
    """Evidence both rest on, as a person reads it."""


class PersonaGroup(Record):
    """A persona and its near duplicates, each compared with this first one."""

    persona: str
    like: tuple[NearDuplicate, ...]


class Difference(Record):
    """A statistic in which two segments differ by more than sampling error; figures as printed."""

    label: str
    first: str
    second: str
    p: float
    effect: float


class AlikeSegment(Record):
    """A segment for which another's persona could stand: they differ in one attribute at most."""

    segment: str
    compared: int
    differ: tuple[Difference, ...] = ()


class SegmentGroup(Record):
    """A segment whose persona could stand for these others too, each compared with this first one."""

    segment: str
    like: tuple[AlikeSegment, ...]


class Unused(Record):
    """Evidence of one segment that none of its personas cites, statistics that set it apart most first."""

    segment: str
    personas: tuple[str, ...]
    evidence: int
    statistics: tuple[str, ...] = ()
    quotes: tuple[str, ...] = ()
    unheard: tuple[str, ...] = ()
    """Speakers of whom no persona cites a word."""
    telling: str | None = None
    """The first of the statistics in print, if the segment stands apart in it."""


class Makeup(Record):
    """How many personas are of one gender or age band, beside their segments. Shares are 0 to 1.

    ``low`` and ``high`` bound what chance gives if each persona were a random person of its segment.
    """

    kind: Literal["gender", "age"]
    value: str
    personas: int
    of: int
    average: float
    low: int
    high: int
    verdict: Literal["within chance", "too many", "too few"]
    closest: tuple[str, ...] = ()
    """Segments whose personas show this value by the narrowest margin: the first to change."""


class Ages(Record):
    """Ages of the personas beside the people of their segments, in years."""

    personas: int
    youngest: float
    oldest: float
    mean: float
    sd: float
    people_mean: float
    people_sd: float | None = None


class LocaleShare(Record):
    """Personas of one locale, and people of the segments read, if all sizes are known."""

    locale: str
    personas: int
    people: int | None = None


class Repeated(Record):
    """A part of names, or a sentence, that several personas have."""

    kind: Literal["name", "sentence"]
    text: str
    personas: tuple[str, ...]


class PersonaRow(Record):
    """One persona beside the others. ``differs`` is what sets its segment apart from the other segments, in print."""

    persona: str
    name: str
    segment: str
    role: str | None = None
    lead: str | None = None
    wants: tuple[str, ...] = ()
    stops: tuple[str, ...] = ()
    differs: tuple[str, ...] = ()


class Portfolio(Record):
    """What many personas look like together. ``methods`` names every measure, test and threshold."""

    schema_: Literal["persona-gen/compare@1"] = Field("persona-gen/compare@1", alias="schema")
    personas: int
    segments: int
    side_by_side: tuple[PersonaRow, ...] = ()
    near_duplicates: tuple[PersonaGroup, ...]
    could_share: tuple[SegmentGroup, ...]
    too_small: tuple[str, ...]
    """Segments that cannot be compared: fewer than half of their statistics have the base it takes."""
    unused: tuple[Unused, ...]
    makeup: tuple[Makeup, ...]
    ages: Ages | None
    locales: tuple[LocaleShare, ...]
    repeated: tuple[Repeated, ...]
    methods: dict[str, str]

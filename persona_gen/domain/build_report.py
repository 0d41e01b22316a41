"""What became of everything that was read to build segments: each row, column, cell and piece of text, once."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from persona_gen.domain.record import Record
from persona_gen.domain.segment import Segment

ColumnFate = Literal["used", "segment", "weight", "quotes", "consent", "left out"]

USED, WHOLE_BASE, BASE, NAME = "used", "whole base", "base", "name"
"""Fates of cells of ready figures; any other text says why a cell was left out."""


class FileAccount(Record):
    """What was read of one table; ``rows`` are people."""

    file: str
    format: str
    header_rows: int
    blank_rows: int
    rows: int
    notes: tuple[str, ...] = ()


class RowAccount(Record):
    """What became of the people read. All but ``read`` add up to ``read``."""

    read: int = 0
    left_out_by_where: int = 0
    without_segment: int = 0
    without_weight: int = 0
    in_small_segments: int = 0
    """They count in the whole base, and have no segment file."""
    in_segments: int = 0


class ColumnAccount(Record):
    """One column; ``fate`` says what it was used for, or that it was ``left out``."""

    column: str
    attribute: str
    fate: ColumnFate
    kind: str
    reason: str
    notes: tuple[str, ...] = ()


class CellFate(Record):
    """What became of ``cells`` cells of a table of ready figures; ``place`` is the first of them."""

    fate: str
    cells: int
    place: str


class CellAccount(Record):
    """A table of ready figures: the cells of ``fates`` add up to ``cells``, its filled ones."""

    file: str
    format: str
    shape: str
    rows: int
    cells: int
    fates: tuple[CellFate, ...]
    unit: str
    """How shares are written, and how that is known."""
    small_bases: tuple[str, ...] = ()
    """Segments with figures over fewer than 30 people."""
    left_out: tuple[str, ...] = ()
    """Segments and attributes that are left out, each with its reason."""
    notes: tuple[str, ...] = ()


class Standout(Record):
    """A figure in which a segment differs from everybody else; ``rest`` is the same figure of those."""

    attribute: str
    category: str | None
    value: float
    rest: float
    effect: float
    q: float


class SegmentAccount(Record):
    """One segment. ``suppressed`` counts figures left out for fewer people than the smallest cell.

    ``smallest_base`` is the least n of its figures, ``without_base`` counts those that have none.
    """

    id: str
    name: str
    size: int | None = None
    statistics: int = 0
    suppressed: int = 0
    quotes: int = 0
    smallest_base: int | None = None
    without_base: int = 0
    speakers: int = 0
    """Who says the quotes, where that was counted."""
    stands_out: tuple[Standout, ...] = ()

    @classmethod
    def of(cls, segment: Segment) -> SegmentAccount:
        """What a finished segment holds; the interviewer's words are no quotes."""
        bases = [s.n for s in segment.statistics if s.n is not None]
        return cls(
            id=segment.id,
            name=segment.name,
            size=segment.size,
            statistics=len(segment.statistics),
            quotes=len(segment.spoken),
            smallest_base=min(bases, default=None),
            without_base=len(segment.statistics) - len(bases),
            speakers=len({quote.speaker for quote in segment.spoken if quote.speaker}),
        )


class QuoteFile(Record):
    """One file; ``read`` counts its turns, rows or highlights, long turns by their pieces."""

    file: str
    format: str
    read: int
    notes: tuple[str, ...] = ()


class QuoteAccount(Record):
    """What became of all quotes that were read.

    ``read`` = ``assigned`` + ``unassigned`` + ``in_small_segments`` + ``interviewer`` + ``dropped``.
    """

    read: int = 0
    assigned: int = 0
    unassigned: int = 0
    """Quotes of people of whom no segment is known, or whose segment is not there."""
    unknown_segments: dict[str, int] = Field(default_factory=dict)
    """Those among them that belong to a segment which was not built, by the name that the map or the column gives."""
    in_small_segments: int = 0
    """Quotes of segments too small to tell of."""
    interviewer: int = 0
    """Kept aside, under the speaker "Interviewer", where a participant of the same file has a segment."""
    dropped: dict[str, int] = Field(default_factory=dict)
    """How many, by reason."""
    segments: dict[str, int] = Field(default_factory=dict)
    """Assigned quotes by segment."""
    redacted: dict[str, int] = Field(default_factory=dict)
    """Identifiers taken out of quotes, by kind."""
    changed: dict[str, int] = Field(default_factory=dict)
    """Quotes whose HTML entities were decoded, whose encoding was repaired, that an exporter cut."""
    participants: int = 0
    perhaps: tuple[str, ...] = ()
    """Words left in quotes that may be names, each with the place where it stands first; of `inspect` alone."""
    files: tuple[QuoteFile, ...] = ()
    notes: tuple[str, ...] = ()

    @property
    def adds_up(self) -> bool:
        """Whether nothing was lost on the way."""
        accounted = (
            self.assigned + self.unassigned + self.in_small_segments + self.interviewer + sum(self.dropped.values())
        )
        unknown = sum(self.unknown_segments.values())
        return self.read == accounted and self.assigned == sum(self.segments.values()) and unknown <= self.unassigned


class BuildReport(Record):
    """The whole account, as JSON ``persona-gen/ledger@1``.

    A table of people has ``files``, ``rows`` and ``columns``, one of ready figures has ``cells``; whatever was quoted
    is in ``quotes``.
    """

    schema_: Literal["persona-gen/ledger@1"] = Field(default="persona-gen/ledger@1", alias="schema")
    files: tuple[FileAccount, ...] = ()
    rows: RowAccount = RowAccount()
    several_rows: str = ""
    """That people have several rows and count as several, in words; "" where no id of a person stands twice."""
    columns: tuple[ColumnAccount, ...] = ()
    cells: CellAccount | None = None
    segments: tuple[SegmentAccount, ...] = ()
    small_segments: tuple[str, ...] = ()
    """Names of segments below the smallest cell."""
    special_segments: tuple[str, ...] = ()
    """Segments that are a special category of personal data by their name, each with the reason."""
    whole_base: int | None = None
    """All segments together, the small ones too; None where a table of ready figures does not say it."""
    min_cell: int = 10
    method: str = ""
    """How it was found what stands out."""
    quotes: QuoteAccount = QuoteAccount()
    locale: str = ""
    """Where the people live, as given or as the data show."""
    locale_reason: str = ""
    could_make_segments: tuple[str, ...] = ()
    """Columns for ``--by``, the likeliest first."""
    could_give_quotes: tuple[str, ...] = ()
    """Columns of free texts that are not quoted yet."""
    could_give_consent: tuple[str, ...] = ()
    """Columns that say who may be quoted, where none is chosen yet."""

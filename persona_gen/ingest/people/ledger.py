"""The account of a table: every row and every column is in it once, with what became of it and why."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from persona_gen.domain.record import Record


class FileAccount(Record):
    """What was read of one file; ``rows`` are people."""

    file: str
    format: str
    header_rows: int
    blank_rows: int
    rows: int
    notes: tuple[str, ...] = ()


class RowAccount(Record):
    """What became of the people read. All but ``read`` add up to ``read``."""

    read: int
    left_out_by_where: int = 0
    without_segment: int = 0
    without_weight: int = 0
    in_small_segments: int = 0
    """They count in the whole base, and have no segment file."""
    in_segments: int = 0

    @property
    def whole_base(self) -> int:
        """All segments together, the small ones too."""
        return self.in_small_segments + self.in_segments


Fate = Literal["used", "segment", "weight", "quotes", "consent", "left out"]


class ColumnAccount(Record):
    """One column; ``fate`` says what it was used for, or that it was ``left out``."""

    column: str
    attribute: str
    fate: Fate
    kind: str
    reason: str
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
    """One segment. ``suppressed`` counts figures left out for fewer people than the smallest cell."""

    id: str
    name: str
    size: int
    file: str | None = None
    statistics: int
    suppressed: int
    quotes: int
    stands_out: tuple[Standout, ...] = ()


class TableLedger(Record):
    """The whole account, as JSON ``persona-gen/ledger@1``."""

    schema_: Literal["persona-gen/ledger@1"] = Field(default="persona-gen/ledger@1", alias="schema")
    files: tuple[FileAccount, ...]
    rows: RowAccount
    columns: tuple[ColumnAccount, ...]
    segments: tuple[SegmentAccount, ...] = ()
    small_segments: tuple[str, ...] = ()
    """Names of segments below the smallest cell."""
    min_cell: int = 10
    method: str = ""
    """How it was found what stands out."""

"""The account of a table of figures: every filled cell is in it once, with what became of it and why."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Literal

from pydantic import Field

from persona_gen.domain.record import Record
from persona_gen.ingest.crosstabs.grid import BASE, NAME, USED, WHOLE_BASE, Grid
from persona_gen.sources.tables.cells import At

UNREAD = "left out: nothing says what it is"
FATES = {
    USED: "used as figures of segments",
    WHOLE_BASE: "used as figures of the whole base (overall)",
    BASE: "used as bases and sizes",
    NAME: "names of segments, attributes and categories",
}


class Fate(Record):
    """What became of ``cells`` cells; ``place`` is the first of them."""

    fate: str
    cells: int
    place: str


class FigureSegment(Record):
    """One segment; ``smallest_base`` is the least n of its figures, ``without_base`` counts those that have none."""

    id: str
    name: str
    size: int | None
    statistics: int
    smallest_base: int | None
    without_base: int


class FigureLedger(Record):
    """The whole account, as JSON ``persona-gen/figure-ledger@1``. The cells of ``fates`` add up to ``cells``."""

    schema_: Literal["persona-gen/figure-ledger@1"] = Field(default="persona-gen/figure-ledger@1", alias="schema")
    file: str
    format: str
    shape: str
    rows: int
    cells: int
    """Filled ones."""
    fates: tuple[Fate, ...]
    unit: str
    """How shares are written, and how that is known."""
    whole_base: int | None
    min_cell: int
    segments: tuple[FigureSegment, ...]
    small_bases: tuple[str, ...] = ()
    """Segments with figures over fewer than 30 people."""
    left_out: tuple[str, ...] = ()
    """Segments and attributes that are left out, each with its reason."""
    notes: tuple[str, ...] = ()


def fates_of(grid: Grid) -> tuple[int, tuple[Fate, ...]]:
    """The filled cells of a table, and how many of them have which fate: the fates add up to the cells."""
    count: Counter[str] = Counter()
    first: dict[str, At] = {}
    for row, cells in enumerate(grid.rows):
        for column, cell in enumerate(cells):
            if cell:
                at = (column, row) if grid.turned else (row, column)
                fate = grid.fates.get(at, UNREAD)
                count[fate] += 1
                first[fate] = min(at, first.get(fate, at))
    ordered = sorted(count, key=lambda fate: ([*FATES, fate].index(fate), -count[fate]))
    fates = (Fate(fate=f, cells=count[f], place=f"row {first[f][0] + 1}, column {first[f][1] + 1}") for f in ordered)
    return count.total(), tuple(fates)


def account(ledger: FigureLedger) -> str:
    """The whole ledger as text, ending in a newline."""
    return "\n".join(_lines(ledger)) + "\n"


def _lines(ledger: FigureLedger) -> Iterator[str]:
    yield f"{ledger.file}: ready figures, {ledger.shape} table of {ledger.rows:,} rows; {ledger.format}"
    if ledger.unit:
        yield f"  shares: {ledger.unit}"
    yield from (f"  {note}" for note in ledger.notes)
    yield ""
    yield f"Filled cells: {ledger.cells:,}"
    for fate in ledger.fates:
        first = f" (first: {fate.place})" if fate.fate not in FATES else ""
        yield f"  {fate.cells:>10,}  {FATES.get(fate.fate, fate.fate)}{first}"
    if ledger.left_out:
        yield ""
        yield "Left out:"
        yield from (f"  {line}" for line in ledger.left_out)
    yield ""
    base = f"{ledger.whole_base:,}" if ledger.whole_base else "not given"
    yield f"Segments: {len(ledger.segments)}; whole base {base}; smallest cell {ledger.min_cell}"
    for segment in ledger.segments:
        size = f"n = {segment.size:,}" if segment.size else "size not given"
        bare = f", {segment.without_base} of them without a base" if segment.without_base else ""
        yield f"  {segment.name}: {size}; {segment.statistics} statistics{bare}"
    if ledger.small_bases:
        yield "Bases under 30, too small to tell differences by:"
        yield from (f"  {line}" for line in ledger.small_bases)

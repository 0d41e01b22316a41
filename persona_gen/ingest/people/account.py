"""The ledger of a table in words: what was read, what became of each row and column, and what each segment is."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from persona_gen.domain import decimals
from persona_gen.ingest.people.ledger import ColumnAccount, SegmentAccount, Standout, TableLedger

ROWS = {
    "left_out_by_where": "left out by --where",
    "without_segment": "without a value in the columns of --by",
    "without_weight": "without a weight above 0",
    "in_small_segments": "in segments too small to tell of (they count in the whole base)",
    "in_segments": "counted",
}
FATES = {
    "segment": "makes the segments",
    "used": "used",
    "weight": "weight",
    "quotes": "quotes",
    "consent": "says who may be quoted",
    "left out": "left out",
}
STANDOUTS = 4
"""Figures shown of a segment; the ledger as JSON has more."""


def account(ledger: TableLedger, quotes: Sequence[str] = ()) -> str:
    """The whole ledger as text, ending in a newline; ``quotes`` are the lines of the account of quotes."""
    table = [*_files(ledger), "", *_rows(ledger), "", *_columns(ledger)] if ledger.files else []
    between = [""] if table and quotes else []
    return "\n".join([*table, *between, *quotes, *_segments(ledger)]) + "\n"


def _files(ledger: TableLedger) -> Iterator[str]:
    for file in ledger.files:
        blank = f", {file.blank_rows:,} blank rows" if file.blank_rows else ""
        dropped = f", dropped {file.header_rows} header row{'s' * (file.header_rows != 1)}{blank}"
        yield f"{file.file}: read {file.rows:,} respondents{dropped}; {file.format}"
        yield from (f"  {note}" for note in file.notes)


def _rows(ledger: TableLedger) -> Iterator[str]:
    rows = ledger.rows.model_dump()
    yield f"Rows: {ledger.rows.read:,}"
    yield from (f"  {rows[key]:>10,}  {words}" for key, words in ROWS.items() if rows[key])


def _columns(ledger: TableLedger) -> Iterator[str]:
    yield f"Columns: {len(ledger.columns)}"
    for fate, words in FATES.items():
        mine = [column for column in ledger.columns if column.fate == fate]
        if mine:
            yield f"  {words}: {len(mine)}"
            yield from (f"    {line}" for line in _alike(mine))


def _alike(columns: Iterable[ColumnAccount]) -> Iterator[str]:
    """A line for each column; those of one multi-select share one."""
    shown: dict[str, list[ColumnAccount]] = {}
    for column in columns:
        shown.setdefault(column.attribute if column.kind == "multiple" else f"\0{column.column}", []).append(column)
    for members in shown.values():
        first = members[0]
        name = first.attribute if len(members) > 1 else first.column
        kind = "" if first.kind == "left out" else f"{first.kind}; "
        yield f"{name}: {kind}{'; '.join([first.reason, *first.notes])}"


def _segments(ledger: TableLedger) -> Iterator[str]:
    if not ledger.segments:
        return
    yield ""
    yield f"Segments: {len(ledger.segments)}; whole base {ledger.rows.whole_base:,}; smallest cell {ledger.min_cell}"
    for segment in ledger.segments:
        yield from _segment(segment)
    if ledger.small_segments:
        yield f"  Too small: {', '.join(ledger.small_segments)}"
    yield f"What stands out: {ledger.method}"


def _segment(segment: SegmentAccount) -> Iterator[str]:
    less = f", {segment.suppressed} suppressed" if segment.suppressed else ""
    yield f"  {segment.name}: n = {segment.size:,}; {segment.statistics} statistics{less}, {segment.quotes:,} quotes"
    yield from (f"    {_standout(standout)}" for standout in segment.stands_out[:STANDOUTS])


def _standout(standout: Standout) -> str:
    effect = f"{'d' if standout.category is None else 'h'} = {standout.effect:+.2f}, q = {standout.q:.1g}"
    if standout.category is None:
        return f"{standout.attribute}: mean {decimals(standout.value)}, the others {decimals(standout.rest)} ({effect})"
    shares = f"{decimals(100 * standout.value)} %, the others {decimals(100 * standout.rest)} %"
    return f"{standout.attribute} / {standout.category}: {shares} ({effect})"

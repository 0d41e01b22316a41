"""The report of a build in words: what was read, what became of each row, column, cell and quote, and each segment."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterable, Iterator, Sequence

from persona_gen.domain import Statistic, counted, decimals
from persona_gen.domain.build_report import (
    BASE,
    NAME,
    USED,
    WHOLE_BASE,
    BuildReport,
    CellAccount,
    ColumnAccount,
    QuoteAccount,
    SegmentAccount,
    Standout,
)
from persona_gen.evidence.questions import short_label

ROW_FATES = {
    "left_out_by_where": "left out by --where",
    "without_segment": "without a value in the columns of --by",
    "without_weight": "without a weight above 0",
    "in_small_segments": "in segments that are not told of (they count in the whole base)",
    "in_segments": "counted",
}
COLUMN_FATES = {
    "segment": "makes the segments",
    "used": "used",
    "weight": "weight",
    "quotes": "quotes",
    "consent": "says who may be quoted",
    "left out": "left out",
}
CELL_FATES = {
    USED: "used as figures of segments",
    WHOLE_BASE: "used as figures of the whole base (overall)",
    BASE: "used as bases and sizes",
    NAME: "names of segments, attributes and categories",
}
STANDOUTS = 4
"""Figures shown of a segment; the report as JSON has more."""

_MOST_PROPOSED = 5
"""Columns that a proposal names."""


def build_text(report: BuildReport) -> str:
    """The whole report as text, ending in a newline."""
    parts = [
        [*_files(report), "", *_rows(report), "", *_columns(report)] if report.files else [],
        [*_cells(report.cells)] if report.cells else [],
        quote_lines(report.quotes, by=not report.files or report.whole_base is not None) if report.quotes.files else [],
    ]
    lines: list[str] = []
    for part in filter(None, parts):
        lines += [""] if lines else []
        lines += part
    return "\n".join([*lines, *_segments(report)]).lstrip("\n") + "\n"


def next_steps(report: BuildReport, files: Sequence[str], given: Sequence[str] = ()) -> Iterator[str]:
    """What a table of people proposes, in words, with the next command; ``given`` are the options so far."""
    words = [shlex.quote(word) for word in (*files, *given)]
    if "--by" in given or not report.files:
        if not report.files and "--map" not in given and len(report.segments) == 1:
            yield "All who speak make one segment; --map FILE, a table of participant and segment, divides them"
        if report.segments:
            yield f"Next: persona-gen segments build {' '.join(words)} -o segments/"
        return
    if not report.could_make_segments:
        yield "No column could make segments as it is; --bin COLUMN=18,30,50 makes bands of a number for --by"
        return
    by, quotes = report.could_make_segments, report.could_give_quotes
    yield f"Could make segments (--by): {', '.join(by[:_MOST_PROPOSED])}{' …' * (len(by) > _MOST_PROPOSED)}"
    if quotes:
        yield f"Could give quotes (--quotes-column): {', '.join(quotes[:_MOST_PROPOSED])}"
    if report.could_give_consent:
        yield f"Says who may be quoted (--consent-column): {report.could_give_consent[0]}"
    if report.locale_reason:
        yield f"Looks like --locale {report.locale}: {report.locale_reason}"
    offered = quotes and "--quotes-column" not in given
    quoted = "".join(f" --quotes-column {shlex.quote(name)}" for name in quotes[:_MOST_PROPOSED] if offered)
    if report.could_give_consent and (offered or "--quotes-column" in given) and "--consent-column" not in given:
        quoted += f" --consent-column {shlex.quote(report.could_give_consent[0])}"
    tables = " ".join(map(shlex.quote, files))
    options = "".join(f" {shlex.quote(word)}" for word in given)
    yield f"Next: persona-gen segments build {tables} --by {shlex.quote(by[0])}{quoted}{options} -o segments/"


def quote_lines(account: QuoteAccount, *, by: bool = True) -> list[str]:
    """What became of the quotes, one line for each fact; without ``by`` there are no segments yet."""
    lines = [f"Quotes: {account.read:,} pieces of text read in {counted(len(account.files), 'file')}"]
    lines += [f"  {account.assigned:,} assigned to {counted(len(account.segments), 'segment')}"]
    nowhere = account.unassigned - sum(account.unknown_segments.values())
    lines += [f"  {nowhere:,} unassigned: of people of whom no segment is known"] if nowhere else []
    unknown = (
        '  {n:,} unassigned: no segment is called "{name}"' if by else '  {n:,} for "{name}", once --by makes segments'
    )
    lines += [unknown.format(n=n, name=name) for name, n in _by_number(account.unknown_segments)]
    lines += [f"  {account.in_small_segments:,} in segments that are not told of"] if account.in_small_segments else []
    lines += [f"  {account.interviewer:,} of the interviewer, kept aside"] if account.interviewer else []
    lines += [f"  {n:,} dropped: {reason}" for reason, n in _by_number(account.dropped)]
    if account.redacted:
        lines.append(f"Redacted: {', '.join(f'{n:,} {kind}' for kind, n in _by_number(account.redacted))}")
    lines += [f"{counted(n, 'quote')} {what}" for what, n in account.changed.items()]
    for file in account.files:
        lines.append("; ".join([f"{file.file}: {file.format}", f"{file.read:,} read", *file.notes]))
    lines += [f"Perhaps names, for you to look at: {', '.join(account.perhaps)}"] if account.perhaps else []
    return [*lines, *account.notes]


def _by_number(counts: dict[str, int]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda count: -count[1])


def _files(report: BuildReport) -> Iterator[str]:
    for file in report.files:
        blank = f", {counted(file.blank_rows, 'blank row')}" if file.blank_rows else ""
        dropped = f", dropped {counted(file.header_rows, 'header row')}{blank}"
        yield f"{file.file}: read {file.rows:,} respondents{dropped}; {file.format}"
        yield from (f"  {note}" for note in file.notes)


def _rows(report: BuildReport) -> Iterator[str]:
    rows = report.rows.model_dump()
    yield f"Rows: {report.rows.read:,}"
    yield from (f"  {rows[key]:>10,}  {words}" for key, words in ROW_FATES.items() if rows[key])
    yield from [f"  {report.several_rows}"] if report.several_rows else []


def _columns(report: BuildReport) -> Iterator[str]:
    yield f"Columns: {len(report.columns)}"
    for fate, words in COLUMN_FATES.items():
        mine = [column for column in report.columns if column.fate == fate]
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
        name = first.attribute if len(members) > 1 else _named(first)
        kind = "" if first.kind == "left out" else f"{first.kind}; "
        yield f"{name}: {kind}{'; '.join([first.reason, *first.notes])}"


def _named(column: ColumnAccount) -> str:
    """A column, and the question that stands behind a code: ``Q1 (How old are you?)``."""
    name, asked = (re.sub(r"[\W_]", "", text).casefold() for text in (column.column, column.attribute))
    return f"{column.column} ({column.attribute})" if asked not in ("", name) else column.column


def _cells(cells: CellAccount) -> Iterator[str]:
    yield f"{cells.file}: ready figures, {cells.shape} table of {cells.rows:,} rows; {cells.format}"
    if cells.unit:
        yield f"  shares: {cells.unit}"
    yield from (f"  {note}" for note in cells.notes)
    yield ""
    yield f"Filled cells: {cells.cells:,}"
    for fate in cells.fates:
        first = f" (first: {fate.place})" if fate.fate not in CELL_FATES else ""
        yield f"  {fate.cells:>10,}  {CELL_FATES.get(fate.fate, fate.fate)}{first}"
    if cells.left_out:
        yield ""
        yield "Left out:"
        yield from (f"  {line}" for line in cells.left_out)


def _segments(report: BuildReport) -> Iterator[str]:
    if not report.segments:
        return
    base = f"{report.whole_base:,}" if report.whole_base else "not given"
    figures = f"; whole base {base}; smallest cell {report.min_cell}" if report.files or report.cells else ""
    yield ""
    yield f"Segments: {len(report.segments)}{figures}"
    for segment in report.segments:
        yield from _segment(segment)
    if report.small_segments:
        yield f"  Too small: {', '.join(report.small_segments)}"
    yield from (f"  Left out: {reason}" for reason in report.special_segments)
    if report.method:
        yield f"What stands out: {report.method}"
    if report.cells and report.cells.small_bases:
        yield "Bases under 30, too small to tell differences by:"
        yield from (f"  {line}" for line in report.cells.small_bases)


def _segment(segment: SegmentAccount) -> Iterator[str]:
    size = f"n = {segment.size:,}" if segment.size else "size not given"
    bare = f", {segment.without_base} of them without a base" if segment.without_base else ""
    quotes = counted(segment.quotes, "quote") + (f" of {counted(segment.speakers, 'speaker')}" * bool(segment.speakers))
    if not segment.size and not segment.statistics and not segment.suppressed:
        yield f"  {segment.name}: {quotes}"
        return
    less = f", {segment.suppressed} suppressed" if segment.suppressed else ""
    yield f"  {segment.name}: {size}; {counted(segment.statistics, 'statistic')}{bare}{less}, {quotes}"
    yield from (f"    {_standout(standout)}" for standout in segment.stands_out[:STANDOUTS])


def _standout(standout: Standout) -> str:
    effect = f"{'d' if standout.category is None else 'h'} = {standout.effect:+.2f}, q = {standout.q:.1g}"
    label = short_label(standout.attribute)
    if standout.category is None:
        mean = Statistic(attribute=standout.attribute, measure="mean", value=standout.value, overall=standout.rest)
        return f"{label}: mean {mean.bare(standout.value)}, the others {mean.bare(standout.rest)} ({effect})"
    shares = f"{decimals(100 * standout.value)} %, the others {decimals(100 * standout.rest)} %"
    return f"{label} / {standout.category}: {shares} ({effect})"

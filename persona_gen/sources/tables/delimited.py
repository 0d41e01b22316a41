"""Rows of text cells: delimited files, and how any rows of text become a DuckDB table."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from persona_gen.errors import InputError
from persona_gen.extras import need
from persona_gen.sources.tables.cells import RawTable, Row
from persona_gen.sources.tables.encodings import Encoding, text_lines
from persona_gen.sources.tables.headers import LOOK, Cells, Column, Header, header_of
from persona_gen.sources.tables.no_people import NOTE_BELOW, no_people
from persona_gen.sources.tables.sql import sql_name, sql_text

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

DELIMITERS = (",", ";", "\t", "|")
SEP_LINE = re.compile(r'"?sep=(.|\\t)"?', re.IGNORECASE)
FIRST_LINES = 2000
"""Lines from which the first records are read; one record may span many."""

csv.field_size_limit(10_000_000)


@dataclass(frozen=True)
class Parts:
    """A header, and the lines of CSV text below it."""

    header: Header
    body: Iterable[str]
    delimiter: str
    format: str
    first_line: int = 1
    """Lines of the file before the body."""


@dataclass(frozen=True)
class Loaded:
    """The columns of a table that was made, its rows, and what was left out."""

    columns: tuple[Column, ...]
    rows: int
    blank_rows: int
    notes: tuple[str, ...]


@dataclass(frozen=True)
class Delimited:
    """A CSV, TSV or semicolon file whose first lines were read. ``lines`` are all of its lines, once."""

    path: Path
    format: str
    delimiter: str
    lines: Iterator[str]
    start: Sequence[str]
    """The first lines, from which the header is told."""
    first_line: int
    """Blank lines above."""

    def rows(self) -> Iterator[Row]:
        """The records, with the number of each. Raises `InputError` for a quotation mark that is not closed."""
        return records(self.lines, self.delimiter, self.path, self.first_line)

    def parts(self) -> Parts:
        """The header, and the lines below it."""
        head = _first_records(self.start, self.delimiter)
        header = header_of([cells for cells, _ in head], self.path)
        end = head[header.above + header.rows - 1][1]
        return Parts(header, islice(self.lines, end, None), self.delimiter, self.format, self.first_line + end)


def open_delimited(path: Path, encoding: Encoding) -> Delimited:
    """A text table, its delimiter found out. Raises `InputError`."""
    lines = text_lines(path, encoding)
    start = list(islice(lines, FIRST_LINES))
    if not any(line.strip() for line in start):
        raise InputError(path, "", "the file is empty", cure="fill it or leave it out")
    blank = next(i for i, line in enumerate(start) if line.strip())
    start = start[blank:]
    delimiter = "\t" if path.suffix.lower() in (".tsv", ".tab") else ""
    if sep_line := SEP_LINE.fullmatch(start[0].strip()):  # Excel's own line on what separates the cells
        delimiter = sep_line[1].replace("\\t", "\t")
        start, blank = start[1:], blank + 1
        if not any(line.strip() for line in start) or delimiter not in DELIMITERS:
            what = "the file is empty" if delimiter in DELIMITERS else f'cells are separated by "{delimiter}"'
            raise InputError(path, "line 1", what, cure="export the table again, as CSV UTF-8")
    delimiter = delimiter or delimiter_of(start)
    named = {",": "CSV", ";": "CSV with semicolons", "\t": "TSV", "|": "CSV with |"}[delimiter]
    return Delimited(path, f"{named}, {encoding}", delimiter, chain(start, lines), start, blank)


def records(lines: Iterable[str], delimiter: str, file: object, before: int = 0) -> Iterator[Row]:
    """Numbered records, ``before`` being above them; a quotation mark that is not closed is refused at its row."""
    reader = csv.reader(lines, delimiter=delimiter, strict=True)
    number = before
    while True:
        number += 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            what = "a double quotation mark is not closed, or stands single within a quoted cell"
            if "limit" in str(error):
                what = f"the row cannot be read ({error})"
            cure = 'close it, or write "" for one within the cell'
            raise InputError(file, f"row {number}", what, cure=cure) from None
        yield Row(number, cells)


def rows_parts(table: RawTable) -> Parts:
    """The parts of a table whose cells are known: a sheet or a statistics file."""
    start = [] if table.columns else list(islice(table.rows, LOOK))
    header = Header(table.columns, 0, "") if table.columns else header_of([row.cells for row in start], table.path)
    width = len(header.columns)
    rows = (row.cells for row in chain(start[header.above + header.rows :], table.rows))
    padded = ([*cells[:width], *[""] * (width - len(cells))] for cells in rows)
    return Parts(header, _csv_lines(padded), ",", table.format, header.above + header.rows)


def load(connection: DuckDBPyConnection, parts: Parts, path: Path, name: str, scratch: Path) -> Loaded:
    """Make the table ``name`` of the rows, all columns as text. Blank rows and blank nameless columns are left out."""
    duckdb = need("duckdb")
    copy = scratch / f"{name}.csv"
    with copy.open("w", encoding="utf-8", newline="") as file:
        file.writelines(parts.body)
    columns = list(parts.header.columns)
    types = ", ".join(f"{sql_text(column.name)}: 'VARCHAR'" for column in columns)
    source = (
        f"read_csv({sql_text(copy)}, columns = {{{types}}}, delim = {sql_text(parts.delimiter)}, header = false, "
        "quote = '\"', escape = '\"', auto_detect = false, new_line = '\\n', "
        "max_line_size = 20000000, buffer_size = 40000000)"  # else sixteen lines of that size, for each thread
    )
    below: list[str] = []
    try:
        connection.execute(f"CREATE TABLE {name} AS SELECT * FROM {source}")
    except duckdb.Error as error:
        if "Expected Number of Columns" not in str(error):
            _refuse_row(path, str(error), parts.first_line)
        below = _cut_short_rows(copy, len(columns), parts, path)
        connection.execute(f"CREATE OR REPLACE TABLE {name} AS SELECT * FROM {source}")
    copy.unlink()
    left_out = no_people(connection, name, "rowid", columns, parts.header, parts.first_line + 1)
    if left_out.rows:
        connection.execute(f"DELETE FROM {name} WHERE rowid IN ({', '.join(map(str, left_out.rows))})")
    blank = " AND ".join(f"coalesce(trim({sql_name(c.name)}), '') = ''" for c in columns)
    [(blank_rows,)] = connection.execute(f"SELECT count(*) FROM {name} WHERE {blank}").fetchall()
    if blank_rows:
        connection.execute(f"DELETE FROM {name} WHERE {blank}")
    notes = [*parts.header.notes, *left_out.notes]
    if below:
        lines = "lines" if len(below) > 1 else "line"
        notes.append(
            f'{len(below)} {lines} below the table {"are" if len(below) > 1 else "is"} left out: "{below[0][:60]}"'
        )
    for column in [c for c in columns if re.fullmatch(r"column \d+", c.name) and len(columns) > 1]:
        [(filled,)] = connection.execute(
            f"SELECT count(nullif(trim({sql_name(column.name)}), '')) FROM {name}"
        ).fetchall()
        if not filled:
            connection.execute(f"ALTER TABLE {name} DROP COLUMN {sql_name(column.name)}")
            columns.remove(column)
            notes = [f"{n} and no cell" if n.startswith(f"{column.name} has") else n for n in notes]
    [(rows,)] = connection.execute(f"SELECT count(*) FROM {name}").fetchall()
    return Loaded(tuple(columns), rows, blank_rows, tuple(notes))


def _cut_short_rows(copy: Path, width: int, parts: Parts, path: Path) -> list[str]:
    """Take what stands below the table off its copy: rows of fewer cells after the last whole one; gives their words.

    Raises `InputError` for a row of another width within the table.
    """
    short: list[tuple[int, list[str]]] = []
    whole = copy.with_suffix(".whole")
    with copy.open(encoding="utf-8", newline="") as file, whole.open("w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, delimiter=parts.delimiter, lineterminator="\n")
        reader = csv.reader(file, delimiter=parts.delimiter)
        for cells in reader:
            filled = [cell for cell in cells if cell.strip()]
            line = reader.line_num
            if (
                len(cells) != width
                and filled
                and not any(cell.strip() for cell in cells[width:])
                and len(cells) > width
            ):
                cells = cells[:width]  # noqa: PLW2901  blank cells beyond the header are nothing
            if len(cells) == width:
                if short:
                    _refuse_width(path, short[0][0] + parts.first_line, len(short[0][1]), width)
                writer.writerow(cells)
            elif len(cells) > width or len(filled) > max(1, width // 2):
                _refuse_width(path, line + parts.first_line, len(cells), width)
            elif filled:
                short.append((line, cells))
    whole.replace(copy)
    texts = [" ".join(" ".join(cells).split()) for _, cells in short]
    if len(short) == 1 and not NOTE_BELOW.fullmatch(texts[0]):
        _refuse_width(path, short[0][0] + parts.first_line, len(short[0][1]), width)
    return texts


def _refuse_width(path: Path, line: int, cells: int, width: int) -> NoReturn:
    what = f"the row has {cells} cells and the header {width}"
    cure = "put texts that hold the delimiter in double quotation marks, or fill up the row"
    raise InputError(path, f"line {line}", what, cure=cure)


def _refuse_row(path: Path, message: str, before: int) -> NoReturn:
    """DuckDB's complaint about a row, with the line as an editor counts."""
    line = re.search(r"Line: (\d+)", message)
    place = f"line {int(line[1]) + before}" if line else ""
    if "quote" in message.lower():
        what, cure = "a double quotation mark is not closed", 'close it, or write "" for one within a cell'
    else:
        what, cure = message.split("\n", maxsplit=1)[0], "export the table again, as CSV UTF-8"
    raise InputError(path, place, what, cure=cure) from None


def _first_records(lines: Sequence[str], delimiter: str) -> list[tuple[list[str], int]]:
    """The first records, each with the number of lines up to its end."""
    reader = csv.reader(lines, delimiter=delimiter)
    return [(cells, reader.line_num) for cells in islice(reader, LOOK) if cells]


def delimiter_of(lines: Sequence[str]) -> str:
    """What splits the first records into the most cells, in as many of them alike as can be.

    Prose splits unevenly, so that likeness counts twice; a title of one cell above the table changes nothing.
    """

    def score(delimiter: str) -> float:
        try:
            widths = Counter(len(cells) for cells, _ in _first_records(lines, delimiter))
        except csv.Error:
            return 0.0
        return max((width - 1) * (n / widths.total()) ** 2 for width, n in widths.items()) if widths else 0.0

    return max(DELIMITERS, key=score)


class _Echo:
    """Gives back what a csv writer writes."""

    def write(self, line: str) -> str:
        return line


def _csv_lines(rows: Iterable[Cells]) -> Iterator[str]:
    writer = csv.writer(_Echo(), lineterminator="\n")
    return (writer.writerow(cells) for cells in rows)

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
from persona_gen.sources.tables.cells import RawTable, Row
from persona_gen.sources.tables.encodings import Encoding, text_lines
from persona_gen.sources.tables.extras import need
from persona_gen.sources.tables.headers import LOOK, Cells, Column, Header, header_of

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

DELIMITERS = (",", ";", "\t", "|")
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


def sql_text(text: object) -> str:
    """A text as SQL writes it."""
    return "'" + str(text).replace("'", "''") + "'"


def sql_name(name: str) -> str:
    """A column's name as SQL writes it."""
    return '"' + name.replace('"', '""') + '"'


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
        end = head[header.rows - 1][1]
        return Parts(header, islice(self.lines, end, None), self.delimiter, self.format, self.first_line + end)


def open_delimited(path: Path, encoding: Encoding) -> Delimited:
    """A text table, its delimiter found out. Raises `InputError`."""
    lines = text_lines(path, encoding)
    start = list(islice(lines, FIRST_LINES))
    if not any(line.strip() for line in start):
        raise InputError(path, "", "the file is empty", cure="fill it or leave it out")
    blank = 0
    while not start[blank].strip():
        blank += 1
    start = start[blank:]
    delimiter = "\t" if path.suffix.lower() in (".tsv", ".tab") else delimiter_of(start)
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
    rows = (row.cells for row in chain(start[header.rows :], table.rows))
    padded = ([*cells, *[""] * (width - len(cells))] for cells in rows)
    return Parts(header, _csv_lines(padded), ",", table.format, header.rows)


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
        "quote = '\"', escape = '\"', auto_detect = false, max_line_size = 20000000)"
    )
    try:
        connection.execute(f"CREATE TABLE {name} AS SELECT * FROM {source}")
    except duckdb.Error as error:
        _refuse_row(path, str(error), parts.first_line)
    copy.unlink()
    blank = " AND ".join(f"coalesce(trim({sql_name(c.name)}), '') = ''" for c in columns)
    [(blank_rows,)] = connection.execute(f"SELECT count(*) FROM {name} WHERE {blank}").fetchall()
    if blank_rows:
        connection.execute(f"DELETE FROM {name} WHERE {blank}")
    notes = list(parts.header.notes)
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


def _refuse_row(path: Path, message: str, before: int) -> NoReturn:
    """DuckDB's complaint about a row, with the line as an editor counts."""
    line = re.search(r"Line: (\d+)", message)
    place = f"line {int(line[1]) + before}" if line else ""
    count = re.search(r"Expected Number of Columns: (\d+) Found: (\d+)", message)
    if count:
        what = f"the row has {count[2]} cells and the header {count[1]}"
        cure = "put texts that hold the delimiter in double quotation marks, or fill up the row"
    elif "quote" in message.lower():
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

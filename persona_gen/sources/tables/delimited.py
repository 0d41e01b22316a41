"""Rows of text cells: delimited files, and how any rows of text become a DuckDB table."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from persona_gen.errors import InputError
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


def delimited_parts(path: Path, encoding: Encoding) -> Parts:
    """The parts of a CSV, TSV or semicolon file. Raises `InputError`."""
    lines = text_lines(path, encoding)
    start = list(islice(lines, FIRST_LINES))
    if not any(line.strip() for line in start):
        raise InputError(path, "", "the file is empty", cure="fill it or leave it out")
    while not start[0].strip():
        start.pop(0)
    delimiter = "\t" if path.suffix.lower() in (".tsv", ".tab") else _delimiter(start)
    records = _records(start, delimiter)
    header = header_of([cells for cells, _ in records], path)
    end = records[header.rows - 1][1]
    named = {",": "CSV", ";": "CSV with semicolons", "\t": "TSV", "|": "CSV with |"}[delimiter]
    return Parts(header, chain(start[end:], lines), delimiter, f"{named}, {encoding}", end)


def rows_parts(rows: Iterable[Cells], format: str, path: Path, header: Header | None = None) -> Parts:
    """The parts of a table whose cells are known: a sheet or a statistics file."""
    each = iter(rows)
    start = [] if header else list(islice(each, LOOK))
    header = header or header_of(start, path)
    width = len(header.columns)
    padded = ([*cells, *[""] * (width - len(cells))] for cells in chain(start[header.rows :], each))
    return Parts(header, _csv_lines(padded), ",", format, header.rows)


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


def _records(lines: Sequence[str], delimiter: str) -> list[tuple[list[str], int]]:
    """The first records, each with the number of lines up to its end."""
    reader = csv.reader(lines, delimiter=delimiter)
    return [(cells, reader.line_num) for cells in islice(reader, LOOK) if cells]


def _delimiter(lines: Sequence[str]) -> str:
    """What splits the first records into the most cells, in as many of them alike as can be."""

    def score(delimiter: str) -> float:
        try:
            widths = [len(cells) for cells, _ in _records(lines, delimiter)]
        except csv.Error:
            return 0.0
        return widths.count(widths[0]) / len(widths) * (widths[0] - 1)

    return max(DELIMITERS, key=score)


class _Echo:
    """Gives back what a csv writer writes."""

    def write(self, line: str) -> str:
        return line


def _csv_lines(rows: Iterable[Cells]) -> Iterator[str]:
    writer = csv.writer(_Echo(), lineterminator="\n")
    return (writer.writerow(cells) for cells in rows)

"""The cells of a file, whatever its format → a table of DuckDB, whose rows are all as wide as the header."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from persona_gen.errors import InputError
from persona_gen.extras import need
from persona_gen.sources.guard import no_room
from persona_gen.sources.tables.headers import Column
from persona_gen.sources.tables.no_people import NOTE_BELOW, no_people, told_apart
from persona_gen.sources.tables.sql import sql_name, sql_text
from persona_gen.sources.tables.totals import TOTAL

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

    from persona_gen.sources.tables.delimited import Parts


@dataclass(frozen=True)
class Loaded:
    """The columns of a table that was made, its rows, and what was left out."""

    columns: tuple[Column, ...]
    rows: int
    blank_rows: int
    notes: tuple[str, ...]


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
        if full := no_room(error):
            raise full from None
        if "Expected Number of Columns" not in str(error):
            _refuse_row(path, str(error), parts.first_line)
        below = _cut_short_rows(copy, len(columns), parts, path)
        connection.execute(f"CREATE OR REPLACE TABLE {name} AS SELECT * FROM {source}")
    copy.unlink()
    left_out = no_people(connection, name, "rowid", columns, parts.header, parts.first_line + 1)
    columns = list(told_apart(columns, left_out.further))
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
            if len(cells) > width and filled and not any(cell.strip() for cell in cells[width:]):
                cells = cells[:width]  # noqa: PLW2901  blank cells beyond the header are nothing
            elif len(cells) == width + 1 and not cells[0].strip() and TOTAL.fullmatch(cells[-1].strip()):
                cells = [cells[-1], *cells[1:width]]  # noqa: PLW2901  Google Analytics calls a total so at its end
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

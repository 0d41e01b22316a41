"""A CSV file as rows of named cells; what would be read wrongly is refused with its row, as a spreadsheet counts."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple, NoReturn

from persona_gen.sources.documents import Tree
from persona_gen.sources.files import read_text
from persona_gen.sources.problems import Place, fail, quoted, unknown

DELIMITERS = (",", ";", "\t")
csv.field_size_limit(1_000_000)


class Row(NamedTuple):
    """The filled cells of a row by column; ``number`` counts the header as row 1."""

    number: int
    cells: dict[str, Tree]


class Table(NamedTuple):
    """The rows of one file. ``words`` are what its rows and columns are called."""

    file: str
    rows: list[Row]
    delimiter: str = ""
    words: tuple[str, str] = ("row", "column ")

    def place(self, row: Row, column: object = None) -> Place:
        """``row 12, column value``."""
        unit, name = self.words
        return Place(self.file, row.number, f"{unit} {row.number}" + (f", {name}{column}" if column else ""))


def read_table(path: Path, columns: Sequence[str], required: Sequence[str], verbatim: Sequence[str] = ()) -> Table:
    """The table of a UTF-8 file whose header names some of ``columns``, in any order, and all ``required`` ones.

    The delimiter is a comma, a semicolon or a tab. Blanks around a cell go, save in ``verbatim`` columns; blank cells
    and blank rows count as absent. Raises `InputError` with row and cure.
    """
    file, text = str(path), read_text(path)
    if "\0" in text:
        line = text.count("\n", 0, text.index("\0")) + 1
        _fail(file, line, "a NUL byte stands in the text", "export the table again, as CSV UTF-8", "line")
    if "\r" in text and "\n" not in text:
        _fail(
            file,
            1,
            "lines end in the old Macintosh way (CR alone)",
            "save it as CSV UTF-8 with Windows or Unix line ends",
        )
    delimiter = _delimiter(text, columns)
    records = _records(text, delimiter, file)
    head, header = next((number, cells) for number, cells in records if any(cells))
    names = _names(header, columns, required, file, head)
    rows = []
    for number, cells in records:
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) != len(names):
            what = f"the row has {len(cells)} cell{'s' * (len(cells) > 1)} and the header {len(names)}"
            cure = (
                f"put texts that hold {_named(delimiter)} in double quotation marks" if len(cells) > len(names) else ""
            )
            _fail(file, number, what, cure or "fill up the row, or look for a line break outside quotation marks")
        filled = {name: cell for name, cell in zip(names, cells, strict=True) if cell.strip()}
        if "" in filled:
            _fail(
                file, number, f"{quoted(filled[''])} stands in a column without a name", "name the column or empty it"
            )
        rows.append(Row(number, {name: cell if name in verbatim else cell.strip() for name, cell in filled.items()}))
    if not rows:
        _fail(file, head, "there is a header and no row below it", "fill the table or leave the file out")
    return Table(file, rows, delimiter)


def _records(text: str, delimiter: str, file: str) -> Iterator[tuple[int, list[str]]]:
    """Numbered records; a quotation mark that is not closed, or closes too early, is refused at its row."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    number = 0
    while True:
        number += 1
        try:
            cells = next(reader)
        except StopIteration:
            return
        except csv.Error:
            what = "a double quotation mark is not closed, or stands single within a quoted cell"
            _fail(file, number, what, 'close it, or write "" for one within the cell')
        yield number, cells


def _delimiter(text: str, columns: Sequence[str]) -> str:
    """The delimiter that splits the header into most of the known columns."""
    header = next(line for line in text.splitlines() if line.strip())

    def recognised(delimiter: str) -> int:
        return sum(_plain(cell) in columns for cell in header.split(delimiter))

    return max(DELIMITERS, key=recognised)


def _names(header: list[str], columns: Sequence[str], required: Sequence[str], file: str, row: int) -> list[str]:
    names = [_plain(cell) for cell in header]
    for cell, name in zip(header, names, strict=True):
        if name and name not in columns:
            _fail(file, row, *unknown(cell, columns, "column"))
        if name and names.count(name) > 1:
            _fail(file, row, f"the column {quoted(name)} stands twice", "keep one of the two")
    for name in required:
        if name not in names:
            _fail(file, row, f'the column "{name}" is missing', f"add it; the columns are {', '.join(columns)}")
    return names


def _plain(cell: str) -> str:
    return re.sub(r"\s+", "_", cell.strip().strip('"').strip().lower())


def _named(delimiter: str) -> str:
    return {",": "a comma", ";": "a semicolon", "\t": "a tab"}[delimiter]


def _fail(file: str, number: int, what: str, cure: str, unit: str = "row") -> NoReturn:
    fail(Place(file, number, f"{unit} {number}"), what, cure)

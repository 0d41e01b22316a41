"""Rows of tidy tables by our own columns; what would be read wrongly is refused with its row."""

from __future__ import annotations

import io
import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple, NoReturn

from persona_gen.domain import counted
from persona_gen.sources.documents import Tree
from persona_gen.sources.files import read_text
from persona_gen.sources.problems import Place, fail, quoted, unknown_word
from persona_gen.sources.tables.delimited import delimiter_of, records
from persona_gen.sources.tables.encodings import without_nul


class TidyRow(NamedTuple):
    """The filled cells of a row by column; ``number`` counts the header as row 1."""

    number: int
    cells: dict[str, Tree]


class TidyTable(NamedTuple):
    """The rows of one file. ``words`` are what its rows and columns are called."""

    file: str
    rows: list[TidyRow]
    delimiter: str = ""
    words: tuple[str, str] = ("row", "column ")

    def place(self, row: TidyRow, column: object = None) -> Place:
        """``row 12, column value``."""
        unit, name = self.words
        return Place(self.file, row.number, f"{unit} {row.number}" + (f", {name}{column}" if column else ""))


def read_table(path: Path, columns: Sequence[str], required: Sequence[str], verbatim: Sequence[str] = ()) -> TidyTable:
    """The table of a UTF-8 file whose header names some of ``columns``, in any order, and all ``required`` ones.

    Blanks around a cell go, save in ``verbatim`` columns; blank cells and blank rows count as absent. Raises
    `InputError` with row and cure.
    """
    file = str(path)
    # UTF-8 alone: a guess at another encoding would change people's words in silence.
    lines = list(without_nul(io.StringIO(read_text(path), newline=None), file))
    delimiter = delimiter_of([line for line in lines if line.strip()])
    filled_rows = (row for row in records(lines, delimiter, file) if any(cell.strip() for cell in row.cells))
    head, header = next(filled_rows)
    names = _names(header, columns, required, file, head)
    rows = []
    for number, cells in filled_rows:
        if len(cells) != len(names):
            what = f"the row has {counted(len(cells), 'cell')} and the header {len(names)}"
            cure = (
                f"put texts that hold {_named(delimiter)} in double quotation marks" if len(cells) > len(names) else ""
            )
            _fail(file, number, what, cure or "fill up the row, or look for a line break outside quotation marks")
        filled = {name: cell for name, cell in zip(names, cells, strict=True) if cell.strip()}
        if "" in filled:
            what = f"{quoted(filled[''])} stands in a column without a name"
            _fail(file, number, what, "name the column or empty it")
        rows.append(
            TidyRow(number, {name: cell if name in verbatim else cell.strip() for name, cell in filled.items()})
        )
    if not rows:
        _fail(file, head, "there is a header and no row below it", "fill the table or leave the file out")
    return TidyTable(file, rows, delimiter)


def _names(header: Sequence[str], columns: Sequence[str], required: Sequence[str], file: str, row: int) -> list[str]:
    names = [_plain(cell) for cell in header]
    for cell, name in zip(header, names, strict=True):
        if name and name not in columns:
            _fail(file, row, *unknown_word(cell, columns, "column"))
        if name and names.count(name) > 1:
            _fail(file, row, f"the column {quoted(name)} stands twice", "keep one of the two")
    for name in required:
        if name not in names:
            _fail(file, row, f'the column "{name}" is missing', f"add it; the columns are {', '.join(columns)}")
    return names


def _plain(cell: str) -> str:
    return re.sub(r"\s+", "_", cell.strip().strip('"').strip().lower())


def _named(delimiter: str) -> str:
    return {",": "a comma", ";": "a semicolon", "\t": "a tab"}.get(delimiter, delimiter)


def _fail(file: str, number: int, what: str, cure: str) -> NoReturn:
    fail(Place(file, number, f"row {number}"), what, cure)

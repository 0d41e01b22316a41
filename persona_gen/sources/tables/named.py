"""A table with a header as rows of cells by their column, in a stream: tables of quotes, of participants, of copy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain, islice, zip_longest
from pathlib import Path

from persona_gen.errors import InputError
from persona_gen.sources.tables.cells import RawTable, Row
from persona_gen.sources.tables.delimited import as_typed
from persona_gen.sources.tables.headers import LOOK, Column, Header, header_of
from persona_gen.sources.tables.rows import read_rows


@dataclass(frozen=True)
class NamedTable:
    """The columns of a table; its rows are read anew each time it is gone through."""

    path: Path
    format: str
    columns: tuple[Column, ...]
    encoding: str | None = None

    @property
    def names(self) -> list[str]:
        """The columns' names, which are unique."""
        return [column.name for column in self.columns]

    def __iter__(self) -> Iterator[tuple[int, dict[str, str]]]:
        """Each row's number, as a spreadsheet counts, and its cells by column. Blank rows are left out.

        Raises `InputError` for a row that is wider than the header.
        """
        _, _, rows = _opened(self.path, self.encoding)
        names = self.names
        for number, cells in rows:
            if len(cells) == len(names):
                yield number, dict(zip(names, cells, strict=True))
                continue
            if len(cells) > len(names) and not _is_blank(cells[len(names) :]):
                what = f"the row has {len(cells)} cells and the header {len(names)}"
                cure = "put texts that hold the delimiter in double quotation marks"
                raise InputError(self.path, f"row {number}", what, cure=cure)
            yield number, dict(zip_longest(names, cells[: len(names)], fillvalue=""))


def named_rows(path: Path, encoding: str | None = None) -> NamedTable:
    """A table of any format by its header. Raises `InputError` and `ConfigError` as `read_rows` and `header_of` do."""
    table, header, _ = _opened(path, encoding)
    return NamedTable(path, table.format, header.columns, encoding)


def _is_blank(cells: Sequence[str]) -> bool:
    text = "".join(cells)
    return not text or text.isspace()


def _opened(path: Path, encoding: str | None) -> tuple[RawTable, Header, Iterator[Row]]:
    """A table, its header, and the rows below."""
    table = read_rows(path, encoding)
    rows = (row for row in table.rows if not _is_blank(row.cells))
    if table.columns:
        return table, Header(table.columns, 0, ""), rows
    start = list(islice(rows, LOOK))
    header = header_of([row.cells for row in start], path)
    return table, header, as_typed(header, chain(start[header.above + header.rows :], rows))

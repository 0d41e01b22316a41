"""A small table of any format as a grid of cells, each with its place and what became of it."""

from __future__ import annotations

import csv
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import NoReturn

from persona_gen.errors import ConfigError, InputError
from persona_gen.ingest.crosstabs.amounts import AMOUNT, Amount, Style, amount_of, style_of
from persona_gen.sources.tables.delimited import DELIMITERS, sql_text
from persona_gen.sources.tables.encodings import encoding_of, text_lines, unreadable
from persona_gen.sources.tables.extras import need
from persona_gen.sources.tables.headers import plain
from persona_gen.sources.tables.reading import JSON_SUFFIXES, PARQUET_SUFFIXES, SHEET_SUFFIXES, TEXT_SUFFIXES

MOST_ROWS = 1_000_000
"""Rows of ready figures; a table of more is one of people."""

USED, WHOLE_BASE, BASE, NAME = "used", "whole base", "base", "name"
"""Fates of cells; any other text says why a cell was left out."""

At = tuple[int, int]
"""Row and column, from 0."""


@dataclass
class Grid:
    """Cells as text, all rows equally long. ``spans`` are the widths of merged cells, where the format knows them."""

    path: Path
    format: str
    rows: list[list[str]]
    spans: dict[At, int] = field(default_factory=dict)
    fates: dict[At, str] = field(default_factory=dict)
    turned: bool = False
    """Rows and columns are swapped: places and fates are still those of the file."""

    @property
    def width(self) -> int:
        """Columns."""
        return len(self.rows[0]) if self.rows else 0

    @cached_property
    def style(self) -> Style:
        """How numbers are written. Raises `InputError` where both marks stand for decimals."""
        style = style_of(cell for row in self.rows for cell in row)
        if style.comma and style.point:
            what = f'"{style.comma}" has a decimal comma, and "{style.point}" a decimal point'
            raise InputError(self.path, "", what, cure="write all numbers alike")
        return style

    def is_amount(self, at: At) -> bool:
        """Whether a cell looks like a number, whatever its marks mean."""
        return bool(AMOUNT.fullmatch(self.rows[at[0]][at[1]]))

    def amount(self, at: At, *, people: bool = False, counts: bool = False) -> Amount | None:
        """The number of a cell, None where it holds none. Raises `InputError` where it may be two.

        ``counts`` says that it may count people: 1,234 is no decimal then unless other cells have a decimal comma.
        """
        style = Style(point="counts") if counts and not self.style.comma else self.style
        try:
            return amount_of(self.rows[at[0]][at[1]], style, people=people)
        except ValueError as error:
            cure = "write nothing between thousands, and decimals with a point"
            return self.fail(at, f'"{self.rows[at[0]][at[1]]}" {error}', cure)

    def mark(self, at: At, fate: str) -> None:
        """Say what becomes of a filled cell; the last word counts."""
        if self.rows[at[0]][at[1]]:
            self.fates[at[::-1] if self.turned else at] = fate

    def place(self, at: At) -> str:
        """``row 12, column 4``, as a spreadsheet counts."""
        row, column = at[::-1] if self.turned else at
        return f"row {row + 1}, column {column + 1}"

    def fail(self, at: At, what: str, cure: str) -> NoReturn:
        """Refuse the table for one of its cells."""
        raise InputError(self.path, self.place(at), what, cure=cure)

    def refuse(self, what: str, cure: str) -> NoReturn:
        """Refuse the table as a whole."""
        raise InputError(self.path, "", what, cure=cure)

    def turn(self) -> Grid:
        """The same cells with rows and columns swapped, and the same account of them."""
        rows = [list(column) for column in zip(*self.rows, strict=True)]
        return Grid(self.path, self.format, rows, {}, self.fates, not self.turned)


def read_grid(path: Path, encoding: str | None = None, sheet: str | None = None, most: int = MOST_ROWS) -> Grid:
    """The cells of a text table, a workbook's sheet, a Parquet or JSON file; ``most`` rows of it, when looking only.

    Raises `InputError` for what cannot be read, and `ConfigError` for a missing extra.
    """
    suffix = path.suffix.lower()
    if not path.is_file():
        raise unreadable(path, IsADirectoryError() if path.is_dir() else FileNotFoundError())
    spans: dict[At, int] = {}
    if suffix in SHEET_SUFFIXES:
        format, rows, spans = _sheet(path, sheet)
    elif suffix in PARQUET_SUFFIXES + JSON_SUFFIXES:
        format, rows = _typed(path, most)
    elif suffix in TEXT_SUFFIXES:
        known = encoding_of(path, encoding)
        format, rows = f"CSV, {known}", list(islice(_delimited(path, text_lines(path, known)), most + 1))
    else:
        known_suffixes = ", ".join((*TEXT_SUFFIXES, *SHEET_SUFFIXES, *PARQUET_SUFFIXES, *JSON_SUFFIXES))
        raise InputError(path, "", "no table of figures has this name", cure=f"such names end in {known_suffixes}")
    if len(rows) > most == MOST_ROWS:
        what = f"more than {MOST_ROWS:,} rows are no table of ready figures"
        raise InputError(path, "", what, cure="leave out --shape for a table with one row for each person")
    cells = [[plain(cell) for cell in row] for row in rows[:most]]
    width = max((i + 1 for row in cells for i, cell in enumerate(row) if cell), default=0)
    if not width:
        raise InputError(path, "", "the table is empty", cure="fill it or leave it out")
    return Grid(path, format, [(row + [""] * width)[:width] for row in cells], spans)


def _delimited(path: Path, lines: Iterator[str]) -> Iterator[list[str]]:
    start = list(islice(lines, 200))
    delimiter = "\t" if path.suffix.lower() in (".tsv", ".tab") else max(DELIMITERS, key=lambda d: _split(start, d))

    def rest() -> Iterator[str]:
        yield from start
        yield from lines

    reader = csv.reader(rest(), delimiter=delimiter, strict=True)
    try:
        yield from reader
    except csv.Error as error:
        place, what = f"line {reader.line_num}", f"the row cannot be read ({error})"
        raise InputError(path, place, what, cure='write "" for a quotation mark in a cell') from None


def _split(lines: Iterable[str], delimiter: str) -> float:
    """Into how many cells a delimiter splits most of the first rows; prose splits unevenly, and so by little."""
    try:
        widths = sorted(len(row) for row in csv.reader(lines, delimiter=delimiter) if row)
    except csv.Error:
        return 0
    return widths[len(widths) // 4] if widths else 0


def _sheet(path: Path, sheet: str | None) -> tuple[str, list[list[str]], dict[At, int]]:
    calamine = need("python_calamine")
    try:
        book = calamine.CalamineWorkbook.from_path(str(path))
        filled = [name for name in book.sheet_names if book.get_sheet_by_name(name).total_height]
        if sheet is not None and sheet not in filled:
            raise ConfigError(f'--sheet is "{sheet}"', cure=f"the filled sheets of {path} are {', '.join(filled)}")
        if not filled:
            raise InputError(path, "", "the workbook is empty", cure="fill it or leave it out")
        chosen = sheet or filled[0]
        page = book.get_sheet_by_name(chosen)
        rows = [[_text(cell) for cell in row] for row in page.to_python(skip_empty_area=False)]
        merged = page.merged_cell_ranges or []
    except (calamine.CalamineError, OSError) as error:
        raise InputError(path, "", f"the workbook cannot be read ({error})", cure="save it again, or as CSV") from None
    others = [name for name in filled if name != chosen]
    unread = f"; not read: {', '.join(others)} (--sheet NAME)" if others else ""
    return f'sheet "{chosen}"{unread}', rows, {(r, c): last - c + 1 for (r, c), (_, last) in merged}


def _typed(path: Path, most: int) -> tuple[str, list[list[str]]]:
    """The rows of a Parquet or JSON file below the names of its columns."""
    duckdb = need("duckdb")
    one = sql_text(re.sub(r"([*?\[])", r"[\1]", str(path)))
    read = "read_parquet" if path.suffix.lower() in PARQUET_SUFFIXES else "read_json_auto"
    config = {"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"}
    connection = duckdb.connect(config=config)
    try:
        query = f"SELECT * FROM {read}({one}) LIMIT {most + 1}"
        found = connection.execute(query)
        names = [str(column[0]) for column in found.description]
        rows = [[_text(cell) for cell in row] for row in found.fetchall()]
    except duckdb.Error as error:
        raise InputError(path, "", str(error).split("\n")[0], cure="export it again, as CSV UTF-8") from None
    finally:
        connection.close()
    return "Parquet" if read == "read_parquet" else "JSON", [names, *rows]


def _text(cell: object) -> str:
    """A cell as it would stand in a CSV file."""
    if cell is None or cell != cell:  # noqa: PLR0124  NaN is not itself
        return ""
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    return str(cell)

"""A small table of any format as a grid of cells, each with its place and fate; names that span several columns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from itertools import islice
from pathlib import Path
from typing import NoReturn

from persona_gen.domain.build_report import NAME
from persona_gen.errors import InputError
from persona_gen.ingest.crosstabs.amounts import AMOUNT, Amount, Style, amount_of, style_of
from persona_gen.ingest.crosstabs.vocabulary import LIMIT, WHOLE_BASE_NAME
from persona_gen.sources.tables.cells import At, Row
from persona_gen.sources.tables.headers import MOST_TITLES, plain_header
from persona_gen.sources.tables.rows import read_rows

_YEAR = re.compile(r"(19[5-9]|20[0-4])\d")
MOST_ROWS = 1_000_000
"""Rows of ready figures; a table of more is one of people."""


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
    above: int = 0
    """Rows of titles above the first, which are no part of the grid."""

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
        """Whether a cell looks like a number, whatever its marks mean; the years of a header and ``95% LCL`` do not."""
        cell, row = self.rows[at[0]][at[1]], self.rows[at[0]]
        return bool(AMOUNT.fullmatch(cell)) and not LIMIT.search(cell) and not (at[0] < MOST_TITLES and of_years(row))

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
        return f"row {row + self.above + 1}, column {column + 1}"

    def fail(self, at: At, what: str, cure: str) -> NoReturn:
        """Refuse the table for one of its cells."""
        raise InputError(self.path, self.place(at), what, cure=cure)

    def refuse(self, what: str, cure: str) -> NoReturn:
        """Refuse the table as a whole."""
        raise InputError(self.path, "", what, cure=cure)

    def turn(self) -> Grid:
        """The same cells with rows and columns swapped, and the same account of them."""
        rows = [list(column) for column in zip(*self.rows, strict=True)]
        return Grid(self.path, self.format, rows, {}, self.fates, not self.turned, self.above)

    def below_titles(self) -> Grid:
        """The grid without titles, comments (``# Start date: …``) and a pivot table's filters above the header."""
        filled = [[c for c, cell in enumerate(row) if cell] for row in self.rows]
        above = 0
        for r in range(min(len(self.rows) - 2, MOST_TITLES)):
            first, below = self.rows[r][0], filled[r + 1]
            title = filled[r] == [0] and (not below or below[0] == 0 or len(below) > 2)
            if filled[r] and not (title or first.startswith("#") or (filled[r] == [0, 1] and not below)):
                break
            above = r + 1
        spans = {(r - above, c): width for (r, c), width in self.spans.items() if r >= above}
        return Grid(self.path, self.format, self.rows[above:], spans, above=above) if above else self


def of_years(row: Sequence[str]) -> bool:
    """Whether a row names years from left to right, or from right to left: waves of a trend, and no figures."""
    cells = [cell for cell in row[1:] if cell]
    years = [int(cell) for cell in cells if _YEAR.fullmatch(cell)]
    ordered = years in (sorted(set(years)), sorted(set(years), reverse=True))
    return len(years) == len(cells) > 1 and ordered and not row[0].isdigit()


def read_grid(path: Path, encoding: str | None = None, sheet: str | None = None, most: int = MOST_ROWS) -> Grid:
    """The cells of a table; ``most`` rows of it, when looking only.

    Raises `InputError` for what cannot be read, and `ConfigError` for a missing extra.
    """
    table = read_rows(path, encoding, sheet)
    names = [[column.name for column in table.columns]] if table.columns else []
    rows = [*names, *islice(_by_place(table.rows), most + 1)]
    if len(rows) > most == MOST_ROWS:
        what = f"more than {MOST_ROWS:,} rows are no table of ready figures"
        raise InputError(path, "", what, cure="leave out --shape for a table with one row for each person")
    cells = [[plain_header(cell) for cell in row] for row in rows[:most]]
    width = max((i + 1 for row in cells for i, cell in enumerate(row) if cell), default=0)
    if not width:
        raise InputError(path, "", "the table is empty", cure="fill it or leave it out")
    return Grid(path, table.format, [(row + [""] * width)[:width] for row in cells], dict(table.spans))


def _by_place(rows: Iterable[Row]) -> Iterator[Sequence[str]]:
    """The cells of rows, with blank rows for those that were left out above the first."""
    at = 0
    for number, cells in rows:
        yield from ([] for _ in range(at + 1, number))
        at = number
        yield cells


def column_names(
    grid: Grid, header: Sequence[int], first: int, kinds: Sequence[str], lowest: Sequence[str] | None = None
) -> dict[int, tuple[str, str]]:
    """Upper and lower name of each named column from ``first`` on; ("", name) where nothing spans it.

    A workbook says how far a merged cell reaches. Elsewhere a name reaches over blanks to the next one, but not past a
    total of its own, and not from counts into percentages (``kinds``), which no merged cell joins. ``lowest`` are the
    names of the last row, where they are not its cells.
    """
    if len(header) > 2:
        what = f"the header has {len(header)} rows"
        grid.fail((header[2], first), what, "keep two: groups, and the columns in them")
    names: dict[int, tuple[str, str]] = {}
    upper, until, kind = "", 0, ""
    for column in range(first, grid.width):
        lower = (lowest or grid.rows[header[-1]])[column]
        over = grid.rows[header[0]][column] if len(header) == 2 else ""
        if over:
            upper, kind = over, kinds[column]
            until = column + grid.spans.get((header[0], column), 1 if grid.spans else grid.width)
        elif column >= until or (kind and kinds[column] and kinds[column] != kind):
            upper, until = "", 0
        if upper and not lower:
            names[column] = (upper, "") if over else ("", "")
        elif lower:
            names[column] = (upper, lower)
        if upper and WHOLE_BASE_NAME.fullmatch(lower) and not over and not grid.spans:
            until = column + 1
        for row in header:
            grid.mark((row, column), NAME)
    return {column: pair for column, pair in names.items() if any(pair)}

"""Rows of text cells as a header and a body: delimited files, and any rows of text."""

from __future__ import annotations

import csv
import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path

from persona_gen.errors import InputError
from persona_gen.sources.tables.cells import At, RawTable, Row
from persona_gen.sources.tables.encodings import Encoding, text_lines, unmarked_lines
from persona_gen.sources.tables.headers import LOOK, VV, Cells, Header, header_of

DELIMITERS = (",", ";", "\t", "|")
SEP_LINE = re.compile(r'"?sep=(.|\\t)"?', re.IGNORECASE)
VV_ESCAPES = (("{newline}", "\n"), ("{cr}", "\n"), ("{tab}", "\t"), ("{quote}", '"'), ("{lbrace}", "{"))
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
        below: Iterable[str] = islice(self.lines, end, None)
        if header.style == VV:
            rows = records(below, self.delimiter, self.path, self.first_line + end)
            below = _csv_lines((row.cells for row in as_typed(header, rows)), self.delimiter)
        return Parts(header, below, self.delimiter, self.format, self.first_line + end)


def open_delimited(path: Path, encoding: Encoding) -> Delimited:
    """A text table, its delimiter found out. Raises `InputError`."""
    lines = unmarked_lines(text_lines(path, encoding))
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


def as_typed(header: Header, rows: Iterable[Row]) -> Iterator[Row]:
    """Rows as people typed them: LimeSurvey's VV export escapes what would break its lines."""
    for row in rows:
        yield Row(row.number, [_typed(cell) for cell in row.cells]) if header.style == VV else row


def _typed(cell: str) -> str:
    for escape, character in VV_ESCAPES if "{" in cell else ():
        cell = cell.replace(escape, character)
    return cell


def rows_parts(table: RawTable) -> Parts:
    """The parts of a table whose cells are known: a sheet or a statistics file."""
    start = [] if table.columns else list(islice(table.rows, LOOK))
    header = Header(table.columns, 0, "") if table.columns else header_of([row.cells for row in start], table.path)
    width = len(header.columns)
    below = header.above + header.rows
    rows = _filled_down(
        chain(start[below:], table.rows), {at: last for at, last in table.heights.items() if at[0] >= below}
    )
    padded = ([*cells[:width], *[""] * (width - len(cells))] for cells in rows)
    return Parts(header, _csv_lines(padded), ",", table.format, below)


def _filled_down(rows: Iterable[Row], heights: Mapping[At, int]) -> Iterator[Cells]:
    """The cells of rows, what a merged cell holds in each row that it spans: it is said of all of them."""
    spanning: dict[int, tuple[str, int]] = {}
    for number, cells in rows:
        filled = list(cells)
        for (_, column), last in ((at, last) for at, last in heights.items() if at[0] == number - 1):
            spanning[column] = filled[column], last
        for column, (cell, last) in spanning.items():
            if number - 1 <= last and not filled[column]:
                filled[column] = cell
        yield filled


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


def _csv_lines(rows: Iterable[Cells], delimiter: str = ",") -> Iterator[str]:
    writer = csv.writer(_Echo(), delimiter=delimiter, lineterminator="\n")
    return (writer.writerow(cells) for cells in rows)

"""Office files are zip archives: what they would unpack to is weighed before any reader gets them."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Generator, Iterable, Iterator
from contextlib import closing
from functools import cache
from html import unescape
from pathlib import Path
from typing import IO

from persona_gen.errors import InputError

LARGEST_DOCUMENT = 200_000_000
"""Bytes of an unpacked document or deck above which it is not read: a day of talk has two million."""
LARGEST_MARKUP = 30_000_000
"""Bytes of XML in a document or deck: it is held as a tree, of twelve times its size."""
LARGEST_WORKBOOK = 200_000_000
"""Bytes of an unpacked workbook above which it is not read: the markup of a cell takes 35 to 60."""
MOST_SHEET_CELLS = 10_000_000
"""Cells of a sheet, from its first to its last, empty ones between them included: readers hold every one of them."""
MOST_WRITTEN = 3_000_000
"""Rows and cells that stand in a sheet, read in nine seconds: a survey of 30,000 people and 100 columns.

A larger one is exported as CSV, which is read in a stream.
"""
_MOST_PARTS = 10_000

_CHUNK = 1 << 20
CELL_TAGS = re.compile(rb"<(?:\w+:)?(row|c)(?=[\s/>])([^>]*)")
_AT = re.compile(rb"""\br\s*=\s*["']([A-Za-z]{0,3})(\d{1,9})["']""")
_HIDDEN = re.compile(rb"""\bhidden\s*=\s*["'](1|true)["']""")
_SHEET, _TARGET = re.compile(r"<(?:\w+:)?sheet\s[^>]*>"), re.compile(r"<(?:\w+:)?Relationship\s[^>]*>")
_ATTRIBUTE = re.compile(r"""(?:\w+:)?(\w+)\s*=\s*["']([^"']*)["']""")
_ODS = re.compile(rb"<(?:\w+:)?(table|table-row|(?:covered-)?table-cell)(?=[\s/>])([^>]*)")
_REPEATED = re.compile(rb"""number-(?:rows|columns)-repeated\s*=\s*["'](\d{1,9})["']""")


def refuse_large(path: Path, largest: int = LARGEST_DOCUMENT, largest_markup: int = LARGEST_MARKUP) -> None:
    """Raises `InputError` where a zip file says that it unpacks to more bytes than may be; other files pass."""
    if not zipfile.is_zipfile(path):
        return
    with zipfile.ZipFile(path) as archive:
        parts = archive.infolist()
    unpacked = sum(part.file_size for part in parts)
    markup = sum(part.file_size for part in parts if part.filename.endswith((".xml", ".rels")))
    if markup > largest_markup:
        what = f"its text and markup unpack to {markup:,} bytes, and at most {largest_markup:,} are read"
        raise InputError(path, "", what, cure="save what is needed of it alone, as text")
    if unpacked > largest or len(parts) > _MOST_PARTS:
        what = f"it unpacks to {unpacked:,} bytes in {len(parts):,} parts, and at most {largest:,} are read"
        raise InputError(path, "", what, cure="save what is needed of it alone, as text or CSV")


def refuse_far_cells(path: Path) -> dict[str, list[int]]:
    """The hidden rows of each sheet of an XLSX file, counted from 1, as its markup tells while it is looked through.

    Raises `InputError` where a sheet of an XLSX, XLSB or ODS file reaches so far that it would fill the memory.
    """
    hidden: dict[str, list[int]] = {}
    if not zipfile.is_zipfile(path):
        return {}
    with zipfile.ZipFile(path) as archive:
        for part in archive.infolist():
            if part.filename.endswith(".xml"):
                pattern, sizes_of = (_ODS, _ods_sizes) if part.filename == "content.xml" else (CELL_TAGS, _xlsx_sizes)
                with closing(tags_of(archive, part, pattern)) as tags:
                    refuse_far(path, part.filename, sizes_of(_noting(tags, hidden.setdefault(part.filename, []))))
            elif part.filename.endswith(".bin") and "/worksheets/" in part.filename:
                with archive.open(part) as stream:
                    refuse_far(path, part.filename, _xlsb_sizes(stream))
        return {name: hidden[part] for name, part in sheet_parts(archive).items() if hidden.get(part)}


def _noting(tags: Iterator[tuple[bytes, bytes]], hidden: list[int]) -> Iterator[tuple[bytes, bytes]]:
    """The same tags, while the numbers of hidden rows are noted."""
    row = 0
    for tag, attributes in tags:
        if tag == b"row":
            at = _AT.search(attributes)
            row = int(at[2]) if at else row + 1
            if _HIDDEN.search(attributes):
                hidden.append(row)
        yield tag, attributes


def sheet_parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """The part of each sheet of an XLSX file, by its name; empty for other files."""
    names = set(archive.namelist())
    if not {"xl/workbook.xml", "xl/_rels/workbook.xml.rels"} <= names:
        return {}
    contents = (archive.read(part) for part in ("xl/workbook.xml", "xl/_rels/workbook.xml.rels"))
    sheets, targets = (
        [dict(_ATTRIBUTE.findall(tag)) for tag in pattern.findall(text.decode(errors="replace"))]
        for pattern, text in zip((_SHEET, _TARGET), contents, strict=True)
    )
    paths = {one.get("Id", ""): one.get("Target", "").removeprefix("/").removeprefix("xl/") for one in targets}
    return {unescape(one.get("name", "")): f"xl/{paths.get(one.get('id', ''), '')}" for one in sheets}


def refuse_far(path: Path, part: str, sizes: Iterable[tuple[int, int]]) -> None:
    """Raises `InputError` at the first of some sizes, rows and columns, that is more than a reader may hold."""
    for rows, columns in sizes:
        if rows * columns > MOST_SHEET_CELLS:
            reach = f"a sheet reaches to row {rows:,} and column {columns:,}"
            cure = "delete the cells far below or beside the table, or save it as CSV"
            raise InputError(path, part, f"{reach}, and at most {MOST_SHEET_CELLS:,} cells are read", cure=cure)


def tags_of(
    archive: zipfile.ZipFile, part: zipfile.ZipInfo, pattern: re.Pattern[bytes]
) -> Generator[tuple[bytes, bytes], None, None]:
    """Name and attributes of the tags that the pattern means, a piece of the part at a time.

    Raises `InputError` for more of them than are read, be they the same cells again and again.
    """
    rest, many = b"", 0
    with archive.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            text = rest + chunk
            end = text.rfind(b"<")
            tags = pattern.findall(text, 0, end if end >= 0 else len(text))
            many += len(tags)
            if many > MOST_WRITTEN:
                what = f"more than {MOST_WRITTEN:,} rows and cells stand in a sheet"
                raise InputError(archive.filename, part.filename, what, cure="save the table as CSV")
            yield from tags
            rest = text[end:][-_CHUNK:] if end >= 0 else b""
    yield from pattern.findall(rest)


def place_of(tags: Iterator[tuple[bytes, bytes]]) -> Iterator[tuple[int, int, bytes]]:
    """Row, column and attributes of each cell of an XLSX file; one without a reference follows the one before."""
    row = column = 0
    for tag, attributes in tags:
        at = _AT.search(attributes)
        if tag == b"row":
            row, column = int(at[2]) if at else row + 1, 0
            continue
        row, column = (int(at[2]), _number(at[1])) if at and at[1] else (row, column + 1)
        yield row, column, attributes


def _xlsx_sizes(tags: Iterator[tuple[bytes, bytes]]) -> Iterator[tuple[int, int]]:
    """Rows and columns of the sheet, each time that they grow."""
    rows = columns = 0
    for row, column, _ in place_of(tags):
        if row > rows or column > columns:
            rows, columns = max(rows, row), max(columns, column)
            yield rows, columns


def _ods_sizes(tags: Iterator[tuple[bytes, bytes]]) -> Iterator[tuple[int, int]]:
    """The same for the sheets of an ODS file, which says how often a row and a cell are repeated."""
    row = column = rows = columns = height = 0
    for tag, attributes in tags:
        repeated = _REPEATED.search(attributes)
        count = int(repeated[1]) if repeated else 1
        if tag == b"table":
            row = column = rows = columns = height = 0
        elif tag == b"table-row":
            row, column, height = row + height, 0, count
        else:
            column += count
            if b"value-type" in attributes and (row + height > rows or column > columns):
                rows, columns = max(rows, row + height), max(columns, column)
                yield rows, columns


_ROW, _CELLS = 0, range(1, 12)
"""Records of a binary sheet (MS-XLSB 2.4): a row begins with its number, a cell with that of its column."""


def _xlsb_sizes(stream: IO[bytes]) -> Iterator[tuple[int, int]]:
    """The same for a sheet of an XLSB file: a stream of records, each with its kind and its size before it."""
    row = rows = columns = 0
    while (kind := _variable(stream, 2)) is not None and (size := _variable(stream, 4)) is not None:
        begins = stream.read(min(size, 4))
        stream.seek(size - len(begins), 1)
        if len(begins) == 4 and kind == _ROW:
            row = int.from_bytes(begins, "little") + 1
        elif len(begins) == 4 and kind in _CELLS:
            column = int.from_bytes(begins, "little") + 1
            if row > rows or column > columns:
                rows, columns = max(rows, row), max(columns, column)
                yield rows, columns


def _variable(stream: IO[bytes], most: int) -> int | None:
    """A number of seven bits a byte, the lowest first; None at the end."""
    number = 0
    for place in range(most):
        byte = stream.read(1)
        if not byte:
            return None
        number |= (byte[0] & 0x7F) << (7 * place)
        if byte[0] < 0x80:
            break
    return number


@cache
def _number(letters: bytes) -> int:
    """The number of a column: 1 for A, 28 for AB."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number

"""Office files are zip archives: what they would unpack to is weighed before any reader gets them."""

from __future__ import annotations

import re
import zipfile
from collections.abc import Generator, Iterator
from contextlib import closing
from pathlib import Path

from persona_gen.errors import InputError

LARGEST_DOCUMENT = 200_000_000
"""Bytes of an unpacked document or deck above which it is not read: a day of talk has two million."""
LARGEST_WORKBOOK = 600_000_000
"""Bytes of an unpacked workbook above which it is not read."""
MOST_SHEET_CELLS = 10_000_000
"""Cells of a sheet, from its first to its last, empty ones between them included: readers hold every one of them."""
MOST_PARTS = 10_000

_CHUNK = 1 << 20
_XLSX = re.compile(rb"<(?:\w+:)?(row|c)(?=[\s/>])([^>]*)")
_AT = re.compile(rb"""\br\s*=\s*["']([A-Za-z]{0,3})(\d{1,9})["']""")
_ODS = re.compile(rb"<(?:\w+:)?(table|table-row|(?:covered-)?table-cell)(?=[\s/>])([^>]*)")
_REPEATED = re.compile(rb"""number-(?:rows|columns)-repeated\s*=\s*["'](\d{1,9})["']""")


def refuse_large(path: Path, largest: int = LARGEST_DOCUMENT) -> None:
    """Raises `InputError` where a zip file says that it unpacks to more than ``largest`` bytes; other files pass."""
    if not zipfile.is_zipfile(path):
        return
    with zipfile.ZipFile(path) as archive:
        parts = archive.infolist()
    unpacked = sum(part.file_size for part in parts)
    if unpacked > largest or len(parts) > MOST_PARTS:
        what = f"it unpacks to {unpacked:,} bytes in {len(parts):,} parts, and at most {largest:,} are read"
        raise InputError(path, "", what, cure="save what is needed of it alone, as text or CSV")


def refuse_far_cells(path: Path) -> None:
    """Raises `InputError` where a sheet of an XLSX or ODS file reaches so far that reading it would fill the memory."""
    if not zipfile.is_zipfile(path):
        return
    with zipfile.ZipFile(path) as archive:
        for part in archive.infolist():
            if part.filename.endswith(".xml"):
                pattern, sizes_of = (_ODS, _ods_sizes) if part.filename == "content.xml" else (_XLSX, _xlsx_sizes)
                with closing(_tags(archive, part, pattern)) as tags:
                    _refuse_far(path, part.filename, sizes_of(tags))


def _refuse_far(path: Path, part: str, sizes: Iterator[tuple[int, int]]) -> None:
    for rows, columns in sizes:
        if rows * columns > MOST_SHEET_CELLS:
            reach = f"a sheet reaches to row {rows:,} and column {columns:,}"
            cure = "delete the cells far below or beside the table, or save it as CSV"
            raise InputError(path, part, f"{reach}, and at most {MOST_SHEET_CELLS:,} cells are read", cure=cure)


def _tags(
    archive: zipfile.ZipFile, part: zipfile.ZipInfo, pattern: re.Pattern[bytes]
) -> Generator[tuple[bytes, bytes], None, None]:
    """Name and attributes of the tags that the pattern means, a piece of the part at a time."""
    rest = b""
    with archive.open(part) as stream:
        while chunk := stream.read(_CHUNK):
            text = rest + chunk
            end = text.rfind(b"<")
            yield from pattern.findall(text, 0, end if end >= 0 else len(text))
            rest = text[end:][-_CHUNK:] if end >= 0 else b""
    yield from pattern.findall(rest)


def _xlsx_sizes(tags: Iterator[tuple[bytes, bytes]]) -> Iterator[tuple[int, int]]:
    """Rows and columns of the sheet, each time that they grow; a cell without a reference follows the one before."""
    row = column = rows = columns = 0
    for tag, attributes in tags:
        at = _AT.search(attributes)
        if tag == b"row":
            row, column = int(at[2]) if at else row + 1, 0
        elif at and at[1]:
            row, column = int(at[2]), _number(at[1])
        else:
            column += 1
        if tag == b"c" and (row > rows or column > columns):
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


def _number(letters: bytes) -> int:
    """The number of a column: 1 for A, 28 for AB."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number

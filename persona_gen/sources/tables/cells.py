"""A cell of any format as the text that would stand for it in a CSV file; rows of such cells, with their places."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from persona_gen.sources.tables.encodings import unmarked
from persona_gen.sources.tables.headers import Column

At = tuple[int, int]
"""Row and column, from 0."""


class Row(NamedTuple):
    """One record; ``number`` counts from 1 as a spreadsheet does, blank records and those above the header too."""

    number: int
    cells: Sequence[str]


@dataclass(frozen=True)
class RawTable:
    """The rows of a file as they stand, once. Where ``columns`` is empty, the header is among the rows.

    ``format`` says how the file was read. ``spans`` are the widths of merged cells, and ``heights``
    their last rows, counted from 0, where the format knows them.
    """

    path: Path
    format: str
    rows: Iterator[Row]
    columns: tuple[Column, ...] = ()
    spans: Mapping[At, int] = field(default_factory=dict)
    heights: Mapping[At, int] = field(default_factory=dict)


def text_of(cell: Any) -> str:
    """The text of a cell: whole numbers without a point, dates as ISO, one kind of line end."""
    if cell is None or cell != cell:  # noqa: PLR0124  NaN, in any of its types, is not itself
        return ""
    if isinstance(cell, str):
        text = unmarked(cell)
        return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text
    if isinstance(cell, bool):
        return "TRUE" if cell else "FALSE"
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() and abs(cell) < 1e15 else repr(cell)
    if isinstance(cell, dt.date | dt.time | dt.datetime):
        return cell.isoformat()
    return str(cell)

"""Segments from tidy tables: statistics.csv, with quotes.csv or quotes.jsonl and segments.csv beside it."""

from __future__ import annotations

import difflib
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from persona_gen.domain import Segment
from persona_gen.errors import InputError
from persona_gen.sources.building import build_segment
from persona_gen.sources.documents import Tree
from persona_gen.sources.files import read_text
from persona_gen.sources.json_text import json_document
from persona_gen.sources.oddities import Oddities
from persona_gen.sources.problems import FieldPath, Place, fail, percent_as_fraction, quoted
from persona_gen.sources.tables.number_format import GROUPED_COMMA
from persona_gen.sources.tidy_rows import TidyRow, TidyTable, read_table

STATISTICS, QUOTES, QUOTE_LINES, SEGMENTS = "statistics.csv", "quotes.csv", "quotes.jsonl", "segments.csv"
TIDY_FILES = (STATISTICS, QUOTES, QUOTE_LINES, SEGMENTS)

STATISTIC_COLUMNS = tuple("segment id attribute category measure value unit n overall sd min max choice".split())
QUOTE_COLUMNS = ("segment", "id", "text", "speaker", "origin")
SEGMENT_COLUMNS = ("segment", "name", "description", "size", "whole_base", "locale")
NUMBER_COLUMNS = ("value", "n", "overall", "sd", "min", "max", "size", "whole_base")

PERCENT_VALUE = re.compile(r"(\d+(?:\.\d+)?)\s*%")


LocatedRow = tuple[TidyTable, TidyRow]


@dataclass
class _Parts:
    """What the tables hold of one segment."""

    about: LocatedRow | None = None
    statistics: list[LocatedRow] = field(default_factory=list)
    quotes: list[LocatedRow] = field(default_factory=list)


def read_tidy(folder: Path, oddities: Oddities) -> list[tuple[Segment, Place]]:
    """The segments of a folder's tidy tables with their places, in the order of segments.csv, then of appearance.

    A segment that segments.csv does not list is named as the tables call it. Raises `InputError` with file and row.
    """
    parts: dict[str, _Parts] = {}
    for located in _rows(folder / SEGMENTS, SEGMENT_COLUMNS, ("segment",)):
        part = parts.setdefault(_segment_of(located), _Parts())
        if part.about:
            first = part.about[0].place(part.about[1]).text
            fail(
                located[0].place(located[1]),
                f"{quoted(_segment_of(located))} is listed before, in {first}",
                "keep one row",
            )
        part.about = located
    for located in _rows(folder / STATISTICS, STATISTIC_COLUMNS, ("segment", "attribute", "measure", "value")):
        _read_percents(located, oddities)
        parts.setdefault(_segment_of(located), _Parts()).statistics.append(located)
    for located in _quotes(folder):
        parts.setdefault(_segment_of(located), _Parts()).quotes.append(located)
    for name, part in parts.items():
        if part.about and not part.statistics and not part.quotes:
            others = [other for other, has in parts.items() if has.statistics or has.quotes]
            what = f"no statistic and no quote names the segment {quoted(name)}"
            near = difflib.get_close_matches(name, others, 1, 0.6)
            fail(
                part.about[0].place(part.about[1]),
                what,
                f"did you mean {near[0]}?" if near else "add some or remove it",
            )
    return [_segment(name, part, oddities) for name, part in parts.items()]


def _segment(name: str, part: _Parts, oddities: Oddities) -> tuple[Segment, Place]:
    lists = {"statistics": part.statistics, "quotes": part.quotes}
    tree: dict[str, Tree] = {"id": name, "name": name, **(_cells(part.about) if part.about else {})}
    for key, rows in lists.items():
        tree[key] = [_cells(located) for located in rows]

    def locate(path: FieldPath) -> Place:
        head, *rest = path or ("",)
        if head in lists and rest:
            table, row = lists[str(head)][int(rest[0])]
            return table.place(row, rest[1] if len(rest) > 1 else None)
        if part.about:
            return part.about[0].place(part.about[1], head)
        table, _ = (part.statistics or part.quotes)[0]
        return Place(table.file, 0, f"segment {quoted(name)}")

    return build_segment(tree, locate, oddities), locate(())


def _segment_of(located: LocatedRow) -> str:
    """The segment a row speaks of."""
    table, row = located
    name = row.cells.get("segment")
    if not isinstance(name, str) or not name.strip():
        fail(table.place(row), '"segment" is missing', "say which segment the row belongs to")
    return name


def _cells(located: LocatedRow) -> dict[str, Tree]:
    return {column: cell for column, cell in located[1].cells.items() if column != "segment"}


def _rows(path: Path, columns: Sequence[str], required: Sequence[str]) -> list[LocatedRow]:
    """The rows of a table; none where the file is absent."""
    if not path.exists():
        return []
    table = read_table(path, columns, required, verbatim=("text",))
    _read_decimal_commas(table)
    return [(table, row) for row in table.rows]


def _quotes(folder: Path) -> list[LocatedRow]:
    path = folder / QUOTE_LINES
    if not path.exists():
        return _rows(folder / QUOTES, QUOTE_COLUMNS, ("segment", "text"))
    if (folder / QUOTES).exists():
        raise InputError(folder, "", f"the folder holds both {QUOTES} and {QUOTE_LINES}", cure="keep one of the two")
    table = TidyTable(str(path), [], words=("line", ""))
    for number, line in enumerate(read_text(path).split("\n"), 1):
        if line.strip():
            tree = json_document(line, str(path), number).tree
            row = TidyRow(number, tree if isinstance(tree, dict) else {})
            if not isinstance(tree, dict):
                fail(table.place(row), "this is not a JSON object", 'write {"segment": ..., "text": ...} on each line')
            table.rows.append(row)
    return [(table, row) for row in table.rows]


def _read_percents(located: LocatedRow, oddities: Oddities) -> None:
    """Shares written as ``48 %`` become 0.48, which is noted."""
    table, row = located
    for column in ("value", "overall"):
        percent = PERCENT_VALUE.fullmatch(str(row.cells.get(column)))
        if percent and row.cells.get("measure") == "share":
            row.cells[column] = percent_as_fraction(percent[1])
            what = f"the share {quoted(percent[0])} is read as {row.cells[column]}"
            oddities.note("percent", table.place(row, column), what, "write fractions to be certain")


def _read_decimal_commas(table: TidyTable) -> None:
    """Numbers such as 0,48 in a table with semicolons get a decimal point; what could mean two numbers is refused."""
    cells = [(row, name, str(row.cells[name])) for row in table.rows for name in NUMBER_COLUMNS if name in row.cells]
    commas = [(row, name, cell) for row, name, cell in cells if "," in cell]
    if table.delimiter != ";" or not commas:
        return
    row, name, cell = next((candidate for candidate in cells if "." in candidate[2]), commas[0])
    if "." in cell:
        what = f"{quoted(cell)} has a point, and {quoted(commas[0][2])} in row {commas[0][0].number} a decimal comma"
        fail(table.place(row, name), what, "write all numbers alike, with nothing between thousands")
    if all(GROUPED_COMMA.fullmatch(cell) for _, _, cell in commas):
        what = f"{quoted(cell)} may be {cell.replace(',', '')} or {float(cell.replace(',', '.', 1)):g}"
        fail(table.place(row, name), what, "write thousands without a comma, and decimals with a point")
    for row, name, cell in commas:
        row.cells[name] = cell.replace(",", ".")

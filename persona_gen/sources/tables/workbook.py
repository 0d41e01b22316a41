"""Spreadsheets (XLSX, XLS, ODS), SPSS and Stata files: their cells as text, value labels in place of codes."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from persona_gen.errors import ConfigError, InputError
from persona_gen.extras import need
from persona_gen.sources.archives import LARGEST_WORKBOOK, refuse_far, refuse_far_cells, refuse_large
from persona_gen.sources.guard import reading
from persona_gen.sources.tables.cell_formats import shown_units, with_unit
from persona_gen.sources.tables.cells import RawTable, Row, text_of
from persona_gen.sources.tables.headers import Column, plain_header

SPSS_DATES = re.compile(r"(QYR|MOYR|WKYR)\d*", re.IGNORECASE)
"""Formats of dates that pyreadstat gives as plain seconds."""
STATA_SUFFIXES = (".dta",)
SAVE_AGAIN = "save it again, or as CSV"
SAV_ROWS = 50_000
"""Rows of an SPSS file that are held at a time."""


def sheet_rows(path: Path, sheet: str | None = None) -> RawTable:
    """One sheet of a workbook: the one that is named, else the first that holds a table, else the first that is filled.

    Raises `InputError`.
    """
    calamine = need("python_calamine")
    with reading(path, "a workbook", SAVE_AGAIN):
        refuse_large(path, LARGEST_WORKBOOK, LARGEST_WORKBOOK)
        hidden_rows = refuse_far_cells(path)
        book = calamine.CalamineWorkbook.from_path(str(path))
        names = list(book.sheet_names)
        if sheet is not None and sheet not in names:
            raise ConfigError(f'--sheet is "{sheet}"', cure=f"the sheets of {path} are {', '.join(names)}")
        filled, page, chosen, tabular = [], None, "", False
        for name in names:  # each look at a sheet parses it
            one = book.get_sheet_by_name(name)
            filled += [name] if one.total_height else []
            table = one.total_width > 0 and one.total_height > 1  # the last column and row, counted from 0
            better = sheet is None and one.total_height and (page is None or (table and not tabular))
            if name == sheet or better:
                page, chosen, tabular = one, name, table
        if not filled or page is None:
            raise InputError(path, "", "the workbook is empty", cure="fill it or leave it out")
        refuse_far(path, chosen, [(page.total_height, page.total_width)])  # an XLS file says it no sooner
        if sheet is None and len(filled) > 1:
            _refuse_alike(path, book, chosen, filled)
        values = page.to_python(skip_empty_area=False)
        rows = [[text_of(cell) for cell in row] for row in values]
        for row, column, unit in shown_units(path, chosen):
            if row < len(rows) and column < len(rows[row]) and rows[row][column]:
                rows[row][column] = with_unit(values[row][column], unit)
        merged = page.merged_cell_ranges or []
    _refuse_hidden(path, hidden_rows, chosen, rows)
    others = [name for name in filled if name != chosen]
    unread = f"; not read: {', '.join(others)} (--sheet NAME)" if others else ""
    spans = {(r, c): last - c + 1 for (r, c), (_, last) in merged}
    heights = {first: last for first, (last, _) in merged if last > first[0]}
    numbered = iter([Row(i, row) for i, row in enumerate(rows, 1)])
    return RawTable(path, f'sheet "{chosen}"{unread}', numbered, (), spans, heights)


def _refuse_alike(path: Path, book: Any, chosen: str, filled: Sequence[str]) -> None:
    """Raises `ConfigError` where other sheets have the columns of the chosen one: it would be a part of the people."""
    heads = {name: _first_row(book.get_sheet_by_name(name)) for name in filled}
    alike = [name for name, cells in heads.items() if len(cells) > 1 and cells == heads[chosen]]
    if len(alike) > 1:
        shown = ", ".join(f'"{name}"' for name in alike[:4]) + " …" * (len(alike) > 4)
        cure = "name one with --sheet, or put their rows into one sheet with a column that tells them apart"
        raise ConfigError(f"the sheets {shown} of {path} have the same columns, and one sheet is read", cure=cure)


def _first_row(page: Any) -> frozenset[str]:
    """The cells of the first filled row of a sheet, if they are words."""
    cells = [text_of(cell) for row in page.to_python(nrows=1) for cell in row]
    return frozenset(cell for cell in cells if re.search(r"[^\W\d]", cell))


def _refuse_hidden(
    path: Path, hidden_rows: Mapping[str, Sequence[int]], sheet: str, rows: Sequence[Sequence[str]]
) -> None:
    """Raises `InputError` where filled rows of a sheet are hidden: a filter leaves out rows that people do not mean."""
    hidden = [n for n in hidden_rows.get(sheet, ()) if n <= len(rows) and any(rows[n - 1])]
    if hidden:
        many = f'{len(hidden)} rows of sheet "{sheet}" are' if len(hidden) > 1 else f'a row of sheet "{sheet}" is'
        cure = "delete it, or show it to have it counted (Data > Clear filter), and save"
        raise InputError(
            path,
            f"row {hidden[0]}",
            f"{many} hidden, by a filter perhaps",
            cure=cure.replace("it", "them") if len(hidden) > 1 else cure,
        )


def statistics_rows(path: Path, encoding: str | None = None) -> RawTable:
    """An SPSS or Stata file: variables by name, labelled by their question, with value labels in place of codes.

    Codes without a label stay numbers; values that the file declares missing are missing. Where fewer codes have a
    label than have none, as the ends of a scale, the code stands before it: ``0 - Not at all likely``.
    """
    pyreadstat = need("pyreadstat")
    stata = path.suffix.lower() in STATA_SUFFIXES
    program, read = ("Stata", pyreadstat.read_dta) if stata else ("SPSS", pyreadstat.read_sav)
    kind = f"{'a' if stata else 'an'} {program} file"
    with reading(path, kind, SAVE_AGAIN):
        _, meta = read(str(path), metadataonly=True, encoding=encoding, output_format="dict")
    columns = tuple(
        Column(name, plain_header(label or "") or name)
        for name, label in zip(meta.column_names, meta.column_labels, strict=True)
    )

    def chunks(names: list[str]) -> Iterator[tuple[int, dict[str, list[Any]]]]:
        offset = 0
        while True:
            with reading(path, kind, SAVE_AGAIN):
                data, _ = read(
                    str(path),
                    encoding=encoding,
                    output_format="dict",
                    row_offset=offset,
                    row_limit=SAV_ROWS,
                    usecols=names,
                )
            yield offset, data
            count = len(data[names[0]]) if names else 0
            if count < SAV_ROWS:
                return
            offset += count

    labels = _labels_of(meta.variable_value_labels, chunks)
    seconds = {name for name, kind in meta.original_variable_types.items() if SPSS_DATES.match(kind)}

    def rows() -> Iterator[Row]:
        for offset, data in chunks(list(meta.column_names)):
            with reading(path, kind, SAVE_AGAIN):  # a damaged date is no date that there can be
                cells = [_sav_cells(data[name], labels.get(name, {}), name in seconds) for name in meta.column_names]
            yield from (Row(offset + i, list(row)) for i, row in enumerate(zip(*cells, strict=True), 1))

    many = len(meta.variable_value_labels)
    labelled = f", value labels of {many} variables" if many else ", no value labels"
    return RawTable(path, f"{program}, {meta.file_encoding}{labelled}", rows(), columns)


def _labels_of(
    labels: Mapping[str, Mapping[Any, str]], chunks: Callable[[list[str]], Iterator[tuple[int, dict[str, list[Any]]]]]
) -> dict[str, dict[Any, str]]:
    """What stands in place of each labelled code of each variable."""
    names = list(labels)
    bare: dict[str, set[Any]] = {name: set() for name in names}
    for _, data in chunks(names) if names else ():
        for name in names:
            bare[name] |= {v for v in set(data[name]) if text_of(v) and v not in labels[name]}
    shown: dict[str, dict[Any, str]] = {}
    for name, texts in labels.items():
        words = {value: plain_header(text) for value, text in texts.items()}
        ends = len(bare[name]) >= len(words) and all(isinstance(v, int | float) for v in (*words, *bare[name]))
        shown[name] = {v: f"{text_of(v)} - {text}" if ends else text for v, text in words.items()}
    return shown


def _sav_cells(values: list[Any], labels: Mapping[Any, str], seconds: bool) -> list[str]:
    if seconds:
        return [_spss_date(value) for value in values]
    return [labels[v] if v in labels else text_of(v) for v in values]


def _spss_date(value: Any) -> str:
    """Seconds since the first day of the Gregorian calendar, as SPSS counts them, as a date."""
    if not isinstance(value, int | float) or value != value:  # noqa: PLR0124  NaN is not itself
        return text_of(value)
    return (dt.datetime(1582, 10, 14) + dt.timedelta(seconds=value)).date().isoformat()

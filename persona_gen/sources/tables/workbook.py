"""Spreadsheets (XLSX, XLS, ODS) and SPSS files: their cells as text, value labels in place of codes."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from persona_gen.errors import ConfigError, InputError
from persona_gen.sources.tables.cells import RawTable, Row, text_of
from persona_gen.sources.tables.extras import need
from persona_gen.sources.tables.headers import Column, plain

SAV_ROWS = 50_000
"""Rows of an SPSS file that are held at a time."""


def sheet_rows(path: Path, sheet: str | None = None) -> RawTable:
    """One sheet of a workbook: the one that is named, else the first that is not empty. Raises `InputError`."""
    calamine = need("python_calamine")
    try:
        book = calamine.CalamineWorkbook.from_path(str(path))
        names = list(book.sheet_names)
        if sheet is not None and sheet not in names:
            raise ConfigError(f'--sheet is "{sheet}"', cure=f"the sheets of {path} are {', '.join(names)}")
        filled = [name for name in names if book.get_sheet_by_name(name).total_height]
        if not filled:
            raise InputError(path, "", "the workbook is empty", cure="fill it or leave it out")
        chosen = sheet or filled[0]
        page = book.get_sheet_by_name(chosen)
        rows = [[text_of(cell) for cell in row] for row in page.to_python(skip_empty_area=False)]
        merged = page.merged_cell_ranges or []
    except (calamine.CalamineError, OSError) as error:
        raise InputError(path, "", f"the workbook cannot be read ({error})", cure="save it again, or as CSV") from None
    others = [name for name in filled if name != chosen]
    unread = f"; not read: {', '.join(others)} (--sheet NAME)" if others else ""
    spans = {(r, c): last - c + 1 for (r, c), (_, last) in merged}
    return RawTable(path, f'sheet "{chosen}"{unread}', iter([Row(i, row) for i, row in enumerate(rows, 1)]), (), spans)


def sav_rows(path: Path, encoding: str | None = None) -> RawTable:
    """An SPSS file: variables by name, labelled by their question, with value labels in place of codes.

    Codes without a label stay numbers; values that SPSS declares missing are missing.
    """
    pyreadstat = need("pyreadstat")
    try:
        _, meta = pyreadstat.read_sav(str(path), metadataonly=True, encoding=encoding, output_format="dict")
    except (pyreadstat.ReadstatError, pyreadstat.PyreadstatError, OSError) as error:
        raise InputError(path, "", f"the SPSS file cannot be read ({error})", cure="save it again, or as CSV") from None
    labels = meta.variable_value_labels
    columns = tuple(
        Column(name, plain(label or "") or name)
        for name, label in zip(meta.column_names, meta.column_labels, strict=True)
    )
    labelled = f", value labels of {len(labels)} variables" if labels else ", no value labels"

    def rows() -> Iterator[Row]:
        offset = 0
        while True:
            data, _ = pyreadstat.read_sav(
                str(path), encoding=encoding, output_format="dict", row_offset=offset, row_limit=SAV_ROWS
            )
            cells = [[_labelled(v, labels.get(name, {})) for v in data[name]] for name in meta.column_names]
            count = len(cells[0]) if cells else 0
            yield from (Row(offset + i, list(row)) for i, row in enumerate(zip(*cells, strict=True), 1))
            if count < SAV_ROWS:
                return
            offset += count

    return RawTable(path, f"SPSS, {meta.file_encoding}{labelled}", rows(), columns)


def _labelled(value: Any, labels: dict[Any, str]) -> str:
    return plain(labels[value]) if value in labels else text_of(value)

"""The columns of a table with a row for each segment: which names the segments, what each measures, what is none."""

from __future__ import annotations

import re

from persona_gen.domain.build_report import NAME
from persona_gen.ingest.crosstabs.amounts import AMOUNT, EMPTY_CELLS, Amount
from persona_gen.ingest.crosstabs.cells import CellFigure, Figures
from persona_gen.ingest.crosstabs.grid import Grid
from persona_gen.ingest.crosstabs.vocabulary import (
    CHANGE,
    LIMIT,
    MEASURES,
    NAME_COLUMNS,
    NOT_MEANS,
    SEGMENT_WORDS,
    SIZE,
    Meaning,
    unit_word,
)
from persona_gen.privacy.columns import column_words
from persona_gen.sources.tables.cells import At

CODE = re.compile(r"[A-Z]{0,4}\d{2,}([A-Z]{2}\d+)?|[A-Z]{2}[A-Z0-9]{0,2}\d")
"""What offices of statistics call a place, beside its name."""

PART_OF_ALL = re.compile(rf"({MEASURES['share']})( of .*)?|{SIZE.pattern}", re.IGNORECASE)
UNMEASURED = (
    'left out: nothing says what it measures (call it "mean …", "… (median)" or "… %", or give --shape clusters if all '
    "such numbers are means)"
)


def naming_column(names: dict[int, tuple[str, str]], kinds: list[str], rows: list[list[str]]) -> int:
    """The column that names the segments: called so, or of words rather than codes (``E12000001``) or figures.

    One row may be without a name: that of everybody, as Google Analytics has it.
    """
    if named := [c for c, (_, name) in names.items() if SEGMENT_WORDS.fullmatch(column_words(name))]:
        return named[0]
    filled = [c for c in range(len(kinds)) if sum(bool(row[c]) for row in rows) >= len(rows) - 1]
    words = [c for c in filled if not kinds[c] and len({row[c] for row in rows}) == len(rows)]
    spoken = [c for c in words if not all(CODE.fullmatch(row[c]) for row in rows if row[c])]
    return next(iter([*spoken, *words, *filled]), 0)


def column_kind_of_cells(grid: Grid, column: int, body: int) -> str:
    """``%`` for percentages, ``n`` for other numbers, "" for a column of texts or of nothing."""
    cells = [(r, grid.rows[r][column]) for r in range(body, len(grid.rows))]
    filled = [AMOUNT.fullmatch(cell) for _, cell in cells if cell.lower() not in EMPTY_CELLS]
    amounts = [match for match in filled if match and not match["letters"]]
    if not amounts or len(amounts) * 2 < len(filled):
        return ""
    return "%" if sum(bool(match["percent"]) for match in amounts) * 2 > len(amounts) else "n"


def is_size_column(upper: str, lower: str) -> bool:
    """Whether a column counts the people of each segment by its name."""
    return not (upper and lower) and bool(SIZE.fullmatch(column_words(lower or upper)))


def column_figures(crosstab: Figures, rows: dict[int, str], column: int, about: Meaning, kind: str, name: str) -> str:
    """Read a column of figures; gives the reason where it is left out as a whole."""
    measure = "share" if kind == "%" else about.measure or ("mean" if crosstab.shape == "clusters" else "")
    if why := _no_figures(about, name) or ("" if measure else UNMEASURED):
        return why
    category = about.category if measure in ("share", "share or count", "count") else None
    attribute = about.attribute if category or about.category is None else f"{about.attribute}: {about.category}"
    amounts = {row: a for row in rows if (a := _amount(crosstab.grid, (row, column), measure))}
    if measure == "count" and any(a.number > crosstab.sizes.get(rows[row], a.number) for row, a in amounts.items()):
        return "left out: more than the people of a segment: it counts something else"
    for row, amount in amounts.items():
        group, n = rows[row], crosstab.sizes.get(rows[row])
        figure = CellFigure(group, attribute, category, measure, amount, n, (row, column), None, unit_word(name))
        crosstab.figures.append(figure)
    return ""


def _no_figures(about: Meaning, name: str) -> str:
    """Why a column is of no people by its name, or ""."""
    plain = column_words(about.attribute)
    if NOT_MEANS.fullmatch(plain) or LIMIT.search(name):
        return "left out: no figure that a segment file holds"
    if NAME_COLUMNS.fullmatch(plain):
        return NAME
    if about.category is None and PART_OF_ALL.fullmatch(plain):
        return "left out: the part of everybody that the segment is, which its size says"
    if about.category is None and about.measure not in ("mean", "median") and CHANGE.search(column_words(name)):
        return 'left out: no share of people by its name (call it "mean …" where it is a mean)'
    return ""


def _amount(grid: Grid, at: At, measure: str) -> Amount | None:
    cell = grid.rows[at[0]][at[1]]
    amount = grid.amount(at, counts=measure in ("share", "share or count", "count"))
    if amount is None or amount.letters or (amount.percent and measure not in ("share", "share or count")):
        grid.mark(at, "left out: a sign for no figure" if cell.lower() in EMPTY_CELLS else f"left out: no {measure}")
        return None
    return amount

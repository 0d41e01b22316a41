"""Long tables, one figure or a few a row: the form in which a warehouse gives them (docs/warehouse.md)."""

from __future__ import annotations

import re
from decimal import Decimal

from persona_gen.domain.build_report import NAME, WHOLE_BASE
from persona_gen.ingest.crosstabs.amounts import EMPTY_CELLS, Amount
from persona_gen.ingest.crosstabs.cells import EVERYBODY, CellFigure, Figures, people_at
from persona_gen.ingest.crosstabs.grid import Grid
from persona_gen.ingest.crosstabs.vocabulary import SEGMENT_WORDS, WHOLE_BASE_NAME, measure_word, unit_word
from persona_gen.privacy.columns import column_words

LONG_COLUMNS: dict[str, str] = {
    "attribute": r"attributes?|questions?|variables?|features?|topics?|metrics?|statistics?",
    "category": r"categor(y|ies)|answers?|levels?|options?|responses?|values? labels?",
    "measure": r"measures?|stat|aggregate",
    "share": r"shares?|proportion|fraction|anteil",
    "percent": r"%|percent(age)?s?|pct|prozent",
    "overall": r"overall|total|whole base|benchmark|overall (share|value|percent)",
    "people": r"people|counts?|freq(uency)?|n category|cell n|hits",
    "n": r"n|bases?|base n|base size|sample size|total n|n total",
    "mean": r"means?|avg|average",
    "median": r"median|p50",
    "sd": r"sd|std ?dev|stddev( samp)?|standard deviation",
    "min": r"min(imum)?",
    "max": r"max(imum)?",
    "value": r"values?|figures?",
}
_COLUMNS = {role: re.compile(pattern) for role, pattern in LONG_COLUMNS.items()}
FIGURES = ("share", "percent", "mean", "median", "sd", "min", "max")


def long_columns(header: list[str]) -> dict[str, int]:
    """The columns of a long table by what they hold; empty where this is none.

    ``value`` is the category where another column holds the figure, as in segment, attribute, value, share, n.
    """
    columns: dict[str, int] = {}
    for column, cell in enumerate(header):
        name = column_words(cell)
        if SEGMENT_WORDS.fullmatch(name):
            columns.setdefault("segment", column)
        else:
            role = next((role for role, pattern in _COLUMNS.items() if pattern.fullmatch(name)), "")
            if role:
                columns.setdefault(role, column)
    counted = "people" in columns and "n" in columns
    if "value" in columns and "category" not in columns and (counted or set(FIGURES) & set(columns)):
        columns["category"] = columns.pop("value")
    figures = {"value", *FIGURES} & set(columns)
    return columns if {"segment", "attribute"} <= set(columns) and (figures or counted) else {}


def read_long(grid: Grid) -> Figures:
    """The figures of a long table. Raises `InputError` with the row that names no segment or no known measure."""
    columns = long_columns(grid.rows[0])
    if not columns:
        cure = "name the columns segment, attribute, value, share, n (see docs/segments.md)"
        grid.fail((0, 0), "the header names no column of segments, attributes or figures", cure)
    crosstab = Figures(grid, "long")
    for column in range(grid.width):
        grid.mark((0, column), NAME)
    wholes: dict[tuple[object, ...], CellFigure] = {}
    for row in range(1, len(grid.rows)):
        if any(grid.rows[row]):
            _row(crosstab, columns, row, wholes)
    crosstab.figures += wholes.values()
    if not any(figure.group == EVERYBODY for figure in crosstab.figures):
        crosstab.notes.append('no row is over everybody (segment "whole base"): the figures have no overall')
    return crosstab


def _row(crosstab: Figures, columns: dict[str, int], row: int, wholes: dict[tuple[object, ...], CellFigure]) -> None:
    """The figures of one row; a row without an attribute gives the size of its segment.

    ``wholes`` collects the figures of the whole base that stand beside those of segments.
    """
    grid = crosstab.grid
    cells = {role: grid.rows[row][column] for role, column in columns.items()}
    for role in ("segment", "attribute", "category", "measure"):
        if role in columns:
            grid.mark((row, columns[role]), NAME)
    for column in set(range(grid.width)) - set(columns.values()):
        grid.mark((row, column), f'left out: a column called "{grid.rows[0][column]}"')
    if not cells["segment"]:
        grid.fail((row, columns["segment"]), "the row names no segment", 'name it, or write "whole base" for everybody')
    group = EVERYBODY if WHOLE_BASE_NAME.fullmatch(cells["segment"]) else cells["segment"]
    crosstab.add_group(group)
    n = people_at(grid, (row, columns["n"])) if "n" in columns else None
    if not cells["attribute"]:
        if n is None:
            grid.fail((row, columns["attribute"]), "the row names no attribute and no n", "name what the figure is of")
        crosstab.sizes[group] = n
        return
    people = people_at(grid, (row, columns["people"])) if cells.get("people") else None
    if cells.get("people") == "0":
        people = 0
    category = cells.get("category") or None
    for role in FIGURES if "value" not in columns else ("value",):
        if role in columns and (amount := _amount(grid, row, columns[role])):
            measure = _measure(grid, columns, row, role)
            kept = category if measure in ("share", "count") else None
            count = people if measure == "share" else None
            claim = unit_word(grid.rows[0][columns[role]])
            figure = CellFigure(group, cells["attribute"], kept, measure, amount, n, (row, columns[role]), count, claim)
            crosstab.figures.append(figure)
            if role in ("share", "percent", "value") and cells.get("overall") and group != EVERYBODY:
                _overall(crosstab, figure, (row, columns["overall"]), wholes)
    counted = people is not None and n and not {"share", "percent", "value"} & set(columns)
    if counted and people is not None and n:
        at = (row, columns["people"])
        share = Amount(Decimal(people) / n * 100, percent=True)
        crosstab.figures.append(CellFigure(group, cells["attribute"], category, "share", share, n, at, people))


def _amount(grid: Grid, row: int, column: int) -> Amount | None:
    amount = grid.amount((row, column))
    if amount is None or amount.letters:
        cell = grid.rows[row][column].lower()
        grid.mark((row, column), f"left out: {'a sign for no figure' if cell in EMPTY_CELLS else 'no number'}")
        return None
    return amount


def _measure(grid: Grid, columns: dict[str, int], row: int, role: str) -> str:
    """The measure of a figure: its column's, or what the row says it is."""
    if role != "value":
        return "share" if role == "percent" else role
    word = grid.rows[row][columns["measure"]] if "measure" in columns else ""
    measure = measure_word(word)
    if measure:
        return measure
    at = (row, columns["measure"] if "measure" in columns else columns["value"])
    if word:
        grid.fail(at, f'"{word}" is no measure', "write share, mean, median, count or total")
    what = "nothing says what the value measures"
    return grid.fail(at, what, "call the column share or mean, or add a column measure")


def _overall(
    crosstab: Figures, figure: CellFigure, at: tuple[int, int], wholes: dict[tuple[object, ...], CellFigure]
) -> None:
    """The figure of the whole base that stands beside a segment's, once for all segments."""
    amount = crosstab.grid.amount(at)
    if amount is None:
        crosstab.grid.mark(at, "left out: no number")
        return
    crosstab.grid.mark(at, WHOLE_BASE)
    whole = figure._replace(group=EVERYBODY, amount=amount, n=None, at=at, people=None)
    first = wholes.setdefault(whole[:4], whole)
    if first.amount.number != amount.number:
        what = f"the whole base is {amount.number} here and {first.amount.number} in {crosstab.grid.place(first.at)}"
        crosstab.grid.fail(at, what, "correct one of the two")

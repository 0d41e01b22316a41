"""Which shape of ready figures a table has, where that is certain; a table of people is none."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from persona_gen.ingest.crosstabs.amounts import AMOUNT
from persona_gen.ingest.crosstabs.grid import Grid, of_years
from persona_gen.ingest.crosstabs.long import long_columns
from persona_gen.ingest.crosstabs.profile import CLUSTER
from persona_gen.ingest.crosstabs.vocabulary import (
    BASE_ROW,
    COLUMN_SHARES,
    COUNTS,
    LIMIT,
    NO_QUESTION,
    OTHER_SHARES,
    PIVOT,
    PIVOT_COUNT,
    SEGMENT_WORDS,
    SIZE,
    meaning,
)
from persona_gen.ingest.options import TableShape
from persona_gen.privacy.columns import column_words

AVERAGE = re.compile(r"average|mean|median", re.IGNORECASE)
LONGEST_ANSWER = 200
"""Letters of an answer's label; longer texts are what people said."""
HEADER_WITHIN = 15
"""Rows within which the groups stand."""

ROWS_LOOKED_AT = 60
"""Rows that are looked at."""

PERCENT_CELL = re.compile(
    r"[<>]?\s*\d+([.,]\d+)?\s*%(\s*(±|\+/?-)\s*\d+([.,]\d+)?\s*%?)?\s*([A-Za-z](?:[ ,/]?[A-Za-z])*)?"
)


def table_shape(grid: Grid) -> TableShape | None:
    """The shape of the first rows of a table, None where it may be one of people."""
    blank = next((c for c in range(grid.width) if any(row[c] for row in grid.rows)), 0)
    grid = replace(grid, rows=[row[blank:] for row in grid.rows], spans={}) if blank else grid
    banner, grid = grid, grid.below_titles()
    header, second = grid.rows[0], grid.rows[1] if len(grid.rows) > 1 else []
    if len(grid.rows) < 2 or grid.width < 2:
        return None
    if long_columns(header):
        return "long"
    spanning = sum(not cell for cell in header[1:]) >= 2 and any(header) and _texts(second) >= 2
    names = second if spanning else header
    if _clusters(header, second, grid):
        return "clusters"
    if _wide(names, grid, 2 if spanning else 1, spanning):
        return "wide"
    return "banner" if _banner(banner) else None


def may_be_groups(grid: Grid) -> bool:
    """Whether each row may be a group with its figures: few rows of different names, with numbers behind them."""
    rows = [row for row in grid.below_titles().rows[1:] if any(row)]
    names = [row[0] for row in rows if row[0]]
    cells = [cell for row in rows for cell in row[1:] if cell]
    figures = sum(bool(AMOUNT.fullmatch(cell)) for cell in cells)
    few = 1 < len(rows) < ROWS_LOOKED_AT and len(set(names)) == len(names)
    return few and not any(map(AMOUNT.fullmatch, names)) and figures >= 0.8 * len(cells) > 0


def _banner(grid: Grid) -> bool:
    """Groups in a row whose first cell is blank or says what the figures are; below, answers and shares.

    Titles may stand above. Shares are told by their signs, by a row of signs, or by a row of bases among the answers.
    """
    first = next((r for r, row in enumerate(grid.rows) if _are_figures(row)), 0)
    heads = range(min(first, HEADER_WITHIN))
    top = next((r for r in heads if _corner_of_figures(grid.rows[r][0]) and _texts(grid.rows[r][1:]) > 1), None)
    if top is None:
        return False
    rows = [row for row in grid.rows[top + 1 :] if any(row)]
    figures = [row for row in rows if sum(bool(AMOUNT.fullmatch(cell)) for cell in row[1:]) > 1]
    labels = [label for row in figures if (label := _label(row))]
    if not labels or len(labels) * 2 < len(figures) or max(map(len, labels)) > LONGEST_ANSWER:
        return False
    cells = [cell for row in figures for cell in row[1:] if AMOUNT.match(cell)]
    signs = sum(bool(PERCENT_CELL.fullmatch(cell)) for cell in cells)
    percent_alone = any(not row[0] and len(set(filter(None, row))) == 1 and "%" in row for row in rows)
    words = [cell for row in grid.rows[: top + 3] for cell in row if cell]
    measured = any(p.fullmatch(cell) and "%" in cell for cell in words for p in (COLUMN_SHARES, OTHER_SHARES))
    beside = [cell for cell in words if COLUMN_SHARES.fullmatch(cell) and cell != "%"]
    beside = beside if any(map(COUNTS.fullmatch, words)) else []  # a count and a share below each group
    below = sum(not _label(row) and _percents(row) and bool(_label(above)) for above, row in pairwise(figures))
    based = any(BASE_ROW.fullmatch(label) for label in labels)
    pivot = bool(PIVOT.fullmatch(grid.rows[top][0])) or any(PIVOT.fullmatch(row[0]) for row in rows[:1])
    paired = len(beside) > 1 or below > 1
    return 0 < len(cells) <= signs * 2 or (signs > 0 and measured) or percent_alone or based or pivot or paired


def _percents(row: list[str]) -> bool:
    """Whether a row holds percentages and no other figure."""
    return all(map(PERCENT_CELL.fullmatch, filter(None, row)))


def _are_figures(row: list[str]) -> bool:
    amounts = sum(bool(AMOUNT.fullmatch(cell)) for cell in row[1:]) if not of_years(row) else 0
    return 0 < sum(map(bool, row)) <= 2 * amounts


def _label(row: list[str]) -> str:
    """What stands before the figures of a row; "" where they come first."""
    first = next((c for c, cell in enumerate(row) if AMOUNT.fullmatch(cell)), 0)
    return next((cell for cell in reversed(row[:first]) if cell), "")


def _corner_of_figures(cell: str) -> bool:
    return not cell or any(p.fullmatch(cell) for p in (COLUMN_SHARES, OTHER_SHARES, NO_QUESTION, AVERAGE, PIVOT))


def _texts(cells: list[str]) -> int:
    return sum(bool(re.search(r"[^\W_]", cell)) and not PERCENT_CELL.fullmatch(cell) for cell in cells)


def _clusters(header: list[str], second: list[str], grid: Grid) -> bool:
    """Columns called Cluster 1, Cluster 2 …, or Cluster above 1, 2 …; or rows of a first column of that name."""
    filled = [cell for cell in header[1:] if cell]
    if sum(bool(CLUSTER.fullmatch(cell)) and not cell.isdigit() and len(cell) > 1 for cell in filled) >= 2:
        return True
    numbers = [cell for cell in second[1:] if cell]
    if filled and re.fullmatch("clusters?", filled[0], re.IGNORECASE) and len(numbers) > 1:
        return numbers == [str(i + 1) for i in range(len(numbers))]
    named = bool(re.fullmatch(r"clusters?( (id|no|number|name|label))?", column_words(header[0])))
    return named and _once(grid, 1) and all(AMOUNT.fullmatch(c) for row in grid.rows[1:] for c in row[1:] if c)


def _wide(names: list[str], grid: Grid, body: int, spanning: bool) -> bool:
    """A row for each segment: each name once, a size, and columns of figures whose names say what they are."""
    sized = any(SIZE.fullmatch(column_words(name)) for name in names[1:] if name)
    pivot = bool(PIVOT.fullmatch(names[0]))
    sized = sized or (pivot and any(map(PIVOT_COUNT.fullmatch, names[1:])))
    few = len(grid.rows) < ROWS_LOOKED_AT
    limits = sum(bool(LIMIT.search(name)) for name in names[1:]) > 1  # of estimates: nobody has such
    segments = few and (pivot or limits or bool(SEGMENT_WORDS.fullmatch(column_words(names[0]))))
    sized = sized or limits
    percents = any(PERCENT_CELL.fullmatch(cell) for row in grid.rows[body:] for cell in row[1:])
    tells_what = (
        spanning
        or percents
        or any(meaning("", name).measure or meaning("", name).category for name in names[1:] if name)
    )
    if not names[0] or not _once(grid, body):
        return False
    return tells_what and ((spanning and sized) or (segments and (sized or percents)))


def _once(grid: Grid, body: int) -> bool:
    first = [row[0] for row in grid.rows[body:] if row[0]]
    return len(first) > 1 and len(set(first)) == len(first)

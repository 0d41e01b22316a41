"""Which shape of ready figures a table has, where that is certain; a table of people is none."""

from __future__ import annotations

import re

from persona_gen.ingest.crosstabs.amounts import AMOUNT
from persona_gen.ingest.crosstabs.grid import Grid
from persona_gen.ingest.crosstabs.long import long_columns
from persona_gen.ingest.crosstabs.profile import CLUSTER
from persona_gen.ingest.crosstabs.vocabulary import SEGMENT_WORDS, SIZE, meaning
from persona_gen.ingest.options import Shape
from persona_gen.privacy.columns import words

ROWS_LOOKED_AT = 60
"""Rows that are looked at."""

PERCENT_CELL = re.compile(r"[<>]?\s*\d+([.,]\d+)?\s*%\s*([A-Za-z](?:[ ,/]?[A-Za-z])*)?")


def shape_of(grid: Grid) -> Shape | None:
    """The shape of the first rows of a table, None where it may be one of people."""
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
    body = [cell for row in grid.rows[1:] for cell in row[1:] if AMOUNT.match(cell)]
    percents = sum(bool(PERCENT_CELL.fullmatch(cell)) for cell in body)
    if percents * 2 > len(body) > 0 and not names[0] and _texts(names) >= 2:
        return "banner"
    return None


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
    named = bool(re.fullmatch(r"clusters?( (id|no|number|name|label))?", words(header[0])))
    return named and _once(grid, 1) and all(AMOUNT.fullmatch(c) for row in grid.rows[1:] for c in row[1:] if c)


def _wide(names: list[str], grid: Grid, body: int, spanning: bool) -> bool:
    """A row for each segment: each name once, a size, and columns of figures whose names say what they are."""
    sized = any(SIZE.fullmatch(words(name)) for name in names[1:] if name)
    segments = bool(SEGMENT_WORDS.fullmatch(words(names[0]))) and len(grid.rows) < ROWS_LOOKED_AT
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

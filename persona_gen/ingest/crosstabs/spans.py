"""Headers of one or two rows: which name spans which columns, where merged cells left nothing but blanks."""

from __future__ import annotations

from collections.abc import Sequence

from persona_gen.domain.build_report import NAME
from persona_gen.ingest.crosstabs.grid import Grid
from persona_gen.ingest.crosstabs.vocabulary import WHOLE_BASE_NAME


def column_names(
    grid: Grid, header: Sequence[int], first: int, kinds: Sequence[str], lowest: Sequence[str] | None = None
) -> dict[int, tuple[str, str]]:
    """Upper and lower name of each named column from ``first`` on; ("", name) where nothing spans it.

    A workbook says how far a merged cell reaches. Elsewhere a name reaches over blanks to the next one, but not past a
    total of its own, and not from counts into percentages (``kinds``), which no merged cell joins. ``lowest`` are the
    names of the last row, where they are not its cells.
    """
    if len(header) > 2:
        what = f"the header has {len(header)} rows"
        grid.fail((header[2], first), what, "keep two: groups, and the columns in them")
    names: dict[int, tuple[str, str]] = {}
    upper, until, kind = "", 0, ""
    for column in range(first, grid.width):
        lower = (lowest or grid.rows[header[-1]])[column]
        over = grid.rows[header[0]][column] if len(header) == 2 else ""
        if over:
            upper, kind = over, kinds[column]
            until = column + grid.spans.get((header[0], column), 1 if grid.spans else grid.width)
        elif column >= until or (kind and kinds[column] and kinds[column] != kind):
            upper, until = "", 0
        if upper and not lower:
            names[column] = (upper, "") if over else ("", "")
        elif lower:
            names[column] = (upper, lower)
        if upper and WHOLE_BASE_NAME.fullmatch(lower) and not over and not grid.spans:
            until = column + 1
        for row in header:
            grid.mark((row, column), NAME)
    return {column: pair for column, pair in names.items() if any(pair)}

"""Ready figures → segments: tables whose cells are shares, means and counts of groups, and not one row for each person.

Four shapes: ``wide`` (a row for each segment), ``long`` (a row for each figure), ``banner`` (answers as rows, groups as
columns) and ``clusters`` (centroids, either way round). Units are proved or asked for, never assumed.
"""

from __future__ import annotations

from pathlib import Path

from persona_gen.errors import InputError
from persona_gen.ingest.crosstabs.banner import read_banner
from persona_gen.ingest.crosstabs.building import build_segments_of
from persona_gen.ingest.crosstabs.grid import Grid, read_grid
from persona_gen.ingest.crosstabs.long import read_long
from persona_gen.ingest.crosstabs.profile import read_clusters, read_wide
from persona_gen.ingest.crosstabs.published import published_reader, refuse_paths
from persona_gen.ingest.crosstabs.recognising import ROWS_LOOKED_AT, may_be_groups, table_shape
from persona_gen.ingest.options import BuildOptions, TableShape
from persona_gen.ingest.quoting import Computed
from persona_gen.sources.tables.rows import STATISTICS_SUFFIXES

__all__ = ["compute_crosstab", "recognised", "rows_may_be_groups"]

MOST_BYTES = 20_000_000
"""A larger file is one of people, unless --shape says otherwise: finding out its encoding reads all of it once more."""

_READERS = {"wide": read_wide, "long": read_long, "banner": read_banner, "clusters": read_clusters}


def recognised(path: Path, encoding: str | None = None, sheet: str | None = None) -> TableShape | None:
    """The shape of a table of ready figures by its first rows; None for a table of people, and where it is unsure.

    None, too, for what cannot be read: whoever reads the table of people says why. Raises `InputError` for a layout
    that holds no one row for each person and can be no table of figures as it is.
    """
    grid = _looked_at(path, encoding, sheet)
    if grid is None:
        return None
    refuse_paths(grid)
    return "banner" if published_reader(grid) else table_shape(grid)


def rows_may_be_groups(path: Path, encoding: str | None = None, sheet: str | None = None) -> bool:
    """Whether a table may have a row of figures for each segment, though nothing says so for certain."""
    grid = _looked_at(path, encoding, sheet)
    return grid is not None and may_be_groups(grid)


def _looked_at(path: Path, encoding: str | None, sheet: str | None) -> Grid | None:
    """The first rows of a small table, None for others and for what cannot be read."""
    if path.suffix.lower() in STATISTICS_SUFFIXES or not path.is_file() or path.stat().st_size > MOST_BYTES:
        return None
    try:
        return read_grid(path, encoding, sheet, ROWS_LOOKED_AT)
    except InputError:
        return None


def compute_crosstab(path: Path, shape: TableShape, options: BuildOptions) -> Computed:
    """The segments of a table of ready figures, and the account of every cell.

    Raises `InputError` with row and column for what cannot be read for certain, and `ConfigError` for options that
    leave no segment.
    """
    grid = read_grid(path, options.encoding, options.sheet)
    return build_segments_of((published_reader(grid) or _READERS[shape])(grid), options)

"""Ready figures → segments: tables whose cells are shares, means and counts of groups, and not one row for each person.

Four shapes: ``wide`` (a row for each segment), ``long`` (a row for each figure), ``banner`` (answers as rows, groups as
columns) and ``clusters`` (centroids, either way round). Units are proved or asked for, never assumed.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal, get_args

from persona_gen.domain import Segment
from persona_gen.errors import InputError
from persona_gen.ingest.crosstabs.banner import read_banner
from persona_gen.ingest.crosstabs.building import build
from persona_gen.ingest.crosstabs.grid import read_grid
from persona_gen.ingest.crosstabs.ledger import FigureLedger, account
from persona_gen.ingest.crosstabs.long import read_long
from persona_gen.ingest.crosstabs.profile import read_clusters, read_wide
from persona_gen.ingest.crosstabs.recognising import LOOK, shape_of
from persona_gen.ingest.crosstabs.suppression import CrosstabOptions
from persona_gen.ingest.crosstabs.units import Unit

__all__ = [
    "SHAPES",
    "UNITS",
    "CrosstabOptions",
    "FigureLedger",
    "Shape",
    "Unit",
    "account",
    "read_figures",
    "recognised",
]

Shape = Literal["wide", "long", "banner", "clusters"]
SHAPES: tuple[Shape, ...] = get_args(Shape)
UNITS: tuple[Unit, ...] = get_args(Unit)

MOST_BYTES = 100_000_000
"""A larger file is one of people, unless --shape says otherwise: looking at it takes time."""

_READERS = {"wide": read_wide, "long": read_long, "banner": read_banner, "clusters": read_clusters}


def recognised(path: Path, encoding: str | None = None, sheet: str | None = None) -> Shape | None:
    """The shape of a table of ready figures by its first rows; None for a table of people, and where it is unsure.

    None, too, for what cannot be read: whoever reads the table of people says why.
    """
    if path.suffix.lower() in (".sav", ".zsav") or (path.is_file() and path.stat().st_size > MOST_BYTES):
        return None
    try:
        return shape_of(read_grid(path, encoding, sheet, LOOK))
    except InputError:
        return None


def read_figures(
    path: Path, shape: Shape, wishes: CrosstabOptions, encoding: str | None = None, sheet: str | None = None
) -> tuple[list[Segment], FigureLedger]:
    """The segments of a table of ready figures, and the account of every cell.

    Raises `InputError` with row and column for what cannot be read for certain, and `ConfigError` for wishes that
    leave no segment.
    """
    return build(_READERS[shape](read_grid(path, encoding, sheet)), wishes)

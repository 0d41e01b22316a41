"""Tables of ready figures, built as the command builds them."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from persona_gen.domain import Segment
from persona_gen.domain.build_report import CellAccount
from persona_gen.ingest.build import build_segments
from persona_gen.ingest.options import BuildOptions


def ready_figures(path: Path, **wanted: Any) -> tuple[list[Segment], CellAccount]:
    """The segments of a table, and what became of its cells."""
    built = build_segments([path], BuildOptions(**wanted))
    assert built.report.cells is not None
    return list(built.segments.values()), built.report.cells

"""Durations and reversed scales: read where the name or the notation tells, asked about where two readings are left."""

from __future__ import annotations

from pathlib import Path

import pytest
from rows import every_row

from persona_gen.domain.build_report import ColumnAccount
from persona_gen.errors import ConfigError
from persona_gen.ingest.build import build_segments
from persona_gen.ingest.options import BuildOptions
from persona_gen.sources.tables.durations import duration_format, notations


@every_row(
    ("name", "cells", "meant"),
    [
        ("Call duration", ["00:12:30", "01:00:00"], ["h:mm:ss"]),
        ("Time spent (h:mm)", ["1:30", "0:20"], ["h:mm"]),
        ("Time on task", ["1:30", "0:20"], ["h:mm", "m:ss"]),
        ("Length mm:ss", ["1:30", "12:20"], ["m:ss"]),
        ("Start", ["09:30", "17:45"], []),
        ("Watched", ["30:10", "0:20"], ["h:mm", "m:ss"]),
        ("Call", ["12m 5s", "1h 5m", "45s"], ["1h 05m"]),
        ("Distance", ["12 m", "5 m"], []),
    ],
)
def test_a_clock_is_a_duration_where_the_name_or_its_hours_say_so(
    name: str, cells: list[str], meant: list[str]
) -> None:
    """Of two parts, a name may tell which; else both are asked about. A time of day stays one."""
    assert notations(cells, (name, name)) == meant


@every_row(
    ("notation", "cell", "minutes"),
    [
        ("h:mm:ss", "01:30:30", 90.5),
        ("h:mm", "1:30", 90),
        ("m:ss", "1:30", 1.5),
        ("1h 05m", "1h 5m 30s", 65.5),
        ("1h 05m", "2 Std. 3 Min.", 123),
        ("1h 05m", "30 s", 0.5),
        ("h:mm", "1:75", None),
    ],
)
def test_durations_are_read_as_minutes(notation: str, cell: str, minutes: float | None) -> None:
    """Seconds are parts of one."""
    assert duration_format(notation).value(cell) == minutes


ROWS = [("A", "1:30", "1h 30m", 1), ("A", "0:30", "30m", 2), ("B", "2:00", "2h", 5), ("B", "1:00", "1h", 9)] * 3


def built(folder: Path, **kinds: str) -> tuple[dict[tuple[str, str], float], dict[str, ColumnAccount]]:
    """The means by segment and attribute, and the account of each column."""
    lines = ["seg,spent on task (time on),talked,stress", *(",".join(map(str, row)) for row in ROWS)]
    (folder / "t.csv").write_text("\n".join(lines), "utf-8")
    names = {"spent": "spent on task (time on)"}
    wanted = {names.get(name, name): kind for name, kind in kinds.items()}
    done = build_segments([folder / "t.csv"], BuildOptions(by=["seg"], min_cell=1, kinds=wanted))
    means = {
        (s.name, t.attribute): t.value for s in done.segments.values() for t in s.statistics if t.measure == "mean"
    }
    return means, {account.column: account for account in done.report.columns}


def test_a_doubtful_clock_is_left_out_with_both_readings_and_the_one_named_is_read(tmp_path: Path) -> None:
    """The cure is the option as printed; words need none."""
    means, accounts = built(tmp_path)
    assert means == {("seg: A", "talked"): 60, ("seg: B", "talked"): 90}
    assert 'number like h:mm" or' in accounts["spent on task (time on)"].reason
    means, _ = built(tmp_path, spent="number like h:mm")
    assert means["seg: A", "spent on task (time on)"] == 60
    means, _ = built(tmp_path, spent="number like m:ss")
    assert means["seg: A", "spent on task (time on)"] == 1


def test_a_scale_is_read_the_other_way_round_where_somebody_says_so(tmp_path: Path) -> None:
    """The name says it; a number outside of the scale is asked about, and the cure works as printed."""
    with pytest.raises(ConfigError, match="number reversed 1-5 without 9"):
        built(tmp_path, stress="number reversed 1-5")
    means, _ = built(tmp_path, stress="number reversed 1-5 without 9")
    assert means["seg: A", "stress (reversed)"] == 4.5
    assert means["seg: B", "stress (reversed)"] == 1

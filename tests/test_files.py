"""Files: no cell that a spreadsheet calculates, nothing left half-written."""

import csv
import os
import subprocess
import sys
from pathlib import Path

from rows import every_row

from persona_gen.files import UNFINISHED, csv_lines, make_folder


@every_row(
    "cell",
    [
        *("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "|cmd", "%0A"),
        *("＝1+1", "＋1", "－1", "＠SUM(A1)", "\u22121", "\u3000=1", "\u00a0=1", " =1", "\u200b=1", "\ufeff@x", "\n=1"),
        *("\u202e=1", "\u2066+1", "\x00=1", " " * 40 + "=1"),
    ],
)
def test_no_cell_is_a_formula(cell: str) -> None:
    """Signs in full width, and behind blanks or invisible characters, are signs to some spreadsheet."""
    [row] = csv.reader("".join(csv_lines([[cell]])).removeprefix("\ufeff").splitlines(keepends=True))
    assert row == [f"'{cell}"]


@every_row("cell", ["", "Emma", "5 - 3", "a=b", "jo@example.com", -1.5, None])
def test_other_cells_stay(cell: object) -> None:
    """Words and numbers are written as they are."""
    [row] = csv.reader("".join(csv_lines([[cell]])).removeprefix("\ufeff").splitlines(keepends=True))
    assert row == ["" if cell is None else str(cell)]


def test_a_folder_that_is_written_to_again_loses_what_was_left_half_written(tmp_path: Path) -> None:
    """Temporary files of processes that are no more go, whichever command left them; those of one that runs stay."""
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    left, own = (tmp_path / f"{UNFINISHED}{number}-aa.tmp" for number in (ended.pid, os.getpid()))
    for path in (left, own):
        path.touch()
    make_folder(tmp_path)
    assert list(tmp_path.iterdir()) == [own]

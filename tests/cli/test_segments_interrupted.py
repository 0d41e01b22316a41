"""What an interrupted or terminated build leaves: nothing of anybody, and the exit code that says so."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from persona_gen.sources.tables.scratch import PREFIX, make_scratch


@pytest.mark.slow
@pytest.mark.parametrize(("number", "code"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_an_interrupted_build_ends_in_one_line_and_leaves_no_rows(tmp_path: Path, number: int, code: int) -> None:
    """Wherever it is struck: while rows are loaded or while figures are computed."""
    table = tmp_path / "people.csv"
    row = "Free,{},North,a rather long text that fills the file,{}\n"
    table.write_text("plan,age,region,why,spend\n" + "".join(row.format(i % 70, i) for i in range(400_000)))
    scratch = tmp_path / "tmp"
    scratch.mkdir()
    command = [sys.executable, "-m", "persona_gen", "segments", "build", str(table), "--by", "region"]
    environment = {**os.environ, "TMPDIR": str(scratch)}
    process = subprocess.Popen(
        [*command, "-o", str(tmp_path / "out")], stderr=subprocess.PIPE, stdout=subprocess.PIPE, env=environment
    )
    for _ in range(600):
        if list(scratch.glob(f"{PREFIX}*/*")):
            break
        time.sleep(0.02)
    process.send_signal(number)
    _, stderr = process.communicate(timeout=30)
    assert process.returncode == code
    assert len(stderr.decode().splitlines()) <= 1
    assert not list(scratch.glob(f"{PREFIX}*"))


def test_rows_of_a_killed_process_are_swept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The next one removes what nobody can be using; folders of running processes and of others stay."""
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    ended = subprocess.Popen([sys.executable, "-c", ""])
    ended.wait()
    for name in (f"{PREFIX}{ended.pid}-abc", f"{PREFIX}{os.getpid()}-abc", "persona-gen-other", "else"):
        (tmp_path / name).mkdir()
    made = make_scratch()
    left = {path.name for path in tmp_path.iterdir()}
    assert left == {f"{PREFIX}{os.getpid()}-abc", "persona-gen-other", "else", made.name}

"""Whole runs of `persona-gen batch`: reading, writing, checking and noting down, at a server that answers at once."""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import NamedTuple

TESTS = Path(__file__).parent.parent.parent / "tests"
SERVER = """
import sys
sys.path.insert(0, sys.argv[1])
from loopback import Loopback, _Nothing
from many_segments import persona, write_segments
from pathlib import Path
for count in sys.argv[3:]:
    write_segments(Path(sys.argv[2], count), int(count))
with Loopback(otherwise=persona) as server:
    server.requests, server.headers = _Nothing(), _Nothing()
    print(server.url, flush=True)
    sys.stdin.read()
"""


class Run(NamedTuple):
    """One process: wall and CPU seconds, peak resident megabytes."""

    wall: float
    cpu: float
    peak: float


def report(counts: list[int], concurrency: int) -> None:
    """Each number of segments, written and then run again unchanged."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        server = subprocess.Popen(
            [sys.executable, "-c", SERVER, TESTS, folder, *map(str, counts)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert server.stdout
        url = server.stdout.readline().strip()
        print(f"{'segments':>9}  {'':9}  {'wall s':>8}  {'segments/s':>10}  {'CPU ms each':>11}  {'peak MB':>8}")
        first: dict[str, Run] = {}
        for count in counts:
            for what in ("written", "unchanged"):
                run = _run(folder / str(count), folder / f"out-{count}", folder / "cache", url, concurrency)
                before = first.setdefault(what, run)
                print(
                    f"{count:9,}  {what:9}  {run.wall:8.1f}  {count / run.wall:10,.0f}  {run.cpu / count * 1000:11.2f}"
                    f"  {run.peak:8.0f}  {run.peak / before.peak:.2f} of the first"
                )
        assert server.stdin
        server.stdin.close()
        server.wait()


def _run(segments: Path, out: Path, cache: Path, url: str, concurrency: int) -> Run:
    settings = {"OPENAI_BASE_URL": url, "PERSONA_GEN_MODEL": "scripted", "XDG_CACHE_HOME": str(cache)}
    command = [*(sys.executable, "-m", "persona_gen", "batch", segments, "-o", out, "--judge", "none")]
    began = time.monotonic()
    with (out.parent / "log").open("w") as log:
        run = subprocess.Popen(
            [*command, "--quiet", "--concurrency", str(concurrency)], env=os.environ | settings, stdout=log, stderr=log
        )
        _, status, usage = os.wait4(run.pid, 0)
    if status:
        sys.exit((out.parent / "log").read_text()[-2000:])
    return Run(time.monotonic() - began, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024)

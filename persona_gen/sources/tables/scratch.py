"""A folder for rows of people while they are read: gone when the work is done, ended or interrupted.

Where a process was killed so that nothing could clean up behind it, the next one sweeps: the folder's name has the id
of the process that made it.
"""

from __future__ import annotations

import os
import re
import signal
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import rmtree
from types import FrameType

from persona_gen.extras import need

PREFIX = "persona-gen-"
TERMINATED = 128 + signal.SIGTERM


def make_scratch() -> Path:
    """A new folder that nobody else may read; folders of processes that are no more are removed first."""
    _sweep(Path(tempfile.gettempdir()))
    return Path(tempfile.mkdtemp(prefix=f"{PREFIX}{os.getpid()}-"))


@contextmanager
def scratch_folder() -> Iterator[Path]:
    """A folder that is removed at the end, on SIGTERM too, which ends the program then."""
    folder = make_scratch()
    main = threading.current_thread() is threading.main_thread()
    before = signal.signal(signal.SIGTERM, _terminated) if main else None
    try:
        yield folder
    finally:
        rmtree(folder, ignore_errors=True)
        if main:
            signal.signal(signal.SIGTERM, before)


@contextmanager
def interruptible() -> Iterator[None]:
    """Turns DuckDB's word for an interrupted query into `KeyboardInterrupt`."""
    duckdb = need("duckdb")
    try:
        yield
    except (duckdb.InterruptException, RuntimeError) as error:
        if isinstance(error, duckdb.InterruptException) or "interrupt" in str(error).lower():
            raise KeyboardInterrupt from None
        raise


def _terminated(number: int, frame: FrameType | None) -> None:
    raise SystemExit(TERMINATED)


def _sweep(folder: Path) -> None:
    for left in folder.glob(f"{PREFIX}*"):
        match = re.fullmatch(rf"{PREFIX}(\d+)-\w+", left.name)
        try:
            if match and left.is_dir() and left.stat().st_uid == os.getuid() and not _runs(int(match[1])):
                rmtree(left, ignore_errors=True)
        except OSError:
            continue


def _runs(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True

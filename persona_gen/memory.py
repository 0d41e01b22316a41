"""Completions remembered on disk, so that a rerun after a crash pays for nothing twice."""

from __future__ import annotations

import contextlib
import hashlib
import json
import os
import sqlite3
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple, TypeVar

from persona_gen.domain import Tokens
from persona_gen.errors import ConfigError

T = TypeVar("T")

BUSY_SECONDS = 30.0
"""How long to wait for another process that writes to the same file."""

NOT_A_DATABASE = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


class Remembered(NamedTuple):
    """A reply's text as it was accepted, and the tokens it cost then."""

    text: str
    prompt: int
    completion: int


def default_path() -> Path:
    """Where this user's completions are kept."""
    import platformdirs  # noqa: PLC0415 - 20 ms that few commands need

    return Path(platformdirs.user_cache_dir("persona-gen", appauthor=False)) / "completions.sqlite"


def key_of(*what: object) -> str:
    """The SHA-256, in hex, of the canonical JSON of everything that decides a reply."""
    canonical = json.dumps(what, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


class Memory:
    """One SQLite file, safe with threads and with several processes at once.

    A folder that has to be made is its owner's alone (0700), and so is the file (0600). A file that is no database
    any more is moved aside, and ``note`` says so. Raises `ConfigError` when the file cannot be written.
    """

    def __init__(self, path: Path, *, note: Callable[[str], None] = lambda _: None) -> None:
        self.path = path
        self._note = note
        self._lock = threading.Lock()
        with self._lock:
            self._db = self._guarded(self._open)

    def get(self, key: str) -> Remembered | None:
        """What was remembered under this key."""
        sql = "SELECT text, prompt, completion FROM completions WHERE key = ?"
        with self._lock:
            row = self._guarded(lambda: self._db.execute(sql, (key,)).fetchone())
        return Remembered(*row) if row else None

    def put(self, key: str, text: str, tokens: Tokens) -> None:
        """Remember a reply; an older one under the same key is forgotten."""
        row = (key, text, tokens.prompt, tokens.completion)
        with self._lock:
            self._guarded(lambda: self._db.execute("INSERT OR REPLACE INTO completions VALUES (?, ?, ?, ?)", row))

    def close(self) -> None:
        """Close the file; the memory cannot be used afterwards."""
        with self._lock:
            self._db.close()

    def __del__(self) -> None:
        with contextlib.suppress(AttributeError):  # opening may have failed
            self._db.close()

    def _open(self) -> sqlite3.Connection:
        self.path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        # SQLite gives its side files the mode of the main one. A file that is there must not be opened and closed here:
        # POSIX drops all locks a process has on a file with the first descriptor it closes.
        with contextlib.suppress(FileExistsError):
            os.close(os.open(self.path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600))
        db = sqlite3.connect(self.path, timeout=BUSY_SECONDS, isolation_level=None, check_same_thread=False)
        try:
            _enter_wal(db)
            db.execute("PRAGMA synchronous = NORMAL")
            db.execute(
                "CREATE TABLE IF NOT EXISTS completions"
                " (key TEXT PRIMARY KEY, text TEXT NOT NULL, prompt INTEGER NOT NULL, completion INTEGER NOT NULL)"
            )
        except BaseException:
            db.close()
            raise
        return db

    def _guarded(self, work: Callable[[], T]) -> T:
        """Run ``work`` once more with a new file if the old one is damaged."""
        try:
            try:
                return work()
            except sqlite3.DatabaseError as error:
                if _code(error) not in NOT_A_DATABASE:
                    raise
            self._move_aside()
            if work == self._open:
                return work()
            self._db = self._open()
            return work()
        except (sqlite3.Error, OSError) as error:
            raise ConfigError(
                f"completions cannot be remembered in {self.path}: {error}",
                cure="free some space, make the file writable, or choose another cache folder (XDG_CACHE_HOME)",
            ) from error

    def _move_aside(self) -> None:
        aside = self.path.with_name(f"{self.path.name}.damaged-{time.time_ns()}")
        with contextlib.suppress(AttributeError):
            self._db.close()
        self.path.replace(aside)
        for suffix in ("-wal", "-shm"):
            self.path.with_name(self.path.name + suffix).unlink(missing_ok=True)
        self._note(f"the memory of completions was damaged; it is now {aside}, and a new one is begun")


def _code(error: sqlite3.Error) -> int:
    """SQLite's primary result code (the low byte of the extended one)."""
    return getattr(error, "sqlite_errorcode", 0) & 0xFF


def _enter_wal(db: sqlite3.Connection) -> None:
    """Readers and one writer at once. SQLite does not wait by itself for others that switch at the same moment."""
    give_up = time.monotonic() + BUSY_SECONDS
    while True:
        try:
            db.execute("PRAGMA journal_mode = WAL")
        except sqlite3.OperationalError as error:
            if _code(error) != sqlite3.SQLITE_BUSY or time.monotonic() > give_up:
                raise
            time.sleep(0.02)
        else:
            return

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

_T = TypeVar("_T")

BUSY_SECONDS = 30.0
"""How long to wait for another process that writes to the same file."""

NOT_A_DATABASE = (sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)


VERSION = 2
"""Of the file's layout (SQLite's ``user_version``). Files of a later one are used too: rows are put by column names."""

COLUMNS_1 = (
    "model TEXT NOT NULL DEFAULT ''",
    "kind TEXT NOT NULL DEFAULT ''",
    "calls INTEGER NOT NULL DEFAULT 1",
    "characters INTEGER NOT NULL DEFAULT 0",
)
"""What version 1 adds; rows of version 0 keep the defaults and count for no model."""
COLUMNS_2 = ("digest TEXT NOT NULL DEFAULT ''",)
"""What version 2 adds, so that a damaged row is not believed; rows of earlier versions have none and are."""


class Remembered(NamedTuple):
    """A reply's text as it was accepted, and the tokens it cost then."""

    text: str
    prompt: int
    completion: int


class Seen(NamedTuple):
    """All completions of one kind that a model has given: their number, and the sums over them.

    ``calls`` counts re-asks too, and so do the tokens; ``characters`` are those of the prompts as first asked.
    """

    completions: int
    calls: int
    characters: int
    prompt: int
    completion: int


def default_path() -> Path:
    """Where this user's completions are kept."""
    import platformdirs  # noqa: PLC0415 - 20 ms that few commands need

    return Path(platformdirs.user_cache_dir("persona-gen", appauthor=False)) / "completions.sqlite"


def cache_key(*what: object) -> str:
    """The SHA-256, in hex, of the canonical JSON of everything that decides a reply."""
    canonical = json.dumps(what, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode()).hexdigest()


class CompletionCache:
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
        """What was remembered under this key; a row that is not what was written is forgotten, and ``note`` says so."""
        sql = "SELECT text, prompt, completion, digest FROM completions WHERE key = ?"
        with self._lock:
            row = self._guarded(lambda: self._db.execute(sql, (key,)).fetchone())
            if row is None:
                return None
            text, prompt, completion, digest = row
            if not digest or digest == _digest(key, text, prompt, completion):
                return Remembered(text, prompt, completion)
            self._guarded(lambda: self._db.execute("DELETE FROM completions WHERE key = ?", (key,)))
        self._note("a remembered reply was damaged on disk, so it is asked for again")
        return None

    def put(self, key: str, text: str, tokens: Tokens, *, model: str = "", characters: int = 0, kind: str = "") -> None:
        """Remember a reply, safely on disk when this returns; an older one under the same key is forgotten.

        ``characters`` is the length of the prompt, all its messages together, and ``kind`` the sort of reply: where
        they are not known, `seen` does not count it.
        """
        digest = _digest(key, text, tokens.prompt, tokens.completion)
        row = (key, text, tokens.prompt, tokens.completion, model, kind, max(tokens.calls, 1), characters, digest)
        sql = (
            "INSERT OR REPLACE INTO completions"
            " (key, text, prompt, completion, model, kind, calls, characters, digest)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
        )
        with self._lock:
            self._guarded(lambda: self._db.execute(sql, row))

    def seen(self, model: str) -> dict[str, Seen]:
        """What is remembered of a model, by kind of reply."""
        sql = (
            "SELECT kind, COUNT(*), SUM(calls), SUM(characters), SUM(prompt), SUM(completion) FROM completions"
            " WHERE model = ? AND characters > 0 GROUP BY kind"
        )
        with self._lock:
            rows = self._guarded(lambda: self._db.execute(sql, (model,)).fetchall())
        return {kind: Seen(*sums) for kind, *sums in rows}

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
            # Every reply was paid for: it is on disk before it counts, which NORMAL does not promise in WAL.
            db.execute("PRAGMA synchronous = FULL")
            db.execute(
                "CREATE TABLE IF NOT EXISTS completions"
                " (key TEXT PRIMARY KEY, text TEXT NOT NULL, prompt INTEGER NOT NULL, completion INTEGER NOT NULL)"
            )
            _migrate(db)
        except BaseException:
            db.close()
            raise
        return db

    def _guarded(self, work: Callable[[], _T]) -> _T:
        """Run ``work`` once more with a new file if the old one is damaged."""
        try:
            try:
                return work()
            except sqlite3.DatabaseError as error:
                if _code(error) not in NOT_A_DATABASE:
                    raise
            except UnicodeDecodeError:  # of SQLite's own message about damage: it shows the damaged bytes
                pass
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


def _version(db: sqlite3.Connection) -> int:
    return int(db.execute("PRAGMA user_version").fetchone()[0])


def _digest(key: str, text: str, prompt: int, completion: int) -> str:
    """Of all that a row answers with, and of what it answers to."""
    return hashlib.sha256(f"{key}\0{prompt}\0{completion}\0{text}".encode()).hexdigest()


def _migrate(db: sqlite3.Connection) -> None:
    """Bring a file of an older layout up to date, once: of processes that open it together, one does it."""
    if _version(db) >= VERSION:
        return
    db.execute("BEGIN IMMEDIATE")
    try:
        version = _version(db)
        for column in (*(COLUMNS_1 if version < 1 else ()), *(COLUMNS_2 if version < 2 else ())):
            db.execute(f"ALTER TABLE completions ADD COLUMN {column}")
        if version < 1:
            # Holds all that `CompletionCache.seen` sums up, so that no reply's text is read for it.
            db.execute("CREATE INDEX seen ON completions (model, kind, calls, characters, prompt, completion)")
        if version < VERSION:
            db.execute(f"PRAGMA user_version = {VERSION}")
        db.execute("COMMIT")
    except BaseException:
        db.execute("ROLLBACK")
        raise

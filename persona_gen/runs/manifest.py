"""The journal of a batch folder: one line an outcome, the last one of a segment counts.

Lines are only ever added, each in one write after the persona's own files are safe, so that a run may be killed at any
instant: at worst the last line is cut short, and is then forgotten.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from sys import intern
from typing import NamedTuple

from filelock import FileLock, Timeout

from persona_gen.errors import ConfigError, InputError
from persona_gen.files import clear_unfinished, make_folder, unwritable
from persona_gen.report.persona_files import Condition, files_condition
from persona_gen.runs.outcomes import BEGINNING, DamagedLine, Outcome, outcome_of, sealed_line

MANIFEST = "manifest.jsonl"
LOCK = ".persona-gen.lock"


class Entry(NamedTuple):
    """What has to be at hand of an outcome of an earlier run; the rest is read from its line when it is wanted."""

    segment: str
    source_sha256: str
    segments: int
    segment_sha256: str
    settings_sha256: str
    persona: str | None
    name: str | None


class Manifest:
    """The outcomes in a folder, which is held by one run at a time. For one thread.

    Raises `ConfigError` where another run holds the folder or it cannot be written, `InputError` for a line that is
    no outcome. Use it as a context, or `close` it.
    """

    def __init__(self, folder: Path) -> None:
        make_folder(folder)
        self.folder = folder
        self._lock = FileLock(folder / LOCK)
        try:
            self._lock.acquire(timeout=0)
        except Timeout:
            raise ConfigError(
                f"another run is at work in {folder}", cure="wait for it, or choose another folder"
            ) from None
        except OSError as error:
            raise unwritable(folder, error) from error
        clear_unfinished(folder)
        self.path = folder / MANIFEST
        self._entries: dict[str, Entry] = {}
        self._by_source: dict[str, set[str]] = {}
        self._offsets: dict[str, int] = {}  # of each last line; of what is added in this run no more is kept
        try:
            self._file = self.path.open("ab", buffering=0)
        except OSError as error:
            self._lock.release()
            raise unwritable(self.path, error) from error
        try:
            self._read()
        except OSError as error:
            self.close()
            raise unwritable(self.path, error) from error
        except BaseException:
            self.close()
            raise

    def __enter__(self) -> Manifest:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let others have the folder."""
        self._file.close()
        self._lock.release()

    @property
    def names(self) -> Iterable[str]:
        """The names of all personas that were in the folder when it was opened."""
        return [entry.name for entry in self._entries.values() if entry.name]

    def last(self, key: str) -> Entry | None:
        """What became of a segment in earlier runs."""
        return self._entries.get(key)

    def unchanged(self, source_sha256: str, settings_sha256: str) -> list[Entry] | None:
        """The entries of all segments of a source; none unless each is done, with these settings."""
        entries = [self._entries[key] for key in sorted(self._by_source.get(source_sha256, ()))]
        if not entries or len(entries) != entries[0].segments:
            return None
        return entries if all(entry.settings_sha256 == settings_sha256 for entry in entries) else None

    def condition(self, entry: Entry) -> Condition:
        """Whether the persona of an entry is there with its files, as they were written."""
        return files_condition(self.folder, entry.persona) if entry.persona else "damaged"

    def add(self, outcome: Outcome) -> None:
        """Note an outcome. A failure does not make a persona that is there already forgotten."""
        line = sealed_line(outcome)
        offset = self._end
        try:
            written = 0
            while written < len(line):  # a disk that fills up takes a part first
                written += self._file.write(line[written:])
            os.fsync(self._file.fileno())  # what was paid for is not forgotten when the power goes
        except OSError as error:
            self._file.truncate(offset)
            raise unwritable(self.path, error) from error
        self._end += len(line)
        self._offsets[outcome.key] = offset

    def outcomes(self, keys: Iterable[str]) -> Iterator[Outcome]:
        """The last outcomes of these segments, each read when it is asked for."""
        with self.path.open("rb") as file:
            for key in keys:
                if (offset := self._offsets.get(key)) is not None:
                    file.seek(offset)
                    yield outcome_of(file.readline())

    def _read(self) -> None:
        self._end = 0
        with self.path.open("rb") as file:
            for number, line in enumerate(file, 1):
                begun = line.startswith(BEGINNING) or BEGINNING.startswith(line)
                if not line.endswith(b"\n") and begun:  # cut short: the run was killed while it wrote
                    self._file.truncate(self._end)
                    break
                try:
                    self._note(outcome_of(line))
                except DamagedLine as error:
                    cure = "take the line out, or give another folder; nothing that is remembered is bought twice"
                    raise InputError(self.path, f"line {number}", str(error), cure=cure) from None
                self._end += len(line)

    def _note(self, outcome: Outcome) -> None:
        self._offsets[outcome.key] = self._end
        before = self._entries.get(outcome.key)
        if before and before.source_sha256:
            self._by_source[before.source_sha256].discard(outcome.key)
        done = outcome.status == "done" and not outcome.unfinished
        self._entries[outcome.key] = Entry(
            segment=outcome.segment,
            source_sha256=outcome.source_sha256 if done else "",
            segments=outcome.segments,
            segment_sha256=outcome.segment_sha256 if done else "",
            settings_sha256=intern(outcome.settings_sha256),
            # Who the persona is outlives a failure: the next try is the same person.
            persona=outcome.persona or (before.persona if before else None),
            name=outcome.name or (before.name if before else None),
        )
        if done:
            self._by_source.setdefault(outcome.source_sha256, set()).add(outcome.key)

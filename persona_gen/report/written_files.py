"""Which files of a folder are as persona-gen wrote them: nothing a person edited is overwritten in silence.

For each persona the folder ``.persona-gen`` holds a list of digests, as ``sha256sum`` writes them: one line for each
version of a file that was ever written, the latest last. The list is added to before the files are written: whatever a
run that was killed leaves, or one that writes at the same time, is either of a version that stands there, or was
changed by somebody else.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path

from persona_gen.files import append_text, make_folder, write_text

RECORDS = ".persona-gen"
_LINES_KEPT, _MOST_LINES = 8, 64
"""Lines kept of one file where a list has grown long: what a run that was killed may have left is one of the last
two."""


class WrittenFiles:
    """The files of one persona, or of one index, in a folder; ``stem`` is how their names begin."""

    def __init__(self, folder: Path, stem: str) -> None:
        self.folder = folder
        self._path = folder / RECORDS / f"{stem}.sha256"
        self._read()

    def _read(self) -> None:
        self._versions: dict[str, list[str]] = {}
        if self._path.is_file():
            for line in self._path.read_text(encoding="utf-8", errors="replace").splitlines():
                digest, _, name = line.partition("  ")
                self._versions.setdefault(name, []).append(digest)

    @property
    def recorded(self) -> bool:
        """Whether anything is known of these files."""
        return bool(self._versions)

    def is_latest(self, name: str) -> bool:
        """Whether a file is there and holds what was written last."""
        return name in self._versions and _digest(self.folder / name) == self._versions[name][-1]

    def is_foreign(self, name: str) -> bool:
        """Whether a file is there and holds what was never written here: somebody's edit, or damage."""
        digest = _digest(self.folder / name)
        if digest is None or digest in self._versions.get(name, ()):
            return False
        self._read()  # another run may have written it since
        return digest not in self._versions.get(name, ())

    def write(self, contents: Mapping[str, str]) -> list[Path]:
        """Write the files, noted first. Raises `ConfigError` as `files.write_text`."""
        make_folder(self.folder / RECORDS)
        self._read()
        if sum(map(len, self._versions.values())) > _MOST_LINES:
            kept = {name: versions[-_LINES_KEPT:] for name, versions in self._versions.items()}
            write_text(self._path, "".join(_line(digest, name) for name in kept for digest in kept[name]))
        digests = {name: hashlib.sha256(text.encode()).hexdigest() for name, text in contents.items()}
        append_text(self._path, "".join(_line(digest, name) for name, digest in digests.items()))
        self._read()
        return [_written(self.folder / name, text) for name, text in contents.items()]


def _line(digest: str, name: str) -> str:
    return f"{digest}  {name}\n"


def _written(path: Path, text: str) -> Path:
    write_text(path, text)
    return path


def _digest(path: Path) -> str | None:
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return None


_MOST_NAMED = 5


def paths_named(paths: Iterable[Path]) -> str:
    """The first `_MOST_NAMED` paths in a sentence, and how many more."""
    paths = list(paths)
    more = f" and {len(paths) - _MOST_NAMED:,} more" if len(paths) > _MOST_NAMED else ""
    return ", ".join(map(str, paths[:_MOST_NAMED])) + more

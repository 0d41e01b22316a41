"""Files: one is written whole or not at all, and what the system says where it cannot be is said with a cure."""

from __future__ import annotations

import contextlib
import csv
import errno
import io
import os
import secrets
import stat
import tempfile
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path

from persona_gen.errors import ConfigError, InputError

RESERVED = {"con", "prn", "aux", "nul"} | {f"{port}{i}" for port in ("com", "lpt") for i in range(10)}
"""Names that Windows keeps for devices, whatever the extension."""

WRITE_CURES = {
    errno.EACCES: ("no permission", "choose another place or change its permissions"),
    errno.EPERM: ("no permission", "choose another place or change its permissions"),
    errno.EROFS: ("the disk is read-only", "choose another place"),
    errno.ENOSPC: ("the disk is full", "free some space and run again"),
    errno.EDQUOT: ("the disk quota is used up", "free some space and run again"),
    errno.EFBIG: ("the disk or a limit takes no file of this size", "choose another place"),
    errno.ENOENT: ("its folder does not exist", "create the folder first"),
    errno.ENOTDIR: ("a file stands where a folder is needed", "choose another place"),
    errno.EEXIST: ("a file stands where a folder is needed", "choose another place"),
    errno.EISDIR: ("it is a folder", "name a file"),
    errno.ENAMETOOLONG: ("the name is too long", "choose a shorter one"),
}

READ_CURES = {
    errno.ENOENT: ("there is no such file", "check the path"),
    errno.ENOTDIR: ("there is no such file", "check the path"),
    errno.EISDIR: ("this is a folder", "name a file in it"),
    errno.EACCES: ("no permission to read it", "change its permissions"),
    errno.EPERM: ("no permission to read it", "change its permissions"),
    errno.ENAMETOOLONG: ("the name is too long", "check the path"),
}

UNFINISHED = ".persona-gen-"
"""How the name of a file begins that is being written."""


def write_text(path: Path, text: str | Iterable[str]) -> None:
    """Write ``text``, or its parts, as UTF-8. As `write_bytes`."""
    write_bytes(path, (part.encode() for part in ([text] if isinstance(text, str) else text)))


def write_bytes(path: Path, content: bytes | Iterable[bytes]) -> None:
    """Write ``content``, or its parts, so that ``path`` holds all of it or what it held before.

    The folder must exist. A link is followed; a device or a pipe is written to as it is.
    Raises `ConfigError` for what a person can put right: permissions, a full disk, a folder in the way.
    """
    try:
        target = real_path(path)
        parts = [content] if isinstance(content, bytes) else content
        if target.exists() and not target.is_dir() and not stat.S_ISREG(target.stat().st_mode):
            target.write_bytes(b"".join(parts))
        else:
            _replace(target, parts)
    except OSError as error:
        raise unwritable(path, error) from error


def append_text(path: Path, text: str) -> None:
    """Add ``text`` at a file's end in one piece, whoever else adds to it meanwhile. Raises `ConfigError`."""
    try:
        with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, _mode(path)), "ab") as file:
            file.write(text.encode())
    except OSError as error:
        raise unwritable(path, error) from error


def _replace(target: Path, content: Iterable[bytes]) -> None:
    """Write beside the target and rename. A file that was there keeps its mode; see `_mode` for a new one."""
    beside = target.with_name(f"{UNFINISHED}{os.getpid()}-{secrets.token_hex(8)}.tmp")
    try:
        with os.fdopen(
            os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), _mode(target)), "wb"
        ) as file:
            file.writelines(content)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(target)
        _sync_folder(target.parent)
    except BaseException:
        with contextlib.suppress(OSError):
            beside.unlink()
        raise


def _mode(target: Path) -> int:
    """Who may read a file of people's words: its owner, and whoever may read the folder that it stands in."""
    if target.exists():
        return stat.S_IMODE(target.stat().st_mode)
    return 0o600 | (target.parent.stat().st_mode & 0o044)


def _sync_folder(folder: Path) -> None:
    """Have the folder's own entry on the disk, so that a new name outlives a power cut; not every system can."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


def clear_unfinished(folder: Path) -> None:
    """Remove what processes left half-written that are no more; what another one is writing now stays."""
    for path in folder.glob(f"{UNFINISHED}*.tmp"):
        number = path.name.removeprefix(UNFINISHED).partition("-")[0]
        if not (number.isdecimal() and _is_running(int(number))):
            with contextlib.suppress(OSError):
                path.unlink()


def _is_running(process: int) -> bool:
    if os.name != "posix":
        return True  # there, asking would interrupt it
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except OSError:  # somebody else's, or a system where this says nothing
        return True
    return True


def real_path(path: Path) -> Path:
    """The path without links; one that leads round in a circle stays as it is, and opening it says so."""
    return Path(os.path.realpath(path))


def unwritable(path: Path, error: OSError) -> ConfigError:
    """The error of an operating system that will not write, as a person needs it."""
    what, cure = WRITE_CURES.get(error.errno or 0, (error.strerror or type(error).__name__, "choose another place"))
    return ConfigError(f"cannot write {path}: {what}", cure=cure)


def unreadable(path: Path, error: OSError) -> InputError:
    """The error of an operating system that will not read a file or list a folder, as a person needs it."""
    other = (f"it cannot be read ({(error.strerror or type(error).__name__).lower()})", "check the file and its disk")
    what, cure = READ_CURES.get(error.errno or 0, other)
    return InputError(path, "", what, cure=cure)


def csv_lines(rows: Iterable[Iterable[object]]) -> Iterator[str]:
    """The rows as CSV that spreadsheets open as it is meant: UTF-8 with its mark, and no cell that is calculated."""
    line = io.StringIO()
    writer = csv.writer(line, lineterminator="\r\n")
    line.write("\ufeff")  # without the mark, Excel reads UTF-8 as the system's own encoding
    for cells in rows:
        writer.writerow([_inert(cell) for cell in cells])
        yield line.getvalue()
        line.seek(0)
        line.truncate()


def _inert(cell: object) -> object:
    return f"'{cell}" if isinstance(cell, str) and is_formula(cell) else cell


def is_formula(cell: str) -> bool:
    """Whether some spreadsheet would calculate a cell (OWASP, CSV injection).

    Full-width signs are signs to some of them, and blanks, controls or invisible characters before a sign are cut off.
    """
    for character in unicodedata.normalize("NFKC", cell):
        if character in FORMULA:
            return True
        if unicodedata.category(character)[0] not in "CZ":
            return False
    return False


FORMULA = frozenset("=+-@|%\t\r\u2212")
"""Characters with which a cell begins that some spreadsheet calculates."""


def file_stem(persona_id: str) -> str:
    """The start of a persona's file names, safe on every system: no separators, no device names."""
    from persona_gen.domain import slug  # noqa: PLC0415 - the records take half of what help takes, which needs none

    stem = slug(persona_id, "persona")
    return f"persona-{stem}" if stem in RESERVED else stem


def make_folder(folder: Path) -> None:
    """Make a folder and those above it, its owner's alone, if they are not there; files can be made in it.

    What processes that are no more left half-written in it goes. Raises `ConfigError`.
    """
    try:
        for missing in (*(one for one in reversed(folder.parents) if not one.exists()), folder):
            missing.mkdir(mode=0o700, exist_ok=True)  # of itself, `parents` makes them open to everybody
        tempfile.TemporaryFile(dir=folder).close()
    except OSError as error:
        raise unwritable(folder, error) from error
    clear_unfinished(folder)

"""The one place where whatever a library raises over a damaged file becomes one line with the file's name."""

from __future__ import annotations

import errno
import re
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from persona_gen.errors import ConfigError, InputError, PersonaGenError, one_line
from persona_gen.files import unreadable
from persona_gen.sources.files import refuse_device

LONGEST_REASON = 160
"""Characters of a library's own words that are passed on."""
_ZIPPED = frozenset((".docx", ".pptx", ".xlsx", ".xlsm", ".xlsb", ".ods"))
_OLD_OFFICE = b"\xd0\xcf\x11\xe0"
"""How an Office file of before 2007 begins, and one that a password encrypts."""
_PARQUET = b"PAR1"
_NO_ROOM = re.compile(
    r"No space left|File too large|Could not write file|could not allocate block|Quota exceeded", re.I
)
"""What DuckDB says where a disk is full."""
_OWN_WORDS = re.compile(
    r"\s*(?:\bLINE \d+:.*|\bTry increasing.*)$|^Invalid Input Error:\s*|(?:\bin )?\bfile ['\"][^'\"]*['\"],?\s*"
)
"""What DuckDB adds of itself: the kind of its exception, its own query, the name of a scratch file."""


@contextmanager
def reading(path: Path, kind: str, cure: str) -> Iterator[None]:
    """Parse a file of this ``kind`` within. Our own errors pass, and so do an interrupt and a full memory.

    Parsers of binary formats raise what their zip, their XML, their dates or their compression raise: no list of those
    is ever whole.
    """
    refuse_device(path)
    before = _state(path)
    try:
        yield
    except (PersonaGenError, MemoryError):
        raise
    except Exception as error:
        raise no_room(error) or damaged(path, kind, error, cure) from error
    if _state(path) != before:
        what = "it was changed while it was read"
        raise InputError(path, "", what, cure="wait until it is whole, and run the same command again")


def _state(path: Path) -> tuple[int, int, int] | None:
    """What changes where somebody writes to a file or puts another in its place."""
    try:
        status = path.stat()
    except OSError:
        return None  # whoever reads it says so
    return status.st_ino, status.st_size, status.st_mtime_ns


def no_room(error: Exception) -> ConfigError | None:
    """That temporary files have no room, where an error says so: the file that is read is not to blame."""
    full = isinstance(error, OSError) and error.errno in (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
    if not full and not _NO_ROOM.search(str(error)):
        return None
    cure = "free some space for temporary files, or set TMPDIR to a larger disk"
    return ConfigError("there is no room for temporary files", cure=cure)


@contextmanager
def room_for_temporary_files() -> Iterator[None]:
    """Raises `ConfigError` where a library within says in its own way that there is none."""
    try:
        yield
    except Exception as error:
        if full := no_room(error):
            raise full from None
        raise


def damaged(path: Path, kind: str, error: Exception, cure: str) -> InputError:
    """What is wrong with a file that is no whole one of its ``kind``, by its bytes, else in the library's own words."""
    try:
        with path.open("rb") as file:
            head = file.read(len(_OLD_OFFICE))
    except OSError as gone:
        return unreadable(path, gone)
    if not head:
        return InputError(path, "", "the file is empty", cure="fill it or leave it out")
    suffix = path.suffix.lower()
    reason = one_line(_OWN_WORDS.sub("", one_line(str(error))))[:LONGEST_REASON] or type(error).__name__
    if suffix in _ZIPPED and head == _OLD_OFFICE:
        reason = "it has a password, or the format of before 2007"
    elif (suffix in _ZIPPED and not zipfile.is_zipfile(path)) or (kind == "Parquet" and head != _PARQUET):
        reason = "it is cut off, or another kind of file"
    return InputError(path, "", f"it cannot be read as {kind} ({reason})", cure=cure)

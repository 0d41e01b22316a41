"""The one place where whatever a library raises over a damaged file becomes one line with the file's name."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from persona_gen.errors import InputError, PersonaGenError, one_line

LONGEST_REASON = 160
"""Characters of a library's own words that are passed on."""


@contextmanager
def reading(path: Path, kind: str, cure: str) -> Iterator[None]:
    """Parse a file of this ``kind`` within. Our own errors pass, and so do an interrupt and a full memory.

    Parsers of binary formats raise what their zip, their XML, their dates or their compression raise: no list of those
    is ever whole.
    """
    try:
        yield
    except (PersonaGenError, MemoryError):
        raise
    except Exception as error:
        if not path.exists():
            raise InputError(path, "", "there is no such file", cure="check the path") from None
        reason = one_line(str(error))[:LONGEST_REASON] or type(error).__name__
        raise InputError(path, "", f"it cannot be read as {kind} ({reason})", cure=cure) from error

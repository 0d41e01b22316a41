"""Bytes → UTF-8 text with one kind of line end, in a stream: a file may be larger than memory.

A byte order mark decides; else UTF-8 where all bytes are UTF-8; else a guess, which is always said.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from persona_gen.errors import ConfigError, InputError
from persona_gen.files import unreadable
from persona_gen.sources.files import refuse_device, refuse_other_kind
from persona_gen.sources.tables.code_pages import guessed_code_page

MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
INVISIBLE = re.compile("[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
"""Soft hyphens, blanks of no width, byte order marks, and marks of direction, as right-to-left cells hold them."""
CHUNK = 1 << 20
SAMPLE = 200_000
"""Bytes of lines with letters outside ASCII on which a guess rests."""


class Encoding(NamedTuple):
    """What a file is encoded in, and whether that was ``given``, ``marked``, ``certain`` or ``guessed``."""

    name: str
    how: str

    def __str__(self) -> str:
        return f"{self.name} (a guess; --encoding NAME overrides it)" if self.how == "guessed" else self.name


def encoding_of(path: Path, given: str | None = None) -> Encoding:
    """The encoding of a text file. Reads all of it unless it is marked or given. Raises `InputError`, `ConfigError`."""
    if given:
        try:
            return Encoding(codecs.lookup(given).name, "given")
        except LookupError:
            cure = "give a name such as utf-8, cp1252, utf-16 or shift_jis"
            raise ConfigError(f'--encoding is "{given}", which is unknown', cure=cure) from None
    unlike, odd = False, bytearray()
    decoder = codecs.getincrementaldecoder("utf-8")()
    first = b""
    for chunk in _chunks(path):
        if not first:
            first = chunk
            refuse_other_kind(chunk, path, "give it the ending of what it is, or export it as CSV UTF-8")
            for mark, name in MARKS:
                if chunk.startswith(mark):
                    return Encoding(name, "marked")
            if wide := _wide_without_mark(chunk):
                return Encoding(wide, "guessed")
        if not unlike:
            try:
                decoder.decode(chunk)
            except UnicodeDecodeError:
                unlike = True
        if not chunk.isascii() and len(odd) < SAMPLE:
            odd += b"\n".join(line for line in chunk.splitlines() if not line.isascii())[: SAMPLE - len(odd)]
    if not first:
        raise InputError(path, "", "the file is empty", cure="fill it or leave it out")
    return Encoding(guessed_code_page(bytes(odd)), "guessed") if unlike else Encoding("utf-8", "certain")


def text_lines(path: Path, encoding: Encoding) -> Iterator[str]:
    """The lines of a file, each ending in a line feed whatever they ended in. Raises `InputError` with the line."""
    number = 0
    try:
        with path.open(encoding=encoding.name, newline=None) as file:
            for number, line in enumerate(without_nul(file, path), 1):  # noqa: B007  the error says after which
                yield line
    except UnicodeDecodeError as error:
        what = f"byte 0x{error.object[error.start]:02X} is not {encoding.name}"
        cure = "give the right --encoding" if encoding.how in ("given", "guessed") else "save the file as UTF-8"
        raise InputError(path, f"after line {number}", what, cure=cure) from None
    except OSError as error:
        raise unreadable(path, error) from None


def unmarked(text: str) -> str:
    """A text without `INVISIBLE`."""
    return text if text.isascii() else INVISIBLE.sub("", text)


def unmarked_lines(lines: Iterable[str]) -> Iterator[str]:
    """Lines of a table without `INVISIBLE`: a cell with a mark and one without are the same answer."""
    return (line if line.isascii() else INVISIBLE.sub("", line) for line in lines)


def without_nul(lines: Iterable[str], file: object) -> Iterator[str]:
    """The lines. Raises `InputError` at one with a NUL byte."""
    for number, line in enumerate(lines, 1):
        if "\0" in line:
            what, cure = "a NUL byte stands in the text", "export the table again, as CSV UTF-8"
            raise InputError(file, f"line {number}", what, cure=cure)
        yield line


def _chunks(path: Path) -> Iterable[bytes]:
    refuse_device(path)
    try:
        with path.open("rb") as file:
            while chunk := file.read(CHUNK):
                yield chunk
    except OSError as error:
        raise unreadable(path, error) from None


def _wide_without_mark(start: bytes) -> str:
    """UTF-16 of Latin text has a NUL in every second byte."""
    even, odd = start[0:4000:2], start[1:4000:2]
    if even.count(0) > len(even) * 0.4:
        return "utf-16-be"
    return "utf-16-le" if odd.count(0) > len(odd) * 0.4 else ""

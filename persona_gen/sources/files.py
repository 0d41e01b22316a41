"""What a folder holds for us, and the text of a file; what cannot be text is refused with a guess at what it is."""

from __future__ import annotations

import codecs
import os
import re
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from persona_gen.errors import InputError
from persona_gen.files import real_path, unreadable


def files_in(folder: Path, suffixes: Sequence[str]) -> list[Path]:
    """The files directly in ``folder`` with one of the suffixes, by name; hidden ones are left alone."""
    return [folder / name for name in names_in(folder, suffixes)]


def names_in(folder: Path, suffixes: Sequence[str]) -> list[str]:
    """The same, as plain names, of which a folder may hold many thousands."""

    def wanted(entry: os.DirEntry[str]) -> bool:
        has_suffix = os.path.splitext(entry.name)[1].lower() in suffixes  # noqa: PTH122 - a Path each would cost memory
        if not has_suffix or entry.name.startswith("."):
            return False
        try:
            return entry.is_file()
        except OSError:  # a link that leads round in a circle is named where it is read
            return True

    try:
        with os.scandir(folder) as entries:
            return sorted(entry.name for entry in entries if wanted(entry))
    except OSError as error:
        raise unreadable(folder, error) from None


def read_text(path: Path) -> str:
    """The text of a UTF-8 file without its byte order mark; line ends stay as they are.

    Raises `InputError` where the file cannot be opened, holds nothing, or is in another encoding.
    """
    return decoded(read_bytes(path), str(path))


def refuse_device(path: Path) -> None:
    """Raises `InputError` for what is no file with an end: its readers look twice, or at the end first."""
    if path.exists() and not path.is_file() and not path.is_dir():
        raise InputError(path, "", "it is a device or a pipe, not a file", cure="save what it gives into a file first")


def _refuse_named_pipe(path: Path) -> None:
    """Raises `InputError` for a pipe of the disk, to which nobody may ever write; the shell's own are read."""
    if real_path(path).is_fifo():
        raise InputError(path, "", "it is a pipe, not a file", cure="save what it gives into a file first")


def read_bytes(path: Path) -> bytes:
    """What stands in a file, also one that never ends. Raises `InputError`."""
    _refuse_named_pipe(path)
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST_TEXT + 1)
    except OSError as error:
        raise unreadable(path, error) from None
    if len(data) > LARGEST_TEXT:
        raise InputError(path, "", f"it holds more than {LARGEST_TEXT >> 20:,} MB", cure="split it into several files")
    return data


LARGEST_TEXT = 16 << 20
"""Bytes of a file that is held as a whole: 80,000 quotes with their ids, read in eight seconds."""
_OTHER_KINDS = (
    (b"%PDF-", "a PDF"),
    (b"PK\x03\x04", "a zipped document, as Word and Excel write them"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"{\\rtf", "rich text"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
)
"""How files begin that are no plain text, whatever their names say."""


def refuse_other_kind(data: bytes, file: object, cure: str) -> None:
    """Raises `InputError` for a file that begins as one of another kind than text."""
    for head, kind in _OTHER_KINDS:
        if data.startswith(head):
            raise InputError(file, "", f"this is {kind}, not text", cure=cure)


def decoded(data: bytes, file: str) -> str:
    """UTF-8 bytes as text. Raises `InputError` for another encoding, another kind of file and an empty one."""
    refuse_other_kind(data, file, "copy its words into a text file, as UTF-8")
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        raise InputError(file, "", "the file is UTF-16, not UTF-8", cure="save it as UTF-8")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        if b"\0" in data:
            raise InputError(file, "", "this is not a text file", cure="save the text as UTF-8") from None
        line = len(re.findall(rb"\r\n|\r|\n", data[: error.start])) + 1
        raise InputError(file, f"line {line}", _not_utf8(data, error.start), cure="save the file as UTF-8") from None
    if not text.strip():
        raise InputError(file, "", "the file is empty", cure="fill it or leave it out")
    return text


def _not_utf8(data: bytes, at: int) -> str:
    byte = data[at : at + 1]
    try:
        looks = f' and looks like Windows-1252, where it is "{byte.decode("cp1252")}"'
    except UnicodeDecodeError:
        looks = ""
    return f"byte 0x{byte.hex().upper()} is not UTF-8{looks}"


MOST_FOLDERS, HEAD = 200, 400
"""Folders that are looked into for what is not here, and characters of each file in them."""


def says_schema(path: Path, schema: str) -> bool:
    """Whether a file's first lines name a schema. Raises `InputError`."""
    try:
        with path.open(encoding="utf-8", errors="replace") as opened:
            return schema in opened.read(HEAD)
    except OSError as error:
        raise unreadable(path, error) from None


def folders_below(folder: Path, schema: str, suffixes: Sequence[str]) -> str:
    """The folders within one that hold documents of a schema, as advice: "give a/personas"; "" where none does."""

    folders = []
    with suppress(OSError, InputError):
        inside = sorted(one for one in folder.iterdir() if one.is_dir() and not one.name.startswith("."))
        listed = ((below, files_in(below, suffixes)) for below in inside[:MOST_FOLDERS])
        folders = [str(below) for below, files in listed if any(says_schema(file, schema) for file in files)]
    return f"give {' or '.join(folders[:3])}" if folders else ""

"""What a folder holds for us, and the text of a file; what cannot be text is refused with a guess at what it is."""

from __future__ import annotations

import codecs
import os
import re
from collections.abc import Sequence
from pathlib import Path

from persona_gen.errors import InputError


def files_in(folder: Path, suffixes: Sequence[str]) -> list[Path]:
    """The files directly in ``folder`` with one of the suffixes, by name; hidden ones are left alone."""
    return [folder / name for name in names_in(folder, suffixes)]


def names_in(folder: Path, suffixes: Sequence[str]) -> list[str]:
    """The same, as plain names, of which a folder may hold many thousands."""

    def wanted(entry: os.DirEntry[str]) -> bool:
        has_suffix = os.path.splitext(entry.name)[1].lower() in suffixes  # noqa: PTH122 - a Path each would cost memory
        return has_suffix and not entry.name.startswith(".") and entry.is_file()

    try:
        with os.scandir(folder) as entries:
            return sorted(entry.name for entry in entries if wanted(entry))
    except OSError as error:
        reason = (error.strerror or "cannot be read").lower()
        raise InputError(folder, "", f"the folder cannot be read ({reason})", cure="check its permissions") from None


def read_text(path: Path) -> str:
    """The text of a UTF-8 file without its byte order mark; line ends stay as they are.

    Raises `InputError` where the file cannot be opened, holds nothing, or is in another encoding.
    """
    return decoded(read_bytes(path), str(path))


def read_bytes(path: Path) -> bytes:
    """What stands in a file. Raises `InputError`."""
    try:
        return path.read_bytes()
    except FileNotFoundError:
        raise InputError(path, "", "there is no such file", cure="check the path") from None
    except OSError as error:
        reason = (error.strerror or "cannot be read").lower()
        raise InputError(path, "", f"the file cannot be read ({reason})", cure="check its permissions") from None


def decoded(data: bytes, file: str) -> str:
    """UTF-8 bytes as text."""
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

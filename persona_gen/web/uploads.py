"""Tables and interviews that are brought to the page: kept within the folder, read by the commands, sent nowhere."""

from __future__ import annotations

import os
import re
import secrets
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

from persona_gen.errors import InputError
from persona_gen.files import make_folder, unwritable
from persona_gen.web.editing import HIDDEN
from persona_gen.web.guard import MOST_UPLOADED

SUFFIXES = (
    *(".csv", ".tsv", ".xlsx", ".xls", ".ods", ".sav", ".zsav", ".parquet", ".json", ".jsonl"),
    *(".txt", ".md", ".vtt", ".srt", ".docx"),
)
_NAME = re.compile(r"[^\w .()-]+")
LONGEST_NAME = 120


def folder_of(folder: Path) -> Path:
    """Where they are kept."""
    return folder / HIDDEN / "data"


def listed(folder: Path) -> list[str]:
    """Their names."""
    kept = folder_of(folder)
    return sorted(path.name for path in kept.iterdir() if path.suffix.lower() in SUFFIXES) if kept.is_dir() else []


async def keep(folder: Path, name: str, stream: AsyncIterator[bytes]) -> str:
    """Write one file, whole or not at all, under a name that stays within the folder. Gives that name.

    Raises `InputError` for a kind of file that nothing reads, and for one that is too large.
    """
    plain = _NAME.sub("_", Path(name.replace("\\", "/")).name).strip(". ")[-LONGEST_NAME:]
    if Path(plain).suffix.lower() not in SUFFIXES:
        raise InputError(name, "", "files of this kind are not read", cure=f"bring {', '.join(SUFFIXES)}")
    kept = folder_of(folder)
    make_folder(kept)
    beside = kept / f".{secrets.token_hex(8)}.part"
    size = 0
    try:
        with os.fdopen(os.open(beside, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
            async for part in stream:
                size += len(part)
                if size > MOST_UPLOADED:
                    cure = "build from it with persona-gen segments build"
                    raise InputError(name, "", f"it is larger than {MOST_UPLOADED // 1_000_000} MB", cure=cure)
                file.write(part)
        beside.replace(kept / plain)
    except OSError as error:
        raise unwritable(kept / plain, error) from error
    finally:
        beside.unlink(missing_ok=True)
    return plain


def inspect_words(folder: Path, form: dict[str, Any]) -> list[str]:
    """The command that says what would be read of the chosen tables."""
    return ["segments", "inspect", *_paths(folder, form.get("tables")), *_choices(folder, form)]


def build_words(folder: Path, form: dict[str, Any]) -> list[str]:
    """The command that builds segments of the chosen tables and interviews."""
    return ["segments", "build", *_paths(folder, form.get("tables")), *_choices(folder, form), "-o", "segments"]


def _choices(folder: Path, form: dict[str, Any]) -> list[str]:
    """What was chosen on the page, as the flags that mean it."""
    flags = {
        "by": "--by",
        "quotes_column": "--quotes-column",
        "kind": "--kind",
        "locale": "--locale",
        "include": "--include",
    }
    words = [word for key, flag in flags.items() for value in _texts(form.get(key)) if value for word in (flag, value)]
    words += [word for path in _paths(folder, form.get("interviews"), least=0) for word in ("--quotes", path)]
    return words + [word for path in _paths(folder, form.get("map"), least=0) for word in ("--map", path)]


def _texts(value: Any) -> list[str]:
    values = value if isinstance(value, list) else [value] if value else []
    return [str(one)[:300] for one in values[:50]]


def _paths(folder: Path, names: Any, least: int = 1) -> list[str]:
    """Chosen files, each of which was brought here. Raises `InputError`."""
    kept, brought = folder_of(folder), listed(folder)
    chosen = _texts(names)
    for name in chosen:
        if name not in brought:
            raise InputError(name, "", "this file was not brought here", cure="drop it on the page first")
    if len(chosen) < least:
        raise InputError("data", "", "no table is chosen", cure="choose one")
    return [str(kept / name) for name in chosen]

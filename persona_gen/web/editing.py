"""Changing a persona's file from the page: verdicts while typing, whole saves, a history, and nobody's work lost."""

from __future__ import annotations

import hashlib
import threading
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from persona_gen.checker.check import check_claim
from persona_gen.checker.claim_context import ClaimContext
from persona_gen.checker.evidence_search import evidence_for
from persona_gen.checker.persona_index import PersonaIndex
from persona_gen.domain import CLAIM_LISTS, CheckedClaim, Claim, Persona, Quotation, Trait
from persona_gen.errors import InputError
from persona_gen.files import make_folder, write_bytes, write_text
from persona_gen.report.json import json_file
from persona_gen.runs.library import Library

HIDDEN = ".persona-gen"
"""The folder within the folder that holds what is ours alone: history, uploads, open questions."""
MOST_KEPT = 200
"""Versions of one persona; the oldest goes first."""
LONGEST_TEXT = 2_000

_WRITING = threading.Lock()
"""One save at a time: between looking at a file and replacing it nobody else of this page writes."""


class ChangedMeanwhile(InputError):
    """The file is not the one that the page showed."""


def version(path: Path) -> str:
    """A name for what a file holds now: the start of its SHA-256."""
    return hashlib.sha256(path.read_bytes()).hexdigest()[:16]


def piece_at(persona: Persona, path: str, text: str, cites: tuple[str, ...]) -> Claim | Quotation | Trait:
    """The claim, quotation or line of the snapshot at a field path, with another text. Raises `InputError`."""
    if not text.strip() or len(text) > LONGEST_TEXT:
        raise InputError(persona.name, path, "a sentence has 1 to 2,000 characters", cure="shorten it")
    old = dict(persona.claims()).get(path)
    if isinstance(old, Trait):
        label, colon, value = text.partition(":")
        if not colon or not value.strip():
            raise InputError(persona.name, path, "a line of the snapshot is LABEL: VALUE", cure="write it so")
        return Trait(attribute=label.strip(), value=value.strip(), cites=cites)
    if isinstance(old, Quotation) or path.startswith("quotes["):
        return Quotation(text=text.strip(), cites=cites)
    return Claim(text=text.strip(), cites=cites)


def recheck(
    library: Library, persona: Persona, path: str, text: str, cites: tuple[str, ...]
) -> tuple[CheckedClaim, tuple[str, ...]]:
    """The verdict on a sentence as it is being typed, by rules alone, and evidence it might cite besides."""
    index = library.index(library.segment(persona.segment))
    piece = piece_at(persona, path, text, cites)
    proposed = evidence_for(ClaimContext(path, piece, PersonaIndex(persona.name, index, persona), index))
    checked = check_claim(path, piece, persona.name, index, persona)
    return checked, tuple(i for i in proposed if i not in cites)


def save(library: Library, name: str, path: str, text: str | None, cites: tuple[str, ...], shown: str) -> Persona:
    """Exchange, add (one place past the end of a list) or remove (``text`` None) one sentence, and keep what was there.

    ``shown`` is the version that the page was made from. Raises `ChangedMeanwhile` where the file has changed since,
    and `InputError` for a file that a page cannot rewrite without losing something.
    """
    with _WRITING:
        library.refresh(now=True)
        file, persona = library.persona(name)
        _expect(file, shown)
        _only_ours(file)
        new = _exchanged(persona, path, None if text is None else piece_at(persona, path, text, cites))
        _keep(library.folder, file)
        write_text(file, json_file(new))
    return new


def undo(library: Library, name: str, shown: str) -> bool:
    """Put back what the last save replaced. False where there is nothing to put back."""
    with _WRITING:
        library.refresh(now=True)
        file, _ = library.persona(name)
        _expect(file, shown)
        kept = history(library.folder, file)
        if not kept:
            return False
        write_bytes(file, kept[-1].read_bytes())
        kept[-1].unlink()
    return True


def history(folder: Path, file: Path) -> list[Path]:
    """Earlier versions of a file, oldest first."""
    kept = _kept_in(folder, file)
    return sorted(kept.glob("*.json")) if kept.is_dir() else []


def _kept_in(folder: Path, file: Path) -> Path:
    return folder / HIDDEN / "history" / file.relative_to(folder).with_suffix("").as_posix().replace("/", "--")


def _keep(folder: Path, file: Path) -> None:
    kept = _kept_in(folder, file)
    make_folder(kept)
    now = datetime.now(UTC).strftime("%Y%m%dT%H%M%S.%fZ")
    write_bytes(kept / f"{now}.json", file.read_bytes())
    for old in history(folder, file)[:-MOST_KEPT]:
        old.unlink()


def _expect(file: Path, shown: str) -> None:
    if version(file) != shown:
        raise ChangedMeanwhile(file, "", "the file has changed since this page was made", cure="load the page again")


def _only_ours(file: Path) -> None:
    if file.suffix.lower() != ".json":
        what = "the page rewrites .json files alone: comments and order of others would be lost"
        raise InputError(file, "", what, cure="edit it with an editor; this page follows")


def _exchanged(persona: Persona, path: str, piece: Claim | Quotation | Trait | None) -> Persona:
    field, bracket, number = path.removesuffix("]").partition("[")
    if bracket and field in (*CLAIM_LISTS, "snapshot", "quotes") and number.isdecimal():
        entries: list[Any] = list(getattr(persona, field))
        if int(number) <= len(entries):
            entries[int(number) : int(number) + 1] = [piece] if piece else []
            return persona.model_copy(update={field: tuple(entries)})
    elif path in dict(persona.claims()) and not isinstance(piece, Trait):
        return persona.with_changes({path: Claim(text=piece.text, cites=piece.cites) if piece else None})
    raise InputError(persona.name, path, "there is no such sentence", cure="load the page again")

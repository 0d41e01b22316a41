"""The files of one persona, written together: JSON, Markdown, the page and the check report."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, Literal, NamedTuple

from pydantic import ValidationError

from persona_gen.domain import CheckReport, Persona, Segment
from persona_gen.errors import InputError
from persona_gen.files import file_stem, make_folder
from persona_gen.report import markdown
from persona_gen.report.json import json_file
from persona_gen.report.written_files import WrittenFiles
from persona_gen.sources.files import names_in
from persona_gen.sources.reports import CHECKED, report_beside
from persona_gen.text.json_values import json_value

UNREADABLE = ".unreadable"
"""How the name ends of a persona file that could not be read and was put aside."""

INDEX = "index"
"""The index's name; no persona is called so, since a name has two words."""

Condition = Literal["whole", "page edited", "edited", "damaged"]
"""As written; the Markdown or the page edited; the persona itself edited; something missing or unreadable."""


class WriteResult(NamedTuple):
    """What was written, and what was kept since somebody else had changed it."""

    written: tuple[Path, ...]
    kept: tuple[Path, ...]


def write_persona_files(
    folder: Path, persona: Persona, segment: Segment, report: CheckReport, *, overwrite: bool = False
) -> WriteResult:
    """Write ``<id>.json``, ``.md``, ``.html`` and ``.check.json`` into ``folder`` (made if need be).

    A file that holds something else than was written there is kept, unless ``overwrite``; where that is the persona
    itself, it is kept with all that was made from it. A persona file that cannot be read is put aside, not lost.
    Raises `InputError` where the file is the persona of another segment.
    """
    make_folder(folder)
    stem = file_stem(persona.id)
    files = WrittenFiles(folder, stem)
    path = folder / f"{stem}.json"
    before = _json(path)
    if before and before.get("segment") not in (None, segment.id):
        what = f'this is the persona of another segment, "{before["segment"]}", by the same name'
        raise InputError(path, "segment", what, cure="choose another folder, or rename that persona and its files")
    if not overwrite and files.is_foreign(path.name):
        if _persona(path):
            return WriteResult((), (path,))
        path.replace(path.with_name(path.name + UNREADABLE))
    contents = {path.name: json_file(persona)} | _made_from(stem, persona, segment, report)
    return _write(files, contents, overwrite=overwrite)


def remake_persona_files(
    file: Path, persona: Persona, segment: Segment, report: CheckReport, *, overwrite: bool = False, face: bool = False
) -> WriteResult:
    """Make anew what lies beside a persona's file, which may have been edited: Markdown, page and check report."""
    files = WrittenFiles(file.parent, file.stem)
    return _write(files, _made_from(file.stem, persona, segment, report, face=face), overwrite=overwrite)


def files_condition(folder: Path, persona_id: str) -> Condition:
    """Whether a persona's files are there as they were written, edited by somebody, or damaged.

    Of files that an earlier version wrote nothing is known: they count as whole where the persona can be read.
    """
    stem = file_stem(persona_id)
    files = WrittenFiles(folder, stem)
    path = folder / f"{stem}.json"
    if not files.recorded:
        return "whole" if path.is_file() else "damaged"
    if not files.is_latest(path.name):
        return "edited" if files.is_foreign(path.name) and _persona(path) else "damaged"
    if not files.is_latest(stem + CHECKED):
        return "damaged"
    pages = [name for name in (f"{stem}.md", f"{stem}.html") if not files.is_latest(name)]
    edited = [name for name in pages if _is_edited(files, name)]
    return "whole" if not pages else "page edited" if edited == pages else "damaged"


def edited_files(folder: Path, persona_id: str) -> list[Path]:
    """The files of a persona that hold something else than was ever written there."""
    stem = file_stem(persona_id)
    files = WrittenFiles(folder, stem)
    return [folder / name for name in (f"{stem}.json", f"{stem}.md", f"{stem}.html") if files.is_foreign(name)]


def write_index(folder: Path, *, face: bool = False) -> WriteResult:
    """Write ``index.html``, the page of all personas of a folder that have pages; one somebody edited is kept."""
    personas = []
    for path, _ in personas_in(folder):
        page = path.with_suffix(".html")
        if page.is_file() and (persona := _persona(path)):
            personas.append((page.name, persona, _report(path)))
    from persona_gen.report import html  # noqa: PLC0415 - as below

    return _write(WrittenFiles(folder, INDEX), {f"{INDEX}.html": html.index(personas, face=face)}, overwrite=False)


def personas_in(folder: Path) -> Iterator[tuple[Path, dict[str, Any]]]:
    """The persona files of a folder with what they hold, unchecked; what cannot be read is passed over."""
    for name in names_in(folder, (".json",)) if folder.is_dir() else ():
        if not name.endswith(CHECKED):
            held = _json(folder / name)
            if held and isinstance(held.get("name"), str) and isinstance(held.get("segment"), str):
                yield folder / name, held


def _made_from(
    stem: str, persona: Persona, segment: Segment, report: CheckReport, *, face: bool = False
) -> dict[str, str]:
    from persona_gen.report import html  # noqa: PLC0415 - 0.1 s, and a card on a terminal needs no page

    return {
        f"{stem}.md": markdown.card(persona, segment, report),
        f"{stem}.html": html.card(persona, segment, report, face=face),
        f"{stem}{CHECKED}": json_file(report),
    }


def _write(files: WrittenFiles, contents: dict[str, str], *, overwrite: bool) -> WriteResult:
    """Write all but the pages that somebody edited; nobody edits a check report, and an empty file is no edit."""
    pages = [name for name in contents if name.endswith((".md", ".html"))]
    edited = [] if overwrite else [name for name in pages if _is_edited(files, name)]
    written = files.write({name: text for name, text in contents.items() if name not in edited})
    return WriteResult(tuple(written), tuple(files.folder / name for name in edited))


def _is_edited(files: WrittenFiles, name: str) -> bool:
    return files.is_foreign(name) and (files.folder / name).stat().st_size > 0


def _persona(path: Path) -> Persona | None:
    try:
        return Persona.model_validate_json(path.read_bytes())
    except (OSError, ValidationError):
        return None


def _report(path: Path) -> CheckReport | None:
    try:
        return report_beside(path)
    except InputError:
        return None


def _json(path: Path) -> dict[str, Any] | None:
    try:
        held = json_value(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return held if isinstance(held, dict) else None

"""The files of one persona: JSON, Markdown and the check report, written together."""

from __future__ import annotations

from pathlib import Path

from persona_gen.domain import CheckReport, Persona, Segment
from persona_gen.files import file_stem, make_folder, write_text
from persona_gen.report import markdown
from persona_gen.report.json import json_file


def write_persona_files(folder: Path, persona: Persona, segment: Segment, report: CheckReport) -> list[Path]:
    """Write ``<id>.json``, ``<id>.md`` and ``<id>.check.json`` into ``folder`` (made if need be)."""
    make_folder(folder)
    stem = file_stem(persona.id)
    contents = {
        folder / f"{stem}.json": json_file(persona),
        folder / f"{stem}.md": markdown.card(persona, segment, report),
        folder / f"{stem}.check.json": json_file(report),
    }
    for path, text in contents.items():
        write_text(path, text)
    return list(contents)

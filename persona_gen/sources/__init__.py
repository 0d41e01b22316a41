"""Readers: files as people have them → segments and personas.

Every problem is an `InputError` with file, place and cure; what is odd but possible is a `SourceWarning`.
"""

from __future__ import annotations

from pathlib import Path

from persona_gen.domain import Segment
from persona_gen.errors import InputError
from persona_gen.sources.files import decoded, files_in
from persona_gen.sources.oddities import Oddities, SourceWarning
from persona_gen.sources.personas import parse_persona, personas_at, read_personas
from persona_gen.sources.problems import Place, fail, quoted
from persona_gen.sources.schemas import YAML_SUFFIXES
from persona_gen.sources.segment_files import read_segment_file, segments_in_text
from persona_gen.sources.tidy import STATISTICS, TIDY_FILES, read_tidy

__all__ = [
    "SourceWarning",
    "decoded",
    "parse_persona",
    "parse_segments",
    "personas_at",
    "read_personas",
    "read_segments",
]

SEGMENT_SUFFIXES = (*YAML_SUFFIXES, ".json")


def read_segments(path: Path) -> list[Segment]:
    """The segments of a YAML or JSON file, of tidy tables, or of a folder that holds either or both.

    A folder is not searched further down; its tidy tables come first, then its files by name. Ids are unique over all
    that is read. Raises `InputError` for the first problem; issues a `SourceWarning` for each kind of oddity.
    """
    path, oddities = Path(path), Oddities()
    return _vouched(_in_folder(path, oddities) if path.is_dir() else _in_file(path, oddities), oddities)


def parse_segments(text: str, name: str) -> list[Segment]:
    """The segments of a YAML or JSON text that came from ``name``, such as stdin. Raises and warns as above."""
    oddities = Oddities()
    return _vouched(segments_in_text(text, name, oddities), oddities)


def _vouched(found: list[tuple[Segment, Place]], oddities: Oddities) -> list[Segment]:
    _refuse_id_twice(found)
    oddities.warn()
    return [segment for segment, _ in found]


def _in_file(path: Path, oddities: Oddities) -> list[tuple[Segment, Place]]:
    if path.suffix.lower() in SEGMENT_SUFFIXES:
        return read_segment_file(path, oddities, listed=False)
    if path.name == STATISTICS and path.exists():
        return read_tidy(path.parent, oddities)
    if not path.exists():
        raise InputError(path, "", "there is no such file or folder", cure="check the path")
    if path.name in TIDY_FILES:
        raise InputError(
            path, "", "this is one of several tidy tables", cure=f"give {STATISTICS} or the folder of both"
        )
    kinds = ", ".join(SEGMENT_SUFFIXES)
    raise InputError(path, "", "this is no segment file by its name", cure=f"give {kinds}, {STATISTICS} or a folder")


def _in_folder(folder: Path, oddities: Oddities) -> list[tuple[Segment, Place]]:
    tidy = any((folder / name).is_file() for name in TIDY_FILES)
    found = read_tidy(folder, oddities) if tidy else []
    for file in files_in(folder, SEGMENT_SUFFIXES):
        found += read_segment_file(file, oddities, listed=True)
    if not found:
        looked = f"{', '.join('*' + suffix for suffix in SEGMENT_SUFFIXES)} and {STATISTICS}"
        what = f"no segment is in this folder (looked for {looked})"
        raise InputError(folder, "", what, cure="give the folder that holds them")
    return found


def _refuse_id_twice(found: list[tuple[Segment, Place]]) -> None:
    first: dict[str, Place] = {}
    for segment, place in found:
        before = first.setdefault(segment.id, place)
        if before is not place:
            what = f"the segment id {quoted(segment.id)} is used before, at {before.seen_from(place.file)}"
            fail(place, what, "give one of them another id")

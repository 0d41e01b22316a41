"""Readers: files as people have them → segments and personas.

Every problem is an `InputError` with file, place and cure; what is odd but possible is a `SourceWarning`.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from persona_gen.domain import Segment
from persona_gen.errors import InputError
from persona_gen.sources.building import build_segment
from persona_gen.sources.documents import Document
from persona_gen.sources.files import decoded, folders_below, names_in, read_bytes, read_text
from persona_gen.sources.oddities import Oddities, SourceWarning
from persona_gen.sources.personas import parse_persona, personas_with_files, read_personas
from persona_gen.sources.problems import FieldPath, Place, fail, quoted, unknown_word
from persona_gen.sources.schemas import VERSIONS, YAML_SUFFIXES, documents_in, group_of_keys, not_wanted, other_kind
from persona_gen.sources.tables.rows import SURE_TABLE_SUFFIXES
from persona_gen.sources.tidy import STATISTICS, TIDY_FILES, read_tidy

__all__ = [
    "SourceFile",
    "SourceWarning",
    "decoded",
    "parse_persona",
    "parse_segments",
    "personas_with_files",
    "read_personas",
    "read_segments",
    "source_files",
]

SEGMENT_SUFFIXES = (*YAML_SUFFIXES, ".json")


def read_segments(path: Path, *, warn: bool = True) -> list[Segment]:
    """The segments of a YAML or JSON file, of tidy tables, or of a folder that holds either or both.

    A folder is not searched further down; its tidy tables come first, then its files by name. Ids are unique over all
    that is read. Raises `InputError` for the first problem; issues a `SourceWarning` for each kind of oddity, or looks
    for none, which is several times as quick.
    """
    path, oddities = Path(path), Oddities(wanted=warn)
    return _vouched(_in_folder(path, oddities) if path.is_dir() else _in_file(path, oddities), oddities)


@dataclass(frozen=True, slots=True)
class SourceFile:
    """One thing to read among many: a segment file, or the tidy tables of a folder, by their ``statistics.csv``.

    Of a file that was only ``listed`` in a folder nobody said that it holds segments.
    """

    name: str  # a plain text, since there may be many thousands of these
    listed: bool

    @property
    def path(self) -> Path:
        """Where it is."""
        return Path(self.name)

    def sha256(self) -> str:
        """The digest of the bytes of all files it is made of. Raises `InputError`."""
        names = TIDY_FILES if self.path.name in TIDY_FILES else (self.path.name,)
        there = [file for name in names if (file := self.path.with_name(name)).is_file()]
        parts = [hashlib.sha256(read_bytes(file)).hexdigest() for file in there or [self.path]]
        return hashlib.sha256(" ".join(parts).encode()).hexdigest() if len(parts) > 1 else parts[0]

    def read(self) -> list[Segment]:
        """Its segments; none where it was only listed and is another of our formats. Raises and warns as above."""
        oddities = Oddities()
        if self.path.name in TIDY_FILES or not self.listed:
            return _vouched(_in_file(self.path, oddities), oddities)
        return _vouched(read_segment_file(self.path, oddities, listed=True), oddities)


def source_files(path: Path) -> list[SourceFile]:
    """What `read_segments` would read at a path, one by one and unread, in the same order. Raises `InputError`."""
    path = Path(path)
    if not path.exists():
        raise InputError(path, "", "there is no such file or folder", cure="check the path")
    if not path.is_dir():
        return [SourceFile(str(path), listed=False)]
    tidy = [STATISTICS] if any((path / name).is_file() for name in TIDY_FILES) else []
    names = [*tidy, *names_in(path, SEGMENT_SUFFIXES)]
    return [SourceFile(str(path / name), listed=True) for name in names] or _nothing_in(path)


def parse_segments(text: str, name: str) -> list[Segment]:
    """The segments of a YAML or JSON text that came from ``name``, such as stdin. Raises and warns as above."""
    oddities = Oddities()
    return _vouched(segments_in_text(text, name, oddities), oddities)


def _vouched(located: list[tuple[Segment, Place]], oddities: Oddities) -> list[Segment]:
    _refuse_id_twice(located)
    oddities.warn()
    return [segment for segment, _ in located]


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
    if path.suffix.lower() in SURE_TABLE_SUFFIXES:
        cure = f"make segments of it first: persona-gen segments build {path} --by COLUMN -o segments/"
        raise InputError(path, "", "this is a table, and no segment file", cure=cure)
    kinds = ", ".join(SEGMENT_SUFFIXES)
    raise InputError(path, "", "this is no segment file by its name", cure=f"give {kinds}, {STATISTICS} or a folder")


def _in_folder(folder: Path, oddities: Oddities) -> list[tuple[Segment, Place]]:
    located = []
    for source in source_files(folder):
        tidy = source.path.name in TIDY_FILES
        located += read_tidy(folder, oddities) if tidy else read_segment_file(source.path, oddities, listed=True)
    return located or _nothing_in(folder)


def _nothing_in(folder: Path) -> NoReturn:
    looked = f"{', '.join('*' + suffix for suffix in SEGMENT_SUFFIXES)} and {STATISTICS}"
    what = f"no segment is in this folder (looked for {looked})"
    below = folders_below(folder, "persona-gen/segment@", SEGMENT_SUFFIXES)
    raise InputError(folder, "", what, cure=below or "give the folder that holds them")


def _refuse_id_twice(located: list[tuple[Segment, Place]]) -> None:
    first: dict[str, Place] = {}
    for segment, place in located:
        before = first.setdefault(segment.id, place)
        if before is not place:
            what = f"the segment id {quoted(segment.id)} is used before, at {before.seen_from(place.file)}"
            fail(place, what, "give one of them another id")


def read_segment_file(path: Path, oddities: Oddities, *, listed: bool) -> list[tuple[Segment, Place]]:
    """The segments of one file with their places.

    A file that was ``listed`` in a folder and not named by anyone may be another of our formats: it is skipped, and
    that is noted.
    """
    return segments_in_text(read_text(path), str(path), oddities, listed=listed)


def segments_in_text(text: str, name: str, oddities: Oddities, *, listed: bool = False) -> list[tuple[Segment, Place]]:
    """The segments of a text that came from ``name``, with their places."""
    located = []
    for document in documents_in(text, name):
        if listed and (kind := other_kind(document.tree, "segment")):
            what, _ = not_wanted(kind, "segment")
            oddities.note("skipped", Place(name, 0, ""), what, "the file is skipped")
            continue
        located += _segments_in(document, oddities)
    return located


def _segments_in(document: Document, oddities: Oddities) -> list[tuple[Segment, Place]]:
    """One segment, or those under ``segments:``."""
    tree = group_of_keys(document, document.tree, (), "segment")
    if "schema" not in tree:
        advice = f'put "schema: {VERSIONS["segment"][0]}" first, so that later versions read the file as you meant it'
        oddities.note("schema", Place(document.file, 0, ""), "the file does not say its schema", advice)
    for path in document.cut:
        what = "the words end where YAML sees a comment (# after a blank)"
        oddities.note("cut", document.place(path), what, "put the text in quotation marks if the # belongs to it")
    if "segments" not in tree:
        return [_segment(document, (), oddities)]
    for key in tree:
        if key not in ("schema", "segments"):
            _, cure = unknown_word(key, ("schema", "segments"))
            fail(
                document.place((key,)),
                f'"{key}" stands beside segments:',
                cure if "mean" in cure else "move it into the segments",
            )
    segments = tree["segments"]
    if not isinstance(segments, list) or not segments:
        what = "the list of segments is empty" if segments in ([], "") else "this is not a list of segments"
        fail(document.place(("segments",)), what, 'begin each segment with "- "')
    return [_segment(document, ("segments", i), oddities) for i in range(len(segments))]


def _segment(document: Document, path: FieldPath, oddities: Oddities) -> tuple[Segment, Place]:
    node = document.at(path)
    tree = {key: value for key, value in group_of_keys(document, node, path, "segment").items() if key != "schema"}
    return build_segment(tree, lambda part: document.place(path + part), oddities), document.place(path)

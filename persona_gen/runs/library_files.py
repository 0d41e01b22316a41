"""The files of a folder as page and chat know them: told by their heads, read when somebody asks for what they hold."""

from __future__ import annotations

import os
import re
import warnings
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import yaml
from pydantic import ValidationError

from persona_gen.domain import Persona, Segment
from persona_gen.domain.review import Review
from persona_gen.errors import InputError
from persona_gen.files import real_path, unreadable
from persona_gen.sources.files import read_text
from persona_gen.sources.personas import BESIDE_PERSONAS, parse_persona
from persona_gen.sources.reading import read_segments
from persona_gen.sources.reports import read_review
from persona_gen.sources.schemas import JSON_SUFFIXES, YAML_SUFFIXES
from persona_gen.sources.yaml_text import LOADER

LIBRARY_SUFFIXES = (*JSON_SUFFIXES, *YAML_SUFFIXES)
REVIEWS = "reviews"
"""The folder in which each review has a folder of its own."""
HEAD = 2_000
"""Bytes in which a file says what it is."""

_SCHEMA = re.compile(r"persona-gen/([a-z-]+)@\d")
_KEY = r"""(?:^|[{,])\s*["']?"""
"""Where a key begins, in a file of one line, too."""
_PERSONA_KEY = re.compile(_KEY + r"""segment["']?\s*:""", re.M)
_SEGMENT_KEY = re.compile(_KEY + r"""(?:statistics|segments|quotes|whole_base)["']?\s*:""", re.M)
_OF_SEGMENT = re.compile(_KEY + r"""segment["']?\s*:\s*["']?([^"'\n,}]+)""", re.M)
_ONE_JSON = re.compile(r"\s*\{\s*\n")
"""How a JSON file begins that holds one document over several lines, and not one on each."""


class SegmentHead(NamedTuple):
    """What a segment is called; how much it holds is known once it has been read, else None."""

    id: str
    name: str
    statistics: int | None = None
    quotes: int | None = None

    @property
    def names(self) -> tuple[str, str]:
        """Id and name as they are looked for."""
        return self.id.casefold(), self.name.casefold()


@dataclass
class LibraryFile:
    """One file: what it says it is, and what it holds once somebody has asked. Read problems are in ``problem``.

    ``stamp`` is its time of change in nanoseconds and its size; ``head`` the one segment that a segment file names
    before its lists begin, or None.
    """

    path: Path
    stamp: tuple[int, int]
    kind: str
    of_segment: str = ""
    head: SegmentHead | None = None
    _segments: tuple[Segment, ...] | None = None
    _personas: tuple[Persona, ...] | None = None
    _review: Review | None = None
    problem: str = ""

    @property
    def segments(self) -> tuple[Segment, ...]:
        """The segments it holds; none where it cannot be read."""
        if self._segments is None:
            self._segments = tuple(self._read()) if self.kind == "segment" else ()
        return self._segments

    @property
    def segment_heads(self) -> list[SegmentHead]:
        """What its segments are called; it is read only where its head does not say so."""
        if self._segments is None and self.head is not None:
            return [self.head]
        return [SegmentHead(s.id, s.name, len(s.statistics), len(s.spoken)) for s in self.segments]

    @property
    def personas(self) -> tuple[Persona, ...]:
        """The personas it holds; none where it cannot be read."""
        if self._personas is None:
            self._personas = self._parsed() if self.kind == "persona" else ()
        return self._personas

    @property
    def review(self) -> Review | None:
        """The review it holds; none where it cannot be read."""
        if self._review is None and self.kind == "review" and not self.problem:
            try:
                self._review = read_review(self.path)
            except InputError as error:
                self.problem = str(error)
        return self._review

    def _read(self) -> list[Segment]:
        try:
            return read_segments(self.path, warn=False)
        except InputError as error:
            self.problem = str(error)
            return []

    def _parsed(self) -> tuple[Persona, ...]:
        try:
            text = read_text(self.path)
            try:
                return (Persona.model_validate_json(text),)  # ours as a rule: twenty times as quick
            except ValidationError:
                with warnings.catch_warnings():
                    warnings.simplefilter("ignore")
                    return tuple(parse_persona(text, str(self.path)))
        except InputError as error:
            self.problem = str(error)
            return ()


def looked_at(path: Path, stamp: tuple[int, int]) -> LibraryFile:
    """A file by its head: what schema or keys say it is."""
    try:
        with path.open("rb", buffering=0) as file:
            head = file.read(HEAD).decode("utf-8", "replace")
    except OSError as error:
        return LibraryFile(path, stamp, "", problem=str(unreadable(path, error)))
    schema = _SCHEMA.search(head)
    if (schema and schema[1] == "persona") or (not schema and _PERSONA_KEY.search(head)):
        of_segment = _OF_SEGMENT.search(head) if path.suffix.lower() == ".json" else None
        return LibraryFile(path, stamp, "persona", of_segment[1].strip() if of_segment else "")
    if schema and schema[1] == "review":
        return LibraryFile(path, stamp, "review")
    if (schema and schema[1] == "segment") or (not schema and _SEGMENT_KEY.search(head)):
        return LibraryFile(path, stamp, "segment", head=_segment_head(head, path.suffix.lower()))
    return LibraryFile(path, stamp, "")


def _segment_head(head: str, suffix: str) -> SegmentHead | None:
    """Id and name where the file's first keys say both in so many words; None where only reading it can tell."""
    if suffix == ".jsonl" or (suffix == ".json" and not _ONE_JSON.match(head)):
        return None
    written: dict[str, str] = {}
    key: str | None = None
    value: tuple[str, str] | None = None
    depth = 0
    try:
        for event in yaml.parse(head, Loader=LOADER):
            if isinstance(event, yaml.CollectionStartEvent):
                depth, key = depth + 1, None
            elif isinstance(event, yaml.CollectionEndEvent):
                depth -= 1
            elif isinstance(event, yaml.ScalarEvent) and depth == 1:
                if key is not None:
                    value, key = (key, event.value), None
                    continue
                if value is not None:
                    written.setdefault(*value)  # the next key shows that the value was not cut off with the head
                if "id" in written and "name" in written:
                    return SegmentHead(written["id"], written["name"]) if all(written.values()) else None
                key, value = event.value, None
    except yaml.YAMLError:
        pass  # the head ends within something
    return None


def files_of_library(folder: Path, unlisted: list[str]) -> Iterator[tuple[str, tuple[int, int]]]:
    """The files that may be ours in a folder, in those directly in it and in its ``reviews``, each with its stamp.

    A link that leads out of the folder is none of them. A line for each folder that cannot be read is put on
    ``unlisted``.
    """
    root = real_path(folder)
    for each in (folder, *_folders_in(folder, root), *_folders_in(folder / REVIEWS, root)):
        try:
            with os.scandir(each) as entries:
                ours = sorted((entry for entry in entries if _may_be_ours(entry.name)), key=lambda e: e.name)
        except OSError as error:
            unlisted.append(f"{each}: it cannot be read ({error.strerror})")
            continue
        for entry in ours:
            with suppress(OSError):  # a batch that is under way takes files away
                inside = not entry.is_symlink() or real_path(Path(entry.path)).is_relative_to(root)
                if inside and entry.is_file():
                    status = entry.stat()
                    yield entry.path, (status.st_mtime_ns, status.st_size)


def _folders_in(folder: Path, root: Path) -> list[Path]:
    if not folder.is_dir() or not real_path(folder).is_relative_to(root):
        return []
    shown = (path for path in folder.iterdir() if path.is_dir() and path.name[:1] != ".")
    return sorted(path for path in shown if not path.is_symlink() or real_path(path).is_relative_to(root))


def _may_be_ours(name: str) -> bool:
    return name.lower().endswith(LIBRARY_SUFFIXES) and name[0] != "." and not name.endswith(BESIDE_PERSONAS)

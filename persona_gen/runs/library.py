"""A folder of segments and personas, read once and again only where a file has changed: what page and chat look at."""

from __future__ import annotations

import os
import re
import warnings
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from persona_gen.checker.check import check
from persona_gen.checker.segment_index import SegmentIndex
from persona_gen.domain import CheckReport, Persona, Segment
from persona_gen.errors import InputError
from persona_gen.sources.files import read_text
from persona_gen.sources.personas import BESIDE_PERSONAS, parse_persona
from persona_gen.sources.reading import read_segments
from persona_gen.sources.schemas import JSON_SUFFIXES, YAML_SUFFIXES

SUFFIXES = (*JSON_SUFFIXES, *YAML_SUFFIXES)
_SCHEMA = re.compile(r"persona-gen/([a-z-]+)@\d")
_PERSONA_KEY = re.compile(r"""^\s*["']?segment["']?\s*:""", re.M)
_SEGMENT_KEY = re.compile(r"""^\s*["']?(?:statistics|segments|quotes|whole_base)["']?\s*:""", re.M)
HEAD = 4000
"""Characters in which a file says what it is."""

Stamp = tuple[int, int]
"""When a file was changed, in nanoseconds, and its bytes."""


@dataclass(frozen=True, slots=True)
class _Read:
    """What one file held when it was last read."""

    stamp: Stamp
    segments: tuple[Segment, ...] = ()
    personas: tuple[Persona, ...] = ()
    problem: str = ""


@dataclass
class Library:
    """The segments and personas of ``folder`` and of the folders directly in it; hidden ones are left alone.

    A file that cannot be read is in ``problems`` with the line that says why, and the others are there.
    """

    folder: Path
    _files: dict[Path, _Read] = field(default_factory=dict)
    _indexes: dict[str, tuple[Segment, SegmentIndex]] = field(default_factory=dict)
    _reports: dict[str, tuple[Persona, Segment, CheckReport]] = field(default_factory=dict)

    def refresh(self) -> None:
        """Read what is new or has changed since, and forget what is gone."""
        stamps = {path: (status.st_mtime_ns, status.st_size) for path, status in self._listed()}
        for path in self._files.keys() - stamps.keys():
            del self._files[path]
        for path, stamp in stamps.items():
            if path not in self._files or self._files[path].stamp != stamp:
                self._files[path] = _read(path, stamp)

    def _listed(self) -> Iterator[tuple[Path, os.stat_result]]:
        """The files that may be ours. A link that leads out of the folder is none of them."""
        root = self.folder.resolve()
        for folder in (self.folder, *sorted(p for p in self.folder.iterdir() if p.is_dir() and p.name[:1] != ".")):
            with os.scandir(folder) as entries:
                for entry in sorted(entries, key=lambda e: e.name):
                    path = Path(entry.path)
                    ours = path.suffix.lower() in SUFFIXES and not entry.name.startswith(".")
                    if not ours or entry.name.endswith(BESIDE_PERSONAS) or not entry.is_file():
                        continue
                    if not entry.is_symlink() or path.resolve().is_relative_to(root):
                        yield path, entry.stat()

    @property
    def problems(self) -> list[str]:
        """A line for each file that could not be read."""
        return [read.problem for read in self._files.values() if read.problem]

    def files(self) -> Iterator[tuple[Path, set[str]]]:
        """Each file that holds segments, with their ids."""
        for path, read in self._files.items():
            if read.segments:
                yield path, {segment.id for segment in read.segments}

    @property
    def segments(self) -> dict[str, Segment]:
        """The segments by id; of two with one id the first file's counts."""
        every: dict[str, Segment] = {}
        for read in self._files.values():
            for segment in read.segments:
                every.setdefault(segment.id, segment)
        return every

    @property
    def personas(self) -> dict[str, tuple[Path, Persona]]:
        """The personas by id, each with its file; of two with one id the first file's counts."""
        every: dict[str, tuple[Path, Persona]] = {}
        for path, read in self._files.items():
            for persona in read.personas:
                every.setdefault(persona.id, (path, persona))
        return every

    def segment(self, name: str) -> Segment:
        """The segment of an id or a name. Raises `InputError` that lists what there is."""
        every = self.segments
        for segment in every.values():
            if name.casefold() in (segment.id.casefold(), segment.name.casefold()):
                return segment
        raise InputError(self.folder, "", f'no segment is called "{name}"', cure=f"there are {_some(every)}")

    def persona(self, name: str) -> tuple[Path, Persona]:
        """The persona of an id or a name, with its file. Raises `InputError` that lists what there is."""
        every = self.personas
        for path, persona in every.values():
            if name.casefold() in (persona.id.casefold(), persona.name.casefold()):
                return path, persona
        raise InputError(self.folder, "", f'no persona is called "{name}"', cure=f"there are {_some(every)}")

    def index(self, segment: Segment) -> SegmentIndex:
        """The segment prepared for checking, made once."""
        if (made := self._indexes.get(segment.id)) is None or made[0] is not segment:
            self._indexes[segment.id] = made = (segment, SegmentIndex(segment))
        return made[1]

    def report(self, persona: Persona) -> CheckReport:
        """The persona held against its segment by rules alone. Raises `InputError` where its segment is not here."""
        segment = self.segment(persona.segment)
        made = self._reports.get(persona.id)
        if made is None or made[0] is not persona or made[1] is not segment:
            self._reports[persona.id] = made = (persona, segment, check(persona, self.index(segment)))
        return made[2]


def _read(path: Path, stamp: Stamp) -> _Read:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        try:
            head = read_text(path)[:HEAD]
            schema = _SCHEMA.search(head)
            kind = schema[1] if schema else "persona" if _PERSONA_KEY.search(head) else ""
            if kind == "persona":
                return _Read(stamp, personas=tuple(parse_persona(read_text(path), str(path))))
            if kind == "segment" or (not schema and _SEGMENT_KEY.search(head)):
                return _Read(stamp, segments=tuple(read_segments(path)))
        except InputError as error:
            return _Read(stamp, problem=str(error))
    return _Read(stamp)


def _some(names: dict[str, object] | dict[str, Segment] | dict[str, tuple[Path, Persona]]) -> str:
    shown = sorted(names)
    return ", ".join(shown[:8]) + (f" and {len(shown) - 8} more" if len(shown) > 8 else "") if shown else "none yet"

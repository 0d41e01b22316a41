"""Segments, personas and reviews of a folder, each file read when first needed and again only where it has changed.

Page and chat look at the folder through this. Listing thousands of personas reads the head of each file once, and so
does listing segments: their quotes are read where somebody asks for evidence.
"""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from pydantic import ValidationError

from persona_gen.checker.check import check_edited
from persona_gen.domain import CheckReport, Persona, Segment, slug
from persona_gen.domain.review import Review
from persona_gen.domain.study import OpenQuestions
from persona_gen.errors import InputError
from persona_gen.runs.library_files import REVIEWS, LibraryFile, SegmentHead, files_of_library, looked_at
from persona_gen.runs.prepared_segments import PreparedSegments
from persona_gen.sources.files import read_text
from persona_gen.sources.reports import CHECKED, readable_report_beside

OPEN_QUESTIONS = "open-questions.json"
"""The file of what was asked of the data in vain."""
LISTED_FOR = 1.0
"""Seconds for which a list of the folder is good enough: a page makes many requests at once."""


class NotInFolder(InputError):
    """No segment or persona of this name is in the folder."""


@dataclass
class Library:
    """The segments, personas and reviews of ``folder`` and of the folders directly in it; hidden ones are left alone.

    Reviews may also lie in a folder each within ``reviews``. A file that cannot be read is in ``problems`` with the
    line that says why, and the others are there. Several threads may use one.
    """

    folder: Path
    _files: dict[str, LibraryFile] = field(default_factory=dict)
    _unlisted: list[str] = field(default_factory=list)
    _segment_files: list[LibraryFile] = field(default_factory=list)
    _listed_at: float = -LISTED_FOR
    prepared: PreparedSegments = field(default_factory=PreparedSegments)
    _reports: dict[tuple[Path, str], tuple[Persona, Segment, int, CheckReport]] = field(default_factory=dict)
    _listing: threading.Lock = field(default_factory=threading.Lock)

    def refresh(self, *, now: bool = False) -> None:
        """See what is new, changed or gone; a list made within `LISTED_FOR` is taken as it is, unless ``now``."""
        with self._listing:
            if not now and time.monotonic() - self._listed_at < LISTED_FOR:
                return
            self._unlisted = []
            listed: dict[str, LibraryFile] = {}
            for name, stamp in files_of_library(self.folder, self._unlisted):
                old = self._files.get(name)
                listed[name] = old if old and old.stamp == stamp else looked_at(Path(name), stamp)
            self._files = listed
            self._segment_files = [file for file in self._files.values() if file.kind == "segment"]
            self._listed_at = time.monotonic()

    @property
    def problems(self) -> list[str]:
        """A line for each file that turned out not to be readable so far, and for each folder."""
        return [*self._unlisted, *(file.problem for file in self._files.values() if file.problem)]

    @property
    def segments(self) -> dict[str, Segment]:
        """The segments by id; of two with one id the first file's counts."""
        every: dict[str, Segment] = {}
        for file in self._segment_files:
            for segment in file.segments:
                every.setdefault(segment.id, segment)
        return every

    @property
    def segment_heads(self) -> dict[str, SegmentHead]:
        """Id and name of every segment, by id, as `segments` has them; no file is read that says them in its head."""
        every: dict[str, SegmentHead] = {}
        for file in self._segment_files:
            for head in file.segment_heads:
                every.setdefault(head.id, head)
        return every

    def segments_called(self, name: str) -> Iterator[Segment]:
        """Every segment of this id or name, file by file; files that say in their head that it is not here rest."""
        wanted = name.casefold()
        for file in self._segment_files:
            if file.head is None or wanted in file.head.names:
                yield from (s for s in file.segments if wanted in (s.id.casefold(), s.name.casefold()))

    def file_of(self, segment: Segment) -> Path:
        """The file that holds a segment."""
        return next(file.path for file in self._segment_files if segment in file.segments)

    def persona_files(self, *, words: str = "", segment: str = "") -> list[Path]:
        """The files that hold a persona, whose text has all ``words``, of one ``segment``; nothing is parsed."""
        wanted = words.casefold().split()
        return [
            file.path
            for file in self._files.values()
            if file.kind == "persona"
            and (not segment or file.of_segment in ("", segment))
            and (not wanted or _has(file.path, wanted))
        ]

    def segments_with_persona(self) -> set[str]:
        """Ids of the segments that a persona stands for; files that do not say so in their head are parsed."""
        files = [file for file in self._files.values() if file.kind == "persona"]
        return {file.of_segment for file in files if file.of_segment} | {
            persona.segment for file in files if not file.of_segment for persona in file.personas
        }

    def segments_in(self, path: Path) -> tuple[Segment, ...]:
        """The segments of one file."""
        file = self._files.get(str(path))
        return file.segments if file else ()

    def personas_in(self, path: Path) -> tuple[Persona, ...]:
        """The personas of one of these files."""
        file = self._files.get(str(path))
        return file.personas if file else ()

    @property
    def personas(self) -> dict[str, tuple[Path, Persona]]:
        """Every persona by id, each with its file; of two with one id the first file's counts."""
        every: dict[str, tuple[Path, Persona]] = {}
        for file in self._files.values():
            for persona in file.personas:
                every.setdefault(persona.id, (file.path, persona))
        return every

    def segment(self, name: str) -> Segment:
        """The segment of an id or a name. Raises `InputError` that lists what there is."""
        for segment in self.segments_called(name):
            return segment
        cure = f"there are {_some(list(self.segment_heads))}"
        raise NotInFolder(self.folder.name or "/", "", f'no segment is called "{name}"', cure=cure)

    def persona(self, name: str) -> tuple[Path, Persona]:
        """The persona of an id or a name, with its file. Raises `InputError` that lists what there is."""
        wanted = (name.casefold(), slug(name, "persona"))
        files = [file for file in self._files.values() if file.kind == "persona"]
        for file in sorted(files, key=lambda f: f.path.stem not in wanted):  # a file is named after its persona, mostly
            for persona in file.personas:
                if name.casefold() in (persona.id.casefold(), persona.name.casefold()):
                    return file.path, persona
        every = list(self.personas)
        raise NotInFolder(
            self.folder.name or "/", "", f'no persona is called "{name}"', cure=f"there are {_some(every)}"
        )

    @property
    def reviews(self) -> dict[str, Review]:
        """Every review, the newest first, by the name of its file or of the folder that is its own."""
        files = sorted((f for f in self._files.values() if f.kind == "review"), key=lambda f: f.stamp, reverse=True)
        return {self._review_name(file.path): file.review for file in files if file.review}

    def newer_than(self, moment: float) -> list[tuple[str, str, str]]:
        """Personas and reviews whose files are younger: kind, id, name."""
        young = [file for file in self._files.values() if file.stamp[0] >= moment * 1e9]
        personas = [("persona", persona.id, persona.name) for file in young for persona in file.personas]
        reviews = [(REVIEWS, self._review_name(f.path), self._review_name(f.path)) for f in young if f.review]
        return [*personas, *reviews]

    def _review_name(self, path: Path) -> str:
        within = path.relative_to(self.folder).with_suffix("")
        parts = within.parts[:-1] if within.name == "review" and len(within.parts) > 1 else within.parts
        return "-".join(parts[1:] if parts[0] == REVIEWS and len(parts) > 1 else parts)

    @property
    def open_questions(self) -> OpenQuestions:
        """What was asked of the data in vain. Raises `InputError` for a file of it that is damaged."""
        path = self.folder / OPEN_QUESTIONS
        try:
            return OpenQuestions.model_validate_json(read_text(path)) if path.is_file() else OpenQuestions()
        except ValidationError:
            cure = "put it right, or move it away"
            raise InputError(path, "", "this is no list of open questions", cure=cure) from None

    def report(self, file: Path, persona: Persona) -> CheckReport:
        """The check report of a persona's file, by rules; earlier judgements are kept for unchanged claims.

        Raises `InputError` where its segment is not here.
        """
        if (made := self.report_at_hand(file, persona)) is not None:
            return made
        segment, stamp = self.segment(persona.segment), _stamp_beside(file)
        report = check_edited(persona, self.prepared.index(segment), readable_report_beside(file))
        self._reports[file, persona.id] = (persona, segment, stamp, report)
        return report

    def report_at_hand(self, file: Path, persona: Persona) -> CheckReport | None:
        """The same where it was made before and nothing has changed since; None where it would have to be made."""
        made = self._reports.get((file, persona.id))
        if made is None or made[0] is not persona or made[2] != _stamp_beside(file):
            return None
        return made[3] if made[1] is self.segment(persona.segment) else None


def _stamp_beside(file: Path) -> int:
    beside = file.with_name(file.stem + CHECKED)
    return beside.stat().st_mtime_ns if beside.is_file() else 0


def _has(path: Path, words: list[str]) -> bool:
    try:
        text = path.read_text(encoding="utf-8", errors="replace").casefold()
    except OSError:
        return False
    return all(word in text for word in words)


def _some(names: list[str]) -> str:
    shown = sorted(names)[:8]
    return ", ".join(shown) + (f" and {len(names) - 8} more" if len(names) > 8 else "") if shown else "none yet"

"""``export`` of a whole folder: a site that nobody need serve, and the questions of the next study."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from persona_gen.cli.inputs import done_in, finished_personas, segments_of_batches
from persona_gen.cli.shared import read_segments_of
from persona_gen.errors import ConfigError

if TYPE_CHECKING:
    from persona_gen.cli.exported import Shown
    from persona_gen.domain import Persona, Segment
    from persona_gen.domain.review import Review
    from persona_gen.domain.study import OpenQuestion


class FolderContents(NamedTuple):
    """What folders hold: personas with their files, segments by id, reviews by name, and what is open."""

    personas: list[tuple[str, Persona]]
    segments: dict[str, Segment]
    reviews: list[tuple[str, Review]]
    questions: list[OpenQuestion]


def read_shelf(
    paths: Sequence[Path], segments: Sequence[Path] | None, quiet: bool, note: Callable[[str], None]
) -> FolderContents:
    """All that is there; a folder is read as ``open`` does.

    Segments come from ``--segments``, else from the folders and from what a batch in them says it was made from.
    """
    from persona_gen.runs.library import Library

    libraries = [Library(path) for path in paths if path.is_dir()]
    for library in libraries:
        library.refresh()
    personas = [(str(file), p) for library in libraries for file, p in library.personas.values()]
    personas += finished_personas(path for path in paths if not path.is_dir())
    if segments:
        read = {segment.id: segment for segment in read_segments_of(segments, quiet)}
    else:
        read = {i: segment for library in libraries for i, segment in library.segments.items()}
        folders = [f for path in paths for f in (path, *(path.iterdir() if path.is_dir() else ())) if f.is_dir()]
        missing = {persona.segment for _, persona in personas} - set(read)
        if missing and (batches := [folder for folder in folders if done_in(folder)]):
            read |= {segment.id: segment for segment in segments_of_batches(batches, quiet)}
    reviews = [named for library in libraries for named in library.reviews.items()]
    for problem in dict.fromkeys(problem for library in libraries for problem in library.problems):
        note(f"not read: {problem}")
    questions = [question for library in libraries for question in library.open_questions.questions]
    return FolderContents(personas, read, reviews, questions)


def with_pages(shelf: FolderContents, note: Callable[[str], None]) -> list[tuple[str, Persona]]:
    """The personas that a site can show: one that is only begun, or without its segment, is left out and named."""
    shown = []
    for file, persona in shelf.personas:
        if not any(persona.claims()):
            note(f"left out: {file}: it has no sentence yet")
        elif persona.segment not in shelf.segments:
            note(f'left out: {file}: its segment "{persona.segment}" is not there')
        else:
            shown.append((file, persona))
    if shelf.personas and not shown and not shelf.reviews:
        raise ConfigError("no persona has sentences and its segment", cure="give the segments with --segments")
    return shown


def write_site(
    shown: Iterable[Shown],
    reviews: Sequence[tuple[str, Review]],
    out: Path | None,
    note: Callable[[str], None],
    *,
    whole_evidence: bool,
) -> None:
    """Write the pages. Raises `ConfigError` without a folder for them."""
    from persona_gen.files import unwritable, write_text
    from persona_gen.report import html
    from persona_gen.report.written_files import paths_named

    if out is None:
        raise ConfigError("--to site makes a folder of pages", cure="name one with -o")
    shown = list(shown)
    shelf = html.SiteContents([(e.persona, e.segment, e.report) for e in shown if e.segment and e.report], reviews)
    pages = dict(html.site(shelf, face=any(each.face for each in shown), whole_evidence=whole_evidence))
    for folder in {(out / path).parent for path in pages}:
        try:
            folder.mkdir(parents=True, exist_ok=True)  # as the system makes folders: a server must be able to read it
        except OSError as error:
            raise unwritable(folder, error) from error
    for path, page in pages.items():
        write_text(out / path, page)
    note(f"wrote {len(pages):,} pages into {out}; open {out / 'index.html'}, or put the folder on any web server")
    if old := html.stale(out, list(pages)):
        note(f"not of this export: {paths_named(old)}; remove them if they are of an older one")


def write_study(shelf: FolderContents, out: Path | None, half_width: float, note: Callable[[str], None]) -> None:
    """Print or write what to ask next. ``half_width`` is in percentage points."""
    from persona_gen.cli.shared import put
    from persona_gen.files import write_text
    from persona_gen.portfolio.next_study import next_study
    from persona_gen.report.study import study

    width = half_width / 100
    text = study(next_study(shelf.segments.values(), (p for _, p in shelf.personas), shelf.questions, width), width)
    if out is None:
        put(text)
    else:
        write_text(out, text)
        note(f"wrote {out}")

"""Which personas a command means, and which segments they stand on: named, of a batch's manifest, or found beside."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from persona_gen.cli.shared import read_personas_of, read_segments_of
from persona_gen.errors import ConfigError, InputError
from persona_gen.files import real_path

if TYPE_CHECKING:
    from persona_gen.domain import Persona, Segment
    from persona_gen.runs.outcomes import Outcome


def finished_personas(paths: Iterable[Path]) -> list[tuple[str, Persona]]:
    """The personas of files and folders, each with its file; of a batch, those that its manifest vouches for."""
    files: list[Path] = []
    for path in paths:
        files += [_persona_file(path, outcome) for outcome in done_in(path)] or [path]
    return list(read_personas_of(files))


def segments_for(
    paths: Sequence[Path],
    personas: Iterable[Persona],
    named: Sequence[Path] | None,
    quiet: bool,
    *,
    needed: bool = True,
) -> list[Segment]:
    """The segments named, else those that a manifest in the personas' folders names, else those found beside them.

    Where there are none: nothing, or `ConfigError` if they are needed.
    """
    if named:
        return read_segments_of(named, quiet)
    folders = list(dict.fromkeys(path if path.is_dir() else path.parent for path in paths if str(path) != "-"))
    if folders and all(done_in(folder) for folder in folders):
        return segments_of_batches(folders, quiet)
    if folders and (beside := segments_beside(folders, personas)):
        return beside
    if not needed:
        return []
    what = "no segment is given, and no manifest and no file beside the personas says which they stand on"
    raise ConfigError(what, cure="name the data with --segments")


def segments_of_batches(folders: Sequence[Path], quiet: bool) -> list[Segment]:
    """The segments that batches were made from, read from the files their manifests name.

    Raises `InputError` where a folder is no batch's or a file is not where it was.
    """
    sources: dict[Path, None] = {}
    for folder in folders:
        done = done_in(folder)
        if not done:
            raise InputError(folder, "", "no manifest says where its segments are", cure="name them with --segments")
        for source in (Path(outcome.source) for outcome in done):
            if not source.exists():
                what = f'"{source}", from which a persona was made, is not there'
                raise InputError(folder, "manifest.jsonl", what, cure="run it where the batch ran, or name --segments")
            sources[source] = None
    return read_segments_of(sources, quiet)


def done_in(folder: Path) -> list[Outcome]:
    """The last success of each segment in a batch's folder; nothing where there is no manifest."""
    from persona_gen.runs.manifest import MANIFEST
    from persona_gen.runs.outcomes import DamagedLine, outcome_of
    from persona_gen.sources.files import read_text

    path = folder / MANIFEST
    if not path.is_file():
        return []
    last: dict[str, Outcome] = {}
    for number, line in enumerate(read_text(path).splitlines(keepends=True), 1):
        if line.endswith("\n"):  # else it was cut short, as by a kill
            try:
                outcome = outcome_of(line.encode())
            except DamagedLine as error:
                cure = "take the line out, or name the persona files one by one"
                raise InputError(path, f"line {number}", str(error), cure=cure) from None
            if outcome.status == "done" and outcome.persona:
                last[outcome.segment] = outcome
    return list(last.values())


def _persona_file(folder: Path, outcome: Outcome) -> Path:
    from persona_gen.files import file_stem

    return folder / f"{file_stem(outcome.persona or '')}.json"


def segments_beside(folders: Sequence[Path], personas: Iterable[Persona]) -> list[Segment] | None:
    """The segments of personas, looked for in their folders, in the folders above and in those beside.

    None where one is not there. Of two files with a segment of the same id the one counts that the persona was written
    from; raises `InputError` where neither is.
    """
    from persona_gen.runs.library import Library

    places = [place for folder in folders for place in dict.fromkeys((folder, real_path(folder).parent))]
    libraries = [Library(place) for place in places]
    for library in libraries:
        library.refresh()
    chosen: dict[str, Segment] = {}
    for persona in personas:
        same_id = [
            s for library in libraries for s in library.segments_called(persona.segment) if s.id == persona.segment
        ]
        own = [s for s in same_id if persona.provenance and s.sha256 == persona.provenance.segment_sha256] or same_id
        if not own:
            return None
        if len({s.sha256 for s in own}) > 1:
            what = f'several files hold a segment "{persona.segment}", and none as the persona was written from'
            raise InputError(folders[0], "", what, cure="name the right one with --segments")
        chosen[persona.segment] = own[0]
    return list(chosen.values())

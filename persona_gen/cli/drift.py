"""``drift``: what new data change, and which claims they cost their support."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from persona_gen.cli.app import FINDINGS, app
from persona_gen.cli.inputs import done_in, finished_personas, segments_of_batches
from persona_gen.cli.shared import Json, Quiet, colour, put, read_segments_of, warnings_said, width
from persona_gen.errors import InputError

if TYPE_CHECKING:
    from persona_gen.domain import Persona, Segment


@app.command(
    "drift",
    epilog="""\b
Examples:
  persona-gen drift segments-2026/ segments-2027/
  persona-gen drift segments-2026/ segments-2027/ --personas personas/
  persona-gen drift personas/ segments-2027/""",
)
def drift_command(
    old: Annotated[
        Path, typer.Argument(metavar="OLD", help="Segments as they were, or the folder of a finished batch.")
    ],
    new: Annotated[
        Path, typer.Argument(metavar="NEW", help="Segments as they are, or the folder of a batch made from them.")
    ],
    personas: Annotated[
        list[Path] | None,
        typer.Option("--personas", metavar="PATH", help="Personas written from OLD; may be repeated."),
    ] = None,
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Show what moved in the data, and which sentences still hold.

    Exits with 1 if anything was lost: support of a claim, evidence that a persona cites, a persona's segment; without
    personas, any evidence at all.
    """
    from persona_gen.portfolio.drift import drift as drift_between
    from persona_gen.report.drift import changes
    from persona_gen.report.json import json_line
    from persona_gen.sources.reports import report_beside

    if _of_personas(new) and not done_in(new):
        cure = "give the segment files it was made from, or is to be made from"
        raise InputError(
            new, "", "this is a folder of personas, and no manifest says where their segments are", cure=cure
        )
    finished = _of_personas(old)
    with warnings_said(quiet):
        read = finished_personas(personas or ([old] if finished else []))
    old_segments = _still_there(old, read, quiet) if finished else read_segments_of([old], quiet)
    before = {segment.id: segment for segment in old_segments}
    now = segments_of_batches([new], quiet) if _of_personas(new) else read_segments_of([new], quiet)
    reports = {}
    for file, persona in read:
        if persona.segment not in before:
            if (report := report_beside(Path(file))) is None:
                what = f'the old segment "{persona.segment}" is not in {old}, and no check report lies beside'
                raise InputError(file, "segment", what, cure="give the old segment files as OLD")
            reports[persona.id] = report
    comparison = drift_between(before, {s.id: s for s in now}, [persona for _, persona in read], reports)
    if json:
        put(json_line(comparison) + "\n")
    else:
        put(changes(comparison, width=width(), colour=colour()), coloured=colour())
    if comparison.lost:
        raise typer.Exit(FINDINGS)


def _of_personas(path: Path) -> bool:
    """Whether this is a folder that generate or batch wrote."""
    return path.is_dir() and next(path.glob("*.check.json"), None) is not None


def _still_there(batch: Path, read: Iterable[tuple[str, Persona]], quiet: bool) -> list[Segment]:
    """The segments of a batch whose files still hold what its personas were written from."""
    written = {persona.provenance.segment_sha256 for _, persona in read if persona.provenance}
    sources = dict.fromkeys(source for outcome in done_in(batch) if (source := Path(outcome.source)).exists())
    return [segment for segment in read_segments_of(sources, quiet) if segment.sha256 in written]

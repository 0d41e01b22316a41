"""``compare``: the portfolio view of many personas."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from persona_gen.cli.app import app
from persona_gen.cli.inputs import finished_personas, segments_for
from persona_gen.cli.shared import Json, Quiet, TheirSegments, colour, put, warnings_said, width
from persona_gen.errors import InputError


@app.command(
    "compare",
    epilog="""\b
Examples:
  persona-gen compare personas/
  persona-gen compare personas/ --segments segments/ --json""",
)
def compare_command(
    personas: Annotated[list[Path], typer.Argument(metavar="DIR", help="Folder of a finished batch; or any personas.")],
    segments: TheirSegments = None,
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Find duplicates, segments to merge and unused evidence.

    Many personas side by side, and where they are stereotypes.
    """
    from persona_gen.portfolio.compare import compare as compare_personas
    from persona_gen.report.json import json_line
    from persona_gen.report.portfolio import overview
    from persona_gen.sources.personas import segment_not_read
    from persona_gen.text.languages import common_language

    with warnings_said(quiet):
        read = finished_personas(personas)
    by_id = {s.id: s for s in segments_for(personas, [persona for _, persona in read], segments, quiet)}
    first: dict[str, str] = {}
    for file, persona in read:
        if persona.id in first:
            what = f'the persona id "{persona.id}" was read before, in {first[persona.id]}'
            raise InputError(file, "id", what, cure="give each persona its own id")
        first[persona.id] = file
        if persona.segment not in by_id:
            raise segment_not_read(file, persona, by_id)
    portfolio = compare_personas([persona for _, persona in read], by_id)
    if json:
        put(json_line(portfolio) + "\n")
    else:
        put(overview(portfolio, common_language(by_id.values()), width=width(), colour=colour()), coloured=colour())

"""``generate``: one persona for each segment."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from persona_gen.cli.app import FINDINGS, app
from persona_gen.cli.flag_groups import WritingFlags, takes_flag_groups
from persona_gen.cli.shared import (
    Json,
    Overwrite,
    Quiet,
    Segments,
    Strict,
    colour,
    foretell,
    kept_said,
    noted,
    put,
    read_segments_of,
    warnings_said,
    width,
)


@app.command(
    "generate",
    epilog="""\b
Examples:
  persona-gen generate fixtures/anxious-first-time-buyers.yaml -o personas/
  persona-gen generate segments/ --dry-run
  cat segment.yaml | persona-gen generate - --json --strict""",
)
@takes_flag_groups
def generate_command(
    *,
    segments: Segments,
    out: Annotated[
        Path | None,
        typer.Option("-o", "--out", metavar="DIR", help="Write <persona-id>.json, .md, .html and .check.json there."),
    ] = None,
    overwrite: Overwrite = False,
    json: Json = False,
    writing: WritingFlags,
    strict: Strict = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show calls, tokens and what would leave the machine; ask nothing.")
    ] = False,
    quiet: Quiet = False,
) -> None:
    """Write the persona of each segment and check every sentence."""
    from persona_gen import files
    from persona_gen.checker.segment_index import SegmentIndex
    from persona_gen.domain import slug
    from persona_gen.evidence.identity import identify
    from persona_gen.evidence.names import Names
    from persona_gen.report import json as as_json
    from persona_gen.report import text
    from persona_gen.report.persona_files import (
        WriteResult,
        files_condition,
        personas_in,
        write_index,
        write_persona_files,
    )
    from persona_gen.runs.context import run_context
    from persona_gen.writer.plan import Plan

    note = noted(quiet)
    options = writing.options()
    read = read_segments_of(segments, quiet)
    if out and not dry_run:
        files.make_folder(out)  # before anything is paid for
    context = run_context(writing.of_models(), options, note, remember=not dry_run)
    own = {segment.id for segment in read}
    names = Names(held["name"] for _, held in (personas_in(out) if out else ()) if held["segment"] not in own)
    if dry_run:
        budget = options.evidence_budget
        plans = (Plan.of(segment, evidence_budget=budget, identity=identify(segment, names)) for segment in read)
        foretell(plans, context, fresh=writing.fresh, json=json)
        return
    flagged = False
    for segment in read:
        identity = identify(segment, names)
        if out and not overwrite and files_condition(out, slug(identity.name, "persona")) == "edited":
            kept_said(WriteResult((), (out / f"{files.file_stem(slug(identity.name, 'persona'))}.json",)), note)
            continue
        note(f"writing the persona of {segment.name}")
        with warnings_said(quiet):
            done = context.write_persona(SegmentIndex(segment, read), identity)
        flagged = flagged or bool(done.report.findings)
        if json:
            put(as_json.json_line(done.persona) + "\n" + as_json.json_line(done.report) + "\n")
        else:
            put(text.card(done.persona, segment, done.report, width=width(), colour=colour()) + "\n", coloured=colour())
        if out:
            kept_said(write_persona_files(out, done.persona, segment, done.report, overwrite=overwrite), note)
    if out:
        kept_said(write_index(out), note)
    if strict and flagged:
        raise typer.Exit(FINDINGS)

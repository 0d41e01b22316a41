"""``generate``: one persona for each segment."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from persona_gen.cli.app import FINDINGS, app
from persona_gen.cli.shared import (
    EvidenceBudget,
    Fresh,
    Json,
    JudgeOption,
    Model,
    Overwrite,
    Prices,
    PromptsOption,
    Quiet,
    Rounds,
    Segments,
    StepsOption,
    Strict,
    colour,
    foretell,
    kept_said,
    noted,
    put,
    read_segments_of,
    steps_choice,
    warnings_said,
    width,
)


@app.command(
    epilog="""\b
Examples:
  persona-gen generate fixtures/anxious-first-time-buyers.yaml -o personas/
  persona-gen generate segments/ --dry-run
  cat segment.yaml | persona-gen generate - --json --strict""",
)
def generate(
    segments: Segments,
    out: Annotated[
        Path | None,
        typer.Option("-o", "--out", metavar="DIR", help="Write <persona-id>.json, .md, .html and .check.json there."),
    ] = None,
    overwrite: Overwrite = False,
    json: Json = False,
    model: Model = None,
    judge: JudgeOption = None,
    steps: StepsOption = "auto",
    rounds: Rounds = 2,
    evidence_budget: EvidenceBudget = 8000,
    prompts: PromptsOption = None,
    prices: Prices = None,
    fresh: Fresh = False,
    strict: Strict = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show calls, tokens and what would leave the machine; ask nothing.")
    ] = False,
    quiet: Quiet = False,
) -> None:
    """Write the persona of each segment and check every sentence."""
    from persona_gen import files
    from persona_gen.domain import slug
    from persona_gen.evidence.identity import identify
    from persona_gen.evidence.names import Names
    from persona_gen.llm.cache import CompletionCache, default_path
    from persona_gen.llm.client import Client
    from persona_gen.llm.prompts import Prompts
    from persona_gen.report import json as as_json
    from persona_gen.report import text
    from persona_gen.report.persona_files import Written, condition, personas_in, write_index, write_persona_files
    from persona_gen.runs.context import endpoint, price_of
    from persona_gen.runs.context import judge as choose_judge
    from persona_gen.writer.write_persona import Plan, write_persona

    note = noted(quiet)
    read, templates, way = read_segments_of(segments, quiet), Prompts(prompts), steps_choice(steps)
    target = endpoint(model, os.environ, note)
    own = {segment.id for segment in read}
    names = Names(held["name"] for _, held in (personas_in(out) if out else ()) if held["segment"] not in own)
    if dry_run:
        plans = (
            Plan.of(segment, evidence_budget=evidence_budget, identity=identify(segment, names)) for segment in read
        )
        price = price_of(target, prices)
        foretell(plans, templates, target, steps=way, rounds=rounds, fresh=fresh, price=price, judge=judge, json=json)
        return
    if out:
        files.make_folder(out)  # before anything is paid for
    cache = CompletionCache(default_path(), note=note)
    client = Client(target, cache=cache, fresh=fresh, note=note)
    asked = choose_judge(judge, os.environ, templates, cache, note)
    flagged = False
    for segment in read:
        identity = identify(segment, names)
        if out and not overwrite and condition(out, slug(identity.name, "persona")) == "edited":
            kept_said(Written((), (out / f"{files.file_stem(slug(identity.name, 'persona'))}.json",)), note)
            continue
        note(f"writing the persona of {segment.name}")
        with warnings_said(quiet):
            done = write_persona(
                segment,
                client,
                templates,
                steps=way,
                rounds=rounds,
                evidence_budget=evidence_budget,
                identity=identity,
                others=read,
                judge=asked,
            )
        flagged = flagged or bool(done.report.findings)
        if json:
            put(as_json.json_line(done.persona) + "\n" + as_json.json_line(done.report) + "\n")
        else:
            put(text.card(done.persona, segment, done.report, width=width(), colour=colour()) + "\n")
        if out:
            kept_said(write_persona_files(out, done.persona, segment, done.report, overwrite=overwrite), note)
    if out:
        kept_said(write_index(out), note)
    if strict and flagged:
        raise typer.Exit(FINDINGS)

"""``generate``: one persona for each segment."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from persona_gen.cli.app import FINDINGS, app
from persona_gen.cli.shared import (
    Budget,
    Fresh,
    Json,
    JudgeOption,
    Model,
    PromptsOption,
    Quiet,
    Rounds,
    Segments,
    StepsOption,
    Strict,
    colour,
    noted,
    put,
    read_segments_of,
    steps_choice,
    warnings_said,
    width,
)

if TYPE_CHECKING:
    from persona_gen.client import Endpoint
    from persona_gen.domain import Segment
    from persona_gen.prompting import Prompts


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
        typer.Option("-o", "--out", metavar="DIR", help="Write <persona-id>.json, .md and .check.json there."),
    ] = None,
    json: Json = False,
    model: Model = None,
    judge: JudgeOption = None,
    steps: StepsOption = "auto",
    rounds: Rounds = 2,
    budget: Budget = 8000,
    prompts: PromptsOption = None,
    fresh: Fresh = False,
    strict: Strict = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show calls, tokens and what would leave the machine; ask nothing.")
    ] = False,
    quiet: Quiet = False,
) -> None:
    """Write the persona of each segment and check every sentence."""
    from persona_gen.client import Client
    from persona_gen.identity import identify
    from persona_gen.memory import Memory, default_path
    from persona_gen.names import Names
    from persona_gen.prompting import Prompts
    from persona_gen.report import files, text
    from persona_gen.report import json as as_json
    from persona_gen.settings import endpoint
    from persona_gen.settings import judge as choose_judge
    from persona_gen.writer import write_persona

    note = noted(quiet)
    read, templates, way = read_segments_of(segments, quiet), Prompts(prompts), steps_choice(steps)
    target = endpoint(model, os.environ, note)
    if dry_run:
        _forecast(read, templates, target, target.small if way == "auto" else way == "many", budget)
        return
    if out:
        files.make_folder(out)  # before anything is paid for
    memory = Memory(default_path(), note=note)
    client = Client(target, memory=memory, fresh=fresh, note=note)
    asked = choose_judge(judge, os.environ, templates, memory, note)
    names = Names()
    flagged = False
    for segment in read:
        note(f"writing the persona of {segment.name}")
        with warnings_said(quiet):
            done = write_persona(
                segment,
                client,
                templates,
                steps=way,
                rounds=rounds,
                budget=budget,
                identity=identify(segment, names),
                others=read,
                judge=asked,
            )
        flagged = flagged or bool(done.report.findings)
        if json:
            put(as_json.json_line(done.persona) + "\n" + as_json.json_line(done.report) + "\n")
        else:
            put(text.card(done.persona, segment, done.report, width=width(), colour=colour()) + "\n")
        if out:
            written = files.write_persona(out, done.persona, segment, done.report)
            note(f"wrote {', '.join(str(path) for path in written)}")
    if strict and flagged:
        raise typer.Exit(FINDINGS)


def _forecast(segments: Iterable[Segment], templates: Prompts, target: Endpoint, many: bool, budget: int) -> None:
    """What a run would cost and send; tokens are an estimate, four characters each."""
    from urllib.parse import urlsplit

    from persona_gen.writer import Plan

    stays = urlsplit(target.name).hostname in (None, "localhost", "127.0.0.1", "::1")
    for segment in segments:
        plan = Plan.of(segment, budget=budget)
        asked = plan.prompts(templates, many=many)
        size = sum(len(message["content"]) for messages in asked for message in messages) // 4
        quotes = plan.selection.quotes
        speakers = len({quote.speaker for quote in quotes if quote.speaker})
        put(
            f"{segment.name}: {len(asked)} call{'s' * (len(asked) != 1)} to {target.model}, about {size:,} tokens of "
            f"prompt, repair not counted. {len(plan.selection.statistics)} statistics and {len(quotes)} quotes of "
            f"{speakers} speakers {'stay on this machine' if stays else f'would be sent to {target.name}'}.\n"
        )

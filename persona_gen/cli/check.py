"""``check``: a linter for personas."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Annotated

import typer

from persona_gen.cli.app import FINDINGS, app
from persona_gen.cli.shared import (
    Json,
    JudgeOption,
    Quiet,
    colour,
    noted,
    put,
    read_personas_of,
    read_segments_of,
    warnings_said,
)
from persona_gen.errors import ConfigError, InputError


@app.command(
    epilog="""\b
Examples:
  persona-gen check personas/ --segments fixtures/
  persona-gen check emma.yaml --segments buyers.yaml --json
  persona-gen check personas/ --segments fixtures/ --format github --ignore atypical""",
)
def check(
    personas: Annotated[list[Path], typer.Argument(metavar="PERSONA", help="Persona files or folders; - reads stdin.")],
    segments: Annotated[
        list[Path], typer.Option("--segments", metavar="PATH", help="Segment file or folder; may be repeated.")
    ],
    format: Annotated[
        str, typer.Option("--format", metavar="text|json|github|sarif", help="How to print what was found.")
    ] = "text",
    json: Json = False,
    judge: JudgeOption = None,
    rule: Annotated[list[str] | None, typer.Option(metavar="ID", help="Only this rule; repeatable.")] = None,
    ignore: Annotated[list[str] | None, typer.Option(metavar="ID", help="Not this rule; repeatable.")] = None,
    quiet: Quiet = False,
) -> None:
    """Hold personas, whoever wrote them, against their segments.

    Exits with 1 if a rule, or the judge, objects to a claim.
    """
    from persona_gen.checker.check import check as check_persona
    from persona_gen.checker.check import choose_rules
    from persona_gen.checker.rules import RULES
    from persona_gen.checker.segment_index import SegmentIndex
    from persona_gen.llm.cache import CompletionCache, default_path
    from persona_gen.llm.prompts import Prompts
    from persona_gen.report.checked import FORMATS, print_reports
    from persona_gen.runs.context import judge as choose_judge

    way = "json" if json else format
    if way not in FORMATS:
        raise ConfigError(f'--format is "{way}"', cure=f"give {', '.join(FORMATS)}")
    note = noted(quiet)
    rules = choose_rules(rule or (), ignore or ())
    read = read_segments_of(segments, quiet)
    indexes = {segment.id: SegmentIndex(segment, read) for segment in read}
    with warnings_said(quiet):
        asked = choose_judge(judge, os.environ, Prompts(), CompletionCache(default_path(), note=note), note)
        reports = []
        for file, persona in read_personas_of(personas):
            if persona.segment not in indexes:
                raise InputError(
                    file,
                    "segment",
                    f'the segment "{persona.segment}" is not among those read ({", ".join(sorted(indexes)[:5])})',
                    cure="name its file with --segments, or correct the persona",
                )
            report = check_persona(persona, indexes[persona.segment], judge=asked, rules=rules)
            reports.append((report, indexes[persona.segment].segment, file))
    put(print_reports(reports, way, [RULES[i] for i in sorted(rules)], colour=colour()))
    if any(report.findings for report, _, _ in reports):
        raise typer.Exit(FINDINGS)

"""``review``: what personas make of copy."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from persona_gen.cli.app import FINDINGS, SOME_FAILED, app
from persona_gen.cli.flag_groups import AskingFlags, takes_flag_groups
from persona_gen.cli.inputs import segments_for
from persona_gen.cli.shared import (
    Json,
    Quiet,
    TheirSegments,
    colour,
    noted,
    put,
    read_personas_of,
    stdin_text,
    warnings_said,
    width,
)
from persona_gen.errors import ConfigError

if TYPE_CHECKING:
    from persona_gen.domain import Persona, Segment
    from persona_gen.domain.review import Review
    from persona_gen.llm.endpoint import Endpoint

FAILING = {"does-not": ("does-not",), "partly": ("does-not", "partly")}
"""The verdicts that each value of ``--fail-on`` means."""


@app.command(
    "review",
    epilog="""\b
Examples:
  persona-gen review "Your first home, without the eleven tabs" --personas out/ --segments fixtures/
  persona-gen review headlines.txt --segments buyers.yaml -o review/
  persona-gen review page.md --whole --kind page --segments buyers.yaml --fail-on does-not""",
)
@takes_flag_groups
def review_command(
    *,
    copy: Annotated[
        list[str], typer.Argument(metavar="COPY", help="The words themselves, a file of them, or - for stdin.")
    ],
    personas: Annotated[
        list[Path] | None,
        typer.Option("--personas", metavar="PATH", help="Persona file or folder; without one, segments are asked."),
    ] = None,
    segments: TheirSegments = None,
    kind: Annotated[str, typer.Option(metavar="headline|subject|ad|page|service", help="What the copy is.")] = (
        "headline"
    ),
    whole: Annotated[bool, typer.Option("--whole", help="Each file is one text, not one variant a line.")] = False,
    brief: Annotated[
        Path | None, typer.Option(metavar="FILE", help="What the product really offers; rewrites may use it.")
    ] = None,
    samples: Annotated[
        int, typer.Option(metavar="K", min=1, max=50, help="How often each score and each pair is asked.")
    ] = 5,
    controls: Annotated[bool, typer.Option("--controls", help="Put the review itself to the test as well.")] = False,
    embeddings: Annotated[
        str | None,
        typer.Option(metavar="MODEL", help="Find evidence and score by the endpoint's embeddings of this name."),
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option(
            "-o", "--out", metavar="DIR", help="Write review.json, .md, .html and, of the verdicts, .csv there."
        ),
    ] = None,
    json: Json = False,
    asking: AskingFlags,
    fail_on: Annotated[
        str | None, typer.Option("--fail-on", metavar="does-not|partly", help="Exit with 1 on such a verdict.")
    ] = None,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 1 if the checker objects to a sentence.")] = False,
    dry_run: Annotated[bool, typer.Option("--dry-run", help="Show the calls it would take; ask nothing.")] = False,
    quiet: Quiet = False,
) -> None:
    """Ask personas what they make of copy.

    What reaches them, what puts them off; what they would ask.

    Every answer cites the segment's evidence. It is a model's agreement, and says nothing of clicks.
    """
    from persona_gen import files
    from persona_gen.llm.embeddings import embeddings as embedder
    from persona_gen.llm.embeddings import packaged_for
    from persona_gen.reviewer import review
    from persona_gen.reviewer.judging import with_judgements
    from persona_gen.runs.context import run_context

    note, sort = noted(quiet), review.kind_of(kind)
    _can_fail(fail_on)
    with warnings_said(quiet):
        persona_files = list(read_personas_of(personas or ()))
    people = [persona for _, persona in persona_files]
    read = segments_for(personas or (), people, segments, quiet)
    similar = embedder(embeddings, os.environ) if embeddings else None
    meaning = (lambda _: similar) if similar else packaged_for
    readers = review.readers_of(persona_files, read, meaning)
    variants = review.read_variants(copy, whole=whole, stdin=stdin_text, note=note)
    offered = _brief(brief)
    context = run_context(asking.of_models(), note=note, remember=not dry_run)
    _can_fail(fail_on, small=context.client.endpoint.small)
    if dry_run:
        strategy, judged = review.strategy_for(context.client, context.prompts), context.judge is not None
        lines = review.forecast_review(variants, readers, strategy, samples, with_controls=controls, judged=judged)
        put("\n".join([*lines, _leaves(context.client.endpoint), ""]))
        return
    if out:
        files.make_folder(out)  # before anything is paid for
    strangers = review.readers_of([], read, meaning) if controls else None
    options = review.ReviewOptions(sort, offered, samples, similar, strangers)
    done = review.review(variants, readers, context.client, context.prompts, options, note)
    if context.judge:
        done = with_judgements(done, readers, context.judge, note)
    _show(done, people, read, json=json)
    if out:
        _write(out, done, people, read)
        note(f"wrote {out / 'review.json'}, review.md, review.html and review.csv")
    if done.unanswered:
        note(f"{len(done.unanswered)} questions got no usable reply; run again to ask them alone")
        raise typer.Exit(SOME_FAILED)
    if _fails(done, fail_on, strict):
        raise typer.Exit(FINDINGS)


def _brief(path: Path | None) -> str:
    from persona_gen.reviewer.variants import LONGEST
    from persona_gen.sources.files import read_text

    if path is None:
        return ""
    text = read_text(path)
    if len(text) > LONGEST:
        raise ConfigError(f"--brief {path} has {len(text):,} characters", cure=f"cut it to {LONGEST:,}")
    return text.strip()


def _leaves(to: Endpoint) -> str:
    where = "stay on this machine" if to.stays_here else f"would be sent to {to.name}"
    return f"The copy and the evidence near it {where}."


def _show(done: Review, personas: list[Persona], segments: list[Segment], *, json: bool) -> None:
    from persona_gen.report import json as as_json
    from persona_gen.report import review_text

    if json:
        put(as_json.json_line(done) + "\n")
    else:
        put(review_text.review(done, personas, segments, width=width(), colour=colour()), coloured=colour())


def _write(out: Path, done: Review, personas: list[Persona], segments: list[Segment]) -> None:
    from persona_gen import files
    from persona_gen.report import html, review_csv, review_markdown
    from persona_gen.report import json as as_json

    files.write_text(out / "review.json", as_json.json_file(done))
    files.write_text(out / "review.md", review_markdown.review(done, personas, segments))
    files.write_text(out / "review.html", html.review(done, personas, segments))
    files.write_text(out / "review.csv", review_csv.review(done, personas, segments))


def _can_fail(fail_on: str | None, *, small: bool = False) -> None:
    """A gate that no verdict can ever close lets everything through, which nobody would notice."""
    if fail_on not in (None, *FAILING):
        raise ConfigError(f'--fail-on is "{fail_on}"', cure=f"give {' or '.join(FAILING)}")
    if fail_on and small:
        what = "--fail-on needs verdicts, and the embedded model gives none"
        raise ConfigError(what, cure="set OPENAI_API_KEY or OPENAI_BASE_URL, or leave --fail-on out")


def _fails(done: Review, fail_on: str | None, strict: bool) -> bool:
    """Whether copy is to be stopped: a verdict it must not have, or a sentence the checker objects to."""
    if any(reaction.verdict in FAILING.get(fail_on or "", ()) for reaction in done.reactions):
        return True
    return strict and any(reason.findings for reaction in done.reactions for reason in reaction.reasons)

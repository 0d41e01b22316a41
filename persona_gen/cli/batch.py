"""``batch``: a persona for every segment, in a run that can be stopped and gone on with."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated, Any

import typer

from persona_gen.cli.app import FINDINGS, INTERRUPTED, SOME_FAILED, app, say
from persona_gen.cli.flag_groups import WritingFlags, takes_flag_groups
from persona_gen.cli.progress import GO_ON, RunProgress, noted_down, stoppable
from persona_gen.cli.shared import Json, Overwrite, Quiet, Strict, foretell, kept_said, noted, put, warnings_said, width
from persona_gen.errors import AccessDenied, ConfigError, ModelError

if TYPE_CHECKING:
    from persona_gen.runs.run import RunContext
    from persona_gen.runs.summary import Totals
    from persona_gen.runs.worklist import Worklist
    from persona_gen.sources.reading import SourceFile
    from persona_gen.writer.plan import Plan


class _RunUnlessNamed(typer.core.TyperGroup):
    """``batch PATH`` is ``batch run PATH``."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        if args and args[0] not in (*self.commands, "-h", "--help"):
            args = ["run", *args]
        return super().parse_args(ctx, args)


batch_app = typer.Typer(
    cls=_RunUnlessNamed,
    rich_markup_mode=None,
    no_args_is_help=True,
    help="Write a persona for every segment; resumable.",
    epilog="`batch PATH... -o DIR` is `batch run PATH... -o DIR`.",
)
app.add_typer(batch_app, name="batch")


@batch_app.command(
    "run",
    epilog="""\b
Examples:
  persona-gen batch segments/ -o personas/
  persona-gen batch segments/ -o personas/ --max-cost 20 --concurrency 32
  persona-gen batch segments/ -o personas/ --dry-run""",
)
@takes_flag_groups
def run_command(
    *,
    paths: Annotated[list[Path], typer.Argument(metavar="PATH", help="Segment files or folders.")],
    out: Annotated[Path, typer.Option("-o", "--out", metavar="DIR", help="Personas, manifest and summary go there.")],
    json: Json = False,
    writing: WritingFlags,
    concurrency: Annotated[
        int | None, typer.Option("--concurrency", metavar="N", min=1, help="Segments at once, at most.")
    ] = None,
    max_tokens: Annotated[
        int | None, typer.Option("--max-tokens", metavar="N", min=1, help="Stop before the run takes more tokens.")
    ] = None,
    max_cost: Annotated[
        float | None, typer.Option("--max-cost", metavar="USD", min=0, help="Stop before the run costs more.")
    ] = None,
    engine: Annotated[
        str, typer.Option("--engine", metavar="threads|ray", help="Threads here, or tasks on a Ray cluster.")
    ] = "threads",
    address: Annotated[
        str | None, typer.Option("--address", metavar="ADDR", help="The Ray cluster's; without it, one is started.")
    ] = None,
    overwrite: Overwrite = False,
    strict: Strict = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show calls, tokens, cost and what would leave the machine.")
    ] = False,
    quiet: Quiet = False,
) -> None:
    """Write a persona for every segment.

    What is unchanged since the last run is left alone; the same command goes on where a run was stopped.
    """
    from persona_gen.report.json import json_line
    from persona_gen.runs.cluster import Cluster
    from persona_gen.runs.context import run_context
    from persona_gen.runs.manifest import Manifest
    from persona_gen.runs.provider.requests import PendingRequests
    from persona_gen.runs.run import run_batch, write_job
    from persona_gen.runs.summary import Tally, table, write_summary
    from persona_gen.runs.worklist import Worklist, begun
    from persona_gen.sources.reading import source_files

    if engine not in ("threads", "ray"):
        raise ConfigError(f'--engine is "{engine}"', cure="give threads or ray")
    if address and engine != "ray":
        raise ConfigError("--address is that of a Ray cluster", cure="give --engine ray, too, or leave it out")
    note = noted(quiet)
    sources = [source for path in paths for source in source_files(path)]
    options, fresh = writing.options(), writing.fresh
    limits = {"concurrency": concurrency, "max_tokens": max_tokens, "max_cost": max_cost}
    flags = writing.of_models(many=True, **limits)
    context = run_context(flags, options, note, remember=not dry_run)
    if dry_run:
        with warnings_said(quiet):
            foretell(_plans(sources, out, context, fresh), context, fresh=fresh, json=json)
        return
    write, most = context.write, context.ceiling
    if engine == "ray":
        cluster = Cluster(partial(run_context, flags.on_nodes, options), context, address)
        write, most = cluster.write, concurrency or cluster.concurrency
    if PendingRequests.exists(out) and (waiting := sum(PendingRequests.load(out).pending.values())):
        note(f"warning: {waiting:,} requests are out to a provider's batch, and this run buys their replies again")
    with Manifest(out) as manifest, warnings_said(quiet), stoppable(context) as stopping:
        work = Worklist(sources, manifest, context.sha256, fresh=fresh, overwrite=overwrite)
        tally = Tally(priced=context.priced)
        job = partial(
            write_job, write=write, folder=out, settings_sha256=context.sha256, cost=context.cost, overwrite=overwrite
        )
        outcomes = run_batch(begun(work, manifest, context.sha256), job, most, stopping)
        trouble = noted_down(outcomes, manifest, tally, RunProgress(work, tally, quiet), json)
        totals = tally.totals(manifest.outcomes(work.keys), work.total, work.unchanged)
        write_summary(out, totals, lambda: manifest.outcomes(work.keys))
        index_written(out, work)
        put(json_line(totals) + "\n" if json else table(totals, manifest.outcomes(work.keys), out, width()))
    if code := _exit_code(trouble, totals, stopped=stopping.is_set(), strict=strict):
        raise typer.Exit(code)


def _exit_code(trouble: ModelError | None, totals: Totals, *, stopped: bool, strict: bool) -> int:
    """How a run ended, with a word where that was before its time."""
    if trouble:
        say(str(trouble))
        return ModelError.exit_code if isinstance(trouble, AccessDenied) else SOME_FAILED
    if stopped:
        say(f"interrupted; {GO_ON}")
        return INTERRUPTED
    if totals.failed:
        return SOME_FAILED
    return FINDINGS if strict and totals.flagged else 0


def index_written(out: Path, work: Worklist) -> None:
    """Write the page of all personas, and say which were left alone since somebody has edited them."""
    from persona_gen.report.persona_files import WriteResult, edited_files, write_index

    edited = [path for persona in work.edited for path in edited_files(out, persona)]
    kept_said(WriteResult((), (*write_index(out).kept, *edited)), say)


def _plans(sources: list[SourceFile], out: Path, context: RunContext, fresh: bool) -> Iterator[Plan]:
    """What a run would write; what cannot be read is said."""
    from persona_gen.runs.manifest import MANIFEST, Manifest
    from persona_gen.runs.outcomes import Outcome
    from persona_gen.runs.worklist import Worklist
    from persona_gen.writer.plan import Plan

    with TemporaryDirectory() as nothing, Manifest(out if (out / MANIFEST).exists() else Path(nothing)) as manifest:
        work = Worklist(sources, manifest, context.sha256, fresh=fresh)
        for item in work:
            if isinstance(item, Outcome):
                say(f"would fail: {item.error}")
            else:
                yield Plan.of(item.segment, evidence_budget=context.options.evidence_budget, identity=item.identity)
        if work.unchanged:
            say(f"{work.unchanged:,} of {work.total:,} segments are unchanged and would be left alone")

"""``batch``: a persona for every segment, in a run that can be stopped and gone on with."""

from __future__ import annotations

import signal
import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from types import FrameType
from typing import Annotated, Any

import typer

from persona_gen.cli.app import FINDINGS, INTERRUPTED, SOME_FAILED, app, say
from persona_gen.cli.shared import (
    Budget,
    Fresh,
    Json,
    JudgeOption,
    Model,
    PromptsOption,
    Quiet,
    Rounds,
    StepsOption,
    Strict,
    noted,
    put,
    steps_choice,
    warnings_said,
    width,
)
from persona_gen.errors import AccessDenied, ConfigError, ModelError

PROGRESS_SECONDS = 10.0
"""Between two lines of progress where standard error is no terminal."""


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
    help="Write a persona for every segment; `batch PATH... -o DIR` is `batch run PATH... -o DIR`.",
)
app.add_typer(batch_app, name="batch")


@batch_app.command(
    epilog="""\b
Examples:
  persona-gen batch segments/ -o personas/
  persona-gen batch segments/ -o personas/ --max-cost 20 --concurrency 32
  persona-gen batch segments/ -o personas/ --dry-run""",
)
def run(
    paths: Annotated[list[Path], typer.Argument(metavar="PATH", help="Segment files or folders.")],
    out: Annotated[Path, typer.Option("-o", "--out", metavar="DIR", help="Personas, manifest and summary go there.")],
    json: Json = False,
    model: Model = None,
    judge: JudgeOption = None,
    steps: StepsOption = "auto",
    rounds: Rounds = 2,
    budget: Budget = 8000,
    prompts: PromptsOption = None,
    concurrency: Annotated[
        int | None, typer.Option("--concurrency", metavar="N", min=1, help="Segments at once, at most.")
    ] = None,
    max_tokens: Annotated[
        int | None, typer.Option("--max-tokens", metavar="N", min=1, help="Stop before the run takes more tokens.")
    ] = None,
    max_cost: Annotated[
        float | None, typer.Option("--max-cost", metavar="USD", min=0, help="Stop before the run costs more.")
    ] = None,
    prices: Annotated[
        Path | None, typer.Option("--prices", metavar="FILE", help="Prices that come before the built-in ones.")
    ] = None,
    engine: Annotated[
        str, typer.Option("--engine", metavar="threads|ray", help="Threads here, or tasks on a Ray cluster.")
    ] = "threads",
    address: Annotated[
        str | None, typer.Option("--address", metavar="ADDR", help="The Ray cluster's; without it, one is started.")
    ] = None,
    fresh: Fresh = False,
    strict: Strict = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show calls, tokens, cost and what would leave the machine.")
    ] = False,
    quiet: Quiet = False,
) -> None:
    """Write a persona for every segment.

    What is unchanged since the last run is left alone; the same command goes on where a run was stopped.
    """
    from persona_gen.batch.cluster import Cluster
    from persona_gen.batch.manifest import Manifest
    from persona_gen.batch.run import Options, do, run_batch
    from persona_gen.batch.summary import Tally, table, write_summary
    from persona_gen.batch.work import Work
    from persona_gen.prices import price_of
    from persona_gen.report.json import json_line
    from persona_gen.settings import desk as set_up
    from persona_gen.sources import source_files

    if engine not in ("threads", "ray"):
        raise ConfigError(f'--engine is "{engine}"', cure="give threads or ray")
    note = noted(quiet)
    sources = [source for path in paths for source in source_files(path)]
    options = Options(steps_choice(steps), rounds, budget)
    desk = set_up(model, judge, prompts, options, note, fresh=fresh)
    price = price_of(desk.client.endpoint.model, desk.client.endpoint.name, prices)
    write, most = desk.write, concurrency or 1
    if engine == "ray":
        if desk.client.endpoint.small:
            raise ConfigError(
                "the embedded model runs on this machine alone",
                cure="serve a model and set OPENAI_BASE_URL for a cluster",
            )
        cluster = Cluster(partial(set_up, model, judge, prompts, options, fresh=fresh), desk.sha256, address)
        write, most = cluster.write, concurrency or cluster.concurrency
    with Manifest(out) as manifest, warnings_said(quiet), _stoppable() as stopping:
        work = Work(sources, manifest, desk.sha256, fresh=fresh)
        tally, progress = Tally(priced=price is not None), _Progress(quiet)
        trouble: ModelError | None = None
        try:
            for outcome in run_batch(
                work, partial(do, write=write, folder=out, settings_sha256=desk.sha256, price=price), most, stopping
            ):
                manifest.add(outcome)
                tally.add(outcome)
                progress.ended(outcome.segment, outcome.error, tally.line(work.total, work.unchanged))
                if json:
                    put(json_line(outcome) + "\n")
        except ModelError as error:
            trouble = error
        progress.clear()

        def outcomes() -> Iterator[Any]:
            return manifest.outcomes(work.keys)

        totals = tally.totals(outcomes(), work.total, work.unchanged)
        write_summary(out, totals, outcomes)
        put(json_line(totals) + "\n" if json else table(totals, outcomes(), out, width()))
    if trouble:
        say(str(trouble))
        raise typer.Exit(ModelError.exit_code if isinstance(trouble, AccessDenied) else SOME_FAILED)
    if stopping.is_set():
        say("interrupted; the same command goes on from here")
        raise typer.Exit(INTERRUPTED)
    if totals.failed:
        raise typer.Exit(SOME_FAILED)
    if strict and totals.flagged:
        raise typer.Exit(FINDINGS)


@contextmanager
def _stoppable(also: Callable[[], None] = lambda: None) -> Iterator[threading.Event]:
    """The first Ctrl-C, or a polite kill, sets the event; the second stops at once."""
    stopping = threading.Event()

    def asked(number: int, frame: FrameType | None) -> None:
        if stopping.is_set():
            raise KeyboardInterrupt
        stopping.set()
        also()
        say("stopping: what is under way is finished; once more stops at once")

    before = {number: signal.signal(number, asked) for number in (signal.SIGINT, signal.SIGTERM)}
    try:
        yield stopping
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)


class _Progress:
    """How far the run is: one line that changes on a terminal, else a line now and then; failures always."""

    def __init__(self, quiet: bool) -> None:
        self._quiet = quiet
        self._live = sys.stderr.isatty()
        self._told = time.monotonic()

    def ended(self, segment: str, error: str | None, line: str) -> None:
        if error:
            self.clear()
            say(f"failed: {segment}: {error}" if segment else f"failed: {error}")
        if self._quiet:
            return
        if self._live:
            sys.stderr.write(f"\r\x1b[K{line[: width()]}")
            sys.stderr.flush()
        elif time.monotonic() - self._told >= PROGRESS_SECONDS:
            self._told = time.monotonic()
            say(line)

    def clear(self) -> None:
        if self._live and not self._quiet:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()

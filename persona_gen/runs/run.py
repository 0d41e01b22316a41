"""Doing the work of a run: threads that each write one persona at a time, and outcomes as they come."""

from __future__ import annotations

import hashlib
import json
import threading
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import asdict, dataclass, field
from pathlib import Path
from queue import SimpleQueue

from persona_gen import __version__
from persona_gen.checker.judge_protocol import Judge
from persona_gen.errors import InputError, ModelError
from persona_gen.llm.budget import Budget
from persona_gen.llm.client import Client
from persona_gen.llm.concurrency import ConcurrencyLimit
from persona_gen.llm.prices import Price
from persona_gen.llm.prompts import Prompts
from persona_gen.report.persona_files import write_persona_files
from persona_gen.runs.outcomes import Outcome
from persona_gen.runs.worklist import Job
from persona_gen.writer.write_persona import BUDGET, TEMPLATES, StepsChoice, Written, write_persona

JUDGING = ("judge", "judge_small")
"""The prompts that decide what is flagged, where there is a judge."""


@dataclass(frozen=True)
class Options:
    """What the user chose of how personas are written; see `writer.write_persona`."""

    steps: StepsChoice = "auto"
    rounds: int = 2
    evidence_budget: int = BUDGET


@dataclass(frozen=True)
class RunContext:
    """All that writing takes besides a segment, and what holds it back. May be shared by threads."""

    client: Client
    prompts: Prompts
    options: Options
    judge: Judge | None = None
    concurrency_limit: ConcurrencyLimit = field(default_factory=ConcurrencyLimit)
    budget: Budget = field(default_factory=Budget)
    price: Price | None = None

    def write(self, job: Job) -> Written:
        """The persona of a job. Raises as `writer.write_persona`."""
        return write_persona(
            job.segment,
            self.client,
            self.prompts,
            identity=job.identity,
            others=job.others,
            judge=self.judge,
            **asdict(self.options),
        )

    @property
    def sha256(self) -> str:
        """Of everything but the segment that decides what is written: another one means writing anew."""
        endpoint = self.client.endpoint
        deciding = [
            __version__,
            endpoint.model,
            endpoint.name,
            dict(endpoint.sampling),
            self.prompts.sha256_of((*TEMPLATES, *(JUDGING if self.judge else ()))),
            asdict(self.options),
            self.judge.name if self.judge else None,
        ]
        return hashlib.sha256(json.dumps(deciding, sort_keys=True).encode()).hexdigest()


def do(
    job: Job,
    write: Callable[[Job], Written],
    folder: Path,
    settings_sha256: str,
    price: Price | None = None,
    *,
    overwrite: bool = False,
) -> Outcome:
    """Write the persona of one job and put its files into ``folder``.

    What somebody edited there is kept, unless ``overwrite``.

    What is wrong with this segment alone is an outcome. Raises `ModelError` where the run has to end (``ends_run``),
    and `ConfigError` where files or completions cannot be written.
    """
    try:
        written = write(job)
        files = write_persona_files(folder, written.persona, job.segment, written.report, overwrite=overwrite)
    except (InputError, ModelError) as error:
        if isinstance(error, ModelError) and error.ends_run:
            raise
        return job.outcome(settings_sha256, status="failed", error=str(error))
    persona, report = written.persona, written.report
    made = persona.provenance
    return job.outcome(
        settings_sha256,
        status="done",
        persona=persona.id,
        name=persona.name,
        summary=report.summary,
        findings=len(report.findings),
        **({"rounds": made.rounds, "tokens": made.tokens, "seconds": made.seconds} if made else {}),
        cost=price.cost(made.tokens) if made and price else None,
        kept=[path.name for path in files.kept],
    )


def run_batch(
    work: Iterable[Job | Outcome], do_job: Callable[[Job], Outcome], concurrency: int, stopping: threading.Event
) -> Iterator[Outcome]:
    """Outcomes as they come, of at most ``concurrency`` jobs at once. Jobs are taken from ``work`` as they are begun.

    When ``stopping`` is set, or a job raises, no further job is begun and those under way are finished; then the first
    error is raised. Leaving the iterator early does not wait for anything.
    """
    ended: SimpleQueue[Future[Outcome]] = SimpleQueue()
    feed, under_way, trouble = iter(work), 0, None
    pool = ThreadPoolExecutor(concurrency, thread_name_prefix="persona")
    try:
        while True:
            while under_way < concurrency and not (trouble or stopping.is_set()):
                item = next(feed, None)
                if item is None:
                    break
                if isinstance(item, Outcome):
                    yield item
                else:
                    pool.submit(do_job, item).add_done_callback(ended.put)
                    under_way += 1
            if not under_way:
                break
            future = ended.get()
            under_way -= 1
            if error := future.exception():
                trouble = trouble or error
            else:
                yield future.result()
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
    if trouble:
        raise trouble

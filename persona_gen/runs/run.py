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
from typing import Any

from persona_gen import __version__
from persona_gen.checker.judge_protocol import Judge
from persona_gen.checker.segment_index import SegmentIndex
from persona_gen.domain import Spending, Tokens
from persona_gen.errors import InputError, ModelError
from persona_gen.evidence.identity import Identity
from persona_gen.llm.budget import Budget
from persona_gen.llm.completion import CompletionClient
from persona_gen.llm.concurrency import ConcurrencyLimit
from persona_gen.llm.endpoint import Endpoint
from persona_gen.llm.prices import Price
from persona_gen.llm.prompts import Prompts
from persona_gen.report.persona_files import write_persona_files
from persona_gen.runs.outcomes import Outcome
from persona_gen.runs.worklist import Job
from persona_gen.writer.write_persona import WRITING_PROMPTS, WritingOptions, Written, write_persona

JUDGING = ("judge", "judge_small")
"""The prompts that decide what is flagged, where there is a judge."""


@dataclass(frozen=True)
class RunContext:
    """The models a command asks, with what holds them back and what they cost. May be shared by threads.

    ``judging`` is the judge's endpoint. ``price`` is the writer's, ``judge_price`` the judge's; None where it is not
    known, or where there is no judge.
    """

    client: CompletionClient
    prompts: Prompts
    options: WritingOptions = field(default_factory=WritingOptions)
    judge: Judge | None = None
    judging: Endpoint | None = None
    limits: tuple[ConcurrencyLimit, ...] = ()
    budget: Budget = field(default_factory=Budget)
    price: Price | None = None
    judge_price: Price | None = None

    @property
    def many(self) -> bool:
        """Whether personas are written in many small steps."""
        return self.options.many(self.client)

    @property
    def ceiling(self) -> int:
        """Requests to the writer that may be in flight at once, at most."""
        return self.limits[0].ceiling if self.limits else 1

    @property
    def priced(self) -> bool:
        """Whether every model that is asked has a price."""
        return self.price is not None and (self.judge is None or self.judge_price is not None)

    def cost(self, spent: Spending) -> float | None:
        """What both models' tokens cost in US dollars; None where a price is not known."""
        if not self.priced:
            return None
        parts = ((self.price, spent.writing), (self.judge_price, spent.judging))
        return sum(price.cost(tokens) for price, tokens in parts if price)

    def dearest(self, tokens: Tokens) -> float:
        """The most that tokens can cost, whichever of the models they are for."""
        return max((price.cost(tokens) for price in (self.price, self.judge_price) if price), default=0.0)

    def stop(self, error: ModelError) -> None:
        """End every wait for a model, and every request from now on, with this error."""
        for limit in self.limits:
            limit.stop(error)

    def write(self, job: Job) -> Written:
        """The persona of a job. Raises as `writer.write_persona`."""
        return self.write_persona(SegmentIndex(job.segment, job.others), job.identity)

    def write_persona(self, index: SegmentIndex, identity: Identity) -> Written:
        """The persona of a segment, read together with the others of its index. Raises as `writer.write_persona`."""
        return write_persona(index, self.client, self.prompts, self.options, identity=identity, judge=self.judge)

    @property
    def sha256(self) -> str:
        """Of everything but the segment that decides what is written: another one means writing anew."""
        endpoint = self.client.endpoint
        deciding = [
            __version__,
            endpoint.model,
            endpoint.name,
            dict(endpoint.sampling),
            self.prompts.sha256_of((*WRITING_PROMPTS, *(JUDGING if self.judge else ()))),
            asdict(self.options),
            (self.judging.model, self.judging.name) if self.judging else None,
        ]
        return hashlib.sha256(json.dumps(deciding, sort_keys=True).encode()).hexdigest()


def write_job(
    job: Job,
    write: Callable[[Job], Written],
    folder: Path,
    settings_sha256: str,
    cost: Callable[[Spending], float | None] = lambda _: None,
    *,
    overwrite: bool = False,
) -> Outcome:
    """Write the persona of one job and put its files into ``folder``; ``cost`` is that of `RunContext`.

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
        lost = getattr(error, "spent", None) or Spending()
        return job.outcome(settings_sha256, status="failed", error=str(error), **_spending_fields(lost, cost))
    persona, report = written.persona, written.report
    made = persona.provenance
    return job.outcome(
        settings_sha256,
        status="done",
        persona=persona.id,
        name=persona.name,
        summary=report.summary,
        findings=len(report.findings),
        unfinished=written.unfinished,
        **({"rounds": made.rounds, "seconds": made.seconds, **_spending_fields(made.spending, cost)} if made else {}),
        kept=[path.name for path in files.kept],
    )


def _spending_fields(spent: Spending, cost: Callable[[Spending], float | None]) -> dict[str, Any]:
    return {"tokens": spent.writing, "judge_tokens": spent.judging, "cost": cost(spent)}


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

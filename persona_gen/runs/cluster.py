"""A run on a Ray cluster: the same function for each segment, as Ray tasks. The journal stays with the driver.

Ray does what it is for: it places tasks, and repeats those whose node or process is lost. The nodes need persona-gen
installed, and the endpoint's key in their own environment: no key is sent. Each node remembers its own completions.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from persona_gen.domain import Tokens
from persona_gen.errors import ConfigError, ModelError, ModelUnavailable, PersonaGenError
from persona_gen.extras import install_hint
from persona_gen.llm.budget import most_tokens
from persona_gen.runs.run import RunContext
from persona_gen.runs.worklist import Job
from persona_gen.writer.at_once import WRITE_TOKENS
from persona_gen.writer.plan import Plan
from persona_gen.writer.write_persona import Written

CPUS = 0.25
"""Of a CPU for each segment under way: most of its time it waits for the model, and each takes a process."""
LOST = 3
"""How often Ray begins a segment again whose node or process was lost."""


class Cluster:
    """A connection to Ray. ``build`` makes a desk on the nodes, and is pickled; it must come out as ``context`` here.

    Raises `ConfigError` where ray is not installed, the model is the embedded one, or nothing answers at ``address``;
    without one, a cluster of this machine alone is started.
    """

    def __init__(self, build: Callable[[], RunContext], context: RunContext, address: str | None) -> None:
        if context.client.endpoint.small:
            what = "the embedded model runs on this machine alone"
            raise ConfigError(what, cure="serve a model, and set OPENAI_BASE_URL here and on the nodes")
        try:
            import ray  # noqa: PLC0415 - takes seconds, and is an extra
        except ImportError:
            raise ConfigError(
                "--engine ray needs ray", cure=f"install it here and on the nodes: {install_hint('ray')}"
            ) from None
        self._ray = ray
        try:
            ray.init(address=address, include_dashboard=False, log_to_driver=False, logging_level="ERROR")
        except (ConnectionError, RuntimeError, ValueError) as error:
            cure = "check --address and that `ray status` there names nodes; leave it out for this machine alone"
            raise ConfigError(f"no Ray cluster answers at {address}: {error}", cure=cure) from None
        self._desk = context
        self._build = ray.put((pickle.dumps(build), context.sha256))
        task = ray.remote(num_cpus=CPUS, max_retries=LOST, scheduling_strategy="SPREAD")
        self._task: Any = task(_write)

    @property
    def concurrency(self) -> int:
        """How many segments the nodes there are now take at once."""
        return max(1, int(self._ray.cluster_resources().get("CPU", 1) / CPUS))

    def write(self, job: Job) -> Written:
        """The persona of a job, written on some node. Raises as `RunContext.write`, or `ModelUnavailable`."""
        with self._desk.budget.reserve(self._most(job), self._desk.dearest) as reservation:
            reservation.hold()
            try:
                written = self._ask(job)
            except ModelError as error:
                reservation.spend(error.spent.total if error.spent else Tokens())
                raise
            made = written.persona.provenance
            reservation.spend(made.spending.total if made else Tokens())
            return written

    def _most(self, job: Job) -> Tokens:
        """The most that a segment can cost: its prompt and a whole reply, as often as it may be asked for.

        A judge reads the sentences and the evidence they cite, which is no more than that once again.
        """
        context = self._desk
        if context.budget.max_tokens is None and context.budget.max_cost is None:
            return Tokens()
        plan = Plan.of(job.segment, evidence_budget=context.options.evidence_budget, identity=job.identity)
        once = most_tokens(plan.message(context.prompts), None, WRITE_TOKENS)
        times = (1 + context.options.rounds) * (2 if context.judge else 1)
        return Tokens(prompt=once.prompt * times, completion=once.completion * times)

    def _ask(self, job: Job) -> Written:
        try:
            written: Written | PersonaGenError = self._ray.get(self._task.remote(self._build, job))
        except self._ray.exceptions.RayError as error:
            what = f"the cluster lost this segment {LOST + 1} times: {type(error).__name__}"
            raise ModelUnavailable(what, cure="look at the nodes, then run the same command again") from None
        if isinstance(written, PersonaGenError):
            raise written
        return written


def _write(build: tuple[bytes, str], job: Job) -> Written | PersonaGenError:
    """On a node. An expected error is a value, so that Ray does not wrap it."""
    try:
        context = _desk(build[0])
        if context.sha256 != build[1]:
            what = "a node has another version, model, endpoint or other prompts than this machine"
            raise ConfigError(what, cure="install and set the same there, OPENAI_BASE_URL and PERSONA_GEN_MODEL too")
        return context.write(job)
    except PersonaGenError as error:
        return error


@lru_cache(maxsize=1)
def _desk(build: bytes) -> RunContext:
    """The desk of a worker process, made once for all its tasks."""
    made: RunContext = pickle.loads(build)()  # noqa: S301 - from our own driver, over Ray's own channel
    return made

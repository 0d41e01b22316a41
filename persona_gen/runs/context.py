"""Which models a command asks: flags over environment over defaults, and the embedded model when nothing is configured.

One function, `run_context`, makes of them what every command works with: clients, prompts, judge, limits and prices.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from persona_gen.checker.judge_protocol import NO_JUDGE, Judge, named_judge
from persona_gen.checker.judges import LargeModelJudge
from persona_gen.checker.small_judge import SmallModelJudge
from persona_gen.errors import ConfigError
from persona_gen.llm import prices as price_tables
from persona_gen.llm.budget import Budget, PricedBudget, check_limits, free
from persona_gen.llm.cache import CompletionCache, default_path
from persona_gen.llm.client import Client
from persona_gen.llm.concurrency import UNBOUNDED, ConcurrencyLimit
from persona_gen.llm.embedded import embedded
from persona_gen.llm.endpoint import Endpoint, remote, served_models
from persona_gen.llm.prices import Price
from persona_gen.llm.prompts import Prompts
from persona_gen.runs.run import RunContext
from persona_gen.writer.write_persona import WritingOptions

EMBEDDED = "embedded"
"""The model name that asks for the embedded model although a key or a base URL is set."""
OPENAI_MODEL = "gpt-5.4-mini"
"""The model asked of OpenAI itself when none is named."""
JUDGE_REASKS = 0
"""A judge's reply of the wrong shape is asked for anew by the judge itself, and then only for what is missing."""


@dataclass(frozen=True)
class ModelFlags:
    """What a command line says of models; None is "as the environment says".

    ``fresh`` forgets what is remembered. ``concurrency`` bounds the requests in flight, ``max_tokens`` and ``max_cost``
    (USD) what is spent by writer and judge together, ``max_reply`` the tokens of one reply. ``many`` marks a run over
    many segments, which gives up as a whole when the endpoint is down.
    """

    model: str | None = None
    judge: str | None = None
    prompts: Path | None = None
    prices: Path | None = None
    fresh: bool = False
    concurrency: int | None = None
    max_tokens: int | None = None
    max_cost: float | None = None
    max_reply: int | None = None
    many: bool = False

    @property
    def on_nodes(self) -> ModelFlags:
        """The same for the nodes of a cluster, where no prices are needed and the driver holds the limits."""
        return replace(self, prices=None, concurrency=None, max_tokens=None, max_cost=None)


def silent(_: str) -> None:
    """A ``note`` that discards its lines."""


def run_context(
    flags: ModelFlags,
    options: WritingOptions | None = None,
    note: Callable[[str], None] = silent,
    *,
    remember: bool = True,
) -> RunContext:
    """All that a command needs of models, by the flags and by the environment of this machine.

    Without ``remember`` no memory of completions is opened, as a dry run wants it. ``note`` hears which model is asked
    and where. Raises as `endpoint` does, and `ConfigError` for a limit of money where a price is not known.
    """
    prompts, environment = Prompts(flags.prompts), os.environ
    cache = CompletionCache(default_path(), note=note) if remember else None
    writer = endpoint(flags.model, environment, note)
    judging = judge_endpoint(flags.judge, environment, note, writer)
    price, judge_price = _price_of(writer, flags.prices), _price_of(judging, flags.prices) if judging else None
    prices = {writer.model: price} | ({judging.model: judge_price} if judging else {})
    check_limits(flags.max_cost, prices)
    budget = Budget(flags.max_tokens, flags.max_cost)
    limit = _limit(flags, writer)
    client_of = partial(Client, cache=cache, fresh=flags.fresh, note=note, max_reply=flags.max_reply)
    client = client_of(writer, concurrency_limit=limit, budget=PricedBudget(budget, price.cost if price else free))
    limits = [limit]
    judge: Judge | None = None
    if judging:
        limits += [] if judging.name == writer.name else [_limit(flags, judging)]
        priced = PricedBudget(budget, judge_price.cost if judge_price else free)
        asked = client_of(judging, concurrency_limit=limits[-1], budget=priced, reasks=JUDGE_REASKS)
        judge = _judge(asked, prompts, note)
    note(_who(writer, judging))
    return RunContext(
        client,
        prompts,
        options or WritingOptions(),
        judge=judge,
        judging=judging,
        limits=tuple(limits),
        budget=budget,
        price=price,
        judge_price=judge_price,
    )


def judge_alone(flags: ModelFlags, note: Callable[[str], None] = silent) -> Judge | None:
    """The judge of a command that writes nothing: none unless ``--judge`` or PERSONA_GEN_JUDGE_MODEL names one.

    Raises as `endpoint` does.
    """
    judging = judge_endpoint(flags.judge, os.environ, note, None)
    if judging is None:
        return None
    cache = CompletionCache(default_path(), note=note)
    client = Client(judging, cache=cache, fresh=flags.fresh, note=note, reasks=JUDGE_REASKS)
    note(f"{judging.model} judges, {_where(judging)}")
    return _judge(client, Prompts(flags.prompts), note)


def _judge(client: Client, prompts: Prompts, note: Callable[[str], None]) -> Judge:
    return SmallModelJudge(client, prompts, note=note) if client.endpoint.small else LargeModelJudge(client, prompts)


def _limit(flags: ModelFlags, target: Endpoint) -> ConcurrencyLimit:
    """How fast an endpoint is asked: the embedded model gets one request at a time, others as many as they take."""
    if not flags.many:
        return ConcurrencyLimit(UNBOUNDED, patience=None)
    return ConcurrencyLimit(flags.concurrency or (1 if target.small else None))


def _who(writer: Endpoint, judge: Endpoint | None) -> str:
    """The line that says which model is asked and where the data go."""
    if judge is None:
        return f"{writer.model} writes, {_where(writer)}; rules alone check"
    if (writer.model, writer.name) == (judge.model, judge.name):
        return f"{writer.model} writes and judges, {_where(writer)}"
    return f"{writer.model} writes, {_where(writer)}; {judge.model} judges, {_where(judge)}"


def _where(target: Endpoint) -> str:
    return "and nothing leaves this machine" if target.name.startswith("embedded:") else f"at {target.name}"


def lacks_model(environment: Mapping[str, str]) -> str:
    """Why no model can be asked, and the way out; empty where one is named or the embedded one is installed."""
    if any(environment.get(name) for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL", "PERSONA_GEN_GGUF")):
        return ""
    try:
        embedded(environment=environment)
    except ConfigError as error:
        return str(error)
    return ""


def endpoint(model: str | None, environment: Mapping[str, str], note: Callable[[str], None]) -> Endpoint:
    """The endpoint that the settings name.

    With neither OPENAI_API_KEY nor OPENAI_BASE_URL set it is the embedded model. At a base URL without a model named,
    the one model served there is used, and ``note`` is told so. Raises `ConfigError`, and `ModelError` where a server
    that should say what it serves does not answer.
    """
    key, url = environment.get("OPENAI_API_KEY") or None, environment.get("OPENAI_BASE_URL") or None
    name = model or environment.get("PERSONA_GEN_MODEL") or None
    if name == EMBEDDED or not (key or url):
        if name not in (None, EMBEDDED):
            raise ConfigError(
                f'the model "{name}" is named, but neither OPENAI_API_KEY nor OPENAI_BASE_URL is set',
                cure="set one of them, or leave the model out to use the embedded one",
            )
        return embedded(note, environment=environment)
    if name is None and url is None:
        name = OPENAI_MODEL
    elif name is None:
        there = remote("", url, key)
        name = _only_one(there.name, served_models(there))
        note(f"using {name}, the one model served there")
    return remote(name, url, key)


def judge_endpoint(
    name: str | None, environment: Mapping[str, str], note: Callable[[str], None], writer: Endpoint | None
) -> Endpoint | None:
    """The endpoint that judges what ``writer`` writes, if any does.

    ``name`` is ``--judge``, else PERSONA_GEN_JUDGE_MODEL: ``none`` is rules alone, ``embedded`` the embedded model.
    PERSONA_GEN_JUDGE_BASE_URL and PERSONA_GEN_JUDGE_API_KEY name another endpoint; the writer's key is not sent there.
    Where nothing is named, an endpoint judges what it writes, the embedded model does not, and nobody judges where
    nobody writes. Raises as `endpoint` does.
    """
    name = named_judge(name, environment)
    url = environment.get("PERSONA_GEN_JUDGE_BASE_URL") or None
    key = environment.get("PERSONA_GEN_JUDGE_API_KEY") or None
    if name == NO_JUDGE or (name is None and writer is None):
        return None
    if name is None and not (url or key):
        return None if writer is None or writer.small else writer
    if name == EMBEDDED or not (url or key):
        return endpoint(name, environment, note)
    elsewhere = {"OPENAI_BASE_URL": url or environment.get("OPENAI_BASE_URL", ""), "OPENAI_API_KEY": key or ""}
    if name is None and url is None and writer is not None and not writer.small:
        name = writer.model  # another key for the same endpoint
    return endpoint(name, elsewhere, note)


def _price_of(target: Endpoint, prices: Path | None) -> Price | None:
    """What the tokens of an endpoint cost, by ``--prices`` or PERSONA_GEN_PRICES and then the built-in table."""
    named = os.environ.get("PERSONA_GEN_PRICES")
    return price_tables.price_of(target.model, target.name, prices or (Path(named) if named else None))


def _only_one(url: str, served: list[str]) -> str:
    if len(served) == 1:
        return served[0]
    names = ", ".join(served[:5]) + (" …" if len(served) > 5 else "")
    some = f"serves {len(served)} models ({names})" if served else "does not say what it serves"
    raise ConfigError(f"{url} {some}", cure="name one with --model or PERSONA_GEN_MODEL, a judge with --judge")

"""Which model answers: flags over environment over defaults, and the embedded model when nothing is configured."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path

from persona_gen.checker.judge_protocol import Judge
from persona_gen.checker.judges import LargeModelJudge, SmallModelJudge
from persona_gen.errors import ConfigError
from persona_gen.llm import prices as price_tables
from persona_gen.llm.budget import Budget
from persona_gen.llm.cache import CompletionCache, default_path
from persona_gen.llm.client import Client, Endpoint, remote, served_models
from persona_gen.llm.concurrency import ConcurrencyLimit
from persona_gen.llm.embedded import embedded
from persona_gen.llm.prices import Price
from persona_gen.llm.prompts import Prompts
from persona_gen.runs.run import Options, RunContext

EMBEDDED = "embedded"
"""The model name that asks for the embedded model although a key or a base URL is set."""
NO_JUDGE = "none"
OPENAI_MODEL = "gpt-5.4-mini"
"""The model asked of OpenAI itself when none is named."""


def endpoint(model: str | None, environment: Mapping[str, str], note: Callable[[str], None]) -> Endpoint:
    """The endpoint that the settings name.

    With neither OPENAI_API_KEY nor OPENAI_BASE_URL set it is the embedded model, and ``note`` is told so. At a base URL
    without a model named, the one model served there is used. Raises `ConfigError`, and `ModelError` where a server
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
        found = embedded(note, environment=environment)
        note(f"using the embedded model {found.model}; nothing leaves this machine")
        return found
    if name is None and url is None:
        name = OPENAI_MODEL
    elif name is None:
        name = _only_one(url or "", served_models(remote("", url, key)))
        note(f"using {name}, the one model served at {url}")
    return remote(name, url, key)


def judge(
    name: str | None,
    environment: Mapping[str, str],
    prompts: Prompts,
    cache: CompletionCache,
    note: Callable[[str], None],
) -> Judge | None:
    """The judge that ``--judge`` or PERSONA_GEN_JUDGE_MODEL names; none unless somebody asks for one.

    ``none`` is rules alone, ``embedded`` the embedded model. Raises as `endpoint` does.
    """
    name = name or environment.get("PERSONA_GEN_JUDGE_MODEL") or NO_JUDGE
    if name == NO_JUDGE:
        return None
    client = Client(endpoint(name, environment, note), cache=cache, note=note)
    return SmallModelJudge(client, prompts, note=note) if client.endpoint.small else LargeModelJudge(client, prompts)


def run_context(
    model: str | None,
    judge_name: str | None,
    prompts: Path | None,
    options: Options,
    note: Callable[[str], None] = lambda _: None,
    *,
    fresh: bool = False,
    concurrency: int | None = None,
    limits: tuple[int | None, float | None] = (None, None),
    prices: Path | None = None,
) -> RunContext:
    """All that writing many personas takes, by the settings in force on this machine.

    ``concurrency`` is how many requests may be in flight; without it the embedded model gets one and other endpoints as
    many as they take. ``limits`` are tokens and US dollars for the whole run. Raises as `endpoint` does.
    """
    templates, cache = Prompts(prompts), CompletionCache(default_path(), note=note)
    target = endpoint(model, os.environ, note)
    price = price_of(target, prices)
    concurrency_limit = ConcurrencyLimit(concurrency or (1 if target.small else None))
    budget = Budget(*limits, cost=price.cost if price else None)
    client = Client(target, cache=cache, fresh=fresh, note=note, concurrency_limit=concurrency_limit, budget=budget)
    asked = judge(judge_name, os.environ, templates, cache, note)
    return RunContext(client, templates, options, asked, concurrency_limit, budget, price)


def price_of(target: Endpoint, prices: Path | None) -> Price | None:
    """What the tokens of an endpoint cost, by ``--prices`` or PERSONA_GEN_PRICES and then the built-in table."""
    named = os.environ.get("PERSONA_GEN_PRICES")
    return price_tables.price_of(target.model, target.name, prices or (Path(named) if named else None))


def _only_one(url: str, served: list[str]) -> str:
    if len(served) == 1:
        return served[0]
    names = ", ".join(served[:5]) + (" …" if len(served) > 5 else "")
    some = f"serves {len(served)} models ({names})" if served else "does not say what it serves"
    raise ConfigError(f"{url} {some}", cure="name one with --model or PERSONA_GEN_MODEL")

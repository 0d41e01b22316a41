"""What a run would take before it is begun: calls, tokens and money, and which data would leave the machine.

The writing is rehearsed without a model: every prompt that is settled without its replies is made and measured
(`rates`), and what is remembered is not counted again.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import suppress
from typing import Any, Literal, TypeVar

from pydantic import BaseModel, Field

from persona_gen.checker.judge_protocol import NO_JUDGE
from persona_gen.checker.segment_index import SegmentIndex
from persona_gen.domain import Message, PersonaDraft, Record, Spending, Tokens
from persona_gen.errors import ConfigError, Deferred
from persona_gen.llm.cache import CompletionCache
from persona_gen.llm.client import Client
from persona_gen.llm.completion import Completion
from persona_gen.llm.endpoint import Endpoint, remote
from persona_gen.llm.prompts import Prompts
from persona_gen.report.wording import printable
from persona_gen.runs.context import EMBEDDED
from persona_gen.runs.rates import Expected, Rates
from persona_gen.runs.run import RunContext
from persona_gen.writer.at_once import WRITE_TOKENS
from persona_gen.writer.plan import Plan
from persona_gen.writer.stepwise import SideDraft

_T = TypeVar("_T", bound=BaseModel)

LIKELY_SIDE = "goal"
"""Of a quote without a cue, as the embedded model sorts them: ten of ten in three segments of real interviews."""


class Rehearsal(Client):
    """Answers from memory, and else with as little as lets the writing go on; keeps what it would have asked."""

    def __init__(self, endpoint: Endpoint, cache: CompletionCache | None, *, fresh: bool) -> None:
        super().__init__(endpoint, cache=cache, fresh=fresh, outbox=lambda _key, _body: None)
        self.asked: list[tuple[str, Sequence[Message]]] = []
        self.remembered = 0

    def write(self, plan: Plan, prompts: Prompts, *, many: bool) -> None:
        """Ask whatever is asked for a first draft."""
        if many:
            plan.steps(prompts, SegmentIndex(plan.segment), self).write()
        elif plan.selection.aliases:
            schema = plan.schema(PersonaDraft)
            try:
                self.complete(plan.message(prompts), PersonaDraft, schema=schema, max_tokens=WRITE_TOKENS)
            except Deferred:
                return

    def complete(self, messages: Sequence[Message], reply_type: type[_T], **settings: Any) -> Completion[_T]:
        """A reply from memory or, at no cost, a stand-in; `Deferred` where there is none."""
        try:
            reply = super().complete(messages, reply_type, **settings)
        except Deferred:
            self.asked.append((reply_type.__name__, messages))
            if reply_type.__name__ == SideDraft.__name__:
                return Completion(reply_type.model_validate({"side": LIKELY_SIDE}), Tokens())
            raise
        self.remembered += 1
        return reply


OPEN_CLAIMS, OPEN_IN_STEPS = 23, 10
"""Claims of a persona that rules leave to a judge: 19 to 27 in five personas by a large model; and of one written in
small steps, whose other sentences are verbatim or counted."""
FEW, LARGEST = 5, 3
"""Up to how many segments each has its line, and how many of more are shown."""


class Forecast(Record):
    """What writing would take: one segment, or a run (``segment`` is empty then).

    ``calls`` are for drafts, re-asks expected; ``repairs`` are those expected on top, and tokens are of both. What the
    ``judge`` takes is told apart, and ``cost`` (USD, None where a price is not known) is of all. ``remembered`` replies
    are not bought again. ``statistics``, ``quotes`` and ``speakers`` are the most that prompts show; a speaker counts
    in every segment.
    """

    schema_: Literal["persona-gen/forecast@1"] = Field(default="persona-gen/forecast@1", alias="schema")
    segment: str
    name: str
    segments: int = 1
    calls: float
    repairs: float
    prompt_tokens: int
    completion_tokens: int
    judge: str | None = None
    judge_endpoint: str | None = None
    judge_calls: float = 0
    judge_prompt_tokens: int = 0
    judge_completion_tokens: int = 0
    cost: float | None
    remembered: int
    model: str
    endpoint: str
    stays: bool
    statistics: int
    quotes: int
    speakers: int
    basis: str


def forecast(
    plans: Iterable[Plan], context: RunContext, *, cache: CompletionCache | None = None, fresh: bool = False
) -> Iterator[Forecast]:
    """One forecast for each plan; asks nothing. Raises `PromptError`."""
    endpoint, prompts, many = context.client.endpoint, context.prompts, context.many
    judge = context.judging
    rates = Rates(endpoint.model, cache.seen(endpoint.model) if cache else {})
    judging = Rates(judge.model, cache.seen(judge.model) if cache else {}) if judge else None
    stays = endpoint.stays_here and (judge is None or judge.stays_here)
    for plan in plans:
        rehearsal = Rehearsal(endpoint, cache, fresh=fresh)
        rehearsal.write(plan, prompts, many=many)
        parts = [rates.expected(kind, messages) for kind, messages in rehearsal.asked]
        repair = None if many or not parts else rates.repair(rehearsal.asked[0][1], context.options.rounds)
        whole = [*parts, repair] if repair else parts
        prompt, completion = round(sum(p.prompt for p in whole)), round(sum(p.completion for p in whole))
        quotes = plan.selection.quotes if parts else ()
        judged = Expected(0, 0, 0)
        if judging and parts and not (judge and judge.small):
            judged = judging.judged(plan, prompts, OPEN_IN_STEPS if many else OPEN_CLAIMS, rates.drafts)
        spent = Spending(
            writing=Tokens(prompt=prompt, completion=completion),
            judging=Tokens(prompt=round(judged.prompt), completion=round(judged.completion)),
        )
        yield Forecast(
            segment=plan.segment.id,
            name=plan.segment.name,
            calls=round(sum(p.calls for p in parts), 2),
            repairs=round(repair.calls, 2) if repair else 0,
            prompt_tokens=prompt,
            completion_tokens=completion,
            judge=judge.model if judge else None,
            judge_endpoint=judge.name if judge else None,
            judge_calls=round(judged.calls, 2),
            judge_prompt_tokens=spent.judging.prompt,
            judge_completion_tokens=spent.judging.completion,
            cost=context.cost(spent),
            remembered=rehearsal.remembered,
            model=endpoint.model,
            endpoint=endpoint.name,
            stays=stays,
            statistics=0 if many or not parts else len(plan.selection.statistics),  # the steps phrase them in code
            quotes=len(quotes),
            speakers=len({quote.speaker for quote in quotes if quote.speaker}),
            basis=rates.basis,
        )


def total(forecasts: Sequence[Forecast]) -> Forecast:
    """The sum of a run. ``forecasts`` are of one model, and at least one."""
    first = forecasts[0]
    costs = [f.cost for f in forecasts if f.cost is not None]
    return first.model_copy(
        update={
            "segment": "",
            "name": f"{len(forecasts):,} segments",
            "cost": sum(costs) if costs else None,
            "calls": round(sum(f.calls for f in forecasts), 2),
            "repairs": round(sum(f.repairs for f in forecasts), 2),
            "judge_calls": round(sum(f.judge_calls for f in forecasts), 2),
            **{key: sum(getattr(f, key) for f in forecasts) for key in SUMS},
        }
    )


SUMS = ("segments", "prompt_tokens", "completion_tokens", "judge_prompt_tokens", "judge_completion_tokens",
        "remembered", "statistics", "quotes", "speakers")  # fmt: skip


def leaves_to(environment: Mapping[str, str]) -> list[str]:
    """The endpoints on other machines that writing and judging would ask, as the settings are; nothing is asked.

    A setting that names no endpoint at all is told of where somebody asks a model.
    """
    name, url, key = (environment.get(n) for n in ("PERSONA_GEN_MODEL", "OPENAI_BASE_URL", "OPENAI_API_KEY"))
    judge, judge_url, judge_key = (environment.get(f"PERSONA_GEN_JUDGE_{n}") for n in ("MODEL", "BASE_URL", "API_KEY"))
    asked = [url] if (url or key) and name != EMBEDDED else []
    asked += [judge_url or url] if (judge_url or judge_key) and judge not in (NO_JUDGE, EMBEDDED) else []
    endpoints = []
    with suppress(ConfigError):
        endpoints = [remote("", one) for one in asked]
    return list(dict.fromkeys(endpoint.name for endpoint in endpoints if not endpoint.stays_here))


def forecast_lines(forecasts: Sequence[Forecast]) -> list[str]:
    """The lines for ``--dry-run``: every segment of a few; of more, the sum and the largest."""
    lines = [_line(f) for f in forecasts] if len(forecasts) <= FEW else []
    if len(forecasts) > 1:
        lines.append(_line(total(forecasts)))
    if len(forecasts) > FEW:
        lines.append(f"The largest {LARGEST}:")
        lines += [f"  {_line(f)}" for f in heapq.nlargest(LARGEST, forecasts, key=lambda f: f.prompt_tokens)]
    if any(f.calls for f in forecasts):
        uncounted = f" What {forecasts[0].judge} judges is not counted." if _uncounted(forecasts) else ""
        lines.append(f"Tokens are {forecasts[0].basis}.{uncounted}")
    return [printable(line) for line in lines]


def _uncounted(forecasts: Sequence[Forecast]) -> bool:
    """Whether a small model judges: it is asked a claim at a time, and costs time alone."""
    return any(f.judge and f.calls and not f.judge_calls for f in forecasts)


def _line(f: Forecast) -> str:
    if not f.calls:
        replies = "1 reply is" if f.remembered == 1 else f"{f.remembered:,} replies are"
        why = f"{replies} remembered" if f.remembered else "no evidence calls for it"
        return f"{f.name}: nothing to ask {f.model}; {why}."
    parts = [
        f"{f.name}: {_count(f.calls, 'call')} to {f.model}",
        f"about {f.prompt_tokens:,} tokens of prompt and {f.completion_tokens:,} of reply",
    ]
    parts += [f"{_count(f.repairs, 'repair')} included"] if f.repairs else []
    if f.judge_calls:
        took = f"{f.judge_prompt_tokens:,} tokens of prompt and {f.judge_completion_tokens:,} of reply"
        parts.append(f"then {_count(f.judge_calls, 'call')} to {f.judge} as the judge with about {took}")
    parts += [f"{f.remembered:,} more remembered"] if f.remembered else []
    if f.cost is not None and not f.stays:
        parts.append(f"about ${f.cost:,.2f}" if f.cost >= 1 else f"about ${f.cost:.4f}")
    elif not f.stays:
        parts.append("at a price that is not known (--prices)")
    shown = f"{f.quotes:,} quotes of {f.speakers:,} speakers"
    shown = f"{f.statistics:,} statistics and {shown}" if f.statistics else f"Up to {shown}"
    where = " and ".join(dict.fromkeys(name for name in (f.endpoint, f.judge_endpoint) if name))
    return f"{', '.join(parts)}. {shown} {'stay on this machine' if f.stays else f'would be sent to {where}'}."


def _count(number: float, what: str) -> str:
    shown = f"{number:,.0f}" if number >= 10 or number == int(number) else f"{number:.1f}"
    return f"{shown} {what}{'' if shown == '1' else 's'}"

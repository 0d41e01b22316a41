"""What a run would take before it is begun: calls, tokens and money, and which data would leave the machine.

The writing is rehearsed: every prompt that is settled without the model is made and measured, and what is remembered is
not counted again. Tokens come from what is remembered of the model: its tokens a character, the length of its replies,
its re-asks and repairs. Of a model that is not remembered they are guessed, and ``basis`` says so.
"""

from __future__ import annotations

import heapq
import ipaddress
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, TypeVar
from urllib.parse import urlsplit

from pydantic import BaseModel, Field

from persona_gen.checker.judge_protocol import Question
from persona_gen.checker.judges import JudgedDraft, requests
from persona_gen.checker.segment_index import SegmentIndex
from persona_gen.domain import Message, PersonaDraft, Record, Spending, Tokens
from persona_gen.errors import Deferred
from persona_gen.evidence.diversity import UNSPACED
from persona_gen.evidence.selection import CHARACTERS_A_TOKEN
from persona_gen.llm.cache import CompletionCache, Seen
from persona_gen.llm.client import Client, Completion
from persona_gen.llm.endpoint import Endpoint
from persona_gen.llm.prompts import Prompts
from persona_gen.report.wording import printable
from persona_gen.runs.run import RunContext
from persona_gen.writer.at_once import WRITE_TOKENS, RepairDraft
from persona_gen.writer.plan import Plan
from persona_gen.writer.stepwise import RetoldDraft, SideDraft

_T = TypeVar("_T", bound=BaseModel)

A_MESSAGE, A_REPLY = 3, 3
"""Tokens around each message, and before the reply (OpenAI Cookbook, "How to count tokens with tiktoken")."""
REPLY_TOKENS: Mapping[str, int] = {"RetoldDraft": 29, "SideDraft": 7, "PersonaDraft": 1100, "RepairDraft": 300}
"""Lengths of replies of an unknown model. Retold quotes are the mean of the embedded model on the fixtures; a persona
is the one in fixtures/personas at four characters a token; a repair is taken for a quarter of it."""
LIKELY_SIDE = "goal"
"""Of a quote without a cue, as the embedded model sorts them: ten of ten in three segments of real interviews."""
REPAIRS = 1
"""Repairs of a persona by an unknown model."""
REPAIR_PART = 0.35
"""The prompt of a repair, which holds the flagged claims and their evidence, as a part of the draft's."""
OPEN_CLAIMS, OPEN_IN_STEPS = 23, 10
"""Claims of a persona that rules leave to a judge: 19 to 27 in five personas by a large model; and of one written in
small steps, whose other sentences are verbatim or counted."""
A_CLAIM, JUDGED_TOKENS_A_CLAIM = 95, 50
"""Characters of such a claim, with a share of the second pieces that some cite, and what it adds to the judge's reply,
in these personas."""
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
    stays = stays_here(endpoint) and (judge is None or stays_here(judge))
    for plan in plans:
        rehearsal = _Rehearsal(endpoint, cache, fresh=fresh)
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


def stays_here(endpoint: Endpoint) -> bool:
    """Whether prompts stay on this machine: the embedded model, or a server on loopback."""
    host = urlsplit(endpoint.name).hostname
    try:
        return host in (None, "localhost") or ipaddress.ip_address(host or "").is_loopback
    except ValueError:
        return False


# --- Rates ----------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Expected:
    """Calls with their tokens, on average: fractions are meant."""

    calls: float
    prompt: float
    completion: float


@dataclass(frozen=True)
class Rates:
    """What a call of each kind takes of a model, by what has been ``seen`` of it."""

    model: str
    seen: Mapping[str, Seen]

    @property
    def basis(self) -> str:
        """What the tokens rest on, in words."""
        replies = sum(seen.completions for seen in self.seen.values())
        if not replies:
            return f"guessed, since no reply of {self.model} is remembered: 4 characters a token, replies as of others"
        ratio = sum(s.characters for s in self.seen.values()) / max(sum(s.prompt for s in self.seen.values()), 1)
        return f"from {replies:,} remembered replies of {self.model}, with {ratio:.2f} characters a token"

    def expected(self, kind: str, messages: Sequence[Message]) -> Expected:
        """One completion of a kind, re-asks included."""
        seen = self.seen.get(kind)
        prompt = self._prompt_tokens(kind, messages)
        if seen is None:
            return Expected(1, prompt, REPLY_TOKENS[kind])
        return Expected(seen.calls / seen.completions, prompt, seen.completion / seen.completions)

    def repair(self, messages: Sequence[Message], rounds: int) -> Expected:
        """All repairs of a persona whose first prompt is given."""
        drafts, repairs = self.seen.get(PersonaDraft.__name__), self.seen.get(RepairDraft.__name__)
        if drafts is None:
            share, longer = float(REPAIRS), REPAIR_PART
        elif repairs is None:
            share, longer = 0.0, REPAIR_PART
        else:
            share = repairs.completions / drafts.completions
            longer = (repairs.characters / repairs.completions) / (drafts.characters / drafts.completions)
        share = min(share, rounds)
        one = self.expected(RepairDraft.__name__, messages)
        return Expected(share * one.calls, share * one.prompt * longer, share * one.completion)

    @property
    def drafts(self) -> int:
        """How many personas are remembered that were written in one call."""
        seen = self.seen.get(PersonaDraft.__name__)
        return seen.completions if seen else 0

    def judged(self, plan: Plan, prompts: Prompts, claims: int, drafts: int) -> Expected:
        """All questions to a judge about one persona, by what it was asked about ``drafts`` remembered ones.

        Where it was asked about none, the requests are made as for ``claims`` that retell the quotes shown, one each.
        """
        seen = self.seen.get(JudgedDraft.__name__)
        if seen and drafts:
            return Expected(seen.calls / drafts, seen.prompt / drafts, seen.completion / drafts)
        asked = list(requests(prompts, _likely_questions(plan, claims), plan.segment))
        prompt = sum(self._prompt_tokens(JudgedDraft.__name__, messages) for messages in asked)
        return Expected(len(asked), prompt, claims * JUDGED_TOKENS_A_CLAIM)

    def _prompt_tokens(self, kind: str, messages: Sequence[Message]) -> float:
        like = [self.seen[kind]] if kind in self.seen else list(self.seen.values())
        characters, tokens = sum(s.characters for s in like), sum(s.prompt for s in like)
        texts = [message["content"] for message in messages]
        if tokens:
            return sum(map(len, texts)) * tokens / characters
        dense = sum(len(run) for text in texts if not text.isascii() for run in UNSPACED.findall(text))
        spaced = sum(map(len, texts)) - dense
        return spaced / CHARACTERS_A_TOKEN + dense + A_MESSAGE * len(texts) + A_REPLY


def _likely_questions(plan: Plan, claims: int) -> list[Question]:
    """Questions as a persona's open claims ask them: each over a quote that was shown, in its own words and length."""
    index, quotes = SegmentIndex(plan.segment), plan.selection.quotes
    told = [(quotes[n % len(quotes)], n < len(quotes)) for n in range(claims if quotes else 0)]
    texts = [quote.text[:A_CLAIM] if first else quote.text[-A_CLAIM:] for quote, first in told]
    return [
        Question(text, (quote,), tuple(index.near(text, (quote.id,))))
        for (quote, _), text in zip(told, texts, strict=True)
    ]


# --- The rehearsal --------------------------------------------------------------------------------------------------


class _Rehearsal(Client):
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
            if reply_type.__name__ == RetoldDraft.__name__:
                return Completion(reply_type.model_validate({"claim": ""}), Tokens())
            if reply_type.__name__ == SideDraft.__name__:
                return Completion(reply_type.model_validate({"side": LIKELY_SIDE}), Tokens())
            raise
        self.remembered += 1
        return reply


# --- In words -------------------------------------------------------------------------------------------------------


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

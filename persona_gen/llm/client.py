"""One completion: structured output, re-asks, usage.

Two loops, two settings. *Retries* (``deadline``) repeat a request that got no answer: connection faults, time-outs,
408, 409, 429 and 5xx; they are made in `persona_gen.llm.transport`. *Re-asks* (``reasks``) continue the conversation
when the reply has the wrong shape. What an endpoint does not take (``response_format``, ``max_tokens``, a sampling
setting) is learnt from its 400s.
"""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any, TypeVar
from urllib.parse import urlsplit

from pydantic import BaseModel, ValidationError

from persona_gen.domain import Message, Tokens
from persona_gen.errors import Deferred, InvalidReply, ModelError, ReplyCut
from persona_gen.llm.budget import Budget, PricedBudget, most_tokens
from persona_gen.llm.cache import CompletionCache, cache_key
from persona_gen.llm.chat_answers import Answer, first_token, read_answer, read_reply, said_in
from persona_gen.llm.chat_format import ANOTHER_MODEL, REASK, Dialect, Refusal
from persona_gen.llm.completion import MAX_TOKENS, Completion, CompletionClient
from persona_gen.llm.concurrency import UNBOUNDED, ConcurrencyLimit, Deadline
from persona_gen.llm.endpoint import Endpoint, remote, served_models
from persona_gen.llm.transport import Transport

__all__ = ["Client", "Completion", "CompletionClient", "Endpoint", "remote", "served_models"]

_T = TypeVar("_T", bound=BaseModel)

GROWTH = 2
"""How much more room a reply gets that broke off."""
LEAST_REPLY, SPARE = 256, 16
"""Tokens of a reply that are worth asking for, and those that a chat template may add to a prompt."""


class Client(CompletionClient):
    """Asks one endpoint; may be shared by threads.

    ``cache`` answers what was asked before, unless ``fresh``. ``deadline`` is seconds for one completion in all,
    ``reasks`` how often a reply of the wrong shape is asked for again, ``max_reply`` the most tokens that a reply may
    have in place of those that callers think enough. Where there is an ``outbox`` nothing is asked:
    it gets the memory's key and the body of each request that is not remembered, which ends with `Deferred`.
    ``concurrency_limit`` and ``budget`` are those of a run, shared with its other clients: how fast it may ask, and
    what it may spend. ``note`` takes lines for people on stderr.
    """

    def __init__(
        self,
        endpoint: Endpoint,
        *,
        cache: CompletionCache | None = None,
        fresh: bool = False,
        deadline: float = 600.0,
        reasks: int = 2,
        max_reply: int | None = None,
        outbox: Callable[[str, dict[str, Any]], None] | None = None,
        concurrency_limit: ConcurrencyLimit | None = None,
        budget: Budget | PricedBudget | None = None,
        note: Callable[[str], None] = lambda _: None,
    ) -> None:
        super().__init__(endpoint)
        self._outbox = outbox
        self._memory, self._fresh = cache, fresh
        self._deadline, self._reasks, self._note = deadline, reasks, note
        self._max_reply = max_reply
        self._pace = concurrency_limit or ConcurrencyLimit(UNBOUNDED, patience=None)
        self._allowance = budget or Budget()
        self._lock = threading.Lock()
        self._odd: set[str] = set()
        self._connecting = threading.Lock()
        self._delivery: Transport | None = None
        openai_itself = (urlsplit(endpoint.name).hostname or "").endswith("api.openai.com")
        self._dialect = Dialect(limit="max_completion_tokens" if openai_itself else "max_tokens")

    def complete(
        self,
        messages: Sequence[Message],
        reply_type: type[_T],
        *,
        schema: dict[str, Any] | None = None,
        max_tokens: int = MAX_TOKENS,
        sample: int = 0,
    ) -> Completion[_T]:
        """Ask for a ``reply_type``, see `CompletionClient`.

        Raises `ModelUnavailable`, `ModelRejected`,
        `ModelStopped` or `InvalidReply`, what ends the run where there is one (``ends_run``), and `ConfigError` where
        connecting or remembering needs one.
        """
        schema = schema or _own_schema(reply_type)
        key = self._key(messages, schema, max_tokens, sample) if self._memory else ""
        if self._memory and not self._fresh and (remembered := self._recall(self._memory, key, reply_type)):
            return remembered
        if self._outbox:
            arguments = self._dialect.arguments(messages, schema, reply_type.__name__, max_tokens)
            self._outbox(key, {"model": self.endpoint.model, **arguments, **self.endpoint.sampling})
            raise Deferred(f"{self.endpoint.model} has not answered yet", cure="import the provider's results")
        self._connected()  # an embedded model's start is not part of the deadline
        deadline = Deadline(self._deadline)
        turns, spent, text, complaint = list(messages), Tokens(), "", ""
        for _ in range(1 + self._reasks):
            dialect = self._dialect
            text, cost = self._whole(turns, schema, reply_type.__name__, max_tokens, deadline)
            spent += cost
            reply, outcome = read_reply(text, reply_type)
            if reply is not None:
                if self._memory:
                    self._remember(self._memory, key, outcome, spent, messages, reply_type.__name__)
                return Completion(reply, spent)
            complaint = outcome
            turns += [
                {"role": "assistant", "content": text},
                {"role": "user", "content": REASK.format(complaint)},
            ]
            if not self.endpoint.small:  # whose grammar leaves no other shape
                self._change(
                    dialect, dialect.stated, "does not keep to a JSON schema; stating it in the prompt as well"
                )
        raise InvalidReply(
            f"{self.endpoint.model} gave no usable reply, asked {1 + self._reasks} times: {complaint}",
            cure="try again, or use a model that follows JSON schemas (--model)",
            raw=text,
        )

    def probabilities(self, messages: Sequence[Message], options: Sequence[str]) -> dict[str, float]:
        """How likely the reply begins with each of ``options``, see `CompletionClient`.

        Raises as `complete` does, and `InvalidReply` where the endpoint gives no probabilities, or where none of the
        options is among the ten likeliest tokens.
        """
        key = self._key(messages, {"options": list(options)}, 1, 0) if self._memory else ""
        if self._memory and not self._fresh and (remembered := self._memory.get(key)):
            self._counter.add(Tokens(remembered=remembered.prompt + remembered.completion))
            return {str(option): float(p) for option, p in json.loads(remembered.text).items()}
        self._connected()
        sampling = {k: v for k, v in self.endpoint.sampling.items() if k not in self._dialect.dropped}
        request = {"messages": messages, self._dialect.limit: 1, "logprobs": True, "top_logprobs": 10, **sampling}
        asked = self._request(request, most_tokens(messages, None, 1), Deadline(self._deadline))
        if isinstance(asked, Refusal):
            raise self._final(asked)
        answer, raw = asked
        tops = first_token(raw)
        likelihoods = {option: sum(p for token, p in tops if _same_token(token, option)) for option in options}
        if not any(likelihoods.values()):
            words = " or ".join(options)
            raise InvalidReply(f"{self.endpoint.model} answered neither {words}", cure=ANOTHER_MODEL, raw=raw)
        if self._memory:
            self._remember(self._memory, key, json.dumps(likelihoods), answer.tokens, messages, "probabilities")
        return likelihoods

    def _key(self, messages: Sequence[Message], schema: dict[str, Any], max_tokens: int, sample: int) -> str:
        endpoint = self.endpoint
        sampling = dict(endpoint.sampling)
        return cache_key(endpoint.model, endpoint.name, sampling, list(messages), schema, max_tokens, sample)

    def _recall(self, cache: CompletionCache, key: str, reply_type: type[_T]) -> Completion[_T] | None:
        remembered = cache.get(key)
        if remembered is None:
            return None
        try:
            reply = reply_type.model_validate_json(remembered.text)
        except ValidationError:  # the type has changed since
            return None
        tokens = Tokens(remembered=remembered.prompt + remembered.completion)
        self._counter.add(tokens)
        return Completion(reply, tokens)

    def _remember(
        self, cache: CompletionCache, key: str, text: str, tokens: Tokens, messages: Sequence[Message], kind: str
    ) -> None:
        characters = sum(len(message["content"]) for message in messages)
        cache.put(key, text, tokens, model=self.endpoint.model, characters=characters, kind=kind)

    def _whole(
        self, turns: Sequence[Message], schema: dict[str, Any], name: str, max_tokens: int, deadline: Deadline
    ) -> tuple[str, Tokens]:
        """One reply in full: one that breaks off is asked for once more with more room, reasoning models need it."""
        first = min(max_tokens, self._max_reply or max_tokens)
        more = self._max_reply or GROWTH * max_tokens
        with self._counter.metered() as meter:
            try:
                text = self._ask(turns, schema, name, first, deadline)
            except ReplyCut:
                if more <= first:
                    raise
                text = self._ask(turns, schema, name, more, deadline)
        return text, meter.tokens

    def _ask(
        self, turns: Sequence[Message], schema: dict[str, Any], name: str, max_tokens: int, deadline: Deadline
    ) -> str:
        """The text of one reply, in whatever form of request the endpoint takes, and of what length fits."""
        room = max_tokens
        while True:
            dialect = self._dialect
            sampling = {k: v for k, v in self.endpoint.sampling.items() if k not in dialect.dropped}
            most = most_tokens(turns, schema, room)
            asked = self._request({**dialect.arguments(turns, schema, name, room), **sampling}, most, deadline)
            if not isinstance(asked, Refusal):
                return said_in(*asked)
            fits = asked.window[0] - asked.window[1] - SPARE if asked.too_long and asked.window else 0
            if LEAST_REPLY <= fits < room:
                room = fits
            else:
                self._learn(dialect, asked)

    def _request(self, request: dict[str, Any], most: Tokens, deadline: Deadline) -> tuple[Answer, str] | Refusal:
        """Send one request and count what it cost: the answer and its raw text, or a refusal."""
        with self._allowance.reserve(most) as reservation:
            raw = self._connected().deliver({"model": self.endpoint.model, **request}, deadline, reservation)
            if isinstance(raw, Refusal):
                return raw
            self._counter.add(Tokens(calls=1))
            spent = most  # where the answer does not say
            try:
                answer = read_answer(raw)
                if answer.usage:
                    spent = answer.tokens
                    self._counter.add(spent.model_copy(update={"calls": 0}))
                self._note_oddities(answer)
            finally:
                reservation.spend(spent)
        return answer, raw

    def _note_oddities(self, answer: Answer) -> None:
        """Say once what is odd about the answers."""
        odd = []
        if other := answer.other_model(self.endpoint.model):
            odd.append(f"says that {other} has answered, and {self.endpoint.model} was asked")
        if answer.miscounted:
            odd.append("reports a number of tokens that cannot be; it is not counted")
        for what in odd:
            with self._lock:
                first = what not in self._odd
                self._odd.add(what)
            if first:
                self._note(f"{self.endpoint.name} {what}")

    def _learn(self, dialect: Dialect, refusal: Refusal) -> None:
        """Change the form of request after a refusal, or raise the refusal."""
        change = dialect.after(refusal, self.endpoint.sampling)
        if change is None:
            raise self._final(refusal)
        self._change(dialect, *change)

    def _change(self, dialect: Dialect, to: Dialect, why: str) -> None:
        """Ask in another form from now on, and say so once, whichever of several threads has learnt it."""
        with self._lock:
            first = self._dialect == dialect != to
            if first:
                self._dialect = to
        if first:
            self._note(f"{self.endpoint.name} {why}")

    def _final(self, refusal: Refusal) -> ModelError:
        """The error of a refusal that no other form of request would change; one of the key stops the whole run."""
        error = refusal.as_error(self.endpoint.model, self.endpoint.name)
        if error.ends_run:
            self._pace.stop(error)
        return error

    def _connected(self) -> Transport:
        with self._connecting:
            if self._delivery is None:
                base_url, api_key = self.endpoint.connect()
                name = self.endpoint.name
                self._delivery = Transport(base_url, api_key, name, concurrency_limit=self._pace, note=self._note)
            return self._delivery


def _same_token(token: str, option: str) -> bool:
    return token.strip().casefold() == option.casefold()


@lru_cache(maxsize=64)
def _own_schema(reply_type: type[BaseModel]) -> dict[str, Any]:
    return reply_type.model_json_schema()

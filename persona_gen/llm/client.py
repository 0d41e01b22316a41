"""One completion: structured output, re-asks, usage.

Two loops, two settings. *Retries* (``deadline``) repeat a request that got no answer: connection faults, time-outs,
408, 409, 429 and 5xx; they are made in `persona_gen.llm.transport`. *Re-asks* (``reasks``) continue the conversation
when the reply has the wrong shape. How one reply is asked for stands in `persona_gen.llm.replies`.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from functools import lru_cache
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError

from persona_gen.domain import Message, Tokens
from persona_gen.errors import Deferred, InvalidReply
from persona_gen.llm.budget import Budget, PricedBudget
from persona_gen.llm.cache import CompletionCache, cache_key
from persona_gen.llm.chat_answers import LONGEST_REPLY, first_token, read_reply
from persona_gen.llm.chat_format import ANOTHER_MODEL, REASK
from persona_gen.llm.completion import MAX_TOKENS, Completion, CompletionClient
from persona_gen.llm.concurrency import UNBOUNDED, ConcurrencyLimit, Deadline
from persona_gen.llm.endpoint import Endpoint
from persona_gen.llm.replies import Replies

_T = TypeVar("_T", bound=BaseModel)


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
        self._deadline, self._reasks = deadline, reasks
        limit = concurrency_limit or ConcurrencyLimit(UNBOUNDED, patience=None)
        self._replies = Replies(
            endpoint, self._counter, concurrency_limit=limit, budget=budget or Budget(), max_reply=max_reply, note=note
        )

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
            arguments = self._replies.dialect.arguments(messages, schema, reply_type.__name__, max_tokens)
            self._outbox(key, {"model": self.endpoint.model, **arguments, **self.endpoint.sampling})
            raise Deferred(f"{self.endpoint.model} has not answered yet", cure="import the provider's results")
        self._replies.connect()  # an embedded model's start is not part of the deadline
        deadline = Deadline(self._deadline)
        turns, spent, text, complaint = list(messages), Tokens(), "", ""
        for _ in range(1 + self._reasks):
            dialect = self._replies.dialect
            text, cost = self._replies.whole(turns, schema, reply_type.__name__, max_tokens, deadline)
            spent += cost
            reply, outcome = read_reply(text, reply_type)
            if reply is not None:
                if self._memory:
                    self._remember(self._memory, key, outcome, spent, messages, reply_type.__name__)
                return Completion(reply, spent)
            complaint = outcome
            turns += [
                {"role": "assistant", "content": text[:LONGEST_REPLY]},
                {"role": "user", "content": REASK.format(complaint)},
            ]
            if not self.endpoint.small:  # whose grammar leaves no other shape
                what = "does not keep to a JSON schema; stating it in the prompt as well"
                self._replies.change(dialect, dialect.stated, what)
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
        self._replies.connect()
        answer, raw = self._replies.likeliest(messages, Deadline(self._deadline))
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


def _same_token(token: str, option: str) -> bool:
    return token.strip().casefold() == option.casefold()


@lru_cache(maxsize=64)
def _own_schema(reply_type: type[BaseModel]) -> dict[str, Any]:
    return reply_type.model_json_schema()

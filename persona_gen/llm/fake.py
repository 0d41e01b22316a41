"""A client for tests: it answers from a queue and keeps what it was asked."""

from __future__ import annotations

import threading
from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar

from pydantic import BaseModel

from persona_gen.domain import Message, Tokens
from persona_gen.llm.completion import MAX_TOKENS, Completion, CompletionClient
from persona_gen.llm.endpoint import Endpoint

_T = TypeVar("_T", bound=BaseModel)

Reply = Mapping[str, Any] | BaseModel | Exception
"""What a model says: the content of the reply, or the error to raise instead."""


@dataclass(frozen=True)
class Call:
    """One request as it was made."""

    messages: tuple[Message, ...]
    reply_type: type[BaseModel]
    schema: dict[str, Any] | None = None
    max_tokens: int = MAX_TOKENS
    sample: int = 0


class FakeClient(CompletionClient):
    """Stands in for `persona_gen.llm.client.Client`. May be shared by threads.

    ``replies`` are given out in order; a callable in their place gets the messages and makes the reply. Each reply is
    validated as a real one would be, and costs 10 prompt and 5 completion tokens. An empty queue raises IndexError.
    """

    def __init__(
        self, replies: Iterable[Reply | Callable[[Sequence[Message]], Reply]] | Callable[[Sequence[Message]], Reply]
    ) -> None:
        super().__init__(Endpoint(model="fake", name="fake", connect=lambda: ("", "")))
        self._always = replies if callable(replies) else None
        self._queue = deque([] if callable(replies) else replies)
        self._lock = threading.Lock()
        self.calls: list[Call] = []

    def complete(self, messages: Sequence[Message], reply_type: type[_T], **settings: Any) -> Completion[_T]:
        """The next reply of the queue, validated."""
        with self._lock:
            self.calls.append(Call(tuple(messages), reply_type, **settings))
            if not (self._always or self._queue):
                raise IndexError(f"FakeClient has no reply left for call {len(self.calls)}")
            reply = self._always or self._queue.popleft()
        if callable(reply):
            reply = reply(messages)
        if isinstance(reply, Exception):
            raise reply
        cost = Tokens(prompt=10, completion=5, calls=1)
        self._counter.add(cost)
        content = reply.model_dump() if isinstance(reply, BaseModel) else reply
        return Completion(reply_type.model_validate(content), cost)

    def probabilities(self, messages: Sequence[Message], options: Sequence[str]) -> dict[str, float]:
        """The next reply of the queue, as the probability of each option."""
        with self._lock:
            if not (self._always or self._queue):
                raise IndexError("FakeClient has no probabilities left")
            reply = self._always or self._queue.popleft()
        odds = reply(messages) if callable(reply) else reply
        if isinstance(odds, Exception):
            raise odds
        if isinstance(odds, BaseModel):
            raise TypeError("probabilities are a mapping from options to numbers")
        self._counter.add(Tokens(prompt=10, completion=1, calls=1))
        return {option: float(odds.get(option, 0.0)) for option in options}

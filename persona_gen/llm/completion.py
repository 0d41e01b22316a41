"""A completion, and what writing, judging and reviewing need of whoever makes one."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from pydantic import BaseModel

from persona_gen.domain import Message, Tokens
from persona_gen.llm.endpoint import Endpoint
from persona_gen.llm.metering import Meter, TokenCounter

_T = TypeVar("_T", bound=BaseModel)

MAX_TOKENS = 4096
"""Of a reply, where a caller does not say."""


@dataclass(frozen=True)
class Completion(Generic[_T]):
    """A validated reply and what it cost, re-asks included."""

    reply: _T
    tokens: Tokens


class CompletionClient(ABC):
    """Asks one ``endpoint`` and counts what that costs; `Client` and `llm.fake.FakeClient` are such."""

    def __init__(self, endpoint: Endpoint) -> None:
        self.endpoint = endpoint
        self._counter = TokenCounter()

    @property
    def tokens(self) -> Tokens:
        """What all completions so far have cost, failed ones included."""
        return self._counter.total

    def metered(self) -> AbstractContextManager[Meter]:
        """Counts what this thread's completions cost while the context is open, failed ones included."""
        return self._counter.metered()

    @abstractmethod
    def complete(
        self,
        messages: Sequence[Message],
        reply_type: type[_T],
        *,
        schema: dict[str, Any] | None = None,
        max_tokens: int = MAX_TOKENS,
        sample: int = 0,
    ) -> Completion[_T]:
        """A validated reply.

        ``schema`` is the strict JSON schema if it is narrower than the type's own; ``sample`` tells several replies to
        the same question apart.
        """

    @abstractmethod
    def probabilities(self, messages: Sequence[Message], options: Sequence[str]) -> dict[str, float]:
        """How likely the reply begins with each of ``options`` (single tokens, in any case); the rest is neither's."""

"""A completion, and the interface of clients that writing, judging and reviewing use."""

from __future__ import annotations

import threading
from abc import ABC, abstractmethod
from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from pydantic import BaseModel

from persona_gen.domain import Message, Tokens
from persona_gen.llm.endpoint import Endpoint


@dataclass
class Meter:
    """The tokens of one stretch of work, replies that could not be used included."""

    tokens: Tokens = field(default_factory=Tokens)


class TokenCounter:
    """Sums tokens for all threads, and for each thread those of the meters it has open."""

    def __init__(self) -> None:
        self.total = Tokens()
        self._lock = threading.Lock()
        self._thread = threading.local()

    def add(self, tokens: Tokens) -> None:
        """Count tokens that this thread has spent."""
        with self._lock:
            self.total += tokens
        for meter in getattr(self._thread, "meters", ()):
            meter.tokens += tokens

    @contextmanager
    def metered(self) -> Iterator[Meter]:
        """A meter of what this thread spends until the context is left."""
        meter = Meter()
        before = getattr(self._thread, "meters", ())
        self._thread.meters = (*before, meter)
        try:
            yield meter
        finally:
            self._thread.meters = before


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

"""What a run may spend: every request reserves the most it can cost, and what it did cost settles that.

So what is spent never passes the limit, whatever is in flight, as long as the endpoint bills no longer replies than it
was allowed to give.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from types import TracebackType
from typing import Any

from persona_gen.domain import Message, Tokens
from persona_gen.errors import ConfigError, LimitReached

BYTES_PER_TOKEN = 3
"""What prompts really take: 3.1 UTF-8 bytes to a token over the fixtures with Qwen2.5's tokenizer, more with others."""
TOKENS_PER_MESSAGE = 10
"""What a chat template puts around each message, at the most."""


def most_tokens(messages: Sequence[Message], schema: Mapping[str, Any] | None, max_tokens: int) -> Tokens:
    """The most that a request can cost: a token of the prompt stands for one byte at the least, whatever the tokenizer.

    That is three times what prompts really take, which costs little: only what is in flight is held back so, and the
    real figure settles it. Providers put the schema into the prompt, in one form or another.
    """
    size = sum(len(message["content"].encode()) for message in messages) + len(str(schema or "").encode())
    return Tokens(prompt=size + TOKENS_PER_MESSAGE * (1 + len(messages)), completion=max_tokens)


def likely_tokens(most: Tokens) -> int:
    """What rate limits count of a request that costs ``most`` at the most: the prompt, and all it may answer with."""
    return most.prompt // BYTES_PER_TOKEN + most.completion


class Budget:
    """The tokens and the money (USD) of a run, shared by its threads; without limits it only counts.

    ``cost`` gives the price of tokens. Raises `ConfigError` for a limit of money where no price is known.
    """

    def __init__(
        self,
        max_tokens: int | None = None,
        max_cost: float | None = None,
        cost: Callable[[Tokens], float] | None = None,
    ) -> None:
        if max_cost is not None and cost is None:
            cure = "state its price, or limit the run with --max-tokens"
            raise ConfigError("--max-cost needs the model's price, which is not known", cure=cure)
        self.max_tokens, self.max_cost = max_tokens, max_cost
        self._cost = cost or (lambda _: 0.0)
        self._spent = self._reserved = Tokens()
        self._changed = threading.Condition()

    @property
    def spent(self) -> Tokens:
        """What was settled so far; a request whose answer was lost counts as all it could have cost."""
        return self._spent

    def reserve(self, most: Tokens) -> Reservation:
        """Room for a request of at most ``most`` tokens, not yet held."""
        return Reservation(self, most)

    def hold(self, most: Tokens) -> None:
        """Wait until there is room beside what is in flight. Raises `LimitReached` once there can never be."""
        with self._changed:
            while over := self._passed_by(self._spent + self._reserved + most):
                if self._passed_by(self._spent + most):
                    raise LimitReached(f"the next request could pass the {over}", cure=MORE)
                self._changed.wait()
            self._reserved += most

    def settle(self, most: Tokens, spent: Tokens) -> None:
        """Give a reservation back for what was spent of it."""
        with self._changed:
            self._reserved = Tokens(
                prompt=self._reserved.prompt - most.prompt, completion=self._reserved.completion - most.completion
            )
            self._spent += spent
            self._changed.notify_all()

    def _passed_by(self, total: Tokens) -> str | None:
        """The limit that a total is above, in words."""
        if self.max_tokens is not None and total.prompt + total.completion > self.max_tokens:
            return f"{self.max_tokens:,} tokens allowed ({self._spent.prompt + self._spent.completion:,} are spent)"
        if self.max_cost is not None and self._cost(total) > self.max_cost:
            return f"{self.max_cost:,.2f} USD allowed ({self._cost(self._spent):,.2f} are spent)"
        return None


MORE = "raise --max-tokens or --max-cost and run the same command again; what is done is remembered"


class Reservation:
    """Room for one request, made anew for each try that may cost something. As a context it gives back what is left."""

    def __init__(self, budget: Budget, most: Tokens) -> None:
        self.most = most
        self._allowance = budget
        self._held = False

    def hold(self) -> None:
        """Have room for one try, waiting for it if need be. Raises `LimitReached`."""
        if not self._held:
            self._allowance.hold(self.most)
            self._held = True

    def spend(self, tokens: Tokens) -> None:
        """Settle with what the try did cost; `most`, where nobody says."""
        if self._held:
            self._held = False
            self._allowance.settle(self.most, tokens)

    def __enter__(self) -> Reservation:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.spend(Tokens())

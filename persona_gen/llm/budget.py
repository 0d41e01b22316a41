"""What a run may spend: every request reserves the most it can cost, and what it did cost settles that.

So what is spent never passes the limit, whatever is in flight, as long as the endpoint bills no longer replies than it
was allowed to give.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from types import TracebackType
from typing import Any

from persona_gen.domain import Message, Tokens
from persona_gen.errors import ConfigError, LimitReached

BYTES_PER_TOKEN = 3
"""What prompts really take: 3.1 UTF-8 bytes to a token over the fixtures with Qwen2.5's tokenizer, more with others."""
TOKENS_PER_MESSAGE = 10
"""What a chat template puts around each message, at the most."""


def most_tokens(messages: Sequence[Message], schema: Mapping[str, Any] | None, max_tokens: int) -> Tokens:
    """The most tokens a request can cost: a token of the prompt covers at least one byte, whatever the tokenizer.

    That is three times what prompts really take, which costs little: only what is in flight is held back so, and the
    real figure settles it. Providers put the schema into the prompt, in one form or another.
    """
    size = sum(len(message["content"].encode()) for message in messages) + len(str(schema or "").encode())
    return Tokens(prompt=size + TOKENS_PER_MESSAGE * (1 + len(messages)), completion=max_tokens)


def likely_tokens(most: Tokens) -> int:
    """What rate limits count of a request that costs ``most`` at the most: the prompt, and all it may answer with."""
    return most.prompt // BYTES_PER_TOKEN + most.completion


Cost = Callable[[Tokens], float]
"""What tokens of one model cost, in USD."""
SLACK = 1e-9
"""What sums of floats may differ by."""


def free(tokens: Tokens) -> float:
    """Of a model without a price, or of one that runs here."""
    return 0.0


def check_limits(max_cost: float | None, prices: Mapping[str, object | None]) -> None:
    """Refuse a limit of money where a model has no price. Raises `ConfigError`; ``prices`` are by model."""
    unknown = [model for model, price in prices.items() if price is None]
    if max_cost is not None and unknown:
        cure = "state its price (--prices), or limit the run with --max-tokens"
        raise ConfigError(f"--max-cost needs the price of {' and '.join(unknown)}, which is not known", cure=cure)


class Budget:
    """The tokens and the money (USD) of a run, shared by its threads and its models; without limits it only counts."""

    def __init__(self, max_tokens: int | None = None, max_cost: float | None = None) -> None:
        self.max_tokens, self.max_cost = max_tokens, max_cost
        self._spent = self._reserved = Tokens()
        self._paid = self._promised = 0.0
        self._changed = threading.Condition()

    @property
    def spent(self) -> Tokens:
        """What was settled so far; a request whose answer was lost counts as all it could have cost."""
        return self._spent

    def reserve(self, most: Tokens, cost: Cost = free) -> Reservation:
        """Room for a request of at most ``most`` tokens, not yet held; ``cost`` is what the model's tokens cost."""
        return Reservation(self, most, cost)

    def hold(self, most: Tokens, cost: float) -> None:
        """Wait until there is room beside what is in flight. Raises `LimitReached` once there can never be."""
        with self._changed:
            while over := self._passed_by(self._spent + self._reserved + most, self._paid + self._promised + cost):
                if self._passed_by(self._spent + most, self._paid + cost):
                    raise LimitReached(f"the next request could pass the {over}", cure=RAISE_CURE)
                self._changed.wait()
            self._reserved += most
            self._promised += cost

    def settle(self, most: Tokens, spent: Tokens, cost: Cost) -> None:
        """Give a reservation back for what was spent of it."""
        with self._changed:
            self._reserved = Tokens(
                prompt=self._reserved.prompt - most.prompt, completion=self._reserved.completion - most.completion
            )
            self._promised -= cost(most)
            self._spent += spent
            self._paid += cost(spent)
            self._changed.notify_all()

    def _passed_by(self, total: Tokens, money: float) -> str | None:
        """The limit that a total is above, in words."""
        if self.max_tokens is not None and total.prompt + total.completion > self.max_tokens:
            return f"{self.max_tokens:,} tokens allowed ({self._spent.prompt + self._spent.completion:,} are spent)"
        if self.max_cost is not None and money > self.max_cost + SLACK:
            return f"{self.max_cost:,.2f} USD allowed ({self._paid:,.2f} are spent)"
        return None


@dataclass(frozen=True)
class PricedBudget:
    """The budget of a run as one of its models draws on it, at what its tokens cost."""

    budget: Budget
    cost: Cost

    def reserve(self, most: Tokens) -> Reservation:
        """Room for a request of at most ``most`` tokens, not yet held."""
        return self.budget.reserve(most, self.cost)


RAISE_CURE = "raise --max-tokens or --max-cost and run the same command again; what is done is remembered"


class Reservation:
    """Room for one request, made anew for each try that may cost something. As a context it gives back what is left."""

    def __init__(self, budget: Budget, most: Tokens, cost: Cost = free) -> None:
        self.most = most
        self._cost = cost
        self._allowance = budget
        self._held = False

    def hold(self) -> None:
        """Have room for one try, waiting for it if need be. Raises `LimitReached`."""
        if not self._held:
            self._allowance.hold(self.most, self._cost(self.most))
            self._held = True

    def spend(self, tokens: Tokens) -> None:
        """Settle with what the try did cost; `most`, where nobody says."""
        if self._held:
            self._held = False
            self._allowance.settle(self.most, tokens, self._cost)

    def __enter__(self) -> Reservation:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.spend(Tokens())

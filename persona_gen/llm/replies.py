"""One reply of an endpoint: asked for in the form that it takes, of a length that fits, and counted.

What an endpoint does not take (``response_format``, ``max_tokens``, a sampling setting) is learnt from its 400s.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import urlsplit

from persona_gen.domain import Message, Tokens
from persona_gen.errors import ModelError, ReplyCut
from persona_gen.llm.budget import Budget, PricedBudget, most_tokens
from persona_gen.llm.chat_answers import Answer, read_answer, said_in
from persona_gen.llm.chat_format import Dialect, Refusal
from persona_gen.llm.completion import TokenCounter
from persona_gen.llm.concurrency import ConcurrencyLimit, Deadline
from persona_gen.llm.endpoint import Endpoint
from persona_gen.llm.transport import Transport

GROWTH = 2
"""How much more room a reply gets that broke off."""
LEAST_REPLY, SPARE = 256, 16
"""Tokens of a reply that are worth asking for, and those that a chat template may add to a prompt."""


class Replies:
    """The replies of one ``endpoint``, whose cost ``counter`` gets; may be shared by threads.

    ``dialect`` is the form of request it takes, as far as is known.
    """

    def __init__(
        self,
        endpoint: Endpoint,
        counter: TokenCounter,
        *,
        concurrency_limit: ConcurrencyLimit,
        budget: Budget | PricedBudget,
        max_reply: int | None,
        note: Callable[[str], None],
    ) -> None:
        self.endpoint = endpoint
        self._counter, self._limit, self._budget = counter, concurrency_limit, budget
        self._max_reply, self._note = max_reply, note
        self._lock = threading.Lock()
        self._odd: set[str] = set()
        self._connecting = threading.Lock()
        self._transport: Transport | None = None
        openai_itself = (urlsplit(endpoint.name).hostname or "").endswith("api.openai.com")
        self.dialect = Dialect(limit="max_completion_tokens" if openai_itself else "max_tokens")

    def whole(
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
            dialect = self.dialect
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

    def likeliest(self, messages: Sequence[Message], deadline: Deadline) -> tuple[Answer, str]:
        """An answer of one token with the ten likeliest in its place, and its raw text. Raises a refusal's error."""
        sampling = {k: v for k, v in self.endpoint.sampling.items() if k not in self.dialect.dropped}
        request = {"messages": messages, self.dialect.limit: 1, "logprobs": True, "top_logprobs": 10, **sampling}
        asked = self._request(request, most_tokens(messages, None, 1), deadline)
        if isinstance(asked, Refusal):
            raise self._final(asked)
        return asked

    def _request(self, request: dict[str, Any], most: Tokens, deadline: Deadline) -> tuple[Answer, str] | Refusal:
        """Send one request and count what it cost: the answer and its raw text, or a refusal."""
        with self._budget.reserve(most) as reservation:
            raw = self.connect().deliver({"model": self.endpoint.model, **request}, deadline, reservation)
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
        self.change(dialect, *change)

    def change(self, dialect: Dialect, to: Dialect, why: str) -> None:
        """Ask in another form from now on, and say so once, whichever of several threads has learnt it."""
        with self._lock:
            first = self.dialect == dialect != to
            if first:
                self.dialect = to
        if first:
            self._note(f"{self.endpoint.name} {why}")

    def _final(self, refusal: Refusal) -> ModelError:
        """The error of a refusal that no other form of request would change; one of the key stops the whole run."""
        error = refusal.as_error(self.endpoint.model, self.endpoint.name)
        if error.ends_run:
            self._limit.stop(error)
        return error

    def connect(self) -> Transport:
        """The connection, made at the first request; an embedded model starts here."""
        with self._connecting:
            if self._transport is None:
                base_url, api_key = self.endpoint.connect()
                name = self.endpoint.name
                self._transport = Transport(base_url, api_key, name, concurrency_limit=self._limit, note=self._note)
            return self._transport

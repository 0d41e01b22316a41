"""What a run may spend: never passed, never hoarded."""

from __future__ import annotations

import json
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from loopback import Answer, Loopback, refused, said
from pydantic import BaseModel, ConfigDict

from persona_gen.domain import Tokens
from persona_gen.errors import ConfigError, InvalidReply, LimitReached, ModelError, ModelUnavailable
from persona_gen.llm.budget import Budget, PricedBudget, check_limits, likely_tokens, most_tokens
from persona_gen.llm.cache import CompletionCache
from persona_gen.llm.client import Client
from persona_gen.llm.endpoint import remote
from persona_gen.llm.prices import Price


class Line(BaseModel):
    """The shape asked for in these tests."""

    model_config = ConfigDict(extra="forbid")
    text: str


ASK = [{"role": "user", "content": "One line."}]
MOST = most_tokens(ASK, Line.model_json_schema(), 100)
ALL = MOST.prompt + MOST.completion


def costing(prompt: int, completion: int, *, hang: float = 0.0) -> Answer:
    """A good reply that took so many tokens."""
    usage = {"prompt_tokens": prompt, "completion_tokens": completion, "total_tokens": prompt + completion}
    return Answer({**said({"text": "fine"}).body, "usage": usage}, hang=hang)


def client(server: Loopback, budget: Budget | PricedBudget, **settings: object) -> Client:
    """A client of this server that may spend so much."""
    return Client(remote("m", server.url, "key"), budget=budget, **{"deadline": 60.0, **settings})  # type: ignore[arg-type]


def outcomes(asked: Client, calls: int) -> list[Line | ModelError]:
    """What comes of so many completions by 32 threads."""

    def one(_: int) -> Line | ModelError:
        try:
            return asked.complete(ASK, Line, max_tokens=100).reply
        except ModelError as error:
            return error

    with ThreadPoolExecutor(32) as threads:
        return list(threads.map(one, range(calls)))


def test_the_most_a_request_can_cost_is_a_token_a_byte() -> None:
    """No tokenizer needs more for any script, and the schema is part of the prompt."""
    russian = most_tokens([{"role": "user", "content": "Да"}], None, 7)
    assert (russian.prompt, russian.completion) == (4 + 20, 7)
    assert MOST.prompt >= len("One line.") + len(json.dumps(Line.model_json_schema(), separators=(",", ":")))
    assert likely_tokens(Tokens(prompt=300, completion=50)) == 150


def test_without_limits_it_only_counts() -> None:
    """An allowance without limits lets everything through and adds up."""
    with Loopback(otherwise=costing(10, 5)) as server:
        budget = Budget()
        assert len(outcomes(client(server, budget), 40)) == 40
    assert budget.spent == Tokens(prompt=400, completion=200, calls=40)


@pytest.mark.parametrize("limit", [10, ALL - 1, 5 * ALL, 20 * ALL])
def test_the_limit_is_never_passed(limit: int) -> None:
    """Even where every request costs all that it can, what 32 threads spend comes near the limit and no further."""
    with Loopback(otherwise=costing(MOST.prompt, MOST.completion, hang=0.01)) as server:
        budget = Budget(max_tokens=limit)
        replies = outcomes(client(server, budget), 60)
    spent = budget.spent.prompt + budget.spent.completion
    assert limit - ALL < spent <= limit
    assert len(server.requests) == limit // ALL
    stopped = [reply for reply in replies if isinstance(reply, LimitReached)]
    assert len(stopped) == 60 - limit // ALL
    assert f"{limit:,} tokens allowed" in str(stopped[0])
    assert "--max-tokens" in stopped[0].cure


def test_what_is_not_used_is_given_back() -> None:
    """Where requests cost a fraction of what they might, the limit is used up by what they did cost."""
    with Loopback(otherwise=costing(10, 5, hang=0.01)) as server:
        budget = Budget(max_tokens=2 * ALL)
        replies = outcomes(client(server, budget), 40)
    served = sum(isinstance(reply, Line) for reply in replies)
    assert served == len(server.requests) == min(40, (2 * ALL - ALL) // 15 + 1)


def test_money_is_limited_by_its_price() -> None:
    """The dearer of the two counts stops the run, and the message is in money."""

    def price(tokens: Tokens) -> float:
        return (tokens.prompt * 1.0 + tokens.completion * 10.0) / 1000

    with Loopback(otherwise=costing(MOST.prompt, MOST.completion)) as server:
        budget = Budget(max_tokens=10**9, max_cost=3.5 * price(MOST))
        replies = outcomes(client(server, PricedBudget(budget, price)), 10)
    stopped = [reply for reply in replies if isinstance(reply, LimitReached)]
    assert len(server.requests) == 3
    assert len(stopped) == 7
    assert "USD allowed" in str(stopped[0])


def test_money_without_a_price_cannot_be_limited() -> None:
    """Nobody can keep to a budget in a currency he cannot count."""
    check_limits(None, {"m": None})
    check_limits(5.0, {"m": Price("m", 1, 1)})
    with pytest.raises(ConfigError, match=r"--max-cost needs the price of j, which is not known.*--max-tokens"):
        check_limits(5.0, {"m": Price("m", 1, 1), "j": None})


def test_what_is_remembered_costs_nothing(tmp_path: Path) -> None:
    """A run whose allowance is used up still answers what it has been told before."""
    cache = CompletionCache(tmp_path / "m.sqlite")
    with Loopback(costing(10, 5)) as server:
        client(server, Budget(), cache=cache).complete(ASK, Line, max_tokens=100)
        nothing = Budget(max_tokens=0)
        assert client(server, nothing, cache=cache).complete(ASK, Line, max_tokens=100).reply == Line(text="fine")
    assert nothing.spent == Tokens()


def test_a_reply_without_usage_counts_as_all_it_could_cost() -> None:
    """An endpoint that does not say what it took is taken to have used all it was allowed."""
    with Loopback(otherwise=said({"text": "fine"}, usage=False)) as server:
        budget = Budget(max_tokens=3 * ALL)
        outcomes(client(server, budget), 5)
    assert len(server.requests) == 3
    assert budget.spent.prompt == 3 * MOST.prompt


@pytest.mark.slow
def test_only_lost_answers_are_paid_for_without_being_seen() -> None:
    """A dropped reply may have been billed, a refusal was not; a try that no longer fits is not made."""
    free = refused(429, headers={"retry-after": "0"})
    lost = Answer(said({"text": "lost"}).body, cut=20)
    with Loopback(free, lost, otherwise=costing(10, 5)) as server:
        budget = Budget(max_tokens=2 * ALL)
        asked = client(server, budget)
        asked.complete(ASK, Line, max_tokens=100)
        assert budget.spent.prompt == MOST.prompt + 10
        with pytest.raises(LimitReached):
            asked.complete(ASK, Line, max_tokens=100)
    assert len(server.requests) == 3


def test_what_fails_gives_its_reservation_back() -> None:
    """A completion that ends in an error holds nothing any more."""
    page = Answer("<html>no</html>")
    with Loopback(refused(400), page, Answer("", hang=2), otherwise=costing(10, 5)) as server:
        budget = Budget(max_tokens=3 * ALL)
        for error, deadline in ((ModelError, 60.0), (InvalidReply, 60.0), (ModelUnavailable, 0.4)):
            with pytest.raises(error):
                client(server, budget, deadline=deadline).complete(ASK, Line, max_tokens=100)
        client(server, budget).complete(ASK, Line, max_tokens=100)
    assert budget.spent.prompt == 2 * MOST.prompt + 10, "the page and the time-out may have been billed"


@pytest.mark.slow
def test_waiting_for_room_is_not_held_against_the_deadline() -> None:
    """While another may still give back enough one waits, for longer than a reply may take."""
    with Loopback(costing(10, 5, hang=0.6), costing(10, 5)) as server:
        budget = Budget(max_tokens=ALL + 20)
        first = threading.Thread(target=lambda: client(server, budget).complete(ASK, Line, max_tokens=100))
        first.start()
        while not server.times:
            time.sleep(0.01)
        assert client(server, budget, deadline=0.5).complete(ASK, Line, max_tokens=100).reply == Line(text="fine")
        first.join()
    assert server.times[1] - server.times[0] >= 0.6

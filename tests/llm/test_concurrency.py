"""The pace of a run: many threads, one window, one pause, one end."""

from __future__ import annotations

import socket
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import openai  # noqa: F401 - imported before any deadline begins: it takes most of a second
import pytest
from loopback import HALF, PASSING, Answer, Loopback, refused, said, troubled
from pydantic import BaseModel, ConfigDict

from persona_gen.errors import AccessDenied, EndpointDown, ModelError, ModelUnavailable
from persona_gen.llm.client import Client
from persona_gen.llm.concurrency import DEFAULT_WINDOW, FAILURES, START, ConcurrencyLimit, Deadline, Permit
from persona_gen.llm.endpoint import remote
from persona_gen.llm.rate_limits import Quota, parse_duration

pytestmark = pytest.mark.slow  # real servers, real waits

THREADS = 32


class Line(BaseModel):
    """The shape asked for in these tests."""

    model_config = ConfigDict(extra="forbid")
    text: str


GOOD = said({"text": "fine"})
SLOW = Answer(GOOD.body, hang=0.02)


def turns(concurrency_limit: ConcurrencyLimit, number: int) -> list[Permit]:
    """So many turns, taken and given back at once."""
    taken = []
    for _ in range(number):
        with concurrency_limit.turn(Deadline(600), 100) as turn:
            taken.append(turn)
    return taken


def asked(
    server: Loopback | str, concurrency_limit: ConcurrencyLimit, calls: int, **settings: Any
) -> list[Line | ModelError]:
    """What comes of so many completions by 32 threads that share a client."""
    client = Client(
        remote("m", server if isinstance(server, str) else server.url, "key"),
        concurrency_limit=concurrency_limit,
        **settings,
    )

    def one(number: int) -> Line | ModelError:
        try:
            return client.complete([{"role": "user", "content": str(number)}], Line).reply
        except ModelError as error:
            return error

    with ThreadPoolExecutor(THREADS) as threads:
        return list(threads.map(one, range(calls)))


def test_the_window_starts_where_it_is_told_and_else_at_eight() -> None:
    """A number given is where the window starts, and its ceiling; without one it starts small and may grow."""
    assert (ConcurrencyLimit(128).window, ConcurrencyLimit(128).ceiling) == (128, 128)
    assert (ConcurrencyLimit().window, ConcurrencyLimit().ceiling) == (START, DEFAULT_WINDOW)


def test_a_volley_of_429s_counts_once() -> None:
    """32 refusals of one window halve it once; the refusal of a later turn halves it again."""
    concurrency_limit = ConcurrencyLimit(32)
    volley = turns(concurrency_limit, 32)
    news = [concurrency_limit.answered(turn, 429, {}) for turn in volley]
    assert (concurrency_limit.window, news.count(True)) == (16, 1)
    [later] = turns(concurrency_limit, 1)
    concurrency_limit.answered(later, 503, {})
    assert concurrency_limit.window == 8


def test_the_window_grows_fast_at_first_and_by_one_per_window_after_a_429() -> None:
    """Good answers double an untried window; once halved, it takes a whole window of them to grow by one."""
    concurrency_limit = ConcurrencyLimit()
    for turn in turns(concurrency_limit, START):
        concurrency_limit.answered(turn, 200, {})
    assert concurrency_limit.window == 2 * START
    for turn in turns(concurrency_limit, 100):
        concurrency_limit.answered(turn, 200, {})
    assert concurrency_limit.window == DEFAULT_WINDOW
    concurrency_limit.answered(turns(concurrency_limit, 1)[0], 429, {})
    for turn in turns(concurrency_limit, 32):
        concurrency_limit.answered(turn, 200, {})
    assert concurrency_limit.window == 32
    concurrency_limit.answered(turns(concurrency_limit, 1)[0], 200, {})
    assert concurrency_limit.window == 33


def test_replies_that_near_the_deadline_grow_no_window() -> None:
    """Where a reply takes over a quarter of its time, asking for more at once would only make the queue longer."""
    concurrency_limit = ConcurrencyLimit()
    for turn in turns(concurrency_limit, START):
        concurrency_limit.answered(turn._replace(began=turn.began - 151), 200, {})
    assert concurrency_limit.window == START


def test_time_outs_halve_the_window_and_lost_connections_do_not() -> None:
    """A time-out says that too much was asked for; a connection can be lost for any reason."""
    concurrency_limit = ConcurrencyLimit(32)
    first, second = turns(concurrency_limit, 2)
    concurrency_limit.unanswered(second, "reset", "cure")
    assert concurrency_limit.window == 32
    concurrency_limit.unanswered(first, "time is up", "cure", timed_out=True)
    assert concurrency_limit.window == 16


def test_a_full_window_waits_for_a_turn_to_end() -> None:
    """One more than the window gets through only when another is done; its deadline is put off by the wait."""
    concurrency_limit, through = ConcurrencyLimit(1), threading.Event()
    deadline = Deadline(10)

    def other() -> None:
        with concurrency_limit.turn(deadline, 1):
            through.set()

    with concurrency_limit.turn(Deadline(10), 1):
        thread = threading.Thread(target=other)
        thread.start()
        assert not through.wait(0.1)
    assert through.wait(5)
    thread.join()
    assert deadline.left > 9.9


@pytest.mark.parametrize(
    ("text", "seconds"),
    [
        ("1s", 1),
        ("6m0s", 360),
        ("120ms", 0.12),
        ("1h2m3.5s", 3723.5),
        ("2m59.56s", 179.56),
        ("1d", 86400),
        ("7", 7),
        ("0.5", 0.5),
        ("", None),
        ("soon", None),
        ("1s?", None),
        ("-3", None),
        ("nan", None),
    ],
)
def test_durations_are_read_as_endpoints_write_them(text: str, seconds: float | None) -> None:
    """Go's durations and bare seconds are read; anything else says nothing."""
    assert parse_duration(text) == (None if seconds is None else pytest.approx(seconds))


def test_a_quota_is_held_to_before_it_is_used_up() -> None:
    """What was started since the answer's own request is taken off; after the reset nothing is known any more."""
    quota = Quota("tokens")
    quota.taken = 300
    quota.observe({"x-ratelimit-remaining-tokens": "250", "x-ratelimit-reset-tokens": "6s"}, 100, now=0.0)
    assert quota.hold(50, 0.0) == 0
    assert quota.hold(51, 2.0) == 4
    assert quota.hold(51, 6.0) == 0
    quota.observe({"x-ratelimit-remaining-tokens": "9999", "x-ratelimit-reset-tokens": "6s"}, 50, now=1.0)
    assert quota.hold(51, 2.0) == 4, "an older answer came late"


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"x-ratelimit-remaining-requests": "0"},
        {"x-ratelimit-remaining-requests": "few", "x-ratelimit-reset-requests": "1s"},
        {"x-ratelimit-remaining-requests": "0", "x-ratelimit-reset-requests": "later"},
    ],
)
def test_half_a_rate_limit_holds_nothing_back(headers: dict[str, str]) -> None:
    """Both headers must be there and readable."""
    quota = Quota("requests")
    quota.observe(headers, 1, now=0.0)
    assert quota.hold(1, 0.0) == 0


def test_a_reset_far_away_is_asked_about_after_a_minute() -> None:
    """Nobody waits for a day on the word of a header that means different things."""
    quota = Quota("requests")
    quota.observe({"x-ratelimit-remaining-requests": "0", "x-ratelimit-reset-requests": "24h"}, 0, now=0.0)
    assert quota.hold(1, 0.0) == 60


def test_the_run_waits_before_it_hits_the_wall() -> None:
    """With five requests left for 0.5 s, the sixth comes when they are over, and nothing is refused."""

    def answer(_: dict[str, Any]) -> Answer:
        number = len(server.times)
        left = {"x-ratelimit-remaining-requests": str(5 - number), "x-ratelimit-reset-requests": "500ms"}
        return Answer(GOOD.body, headers=left) if number <= 5 else GOOD

    with Loopback(otherwise=answer) as server:
        assert asked(server, ConcurrencyLimit(1), 7) == [Line(text="fine")] * 7
    assert server.times[4] - server.times[0] < 0.45
    assert server.times[5] - server.times[4] >= 0.45


def test_all_wait_as_long_as_one_was_asked_to() -> None:
    """After a 429 with retry-after nobody asks until it is over, whoever got it."""
    moment = threading.Lock()
    refusals: list[float] = []

    def answer(_: dict[str, Any]) -> Answer:
        with moment:
            if len(server.times) > 50 and not refusals:
                refusals.append(time.monotonic())
                return refused(429, headers={"retry-after-ms": "500"})
        return SLOW

    with Loopback(otherwise=answer) as server:
        replies = asked(server, ConcurrencyLimit(16), 200)
    assert replies == [Line(text="fine")] * 200
    assert len(server.requests) == 201
    # What was on its way when the refusal was sent may still arrive.
    during = [t for t in server.times if refusals[0] + 0.15 < t < refusals[0] + 0.45]
    assert during == []


def test_a_crowd_settles_at_what_the_endpoint_can_take() -> None:
    """32 threads at an endpoint that takes six at once: all are served, and few requests are refused."""

    def answer(_: dict[str, Any]) -> Answer:
        return refused(429, "too many at once") if server.flying > 6 else SLOW

    with Loopback(otherwise=answer) as server:
        concurrency_limit = ConcurrencyLimit(THREADS)
        replies = asked(server, concurrency_limit, 150)
    assert replies == [Line(text="fine")] * 150
    assert len(server.requests) < 150 + 2 * THREADS + 30
    assert concurrency_limit.window <= 8


def test_mixed_faults_cost_tries_and_no_replies() -> None:
    """With a fifth of the answers at fault, every completion still ends well."""
    with Loopback(otherwise=troubled(lambda _: GOOD, list(PASSING.values()), 0.2, seed=4)) as server:
        replies = asked(server, ConcurrencyLimit(THREADS), 80, deadline=60)
    assert replies == [Line(text="fine")] * 80
    assert 80 < len(server.requests) < 160


@pytest.mark.parametrize("trouble", ["dropped", "503"])
def test_an_endpoint_that_is_down_ends_the_run(trouble: str) -> None:
    """When nothing good has come for as long as the patience lasts, all threads end, after few requests."""
    with Loopback(GOOD, otherwise=PASSING[trouble]) as server:
        concurrency_limit = ConcurrencyLimit(THREADS, patience=0.7)
        assert asked(server, concurrency_limit, 1) == [Line(text="fine")]
        started = time.monotonic()
        errors = asked(server, concurrency_limit, 300)
        took = time.monotonic() - started
    assert {type(error) for error in errors} == {EndpointDown}
    assert "failures in a row" in str(errors[0])
    assert 0.6 < took < 2.5
    assert len(server.requests) < 1 + THREADS + FAILURES + 10


def test_an_endpoint_that_comes_back_is_used_again() -> None:
    """An outage shorter than the patience costs time, and no completion."""
    outage: list[float] = []

    def answer(_: dict[str, Any]) -> Answer:
        if len(server.times) > 40 and not outage:
            outage.append(time.monotonic() + 0.4)
        return PASSING["502"] if outage and time.monotonic() < outage[0] else SLOW

    with Loopback(otherwise=answer) as server:
        replies = asked(server, ConcurrencyLimit(THREADS, patience=20.0), 100)
    assert replies == [Line(text="fine")] * 100
    assert len(server.requests) < 100 + THREADS + FAILURES + 10


def test_a_server_that_was_never_there_ends_the_run_soon() -> None:
    """32 threads find nobody: after two seconds all of them know."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        started = time.monotonic()
        errors = asked(f"http://127.0.0.1:{taken.getsockname()[1]}/v1", ConcurrencyLimit(THREADS), 100)
    assert 1.9 < time.monotonic() - started < 4
    assert {type(error) for error in errors} == {EndpointDown}
    assert "check the network" in str(errors[0])


def test_a_429_is_a_sign_of_life() -> None:
    """Failures with a refusal or a good answer between them are no outage."""
    concurrency_limit = ConcurrencyLimit(4, patience=0.0)
    for number, turn in enumerate(turns(concurrency_limit, 5 * FAILURES)):
        concurrency_limit.answered(turn, 429 if number % FAILURES == FAILURES - 1 else 500, {})
    with concurrency_limit.turn(Deadline(1), 1):
        pass


def test_without_patience_nothing_ends_a_run_that_is_none() -> None:
    """A client of its own keeps to its deadline, however often it fails."""
    with Loopback(otherwise=PASSING["500"]) as server, pytest.raises(ModelUnavailable) as caught:
        Client(remote("m", server.url, "key"), deadline=0.5).complete([{"role": "user", "content": "x"}], Line)
    assert not isinstance(caught.value, EndpointDown)


def test_a_refused_key_stops_all_threads() -> None:
    """After the first 401 nobody else asks, and those asleep wake up."""
    with Loopback(PASSING["500"], PASSING["500"], otherwise=Answer("", status=401, hang=0.05)) as server:
        errors = asked(server, ConcurrencyLimit(4), 100)
    assert {type(error) for error in errors} == {AccessDenied}
    assert len(server.requests) <= 2 + 4 + 4


def test_a_pause_longer_than_the_deadline_ends_the_run() -> None:
    """Nobody waits an hour for an endpoint: the run ends, and can be taken up again."""
    with Loopback(otherwise=refused(429, "tomorrow", headers={"retry-after": "3600"})) as server:
        started = time.monotonic()
        errors = asked(server, ConcurrencyLimit(8), 100)
    assert time.monotonic() - started < 3
    assert EndpointDown in {type(error) for error in errors}
    assert "left alone for 3600 s" in " ".join(map(str, errors))
    assert len(server.requests) <= 8


@pytest.mark.parametrize("wait", ["retry", "turn"])
def test_stop_wakes_who_waits_and_lets_finish_who_is_under_way(wait: str) -> None:
    """Ctrl-C: a wait of a minute ends at once with the error given; a request in flight is answered."""
    long = refused(429, "busy", headers={"retry-after": "60"})
    slow = Answer(GOOD.body, hang=0.6)
    with Loopback(*([long] if wait == "retry" else []), otherwise=slow) as server:
        concurrency_limit = ConcurrencyLimit(2 if wait == "retry" else 1)
        ended: list[Line | ModelError] = []
        thread = threading.Thread(target=lambda: ended.extend(asked(server, concurrency_limit, 2)))
        thread.start()
        while len(server.times) < (2 if wait == "retry" else 1):
            time.sleep(0.01)
        time.sleep(0.1)
        started = time.monotonic()
        concurrency_limit.stop(ModelUnavailable("interrupted", cure="start the same command again"))
        thread.join(10)
    assert time.monotonic() - started < 3
    assert sorted(type(one).__name__ for one in ended) == ["Line", "ModelUnavailable"]
    assert "interrupted" in " ".join(map(str, ended))


def test_hostile_replies_are_not_the_endpoints_fault() -> None:
    """Half a JSON with a 200 fails its own completion, and slows nobody down."""
    with Loopback(otherwise=troubled(lambda _: GOOD, [HALF], 0.3)) as server:
        concurrency_limit = ConcurrencyLimit(THREADS)
        replies = asked(server, concurrency_limit, 60)
    assert concurrency_limit.window == THREADS
    assert 0 < sum(isinstance(reply, Line) for reply in replies) < 60
    assert len(server.requests) == 60

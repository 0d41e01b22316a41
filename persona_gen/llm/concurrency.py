"""How fast a run may ask: one window of requests in flight, shared by all of its threads.

The scheme is additive increase, multiplicative decrease (Chiu and Jain 1989), in the form TCP has given it: slow start
and congestion avoidance as in Reno (RFC 5681), one decrease per window of requests as in NewReno (RFC 6582). A 429 or
503 takes the place of a lost packet. It halves the window of the whole run, and all wait as long as one was asked to.
"""

from __future__ import annotations

import contextlib
import math
import threading
import time
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from persona_gen.errors import EndpointDown, ModelError
from persona_gen.llm.rate_limits import Quota, asked_wait

START = 8
"""Requests in flight at first where nobody has said how many: few enough for a server on a desk, whose one slot works
them off within a completion's deadline."""
DEFAULT_WINDOW = 64
"""Requests in flight at most where nobody has said how many."""
UNBOUNDED = 1_000_000
"""A ceiling for where nothing is to be held back but what an endpoint asks for."""
PATIENCE = 120.0
"""Seconds without a single good answer after which an endpoint is down: longer than the restart of a server or the
failover of a gateway takes, shorter than the deadline of a completion (600 s), at which they would fail one by one."""
FAILURES = 10
"""Failures in a row, in all threads together, that are no coincidence any more."""
NEVER_REACHED = (4, 2.0)
"""The same two, failures and seconds, while no connection was ever made: then the address or the server is wrong."""
AGAIN_LATER = "run the same command again later; what is done is remembered"
LONGEST_PROBE = 30.0
"""Seconds at most between two tries at an endpoint that seems to be down."""


class Deadline:
    """A deadline for one completion; time spent waiting for a turn does not count."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._at = time.monotonic() + seconds

    @property
    def left(self) -> float:
        """Seconds left, negative when it has passed."""
        return self._at - time.monotonic()

    @contextlib.contextmanager
    def paused(self) -> Iterator[None]:
        """Put the deadline off by as long as this lasts."""
        since = time.monotonic()
        try:
            yield
        finally:
            self._at += time.monotonic() - since


class Permit(NamedTuple):
    """The permission for one request. Its end must be reported to `ConcurrencyLimit.answered` or `.unanswered`.

    ``number`` and ``tokens`` are those of the whole run, up to and with this turn. It ``began`` at that monotonic
    second, with ``left`` seconds to go.
    """

    number: int
    tokens: int
    began: float
    left: float


class ConcurrencyLimit:
    """Lets requests through, ``ceiling`` at once and fewer where the endpoint cannot keep up. Safe with threads.

    With ``concurrency`` the window starts at that ceiling. Without, it starts at 8 and finds its own size up to 64:
    it grows by one for every good answer until the endpoint first objects, and from then on by one per window.
    ``patience`` is seconds without any good answer until `EndpointDown` ends the run in all threads at once; None is
    for where there is no run to end.
    """

    def __init__(self, concurrency: int | None = None, *, patience: float | None = PATIENCE) -> None:
        self.ceiling = concurrency or DEFAULT_WINDOW
        self._window = float(concurrency or START)
        self._threshold = math.inf  # below it the window grows fast (slow start)
        self._patience = patience
        self._changed = threading.Condition()
        self._ended = threading.Event()
        self._end: ModelError | None = None
        self._started = self._flying = 0
        self._recover = 0  # turns up to this number were taken before the last decrease, and say nothing about it
        self._resume = 0.0
        self._requests, self._tokens = Quota("requests"), Quota("tokens")
        self._reached = False
        self._failures = self._probes = 0
        self._good = self._failing = time.monotonic()  # the last good answer; since when there has been none

    @property
    def window(self) -> int:
        """Requests that may be in flight now."""
        return int(self._window)

    @contextlib.contextmanager
    def turn(self, deadline: Deadline, tokens: int) -> Iterator[Permit]:
        """Wait until one more request, of about ``tokens`` tokens, may be made. Raises what `stop` was given."""
        with deadline.paused(), self._changed:
            while (wait := self._wait(tokens)) > 0:
                self._changed.wait(None if wait == math.inf else wait)
            self._started += 1
            self._flying += 1
            self._requests.taken += 1
            self._tokens.taken += tokens
            number, taken = self._started, self._tokens.taken
        try:
            yield Permit(number, taken, time.monotonic(), deadline.left)
        finally:
            with self._changed:
                self._flying -= 1
                self._changed.notify(max(1, self.window - self._flying))

    def rest(self, seconds: float) -> None:
        """Sleep, unless the run is stopped meanwhile: then it raises what `stop` was given."""
        if self._ended.wait(seconds):
            self._raise_end()

    def stop(self, error: ModelError) -> None:
        """End every wait, and every turn asked for from now on, with this error; requests in flight may finish."""
        with self._changed:
            self._end = self._end or error
            self._ended.set()
            self._changed.notify_all()

    def give_up(self, what: str, *, cure: str) -> None:
        """End the run, if this is one: the endpoint has failed for longer than the patience allows."""
        if self._patience is not None:
            self.stop(EndpointDown(what, cure=cure))
            self._raise_end()

    def answered(
        self, turn: Permit, status: int, headers: Mapping[str, str], why: str = "", cure: str = AGAIN_LATER
    ) -> bool:
        """The endpoint answered, whatever it said. True if this was news: the first such answer of its window.

        ``why`` and ``cure`` are what to tell, should a 5xx be the last of too many; so too of `unanswered`.
        """
        with self._changed:
            now = time.monotonic()
            self._reached = True
            self._requests.observe(headers, turn.number, now)
            self._tokens.observe(headers, turn.tokens, now)
            news = turn.number > self._recover
            if status in (429, 503):
                self._resume = max(self._resume, now + asked_wait(headers))
                if news:
                    self._halve()
                self._changed.notify_all()  # so that those who wait for their turn see for how long
            elif status < 500:
                self._grow(turn, now)
            if status < 500:
                self._failures = self._probes = 0
                self._good = now
            else:
                self._failed(turn, news, why or f"HTTP {status}", cure)
            return news

    def unanswered(self, turn: Permit, why: str, cure: str, *, timed_out: bool = False) -> None:
        """No answer came. Time-outs mean too many at once, as they do in TCP; lost connections may have any cause."""
        with self._changed:
            news = turn.number > self._recover
            if timed_out and news:
                self._halve()
            self._failed(turn, news, why, cure)

    def _wait(self, tokens: int) -> float:
        """Seconds until it is worth looking again whether there is a turn; 0 if there is one now."""
        self._raise_end()
        now = time.monotonic()
        wait = max(self._resume - now, self._requests.hold(1, now), self._tokens.hold(tokens, now))
        return wait if wait > 0 or self._flying < self.window else math.inf

    def _grow(self, turn: Permit, now: float) -> None:
        # At a server that queues, replies take the longer the more are asked for: stay well clear of the deadline.
        if turn.number > self._recover and now - turn.began < turn.left / 4:
            step = 1 if self._window < self._threshold else 1 / self._window
            self._window = min(self._window + step, float(self.ceiling))

    def _halve(self) -> None:
        self._threshold = self._window = max(self._window / 2, 1.0)
        self._recover = self._started

    def _failed(self, turn: Permit, news: bool, why: str, cure: str) -> None:
        """Count a failure. From a certain number on one request asks for all, less and less often, until it is over."""
        if self._patience is None:
            return
        if not self._failures:
            self._failing = max(turn.began, self._good)
        self._failures += 1
        many, patience = (FAILURES, self._patience) if self._reached else NEVER_REACHED
        if self._failures < many:
            return
        now = time.monotonic()
        silent = now - self._failing
        if silent >= patience:
            what = f"no good answer for {silent:.0f} s, {self._failures} failures in a row, the last: {why}"
            self.stop(EndpointDown(what, cure=cure))
        elif news or not self._probes:
            if not self._probes:
                self._threshold = max(self._window / 2, 1.0)
            self._window, self._recover = 1.0, self._started
            pause = min(0.5 * 2**self._probes, LONGEST_PROBE, patience - silent)
            self._resume = max(self._resume, now + pause)
            self._probes += 1

    def _raise_end(self) -> None:
        if self._end:  # to each thread its own, since raising writes a traceback into it
            raise type(self._end)(self._end.what, cure=self._end.cure)

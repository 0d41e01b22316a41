"""Requests to one endpoint, tried again until they are answered."""

from __future__ import annotations

import contextlib
import random
import weakref
from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from persona_gen.errors import ModelRejected, ModelUnavailable
from persona_gen.llm.budget import Reservation, likely_tokens
from persona_gen.llm.chat_answers import error_in
from persona_gen.llm.chat_format import CHECK_ENDPOINT, Refusal
from persona_gen.llm.concurrency import ConcurrencyLimit, Deadline
from persona_gen.llm.connections import (
    CONNECT_SECONDS,
    NO_CONNECTION,
    Unwanted,
    bounded,
    passing_cure,
    refusal_of,
    sdk_at,
)
from persona_gen.llm.rate_limits import asked_wait

if TYPE_CHECKING:
    import openai
    import tenacity

LONGEST_WAIT = 30.0
"""Seconds between two tries at most, unless the endpoint itself asks for more."""
TRIES_IF_NEVER_REACHED = 4
"""A server that has never answered is probably not there: give up after about two seconds, not ten minutes."""
STREAMED = {"X-Stainless-Raw-Response": "stream"}
"""What the SDK's ``with_streaming_response`` sets: the body is left for us to read."""

TOO_SLOW = "try again later, or use a faster model; what is done is remembered"


class Transport:
    """Posts requests to the endpoint called ``name``, as fast as ``concurrency_limit`` allows; threads may share it.

    Every request in flight has an SDK client of its own, with one connection, from a stack of those that are free: the
    pool of a shared client looks through all its connections twice for every request.
    """

    def __init__(
        self,
        base_url: str,
        api_key: str,
        name: str,
        *,
        concurrency_limit: ConcurrencyLimit,
        note: Callable[[str], None],
    ) -> None:
        # Importing the SDK takes over half a second, which commands that ask no model should not pay.

        lines: list[openai.OpenAI] = []

        def new_line() -> openai.OpenAI:
            lines.append(sdk_at(base_url, api_key))
            return lines[-1]

        weakref.finalize(self, _close, lines)
        self._new_line = new_line
        self._free: list[openai.OpenAI] = []
        self._name, self._pace, self._note = name, concurrency_limit, note
        self._reached = False

    def deliver(self, request: dict[str, Any], deadline: Deadline, reservation: Reservation) -> str | Refusal:
        """Post until there is an answer or no time: the body of a 200, or a refusal that will not pass.

        The reservation is held when this returns. Raises `ModelUnavailable`, `LimitReached`, and what ends the run.
        """
        import tenacity  # noqa: PLC0415

        def give_up(state: tenacity.RetryCallState) -> bool:
            absent = not self._reached and _fault(state).cure == NO_CONNECTION
            late = state.upcoming_sleep >= deadline.left
            return late or (absent and state.attempt_number >= TRIES_IF_NEVER_REACHED)

        def say(state: tenacity.RetryCallState) -> None:
            if state.upcoming_sleep >= 5 and _fault(state).news:
                self._note(f"{_fault(state)}; trying again in {state.upcoming_sleep:.0f} s")

        tries = tenacity.Retrying(
            retry=tenacity.retry_if_exception_type(_Passing),
            wait=_wait,
            stop=give_up,
            sleep=self._pace.rest,
            before_sleep=say,
            reraise=True,
        )
        try:
            return tries(self._try, request, deadline, reservation)
        except _Passing as fault:
            number = tries.statistics["attempt_number"]
            times = "1 try" if number == 1 else f"{number} tries"
            what = f"no answer from {self._name} in {times}: {fault}"
            if fault.wait >= deadline.seconds:
                self._pace.give_up(f"{what}; it asks to be left alone for {fault.wait:.0f} s", cure=fault.cure)
            raise ModelUnavailable(what, cure=fault.cure) from fault

    def _try(self, request: dict[str, Any], deadline: Deadline, reservation: Reservation) -> str | Refusal:
        """One try, as soon as the allowance and the pace let it through."""
        with deadline.paused():
            reservation.hold()
        with self._pace.turn(deadline, likely_tokens(reservation.most)) as turn:
            try:
                status, headers, answer = self._post(request, deadline)
            except _Passing as fault:
                why = f"{fault} from {self._name}"
                if fault.status:
                    fault.news = self._pace.answered(turn, fault.status, fault.headers, why, fault.cure)
                else:
                    self._pace.unanswered(turn, why, fault.cure, timed_out=fault.cure == TOO_SLOW)
                if fault.lost:
                    reservation.spend(reservation.most)
                raise
            self._pace.answered(turn, status, headers)
            return answer

    def _post(self, request: dict[str, Any], deadline: Deadline) -> tuple[int, Mapping[str, str], str | Refusal]:
        """Status, headers and answer. The one place where the SDK's errors become ours."""
        import httpx2  # noqa: PLC0415
        import openai  # noqa: PLC0415

        left = max(deadline.left, 0.001)
        timeout = openai.Timeout(left, connect=min(left, CONNECT_SECONDS))
        try:
            with self._line(left) as sdk:
                # `post`, since `create` spends a millisecond on types that are not used. Streamed, since time-outs are
                # per read, and gateways send blanks to keep a line open.
                response = sdk.post(
                    "/chat/completions",
                    cast_to=httpx2.Response,
                    body=request,
                    options={"timeout": timeout, "headers": STREAMED},
                )
                self._reached = True
                with contextlib.closing(response):
                    text = response.read().decode(errors="replace")
            refusal = error_in(text)
            if refusal is None:
                return response.status_code, response.headers, text
            headers = response.headers
        except openai.APIStatusError as error:
            self._reached = True
            refusal, headers = refusal_of(error), error.response.headers
        except Unwanted as error:
            raise ModelRejected(f"request refused by {self._name}: {error}", cure=CHECK_ENDPOINT) from error
        except (openai.APIConnectionError, httpx2.RequestError, RuntimeError, OSError, ValueError) as error:
            cause = error.__cause__ or error if isinstance(error, openai.APIConnectionError) else error
            if deadline.left < 0:  # whatever it is called where the connection was closed
                raise _Passing("time is up", TOO_SLOW, lost=True) from error
            if isinstance(cause, httpx2.ConnectTimeout):
                raise _Passing(f"no connection within {timeout.connect:.0f} s", NO_CONNECTION) from error
            if isinstance(cause, httpx2.TimeoutException):
                raise _Passing("time is up", TOO_SLOW, lost=True) from error
            raise _Passing(str(cause), NO_CONNECTION, lost=not isinstance(cause, httpx2.ConnectError)) from error
        if cure := passing_cure(refusal):
            raise _Passing(str(refusal), cure, status=refusal.status, headers=headers)
        return refusal.status, headers, refusal

    @contextlib.contextmanager
    def _line(self, seconds: float) -> Iterator[openai.OpenAI]:
        """A client that nobody else uses meanwhile, for so many seconds; the last one given back comes first, whose
        connection is warm."""
        try:
            line = self._free.pop()
        except IndexError:
            line = self._new_line()
        try:
            with bounded(line, seconds):
                yield line
        finally:
            if not line.is_closed():
                self._free.append(line)


class _Passing(Exception):
    """A fault that may pass: what happened, and what to do if it does not.

    ``status`` and ``headers`` are those of the answer, where there was one; the answer to a ``lost`` request may have
    been made, and billed, without reaching us. ``news`` is false of what another thread has just met as well.
    """

    def __init__(
        self, what: str, cure: str, *, status: int = 0, headers: Mapping[str, str] | None = None, lost: bool = False
    ) -> None:
        super().__init__(what)
        self.cure, self.status, self.headers, self.lost = cure, status, headers or {}, lost
        self.wait = asked_wait(self.headers)
        self.news = True


def _fault(state: tenacity.RetryCallState) -> _Passing:
    fault = state.outcome.exception() if state.outcome else None
    return fault if isinstance(fault, _Passing) else _Passing("", "")


def _wait(state: tenacity.RetryCallState) -> float:
    """Seconds until the next try: what the endpoint asks for, plus a jittered exponential wait (full jitter).

    The jitter comes on top of ``retry-after``, so that threads do not return in step, nor at once for ever after a 0.
    """
    jitter = random.uniform(0, min(LONGEST_WAIT, 0.5 * 2 ** (state.attempt_number - 1)))  # noqa: S311 - no secret
    return _fault(state).wait + jitter


def _close(lines: list[openai.OpenAI]) -> None:
    for line in lines:
        line.close()

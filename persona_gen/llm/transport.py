"""Requests to one endpoint, tried again until they are answered: the one place where the SDK's errors become ours."""

from __future__ import annotations

import contextlib
import random
import threading
import weakref
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING, Any
from urllib.parse import parse_qsl, urlsplit, urlunsplit

from persona_gen.errors import InvalidReply, ModelRejected, ModelUnavailable
from persona_gen.llm.budget import Reservation, likely_tokens
from persona_gen.llm.chat_answers import error_in
from persona_gen.llm.chat_format import CHECK_ENDPOINT, Refusal
from persona_gen.llm.concurrency import ConcurrencyLimit, Deadline
from persona_gen.llm.rate_limits import asked_wait

if TYPE_CHECKING:
    from ssl import SSLContext

    import httpx2
    import openai
    import tenacity

CONNECT_SECONDS, LIST_SECONDS = 10.0, 30.0
PORTS = {"http": 80, "https": 443}
MOST_REPLY_BYTES = 16_000_000
"""Of an answer, once it is unpacked: far above any reply, and a bound for what a few bytes may unpack to."""
LONGEST_WAIT = 30.0
"""Seconds between two tries at most, unless the endpoint itself asks for more."""
TRIES_IF_NEVER_REACHED = 4
"""A server that has never answered is probably not there: give up after about two seconds, not ten minutes."""
STREAMED = {"X-Stainless-Raw-Response": "stream"}
"""What the SDK's ``with_streaming_response`` sets: the body is left for us to read."""

NO_CONNECTION = "check the network and OPENAI_BASE_URL, and that the server runs"
TOO_SLOW = "try again later, or use a faster model; what is done is remembered"
TOO_MANY = "wait a while or lower --concurrency; what is done is remembered"
SERVER_TROUBLE = "try again later; what is done is remembered"


def sdk_at(base_url: str, api_key: str, *, retries: int = 0) -> openai.OpenAI:
    """An SDK client of its own connections for an endpoint; the one place where an address becomes a client.

    The query of a base URL (Azure's ``api-version``) goes along with every request. A redirect is followed to the same
    origin only: elsewhere nobody is to read what was sent here.
    """
    import openai  # noqa: PLC0415

    parts = urlsplit(base_url)
    origin = parts.scheme, parts.hostname, parts.port or PORTS.get(parts.scheme)

    def stay(request: httpx2.Request) -> None:
        url = request.url
        if (url.scheme, url.host, url.port or PORTS.get(url.scheme)) != origin:
            raise Elsewhere(f"it redirects to {url.scheme}://{url.host}, which is not asked")

    http = openai.DefaultHttpxClient(
        verify=_secure(),
        trust_env=parts.hostname not in ("127.0.0.1", "::1", "localhost"),  # no proxy on the way to ourselves
        event_hooks={"request": [stay]},
    )
    azure = (parts.hostname or "").endswith(".azure.com") or "api-version" in parts.query
    return openai.OpenAI(
        base_url=urlunsplit(parts._replace(query="", fragment="")),
        api_key=api_key,
        max_retries=retries,
        http_client=http,
        default_query=dict(parse_qsl(parts.query)),
        default_headers={"api-key": api_key} if azure else None,
    )


@contextlib.contextmanager
def bounded(sdk: openai.OpenAI, seconds: float) -> Iterator[None]:
    """Close the client's connections when the time is up: time-outs are per read, and some servers drip.

    Once the context is left the client is not closed any more.
    """
    ending, ended = threading.Lock(), False

    def end() -> None:
        with ending:
            if not ended:
                sdk.close()

    watch = threading.Timer(max(seconds, 0.001), end)
    watch.daemon = True
    watch.start()
    try:
        yield
    finally:
        with ending:
            ended = True
        watch.cancel()


def served_at(base_url: str, api_key: str, name: str) -> list[str]:
    """The models an endpoint says it serves, none if it does not say; `ModelUnavailable` where nothing answers."""
    import openai  # noqa: PLC0415

    try:
        with sdk_at(base_url, api_key, retries=0) as sdk, bounded(sdk, LIST_SECONDS):
            return [model.id for model in sdk.with_options(timeout=CONNECT_SECONDS).models.list()]
    except (openai.APIConnectionError, RuntimeError):  # a connection that was closed when time was up is used again
        raise ModelUnavailable(f"nothing answers at {name}", cure=NO_CONNECTION) from None
    except (openai.OpenAIError, ValueError, TypeError, AttributeError):  # an error page, or a list of another shape
        return []


@contextlib.contextmanager
def translated(model: str, name: str) -> Iterator[None]:
    """The SDK's errors as ours, for requests that it repeats itself; completions are repeated by `Transport`.

    Raises `ModelUnavailable` for what may pass, else `ModelRejected` or its kin, and `InvalidReply` for another shape.
    """
    import httpx2  # noqa: PLC0415
    import openai  # noqa: PLC0415

    try:
        yield
    except openai.APIStatusError as error:
        refusal = refusal_of(error)
        if cure := _cure(refusal):
            raise ModelUnavailable(f"no answer from {name}: {refusal}", cure=cure) from error
        raise refusal.as_error(model, name) from error
    except Elsewhere as error:
        raise ModelRejected(f"request refused by {name}: {error}", cure=CHECK_ENDPOINT) from error
    except (openai.APIConnectionError, httpx2.RequestError) as error:
        raise ModelUnavailable(f"no answer from {name}: {error.__cause__ or error}", cure=NO_CONNECTION) from error
    except (AttributeError, TypeError, ValueError) as error:  # the SDK's own, where the answer has another shape
        what = f"{name} answered with something other than was asked for"
        raise InvalidReply(what, cure=CHECK_ENDPOINT, raw=str(error)) from error


class Elsewhere(Exception):
    """A redirect to another origin."""


class TooLarge(Exception):
    """An answer that no completion can be."""


@cache
def _secure() -> SSLContext:
    """The certificates of this machine: 20 ms to read, and the same for every connection."""
    import httpx2  # noqa: PLC0415

    return httpx2.create_ssl_context()


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
                text = _body(response)
            refusal = error_in(text)
            if refusal is None:
                return response.status_code, response.headers, text
            headers = response.headers
        except openai.APIStatusError as error:
            self._reached = True
            refusal, headers = refusal_of(error), error.response.headers
        except (TooLarge, Elsewhere) as error:
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
        if cure := _cure(refusal):
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


def _body(response: httpx2.Response) -> str:
    """The text of an answer, as it comes. Raises `TooLarge`."""
    body = bytearray()
    with contextlib.closing(response):
        for part in response.iter_bytes():
            body += part
            if len(body) > MOST_REPLY_BYTES:
                raise TooLarge(f"it sends an answer of more than {MOST_REPLY_BYTES // 1_000_000} MB")
    return body.decode(errors="replace")


def _cure(refusal: Refusal) -> str | None:
    """What to do in the end about a refusal that may pass; None for one that will not."""
    if refusal.status == 429:
        return None if refusal.code == "insufficient_quota" else TOO_MANY
    return SERVER_TROUBLE if refusal.status in (408, 409) or refusal.status >= 500 else None


def refusal_of(error: openai.APIStatusError) -> Refusal:
    """What an endpoint says when it will not."""
    body = error.body
    words = body.get("message") or body.get("detail") or body if isinstance(body, Mapping) else body
    return Refusal(error.status_code, error.code, error.param, str(words or "")[:2000])


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

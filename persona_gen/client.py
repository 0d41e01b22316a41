"""One completion: structured output, retries, re-asks, usage. The only file that knows the openai SDK.

Two loops, two settings. *Retries* (``deadline``) repeat a request that got no answer: connection faults, time-outs,
408, 409, 429 and 5xx. *Re-asks* (``reasks``) continue the conversation when the reply has the wrong shape. What an
endpoint does not take (``response_format``, ``max_tokens``, a sampling setting) is learnt from its 400s.
"""

from __future__ import annotations

import json
import math
import random
import re
import threading
import time
import weakref
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from email.utils import parsedate_to_datetime
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Generic, TypeVar
from urllib.parse import urlsplit

from pydantic import BaseModel, ValidationError

from persona_gen.chat import ANOTHER_MODEL, REASK, Dialect, Refusal, complaint_about, first_token, read_answer, said_in
from persona_gen.domain import Message, Tokens
from persona_gen.errors import ConfigError, Deferred, InvalidReply, ModelUnavailable
from persona_gen.memory import Memory, key_of

if TYPE_CHECKING:
    import openai
    import tenacity

T = TypeVar("T", bound=BaseModel)

CONNECTIONS = 1000
"""HTTP connections kept open at most; the SDK keeps 100, which makes larger batches connect anew."""
CONNECT_SECONDS = 10.0
LONGEST_WAIT = 30.0
"""Seconds between two tries at most, unless the endpoint itself asks for more."""
TRIES_IF_NEVER_REACHED = 4
"""A server that has never answered is probably not there: give up after about two seconds, not ten minutes."""


@dataclass(frozen=True)
class Endpoint:
    """Where completions come from. ``name`` is what provenance and the memory say: a base URL, or ``embedded:<sha8>``.

    ``connect`` gives base URL and key, and is called at the first completion that is not remembered. ``small`` marks
    a model that needs many small steps. ``sampling`` goes into the body of every request, and into the memory's key.
    """

    model: str
    name: str
    connect: Callable[[], tuple[str, str]]
    small: bool = False
    sampling: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Completion(Generic[T]):
    """A validated reply and what it cost, re-asks included."""

    reply: T
    tokens: Tokens


def remote(model: str, base_url: str | None = None, api_key: str | None = None) -> Endpoint:
    """An endpoint that speaks Chat Completions; OpenAI's own without a ``base_url``. Raises `ConfigError`."""
    url = (base_url or "https://api.openai.com/v1").strip().rstrip("/")
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https") or not parts.hostname:
        raise ConfigError(f'the base URL "{url}" is no web address', cure="write it like http://localhost:11434/v1")
    # The SDK insists on some key even where the server wants none.
    key = (api_key or "").strip() or "none"
    if not (key.isascii() and key.isprintable()) or " " in key:
        raise ConfigError("the API key holds a character no key has", cure="copy it into OPENAI_API_KEY again")
    # Credentials and query strings in the address are for the connection, not for files.
    name = f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"
    return Endpoint(model=model, name=name, connect=lambda: (url, key))


def served_models(endpoint: Endpoint) -> list[str]:
    """The models an endpoint says it serves, none if it does not say; `ModelUnavailable` where nothing answers."""
    import openai  # noqa: PLC0415

    base_url, api_key = endpoint.connect()
    try:
        with openai.OpenAI(base_url=base_url, api_key=api_key, max_retries=1, timeout=CONNECT_SECONDS) as sdk:
            return [model.id for model in sdk.models.list()]
    except openai.APIConnectionError:
        raise ModelUnavailable(f"nothing answers at {endpoint.name}", cure=NO_CONNECTION) from None
    except (openai.OpenAIError, ValueError, TypeError, AttributeError):  # an error page, or a list of another shape
        return []


class Client:
    """Asks one endpoint; may be shared by threads.

    ``memory`` answers what was asked before, unless ``fresh``. ``deadline`` is seconds for one completion in all,
    ``reasks`` how often a reply of the wrong shape is asked for again. Where there is an ``outbox`` nothing is asked:
    it gets the memory's key and the body of each request that is not remembered, which ends with `Deferred`.
    ``note`` takes lines for people on stderr.
    """

    def __init__(
        self,
        endpoint: Endpoint,
        *,
        memory: Memory | None = None,
        fresh: bool = False,
        deadline: float = 600.0,
        reasks: int = 2,
        outbox: Callable[[str, dict[str, Any]], None] | None = None,
        note: Callable[[str], None] = lambda _: None,
    ) -> None:
        self.endpoint = endpoint
        self._outbox = outbox
        self._memory, self._fresh = memory, fresh
        self._deadline, self._reasks, self._note = deadline, reasks, note
        self._tokens = Tokens()
        self._lock = threading.Lock()
        self._connecting = threading.Lock()
        self._sdk: openai.OpenAI | None = None
        self._reached = False
        self._dialect = Dialect()

    @property
    def tokens(self) -> Tokens:
        """What all completions so far have cost, failed ones included."""
        return self._tokens

    def complete(
        self,
        messages: Sequence[Message],
        reply_type: type[T],
        *,
        schema: dict[str, Any] | None = None,
        max_tokens: int = 4096,
        sample: int = 0,
    ) -> Completion[T]:
        """Ask for a ``reply_type``; ``schema`` is the strict JSON schema if it is narrower than the type's own.

        ``sample`` tells several replies to the same question apart. Raises `ModelUnavailable`, `ModelRejected`,
        `ModelStopped` or `InvalidReply`, and `ConfigError` where connecting or remembering needs one.
        """
        schema = schema or _own_schema(reply_type)
        key = self._key(messages, schema, max_tokens, sample) if self._memory else ""
        if self._memory and not self._fresh and (known := self._recall(self._memory, key, reply_type)):
            return known
        if self._outbox:
            arguments = self._dialect.arguments(messages, schema, reply_type.__name__, max_tokens)
            self._outbox(key, {"model": self.endpoint.model, **arguments, **self.endpoint.sampling})
            raise Deferred(f"{self.endpoint.model} has not answered yet", cure="import the provider's results")
        self._connected()  # an embedded model's start is not part of the deadline
        until = time.monotonic() + self._deadline
        turns, spent, text, complaint = list(messages), Tokens(), "", ""
        for _ in range(1 + self._reasks):
            text, cost = self._ask(turns, schema, reply_type.__name__, max_tokens, until)
            spent += cost
            try:
                reply = reply_type.model_validate_json(text)
            except ValidationError as error:
                complaint = complaint_about(error)
                turns += [
                    {"role": "assistant", "content": text},
                    {"role": "user", "content": REASK.format(complaint)},
                ]
            else:
                if self._memory:
                    self._memory.put(key, text, spent)
                return Completion(reply, spent)
        raise InvalidReply(
            f"{self.endpoint.model} gave no usable reply, asked {1 + self._reasks} times: {complaint}",
            cure="try again, or use a model that follows JSON schemas (--model)",
            raw=text,
        )

    def probabilities(self, messages: Sequence[Message], options: Sequence[str]) -> dict[str, float]:
        """How likely the reply begins with each of ``options`` (single tokens, in any case); what is left is neither's.

        Raises as `complete` does, and `InvalidReply` where the endpoint gives no probabilities, or where none of the
        options is among the ten likeliest tokens.
        """
        key = self._key(messages, {"options": list(options)}, 1, 0) if self._memory else ""
        if self._memory and not self._fresh and (known := self._memory.get(key)):
            self._count(Tokens(remembered=known.prompt + known.completion))
            return {str(option): float(p) for option, p in json.loads(known.text).items()}
        sdk = self._connected()
        until = time.monotonic() + self._deadline
        sampling = {k: v for k, v in self.endpoint.sampling.items() if k not in self._dialect.dropped}
        request = {"model": self.endpoint.model, "messages": messages, self._dialect.limit: 1}
        raw = self._deliver(sdk, {**request, "logprobs": True, "top_logprobs": 10, "extra_body": sampling}, until)
        if isinstance(raw, Refusal):
            raise raw.as_error(self.endpoint.model, self.endpoint.name)
        answer, tops = read_answer(raw), first_token(raw)
        self._count(answer.tokens)
        found = {option: sum(p for token, p in tops if _same_token(token, option)) for option in options}
        if not any(found.values()):
            words = " or ".join(options)
            raise InvalidReply(f"{self.endpoint.model} answered neither {words}", cure=ANOTHER_MODEL, raw=raw)
        if self._memory:
            self._memory.put(key, json.dumps(found), answer.tokens)
        return found

    def _key(self, messages: Sequence[Message], schema: dict[str, Any], max_tokens: int, sample: int) -> str:
        endpoint = self.endpoint
        sampling = dict(endpoint.sampling)
        return key_of(endpoint.model, endpoint.name, sampling, list(messages), schema, max_tokens, sample)

    def _recall(self, memory: Memory, key: str, reply_type: type[T]) -> Completion[T] | None:
        known = memory.get(key)
        if known is None:
            return None
        try:
            reply = reply_type.model_validate_json(known.text)
        except ValidationError:  # the type has changed since
            return None
        tokens = Tokens(remembered=known.prompt + known.completion)
        self._count(tokens)
        return Completion(reply, tokens)

    def _count(self, tokens: Tokens) -> None:
        with self._lock:
            self._tokens += tokens

    def _ask(
        self, turns: Sequence[Message], schema: dict[str, Any], name: str, max_tokens: int, until: float
    ) -> tuple[str, Tokens]:
        """One reply, in whatever form of request the endpoint takes: its text and its cost."""
        sdk = self._connected()
        while True:
            dialect = self._dialect
            sampling = {k: v for k, v in self.endpoint.sampling.items() if k not in dialect.dropped}
            request = {"model": self.endpoint.model, **dialect.arguments(turns, schema, name, max_tokens)}
            raw = self._deliver(sdk, {**request, "extra_body": sampling}, until)
            if isinstance(raw, Refusal):
                self._learn(dialect, raw)
                continue
            self._count(Tokens(calls=1))
            answer = read_answer(raw)
            self._count(answer.tokens.model_copy(update={"calls": 0}))
            return dialect.reply_in(said_in(answer, raw)), answer.tokens

    def _learn(self, dialect: Dialect, refusal: Refusal) -> None:
        """Change the form of request after a refusal, or raise the refusal."""
        change = dialect.after(refusal, self.endpoint.sampling)
        if change is None:
            raise refusal.as_error(self.endpoint.model, self.endpoint.name)
        with self._lock:
            first = self._dialect == dialect  # another thread may have learnt the same meanwhile
            if first:
                self._dialect = change[0]
        if first:
            self._note(f"{self.endpoint.name} {change[1]}")

    def _connected(self) -> openai.OpenAI:
        with self._connecting:
            if self._sdk is None:
                base_url, api_key = self.endpoint.connect()
                # Importing the SDK takes over half a second, which commands that ask no model should not pay.
                import httpx2  # noqa: PLC0415
                import openai  # noqa: PLC0415

                host = urlsplit(base_url).hostname or ""
                http = openai.DefaultHttpxClient(
                    limits=httpx2.Limits(max_connections=CONNECTIONS, max_keepalive_connections=CONNECTIONS),
                    trust_env=host not in ("127.0.0.1", "::1", "localhost"),  # no proxy on the way to ourselves
                )
                weakref.finalize(self, http.close)
                if host.endswith("api.openai.com"):
                    self._dialect = replace(self._dialect, limit="max_completion_tokens")
                self._sdk = openai.OpenAI(base_url=base_url, api_key=api_key, max_retries=0, http_client=http)
            return self._sdk

    def _deliver(self, sdk: openai.OpenAI, request: dict[str, Any], until: float) -> str | Refusal:
        """Post until there is an answer or no time: the body of a 200, or a refusal that will not pass."""
        import tenacity  # noqa: PLC0415

        def give_up(state: tenacity.RetryCallState) -> bool:
            absent = not self._reached and _fault(state).cure == NO_CONNECTION
            late = time.monotonic() + state.upcoming_sleep >= until
            return late or (absent and state.attempt_number >= TRIES_IF_NEVER_REACHED)

        def say(state: tenacity.RetryCallState) -> None:
            if state.upcoming_sleep >= 5:
                self._note(f"{_fault(state)}; trying again in {state.upcoming_sleep:.0f} s")

        tries = tenacity.Retrying(
            retry=tenacity.retry_if_exception_type(_Passing), wait=_wait, stop=give_up, before_sleep=say, reraise=True
        )
        try:
            return tries(self._post, sdk, request, until)
        except _Passing as fault:
            number = tries.statistics["attempt_number"]
            times = "1 try" if number == 1 else f"{number} tries"
            what = f"no answer from {self.endpoint.name} in {times}: {fault}"
            raise ModelUnavailable(what, cure=fault.cure) from fault

    def _post(self, sdk: openai.OpenAI, request: dict[str, Any], until: float) -> str | Refusal:
        """One try. The one place where the SDK's errors become ours."""
        import httpx2  # noqa: PLC0415
        import openai  # noqa: PLC0415

        left = max(until - time.monotonic(), 0.001)
        timeout = openai.Timeout(left, connect=min(left, CONNECT_SECONDS))
        try:
            # Streamed, since time-outs are per read, and gateways send blanks to keep a line open.
            with sdk.chat.completions.with_streaming_response.create(**request, timeout=timeout) as response:
                self._reached = True
                parts = []
                for part in response.iter_bytes():
                    if time.monotonic() > until:
                        raise httpx2.ReadTimeout("the answer did not end in time")
                    parts.append(part)
                return b"".join(parts).decode(errors="replace")
        except openai.APIStatusError as error:
            self._reached = True
            refusal = _refusal(error)
            if cure := _cure(refusal):
                raise _Passing(str(refusal), cure, asked_wait(error.response.headers)) from error
            return refusal
        except (openai.APITimeoutError, httpx2.TimeoutException) as error:
            raise _Passing("time is up", TOO_SLOW) from error
        except (openai.APIConnectionError, httpx2.RequestError) as error:
            raise _Passing(str(error.__cause__ or error), NO_CONNECTION) from error


class _Passing(Exception):
    """A fault that may pass: what happened, what to do if it does not, and the seconds we are asked to wait."""

    def __init__(self, what: str, cure: str, wait: float = 0.0) -> None:
        super().__init__(what)
        self.cure, self.wait = cure, wait


NO_CONNECTION = "check the network and OPENAI_BASE_URL, and that the server runs"
TOO_SLOW = "try again later, or use a faster model; what is done is remembered"
TOO_MANY = "wait a while or lower --concurrency; what is done is remembered"
SERVER_TROUBLE = "try again later; what is done is remembered"


def _cure(refusal: Refusal) -> str | None:
    """What to do in the end about a refusal that may pass; None for one that will not."""
    if refusal.status == 429:
        return None if refusal.code == "insufficient_quota" else TOO_MANY
    return SERVER_TROUBLE if refusal.status in (408, 409) or refusal.status >= 500 else None


def _refusal(error: openai.APIStatusError) -> Refusal:
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


def _same_token(token: str, option: str) -> bool:
    return token.strip().casefold() == option.casefold()


@lru_cache(maxsize=64)
def _own_schema(reply_type: type[BaseModel]) -> dict[str, Any]:
    return reply_type.model_json_schema()


def asked_wait(headers: Mapping[str, str]) -> float:
    """Seconds an answer asks us to wait: ``retry-after-ms``, or ``retry-after`` in seconds or as an HTTP date."""
    asked = headers.get("retry-after", "0")
    try:
        if "retry-after-ms" in headers:
            seconds = float(headers["retry-after-ms"]) / 1000
        elif re.fullmatch(r"[\d.]+", asked.strip()):
            seconds = float(asked)
        else:
            seconds = parsedate_to_datetime(asked).timestamp() - time.time()
    except (ValueError, OverflowError):
        return 0.0
    return max(seconds, 0.0) if math.isfinite(seconds) else 0.0

"""Connections to one address: whom a client asks, how much of an answer it takes, and the SDK's errors as ours."""

from __future__ import annotations

import contextlib
import ipaddress
import threading
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from typing import TYPE_CHECKING
from urllib.parse import parse_qsl, urlsplit, urlunsplit

from persona_gen.errors import InvalidReply, ModelRejected, ModelUnavailable
from persona_gen.llm.chat_format import CHECK_ENDPOINT, Refusal

if TYPE_CHECKING:
    from ssl import SSLContext

    import httpx2
    import openai

CONNECT_SECONDS, LIST_SECONDS = 10.0, 30.0
STANDARD_PORTS = {"http": 80, "https": 443}
MOST_REPLY_BYTES = 16_000_000
"""Of an answer, once it is unpacked: far above any reply, and a bound for what a few bytes may unpack to."""

NO_CONNECTION = "check the network and OPENAI_BASE_URL, and that the server runs"
TOO_MANY = "wait a while or lower --concurrency; what is done is remembered"
SERVER_TROUBLE = "try again later; what is done is remembered"


class Unwanted(Exception):
    """An answer that is not taken."""


def sdk_at(base_url: str, api_key: str, *, retries: int = 0, most_bytes: int = MOST_REPLY_BYTES) -> openai.OpenAI:
    """An SDK client of its own connections for an endpoint; the one place where an address becomes a client.

    The query of a base URL (Azure's ``api-version``) goes along with every request. A redirect is followed to the same
    origin only: elsewhere nobody is to read what was sent here. Of any answer, of an error too, ``most_bytes`` are read
    at most, unpacked; what does not fit raises `Unwanted`, as another origin does.
    """
    import openai  # noqa: PLC0415

    parts = urlsplit(base_url)
    origin = _origin(parts.scheme, parts.hostname, parts.port)

    def stay(request: httpx2.Request) -> None:
        there = _origin(request.url.scheme, request.url.host, request.url.port)
        if there != origin:
            raise Unwanted(f"it redirects to {there}, which is not asked")

    http = openai.DefaultHttpxClient(
        verify=_secure(),
        trust_env=not is_loopback(parts.hostname),  # no proxy on the way to ourselves
        event_hooks={"request": [stay], "response": [_bound(most_bytes)]},
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


def is_loopback(host: str | None) -> bool:
    """Whether a host is this machine itself."""
    try:
        return host == "localhost" or ipaddress.ip_address(host or "").is_loopback
    except ValueError:
        return False


def _origin(scheme: str, host: str | None, port: int | None) -> str:
    return f"{scheme}://{host}:{port or STANDARD_PORTS.get(scheme)}"


def _bound(most_bytes: int) -> Callable[[httpx2.Response], None]:
    """A hook that has so many bytes of an answer read at most: a few of them may unpack to thousands of millions."""
    import httpx2  # noqa: PLC0415

    class Bounded(httpx2.SyncByteStream):
        """The unpacked bytes of an answer."""

        def __init__(self, packed: httpx2.Response) -> None:
            assert isinstance(packed.stream, httpx2.SyncByteStream)  # noqa: S101 - for the type checker
            self._packed = httpx2.Response(packed.status_code, headers=packed.headers, stream=packed.stream)

        def __iter__(self) -> Iterator[bytes]:
            length = 0
            for part in self._packed.iter_bytes():
                length += len(part)
                if length > most_bytes:
                    raise Unwanted(f"it sends an answer of more than {most_bytes // 1_000_000} MB")
                yield part

        def close(self) -> None:
            self._packed.close()

    def bound(response: httpx2.Response) -> None:
        response.stream = Bounded(response)
        response.headers.pop("content-encoding", None)

    return bound


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
    """The models an endpoint says it serves, none if it does not say.

    Raises `ModelUnavailable` where nothing answers, `ModelRejected` where it sends one elsewhere, or never ends.
    """
    import openai  # noqa: PLC0415

    try:
        with sdk_at(base_url, api_key, retries=0) as sdk, bounded(sdk, LIST_SECONDS):
            return [model.id for model in sdk.with_options(timeout=CONNECT_SECONDS).models.list()]
    except (openai.APIConnectionError, RuntimeError):  # a connection that was closed when time was up is used again
        raise ModelUnavailable(f"nothing answers at {name}", cure=NO_CONNECTION) from None
    except Unwanted as error:
        raise ModelRejected(f"request refused by {name}: {error}", cure=CHECK_ENDPOINT) from error
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
        if cure := passing_cure(refusal):
            raise ModelUnavailable(f"no answer from {name}: {refusal}", cure=cure) from error
        raise refusal.as_error(model, name) from error
    except Unwanted as error:
        raise ModelRejected(f"request refused by {name}: {error}", cure=CHECK_ENDPOINT) from error
    except (openai.APIConnectionError, httpx2.RequestError) as error:
        raise ModelUnavailable(f"no answer from {name}: {error.__cause__ or error}", cure=NO_CONNECTION) from error
    except (AttributeError, TypeError, ValueError) as error:  # the SDK's own, where the answer has another shape
        what = f"{name} answered with something other than was asked for"
        raise InvalidReply(what, cure=CHECK_ENDPOINT, raw=str(error)) from error


@cache
def _secure() -> SSLContext:
    """The certificates of this machine: 20 ms to read, and the same for every connection."""
    import httpx2  # noqa: PLC0415

    return httpx2.create_ssl_context()


def refusal_of(error: openai.APIStatusError) -> Refusal:
    """What an endpoint says when it will not."""
    body = error.body
    words = body.get("message") or body.get("detail") or body if isinstance(body, Mapping) else body
    return Refusal(error.status_code, error.code, error.param, str(words or "")[:2000])


def passing_cure(refusal: Refusal) -> str | None:
    """What to do in the end about a refusal that may pass; None for one that will not."""
    if refusal.status == 429:
        return None if refusal.code == "insufficient_quota" else TOO_MANY
    return SERVER_TROUBLE if refusal.status in (408, 409) or refusal.status >= 500 else None

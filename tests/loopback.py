"""A real HTTP server on loopback that answers, or misbehaves, as scripted. Run as a program it serves a benchmark."""

from __future__ import annotations

import json
import random
import socket
import sys
import threading
import time
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from email.message import Message
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass(frozen=True)
class Answer:
    """One HTTP answer. ``cut`` drops the connection after that many body bytes; ``hang`` waits first, in seconds;
    ``drip`` sends a space every 50 ms for that many seconds before the body, as gateways do to keep a line open, and
    ``drip_head`` a header. A ``raw`` body is Latin-1, byte for byte."""

    body: Any = ""
    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    cut: int | None = None
    hang: float = 0.0
    drip: float = 0.0
    drip_head: float = 0.0
    raw: bool = False

    def wire(self) -> tuple[bytes, bytes]:
        """Head and body as they go over the line."""
        is_text = isinstance(self.body, str)
        body = (self.body if is_text else json.dumps(self.body)).encode("latin-1" if self.raw else "utf-8")
        kind = "text/html" if is_text else "application/json"
        padding = int(self.drip / 0.05)
        headers = {"Content-Type": kind, "Content-Length": str(len(body) + padding), **self.headers}
        lines = [f"HTTP/1.1 {self.status} Scripted", *(f"{name}: {value}" for name, value in headers.items())]
        return "\r\n".join([*lines, "", ""]).encode(), body


def said(content: Any, *, finish: str = "stop", usage: bool = True, **message: Any) -> Answer:
    """A chat completion; anything but a string or None is sent as JSON text. 10 prompt and 5 completion tokens."""
    text = content if isinstance(content, str | None) else json.dumps(content)
    body: dict[str, Any] = {
        "id": "chatcmpl-1",
        "object": "chat.completion",
        "created": 1,
        "choices": [
            {
                "index": 0,
                "finish_reason": finish,
                "message": {"role": "assistant", "content": text, "refusal": None, **message},
            }
        ],
    }
    if usage:
        body["usage"] = {"prompt_tokens": 10, "completion_tokens": 5, "total_tokens": 15}
    return Answer(body)


def refused(status: int, message: str = "no", *, headers: Mapping[str, str] | None = None, **error: Any) -> Answer:
    """An error answer in OpenAI's form."""
    return Answer({"error": {"message": message, **error}}, status=status, headers=headers or {})


HALF = Answer('{"choices": [{"message": {"content": "{\\"te', headers={"Content-Type": "application/json"})

PASSING: dict[str, Answer] = {
    "429": refused(429, "slow down"),
    "429 with retry-after": refused(429, "slow down", headers={"retry-after-ms": "50"}),
    "500": refused(500, "boom"),
    "502": Answer("<h1>Bad gateway</h1>", status=502),
    "503": refused(503, "overloaded"),
    "cut mid-body": replace(said("never seen whole"), cut=40),
    "dropped": replace(said("never seen"), cut=0),
}
"""Faults that are gone when one asks again."""

HOSTILE: dict[str, Answer] = {
    "half a JSON": HALF,
    "page": Answer("<html><body>Log in to the hotel network</body></html>"),
    "no choice": Answer({"choices": []}),
    "refusal": said(None, refusal="I cannot help with that."),
    "wrong shape": said({"mood": "fine"}),
}
"""Answers with a 200 that are no reply."""


def troubled(
    good: Callable[[dict[str, Any]], Answer], faults: Sequence[Answer], share: float, seed: int = 0
) -> Callable[[dict[str, Any]], Answer]:
    """For ``otherwise``: one of ``faults`` for a ``share`` of the requests, by chance, else the ``good`` answer."""
    chance, lock = random.Random(seed), threading.Lock()

    def answer(request: dict[str, Any]) -> Answer:
        with lock:
            fault = chance.choice(faults) if chance.random() < share else None
        return fault or good(request)

    return answer


class Loopback:
    """Answers from the script in order, then with ``otherwise`` for ever, which may choose by the request's body.

    ``requests`` and ``headers`` are what was received, ``times`` when (monotonic seconds); of a GET the request is
    ``{"path": …}``. ``flying`` are being answered now, ``most_flying`` is how many that were at most."""

    def __init__(self, *script: Answer, otherwise: Answer | Callable[[dict[str, Any]], Answer] | None = None) -> None:
        self.script = deque(script)
        self.otherwise = otherwise or refused(418, "the script is over")
        self.requests: list[dict[str, Any]] = []
        self.headers: list[Message] = []
        self.times: list[float] = []
        self.paths: list[str] = []
        self.flying = self.most_flying = 0
        self._lock = threading.Lock()
        self.closing = threading.Event()
        handler = type("Handler", (_Handler,), {"loopback": self})
        self._server = _Server(("127.0.0.1", 0), handler)
        self.url = f"http://127.0.0.1:{self._server.server_address[1]}/v1"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)

    def next(self, request: dict[str, Any], headers: Message) -> Answer:
        """Note the request and take the next answer of the script."""
        with self._lock:
            self.requests.append(request)
            self.headers.append(headers)
            self.times.append(time.monotonic())
            self.flying += 1
            self.most_flying = max(self.most_flying, self.flying)
            if self.script:
                return self.script.popleft()
        return self.otherwise(request) if callable(self.otherwise) else self.otherwise

    def done(self) -> None:
        """The answer, or what there was of it, is on its way."""
        with self._lock:
            self.flying -= 1

    def __enter__(self) -> Loopback:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.closing.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 256

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A client that hangs up is part of the play."""


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    loopback: Loopback

    def setup(self) -> None:
        super().setup()
        # Without this, Nagle and delayed acknowledgement add 40 ms to every second small write.
        self.connection.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)

    def do_POST(self) -> None:
        self.loopback.paths.append(self.path)
        self._answer(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))

    def do_GET(self) -> None:
        self.loopback.paths.append(self.path)
        self._answer({"path": self.path})

    def _answer(self, body: dict[str, Any]) -> None:
        answer = self.loopback.next(body, self.headers)
        head, text = answer.wire()
        if answer.hang:
            self.loopback.closing.wait(answer.hang)
        self.loopback.done()  # before the last byte: whoever has it may ask again at once
        if answer.drip_head:
            first, head = head.split(b"\r\n", 1)
            self.wfile.write(first + b"\r\n")
            for number in range(int(answer.drip_head / 0.05)):
                self.wfile.write(b"X-Drip-%d: 1\r\n" % number)
                self.loopback.closing.wait(0.05)
        if answer.drip:
            self.wfile.write(head)
            head = b""
            for _ in range(int(answer.drip / 0.05)):
                self.wfile.write(b" ")
                self.loopback.closing.wait(0.05)
        self.wfile.write(head + text[: answer.cut])
        if answer.cut is not None:
            self.close_connection = True

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing."""


def serve_until_stdin_closes(answer: Answer) -> None:
    """Print the base URL on one line and give the same answer for ever."""
    with Loopback(otherwise=answer) as loopback:
        loopback.requests = _Nothing()
        loopback.headers = _Nothing()
        loopback.times = _Nothing()
        loopback.paths = _Nothing()
        print(loopback.url, flush=True)
        sys.stdin.read()


class _Nothing(list[Any]):
    """A list that keeps nothing, so that a long benchmark does not grow."""

    def append(self, _: Any) -> None:
        pass


if __name__ == "__main__":
    serve_until_stdin_closes(said({"text": "fine", "cites": ["S1"]}))

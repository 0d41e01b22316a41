"""Who may ask the page anything: the browser that opened the printed address, on this machine, and nobody else."""

from __future__ import annotations

import secrets
from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import cookie_parser
from starlette.responses import PlainTextResponse, RedirectResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

COOKIE = "persona-gen"
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
}
MOST_BYTES, MOST_UPLOADED = 1_000_000, 200_000_000
UPLOADS = "/data/files/"
"""Where a body may be as large as a table; everywhere else it is a form."""


class Guard:
    """Wraps an application: Host, token, Origin and the size of bodies are checked before it hears of a request.

    ``port`` is where it listens. A page of another site cannot name our token, nor read an answer; the Host is checked
    against names that lead here only by somebody's DNS.
    """

    def __init__(self, app: ASGIApp, token: str, port: int) -> None:
        self._app, self._token = app, token
        self._hosts = {f"{name}:{port}" for name in ("127.0.0.1", "localhost")}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        refusal = self._refusal(scope)
        if refusal is not None:
            await refusal(scope, receive, self._with_headers(send))
            return
        most = MOST_UPLOADED if scope["path"].startswith(UPLOADS) else MOST_BYTES
        await self._app(scope, _counted(receive, most), self._with_headers(send))

    def _refusal(self, scope: Scope) -> PlainTextResponse | RedirectResponse | None:
        headers = Headers(scope=scope)
        host = headers.get("host", "")
        if host not in self._hosts:
            return PlainTextResponse("This page is served to this machine alone.", 400)
        given = parse_qs(scope["query_string"].decode("latin-1")).get("token", [""])[0]
        if given and secrets.compare_digest(given.encode(), self._token.encode()):
            entered = RedirectResponse("/" + scope["path"].lstrip("/"), 303)  # never to another host
            entered.set_cookie(COOKIE, self._token, httponly=True, samesite="strict")
            return entered
        if not secrets.compare_digest(
            cookie_parser(headers.get("cookie", "")).get(COOKIE, "").encode(), self._token.encode()
        ):
            return PlainTextResponse("Open the address that persona-gen printed last: it holds the token.", 403)
        if scope["method"] not in ("GET", "HEAD") and headers.get("origin") != f"http://{host}":
            return PlainTextResponse("This came from another page.", 403)
        length = headers.get("content-length", "0")
        most = MOST_UPLOADED if scope["path"].startswith(UPLOADS) else MOST_BYTES
        if not length.isdecimal() or int(length) > most:
            return PlainTextResponse(f"That is more than {most // 1_000_000} MB.", 413)
        return None

    def _with_headers(self, send: Send) -> Send:
        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                headers.setdefault("Content-Security-Policy", POLICY)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        return sending


def _counted(receive: Receive, most: int) -> Receive:
    """The same body, which ends as if the browser had gone where it is longer than it said it would be."""
    heard = 0

    async def receiving() -> Message:
        nonlocal heard
        message = await receive()
        heard += len(message.get("body", b""))
        return message if heard <= most else {"type": "http.disconnect"}

    return receiving

"""A Chat Completions server that costs next to nothing. Run: python benchmarks/batching/server.py SECONDS

It answers every POST with the same completion after so many seconds, prints its base URL, and ends with its stdin.
Each answer is written in one piece without Nagle's algorithm: else 40 ms of delayed acknowledgement are measured.
"""

from __future__ import annotations

import asyncio
import json
import os
import socket
import sys

REPLY = {"text": "fine", "cites": ["S1"]}


def answer() -> bytes:
    """The one answer, head and body."""
    message = {"role": "assistant", "content": json.dumps(REPLY), "refusal": None}
    body = json.dumps(
        {
            "id": "chatcmpl-1",
            "object": "chat.completion",
            "created": 1,
            "model": "m",
            "choices": [{"index": 0, "finish_reason": "stop", "message": message}],
            "usage": {"prompt_tokens": 10, "completion_tokens": 5, "total_tokens": 15},
        }
    ).encode()
    return b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n%s" % (len(body), body)


class Line(asyncio.Protocol):
    """One connection; requests on it come one after another."""

    said = answer()
    delay = 0.0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        """Nothing is known yet."""
        assert isinstance(transport, asyncio.Transport)
        transport.get_extra_info("socket").setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        self.transport, self.received = transport, b""

    def data_received(self, data: bytes) -> None:
        """Answer, later, when a request is whole."""
        self.received += data
        head, blank, body = self.received.partition(b"\r\n\r\n")
        if not blank or len(body) < int(head.lower().partition(b"content-length:")[2].split(b"\r\n", 1)[0]):
            return
        self.received = b""
        if self.delay:
            asyncio.get_running_loop().call_later(self.delay, self.transport.write, self.said)
        else:
            self.transport.write(self.said)


async def serve(delay: float) -> None:
    """Until stdin is closed."""
    Line.delay = delay
    loop = asyncio.get_running_loop()
    server = await loop.create_server(Line, "127.0.0.1", 0, backlog=1024)
    print(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/v1", flush=True)
    await loop.run_in_executor(None, sys.stdin.read)
    os._exit(0)  # nobody waits for the answers that are still due


if __name__ == "__main__":
    asyncio.run(serve(float(sys.argv[1])))

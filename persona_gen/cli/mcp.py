"""``mcp``: the same for chat clients."""

from __future__ import annotations

import os
import signal
import sys
from contextlib import suppress
from pathlib import Path
from types import FrameType
from typing import Annotated, NoReturn

import typer

from persona_gen.cli.app import INTERRUPTED, app
from persona_gen.errors import ConfigError


@app.command(
    "mcp",
    epilog="""\b
Example, as a chat client's settings have it:
  {"command": "persona-gen", "args": ["mcp", "/home/me/personas"]}""",
)
def mcp_command(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help="The folder of segments and personas.")] = Path(),
) -> None:
    """Serve a folder's personas and evidence to a chat client.

    It speaks the Model Context Protocol over standard input and output.

    The client's own model writes; the tools find evidence and check sentences. Nothing is sent anywhere.
    """
    from persona_gen.mcp.server import server

    if sys.stdin is None:
        raise ConfigError("standard input is closed", cure="have a chat client start this, which speaks over it")
    with suppress(ValueError):  # in another thread than the main one, where signals do not come anyway
        signal.signal(signal.SIGINT, _leave)
    server(folder).run("stdio")


def _leave(number: int, frame: FrameType | None) -> NoReturn:
    """End at once: the thread that waits for a line of standard input cannot be woken, and nothing is ever written."""
    os.write(2, b"persona-gen: interrupted\n")
    os._exit(INTERRUPTED)

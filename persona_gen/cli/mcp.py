"""``mcp``: the same for chat clients."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Annotated

import typer

from persona_gen.cli.app import app
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
    """Serve a folder's personas and evidence to a chat client, over standard input and output.

    The client's own model writes; the tools find evidence and check sentences. Nothing is sent anywhere.
    """
    from persona_gen.mcp.server import server

    if sys.stdin is None:
        raise ConfigError("standard input is closed", cure="have a chat client start this, which speaks over it")
    server(folder).run("stdio")

"""``open``: the page."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from persona_gen.cli.app import app
from persona_gen.cli.shared import Quiet, noted, put
from persona_gen.errors import ConfigError
from persona_gen.files import real_path


@app.command(
    "open",
    epilog="""\b
Examples:
  persona-gen open
  persona-gen open personas/ --no-browser""",
)
def open_command(
    folder: Annotated[
        Path, typer.Argument(metavar="DIR", help="The folder of segments, personas and reviews.")
    ] = Path(),
    port: Annotated[int, typer.Option(metavar="N", min=0, max=65535, help="Where to listen; 0 is any free port.")] = 0,
    browser: Annotated[bool, typer.Option("--browser/--no-browser", help="Open it in the browser.")] = True,
    quiet: Quiet = False,
) -> None:
    """Open a page on a folder, to work in.

    Browse personas, see the evidence, edit sentences, try copy, bring data.

    It is served on this machine alone, to whoever has the address that is printed.
    """
    import os
    import secrets
    import socket
    import webbrowser

    from persona_gen.extras import need

    uvicorn = need("uvicorn", "web")
    need("starlette", "web")
    from persona_gen.runs.forecast import leaves_to
    from persona_gen.web.app import application

    if not folder.is_dir():
        raise ConfigError(f"{folder} is no folder", cure="name the folder of your segments and personas")
    with socket.socket() as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind(("127.0.0.1", port))
            listening.listen()  # a browser that is quicker than the server waits, and is not refused
        except OSError as error:
            raise ConfigError(f"port {port} cannot be used ({error.strerror})", cure="leave --port out") from None
        number, token = listening.getsockname()[1], secrets.token_urlsafe(24)
        address = f"http://127.0.0.1:{number}/?token={token}"
        put(f"{address}\n")
        away = leaves_to(os.environ)
        stays = f"a model is asked at {', '.join(away)} when you say so" if away else "nothing leaves this machine"
        noted(quiet)(f"{stays}; Ctrl-C ends it")
        if browser:
            webbrowser.open(address)
        server = uvicorn.Server(
            uvicorn.Config(
                application(real_path(folder), token, number), log_level="error", access_log=False, lifespan="on"
            )
        )
        server.run(sockets=[listening])

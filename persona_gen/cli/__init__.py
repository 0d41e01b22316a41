"""The command line: parse, call, print, exit code. What is heavy is imported where it is needed, so help is quick."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from importlib import import_module
from pathlib import Path

from persona_gen.cli.app import COMMANDS, INTERRUPTED, app
from persona_gen.errors import ModelError

__all__ = ["app", "main"]

for module in (*COMMANDS, "batch_files"):  # each adds its commands to the application
    import_module(f"persona_gen.cli.{module}")


def main() -> None:
    """Entry point of the console script."""
    # A stream that was closed is None: results are then refused in one line, and messages go nowhere.
    sys.stdout = sys.stdout or Path(os.devnull).open(encoding="utf-8")  # noqa: SIM115 - as long as the process
    sys.stderr = sys.stderr or Path(os.devnull).open("w", encoding="utf-8")  # noqa: SIM115 - as above
    for stream in (sys.stdout, sys.stderr):  # a name in any script must never end in an encoding error
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        app()
    except SystemExit as leaving:
        if leaving.code in (ModelError.exit_code, INTERRUPTED):
            # An embedded server that is taken down in order first ends the reply it is writing, which takes seconds.
            with suppress(OSError):
                sys.stdout.flush()
            os._exit(leaving.code)
        raise

"""The command line in this process, as the tests run it."""

from __future__ import annotations

from typer.testing import CliRunner, Result

from persona_gen.cli import app


def run(*arguments: object, stdin: str | None = None) -> Result:
    """The command's streams and exit code. Anything but a clean exit is a failure of the test."""
    result = CliRunner().invoke(app, [str(a) for a in arguments], input=stdin, prog_name="persona-gen")
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result

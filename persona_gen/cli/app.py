"""The application: one place where errors become a line on stderr and an exit code."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import pairwise
from typing import Annotated, Any

import typer
from typer.exceptions import TyperException

from persona_gen import __version__
from persona_gen.errors import ConfigError, PersonaGenError, one_line

FINDINGS, SOME_FAILED, INTERRUPTED = 1, 4, 130

COMMANDS = ("generate", "batch", "check", "review", "export", "segments", "compare", "drift", "prompt", "open", "mcp")
"""The commands, each a module of this package, in the order of the help: what people come for first."""


class _Group(typer.core.TyperGroup):
    """Every error of parsing and of running a command passes through `_one_line_errors`."""

    def list_commands(self, ctx: Any) -> list[str]:
        return list(COMMANDS)

    def make_context(self, info_name: Any, args: list[str], *rest: Any, **extra: Any) -> Any:
        with _one_line_errors():
            _refuse_empty(args)
            return super().make_context(info_name, args, *rest, **extra)

    def invoke(self, ctx: Any) -> Any:
        with _one_line_errors():
            return super().invoke(ctx)


def _refuse_empty(args: Sequence[str]) -> None:
    """Refuse an argument "", mostly a variable of the shell that is not set: as a path it would be this folder."""
    for before, arg in pairwise(["", *args]):
        if not arg or (arg.startswith("--") and arg.endswith("=")):
            flag = arg.removesuffix("=") or (before if before.startswith("-") else "an argument")
            raise ConfigError(f"{flag} is empty", cure="give a value or leave it out")


@contextmanager
def _one_line_errors() -> Iterator[None]:
    """The one place where errors become a line on stderr and an exit code."""
    try:
        yield
    except PersonaGenError as error:
        say(str(error))
        raise typer.Exit(error.exit_code) from None
    except TyperException as error:  # usage: Typer itself would print three lines and the cure first
        command = getattr(getattr(error, "ctx", None), "command_path", "persona-gen")
        what = one_line(error.format_message()).rstrip(".")
        say(f"{what}; {'change its permissions' if what.endswith('is not readable') else f'see {command} --help'}")
        raise typer.Exit(error.exit_code) from None
    except KeyboardInterrupt:
        say("interrupted; run the same command again: no file is half-written, and no reply is paid for twice")
        raise typer.Exit(INTERRUPTED) from None
    except BrokenPipeError:  # the reader of our output has gone, as `head` does; that is no error of ours
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(0) from None
    except OSError as error:  # of a stream: a file's has its name, and is a `PersonaGenError` before it is here
        if error.filename is not None:
            raise
        say(str(no_output(error)))
        raise typer.Exit(ConfigError.exit_code) from None


def no_output(error: OSError) -> ConfigError:
    """What is said where standard output is closed or full."""
    what = f"standard output cannot be written ({error.strerror or 'it is closed'})"
    return ConfigError(what, cure="free some space, or send it elsewhere")


app = typer.Typer(
    cls=_Group,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Writes named personas from segment statistics and quotes, and flags every claim the data do not support.",
    epilog="""\b
Begin with what you have:
  persona-gen segments inspect customers.csv    a table of people, or interviews
  persona-gen generate segment.yaml             a segment file

OPENAI_API_KEY or OPENAI_BASE_URL say whose model is asked. Without them it is the built-in one, and nothing leaves
the machine.

Exit codes: 0 clean, 1 findings, 2 usage, input or configuration, 3 model or endpoint, 4 some segments failed,
130 interrupted.""",
)


def say(message: str) -> None:
    """One line for people, on stderr, whatever it quotes; where that is full, the work is worth more."""
    with suppress(OSError):
        typer.echo(f"persona-gen: {one_line(message)}", err=True)


def _version(wanted: bool) -> None:
    if wanted:
        typer.echo(f"persona-gen {__version__}")
        raise typer.Exit


@app.callback(invoke_without_command=True)
def _common(
    ctx: typer.Context,
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version.")
    ] = False,
) -> None:
    if ctx.invoked_subcommand is None:
        typer.echo(ctx.get_help())

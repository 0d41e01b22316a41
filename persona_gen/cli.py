"""The command line: parse, call, print, exit code. What is heavy is imported where it is needed, so help is quick."""

from __future__ import annotations

import os
import sys
import warnings
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer
from typer.exceptions import TyperException

from persona_gen import __version__
from persona_gen.errors import ConfigError, InputError, ModelError, PersonaGenError, one_line

if TYPE_CHECKING:
    from persona_gen.client import Endpoint
    from persona_gen.domain import Persona, Segment
    from persona_gen.prompting import Prompts
    from persona_gen.writer import StepsChoice

FINDINGS, INTERRUPTED = 1, 130


class _Group(typer.core.TyperGroup):
    """Every error of parsing and of running a command passes through `_told`."""

    def make_context(self, *args: Any, **extra: Any) -> Any:
        with _told():
            return super().make_context(*args, **extra)

    def invoke(self, ctx: Any) -> Any:
        with _told():
            return super().invoke(ctx)


@contextmanager
def _told() -> Iterator[None]:
    """The one place where errors become a line on stderr and an exit code."""
    try:
        yield
    except PersonaGenError as error:
        _say(str(error))
        raise typer.Exit(error.exit_code) from None
    except TyperException as error:  # usage: Typer itself would print three lines and the cure first
        command = getattr(getattr(error, "ctx", None), "command_path", "persona-gen")
        _say(f"{one_line(error.format_message()).rstrip('.')}; see {command} --help")
        raise typer.Exit(error.exit_code) from None
    except KeyboardInterrupt:
        _say("interrupted; completions already received are remembered, so the same command goes on from here")
        raise typer.Exit(INTERRUPTED) from None
    except BrokenPipeError:  # the reader of our output has gone, as `head` does; that is no error of ours
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(0) from None


app = typer.Typer(
    cls=_Group,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
    help="Writes named personas from segment statistics and quotes, and flags every claim the data do not support.",
    epilog="Exit codes: 0 clean, 1 findings, 2 usage, input or configuration, 3 model or endpoint, 130 interrupted.",
)


def main() -> None:
    """Entry point of the console script."""
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


def _say(message: str) -> None:
    typer.echo(f"persona-gen: {message}", err=True)


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


Segments = Annotated[list[Path], typer.Argument(metavar="SEGMENT", help="Segment files or folders; - reads stdin.")]
Json = Annotated[bool, typer.Option("--json", help="One JSON document a line instead of text.")]
Model = Annotated[
    str | None, typer.Option("--model", metavar="NAME", help='Model to ask; "embedded" for the built-in one.')
]
StepsOption = Annotated[
    str, typer.Option("--steps", metavar="auto|one|many", help="One call, or many small ones for a small model.")
]
PromptsOption = Annotated[
    Path | None, typer.Option("--prompts", metavar="DIR", help="Templates that replace built-in ones of the same name.")
]
Budget = Annotated[
    int, typer.Option("--budget", metavar="TOKENS", min=200, help="Tokens of evidence a prompt may hold.")
]
JudgeOption = Annotated[
    str | None,
    typer.Option("--judge", metavar="NAME|none", help="Model that judges meaning where rules cannot; none by default."),
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Only errors on stderr.")]


@app.command(
    epilog="""\b
Examples:
  persona-gen generate fixtures/anxious-first-time-buyers.yaml -o personas/
  persona-gen generate segments/ --dry-run
  cat segment.yaml | persona-gen generate - --json --strict""",
)
def generate(
    segments: Segments,
    out: Annotated[
        Path | None,
        typer.Option("-o", "--out", metavar="DIR", help="Write <persona-id>.json, .md and .check.json there."),
    ] = None,
    json: Json = False,
    model: Model = None,
    judge: JudgeOption = None,
    steps: StepsOption = "auto",
    rounds: Annotated[int, typer.Option("--rounds", metavar="N", min=0, help="How often flagged claims go back.")] = 2,
    budget: Budget = 8000,
    prompts: PromptsOption = None,
    fresh: Annotated[bool, typer.Option("--fresh", help="Forget remembered completions and ask again.")] = False,
    strict: Annotated[bool, typer.Option("--strict", help="Exit with 1 if a claim stays flagged.")] = False,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Show calls, tokens and what would leave the machine; ask nothing.")
    ] = False,
    quiet: Quiet = False,
) -> None:
    """Write the persona of each segment and check every sentence."""
    from persona_gen.client import Client
    from persona_gen.memory import Memory, default_path
    from persona_gen.prompting import Prompts
    from persona_gen.report import files, text
    from persona_gen.report import json as as_json
    from persona_gen.settings import endpoint
    from persona_gen.settings import judge as choose_judge
    from persona_gen.writer import write_persona

    note = _noted(quiet)
    read, templates, way = _read_segments(segments, quiet), Prompts(prompts), _steps(steps)
    target = endpoint(model, os.environ, note)
    if dry_run:
        _forecast(read, templates, target, target.small if way == "auto" else way == "many", budget)
        return
    if out:
        files.make_folder(out)  # before anything is paid for
    memory = Memory(default_path(), note=note)
    client = Client(target, memory=memory, fresh=fresh, note=note)
    asked = choose_judge(judge, os.environ, templates, memory, note)
    taken: set[str] = set()
    flagged = False
    for segment in read:
        note(f"writing the persona of {segment.name}")
        with _warnings_said(quiet):
            done = write_persona(
                segment,
                client,
                templates,
                steps=way,
                rounds=rounds,
                budget=budget,
                taken=frozenset(taken),
                others=read,
                judge=asked,
            )
        taken.add(done.persona.name)
        flagged = flagged or bool(done.report.findings)
        if json:
            _print(as_json.json_line(done.persona) + "\n" + as_json.json_line(done.report) + "\n")
        else:
            _print(text.card(done.persona, segment, done.report, width=_width(), colour=_colour()) + "\n")
        if out:
            written = files.write_persona(out, done.persona, segment, done.report)
            note(f"wrote {', '.join(str(path) for path in written)}")
    if strict and flagged:
        raise typer.Exit(FINDINGS)


@app.command(
    epilog="""\b
Examples:
  persona-gen check personas/ --segments fixtures/
  persona-gen check emma.yaml --segments buyers.yaml --json
  persona-gen check personas/ --segments fixtures/ --format github --ignore atypical""",
)
def check(
    personas: Annotated[list[Path], typer.Argument(metavar="PERSONA", help="Persona files or folders; - reads stdin.")],
    segments: Annotated[
        list[Path], typer.Option("--segments", metavar="PATH", help="Segment file or folder; may be repeated.")
    ],
    format: Annotated[
        str, typer.Option("--format", metavar="text|json|github|sarif", help="How to print what was found.")
    ] = "text",
    json: Json = False,
    judge: JudgeOption = None,
    rule: Annotated[list[str] | None, typer.Option(metavar="ID", help="Only this rule; repeatable.")] = None,
    ignore: Annotated[list[str] | None, typer.Option(metavar="ID", help="Not this rule; repeatable.")] = None,
    quiet: Quiet = False,
) -> None:
    """Hold personas, whoever wrote them, against their segments.

    Exits with 1 if a rule, or the judge, objects to a claim.
    """
    from persona_gen.checker import check as check_persona
    from persona_gen.checker import choose_rules
    from persona_gen.checker.rules import RULES
    from persona_gen.checker.source import SegmentIndex
    from persona_gen.memory import Memory, default_path
    from persona_gen.prompting import Prompts
    from persona_gen.report.checked import FORMATS, print_reports
    from persona_gen.settings import judge as choose_judge

    way = "json" if json else format
    if way not in FORMATS:
        raise ConfigError(f'--format is "{way}"', cure=f"give {', '.join(FORMATS)}")
    note = _noted(quiet)
    rules = choose_rules(rule or (), ignore or ())
    read = _read_segments(segments, quiet)
    indexes = {segment.id: SegmentIndex(segment, read) for segment in read}
    with _warnings_said(quiet):
        asked = choose_judge(judge, os.environ, Prompts(), Memory(default_path(), note=note), note)
        reports = []
        for file, persona in _read_personas(personas):
            if persona.segment not in indexes:
                raise InputError(
                    file,
                    "segment",
                    f'the segment "{persona.segment}" is not among those read ({", ".join(sorted(indexes)[:5])})',
                    cure="name its file with --segments, or correct the persona",
                )
            report = check_persona(persona, indexes[persona.segment], judge=asked, rules=rules)
            reports.append((report, indexes[persona.segment].segment, file))
    _print(print_reports(reports, way, [RULES[i] for i in sorted(rules)], colour=_colour()))
    if any(report.findings for report, _, _ in reports):
        raise typer.Exit(FINDINGS)


@app.command(
    epilog="""\b
Example:
  persona-gen prompt fixtures/anxious-first-time-buyers.yaml --steps many""",
)
def prompt(
    segments: Segments,
    steps: StepsOption = "one",
    budget: Budget = 8000,
    prompts: PromptsOption = None,
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Show what a model would be asked; spends nothing."""
    import json as json_module

    from persona_gen.prompting import Prompts
    from persona_gen.writer import Plan

    templates, many = Prompts(prompts), _steps(steps) == "many"
    for segment in _read_segments(segments, quiet):
        plan = Plan.of(segment, budget=budget)
        for messages in plan.prompts(templates, many=many):
            if json:
                _print(json_module.dumps(messages, ensure_ascii=False) + "\n")
            else:
                _print("\n\n".join(f"[{message['role']}]\n{message['content']}" for message in messages) + "\n\n")


# --- what the commands share ----------------------------------------------------------------------------------------


def _noted(quiet: bool) -> Any:
    return (lambda message: None) if quiet else _say


def _steps(value: str) -> StepsChoice:
    if value not in ("auto", "one", "many"):
        raise ConfigError(f'--steps is "{value}"', cure="give auto, one or many")
    return value  # type: ignore[return-value]


def _read_segments(paths: Iterable[Path], quiet: bool) -> list[Segment]:
    """The segments of all paths, with what is odd about them on stderr; ids are unique over the whole run."""
    from persona_gen.sources import parse_segments, read_segments

    read: dict[str, Segment] = {}
    with _warnings_said(quiet):
        for path in paths:
            for segment in parse_segments(_stdin(), "stdin") if str(path) == "-" else read_segments(path):
                if segment.id in read:
                    raise InputError(
                        path, "", f'the segment id "{segment.id}" was read before', cure="give each segment its own id"
                    )
                read[segment.id] = segment
    return list(read.values())


def _read_personas(paths: Iterable[Path]) -> Iterator[tuple[str, Persona]]:
    from persona_gen.sources import parse_persona, personas_at

    for path in paths:
        if str(path) == "-":
            yield from (("stdin", persona) for persona in parse_persona(_stdin(), "stdin"))
        else:
            yield from ((str(file), persona) for file, persona in personas_at(path))


@contextmanager
def _warnings_said(quiet: bool) -> Iterator[None]:
    """What is odd about an input, one line each on stderr."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore" if quiet else "always")
        warnings.showwarning = lambda message, *_, **__: _say(f"warning: {message}")
        yield


def _stdin() -> str:
    from persona_gen.sources import decoded

    return decoded(sys.stdin.buffer.read(), "stdin")


def _forecast(segments: Iterable[Segment], templates: Prompts, target: Endpoint, many: bool, budget: int) -> None:
    """What a run would cost and send; tokens are an estimate, four characters each."""
    from urllib.parse import urlsplit

    from persona_gen.writer import Plan

    stays = urlsplit(target.name).hostname in (None, "localhost", "127.0.0.1", "::1")
    for segment in segments:
        plan = Plan.of(segment, budget=budget)
        asked = plan.prompts(templates, many=many)
        size = sum(len(message["content"]) for messages in asked for message in messages) // 4
        quotes = plan.selection.quotes
        speakers = len({quote.speaker for quote in quotes if quote.speaker})
        _print(
            f"{segment.name}: {len(asked)} call{'s' * (len(asked) != 1)} to {target.model}, about {size:,} tokens of "
            f"prompt, repair not counted. {len(plan.selection.statistics)} statistics and {len(quotes)} quotes of "
            f"{speakers} speakers {'stay on this machine' if stays else f'would be sent to {target.name}'}.\n"
        )


def _print(text: str) -> None:
    from persona_gen.report.terminal import for_encoding

    try:
        sys.stdout.write(for_encoding(text, sys.stdout.encoding or "utf-8"))
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise ConfigError(
            f"standard output cannot be written ({error.strerror})", cure="free some space, or send it elsewhere"
        ) from None


def _colour() -> bool:
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def _width() -> int:
    import shutil

    return max(60, min(shutil.get_terminal_size((88, 24)).columns, 100))


if __name__ == "__main__":
    main()

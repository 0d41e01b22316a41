"""What the commands share: their flags, reading what is named, and printing."""

from __future__ import annotations

import os
import sys
import warnings
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from persona_gen.cli.app import no_output, say
from persona_gen.errors import ConfigError, InputError

if TYPE_CHECKING:
    from persona_gen.domain import Persona, Segment
    from persona_gen.report.persona_files import WriteResult
    from persona_gen.runs.run import RunContext
    from persona_gen.writer.plan import Plan
    from persona_gen.writer.write_persona import StepsChoice

WARNINGS_OF_A_KIND = 3
"""Lines on the same oddity in different files, which may be thousands."""

Segments = Annotated[list[Path], typer.Argument(metavar="SEGMENT", help="Segment files or folders; - reads stdin.")]
TheirSegments = Annotated[
    list[Path] | None,
    typer.Option(
        "--segments",
        metavar="PATH",
        help="Segment file or folder, repeatable; else those the batch was made from, or beside.",
    ),
]
Json = Annotated[bool, typer.Option("--json", help="One JSON document a line instead of text.")]
ModelOption = Annotated[
    str | None, typer.Option("--model", metavar="NAME", help='Model to ask; "embedded" for the built-in one.')
]
StepsOption = Annotated[
    str, typer.Option("--steps", metavar="auto|one|many", help="One call, or code composes with a few small ones.")
]
PromptsOption = Annotated[
    Path | None, typer.Option("--prompts", metavar="DIR", help="Templates that replace built-in ones of the same name.")
]
EvidenceBudget = Annotated[
    int, typer.Option("--budget", metavar="TOKENS", min=200, help="Tokens of evidence a prompt may hold.")
]
JudgeOption = Annotated[
    str | None, typer.Option("--judge", metavar="NAME|none", help="Model that judges meaning where rules cannot.")
]
Rounds = Annotated[int, typer.Option("--rounds", metavar="N", min=0, help="How often flagged claims go back.")]
FreshOption = Annotated[bool, typer.Option("--fresh", help="Forget remembered completions and ask again.")]
Strict = Annotated[bool, typer.Option("--strict", help="Exit with 1 if a claim stays flagged.")]
Prices = Annotated[
    Path | None, typer.Option("--prices", metavar="FILE", help="Prices that come before the built-in ones.")
]
Overwrite = Annotated[bool, typer.Option("--overwrite", help="Replace files that somebody has edited, too.")]
MaxReply = Annotated[
    int | None, typer.Option("--max-reply", metavar="N", min=64, help="Tokens one reply may have, reasoning included.")
]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="Only errors on stderr.")]


def noted(quiet: bool) -> Callable[[str], None]:
    """What takes lines for people on stderr, unless they want quiet."""
    return (lambda message: None) if quiet else say


def kept_said(files: WriteResult, note: Callable[[str], None]) -> None:
    """What was written, as a note; what was kept since somebody had changed it, whoever wants quiet."""
    from persona_gen.report.written_files import paths_named

    if files.written:
        note(f"wrote {', '.join(map(str, files.written))}")
    if files.kept:
        say(f"kept {paths_named(files.kept)}: not as persona-gen wrote it; --overwrite replaces it")


STEPS: dict[str, StepsChoice] = {"auto": "auto", "one": "one", "many": "many"}


def steps_choice(value: str) -> StepsChoice:
    """The value of ``--steps``. Raises `ConfigError`."""
    if value not in STEPS:
        raise ConfigError(f'--steps is "{value}"', cure="give auto, one or many")
    return STEPS[value]


def read_segments_of(paths: Iterable[Path], quiet: bool) -> list[Segment]:
    """The segments of all paths, with what is odd about them on stderr; ids are unique over the whole run."""
    from persona_gen.sources.reading import parse_segments, read_segments

    read: dict[str, Segment] = {}
    with warnings_said(quiet):
        for path in paths:
            for segment in parse_segments(stdin_text(), "stdin") if str(path) == "-" else read_segments(path):
                if segment.id in read:
                    raise InputError(
                        path, "", f'the segment id "{segment.id}" was read before', cure="give each segment its own id"
                    )
                read[segment.id] = segment
    return list(read.values())


def read_personas_of(paths: Iterable[Path]) -> Iterator[tuple[str, Persona]]:
    """The personas of all paths, each with the name of its file.

    ``personas/*.json`` names the reports beside the personas too: they are passed over, as in a folder.
    """
    from persona_gen.sources.personas import BESIDE_PERSONAS
    from persona_gen.sources.reading import parse_persona, personas_with_files

    paths = list(paths)
    for path in [path for path in paths if not path.name.endswith(BESIDE_PERSONAS)] or paths:
        if str(path) == "-":
            yield from (("stdin", persona) for persona in parse_persona(stdin_text(), "stdin"))
        else:
            yield from ((str(file), persona) for file, persona in personas_with_files(path))


@contextmanager
def warnings_said(quiet: bool) -> Iterator[None]:
    """What is odd about an input, one line each on stderr; of each kind the first few, then how many more."""
    counts: Counter[str] = Counter()

    def show(message: Warning | str, *_: object, **__: object) -> None:
        kind = getattr(message, "kind", "") or str(message)
        counts[kind] += 1
        if counts[kind] <= WARNINGS_OF_A_KIND:
            say(f"warning: {message}")

    with warnings.catch_warnings():
        warnings.simplefilter("ignore" if quiet else "always")
        warnings.showwarning = show
        yield
    if more := sum(count - WARNINGS_OF_A_KIND for count in counts.values() if count > WARNINGS_OF_A_KIND):
        say(f"{more:,} more warnings of the kinds above; give one file to see all of its own")


def foretell(plans: Iterable[Plan], context: RunContext, *, fresh: bool, json: bool) -> None:
    """What a run would ask, cost and send away; begins no memory where there is none."""
    from persona_gen.llm.cache import CompletionCache, default_path
    from persona_gen.report.json import json_line
    from persona_gen.runs.forecast import forecast, forecast_lines

    cache = CompletionCache(path) if (path := default_path()).exists() else None
    each = forecast(plans, context, cache=cache, fresh=fresh)
    if json:
        for one in each:
            put(json_line(one) + "\n")
    else:
        put("".join(f"{line}\n" for line in forecast_lines(list(each))))


def stdin_text() -> str:
    """What stands on standard input. Raises `InputError` where it is no UTF-8, or closed."""
    from persona_gen.sources.reading import decoded

    return decoded(sys.stdin.buffer.read() if sys.stdin else b"", "stdin")


def put(text: str, *, coloured: bool = False) -> None:
    """Results go to standard output, without controls and in letters that its encoding has.

    What sets a colour stays in ``coloured`` text alone, whose maker has cleaned every word. Raises
    `ConfigError` where it is full.
    """
    from persona_gen.report.terminal import for_encoding, for_terminal

    try:
        sys.stdout.write(for_encoding(for_terminal(text, colour=coloured), sys.stdout.encoding or "utf-8"))
        sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise no_output(error) from None


def colour() -> bool:
    """Whether standard output shows colour."""
    return sys.stdout.isatty() and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"


def width() -> int:
    """Columns of the terminal, within what reads well."""
    import shutil

    return max(60, min(shutil.get_terminal_size((88, 24)).columns, 100))

"""``export``: a persona in the format that somebody else needs."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from persona_gen.cli.app import app
from persona_gen.cli.shared import Quiet, colour, noted, put, read_personas_of, read_segments_of, warnings_said, width
from persona_gen.errors import ConfigError, InputError

if TYPE_CHECKING:
    from persona_gen.domain import CheckReport, Persona, Segment

FORMATS = ("html", "markdown", "json", "text")
NEED_SEGMENT = ("markdown", "text")


@app.command(
    epilog="""\b
Examples:
  persona-gen export emma.json --to html --segments fixtures/ -o emma.html
  persona-gen export emma.yaml --to json""",
)
def export(
    persona: Annotated[Path, typer.Argument(metavar="PERSONA", help="A persona file; - reads stdin.")],
    to: Annotated[str, typer.Option("--to", metavar="|".join(FORMATS), help="What to make of it.")],
    segments: Annotated[
        list[Path] | None,
        typer.Option("--segments", metavar="PATH", help="Segment file or folder to check against; may be repeated."),
    ] = None,
    out: Annotated[
        Path | None, typer.Option("-o", "--out", metavar="FILE", help="Write it there instead of to stdout.")
    ] = None,
    quiet: Quiet = False,
) -> None:
    """Print one persona as a web page, Markdown, JSON or text, checked by the rules if its segment is given."""
    from persona_gen.files import write_text

    if to not in FORMATS:
        raise ConfigError(f'--to is "{to}"', cure=f"give {', '.join(FORMATS)}")
    if to in NEED_SEGMENT and not segments:
        raise ConfigError(f"--to {to} shows the evidence, which is in the segment", cure="name it with --segments")
    with warnings_said(quiet):
        found = list(read_personas_of([persona]))
    if len(found) != 1:
        raise InputError(persona, "", f"{len(found)} personas are here", cure="give a file that holds one")
    [(file, one)] = found
    segment, report = _checked(file, one, segments, quiet) if segments else (None, None)
    if out:
        write_text(out, _exported(to, one, segment, report))
        noted(quiet)(f"wrote {out}")
    elif to == "html" and (sys.stdout.encoding or "").lower().replace("-", "") != "utf8":
        # The page declares UTF-8, and its style sheet is ASCII: references say the rest in any encoding.
        put(_exported(to, one, segment, report).encode("ascii", "xmlcharrefreplace").decode())
    else:
        put(_exported(to, one, segment, report, for_terminal=True))


def _checked(file: str, persona: Persona, paths: list[Path], quiet: bool) -> tuple[Segment, CheckReport]:
    """The persona's segment, and what the rules say of the persona."""
    from persona_gen.checker.check import check
    from persona_gen.checker.segment_index import SegmentIndex

    read = read_segments_of(paths, quiet)
    segment = next((s for s in read if s.id == persona.segment), None)
    if segment is None:
        raise InputError(
            file,
            "segment",
            f'the segment "{persona.segment}" is not among those read ({", ".join(sorted(s.id for s in read)[:5])})',
            cure="name its file with --segments, or correct the persona",
        )
    return segment, check(persona, SegmentIndex(segment, read))


def _exported(
    to: str, persona: Persona, segment: Segment | None, report: CheckReport | None, *, for_terminal: bool = False
) -> str:
    from persona_gen.report import html, markdown, text
    from persona_gen.report.json import json_file

    if to == "html":
        return html.card(persona, segment, report)
    if to == "json" or segment is None or report is None:
        return json_file(persona)
    if to == "markdown":
        return markdown.card(persona, segment, report)
    if for_terminal:
        return text.card(persona, segment, report, width=width(), colour=colour())
    return text.card(persona, segment, report)

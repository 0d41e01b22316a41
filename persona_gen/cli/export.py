"""``export``: personas in the format that somebody else needs."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from persona_gen.cli.app import app
from persona_gen.cli.exported import (
    FILES,
    FORMAT_SUFFIXES,
    Shown,
    files_made_anew,
    one_or_each,
    review_written,
    sheets_written,
    together,
)
from persona_gen.cli.inputs import finished_personas, segments_for
from persona_gen.cli.shared import Overwrite, Quiet, TheirSegments, noted, warnings_said
from persona_gen.errors import ConfigError

if TYPE_CHECKING:
    from persona_gen.domain import Persona, Segment
    from persona_gen.report.paper import Paper, PaperForm

SHEETS: dict[str, PaperForm] = {"pdf": "pdf", "png": "png", "svg": "svg"}
"""A sheet of paper, or its picture, for each persona."""
PAPERS: dict[str, Paper] = {"a4": "a4", "a3": "a3"}
_OFFICE = ("pptx", "docx")
ONE_DOCUMENT = (*_OFFICE, "brief")
"""One document of all the personas."""

SITE = "site"
"""The whole shelf as a folder of pages: index, cards, reviews."""
STUDY = "study"
"""What the data do not say, as questions of interviews and surveys."""
WHOLE_FOLDER = (SITE, STUDY)
"""What is made of all that a folder holds."""
EXPORT_FORMATS = (*FORMAT_SUFFIXES, *SHEETS, *ONE_DOCUMENT, *WHOLE_FOLDER, FILES)
NEED_SEGMENT = ("markdown", "text", "brief", FILES)


@app.command(
    "export",
    epilog="""\b
Examples:
  persona-gen export personas/emma.json --to html --segments fixtures/ -o emma.html
  persona-gen export personas/ --to markdown -o cards/
  persona-gen export personas/ --to pptx --segments fixtures/ -o personas.pptx
  persona-gen export reviews/spring/review.json personas/ --to pptx --segments fixtures/ -o review.pptx
  persona-gen export my-folder/ --to site -o site/
  persona-gen export personas/ --to files""",
)
def export_command(
    personas: Annotated[
        list[Path],
        typer.Argument(metavar="PERSONA", help="Persona files or folders of a batch; - reads stdin. Or a review."),
    ],
    to: Annotated[
        str,
        typer.Option(
            "--to",
            metavar="|".join(EXPORT_FORMATS),
            help="What to make of them; files: page, Markdown and check report anew, beside each persona.",
        ),
    ],
    segments: TheirSegments = None,
    out: Annotated[
        Path | None,
        typer.Option(
            "-o", "--out", metavar="FILE|DIR", help="Write there instead of to stdout; several need a folder."
        ),
    ] = None,
    paper: Annotated[str, typer.Option(metavar="a4|a3", help="The sheet of pdf, png and svg.")] = "a4",
    portrait: Annotated[
        bool, typer.Option("--portrait", help="A drawn face on web pages, an invention, in place of the monogram.")
    ] = False,
    whole_evidence: Annotated[
        bool,
        typer.Option("--whole-evidence", help="On a site, a page of all that each segment holds, not the cited alone."),
    ] = False,
    half_width: Annotated[
        float,
        typer.Option(
            "--half-width",
            metavar="POINTS",
            min=0.5,
            max=30,
            help="For study: how exactly a share is to be known, in percentage points to either side.",
        ),
    ] = 5.0,
    overwrite: Overwrite = False,
    quiet: Quiet = False,
) -> None:
    """Give personas and reviews another form: web page, slides, PDF.

    Also Markdown, a document, a picture, a site of them all, a brief to write by, and what to ask next.

    They are checked by the rules; what a judge said of a sentence stands while the sentence does.
    """
    if to not in EXPORT_FORMATS:
        raise ConfigError(f'--to is "{to}"', cure=f"give {', '.join(EXPORT_FORMATS)}")
    note = noted(quiet)
    if to in WHOLE_FOLDER:
        from persona_gen.cli.folder_export import read_shelf, with_pages, write_site, write_study

        shelf = read_shelf(personas, segments, quiet, note)
        if to == STUDY:
            write_study(shelf, out, half_width, note)
        else:
            shown = _shown(with_pages(shelf, note), shelf.segments, face=portrait)
            write_site(shown, shelf.reviews, out, note, whole_evidence=whole_evidence)
        return
    from persona_gen.sources.reports import is_review

    if to in _OFFICE and (files := [path for path in personas if is_review(path)]):
        review_written(to, files, [path for path in personas if path not in files], segments or (), out, quiet=quiet)
        return
    with warnings_said(quiet):
        read = finished_personas(personas)
    stand_on = segments_for(personas, [persona for _, persona in read], segments, quiet, needed=to in NEED_SEGMENT)
    shown = _shown(read, {segment.id: segment for segment in stand_on} or None, face=portrait)
    if paper not in PAPERS:
        raise ConfigError(f'--paper is "{paper}"', cure="give a4 or a3")
    if to in SHEETS:
        sheets_written(SHEETS[to], PAPERS[paper], shown, out, quiet=quiet)
    elif to in ONE_DOCUMENT:
        together(to, shown, out, quiet=quiet)
    elif to == FILES:
        files_made_anew(shown, out, overwrite=overwrite, quiet=quiet)
    else:
        one_or_each(to, shown, out, quiet=quiet)


def _shown(read: Iterable[tuple[str, Persona]], segments: dict[str, Segment] | None, *, face: bool) -> list[Shown]:
    """Each persona, checked if there are segments."""
    from persona_gen.checker.check import check_edited
    from persona_gen.checker.segment_index import SegmentIndex
    from persona_gen.sources.personas import segment_not_read
    from persona_gen.sources.reports import report_beside

    shown = []
    indexes = {i: SegmentIndex(s, segments.values()) for i, s in segments.items()} if segments else {}
    for file, persona in read:
        if segments is None:
            shown.append(Shown(Path(file), persona, None, None, face))
            continue
        if persona.segment not in segments:
            raise segment_not_read(file, persona, segments)
        before = report_beside(Path(file)) if Path(file).is_file() else None
        report = check_edited(persona, indexes[persona.segment], before)
        shown.append(Shown(Path(file), persona, segments[persona.segment], report, face))
    return shown

"""``export``: personas in the format that somebody else needs."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, NamedTuple

import typer

from persona_gen.cli.app import app
from persona_gen.cli.finished import done_in, personas_at, segments_beside, segments_of_batches
from persona_gen.cli.shared import (
    Overwrite,
    Quiet,
    colour,
    kept_said,
    noted,
    put,
    read_segments_of,
    warnings_said,
    width,
)
from persona_gen.errors import ConfigError, InputError

if TYPE_CHECKING:
    from persona_gen.domain import CheckReport, Persona, Segment
    from persona_gen.report.paper import Paper, PaperForm

SUFFIXES = {"html": ".html", "markdown": ".md", "json": ".json", "text": ".txt"}
FILES = "files"
"""What lies beside each persona file: its page, Markdown and check report, and the index of the folder."""

SHEETS: dict[str, PaperForm] = {"pdf": "pdf", "png": "png", "svg": "svg"}
"""A sheet of paper, or its picture, for each persona."""
PAPERS: dict[str, Paper] = {"a4": "a4", "a3": "a3"}
OFFICE = ("pptx", "docx")
TOGETHER = (*OFFICE, "brief")
"""One document of all the personas."""

SITE = "site"
"""The whole shelf as a folder of pages: index, cards, reviews."""
STUDY = "study"
"""What the data do not say, as questions of interviews and surveys."""
WHOLE = (SITE, STUDY)
"""What is made of all that a folder holds."""
EXPORT_FORMATS = (*SUFFIXES, *SHEETS, *TOGETHER, *WHOLE, FILES)
NEED_SEGMENT = ("markdown", "text", "brief", FILES)


class Shown(NamedTuple):
    """A persona with its file, and what there is to show it by."""

    file: Path
    persona: Persona
    segment: Segment | None
    report: CheckReport | None
    face: bool


@app.command(
    epilog="""\b
Examples:
  persona-gen export personas/emma.json --to html --segments fixtures/ -o emma.html
  persona-gen export personas/ --to markdown -o cards/
  persona-gen export personas/ --to pptx --segments fixtures/ -o personas.pptx
  persona-gen export reviews/spring/review.json personas/ --to pptx --segments fixtures/ -o review.pptx
  persona-gen export my-folder/ --to site -o site/
  persona-gen export personas/ --to files""",
)
def export(
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
    segments: Annotated[
        list[Path] | None,
        typer.Option(
            "--segments", metavar="PATH", help="Segment file or folder; else those the batch was made from, or beside."
        ),
    ] = None,
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
    """Print personas as web pages, Markdown, sheets, slides, documents, a brief, or what to ask next.

    They are checked by the rules; what a judge said of a sentence stands while the sentence does.
    """
    if to not in EXPORT_FORMATS:
        raise ConfigError(f'--to is "{to}"', cure=f"give {', '.join(EXPORT_FORMATS)}")
    note = noted(quiet)
    if to in WHOLE:
        from persona_gen.cli.shelf import read_shelf, write_site, write_study

        shelf = read_shelf(personas, segments, quiet, note)
        if to == STUDY:
            write_study(shelf, out, half_width, note)
        else:
            shown = _shown(shelf.personas, shelf.segments, face=portrait)
            write_site(shown, shelf.reviews, out, note, whole_evidence=whole_evidence)
        return
    from persona_gen.sources.reports import is_review

    if to in OFFICE and (files := [path for path in personas if is_review(path)]):
        _review_written(to, files, [path for path in personas if path not in files], segments or (), out, quiet=quiet)
        return
    with warnings_said(quiet):
        read = personas_at(personas)
    shown = _shown(read, _segments(personas, read, segments, to, quiet), face=portrait)
    if paper not in PAPERS:
        raise ConfigError(f'--paper is "{paper}"', cure="give a4 or a3")
    if to in SHEETS:
        _sheets_written(SHEETS[to], PAPERS[paper], shown, out, quiet=quiet)
    elif to in TOGETHER:
        _together(to, shown, out, quiet=quiet)
    elif to == FILES:
        _files_made_anew(shown, out, overwrite=overwrite, quiet=quiet)
    else:
        _one_or_each(to, shown, out, quiet=quiet)


def _one_or_each(to: str, shown: Sequence[Shown], out: Path | None, *, quiet: bool) -> None:
    """One persona on stdout or in a file; several in a folder."""
    from persona_gen.files import write_text

    if out and (len(shown) > 1 or out.is_dir()):
        _folder_written(to, shown, out, quiet=quiet)
    elif out:
        write_text(out, _exported(to, shown[0]))
        noted(quiet)(f"wrote {out}")
    elif len(shown) == 1:
        _printed(to, shown[0])
    else:
        raise ConfigError(f"{len(shown)} personas are here", cure="name a folder for them with -o")


def _segments(
    personas: Sequence[Path],
    read: Sequence[tuple[str, Persona]],
    segments: Sequence[Path] | None,
    to: str,
    quiet: bool,
) -> dict[str, Segment] | None:
    """The segments named, else those that a manifest beside the personas names, else those found beside them.

    None where there are none and nothing needs them.
    """
    if segments:
        return {segment.id: segment for segment in read_segments_of(segments, quiet)}
    folders = list(dict.fromkeys(path if path.is_dir() else path.parent for path in personas if str(path) != "-"))
    if folders and all(done_in(folder) for folder in folders):
        return {segment.id: segment for segment in segments_of_batches(folders, quiet)}
    if folders and (beside := segments_beside(folders, [persona for _, persona in read])):
        return {segment.id: segment for segment in beside}
    if to in NEED_SEGMENT:
        what = f"--to {to} shows the evidence, and no manifest and no file beside says what the segments are"
        raise ConfigError(what, cure="name them with --segments")
    return None


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


def _files_made_anew(shown: Iterable[Shown], out: Path | None, *, overwrite: bool, quiet: bool) -> None:
    from persona_gen.report.persona_files import remake_persona_files, write_index

    if out:
        raise ConfigError(f"--to {FILES} writes beside each persona", cure="leave -o out, or give another --to")
    shown = list(shown)
    face = any(each.face for each in shown)
    for file, persona, segment, report, _ in shown:
        if not file.is_file() or file.suffix != ".json":
            raise InputError(file, "", "only beside a .json file", cure="give --to json -o FILE first")
        if segment and report:
            made = remake_persona_files(file, persona, segment, report, overwrite=overwrite, face=face)
            kept_said(made, noted(quiet))
    for folder in dict.fromkeys(each.file.parent for each in shown):
        kept_said(write_index(folder, face=face), noted(quiet))


def _make_folder(out: Path, suffix: str) -> None:
    """A folder for several files. Raises `ConfigError` where its name is that of one."""
    from persona_gen.files import make_folder

    if out.suffix.lower() == suffix and not out.is_dir():
        raise ConfigError(
            f"{out} is the name of one file", cure="name a folder with -o, since there are several personas"
        )
    make_folder(out)


def _folder_written(to: str, shown: Iterable[Shown], out: Path, *, quiet: bool) -> None:
    """A file each, named after the persona; pages get an index."""
    from persona_gen.domain import counted
    from persona_gen.files import file_stem, write_text
    from persona_gen.report import html

    _make_folder(out, SUFFIXES[to])
    written: dict[str, Shown] = {}
    for each in shown:
        name = f"{file_stem(each.persona.id)}{SUFFIXES[to]}"
        if name in written:
            what = f'the persona id "{each.persona.id}" was read before, in {written[name].file}'
            raise InputError(each.file, "id", what, cure="give each persona its own id")
        written[name] = each
    for name, each in written.items():
        write_text(out / name, _exported(to, each))
    if to == "html":
        entries = ((name, each.persona, each.report) for name, each in written.items())
        face = any(each.face for each in written.values())
        write_text(out / "index.html", html.index(entries, face=face))
    noted(quiet)(f"wrote {counted(len(written), 'file')} into {out}")


def _sheets_written(to: PaperForm, paper: Paper, shown: Sequence[Shown], out: Path | None, *, quiet: bool) -> None:
    """A sheet each; whoever prints one is told where it needs a second page."""
    from persona_gen.files import file_stem, write_bytes
    from persona_gen.report.paper import sheet

    if out is None:
        raise ConfigError(f"--to {to} is not for a terminal", cure="name a file or a folder with -o")
    alone = len(shown) == 1 and not out.is_dir()
    if not alone:
        _make_folder(out, f".{to}")
    for each in shown:
        made = sheet(each.persona, each.segment, each.report, to, paper)
        path = out if alone else out / f"{file_stem(each.persona.id)}.{to}"
        write_bytes(path, made.content)
        room = "one sheet" if made.pages == 1 else f"{made.pages} sheets, since it is too long for one"
        noted(quiet)(f"wrote {path}: {room} of {paper.upper()}, text at {made.size:g} points")
        if made.pages > 1 and to != "pdf":
            noted(quiet)(f"{path} shows the first of {made.pages} sheets; --to pdf has them all")
        if not made.whole:
            noted(quiet)(f"{path} has characters for which this machine has no font; install one, such as Noto")


def _together(to: str, shown: Sequence[Shown], out: Path | None, *, quiet: bool) -> None:
    """One document of all of them."""
    from persona_gen.files import write_bytes, write_text
    from persona_gen.report.brief import brief
    from persona_gen.report.slides import deck
    from persona_gen.report.word import document

    pieces = [(each.persona, each.segment, each.report) for each in shown]
    if to == "brief":
        text = brief([(persona, s, r) for persona, s, r in pieces if s and r])
        if out:
            write_text(out, text)
        else:
            put(text)
    elif out is None:
        raise ConfigError(f"--to {to} is not for a terminal", cure=f"name a file with -o, such as personas.{to}")
    else:
        write_bytes(out, deck(pieces) if to == "pptx" else document(pieces))
    if out:
        noted(quiet)(f"wrote {out}")


def _review_written(
    to: str, files: Sequence[Path], personas: Sequence[Path], segments: Sequence[Path], out: Path | None, *, quiet: bool
) -> None:
    """A review as slides or as a document; personas beside it give names, segments the words behind the ids."""
    from persona_gen.files import write_bytes
    from persona_gen.report.review_office import review_deck, review_document
    from persona_gen.sources.reports import read_review

    if len(files) > 1 or out is None:
        raise ConfigError(f"--to {to} makes one file of one review", cure=f"give one, and -o with a name in .{to}")
    with warnings_said(quiet):
        people = [persona for _, persona in personas_at(personas)]
    make = review_deck if to == "pptx" else review_document
    write_bytes(out, make(read_review(files[0]), people, read_segments_of(segments, quiet)))
    noted(quiet)(f"wrote {out}")


def _printed(to: str, shown: Shown) -> None:
    from persona_gen.report import text

    page = _exported(to, shown)
    if to == "html" and (sys.stdout.encoding or "").lower().replace("-", "") != "utf8":
        # The page declares UTF-8, and its style sheet is ASCII: references say the rest in any encoding.
        page = page.encode("ascii", "xmlcharrefreplace").decode()
    elif to == "text" and shown.segment and shown.report:
        page = text.card(shown.persona, shown.segment, shown.report, width=width(), colour=colour())
    put(page)


def _exported(to: str, shown: Shown) -> str:
    from persona_gen.report import html, markdown, text
    from persona_gen.report.json import json_file

    _, persona, segment, report, face = shown
    if to == "html":
        return html.card(persona, segment, report, face=face)
    if to == "json" or segment is None or report is None:
        return json_file(persona)
    return markdown.card(persona, segment, report) if to == "markdown" else text.card(persona, segment, report)

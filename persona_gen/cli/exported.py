"""What ``export`` writes: a file, a folder or the terminal, in each of its formats."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from persona_gen.cli.inputs import finished_personas
from persona_gen.cli.shared import colour, kept_said, noted, put, read_segments_of, warnings_said, width
from persona_gen.errors import ConfigError, InputError

if TYPE_CHECKING:
    from persona_gen.domain import CheckReport, Persona, Segment
    from persona_gen.report.paper import Paper, PaperForm

FORMAT_SUFFIXES = {"html": ".html", "markdown": ".md", "json": ".json", "text": ".txt"}
FILES = "files"
"""What lies beside each persona file: its page, Markdown and check report, and the index of the folder."""


class Shown(NamedTuple):
    """A persona with its file, and what there is to show it by."""

    file: Path
    persona: Persona
    segment: Segment | None
    report: CheckReport | None
    face: bool


def one_or_each(to: str, shown: Sequence[Shown], out: Path | None, *, quiet: bool) -> None:
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


def files_made_anew(shown: Iterable[Shown], out: Path | None, *, overwrite: bool, quiet: bool) -> None:
    """What lies beside each persona, made anew; what a person changed is kept and named."""
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

    _make_folder(out, FORMAT_SUFFIXES[to])
    written: dict[str, Shown] = {}
    for each in shown:
        name = f"{file_stem(each.persona.id)}{FORMAT_SUFFIXES[to]}"
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


def sheets_written(to: PaperForm, paper: Paper, shown: Sequence[Shown], out: Path | None, *, quiet: bool) -> None:
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


def together(to: str, shown: Sequence[Shown], out: Path | None, *, quiet: bool) -> None:
    """One document of all of them."""
    from persona_gen.files import write_bytes, write_text
    from persona_gen.report.brief import brief
    from persona_gen.report.slides import deck
    from persona_gen.report.word import document

    pieces = [(each.persona, each.segment, each.report) for each in shown]
    if out and out.is_dir():
        out /= "personas.md" if to == "brief" else f"personas.{to}"
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


def review_written(
    to: str, files: Sequence[Path], personas: Sequence[Path], segments: Sequence[Path], out: Path | None, *, quiet: bool
) -> None:
    """A review as slides or as a document; personas beside it give names, segments the words behind the ids."""
    from persona_gen.files import write_bytes
    from persona_gen.report.review_office import review_deck, review_document
    from persona_gen.sources.reports import read_review

    if len(files) > 1 or out is None:
        raise ConfigError(f"--to {to} makes one file of one review", cure=f"give one, and -o with a name in .{to}")
    with warnings_said(quiet):
        people = [persona for _, persona in finished_personas(personas)]
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
    put(page, coloured=to == "text" and colour())


def _exported(to: str, shown: Shown) -> str:
    from persona_gen.report import html, markdown, text
    from persona_gen.report.json import json_file

    _, persona, segment, report, face = shown
    if to == "html":
        return html.card(persona, segment, report, face=face)
    if to == "json" or segment is None or report is None:
        return json_file(persona)
    return markdown.card(persona, segment, report) if to == "markdown" else text.card(persona, segment, report)

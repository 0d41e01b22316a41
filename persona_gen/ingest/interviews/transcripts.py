"""Transcripts of any format as turns: .vtt, .srt, .txt, .md, .docx."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from persona_gen.errors import InputError
from persona_gen.ingest.interviews.labels import Line, lines_of, spoken
from persona_gen.ingest.interviews.subtitles import cues
from persona_gen.ingest.interviews.turns import Transcript
from persona_gen.sources.tables.encodings import encoding_of, text_lines
from persona_gen.sources.tables.extras import need

SUBTITLES = (".vtt", ".srt")
TEXTS = (".txt", ".md", ".markdown")
DOCUMENTS = (".docx",)
SUFFIXES = (*SUBTITLES, *TEXTS, *DOCUMENTS)


def read_transcript(path: Path, known: frozenset[str] = frozenset(), encoding: str | None = None) -> Transcript:
    """The turns of a transcript. ``known`` are folded labels of participants.

    Raises `InputError` for what cannot be read. A file in which nobody is named has no turns.
    """
    suffix = path.suffix.lower()
    if suffix in DOCUMENTS:
        lines, how = lines_of(_document(path), "paragraph"), "Word"
    else:
        found = encoding_of(path, encoding)
        text = "".join(text_lines(path, found))
        how = f"{'WebVTT' if suffix == '.vtt' else 'SubRip' if suffix == '.srt' else 'text'}, {found}"
        if suffix in SUBTITLES:
            lines = [Line(cue.text, cue.place, cue.speaker) for cue in cues(text)]
            if not lines and text.strip():
                raise InputError(
                    path, "", "no cue with a time stands in it", cure="export the transcript again, as VTT"
                )
        else:
            lines = lines_of(text.splitlines(), "line")
    if any(line.speaker for line in lines):
        # Where voices are marked, a cue without one is nobody's: it is not the last speaker who goes on.
        named = [line for line in lines if line.speaker]
        told = spoken(named, known)
        return Transcript(path, how, told.turns, told.asking, told.outside + len(lines) - len(named))
    told = spoken(lines, known)
    return Transcript(path, how, told.turns, told.asking, told.outside)


def _document(path: Path) -> Iterator[str]:
    """The paragraphs of a Word document, a bold beginning between ``**``; a table's row as ``speaker: words``."""
    docx = need("docx")
    try:
        document = docx.Document(str(path))
    except (docx.opc.exceptions.PackageNotFoundError, zipfile.BadZipFile, KeyError, ValueError, OSError) as error:
        reason = "it is no Word document" if path.exists() else "there is no such file"
        raise InputError(path, "", f"the document cannot be read ({reason})", cure="save it as .docx again") from error
    for block in document.iter_inner_content():
        if hasattr(block, "rows"):
            for row in block.rows:
                cells = list(dict.fromkeys(" ".join(cell.text.split()) for cell in row.cells))
                if len(cells) > 1:
                    yield f"{' '.join(cells[:-1])}: {cells[-1]}"
        else:
            yield from _paragraph(block).splitlines()


def _paragraph(paragraph: Any) -> str:
    """Its text; a bold beginning that looks like a label is marked."""
    bold = ""
    for run in paragraph.runs:
        if not run.bold:
            break
        bold += run.text
    text = str(paragraph.text)
    label = bold.strip()
    if label and len(label) < len(text.strip()) and len(label) <= 50 and text.strip().startswith(label):
        rest = text.strip()[len(label) :]
        colon = ":" if label.endswith(":") or rest.lstrip().startswith(":") else ""
        return f"**{label.rstrip(': ')}{colon}** {rest.lstrip(' :')}"
    return text

"""A Word document as the lines that a reader sees: what was inserted stands in it, what was deleted does not.

Walked through by its XML, for python-docx's ``text`` leaves out inserted and moved words and content controls.
Footnotes, comments, headers and footers are files of their own and are not read.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from persona_gen.extras import need
from persona_gen.ingest.interviews.headings import heading_of, is_code
from persona_gen.ingest.interviews.time_codes import only_time
from persona_gen.ingest.interviews.transcript_lines import Line
from persona_gen.sources.archives import refuse_large
from persona_gen.sources.guard import reading

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_GONE = frozenset(f"{_W}{tag}" for tag in ("del", "moveFrom", "rPr", "pPr", "instrText", "delText", "footnoteReference",
                                           "endnoteReference", "annotationRef", "commentReference"))  # fmt: skip
_FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
_SIGNS = {f"{_W}tab": "\t", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "\u2011", f"{_W}ptab": "\t"}
_TITLES = re.compile(r"heading\s*\d|title|subtitle|überschrift\s*\d|titre\s*\d|título\s*\d|titel", re.IGNORECASE)
_COLUMNS = {
    "speaker": r"speaker|name|who|participant|sprecher(?:in)?|person|locuteur|hablante|relatore|spreker",
    "words": r"content|text|transcript(?:ion)?|words|utterance|quote|inhalt|wortlaut|contenu|texte|contenido|texto",
}


@dataclass
class WordDocument:
    """The lines of a document, and how many insertions, deletions and hidden stretches it has."""

    lines: list[Line] = field(default_factory=list)
    edits: Counter[str] = field(default_factory=Counter)


@dataclass
class _Paragraph:
    """The words of a paragraph, with a ``**`` around those in bold at its beginning."""

    text: str = ""
    bold: str = ""
    plain_met: bool = False
    struck: bool = False
    boxes: list[Any] = field(default_factory=list)


def read_document(path: Path) -> WordDocument:
    """The paragraphs, tables and text boxes of a .docx in their order. Raises `InputError`."""
    docx = need("docx")
    with reading(path, "a Word document", "save it as .docx again"):
        refuse_large(path)
        document = docx.Document(str(path))
        reader = _Reader({style.style_id: style.name or "" for style in document.styles})
        reader.blocks(document.element.body, "")
        reader.boxes()
        return reader.document


class _Reader:
    def __init__(self, styles: dict[str, str]) -> None:
        self.document = WordDocument()
        self._styles = styles
        self._paragraphs = self._tables = self._boxes = 0
        self._beside: list[tuple[str, Any]] = []
        self._open: _Paragraph | None = None
        """A paragraph whose end was deleted: the next goes on with it."""

    def blocks(self, parent: Any, where: str) -> None:
        """Paragraphs and tables, also those within content controls and insertions."""
        for child in parent:
            if child.tag == f"{_W}p":
                self._paragraph(child, where)
            elif child.tag == f"{_W}tbl":
                self._table(child)
            elif child.tag in (
                f"{_W}sdt",
                f"{_W}sdtContent",
                f"{_W}ins",
                f"{_W}moveTo",
                f"{_W}customXml",
                f"{_W}smartTag",
            ):
                self.blocks(child, where)

    def boxes(self) -> None:
        """Text boxes behind all else: they stand beside the text, and whoever speaks there does not go on in them."""
        while self._beside:
            where, box = self._beside.pop(0)
            at = len(self.document.lines)
            self.blocks(box, where)
            self.document.lines[at : at + 1] = [
                replace(line, changes=True) for line in self.document.lines[at : at + 1]
            ]

    def _paragraph(self, element: Any, where: str) -> None:
        self._paragraphs += not where
        paragraph = self._open or _Paragraph()
        self._open = None
        self._words(element, paragraph)
        mark = element.find(f"{_W}pPr/{_W}rPr/{_W}del")
        if mark is not None:
            self._open = paragraph
            return
        place = f"{where} paragraph" if where else f"paragraph {self._paragraphs}"
        for n, text in enumerate(_with_bold(paragraph).splitlines()):
            title = self._is_title(element)
            self.document.lines.append(Line(text, place, starts=n == 0, title=title, struck=paragraph.struck))
        for box in paragraph.boxes:
            self._boxes += 1
            self._beside.append((f"text box {self._boxes}", box))

    def _is_title(self, element: Any) -> bool:
        style = element.find(f"{_W}pPr/{_W}pStyle")
        name = self._styles.get(style.get(f"{_W}val"), style.get(f"{_W}val") or "") if style is not None else ""
        return _TITLES.match(name) is not None

    def _words(self, element: Any, into: _Paragraph) -> None:
        """The words of all runs, in their order."""
        for child in element:
            if child.tag in (f"{_W}del", f"{_W}moveFrom"):
                self.document.edits["deletions"] += 1
            elif child.tag == f"{_W}r":
                self._run(child, into)
            elif child.tag not in _GONE and child.tag != _FALLBACK:
                self.document.edits["insertions"] += child.tag in (f"{_W}ins", f"{_W}moveTo")
                self._words(child, into)

    def _run(self, run: Any, into: _Paragraph) -> None:
        look = run.find(f"{_W}rPr")
        if _is_on(look, "vanish"):
            self.document.edits["hidden stretches"] += 1
            return
        text = "".join(self._signs(run, into))
        into.struck = into.struck or (bool(text.strip()) and (_is_on(look, "strike") or _is_on(look, "dstrike")))
        if _is_on(look, "b") and not into.plain_met:
            into.bold += text
        elif text.strip():
            into.plain_met = True
        into.text += text

    def _signs(self, run: Any, into: _Paragraph) -> Iterator[str]:
        for child in run:
            if child.tag == f"{_W}t":
                yield child.text or ""
            elif child.tag in _SIGNS:
                yield _SIGNS[child.tag]
            elif child.tag not in _GONE:
                into.boxes += [box for box in child.iter(f"{_W}txbxContent") if not _in_fallback(box)]

    def _table(self, table: Any) -> None:
        """A table's rows as speaker and words, where its columns can be told apart; else cell for cell."""
        self._tables += 1
        rows = [[self._cell(cell) for cell in row.iter(f"{_W}tc")] for row in table.iter(f"{_W}tr")
                if row.find(f"{_W}trPr/{_W}del") is None]  # fmt: skip
        speaker, words, header = _columns_of(rows)
        time = next((i for i in range(max(map(len, rows), default=0)) if _are_times(rows[header:], i)), -1)
        for number, cells in enumerate(rows, 1):
            place = f"table {self._tables} row {number}"
            if number <= header or not any(cells):
                continue
            if speaker >= 0 and len(cells) > max(speaker, words):
                stamp = cells[time] if 0 <= time < len(cells) and time not in (speaker, words) else ""
                if cells[words]:
                    place = only_time(stamp) or place
                    self.document.lines.append(
                        Line(cells[words], place, cells[speaker], starts=True, title=not cells[speaker])
                    )
            else:
                for cell in dict.fromkeys(filter(None, cells)):
                    self.document.lines += [Line(text, place, starts=True) for text in cell.splitlines()]

    def _cell(self, cell: Any) -> str:
        texts = []
        for element in cell.iter(f"{_W}p"):
            paragraph = _Paragraph()
            self._words(element, paragraph)
            texts.append(paragraph.text.strip())
        return "\n".join(filter(None, texts))


def _columns_of(rows: list[list[str]]) -> tuple[int, int, int]:
    """The columns of speakers and of words, and how many rows are a header; -1 where nothing tells."""
    if not rows or max(map(len, rows)) < 2:
        return -1, -1, 0
    first = [cell.strip().rstrip(":").lower() for cell in rows[0]]
    named = {role: next((i for i, cell in enumerate(first) if re.fullmatch(pattern, cell)), -1)
             for role, pattern in _COLUMNS.items()}  # fmt: skip
    if named["speaker"] >= 0 and named["words"] >= 0:
        return named["speaker"], named["words"], 1
    width = min(map(len, rows))
    plain = [i for i in range(width) if not _are_times(rows, i) and not all(row[i].isdigit() for row in rows)]
    labels = {i: [row[i].rstrip(" :：") for row in rows if row[i]] for i in plain}
    short = [i for i in plain if labels[i] and all(len(x.split()) <= 5 and len(x) < 60 for x in labels[i])]
    few = [i for i in short if len(set(labels[i])) < len(labels[i]) or all(map(is_code, labels[i]))]
    speaker = min(few, key=lambda i: len(set(labels[i])), default=-1)
    if speaker < 0 and len(plain) == 2 and all(heading_of(f"{row[plain[0]].rstrip(': ')}: x").label for row in rows):
        speaker = plain[0]
    words = max((i for i in plain if i != speaker), key=lambda i: sum(map(len, labels[i])), default=-1)
    return (speaker, words, 0) if speaker >= 0 and words >= 0 else (-1, -1, 0)


def _are_times(rows: list[list[str]], column: int) -> bool:
    cells = [row[column] for row in rows if len(row) > column and row[column]]
    return bool(cells) and all(map(only_time, cells))


def _is_on(look: Any, name: str) -> bool:
    element = look.find(f"{_W}{name}") if look is not None else None
    return element is not None and element.get(f"{_W}val") not in ("0", "false", "none")


def _in_fallback(element: Any) -> bool:
    return any(parent.tag == _FALLBACK for parent in element.iterancestors())


def _with_bold(paragraph: _Paragraph) -> str:
    """A paragraph's text; a bold beginning that looks like a label is marked."""
    text, label = paragraph.text, paragraph.bold.strip()
    if label and len(label) < len(text.strip()) and len(label) <= 50 and text.strip().startswith(label):
        rest = text.strip()[len(label) :]
        colon = ":" if label.endswith((":", "：")) or rest.lstrip().startswith((":", "：")) else ""
        return f"**{label.rstrip(': ：')}{colon}** {rest.lstrip(' :：')}"
    return text

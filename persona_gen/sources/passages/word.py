"""Word files as passages: paragraphs of the body, those of tables and text boxes among them, each once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

from persona_gen.sources.passages.passage import (
    MOST_HEADING_WORDS,
    MOST_ROW_HEAD_WORDS,
    Passage,
    heads_columns,
    open_document,
    remarks_of_row,
)

WORD_TEXT = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
"""What Word writes a second time for programs that know no text boxes."""


def word_paragraphs(document: Any) -> list[Any]:
    """Every paragraph element of the body in order, those of tables and text boxes among them, each once."""
    return [
        p for p in document.element.body.iter(f"{WORD_TEXT}p") if not any(a.tag == FALLBACK for a in p.iterancestors())
    ]


def own_runs(paragraph: Any) -> list[Any]:
    """The run elements whose words a reader sees: not those deleted by a tracked change, nor those of a text box."""
    return [
        run
        for run in paragraph.iter(f"{WORD_TEXT}r")
        if next(run.iterancestors(f"{WORD_TEXT}p")) is paragraph
        and not any(a.tag in (f"{WORD_TEXT}del", f"{WORD_TEXT}moveFrom") for a in run.iterancestors())
    ]


def run_text(run: Any) -> str:
    """The characters of a run; a tab or a break counts as one."""
    parts = {f"{WORD_TEXT}tab": "\t", f"{WORD_TEXT}br": "\n", f"{WORD_TEXT}cr": "\n"}
    return "".join((child.text or "") if child.tag == f"{WORD_TEXT}t" else parts.get(child.tag, "") for child in run)


def word_passages(path: Path) -> Iterator[Passage]:
    """Every paragraph with words; one that looks like a heading is one."""
    document = open_document(path, "docx", "Document")
    styles = {style.style_id: style.name for style in document.styles}
    shown = 0
    aside = {p for table in document.element.body.iter(f"{WORD_TEXT}tbl") for p in _said_aside(table)}
    for number, paragraph in enumerate(word_paragraphs(document)):
        text = _own_text(paragraph)
        if not text:
            continue
        shown += 1
        if paragraph in aside:
            continue
        name = styles.get(paragraph.style or "", "")
        level = int(name[-1]) if name.startswith("Heading ") else 1 if name == "Title" else 0
        if not level and (_heads_a_row(paragraph) or _looks_like_heading(text, own_runs(paragraph))):
            level = 3
        yield Passage(text, f"paragraph {shown}", (number,), level)


def _own_text(paragraph: Any) -> str:
    return "".join(run_text(run) for run in own_runs(paragraph)).strip()


def _cell_text(cell: Any) -> str:
    return " ".join(filter(None, map(_own_text, cell.iter(f"{WORD_TEXT}p"))))


def _said_aside(table: Any) -> Iterator[Any]:
    """The paragraphs of a table that name its columns, or stand beside a sentence as a remark on it."""
    rows = [list(row.iterchildren(f"{WORD_TEXT}tc")) for row in table.iterchildren(f"{WORD_TEXT}tr")]
    texts = [[_cell_text(cell) for cell in cells] for cells in rows]
    for i, (cells, cell_texts) in enumerate(zip(rows, texts, strict=True)):
        heads = i == 0 and heads_columns(cell_texts, texts[1:])
        for n in range(len(cells)) if heads else remarks_of_row(cell_texts):
            yield from cells[n].iter(f"{WORD_TEXT}p")


def _heads_a_row(paragraph: Any) -> bool:
    """Whether the paragraph is all of the first cell of a table's row, and short enough to name what the row holds."""
    cell = next(paragraph.iterancestors(f"{WORD_TEXT}tc"), None)
    row = cell.getparent() if cell is not None else None
    if row is None or len(row.findall(f"{WORD_TEXT}tc")) < 2 or row.find(f"{WORD_TEXT}tc") is not cell:
        return False
    text = _cell_text(cell)
    return len(text.split()) <= MOST_ROW_HEAD_WORDS and text[-1:] not in ".!?"


def _looks_like_heading(text: str, runs: list[Any]) -> bool:
    """A short line in bold or capitals without a full stop, as people mark headings who know no styles."""
    if len(text.split()) > MOST_HEADING_WORDS or text[-1] in '.!?,;:”"' or ":" in text:
        return False
    bold = [run.find(f"{WORD_TEXT}rPr/{WORD_TEXT}b") is not None for run in runs if run_text(run).strip()]
    return text.isupper() or all(bold)

"""Decks as passages: box by box, groups and tables among them, each under the heading box above it."""

from __future__ import annotations

import re
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

FURNITURE = ("SLIDE_NUMBER", "DATE", "FOOTER", "HEADER")
"""Placeholders that say nothing of a persona."""


def shapes_in(shapes: Any) -> Iterator[Any]:
    """Every shape of a slide, those within groups among them."""
    for shape in shapes:
        if hasattr(shape, "shapes"):
            yield from shapes_in(shape.shapes)
        else:
            yield shape


def paragraphs_in(shape: Any) -> list[Any]:
    """The paragraphs of a shape or of the cells of a table, in order."""
    if getattr(shape, "has_table", False):
        return [p for row in shape.table.rows for cell in row.cells for p in cell.text_frame.paragraphs]
    return list(shape.text_frame.paragraphs) if shape.has_text_frame else []


def _cells_aside(shape: Any) -> set[int]:
    """Of a table's paragraphs those that name its columns, or stand beside a sentence as a remark on it."""
    rows = [list(row.cells) for row in shape.table.rows] if getattr(shape, "has_table", False) else []
    texts = [[" ".join(cell.text_frame.text.split()) for cell in row] for row in rows]
    aside, n = set(), 0
    for i, (row, cell_texts) in enumerate(zip(rows, texts, strict=True)):
        named = range(len(row)) if i == 0 and heads_columns(cell_texts, texts[1:]) else remarks_of_row(cell_texts)
        for c, cell in enumerate(row):
            count = len(cell.text_frame.paragraphs)
            aside |= set(range(n, n + count)) if c in named else set()
            n += count
    return aside


def _row_heads(shape: Any) -> set[int]:
    """Of a table's paragraphs those that are the whole first cell of a row, and short enough to name what it holds."""
    heads, n = set(), 0
    for row in shape.table.rows if getattr(shape, "has_table", False) else ():
        first = row.cells[0].text_frame
        text = first.text.strip()
        if len(row.cells) > 1 and text and len(text.split()) <= MOST_ROW_HEAD_WORDS and text[-1] not in ".!?":
            heads |= set(range(n, n + len(first.paragraphs)))
        n += sum(len(cell.text_frame.paragraphs) for cell in row.cells)
    return heads


def slide_text(paragraph: Any) -> str:
    """The words of a slide's paragraph, each white space one blank, each line break one end of line."""
    lines = re.split(r"[\v\n]", paragraph.text)
    return "\n".join(" ".join(line.split()) for line in lines).strip()


def slide_passages(path: Path) -> list[Passage]:
    """The paragraphs of every slide, box by box."""
    deck = open_document(path, "pptx", "Presentation")
    return [passage for number, slide in enumerate(deck.slides, 1) for passage in _slide(slide, number)]


DIAGRAM = "http://schemas.openxmlformats.org/drawingml/2006/diagram"


def _slide(slide: Any, number: int) -> Iterator[Passage]:
    """The title first, then box by box from the top left; a box that is nothing but a heading heads those below it."""
    boxes = [(i, shape) for i, shape in enumerate(shapes_in(slide.shapes)) if not _furniture(shape)]
    title = slide.shapes.title
    boxes.sort(key=lambda box: (box[1].shape_id != getattr(title, "shape_id", None), box[1].top or 0, box[1].left or 0))
    heading_text = title.text_frame.text.strip() if title is not None and title.has_text_frame else ""
    heads = [shape for _, shape in boxes if _is_head(shape) and shape is not title]
    for index, shape in boxes:
        is_title = title is not None and shape.shape_id == title.shape_id
        heading = _head_above(shape, heads) or heading_text
        row_heads, aside = _row_heads(shape), _cells_aside(shape)
        for n, paragraph in enumerate(paragraphs_in(shape)):
            text = slide_text(paragraph)
            if not text.strip() or n in aside:
                continue
            level = 1 if is_title else 3 if shape in heads or n in row_heads or _bold_line(paragraph, text) else 0
            yield Passage(
                text, f"slide {number}, box {index + 1}, paragraph {n + 1}", (number, index, n), level, heading
            )
            heading = text if level and not is_title else heading


def _furniture(shape: Any) -> bool:
    return bool(
        shape.is_placeholder and shape.placeholder_format.type and shape.placeholder_format.type.name in FURNITURE
    )


def _is_head(shape: Any) -> bool:
    texts = [p.text.strip() for p in paragraphs_in(shape) if p.text.strip()]
    return len(texts) == 1 and len(texts[0].split()) <= 4 and texts[0][-1] not in '.!?,;”"' and ":" not in texts[0]


def _bold_line(paragraph: Any, text: str) -> bool:
    runs = [run for run in paragraph.runs if run.text.strip()]
    short = len(text.split()) <= MOST_HEADING_WORDS and text[-1] not in '.!?,;”"' and ":" not in text
    return short and bool(runs) and (text.isupper() or all(run.font.bold for run in runs))


def _head_above(shape: Any, heads: list[Any]) -> str:
    """The text of the nearest heading box above that shares a column with the shape."""
    if shape.top is None or any(shape is head for head in heads):
        return ""

    def covers(head: Any) -> bool:
        across = head.left < shape.left + (shape.width or 0) and shape.left < head.left + (head.width or 0)
        return head.top is not None and across and head.top <= shape.top

    above = [head for head in heads if covers(head)]
    return max(above, key=lambda head: head.top).text_frame.text.strip() if above else ""


def slides_left_unread(path: Path) -> list[tuple[str, str]]:
    """What of a deck holds words that are not read: its place, and what it is."""
    left = []
    for number, slide in enumerate(open_document(path, "pptx", "Presentation").slides, 1):
        if slide.has_notes_slide and (slide.notes_slide.notes_text_frame.text or "").strip():
            left.append((f"slide {number}", "what the notes say is not read"))
        if any(DIAGRAM in str(data.get("uri")) for data in slide.element.iter("{*}graphicData")):
            left.append((f"slide {number}", "the words of a SmartArt diagram are not read"))
    return left

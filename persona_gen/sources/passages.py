"""Documents that personas live in, as passages: Word files, slides and Markdown, each paragraph with its place.

A passage keeps an ``anchor``, by which `persona_gen.report.annotated` finds the same paragraph in a copy of the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import takewhile
from pathlib import Path
from typing import Any

from persona_gen.sources.archives import refuse_large
from persona_gen.sources.files import read_text
from persona_gen.sources.guard import reading
from persona_gen.sources.tables.extras import need

WORD, SLIDES, MARKDOWN = (".docx",), (".pptx",), (".md", ".markdown")
SUFFIXES = (*WORD, *SLIDES, *MARKDOWN)

WORD_TEXT = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK = "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
"""What Word writes a second time for programs that know no text boxes."""

MOST_HEADING_WORDS, MOST_ROW_HEAD_WORDS, MOST_REMARK_WORDS = 8, 4, 3


@dataclass(frozen=True, slots=True)
class Passage:
    """A paragraph, or a part of one that a line break ends, which begins at ``start`` in the paragraph's words.

    ``level`` is that of a heading, 1 the highest, and 0 for text; ``heading`` is the one above it. ``anchor`` numbers
    the paragraph in a Word file, and slide, shape and paragraph in slides.
    """

    text: str
    place: str
    anchor: tuple[int, ...] = ()
    level: int = 0
    heading: str = ""
    start: int = 0


_IMPRINT = re.compile(
    r"(?:©|\(c\)\s|copyright\s+(?:©|\(c\)|\d{4})).*|(?:strictly |private and )?confidential(?:\s*[|•–-].*)?"
    r"|(?:page )?\d+(?: (?:of|/) \d+)?",
    re.I,
)
"""What stands at the foot of every page and says nothing of a persona."""


def read_passages(path: Path) -> list[Passage]:
    """The passages of a document in reading order. Raises `InputError` for a file that is no such document."""
    suffix = path.suffix.lower()
    if suffix in SLIDES:
        passages = _slides(path)
    else:
        passages = list(_under_headings(_markdown(read_text(path)) if suffix in MARKDOWN else _word(path)))
    return [part for passage in passages if not _IMPRINT.fullmatch(passage.text) for part in _lines_of(passage)]


_SENTENCE = re.compile(r"[.!?][\"”“»')]*\s*$")
"""How a sentence in a table ends."""
_ENDED, _BEGUN = re.compile(r"[.!?:;…][\"”“»')]*\s*$|[\"”»]\s*$|%\)?\s*$"), re.compile(r"\s*[\"“„«•–*-]")


def _lines_of(passage: Passage) -> Iterator[Passage]:
    """The passage cut at line breaks that part sentences; one that only wraps a line is a space."""
    text, start, at = passage.text, 0, 0
    while (at := text.find("\n", at)) >= 0:
        if _ENDED.search(text[start:at]) or _BEGUN.match(text[at + 1 :]):
            yield from _part(passage, start, at)
            start = at + 1
        at += 1
    yield from _part(passage, start, len(text))


_DENYING = "❌✗✘✖🚫⛔👎"
"""Signs in front of a sentence that say it is not so: they stay."""
_SIGN = rf"(?:(?![{_DENYING}])[\U0001F000-\U0001FAFF\u2190-\u21FF\u2300-\u23FF\u2600-\u27BF\u2B00-\u2BFF\uFE0F\u200D])"
_SIGNS = re.compile(rf"(?:{_SIGN}+\s*)*")


def without_signs(text: str) -> str:
    """A text without pictures and ticks, which say nothing of their own."""
    return re.sub(_SIGN, "", text)


def _part(passage: Passage, start: int, end: int) -> Iterator[Passage]:
    line = passage.text[start:end]
    begins = _after_signs(line, len(line) - len(line.lstrip()))
    if words := line[begins:].strip():
        yield replace(passage, text=words.replace("\n", " "), start=start + begins)


def _after_signs(text: str, start: int = 0) -> int:
    match = _SIGNS.match(text, start)
    return match.end() if match else start


def _under_headings(passages: Iterator[Passage]) -> Iterator[Passage]:
    heading = ""
    for passage in passages:
        yield passage if passage.heading else replace(passage, heading=heading)
        heading = passage.text if passage.level else heading


# --- Markdown -------------------------------------------------------------------------------------------------------

_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*\s*")
_BULLET = re.compile(r"^\s*(?:[-*+•]|\d+[.)])\s+(?:\[[ xX]\]\s+)?")
_UNDERLINE = re.compile(r"\s*(=+|-+)\s*")
"""Below a line of text it makes a heading of it."""
_RULE = re.compile(r"\s*(?:[-*_]\s*){3,}|\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*")
_INLINE = re.compile(r"\*\*|__|~~|`|(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w)")
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_COMMENT = re.compile(r"<!--.*?-->", re.S)
_BREAK = re.compile(r"\s*<br\s*/?>\s*", re.I)


def _markdown(text: str) -> Iterator[Passage]:
    """Lines of one paragraph are joined; a bullet, a quotation and a table's row is a passage of its own."""
    text = _COMMENT.sub(lambda comment: "\n" * comment.group().count("\n"), text)
    paragraph: list[str] = []
    began = 0
    lines = [*text.splitlines(), ""]
    heads = _column_heads(lines)
    for number, line in enumerate(lines, 1):
        plain = line.strip().lstrip(">").strip() if line.lstrip().startswith(">") else line.rstrip()
        if len(paragraph) == 1 and (underline := _UNDERLINE.fullmatch(plain)):
            yield Passage(_spoken(paragraph.pop()), f"line {began}", level=1 if underline[1][0] == "=" else 2)
            continue
        heading = _HEADING.fullmatch(plain.strip())
        stands_alone = heading or _RULE.fullmatch(plain) or not plain.strip() or plain.lstrip().startswith("|")
        if paragraph and (stands_alone or _BULLET.match(plain)):
            if not _LINK.fullmatch(paragraph[0]) or len(paragraph) > 1:  # a way to another page, or a picture
                yield Passage(_spoken("\n".join(paragraph)), f"line {began}")
            paragraph = []
        if heading:
            yield Passage(_spoken(heading[2]), f"line {number}", level=len(heading[1]))
        elif plain.lstrip().startswith("|") and not _RULE.fullmatch(plain) and number not in heads:
            yield from _table_row(_cells(plain), number)
        elif not stands_alone:
            began = number if not paragraph else began
            paragraph.append(_BULLET.sub("", plain, count=1).strip())


COLUMN_HEADS = frozenset(
    "attribute field category aspect element item section trait characteristic detail details value values description"
    " information info notes merkmal feld kategorie wert werte beschreibung details".split()
)
"""What the columns of a profile are called: a row of nothing else says nothing of a persona."""


def _cells(line: str) -> list[str]:
    return [cell for cell in map(_spoken, line.strip().strip("|").split("|")) if cell]


def _column_heads(lines: Sequence[str]) -> set[int]:
    """The numbers of the lines that are the first of a table and say what its columns hold."""
    heads = set()
    for i, line in enumerate(lines[:-1]):
        below = list(takewhile(lambda row: row.lstrip().startswith("|"), lines[i + 1 :]))
        first = line.lstrip().startswith("|") and not (i and lines[i - 1].lstrip().startswith("|"))
        if first and below and _RULE.fullmatch(below[0]) and heads_columns(_cells(line), list(map(_cells, below[1:]))):
            heads.add(i + 1)
    return heads


def remarks_of_row(cells: Sequence[str]) -> set[int]:
    """The cells after the first of few words and no end, where another cell is a sentence: a source, a base, a topic.

    They say something of the sentence and nothing of the persona.
    """
    whole = [bool(_SENTENCE.search(cell)) for cell in cells]
    short = (i for i, cell in enumerate(cells) if i and not whole[i] and len(cell.split()) <= MOST_REMARK_WORDS)
    return set(short) if any(whole) else set()


def heads_columns(cells: Sequence[str], below: Sequence[Sequence[str]]) -> bool:
    """Whether the first row of a table only says what its columns hold: few words each, sentences in the rows below."""
    named = all(len(cell.split()) <= MOST_ROW_HEAD_WORDS and not _ENDED.search(cell) for cell in cells if cell)
    return len(cells) > 1 and named and any(_SENTENCE.search(cell) for row in below for cell in row)


def _table_row(cells: list[str], number: int) -> Iterator[Passage]:
    """A row whose first cell names what sentences stand beside it is a heading with them; others are read as one."""
    cells = [cell[_after_signs(cell) :] for cell in cells]
    remarks = remarks_of_row(cells)
    head, *rest = [cell for i, cell in enumerate(cells) if cell and i not in remarks] or [""]
    if all(cell.casefold() in COLUMN_HEADS for cell in cells):
        return
    if not rest and len(head.split()) <= MOST_ROW_HEAD_WORDS and head[-1] not in ".!?%)":
        yield Passage(head, f"line {number}", level=3)
        return
    sentences_beside = rest and (_ENDED.search(rest[0]) or "\n" in rest[0])
    if sentences_beside and len(head.split()) <= MOST_ROW_HEAD_WORDS and head[-1] not in ".!?":
        yield from (Passage(cell, f"line {number}", heading=head) for cell in rest)
    else:
        yield Passage(": ".join([head, *rest]), f"line {number}")


def _spoken(markup: str) -> str:
    """The words without their markup; a break is a line's end."""
    lines = _BREAK.sub("\n", _INLINE.sub("", _LINK.sub(r"\1", markup))).split("\n")
    return "\n".join(" ".join(line.split()) for line in lines)


# --- Word -----------------------------------------------------------------------------------------------------------


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


def _word(path: Path) -> Iterator[Passage]:
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
    for i, (cells, said) in enumerate(zip(rows, texts, strict=True)):
        heads = i == 0 and heads_columns(said, texts[1:])
        for n in range(len(cells)) if heads else remarks_of_row(said):
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


# --- slides ---------------------------------------------------------------------------------------------------------

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
    for i, (row, said) in enumerate(zip(rows, texts, strict=True)):
        named = range(len(row)) if i == 0 and heads_columns(said, texts[1:]) else remarks_of_row(said)
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


def _slides(path: Path) -> list[Passage]:
    deck = open_document(path, "pptx", "Presentation")
    return [passage for number, slide in enumerate(deck.slides, 1) for passage in _slide(slide, number)]


DIAGRAM = "http://schemas.openxmlformats.org/drawingml/2006/diagram"


def left_unread(path: Path) -> list[tuple[str, str]]:
    """What of a deck holds words that are not read: its place, and what it is."""
    if path.suffix.lower() not in SLIDES:
        return []
    left = []
    for number, slide in enumerate(open_document(path, "pptx", "Presentation").slides, 1):
        if slide.has_notes_slide and (slide.notes_slide.notes_text_frame.text or "").strip():
            left.append((f"slide {number}", "what the notes say is not read"))
        if any(DIAGRAM in str(data.get("uri")) for data in slide.element.iter("{*}graphicData")):
            left.append((f"slide {number}", "the words of a SmartArt diagram are not read"))
    return left


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


def open_document(path: Path, module: str, opener: str) -> Any:
    """A Word file or a deck, opened. Raises `InputError` where it is none, `ConfigError` without the extra."""
    library = need(module, "export")
    kind = "a Word document" if module == "docx" else "a deck of slides"
    with reading(path, kind, f"save it as {path.suffix} again"):
        refuse_large(path)
        return getattr(library, opener)(str(path))

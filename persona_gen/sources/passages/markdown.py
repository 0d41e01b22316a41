"""Markdown as passages: paragraphs, bullets, quotations and rows of tables."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import takewhile

from persona_gen.sources.passages.passage import (
    ENDED,
    MOST_ROW_HEAD_WORDS,
    Passage,
    after_signs,
    heads_columns,
    remarks_of_row,
)

_HEADING = re.compile(r"(#{1,6})\s+(.*?)\s*#*\s*")
_BULLET = re.compile(r"^\s*(?:[-*+•]|\d+[.)])\s+(?:\[[ xX]\]\s+)?")
_UNDERLINE = re.compile(r"\s*(=+|-+)\s*")
"""Below a line of text it makes a heading of it."""
_RULE = re.compile(r"\s*(?:[-*_]\s*){3,}|\|?\s*:?-+:?\s*(?:\|\s*:?-+:?\s*)*\|?\s*")
_INLINE = re.compile(r"\*\*|__|~~|`|(?<!\w)[*_](?=\S)|(?<=\S)[*_](?!\w)")
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)")
_COMMENT = re.compile(r"<!--.*?-->", re.S)
_BREAK = re.compile(r"\s*<br\s*/?>\s*", re.I)


def markdown_passages(text: str) -> Iterator[Passage]:
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


def _table_row(cells: list[str], number: int) -> Iterator[Passage]:
    """A row whose first cell names what sentences stand beside it is a heading with them; others are read as one."""
    cells = [cell[after_signs(cell) :] for cell in cells]
    remarks = remarks_of_row(cells)
    head, *rest = [cell for i, cell in enumerate(cells) if cell and i not in remarks] or [""]
    if all(cell.casefold() in COLUMN_HEADS for cell in cells):
        return
    if not rest and len(head.split()) <= MOST_ROW_HEAD_WORDS and head[-1] not in ".!?%)":
        yield Passage(head, f"line {number}", level=3)
        return
    sentences_beside = rest and (ENDED.search(rest[0]) or "\n" in rest[0])
    if sentences_beside and len(head.split()) <= MOST_ROW_HEAD_WORDS and head[-1] not in ".!?":
        yield from (Passage(cell, f"line {number}", heading=head) for cell in rest)
    else:
        yield Passage(": ".join([head, *rest]), f"line {number}")


def _spoken(markup: str) -> str:
    """The words without their markup; a break is a line's end."""
    lines = _BREAK.sub("\n", _INLINE.sub("", _LINK.sub(r"\1", markup))).split("\n")
    return "\n".join(" ".join(line.split()) for line in lines)

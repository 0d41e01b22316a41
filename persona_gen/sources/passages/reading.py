"""A document of any of these kinds as passages in reading order.

A passage keeps an ``anchor``, by which `persona_gen.report.annotated` finds the same paragraph in a copy of the file.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from persona_gen.sources.files import read_text
from persona_gen.sources.passages import slides
from persona_gen.sources.passages.markdown import markdown_passages
from persona_gen.sources.passages.passage import ENDED, Passage, after_signs
from persona_gen.sources.passages.slides import slide_passages
from persona_gen.sources.passages.word import word_passages

WORD, SLIDES, MARKDOWN = (".docx",), (".pptx",), (".md", ".markdown")
DOCUMENT_SUFFIXES = (*WORD, *SLIDES, *MARKDOWN)

_BEGUN = re.compile(r"\s*[\"“„«•–*-]")
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
        passages = slide_passages(path)
    else:
        written = markdown_passages(read_text(path)) if suffix in MARKDOWN else word_passages(path)
        passages = list(_under_headings(written))
    return [part for passage in passages if not _IMPRINT.fullmatch(passage.text) for part in _lines_of(passage)]


def left_unread(path: Path) -> list[tuple[str, str]]:
    """What of a document holds words that are not read: its place, and what it is."""
    return slides.slides_left_unread(path) if path.suffix.lower() in SLIDES else []


def _lines_of(passage: Passage) -> Iterator[Passage]:
    """The passage cut at line breaks that part sentences; one that only wraps a line is a space."""
    text, start, at = passage.text, 0, 0
    while (at := text.find("\n", at)) >= 0:
        if ENDED.search(text[start:at]) or _BEGUN.match(text[at + 1 :]):
            yield from _part(passage, start, at)
            start = at + 1
        at += 1
    yield from _part(passage, start, len(text))


def _part(passage: Passage, start: int, end: int) -> Iterator[Passage]:
    line = passage.text[start:end]
    begins = after_signs(line, len(line) - len(line.lstrip()))
    if words := line[begins:].strip():
        yield replace(passage, text=words.replace("\n", " "), start=start + begins)


def _under_headings(passages: Iterator[Passage]) -> Iterator[Passage]:
    heading = ""
    for passage in passages:
        yield passage if passage.heading else replace(passage, heading=heading)
        heading = passage.text if passage.level else heading

"""A paragraph with its place, and what readers of all kinds of documents hold in common."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from persona_gen.extras import need
from persona_gen.sources.archives import refuse_large
from persona_gen.sources.guard import reading

MOST_HEADING_WORDS, MOST_ROW_HEAD_WORDS, MOST_REMARK_WORDS = 8, 4, 3

SENTENCE = re.compile(r"[.!?][\"”“»')]*\s*$")
"""How a sentence in a table ends."""
ENDED = re.compile(r"[.!?:;…][\"”“»')]*\s*$|[\"”»]\s*$|%\)?\s*$")
"""How a line ends that the next one does not go on with."""


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


_DENYING = "❌✗✘✖🚫⛔👎"
"""Signs in front of a sentence that say it is not so: they stay."""
_SIGN = rf"(?:(?![{_DENYING}])[\U0001F000-\U0001FAFF\u2190-\u21FF\u2300-\u23FF\u2600-\u27BF\u2B00-\u2BFF\uFE0F\u200D])"
_SIGNS = re.compile(rf"(?:{_SIGN}+\s*)*")


def without_signs(text: str) -> str:
    """A text without pictures and ticks, which say nothing of their own."""
    return re.sub(_SIGN, "", text)


def after_signs(text: str, start: int = 0) -> int:
    """Where the words begin behind pictures and ticks."""
    match = _SIGNS.match(text, start)
    return match.end() if match else start


def remarks_of_row(cells: Sequence[str]) -> set[int]:
    """The cells after the first of few words and no end, where another cell is a sentence: a source, a base, a topic.

    They say something of the sentence and nothing of the persona.
    """
    whole = [bool(SENTENCE.search(cell)) for cell in cells]
    short = (i for i, cell in enumerate(cells) if i and not whole[i] and len(cell.split()) <= MOST_REMARK_WORDS)
    return set(short) if any(whole) else set()


def heads_columns(cells: Sequence[str], below: Sequence[Sequence[str]]) -> bool:
    """Whether the first row of a table only says what its columns hold: few words each, sentences in the rows below."""
    named = all(len(cell.split()) <= MOST_ROW_HEAD_WORDS and not ENDED.search(cell) for cell in cells if cell)
    return len(cells) > 1 and named and any(SENTENCE.search(cell) for row in below for cell in row)


def open_document(path: Path, module: str, opener: str) -> Any:
    """A Word file or a deck, opened. Raises `InputError` where it is none, `ConfigError` without the extra."""
    library = need(module, "export")
    kind = "a Word document" if module == "docx" else "a deck of slides"
    with reading(path, kind, f"save it as {path.suffix} again"):
        refuse_large(path)
        return getattr(library, opener)(str(path))

"""Transcripts of any format as turns: .vtt, .srt, .sbv, .txt, .md, .docx."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

from persona_gen.errors import InputError
from persona_gen.ingest.interviews.labels import NOBODYS
from persona_gen.ingest.interviews.mail import letters
from persona_gen.ingest.interviews.speech import spoken_turns
from persona_gen.ingest.interviews.subtitles import lines_of_cues
from persona_gen.ingest.interviews.transcript_lines import Line, attributed, numbered_lines
from persona_gen.ingest.interviews.turns import Transcript
from persona_gen.ingest.interviews.word_documents import read_document
from persona_gen.sources.tables.encodings import encoding_of, text_lines

SUBTITLES = (".vtt", ".srt", ".sbv")
TEXTS = (".txt", ".md", ".markdown")
DOCUMENTS = (".docx",)
TRANSCRIPT_SUFFIXES = (*SUBTITLES, *TEXTS, *DOCUMENTS)

LARGEST_TRANSCRIPT = 3_000_000
"""Characters: an hour of talk has 60,000, and 150,000 with the times of subtitles."""
BYTES_OF_CHARACTER = 4
"""At most, in UTF-8, UTF-16 and UTF-32."""
LINES_LOOKED_AT = 2_000
"""Lines of a text that tell whether it is a transcript or a table."""
CELLS_OF_A_TABLE = 4
"""Cells from which on lines with as many tabs each are a table's; a time, a name and the words are three."""
TRANSLATED = "in brackets below what was said: a translation"
_IN_BRACKETS = re.compile(r"\s*(\[[^\[\]]+\]|\([^()]+\))\s*")
LEAST_TRANSLATED = 3
"""Lines in brackets from which on they may be a translation; fewer are remarks of whoever transcribed it."""
_MOST_PLACES = 8
"""Places that a note names before it only counts."""


def read_transcript(path: Path, participants: frozenset[str] = frozenset(), encoding: str | None = None) -> Transcript:
    """The turns of a transcript. ``participants`` are their labels and names, folded by `label_key`.

    Raises `InputError` for what cannot be read. A file in which nobody is named has no turns.
    """
    suffix = path.suffix.lower()
    formats = {".vtt": "WebVTT", ".srt": "SubRip", ".sbv": "SubViewer"}
    edits: Counter[str] = Counter()
    if suffix in DOCUMENTS:
        document = read_document(path)
        lines, how, edits = document.lines, "Word", document.edits
        _refuse_long(path, sum(len(line.text) for line in lines))
    else:
        detected = encoding_of(path, encoding)
        _refuse_long(path, path.stat().st_size // BYTES_OF_CHARACTER)
        text = "".join(text_lines(path, detected))
        _refuse_long(path, len(text))
        how = f"{formats.get(suffix, 'text')}, {detected}"
        if suffix in SUBTITLES:
            lines, tags = lines_of_cues(text)
            edits["tags of markup"] = tags
            if not lines and text.strip():
                what = "no cue with a time stands in it"
                raise InputError(path, "", what, cure="export the transcript again, as VTT")
        else:
            lines, tabs = _lines_of_text(text)
            how = f"text with tabs, {detected}" if tabs else how
    return _turns_of(path, how, lines, edits, participants)


def begins_with_turns(path: Path, encoding: str | None = None) -> bool:
    """Whether somebody is named as speaking in the first lines of a text file, which may also be a long table."""
    text = "".join(islice(text_lines(path, encoding_of(path, encoding)), LINES_LOOKED_AT))
    tabs = {line.count("\t") for line in text.splitlines() if line.strip()}
    lines, of_turns = _lines_of_text(text)
    if len(tabs) == 1 and min(tabs) >= CELLS_OF_A_TABLE - 1 and not of_turns:
        return False
    return bool(_turns_of(path, "", lines, Counter(), frozenset()).turns)


def _lines_of_text(text: str) -> tuple[list[Line], bool]:
    """The lines of a text, and whether they are the rows of a table of turns."""
    rows = _lines_of_table(text.splitlines())
    if mails := [Line(words, f"line {at}", who) for at, who, words in letters(text.splitlines())]:
        return mails, False
    return rows or numbered_lines(text.splitlines(), "line"), bool(rows)


def _refuse_long(path: Path, characters: int) -> None:
    """Raises `InputError` for a text of more than any interview."""
    if characters > LARGEST_TRANSCRIPT:
        what = f"it has {characters:,} characters, and at most {LARGEST_TRANSCRIPT:,} are read as one transcript"
        raise InputError(path, "", what, cure="save each interview in a file of its own, and name their folder")


def _lines_of_table(texts: Sequence[str]) -> list[Line]:
    """Rows under a header that names a speaker and the words, with tabs between, as NVivo saves them; else none."""
    above = next((number for number, text in enumerate(texts) if text.strip()), 0)
    header = [cell.strip().lower() for cell in texts[above].split("\t")] if texts else []
    who = next((i for i, cell in enumerate(header) if cell in ("speaker", "participant", "sprecher")), -1)
    what = next(
        (i for i, cell in enumerate(header) if cell in ("content", "text", "transcript", "words", "inhalt")), -1
    )
    rows = [(number, text.split("\t")) for number, text in enumerate(texts[above + 1 :], above + 2) if text.strip()]
    if min(who, what) < 0 or any(len(cells) != len(header) for _, cells in rows):
        return []
    return [Line(cells[what], f"line {number}", cells[who].strip()) for number, cells in rows]


def _turns_of(path: Path, how: str, lines: list[Line], edits: Counter[str], participants: frozenset[str]) -> Transcript:
    nobodys = 0
    if path.suffix.lower() not in DOCUMENTS and any(line.speaker for line in lines):
        # Where voices are marked, a cue without one is nobody's: it is not the last speaker who goes on.
        nobodys = sum(not line.speaker and bool(line.text.strip()) for line in lines)
        lines = [line for line in lines if line.speaker]
    lines, translated = _without_translations(lines)
    lines, others = attributed(lines)
    nobodys += others
    speech = spoken_turns(lines, participants)
    speech.outside[TRANSLATED] += translated
    speech.outside[NOBODYS] += nobodys
    return Transcript(
        path, how, tuple(speech.turns), speech.asking, speech.header, +speech.outside,
        tuple(_notes(edits + speech.removed, speech.doubtful)),
    )  # fmt: skip


def _without_translations(lines: list[Line]) -> tuple[list[Line], int]:
    """The lines without those in brackets that stand below every other line, and how many those are."""
    filled = [line for line in lines if line.text.strip()]
    in_brackets = [line for line in filled if _IN_BRACKETS.fullmatch(line.text)]
    if len(in_brackets) < LEAST_TRANSLATED or len(in_brackets) < 0.4 * len(filled):
        return lines, 0
    return [line for line in lines if not _IN_BRACKETS.fullmatch(line.text)], len(in_brackets)


def _notes(edits: Counter[str], doubtful: list[str]) -> list[str]:
    """What was taken off the words, and where labels are doubtful."""
    notes = []
    became = {"insertions": "read", "deletions": "left out", "hidden stretches": "left out"}
    if tracked := [f"{edits[what]} {what} {done}" for what, done in became.items() if edits[what]]:
        notes.append(f"tracked changes: {', '.join(tracked)}")
    codes = ("time codes", "marks of a tool", "tags of markup")
    if taken := [f"{edits[what]} {what}" for what in codes if edits[what]]:
        notes.append(f"taken out of the words: {', '.join(taken)}")
    if doubtful:
        more = f" and {len(doubtful) - _MOST_PLACES} more" if len(doubtful) > _MOST_PLACES else ""
        why = "the label may be a speaker or a word; list it in the map if it speaks"
        notes.append(f"not quoted at {', '.join(doubtful[:_MOST_PLACES])}{more}: {why}")
    return notes

"""What one person said or wrote, as it stands in a file: the common form of turns, rows and highlights."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import NamedTuple, Protocol

from persona_gen.domain import INTERVIEWER
from persona_gen.errors import one_line
from persona_gen.ingest.interviews.headings import is_code
from persona_gen.ingest.interviews.interviewer import Asking
from persona_gen.ingest.interviews.participants import label_key
from persona_gen.ingest.interviews.rows import Rows, may_quote
from persona_gen.ingest.interviews.speech import TOOLS
from persona_gen.ingest.interviews.tool_lines import is_notice
from persona_gen.ingest.interviews.transcripts import SUBTITLES
from persona_gen.ingest.interviews.turns import Transcript, joined_turns, stretches
from persona_gen.privacy.name_lists import is_person
from persona_gen.sources.tables.no_people import NOTE
from persona_gen.sources.tables.totals import SUBTOTAL, TOTAL

BACK_CHANNELS = "back-channel of a turn (mm-hm, yeah)"
BLANK_ROW = "a blank row"
HEADER_AGAIN = "the header again"
A_TOTAL = "a total, nobody's words"
A_NOTE = "a note beside the table"
SAME_HIGHLIGHT = "the same highlight under another tag"


BOT = re.compile(r"true|bot(_message)?|app|service|system|B[A-Z0-9]{6,}", re.IGNORECASE)
"""What says beside a message that no person wrote it: a subtype, whether it is a bot's, the bot's id."""


class Utterance(NamedTuple):
    """One piece of text. ``label`` is its author as the file has it, or empty; ``file`` and ``place`` say where.

    ``segment`` is set where the file itself says so. ``among`` are labels of all who speak in the same conversation.
    ``code`` stands for the author where it is known and tells nothing; ``names`` are the author's own.
    """

    text: str
    label: str = ""
    file: str = ""
    place: str = ""
    segment: str = ""
    asked: bool = False
    """The interviewer's."""
    quotable: bool = True
    among: tuple[str, ...] = ()
    code: str = ""
    names: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    """What the file is called, by its name and its header; empty where several people answer in it."""


class Utterances(Protocol):
    """Utterances of one file, which can be gone through more than once; what is counted is of the last time."""

    skipped: Counter[str]
    """Pieces of text that are no remarks, by reason."""

    @property
    def path(self) -> Path:
        """The file."""
        ...

    @property
    def name(self) -> str:
        """The file's name."""
        ...

    @property
    def format(self) -> str:
        """What was read, with the encoding."""
        ...

    def __iter__(self) -> Iterator[Utterance]: ...

    def labels(self) -> Iterator[str]:
        """Everybody who is named in it, often more than once."""
        ...

    @property
    def notes(self) -> tuple[str, ...]:
        """What the user should know of the file."""
        ...


@dataclass
class TranscriptUtterances:
    """The turns of a transcript, long ones in pieces."""

    transcript: Transcript
    asking: Asking
    skipped: Counter[str] = field(default_factory=Counter)

    @property
    def path(self) -> Path:
        """The file."""
        return self.transcript.path

    @property
    def name(self) -> str:
        """The file's name."""
        return one_line(self.path.name)

    @property
    def format(self) -> str:
        """What was read, with the encoding."""
        return self.transcript.format

    @property
    def people(self) -> tuple[str, ...]:
        """Who speaks and does not ask."""
        labels = dict.fromkeys(turn.speaker for turn in self.transcript.turns)
        return tuple(label for label in labels if label_key(label) not in self.asking.labels)

    def labels(self) -> Iterator[str]:
        """All who speak, and whom the header names."""
        yield from dict.fromkeys(turn.speaker for turn in self.transcript.turns)
        yield from self.transcript.asking

    def __iter__(self) -> Iterator[Utterance]:
        turns, back_channels = joined_turns(self.transcript.turns, cues=self.path.suffix.lower() in SUBTITLES)
        self.skipped = Counter({BACK_CHANNELS: back_channels, **self.transcript.outside})
        people = self.people
        titles = (Path(self.name).stem, self.transcript.header) if len(people) == 1 else ()
        for turn in turns:
            asked = label_key(turn.speaker) in self.asking.labels
            for piece in stretches(turn.text):
                yield Utterance(piece, turn.speaker, self.name, turn.place, asked=asked, among=people, titles=titles)

    @property
    def notes(self) -> tuple[str, ...]:
        """Who is taken for the interviewer, and what was taken off the words."""
        if not self.transcript.turns:
            return ('nobody is named as speaking, so nothing is quoted (write "P1: " before what each one says)',)
        if asking := len(self.asking.labels):
            who = f"interviewer: {asking} of {asking + len(self.people)} speakers, {self.asking.reason}"
            return (who, *self.transcript.notes)
        if len(self.people) > 1:
            who = "no interviewer is recognised: all speakers are taken for participants (--interviewer NAME)"
            return (who, *self.transcript.notes)
        return self.transcript.notes


def _no_remark(cells: Mapping[str, str], header: Mapping[str, str]) -> str:
    """Why a row of a table of quotes is nobody's remark; "" where it may be one.

    A label of a total must stand where people are named, or be all that the row says beside a figure.
    """
    filled = {role: cell for role, cell in cells.items() if cell and not cell.isspace()}
    if not filled:
        return BLANK_ROW
    text = filled.pop("text", "")
    beside = {role: " ".join(cell.split()) for role, cell in filled.items()}
    if len(header) > 1 and beside.items() <= header.items() and (not text or " ".join(text.split()) == header["text"]):
        return HEADER_AGAIN
    named = [beside[role] for role in ("speaker", "segment", "document") if role in beside]
    if any(map(SUBTOTAL.match, named)):
        return A_TOTAL
    if text and (beside or not re.search(r"\d", text)):
        return TOOLS if is_notice(text) or BOT.fullmatch(filled.get("kind", "")) else ""
    if any(map(TOTAL.fullmatch, (*beside.values(), " ".join(text.split())))):
        return A_TOTAL
    return A_NOTE if any(map(NOTE.fullmatch, named)) else ""


@dataclass
class TableUtterances:
    """The rows of a table of quotes; a highlight with several tags, one row for each, counts once."""

    rows: Rows
    interviewers: frozenset[str] = frozenset()
    skipped: Counter[str] = field(default_factory=Counter)

    @property
    def path(self) -> Path:
        """The file."""
        return self.rows.path

    @cached_property
    def name(self) -> str:
        """The file's name."""
        return one_line(self.path.name)

    @property
    def format(self) -> str:
        """What was read, with the encoding."""
        return self.rows.format

    @cached_property
    def _heads(self) -> frozenset[str]:
        """Columns of words that are called as a person is, and hold that person's: a grid of themes and people."""
        columns = self.rows.text_columns.values()
        if len(columns) < 2 or "speaker" in self.rows.used:
            return frozenset()
        return frozenset(column for column in columns if is_person(column) or is_code(column))

    def labels(self) -> Iterator[str]:
        """The speaker of each row, or of each column."""
        if "speaker" in self.rows.used:
            yield from (cells["speaker"] for _, cells in self.rows)
        yield from self._heads

    def __iter__(self) -> Iterator[Utterance]:
        self.skipped = Counter()
        used = self.rows.used
        tagged = "id" in used and "tag" in used
        header = {role: " ".join(name.split()) for role, name in used.items()}
        seen: set[tuple[str, str]] = set()
        for number, column, cells in self.rows.texts():
            if reason := _no_remark(cells, header):
                self.skipped[reason] += 1
                continue
            if tagged and cells["id"]:
                if (cells["id"], column) in seen:
                    self.skipped[SAME_HIGHLIGHT] += 1
                    continue
                seen.add((cells["id"], column))
            document = cells.get("document", "").strip()
            head = column if column in self._heads else ""
            label = cells.get("speaker", "").strip() or head or Path(document).stem
            place = f"row {number}" + f", {column}" * (len(self.rows.text_columns) > 1 and not head)
            quotable = may_quote(used["consent"], cells["consent"]) if "consent" in used else True
            asked = (
                "speaker" in used
                and bool(label)
                and (INTERVIEWER.match(label) is not None or label_key(label) in self.interviewers)
            )
            yield Utterance(
                cells["text"],
                label,
                document or self.name,
                f"highlight {cells['id']}" if tagged else place,
                cells.get("segment", "").strip(),
                asked,
                quotable,
                (label, document),
                titles=() if cells.get("speaker", "").strip() else (Path(document).stem,),
            )

    @property
    def notes(self) -> tuple[str, ...]:
        """Which columns were used."""
        used = ", ".join(f"{role} = {name}" for role, name in self.rows.used.items() if name not in self._heads)
        used = used or f"text = {len(self._heads)} columns, one for each speaker"
        unused = f"not used: {', '.join(self.rows.unused)}" if self.rows.unused else ""
        return tuple(filter(None, (used, unused)))

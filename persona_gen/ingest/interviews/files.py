"""Which files hold quotes, and each of them opened."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple

from persona_gen.errors import ConfigError, InputError, one_line
from persona_gen.files import real_path, unreadable
from persona_gen.ingest.interviews import rows, transcripts
from persona_gen.ingest.interviews.headings import label_keys
from persona_gen.ingest.interviews.interviewer import asking_in
from persona_gen.ingest.interviews.participants import Participants, label_key
from persona_gen.ingest.interviews.speech import UNNAMED
from persona_gen.ingest.interviews.turns import Transcript
from persona_gen.ingest.interviews.utterances import TableUtterances, TranscriptUtterances, Utterances
from persona_gen.privacy.pseudonyms import KEY_FILE
from persona_gen.sources.tables.rows import SURE_TABLE_SUFFIXES, TEXT_SUFFIXES

INTERVIEW_SUFFIXES = (*transcripts.TRANSCRIPT_SUFFIXES, *SURE_TABLE_SUFFIXES)
HIGHLIGHTS = {"text", "document", "tag"}
"""What a highlight export has and a table of people has not."""

MESSAGES = {"type", "user", "text", "ts"}
"""The columns of a channel's messages, as Slack exports them."""

_NEXT_ROLE = re.compile(rf",(?=\s*(?:{'|'.join(rows.COLUMN_ROLES)})=)")


class Opened(NamedTuple):
    """Files of quotes in their order, a line on each that holds none, and what is wrong with the unreadable."""

    utterances: list[Utterances]
    notes: list[str]
    unread: list[InputError]


def open_quotes(
    paths: Sequence[Path],
    participants: Participants,
    columns: Mapping[str, str],
    interviewers: Collection[str] = (),
    encoding: str | None = None,
    leave: Collection[Path] = (),
) -> Opened:
    """The remarks of files and folders. ``leave`` are files that are something else: the map.

    A file among others that cannot be read is named, and the others go on. Raises `ConfigError`, and `InputError` where
    none can be read.
    """
    files, notes = _listed(paths, leave)
    read: dict[Path, Transcript] = {}
    tables: dict[Path, rows.Rows] = {}
    unread: list[InputError] = []
    for path, named in files:
        try:
            if path.suffix.lower() in transcripts.TRANSCRIPT_SUFFIXES:
                transcript = transcripts.read_transcript(path, participants.labels, encoding)
                read[path] = _somebodys(transcript) if named else transcript
            else:
                tables[path] = rows.rows_of(path, columns, ("text",), encoding)
        except InputError as error:
            unread.append(error)
            notes.append(f"{one_line(path.name)}: not read ({error.what})")
    if unread and not read and not tables:
        raise unread[0]
    asking = dict(zip(read, asking_in(list(read.values()), participants, interviewers), strict=True))
    given = frozenset(key for name in interviewers for key in label_keys(name))
    opened: list[Utterances] = [
        TranscriptUtterances(read[path], asking[path]) if path in read else TableUtterances(tables[path], given)
        for path, _ in files
        if path in read or path in tables
    ]
    _check_interviewers(interviewers, list(read.values()), opened)
    return Opened(opened, notes, unread)


_NAME_THEM = 'write a label and a colon before what each one says, such as "P1: "'


def _somebodys(transcript: Transcript) -> Transcript:
    """A transcript in which somebody is named as speaking. Raises `InputError` for another."""
    if not transcript.turns:
        changing = "dashes and chevrons say that the speaker changes, and " if transcript.outside.get(UNNAMED) else ""
        raise InputError(transcript.path, "", f"{changing}nobody is named as speaking", cure=_NAME_THEM)
    return transcript


def _listed(paths: Sequence[Path], leave: Collection[Path]) -> tuple[list[tuple[Path, bool]], list[str]]:
    """Each file, and whether it was named itself; and a line on each file of a folder that is not read."""
    files: list[tuple[Path, bool]] = []
    notes: list[str] = []
    for path in paths:
        if path.name == KEY_FILE:
            raise InputError(path, "", "this says who the codes are and holds no quotes", cure="leave it out")
        if path.is_dir():
            readable, unread = _in_folder(path, {real_path(p) for p in leave})
            files += [(file, False) for file in readable]
            notes += unread
        elif path.suffix.lower() not in INTERVIEW_SUFFIXES:
            what = "this is no file of quotes by its name" if path.exists() else "there is no such file"
            raise InputError(path, "", what, cure=f"the names of such files end in {', '.join(INTERVIEW_SUFFIXES)}")
        else:
            files.append((path, True))
    return files, notes


def holds_quotes(path: Path, columns: Mapping[str, str], encoding: str | None = None) -> bool:
    """Whether a path is a folder, a transcript, a channel or a highlight export, or ``columns`` say what it holds.

    All else is a table.
    """
    suffix = path.suffix.lower()
    if path.is_dir() or columns:
        return True
    if suffix in transcripts.TRANSCRIPT_SUFFIXES and suffix not in TEXT_SUFFIXES:
        return True
    if suffix == ".txt" and path.is_file():
        return transcripts.begins_with_turns(path, encoding)
    if suffix not in SURE_TABLE_SUFFIXES or not path.is_file():
        return False
    try:
        table = rows.rows_of(path, {}, (), encoding)
        return table.used.keys() >= HIGHLIGHTS or {*table.used.values(), *table.unused} >= MESSAGES
    except InputError:
        return False  # whoever reads it as a table says what is wrong with it


def columns_of(texts: Sequence[str]) -> dict[str, str]:
    """Columns by what they are for, of texts such as ``text=Review,speaker=User``. Raises `ConfigError`.

    A second column of text is one for ``text 2`` or the like: see `Rows`.
    """
    columns: dict[str, str] = {}
    for part in (part for text in texts for part in _NEXT_ROLE.split(text)):
        role, _, name = part.partition("=")
        if role.strip() not in rows.COLUMN_ROLES or not name.strip():
            raise ConfigError(
                f'--columns is "{part}"', cure=f"give ROLE=COLUMN, of the roles {', '.join(rows.COLUMN_ROLES)}"
            )
        role = role.strip()
        if role in columns and role != "text":
            raise ConfigError(f"--columns gives {role} twice", cure="give one; text alone may have several columns")
        columns[f"text {len(columns) + 1}" if role in columns else role] = name.strip()
    return columns


def _in_folder(folder: Path, leave: Collection[Path]) -> tuple[list[Path], list[str]]:
    try:
        entries = sorted(folder.iterdir())
    except OSError as error:
        raise unreadable(folder, error) from None
    visible = [
        p for p in entries if not p.name.startswith((".", "~$")) and p.name != KEY_FILE and real_path(p) not in leave
    ]
    # A link that leads round in a circle is named where it is read.
    readable = [p for p in visible if p.suffix.lower() in INTERVIEW_SUFFIXES and (p.is_file() or not p.exists())]
    others = [p for p in visible if p not in readable]
    if not readable:
        raise InputError(
            folder, "", "the folder holds no file of quotes", cure=f"their names end in {', '.join(INTERVIEW_SUFFIXES)}"
        )
    return readable, [
        f"{one_line(p.name)}: not read ({'a folder' if p.is_dir() else 'no format of quotes'})" for p in others
    ]


def _check_interviewers(given: Collection[str], read: Sequence[Transcript], opened: Sequence[Utterances]) -> None:
    """A name that nobody has is a slip of the pen."""
    if not given:
        return
    met = {label_key(turn.speaker) for transcript in read for turn in transcript.turns}
    met |= {
        label_key(label) for remarks in opened if isinstance(remarks, TableUtterances) for label in remarks.labels()
    }
    for name in sorted(name for name in given if not label_keys(name) & met):
        some = ", ".join(sorted(met)[:6])
        raise ConfigError(f'--interviewer is "{name.casefold()}", and nobody has that label', cure=f"labels are {some}")


def labels_in(opened: Sequence[Utterances]) -> Iterator[str]:
    """All labels of all files."""
    for remarks in opened:
        yield from remarks.labels()

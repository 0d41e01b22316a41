"""Rows of a table that holds quotes, in a stream: CSV, TSV, sheets, JSON lines, Parquet."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from persona_gen.errors import ConfigError, InputError
from persona_gen.sources.tables.named import NamedTable, named_rows
from persona_gen.sources.tables.rows import RECORDS_WITHIN

"""What is read as a table of quotes; a text is a transcript."""

CONSENT = (
    r".*\b(?:consent|quotable|may we quote|ok(?:ay)? to quote|do not quote|don'?t quote|no quote"
    r"|permission to quote|opt ?out)\b.*",
    r".*\bquot(?:e|ing) (?:ok|permission|allowed)",
)
SENTENCES_LOOKED, LEAST_WORDS = 50, 4
"""Rows, and words a cell on average, by which a column is proposed as one of words."""

COLUMN_ROLES: dict[str, tuple[str, ...]] = {
    "text": (
        *"text content quote quotation verbatim highlight excerpt snippet comments? review".split(),
        r"(?:review|comment) (?:text|body|content)",
        *"body answer response feedback explanation message sentence utterance".split(),
    ),
    "speaker": (
        *"speaker participant respondent interviewee person author reviewer".split(),
        r"(?:participant|respondent|customer|user|reviewer|author|speaker) ?(?:id|code|name)",
        *("responder ?#", "user", "customer", "name", "from", "sender"),
    ),
    "segment": (
        r"(?:customer |user |target )?(?:segment|group|cluster|persona|audience|cohort)(?: name)?",
        r"[^\W\d_]*(?:gruppe|segment|cluster)",
        *"groupe grupo gruppo segmento groep doelgroep".split(),
    ),
    "document": ("document", "transcript", "interview", "file", "origin", "source ?(?:file|document)?", "note ?title"),
    "id": ("id", r"(?:highlight|quote|review|response) ?id"),
    "tag": (r"(?:tag|code|label|theme)s?",),
    "consent": CONSENT,
    "kind": ("sub ?type", "is ?bot", "bot ?id"),
}
"""What columns are for, by their whole name in small letters with single blanks; what stands first goes first."""


@dataclass(frozen=True)
class Rows:
    """A table of quotes. ``used`` gives the columns of each role, ``unused`` all others."""

    table: NamedTable
    used: Mapping[str, str]
    unused: tuple[str, ...]

    @property
    def path(self) -> Path:
        """The file."""
        return self.table.path

    @property
    def format(self) -> str:
        """How it was read."""
        return self.table.format

    @property
    def text_columns(self) -> dict[str, str]:
        """The columns of words, by role: several where a person's answers stand side by side."""
        return {role: name for role, name in self.used.items() if role.partition(" ")[0] == "text"}

    def __iter__(self) -> Iterator[tuple[int, dict[str, str]]]:
        """Each row's number, as a spreadsheet counts, with its cells by role."""
        for number, cells in self.table:
            yield number, {role: cells[name] for role, name in self.used.items()}

    def texts(self) -> Iterator[tuple[int, str, dict[str, str]]]:
        """Each text with its row's number, the column it stands in, and the row's cells by role."""
        columns = self.text_columns
        for number, cells in self:
            for role, column in columns.items():
                yield number, column, cells if role == "text" else {**cells, "text": cells[role]}


def rows_of(
    path: Path,
    columns: Mapping[str, str],
    needed: Sequence[str],
    encoding: str | None = None,
    roles: Mapping[str, tuple[str, ...]] | None = None,
    cure: str = "",
) -> Rows:
    """A table with its columns told apart, by ``columns`` (role → name), then by their names and ``roles``.

    ``cure`` helps where a needed one is not found, if it is not the flag that names it.
    Raises `ConfigError` for a column that is not there, `InputError` where a needed one cannot be told.
    """
    table = named_rows(path, encoding)
    names = table.names
    used: dict[str, str] = {}
    for role, wanted in columns.items():
        column = next((n for n in names if n.casefold() == wanted.strip().casefold()), None)
        if column is None:
            near = difflib.get_close_matches(wanted, names, 1, 0.6)
            cure = (
                f"did you mean {near[0]}?"
                if near
                else f"its columns are {', '.join(names[:8])}{' …' * (len(names) > 8)}"
            )
            raise ConfigError(f'{path} has no column "{wanted}" for the {role}', cure=cure)
        used[role] = column
    for role, order in (COLUMN_ROLES if roles is None else roles).items():
        free = [n for n in names if n not in used.values()]
        if role not in used and (column := _best(order, free)):
            used[role] = column
    for role in needed:
        if role not in used:
            what = f"no column is known to hold the {role} (columns: {', '.join(names[:8])}{' …' * (len(names) > 8)})"
            wordy = _wordy(table) if role == "text" else []
            if RECORDS_WITHIN in table.format:
                inner = table.format.partition("; not read: ")[2]
                what += f"; {inner} are not read: who says what in them is not told by a name or a role"
                cure = cure or ("" if wordy else "give each turn a row of its own, with columns text and speaker")
            named = f'"{",".join(f"text={name}" for name in wordy)}"' if wordy else f"{role}=COLUMN"
            raise InputError(path, "row 1", what, cure=cure or f"name it with --columns {named}")
    return Rows(table, used, tuple(n for n in names if n not in used.values()))


def _wordy(table: NamedTable) -> list[str]:
    """The columns whose first cells are sentences."""
    cells = [row for _, row in islice(table, SENTENCES_LOOKED)]
    words = {name: [len(row[name].split()) for row in cells if row[name].strip()] for name in table.names}
    return [name for name, counts in words.items() if counts and sum(counts) >= LEAST_WORDS * len(counts)]


def _best(order: Sequence[str], names: Sequence[str]) -> str:
    """The name of this role; of several, the one whose alternative stands first: ``text`` goes before ``body``."""
    fitting = [(place, name) for name in names for place, part in enumerate(order) if re.fullmatch(part, _plain(name))]
    return min(fitting, key=lambda fit: fit[0])[1] if fitting else ""


def _plain(name: str) -> str:
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])|[_.\-]+", " ", name)
    return " ".join(spaced.lower().split()).rstrip("?: ")


def may_quote(column: str, cell: str) -> bool:
    """Whether a cell of a consent column allows quoting: only a clear yes does; in "do not quote", only a clear no."""
    word = " ".join(cell.casefold().split()).strip(" .!✓✔")
    negative = re.search(r"\b(?:not|n['’]?t|no|opt ?out|withdr\w+|refus\w+)\b", re.sub(r"[_-]", " ", column.casefold()))
    yes = word in _YES or cell.strip() in ("✓", "✔")
    no = word in _NO
    return no or not word if negative else yes


_YES = frozenset(
    """yes y true 1 1.0 t ok okay agree agreed consent consented consents given granted
    allowed quotable quote x ja j oui o si sí s sim tak""".split()
) | {
    "yes please",
    "i agree",
    "may quote",
    "may be quoted",
    "ok to quote",
    "full consent",
    "yes, anonymously",
    "anonymous",
    "anonymously",
}
_NO = frozenset("no n false 0 0.0 f none nein non não nie".split())

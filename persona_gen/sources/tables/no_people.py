"""Rows of a table that are no people: headers that stand again, totals, notes below the table.

They are recognised, left out and told; a row that may be a person is kept. Whatever is a total must say so by a word
and show it by its figures or by what it leaves blank.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from persona_gen.privacy.columns import identifier_by_name
from persona_gen.sources.tables.further_lines import FurtherLines, further_lines
from persona_gen.sources.tables.headers import Column, Header
from persona_gen.sources.tables.sql import sql_name, sql_text
from persona_gen.sources.tables.totals import LAST, ROWS_SEARCHED, SAMPLE_ROWS, TOTAL, LookedRows, totals_in
from persona_gen.sources.tables.unfinished import unfinished_answers

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection


_YES = ("1", "1.0", "true", "yes", "ja", "oui", "sí", "si", "test")
TRIAL_MARKS: tuple[tuple[re.Pattern[str], tuple[str, ...]], ...] = tuple(
    (re.compile(name, re.IGNORECASE), cells)
    for name, cells in (
        (
            r"(response )?(status|type)|antworttyp|type de réponse|tipo de respuesta",
            (
                "survey preview", "survey test", "spam", "possible spam", "preview spam", "imported spam",
                "offline survey preview", "offline response (preview)", "test data", "test response", "umfragevorschau",
                "umfragetest", "aperçu de l'enquête", "vista previa de la encuesta",
            ),
        ),
        (r"distribution ?channel", ("preview", "test")),
        (r"tester", _YES),
        (r"is[ _]?test|test[ _](response|entry|record|data|mode|user)|is[ _]?preview|istest", _YES),
    )
)  # fmt: skip
"""Columns by name, and their cells in small letters that mark a row as no respondent's, as Qualtrics, Alchemer and
Unipark export them."""


QUALTRICS_TRIALS = ("1", "2", "8", "9", "12", "17", "40")
"""Numbers under "Response Type" in Qualtrics' numeric export: preview, test, spam (of a preview, imported, of staff), a
preview offline (Qualtrics support, "Understanding Your Dataset")."""


def trial_columns(columns: Sequence[Column], style: str = "") -> list[tuple[Column, tuple[str, ...]]]:
    """The columns that tell such rows, each with the cells that do; ``style`` is of the header."""
    marks = TRIAL_MARKS
    if style.startswith("Qualtrics"):
        marks = ((re.compile("response type|status", re.IGNORECASE), QUALTRICS_TRIALS), *marks)
    return [
        (column, cells)
        for column in columns
        for name, cells in marks
        if any(name.fullmatch(text.strip()) for text in (column.name, column.label))
    ]


PAGE = re.compile(
    r"\W*(page|seite|página|pagina|sida|side|strona)\s*:?\s*\d+(\s*(of|von|de|di|av|/|z)\s*\d+)?\W*", re.IGNORECASE
)
"""What a printed list has between its pages."""
_NOTE_WORDS = (
    "source", "notes?", "quelle", "hinweis", "anmerkung", "fuente", "nota", "base", "copyright", "confidential",
    "generated", "exported", "printed", "created", "downloaded", "page", "seite", "filters?", "filtered",
    "applied filters", "as of", "stand", "run date", "report", "end of", "legend", "disclaimer", "rows?", "records?",
    "data",
)  # fmt: skip
NOTE = re.compile(
    rf"({'|'.join(_NOTE_WORDS)})\b.*|n ?= ?\d+.*|[^\W\d][^:\d]{{0,30}}: ?[\d.,]+ ?%?|[*†‡©#].*|[-–—=_]{{3,}}",
    re.IGNORECASE | re.DOTALL,
)
"""What tools and people write below a table."""
NOTE_BELOW = re.compile(rf"{NOTE.pattern}|{TOTAL.pattern}", re.IGNORECASE | re.DOTALL)
"""What a single line below a table must be to be no part of it."""


@dataclass(frozen=True)
class LeftOutRow:
    """Rows by their place in the table (from 0), and why in words."""

    rows: frozenset[int] = frozenset()
    notes: tuple[str, ...] = ()
    further: FurtherLines | None = None


def no_people(
    connection: DuckDBPyConnection, source: str, place: str, columns: Sequence[Column], header: Header, first: int
) -> LeftOutRow:
    """The rows of ``source`` that are no people; ``place`` is the column of their place, ``first`` its first number."""
    [(rows,)] = connection.execute(f"SELECT count(*) FROM {source}").fetchall()
    looked = LookedRows(connection, source, place, [column.name for column in columns], int(rows))
    repeated = _repeated(looked, header)
    pages = _page_lines(looked)
    notes = {at: label for at, label in _notes(looked).items() if at not in pages}
    totals, kept = totals_in(looked, repeated | pages | notes.keys())
    words = []
    if repeated:
        words.append(f"{_rows(len(repeated))} the header again, and {_is(len(repeated))} left out")
    if pages:
        words.append(f"{_rows(len(pages))} the number of a page, and {_is(len(pages))} left out")
    if notes:
        shown = next(iter(sorted(notes.items())))
        words.append(f'{_rows(len(notes))} a note below the table, and {_is(len(notes))} left out: "{shown[1][:60]}"')
    if totals:
        at, label = next(iter(sorted(totals.items())))
        words.append(f'{_rows(len(totals))} a total, and {_is(len(totals))} left out: row {first + at}, "{label[:40]}"')
    for label, at in sorted(kept.items())[:3]:
        words.append(f'row {first + at} is called "{label[:40]}" and counts as a person: its figures sum up no others')
    copies = _copies(looked, repeated | pages | notes.keys() | totals.keys())
    if copies:
        words.append(
            f"{_rows(len(copies))} the same in all cells as one before, id and all, and {_is(len(copies))} left out"
        )
    gone = frozenset(repeated | pages | notes.keys() | totals.keys() | copies)
    for mark, rows_marked in _trials(looked, columns, header.style, gone).items():
        how = "trials of the survey" if len(rows_marked) > 1 else "a trial of the survey"
        words.append(f"{_rows(len(rows_marked))} {how}, and {_is(len(rows_marked))} left out: {mark}")
        gone |= rows_marked
    if further := further_lines(looked, gone):
        names = ", ".join(f'"{name}"' for name in further.blank[:3])
        words.append(
            f'{_rows(len(further.rows))} further lines of the same "{further.key}", blank in {names} as the line above '
            f"is not, and {_is(len(further.rows))} left out"
        )
        gone |= further.rows
    words += unfinished_answers(looked, columns, gone)
    return LeftOutRow(gone, tuple(words), further)


def told_apart(columns: Sequence[Column], further: FurtherLines | None) -> tuple[Column, ...]:
    """The columns; those that further lines fill in their own way are told of nobody by the first line alone."""
    if not further:
        return tuple(columns)
    why = f'each line of a "{further.key}" has its own, and only the first line counts (--include overrides)'
    return tuple(replace(column, aside=why) if column.name in further.own else column for column in columns)


def _trials(
    looked: LookedRows, columns: Sequence[Column], style: str, gone: frozenset[int]
) -> dict[str, frozenset[int]]:
    """Rows that the survey's own columns call previews, tests or spam, by what says so; none where all rows are."""
    trials: dict[str, frozenset[int]] = {}
    for column, cells in trial_columns(columns, style):
        text = f"lower(trim(CAST({sql_name(column.name)} AS VARCHAR)))"
        marked = looked.fetch(f"{text} IN ({', '.join(map(sql_text, cells))})", names=[column.name])
        rows = frozenset(at for at, _ in marked) - gone - frozenset().union(*trials.values())
        if rows:
            shown = ", ".join(sorted({cell for _, [cell] in marked}))
            trials[f'"{column.name}" is {shown}'] = rows
    others = looked.rows - len(gone) - sum(map(len, trials.values()))
    return trials if others > 0 else {}


def blank_rows(connection: DuckDBPyConnection, source: str, place: str, columns: Sequence[Column]) -> frozenset[int]:
    """The places of rows without any cell, in tables small enough to look at all of them."""
    [(rows,)] = connection.execute(f"SELECT count(*) FROM {source}").fetchall()
    if rows > ROWS_SEARCHED:
        return frozenset()
    blank = " AND ".join(f"coalesce(trim(CAST({sql_name(c.name)} AS VARCHAR)), '') = ''" for c in columns)
    return frozenset(int(at) for (at,) in connection.execute(f"SELECT {place} FROM {source} WHERE {blank}").fetchall())


def _rows(n: int) -> str:
    return f"{n:,} row{'s are' if n != 1 else ' is'}"


def _is(n: int) -> str:
    return "are" if n != 1 else "is"


def _repeated(looked: LookedRows, header: Header) -> set[int]:
    """Rows that are the header once more, as where files were joined."""
    repeated: set[int] = set()
    for cells in header.cells:
        # Blank where the header is: whoever ticks all choices has the cells of a second header row, and an id besides.
        tests = [
            f"coalesce(trim(CAST({sql_name(name)} AS VARCHAR)), '') = {sql_text(cell.strip())}"
            for name, cell in zip(looked.names, cells, strict=False)
        ]
        filled = sum(bool(cell.strip()) for cell in cells)
        if filled > 1 or (filled and len(looked.names) == 1):
            repeated |= {at for at, _ in looked.fetch(" AND ".join(tests), names=looked.names[:1])}
    return repeated


def _page_lines(looked: LookedRows) -> set[int]:
    """Rows of a single cell that numbers a page, wherever they stand."""
    if looked.rows > ROWS_SEARCHED or len(looked.names) < 2:
        return set()
    numbered = " OR ".join(
        f"regexp_matches(CAST({sql_name(name)} AS VARCHAR), '^.{{0,4}}(page|seite|p[aá]gina|sida|side|strona)', 'i')"
        for name in looked.names
    )
    rows = ((at, [cell for cell in cells if cell]) for at, cells in looked.fetch(numbered))
    return {at for at, filled in rows if len(filled) == 1 and PAGE.fullmatch(filled[0])}


def _copies(looked: LookedRows, skipped: set[int]) -> set[int]:
    """Rows that stand twice, in tables that give each person an id: without one, two alike may be two people."""
    ids = [name for name in looked.names if identifier_by_name(name) in ("ids", "e-mail addresses")]
    if not ids or looked.rows > ROWS_SEARCHED:
        return set()
    every = ", ".join(map(sql_name, looked.names))
    filled = f"coalesce(trim(CAST({sql_name(ids[0])} AS VARCHAR)), '') <> ''"
    numbered = f"row_number() OVER (PARTITION BY {every} ORDER BY {looked.place}) AS nth"
    rows = f"SELECT {looked.place} AS row_at, {numbered} FROM {looked.source} WHERE {filled}"
    query = f"SELECT row_at FROM ({rows}) WHERE nth > 1"
    return {int(row_at) for (row_at,) in looked.connection.execute(query).fetchall()} - skipped


def _notes(looked: LookedRows) -> dict[int, str]:
    """The rows below the last person that hold a note, from the end upwards."""
    if len(looked.names) < 2:
        return {}
    sample = [cells for _, cells in looked.fetch(more=f"LIMIT {SAMPLE_ROWS}")]
    filled = sorted(sum(map(bool, cells)) for cells in sample if any(cells))
    typical = filled[len(filled) // 2] if filled else 0
    notes: dict[int, str] = {}
    gap: list[int] = []
    for at, cells in sorted(looked.fetch(f"{looked.place} >= {looked.rows - LAST}"), reverse=True):
        texts = [(i, cell) for i, cell in enumerate(cells) if cell]
        if not texts:
            gap.append(at)
            continue
        few = len(texts) == 1 or (len(texts) == 2 and typical >= 4)
        if typical < 2 or not few or not _a_note(texts, sample, at):
            break
        notes[at] = texts[0][1]
    return notes


def _a_note(texts: Sequence[tuple[int, str]], sample: Sequence[Sequence[str]], at: int) -> bool:
    """Whether the only cells of a row are no answers: by their words, or by being unlike all others of the column."""
    column, text = texts[0]
    if NOTE.fullmatch(text) or (TOTAL.fullmatch(text) and len(texts) == 1):
        return True
    others = [cells[column] for i, cells in enumerate(sample) if cells[column] and i != at]
    numbers = sum(bool(re.fullmatch(r"[\d.,]+", other)) for other in others)
    alike = len(set(others)) < 0.5 * len(others) or numbers > 0.9 * len(others)
    return bool(others) and alike and text not in others and len(text.split()) > 2

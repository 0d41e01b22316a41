"""Open-ended columns of the table of people: which answers may be quoted, of whom, and each as an `Utterance`."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from persona_gen.errors import one_line
from persona_gen.ingest.interviews.rows import may_quote
from persona_gen.ingest.interviews.utterances import Utterance
from persona_gen.ingest.people.figures import Key, Population
from persona_gen.privacy.heading_names import without_names
from persona_gen.sources.tables.headers import Column
from persona_gen.sources.tables.reading import Table
from persona_gen.sources.tables.sql import sql_name

_ROWS_AT_ONCE = 10_000


class OpenAnswer(NamedTuple):
    """One cell. ``key`` is None where the person is in no segment; ``names`` are the person's own."""

    row: int
    key: Key | None
    text: str
    consent: str
    names: tuple[str, ...]


def answers(
    population: Population, column: Column, where: str, consent: Column | None = None, names: Sequence[Column] = ()
) -> Iterator[OpenAnswer]:
    """The cells of a column, of each person within ``where``, as they stand in the table; "" for a blank one."""
    wanted = [column, *([consent] if consent else []), *names]
    cells = ", ".join(f"coalesce(CAST({sql_name(c.name)} AS VARCHAR), '') AS c{i}" for i, c in enumerate(wanted))
    keys = ", ".join(f"{sql} AS k{i}" for i, sql in enumerate(population.keys))
    query = (
        f"SELECT persona_gen_row, ({population.condition}) IS true, {cells}{', ' if keys else ''}{keys} "
        "FROM (SELECT *, row_number() OVER () AS persona_gen_row FROM people) "
        f"WHERE {_condition(where)} ORDER BY persona_gen_row"
    )
    with population.table.guarded():
        result = population.table.connection.execute(query)
    while rows := _some(population.table, result):
        for row, counted, *rest in rows:
            text, *others = rest[: len(wanted)]
            consent_cell = others.pop(0) if consent else ""
            key = tuple(map(str, rest[len(wanted) :])) if counted else None
            yield OpenAnswer(int(row), key, text, consent_cell, tuple(filter(None, others)))


def _some(table: Table, result: Any) -> list[tuple[Any, ...]]:
    with table.guarded():
        rows: list[tuple[Any, ...]] = result.fetchmany(_ROWS_AT_ONCE)
    return rows


def different(table: Table, column: Column) -> Iterator[str]:
    """The different cells of a column that are not blank."""
    cells = table.fetch(f"SELECT DISTINCT CAST({sql_name(column.name)} AS VARCHAR) FROM people")
    return (str(cell) for (cell,) in cells if cell and not str(cell).isspace())


def _condition(where: str) -> str:
    return f"({where}\n)" if where else "true"


MOST_NAMED_PEOPLE = 5000
"""People up to which the names of all are looked for in what each one says; above, each one's own alone."""


@dataclass
class AnswerUtterances:
    """The answers to one question; speakers go by the number of their row. ``segments`` names each key's segment."""

    population: Population
    column: Column
    where: str
    segments: Mapping[Key, str]
    consent: Column | None = None
    names: Sequence[Column] = ()
    skipped: Counter[str] = field(default_factory=Counter)

    @property
    def path(self) -> Path:
        """The table's file, the first of several."""
        return self.population.table.files[0].path

    @property
    def name(self) -> str:
        """The table's file name."""
        return one_line(self.path.name) if len(self.population.table.files) == 1 else "tables"

    @property
    def format(self) -> str:
        """Which column it is."""
        return f"column {self._called}"

    @cached_property
    def _called(self) -> str:
        """The column's name as a quote's origin has it: nobody is named in it."""
        return without_names(self.column.name[:60])

    @property
    def _few(self) -> bool:
        return self.population.table.rows <= MOST_NAMED_PEOPLE

    def labels(self) -> Iterator[str]:
        """The names of everybody in the table, unless there are many."""
        for column in self.names if self._few else ():
            yield from different(self.population.table, column)

    def __iter__(self) -> Iterator[Utterance]:
        width = max(4, len(str(self.population.table.rows)))
        for answer in answers(self.population, self.column, self.where, self.consent, self.names):
            yield Utterance(
                answer.text,
                file=self.name,
                place=f"row {answer.row}, {self._called}",
                segment=self.segments.get(answer.key, "") if answer.key else "",
                quotable=may_quote(self.consent.name, answer.consent) if self.consent else True,
                code=f"R{answer.row:0{width}d}",
                names=() if self._few else answer.names,
            )

    @property
    def notes(self) -> tuple[str, ...]:
        """Who decides on quoting, and whose names are looked for."""
        consent = f"may be quoted: column {self.consent.name[:60]}" if self.consent else ""
        own = f"each one's own name is looked for, and not everybody's (more than {MOST_NAMED_PEOPLE:,} people)"
        return tuple(filter(None, (consent, own if self.names and not self._few else "")))

"""Open-ended columns: one row, one answer, with all that decides whether and of whom it may be quoted."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

from persona_gen.ingest.people.figures import Key, Population
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

"""Whom the figures are about: the typed rows, the columns that make the segments, bins, conditions and weights."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from persona_gen.domain import decimals
from persona_gen.errors import ConfigError
from persona_gen.ingest.people.column_types import ColumnType
from persona_gen.ingest.people.conditions import check_condition
from persona_gen.ingest.people.figures import Population
from persona_gen.sources.tables.headers import Column
from persona_gen.sources.tables.profiles import Profile, clean_cell, missing_sql
from persona_gen.sources.tables.reading import Table
from persona_gen.sources.tables.sql import sql_name, sql_text

ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d([T ]\d\d:\d\d(:\d\d(\.\d+)?)?)?")
MOST_SEGMENTS = 1000
NUMBER_GIVEN = "a number"
"""The category, beside "don't know", of all who answered with a number."""
MOST_UNREAD = 200
"""Different cells of a number column that are looked at again where they are no numbers."""


def column_named(columns: Sequence[Column], wanted: str, flag: str) -> Column:
    """The column of a name or a question, whatever its case. Raises `ConfigError` with the nearest."""
    exact = [c for c in columns if wanted in (c.name, c.label)]
    folded = " ".join(wanted.split()).lower()
    matches = exact or [c for c in columns if folded in (c.name.lower(), c.label.lower())]
    if matches:
        return matches[0]
    names = {name.lower(): name for c in columns for name in (c.label, c.name)}
    near = difflib.get_close_matches(folded, list(names), 1, 0.6)
    some = ", ".join(c.name for c in columns[:8])
    cure = f"did you mean {names[near[0]]}?" if near else f"the columns are {some}{' …' if len(columns) > 8 else ''}"
    raise ConfigError(f'{flag} names "{wanted}", which is no column', cure=cure)


def make_people(table: Table, column_types: Sequence[ColumnType], profiles: Mapping[str, Profile]) -> list[ColumnType]:
    """Make the view ``people``: the rows with numbers and ISO dates typed. Gives the readings as they apply to it."""
    typed: dict[str, str] = {}
    applied: list[ColumnType] = []
    answers: list[str] = []
    for reading in column_types:
        name = reading.columns[0].name
        if reading.kind == "number" and reading.sql != sql_name(name):
            typed[name] = reading.sql
            answer = ""
            if reading.undecided:
                answer = sql_name(f"persona_gen_answer_{len(answers)}")
                given = f"CASE WHEN ({reading.sql}) IS NOT NULL THEN {sql_text(NUMBER_GIVEN)} END"
                answers.append(f", coalesce({reading.undecided}, {given}) AS {answer}")
            applied.append(replace(reading, sql=sql_name(name), undecided=answer))
            continue
        if reading.kind == "date" and profiles[name].type == "VARCHAR" and profiles[name].part(ISO_DATE.fullmatch) == 1:
            typed[name] = f"try_cast(trim({sql_name(name)}) AS TIMESTAMP)"
        applied.append(reading)
    changed = ", ".join(f"{sql} AS {sql_name(name)}" for name, sql in typed.items())
    replaced = f" REPLACE ({changed})" if changed else ""
    table.fetch(f"CREATE OR REPLACE VIEW people AS SELECT *{replaced}{''.join(answers)} FROM raw")
    return applied


def unread_cells(table: Table, column_types: Sequence[ColumnType]) -> dict[str, dict[str, int]]:
    """Cells of number columns of which the reading makes no number, counted, by column. Before `make_people`."""
    numbers = {
        r.columns[0].name: r.sql for r in column_types if r.kind == "number" and r.sql != sql_name(r.columns[0].name)
    }
    if not numbers:
        return {}
    texts = {name: f"trim(CAST({sql_name(name)} AS VARCHAR))" for name in numbers}
    unread = {name: f"{sql} IS NULL AND NOT {missing_sql(texts[name])}" for name, sql in numbers.items()}
    [row] = table.fetch(f"SELECT {', '.join(f'count(*) FILTER ({test})' for test in unread.values())} FROM raw")
    cells: dict[str, dict[str, int]] = {}
    for name, n in zip(numbers, row, strict=True):
        if n:
            text, test = texts[name], unread[name]
            query = f"SELECT {text}, count(*) FROM raw WHERE {test} GROUP BY 1 ORDER BY 2 DESC, 1 LIMIT {MOST_UNREAD}"
            cells[name] = {" ".join(str(cell).split()): int(many) for cell, many in table.fetch(query)}
    return cells


@dataclass(frozen=True)
class Bins:
    """Bands of a number, from ``edges`` in rising order: below the first, between each two, from the last on."""

    column: Column
    edges: tuple[float, ...]
    whole: bool
    """Whether all values are whole numbers, so that a band can be told as ``18-24``."""

    @property
    def labels(self) -> list[str]:
        """The bands in words."""
        shown = [decimals(edge, 2).replace(",", "") for edge in self.edges]
        bands = [f"under {shown[0]}"]
        for low, high, end in zip(shown, shown[1:], self.edges[1:], strict=False):
            last = decimals(end - 1, 2).replace(",", "")
            bands.append((low if low == last else f"{low}-{last}") if self.whole else f"{low} to under {high}")
        return [*bands, f"{shown[-1]} and over"]

    def sql(self, number: str) -> str:
        """The band of a number as text."""
        below = " ".join(
            f"WHEN {number} < {edge!r} THEN {sql_text(label)}"
            for edge, label in zip(self.edges, self.labels, strict=False)
        )
        none = f"{number} IS NULL OR NOT isfinite(CAST({number} AS DOUBLE))"
        return f"CASE WHEN {none} THEN NULL {below} ELSE {sql_text(self.labels[-1])} END"


def bins_of(text: str, column_types: Sequence[ColumnType], profiles: Mapping[str, Profile]) -> Bins:
    """The bins of ``age=18,25,35,50``. Raises `ConfigError`."""
    name, _, numbers = text.rpartition("=")
    try:
        edges = tuple(float(number) for number in numbers.split(","))
    except ValueError:
        edges = ()
    if not name or not edges or list(edges) != sorted(set(edges)):
        raise ConfigError(f'--bin is "{text}"', cure="give a column and rising numbers, such as age=18,25,35,50")
    column = column_named([column for reading in column_types for column in reading.columns], name.strip(), "--bin")
    reading = next(r for r in column_types if column in r.columns)
    if not reading.number:
        what = f'--bin names "{column.name}", which holds no numbers to make bands of: {reading.reason}'
        raise ConfigError(what, cure="name a column of numbers, or correct what it is taken for")
    fractions = any(re.search(r"[.,]\d", cell) for cell in profiles[column.name].common)
    whole = not fractions and all(edge.is_integer() for edge in edges)
    return Bins(column, edges, whole)


def crowd_of(table: Table, by: Iterable[ColumnType], where: str = "", weight: ColumnType | None = None) -> Population:
    """The people that the figures are about: those of whom all of ``by``, and a weight above 0, are known.

    Raises `ConfigError` where the condition is none, or a weight is below 0.
    """
    keys = tuple(_key_sql(table, reading) for reading in by)
    conditions = [f"({key}) IS NOT NULL" for key in keys]
    if where:
        check_condition(table, where)
        conditions.append(f"({where}\n)")
    weight_sql = ""
    if weight:
        column = weight.columns[0]
        weight_sql = sql_name(column.name) if weight.kind == "number" else weight.number
        [(below,)] = table.fetch(f"SELECT count(*) FROM people WHERE {weight_sql} < 0")
        if below:
            raise ConfigError(f'--weight "{column.name}" is below 0 in {below} rows', cure="correct the weights")
        conditions.append(f"{weight_sql} > 0 AND isfinite(CAST({weight_sql} AS DOUBLE))")
    return Population(
        table, " AND ".join(conditions) or "true", keys, f"CAST({weight_sql} AS DOUBLE)" if weight else ""
    )


def rows_told_apart(population: Population, where: str) -> tuple[int, int, int]:
    """Rows that the condition leaves out, rows without a segment, and rows without a weight; each row once."""
    condition = f"({where}\n)" if where else "true"
    grouped = " AND ".join(f"({key}) IS NOT NULL" for key in population.keys) or "true"
    query = (
        "SELECT count(*) FILTER (c IS NOT true), count(*) FILTER (c AND NOT k), "
        "count(*) FILTER (c AND k AND s IS NOT true) "
        f"FROM (SELECT {condition} AS c, {grouped} AS k, ({population.condition}) AS s FROM people)"
    )
    [(out, nowhere, weightless)] = population.table.fetch(query)
    return int(out), int(nowhere), int(weightless)


def _key_sql(table: Table, reading: ColumnType) -> str:
    """The value that makes a segment, as clean text; NULL where there is none. Cleaned in SQL only where need be."""
    distinct = [row[0] for row in table.fetch(f"SELECT DISTINCT {reading.sql} FROM people LIMIT {MOST_SEGMENTS + 2}")]
    if len(distinct) > MOST_SEGMENTS + 1:
        what = f'--by "{reading.attribute}" would make more than {MOST_SEGMENTS:,} segments'
        raise ConfigError(what, cure=f"name a column of fewer values, or --bin {reading.columns[0].name}=…")
    text = f"CAST({reading.sql} AS VARCHAR)"
    if all(value is None or (isinstance(value, str) and clean_cell(value) == value) for value in distinct):
        return reading.sql
    squeezed = f"trim(regexp_replace({text}, '\\s+', ' ', 'g'))"
    return f"CASE WHEN NOT {missing_sql(squeezed)} THEN {squeezed} END"

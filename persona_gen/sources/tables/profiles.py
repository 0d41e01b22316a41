"""A look at each column: its most common cells, from all rows or, in large tables, from blocks spread over them."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property

from persona_gen.sources.tables.missing_answers import NOT_ASKED
from persona_gen.sources.tables.reading import Table
from persona_gen.sources.tables.rows import PARQUET_SUFFIXES, one_file
from persona_gen.sources.tables.sql import sql_name, sql_text

_ROWS_PROFILED = 200_000
"""Rows up to which all of a table is looked at."""

BLOCKS, BLOCK_ROWS = 6, 8_192
"""Above: blocks at even distances, for a Parquet file need not be read as a whole to see what its columns are."""

MOST_COMMON = 2000
"""Distinct cells that are looked at."""


@dataclass(frozen=True)
class Profile:
    """What a column looks like. ``common`` counts its cells, trimmed, the most common first, without missing ones."""

    type: str
    common: Mapping[str, int]
    distinct: int
    filled: int
    whole: bool = True
    """Whether all rows were looked at."""
    rows: int = 0
    """Rows of the whole table."""
    looked: int = 0
    """Rows looked at."""
    low: float | None = None
    high: float | None = None
    """The least and the largest of all cells that are plain numbers; None where they were not looked for."""
    silent: Mapping[str, int] = field(default_factory=dict)
    """Cells that say nothing, other than blank ones."""
    lines: Mapping[str, int] = field(default_factory=dict)
    """``common`` with the line breaks of its cells; empty where none has one."""

    @cached_property
    def seen(self) -> int:
        """Cells in ``common``."""
        return sum(self.common.values())

    def part(self, holds: Callable[[str], object]) -> float:
        """The part of the cells seen of which ``holds`` is true."""
        return sum(n for cell, n in self.common.items() if holds(cell)) / self.seen if self.seen else 0.0


def profiles_of(table: Table) -> dict[str, Profile]:
    """A profile for each column of a table, by name."""
    whole = table.rows <= _ROWS_PROFILED
    if whole:
        table.fetch("CREATE OR REPLACE TEMP VIEW looked_at AS SELECT * FROM raw")
    else:
        table.fetch(f"CREATE OR REPLACE TEMP TABLE looked_at AS {_spread(table)}")
    looked = table.rows if whole else int(table.fetch("SELECT count(*) FROM looked_at")[0][0])
    return {column.name: _profile(table, column.name, whole, looked) for column in table.columns}


def clean_cell(cell: str) -> str:
    """A cell without blanks around it and double blanks in it; "" where it says nothing."""
    text = " ".join(cell.split())
    return "" if text.lower() in NOT_ASKED else text


def missing_sql(text: str) -> str:
    """SQL that is true where a text says nothing; ``text`` is trimmed."""
    return f"lower({text}) IN ({', '.join(map(sql_text, sorted(NOT_ASKED)))})"


def _profile(table: Table, name: str, whole: bool, looked: int) -> Profile:
    cells = f"SELECT trim(CAST({sql_name(name)} AS VARCHAR)) AS v, count(*) AS n FROM looked_at GROUP BY v"
    read = f"SELECT *, try_cast(v AS DOUBLE) AS x, {missing_sql('v')} AS silent FROM ({cells}) WHERE v <> ''"
    alike = "OVER (PARTITION BY silent)"
    rows = table.fetch(
        f"SELECT silent, v, n, count(*) {alike}, sum(n) {alike}, min(x) {alike}, max(x) {alike} FROM ({read}) QUALIFY "
        f"row_number() OVER (PARTITION BY silent ORDER BY n DESC, v) <= {MOST_COMMON} ORDER BY n DESC, v"
    )
    with_words = [row[1:] for row in rows if not row[0]]
    silent = {str(cell): int(n) for says_nothing, cell, n, *_ in rows if says_nothing}
    common: dict[str, int] = {}
    lines: dict[str, int] = {}
    for cell, n, *_ in with_words:
        squeezed = " ".join(cell.split())
        common[squeezed] = common.get(squeezed, 0) + n
        broken = "\n".join(" ".join(line.split()) for line in cell.splitlines())
        lines[broken] = lines.get(broken, 0) + n
    distinct, filled, low, high = with_words[0][2:6] if with_words else (0, 0, None, None)
    lines = lines if any("\n" in cell for cell in lines) else {}
    kind = table.types[name]
    silent = silent if kind == "VARCHAR" else {}
    return Profile(kind, common, int(distinct), int(filled), whole, table.rows, looked, low, high, silent, lines)


def _spread(table: Table) -> str:
    """SQL for blocks of rows, from each file as many as its part of the rows asks for."""
    blocks = []
    for i, file in enumerate(table.files):
        if file.path.suffix.lower() in PARQUET_SUFFIXES:
            rows, place = f"read_parquet({one_file(file.path)}, file_row_number = true)", "file_row_number"
            chosen = "* EXCLUDE (file_row_number)"
        else:
            rows, place, chosen = f"t{i}", "rowid", "*"
        many = max(1, round(BLOCKS * file.rows / table.rows))
        for k in range(many):
            first = int(k * (file.rows - BLOCK_ROWS) / max(1, many - 1)) if file.rows > BLOCK_ROWS else 0
            where = f"{place} BETWEEN {first} AND {first + BLOCK_ROWS - 1}"
            blocks.append(f"SELECT {chosen} FROM {rows} WHERE {where}")
    return " UNION ALL ".join(blocks)

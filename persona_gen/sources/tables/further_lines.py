"""Rows that go on with the one above: the second item of an order, as shops export it.

The order's own cells stand in its first row alone and are blank in the others, which are no further people. What those
others hold of their own (the item, its price) is told of no order by the first row alone.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from persona_gen.sources.tables.sql import sql_name
from persona_gen.sources.tables.totals import ROWS_SEARCHED, LookedRows

LEAST_BLANK, LEAST_LINES = 3, 3
"""Columns that are filled in first rows alone, and further rows, from which on it is no chance."""


@dataclass(frozen=True)
class FurtherLines:
    """The further ``rows`` by place; ``key``: the column by which they belong to a first one; ``own``: the columns that
    they fill differently from it; ``blank``: those they leave blank."""

    rows: frozenset[int]
    key: str
    own: tuple[str, ...]
    blank: tuple[str, ...]


def further_lines(looked: LookedRows, skipped: frozenset[int]) -> FurtherLines | None:
    """The rows that go on with another, where all of a table shows it; else None."""
    if looked.rows > ROWS_SEARCHED:
        return None
    cells = {name: f"coalesce(trim(CAST({sql_name(name)} AS VARCHAR)), '')" for name in looked.names}
    kept = f" WHERE {looked.place} NOT IN ({', '.join(map(str, sorted(skipped)))})" if skipped else ""
    source = f"(SELECT {looked.place} AS at_, * FROM {looked.source}{kept})"
    filled = _counts(looked, [f"count(nullif({cell}, ''))" for cell in cells.values()], source)
    rows = looked.rows - len(skipped)
    alike: defaultdict[int, list[str]] = defaultdict(list)
    for name, n in zip(looked.names, filled, strict=True):
        alike[n].append(name)
    firsts = max((n for n, names in alike.items() if n <= rows - LEAST_LINES and len(names) >= LEAST_BLANK), default=0)
    blank = alike[firsts]
    whole = " AND ".join(f"{cells[name]} <> ''" for name in blank)
    none = " AND ".join(f"{cells[name]} = ''" for name in blank)
    for key in alike[rows] if firsts else ():
        first = f"(SELECT *, at_ = min(at_) OVER (PARTITION BY {cells[key]}) AS first_ FROM {source})"
        tests = [f"count(*) FILTER (first_ AND {whole})", f"count(*) FILTER (NOT first_ AND {none})"]
        if _counts(looked, tests, first) == (firsts, rows - firsts):
            going_on = looked.connection.execute(f"SELECT at_ FROM {source} WHERE {none}").fetchall()
            own = _of_their_own(looked, cells, key, source)
            return FurtherLines(frozenset(int(at) for (at,) in going_on), key, own, tuple(blank))
    return None


def _of_their_own(looked: LookedRows, cells: Mapping[str, str], key: str, source: str) -> tuple[str, ...]:
    """The columns that hold several values of one key."""
    both = [
        f"count(DISTINCT {cells[key]} || chr(0) || {cell}) FILTER ({cell} <> '')"
        f" - count(DISTINCT {cells[key]}) FILTER ({cell} <> '')"
        for cell in cells.values()
    ]
    return tuple(name for name, more in zip(cells, _counts(looked, both, source), strict=True) if more)


def _counts(looked: LookedRows, counts: Sequence[str], source: str) -> tuple[int, ...]:
    [row] = looked.connection.execute(f"SELECT {', '.join(counts)} FROM {source}").fetchall()
    return tuple(map(int, row))

"""Figures of groups of people, computed in SQL: one query a column, which for Parquet reads that column alone.

Every figure of the whole base is over all groups together. ``n`` counts people with an answer; with weights, shares and
means are weighted and ``n`` still counts people.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from persona_gen.ingest.people.column_types import ColumnType
from persona_gen.sources.tables.profiles import clean_cell
from persona_gen.sources.tables.reading import Table

Key = tuple[str, ...]
"""The values of the columns that make the groups; ``()`` is the whole base."""

WHOLE_BASE_KEY: Key = ()


class Weight(NamedTuple):
    """People, the sum of their weights, and the sum of the squares. Without weights all three are the count."""

    n: int = 0
    sum: float = 0.0
    squares: float = 0.0

    def plus(self, other: Weight) -> Weight:
        """Both together."""
        return Weight(self.n + other.n, self.sum + other.sum, self.squares + other.squares)

    @property
    def effective(self) -> float:
        """The size of an unweighted sample of the same precision (Kish 1965, Survey Sampling, section 11.7)."""
        return self.sum**2 / self.squares if self.squares else 0.0


@dataclass
class Shares:
    """The answers to one attribute: bases by group, and people by group and category, which may overlap."""

    base: dict[Key, Weight] = field(default_factory=dict)
    cells: dict[Key, dict[str, Weight]] = field(default_factory=dict)

    def share(self, key: Key, category: str) -> float:
        """Between 0 and 1; 0 where nobody in the group is in the category."""
        weight = self.cells.get(key, {}).get(category, Weight())
        return weight.sum / self.base[key].sum if key in self.base and self.base[key].sum else 0.0


class Numbers(NamedTuple):
    """A number over the people of one group; ``sd`` is the sample standard deviation (0 people less one)."""

    base: Weight
    mean: float
    sd: float | None
    min: float
    max: float
    median: float


@dataclass(frozen=True)
class Population:
    """Whom figures are computed over: ``condition`` in SQL, the expressions of the group's key, and of the weight."""

    table: Table
    condition: str
    keys: tuple[str, ...]
    weight: str = ""

    def rows(self, columns: str) -> str:
        """A query for all people: the key as k0, k1 …, the weight as w, and ``columns``."""
        keys = ", ".join(f"{sql} AS k{i}" for i, sql in enumerate(self.keys))
        weight = f", {self.weight} AS w" if self.weight else ""
        return f"SELECT {keys}, {columns}{weight} FROM people WHERE {self.condition}"

    @property
    def key(self) -> str:
        """The key's names within `rows`."""
        return ", ".join(f"k{i}" for i in range(len(self.keys)))

    def sums(self) -> str:
        """`Weight` within `rows`."""
        return "count(*), sum(w), sum(w * w)" if self.weight else "count(*)"


def weight_of(cells: tuple[object, ...]) -> Weight:
    """A `Weight` from the end of a row: a count, and with weights the two sums."""
    n, *sums = (float(str(cell)) for cell in cells)
    return Weight(int(n), *sums) if sums else Weight(int(n), n, n)


def shares(population: Population, reading: ColumnType) -> Shares:
    """Shares of the categories of an attribute, by group and over the whole base."""
    if reading.kind in ("multiple", "ticks"):
        return _several(population, reading)
    by, rows = population.key, population.rows(f"{reading.sql} AS v")
    query = f"SELECT {by}, v, {population.sums()} FROM ({rows}) GROUP BY {by}, v"
    totals = Shares()
    for row in population.table.fetch(query):
        key, category = (
            _key(row, population),
            clean_cell("" if row[len(population.keys)] is None else str(row[len(population.keys)])),
        )
        if category:
            weight = weight_of(row[len(population.keys) + 1 :])
            _add(totals, key, category, weight)
            _add_base(totals, key, weight)
    return totals


def _several(population: Population, reading: ColumnType) -> Shares:
    """Shares of a multi-select: each person counts once in the base, and once in each category."""
    rows = population.rows(f"list_distinct({reading.sql}) AS v")
    totals = Shares()
    base = f"SELECT {population.key}, {population.sums()} FROM ({rows}) WHERE v IS NOT NULL GROUP BY {population.key}"
    for row in population.table.fetch(base):
        _add_base(totals, _key(row, population), weight_of(row[len(population.keys) :]))
    weight = ", w" if population.weight else ""
    each = f"SELECT {population.key}, unnest(v) AS v{weight} FROM ({rows}) WHERE v IS NOT NULL"
    for row in population.table.fetch(
        f"SELECT {population.key}, v, {population.sums()} FROM ({each}) GROUP BY {population.key}, v"
    ):
        if category := clean_cell(str(row[len(population.keys)])):
            _add(totals, _key(row, population), category, weight_of(row[len(population.keys) + 1 :]))
    return totals


def numbers(population: Population, reading: ColumnType) -> dict[Key, Numbers]:
    """Mean, median, sd, smallest and largest, by group and over the whole base. Infinity and NaN count as no number.

    Weighted: sd is sqrt(sum w (x - mean)² / sum w · n / (n - 1)); the median is the smallest x up to which at least
    half of the weight lies.
    """
    rows = f"({population.rows(f'{_finite(population, reading)} AS x')})"
    medians = _weighted_medians(population, rows) if population.weight else _medians(population, rows)
    query = _weighted(population, rows) if population.weight else (
        f"SELECT {population.key}, count(x), count(x), count(x), avg(x), stddev_samp(x), min(x), max(x) FROM {rows} "
        f"GROUP BY {population.key}"
    )  # fmt: skip
    by_group = {}
    for row in population.table.fetch(query):
        group, (n, w, squares, mean, sd, low, high) = _key(row, population), row[len(population.keys) :]
        if n:
            base = Weight(n, float(w), float(squares))
            by_group[group] = Numbers(base, float(mean), sd, float(low), float(high), medians[group])
    if by_group:
        by_group[WHOLE_BASE_KEY] = _together(list(by_group.values()), medians[WHOLE_BASE_KEY])
    return by_group


def _together(groups: Sequence[Numbers], median: float) -> Numbers:
    """All groups as one: the sum of squares is that within each and that between their means (Chan et al. 1979)."""
    base = Weight()
    for group in groups:
        base = base.plus(group.base)
    mean = math.fsum(group.mean * group.base.sum for group in groups) / base.sum
    squares = math.fsum(sum_of_squares(group) + group.base.sum * (group.mean - mean) ** 2 for group in groups)
    sd = math.sqrt(squares / base.sum * base.n / (base.n - 1)) if base.n > 1 else None
    return Numbers(base, mean, sd, min(g.min for g in groups), max(g.max for g in groups), median)


def sum_of_squares(numbers: Numbers) -> float:
    """The weighted sum of squares about the mean."""
    n = numbers.base.n
    return (numbers.sd or 0.0) ** 2 * numbers.base.sum * (n - 1) / n


def _medians(population: Population, rows: str) -> dict[Key, float]:
    sets = f"GROUP BY GROUPING SETS (({population.key}), ())"
    rows_of_medians = population.table.fetch(
        f"SELECT {population.key}, grouping({population.key}), median(x) FROM {rows} {sets}"
    )
    return {
        WHOLE_BASE_KEY if row[-2] else _key(row, population): float(row[-1])
        for row in rows_of_medians
        if row[-1] is not None
    }


def _weighted(population: Population, rows: str) -> str:
    # Shifted by the plain mean, so that squares of large numbers that lie close together lose no digits.
    shifted = f"(SELECT *, x - (SELECT avg(x) FROM {rows}) AS d FROM {rows} WHERE x IS NOT NULL)"
    variance = "greatest(sum(w * d * d) / sum(w) - (sum(w * d) / sum(w)) ** 2, 0)"
    return (
        f"SELECT {population.key}, count(x), sum(w), sum(w * w), sum(w * x) / sum(w), "
        f"sqrt({variance} * count(x) / nullif(count(x) - 1, 0)), min(x), max(x) FROM {shifted} "
        f"GROUP BY {population.key}"
    )


def _weighted_medians(population: Population, rows: str) -> dict[Key, float]:
    medians = {}
    for key, part in ((population.key, f"PARTITION BY {population.key}"), ("", "")):
        running = f"sum(w) OVER ({part} ORDER BY x) AS up_to, sum(w) OVER ({part}) AS total"
        select = f"{key}, " if key else ""
        group = f"GROUP BY {key}" if key else ""
        sums = f"SELECT *, {running} FROM {rows} WHERE x IS NOT NULL"
        for row in population.table.fetch(f"SELECT {select}min(x) FROM ({sums}) WHERE up_to * 2 >= total {group}"):
            if row[-1] is not None:
                medians[_key(row, population) if key else WHOLE_BASE_KEY] = float(row[-1])
    return medians


def _finite(population: Population, reading: ColumnType) -> str:
    """The number, guarded against infinity and NaN where there are any: guarding costs as much as reckoning."""
    if not re.match("FLOAT|DOUBLE|VARCHAR", population.table.types[reading.columns[0].name]):
        return reading.sql
    [(low, high)] = population.table.fetch(
        f"SELECT min({reading.sql}), max({reading.sql}) FROM people"
    )  # NaN is the largest
    fine = low is None or (math.isfinite(low) and math.isfinite(high))
    return reading.sql if fine else f"CASE WHEN isfinite({reading.sql}) THEN {reading.sql} END"


def _key(row: tuple[object, ...], population: Population) -> Key:
    return tuple(str(cell) for cell in row[: len(population.keys)])


def _add(totals: Shares, key: Key, category: str, weight: Weight) -> None:
    for k in (key, WHOLE_BASE_KEY):
        cells = totals.cells.setdefault(k, defaultdict(Weight))
        cells[category] = cells[category].plus(weight)


def _add_base(totals: Shares, key: Key, weight: Weight) -> None:
    for k in (key, WHOLE_BASE_KEY):
        totals.base[k] = totals.base.get(k, Weight()).plus(weight)

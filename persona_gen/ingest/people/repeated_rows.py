"""Rows that are no people by how their cells repeat, whatever the columns are called.

A panel, a loop over brands or a conjoint design gives a person several rows; a report gives each cell of two groups
one. Both are told by counts that rows of people would have by chance once in a million tables.
"""

from __future__ import annotations

import math
import re
from collections.abc import Mapping, Sequence
from itertools import combinations

from persona_gen.errors import ConfigError
from persona_gen.ingest.people.column_types import ColumnType, shown_name
from persona_gen.ingest.people.figures import Population
from persona_gen.ingest.people.plan import Look
from persona_gen.privacy.columns import column_words, identifier_by_name
from persona_gen.sources.tables.profiles import Profile
from persona_gen.sources.tables.sql import sql_name
from persona_gen.sources.tables.totals import ROWS_SEARCHED

LEAST_PEOPLE, MOST_ROWS_EACH = 10, 60
"""Different values of a column that may tell people apart, and rows that one of them has at most."""
_MOST_PLACES = 60
"""Different values of a column that may number the rows of a person: waves, brands, tasks."""
_CHANCE = 1e-6
"""How improbable the pattern must be where rows are people."""
REACHED = re.compile(
    r"(total |unique |active |new |no of |number of )*(recipients?|impressions?|impr|reach|users|visitors|respondents"
    r"|subscribers|audience size|empfänger|impressionen|besucher|nutzer|destinataires"
    r"|visiteurs|destinatarios|visitantes)"
)
RATE = re.compile(
    r"(\w+ )*(open|click|bounce|conversion|conv|engagement|unsubscribe|response|completion|exit|opt out)s?"
    r"( through)? rate|ctr( \([\w -]+\))?|(öffnungs|klick|absprung|conversion)-?rate|taux d['’ e]{1,2}\w+|tasa de \w+"
)
"""Names of counts of people, and of rates among them."""
LEAST_CELLS, MOST_CELLS = 4, 2_000
"""Rows of a report that has one for each combination of its groups."""


def refuse_repeated(look: Look) -> None:
    """Raise `ConfigError` where rows seem to be parts of people or cells of a report, but for ``--kind …=skip``."""
    if not look.by or look.table.rows > ROWS_SEARCHED:
        return
    aside = {name.casefold() for name, kind in look.options.kinds.items() if kind == "skip"}
    free = [one for one in look.types if len(one.columns) == 1 and one.columns[0].name.casefold() not in aside]
    _refuse_parts(look.population, free, look.by, look.profiles)
    _refuse_cells(look.population, free, look.by)
    _refuse_rates(free)


def _refuse_parts(
    population: Population, types: Sequence[ColumnType], by: Sequence[ColumnType], profiles: Mapping[str, Profile]
) -> None:
    names = [one.columns[0].name for one in types if one not in by]
    places = [name for name in names if 2 <= profiles[name].distinct <= _MOST_PLACES]
    for one in types:
        name = one.columns[0].name
        if one in by or not _may_number_people(one, profiles[name]):
            continue
        people, rows, least, most, mixed = _counts(population, name)
        if people < LEAST_PEOPLE or not 1.5 * people <= rows or most > MOST_ROWS_EACH or mixed:
            continue
        place = next((p for p in places if p != name and _numbers_rows(population, name, p, rows, most)), "")
        if not place and least != most:
            continue
        each = f"{most} each" if least == most else f'never twice with the same "{place}"'
        what = (
            f'{rows:,} rows have {people:,} different values of "{name}", {each}: each seems to be somebody with '
            f"several rows, who would count as several people"
        )
        one_row = f"choose one row of each with --where ({_where(place, population)})" if place else "give one row each"
        raise ConfigError(what, cure=f"{one_row}; or say --kind {shown_name(name)}=skip if each row is a person")


def _may_number_people(one: ColumnType, profile: Profile) -> bool:
    """Whether values may stand for people: ids by name, codes with digits; no words, dates or measured numbers."""
    if profile.distinct < LEAST_PEOPLE or profile.distinct * 1.5 > profile.filled or one.unit:
        return False
    if one.kind == "date":
        return False
    by_name = identifier_by_name(one.columns[0].name, one.columns[0].label) in ("ids", "e-mail addresses")
    return by_name or profile.part(re.compile(r"(?=.*\d)[\w-]+").fullmatch) == 1


def _counts(population: Population, name: str) -> tuple[int, int, int, int, int]:
    """Values and rows, the fewest and the most rows of a value, and values whose rows are in several segments."""
    keys = ", ".join(f"CAST(k{i} AS VARCHAR)" for i in range(len(population.keys)))
    each = f"SELECT v, count(*) AS n, count(DISTINCT concat_ws(chr(0), {keys})) AS k FROM ({_rows(population, name)})"
    [counts] = population.table.fetch(
        f"SELECT count(*), coalesce(sum(n), 0), min(n), max(n), count(*) FILTER (k > 1) FROM ({each} GROUP BY v)"
    )
    return tuple(int(n or 0) for n in counts)  # type: ignore[return-value]


def _rows(population: Population, name: str, more: str = "") -> str:
    value = f"trim(CAST({sql_name(name)} AS VARCHAR))"
    return f"SELECT * FROM ({population.rows(f'{value} AS v{more}')}) WHERE v <> ''"


def _numbers_rows(population: Population, name: str, place: str, rows: int, most: int) -> bool:
    """Whether no two rows of a value of ``name`` have the same of ``place``, which chance would not bring about."""
    inner = _rows(population, name, f", trim(CAST({sql_name(place)} AS VARCHAR)) AS p")
    [(filled, places, both)] = population.table.fetch(
        f"SELECT count(p), count(DISTINCT p), count(DISTINCT v || chr(0) || p) FROM ({inner})"
    )
    if filled != rows or both != rows or places < most:
        return False
    [(pairs,)] = population.table.fetch(
        f"SELECT sum(n * (n - 1) / 2) FROM (SELECT count(*) AS n FROM ({inner}) GROUP BY v)"
    )
    [(alike,)] = population.table.fetch(
        f"SELECT sum(n * n) / {rows * rows}.0 FROM (SELECT count(*) AS n FROM ({inner}) GROUP BY p)"
    )
    return float(pairs) * math.log(max(1e-9, 1 - float(alike))) < math.log(_CHANCE)


def _where(place: str, population: Population) -> str:
    column = place if re.fullmatch(r"[A-Za-z_]\w*", place) else f'\\"{place}\\"'
    [(value,)] = population.table.fetch(
        f"SELECT trim(CAST({sql_name(place)} AS VARCHAR)) FROM people GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1"
    )
    return f"--where \"{column} = '{str(value).replace(chr(39), chr(39) * 2)}'\""


def _refuse_cells(population: Population, types: Sequence[ColumnType], by: Sequence[ColumnType]) -> None:
    """A row for each combination of two groups or three, and figures beside them: a report, and no people."""
    groups = [one for one in types if one.kind == "category" and not one.number]
    figures = any(one.number for one in types)
    if not figures or len(groups) < 2 or len(groups) > 12:
        return
    texts = ", ".join(f"{one.sql} AS g{i}" for i, one in enumerate(groups))
    rows = f"({population.rows(texts)})"
    counts = ", ".join(f"count(DISTINCT g{i})" for i in range(len(groups)))
    [(n, *distinct)] = population.table.fetch(f"SELECT count(*), {counts} FROM {rows}")
    if not LEAST_CELLS <= n <= MOST_CELLS:
        return
    for size in (2, 3):
        for chosen in combinations(range(len(groups)), size):
            if math.prod(distinct[i] for i in chosen) != n or min(distinct[i] for i in chosen) < 2:
                continue
            together = " || chr(0) || ".join(f"CAST(g{i} AS VARCHAR)" for i in chosen)
            [(combined,)] = population.table.fetch(f"SELECT count(DISTINCT {together}) FROM {rows}")
            if combined == n:
                named = [groups[i].columns[0].name for i in chosen]
                what = f"each of the {n:,} combinations of {' and '.join(map(_quoted, named))} has one row: a report"
                other = next(name for name in reversed(named) if name not in {r.columns[0].name for r in by})
                skip = f"--kind {shown_name(other)}=skip if a row is a person"
                cure = f"sum its rows up to one for each segment, and read that with --shape wide; or say {skip}"
                raise ConfigError(f"{what} has its figures so, and a row is no person", cure=cure)


def _refuse_rates(types: Sequence[ColumnType]) -> None:
    """People who were reached beside rates among them: campaigns and days, of which a mean of rates is no rate."""
    names = [one.columns[0].name for one in types if one.number and one.used]
    reached = next((name for name in names if REACHED.fullmatch(column_words(name))), "")
    rate = next((name for name in names if RATE.fullmatch(column_words(name))), "")
    if reached and rate:
        what = f'"{reached}" counts people and "{rate}" is a rate among them: a row seems to be a group, and no person'
        skip = f"--kind {shown_name(reached)}=skip to count each row once"
        raise ConfigError(what, cure=f"read ready figures with --shape wide, a row for each segment; or say {skip}")


def _quoted(name: str) -> str:
    return f'"{name}"'

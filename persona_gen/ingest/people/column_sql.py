"""The SQL by which a column's cells become values: numbers, categories, lists, rankings."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection
from dataclasses import replace

from persona_gen.ingest.people.choice_columns import tick_sql
from persona_gen.ingest.people.choice_lists import list_delimiter, list_sql
from persona_gen.ingest.people.quantities import NUMERIC_TYPES
from persona_gen.sources.tables.headers import Column
from persona_gen.sources.tables.missing_answers import dont_know_sql, is_dont_know
from persona_gen.sources.tables.number_format import NumberFormat
from persona_gen.sources.tables.profiles import Profile
from persona_gen.sources.tables.sql import sql_name, sql_text

LETTERS_ALONE = frozenset("ynmfjtx")
"""Letters that stand for the same small and capital; others may be codes."""


def number_sql(column: Column, profile: Profile, format: NumberFormat) -> str:
    """The number in a column of ``raw``; NULL where the cell is none."""
    if format.ends:
        low, high = format.ends
        return f"({low + high!r} - ({number_sql(column, profile, replace(format, ends=None))}))"
    name = sql_name(column.name)
    if not NUMERIC_TYPES.match(profile.type):
        return format.sql(name)
    if not format.missing:
        return name
    codes = ", ".join(sorted(format.missing, key=float))
    return f"CASE WHEN {name} NOT IN ({codes}) THEN {name} END"


def value_sql(kind: str, column: Column, profile: Profile, silent: Collection[str]) -> str:
    """The value of a row of ``raw`` as the kind, one of `ColumnKind`, needs it."""
    name = sql_name(column.name)
    text = name if profile.type == "VARCHAR" else f"CAST({name} AS VARCHAR)"
    if kind == "ticks" and not list_delimiter(profile):
        return tick_sql(column, profile)
    if kind == "ranking":
        return f"trim(regexp_extract({text}, '^\\s*(.+?)\\s*(->|[-–>;,|/])', 1))"
    if kind in ("multiple", "ticks"):
        if profile.type.endswith("[]"):
            return f"CAST({name} AS VARCHAR[])"  # whoever has an empty list was asked, and chose none
        listed = list_sql(text, profile)
        return listed if kind == "multiple" else f"coalesce({listed}, [])"
    if re.match("FLOAT|DOUBLE|DECIMAL", profile.type):
        text = f"CASE WHEN {name} = floor({name}) THEN CAST(CAST({name} AS HUGEINT) AS VARCHAR) ELSE {text} END"
    if kind == "category" and (alike := spellings(profile)):
        folded = f"lower(trim(regexp_replace({text}, '\\s+', ' ', 'g')))"
        cases = " ".join(f"WHEN {sql_text(small)} THEN {sql_text(cell)}" for small, cell in sorted(alike.items()))
        text = f"CASE {folded} {cases} ELSE {text} END"
    if silent:
        codes = ", ".join(map(sql_text, sorted(silent)))
        return f"CASE WHEN trim({text}) NOT IN ({codes}) THEN {text} END"
    return text


def spellings(profile: Profile) -> dict[str, str]:
    """Of cells that differ in capitals alone, the commonest, by its small letters: they are one category."""
    if profile.type != "VARCHAR":
        return {}
    alike: dict[str, list[str]] = defaultdict(list)
    for cell in profile.common:
        if len(cell) > 1 or cell.lower() in LETTERS_ALONE:
            alike[cell.lower()].append(cell)
    return {small: cells[0] for small, cells in alike.items() if len(cells) > 1}


def undecided_cells(profile: Profile) -> dict[str, int]:
    """The cells that say "don't know", counted."""
    cells = profile.common.items() if profile.type == "VARCHAR" else ()
    return {cell: n for cell, n in cells if is_dont_know(cell)}


def undecided_sql(column: Column, profile: Profile) -> str:
    """The answer of those who say "don't know" to a question for a number; "" where nobody does."""
    if not undecided_cells(profile):
        return ""
    text = f"trim(CAST({sql_name(column.name)} AS VARCHAR))"
    return f"CASE WHEN {dont_know_sql(text)} THEN {text} END"

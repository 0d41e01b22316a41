"""What each column of a table is taken for: as the options say, as the whole file writes numbers, as its cells look."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from persona_gen.errors import ConfigError
from persona_gen.ingest.options import BuildOptions
from persona_gen.ingest.people.choice_columns import stem_of
from persona_gen.ingest.people.column_kinds import COLUMN_KINDS
from persona_gen.ingest.people.column_types import ColumnType, base_told, readings
from persona_gen.ingest.people.given_numbers import wish_of
from persona_gen.ingest.people.population import column_named, unread_cells
from persona_gen.ingest.people.quantities import code_list, format_of
from persona_gen.sources.tables.decimal_marks import NO_HINTS, Hints
from persona_gen.sources.tables.headers import Column
from persona_gen.sources.tables.missing_answers import says_nothing
from persona_gen.sources.tables.number_decision import proved
from persona_gen.sources.tables.profiles import Profile
from persona_gen.sources.tables.reading import Table
from persona_gen.sources.tables.rows import JSON_TABLE_SUFFIXES, PARQUET_SUFFIXES, TEXT_SUFFIXES

_KIND = re.compile(rf"(.+?)=({'|'.join(COLUMN_KINDS)}|number .+|category without .+)", re.DOTALL)


def kinds_of(texts: Sequence[str]) -> dict[str, str]:
    """The kinds in texts such as ``rating=number``, by column. Raises `ConfigError`."""
    kinds: dict[str, str] = {}
    for text in texts:
        match = _KIND.fullmatch(text)
        if not match:
            raise ConfigError(f'--kind is "{text}"', cure=f"give COLUMN=KIND, of the kinds {', '.join(COLUMN_KINDS)}")
        if match[2].startswith("number"):
            wish_of(match[2])
        kinds[match[1]] = match[2]
    return kinds


def _hints_of(table: Table, profiles: Mapping[str, Profile]) -> Hints:
    """What the file and its columns of numbers prove of how it writes them."""
    suffixes = {file.path.suffix.lower() for file in table.files}
    marks: set[str] = set()
    for column in table.columns:
        profile = profiles[column.name]
        numbers = profile.type == "VARCHAR" and not code_list(profile, column.label)
        if numbers and format_of(profile, NO_HINTS).format:
            marks |= proved(profile.common)
    if not suffixes & set(TEXT_SUFFIXES):
        marks -= {"."}  # numbers of a workbook have points, whatever its texts have
    english = suffixes <= {*JSON_TABLE_SUFFIXES, *PARQUET_SUFFIXES} or all(
        file.delimiter == "," for file in table.files
    )
    return Hints(marks.pop() if len(marks) == 1 else "", english)


def read_columns(
    table: Table, options: BuildOptions, profiles: dict[str, Profile]
) -> tuple[list[ColumnType], dict[str, dict[str, int]]]:
    """What each column is, and the cells of columns of numbers that are none."""
    columns = table.columns
    include = {column.name for name in options.include for column in _columns_called(columns, name)}
    needed = (*options.by, *([options.weight] if options.weight else ()))
    by = {column.name for name in needed for column in _columns_called(columns, name)}
    stems = {stem.lower(): stem for column in columns if (stem := stem_of(column))}
    given = {
        stems.get(" ".join(name.split()).lower()) or column_named(columns, name, "--kind").name: kind
        for name, kind in options.kinds.items()
    }
    survey = any(file.style for file in table.files)
    answered = any(file.style.startswith(("Qualtrics", "SurveyMonkey")) for file in table.files)
    hints = _hints_of(table, profiles)
    column_types = readings(columns, profiles, include=include, by=by, given=given, survey=survey, hints=hints)
    unread = unread_cells(table, column_types)
    if any(not says_nothing(c) and c not in profiles[name].common for name, cells in unread.items() for c in cells):
        # Only a part of a large table was looked at before: the cells that were not are looked at now.
        for name, cells in unread.items():
            profiles[name] = replace(profiles[name], common={**cells, **profiles[name].common})
        column_types = readings(columns, profiles, include=include, by=by, given=given, survey=survey, hints=hints)
        unread = unread_cells(table, column_types)
    return base_told(column_types, table, answered=answered), unread


def _columns_called(columns: Sequence[Column], wanted: str) -> list[Column]:
    """The columns of a name or question; none where a wish may name a segment."""
    folded = " ".join(wanted.split()).lower()
    return [c for c in columns if folded in (c.name.lower(), c.label.lower())]

"""The plan for a table: its attributes, the population they are about, and the fate of each column."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from persona_gen.domain.build_report import ColumnAccount, ColumnFate
from persona_gen.errors import ConfigError
from persona_gen.ingest.options import DEFAULT_LOCALE, BuildOptions
from persona_gen.ingest.people.accounts import column_accounts
from persona_gen.ingest.people.choice_columns import stem_of
from persona_gen.ingest.people.column_kinds import COLUMN_KINDS
from persona_gen.ingest.people.column_types import ColumnType, base_told, readings
from persona_gen.ingest.people.figures import Population
from persona_gen.ingest.people.left_out import MOST_CELLS
from persona_gen.ingest.people.population import bins_of, column_named, crowd_of, make_people, unread_cells
from persona_gen.ingest.people.proposing import NO_PROPOSAL, Proposal, propose
from persona_gen.ingest.people.quantities import code_list, format_of, wish_of
from persona_gen.ingest.people.row_units import answers_in_rows, several_rows
from persona_gen.ingest.people.scales import one_scale
from persona_gen.privacy.columns import identifier_by_name
from persona_gen.sources.tables.decimal_marks import NO_HINTS, Hints
from persona_gen.sources.tables.headers import Column
from persona_gen.sources.tables.missing_answers import says_nothing
from persona_gen.sources.tables.number_decision import proved
from persona_gen.sources.tables.profiles import Profile, profiles_of
from persona_gen.sources.tables.reading import Table
from persona_gen.sources.tables.rows import JSON_TABLE_SUFFIXES, PARQUET_SUFFIXES, TEXT_SUFFIXES
from persona_gen.sources.tables.sql import sql_name

KIND = re.compile(rf"(.+?)=({'|'.join(COLUMN_KINDS)}|number .+|category without .+)", re.DOTALL)


@dataclass(frozen=True)
class Look:
    """A table as it is read: the columns that make segments, all attributes, and the population.

    ``quoted`` are the columns of quotes, ``consent`` says whose may be used, ``names`` hold the people's own.
    """

    table: Table
    options: BuildOptions
    attributes: list[ColumnType]
    by: list[ColumnType]
    population: Population
    accounts: tuple[ColumnAccount, ...]
    quoted: tuple[Column, ...] = ()
    consent: Column | None = None
    names: tuple[Column, ...] = ()
    proposal: Proposal = NO_PROPOSAL
    several_rows: str = ""
    """That people have several rows, in words."""
    types: tuple[ColumnType, ...] = ()
    profiles: Mapping[str, Profile] = field(default_factory=dict)
    """What all columns are, and what their cells are."""

    @property
    def locale(self) -> str:
        """The locale of the options, or else the one the table shows."""
        return self.options.locale or self.proposal.locale or DEFAULT_LOCALE


def kinds_of(texts: Sequence[str]) -> dict[str, str]:
    """The kinds in texts such as ``rating=number``, by column. Raises `ConfigError`."""
    kinds: dict[str, str] = {}
    for text in texts:
        match = KIND.fullmatch(text)
        if not match:
            raise ConfigError(f'--kind is "{text}"', cure=f"give COLUMN=KIND, of the kinds {', '.join(COLUMN_KINDS)}")
        if match[2].startswith("number"):
            wish_of(match[2])
        kinds[match[1]] = match[2]
    return kinds


def hints_of(table: Table, profiles: Mapping[str, Profile]) -> Hints:
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


def look_at(table: Table, options: BuildOptions) -> Look:
    """Find out what each column is, and what is wanted of it. Raises `ConfigError` for columns that will not do."""
    columns, profiles = table.columns, profiles_of(table)
    column_types, unread = _read_columns(table, options, profiles)
    column_types = make_people(table, column_types, profiles)
    column_types = one_scale(table, column_types, profiles, options)
    bins = {b.column.name: b for b in (bins_of(text, column_types, profiles) for text in options.bins)}
    answered = tuple(column_named(columns, name, "--quotes-column") for name in dict.fromkeys(options.quotes_columns))
    quoted = {column.name for column in answered}
    consent = column_named(columns, options.consent_column, "--consent-column") if options.consent_column else None
    if consent and not quoted:
        raise ConfigError("--consent-column is about --quotes-column", cure="name the column of answers, too")
    weight = column_named(columns, options.weight, "--weight") if options.weight else None
    weights = next((r for r in column_types if weight in r.columns), None)
    if weight and weights and not weights.number:
        what = f'--weight names "{weight.name}", which holds no numbers: {weights.reason}'
        raise ConfigError(what, cure="name the column of weights, or correct what it is taken for")

    attributes: list[ColumnType] = []
    by_columns = [_by_column(name, columns, column_types) for name in options.by]
    for reading in column_types:
        name = reading.columns[0].name
        if name in quoted and reading.reason.startswith(MOST_CELLS):
            what = f'--quotes-column names "{name}", in which {reading.reason}'
            raise ConfigError(what, cure="name a column of answers in people's own words")
        if weight in reading.columns or consent in reading.columns or name in quoted:
            continue
        if name in bins and reading.kind in ("number", "category"):
            number = sql_name(name) if reading.kind == "number" else reading.number
            attributes += [reading] if reading.kind == "number" else []
            attributes.append(replace(reading, kind="category", sql=bins[name].sql(number)))
        elif reading.used:
            attributes.append(reading)
            if reading.undecided:
                attributes.append(replace(reading, kind="category", sql=reading.undecided, unit=None))
    attributes = _own_names(attributes)
    by = [_makes_segments(table, column, attributes, column_types) for column in by_columns]
    ticked = {reading.attribute: reading for reading in by if len(reading.columns) > 1}
    attributes = [ticked.get(reading.attribute, reading) for reading in attributes]
    by_columns = [column for reading in by for column in reading.columns]
    population = crowd_of(table, by, options.where, weights if weight else None)
    fates: dict[str, ColumnFate] = {c.name: "segment" for c in by_columns}
    fates |= dict.fromkeys(quoted, "quotes")
    fates |= {weight.name: "weight"} if weight else {}
    fates |= {consent.name: "consent"} if consent else {}
    silent = {name: {**profile.silent, **unread.get(name, {})} for name, profile in profiles.items()}
    accounts = column_accounts(column_types, fates, bins, silent)
    names = tuple(c for c in columns if identifier_by_name(c.name, c.label) == "names")
    proposal = propose(column_types, profiles)
    repeated = several_rows(table, profiles, options)
    if options.by and repeated and (answers := answers_in_rows(columns)):
        raise ConfigError(answers, cure="give the table with one row for each person and a column for each question")
    return Look(
        table,
        options,
        attributes,
        by,
        population,
        accounts,
        answered,
        consent,
        names,
        proposal,
        repeated,
        tuple(column_types),
        profiles,
    )


def _read_columns(
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
    hints = hints_of(table, profiles)
    column_types = readings(columns, profiles, include=include, by=by, given=given, survey=survey, hints=hints)
    unread = unread_cells(table, column_types)
    if any(not says_nothing(c) and c not in profiles[name].common for name, cells in unread.items() for c in cells):
        # Only a part of a large table was looked at before: the cells that were not are looked at now.
        for name, cells in unread.items():
            profiles[name] = replace(profiles[name], common={**cells, **profiles[name].common})
        column_types = readings(columns, profiles, include=include, by=by, given=given, survey=survey, hints=hints)
        unread = unread_cells(table, column_types)
    return base_told(column_types, table, answered=survey), unread


def _columns_called(columns: Sequence[Column], wanted: str) -> list[Column]:
    """The columns of a name or question; none where a wish may name a segment."""
    folded = " ".join(wanted.split()).lower()
    return [c for c in columns if folded in (c.name.lower(), c.label.lower())]


def _by_column(name: str, columns: Sequence[Column], column_types: Sequence[ColumnType]) -> Column:
    """The column of a name or question; of a question with a column for each choice, the first."""
    folded = " ".join(name.split()).lower()
    for reading in column_types:
        if len(reading.columns) > 1 and reading.attribute.lower() == folded:
            return reading.columns[0]
    return column_named(columns, name, "--by")


def _makes_segments(
    table: Table, column: Column, attributes: Sequence[ColumnType], column_types: Sequence[ColumnType]
) -> ColumnType:
    """The attribute of a ``by`` column. Raises `ConfigError` where its values cannot make segments."""
    for reading in attributes:
        if column in reading.columns and reading.kind in ("category", "ranking"):
            return reading
        if column in reading.columns and reading.kind == "multiple":
            [(several,)] = table.fetch(f"SELECT count(*) FROM people WHERE len(list_distinct({reading.sql})) > 1")
            if not several:  # one choice each: a question for one answer, exported as columns
                return replace(reading, kind="category", sql=f"list_extract({reading.sql}, 1)")
            what = (
                f'--by "{reading.attribute}" cannot make segments: {several:,} people are in several of its categories'
            )
            raise ConfigError(what, cure="name a column of one value for each person")
    reading = next(r for r in column_types if column in r.columns)
    why = {
        "number": ("it holds numbers", f"give bands: --bin {column.name}=…"),
        "text": ("it holds free text", "name a column of categories"),
        "date": ("it holds dates", "add a column of periods to the table"),
    }
    what, cure = why.get(reading.kind, (reading.reason, "name another column, or override what it is taken for"))
    raise ConfigError(f'--by "{column.name}" cannot make segments: {what}', cure=cure)


def _own_names(attributes: list[ColumnType]) -> list[ColumnType]:
    """Attributes of the same name get their column's name too: their shares must not be taken for one attribute's."""
    times = Counter((r.attribute, r.kind == "number") for r in attributes)
    return [
        replace(r, attribute=f"{r.attribute} ({r.columns[0].name})")
        if times[r.attribute, r.kind == "number"] > 1
        else r
        for r in attributes
    ]

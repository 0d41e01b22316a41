"""The plan for a table: its attributes, the population they are about, and the fate of each column."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from persona_gen.domain.build_report import ColumnAccount, ColumnFate
from persona_gen.errors import ConfigError
from persona_gen.ingest.options import DEFAULT_LOCALE, BuildOptions
from persona_gen.ingest.people.column_reading import read_columns
from persona_gen.ingest.people.column_types import ColumnType
from persona_gen.ingest.people.figures import Population
from persona_gen.ingest.people.left_out import MOST_CELLS
from persona_gen.ingest.people.population import Bins, bins_of, column_named, crowd_of, make_people
from persona_gen.ingest.people.proposing import NO_PROPOSAL, Proposal, propose
from persona_gen.ingest.people.row_units import answers_in_rows, several_rows
from persona_gen.ingest.people.scales import one_scale
from persona_gen.privacy.columns import identifier_by_name
from persona_gen.sources.tables.headers import Column
from persona_gen.sources.tables.missing_answers import is_dont_know
from persona_gen.sources.tables.profiles import Profile, profiles_of
from persona_gen.sources.tables.reading import Table
from persona_gen.sources.tables.sql import sql_name


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


@dataclass(frozen=True)
class _Roles:
    """The columns that are no attributes: whose answers are quoted, who consents, and how much a person counts."""

    quoted: tuple[Column, ...]
    consent: Column | None
    weight: Column | None
    weights: ColumnType | None

    @classmethod
    def of(cls, columns: Sequence[Column], column_types: Sequence[ColumnType], options: BuildOptions) -> _Roles:
        """As the options name them. Raises `ConfigError` for columns that will not do."""
        quoted = tuple(column_named(columns, name, "--quotes-column") for name in dict.fromkeys(options.quotes_columns))
        consent = column_named(columns, options.consent_column, "--consent-column") if options.consent_column else None
        if consent and not quoted:
            raise ConfigError("--consent-column is about --quotes-column", cure="name the column of answers, too")
        weight = column_named(columns, options.weight, "--weight") if options.weight else None
        weights = next((reading for reading in column_types if weight in reading.columns), None)
        if weight and weights and not weights.number:
            what = f'--weight names "{weight.name}", which holds no numbers: {weights.reason}'
            raise ConfigError(what, cure="name the column of weights, or correct what it is taken for")
        for column in quoted:
            reading = next((r for r in column_types if r.columns[0] == column), None)
            if reading and reading.reason.startswith(MOST_CELLS):
                what = f'--quotes-column names "{column.name}", in which {reading.reason}'
                raise ConfigError(what, cure="name a column of answers in people's own words")
        return cls(quoted, consent, weight, weights if weight else None)

    def fates(self) -> dict[str, ColumnFate]:
        """What becomes of each, by the column's name."""
        fates: dict[str, ColumnFate] = dict.fromkeys([column.name for column in self.quoted], "quotes")
        fates |= {self.weight.name: "weight"} if self.weight else {}
        return fates | ({self.consent.name: "consent"} if self.consent else {})


def look_at(table: Table, options: BuildOptions) -> Look:
    """Find out what each column is, and what is wanted of it. Raises `ConfigError` for columns that will not do."""
    columns, profiles = table.columns, profiles_of(table)
    column_types, unread = read_columns(table, options, profiles)
    column_types = make_people(table, column_types, profiles)
    column_types = one_scale(table, column_types, profiles, options)
    bins = {b.column.name: b for b in (bins_of(text, column_types, profiles) for text in options.bins)}
    roles = _Roles.of(columns, column_types, options)
    by_columns = [_by_column(name, columns, column_types) for name in options.by]
    attributes = _own_names(_attributes(column_types, bins, roles))
    by = [_makes_segments(table, column, attributes, column_types) for column in by_columns]
    ticked = {reading.attribute: reading for reading in by if len(reading.columns) > 1}
    attributes = [ticked.get(reading.attribute, reading) for reading in attributes]
    population = crowd_of(table, by, options.where, roles.weights)
    fates: dict[str, ColumnFate] = {column.name: "segment" for reading in by for column in reading.columns}
    silent = {name: {**profile.silent, **unread.get(name, {})} for name, profile in profiles.items()}
    repeated = several_rows(table, profiles, options)
    if options.by and repeated and (answers := answers_in_rows(columns)):
        raise ConfigError(answers, cure="give the table with one row for each person and a column for each question")
    return Look(
        table,
        options,
        attributes,
        by,
        population,
        accounts=_accounts(column_types, fates | roles.fates(), bins, silent),
        quoted=roles.quoted,
        consent=roles.consent,
        names=tuple(c for c in columns if identifier_by_name(c.name, c.label) == "names"),
        proposal=propose(column_types, profiles),
        several_rows=repeated,
        types=tuple(column_types),
        profiles=profiles,
    )


def _attributes(column_types: Sequence[ColumnType], bins: Mapping[str, Bins], roles: _Roles) -> list[ColumnType]:
    """What figures are computed of: columns that are used, numbers in bands as categories beside their mean."""
    attributes: list[ColumnType] = []
    taken = {*roles.quoted, roles.consent, roles.weight}
    for reading in column_types:
        name = reading.columns[0].name
        if not taken.isdisjoint(reading.columns):
            continue
        if name in bins and reading.kind in ("number", "category"):
            number = sql_name(name) if reading.kind == "number" else reading.number
            attributes += [reading] if reading.kind == "number" else []
            attributes.append(replace(reading, kind="category", sql=bins[name].sql(number)))
        elif reading.used:
            attributes.append(reading)
            if reading.undecided:
                attributes.append(replace(reading, kind="category", sql=reading.undecided, unit=None))
    return attributes


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


def _accounts(
    column_types: Sequence[ColumnType],
    fates: Mapping[str, ColumnFate],
    bins: Mapping[str, Bins],
    silent: Mapping[str, Mapping[str, int]],
) -> tuple[ColumnAccount, ...]:
    """What becomes of each column."""
    accounts = []
    for reading in column_types:
        for column in reading.columns:
            fate = fates.get(column.name, "used" if reading.used else "left out")
            stated = {"quotes": "as --quotes-column says", "consent": "as --consent-column says"}.get(fate)
            kind, reason = ("text", stated) if stated else (reading.kind, reading.reason)
            kind = "left out" if kind == "skip" else kind
            notes = [f"bands: {', '.join(bins[column.name].labels)}"] if column.name in bins else []
            cells = {cell: n for cell, n in silent[column.name].items() if not is_dont_know(cell)}
            if reading.used and cells:
                shown = ", ".join(f'"{cell[:40]}"' for cell in list(cells)[:4])
                notes.append(f"{sum(cells.values()):,} cells count as missing: {shown}{' …' * (len(cells) > 4)}")
            accounts.append(
                ColumnAccount(
                    column=column.name,
                    attribute=reading.attribute,
                    fate=fate,
                    kind=kind,
                    reason=reason,
                    notes=tuple(notes),
                )
            )
    return tuple(accounts)

"""What a column holds and whether it is used: every decision has a reason, and none is silent.

Used are categories, numbers, multi-selects (a list in one cell, or a column for each choice) and rankings (by their
first place). Left out are identifiers, special categories of personal data, dates, free texts, columns of very many
values, and what survey software notes about the interview.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Literal, get_args

from persona_gen.ingest.people.multiple_choice import Ticked, is_ranking, list_delimiter, named, stem_of, ticked
from persona_gen.privacy.columns import are_people, identifier_by_cells, identifier_by_name
from persona_gen.privacy.special import special_category
from persona_gen.sources.tables.delimited import sql_name, sql_text
from persona_gen.sources.tables.headers import Column
from persona_gen.sources.tables.profiles import Profile

Kind = Literal["category", "number", "multiple", "ranking", "date", "text", "skip"]
KINDS = get_args(Kind)

MANY_VALUES = 50
"""Distinct values above which a column is no category."""

FEW_NUMBERS = 7
"""Whole numbers of at most so many distinct values are codes or a scale: their shares are true of either."""

MOST = 0.95
"""The part of the cells that must be numbers, dates, lists or rankings for the column to be that."""

INTERVIEW = re.compile(
    r"status|progress|durations?( ?\(in seconds\))?|finished|(start|end|recorded) ?date|(response|recipient|record)_?id"
    r"|responseset|distribution ?channel|user ?language|collector ?id|ip ?address|date (created|modified)|.+ - topics"
    r"|.*_(first|last|page)[ _](click|submit)|.*_click[ _]count",
    re.IGNORECASE,
)
"""What survey software notes about the interview itself."""

NUMBER = re.compile(r"[+-]?(\d+\.?\d*|\.\d+)([eE][+-]?\d+)?")
DECIMAL_COMMA = re.compile(r"[+-]?\d+(,\d+)?")
SIGNED_NUMBER = re.compile(r"[$€£¥]?\s?[+-]?\d{1,3}([,. ']?\d{3})*([.,]\d+)?\s?([$€£¥%]|EUR|USD|GBP|kg|km|h)?")
DATE = re.compile(
    r"\d{4}-\d\d?-\d\d?([T ]\d\d?:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?|\d{1,2}[./-]\d{1,2}[./-](\d{4}|\d\d)"
    r"([ ,]+\d\d?:\d\d(:\d\d)?( ?[AP]M)?)?|\d{1,2}:\d\d(:\d\d(\.\d+)?)?|\d{4}/\d\d?/\d\d?( \d\d?:\d\d(:\d\d)?)?"
    r"|\d{1,2}[ -](jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[ -]\d{2,4}",
    re.IGNORECASE,
)

MOST_CELLS = "most cells are"
GIVEN = "as --kind says"

NUMERIC_TYPES = re.compile(r"(U?(TINY|SMALL|BIG|HUGE)INT|U?INTEGER|FLOAT|DOUBLE|DECIMAL.*)$")
DATE_TYPES = re.compile(r"(DATE|TIME|INTERVAL)")


@dataclass(frozen=True)
class ColumnType:
    """What one attribute is read as. ``columns`` has several members for a multi-select with a column a choice.

    ``sql`` gives its value from a row of the table: a text, a number, or for ``multiple`` a list of texts.
    """

    kind: Kind
    attribute: str
    columns: tuple[Column, ...]
    reason: str
    sql: str = ""

    @property
    def used(self) -> bool:
        """Whether there will be statistics of it."""
        return self.kind in ("category", "number", "multiple", "ranking")


def readings(
    columns: Sequence[Column],
    profiles: Mapping[str, Profile],
    *,
    include: Collection[str] = (),
    given: Mapping[str, Kind] | None = None,
    survey: bool = False,
) -> list[ColumnType]:
    """What each column is, in the order of the table; columns of one multi-select are one reading.

    ``include`` names columns that are used although they are special or look like identifiers by their name; ``given``
    says the kind of columns whose kind need not be found out; ``survey`` that survey software wrote the table.
    """
    given = given or {}
    private = {c.name: _private(c, profiles[c.name], c.name in include, survey) for c in columns}
    found: list[ColumnType] = []
    for stem, members in groupby(columns, key=stem_of):
        group = list(members)
        apart = not stem or len(group) == 1 or any(private[c.name] or c.name in given for c in group)
        many = None if apart else ticked(group, profiles)
        each = (_reading(c, profiles[c.name], private[c.name], given.get(c.name)) for c in group)
        found += [_of_columns(group, many)] if many else each
    return found


def _of_columns(group: Sequence[Column], many: Ticked) -> ColumnType:
    return ColumnType("multiple", many.attribute, tuple(group), f"{len(group)} columns, one for each choice", many.sql)


def _reading(column: Column, profile: Profile, private: str, given: Kind | None) -> ColumnType:
    """What one column is."""
    kind: Kind
    if not profile.filled:
        kind, reason = "skip", "empty"
    elif private and (not given or private.startswith(MOST_CELLS)):
        kind, reason = "skip", private
    elif given:
        kind, reason = given, GIVEN
    else:
        kind, reason = _by_type(profile) or _by_cells(profile)
    sql = "" if kind in ("skip", "date", "text") else _sql(kind, column, profile)
    attribute = f"{column.label} (first choice)" if kind == "ranking" else column.label
    return ColumnType(kind, attribute, (column,), reason, sql)


def _by_type(profile: Profile) -> tuple[Kind, str] | None:
    """The kind of a column whose type says it."""
    if profile.type.endswith("[]") and "(" not in profile.type:
        return "multiple", "lists"
    if re.match(r"(STRUCT|MAP|UNION|BLOB|JSON|VARIANT|BIT)|.*\[", profile.type):
        return "skip", f"of the type {profile.type[:40]}, which is no single value"
    return ("date", "dates or times") if DATE_TYPES.match(profile.type) else None


def _private(column: Column, profile: Profile, included: bool, survey: bool) -> str:
    """Why a column must stay out; "" where it need not."""
    if kind := identifier_by_cells(profile.common):
        return f"{MOST_CELLS} {kind}"
    if included:
        return ""
    if kind := identifier_by_name(column.name, column.label):
        return f"holds {kind} by its name (--include overrides)"
    if kind := special_category(profile.common, column.name, column.label):
        return f"special category of personal data: {kind} (--include overrides)"
    if survey and INTERVIEW.fullmatch(column.name):
        return "about the interview, not the person (--include overrides)"
    return "most values are names of people (--include overrides)" if are_people(profile.common) else ""


def _by_cells(profile: Profile) -> tuple[Kind, str]:
    """The kind of a column by its type and cells, with the reason."""
    typed = bool(NUMERIC_TYPES.match(profile.type))
    if typed or _decimal(profile):
        return _number_or_codes(
            profile, "numbers" if typed or _decimal(profile) == "." else "numbers with decimal commas"
        )
    if profile.part(DATE.fullmatch) >= MOST:
        return "date", "dates or times"
    if is_ranking(profile):
        return "ranking", "the same items in different orders: by their first place"
    if delimiter := list_delimiter(profile):
        return "multiple", f"lists of choices, separated by {named(delimiter)}"
    if profile.distinct <= MANY_VALUES and not _prose(profile) and not _each_its_own(profile):
        return "category", _values(profile, "distinct value")
    return _left_out_text(profile)


def _number_or_codes(profile: Profile, what: str) -> tuple[Kind, str]:
    values = [
        float(cell.replace(",", "."))
        for cell in profile.common
        if DECIMAL_COMMA.fullmatch(cell) or NUMBER.fullmatch(cell)
    ]
    whole = all(value.is_integer() for value in values)
    if whole and profile.distinct <= FEW_NUMBERS and profile.distinct == len(values):
        return "category", f"{_values(profile, 'whole number')}, codes or a scale (--kind NAME=number for a mean)"
    unique = profile.distinct == profile.filled >= 20
    running = max(values) - min(values) < 1.5 * len(values) and profile.distinct == len(values)
    if whole and unique and (running or min(values) >= 10_000_000):
        return "skip", "a different whole number in each row: an identifier (--kind NAME=number overrides)"
    return "number", what


def _values(profile: Profile, what: str) -> str:
    return f"{profile.distinct} {what}{'s' * (profile.distinct != 1)}"


def _left_out_text(profile: Profile) -> tuple[Kind, str]:
    looked = "" if profile.whole else " in the rows looked at"
    unique = _each_its_own(profile)
    if _prose(profile):
        return "text", "free text (--quotes-column NAME makes quotes of it)"
    if profile.part(SIGNED_NUMBER.fullmatch) >= MOST:
        return "skip", "numbers with signs or separators of thousands; write plain numbers to use it"
    if unique and profile.part(lambda cell: re.fullmatch(r"[^\W\d]['\w.-]+( [^\W\d]['\w.-]*){1,3}", cell)) >= 0.8:
        return "skip", "a different name in each row: an identifier (--kind NAME=text overrides)"
    if unique:
        return "skip", "a different value in each row: an identifier (--kind NAME=text overrides)"
    return (
        "skip",
        f"{profile.distinct:,} distinct values{looked}, more than {MANY_VALUES} (--kind NAME=category overrides)",
    )


def _each_its_own(profile: Profile) -> bool:
    return profile.distinct >= 0.98 * profile.filled and profile.filled >= 20


def _prose(profile: Profile) -> bool:
    """Answers in people's own words: long, and hardly two alike."""
    cells = list(profile.common)
    average = sum(len(cell.split()) for cell in cells) / len(cells)
    return profile.distinct > 0.5 * profile.filled and (average >= 4 or max(map(len, cells)) > 120)


def _decimal(profile: Profile) -> str:
    """``.`` or ``,`` where a text column holds numbers, else "". Cells that are none are missing, and counted later."""
    if profile.part(NUMBER.fullmatch) >= MOST:
        return "."
    commas = profile.part(DECIMAL_COMMA.fullmatch) >= MOST and not all(
        re.fullmatch(r"[+-]?[1-9]\d{0,2}(,\d{3})+|\d+", cell) for cell in profile.common
    )
    return "," if commas else ""


# --- SQL


def number_sql(column: Column, profile: Profile) -> str:
    """The number in a column of ``raw``; NULL where the cell is none."""
    name = sql_name(column.name)
    if NUMERIC_TYPES.match(profile.type):
        return name
    text = f"trim(CAST({name} AS VARCHAR))"
    if _decimal(profile) == ",":
        text = f"replace({text}, ',', '.')"
    return f"try_cast({text} AS DOUBLE)"


def _sql(kind: Kind, column: Column, profile: Profile) -> str:
    """The value of a row of ``raw`` as the kind needs it."""
    name = sql_name(column.name)
    text = name if profile.type == "VARCHAR" else f"CAST({name} AS VARCHAR)"
    if kind == "number":
        return number_sql(column, profile)
    if kind == "ranking":
        return f"trim(regexp_extract({text}, '^\\s*(.+?)\\s*(->|[-–>;,|/])', 1))"
    if kind == "multiple":
        if profile.type.endswith("[]"):
            return f"CASE WHEN len({name}) > 0 THEN CAST({name} AS VARCHAR[]) END"
        delimiter = list_delimiter(profile) or ";"
        parts = f"list_transform(string_split({text}, {sql_text(delimiter)}), lambda x: trim(x))"
        return f"CASE WHEN trim({text}) <> '' THEN list_filter({parts}, lambda x: x <> '') END"
    if re.match("FLOAT|DOUBLE|DECIMAL", profile.type):
        return f"CASE WHEN {name} = floor({name}) THEN CAST(CAST({name} AS HUGEINT) AS VARCHAR) ELSE {text} END"
    return text

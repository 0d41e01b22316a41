"""What a column holds and whether it is used: every decision has a reason, and none is silent.

Used are categories, numbers, multi-selects (a list in one cell, or a column for each choice) and rankings (by their
first place). Left out are identifiers, special categories of personal data, dates, free texts, columns of very many
values, and what survey software notes about the interview.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import groupby, pairwise
from typing import cast

from persona_gen.ingest.people.choice_columns import OTHER_CHOICE, TICKS, UNTICKS, Ticked, stem_of, ticked
from persona_gen.ingest.people.column_kinds import ColumnKind, column_kind
from persona_gen.ingest.people.column_sql import number_sql, undecided_cells, undecided_sql, value_sql
from persona_gen.ingest.people.left_out import from_survey_software, private, same_everywhere
from persona_gen.ingest.people.named_units import currencies_of, in_doubt, of_money, unit_in_name, units_of
from persona_gen.ingest.people.quantities import Quantity
from persona_gen.privacy.columns import column_words
from persona_gen.sources.tables.decimal_marks import NO_HINTS, Hints
from persona_gen.sources.tables.headers import Column
from persona_gen.sources.tables.missing_answers import is_dont_know
from persona_gen.sources.tables.profiles import Profile, missing_sql
from persona_gen.sources.tables.reading import Table
from persona_gen.sources.tables.sql import sql_name


@dataclass(frozen=True)
class ColumnType:
    """What one attribute is read as. ``columns`` has several members for a multi-select with a column a choice.

    ``sql`` gives its value from a row of the table: a text, a number, or for ``multiple`` a list of texts.
    """

    kind: ColumnKind
    attribute: str
    columns: tuple[Column, ...]
    reason: str
    sql: str = ""
    number: str = ""
    """The SQL of the number in a row of ``raw``, for numbers and for codes that are whole numbers."""
    unit: str | None = None
    undecided: str = ""
    """Of numbers, the SQL of the answer of those who say "don't know"; "" where nobody does."""
    open_base: bool = False
    """Whether people without a value, if there are any, may have been asked or not."""

    @property
    def used(self) -> bool:
        """Whether there will be statistics of it."""
        return self.kind in ("category", "number", "multiple", "ranking", "ticks")


def readings(
    columns: Sequence[Column],
    profiles: Mapping[str, Profile],
    *,
    include: Collection[str] = (),
    by: Collection[str] = (),
    given: Mapping[str, str] | None = None,
    survey: bool = False,
    hints: Hints = NO_HINTS,
) -> list[ColumnType]:
    """What each column is, in the order of the table; columns of one multi-select are one reading.

    ``include`` names columns that are used although they are special or look like identifiers by their name; ``by``
    those that make segments, of which special ones are left out one by one, or weigh people; ``given`` says the kind
    of columns whose kind need not be found out; ``survey`` that survey software wrote the table; ``hints`` what the
    file tells of how it writes numbers. Raises `ConfigError` where a given kind leaves two readings.
    """
    given = given or {}
    survey = survey or from_survey_software(columns)
    why = {
        c.name: private(
            c, profiles[c.name], included=c.name in include, makes_segments=c.name in by, survey=survey
        ).replace("NAME", shown_name(c.name))
        for c in columns
    }
    types: list[ColumnType] = []
    for stem, members in groupby(columns, key=stem_of):
        group = list(members)
        free = [c for c in group if not why[c.name] and c.name not in given] if stem else []
        block = given.get(stem, "")  # what --kind says of the question
        many = ticked(free, profiles, all_asked=block == "ticks") if len(free) > 1 else None
        types += _of_columns(many, block) if many else []
        rest = [c for c in group if not many or c not in (*many.columns, *many.texts)]
        for c in rest:
            types.append(_reading(c, profiles[c.name], why[c.name], given.get(c.name), hints, needed=c.name in by))
    types = [_written_beside(one, profiles, given) for one in _told_once(types, given)]
    return _of_one_unit(_with_others(types, given), profiles, given)


def _written_beside(one: ColumnType, profiles: Mapping[str, Profile], given: Mapping[str, str]) -> ColumnType:
    """A column that is called "Other" and no more holds what people wrote there, as form tools export it."""
    [column, *others] = one.columns
    ticks = all(cell.lower() in TICKS | UNTICKS for cell in profiles[column.name].common)
    if others or one.kind != "category" or ticks or column.name in given or not OTHER_CHOICE.fullmatch(column.label):
        return one
    what = 'what people wrote beside "other" (--quotes-column NAME makes quotes of it)'
    return ColumnType("text", one.attribute, one.columns, what.replace("NAME", shown_name(column.name)))


def _of_one_unit(
    types: list[ColumnType], profiles: Mapping[str, Profile], given: Mapping[str, str]
) -> list[ColumnType]:
    """Amounts beside a column of several currencies or units are in doubt, unless cells or ``--kind`` say their own."""
    read = list(types)
    for i, one in enumerate(types):
        name = one.columns[0].name
        names = (name, one.attribute)
        amounts: list[int] = []
        if units := currencies_of(names, profiles[name]):
            amounts = [k for k, other in enumerate(types) if of_money((other.columns[0].name, other.attribute))]
        elif units := units_of(names, profiles[name]):
            beside = [k for k in (i - 1, i + 1) if 0 <= k < len(types) and types[k].number][:1]
            words = column_words(name).split()
            called = [k for k, other in enumerate(types) if set(column_words(other.attribute).split()) < set(words)]
            amounts = [*beside, *called]
        for k in amounts:
            column = types[k].columns[0]
            if k != i and types[k].number and not types[k].unit and column.name not in given:
                reason = in_doubt(name, units).replace("NAME", shown_name(column.name))
                read[k] = ColumnType("skip", types[k].attribute, types[k].columns, reason)
    return read


def _told_once(types: list[ColumnType], given: Mapping[str, str]) -> list[ColumnType]:
    """Of a question that stands twice, as a list in one column and with a column for each choice, the columns."""
    stems = {name for one in types if len(one.columns) > 1 for name in (one.attribute, stem_of(one.columns[0]))}
    listed = []
    for one in types:
        [column, *others] = one.columns
        twice = not others and one.used and column.label in stems and column.name not in given
        what = "the same answers as its columns, one for each choice (--kind NAME=multiple overrides)"
        again = ColumnType("skip", one.attribute, one.columns, what.replace("NAME", shown_name(column.name)))
        listed.append(again if twice else one)
    return listed


def _with_others(types: list[ColumnType], given: Mapping[str, str]) -> list[ColumnType]:
    """A question for one answer and the text beside its "other": whoever writes there and ticks nothing chose it."""
    read = list(types)
    for i, (one, beside) in enumerate(pairwise(types)):
        column, text = one.columns[0], beside.columns[0]
        choice = text.choice or text.label.removeprefix(column.label).strip(" :-–[]")
        asked = one.kind == "category" and len(one.columns) == len(beside.columns) == 1 and beside.kind != "number"
        if (
            not asked
            or not OTHER_CHOICE.fullmatch(choice)
            or not text.label.startswith(column.label)
            or text.name in given
        ):
            continue
        written = sql_name(text.name)
        blank = f"CASE WHEN NOT coalesce({missing_sql(f'trim(CAST({written} AS VARCHAR))')}, true) THEN 'Other' END"
        value = f"trim(CAST({one.sql} AS VARCHAR))"
        chosen = f"CASE WHEN coalesce({missing_sql(value)}, true) THEN {blank} ELSE {one.sql} END"
        read[i] = replace(one, sql=chosen, reason=f'{one.reason}; whoever wrote beside "other" alone chose that')
        what = f'what people wrote beside "other" (--quotes-column {shown_name(text.name)} makes quotes of it)'
        read[i + 1] = ColumnType("text", beside.attribute, beside.columns, what)
    return read


def _of_columns(many: Ticked, block: str) -> list[ColumnType]:
    beside = 'what people wrote beside "other" (--quotes-column NAME makes quotes of it)'
    texts = [ColumnType("text", c.label, (c,), beside.replace("NAME", shown_name(c.name))) for c in many.texts]
    open_base = many.open_base and not block
    return [ColumnType("multiple", many.attribute, many.columns, many.reason, many.sql, open_base=open_base), *texts]


def base_told(types: Sequence[ColumnType], table: Table, *, answered: bool) -> list[ColumnType]:
    """The types, in doubt where rows tick none of a question's columns and nothing tells whether they were asked.

    ``answered`` says that a tool wrote the table which counts those who ticked anything, as its own reports do.
    """
    settled = []
    for one in types:
        blank = 0
        if one.open_base:
            [(blank,)] = table.fetch(f"SELECT count(*) FROM raw WHERE {one.sql} IS NULL")
        if blank:
            name = shown_name(stem_of(one.columns[0]))
            all_asked = f"--kind {name}=ticks counts them as asked"
            seen = (
                f"in doubt: {blank:,} of {table.rows:,} rows tick none of its {len(one.columns)} columns, and may have"
            )
            doubt = f"{seen} been asked or not ({all_asked}, --kind {name}=multiple as not asked)"
            one = (  # noqa: PLW2901
                replace(one, reason=f"{one.reason} ({all_asked})")
                if answered
                else ColumnType("skip", one.attribute, one.columns, doubt)
            )
        settled.append(one)
    return settled


def _reading(
    column: Column, profile: Profile, private: str, given: str | None, hints: Hints, *, needed: bool
) -> ColumnType:
    """What one column is; one that is ``needed`` may say the same of everybody."""
    about = column_kind(column, profile, private, given, hints)
    if not (needed or given or about.kind in ("skip", "date")) and (alike := same_everywhere(column, profile)):
        about = Quantity("skip", alike)
    kind, format = cast(ColumnKind, about.kind), about.format
    sql = number = ""
    if kind not in ("skip", "date", "text"):
        number = number_sql(column, profile, format) if format else ""
        silent = about.silent | {cell for cell in (format.missing if format else ()) if not is_dont_know(cell)}
        sql = number if kind == "number" else value_sql(kind, column, profile, silent)
    attribute = f"{column.label} (first choice)" if kind == "ranking" else column.label
    attribute += " (reversed)" if format and format.ends else ""
    undecided_words = "" if about.silent else _undecided_words(kind, profile)
    reason = (about.reason + undecided_words).replace("NAME", shown_name(column.name))
    undecided = undecided_sql(column, profile) if kind == "number" else ""
    unit = format.unit if format and kind == "number" else ""
    if kind == "number" and not unit and (named_unit := unit_in_name(column, profile.high or 0)):
        unit, reason = named_unit, f"{reason}; in {named_unit}, by the name"
    return ColumnType(kind, attribute, (column,), reason, sql, number, unit or None, undecided)


def _undecided_words(kind: ColumnKind, profile: Profile) -> str:
    """How "don't know" counts in a question that is used; "" where nobody says it."""
    undecided = undecided_cells(profile) if kind in ("category", "number") else {}
    if not undecided:
        return ""
    n, shown = sum(undecided.values()), ", ".join(f'"{cell[:40]}"' for cell in list(undecided)[:3])
    without = f' (--kind NAME="category without {"; ".join(undecided)}" leaves it out)'
    how = "a category with its share" + (", and in no mean" if kind == "number" else without)
    return f"; {shown} ({n:,} of {profile.filled:,} answers) is {how}"


def shown_name(name: str) -> str:
    """A column's name as a shell takes it."""
    return f'"{name}"' if re.search(r"[^\w.-]", name) else name

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
from typing import Literal, cast, get_args

from persona_gen.ingest.people.multiple_choice import (
    OTHER_CHOICE,
    Ticked,
    is_json_list,
    is_ranking,
    list_delimiter,
    list_sql,
    named,
    stem_of,
    tick_sql,
    ticked,
)
from persona_gen.ingest.people.quantities import NUMERIC_TYPES, Quantity, quantity, wish_of, wished_number
from persona_gen.privacy.columns import identifier_by_cells, identifier_by_name
from persona_gen.privacy.people_columns import are_people
from persona_gen.privacy.special import special_category, special_name
from persona_gen.sources.tables.headers import Column
from persona_gen.sources.tables.missing_answers import dont_know_sql, is_dont_know
from persona_gen.sources.tables.number_decision import NO_HINTS, Hints
from persona_gen.sources.tables.number_format import NumberFormat
from persona_gen.sources.tables.profiles import Profile, missing_sql
from persona_gen.sources.tables.sql import sql_name, sql_text

ColumnKind = Literal["category", "number", "multiple", "ranking", "ticks", "date", "text", "skip"]
COLUMN_KINDS = get_args(ColumnKind)

MANY_VALUES = 50
"""Distinct values above which a column is no category."""

WORDS_OF_A_SENTENCE, LEAST_SENTENCES, MOST_SHARING = 5, 12, 2
"""An answer in own words has so many words; a column of them so many such answers, each by hardly more people."""

MOST_OF_CELLS = 0.95
"""The part of the cells that must be numbers, dates, lists or rankings for the column to be that."""

INTERVIEW = re.compile(
    r"status|progress|durations?( ?\(in seconds\))?|finished|(start|end|recorded) ?date|(response|recipient|record)_?id"
    r"|responseset|distribution ?channel|user ?language|collector ?id|ip ?address|date (created|modified)|.+ - topics"
    r"|.*_(first|last|page)[ _](click|submit)|.*_click[ _]count",
    re.IGNORECASE,
)
"""What survey software notes about the interview itself."""

DATE = re.compile(
    r"\d{4}-\d\d?-\d\d?([T ]\d\d?:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)?)?|\d{1,2}[./-]\d{1,2}[./-](\d{4}|\d\d)"
    r"([ ,]+\d\d?:\d\d(:\d\d)?( ?[AP]M)?)?|\d{1,2}:\d\d(:\d\d(\.\d+)?)?"
    r"|\d{4}/\d\d?/\d\d?( \d\d?:\d\d(:\d\d)?( ?[AP]M)?( GMT[+-]\d\d?| UTC)?)?"
    r"|(jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.? \d{1,2},? \d{4}"
    r"([ ,]+\d\d?:\d\d(:\d\d)? ?([AP]M)?)?"
    r"([ ,]+\d\d?:\d\d(:\d\d)? ?([AP]M)?)?"
    r"|\d{1,2}[ -](jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*[ -]\d{2,4}",
    re.IGNORECASE,
)

MOST_CELLS = "most cells are"
GIVEN = "as --kind says"

DATE_TYPES = re.compile(r"(DATE|TIME|INTERVAL)")


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
    those that make segments, of which special ones are left out one by one; ``given`` says the kind of columns whose
    kind need not be found out; ``survey`` that survey software wrote the table; ``hints`` what the file tells of how it
    writes numbers. Raises `ConfigError` where a given kind leaves two readings.
    """
    given = given or {}
    private = {c.name: _private(c, profiles[c.name], c.name in include, c.name in by, survey) for c in columns}
    types: list[ColumnType] = []
    for stem, members in groupby(columns, key=stem_of):
        group = list(members)
        free = [c for c in group if not private[c.name] and c.name not in given] if stem else []
        many = ticked(free, profiles) if len(free) > 1 else None
        types += _of_columns(many) if many else []
        rest = [c for c in group if not many or c not in (*many.columns, *many.texts)]
        types += [_reading(c, profiles[c.name], private[c.name], given.get(c.name), hints) for c in rest]
    return _with_others(types, given)


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
        what = f'what people wrote beside "other" (--quotes-column {_shown(text.name)} makes quotes of it)'
        read[i + 1] = ColumnType("text", beside.attribute, beside.columns, what)
    return read


def _of_columns(many: Ticked) -> list[ColumnType]:
    beside = 'what people wrote beside "other" (--quotes-column NAME makes quotes of it)'
    texts = [ColumnType("text", c.label, (c,), beside.replace("NAME", _shown(c.name))) for c in many.texts]
    return [ColumnType("multiple", many.attribute, many.columns, many.reason, many.sql), *texts]


def _reading(column: Column, profile: Profile, private: str, given: str | None, hints: Hints) -> ColumnType:
    """What one column is."""
    about = _decided(column, profile, private, given, hints)
    kind, format = cast(ColumnKind, about.kind), about.format
    sql = number = ""
    if kind not in ("skip", "date", "text"):
        number = _number_sql(column, profile, format) if format else ""
        silent = about.silent | {cell for cell in (format.missing if format else ()) if not is_dont_know(cell)}
        sql = number if kind == "number" else _sql(kind, column, profile, silent)
    attribute = f"{column.label} (first choice)" if kind == "ranking" else column.label
    reason = about.reason.replace("NAME", _shown(column.name)) + _undecided_words(kind, profile)
    undecided = _undecided_sql(column, profile) if kind == "number" else ""
    unit = format.unit or None if format else None
    return ColumnType(kind, attribute, (column,), reason, sql, number, unit, undecided)


def _undecided(profile: Profile) -> dict[str, int]:
    """The cells that say "don't know", counted."""
    cells = profile.common.items() if profile.type == "VARCHAR" else ()
    return {cell: n for cell, n in cells if is_dont_know(cell)}


def _undecided_words(kind: ColumnKind, profile: Profile) -> str:
    """How "don't know" counts in a question that is used; "" where nobody says it."""
    undecided = _undecided(profile) if kind in ("category", "number") else {}
    if not undecided:
        return ""
    n, shown = sum(undecided.values()), ", ".join(f'"{cell[:40]}"' for cell in list(undecided)[:3])
    how = "a category with its share" + (", and in no mean" if kind == "number" else "")
    return f"; {shown} ({n:,} of {profile.filled:,} answers) is {how}"


def _undecided_sql(column: Column, profile: Profile) -> str:
    """The answer of those who say "don't know" to a question for a number; "" where nobody does."""
    if not _undecided(profile):
        return ""
    text = f"trim(CAST({sql_name(column.name)} AS VARCHAR))"
    return f"CASE WHEN {dont_know_sql(text)} THEN {text} END"


def _decided(column: Column, profile: Profile, private: str, given: str | None, hints: Hints) -> Quantity:
    """The kind of a column, with the reason."""
    if not profile.filled:
        return Quantity("skip", "empty")
    if private and (not given or private.startswith(MOST_CELLS)):
        return Quantity("skip", private)
    if given and given.startswith("number"):
        return wished_number(column.name, profile, hints, wish_of(given))
    if given:
        return Quantity(given, GIVEN)
    return _by_type(profile) or _by_cells(column, profile, hints)


def _shown(name: str) -> str:
    """A column's name as a shell takes it."""
    return f'"{name}"' if re.search(r"[^\w.-]", name) else name


def _by_type(profile: Profile) -> Quantity | None:
    """The kind of a column whose type says it."""
    if profile.type.endswith("[]") and "(" not in profile.type:
        return Quantity("multiple", "lists")
    if re.match(r"(STRUCT|MAP|UNION|BLOB|JSON|VARIANT|BIT)|.*\[", profile.type):
        return Quantity("skip", f"of the type {profile.type[:40]}, which is no single value")
    return Quantity("date", "dates or times") if DATE_TYPES.match(profile.type) else None


def _private(column: Column, profile: Profile, included: bool, makes_segments: bool, survey: bool) -> str:
    """Why a column must stay out; "" where it need not."""
    if kind := identifier_by_cells(profile.common):
        return f"{MOST_CELLS} {kind}"
    if included:
        return ""
    if kind := identifier_by_name(column.name, column.label):
        return f"holds {kind} by its name (--include overrides)"
    special = special_name(column.name, column.label)
    if kind := special or ("" if makes_segments else special_category(profile.common)):
        return f"special category of personal data: {kind} (--include overrides)"
    if survey and INTERVIEW.fullmatch(column.name):
        return "about the interview, not the person (--include overrides)"
    return (
        "most values are names of people (--include overrides)"
        if are_people(profile.common, column.name, column.label)
        else ""
    )


def _by_cells(column: Column, profile: Profile, hints: Hints) -> Quantity:
    """The kind of a column by its cells, with the reason."""
    if profile.part(DATE.fullmatch) >= MOST_OF_CELLS:
        return Quantity("date", "dates or times")
    if profile.distinct == 1 and profile.filled < profile.looked:
        return _one_value(profile)
    if counted := quantity(column.name, column.label, profile, hints):
        return counted
    if several := _several(profile):
        return several
    if profile.distinct <= MANY_VALUES and not _prose(profile) and not _each_its_own(profile):
        silent = _silent_codes(profile)
        codes = f"; {', '.join(sorted(silent))} counts as no answer" if silent else ""
        return Quantity("category", _values(profile, "distinct value") + codes, silent=silent)
    return Quantity(*_left_out_text(profile))


def _silent_codes(profile: Profile) -> frozenset[str]:
    """Cells such as -99 among words: a question that was shown and not answered."""
    codes = frozenset(cell for cell in profile.common if re.fullmatch(r"-9{1,4}(\.0)?", cell))
    words = any(re.search(r"[^\W\d]", cell) for cell in profile.common)
    return codes if words else frozenset()


def _one_value(profile: Profile) -> Quantity:
    """A column with one value and blanks: who is blank did not tick it, or was not asked."""
    [value] = profile.common
    seen = f'"{value[:40]}" in {profile.filled:,} of {profile.looked:,} rows and else blank'
    ticks = f"--kind NAME=ticks counts them as not ticked, {100 * profile.filled / profile.looked:.1f} %"
    return Quantity("skip", f"in doubt: {seen}: whoever is blank may not have been asked ({ticks})")


def _several(profile: Profile) -> Quantity | None:
    """Cells that hold several answers."""
    if is_ranking(profile):
        return Quantity("ranking", "the same items in different orders: by their first place")
    if is_json_list(profile):
        return Quantity("multiple", "lists of choices in brackets")
    delimiter = list_delimiter(profile)
    return Quantity("multiple", f"lists of choices, separated by {named(delimiter)}") if delimiter else None


def _values(profile: Profile, what: str) -> str:
    return f"{profile.distinct} {what}{'s' * (profile.distinct != 1)}"


def _left_out_text(profile: Profile) -> tuple[ColumnKind, str]:
    looked = "" if profile.whole else " in the rows looked at"
    unique = _each_its_own(profile)
    if _prose(profile):
        return "text", "free text (--quotes-column NAME makes quotes of it)"
    if profile.part(re.compile(r"\W{0,3}\d[\d.,' ]*\s?[^\W\d]{1,5}\.?").fullmatch) >= MOST_OF_CELLS:
        return "skip", "numbers with a unit that is not known; write plain numbers to use it"
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
    """Answers in people's own words: long, and hardly two alike, whatever junk others type ("none", ".")."""
    cells = list(profile.common)
    average = sum(len(cell.split()) for cell in cells) / len(cells)
    many = profile.distinct > 0.5 * profile.filled or profile.distinct > MANY_VALUES
    return (many and (average >= 4 or max(map(len, cells)) > 120)) or _own_sentences(profile)


def _own_sentences(profile: Profile) -> bool:
    """Whether a dozen sentences or more stand there that hardly anybody shares: no list of choices has such."""
    sentences = [n for cell, n in profile.common.items() if len(cell.split()) >= WORDS_OF_A_SENTENCE]
    return len(sentences) >= LEAST_SENTENCES and sum(n <= MOST_SHARING for n in sentences) >= 0.8 * len(sentences)


# --- SQL


def _number_sql(column: Column, profile: Profile, format: NumberFormat) -> str:
    """The number in a column of ``raw``; NULL where the cell is none."""
    name = sql_name(column.name)
    if not NUMERIC_TYPES.match(profile.type):
        return format.sql(name)
    if not format.missing:
        return name
    codes = ", ".join(sorted(format.missing, key=float))
    return f"CASE WHEN {name} NOT IN ({codes}) THEN {name} END"


def _sql(kind: ColumnKind, column: Column, profile: Profile, silent: Collection[str]) -> str:
    """The value of a row of ``raw`` as the kind needs it."""
    name = sql_name(column.name)
    text = name if profile.type == "VARCHAR" else f"CAST({name} AS VARCHAR)"
    if kind == "ticks":
        return tick_sql(column, profile)
    if kind == "ranking":
        return f"trim(regexp_extract({text}, '^\\s*(.+?)\\s*(->|[-–>;,|/])', 1))"
    if kind == "multiple":
        if profile.type.endswith("[]"):
            return f"CASE WHEN len({name}) > 0 THEN CAST({name} AS VARCHAR[]) END"
        return list_sql(text, profile)
    if re.match("FLOAT|DOUBLE|DECIMAL", profile.type):
        text = f"CASE WHEN {name} = floor({name}) THEN CAST(CAST({name} AS HUGEINT) AS VARCHAR) ELSE {text} END"
    if silent:
        codes = ", ".join(map(sql_text, sorted(silent)))
        return f"CASE WHEN {text} NOT IN ({codes}) THEN {text} END"
    return text

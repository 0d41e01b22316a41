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

from persona_gen.ingest.people.choice_columns import OTHER_CHOICE, Ticked, stem_of, ticked
from persona_gen.ingest.people.choice_lists import CHOICE_DELIMITERS, is_json_list, is_ranking, list_delimiter
from persona_gen.ingest.people.column_sql import number_sql, spellings, undecided_cells, undecided_sql, value_sql
from persona_gen.ingest.people.left_out import MOST_CELLS, from_survey_software, private, same_everywhere
from persona_gen.ingest.people.quantities import Quantity, quantity, wish_of, wished_number
from persona_gen.ingest.people.units_in_names import unit_in_name
from persona_gen.privacy.columns import column_words
from persona_gen.sources.tables.headers import Column
from persona_gen.sources.tables.missing_answers import is_dont_know
from persona_gen.sources.tables.number_decision import NO_HINTS, Hints
from persona_gen.sources.tables.profiles import Profile, missing_sql
from persona_gen.sources.tables.sql import sql_name

ColumnKind = Literal["category", "number", "multiple", "ranking", "ticks", "date", "text", "skip"]
COLUMN_KINDS = get_args(ColumnKind)

MANY_VALUES = 50
"""Distinct values above which a column is no category."""

WORDS_OF_A_SENTENCE, LEAST_SENTENCES, MOST_SHARING = 5, 12, 2
"""An answer in own words has so many words; a column of them so many such answers, each by hardly more people."""

MOST_OF_CELLS = 0.95
"""The part of the cells that must be numbers, dates, lists or rankings for the column to be that."""

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

GIVEN = "as --kind says"

CODE_OF_A_PLACE = re.compile(r"[A-Z]{2,5}")
PLACE_WORDS = re.compile(
    r"\b(countr\w+|nations?|cc|regions?|markets?|territor\w+|land|länder|pays|país(es)?|geo|locale)\b"
)

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
    those that make segments, of which special ones are left out one by one, or weigh people; ``given`` says the kind
    of columns whose kind need not be found out; ``survey`` that survey software wrote the table; ``hints`` what the
    file tells of how it writes numbers. Raises `ConfigError` where a given kind leaves two readings.
    """
    given = given or {}
    survey = survey or from_survey_software(columns)
    why = {
        c.name: private(
            c, profiles[c.name], included=c.name in include, makes_segments=c.name in by, survey=survey
        ).replace("NAME", _shown(c.name))
        for c in columns
    }
    types: list[ColumnType] = []
    for stem, members in groupby(columns, key=stem_of):
        group = list(members)
        free = [c for c in group if not why[c.name] and c.name not in given] if stem else []
        many = ticked(free, profiles) if len(free) > 1 else None
        types += _of_columns(many) if many else []
        rest = [c for c in group if not many or c not in (*many.columns, *many.texts)]
        for c in rest:
            types.append(_reading(c, profiles[c.name], why[c.name], given.get(c.name), hints, needed=c.name in by))
    return _with_others(_told_once(types, given), given)


def _told_once(types: list[ColumnType], given: Mapping[str, str]) -> list[ColumnType]:
    """Of a question that stands twice, as a list in one column and with a column for each choice, the columns."""
    stems = {name for one in types if len(one.columns) > 1 for name in (one.attribute, stem_of(one.columns[0]))}
    told = []
    for one in types:
        [column, *others] = one.columns
        twice = not others and one.used and column.label in stems and column.name not in given
        what = "the same answers as its columns, one for each choice (--kind NAME=multiple overrides)"
        again = ColumnType("skip", one.attribute, one.columns, what.replace("NAME", _shown(column.name)))
        told.append(again if twice else one)
    return told


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


def _reading(
    column: Column, profile: Profile, private: str, given: str | None, hints: Hints, *, needed: bool
) -> ColumnType:
    """What one column is; one that is ``needed`` may say the same of everybody."""
    about = _decided(column, profile, private, given, hints)
    if not (needed or given or about.kind in ("skip", "date")) and (alike := same_everywhere(column, profile)):
        about = Quantity("skip", alike)
    kind, format = cast(ColumnKind, about.kind), about.format
    sql = number = ""
    if kind not in ("skip", "date", "text"):
        number = number_sql(column, profile, format) if format else ""
        silent = about.silent | {cell for cell in (format.missing if format else ()) if not is_dont_know(cell)}
        sql = number if kind == "number" else value_sql(kind, column, profile, silent)
    attribute = f"{column.label} (first choice)" if kind == "ranking" else column.label
    reason = about.reason.replace("NAME", _shown(column.name)) + _undecided_words(kind, profile)
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
    how = "a category with its share" + (", and in no mean" if kind == "number" else "")
    return f"; {shown} ({n:,} of {profile.filled:,} answers) is {how}"


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


def _by_cells(column: Column, profile: Profile, hints: Hints) -> Quantity:
    """The kind of a column by its cells, with the reason."""
    if profile.part(DATE.fullmatch) >= MOST_OF_CELLS:
        return Quantity("date", "dates or times")
    if profile.distinct == 1 and profile.filled < profile.looked:
        return _one_value(profile)
    if counted := quantity(column.name, column.label, profile, hints):
        return counted
    if several := _several(profile) or _code_or_nothing(column, profile):
        return several
    if profile.distinct <= MANY_VALUES and not _prose(profile) and not _each_its_own(profile):
        silent = _silent_codes(profile)
        codes = f"; {', '.join(sorted(silent))} counts as no answer" if silent else ""
        return Quantity("category", _values(profile, "distinct value") + _one_spelling(profile) + codes, silent=silent)
    return Quantity(*_left_out_text(profile))


def _silent_codes(profile: Profile) -> frozenset[str]:
    """Cells such as -99 among words: a question that was shown and not answered."""
    codes = frozenset(cell for cell in profile.common if re.fullmatch(r"-9{1,4}(\.0)?", cell))
    in_words = any(re.search(r"[^\W\d]", cell) for cell in profile.common)
    return codes if in_words else frozenset()


def _code_or_nothing(column: Column, profile: Profile) -> Quantity | None:
    """NA among the codes of countries and markets is Namibia or North America as well as no answer."""
    codes = len(profile.common) > 1 and all(CODE_OF_A_PLACE.fullmatch(cell) for cell in profile.common)
    places = any(PLACE_WORDS.search(column_words(text)) for text in (column.name, column.label))
    if not (codes and places and "NA" in profile.silent):
        return None
    n, other = profile.silent["NA"], next(iter(profile.common))
    cure = "--kind NAME=category counts it as no answer; write the name out to count it"
    return Quantity("skip", f'in doubt: "NA" in {n:,} rows may be a code as "{other}" is, or no answer ({cure})')


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
    return Quantity("multiple", f"lists of choices, separated by {CHOICE_DELIMITERS[delimiter]}") if delimiter else None


def _one_spelling(profile: Profile) -> str:
    """That values which differ in capitals alone are one; "" where none do."""
    cell = next(iter(spellings(profile).values()), "")
    other = next((other for other in profile.common if other.lower() == cell.lower() and other != cell), "")
    return f'; capitals aside: "{other[:30]}" is "{cell[:30]}"' if cell else ""


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

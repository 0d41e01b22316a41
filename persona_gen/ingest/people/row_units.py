"""Whether a row is a person: order lines give one several rows, and reports name a group in its first row only."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from itertools import chain
from typing import Any

from persona_gen.errors import ConfigError
from persona_gen.ingest.options import BuildOptions
from persona_gen.ingest.people.column_types import ColumnType
from persona_gen.ingest.people.left_out import PERSON_ALONE
from persona_gen.privacy.columns import column_words, identifier_by_cells, identifier_by_name
from persona_gen.sources.tables.headers import Column
from persona_gen.sources.tables.profiles import Profile, missing_sql
from persona_gen.sources.tables.reading import Table
from persona_gen.sources.tables.sql import sql_name

PERSON = re.compile(
    r"\b(customers?|clients?|users?|respondents?|responders?|participants?|members?|persons?|contacts?|subscribers?"
    r"|visitors?|guests?|patients?|shoppers?|buyers?|kunden?|nutzer|teilnehmer|clientes?|usuarios?|utilisateurs?)"
)
"""Words of a name that make an id a person's; plans, shops and orders have ids too."""
STAFF = re.compile(r"\b(owner|agent|rep|manager|assign\w*|sales|staff|employee|support|created by|updated by|from)\b")
LEAST_PEOPLE = 10
QUESTION_COLUMN = re.compile(
    r"questions?( (text|label|name))?|items?|variables?|fragen?|preguntas?|domanda|vraag|pytanie"
)
ANSWER_COLUMN = re.compile(
    r"answers?( (text|label|value))?|responses?|values?|antwort(en)?|respuestas?|réponses?|risposta|antwoord|odpowiedź"
)
AGGREGATED = re.compile(
    r"(average|avg|mean|median|sum|(distinct )?count|mittelwert|durchschnitt|summe|anzahl|moyenne|somme|nombre|promedio"
    r"|suma|cuenta|media|somma|conteggio) (of|von|de|di) .+",
    re.IGNORECASE,
)
SHARES_OF_TABLES = re.compile(
    r"(column|col|row|total|table|data ?point|spalten|zeilen)[ -]?(%|percent(age)?|prozente?)", re.IGNORECASE
)
FEW_ROWS = 60
"""Names of ready figures, and the rows below which those of a pivot table are of groups: a larger one is of people."""
LEAST_GROUPS = 3
"""Segments of one row each from which on rows are no people."""
LEAST_REPEATED = 0.05
"""The part of the rows with an id that must be of somebody before for the id to be a person's who comes again."""
ANSWERING = re.compile(
    r"\b(respondent|responder|participant|proband(in)?|teilnehmer(in)?|befragte[rn]?|répondant|encuestad[oa])"
)
"""Words of a name that make an id that of somebody who answers once, as an e-mail address is."""
ANSWERED_TWICE = 0.01
"""The part of the rows that are of somebody before, from which on it is asked which of their rows count."""


def several_rows(table: Table, profiles: Mapping[str, Profile], options: BuildOptions) -> str:
    """In words, that people have several rows, by the column that tells them apart; "" where no id stands twice.

    An e-mail address goes before an id; of several, the one with the fewest people. All rows are counted only where
    those that `profiles` looked at hold an id twice. Raises `ConfigError` where segments are asked for and
    people, by an address or an id of those who answer, have several rows, unless ``--kind`` sets their column aside:
    which of their answers counts?
    """
    counted: list[tuple[bool, int, int, str]] = []
    aside = {name.casefold() for name, kind in options.kinds.items() if kind == "skip"}
    for column in table.columns:
        name, profile = column.name, profiles[column.name]
        kind = identifier_by_name(name, column.label) or identifier_by_cells(profile.common)
        called_so = PERSON_ALONE.fullmatch(column_words(name)) and profile.distinct >= LEAST_PEOPLE
        person = kind == "e-mail addresses" or called_so or (kind == "ids" and PERSON.search(column_words(name)))
        if not person or STAFF.search(column_words(name)):
            continue
        answering = kind == "e-mail addresses" or ANSWERING.search(column_words(name))
        least = ANSWERED_TWICE if answering else LEAST_REPEATED
        if profile.distinct > (1 - least) * profile.filled and kind != "e-mail addresses":
            continue
        text = f"lower(trim(CAST({sql_name(name)} AS VARCHAR)))"
        query = f"SELECT count(*), count(DISTINCT {text}) FROM raw WHERE NOT {missing_sql(text)}"
        [(filled, people)] = table.fetch(query)
        asked = answering and options.by and not answers_in_rows(table.columns) and name.casefold() not in aside
        if asked and 1 < people <= (1 - ANSWERED_TWICE) * filled:
            what = f'{filled:,} rows have {people:,} different values of "{name}": some people stand in several rows'
            skip = f'--kind "{name}=skip" if each row counts'
            raise ConfigError(what, cure=f"keep one row of each, such as the latest; or say {skip}")
        if 1 < people < filled:
            counted.append((kind == "ids", int(people), int(filled), name))
    if not counted:
        return ""
    _, people, filled, name = min(counted)
    return (
        f'{filled:,} rows have {people:,} different values of "{name}": whoever has several rows counts as several '
        f"respondents in every figure; to count people, give a table with one row for each {name}, or choose one row "
        f"of each with --where, where a column tells which"
    )


def answers_in_rows(columns: Sequence[Column]) -> str:
    """In words, that each row is one answer of a person, by a column of questions and one of answers; else ""."""
    names = {column_words(column.name): column.name for column in columns}
    question = next((name for words, name in names.items() if QUESTION_COLUMN.fullmatch(words)), "")
    answer = next((name for words, name in names.items() if ANSWER_COLUMN.fullmatch(words)), "")
    if not question or not answer:
        return ""
    return f'each row holds one answer ("{answer}") to one question ("{question}"), and a person has several rows'


def filled_once(table: Table, by: Sequence[ColumnType]) -> str:
    """In words, that a column of groups is filled in the first row of each group only; "" where it is not.

    So it is in reports with subtotals, and where cells were merged: each value once, and most rows blank.
    """
    for reading in by:
        name = reading.columns[0].name
        text = f"trim(CAST({sql_name(name)} AS VARCHAR))"
        filled = f"NOT coalesce({missing_sql(text)}, true)"
        query = f"SELECT count(*), count(*) FILTER ({filled}), count(DISTINCT {text}) FILTER ({filled}) FROM raw"
        [(rows, values, distinct)] = table.fetch(query)
        if 0 < values < 0.5 * rows and distinct >= 0.8 * values:
            return (
                f'--by "{name}" is filled in {values:,} of {rows:,} rows, each value in one: the group seems to stand '
                "in its first row only, and the rows below belong to it"
            )
    return ""


def refuse_groups(table: Table, by: Sequence[ColumnType], sizes: Mapping[Any, int]) -> None:
    """Raise `ConfigError` for ready figures: by the names of columns, or where each row is a segment of ``sizes``."""
    named = (c.name for c in table.columns if SHARES_OF_TABLES.fullmatch(c.name.strip()))
    pivoted = (c.name for c in table.columns if AGGREGATED.fullmatch(c.name.strip()) and table.rows < FEW_ROWS)
    if ready := next(chain(named, pivoted), ""):
        what = f'"{ready}" holds figures of groups by its name: a row is no person'
        cure = "read ready figures with --shape wide, long or banner, or rename the column if a row is a person"
        raise ConfigError(what, cure=cure)
    if len(sizes) >= max(LEAST_GROUPS, table.rows // 2) and max(sizes.values()) == 1:
        asked = " and ".join(f'"{reading.attribute}"' for reading in by)
        what = (
            f"--by {asked} has another value in each of {len(sizes)} rows: a row seems to be a group with its figures"
        )
        raise ConfigError(what, cure="read ready figures with --shape wide, or name a column that people share")

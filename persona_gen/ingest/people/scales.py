"""Whether a column of ratings has one scale: forms that were changed meanwhile write 1 to 5 and 1 to 10 into one."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from persona_gen.ingest.options import BuildOptions
from persona_gen.ingest.people.column_types import ColumnType, shown_name
from persona_gen.ingest.people.conditions import check_condition
from persona_gen.privacy.columns import column_words
from persona_gen.sources.tables.profiles import Profile
from persona_gen.sources.tables.reading import Table
from persona_gen.sources.tables.sql import sql_name, sql_text, where_flag

PARTS = re.compile(
    r"\b(waves?|welle|vague|ola|forms?|formular|fragebogen|questionnaires?|cuestionario|surveys?|umfrage|encuesta|enquête"
    r"|version|source|quelle|fuente|tool|instrument|scale|skala|escala|round|edition|study|studie|import|batch|file"
    r"|period|year|jahr|quarter|system)\b"
)
"""Words of a column that tells which form an answer comes from."""
_MOST_PARTS = 8
LEAST_ANSWERS = 8
ENDS = (3, 4, 5, 6, 7)
"""Where scales end that a longer one may take over from."""
LONGER = (5, 6, 7, 9, 10, 11, 100)
_CHANCE = 1e-4
"""How likely it may be that answers on the longer scale would all stay within the shorter one."""


def one_scale(
    table: Table, types: Sequence[ColumnType], profiles: Mapping[str, Profile], options: BuildOptions
) -> list[ColumnType]:
    """The types, in doubt where the answers from one form end at 5 and those from another at 10.

    What ``--kind`` says of a column is taken as it is, and ``--where`` may choose one of the forms.
    """
    if options.where:
        check_condition(table, options.where)
    parts = [
        one.columns[0]
        for one in types
        if one.kind == "category"
        and 1 < profiles[one.columns[0].name].distinct <= _MOST_PARTS
        and PARTS.search(column_words(f"{one.columns[0].name} {one.attribute}"))
    ]
    given = {name.casefold() for name in options.kinds}
    checked = []
    for one in types:
        column = one.columns[0]
        rated = bool(one.number) and not one.unit and profiles[column.name].high in LONGER
        reason = ""
        if rated and one.used and not given & {column.name.casefold(), column.label.casefold()}:
            number = one.sql if one.kind == "number" else one.number
            tests = (_two_scales(table, number, part.name, options.where) for part in parts if part != column)
            reason = next(filter(None, tests), "").replace("NAME", shown_name(column.name))
        checked.append(replace(one, kind="skip", sql="", number="", undecided="", reason=reason) if reason else one)
    return checked


def _two_scales(table: Table, number: str, part: str, where: str) -> str:
    """In words, that the answers of one part end far below those of the others; "" where they do not."""
    name = sql_name(part)
    condition = f"{number} IS NOT NULL AND {name} IS NOT NULL" + (f" AND ({where}\n)" if where else "")
    query = f"SELECT CAST({name} AS VARCHAR), {number}, count(*) FROM people WHERE {condition} GROUP BY 1, 2"
    answers: dict[str, dict[float, int]] = {}
    for value, answer, n in table.fetch(query):
        answers.setdefault(str(value), {})[float(answer)] = int(n)
    ends = {value: max(counts) for value, counts in answers.items() if sum(counts.values()) >= LEAST_ANSWERS}
    if len(ends) < 2 or max(ends.values()) not in LONGER:
        return ""
    value = min(ends, key=lambda v: ends[v])
    end, most = ends[value], max(ends.values())
    others = [counts for v, counts in answers.items() if v in ends and ends[v] > end]
    above = sum(n for counts in others for answer, n in counts.items() if answer > end)
    all_others = sum(sum(counts.values()) for counts in others)
    below = any(answer <= end for counts in others for answer in counts)
    within = (1 - above / max(1, all_others)) ** sum(answers[value].values())
    if end not in ENDS or most <= end + 1 or not below or within > _CHANCE:
        return ""
    seen = f'in doubt: where "{part}" is "{value}" it ends at {end:g}, and elsewhere at {most:g}: two scales, perhaps'
    return f"{seen} ({where_flag(part, f'= {sql_text(value)}')} takes one of them, --kind NAME=number both as they are)"

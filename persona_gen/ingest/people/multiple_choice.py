"""Several answers in one attribute: lists in a cell, a column for each choice, and rankings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from persona_gen.sources.tables.headers import Column, plain
from persona_gen.sources.tables.profiles import Profile, missing_sql
from persona_gen.sources.tables.sql import sql_name, sql_text

MOST = 0.95
"""The part of the cells that must be rankings for the column to be that."""

MOST_CHOICES = 50
"""Distinct choices above which a column holds no lists of a closed set."""

RANKED = re.compile(r"\s*(?:->|[-–>;,|/])\s*")
STEM = re.compile(r"(.+?)(?:: | - | – |\s*\[)(.+?)\]?|([A-Za-z]+\w*?)_(\d+)")
"""Question and choice of a column's label, or stem and number of its name."""

TICKS = frozenset("1 1.0 x yes true selected checked ticked y ✓ ✔ ja oui sí si tak".split())
UNTICKS = frozenset("0 0.0 no false unselected unchecked n nein non nie -".split()) | {"not selected", "not checked"}


def is_ranking(profile: Profile) -> bool:
    """Every cell orders the same three items or more, and not always alike."""
    orders = [tuple(RANKED.split(cell)) for cell in profile.common]
    items = Counter(tuple(sorted(order)) for order in orders).most_common(1)[0][0]
    same = profile.part(lambda cell: tuple(sorted(RANKED.split(cell))) == items)
    return len(items) >= 3 and len(set(items)) == len(items) and same >= MOST and len(orders) > 1


def list_delimiter(profile: Profile) -> str:
    """What separates the choices in cells that are lists of a closed set of choices, else ""."""
    for delimiter in (";", "|", "\n", ","):
        lists = [
            ([part.strip() for part in cell.split(delimiter) if part.strip()], n) for cell, n in profile.common.items()
        ]
        several = sum(n for parts, n in lists if len(parts) > 1)
        if several < 0.1 * profile.seen:
            continue
        tokens = Counter(part for parts, n in lists for part in parts * min(n, 3))
        repeated = sum(tokens.values()) / len(tokens)
        closed = len(tokens) <= MOST_CHOICES and repeated >= 1.5 and max(map(len, tokens)) <= 80
        # A comma also stands within choices ("$0 - $24,999"): a list has more combinations than choices.
        if closed and (delimiter != "," or (len(lists) > len(tokens) and _some_alone(lists, tokens))):
            return delimiter
    return ""


def _some_alone(lists: list[tuple[list[str], int]], tokens: Collection[str]) -> bool:
    """Whether choices also stand alone, and start and end lists alike, as no part of a sentence does."""
    alone = {parts[0] for parts, _ in lists if len(parts) == 1}
    later = {part for parts, _ in lists for part in parts[1:]}
    return len(alone) >= 0.3 * len(tokens) and len(alone & later) >= 0.5 * len(alone)


def is_json_list(profile: Profile) -> bool:
    """Whether cells are lists as programs write them: ``["a", "b"]``, ``['a']``, ``{a,b}``."""
    looks = profile.type == "VARCHAR" and profile.part(re.compile(r"\[.*\]|\{[^:]*\}", re.DOTALL).fullmatch) >= MOST
    return looks and any("," in cell for cell in profile.common)


def list_sql(text: str, profile: Profile) -> str:
    """The choices in a cell as a list of texts, NULL where it says nothing."""
    trimmed = f"trim({text})"
    if is_json_list(profile):
        quoted = f"CASE WHEN json_valid({trimmed}) THEN {trimmed} ELSE replace({trimmed}, chr(39), chr(34)) END"
        each = f"regexp_replace({trimmed}, '^[\\[{{]|[\\]}}]$|\"', '', 'g')"
        bare = f"list_transform(string_split({each}, ','), lambda x: trim(x))"
        parts = f"coalesce(CASE WHEN json_valid({quoted}) THEN json_extract_string({quoted}, '$[*]') END, {bare})"
    else:
        delimiter = list_delimiter(profile) or ("," if all(";" not in cell for cell in profile.common) else ";")
        parts = f"list_transform(string_split({text}, {sql_text(delimiter)}), lambda x: trim(x))"
    return f"CASE WHEN NOT {missing_sql(trimmed)} THEN list_filter({parts}, lambda x: x <> '') END"


def named(delimiter: str) -> str:
    """A delimiter in words."""
    return {";": "semicolons", "|": "|", "\n": "line breaks", ",": "commas"}[delimiter]


def stem_of(column: Column) -> str:
    """What columns of one question have in common; "" for a question of its own."""
    if column.question:
        return column.question
    for text in (column.label, column.name):
        if match := STEM.fullmatch(text):
            return match[1] or match[3]
    return ""


class Ticked(NamedTuple):
    """A question with a column for each choice; ``sql`` gives the list of those ticked, NULL where none is filled."""

    attribute: str
    sql: str


def ticked(group: Sequence[Column], profiles: Mapping[str, Profile]) -> Ticked | None:
    """Several columns as one multi-select, where each is ticked or not and at least one is.

    The base of its shares are people with any cell filled: whoever ticks nothing cannot be told from whoever was not
    asked, unless the table says 0 or No.
    """
    names, tests = [], []
    for column in group:
        cells = list(profiles[column.name].common)
        choice = column.choice or _choice_of(column, cells)
        ticks = [cell for cell in cells if cell.lower() in TICKS or plain(cell) == choice]
        if set(cells) - set(ticks) - {cell for cell in cells if cell.lower() in UNTICKS} or not choice:
            return None
        names.append(choice)
        tests.append((sql_name(column.name), ticks))
    if not any(ticks for _, ticks in tests) or len(set(names)) < len(names):
        return None
    raw = [(f"trim(CAST({name} AS VARCHAR))", ticks) for name, ticks in tests]
    squeezed = [(f"regexp_replace({name}, '\\s+', ' ', 'g')", ticks) for name, ticks in raw]
    picked = ", ".join(
        f"CASE WHEN {cell} IN ({', '.join(map(sql_text, ticks))}) THEN {sql_text(choice)} END"
        for (cell, ticks), choice in zip(squeezed, names, strict=True) if ticks
    )  # fmt: skip
    answered = " OR ".join(f"nullif({cell}, '') IS NOT NULL" for cell, _ in raw)
    attribute = group[0].question or stem_of(group[0])
    attribute = re.sub(r"\s*-\s*selected choice$", "", attribute, flags=re.IGNORECASE)
    sql = f"CASE WHEN {answered} THEN list_filter([{picked}], lambda x: x IS NOT NULL) END"
    return Ticked(attribute, sql)


def _choice_of(column: Column, cells: list[str]) -> str:
    """The choice that a column stands for: the one text in it, or the end of its label."""
    if len(cells) == 1 and cells[0].lower() not in TICKS | UNTICKS:
        return plain(cells[0])
    match = STEM.fullmatch(column.label)
    return (match[2] or "") if match else ""

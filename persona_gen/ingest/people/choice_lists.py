"""Several answers in one cell: lists of choices, however they are separated, and rankings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping
from itertools import pairwise

from persona_gen.sources.tables.profiles import Profile, missing_sql
from persona_gen.sources.tables.sql import sql_text

MOST_RANKINGS = 0.95
"""The part of the cells that must be rankings for the column to be that."""

MOST_CHOICES = 50
"""Distinct choices above which a column holds no lists of a closed set."""

RANKED_COLUMNS = re.compile(r"\s*(?:->|[-–>;,|/])\s*")


CHOICE_DELIMITERS = {";": "semicolons", "|": "|", "\n": "line breaks", "；": "；", "｜": "｜", "؛": "؛", ",": "commas",
              "、": "、", "，": "，", "،": "،", " / ": "/", " + ": "+", " & ": "&", " ": "blanks"}  # fmt: skip
"""What separates the choices in a cell, in the order of trying, with its name."""
_SURE_DELIMITERS = ";|\n；｜؛"
"""Of these, what hardly stands within a choice ("$0 - $24,999")."""


def is_ranking(profile: Profile) -> bool:
    """Every cell orders the same three items or more, and not always alike."""
    orders = [tuple(RANKED_COLUMNS.split(cell)) for cell in profile.common]
    items = Counter(tuple(sorted(order)) for order in orders).most_common(1)[0][0]
    same = profile.part(lambda cell: tuple(sorted(RANKED_COLUMNS.split(cell))) == items)
    return len(items) >= 3 and len(set(items)) == len(items) and same >= MOST_RANKINGS and len(orders) > 1


def list_delimiter(profile: Profile) -> str:
    """What separates the choices in cells that are lists of a closed set of choices, else ""."""
    for delimiter in CHOICE_DELIMITERS:
        cells = _cells(profile, delimiter)
        if sum(n for cell, n in cells.items() if delimiter in cell) < 0.1 * profile.seen:
            continue
        lists = _lists(cells, delimiter)
        several = sum(n for parts, n in lists if len(parts) > 1)
        if several < 0.1 * profile.seen:
            continue
        tokens = Counter(part for parts, n in lists for part in parts * min(n, 3))
        repeated = sum(tokens.values()) / len(tokens)
        closed = len(tokens) <= MOST_CHOICES and repeated >= 1.5 and max(map(len, tokens)) <= 80
        # Of what also stands within choices, a list has more combinations than choices.
        sure = delimiter in _SURE_DELIMITERS or (len(lists) > len(tokens) and _some_alone(lists, tokens))
        if closed and sure and (delimiter != " " or _are_codes(lists, tokens)):
            return delimiter
    return ""


def _are_codes(lists: list[tuple[list[str], int]], tokens: Collection[str]) -> bool:
    """Whether words behind one another are choices, as ODK exports them: codes, always in the order of the form.

    Phrases have their words in few combinations, hardly three of them in a tenth of the cells.
    """
    follows = {pair for parts, _ in lists for i, first in enumerate(parts) for pair in ((first, p) for p in parts[i:])}
    ordered = not any((second, first) in follows for first, second in follows if first != second)
    once = all(len(set(parts)) == len(parts) for parts, _ in lists)
    three = sum(n for parts, n in lists if len(parts) > 2) >= 0.1 * sum(n for _, n in lists)
    return ordered and once and three and len(tokens) >= 3 and all(re.fullmatch(r"[\w-]+", t) for t in tokens)


def _cells(profile: Profile, delimiter: str) -> Mapping[str, int]:
    """The cells of a column, counted; with their line breaks where those may separate choices."""
    return profile.lines if delimiter == "\n" and profile.lines else profile.common


def _lists(cells: Mapping[str, int], delimiter: str) -> list[tuple[list[str], int]]:
    """The choices in each cell, counted; a choice that holds the delimiter itself is one."""
    wholes = whole_choices(cells, delimiter)
    lists = []
    for cell, n in cells.items():
        apart = cell
        for whole in wholes:
            apart = apart.replace(whole, _within(whole, delimiter))
        parts = [part.replace("\1", delimiter).strip().strip('"') for part in apart.split(delimiter)]
        lists.append(([part for part in parts if part], n))
    return lists


def _within(choice: str, delimiter: str) -> str:
    """A choice whose own delimiters are set apart."""
    return choice.replace(delimiter, "\1")


def whole_choices(common: Mapping[str, int], delimiter: str) -> list[str]:
    """Choices that hold the delimiter, as cells write them, the longest first: ``Coffee, tea or milk``.

    Their parts are never seen apart: a head is never the last part of a cell, what continues it never the first, and
    all that stands beside either is of the other kind. People who tick both of two choices, or neither, look the same,
    and the share of both together is then true of each.
    """
    cells = [cell.split(delimiter) for cell in common]
    before: dict[str, set[str]] = {}
    after: dict[str, set[str]] = {}
    for parts in cells:
        names = ["", *(part.strip() for part in parts if part.strip()), ""]
        for first, second in pairwise(names):
            after.setdefault(first, set()).add(second)
            before.setdefault(second, set()).add(first)
    heads = {part for part in after if part and "" not in after[part]}
    ends = {part for part in before if part and "" not in before[part]}
    while True:
        fewer = {part for part in ends if before[part] <= heads}
        lead = {part for part in heads if after[part] <= fewer}
        if (lead, fewer) == (heads, ends):
            break
        heads, ends = lead, fewer
    wholes: set[str] = set()
    for parts in cells:
        run = ""
        for part in parts:
            run = f"{run}{delimiter}{part}" if run and part.strip() in ends else part
            if part.strip() not in heads and run != part:
                wholes.add(run.strip())
                run = ""
    return sorted(wholes, key=lambda whole: (-len(whole), whole))


def _some_alone(lists: list[tuple[list[str], int]], tokens: Collection[str]) -> bool:
    """Whether choices also stand alone, and start and end lists alike, as no part of a sentence does."""
    alone = {parts[0] for parts, _ in lists if len(parts) == 1}
    later = {part for parts, _ in lists for part in parts[1:]}
    return len(alone) >= 0.3 * len(tokens) and len(alone & later) >= 0.5 * len(alone)


def is_json_list(profile: Profile) -> bool:
    """Whether cells are lists as programs write them: ``["a", "b"]``, ``['a']``, ``{a,b}``."""
    looks = (
        profile.type == "VARCHAR"
        and profile.part(re.compile(r"\[.*\]|\{[^:]*\}", re.DOTALL).fullmatch) >= MOST_RANKINGS
    )
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
        mark = "chr(10)" if delimiter == "\n" else sql_text(delimiter)
        whole = f"regexp_replace({text}, '\\r\\n?', chr(10), 'g')" if delimiter == "\n" else text
        if choices := whole_choices(_cells(profile, delimiter), delimiter):
            whole = f"regexp_replace({text}, '[ \\t\\r\\n]+', ' ', 'g')" if delimiter != "\n" else whole
            for choice in choices:
                whole = f"replace({whole}, {sql_text(choice)}, {sql_text(_within(choice, delimiter))})"
        parts = f"list_transform(string_split({whole}, {mark}), lambda x: trim(trim(replace(x, chr(1), {mark})), '\"'))"
    return f"CASE WHEN NOT {missing_sql(trimmed)} THEN list_filter({parts}, lambda x: x <> '') END"

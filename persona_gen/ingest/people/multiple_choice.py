"""Several answers in one attribute: lists in a cell, a column for each choice, and rankings."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import partial
from itertools import pairwise
from typing import NamedTuple

from persona_gen.sources.tables.headers import Column, plain
from persona_gen.sources.tables.profiles import Profile, missing_sql
from persona_gen.sources.tables.sql import sql_name, sql_text

MOST_RANKINGS = 0.95
"""The part of the cells that must be rankings for the column to be that."""

MOST_CHOICES = 50
"""Distinct choices above which a column holds no lists of a closed set."""

RANKED_COLUMNS = re.compile(r"\s*(?:->|[-–>;,|/])\s*")
SEPARATOR = r"(?:: | - | – | — | \| |/|__|\s*\[)"
STEM = re.compile(rf"(.+?){SEPARATOR}(.+?)\]?|([A-Za-z]+\w*?)_(\d+)(?:_TEXT)?")
"""Question and choice of a column's label, or stem and number of its name."""

LIMESURVEY = re.compile(r"^\w+\[\w+\]\.\s*(?=\S)")
"""The codes before a question: ``Q2[SQ001]. Which do you use? [Facebook]``."""

TICKS = frozenset(
    "1 1.0 x yes true selected checked ticked mentioned quoted y ✓ ✔ ja oui sí si tak genannt ausgewählt".split()
)
UNTICKS = frozenset("0 0.0 no false unselected unchecked unticked n nein non nie -".split()) | {
    "not selected", "not checked", "not ticked", "not mentioned", "not quoted", "nicht genannt", "nicht ausgewählt",
}  # fmt: skip
NOT_TICKED = re.compile(r"-9{1,4}(\.0)?")
"""What Qualtrics writes for a choice that was shown and not ticked: -99."""
CODE = re.compile(r"\d{1,3}(\.0)?")
OTHER_CHOICE = re.compile(
    r"(other|others|something else|another|sonstiges?|andere[rs]?|autres?|otr[oa]s?|altro)\b.*",
    re.IGNORECASE | re.DOTALL,
)
"""A choice beside which people write what they mean."""
TEXT_BESIDE = re.compile(r"(?:.*\b)?(?:text|specify|verbatim|comment|open[- ]ended)\W*", re.IGNORECASE)
"""The end of the label of a column of texts beside a choice."""


def is_ranking(profile: Profile) -> bool:
    """Every cell orders the same three items or more, and not always alike."""
    orders = [tuple(RANKED_COLUMNS.split(cell)) for cell in profile.common]
    items = Counter(tuple(sorted(order)) for order in orders).most_common(1)[0][0]
    same = profile.part(lambda cell: tuple(sorted(RANKED_COLUMNS.split(cell))) == items)
    return len(items) >= 3 and len(set(items)) == len(items) and same >= MOST_RANKINGS and len(orders) > 1


def list_delimiter(profile: Profile) -> str:
    """What separates the choices in cells that are lists of a closed set of choices, else ""."""
    for delimiter in (";", "|", "\n", ","):
        if profile.part(partial(_stands_in, delimiter)) < 0.1:
            continue
        lists = _lists(profile, delimiter)
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


def _stands_in(mark: str, cell: str) -> bool:
    return mark in cell


def _lists(profile: Profile, delimiter: str) -> list[tuple[list[str], int]]:
    """The choices in each cell, counted; a choice that holds the delimiter itself is one."""
    wholes = whole_choices(profile, delimiter)
    lists = []
    for cell, n in profile.common.items():
        apart = cell
        for whole in wholes:
            apart = apart.replace(whole, _within(whole, delimiter))
        parts = [part.replace("\1", delimiter).strip().strip('"') for part in apart.split(delimiter)]
        lists.append(([part for part in parts if part], n))
    return lists


def _within(choice: str, delimiter: str) -> str:
    """A choice whose own delimiters are set apart."""
    return choice.replace(delimiter, "\1")


def whole_choices(profile: Profile, delimiter: str) -> list[str]:
    """Choices that hold the delimiter, as cells write them, the longest first: ``Coffee, tea or milk``.

    Their parts are never seen apart: a head is never the last part of a cell, what continues it never the first, and
    all that stands beside either is of the other kind. People who tick both of two choices, or neither, look the same,
    and the share of both together is then true of each.
    """
    cells = [cell.split(delimiter) for cell in profile.common]
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
        whole, mark = text, sql_text(delimiter)
        if choices := whole_choices(profile, delimiter):
            whole = f"regexp_replace({text}, '[ \\t\\r\\n]+', ' ', 'g')" if delimiter != "\n" else text
            for choice in choices:
                whole = f"replace({whole}, {sql_text(choice)}, {sql_text(_within(choice, delimiter))})"
        parts = f"list_transform(string_split({whole}, {mark}), lambda x: trim(trim(replace(x, chr(1), {mark})), '\"'))"
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
    """A question with a column for each choice; ``sql`` gives the list of those ticked, NULL where none is filled.

    ``columns`` are those of choices; ``texts`` those in which people say what they mean by "other".
    """

    attribute: str
    sql: str
    columns: tuple[Column, ...]
    texts: tuple[Column, ...]
    reason: str


class _Choice(NamedTuple):
    column: Column
    name: str
    ticks: frozenset[str]
    """Cells that tick it; empty where any cell does."""
    unticks: bool


def ticked(group: Sequence[Column], profiles: Mapping[str, Profile]) -> Ticked | None:
    """Several columns as one multi-select, where each is ticked or not and at least one is.

    The base of its shares are people with any cell filled: whoever ticks nothing cannot be told from whoever was not
    asked, unless the table says 0 or No. None where it says so in some columns of a person and leaves others blank.
    """
    attribute, names = _named(group)
    choices, texts = [], []
    coded = _coded([profiles[column.name] for column in group])
    for column in group:
        choice = _choice(column, names[column.name], profiles[column.name], coded)
        if choice:
            choices.append(choice)
        elif _beside(column, names[column.name], profiles[column.name]):
            texts.append(column)
        else:
            return None
    choice_names = {choice.name for choice in choices}
    for column in texts:
        # The text is the choice itself where no column of ticks stands for it, as in exports with "Other" alone.
        name = re.sub(r"\s*[-–:(]*\s*text\)?$", "", names[column.name], flags=re.IGNORECASE).strip()
        ticks_it = any(
            name.rstrip(" :").startswith(other.rstrip(" :")[:20])
            for other in choice_names
            if OTHER_CHOICE.fullmatch(other)
        )
        if not column.name.upper().endswith("_TEXT") and not ticks_it and profiles[column.name].filled:
            choices.append(_Choice(column, name or "Other", frozenset(), unticks=False))
    explicit = [profiles[choice.column.name].filled for choice in choices if choice.unticks]
    uneven = len(set(explicit)) > 1
    if len(choices) < 2 or not any(c.ticks for c in choices) or len({c.name for c in choices}) < len(choices) or uneven:
        return None
    blanks = "" if explicit else "; whoever ticked none of them counts as not asked"
    reason = f"{len(choices)} columns, one for each choice{blanks}"
    columns = tuple(c.column for c in choices)
    return Ticked(attribute, _ticked_sql(choices), columns, tuple(c for c in texts if c not in columns), reason)


def _ticked_sql(choices: Sequence[_Choice]) -> str:
    cells = {c.name: f"trim(CAST({sql_name(c.column.name)} AS VARCHAR))" for c in choices}
    filled = {name: f"NOT coalesce({missing_sql(cell)}, true)" for name, cell in cells.items()}
    picked = []
    for choice in choices:
        squeezed = f"regexp_replace({cells[choice.name]}, '\\s+', ' ', 'g')"
        ticks = ", ".join(map(sql_text, sorted(choice.ticks)))
        test = f"{squeezed} IN ({ticks})" if ticks else filled[choice.name]
        if choice.ticks or not choice.unticks:
            picked.append(f"CASE WHEN {test} THEN {sql_text(choice.name)} END")
    answered = " OR ".join(filled.values())
    return f"CASE WHEN {answered} THEN list_filter([{', '.join(picked)}], lambda x: x IS NOT NULL) END"


def _named(group: Sequence[Column]) -> tuple[str, dict[str, str]]:
    """The question that columns of one stem share, and the choice of each by its name."""
    if group[0].question:
        return _plain_question(group[0].question), {c.name: _plain_choice(c.choice) for c in group}
    labels = {column.name: LIMESURVEY.sub("", column.label) for column in group}
    common = _common_start(list(labels.values()))
    ends = [match.end() for match in re.finditer(SEPARATOR, common)]
    if not ends:  # labelled by the choice alone, or by nothing but numbers: the name has the stem
        stem = stem_of(group[0])
        return stem, {c.name: "" if STEM.fullmatch(c.label) else _plain_choice(c.label) for c in group}
    question = re.sub(rf"{SEPARATOR}$", "", common[: ends[-1]])
    return _plain_question(question), {
        name: _plain_choice(label[ends[-1] :].removesuffix("]") if "[" in common else label[ends[-1] :])
        for name, label in labels.items()
    }


def _common_start(labels: Sequence[str]) -> str:
    shortest, longest = min(labels), max(labels)
    same = next((i for i, (a, b) in enumerate(zip(shortest, longest, strict=False)) if a != b), len(shortest))
    return shortest[:same]


def _plain_question(text: str) -> str:
    return re.sub(r"\s*-\s*selected choice$", "", text, flags=re.IGNORECASE)


def _plain_choice(text: str) -> str:
    return re.sub(r"^selected choice\s*[-–:]?\s*", "", text, flags=re.IGNORECASE).strip()


def _choice(column: Column, name: str, profile: Profile, coded: bool) -> _Choice | None:
    """A column of ticks; None where it holds anything else. A column without a cell is a choice nobody ticked.

    ``coded`` says that each column of the question has a number of its own for a tick.
    """
    cells = list(profile.common)
    words = {cell.lower() for cell in cells}
    unticks = {cell for cell in cells if cell.lower() in UNTICKS or NOT_TICKED.fullmatch(cell)}
    alone = len(cells) == 1 and not words <= TICKS | UNTICKS and not unticks and not CODE.fullmatch(cells[0])
    if alone and (not name or plain(cells[0]) == name or (len(cells[0]) > 1 and not OTHER_CHOICE.fullmatch(name))):
        name = plain(cells[0])
    ticks = frozenset(
        cell for cell in cells if cell.lower() in TICKS or plain(cell) == name or (coded and CODE.fullmatch(cell))
    )
    ticks -= unticks
    if not name or {cell for cell in cells if cell not in ticks} - unticks:
        return None
    return _Choice(column, name, ticks, unticks=bool(unticks) or not cells)


def _coded(profiles: Iterable[Profile]) -> bool:
    """Whether each column has one number for its tick, another than the next one's: 1, 2, 3 for the three choices."""
    ticks = [
        {cell for cell in p.common if cell.lower() not in UNTICKS and not NOT_TICKED.fullmatch(cell)} for p in profiles
    ]
    codes = [cell for cells in ticks if len(cells) == 1 for cell in cells if CODE.fullmatch(cell)]
    return len(codes) >= 2 and len(set(codes)) == len(codes)


def _beside(column: Column, name: str, profile: Profile) -> bool:
    """Whether a column holds what people wrote beside a choice."""
    named_so = column.name.upper().endswith("_TEXT") or OTHER_CHOICE.fullmatch(name) or TEXT_BESIDE.fullmatch(name)
    return bool(named_so) and profile.type == "VARCHAR" and not all(re.fullmatch(r"[\d.,]+", c) for c in profile.common)


def tick_sql(column: Column, profile: Profile) -> str:
    """A single column of ticks as a list: the one value of its cells, or nothing for a blank one."""
    text = f"trim(CAST({sql_name(column.name)} AS VARCHAR))"
    value = next(iter(profile.common), "")
    name = plain(column.label) if value.lower() in TICKS else value
    return f"CASE WHEN coalesce({missing_sql(text)}, true) THEN [] ELSE [{sql_text(name)}] END"

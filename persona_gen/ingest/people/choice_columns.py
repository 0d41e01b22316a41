"""Several answers in several columns: a question with a column for each choice, ticked or not."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from persona_gen.sources.tables.headers import Column, plain_header
from persona_gen.sources.tables.profiles import Profile, missing_sql
from persona_gen.sources.tables.sql import sql_name, sql_text

SEPARATOR = r"(?:: | - | – | — | \| |/|__+|\s*\[)"
_FORM_PATH = re.compile(r"([^\s/]+(?:/[^\s/]+)*)/([^\s/]+)")
"""``group/question/choice``, as forms on the XLSForm standard name their columns."""
BRACKETS = re.compile(r"(.+?)\s*\((?P<said>choice ?= ?)?((?:[^()]|\([^()]*\))+)\)")
"""``Which do you use? (Facebook)`` and ``Which do you use? (choice=Facebook)``."""
STEM = re.compile(rf"(.+?){SEPARATOR}(.+?)\]?|([A-Za-z]+\w*?)_+(\d+)(?:_TEXT)?")
"""Question and choice of a column's label, or stem and number of its name."""

WITH_CHOICE = re.compile(r"(.+\?) (\w.*)")
"""``Which do you use? Email``, as variable labels have it; told after others, for a question may have two parts."""

LIMESURVEY = re.compile(r"^\w+\[\w+\]\.\s*(?=\S)")
"""The codes before a question: ``Q2[SQ001]. Which do you use? [Facebook]``."""

_SAID = (
    "selected checked ticked mentioned quoted chosen genannt ausgewählt gewählt angekreuzt sélectionné coché cité",
    "seleccionado marcado mencionado elegido citado selezionato spuntato menzionato scelto selecionado escolhido",
    "geselecteerd aangevinkt genoemd gekozen zaznaczono wybrano zaznaczone wybrane vald valgt valgte markerad valittu",
)
_NOT = ("not", "un", "nicht", "non", "no", "não", "niet", "nie", "ej", "inte", "ikke", "ei")
TICKS = frozenset(" ".join(("1 1.0 x yes true y ✓ ✔ ja oui sí si tak", *_SAID)).split())
UNTICKS = frozenset("0 0.0 no false unselected unchecked unticked unquoted n nein non nie -".split()) | {
    f"{no} {word}" for line in _SAID for word in line.split() for no in _NOT
}
NOT_TICKED = re.compile(r"-9{1,4}(\.0)?")
"""What Qualtrics writes for a choice that was shown and not ticked: -99."""
_CODE = re.compile(r"\d{1,3}(\.0)?")
OTHER_CHOICE = re.compile(
    r"(other|others|something else|another|sonstiges?|andere[rs]?|autres?|otr[oa]s?|altro)\b.*",
    re.IGNORECASE | re.DOTALL,
)
"""A choice beside which people write what they mean."""
NO_CHOICE = re.compile(
    r"(none|nothing|neither|not any|don.?t (have|use|know)|keine?[rs]?\b|nichts|weder|aucune?|rien|ningun[oa]|nada"
    r"|nessun[oa]|niente|nenhum|geen|niets|żad|ingen|inget|n/?a\b)",
    re.IGNORECASE,
)
"""A choice for those to whom no other applies: where there is one, whoever was asked ticked something."""
TEXT_BESIDE = re.compile(r"(?:.*\b)?(?:text|specify|verbatim|comment|open[- ]ended)\W*", re.IGNORECASE)
"""The end of the label of a column of texts beside a choice."""


def stem_of(column: Column) -> str:
    """What columns of one question have in common; "" for a question of its own."""
    if column.question:
        return column.question
    for text in (column.label, column.name):
        in_brackets = BRACKETS.fullmatch(text)
        if in_brackets and in_brackets["said"]:
            return in_brackets[1]
        if match := _FORM_PATH.fullmatch(text) or STEM.fullmatch(text) or in_brackets or WITH_CHOICE.fullmatch(text):
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
    open_base: bool = False
    """Whether people who ticked nothing, if there are any, may have been asked or not."""


class _Choice(NamedTuple):
    column: Column
    name: str
    ticks: frozenset[str]
    """Cells that tick it; empty where any cell does."""
    unticks: bool


def ticked(group: Sequence[Column], profiles: Mapping[str, Profile], *, all_asked: bool = False) -> Ticked | None:
    """Several columns as one multi-select, where each is ticked or not and at least one is.

    The base of its shares are people with any cell filled, or everybody where ``all_asked``: whoever ticks nothing
    cannot be told from whoever was not asked, unless the table says 0 or No, marks who was not asked with N/A, or has
    a choice for "none of these". None where it says so in some columns of a person and leaves others blank.
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
    columns = tuple(c.column for c in choices)
    unticked = any(choice.unticks and profiles[choice.column.name].filled for choice in choices)
    mark = "" if unticked else _not_asked([profiles[column.name] for column in columns])
    blanks = "; whoever ticked none of them counts as " + ("asked" if all_asked else "not asked")
    reason = f"{len(choices)} columns, one for each choice" + (
        f'; whoever has "{mark}" was not asked' if mark else "" if explicit else blanks
    )
    sql = _ticked_sql(choices, mark, all_asked=all_asked)
    open_base = not (explicit or mark or all_asked or any(NO_CHOICE.match(choice.name) for choice in choices))
    return Ticked(attribute, sql, columns, tuple(c for c in texts if c not in columns), reason, open_base)


def _not_asked(profiles: Sequence[Profile]) -> str:
    """The cell that says in all columns of a question, for the same number of people, that it was not asked: ``N/A``.

    "" where there is none, or several.
    """
    silent = [profile.silent for profile in profiles if profile.filled or profile.silent]
    marks = {tuple(sorted(counts.items())) for counts in silent}
    return next(iter(silent[0])) if len(marks) == 1 and len(silent[0]) == 1 else ""


def _ticked_sql(choices: Sequence[_Choice], not_asked: str, *, all_asked: bool) -> str:
    cells = {c.name: f"trim(CAST({sql_name(c.column.name)} AS VARCHAR))" for c in choices}
    filled = {name: f"NOT coalesce({missing_sql(cell)}, true)" for name, cell in cells.items()}
    picked = []
    for choice in choices:
        squeezed = f"regexp_replace({cells[choice.name]}, '\\s+', ' ', 'g')"
        ticks = ", ".join(map(sql_text, sorted(choice.ticks)))
        test = f"{squeezed} IN ({ticks})" if ticks else filled[choice.name]
        if choice.ticks or not choice.unticks:
            picked.append(f"CASE WHEN {test} THEN {sql_text(choice.name)} END")
    answered = "true" if all_asked else " OR ".join(filled.values())
    if not_asked:  # then a blank cell is a choice that was shown and not ticked
        marked = (f"coalesce({cell}, '') = {sql_text(not_asked)}" for cell in cells.values())
        answered = f"NOT ({' OR '.join(marked)})"
    return f"CASE WHEN {answered} THEN list_filter([{', '.join(picked)}], lambda x: x IS NOT NULL) END"


def _named(group: Sequence[Column]) -> tuple[str, dict[str, str]]:
    """The question that columns of one stem share, and the choice of each by its name."""
    if group[0].question:
        return _plain_question(group[0].question), {c.name: _plain_choice(c.choice) for c in group}
    labels = {column.name: LIMESURVEY.sub("", column.label) for column in group}
    in_brackets = {name: match for name, label in labels.items() if (match := BRACKETS.fullmatch(label))}
    if len(in_brackets) == len(group) and {match[1] for match in in_brackets.values()} == {stem_of(group[0])}:
        return stem_of(group[0]), {name: match[3].strip() for name, match in in_brackets.items()}
    common = _common_start(list(labels.values()))
    ends = [match.end() for match in re.finditer(SEPARATOR, common)]
    if (
        not ends
        and all(WITH_CHOICE.fullmatch(label) for label in labels.values())
        and common.rstrip().endswith(("?", "."))
    ):
        ends = [len(common)]
    if not ends:  # labelled by the choice alone, or by nothing but numbers: the name has the stem
        stem = stem_of(group[0])
        return stem, {c.name: "" if STEM.fullmatch(c.label) else _plain_choice(c.label) for c in group}
    question = re.sub(rf"{SEPARATOR}$", "", common[: ends[-1]]).rstrip()
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
    alone = len(cells) == 1 and not words <= TICKS | UNTICKS and not unticks and not _CODE.fullmatch(cells[0])
    if alone and (
        not name or plain_header(cells[0]) == name or (len(cells[0]) > 1 and not OTHER_CHOICE.fullmatch(name))
    ):
        name = plain_header(cells[0])
    ticks = frozenset(
        cell
        for cell in cells
        if cell.lower() in TICKS or plain_header(cell) == name or (coded and _CODE.fullmatch(cell))
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
    codes = [cell for cells in ticks if len(cells) == 1 for cell in cells if _CODE.fullmatch(cell)]
    return len(codes) >= 2 and len(set(codes)) == len(codes)


def _beside(column: Column, name: str, profile: Profile) -> bool:
    """Whether a column holds what people wrote beside a choice."""
    named_so = column.name.upper().endswith("_TEXT") or OTHER_CHOICE.fullmatch(name) or TEXT_BESIDE.fullmatch(name)
    return bool(named_so) and profile.type == "VARCHAR" and not all(re.fullmatch(r"[\d.,]+", c) for c in profile.common)


def tick_sql(column: Column, profile: Profile) -> str:
    """A single column of ticks as a list: the one value of its cells, or nothing for a blank one."""
    text = f"trim(CAST({sql_name(column.name)} AS VARCHAR))"
    value = next(iter(profile.common), "")
    name = plain_header(column.label) if value.lower() in TICKS else value
    return f"CASE WHEN coalesce({missing_sql(text)}, true) THEN [] ELSE [{sql_text(name)}] END"

"""Columns of special categories of personal data (Article 9 GDPR), by their names, their questions and their answers.

A false alarm leaves a column out, and is said; a miss writes about somebody's health. Words are English, with the
commonest of German, French and Spanish.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from persona_gen.privacy.columns import CAMEL_CASE
from persona_gen.privacy.special_words import (
    AMBIGUOUS,
    CELLS,
    GROUPS,
    NAME_PATTERNS,
    NAME_PHRASES,
    PEOPLE_WORDS,
    SKIN_COLOURS,
    THINGS,
    WHOLE_NAMES,
)

MOST_ANSWERS = 60
"""Above so many different cells, a column holds no choice from a list, and its answers are not looked at."""

_DIABETES_TYPE = re.compile(r"(type|typ) ?(1|2|i|ii)")
_OTHER_TYPE = re.compile(r"(type|typ) ?([03-9]|\d\d+|iii|iv|[a-h])|ccs|chademo")
_TYPES_OF_THINGS = re.compile(
    r"plan|tier|packag|product|account|contract|tariff|tarif|subscri|licen[cs]e|ticket|plug|connect|charg|stecker|cable"
    r"|socket|room|store|shop|customer type|kundentyp|user type|vehicle|model|policy|insurance|membership|abo\b|vertrag"
)
"""Words of a column's name whose types 1 and 2 are of things that are bought, not of diabetes."""


def _any_of(words: str) -> str:
    """A pattern of words and phrases; ``*`` stands for any letters."""
    phrases = (re.escape(" ".join(phrase.split())) for phrase in words.split(","))
    return "|".join(phrase.replace(r"\ ", " ").replace(r"\*", r"\w*") for phrase in phrases if phrase)


_NAMES = {
    kind: re.compile(
        rf"(?<![^\W_])(?:{'|'.join(filter(None, (pattern, _any_of(NAME_PHRASES.get(kind, '')))))})(?![^\W_])"
    )
    for kind, pattern in NAME_PATTERNS.items()
}
_OF_A_THING = re.compile(rf"(?<![^\W_])\w+ (?:of|in) (?:(?:the|your|our|my|a) )?(?:{THINGS})(?![^\W_])")
_GROUPS = {kind: re.compile(pattern) for kind, pattern in GROUPS.items()}
_CELLS = {kind: re.compile(pattern) for kind, pattern in CELLS.items()}


def special_category(cells: Iterable[str], *names: str) -> str:
    """The special category of a column with these different cells, by a word of its names, or by its cells; else ""."""
    return special_name(*names) or next(iter(special_cells(cells, *names).values()), "")


def special_name(*names: str) -> str:
    """The special category that a word of a column's names or questions says; "" where none does."""
    for name in names:
        spaced = CAMEL_CASE.sub(" ", name)
        # As it stands too: "GdB" is one word, "householdReligion" two.
        for way in dict.fromkeys((spaced, name)):
            plain = " ".join(re.sub(r"[_.\-/]+|\?|:", " ", way).lower().split())
            if plain in WHOLE_NAMES:
                return WHOLE_NAMES[plain]
            plain = _OF_A_THING.sub("", plain)
            for kind, pattern in _NAMES.items():
                if pattern.search(plain):
                    return kind
    return ""


def special_cells(cells: Iterable[str], *names: str) -> dict[str, str]:
    """Which of a column's different cells say which special category: two of one kind, or one that says it alone.

    A column of more than `MOST_ANSWERS` different cells holds no choice from a list, and a colour beside "black" makes
    that a colour. "Type 1" and "Type 2" are diabetes unless one of ``names`` says what else, or there is a type 3.
    """
    different = {cell: " ".join(cell.lower().split()) for cell in cells}
    if len(different) > MOST_ANSWERS:
        return {}
    kinds = {cell: kind for cell in different if (kind := special_group(cell))}
    if not set(different.values()) & SKIN_COLOURS - {"green"}:
        for kind, pattern in _CELLS.items():
            alike = [cell for cell, plain in different.items() if pattern.fullmatch(plain)]
            if len(set(map(different.get, alike))) > 1:
                kinds |= {cell: kind for cell in alike if cell not in kinds}
    types = [cell for cell, plain in different.items() if _DIABETES_TYPE.fullmatch(plain)]
    others = any(_OTHER_TYPE.fullmatch(plain) for plain in different.values())
    if len(types) > 1 and not others and not any(_TYPES_OF_THINGS.search(name.lower()) for name in names):
        kinds |= dict.fromkeys(types, "health")
    return kinds


def special_group(name: str) -> str:
    """The special category of a group by its own name alone ("Gay men", "Diabetiker"); "" where it says none."""
    plain = " ".join(re.sub(r"[_.\-]+|\?", " ", name.rpartition(": ")[2] or name).lower().split())
    behind = r"(?:with|who (?:are|have)|on|mit|avec|con|com|met|atteintes? de) "
    bare = re.sub(rf"^(?:{PEOPLE_WORDS}) (?:{behind})?| (?:{PEOPLE_WORDS})$", "", plain)
    if kind := _called(plain) or _called(bare):
        return kind
    # "Black women" are said to be people; "White label" and "Straight talkers" are not.
    if not bare or (bare == plain and bare.split()[0] in AMBIGUOUS) or bare in SKIN_COLOURS - {"black", "white"}:
        return ""
    return next((kind for kind, pattern in _CELLS.items() if pattern.fullmatch(bare) or pattern.fullmatch(plain)), "")


def _called(group: str) -> str:
    """The category by what people of it are called, as a whole."""
    return next((kind for kind, pattern in _GROUPS.items() if pattern.fullmatch(group)), "")

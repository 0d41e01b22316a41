"""Lists of people's names, and whether a whole label is one. How names are found in a text: `names`."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from persona_gen.privacy.brands import BRANDS, BRANDS_ALONE
from persona_gen.privacy.faker_names import faker_names
from persona_gen.privacy.lists import ALSO_PROPER, ALSO_WORDS, COMMON_PEOPLE, NEVER_NAMES
from persona_gen.privacy.more_families import MORE_FAMILIES
from persona_gen.privacy.more_names import GIVEN_AND_WORDS, MORE_GIVEN
from persona_gen.privacy.signs import CAPITAL
from persona_gen.text.lexicon import any_of
from persona_gen.text.lexicon.people import TITLES

_MAINSTREAM = tuple(
    "de_DE en en_GB en_IE en_IN en_US es_ES es_MX fr_FR it_IT nl_NL pl_PL pt_BR pt_PT sv_SE da_DK tr_TR".split()
)
NO_PARTS = NEVER_NAMES | frozenset("van von der den de la le di da du bin al el and und".split())


def fold(text: str) -> str:
    """Case and accents removed: José and JOSE are one name."""
    if text.isascii():
        return text.lower().replace("’", "'")
    return re.sub("[\u0300-\u036f]", "", unicodedata.normalize("NFKD", text)).casefold().replace("’", "'")


@lru_cache(maxsize=1)
def _tables() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Given names of Faker and of `more_names`, those of the commonest languages, and family names, folded."""
    given, mainstream, family = set(MORE_GIVEN | GIVEN_AND_WORDS), set(MORE_GIVEN), set[str](MORE_FAMILIES)
    for locale, table, name in faker_names():
        if _ONE_WORD.fullmatch(name):
            if table.startswith("first_names"):
                given.add(fold(name))
                mainstream |= {fold(name)} if locale in _MAINSTREAM else set()
            elif table.startswith("last_names"):
                family.add(fold(name))
    return frozenset(given - NEVER_NAMES), frozenset(mainstream - NEVER_NAMES), frozenset(family - NEVER_NAMES)


_ONE_WORD = re.compile(rf"[{CAPITAL}][^\W\d_'’]+(?:[-'’][^\W\d_]+)?")
"""A name of Latin letters that is one word."""


@lru_cache(maxsize=1)
def branded() -> re.Pattern[str]:
    """Brands and famous people as they are written in a text. Takes 0.05 s, once, where a name may stand."""
    return re.compile(rf"(?<!\w)(?=[A-Z])(?:{BRANDS})(?!\w)")


def is_brand(text: str) -> bool:
    """Whether a whole text is the name of a thing that looks like a person's."""
    return branded().fullmatch(text) is not None or text.lower() in BRANDS_ALONE


def is_person(label: str) -> bool:
    """Whether a label is written as a person's name and has one of the lists in it, or a title."""
    parts = label.split()
    if not parts or len(parts) > 4 or any(fold(p) in NEVER_NAMES for p in parts):
        return False
    if len(parts) > 1 and _TITLES.fullmatch(parts[0]):
        return parts[1][0].isupper()
    first, last = fold(parts[0]), fold(parts[-1])
    if len(parts) == 1:
        return first in given_names() and first not in ALSO_WORDS | (ALSO_PROPER - COMMON_PEOPLE)
    capitals = all(p[0].isupper() or fold(p) in NO_PARTS for p in parts)
    return capitals and (first in given_names() or last in family_names())


def is_name_shaped(label: str) -> bool:
    """Whether each word of a label has a capital letter and none is one that no name has."""
    parts = label.split()
    capitals = all(not p[0].islower() or fold(p) in NO_PARTS for p in parts)
    return bool(parts) and capitals and not has_small_words(label)


def has_small_words(label: str) -> bool:
    """Whether a word that no name has stands in a label: an article, a pronoun."""
    return any(fold(part) in NEVER_NAMES | _ARTICLES for part in label.split())


_ARTICLES = frozenset(
    "the a an my our your his her their der die das ein eine mein les un une mon ma mes el los las una mi".split()
)


_TITLES = re.compile(rf"{any_of(TITLES, 'M Sig Signor Signora Pan'.split())}\.?")


def given_names() -> frozenset[str]:
    """Given names in Latin letters, folded."""
    return _tables()[0]


def mainstream_names() -> frozenset[str]:
    """Given names of the commonest European languages, folded."""
    return _tables()[1]


def family_names() -> frozenset[str]:
    """Family names in Latin letters, folded."""
    return _tables()[2]

"""Which words of the name lists are names by themselves, in a small letter, as a family name, or beside another."""

from __future__ import annotations

from functools import lru_cache

from persona_gen.privacy.brands import BRANDS_ALONE, WORDS_REMEMBERED, names_a_thing
from persona_gen.privacy.lists import (
    ALSO_PROPER,
    ALSO_WORDS,
    COLOURS_AND_STONES,
    COMMON_PEOPLE,
    NEVER_NAMES,
    ORDINARY_SMALL,
)
from persona_gen.privacy.name_lists import family_names, fold, given_names, mainstream_names
from persona_gen.text.vocabulary import word_pieces

LEAST_RUN_TOGETHER = 3
"""Letters that a name must exceed to be looked for inside other words."""


@lru_cache(maxsize=1)
def low_names() -> frozenset[str]:
    """Given names of the commonest languages that are no words, or people's before anything else's."""
    return mainstream_names() - ALSO_WORDS - (ALSO_PROPER - COMMON_PEOPLE)


@lru_cache(maxsize=1)
def announced_low() -> frozenset[str]:
    """Given names that small letters leave a name where a word announces one: those of all languages, if no words."""
    rare = {name for name in sure_given() if len(name) > LEAST_RUN_TOGETHER and name not in word_pieces()}
    return low_names() | (frozenset(rare) - _ELSEWHERE_WORDS)


@lru_cache(maxsize=1)
def plain_names() -> frozenset[str]:
    """Given names of the commonest languages that no English word looks like, of four letters or more."""
    words = ALSO_WORDS | ALSO_PROPER | ORDINARY_SMALL | NEVER_NAMES | BRANDS_ALONE | COLOURS_AND_STONES
    return frozenset(name for name in mainstream_names() - (words - COMMON_PEOPLE) if len(name) > LEAST_RUN_TOGETHER)


_ELSEWHERE_WORDS = frozenset(
    """einer leider della nada segundo silla senora clara deja bent mama papa papi mami alle allen rosa viola bianca
    marina stella aurora luna sole dolores remedios mercedes pilar rocio consuelo milagros paz cruz blanca celeste
    estrella flor nieves linda vera santa angel salvador sabina margarita violeta amore felice donna serena""".split()
)
"""Given names that small letters make a word of German, Spanish, French, Italian or Portuguese."""


@lru_cache(maxsize=1)
def plain_elsewhere() -> frozenset[str]:
    """`plain_names` that are no words of the commonest other languages either."""
    return plain_names() - _ELSEWHERE_WORDS


@lru_cache(maxsize=1)
def plain_families() -> frozenset[str]:
    """Family names of four letters or more that are no words, places or makers."""
    words = ALSO_WORDS | ALSO_PROPER | ORDINARY_SMALL | NEVER_NAMES | BRANDS_ALONE | COLOURS_AND_STONES | _FAMILY_WORDS
    return frozenset(name for name in family_names() - words if len(name) > LEAST_RUN_TOGETHER)


_FAMILY_WORDS = frozenset(
    """
    long short black white hall cook best good noble rich small strong sharp price parks stone field fields hills
    street bridge waters rivers marsh pond snow winters summers frost rain bush fish lamb bull hart swan crane finch
    queen prince pope monk church house barn mills castle tower gates wall walls doors keys butler potter weaver
    baker farmer gardener shepherd singer reader speaker sergeant marshall constable laws money pound dollar post
    ball hand foot head hair beard back shoulder lord lady holiday holidays christmas sweet power powers battle
    wagner berry cherry plant plants root roots moss grove heart sales shoes stock stocks store board bond bonds
    book books case cases fine fair early late light lights moody moon star sand sands shore spring stout
    swift tall thick train true wagon west east north south wild wise woods worth wrong
    yard yards center centre state states university college school market square station airport park garden
    gardens hotel
    """.split()
)


@lru_cache(maxsize=1)
def sure_given() -> frozenset[str]:
    """Given names that are no word besides."""
    return given_names() - ALSO_WORDS - (ALSO_PROPER - COMMON_PEOPLE)


@lru_cache(maxsize=WORDS_REMEMBERED)
def is_common(word: str) -> bool:
    """Whether a word is none that a person is called by, whatever stands around it."""
    plain = fold(word)
    return plain in NEVER_NAMES or plain in ORDINARY_SMALL or names_a_thing(plain)


def is_full_name(given: str, family: str) -> bool:
    """Whether a family name and, behind a comma, a given one are a person's; no ``given`` where it may be no name.

    One of the two is on the lists, and the other is on them too or no word of English; neither is a place or a month.
    """
    first, last = fold(given), fold(family.rsplit(maxsplit=1)[-1])
    if first in _NO_PERSON or last in _NO_PERSON:
        return False
    if first in sure_given() and (last in family_names() or last not in word_pieces()):
        return True
    return last in plain_families() and (not first or first in given_names() or first not in word_pieces())


_NO_PERSON = (
    NEVER_NAMES
    | (ALSO_PROPER - COMMON_PEOPLE)
    | frozenset("jr sr phd md ltd inc llc gmbh plc you'll we'll they'll".split())
)

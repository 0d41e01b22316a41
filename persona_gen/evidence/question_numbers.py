"""The number that a questionnaire puts before a question, and a table before the name of a column."""

from __future__ import annotations

import re

from persona_gen.domain import in_words
from persona_gen.text.lexicon import any_of, listed

_BEFORE_A_NUMBER = listed("q question frage item")
_SECTIONS = listed("demo demographics? soziodemographie profile? contact person")
_QUARTERLY = listed(
    "revenue sales spend\\w* orders turnover profit income growth results umsatz ausgaben ventes ventas"
)
"""What is told by the quarter: "Q3 sales" is no third question."""
_MEASURED = listed("CO2 PM2 PM10 H1 H2 NO2 O2 B2 K12")
"""Letters and digits that are a thing's name."""
_NAME = r"(?=[^\W\d])"
_NO_QUARTER = rf"(?![Qq][1-4][ _]{any_of(_QUARTERLY)}\b)"
_NUMBER = re.compile(
    rf"^{_NO_QUARTER}(?:"
    rf"(?i:{any_of(_BEFORE_A_NUMBER)})?[ _]?\d{{1,3}}[a-z]?(?:[.):]+ ?| [-–] )"  # 1. · Q12: · 3 – · 4)
    rf"|(?i:{any_of(_BEFORE_A_NUMBER[:-1])}) ?\d{{1,3}}[a-z]? "  # Q14 What …
    rf"|(?!{any_of(_MEASURED)}_)[A-Z]{{1,2}}\d{{1,2}}[a-z]?_"  # D2_birth_decade
    rf"){_NAME}"
)
_BEFORE_A_KIND = re.compile(
    rf"^(?:(?:[a-z]{{0,3}}\d{{1,3}}[a-z]?|{any_of(_SECTIONS)}) ?[ .:)/–-] ?)+{_NAME}", re.IGNORECASE
)


def unnumbered(label: str) -> str:
    """A question or a column's name without its number: "1. How old are you?", "Q14 What …", "D2_birth_decade"."""
    return _NUMBER.sub("", label.strip())


def plain_name(attribute: str) -> str:
    """What an attribute is called, without number or code: "Q6. Has a mentor" or "Survey: has a mentor"."""
    return in_words(unnumbered(attribute))


def is_coded(label: str) -> bool:
    """Whether a column's name has the number of a question as exports of questionnaires write it: "D2_birth_decade"."""
    match = _NUMBER.match(label.strip())
    return match is not None and match[0].endswith("_")


def without_code(name: str) -> str:
    """A column's name without any code or section: "S2 GENDER", "Demographics: Age".

    Only for what is then held against a list: "4 kids" loses its number as well.
    """
    return _BEFORE_A_KIND.sub("", name.replace("_", " ").strip())

"""Given names by decade of birth, so that a person of 29 is not called Joyce.

The table, `given_names.json`, is a modest one: for each country, gender and decade some of the names that public
records give most often (United States: Social Security Administration, baby names; England and Wales: Office for
National Statistics; Germany: Gesellschaft für deutsche Sprache; France: INSEE, fichier des prénoms; Spain: INE, nombres
por fecha de nacimiento). It was compiled by hand from what those lists are known to hold, the most frequent first and
without claim to their exact order. ``either`` holds names that women and men bear, of any decade.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_suffix(".json")


@cache
def _tables() -> dict[str, Any]:
    tables: dict[str, Any] = json.loads(FILE.read_text(encoding="utf-8"))
    return tables


def names_of_decade(locale: str, pronoun: str, born: int) -> tuple[str, ...]:
    """Names usual there for people born in that year's decade, or for a person of no known gender.

    A locale of the same language stands in for one without a table; years before and after the table are its first and
    its last decade. None where no language fits.
    """
    locale = locale.replace("-", "_")
    language = locale.partition("_")[0]
    if pronoun == "they":
        return tuple(_tables()["either"].get(language, "").split())
    places = _tables()["by_decade"]
    own = places.get(locale) or next((names for place, names in places.items() if place[:2] == language), None)
    if own is None:
        return ()
    decades = sorted(map(int, own[pronoun]))
    return tuple(own[pronoun][str(min(max(born // 10 * 10, decades[0]), decades[-1]))].split())

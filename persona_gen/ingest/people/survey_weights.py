"""Weights of a survey that nobody asked to use: without them every figure is of the sample, and not of the people."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from persona_gen.errors import ConfigError
from persona_gen.ingest.people.column_types import ColumnType, shown_name
from persona_gen.privacy.columns import column_words
from persona_gen.sources.tables.missing_answers import mean_of
from persona_gen.sources.tables.profiles import Profile

WEIGHT = re.compile(
    r"(?:.*\b)?(?:\w*we?i?ghts?|\w*wgh?ts?|wts?\w*|w|gewicht\w*|poids|pond[eé]r\w*|pesos?|weging\w*|wagi?"
    r"|weegfactor|hochrechnung\w*|factor de expansi[oó]n|fexp)(?:\b.*)?"
)
"""Names of weights; some are of parcels, which do not lie about 1."""
NEAR_ONE = (0.8, 1.25)
"""The mean of weights of a sample, which are made to have the mean 1."""
MOST_WEIGHT = 60


def refuse_unused_weights(
    types: Sequence[ColumnType], profiles: Mapping[str, Profile], given: Mapping[str, str]
) -> None:
    """Raise `ConfigError` for a column called a weight whose numbers lie about 1, unless ``--kind`` says what it is."""
    declared = {name.casefold() for name in given}
    for one in types:
        name = one.columns[0].name
        if one.kind != "number" or one.unit or declared & {name.casefold(), one.attribute.casefold()}:
            continue
        if WEIGHT.fullmatch(column_words(name)) and _about_one(profiles[name]):
            what = f'"{name}" seems to hold the weights of a survey, whose figures without them are of the sample alone'
            cure = f"say --weight {shown_name(name)}, or --kind {shown_name(name)}=skip to count each row once"
            raise ConfigError(what, cure=cure)


def _about_one(profile: Profile) -> bool:
    values = {float(cell.replace(",", ".")): n for cell, n in profile.common.items() if _DECIMAL.fullmatch(cell)}
    if len(values) < 2 or all(value.is_integer() for value in values):
        return False
    return NEAR_ONE[0] <= mean_of(values) <= NEAR_ONE[1] and min(values) < 1 < max(values) <= MOST_WEIGHT


_DECIMAL = re.compile(r"\d*[.,]?\d+(e-?\d+)?", re.IGNORECASE)

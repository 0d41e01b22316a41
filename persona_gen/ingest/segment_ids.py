"""Ids of segments, each its own: they name files, and the map of interviews points to them."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Hashable, Mapping
from typing import TypeVar

from persona_gen.domain import slug

_T = TypeVar("_T", bound=Hashable)
LONGEST_ID_NAME = 53
"""Letters of a name before its digest: with it an id is within the 60 of a slug, so that no file name is cut."""


def segment_ids(names: Mapping[_T, str]) -> dict[_T, str]:
    """An id for each name; where two make the same one, each gets a digest of the whole name at its end."""
    short = {key: slug(name, "segment") for key, name in names.items()}
    times = Counter(short.values())
    ids = {key: own for key, own in short.items() if times[own] == 1}
    taken = set(times)
    for key, own in short.items():
        digested = names[key]
        while key not in ids:
            digested += f"\n{key}"
            made = f"{own[:LONGEST_ID_NAME].rstrip('-')}-{hashlib.sha256(digested.encode()).hexdigest()[:6]}"
            if made not in taken:  # else another's name ends in this digest
                ids[key] = made
                taken.add(made)
    return {key: ids[key] for key in names}

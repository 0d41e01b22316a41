"""Ids of segments, each its own: they name files, and the map of interviews points to them."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Hashable, Mapping
from typing import TypeVar

from persona_gen.domain import slug

T = TypeVar("T", bound=Hashable)
LONGEST_ID_NAME = 53
"""Letters of a name before its digest: with it an id is within the 60 of a slug, so that no file name is cut."""


def segment_ids(names: Mapping[T, str]) -> dict[T, str]:
    """An id for each name; where two make the same one, each gets a digest of the whole name at its end."""
    times = Counter(slug(name, "segment") for name in names.values())
    ids: dict[T, str] = {}
    for key, name in names.items():
        short = slug(name, "segment")
        digest = hashlib.sha256(f"{name}\n{key}".encode()).hexdigest()[:6]
        ids[key] = f"{short[:LONGEST_ID_NAME].rstrip('-')}-{digest}" if times[short] > 1 else short
    return ids

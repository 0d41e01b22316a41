"""JSON from files, replies and requests, none of which may use up the stack."""

from __future__ import annotations

import json
import re
from typing import Any

MOST_OPEN = 100
"""So many lists and objects may be open at once; our deepest format has five levels."""
_ALL_BUT_BRACKETS = bytes(set(range(256)) - set(b"[]{}"))
_TOO_MANY_OPEN = re.compile(rb"[\[{]{%d}" % (MOST_OPEN + 1))
_STRING = re.compile(r'"(?:[^"\\]|\\.)*"', re.DOTALL)


class NestedTooDeepError(ValueError):
    """More lists and objects are open at once than any document of ours has."""


def json_value(text: str, **hooks: Any) -> Any:
    """What a JSON text says. ``hooks`` are those of `json.loads`. Raises `ValueError`.

    The parser goes down a level for each bracket that opens. At the end of the stack whatever else runs there fails
    as well, a finalizer of something long gone too, so a text that would take it there is not begun.
    """
    if is_too_deep(text):
        raise NestedTooDeepError
    try:
        return json.loads(text, **hooks)
    except RecursionError:  # as deep, with lists between that were closed
        raise NestedTooDeepError from None


def is_too_deep(text: str) -> bool:
    """Whether more than `MOST_OPEN` brackets open one after the other, those in quotation marks aside."""
    return _opens_many(text) and _opens_many(_STRING.sub("", text))


def _opens_many(text: str) -> bool:
    return bool(_TOO_MANY_OPEN.search(text.encode(errors="replace").translate(None, _ALL_BUT_BRACKETS)))

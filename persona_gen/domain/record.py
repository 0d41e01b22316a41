"""What all records share."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections.abc import Mapping
from typing import Any, Literal, NoReturn, Self, TypedDict

from pydantic import BaseModel, ConfigDict
from pydantic_core import PydanticCustomError

Span = tuple[int, int]
"""Code-point offsets into a text, end exclusive."""


class Record(BaseModel):
    """Immutable, closed to unknown keys, and strict about numbers."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False, populate_by_name=True)

    def model_copy(self, *, update: Mapping[str, Any] | None = None, deep: bool = False) -> Self:
        """As pydantic's, but what was computed of the old values and kept is not taken along."""
        copied = super().model_copy(update=update, deep=deep)
        for name in set(copied.__dict__) - set(type(self).model_fields):
            del copied.__dict__[name]
        return copied


class Message(TypedDict):
    """One turn of a conversation with a model."""

    role: Literal["system", "user", "assistant"]
    content: str


def refuse(what: str, cure: str) -> NoReturn:
    """Reject a value while validating. Readers turn this into an `InputError` with file and place."""
    raise PydanticCustomError("refused", "{what}; {cure}", {"what": what, "cure": cure})


def slug(text: str, fallback: str = "unnamed") -> str:
    """A lower-case name safe for ids and files on every system: letters and digits of any script, and hyphens."""
    folded = unicodedata.normalize("NFKC", text).lower()
    plain = "".join(c for c in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(c))
    words = re.findall(r"[^\W_]+", unicodedata.normalize("NFC", plain))
    return "-".join(words)[:60].strip("-") or f"{fallback}-{hashlib.sha256(text.encode()).hexdigest()[:8]}"


def counted(number: int, thing: str) -> str:
    """``1 claim``, ``1,204 claims``."""
    return f"{number:,} {thing}" if number == 1 else f"{number:,} {thing}s"

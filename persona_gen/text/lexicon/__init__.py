"""Word lists, a language a module, and how patterns are built from them. Lists are data: nothing here reads a text.

An entry is a word or a phrase; it may hold regular expressions of its own ("prefers?"), and a blank in it stands for
one blank.
"""

from __future__ import annotations

import re
from collections.abc import Iterable


def listed(text: str) -> tuple[str, ...]:
    """The entries of a list: separated by commas where it has phrases, else by blanks."""
    parts = text.split(",") if "," in text else text.split()
    return tuple(" ".join(part.split()) for part in parts if part.strip())


def any_of(*lists: Iterable[str]) -> str:
    """The alternatives of some lists as a group of a regular expression, in their order."""
    return f"(?:{'|'.join(entry for entries in lists for entry in entries)})"


def phrases(*lists: Iterable[str]) -> re.Pattern[str]:
    """A pattern that finds any entry as words of their own, whatever their case."""
    return re.compile(rf"(?<!\w){any_of(*lists)}(?!\w)", re.I)

"""Names and texts as SQL writes them."""

from __future__ import annotations

import re


def sql_text(text: object) -> str:
    """A text as SQL writes it."""
    return "'" + str(text).replace("'", "''") + "'"


def sql_name(name: str) -> str:
    """A column's name as SQL writes it."""
    return '"' + name.replace('"', '""') + '"'


def where_flag(name: str, test: str) -> str:
    """The flag, as a shell takes it, that keeps the rows in which a test of a column is true: ``plan = 'Pro'``."""
    condition = f"{name if name.isidentifier() else sql_name(name)} {test}"
    escaped = re.sub(r'(["\\$`])', r"\\\1", condition)
    return f'--where "{escaped}"'

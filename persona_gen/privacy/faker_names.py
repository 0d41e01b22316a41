"""The names in Faker's tables, and those of them that are not in Latin letters."""

from __future__ import annotations

import pkgutil
import re
from collections.abc import Iterator
from functools import lru_cache
from importlib import import_module

from persona_gen.privacy.more_names import OTHER_SCRIPTS

OTHER_LETTER = re.compile(r"[\u0370-\u1fff\u3040-\u9fff\uac00-\ud7af]")


def faker_names() -> Iterator[tuple[str, str, str]]:
    """Locale, the table's name ("first_names_female", "last_names"), and a name; of a pair each part.

    Takes half a second.
    """
    from faker.providers import person  # noqa: PLC0415

    for module in pkgutil.iter_modules(person.__path__):
        provider = import_module(f"faker.providers.person.{module.name}").Provider
        for table in dir(provider):
            names = getattr(provider, table) if table.startswith(("first_name", "last_name")) else ()
            for name in names if isinstance(names, list | tuple | set | dict) else ():
                parts = name if isinstance(name, tuple) else (name,)
                yield from ((module.name, table, part) for part in parts if isinstance(part, str) and part)


@lru_cache(maxsize=1)
def foreign_names() -> tuple[frozenset[str], frozenset[str]]:
    """Given and family names that are not in Latin letters."""
    given, family = set(OTHER_SCRIPTS), set[str]()
    for _, table, name in faker_names():
        if OTHER_LETTER.match(name):
            (given if table.startswith("first") else family).add(name)
    return frozenset(given), frozenset(family)

"""Given and family names of Faker's tables that are not in Latin letters."""

from __future__ import annotations

import pkgutil
import re
from functools import lru_cache
from importlib import import_module

from persona_gen.privacy.more_names import OTHER_SCRIPTS

OTHER_LETTER = re.compile(r"[\u0370-\u1fff\u3040-\u9fff\uac00-\ud7af]")


@lru_cache(maxsize=1)
def foreign_names() -> tuple[frozenset[str], frozenset[str]]:
    """Given and family names of Faker's tables that are not in Latin letters."""
    from faker.providers import person  # noqa: PLC0415

    given = set(OTHER_SCRIPTS)
    family: set[str] = set()
    for module in pkgutil.iter_modules(person.__path__):
        provider = import_module(f"faker.providers.person.{module.name}").Provider
        for attribute in dir(provider):
            into = (
                given if attribute.startswith("first_name") else family if attribute.startswith("last_name") else None
            )
            listed = getattr(provider, attribute)
            if into is not None and isinstance(listed, list | tuple | set | dict):
                names = (
                    part for n in listed for part in (n if isinstance(n, tuple) else (n,)) if isinstance(part, str)
                )
                into |= {name for name in names if name and OTHER_LETTER.match(name)}
    return frozenset(given), frozenset(family)

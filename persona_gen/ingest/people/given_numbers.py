"""What ``--kind`` says of a column of numbers: the marks, the notation, the codes, the other way round."""

from __future__ import annotations

import re
from dataclasses import replace

from persona_gen.errors import ConfigError
from persona_gen.ingest.people.quantities import (
    Quantity,
    Wish,
    counts_by_value,
    format_of,
    with_or_without,
    without_codes,
)
from persona_gen.sources.tables.decimal_marks import Hints
from persona_gen.sources.tables.durations import CLOCKS
from persona_gen.sources.tables.missing_answers import codes_named, missing_codes
from persona_gen.sources.tables.profiles import Profile

WISH = re.compile(
    rf"number(?: like (?P<like>1,234\.5|1\.234,5|{'|'.join(CLOCKS)}))?"
    r"(?: reversed (?P<low>\d{1,3}) ?[-–] ?(?P<high>\d{1,3}))?(?: (?P<how>with|without) (?P<cells>.+))?"
)
"""``number like 1.234,5``, ``number like h:mm``, ``number reversed 1-5``, ``number with 99``, ``number without 99``."""


def wish_of(kind: str) -> Wish:
    """What follows the word ``number``. Raises `ConfigError`."""
    match = WISH.fullmatch(kind)
    if not match:
        likes = ", ".join(f'"number like {like}"' for like in ("1,234.5", "1.234,5", *CLOCKS))
        cure = f'write number, {likes}, "number reversed 1-5", "number with 99" or "number without 99"'
        raise ConfigError(f'--kind ends in "{kind}"', cure=cure)
    cells = frozenset(part.strip() for part in (match["cells"] or "").split(";") if part.strip())
    like = {"1,234.5": ".", "1.234,5": ","}.get(match["like"] or "", match["like"] or "")
    counts, missing = (cells if match["how"] == how else frozenset() for how in ("with", "without"))
    return Wish(like, counts, missing, (float(match["low"]), float(match["high"])) if match["low"] else None)


def wished_number(name: str, label: str, profile: Profile, hints: Hints, wish: Wish) -> Quantity:
    """A column that ``--kind`` calls a number. Raises `ConfigError` where two readings are left."""
    decision = format_of(profile, hints, wish)
    statement = f'--kind says that "{name}" is a number'
    if not decision.format:
        cure = (decision.cure or "correct the cells").replace("NAME", f'"{name}"')
        raise ConfigError(f"{statement}: {decision.doubt or 'most of its cells are no numbers'}", cure=cure)
    counts = {decision.format.value(cell) for cell in wish.counts}
    asked = {v: n for v, n in counts_by_value(profile, decision.format).items() if v not in counts}
    named = codes_named(f"{name} {label}") & asked.keys()
    sure, doubt = missing_codes({v: n for v, n in asked.items() if v not in named})
    sure |= named
    if doubt:
        turned = f"number reversed {wish.ends[0]:g}-{wish.ends[1]:g}" if wish.ends else "number"
        raise ConfigError(f"{statement}: {doubt}", cure=with_or_without(doubt, turned).replace("NAME", f'"{name}"'))
    if not asked:
        raise ConfigError(f"{statement}: none of its cells is written so", cure="correct what --kind says")
    if wish.ends and (outside := sorted(v for v in asked.keys() - sure if not wish.ends[0] <= v <= wish.ends[1])):
        low, high = (f"{end:g}" for end in wish.ends)
        cure = f'give the ends of its scale, or --kind "{name}=number reversed {low}-{high} without {outside[0]:g}"'
        raise ConfigError(f"{statement} from {low} to {high}, and it holds {outside[0]:g}", cure=cure)
    format = replace(without_codes(decision.format, profile, sure), ends=wish.ends)
    return Quantity("number", "as --kind says", format)

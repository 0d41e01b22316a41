"""Quotes → the segments that they belong to, by what a map or a column calls those; and the account of all of them."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from persona_gen.domain import Quote
from persona_gen.ingest.interviews.collecting import SAME_WORDS, Quotes
from persona_gen.ingest.interviews.ledger import QuoteLedger


@dataclass(frozen=True)
class Home:
    """A segment that quotes may belong to: its id, its name, and the values that make it.

    ``small`` marks one that has too few people, of which nothing is told.
    """

    id: str
    name: str
    values: tuple[str, ...] = ()
    small: bool = False


@dataclass(frozen=True)
class Assigned:
    """Quotes by segment id, and the account of these and all others."""

    quotes: Mapping[str, Sequence[Quote]]
    ledger: QuoteLedger


def assign(quotes: Quotes, homes: Iterable[Home]) -> Assigned:
    """Read all quotes and give each to its segment. What belongs to no segment is counted under the name it has."""
    known = _by_name(homes)
    given: dict[str, list[Quote]] = defaultdict(list)
    seen: set[int] = set()
    counts: Counter[str] = Counter()
    segments: Counter[str] = Counter()
    unknown: Counter[str] = Counter()
    for called, quote in quotes:
        home = _home(called, known) if called else None
        if home and not home.small:
            piece = hash((home.id, quote.id))
            if piece in seen:
                counts["again"] += not quote.asked
                continue
            seen.add(piece)
            given[home.id].append(quote)
        if not quote.asked:
            counts["assigned"] += home is not None and not home.small
            counts["small"] += home is not None and home.small
            if home and not home.small:
                segments[home.id] += 1
            elif called and not home:
                unknown[called] += 1
    read = quotes.ledger
    dropped = {**read.dropped}
    if counts["again"]:
        dropped[SAME_WORDS] = dropped.get(SAME_WORDS, 0) + counts["again"]
    ledger = read.model_copy(
        update={
            "assigned": counts["assigned"],
            "in_small_segments": counts["small"],
            "unassigned": read.unassigned + sum(unknown.values()),
            "unknown_segments": dict(unknown),
            "segments": dict(segments),
            "dropped": dropped,
        }
    )
    return Assigned(given, ledger)


def _by_name(homes: Iterable[Home]) -> dict[str, Home | None]:
    """Segments by all that they may be called, as written and folded; None where that is two."""
    found: dict[str, Home | None] = {}
    for home in homes:
        names = {home.id, home.name, "\n".join(home.values), *(home.values if len(home.values) == 1 else ())}
        for name in {*names, *map(_folded, names)} - {""}:
            found[name] = home if found.get(name, home) == home else None
    return found


def _home(called: str, known: Mapping[str, Home | None]) -> Home | None:
    """The segment that is called so; of several columns, ``Pro, North`` or ``Pro / North`` gives both values."""
    values = _folded("\n".join(re.split(r"\s*[,;/|+×]\s*", called.strip())))
    return next((home for name in (called, _folded(called), values) if (home := known.get(name))), None)


def _folded(name: str) -> str:
    """Case, blanks, hyphens and underscores do not count; between the values of several columns lines do."""
    plain = unicodedata.normalize("NFKC", name).casefold()
    return "\n".join(" ".join(re.sub(r"[\s_-]+", " ", line).split()) for line in plain.split("\n"))

"""Quotes → the segments that they belong to, by what a map or a column calls those; and the account of all of them."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice

from persona_gen.domain import INTERVIEWER, Quote, slug
from persona_gen.domain.build_report import QuoteAccount
from persona_gen.errors import InputError
from persona_gen.ingest.interviews.collecting import SAME_WORDS, Quotes
from persona_gen.ingest.interviews.participants import Participants
from persona_gen.ingest.interviews.utterances import Utterances

LABELS_SHOWN = 6
"""Labels or segments that a message names."""

MOST_LABELS = 1000
"""Labels that are looked through for them."""


@dataclass(frozen=True)
class Home:
    """A segment that quotes may belong to: its id, its name, and the values that make it.

    ``small`` marks one that has too few people, of which nothing is told; ``full`` is its name with the questions that
    its values answer, as in ``Plan: Pro``.
    """

    id: str
    name: str
    values: tuple[str, ...] = ()
    small: bool = False
    full: str = ""


@dataclass(frozen=True)
class Assigned:
    """Quotes by segment id, the account of these and all others, and the files none of whose quotes has a segment."""

    quotes: Mapping[str, Sequence[Quote]]
    account: QuoteAccount
    astray: Mapping[str, int] = field(default_factory=dict)
    """How many quotes each of those files holds."""
    named: Mapping[str, str] = field(default_factory=dict)
    """The name of each segment that quotes alone made, by its id in ``quotes``."""


def assign(quotes: Quotes, homes: Iterable[Home] | None, everyone: str = "") -> Assigned:
    """Read all quotes and give each to its segment. What belongs to no segment is counted under the name it has.

    With no ``homes``, whatever segment a quote is said to belong to is one; ``everyone`` names the one of all others.
    """
    home_of = _by_name(homes or ())
    named: dict[str, str] = {}
    given: dict[str, list[Quote]] = defaultdict(list)
    seen: set[int] = set()
    counts: Counter[str] = Counter()
    segments: Counter[str] = Counter()
    unknown: Counter[str] = Counter()
    of_file: Counter[str] = Counter()
    placed: set[str] = set()
    for own, quote in quotes:
        called = own or everyone or None
        home = _home(called, home_of) if called else None
        if called and not home and homes is None:
            home = home_of[_folded(called)] = Home(_folded(called), called)
            named[home.id] = called
        if home and not home.small:
            piece = hash((home.id, quote.id))
            if piece in seen:
                counts["again"] += not quote.asked
                continue
            seen.add(piece)
            given[home.id].append(quote)
        if not quote.asked:
            of_file[quotes.file] += 1
            placed |= {quotes.file} if home else set()
            counts["assigned"] += home is not None and not home.small
            counts["small"] += home is not None and home.small
            if home and not home.small:
                segments[home.id] += 1
            elif called and not home:
                unknown[called] += 1
    read = quotes.account
    dropped = {**read.dropped}
    if counts["again"]:
        dropped[SAME_WORDS] = dropped.get(SAME_WORDS, 0) + counts["again"]
    account = read.model_copy(
        update={
            "assigned": counts["assigned"],
            "in_small_segments": counts["small"],
            "unassigned": 0 if everyone else read.unassigned + sum(unknown.values()),
            "unknown_segments": dict(unknown),
            "segments": dict(segments),
            "dropped": dropped,
        }
    )
    return Assigned(given, account, {file: n for file, n in of_file.items() if file not in placed}, named)


def refuse_astray(heard: Assigned, opened: Sequence[Utterances], participants: Participants) -> None:
    """Raise `InputError` for the first file that nobody links to a segment, with what would link it."""
    for remarks in opened:
        if n := heard.astray.get(remarks.name, 0):
            others = len(heard.astray) - 1
            more = (
                f" (as those of {others} other files)"
                if others > 1
                else " (as those of another file)"
                if others
                else ""
            )
            its = f"its {n:,} quotes belong" if n > 1 else "its 1 quote belongs"
            what = f"{its} to no segment{more}"
            raise InputError(remarks.path, "", what, cure=_link_for(remarks, heard.account, participants))


def _link_for(remarks: Utterances, account: QuoteAccount, participants: Participants) -> str:
    """What would link a file, as advice."""
    anyway = "or give --unassigned keep"
    labels = [label for label in dict.fromkeys(islice(remarks.labels(), MOST_LABELS)) if not INTERVIEWER.match(label)]
    who = ", ".join(f'"{label}"' for label in labels[:LABELS_SHOWN]) + (" …" if len(labels) > LABELS_SHOWN else "")
    linked = any(participants.find(label) or participants.by_one_name(label) for label in labels)
    if linked or (account.unknown_segments and not participants.listed):
        called = ", ".join(f'"{name}"' for name in list(account.unknown_segments)[:LABELS_SHOWN])
        return f"the segments they are given to ({called}) are not built: correct their names, {anyway}"
    if participants.path:
        speakers = f", and who speaks is {who}" if who else ""
        return f'list who speaks, or the file as "{remarks.path.stem}", in {participants.path}{speakers}; {anyway}'
    speakers = f" (who speaks is {who})" if who else ""
    return f"say who belongs where with --map FILE, a table of participant and segment{speakers}, {anyway}"


def _by_name(homes: Iterable[Home]) -> dict[str, Home | None]:
    """Segments by all that they may be called, as written and folded; None where that is two."""
    home_of: dict[str, Home | None] = {}
    for home in homes:
        names = {
            home.id,
            home.name,
            home.full,
            slug(home.full),
            "\n".join(home.values),
            *(home.values if len(home.values) == 1 else ()),
        }
        for name in {*names, *map(_folded, names)} - {""}:
            home_of[name] = home if home_of.get(name, home) == home else None
    return home_of


def _home(called: str, home_of: Mapping[str, Home | None]) -> Home | None:
    """The segment that is called so; of several columns, ``Pro, North`` or ``Pro / North`` gives both values."""
    values = _folded("\n".join(re.split(r"\s*[,;/|+×]\s*", called.strip())))
    return next((home for name in (called, _folded(called), values) if (home := home_of.get(name))), None)


def _folded(name: str) -> str:
    """Case, blanks, hyphens and underscores do not count; between the values of several columns lines do."""
    plain = unicodedata.normalize("NFKC", name).casefold()
    return "\n".join(" ".join(re.sub(r"[\s_-]+", " ", line).split()) for line in plain.split("\n"))

"""Pairs of participants who disagree, for a card whose sentences code chooses: their words side by side."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

from persona_gen.checker.opposites import differ_about
from persona_gen.domain import Quote
from persona_gen.writer.passages import ChosenPassage, short_whole, single_sentences

PAIRS, MOST_COMPARED = 2, 200
"""Most pairs on a card, and quotes that are held against each other for them."""


@dataclass(frozen=True)
class DifferingPair:
    """Two passages of different speakers who are plainly of opposite minds about something."""

    about: str
    one: ChosenPassage
    other: ChosenPassage


def differing_pairs(quotes: Sequence[Quote], lead: str | None) -> list[DifferingPair]:
    """Pairs of opposite minds, each in the shortest passages that show it, the lead's first; no quote stands twice."""
    spoken = [quote for quote in quotes if quote.speaker and not quote.asked][:MOST_COMPARED]
    opposed = [
        pair
        for one, other in combinations(spoken, 2)
        if one.speaker != other.speaker and differ_about(one.text, other.text) and (pair := _pair(one, other))
    ]
    opposed.sort(key=lambda pair: lead not in (pair.one.quote.speaker, pair.other.quote.speaker))
    kept: list[DifferingPair] = []
    shown: set[str] = set()
    for pair in opposed:
        ids = {pair.one.quote.id, pair.other.quote.id}
        if len(kept) < PAIRS and not ids & shown:
            kept.append(pair)
            shown |= ids
    return kept


def _pair(one: Quote, other: Quote) -> DifferingPair | None:
    for a in _passages(one):
        for b in _passages(other):
            if about := differ_about(a.text, b.text):
                return DifferingPair(about.lower(), a, b)
    return None


def _passages(quote: Quote) -> list[ChosenPassage]:
    """The sentences of a quote that stand alone, the shortest first, then all of it."""
    whole = short_whole(quote)
    return sorted(single_sentences(quote), key=lambda p: p.length) + ([whole] if whole else [])

"""Quantities in words: quantifiers, directions and ranks."""

from __future__ import annotations

import random
from collections.abc import Iterator

from checking.cases import PER_TEMPLATE, Case, Place, bad, claim, fill, of_them, share_slots
from checking.phrasings import Phrasings
from checking.wording import infinitive
from persona_gen.domain import Statistic


def quantifier_cases(place: Place, said: Phrasings, rng: random.Random) -> Iterator[Case]:
    """Quantities in words, true, too large and too small."""
    for q in said.quantifiers:
        text_of = q.text
        usable = [s for s in place.shares if "{of}" in text_of or not place.speech.shares[s.id].part]
        true = [s for s in usable if q.low <= s.value <= q.high]
        inflated = [s for s in usable if s.value < q.false_outside[0]]
        deflated = [s for s in usable if s.value > q.false_outside[1]]
        for s in rng.sample(true, min(PER_TEMPLATE, len(true))):
            slots = share_slots(place, s, place.speech.shares[s.id], of_them(place, place.speech.shares[s.id], rng))
            yield Case("quantifier", claim(fill(text_of, place, **slots), s.id), place)
        for kind, chosen in (("inflated quantifier", inflated), ("deflated quantifier", deflated)):
            for s in rng.sample(chosen, min(PER_TEMPLATE, len(chosen))):
                slots = share_slots(place, s, place.speech.shares[s.id], of_them(place, place.speech.shares[s.id], rng))
                yield bad(kind, place, claim(fill(text_of, place, **slots), s.id), "quantifier")


def direction_cases(place: Place, said: Phrasings, rng: random.Random) -> Iterator[Case]:
    """More or less than over the whole base, where the two clearly differ."""
    clear = [s for s in place.shares if s.overall is not None and (s.n or 0) > 90 and abs(s.value - s.overall) >= 0.09]
    for higher in (True, False):
        for text in said.higher if higher else said.lower:
            for s in rng.sample(clear, min(2 * PER_TEMPLATE, len(clear))):
                clause = place.speech.shares[s.id]
                if (clause.part and "{of}" not in text) or ("{inf}" in text and not infinitive(clause.plural)):
                    continue
                piece = claim(fill(text, place, **share_slots(place, s, clause, of_them(place, clause, rng))), s.id)
                if (s.value > (s.overall or 0)) == higher:
                    yield Case("direction", piece, place)
                else:
                    yield bad("reversed direction", place, piece, "direction")


def rank_cases(place: Place, said: Phrasings, rng: random.Random) -> Iterator[Case]:
    """Which category comes first, and which of two is commoner."""
    by_attribute: dict[str, list[Statistic]] = {}
    for s in place.shares:
        by_attribute.setdefault(s.attribute, []).append(s)
    for group in by_attribute.values():
        ranked = sorted(group, key=lambda s: -s.value)
        if len(ranked) < 3 or ranked[0].value - ranked[1].value < 0.03 or place.speech.shares[ranked[0].id].part:
            continue
        for text in said.ranks:
            every = [s.id for s in group]
            for s in (ranked[0], ranked[-1]):
                piece = claim(fill(text, place, attr=s.attribute, cat=s.category or ""), *every)
                yield (
                    Case("rank", piece, place)
                    if s is ranked[0]
                    else bad("wrong rank", place, piece, "direction", "quantifier", "number-mismatch")
                )
        for text in said.pairs:
            a, b = ranked[0], rng.choice(ranked[1:])
            for first, second in ((a, b), (b, a)):
                clauses = {"p": place.speech.shares[first.id].plural, "p2": place.speech.shares[second.id].plural}
                piece = claim(fill(text, place, **clauses), a.id, b.id)
                yield (
                    Case("rank", piece, place)
                    if first is a
                    else bad("wrong rank", place, piece, "direction", "quantifier", "number-mismatch")
                )

"""The persona as a person: traits, inventions, retellings; and what is cited."""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import replace

from checking.cases import NUMBERS, PER_TEMPLATE, Case, Place, bad, claim, fill, honest, print_share, share_slots
from checking.phrasings import Phrasings
from persona_gen.domain import Statistic, Trait


def person_cases(place: Place, said: Phrasings, rng: random.Random) -> Iterator[Case]:
    """Traits of the persona: what most have, what hardly anybody has, what nobody said."""
    words = " ".join([s.label for s in place.segment.statistics] + [q.text for q in place.segment.quotes]).casefold()
    whole = [s for s in place.shares if not place.speech.shares[s.id].part]
    majority = [s for s in whole if s.value >= 0.55]
    minority = [s for s in whole if 0 < s.value <= 0.08]
    for text in said.majority:
        for s in rng.sample(majority, min(PER_TEMPLATE, len(majority))):
            slots = share_slots(place, s, place.speech.shares[s.id], "")
            yield Case("majority trait", claim(fill(text, place, **slots), s.id), place)
        for s in minority:
            slots = share_slots(place, s, place.speech.shares[s.id], "")
            yield bad(
                "minority trait told of the persona",
                place,
                claim(fill(text, place, **slots), s.id),
                "atypical",
                "quantifier",
            )
    for text, word in said.invented_traits:
        if word.casefold() not in words:
            cited = rng.choice(list(place.segment.evidence))
            yield bad(
                "invented trait",
                place,
                claim(fill(text, place), cited),
                "undeclared-fiction",
                "attribute-not-in-source",
                *NUMBERS,
            )
    for text, cited in said.paraphrases.get(place.segment.id, ()):
        yield Case("paraphrase of a quote", claim(fill(text, place), cited), place)
    yield from _trait_cases(place, rng, majority)


def _trait_cases(place: Place, rng: random.Random, majority: list[Statistic]) -> Iterator[Case]:
    age = next(s for s in place.figures if s.attribute == "Age")
    yield Case("snapshot", Trait(attribute="Age", value=str(round(age.value)), cites=(age.id,)), place)
    wrong = Trait(attribute="Age", value=str(round((age.max or 70) + 4)), cites=(age.id,))
    yield bad("age out of range", place, wrong, *NUMBERS)
    for s in majority:
        category = str(s.category)
        yield Case("snapshot", Trait(attribute=s.attribute, value=category, cites=(s.id,)), place)
        other = next((t for t in place.shares if t.attribute == s.attribute and t is not s), None)
        if other:
            wrong = Trait(attribute=s.attribute, value=str(other.category), cites=(s.id,))
            yield bad(
                "snapshot of another category", place, wrong, "attribute-not-in-source", "atypical", "number-mismatch"
            )
    singles = [s for s in majority if s.choice == "single"]
    for s in singles:
        rival = next(t for t in place.shares if t.attribute == s.attribute and t is not s)
        first = Trait(attribute=s.attribute, value=str(s.category), cites=(s.id,))
        second = Trait(attribute=s.attribute, value=str(rival.category), cites=(rival.id,))
        yield bad("self-contradiction", place, second, "self-contradiction", "atypical", beside=first)


def citation_cases(place: Place, said: Phrasings, rng: random.Random) -> Iterator[Case]:
    """Ids that do not exist, no ids, a part's share told of all, and figures from nowhere."""
    for phrasing in said.shares[:6]:
        for s in rng.sample(place.shares, 2):
            clause = place.speech.shares[s.id]
            if not (printed := print_share(phrasing.style, s.value, s)) or clause.part:
                continue
            text = fill(phrasing.text, place, f=printed, **share_slots(place, s, clause, "of them"))
            yield bad("unknown id", place, claim(text, s.id + rng.choice(["-2", ".x", "s"])), "unknown-evidence")
            yield bad("uncited", place, claim(text), "uncited")
        parts = [t for t in place.shares if place.speech.shares[t.id].part]
        for s in rng.sample(parts, min(1, len(parts))):
            clause = replace(place.speech.shares[s.id], part="")
            printed = print_share(phrasing.style, s.value, s)
            for of in ("of them all", f"of all {place.segment.size} people asked", f"of {place.speech.people}"):
                if printed:
                    text = fill(phrasing.text, place, f=printed, **share_slots(place, s, clause, of))
                    yield bad("a part's share told of the whole segment", place, claim(text, s.id), "wrong-base")
    for unsourced in said.unsourced:
        s = rng.choice(place.statistics)
        number = rng.choice([n for n in range(3, 90) if not honest(s, n) and n != (s.n or 0)])
        text = fill(unsourced, place, number=number)
        yield bad("number not in source", place, claim(text, s.id), *NUMBERS)

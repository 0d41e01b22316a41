"""Shares said as figures: printed in many ways, then wrongly, of the wrong thing, or of the wrong people."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator

from checking.cases import (
    COARSE,
    NUMBERS,
    PER_TEMPLATE,
    Case,
    Place,
    bad,
    claim,
    fill,
    of_them,
    print_share,
    share_slots,
)
from checking.phrasings import Phrasing
from checking.wording import infinitive, negated
from persona_gen.domain import Statistic


def share_cases(place: Place, phrasing: Phrasing, rng: random.Random) -> Iterator[Case]:
    """A phrasing said of a few of the shares it fits."""
    slots_used = set(re.findall(r"{(\w+)}", phrasing.text))
    fitting = []
    for s in place.shares:
        clause = place.speech.shares[s.id]
        if clause.part and not slots_used & {"of", "Of"}:
            continue
        if (slots_used & {"not_p"} and not negated(clause.plural)) or (
            slots_used & {"inf"} and not infinitive(clause.plural)
        ):
            continue
        if printed := print_share(phrasing.style, s.value, s):
            fitting.append((s, clause, printed))
    for s, clause, printed in rng.sample(fitting, min(PER_TEMPLATE, len(fitting))):
        slots = share_slots(place, s, clause, of_them(place, clause, rng))
        yield Case(phrasing.kind, claim(fill(phrasing.text, place, f=printed, **slots), s.id), place)
        yield from _share_plants(place, phrasing, s, slots, printed, rng)


def _share_plants(
    place: Place, phrasing: Phrasing, s: Statistic, slots: dict[str, str | int], printed: str, rng: random.Random
) -> Iterator[Case]:
    wrong = _wrong_share(phrasing, s, printed, rng)
    if wrong:
        yield bad(
            "wrong figure",
            place,
            claim(fill(phrasing.text, place, f=wrong, **slots), s.id),
            *NUMBERS,
            "quantifier",
            "direction",
        )
    if phrasing.style in ("times", "twice", "+points", "count") or phrasing.style.startswith("-"):
        return
    for kind, other in _elsewhere(place, s, phrasing, rng):
        clause = place.speech.shares[other.id]
        if ("{not_p}" in phrasing.text and not negated(clause.plural)) or clause.part != place.speech.shares[s.id].part:
            continue
        told = share_slots(place, other, clause, str(slots["of"])) | {"o": slots["o"]}
        text = fill(phrasing.text, place, f=printed, **told)
        yield bad(
            f"right figure, {kind} (cites the figure)",
            place,
            claim(text, s.id),
            "number-mismatch",
            "attribute-not-in-source",
        )
        yield bad(f"right figure, {kind} (cites the words)", place, claim(text, other.id), *NUMBERS)
    if phrasing.kind == "percent" and phrasing.style in ("pct", "percent"):
        yield from _unit_and_base_plants(place, phrasing, s, slots, rng)


def _unit_and_base_plants(
    place: Place, phrasing: Phrasing, s: Statistic, slots: dict[str, str | int], rng: random.Random
) -> Iterator[Case]:
    percent = round(100 * s.value)
    if s.n and abs(s.n * s.value - percent) > 0.2 * percent and percent > 2:
        text = fill(phrasing.text, place, f=f"{percent} people" if "of" not in phrasing.text else str(percent), **slots)
        yield bad("wrong unit", place, claim(text, s.id), *NUMBERS)
    if s.overall and abs(s.overall - s.value) > 0.06 and abs(1 - s.overall - s.value) > 0.03:
        text = fill(phrasing.text, place, f=f"{round(100 * s.overall)} %", **slots)
        yield bad("whole base's figure told of the segment", place, claim(text, s.id), "wrong-base", "number-mismatch")
    twin = next(
        (t for other in place.others for t in other.statistics if t.id == s.id and t.category == s.category), None
    )
    if (
        twin
        and abs(twin.value - s.value) > 0.06
        and abs(twin.value - (s.overall or 2)) > 0.03
        and abs(1 - twin.value - s.value) > 0.03
        and 0.005 < twin.value < 0.995
    ):
        text = fill(phrasing.text, place, f=f"{round(100 * twin.value)} %", **slots)
        yield bad("another segment's figure", place, claim(text, s.id), *NUMBERS)


def _wrong_share(phrasing: Phrasing, s: Statistic, printed: str, rng: random.Random) -> str | None:
    """A figure in the same style that nothing about this statistic bears out."""
    apart = 0.14 if phrasing.kind in COARSE else 0.12 if phrasing.style.startswith(("times", "twice", "+")) else 0.07
    true = [s.value, 1 - s.value] + (
        [s.overall, 1 - s.overall, abs(s.value - s.overall)] if s.overall is not None else []
    )
    for _ in range(60):
        value = round(rng.uniform(0.04, 0.96), 3)
        wrong = print_share(phrasing.style, value, s)
        if wrong and wrong.startswith("over") and value - 0.16 < max(s.value, s.overall or 0):
            continue  # "over 30 %" is true of 60 %
        if wrong and wrong != printed and all(abs(value - t) >= apart for t in true):
            if phrasing.style == "times" and abs(float(wrong) / float(printed) - 1) < 0.3:
                continue
            return wrong
    return None


def _elsewhere(place: Place, s: Statistic, phrasing: Phrasing, rng: random.Random) -> Iterator[tuple[str, Statistic]]:
    """Another category of the attribute, and another attribute, of which the figure is plainly not true."""
    apart = 0.14 if phrasing.kind in COARSE else 0.05
    others = [t for t in place.shares if t is not s and _unlike(t, s.value, apart)]
    if phrasing.style == "over-pct":  # "over 30 %" is true of 60 %
        others = [t for t in others if max(t.value, t.overall or 0) < s.value - 0.15]
    same = [t for t in others if t.attribute == s.attribute]
    different = [t for t in others if t.attribute != s.attribute]
    if same:
        yield "wrong category", rng.choice(same)
    if different:
        yield "wrong attribute", rng.choice(different)


def _unlike(t: Statistic, value: float, apart: float) -> bool:
    near = [t.value, 1 - t.value] + (
        [t.overall, 1 - t.overall, abs(t.value - t.overall)] if t.overall is not None else []
    )
    return all(abs(value - true) >= apart for true in near)

"""Gender, age and locale of personas beside the people of their segments, so that no stereotype creeps in.

A persona shows what is most frequent in its segment. Where a small majority decides every time, many personas
together overstate it: ten segments of 55 % women each give ten women.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from statistics import fmean, pstdev
from typing import Literal

from persona_gen.domain import Persona, Segment
from persona_gen.domain.portfolio import Ages, LocaleShare, Makeup
from persona_gen.evidence.attributes import ATTRIBUTE_KINDS, attribute_kind
from persona_gen.evidence.names import PRONOUN_WORDS, Pronoun
from persona_gen.evidence.significance import chance_interval

MakeupKind = Literal["gender", "age"]

PEOPLE_OF_PRONOUN: dict[Pronoun, str] = {"she": "women", "he": "men"}
OTHER = "other or not stated"
CLOSEST = 3
_AGE = re.compile(r"(\d{1,3})(?:\.\d+)?(?: ?(?:years?|years old|y|jahre|ans|años))?", re.I)


def makeup(personas: Sequence[Persona], segments: Mapping[str, Segment]) -> list[Makeup]:
    """For each gender and age band, how many personas show it, and how many chance would give."""
    return [row for kind in ("gender", "age") for row in _rows(kind, personas, segments)]


def _rows(kind: MakeupKind, personas: Iterable[Persona], segments: Mapping[str, Segment]) -> list[Makeup]:
    spreads = {i: _spread(kind, segment) for i, segment in segments.items()}
    shown: dict[str, list[str]] = defaultdict(list)  # value: segments of the personas that show it
    for persona in personas:
        spread = spreads[persona.segment]
        if spread and (value := _value(kind, persona, segments[persona.segment], spread)):
            shown[value].append(persona.segment)
    of = [segment for each in shown.values() for segment in each]
    values = dict.fromkeys(value for segment in of for value in spreads[segment])
    chances = {value: [spreads[segment].get(value, 0.0) for segment in of] for value in values}
    return [_row(kind, value, shown.get(value, []), chances[value], spreads) for value in values]


def _row(
    kind: MakeupKind,
    value: str,
    shown: Sequence[str],
    chances: Sequence[float],
    spreads: Mapping[str, Mapping[str, float]],
) -> Makeup:
    low, high = chance_interval(chances)
    count = len(shown)
    closest = sorted(dict.fromkeys(shown), key=lambda i: spreads[i].get(value, 0.0))[:CLOSEST]
    return Makeup(
        kind=kind,
        value=value,
        personas=count,
        of=len(chances),
        average=fmean(chances),
        low=low,
        high=high,
        verdict="too many" if count > high else "too few" if count < low else "within chance",
        closest=tuple(closest) if count > high else (),
    )


def _spread(kind: MakeupKind, segment: Segment) -> dict[str, float]:
    """The shares of each gender or age band in a segment; nothing where the segment does not give them."""
    spread: dict[str, float] = defaultdict(float)
    for s in segment.statistics:
        if s.measure == "share" and s.category and attribute_kind(s) == kind:
            spread[_gender(s.category) if kind == "gender" else _band(s.category)] += s.value
    return dict(spread)


def _gender(category: str) -> str:
    fitting = [who for pronoun, who in PEOPLE_OF_PRONOUN.items() if PRONOUN_WORDS[pronoun].search(category)]
    return fitting[0] if len(fitting) == 1 else OTHER


def _band(category: str) -> str:
    return re.sub(r"\s*[-‐-―−]\s*", "–", category.strip())


def _value(kind: MakeupKind, persona: Persona, segment: Segment, spread: Mapping[str, float]) -> str | None:
    """The gender or the age band a persona's snapshot shows."""
    line = _line(kind, persona, segment)
    if line is None:
        return None
    if kind == "gender":
        return _gender(line)
    if (band := _band(line)) in spread:
        return band
    age = _age(line)
    return next((b for b in spread if age is not None and _within(age, b)), None)


def _line(kind: MakeupKind, persona: Persona, segment: Segment) -> str | None:
    """What the snapshot says of gender or age, told by the statistic it cites or by the name of the attribute."""
    for trait in persona.snapshot:
        cited = segment.cited_statistics(trait.cites)
        if any(attribute_kind(s) == kind for s in cited) or ATTRIBUTE_KINDS[kind].fullmatch(trait.attribute.strip()):
            return trait.value
    return None


def _age(text: str) -> float | None:
    match = _AGE.fullmatch(text.strip())
    return float(match[1]) if match else None


def _within(age: float, band: str) -> bool:
    """Whether an age lies in a band such as 25–34 or 65+; bands in words are not read."""
    if match := re.fullmatch(r"(\d+)–(\d+)\D*", band):
        return int(match[1]) <= age <= int(match[2])
    above = re.fullmatch(r"(\d+)\s*\+.*", band)
    return above is not None and age >= int(above[1])


def age_spread(personas: Iterable[Persona], segments: Mapping[str, Segment]) -> Ages | None:
    """Ages given as a number, beside mean and spread of the people of the same segments."""
    shown, means, deviations = [], [], []
    for persona in personas:
        segment = segments[persona.segment]
        age = _age(_line("age", persona, segment) or "")
        measured = next((s for s in segment.statistics if s.measure == "mean" and attribute_kind(s) == "age"), None)
        if age is not None and measured:
            shown.append(age)
            means.append(measured.value)
            deviations += [measured.sd] if measured.sd is not None else []
    if not shown:
        return None
    total = (fmean(sd**2 for sd in deviations) + pstdev(means) ** 2) ** 0.5 if len(deviations) == len(means) else None
    return Ages(
        personas=len(shown),
        youngest=min(shown),
        oldest=max(shown),
        mean=fmean(shown),
        sd=pstdev(shown),
        people_mean=fmean(means),
        people_sd=total,
    )


def locales(personas: Iterable[Persona], segments: Mapping[str, Segment]) -> list[LocaleShare]:
    """Personas by the locale of their segments, and the people of all segments read, commonest first."""
    counts = Counter(segments[persona.segment].locale for persona in personas)
    people: dict[str, int] = defaultdict(int)
    for segment in segments.values():
        people[segment.locale] += segment.size or 0
    all_sized = all(segment.size for segment in segments.values())
    order = sorted(people, key=lambda locale: (-counts[locale], locale))
    return [LocaleShare(locale=i, personas=counts[i], people=people[i] if all_sized else None) for i in order]

"""Who the person is: name, pronoun and snapshot, chosen by code from the figures of the segment.

A snapshot shows typical values only. A category is typical when it is the most frequent of a single-choice attribute
(at least a quarter of the people, ahead of the next by more than one standard error, and, unless most are in it, not
rarer than in the whole base) or, of any other attribute, when at least half the people share it. Age and gender,
without which nobody is a person, need not be ahead by so much, but a tie is never shown as a fact, nor is what
everybody has.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass

from persona_gen.domain import Claim, Segment, Statistic, Trait
from persona_gen.evidence.attributes import (
    ATTRIBUTE_KINDS,
    SMALL_BASE,
    attribute_kind,
    distinctness,
    is_form_of_address,
    is_single_choice,
)
from persona_gen.evidence.card_lists import list_of
from persona_gen.evidence.names import COMPUTED_IN, Names, Pronoun, pronoun_of
from persona_gen.evidence.phrasing import ROLE_JOINER, own_value, role_part
from persona_gen.text.numbers import read_figures

ROWS, DIFFERENCES = 9, 4
"""Most rows of a snapshot, and most of them that say how the segment differs rather than who the person is."""
MODE, MAJORITY = 0.25, 0.5
"""The least share of a single-choice mode, and of a category that others may share the person with."""
LONE = 0.99
"""The share from which a category is everybody's."""
LEAST_BASE = 10
"""People. Figures over fewer are used only where the segment has no others."""
LEAST_COVERAGE = 0.5
"""Part of the segment a figure must have been asked of: reasons given by the 29 whose offer failed are not hers."""
SMALL_EFFECT = 0.2
"""The least `distinctness` of a difference worth a row: what Cohen (1988) calls a small effect."""

AGE_AND_GENDER = ("age", "born", "gender")
LEADING_ROWS = (*AGE_AND_GENDER, "occupation")
"""Rows that make somebody a person, and stand first whether or not they set the segment apart."""
AGES = (10.0, 110.0)
"""Years between which a figure is an age."""
CALENDAR_YEAR = re.compile(r"\b((?:18|19|20)\d\d)(['’]?s\b|er\b)?", re.I)
"""A year, and what makes a decade of it: "1945-1954", "1970s", "1970er"."""
ROLE, ROLE_PARTS = frozenset(("age", "occupation", "household", "housing", "place")), 3
"""What of a snapshot makes a role, and how much of it a line takes; the gender shows in the pronouns."""
_ALONE = ("occupation", "household")
"""What of it makes a line by itself."""

WHO_ANSWERED = re.compile(
    r"(the )?(respondents?|participants?|interviewees?|carers?|caregivers?|parents?|befragte[rn]?|elternteil)"
    r"|who (answered|responded|filled (it )?in.*|completed .*)|(person|parent|carer) (answering|asked|interviewed)",
    re.I,
)
"""Attributes that say which people answered, whatever that is: a mother, a teacher, the owner."""
NO_ANSWER = re.compile(
    r"\W*(others?|none( of .*)?|no answer|not stated|unknown|missing|n/?a|don.t know|prefer not.*|refused|sonstiges?"
    r"|andere|keine angabe|weiß nicht|autres?|sans réponse|ne sait pas|otr[ao]s?|ningun[ao]|no contesta|ns/nc)\W*",
    re.I,
)
"""Categories nobody identifies with."""
SCALE_WORDS = re.compile(
    r"satisf|zufrieden|recommend|\bnps\b|rating|\brank|\bscores?\b|\bpoints?\b|\bstars?\b|out of \d|likel", re.I
)
"""Attributes or units of rating scales: what people think of something is not who they are."""


@dataclass(frozen=True)
class Identity:
    """The parts of a persona that no model writes."""

    name: str
    pronoun: Pronoun
    snapshot: tuple[Trait, ...]

    def role(self, segment: Segment) -> Claim | None:
        """Who the person is in one line: age, work, home and the like, as far as the snapshot has them.

        A lone number, "own" or "pays by card" is no line.
        """
        cited = segment.cited_statistics(trait.cites[0] for trait in self.snapshot)
        able = [s for s in cited if role_part(s, segment)]
        kinds = {kind: s for s in able if (kind := attribute_kind(s)) in ROLE}
        parts = [kinds[kind] for kind in ATTRIBUTE_KINDS if kind in kinds]
        parts += [s for s in able if attribute_kind(s) is None and s.measure == "share"]
        if all(attribute_kind(s) == "age" for s in parts):
            parts += [s for s in able if attribute_kind(s) == "gender" and not is_form_of_address(s)]
        parts = parts[:ROLE_PARTS]
        if (len(parts) == 1 and attribute_kind(parts[0]) not in _ALONE) or not parts:
            return None
        text = ROLE_JOINER.join(role_part(s, segment) or "" for s in parts)
        return Claim(text=text, cites=tuple(s.id for s in parts))


def part_asked(s: Statistic, segment: Segment) -> int | None:
    """The base of a figure that less than `LEAST_COVERAGE` of the segment was asked for; nothing of any other."""
    return s.n if s.n is not None and segment.size and s.n < LEAST_COVERAGE * segment.size else None


def ages_of(snapshot: Iterable[Trait], segment: Segment) -> tuple[float, float]:
    """The ages that a person of this snapshot may have: those of the band, or some years about a mean."""
    for s in segment.cited_statistics(cite for trait in snapshot for cite in trait.cites):
        if attribute_kind(s) == "age":
            figures = read_figures(s.category or "", segment.locale)
            if _measured(s):
                return s.value - ABOUT_A_MEAN, s.value + ABOUT_A_MEAN
            if figures:
                return figures[0].intervals[0]
    return AGES


ABOUT_A_MEAN = 12.0
"""Years about a mean within which somebody is taken to be of that age."""


def identify(segment: Segment, names: Names | None = None, *, name: str | None = None) -> Identity:
    """Name, pronoun and snapshot of the person who stands for a segment; the same segment always gives the same.

    ``names`` are those of the run, to which a new one is added; ``name`` is one that the person has already.
    Rows: age, gender and occupation, as far as the data have them; then, what sets the segment furthest apart first,
    place, household, housing, money, education and up to `DIFFERENCES` other attributes, `ROWS` in all at most.
    """
    usable = _usable(segment)
    typical_of: dict[str, Statistic] = {}
    for kind in ATTRIBUTE_KINDS:
        attributes = dict.fromkeys(s.attribute for s in usable if attribute_kind(s) == kind)
        for attribute in sorted(
            attributes, key=lambda a: (kind == "household") == any(s.attribute == a and _measured(s) for s in usable)
        ):
            rows = [s for s in usable if s.attribute == attribute and attribute_kind(s) == kind]
            if typical := _typical(rows, segment):
                typical_of[kind] = typical
                break
    if "age" in typical_of:
        typical_of.pop("born", None)
    apart = [s for kind, s in typical_of.items() if kind not in LEADING_ROWS]
    apart += _differences(usable, {s.attribute for s in typical_of.values()}, segment)
    rows = [typical_of[kind] for kind in LEADING_ROWS if kind in typical_of]
    rows += sorted(apart, key=lambda s: -distinctness(s, segment))
    snapshot = [Trait(attribute=s.attribute, value=own_value(s, segment), cites=(s.id,)) for s in rows[:ROWS]]
    gender = typical_of.get("gender") or _who_answered(usable)
    pronoun = pronoun_of((gender.category if gender else None) or "")
    name = name or (names or Names()).choose(segment, pronoun, _age(typical_of, segment))
    return Identity(name, pronoun, tuple(snapshot))


def _age(typical_of: dict[str, Statistic], segment: Segment) -> float | None:
    """The person's age in years: a figure, or the middle of a band; of a year of birth, the age in `COMPUTED_IN`."""
    born, age = typical_of.get("born"), typical_of.get("age")
    years = _middle(age, segment) if age else COMPUTED_IN - _middle(born, segment) if born else 0.0
    return years if AGES[0] <= years <= AGES[1] else None


def _middle(s: Statistic, segment: Segment) -> float:
    """A measured figure, or the middle of a band: 39.5 for "35-44", 1975 for "1970s", 1945 for "before 1945"."""
    if _measured(s):
        return s.value
    if years := CALENDAR_YEAR.findall(s.category or ""):
        return sum(int(year) + 5 * bool(decade) for year, decade in years) / len(years)
    figures = read_figures(s.category or "", segment.locale)
    bounds = [bound for bound in figures[0].intervals[0] if math.isfinite(bound)] if figures else []
    return sum(bounds) / len(bounds) if bounds else 0.0


def _usable(segment: Segment) -> list[Statistic]:
    """Statistics that speak for the whole segment."""
    whole = [s for s in segment.statistics if part_asked(s, segment) is None]
    return [s for s in whole if (s.n or segment.size or LEAST_BASE) >= LEAST_BASE] or whole


def _measured(s: Statistic) -> bool:
    return s.measure in ("mean", "median")


def _typical(statistics: list[Statistic], segment: Segment) -> Statistic | None:
    """The figure of one attribute that may be shown as a person's own: a mean or median, else a typical category."""
    if measured := [s for s in statistics if _measured(s)]:
        return measured[0]
    shares = sorted((s for s in statistics if s.measure == "share" and s.category), key=lambda s: -s.value)
    if not shares or NO_ANSWER.fullmatch(shares[0].category or ""):
        return None
    mode = _most_telling(shares, segment)
    everybody = mode.value >= LONE and (mode.overall is None or mode.overall >= LONE)
    tie = len(shares) > 1 and shares[1].value == mode.value
    if everybody or (tie and is_single_choice(mode.attribute, segment)):
        return None
    if not is_single_choice(mode.attribute, segment):
        return mode if mode.value >= MAJORITY else None
    unseen = 1 - sum(s.value for s in shares)  # a category that is not in the file may be the more frequent one
    rarer = mode.value < MAJORITY and mode.overall is not None and mode.value < mode.overall
    level = len(shares) > 1 and is_level(mode, shares[1], segment)
    if attribute_kind(mode) not in ("age", "born", "gender") and (rarer or level):
        return None
    return mode if mode.value >= MODE and mode.value > unseen else None


def _most_telling(shares: list[Statistic], segment: Segment) -> Statistic:
    """The commonest category; where that is an age that the segment has less of than everyone, the age level with it
    that it has more of, if there is one."""
    mode = shares[0]
    rarer = mode.overall is not None and mode.value < mode.overall and (mode.n or segment.size or 0) >= SMALL_BASE
    if attribute_kind(mode) not in ("age", "born") or not rarer:
        return mode
    level = (s for s in shares[1:] if s.overall is not None and is_level(mode, s, segment))
    return max((s for s in level if s.value > (s.overall or 0)), key=lambda s: s.value - (s.overall or 0), default=mode)


def is_level(first: Statistic, second: Statistic, segment: Segment) -> bool:
    """Whether two shares of one question are within one standard error of their difference (both multinomial)."""
    gap = first.value - second.value
    n = first.n or segment.size
    return gap <= (math.sqrt((first.value + second.value - gap**2) / n) if n else 0.0)


def runner_up(first: Statistic, segment: Segment) -> Statistic | None:
    """The next answer to a single-choice question, where it is level with this one and common enough to be told."""
    if first.measure != "share" or not first.category or not is_single_choice(first.attribute, segment):
        return None
    shares = [s for s in segment.statistics if s.attribute == first.attribute and s.measure == "share" and s.category]
    others = [s for s in shares if s.id != first.id and s.value <= first.value]
    second = max(others, key=lambda s: s.value, default=None)
    return second if second and second.value >= MODE and is_level(first, second, segment) else None


def _differences(usable: list[Statistic], taken: set[str], segment: Segment) -> list[Statistic]:
    """One typical figure for each other attribute, those furthest from the whole base first."""
    candidates = []
    others = [s for s in usable if s.attribute not in taken and list_of(s, segment) is None]
    for attribute in dict.fromkeys(s.attribute for s in others):
        mine = [
            s for s in others if s.attribute == attribute and not SCALE_WORDS.search(f"{s.attribute} {s.unit or ''}")
        ]
        if is_single_choice(attribute, segment):
            mine = [typical] if (typical := _typical(mine, segment)) else []
        candidates += [s for s in mine if _measured(s) or (s.measure == "share" and s.category and _more(s, segment))]
    apart = sorted(candidates, key=lambda s: -distinctness(s, segment))
    best = {s.attribute: s for s in reversed(apart) if distinctness(s, segment) >= SMALL_EFFECT}
    return sorted(best.values(), key=lambda s: -distinctness(s, segment))[:DIFFERENCES]


def _more(s: Statistic, segment: Segment) -> bool:
    """Whether a category is more usual here than in the whole base, and usual enough to be the person's."""
    enough = s.value >= MAJORITY or is_single_choice(s.attribute, segment)
    return enough and s.overall is not None and s.value > s.overall


def _who_answered(usable: list[Statistic]) -> Statistic | None:
    """What most who answered are, where that is asked by another name than gender: "Respondent: mother or carer"."""
    named = (s for s in usable if s.measure == "share" and s.category and WHO_ANSWERED.fullmatch(s.attribute))
    return next((s for s in named if s.value >= MAJORITY), None)

"""The shape of a case, and how a phrasing is filled."""

from __future__ import annotations

import random
from dataclasses import dataclass

from checking.clauses import FigureClause, ShareClause, Speech
from checking.wording import SHARE_STYLES, count_of, infinitive, negated, plain
from persona_gen.domain import Claim, Quotation, Segment, Statistic, Trait

NAME = "Emma Whitfield"
CURRENCY = {"GBP": "£", "USD": "$", "EUR": "€"}
COARSE = {"approximate", "fraction", "ratio", "range"}
NUMBERS = ("number-mismatch", "number-not-in-source")
PER_TEMPLATE = 4
"""How many statistics of a segment a phrasing is said of."""


@dataclass(frozen=True)
class Case:
    """One piece to check. ``kind`` is a phrasing for a true one and an error for a planted one."""

    kind: str
    piece: Claim | Trait | Quotation
    place: Place
    planted: bool = False
    expected: frozenset[str] = frozenset()
    beside: Claim | Trait | None = None


@dataclass(frozen=True)
class Place:
    """A segment, how to talk about it, and the others of its kind."""

    segment: Segment
    speech: Speech
    others: tuple[Segment, ...]

    def __hash__(self) -> int:
        return hash(self.segment.id)

    @property
    def statistics(self) -> list[Statistic]:
        """Statistics that have a clause."""
        return [s for s in self.segment.statistics if s.id in self.speech.shares or s.id in self.speech.figures]

    @property
    def shares(self) -> list[Statistic]:
        """Shares that have a clause."""
        return [s for s in self.segment.statistics if s.id in self.speech.shares]

    @property
    def figures(self) -> list[Statistic]:
        """Means, medians, counts and totals that have a clause."""
        return [s for s in self.segment.statistics if s.id in self.speech.figures]


def claim(text: str, *cites: str) -> Claim:
    """A sentence with the ids it cites."""
    return Claim(text=text, cites=cites)


def bad(
    kind: str, place: Place, piece: Claim | Trait | Quotation, *expected: str, beside: Claim | Trait | None = None
) -> Case:
    """A planted error and the rules that would be right to complain."""
    return Case(kind, piece, place, planted=True, expected=frozenset(expected), beside=beside)


# --- filling a phrasing -------------------------------------------------------------------------------------------


def _cap(text: str) -> str:
    return text[:1].upper() + text[1:]


def fill(text: str, place: Place, **slots: str | int) -> str:
    """A phrasing with its slots filled, capitalised where the slot is."""
    values = {"name": NAME.split(maxsplit=1)[0], "people": place.speech.people, "size": place.segment.size, **slots}
    values |= {_cap(key): _cap(str(value)) for key, value in list(values.items())}
    return _cap(text.format(**values))


def share_slots(place: Place, s: Statistic, clause: ShareClause, of: str) -> dict[str, str | int]:
    """What the slots of a phrasing are for a share."""
    return {
        "of": of, "p": clause.plural, "s": clause.singular, "not_p": negated(clause.plural),
        "inf": infinitive(clause.plural), "cat": s.category or "", "attr": s.attribute,
        "n": s.n or "", "o": f"{round(100 * (s.overall or 0))} %",
    }  # fmt: skip


def of_them(place: Place, clause: ShareClause, rng: random.Random) -> str:
    """ "of them", or of whom the share is when its base is a part of the segment."""
    if clause.part:
        return f"of {clause.part}"
    return rng.choice(["of them", f"of the {place.speech.people}", "of the group"])


def print_share(style: str, value: float, s: Statistic) -> str | None:
    """A share printed in a style; styles that need the base or the whole base's share take it from ``s``."""
    ratio = value / s.overall if s.overall else 0.0
    gap = round(100 * value) - round(100 * (s.overall or 0))
    people = count_of(value, s.n or 0)
    of_its_own = {
        "count": str(people) if 0 < people < (s.n or 0) else None,
        "times": f"{ratio:.1f}" if ratio >= 1.3 and value > 0.05 else None,
        "twice": "twice" if 1.93 <= ratio <= 2.07 else None,
        "+points": str(gap) if gap >= 8 else None,
        "higher-pct": SHARE_STYLES["pct"](value, "") if gap >= 10 else None,
    }
    if style in of_its_own:
        return of_its_own[style]
    if style.startswith("-"):
        return SHARE_STYLES[style[1:]](1 - value, "")
    return SHARE_STYLES[style](value, "")


def currency(s: Statistic) -> str:
    """The sign of a statistic's currency, or nothing."""
    return CURRENCY.get((s.unit or "").split(" ")[0], "")


def figure_slots(s: Statistic, clause: FigureClause, printed: str) -> dict[str, str | int]:
    """What the slots of a phrasing are for a figure printed as `printed`."""
    unit = "" if currency(s) or clause.noun.startswith(("number", "satisfaction")) else f" {s.unit}"
    overall = currency(s) + plain(s.overall) if s.overall is not None else ""
    return {
        "measure": {"mean": "average"}.get(s.measure, s.measure), "noun": clause.noun, "f": printed,
        "fu": printed + unit, "p": clause.plural.format(v=printed), "s": clause.singular.format(v=printed),
        "o": overall,
    }  # fmt: skip


def honest(s: Statistic, value: float) -> bool:
    """Whether a value is near anything this statistic gives."""
    given = [v for v in (s.value, s.overall, s.sd, s.min, s.max, s.n) if v]
    given += [abs(s.value - s.overall)] if s.overall else []
    return any(abs(value - v) <= max(0.13 * v, min(1.0, 0.5 * v)) for v in given)

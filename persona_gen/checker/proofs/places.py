"""Whether a category has the place among those of its attribute that a clause gives it: first, second, last."""

from __future__ import annotations

from persona_gen.checker.claim_context import ClaimContext
from persona_gen.checker.proofs.grammar import Bound
from persona_gen.checker.proofs.sentence import prints
from persona_gen.checker.rules.ranks import CLEARLY
from persona_gen.domain import SUM_TOLERANCE, Statistic


def not_listed(shares: list[float]) -> float:
    """The most that a category of a single choice may have that the segment does not list: "No" beside a "Yes"."""
    return 1 - sum(shares) if sum(shares) < 1 - SUM_TOLERANCE else 0.0


def in_its_place(context: ClaimContext, bound: Bound) -> bool:
    """Whether a category has the place among those of its attribute that a clause gives it."""
    s: Statistic = bound["statistic"]
    place: int = bound["place"]
    order = _by_share(context, s)
    shares = [t.value for t in order]
    if len(order) < 2 or len(order) < place or shares.count(s.value) > 1:
        return False
    less: Statistic | None = bound.get("less")
    unlisted = not_listed(shares) if s.choice == "single" else 0.0
    return (
        all(s.n and figure.allows(s.n) for figure in bound.get("n", ()))
        and s.value > unlisted
        and (place > 0 or not unlisted)
        and order[place - 1 if place > 0 else -1] is s
        and ("share" not in bound or prints(bound["share"], s.value))  # of those who answered: no base is claimed
        and (less is None or s.value - less.value >= CLEARLY)
    )


def _by_share(context: ClaimContext, s: Statistic) -> list[Statistic]:
    """The shares of the statistic's attribute, the largest first."""
    every = [t for t in context.index.segment.statistics if t.attribute == s.attribute and t.measure == "share"]
    return sorted(every, key=lambda t: -t.value)


def is_out_of_place(context: ClaimContext, bound: Bound) -> bool:
    """Whether a category has clearly another place among those of its attribute than a clause gives it."""
    s: Statistic = bound["statistic"]
    place: int = bound["place"]
    order = _by_share(context, s)
    return 1 < len(order) >= place and abs(order[place - 1 if place > 0 else -1].value - s.value) >= CLEARLY

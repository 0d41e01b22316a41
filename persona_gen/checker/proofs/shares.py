"""Checks a clause about a share against the figures: it is supported only if every check holds."""

from __future__ import annotations

import math
from dataclasses import dataclass
from functools import cached_property

from persona_gen.checker.claim_context import ClaimContext
from persona_gen.checker.proofs.grammar import Bound
from persona_gen.checker.proofs.places import not_listed
from persona_gen.checker.proofs.sentence import ToldQuantity, is_multiple, prints
from persona_gen.checker.rules.ranks import CLEARLY
from persona_gen.domain import SUM_TOLERANCE, Statistic
from persona_gen.evidence.significance import difference
from persona_gen.text.numbers import Figure

WHOLE_SEGMENT = 0.90
"""From this part of the segment on, a share over ``n`` people may be told of the segment: fewer than one in ten gave
no answer. A question that is put to a part only has a far smaller base, or says of whom it is asked."""
USUAL_DENOMINATORS = 100
"""Above it, and where it is no multiple of five, "29 of 412" counts people, and 412 must be their number."""
FEW_AT_MOST = 0.25
"""Up to here a share may be called "only" so many, where it does not lie below that of the whole base."""
_MAJORITY = 0.5
"""Above this share a trait may be told of the person: more have it than not."""
_SAME_SHARE = 0.025
"""How far a share "as many as in the whole base" may lie from that of the whole base, where bases are large."""
ODD_POINT, HEDGED_POINTS = 0.0051, 0.03
"""How far "8 points" may stand from the gap of the shares, or of the shares as printed; "about 8" spans more than 3."""
_COMPARED = frozenset("overall direction times points equal".split())
_TOLD = _COMPARED | frozenset("share share_too count persona less greater".split())


@dataclass(frozen=True)
class ShareClause:
    """What the slots of a frame have bound, with what the statistics give."""

    context: ClaimContext
    bound: Bound

    @cached_property
    def statistics(self) -> tuple[Statistic, ...]:
        """The statistic, or the categories of a sum."""
        summed: tuple[Statistic, ...] = self.bound.get("summed", ())
        return summed or (self.bound["statistic"],)

    @property
    def first(self) -> Statistic:
        """The statistic, or the first of a sum."""
        return self.statistics[0]

    @cached_property
    def turned(self) -> bool:
        """Whether the share is of those who are not in the category; denying a "No" affirms it."""
        return bool(self.bound.get("denied")) != bool(self.bound.get("flips"))

    @cached_property
    def value(self) -> float:
        """The share, 0 to 1, that the clause should tell: the sum of what is bound, or its complement."""
        value = sum(s.value if s.measure == "share" else s.value / (s.n or math.inf) for s in self.statistics)
        return 1 - value if self.turned else value

    @cached_property
    def overall(self) -> float | None:
        """That share over the whole base; None where a statistic has none."""
        if any(s.overall is None or s.measure != "share" for s in self.statistics):
            return None
        overall = sum(s.overall or 0.0 for s in self.statistics)
        return 1 - overall if self.turned else overall

    def holds(self) -> bool:
        """Whether every check holds."""
        checks = (
            self.tells, self.is_sum, self.of_its_base, self._prints, self._counts, self._only, self._typical,
            self._compares, self._above, self._by_points, self._by_ratio, self._equal, self._more_than_another,
            self._less_than_another,
        )  # fmt: skip
        return all(check() for check in checks)

    # --- checks -------------------------------------------------------------------------------------------------------

    def tells(self) -> bool:
        """Whether the clause tells a share, a count or a comparison at all."""
        return not _TOLD.isdisjoint(self.bound)

    def is_sum(self) -> bool:
        """Whether categories exclude each other, so that "A or B" is their sum; "A and B" only as "together"."""
        if len(self.statistics) == 1:
            return True
        sums, first, text = self.context.index.segment.share_sums, self.first, self.context.text.lower()
        one_each = first.choice == "single" or (first.choice is None and sums[first.attribute] <= 1 + SUM_TOLERANCE)
        joined = self.bound.get("joint") == "or" or any(
            word in text
            for word in ("together", "combined", "sum of", "add up", "adds up", "in all", "in total", "between them")
        )
        return one_each and joined and not self.turned and all(s.n == first.n for s in self.statistics)

    def of_its_base(self) -> bool:
        """Whether the clause names the base the share was computed over: the segment, or a part with its ``n``."""
        size, n, named = self.context.index.segment.size, self.first.n, self.bound.get("n", ())
        of_part = bool(n and size and n < WHOLE_SEGMENT * size)
        if self._counts_others(n, size):
            return False
        for figure in named:
            if not ((n and figure.allows(n)) or (size and not of_part and figure.allows(size))):
                return False
        return (
            not of_part or bool(named) or "part" in self.bound or n == getattr(self.bound.get("share"), "out_of", None)
        )

    def _counts_others(self, *bases: int | None) -> bool:
        """Whether "29 of the 413" counts out of a number of people that is not theirs; "one in fifty" counts nobody."""
        share = self.bound.get("share")
        if not isinstance(share, Figure) or not share.out_of or share.out_of in (USUAL_DENOMINATORS, *bases):
            return False
        unusual = share.out_of > USUAL_DENOMINATORS or share.out_of % 5 > 0
        return unusual and share.out_of > 20 and share.values[0] * share.out_of > 1.5

    def _prints(self) -> bool:
        shares = (self.bound[name] for name in ("share", "share_too") if name in self.bound)
        return all(prints(share, self.value) for share in shares)

    def _counts(self) -> bool:
        if "count" not in self.bound:
            return True
        figure: Figure = self.bound["count"][0]
        return (
            len(self.statistics) == 1 and bool(self.first.n) and figure.allows(round(self.value * (self.first.n or 0)))
        )

    def _only(self) -> bool:
        """ "Only 11 %" is said of a share that is small, smaller than overall, or set against a greater one."""
        before: Statistic | None = self.bound.get("before")
        set_against = before is not None and before.measure == "share" and before.value - CLEARLY > self.value
        below = (self.overall is not None and self.value < self.overall) or (set_against and self.value < _MAJORITY)
        only_overall = "overall_only" in self.bound and not (self.overall or 0.0) < self.value
        return not only_overall and ("only" not in self.bound or below or self.value <= FEW_AT_MOST)

    def _typical(self) -> bool:
        """Whether a trait may be told of the person: most have it, or it is the commonest of those she must have."""
        return "persona" not in self.bound or self.value > _MAJORITY or self._is_mode()

    def _is_mode(self) -> bool:
        s = self.first
        rivals = [
            t.value
            for t in self.context.index.segment.statistics
            if t.attribute == s.attribute and t.choice == "single"
        ]
        alone = len(self.statistics) == 1 and not self.turned
        first = bool(rivals) and s.value == max(rivals) and rivals.count(s.value) == 1
        return alone and first and s.value > not_listed(rivals)

    def _compares(self) -> bool:
        """Whether what a comparison rests on is known, and the figure of the whole base printed right."""
        if self.overall is None or "divisor" in self.bound:
            return (_COMPARED - {"times"} if "divisor" in self.bound else _COMPARED).isdisjoint(self.bound)
        return "overall" not in self.bound or prints(self.bound["overall"], self.overall)

    def _above(self) -> bool:
        """Whether "more" and "fewer" point the right way, where no figure does, beyond sampling error."""
        way: int | None = self.bound.get("direction")
        if not way or self.overall is None:
            return True
        if not {"overall", "points", "times"}.isdisjoint(self.bound):
            return way * (self.value - self.overall) > 0
        sign = -1 if self.turned else 1
        return len(self.statistics) == 1 and sign * difference(self.first, self.context.index.segment) == way

    def _by_points(self) -> bool:
        if "points" not in self.bound or self.overall is None:
            return True
        points: Figure = self.bound["points"][0]
        gap, (low, high) = abs(self.value - self.overall), points.intervals[0]
        printed = abs(round(100 * self.value) - round(100 * self.overall)) / 100
        exact = min(abs(points.values[0] - gap), abs(points.values[0] - printed)) <= ODD_POINT
        return "direction" in self.bound and points.allows(gap) and (exact or high - low > HEDGED_POINTS)

    def _by_ratio(self) -> bool:
        """ "Twice as many" is a ratio; "twice more" may be three times."""
        divisor: Statistic | None = self.bound.get("divisor")
        if "times" not in self.bound:
            return True
        times: Figure = self.bound["times"][0]
        if divisor:
            second = self.bound.get("second_share")
            alike = divisor.n == self.first.n and (second is None or prints(second, divisor.value))
            return not self.turned and alike and bool(divisor.value) and is_multiple(times, self.value / divisor.value)
        if not self.overall:
            return self.overall is None
        return "direction" not in self.bound and is_multiple(times, self.value / self.overall)

    def _equal(self) -> bool:
        if "equal" not in self.bound or self.overall is None:
            return True
        return "direction" not in self.bound and abs(self.value - self.overall) <= _SAME_SHARE

    def _less_than_another(self) -> bool:
        greater: Statistic | None = self.bound.get("greater")
        fewer = greater and greater.n == self.first.n and greater.value - self.value >= CLEARLY
        return greater is None or bool(fewer and not self.turned)

    def _more_than_another(self) -> bool:
        less: Statistic | None = self.bound.get("less")
        if less is None:
            return True
        second = self.bound.get("second_share")
        return (
            not self.turned
            and less.n == self.first.n
            and self.value - less.value >= CLEARLY
            and (second is None or prints(second, less.value))
        )


def is_untrue(context: ClaimContext, bound: Bound) -> bool:
    """Whether a clause about a share says what its statistics deny: not merely what they do not show."""
    clause = ShareClause(context, bound)
    share, overall, way = bound.get("share"), clause.overall, bound.get("direction")
    if "persona" in bound or not (clause.tells() and clause.is_sum() and clause.of_its_base()):
        return False
    if share is not None and not share.allows(clause.value):
        return isinstance(share, ToldQuantity) or not share.disputes(clause.value)
    if overall is None or "divisor" in bound:
        return False
    if "overall" in bound and not bound["overall"].allows(overall):
        return True
    if way and len(clause.statistics) == 1 and not {"points", "times", "overall"} & bound.keys():
        return bool((-1 if clause.turned else 1) * difference(clause.first, context.index.segment) == -way)
    return False

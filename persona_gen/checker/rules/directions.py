"""The rule about directions: "more likely than average", "older than most" against the figure of the whole base.

Silent when the difference is inside sampling error: a two-sided z test at 95 % between the segment and the rest of
the whole base, which it is taken out of (for shares the pooled two-proportion test; for means the segment's standard
deviation on both sides). Without bases or a standard deviation, a difference under a tenth counts as none.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterator

from persona_gen.checker.binding import spoken_of
from persona_gen.checker.rules import RULES
from persona_gen.checker.view import ClaimView
from persona_gen.domain import EvidenceRef, Finding, Segment, Statistic

Z_95 = 1.96
SMALL_DIFFERENCE = 0.1

_UP = (
    "more|higher|above|greater|larger|bigger|older|longer|over-?represented|likelier|better|richer|over|exceeds?|beyond"
)
_DOWN = "less|fewer|lower|below|smaller|younger|shorter|under-?represented|worse|poorer|under|short of"
_REST = (
    r"(?:the )?(?:average|norm|mean|whole base|overall|everyone else|everybody else|the rest|rest|others?|other \w+"
    r"|most|typical|general (?:population|public)|market|total|usual|anyone else)"
)
_COMPARISON = re.compile(
    rf"\b(?:(?P<up>{_UP})|(?P<down>{_DOWN}))\b(?P<what>[^.;,]{{0,80}}?)\b"
    rf"(?:than|compared (?:with|to)|the|of|relative to|over)?\s*"
    rf"(?:an? |the )?(?:{_REST})\b",
    re.I,
)


def find(view: ClaimView) -> Iterator[Finding]:
    """Complaints of `direction`."""
    if view.fiction or view.kind != "claim":
        return
    for match in _COMPARISON.finditer(view.own_words):
        s = spoken_of(view, view.own_words, lambda s: s.overall is not None)
        if s is None or s.overall is None:
            continue
        claimed = 1 if match["up"] else -1
        if re.search(r"\bno$|\bnot$|n't$", view.own_words[: match.start()].rstrip(), re.I):
            continue  # "no more likely than average" claims no direction
        true = difference(s, view.index.segment)
        if true and true != claimed:
            truth = f"{s.label} is {s.shown(s.value)}{s.base} against {s.shown(s.overall)} over the whole base"
            word = "lower" if true < 0 else "higher"
            yield Finding(
                rule="direction",
                span=match.span("up") if match["up"] else match.span("down"),
                reason=RULES["direction"].reason.format(word=match["up"] or match["down"], truth=truth),
                evidence=(EvidenceRef(id=s.id),),
                suggestion=word,
            )


def difference(s: Statistic, segment: Segment) -> int:
    """1 if the segment lies above the whole base, -1 if below, 0 where sampling error could make the difference."""
    if s.overall is None or s.value == s.overall:
        return 0
    sign = 1 if s.value > s.overall else -1
    z = _z(s, segment)
    if z is None:
        return sign if abs(s.value - s.overall) > SMALL_DIFFERENCE * max(abs(s.overall), 1e-9) else 0
    return sign if z >= Z_95 else 0


def _z(s: Statistic, segment: Segment) -> float | None:
    """The test statistic of segment against rest, or nothing where the bases or the spread are not known."""
    if not s.n or s.overall is None:
        return None
    part = s.n / (segment.size or s.n)
    rest = (segment.whole_base or 0) * min(part, 1) - s.n
    if s.measure == "share":
        if rest > 0:
            other = min(max((s.overall * (rest + s.n) - s.value * s.n) / rest, 0.0), 1.0)
            spread = math.sqrt(s.overall * (1 - s.overall) * (1 / s.n + 1 / rest))
            return abs(s.value - other) / spread if spread else None
        spread = math.sqrt(s.overall * (1 - s.overall) / s.n)
        return abs(s.value - s.overall) / spread if spread else None
    if not s.sd:
        return None
    if rest > 0:
        other = (s.overall * (rest + s.n) - s.value * s.n) / rest
        return abs(s.value - other) / (s.sd * math.sqrt(1 / s.n + 1 / rest))
    return abs(s.value - s.overall) / (s.sd / math.sqrt(s.n))

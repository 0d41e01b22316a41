"""What code says of a segment's statistics on a small model's card: lines of its lists, sentences, conclusions."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from persona_gen.checker.check import check_claim
from persona_gen.checker.segment_index import SegmentIndex
from persona_gen.domain import Claim, Inference, Statistic
from persona_gen.evidence.attributes import BARRIERS, MOTIVES, STATEMENTS, asks, attribute_kind, distinctness
from persona_gen.evidence.identity import LEAST_COVERAGE, NO_ANSWER, SMALL_EFFECT
from persona_gen.evidence.phrasing import BARE_ANSWER, about_statistic, forms_of, in_list, said_share
from persona_gen.evidence.selection import ranked_statistics
from persona_gen.text.polarity import negations

TYPICAL = 0.4
"""The least share of a segment that says something of the person."""
REACHED = 0.25
"""The least share for which a reason is worth naming, and a place worth going to, to meet the segment."""
MOST_SENTENCES = 3


class FigureClaims:
    """The claims about one segment's statistics that the checker can recompute to the last word.

    ``used`` holds the ids of statistics that the card tells already; what is chosen is added to it.
    """

    def __init__(self, index: SegmentIndex, name: str) -> None:
        self._index, self._name = index, name
        self._forms = forms_of(index.segment)

    def answers(self, wanted: re.Pattern[str], most: int, used: set[str], least: float = TYPICAL) -> list[Statistic]:
        """The answers to some sort of question that most set the segment apart."""
        able = (
            s
            for s in self._apart(used, least)
            if s.measure == "share" and _answers(s, wanted) and not asks(s.attribute, STATEMENTS)
            if not BARE_ANSWER.fullmatch(s.category or "")
        )
        chosen = [s for _, s in zip(range(most), able, strict=False)]
        used |= {s.id for s in chosen}
        return chosen

    def sentences(self, used: set[str]) -> Iterable[Claim]:
        """What sets the segment apart, a sentence each; none in a language in which code has no sentences."""
        if self._forms.language == "en":
            for s in self._apart(used)[:MOST_SENTENCES]:
                worded = said_share(s, self._index.segment), about_statistic(s, self._index.segment)
                yield from [claim for claim in worded if claim and self._counts(claim, "story")][:1]

    def line(self, field: str, s: Statistic) -> Claim:
        """A statistic as a short line where its list asks its question, else as a whole sentence."""
        segment = self._index.segment
        if s.measure != "share" or not s.category:
            return about_statistic(s, segment)
        line = Claim(text=in_list(field, s, segment), cites=(s.id,))
        return line if self._counts(line, field) else about_statistic(s, segment)

    def conclusions(self, barriers: Sequence[Statistic]) -> Iterable[Inference]:
        """What the figures suggest to the team: to mend what gets most in the way."""
        for s in barriers[:1]:
            text = self._forms.build.format(label=(s.category or "").rstrip("."))
            inference = Inference(kind="build", text=text, cites=(s.id,))
            if s.category and not check_claim("use[0]", inference, self._name, self._index).findings:
                yield inference

    def _apart(self, used: set[str], least: float = TYPICAL) -> list[Statistic]:
        """What sets the segment apart and is not told yet, best first; the median of what is told as a mean is."""
        segment = self._index.segment
        measured = {s.attribute for s in segment.statistics if s.id in used and s.measure != "share"}
        untold = [s for s in ranked_statistics(segment) if s.id not in used and s.attribute not in measured]
        worth = [s for s in untold if self._worth_saying(s, least)]
        first = {(s.attribute, s.category): s for s in reversed(worth)}  # the mean or the median, not both
        return [s for s in worth if first[s.attribute, s.category] is s]

    def _worth_saying(self, s: Statistic, least: float) -> bool:
        """Not an identity row, and of ``least`` of the segment or more what tells them from everybody else."""
        segment = self._index.segment
        asked = s.n is None or segment.size is None or s.n >= LEAST_COVERAGE * segment.size
        if attribute_kind(s) is not None or not asked:
            return False
        differs = s.overall is None or distinctness(s, segment) >= SMALL_EFFECT
        if s.measure != "share":
            return differs
        common_answer = s.category is not None and not NO_ANSWER.fullmatch(s.category) and s.value >= least
        return common_answer and differs and (s.overall is None or s.value > s.overall)

    def _counts(self, claim: Claim, field: str) -> bool:
        """Whether code can recompute the sentence to the last word."""
        return check_claim(f"{field}[0]", claim, self._name, self._index).verdict == "supported"


def _answers(s: Statistic, wanted: re.Pattern[str]) -> bool:
    """Whether a share answers a sort of question; a reason that denies something ("does not like it") is a barrier."""
    denies = asks(s.attribute, MOTIVES) and negations(s.category or "") > 0
    return wanted is BARRIERS if denies and wanted in (MOTIVES, BARRIERS) else asks(s.attribute, wanted)

"""What code says of a segment's statistics on a small model's card, each where its wording files it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator

from persona_gen.checker.check import check_claim
from persona_gen.checker.segment_index import SegmentIndex
from persona_gen.domain import Claim, Statistic
from persona_gen.evidence.attributes import SMALL_BASE, attribute_kind, distinctness
from persona_gen.evidence.card_lists import BARE_YES, is_named, list_of, tells_by_less
from persona_gen.evidence.contrast import contrasts, is_like_everyone
from persona_gen.evidence.figure_lines import AS_LABELS, finding_lines, lines_of
from persona_gen.evidence.identity import LEAST_COVERAGE, MAJORITY, NO_ANSWER, SMALL_EFFECT
from persona_gen.evidence.main_figures import LEAST_NAMED, findings_of_two, is_named_less, key_figures
from persona_gen.evidence.phrasing import about_statistic
from persona_gen.evidence.selection import ranked_statistics
from persona_gen.evidence.statements import said_of_people

REACHED, NAMED, TYPICAL = 0.25, 0.15, 0.4
"""The least share to meet the segment by or to want something; of a reason that everybody was asked to name; of what
nobody else was asked."""
LINES = {"goals": 2, "frustrations": 4, "motivations": 3, "emotions": 1, "channels": 3, "habits": 4}
"""Most figures in each list."""
OF_ONE = 3
"""Most answers to one question in a list."""
_RANK = re.compile(r"\b(?:ranks?|rang|platz)\b", re.I)
"""A place in an order, which is nothing that people do or have."""
FOREMOST = 3
"""Of the key findings those of which one comes first that has something to be set against."""
LEAST_SENTENCES, MOST_SENTENCES = 3, 6


class FigureClaims:
    """The claims about one segment's statistics that the checker can recompute to the last word.

    ``used`` holds the ids of statistics that the card tells already; what is chosen is added to it.
    """

    def __init__(self, index: SegmentIndex, name: str) -> None:
        self._index, self._name = index, name

    def of_list(self, field: str, used: set[str]) -> list[Statistic]:
        """The figures that belong in a list of the card, those first that most set the segment apart."""
        segment = self._index.segment
        filed = [s for s in self._untold(used) if list_of(s, segment) == field and self._worth(field, s)]
        if field == "habits":
            filed = [s for s in filed if next(self._proved(field, s), None)]
        if field in ("goals", "channels"):
            filed.sort(key=lambda s: -s.value if s.measure == "share" else 0.0)
        if field == "frustrations":  # what people name before what is read from how they stand, the commonest first
            shared = [s for s in filed if self._is_shared(s)][1:]
            filed = sorted((s for s in filed if s not in shared), key=self._rank_of_obstacle)
        many = Counter[str]()
        chosen: list[Statistic] = []
        for s in filed:
            if len(chosen) < LINES[field] and many[s.attribute] < OF_ONE:
                chosen.append(s)
                many[s.attribute] += 1
        used |= {s.id for s in chosen}
        return chosen

    def facts(self, used: set[str]) -> list[Statistic]:
        """What sets the segment apart and belongs to no list, one of each question."""
        segment = self._index.segment
        rest = self._untold(used)
        apart = [s for s in rest if list_of(s, segment) is None and self._sets_apart(s)]
        apart += [s for s in rest if is_named_less(s, segment)]
        apart = [s for s in apart if next(self._proved("habits", s), None)]
        chosen = list({s.attribute: s for s in reversed(apart)}.values())[::-1][: LINES["habits"]]
        used |= {s.id for s in chosen}
        return chosen

    def insight(self) -> Claim | None:
        """The key finding that can be proved, beside everyone's; for want of one, what pleases beside what does not,
        then what most do and others do not, where that is a sentence."""
        segment = self._index.segment
        lines: list[tuple[str, tuple[str, ...]]] = []
        key, pairs = key_figures(segment), [(t, (a.id, b.id)) for t, (a, b) in findings_of_two(segment)]
        foremost = {s.id for s in key[:FOREMOST]}  # what decides against what a team would suspect
        lines += [(text, ids) for text, ids in pairs if ids[0] in foremost]
        lines += [(text, (s.id,)) for s in key for text in finding_lines(s, segment)[:-AS_LABELS]]
        lines += pairs
        apart = [s for s in contrasts(segment) if s.measure == "share" and s.value > max(LEAST_NAMED, s.overall or 0)]
        lines += [(text, (s.id,)) for s in apart if (text := said_of_people(s, segment))]
        lines += [(text, (s.id,)) for s in key for text in finding_lines(s, segment)[-AS_LABELS:]]
        stopped = ((f"{text.rstrip('.')}{stop}", cites) for text, cites in lines for stop in (".", ""))
        for text, cites in stopped:
            claim = Claim(text=text, cites=cites)
            if check_claim("insight", claim, self._name, self._index).verdict == "supported":
                return claim
        return None

    def sentences(self, used: set[str]) -> Iterable[Claim]:
        """What sets the segment apart, a sentence each."""
        apart = [s for s in self._untold(used) if self._sets_apart(s)]
        one_each = list({s.attribute: s for s in reversed(apart)}.values())[::-1]
        lines = [(s, line) for s in one_each if (line := next(self._proved("story", s), None))]
        for s, line in (
            lines[:MOST_SENTENCES] if len(lines) >= LEAST_SENTENCES or not self._index.segment.quotes else ()
        ):
            used.add(s.id)
            yield line.model_copy(update={"text": f"{line.text.rstrip('.')}."})

    def line(self, field: str, s: Statistic) -> Claim:
        """A statistic in the most natural words that can be proved there."""
        return next(self._proved(field, s), about_statistic(s, self._index.segment))

    def _proved(self, field: str, s: Statistic) -> Iterator[Claim]:
        for text in lines_of(field, s, self._index.segment):
            claim = Claim(text=text, cites=(s.id,))
            if check_claim(f"{field}[0]", claim, self._name, self._index).verdict == "supported":
                yield claim

    def _untold(self, used: set[str]) -> list[Statistic]:
        """What is not told yet of most people, best first; the mean or the median of a thing, not both."""
        segment = self._index.segment
        measured = {s.attribute for s in segment.statistics if s.id in used and s.measure != "share"}
        untold = [
            s
            for s in ranked_statistics(segment)
            if s.id not in used
            and s.attribute not in measured
            and attribute_kind(s) is None
            and (s.n is None or segment.size is None or s.n >= min(SMALL_BASE, LEAST_COVERAGE * segment.size))
        ]
        first = {(s.attribute, s.category): s for s in reversed(untold)}
        return [s for s in untold if first[s.attribute, s.category] is s]

    def _worth(self, field: str, s: Statistic) -> bool:
        """Whether a figure of a list is common enough and not as common with everyone."""
        if s.measure != "share":
            return s.overall is not None and not is_like_everyone(s, self._index.segment)
        least = NAMED if field in ("frustrations", "motivations") else REACHED
        answers = s.category is not None and not NO_ANSWER.fullmatch(s.category)
        if s.overall is None or not answers:
            return answers and s.value >= least
        most = field in ("goals", "channels") and s.value >= MAJORITY
        if most or (field == "channels" and s.value >= TYPICAL and not is_like_everyone(s, self._index.segment)):
            return True  # what most would do, and by which way, is worth a line whatever others say
        if s.value < s.overall:  # less of what is good
            return tells_by_less(s) and not is_like_everyone(s, self._index.segment)
        if field == "frustrations" and s.value >= REACHED and is_named(s, self._index.segment):
            return True  # what is named most stops them, though others say it, too; and that the price stops no more
        return s.value >= least and not is_like_everyone(s, self._index.segment)

    def _rank_of_obstacle(self, s: Statistic) -> tuple[bool, bool, float]:
        """What is named, the commonest first; last of all what fewer name, and no more than everyone."""
        named = is_named(s, self._index.segment)
        return self._is_shared(s), not named, -s.value if named else 0.0

    def _is_shared(self, s: Statistic) -> bool:
        return s.overall is not None and s.value < TYPICAL and is_like_everyone(s, self._index.segment)

    def _sets_apart(self, s: Statistic) -> bool:
        """Whether a figure tells the segment from everyone, or, where nobody else was asked, most of them do it."""
        if s.measure not in ("share", "mean", "median") or _RANK.search(f"{s.attribute} {s.unit or ''}"):
            return False
        if s.overall is None:
            return s.measure == "share" and s.category is not None and s.value >= TYPICAL
        near = is_like_everyone(s, self._index.segment) or distinctness(s, self._index.segment) < SMALL_EFFECT / 2
        if near or (s.measure == "share" and s.category is None):
            return False
        alone = sum(o.attribute == s.attribute for o in self._index.segment.statistics) == 1
        return s.measure != "share" or s.value > s.overall or alone or BARE_YES.fullmatch(s.category or "") is not None

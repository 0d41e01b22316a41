"""What changed in the statistics and quotes of a segment."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence, Set
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal, TypeVar

from persona_gen.domain import Quote, Segment, Statistic
from persona_gen.domain.drift import Altered, Fresh, Gone, Moved, SegmentDrift, Untold
from persona_gen.evidence.questions import answered
from persona_gen.evidence.significance import Gap, discoveries, gap
from persona_gen.portfolio.overlap import measurement
from persona_gen.text.quotations import normalise

EDITED = 0.6
"""Part of the words in common from which a quote of the same speaker was edited and not exchanged: what the
documentation of difflib calls a close match."""
FROM_WORDS = re.compile(r"q-[0-9a-f]{10}")
"""A quote's id that is made of its words, and changes with them."""

E = TypeVar("E", Statistic, Quote)


@dataclass(frozen=True)
class Change:
    """A segment before and after, and the personas by the evidence they cite."""

    old: Segment
    new: Segment
    cited: Mapping[str, Sequence[str]]

    def cited_by(self, evidence_id: str) -> tuple[str, ...]:
        """The personas that cite this."""
        return tuple(self.cited.get(evidence_id, ()))


def segment_drifts(changes: Sequence[Change]) -> list[SegmentDrift]:
    """What changed in each segment. All statistics of all segments are one family of tests."""
    paired = [_paired(change.old.statistics, change.new.statistics, measurement) for change in changes]
    gaps = [[gap(a, b) for a, b in pairs] for pairs in paired]
    tested = [
        (n, i, difference.p)
        for n, each in enumerate(gaps)
        for i, difference in enumerate(each)
        if isinstance(difference, Gap)
    ]
    moved: list[set[int]] = [set() for _ in changes]
    for k in discoveries([p for _, _, p in tested]):
        n, i, _ = tested[k]
        moved[n].add(i)
    return [_drift(*each) for each in zip(changes, paired, gaps, moved, strict=True)]


def _drift(
    change: Change, pairs: Sequence[tuple[Statistic, Statistic]], gaps: Sequence[Gap | str], moved: Set[int]
) -> SegmentDrift:
    quotes = _paired(change.old.quotes, change.new.quotes, _speaker_and_words)
    quotes += _edited(change, {quote.id for pair in quotes for quote in pair})
    moves, untold, within = [], [], 0
    for i, ((a, b), difference) in enumerate(zip(pairs, gaps, strict=True)):
        if isinstance(difference, str):
            untold.append(Untold(id=b.id, label=b.label, old=_figure(a), new=_figure(b), why=difference))
        elif i in moved:
            moves.append(_moved(change, a, b, difference))
        else:
            within += bool(difference.effect)
    return SegmentDrift(
        segment=change.new.id,
        old_size=change.old.size,
        new_size=change.new.size,
        moved=tuple(sorted(moves, key=lambda each: -abs(each.effect))),
        cannot_tell=tuple(untold),
        within=within,
        gone=(*_gone(change, change.old.statistics, pairs), *_gone(change, change.old.quotes, quotes)),
        altered=tuple(_altered(change, a, b) for a, b in quotes if _speaker_and_words(a) != _speaker_and_words(b)),
        fresh=(*_fresh(change.new.statistics, pairs), *_fresh(change.new.quotes, quotes)),
    )


def _paired(old: Sequence[E], new: Sequence[E], content: Callable[[E], Hashable]) -> list[tuple[E, E]]:
    """The same evidence in both: by id, and where ids were given anew, by what it says."""
    by_id = {each.id: each for each in new}
    pairs = [(each, by_id[each.id]) for each in old if each.id in by_id]
    kept = {each.id for each, _ in pairs}
    by_content = {content(each): each for each in new if each.id not in kept}
    return pairs + [
        (each, by_content.pop(key)) for each in old if each.id not in kept and (key := content(each)) in by_content
    ]


def _speaker_and_words(quote: Quote) -> tuple[str, str]:
    return quote.speaker or "", normalise(quote.text)


def _edited(change: Change, paired: Set[str]) -> list[tuple[Quote, Quote]]:
    """Quotes whose ids are made of their words, with what became of the words."""
    new: dict[str | None, list[Quote]] = defaultdict(list)
    for quote in change.new.quotes:
        if quote.id not in paired and FROM_WORDS.fullmatch(quote.id):
            new[quote.speaker].append(quote)
    pairs = []
    for quote in change.old.quotes:
        if quote.id not in paired and FROM_WORDS.fullmatch(quote.id) and quote.speaker:
            words = SequenceMatcher(b=_speaker_and_words(quote)[1].split(), autojunk=False)
            for other in new[quote.speaker]:
                words.set_seq1(_speaker_and_words(other)[1].split())
                if words.real_quick_ratio() >= EDITED and words.quick_ratio() >= EDITED and words.ratio() >= EDITED:
                    new[quote.speaker].remove(other)
                    pairs.append((quote, other))
                    break
    return pairs


def _moved(change: Change, a: Statistic, b: Statistic, difference: Gap) -> Moved:
    return Moved(
        id=b.id,
        label=b.label,
        old=_figure(a),
        new=_figure(b),
        p=difference.p,
        effect=difference.effect,
        cited_by=change.cited_by(a.id),
    )


def _altered(change: Change, a: Quote, b: Quote) -> Altered:
    if a.speaker == b.speaker:
        return Altered(id=a.id, old=a.text, new=b.text, cited_by=change.cited_by(a.id))
    return Altered(id=a.id, old=_spoken(a), new=_spoken(b), cited_by=change.cited_by(a.id))


def _gone(change: Change, old: Iterable[E], pairs: Iterable[tuple[E, E]]) -> list[Gone]:
    """What the new segment lacks, and what it has under another id; a quote that was altered is told as such."""
    now = {a.id: b.id for a, b in pairs}
    missing = [e for e in old if now.get(e.id) != e.id and not (isinstance(e, Quote) and _rewritten(e, now, change))]
    return [
        Gone(id=e.id, kind=_kind(e), text=_printed(e), now=now.get(e.id), cited_by=change.cited_by(e.id))
        for e in missing
    ]


def _rewritten(quote: Quote, now: Mapping[str, str], change: Change) -> bool:
    other = change.new.evidence.get(now.get(quote.id, ""))
    return isinstance(other, Quote) and _speaker_and_words(other) != _speaker_and_words(quote)


def _fresh(new: Iterable[E], pairs: Iterable[tuple[E, E]]) -> list[Fresh]:
    paired = {b.id for _, b in pairs}
    return [Fresh(id=e.id, kind=_kind(e), text=_printed(e)) for e in new if e.id not in paired]


def _kind(evidence: Statistic | Quote) -> Literal["statistic", "quote"]:
    return "statistic" if isinstance(evidence, Statistic) else "quote"


def _printed(evidence: Statistic | Quote) -> str:
    return answered(evidence.label, _figure(evidence)) if isinstance(evidence, Statistic) else _spoken(evidence)


def _figure(s: Statistic) -> str:
    return f"{s.shown(s.value)}{s.base}"


def _spoken(quote: Quote) -> str:
    return f"{quote.speaker}: {quote.text}" if quote.speaker else quote.text

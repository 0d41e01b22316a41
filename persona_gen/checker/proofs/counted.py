"""Sentences about statistics whose every word a frame accounts for and whose every figure is recomputed.

The frames say how a sentence is put together (`frames`); here it is held against the figures. What is not shown to the
last word is not supported, however likely it is.
"""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice

from persona_gen.checker.claim_context import ClaimContext
from persona_gen.checker.proofs import amounts, german
from persona_gen.checker.proofs.amount_frames import AMOUNT_TAILS, AMOUNTS, ELIDED_AMOUNTS, RANKED
from persona_gen.checker.proofs.frame_words import CLOSINGS, JOINTS, OPENINGS
from persona_gen.checker.proofs.frames import SentenceFrame, fitting, sentence_frames
from persona_gen.checker.proofs.grammar import Bound, Frame
from persona_gen.checker.proofs.places import in_its_place, is_out_of_place
from persona_gen.checker.proofs.rank_frames import COMPARISONS, RANK_FRAMES
from persona_gen.checker.proofs.sentence import Sentence
from persona_gen.checker.proofs.share_frames import ANSWER_FRAMES, ELIDED, LABELS, PERSONA, SHARES, TAILS
from persona_gen.checker.proofs.shares import ShareClause, is_untrue
from persona_gen.domain import Statistic
from persona_gen.text.tokens import is_english

_FRAMES: dict[str, list[SentenceFrame]] = {
    "openings": sentence_frames(OPENINGS),
    "shares": sentence_frames(SHARES, ANSWER_FRAMES, PERSONA, COMPARISONS),
    "elided": sentence_frames(ELIDED),
    "tails": sentence_frames(TAILS, CLOSINGS),
    "ranks": sentence_frames(RANK_FRAMES),
    "amounts": sentence_frames(RANKED, AMOUNTS),
    "elided amounts": sentence_frames(ELIDED_AMOUNTS),
    "amount tails": sentence_frames(AMOUNT_TAILS, CLOSINGS),
    "closings": sentence_frames(CLOSINGS),
}
_LABELS = sentence_frames(LABELS)
MOST_TAILS, MOST_CLAUSES, MOST_CITED = 2, 4, 12
MOST_READINGS = 200
"""So many ways to read a sentence are looked at before it is called wrong; what has more is left open."""


def is_counted(context: ClaimContext) -> bool:
    """Whether the cited statistics bear the whole sentence out, to the last word."""
    cited = tuple(context.cited_statistics)
    if not cited or context.cited_quotes or len(cited) > MOST_CITED or context.kind != "claim":
        return False
    text = _with_labels(context)
    return text is not None and _Reading(Sentence(context, text), cited).bears_out(0, ())


def disproved(context: ClaimContext) -> Statistic | None:
    """The statistic that says otherwise than a sentence which frames read to the last word, and can read no other way.

    Asked where nothing bears the sentence out and no rule complains.
    """
    cited = tuple(context.cited_statistics)
    if len(cited) != len(context.piece.cites) or not 0 < len(cited) <= MOST_CITED or context.kind != "claim":
        return None
    text = _with_labels(context)
    return _Reading(Sentence(context, text), cited).told_wrong() if text is not None else None


def is_labelled(context: ClaimContext, s: Statistic) -> bool:
    """Whether a line is a share's category with its figure in brackets, and what it says of it is right."""
    sentence, bound = Sentence(context, context.text), {"statistic": s, "cited": (s,)}
    return any(
        end == len(sentence.words) and ShareClause(context, read).holds()
        for one in _LABELS
        for end, read in one.match(sentence, 0, bound)
    )


def _with_labels(context: ClaimContext) -> str | None:
    """The text with labels in quotation marks left in; nothing where somebody is quoted besides."""
    labels = {part.casefold() for s in context.cited_statistics for part in (s.attribute, s.category or "")}
    quoted = [context.text[slice(*span)].casefold().rstrip(".,") for span in context.quotations]
    return context.text if all(text in labels for text in quoted) else None


class _Reading:
    """A sentence read as clauses, each held against the statistics that it cites."""

    def __init__(self, sentence: Sentence, cited: tuple[Statistic, ...]) -> None:
        self.sentence, self.cited = sentence, cited
        self._words = frozenset(sentence.words)
        context = sentence.context
        in_german = context.index.segment.locale.startswith("de") and not is_english(sentence.text)
        self._frames, self._joints = (german.FRAMES, german.JOINTS) if in_german else (_FRAMES, JOINTS)
        self._by_group: dict[str, list[Frame]] = {}

    def _fitting(self, name: str) -> list[Frame]:
        """The frames of a group that the sentence's words allow; most groups are not asked for."""
        if name not in self._by_group:
            self._by_group[name] = fitting(self._frames.get(name, []), self._words)
        return self._by_group[name]

    def bears_out(self, at: int, before: tuple[Statistic, ...]) -> bool:
        """Whether the words from a place on are clauses that are borne out and tell every statistic cited."""
        words = self.sentence.words
        for start, opened in self._openings(at, {}):
            for end, stats in self._clause(start, opened, before[-1] if before else None):
                every = (*before, *stats)
                if end == len(words):
                    if {s.id for s in every} == {s.id for s in self.cited}:
                        return True
                elif len(every) < MOST_CLAUSES:
                    joints = [joint for joint in self._joints if words[end : end + len(joint)] == joint]
                    if any(self.bears_out(end + len(joint), every) for joint in joints):
                        return True
        return False

    def told_wrong(self) -> Statistic | None:
        """The statistic of which the sentence, however it is read to the last word, tells what is not so."""
        wrong = list(islice(self._wrong_from(0, ()), MOST_READINGS))
        return wrong[0] if wrong and all(wrong) and len(wrong) < MOST_READINGS else None

    def _wrong_from(self, at: int, before: tuple[Statistic, ...]) -> Iterator[Statistic | None]:
        """For each way to read the words from a place on, the first statistic that is told wrong, or none."""
        words = self.sentence.words
        for end, s, wrong in self._denied(at, before[-1] if before else None):
            if end == len(words):
                yield s if wrong else None
            elif len(before) + 1 < MOST_CLAUSES:
                for joint in self._joints:
                    if words[end : end + len(joint)] == joint:
                        rest = self._wrong_from(end + len(joint), (*before, s))
                        yield from (s if wrong else other for other in rest)

    def _denied(self, at: int, before: Statistic | None) -> Iterator[tuple[int, Statistic, bool]]:
        """Clauses from a place on: where each ends, of which statistic it is, and whether that denies it."""
        frames, context = self._fitting, self.sentence.context
        for s in self.cited:
            bound: Bound = {"statistic": s, "cited": self.cited, "before": before}
            if s.measure == "share":
                elided = frames("elided") if before and before.attribute == s.attribute and before is not s else []
                for end, read in self._with_tails(at, bound, [*frames("shares"), *elided], frames("tails")):
                    yield end, s, is_untrue(context, read)
                for end, read in self._with_tails(at, bound, frames("ranks"), frames("closings")):
                    yield end, s, is_out_of_place(context, read)
            else:
                of_amounts = [*frames("amounts"), *(frames("elided amounts") if before and before is not s else [])]
                for end, read in self._with_tails(at, bound, of_amounts, frames("amount tails")):
                    yield end, s, amounts.is_untrue(self.sentence, read)

    def _openings(self, at: int, bound: Bound) -> Iterator[tuple[int, Bound]]:
        """The place itself, and those behind what opens a clause there: "in this segment,"."""
        yield at, bound
        for one in self._fitting("openings"):
            yield from one(self.sentence, at, bound)

    def _clause(self, at: int, opened: Bound, before: Statistic | None) -> Iterator[tuple[int, tuple[Statistic, ...]]]:
        """Clauses that are borne out: where each ends, and which statistics it tells."""
        context, cited, frames = self.sentence.context, self.cited, self._fitting
        for s in cited:
            if not s.attribute.endswith(opened.get("year", "")):
                continue
            bound: Bound = {**opened, "statistic": s, "cited": cited, "before": before}
            if s.measure == "share" or (s.measure == "count" and s.n):
                elided = frames("elided") if before and before.attribute == s.attribute and before is not s else []
                for end, read in self._with_tails(at, bound, [*frames("shares"), *elided], frames("tails")):
                    if ShareClause(context, read).holds():
                        others = [read[name] for name in ("less", "greater", "divisor") if name in read]
                        yield end, (*read.get("summed", (s,)), *others)
                for end, read in self._with_tails(at, bound, frames("ranks"), frames("closings")):
                    if in_its_place(context, read):
                        yield end, tuple(t for t in cited if t.attribute == s.attribute)
            if s.measure != "share":
                alike = before and before is not s and before.unit == s.unit and before.measure == s.measure
                fitting = [*frames("amounts"), *(frames("elided amounts") if alike else [])]
                for end, read in self._with_tails(at, bound, fitting, frames("amount tails")):
                    if amounts.holds(self.sentence, read):
                        yield end, (s,)

    def _with_tails(
        self, at: int, bound: Bound, frames: list[Frame], tails: list[Frame]
    ) -> Iterator[tuple[int, Bound]]:
        for one in frames:
            for end, read in one(self.sentence, at, bound):
                yield from self._tails(end, read, tails, MOST_TAILS)

    def _tails(self, at: int, bound: Bound, tails: list[Frame], more: int) -> Iterator[tuple[int, Bound]]:
        if more and at < len(self.sentence.words):
            for tail in tails:
                for end, read in tail(self.sentence, at, bound):
                    yield from self._tails(end, read, tails, more - 1)
        yield at, bound

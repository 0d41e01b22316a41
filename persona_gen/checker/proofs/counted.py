"""Sentences about statistics whose every word a frame accounts for and whose every figure is recomputed.

The frames say how a sentence is put together (`frames`); here it is held against the figures. What is not shown to the
last word is not supported, however likely it is.
"""

from __future__ import annotations

from collections.abc import Iterator

from persona_gen.checker.claim_context import ClaimContext
from persona_gen.checker.proofs import amounts
from persona_gen.checker.proofs.frame_texts import (
    AMOUNT_TAILS,
    AMOUNTS,
    COMPARISONS,
    ELIDED,
    JOINTS,
    LABELS,
    RANK_FRAMES,
    RANKED,
    SHARES,
    TAILS,
)
from persona_gen.checker.proofs.frames import compiled
from persona_gen.checker.proofs.grammar import Bound, Frame
from persona_gen.checker.proofs.sentence import Sentence
from persona_gen.checker.proofs.shares import ShareClause, in_its_place
from persona_gen.domain import Statistic

_SHARES, _RANKS, _COMPARISONS = compiled(SHARES), compiled(RANK_FRAMES), compiled(COMPARISONS)
_LABELS = compiled(LABELS)
_TAILS, _ELIDED = compiled(TAILS), compiled(ELIDED)
_AMOUNTS, _AMOUNT_TAILS, _RANKED = compiled(AMOUNTS), compiled(AMOUNT_TAILS), compiled(RANKED)
MOST_TAILS, MOST_CLAUSES, MOST_CITED = 2, 4, 12


def counted(context: ClaimContext) -> bool:
    """Whether the cited statistics bear the whole sentence out, to the last word."""
    cited = tuple(context.cited_statistics)
    if not cited or context.cited_quotes or len(cited) > MOST_CITED or context.kind != "claim":
        return False
    text = _with_labels(context)
    return text is not None and _clauses(Sentence(context, text), 0, cited, ())


def is_labelled(context: ClaimContext, s: Statistic) -> bool:
    """Whether a line is a share's category with its figure in brackets, and what it says of it is right."""
    sentence, bound = Sentence(context, context.text), {"statistic": s, "cited": (s,)}
    return any(
        end == len(sentence.words) and ShareClause(context, read).holds()
        for one in _LABELS
        for end, read in one(sentence, 0, bound)
    )


def _with_labels(context: ClaimContext) -> str | None:
    """The text with labels in quotation marks left in; nothing where somebody is quoted besides."""
    labels = {part.casefold() for s in context.cited_statistics for part in (s.attribute, s.category or "")}
    quoted = [context.text[slice(*span)].casefold().rstrip(".,") for span in context.quotations]
    return context.text if all(text in labels for text in quoted) else None


def _clauses(sentence: Sentence, at: int, cited: tuple[Statistic, ...], before: tuple[Statistic, ...]) -> bool:
    """Whether a sentence can be read from a place on as clauses that are borne out and tell every statistic cited."""
    at = _opening(sentence, at)
    for end, stats in _clause(sentence, at, cited, before[-1] if before else None):
        every = (*before, *stats)
        if end == len(sentence.words):
            if {s.id for s in every} == {s.id for s in cited}:
                return True
        elif len(every) < MOST_CLAUSES:
            joints = [joint for joint in JOINTS if sentence.words[end : end + len(joint)] == joint]
            if any(_clauses(sentence, end + len(joint), cited, every) for joint in joints):
                return True
    return False


def _opening(sentence: Sentence, at: int) -> int:
    """The place behind a "while" or "in this segment," that opens a clause."""
    for words in (("while",), ("in", "this", "segment", ","), ("in", "this", "group", ",")):
        if sentence.words[at : at + len(words)] == words:
            return at + len(words)
    return at


def _clause(
    sentence: Sentence, at: int, cited: tuple[Statistic, ...], before: Statistic | None
) -> Iterator[tuple[int, tuple[Statistic, ...]]]:
    """Clauses that are borne out: where each ends, and which statistics it tells."""
    context = sentence.context
    for s in cited:
        bound: Bound = {"statistic": s, "cited": cited}
        if s.measure == "share" or (s.measure == "count" and s.n):
            elided = _ELIDED if before and before.attribute == s.attribute and before is not s else []
            for end, read in _with_tails(sentence, at, bound, [*_SHARES, *_COMPARISONS, *elided], _TAILS):
                if ShareClause(context, read).holds():
                    yield end, (*read.get("summed", (s,)), *([read["less"]] if "less" in read else []))
            for end, read in _with_tails(sentence, at, bound, _RANKS, []):
                if in_its_place(context, read):
                    yield end, tuple(t for t in cited if t.attribute == s.attribute)
        if s.measure != "share":
            for end, read in _with_tails(sentence, at, bound, [*_RANKED, *_AMOUNTS], _AMOUNT_TAILS):
                if amounts.holds(sentence, read):
                    yield end, (s,)


def _with_tails(
    sentence: Sentence, at: int, bound: Bound, frames: list[Frame], tails: list[Frame]
) -> Iterator[tuple[int, Bound]]:
    for one in frames:
        for end, read in one(sentence, at, bound):
            yield from _tails(sentence, end, read, tails, MOST_TAILS)


def _tails(sentence: Sentence, at: int, bound: Bound, tails: list[Frame], more: int) -> Iterator[tuple[int, Bound]]:
    if more and at < len(sentence.words):
        for tail in tails:
            for end, read in tail(sentence, at, bound):
                yield from _tails(sentence, end, read, tails, more - 1)
    yield at, bound

"""The clause that a figure of a claim stands in: of several figures each has its own words."""

from __future__ import annotations

import re

from persona_gen.checker.claim_context import ClaimContext
from persona_gen.checker.derived_values import unit_stems
from persona_gen.domain import Span
from persona_gen.text.lexicon import any_of
from persona_gen.text.lexicon.english_speech import CONTRASTING
from persona_gen.text.lexicon.german import CONTRASTING as CONTRASTING_IN_GERMAN
from persona_gen.text.numbers import Figure
from persona_gen.text.tokens import content_stems

_CONTRAST = any_of(CONTRASTING, CONTRASTING_IN_GERMAN)
_JOINT = re.compile(
    rf"[;—]\s|\s–\s|,\s+{_CONTRAST}\b|(?<!all )(?<!nothing )\b(?:but|aber)\b|\b(?:while|whereas)\b(?!.*\band\b)", re.I
)
"""Where one clause ends and another begins, which is set against it."""
_OPENS = re.compile(rf"^\s*{_CONTRAST}\b", re.I)
"""At the beginning of a sentence: then its first comma is where the two clauses meet."""
_FROM, _TO = (
    re.compile(r"\bfrom (?:about |just |only |around )?[£$€¥]?$", re.I),
    re.compile(r"\bto (?:about |just |only |around |over )?[£$€¥]?$", re.I),
)
_GROUP_OF_KINDS = {"share": "share", "points": "share"}


def clause_of(context: ClaimContext, i: int) -> str:
    """The words between the ``i``-th figure and its neighbours of the same sort, on the side it belongs to.

    A single figure has the whole clause, one that several stand beside has what follows it, or what stands before
    it where it follows a bracket or colon, or where the last figure of the clause ends it.
    """
    start, end = clause_span(context, i)
    a, b = context.figures[i].span
    text = context.own_words
    return f"{text[start:a]} {text[b:end]}" if start <= a and b <= end else text[start:end]


def clause_span(context: ClaimContext, i: int) -> Span:
    """Where that clause begins and ends in the claim's own words."""
    figure, text = context.figures[i], context.own_words
    first, last = part_of(context, figure)
    same = [f for f in context.figures if first <= f.span[0] < last and _sort(context, f) == _sort(context, figure)]
    n = same.index(figure)
    start = same[n - 1].span[1] if n else first
    end = same[n + 1].span[0] if n + 1 < len(same) else last
    if len(same) == 1:
        return start, end
    before, after = (start, figure.span[0]), (figure.span[1], end)
    if n and _TO.search(text, *before) and _FROM.search(text, 0, same[n - 1].span[0]):
        return after  # "from $112 at move-in to $168": what stands between is told of the first
    if n + 1 < len(same) and _FROM.search(text, 0, figure.span[0]) and _TO.search(text, *after):
        return after
    follows = not content_stems(text[same[-1].span[1] : last]) and bool(content_stems(text[first : same[0].span[0]]))
    if follows or re.search(r"[(\[:=]\s*(?:about|nearly|almost|over|only|just)?\s*$", text[slice(*before)], re.I):
        return before
    return after if content_stems(text[slice(*after)]) else before


def part_of(context: ClaimContext, figure: Figure) -> Span:
    """Between which contrasts ("…, but …") a figure stands; the whole text where the part has no words of its own."""
    text, (a, b) = context.own_words, figure.span
    joints = [match.start() for match in _JOINT.finditer(text)]
    if (comma := text.find(", ")) > 0 and _OPENS.search(text):
        joints = sorted({comma, *joints})
    firsts = [joint for joint in joints if any(f.span[1] <= joint for f in context.figures) and joint < a]
    lasts = [joint for joint in joints if any(f.span[0] >= joint for f in context.figures) and joint >= b]
    first, last = max(firsts, default=0), min(lasts, default=len(text))
    others = [f.span for f in context.figures if first <= f.span[0] < last]
    own = text[first:last]
    for start, end in others:
        own = own.replace(text[start:end], " ")
    return (first, last) if content_stems(own) else (0, len(text))


def _sort(context: ClaimContext, figure: Figure) -> str:
    """What a figure is told beside: shares and points beside shares, a mark out of a scale's points beside means."""
    on_scale = figure.out_of and any(str(figure.out_of) in unit_stems(s.unit) for s in context.cited_statistics)
    return "number" if on_scale else _GROUP_OF_KINDS.get(figure.kind, "number")

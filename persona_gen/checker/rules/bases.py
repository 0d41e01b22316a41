"""The rule about bases: a share is of somebody, and must not be told of somebody else."""

from __future__ import annotations

import re
from collections.abc import Iterator

from persona_gen.checker.numbers import Figure
from persona_gen.checker.rules import RULES
from persona_gen.checker.view import ClaimView
from persona_gen.checker.words import content_stems
from persona_gen.domain import EvidenceRef, Finding, Statistic

_WHOLE_BASE = re.compile(
    r"\b(whole base|overall|all segments|total (sample|base|population)|whole (sample|market|population)|everyone else"
    r"|everybody else|the rest|others?|all (customers|users|respondents|people|buyers) (together|overall)|average"
    r"|general|compared|against|than)\b",
    re.I,
)
_SAYS_WHOLE_BASE = re.compile(
    r"^[^.;]{0,40}?\b(of|over|across|in|among)\s+(the\s+)?(whole base|whole sample|all segments|total sample|total base"
    r"|whole market|all (customers|respondents|users) (together|overall))\b|^[^.;,]{0,20}\boverall\b",
    re.I,
)
_OF_SEGMENT = r"\b(of|in|among|across)\s+(all\s+)?(the\s+|this\s+|these\s+|our\s+|them\b)"
SMALL_PART = 0.5
"""A statistic over less than this part of the segment is about a part of it."""


def find(view: ClaimView) -> Iterator[Finding]:
    """Complaints of `wrong-base`."""
    if view.fiction or view.kind != "claim":
        return
    figures = view.figures
    for i, figure in enumerate(figures):
        if figure.kind not in ("share", "number"):
            continue
        start = figures[i - 1].span[1] if i else 0
        end = figures[i + 1].span[0] if i + 1 < len(figures) else len(view.text)
        before, after = view.own_words[start : figure.span[0]], view.own_words[figure.span[1] : end]
        for s in view.cited_statistics:
            truth = _told_of_another(view, figure, s, before, after)
            if truth:
                yield Finding(
                    rule="wrong-base",
                    span=figure.span,
                    reason=RULES["wrong-base"].reason.format(figure=view.text[slice(*figure.span)], truth=truth),
                    evidence=(EvidenceRef(id=s.id),),
                    suggestion=s.shown(s.value),
                )
                break


def _told_of_another(view: ClaimView, figure: Figure, s: Statistic, before: str, after: str) -> str | None:
    """Whose figure it really is, where the claim says it of somebody else."""
    kind = "share" if s.measure == "share" else "number"
    if figure.kind != kind or any(figure.allows(t.value) for t in view.cited_statistics if t is not s):
        return None
    own = figure.allows(s.value) or (kind == "share" and figure.allows(1 - s.value))
    overall = s.overall is not None and figure.allows(s.overall)
    whole = view.own_words
    if overall and not own and not _WHOLE_BASE.search(whole):
        return f"{s.shown(s.overall or 0)} is the whole base; for the segment {s.label} is {s.shown(s.value)}{s.base}"
    if own and not overall and s.overall is not None and _SAYS_WHOLE_BASE.search(after):
        return f"{s.shown(s.value)} is the segment{s.base}; over the whole base {s.label} is {s.shown(s.overall)}"
    size = view.index.segment.size
    if (
        own
        and kind == "share"
        and s.n
        and size
        and s.n < SMALL_PART * size
        and _told_of_segment(view, s, before, after)
    ):
        return f"{s.label} is over n = {s.n} of the {size} people in the segment"
    return None


def _told_of_segment(view: ClaimView, s: Statistic, before: str, after: str) -> bool:
    """Whether a figure over a part is told of the segment: "of the segment", and nothing names the part."""
    name = re.escape(view.index.segment.name)
    told = re.search(
        rf"{_OF_SEGMENT}(segment|group|{name}|\w+ers\b|people|customers)|^\s*(of )?{name}", before + after, re.I
    )
    part = frozenset(content_stems(s.attribute)) - view.index.label_stems[s.id]
    named = part & frozenset(content_stems(view.own_words))
    return bool(told) and len(named) < max(1, len(part) / 2)

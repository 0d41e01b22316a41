"""Complaints of `direction` about a segment's statistics among each other: which is first, which of two is more."""

from __future__ import annotations

import re
from collections.abc import Iterator

from persona_gen.checker.binding import NAMED, is_share
from persona_gen.checker.rules import RULES
from persona_gen.checker.view import ClaimView
from persona_gen.checker.words import content_stems, words
from persona_gen.domain import EvidenceRef, Finding, Span, Statistic

_FIRST = re.compile(
    r"\b(?P<first>most (?:common|frequent|popular|widespread)|commonest|(?:comes?|ranks?) first|tops the list)\b"
    r"|\b(?P<last>least (?:common|frequent|popular)|rarest|(?:comes?|ranks?) last)\b",
    re.I,
)
_MORE = re.compile(r"\b(?:(?P<more>more)|fewer|less)\s+(?:of (?:them|these|those)|people|often|[\w-]+s)\b", re.I)
CLEARLY = 0.01
"""Shares nearer to each other than this have no rank."""
ATTRIBUTE_NAMED = 0.34
"""How much of an attribute a claim must name for "the most common" to be said among its categories."""


def find(view: ClaimView) -> Iterator[Finding]:
    """Categories said to come first or last that do not, and comparisons of two the wrong way round."""
    shares = [s for s in view.cited_statistics if is_share(s) and s.category]
    if match := _FIRST.search(view.own_words):
        yield from _ranked(view, match, shares)
    labels = " ".join(s.label for s in shares).casefold()
    found = [match for match in _MORE.finditer(view.own_words) if match.group().casefold() not in labels]
    for match in found[:1]:
        yield from _compared(view, match, shares)


def _ranked(view: ClaimView, match: re.Match[str], shares: list[Statistic]) -> Iterator[Finding]:
    said = frozenset(content_stems(view.text))
    named = sorted(((view.index.overlap(s, said), n) for n, s in enumerate(shares)), reverse=True)
    if not named or named[0][0] < NAMED or (len(named) > 1 and named[1][0] == named[0][0]):
        return
    s = shares[named[0][1]]
    attribute = frozenset(content_stems(s.attribute))
    if len(attribute & said) < ATTRIBUTE_NAMED * len(attribute) or any(w.turns == "not" for w in words(view.own_words)):
        return
    rivals = [t for t in view.index.segment.statistics if t.attribute == s.attribute and is_share(t) and t.category]
    other = max(rivals, key=lambda t: t.value) if match["first"] else min(rivals, key=lambda t: t.value)
    if abs(other.value - s.value) > CLEARLY:
        yield _finding(match.span(), match.group(), other, s)


def _compared(view: ClaimView, match: re.Match[str], shares: list[Statistic]) -> Iterator[Finding]:
    sentence_start = max((m.end() for m in re.finditer(r"[.;!?]\s", view.own_words[: match.start()])), default=0)
    before, than, after = view.own_words[sentence_start:].partition(" than ")
    if not than or len(shares) != 2 or "than" in after:
        return
    ours, theirs = (frozenset(content_stems(part)) for part in (before, re.split(r"[.;!?](?:\s|$)", after)[0]))
    for a, b in (shares, shares[::-1]):
        fits = min(view.index.overlap(a, ours), view.index.overlap(b, theirs))
        crossed = min(view.index.overlap(b, ours), view.index.overlap(a, theirs))
        more, less = (a, b) if match["more"] else (b, a)
        if fits >= NAMED and fits > crossed and less.value - more.value > CLEARLY:
            yield _finding(match.span(), match.group(), less, more)
            return


def _finding(span: Span, word: str, higher: Statistic, s: Statistic) -> Finding:
    truth = f"{higher.label} is {higher.shown(higher.value)}{higher.base}, {s.label} {s.shown(s.value)}{s.base}"
    return Finding(
        rule="direction",
        span=span,
        reason=RULES["direction"].reason.format(word=word, truth=truth),
        evidence=(EvidenceRef(id=higher.id), EvidenceRef(id=s.id)),
        suggestion=higher.category,
    )

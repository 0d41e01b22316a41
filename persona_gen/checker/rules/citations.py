"""Rules about citing: every id exists, and every claim that is not declared fiction has one."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from persona_gen.checker.claim_context import ClaimContext
from persona_gen.checker.rule import Rule
from persona_gen.domain import DESCRIPTION, Finding

UNKNOWN_EVIDENCE = Rule(
    "unknown-evidence",
    "unsupported",
    objects_to="evidence ids, and a lead, that the segment does not have",
    example=("She lives with her parents.", "cites “familiy”, a slip of “family”"),
    silent='for "description", the segment\'s own',
    reason='cites "{cite}", which the segment does not have',
)
UNCITED = Rule(
    "uncited",
    "unsupported",
    objects_to="claims without evidence ids; figures and words of evidence that the claim does not cite",
    example=("She asks a mortgage broker.", "cites nothing"),
    silent="for declared fiction",
    reason="{what}",
)
RULES = (UNKNOWN_EVIDENCE, UNCITED)


def find(context: ClaimContext) -> Iterator[Finding]:
    """Complaints of `unknown-evidence` and, for a claim without any id, `uncited`."""
    whole = (0, len(context.text))
    for cite in context.piece.cites:
        if cite not in context.index.segment.evidence and not (cite == DESCRIPTION and context.index.segment.described):
            near = get_close_matches(cite, context.index.segment.evidence, n=1)
            yield UNKNOWN_EVIDENCE.finding(whole, cite=cite, suggestion=f'did you mean "{near[0]}"?' if near else None)
    if not context.piece.cites and not context.fiction:
        yield UNCITED.finding(whole, what="cites no evidence", suggestion=_suggestion(context))


def _suggestion(context: ClaimContext) -> str | None:
    """The one piece of evidence the claim most plainly speaks of, if there is one."""
    for start, end in context.quotations:
        for quote, _ in context.index.find(context.text[start:end]):
            return f'cite "{quote.id}"'
    best = max(context.index.segment.statistics, key=lambda s: context.index.overlap(s, context.stems), default=None)
    if best and context.index.overlap(best, context.stems) >= 0.6:
        return f'cite "{best.id}"'
    return None

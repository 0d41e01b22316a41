"""Rules about citing: every id exists, and every claim that is not declared fiction has one."""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches

from persona_gen.checker.claim_context import ClaimView
from persona_gen.checker.rules import RULES
from persona_gen.domain import Finding


def find(view: ClaimView) -> Iterator[Finding]:
    """Complaints of `unknown-evidence` and, for a claim without any id, `uncited`."""
    whole = (0, len(view.text))
    for cite in view.piece.cites:
        if cite not in view.index.segment.evidence:
            near = get_close_matches(cite, view.index.segment.evidence, n=1)
            yield Finding(
                rule="unknown-evidence",
                span=whole,
                reason=RULES["unknown-evidence"].reason.format(cite=cite),
                suggestion=f'did you mean "{near[0]}"?' if near else None,
            )
    if not view.piece.cites and not view.fiction:
        yield Finding(rule="uncited", span=whole, reason="cites no evidence", suggestion=_suggestion(view))


def _suggestion(view: ClaimView) -> str | None:
    """The one piece of evidence the claim most plainly speaks of, if there is one."""
    for start, end in view.quotations:
        for quote, _ in view.index.find(view.text[start:end]):
            return f'cite "{quote.id}"'
    best = max(view.index.segment.statistics, key=lambda s: view.index.overlap(s, view.stems), default=None)
    if best and view.index.overlap(best, view.stems) >= 0.6:
        return f'cite "{best.id}"'
    return None

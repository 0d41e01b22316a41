"""A figure that is a statistic's own value, with the words around it: what rules about its scope look at."""

from __future__ import annotations

import re
from dataclasses import dataclass

from persona_gen.checker.claim_context import ClaimContext
from persona_gen.checker.figure_clauses import part_of
from persona_gen.checker.rule import Rule
from persona_gen.checker.rules.figures import NUMBER_MISMATCH
from persona_gen.checker.segment_index import naming_stems
from persona_gen.domain import EvidenceRef, Finding, Statistic
from persona_gen.text.numbers import Figure, with_manner


@dataclass(frozen=True)
class OwnFigure:
    """A figure that is a statistic's own value, and the words on either side of it within its sentence."""

    context: ClaimContext
    figure: Figure
    s: Statistic
    before: str
    after: str

    @property
    def stems(self) -> frozenset[str]:
        """The stems of the category, or of the attribute where the category is a mere yes."""
        s = self.s
        own = naming_stems(s.category or "")
        return own or naming_stems(s.attribute)

    def names(self, text: str) -> bool:
        """Whether a stretch names the category in full."""
        return bool(self.stems) and self.stems <= naming_stems(text)


def own_figure(context: ClaimContext, figure: Figure, s: Statistic) -> OwnFigure | None:
    """The figure as a share, number or range of a statistic, with its sentence on either side."""
    if figure.kind not in ("share", "number", "range"):
        return None
    text, (opens, closes) = context.own_words, part_of(context, figure)
    start, end = with_manner(figure, text)
    first = max((m.end() for m in re.finditer(r"[.;!?]\s", text[:start])), default=opens)
    last = re.search(r"[.;!?](?:\s|$)", text[end:closes])
    return OwnFigure(
        context, figure, s, text[max(first, opens) : start], text[end : end + last.start() if last else closes]
    )


def own_share(telling: OwnFigure) -> bool:
    """Whether the figure prints the statistic's own share."""
    return telling.s.measure == "share" and telling.figure.kind == "share" and telling.figure.allows(telling.s.value)


def mismatch(telling: OwnFigure, rule: Rule = NUMBER_MISMATCH, note: str = "") -> Finding:
    """The complaint that the figure is of something else; ``note`` is added to what is true."""
    s, (start, end) = telling.s, telling.figure.span
    return rule.finding(
        telling.figure.span,
        figure=telling.context.text[start:end],
        truth=f"{s.statement}{note}",
        evidence=(EvidenceRef(id=s.id),),
        suggestion=s.shown(s.value),
    )

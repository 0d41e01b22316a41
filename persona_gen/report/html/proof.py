"""What bears a sentence out, on the page: the mark behind it, the panel the mark opens, and what the rules object."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from markupsafe import Markup

from persona_gen.domain import Evidence, Finding, Quote, Segment, Span, Statistic
from persona_gen.report.html.markup import pieces, tag
from persona_gen.report.html.plots import bars


class Sources:
    """The evidence of one segment, and the anchor of each piece on the page."""

    def __init__(self, segment: Segment | None, prefix: str = "e") -> None:
        self.segment = segment
        self.evidence: Mapping[str, Evidence] = segment.evidence if segment else {}
        self._prefix = prefix
        self._places = {evidence_id: i for i, evidence_id in enumerate(self.evidence)}

    def anchor(self, evidence_id: str) -> str:
        """The id of this piece's element; that of the whole account for evidence the segment lacks."""
        place = self._places.get(evidence_id)
        return f"{self._prefix}-account" if place is None else f"{self._prefix}-{place}"

    @property
    def account(self) -> str:
        """The id of the element that holds the evidence."""
        return f"{self._prefix}-account"

    def item(self, evidence_id: str, spans: Iterable[Span] = ()) -> Markup:
        """One piece in full: a statistic with its base, or a participant's words, those that decide marked."""
        evidence = self.evidence.get(evidence_id)
        if evidence is None:
            why = "The segment has no such evidence." if self.segment else "No segment was given to look it up in."
            return tag("div", tag("code", evidence_id), " ", why, class_="piece")
        shown = _quote(evidence, spans) if isinstance(evidence, Quote) else _statistic(evidence)
        return tag("div", shown, class_="piece")


def _statistic(s: Statistic) -> Markup:
    figure = f"{s.shown(s.value)} of the segment" if s.measure == "share" else f"{s.measure} {s.shown(s.value)}"
    facts = [f"n = {s.n:,}"] if s.n is not None else ["base not recorded"]
    facts += [f"whole base {s.shown(s.overall)}"] if s.overall is not None else []
    facts += [f"from {s.shown(s.min)} to {s.shown(s.max)}"] if s.min is not None and s.max is not None else []
    facts += [f"sd {s.shown(s.sd)}"] if s.sd is not None else []
    lines = tag("p", s.label, dir="auto"), tag("p", tag("b", figure), tag("span", f" · {' · '.join(facts)}"))
    return tag("div", lines, bars([s], [s.id]) if s.measure == "share" else None, class_="figure")


def _quote(quote: Quote, spans: Iterable[Span]) -> Markup:
    words = [tag("b", text) if held else text for text, held in pieces(quote.text, spans)]
    who = ", ".join(part for part in (quote.speaker, quote.origin) if part) or "speaker not recorded"
    return tag("blockquote", tag("p", "“", words, "”", dir="auto"), tag("footer", who, dir="auto"))


def flagged(text: str, findings: Sequence[Finding]) -> list[str | Markup]:
    """The sentence with a wavy line under what the rules object to."""
    cut = pieces(text, [finding.span for finding in findings])
    return [tag("span", part, class_="wrong") if held else part for part, held in cut]


def objections(findings: Sequence[Finding]) -> Markup | None:
    """Why a sentence is flagged, always in sight."""
    rows = [
        tag(
            "li",
            tag("span", finding.reason, dir="auto"),
            " ",
            tag("code", finding.rule),
            tag("span", f" Suggestion: {finding.suggestion}", dir="auto") if finding.suggestion else None,
        )
        for finding in findings
    ]
    return tag("ul", rows, class_="objections") if rows else None


def panel(
    kind: str, sign: str, word: str, cites: Sequence[str], findings: Sequence[Finding], sources: Sources, place: str
) -> Markup:
    """The mark (a link to the first evidence) and the panel that it opens on hover and on focus.

    ``place`` is a path such as ``goals[0]`` that is unique on the page; the panel's id is made of it.
    """
    panel_id = f"why-{re.sub(r'[^a-z0-9]+', '-', place.lower()).strip('-')}"
    target = sources.anchor(cites[0]) if cites else sources.account
    look = tag("span", sign, aria_hidden="true", class_="sign"), " ", tag("span", word, class_="word")
    mark = tag("a", look, href=f"#{target}", class_=f"mark {kind}", aria_describedby=panel_id)
    spans: dict[str, list[Span]] = {}
    for reference in (reference for finding in findings for reference in finding.evidence):
        spans.setdefault(reference.id, []).extend([reference.span] if reference.span else [])
    shown = dict.fromkeys((*cites, *spans))
    items = [sources.item(evidence_id, spans.get(evidence_id, ())) for evidence_id in shown]
    nothing = tag("p", "It cites no evidence.")
    lead = tag("p", tag("b", f"{sign} {word}"), f" {', '.join(cites)}" if cites else None, class_="lead")
    shown_panel = tag("div", lead, items or nothing, id=panel_id, role="tooltip", class_="panel")
    return tag("div", mark, shown_panel, class_="proof")

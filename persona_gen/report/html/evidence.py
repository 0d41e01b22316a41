"""What bears a sentence out, as a page shows it: the mark behind it, and the panel of evidence that the mark opens."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from persona_gen.domain import Evidence, Finding, Quote, Segment, Span, Statistic
from persona_gen.report.card_labels import CardLabels, card_labels_of
from persona_gen.report.html.plots import Bar, bar
from persona_gen.report.marks import Mark


@dataclass(frozen=True, slots=True)
class Unknown:
    """A cited id that the segment does not have."""

    id: str
    why: str
    kind: Literal["unknown"] = "unknown"


@dataclass(frozen=True, slots=True)
class QuotedWords:
    """A participant's words; ``spans`` are those that decide."""

    text: str
    spans: tuple[Span, ...]
    who: str
    marks: tuple[str, str]
    kind: Literal["quote"] = "quote"


@dataclass(frozen=True, slots=True)
class EvidenceFigure:
    """A statistic with its base; a share is drawn."""

    label: str
    figure: str
    facts: str
    bar: Bar | None
    kind: Literal["figure"] = "figure"


Item = Unknown | QuotedWords | EvidenceFigure


@dataclass(frozen=True, slots=True)
class Panel:
    """What the marks of sentences with the same ground open; ``target`` is the first evidence in the account below."""

    id: str
    mark: Mark
    cites: str
    target: str
    items: tuple[Item, ...]
    labels: CardLabels


class Sources:
    """The evidence of one segment, and the anchor of each piece on the page."""

    def __init__(self, segment: Segment | None, prefix: str = "e") -> None:
        self.segment = segment
        self.evidence: Mapping[str, Evidence] = segment.evidence if segment else {}
        self.labels = card_labels_of(segment)
        self._prefix = prefix
        self._panels: dict[tuple[Mark, tuple[str, ...], tuple[Item, ...]], Panel] = {}
        self._places = {evidence_id: i for i, evidence_id in enumerate(self.evidence)}

    def anchor(self, evidence_id: str) -> str:
        """The id of this piece's element; that of the whole account for evidence the segment lacks."""
        place = self._places.get(evidence_id)
        return self.account if place is None else f"{self._prefix}-{place}"

    @property
    def account(self) -> str:
        """The id of the element that holds the evidence."""
        return f"{self._prefix}-account"

    @property
    def panels(self) -> tuple[Panel, ...]:
        """Those of the marks made so far, for the end of the page."""
        return tuple(self._panels.values())

    def item(self, evidence_id: str, spans: Iterable[Span] = ()) -> Item:
        """One piece in full."""
        evidence = self.evidence.get(evidence_id)
        if evidence is None:
            why = "The segment has no such evidence." if self.segment else "No segment was given to look it up in."
            return Unknown(evidence_id, why)
        if isinstance(evidence, Quote):
            return _words(evidence, spans, self.labels)
        return _figure(evidence, self.labels)

    def panel(self, mark: Mark, cites: Sequence[str], place: str, findings: Sequence[Finding] = ()) -> Panel:
        """The panel of a sentence that cites these pieces; sentences of which it would show the same share one.

        ``place`` is a path such as ``goals[0]`` that is unique on the page; the panel's id is made of the first one.
        """
        spans: dict[str, list[Span]] = {}
        for reference in (reference for finding in findings for reference in finding.evidence):
            spans.setdefault(reference.id, []).extend([reference.span] if reference.span else [])
        items = tuple(self.item(i, spans.get(i, ())) for i in dict.fromkeys((*cites, *spans)))
        content = (mark, tuple(cites), items)
        if content not in self._panels:
            self._panels[content] = Panel(
                id=f"why-{re.sub(r'[^a-z0-9]+', '-', place.lower()).strip('-')}",
                mark=mark,
                cites=", ".join(cites),
                target=self.anchor(cites[0]) if cites else self.account,
                items=items,
                labels=self.labels,
            )
        return self._panels[content]


def _figure(s: Statistic, labels: CardLabels) -> EvidenceFigure:
    def shown(value: float) -> str:
        return labels.localised(s.shown(value))

    share, own = s.measure == "share", shown(s.value)
    own = labels.of_the_segment.format(share=own) if share else f"{labels.measures[s.measure]} {own}"
    facts = [labels.localised(f"n = {s.n:,}")] if s.n is not None else [labels.base_unknown]
    facts += [labels.whole_base.format(figure=shown(s.overall))] if s.overall is not None else []
    if s.min is not None and s.max is not None:
        facts.append(labels.range.format(low=shown(s.min), high=shown(s.max)))
    facts += [f"sd {shown(s.sd)}"] if s.sd is not None else []
    return EvidenceFigure(s.label, own, " · ".join(facts), bar(s))


def _words(quote: Quote, spans: Iterable[Span], labels: CardLabels) -> QuotedWords:
    who = ", ".join(part for part in (quote.speaker, quote.origin) if part) or labels.unnamed
    return QuotedWords(quote.text, tuple(spans), who, labels.marks)

"""The persona's card as a page to read, to question and to hang on a wall."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from persona_gen.domain import CheckReport, Persona, Segment
from persona_gen.report import account
from persona_gen.report.card import Card, card_of
from persona_gen.report.card_parts import GlanceLine
from persona_gen.report.glance import CONTRAST, GLANCE_LINES, statistic_of
from persona_gen.report.html.evidence import Item, Sources
from persona_gen.report.html.page import render
from persona_gen.report.html.plots import Bar, Scale, line_plot
from persona_gen.report.html.portrait import portrait
from persona_gen.report.html.sheet import SHEET_WORDS, in_paragraphs, words_on_card, zoom_steps


@dataclass(frozen=True, slots=True)
class CardRow:
    """A line of the snapshot with its plot."""

    line: GlanceLine
    plot: Bar | Scale | None


@dataclass(frozen=True, slots=True)
class CardPiece:
    """One piece of evidence in the account at the foot: its anchor, its id, what it bears, and itself."""

    anchor: str
    id: str
    note: str
    item: Item


def card(
    persona: Persona,
    segment: Segment | None = None,
    report: CheckReport | None = None,
    *,
    face: bool = False,
    home: str = "",
) -> str:
    """The card as one HTML document, which loads nothing and runs nothing, for screens and as a sheet of A4.

    It holds the evidence that its sentences cite and no other: whoever is sent the card is not sent the interviews.
    With ``face`` it has a drawn portrait in place of the monogram; ``home`` is the page of the site that it is part of.
    """
    shown = card_of(persona, segment, report)
    sources = Sources(segment)
    rows = [CardRow(line, _plot(line, segment)) for line in (*shown.glance, *shown.common)]
    sheet = min(len(shown.glance), GLANCE_LINES)
    return render(
        "card.html.jinja",
        "card.css",
        home=home,
        card=shown,
        labels=shown.labels,
        language=shown.labels.language,
        sources=sources,
        persona=persona,
        picture=portrait(persona.id, persona.name, face=face),
        rows=rows[:sheet],
        more_rows=rows[sheet:],
        panel=lambda sentence: sources.panel(
            sentence.mark, sentence.claim.cites, sentence.claim.path, sentence.claim.findings
        ),
        evidence=_evidence(shown, sources),
        held_back=len(sources.evidence) - len(_cited(shown)),
        account=sources.account,
        state=account.groundedness(shown.claims.values(), shown.labels) if report else shown.labels.no_segment,
        against=account.objections(segment, report, shown.labels) if segment and report else (),
        ledger=account.ledger_rows(segment, report, shown.labels) if segment and report else (),
        came_about=_came_about(shown),
        too_long=words if (words := words_on_card(shown)) > SHEET_WORDS else None,
        steps=zoom_steps(words, shown.labels.language),
        paragraphs=in_paragraphs(shown.story.sentences) if shown.story else [],
    )


def _plot(line: GlanceLine, segment: Segment | None) -> Bar | Scale | None:
    statistic = statistic_of(line.trait, segment) if segment else None
    return line_plot(statistic, line.trait.value) if statistic else None


def _cited(card: Card) -> list[str]:
    """The evidence that the card shows, in the segment's order: what claims cite, and what speaks against them."""
    cited = {i for claim in card.claims.values() for i in claim.cites} | {i for g in card.glance for i in g.claim.cites}
    cited |= {r.id for claim in card.claims.values() for finding in claim.findings for r in finding.evidence}
    cited |= {against.evidence for against in card.report.ledger.against} if card.report else set()
    return [i for i in (card.segment.evidence if card.segment else ()) if i in cited]


def _evidence(card: Card, sources: Sources) -> Iterator[CardPiece]:
    borne: dict[str, int] = {}
    for claim in (*card.claims.values(), *(g.claim for g in card.glance if g.claim.path.startswith(CONTRAST))):
        for evidence_id in dict.fromkeys(claim.cites):
            borne[evidence_id] = borne.get(evidence_id, 0) + 1
    for i in _cited(card):
        claims = card.labels.counted(borne.get(i, 0), card.labels.claims)
        note = card.labels.bears.format(claims=claims) if i in borne else card.labels.speaks_against
        yield CardPiece(sources.anchor(i), i, note, sources.item(i))


def _came_about(card: Card) -> Iterable[str]:
    if card.segment and card.report:
        return [
            account.summary(card.claims.values(), card.report.judge, card.labels),
            *account.footer(card.persona, card.segment, card.report, card.labels),
        ]
    return [card.labels.no_segment]

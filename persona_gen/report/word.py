"""Personas as a Word document: headings, plain paragraphs, and each sentence's evidence as a comment."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from persona_gen.domain import HEADLINES, CheckedClaim, CheckReport, Persona, Segment
from persona_gen.extras import need
from persona_gen.report import wording
from persona_gen.report.card import Card, card_of
from persona_gen.report.card_parts import ShownQuote
from persona_gen.report.marks import Mark
from persona_gen.report.office_files import saved

AUTHOR, INITIALS = "persona-gen", "pg"


def document(shown: Iterable[tuple[Persona, Segment | None, CheckReport | None]]) -> bytes:
    """One document, each persona on a page of its own. Raises `ConfigError` without the extra ``export``."""
    made = need("docx", "export").Document()
    for n, (persona, segment, report) in enumerate(shown):
        if n:
            made.add_page_break()
        _persona(made, card_of(persona, segment, report))
    return saved(made)


def _persona(made: Any, card: Card) -> None:
    made.add_heading(wording.printable(card.persona.name), 1)
    for path in HEADLINES:
        if one := card.sentence(path):
            paragraph = made.add_paragraph(style="Subtitle")
            _sentence(paragraph, card, one.claim, one.mark)
            _aside(paragraph, one.voice)
    made.add_paragraph(wording.printable(card.stands_for))
    _glance(made, card)
    if card.story:
        made.add_heading(card.story.heading, 2)
        paragraph = made.add_paragraph()
        for one in card.story.sentences:
            _sentence(paragraph, card, one.claim, one.mark)
    _quotes(made, card, card.own_heading, card.own_words)
    for section in (*card.reasons, *card.more):
        made.add_heading(section.heading, 2)
        for one in section.sentences:
            paragraph = made.add_paragraph(style="List Bullet")
            _sentence(paragraph, card, one.claim, one.mark)
            _aside(paragraph, one.voice)
    _beside(made, card)
    made.add_paragraph(card.signs)


def _beside(made: Any, card: Card) -> None:
    """What stands beside the person: where people differ, other voices, what to do with it, what is not known."""
    if card.differences:
        made.add_heading(card.labels.differences, 2)
    for pair in card.differences:
        made.add_heading(wording.printable(pair.about), 3)
        for quote in (pair.one, pair.other):
            _quote(made, card, quote)
    _quotes(made, card, card.labels.other_voices, card.other_voices)
    if card.use:
        made.add_heading(f"{card.use_heading}: {card.labels.inference}", 2)
    for advice in card.use:
        paragraph = made.add_paragraph(style="List Bullet")
        paragraph.add_run(f"{advice.label}: ").bold = True
        _sentence(paragraph, card, advice.in_words.claim, advice.in_words.mark)
        _aside(paragraph, advice.rests_on)
    if card.unknown:
        made.add_heading(card.labels.unknown, 2)
    for line in card.unknown:
        made.add_paragraph(wording.printable(line), style="List Bullet")


def _aside(paragraph: Any, words: str) -> None:
    if words:
        paragraph.add_run(wording.printable(f"({words})")).italic = True


def _glance(made: Any, card: Card) -> None:
    lines = (*card.glance, *card.further_glance)
    if not lines and not card.common:
        return
    made.add_heading(card.labels.at_a_glance, 2)
    table = made.add_table(rows=0, cols=3)
    for line in lines:
        cells = table.add_row().cells
        cells[0].text, cells[2].text = wording.printable(line.label), wording.printable(line.typical)
        claim = line.claim.model_copy(update={"text": line.value})
        _sentence(cells[1].paragraphs[0], card, claim, line.mark)
    if card.common:
        made.add_paragraph(wording.printable(card.like_everyone))


def _quotes(made: Any, card: Card, heading: str, quotes: list[ShownQuote]) -> None:
    if quotes:
        made.add_heading(heading, 2)
        for quote in quotes:
            _quote(made, card, quote)


def _quote(made: Any, card: Card, quote: ShownQuote) -> None:
    paragraph = made.add_paragraph(style="Quote")
    claim = quote.claim.model_copy(update={"text": quote.quoted})
    _sentence(paragraph, card, claim, quote.mark)
    if quote.who:
        paragraph.add_run(wording.printable(quote.who))


def _sentence(paragraph: Any, card: Card, claim: CheckedClaim, mark: Mark) -> None:
    """The words, their mark, and a comment with verdict and evidence."""
    words = paragraph.add_run(wording.printable(claim.text))
    sign = paragraph.add_run(f" {mark.sign} " if mark.quiet else f" {mark.sign} {mark.word} ")
    sign.font.size, sign.bold = need("docx.shared", "export").Pt(8), not mark.quiet
    if card.checked:
        document = paragraph.part.document
        document.add_comment([words, sign], text=_behind(claim, card), author=AUTHOR, initials=INITIALS)


def _behind(claim: CheckedClaim, card: Card) -> str:
    segment = card.segment
    lines = [claim.basis.by if claim.basis else claim.verdict, *(finding.reason for finding in claim.findings)]
    if segment:
        lines += [f"{e.id}: {wording.piece(e, segment)}" for e in segment.cited(claim.cites)]
    return wording.clean_lines("\n".join(lines))

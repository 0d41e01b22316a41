"""The card on paper and as a picture: PDF, PNG and SVG by typst, tagged, the same bytes each time."""

from __future__ import annotations

import json
import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

from persona_gen.domain import HEADLINES, CheckReport, Persona, Segment
from persona_gen.extras import need
from persona_gen.report import wording
from persona_gen.report.account import objections
from persona_gen.report.card import Card, card_of
from persona_gen.report.card_parts import CardAdvice, GlanceLine, MarkedSentence, Section, ShownQuote, Stage
from persona_gen.report.glance import statistic_of
from persona_gen.report.html.card_page import in_paragraphs, key_notes, pair_legend, state_of, story_of
from persona_gen.report.html.portrait import portrait, svg_of
from persona_gen.report.html.sheet import sheet_of
from persona_gen.report.marks import Mark
from persona_gen.text.languages import segment_language

PaperForm = Literal["pdf", "png", "svg"]
Paper = Literal["a4", "a3"]

TEMPLATE = Path(__file__).with_name("card.typ")
LETTER_SIZES = (14.0, 13.0, 12.5, 12.0, 11.5, 11.0, 10.5, 10.0, 9.5, 9.0)
"""Points. The largest at which the card fits one sheet is taken; 9 is the least that people read on paper."""
_LONG_WORD = re.compile(r"\S{28,}")
"""What no line could hold is given places to break; no language that parts its words has longer ones."""
PPI = 150
"""Dots per inch of a picture: 1,240 by 1,754 for A4."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One document; ``pages`` is 1 unless even the smallest size needs more.

    ``whole`` is false where no font of this machine has some character: such a PDF is tagged, and claims no PDF/UA.
    """

    content: bytes
    size: float
    pages: int
    whole: bool = True


def sheet(
    persona: Persona, segment: Segment | None, report: CheckReport | None, form: PaperForm = "pdf", paper: Paper = "a4"
) -> Sheet:
    """The card in a form. A picture is of the first page. Raises `ConfigError` without the extra ``export``."""
    shown = json.dumps(values(card_of(persona, segment, report)), ensure_ascii=False)
    for size in LETTER_SIZES:
        inputs = {"card": shown, "size": str(size), "paper": paper}
        pages = _compiled(inputs, "svg")
        count = len(pages) if isinstance(pages, list) else 1
        if count == 1 or size == LETTER_SIZES[-1]:
            break
    try:
        made, whole = _compiled(inputs, "pdf", accessible=True), True
    except need("typst", "export").TypstError:
        made, whole = None, False  # some character has no font
    if form == "svg":
        made = pages
    elif form == "png" or made is None:
        made = _compiled(inputs, form)
    return Sheet(made[0] if isinstance(made, list) else made, size, count, whole)


def _compiled(inputs: dict[str, str], form: PaperForm, *, accessible: bool = False) -> Any:
    """The pages. ``accessible`` is PDF/UA-1, which wants a font for every character."""
    typst = need("typst", "export")
    standards = {"pdf_standards": ["ua-1"]} if accessible else {}
    return typst.compile(
        str(TEMPLATE), format=form, ppi=PPI, sys_inputs=inputs, font_paths=_fonts(), timestamp=0, **standards
    )


@cache
def _fonts() -> list[str]:
    """The folder of the packaged sans face; system fonts serve scripts that it lacks."""
    return [str(Path(need("font_source_sans_pro", "export").__file__).parent / "files")]


def values(card: Card) -> dict[str, Any]:
    """All that the template shows, as texts without control characters."""
    persona, segment, labels = card.persona, card.segment, card.labels
    picture = portrait(persona.id, persona.name)
    heading, story = story_of(card)
    headline, quoted = card.headline
    moves = [advice for advice in card.use if advice.kind != "say"]
    return {
        "palette": picture.palette._asdict(),
        "portrait": svg_of(picture),
        **_clean(
            {
                "name": persona.name,
                "initials": picture.initials,
                "of": segment.name if segment else persona.segment,
                "who": card.who,
                "size": card.size,
                "portrait-alt": labels.invented,
                "language": segment_language(segment) if segment else "en",
                **{path: _sentence(one) if (one := card.sentence(path)) else None for path in HEADLINES},
                "key-notes": key_notes(card),
                "headline": wording.typeset(headline),
                "quoted": quoted,
                "columns": sheet_of(card).columns,
                "headings": {
                    "story": heading,
                    "own": "" if heading == card.headings["own"] else _own_heading(card),
                    "others": labels.elsewhere,
                    "differences": labels.differences,
                    "figures": labels.in_figures,
                    "use": card.use_heading,
                    "inference": labels.inference,
                },
                "glance": [_figure(line, segment) for line in card.glance],
                "common": card.like_everyone,
                "story": [[_sentence(one) for one in paragraph] for paragraph in in_paragraphs(story)] if story else [],
                "own": [_quote(one) for one in card.own_words],
                "others": [_quote(one) for one in card.other_voices],
                "differences": [
                    {"about": p.about, "one": _quote(p.one), "other": _quote(p.other)} for p in card.differences
                ],
                "reasons": [
                    _section(section, card.headings[section.field], pair_legend(card, section.field, labels.pair))
                    for section in card.reasons
                ],
                "use": [_move(number, advice) for number, advice in enumerate(moves, 1)],
                "say": [
                    {"label": advice.label, **_sentence(advice.in_words)} for advice in card.use if advice.kind == "say"
                ],
                "further": [
                    *(_stage(stage) for stage in card.journey),
                    *(_section(section, section.heading) for section in card.more),
                    *_unknown(card),
                ],
                "foot": [state_of(card), *_against(card)],
            }
        ),
    }


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        text = _LONG_WORD.sub(lambda word: "\u200b".join(word[0]), wording.printable(value))
        first = next((d for d in map(unicodedata.bidirectional, text) if d in ("L", "R", "AL")), "L")
        return text if first == "L" else f"\u2067{text}\u2069"  # read from the right within a sheet from the left
    if isinstance(value, dict):
        return {name: _clean(one) for name, one in value.items()}
    return [_clean(one) for one in value] if isinstance(value, list | tuple) else value


def _own_heading(card: Card) -> str:
    return card.headings["own"] if card.persona.lead else card.own_heading


def _section(section: Section, heading: str, note: str = "") -> dict[str, Any]:
    sentences = [_sentence(one) for one in section.sentences]
    return {"field": section.field, "heading": heading, "note": note, "sentences": sentences}


def _stage(stage: Stage) -> dict[str, Any]:
    """A stage of the journey, each sentence with the part that it tells."""
    sentences = [{**_sentence(one), "text": wording.typeset(f"{part}: {one.text}")} for part, one in stage.parts]
    return {"heading": stage.name, "sentences": sentences}


def _against(card: Card) -> list[str]:
    """What in the data speaks against a sentence, in one line."""
    if card.segment is None or card.report is None:
        return []
    labels = card.labels
    each = [f"“{claim}” {labels.but} {words}" for claim, words, _ in objections(card.segment, card.report, labels)]
    return [f"{labels.against_heading}: {' · '.join(each)}"] if each else []


def _unknown(card: Card) -> list[dict[str, Any]]:
    """What is not known, as a section whose lines have no marks."""
    lines = [{"text": line, "margin": [], "mark": {"quiet": True}} for line in card.unknown]
    return [{"heading": card.labels.unknown, "sentences": lines}] if lines else []


def _sentence(one: MarkedSentence) -> dict[str, Any]:
    return {"text": wording.typeset(one.line), "mark": _mark(one.mark), "margin": list(one.margin)}


def _figure(line: GlanceLine, segment: Segment | None) -> dict[str, Any]:
    s = statistic_of(line.trait, segment)
    shares = (
        [None if share is None or s.measure != "share" else 100 * share for share in (s.value, s.overall)] if s else []
    )
    share, whole = shares or (None, None)
    told = line.told.removeprefix(line.asked).strip()
    return {
        "large": line.large, "asked": line.asked, "told": told, "compared": line.compared,
        "share": share, "whole": whole, "mark": _mark(line.mark),
    }  # fmt: skip


def _move(number: int, advice: CardAdvice) -> dict[str, Any]:
    label = advice.label if advice.kind in ("avoid", "test") else ""
    title, text = ("", advice.sentence.text) if advice.sentence.claim.findings else (advice.title, advice.line)
    mark = _mark(advice.sentence.mark)
    return {
        "number": number,
        "label": label,
        "title": wording.typeset(title),
        "text": wording.typeset(text),
        "margin": list(advice.margin),
        "mark": mark,
    }


def _quote(quote: ShownQuote) -> dict[str, Any]:
    return {"text": wording.typeset(quote.quoted), "who": quote.who, "mark": _mark(quote.mark)}


def _mark(mark: Mark) -> dict[str, Any]:
    return {"kind": mark.kind, "sign": mark.sign, "word": mark.word, "quiet": mark.quiet}

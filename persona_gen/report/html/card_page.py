"""The persona's card as a page to read, to question and to hang on a wall."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial

from persona_gen.domain import CheckReport, Persona, Segment
from persona_gen.report import account, wording
from persona_gen.report.beside import speakers_of
from persona_gen.report.card import Card, card_of
from persona_gen.report.card_labels import CardLabels
from persona_gen.report.card_parts import GlanceLine, MarkedSentence
from persona_gen.report.glance import CONTRAST, statistic_of
from persona_gen.report.html.evidence import Item, Sources
from persona_gen.report.html.page import render
from persona_gen.report.html.plots import Bar, bar
from persona_gen.report.html.portrait import Palette, blended, portrait
from persona_gen.report.html.sheet import Sheet, sheet_of
from persona_gen.text.lexicon.english import MONTHS


@dataclass(frozen=True, slots=True)
class CardRow:
    """A line of the snapshot with its plot."""

    line: GlanceLine
    plot: Bar | None


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
    fitted = sheet_of(shown)
    heading, story = story_of(shown)
    picture = portrait(persona.id, persona.name, face=face)
    return render(
        "card.html.jinja",
        "card.css",
        home=home,
        card=shown,
        labels=shown.labels,
        language=shown.labels.language,
        sources=sources,
        persona=persona,
        picture=picture,
        rows=_rows(shown.glance, segment),
        columns=fitted.columns,
        legend=partial(pair_legend, shown),
        looks=looks(picture.palette, fitted),
        more_rows=_rows((*shown.further_glance, *shown.common), segment),
        panel=lambda sentence: sources.panel(
            sentence.mark, sentence.claim.cites, sentence.claim.path, sentence.claim.findings
        ),
        evidence=_evidence(shown, sources),
        held_back=len(sources.evidence) - len(_cited(shown)),
        account=sources.account,
        state=state_of(shown),
        against=account.objections(segment, report, shown.labels) if segment and report else (),
        ledger=account.ledger_rows(segment, report, shown.labels) if segment and report else (),
        came_about=_came_about(shown),
        too_long=not fitted.fits,
        story_heading=heading,
        key_notes=key_notes(shown),
        paragraphs=in_paragraphs(story),
        has_initial=bool(story and _INITIAL.match(story[0].text)),
        in_words=partial(pair_in_words, labels=shown.labels),
    )


_OWN_WORDS = re.compile(
    r"In (?:(?:her|his|\S[^:]{0,40}’s|\S[^:]{0,40}'s) own words|(?:ihren |seinen )?eigenen Worten): (?=[“„])"
)
"""How code opens a story that a speaker tells: on the sheet the heading says so."""


_INITIAL = re.compile(r"[“„‘'\"(]?[A-Za-zÀ-ɏ]{2}")
"""How a story opens whose first letter is set large: one that is a word would lose its space, others their joining."""


def story_of(card: Card) -> tuple[str, Sequence[MarkedSentence]]:
    """What stands over the story, and its sentences."""
    if card.story is None:
        return "", ()
    first, *rest = card.story.sentences
    opening = None if first.claim.findings else _OWN_WORDS.match(first.text)
    if opening:
        bare = first.claim.model_copy(update={"text": first.text[opening.end() :]})
        return card.headings["own"], (replace(first, claim=bare), *rest)
    heading = card.story.heading
    return card.headings["story"] if heading == card.labels.fields["story"] else heading, card.story.sentences


def key_notes(card: Card) -> tuple[str, ...]:
    """What stands below the key line: of figures that are all set large on the sheet, no more than who speaks."""
    insight, segment = card.sentence("insight"), card.segment
    large = {i for line in card.glance for i in line.claim.cites}
    if insight and segment and all(s.id in large for s in segment.cited_statistics(insight.claim.cites)):
        quotes = segment.cited_quotes(insight.claim.cites)
        return (speakers_of(quotes, card.labels),) if quotes else ()
    return insight.margin if insight else ()


def pair_legend(card: Card, field: str, words: str) -> str:
    """``words``, which say what a pair of figures is of, for the first field that has one; for "use" where none has."""
    paired = (s.field for s in card.reasons if any(" · " in note for said in s.sentences for note in said.margin))
    return words if field == next(paired, "use") else ""


_TWO_FIGURES = re.compile(r"([£$€]?\d[^·]*) · ([£$€]?\d[^·]*)")


def pair_in_words(note: str, labels: CardLabels) -> str:
    """``them: 48 %, everyone: 30 %`` of ``48 % · 30 %``, for those who hear it; empty of any other note."""
    pair = _TWO_FIGURES.fullmatch(note)
    whose = labels.pair.split(" · ")
    return ", ".join(map(": ".join, zip(whose, pair.groups(), strict=True))) if pair else ""


def state_of(card: Card) -> str:
    """How far the data bear the card out, and which data they are."""
    if card.report is None:
        return card.labels.no_segment
    collected = wording.collected(card.segment) if card.segment else ""
    data = card.labels.data.format(data=collected) if collected else ""
    return f"{account.groundedness(card.claims.values(), card.labels)} {data}".strip()


def _rows(lines: Iterable[GlanceLine], segment: Segment | None) -> list[CardRow]:
    statistics = ((line, statistic_of(line.trait, segment)) for line in lines)
    return [CardRow(line, bar(s) if s else None) for line, s in statistics]


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


def looks(palette: Palette, sheet: Sheet) -> str:
    """The colours of this persona, and the size of its letters and gaps on paper, as styles."""
    night = blended("#1a1c1e", palette.cover, 0.45)
    colours = f"--cover: {palette.cover}; --spark: {palette.spark}; --wash: {palette.wash}; --night: {night}"
    printed = f"font-size: {sheet.size:g}px; --air: {sheet.air:g}; --prose: {sheet.prose:g}rem"
    return f":root {{ {colours} }}\n@media print {{ :root {{ {printed} }} }}"


LONG_STORY, LEAST_PARAGRAPH, MOST_PARAGRAPHS = 80, 20, 3
"""Words from which a story stands in paragraphs, words of the shortest, and how many there are at most."""
_TIME_TURNS = re.compile(
    r"(?:now|then|today|these days|one (?:day|night|morning|evening|afternoon)|that (?:night|day|evening|morning|was)"
    rf"|until|since|in (?:{'|'.join(MONTHS)}|\d{{4}})"
    r"|last (?:week|month|year|spring|summer|autumn|winter)|(?:a|two|three) (?:weeks?|months?|years?) (?:ago|later)"
    r"|jetzt|dann|heute|inzwischen|eines (?:tages|abends|morgens)|seit|im \w+|bis)\b",
    re.I,
)
"""Words by which a sentence moves on in time (English and German)."""


def in_paragraphs(sentences: Sequence[MarkedSentence]) -> list[tuple[MarkedSentence, ...]]:
    """Sentences as at most `MOST_PARAGRAPHS`, each begun by a word of time ("Now", "In November") and none a scrap."""
    words = [len(sentence.text.split()) for sentence in sentences]
    if sum(words) < LONG_STORY:
        return [tuple(sentences)]
    starts = [0]
    for i, sentence in enumerate(sentences):
        apart = min(sum(words[starts[-1] : i]), sum(words[i:])) >= LEAST_PARAGRAPH
        if apart and len(starts) < MOST_PARAGRAPHS and _TIME_TURNS.match(sentence.text):
            starts.append(i)
    return [tuple(sentences[a:b]) for a, b in zip(starts, [*starts[1:], len(sentences)], strict=True)]

"""Evidence as sentences that need no model: participants' own words, what code says of a figure, what is asked."""

from __future__ import annotations

import re
from itertools import islice
from typing import Literal

from persona_gen.domain import Claim, Evidence, Quote, Statistic, in_words
from persona_gen.domain.review import Reason, Variant
from persona_gen.evidence.card_lists import ASKS_WHAT_STOPS, BARRIERS, MOTIVES, STATEMENTS, asks
from persona_gen.evidence.cues import IS_CONTENT, cues
from persona_gen.evidence.phrasing import about_statistic, own_words
from persona_gen.reviewer.copy_text import copy_sentences, shown_copy
from persona_gen.reviewer.panel import PanelMember
from persona_gen.reviewer.relevance import Near, Relevance, stems
from persona_gen.text.lexicon import any_of
from persona_gen.text.lexicon import english_cues as en
from persona_gen.text.lexicon import german_cues as de
from persona_gen.text.lexicon.english_numbers import MONEY
from persona_gen.text.numbers import read_figures
from persona_gen.text.tokens import words

LEAST_CLOSENESS = 0.5
"""Closeness (a sum of three cosines) below which what is near to a phrase says nothing of it."""
_LEAST_WORDS = 3
"""Words from which on a quote says something of what it names."""
_UNSPACED = re.compile(r"[\u0e00-\u0eff\u3040-\u30ff\u4e00-\u9fff]{2}")
"""About a word of a script that sets no blanks between words: Thai, Japanese, Chinese."""
_SOME = 0.15
"""Share of the segment from which on what it wants or minds is worth showing."""
COMMON = 0.4
"""Share from which on what it believes, or calls important, is."""
MOST_QUESTIONS, LONGEST = 2, 220
"""Questions a reaction raises, and characters of a participant's words in one reason."""
MOST_WORDS, LEAST_WORDS = 32, 5
"""Words of a question with its neighbours, and words below which it asks nothing."""
MOST_SENTENCES, LOOK_AHEAD = 200, 60
"""Sentences of a quote that are weighed, and characters in which the first word of the next one is looked for."""
_SENTENCE = re.compile(r"\S.*?(?:(?:[!?…]|(?<!\.\w)(?<!\b[a-z])\.)+['\"’”)»]*(?=\s|$)|$)\s*")
"""Up to a full stop that white space follows: "$4.99", "2 a.m." and "e.g." do not end one."""
_WOULD = re.compile(
    rf"(?:who )?(?:would|würden?) (?=(?:\w+ ){{0,2}}?{any_of(en.WILLING, de.WILLING)}\b)"
    rf"|what would {any_of(en.PERSUADING)}\b",
    re.I,
)
_AFFIRMED = re.compile(
    r"(?:(?:yes|ja|true|agree|definitely|probably|(?:very |rather )?likely|certainly|and|or|,)\s*)+", re.I
)
_SIGNS = frozenset(MONEY.values())
_MATTERS = re.compile(r"\b(matters?|important|priorit\w*|choosing)\b", re.I)


def says_something(piece: Evidence, copy: str) -> bool:
    """Whether a piece can be for or against an offer: a saying, or what some want or mind, or many believe.

    "nice" and "price" name a thing, and say neither what is wished nor what is wrong with it: they count where the copy
    names it, too, and what people pay counts where the copy names a price.
    """
    if isinstance(piece, Quote):
        spoken = max(sum(1 for _ in words(piece.text)), len(_UNSPACED.findall(piece.text)))
        return spoken >= _LEAST_WORDS or bool(stems(piece.text) & stems(copy))
    if piece.measure != "share":
        return _is_price(piece) and bool(_amounts(copy))
    return (view_of(piece) is not None and piece.value >= _SOME) or (
        asks(piece.attribute, STATEMENTS) and piece.value >= COMMON
    )


def bearing_on(relevance: Relevance, text: str, most: int) -> list[Near]:
    """Of the nearest to a text what bears on it as far as code can tell: it says something, and is close."""
    near = [n for n in relevance.net(text) if says_something(n.evidence, text)][:most]
    return [n for n in near if not relevance.embedder or relevance.closeness(text, n) >= LEAST_CLOSENESS]


def view_of(statistic: Statistic) -> tuple[Literal["wish", "complaint"], str] | None:
    """What a share wants or minds, in its words; none of other figures.

    "What stops you: no time" minds "no time", "Would pay for a fitter: yes" wants to "pay for a fitter".
    """
    name, category = in_words(statistic.attribute), statistic.category or ""
    if statistic.measure != "share" or not category or IS_CONTENT.search(category):
        return None
    affirmed = bool(_AFFIRMED.fullmatch(category))
    if asks(name, BARRIERS) or ASKS_WHAT_STOPS.search(name):
        return "complaint", name if affirmed else category
    if would := _WOULD.match(name):
        return "wish", name[would.end() :] if affirmed else category
    wished = asks(name, MOTIVES) and not asks(name, STATEMENTS)
    return ("wish", name if affirmed else category) if wished else None


def _amounts(text: str) -> dict[str, list[float]]:
    """The sums of money a text names, by their sign."""
    sums: dict[str, list[float]] = {}
    for figure in read_figures(text):
        if figure.unit in _SIGNS:
            sums.setdefault(figure.unit, []).extend(figure.values)
    return sums


def _is_price(piece: Evidence) -> bool:
    """Whether a statistic is a mean or median sum of money."""
    return isinstance(piece, Statistic) and piece.measure in ("mean", "median") and _sign(piece) is not None


def _sign(statistic: Statistic) -> str | None:
    """The sign of the currency that the unit of a statistic names."""
    units = re.findall(r"[£$€¥]|[a-z]+", (statistic.unit or "").lower())
    codes = {"gbp": "£", "eur": "€", "usd": "$"}
    signs = (unit if unit in _SIGNS else codes.get(unit) or MONEY.get(unit.removesuffix("s")) for unit in units)
    return next(filter(None, signs), None)


def in_evidence_words(reader: PanelMember, near: Near) -> Claim:
    """The evidence as a sentence: a participant's own words, or what code says of a figure."""
    piece: Evidence = near.evidence
    if isinstance(piece, Statistic):
        return about_statistic(piece, reader.segment)
    if len(piece.text) <= LONGEST:
        return _voice(reader, piece, piece.text)
    parts = [piece.text[slice(*span)].strip() for span in copy_sentences(piece.text)]
    shown = near.words if near.words in parts else max(parts, key=lambda part: min(len(part), LONGEST))
    return _voice(reader, piece, shown)


def _voice(reader: PanelMember, quote: Quote, shown: str) -> Claim:
    """Some of a quote's words as one voice's; German ones stand alone, since "Jemand anders" begs the question."""
    german = reader.forms.language == "de"
    return own_words(quote, shown, quote.speaker if german and quote.speaker else None, reader.forms)


def as_told(near: Near) -> str:
    """The evidence as a customer's words, which a small model reads better than a figure."""
    piece = near.evidence
    if isinstance(piece, Quote):
        return piece.text if len(piece.text) <= LONGEST else near.words
    if not piece.category:
        return f"{in_words(piece.attribute)}: {piece.shown(piece.value)}."
    view = view_of(piece) or ("wish", piece.category)
    return f"{'What gets in my way' if view[0] == 'complaint' else 'What matters to me'}: {view[1]}."


def questions(reader: PanelMember, variant: Variant) -> tuple[Reason, ...]:
    """What participants asked near to this copy, and what matters to the segment and the copy leaves open."""
    near = reader.near.net(shown_copy(variant.text))
    asked = [n.evidence for n in near if isinstance(n.evidence, Quote) and cues(n.evidence.text)["question"]]
    claims = [_voice(reader, q, question_in(q.text)) for q in asked if len(q.text) <= 2 * LONGEST]
    touched = {n.evidence.id for n in near}
    matters = [
        s
        for s in reader.near.evidence
        if isinstance(s, Statistic) and _MATTERS.search(s.attribute) and s.id not in touched and s.value >= COMMON
    ]
    claims += [about_statistic(s, reader.segment) for s in sorted(matters, key=lambda s: -s.value)]
    return tuple(reader.reason(claim) for claim in claims[:MOST_QUESTIONS])


def question_in(text: str) -> str:
    """The part of a quote that asks: whole sentences in a row, unless the next one turns them round; else all of it."""
    text = " ".join(text.split())
    spans = [match.span() for match in islice(_SENTENCE.finditer(text), MOST_SENTENCES)]
    best, most = text, -1
    for i in range(len(spans)):
        for j in range(i, len(spans)):
            part = text[spans[i][0] : spans[j][1]].strip()
            size = len(list(words(part)))
            if size > MOST_WORDS and j > i:
                break
            following = next(words(text[spans[j][1] : spans[j][1] + LOOK_AHEAD]), None)
            asks = 3 * cues(part)["question"] - (j - i)
            if asks > most and size >= LEAST_WORDS and not (following and following.turns):
                best, most = part, asks
    return best

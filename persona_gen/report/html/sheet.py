"""How a card is laid out on a sheet: where the paragraphs of its story begin, and what fits."""

from __future__ import annotations

import re
from collections.abc import Sequence

from persona_gen.report.card import Card
from persona_gen.report.card_labels import stands_for
from persona_gen.report.card_parts import MarkedSentence
from persona_gen.report.glance import GLANCE_LINES

SHEET_WORDS = 665
"""Words of a card that an A4 sheet holds at 9 points or more, measured in Chromium: 665 fit, 705 do not, in a card of
four full sections. ``tests/report/test_html_browser.py`` prints both."""
LARGEST, STEP, ROOM_OF_HEADINGS, GERMAN_WORD = 1.4, 0.05, 110, 1.25
"""How many times larger a card of few words is printed at most and by which steps; the words whose room headings, plots
and gaps take; and the room of a German word, an English one being 1."""
LONG_STORY, LEAST_PARAGRAPH, MOST_PARAGRAPHS = 80, 20, 3
"""Words from which a story stands in paragraphs, words of the shortest, and how many there are at most."""
_TIME_TURNS = re.compile(
    r"(?:now|then|today|these days|one (?:day|night|morning|evening|afternoon)|that (?:night|day|evening|morning|was)"
    r"|until|since|in (?:january|february|march|april|may|june|july|august|september|october|november|december|\d{4})"
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


def zoom_steps(words: int, language: str) -> int:
    """By how many `STEP` a card is printed larger for its words to fill the sheet: their room grows with the square."""
    words = round(GERMAN_WORD * words) if language == "de" else words
    zoom = min(LARGEST, (SHEET_WORDS / (words + ROOM_OF_HEADINGS)) ** 0.5)
    return max(0, int((zoom - 1) / STEP + 1e-9))


def words_on_card(card: Card) -> int:
    """How many words the card itself shows, from the name to what is not known; not the foot."""
    texts = [card.persona.name, stands_for(card.segment, card.labels) if card.segment else "", *card.unknown]
    texts += [card.like_everyone, *(advice.rests_on for advice in card.use)]
    texts += [text for line in card.glance[:GLANCE_LINES] for text in (line.claim.text, line.typical)]
    texts += [sentence.voice for section in (*card.reasons, *card.more) for sentence in section.sentences]
    texts += [quote.who for quote in (*card.own_words, *card.other_voices)]
    texts += [f"{pair.about} {pair.one.who} {pair.other.who}" for pair in card.differences]
    texts += [claim.text for path, claim in card.claims.items() if not path.startswith("snapshot")]
    return sum(len(text.split()) for text in texts)

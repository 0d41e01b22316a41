"""How a card is laid out on a sheet: how wide its story stands, where its paragraphs begin, and what fits."""

from __future__ import annotations

import re
from collections.abc import Sequence

from persona_gen.report.card import Card
from persona_gen.report.card_labels import stands_for
from persona_gen.report.card_parts import MarkedSentence
from persona_gen.report.glance import GLANCE_LINES

SHEET_WORDS = 745
"""Words of a card that an A4 sheet holds at 9 points or more, measured in Chromium: 745 fit, 785 do not, in a card of
four full sections. ``tests/report/test_html_browser.py`` prints both."""
THIN = 480
"""Words up to which a card is printed larger by 15 %: it then takes what `SHEET_WORDS` / 1.15² (563) words would."""
SHORTLY = 130
"""Words of story and voices beside which a glance of five lines stands half empty on a screen."""
VOICE_ROOM, LONG_TOLD, MANY_VOICES = 9, 1.45, 2
"""Words whose room the name under a quotation takes; how many times the room of the voices a long story takes, and how
many times its room voices take that stand in two columns below it."""
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


def is_told_shortly(card: Card) -> bool:
    """Whether story and voices leave room beside the glance."""
    return 0 < _story_words(card) + sum(_voices(card)) <= SHORTLY


def width_of_story(card: Card) -> str:
    """How wide the story stands beside the voices for both to end together: ``told-long``, ``told-short`` or none;
    ``told-above`` them where no width does that.

    A quotation takes some words' room for who said it, and a heading as much.
    """
    headings = sum(VOICE_ROOM for said in (card.own_words, card.other_voices) if said)
    room = headings + sum(VOICE_ROOM + words for words in _voices(card))
    told = _story_words(card)
    if told > LONG_TOLD * room:
        return "told-long"
    return "told-above" if MANY_VOICES * told < room else "told-short" if told < room else ""


def _story_words(card: Card) -> int:
    return sum(len(sentence.text.split()) for sentence in card.story.sentences) if card.story else 0


def _voices(card: Card) -> list[int]:
    """The words of each quotation beside the story."""
    return [len(quote.claim.text.split()) for quote in (*card.own_words, *card.other_voices)]


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

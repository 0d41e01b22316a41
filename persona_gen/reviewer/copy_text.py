"""The copy as a model is shown it, and the phrases of it that can be pointed at."""

from __future__ import annotations

import re
from itertools import pairwise

from persona_gen.domain import Span
from persona_gen.text.instructions import is_instruction
from persona_gen.text.quotations import find_words
from persona_gen.text.tokens import words

_DIRECTIONS = re.compile(
    r"\b(ignore|disregard|forget|override|skip)\b.{0,25}\b(above|previous|prior|preceding|earlier|evidence|everything"
    r"|instructions?|rules|prompt|persona)\b"
    r"|\b(score|rate|grade|mark|rank)\b.{0,25}\b(5|five|10|ten|highest|maximum|top|first|full marks)\b"
    r"|\b(answer|reply|respond|output|print|return|say|choose|pick|prefer|select)\b.{0,25}"
    r"(\bspeaks.to\b|\bjson\b|\bverdict\b|\bscore\b|\bvariant\b|\bthis (one|version|copy|headline|option)\b"
    r"|\b(copy|option|answer|version|headline) [abe1-5]\b|\b(the )?(first|second) (copy|option|version|headline)\b"
    r"|\bonly with\b|\bwith only\b)"
    r"|\b(answer|reply|respond|output|print|return)\b.{0,25}\byes\b|\b(only|just|always) (say|choose|pick|select) yes\b"
    r"|\b(your|the) (verdict|score|rating|answer) (is|must|should|has to)\b"
    r"|\b(reviewer|assistant|model|ai|llm|persona)\b\s*[:,].{0,40}\b(must|should|score|rate|answer|say|prefer)\b"
    r"|</?\s*\w{1,20}\s*>|\{[{%]",
    re.I,
)
"""Words that direct a reviewer instead of winning over a reader, besides those that quotes may direct a model with.
Copy with a phrase like "rate us five stars" is caught too: the phrase is then not shown, and a note says so."""

_SENTENCE = re.compile(r"[^.!?\n]+(?:[.!?]+(?=\s|$)|[.!?](?=\S))*[^\S\n]*|\n+")
_BREAK = re.compile(
    r"[,;:()\n•|]+|\s[-–—]+\s|—|[.!?…]+(?=\s|$)|\b(?=(?:without|instead of|before|after|while|so that|because|until"
    r"|and|but|or|with no|no more)\s)",
    re.I,
)
_EDGES = ' \t\r\n,;:.!?…–—-()"“”„«»*#_'
MOST_PHRASES = 40
"""Phrases of one copy that are weighed; a page has more, of which the first ones meet the reader."""


def copy_sentences(text: str) -> list[Span]:
    """The spans of the sentences and lines of a text, in order."""
    return [match.span() for match in _SENTENCE.finditer(text) if match.group().strip()]


def directions(text: str) -> list[Span]:
    """Spans of the sentences that address a model; all of the text where only the whole of it does."""
    spans = [span for span in copy_sentences(text) if _directs(text[slice(*span)])]
    rest = _without(text, spans)
    return [(0, len(text))] if _directs(rest) else spans


def shown_copy(text: str) -> str:
    """The copy without sentences that address a model; empty where nothing else is left."""
    return _without(text, directions(text)).strip()


def _directs(text: str) -> bool:
    return is_instruction(text) or bool(_DIRECTIONS.search(" ".join(text.split())))


def _without(text: str, spans: list[Span]) -> str:
    kept, at = "", 0
    for begin, end in spans:
        kept, at = kept + text[at:begin], end
    return kept + text[at:]


def phrase_spans(text: str) -> list[Span]:
    """Spans of the phrases one can point at: clauses of two words and more, none that addresses a model."""
    closed = directions(text)
    cuts = [0, *(place for match in _BREAK.finditer(text) for place in match.span()), len(text)]
    spans = (_trimmed(text, begin, end) for begin, end in pairwise(cuts))
    usable = [
        (begin, end)
        for begin, end in spans
        if begin < end
        and sum(1 for _ in words(text[begin:end])) >= 2
        and not any(begin < stop and start < end for start, stop in closed)
    ]
    whole = _trimmed(text, 0, len(text))
    return usable[:MOST_PHRASES] or ([whole] if shown_copy(text) and not closed and whole[0] < whole[1] else [])


def _trimmed(text: str, begin: int, end: int) -> Span:
    while begin < end and text[begin] in _EDGES:
        begin += 1
    while end > begin and text[end - 1] in _EDGES:
        end -= 1
    return begin, end


def find_phrase(phrase: str, text: str) -> Span | None:
    """Where a phrase that a model names stands in the copy; nothing where it is not there word for word."""
    return find_words(phrase.strip(_EDGES), text) if phrase.strip(_EDGES) else None

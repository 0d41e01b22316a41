"""Quotation marks in a claim, and finding the words between them in the source, character for character.

Declared normalisation, the same on both sides: NFKC; every kind of quotation mark and apostrophe to one sign, since
marks inside marks change their kind; hyphen and dash (U+2010-2015, U+2212) to the plain form, without blanks beside
it; no blank before a percent sign; soft hyphens and zero-width characters out; white space folded. What an editor may
do besides: leave words out at an ellipsis, put words in [brackets], leave out a transcriber's "[laughs]", begin with
another case, close with a comma or full stop. Nothing else is verbatim. Whether what is left out turns the words is
another question (`omissions`).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache

from persona_gen.domain import Span
from persona_gen.text.lexicon import any_of
from persona_gen.text.lexicon.english_speech import NOT_SAID

_FOLD = {
    **dict.fromkeys('"“”„‟«»＂〝〞「」『』‘’‚‛‹›′`´＇ʼ', "'"),
    **dict.fromkeys("‐‑‒–—―−", "-"),
    **dict.fromkeys("\u00ad\u200b\u200c\u200d\u2060\ufeff", ""),
}
_TABLE = str.maketrans(_FOLD)
_MARKS = re.compile(
    r"“([^“”]+)”|„([^„“”]+)[“”]|«\s?([^«»]+?)\s?»|»([^«»]+)«|\"([^\"]+)\"|「([^「」]+)」"
    r"|(?<!\w)‘((?:[^‘’]|’(?=\w))+)’(?!\w)|(?<![\w'])'(?=\S)((?:[^']|(?<=\w)'(?=\w))+?)'(?![\w'])"
)
_OMITTED = re.compile(r"\s*(?:\[\s*\.\.\.\s*\]|\(\s*\.\.\.\s*\)|\.\.\.|\[[^\[\]]{0,200}\])\s*")
_WORDISH = re.compile(r"\w")
_NOT_SAID = re.compile(rf"[\[(]{any_of(NOT_SAID)}[^\])]{{0,40}}[\])]", re.I)


def _folded(text: str) -> Iterator[tuple[str, int, int]]:
    """Each normalised character with the span of the original it came from."""
    blank: tuple[str, int, int] | None = None
    last = "-"  # no blank at the beginning, nor beside a dash
    i = 0
    while i < len(text):
        end = i + 1
        while end < len(text) and _joins(text[i:end], text[end]):
            end += 1
        for char in unicodedata.normalize("NFKC", text[i:end]):
            plain = _FOLD.get(char, char)
            if plain.isspace():
                blank = blank or (" ", i, end)
            elif plain:
                if blank and last != "-" and plain not in "-%":
                    yield blank
                yield plain, i, end
                blank, last = None, plain
        i = end


def _joins(text: str, char: str) -> bool:
    """Whether a character is normalised together with what stands before it: accents, the parts of a syllable."""
    if char.isascii():
        return False
    alone = unicodedata.normalize("NFKC", char)
    if unicodedata.combining(alone[0]):
        return True
    return unicodedata.normalize("NFKC", text + char) != unicodedata.normalize("NFKC", text) + alone


@lru_cache(maxsize=1_000)
def normalise(text: str) -> str:
    """A text folded as declared above."""
    plain = (text if text.isascii() else unicodedata.normalize("NFKC", text)).translate(_TABLE)
    return " ".join(plain.split()).replace(" -", "-").replace("- ", "-").replace(" %", "%")


def quoted_spans(text: str) -> list[Span]:
    """Spans of what stands between quotation marks, without the marks. Apostrophes are not quotation marks."""
    return [match.span(match.lastindex or 0) for match in _MARKS.finditer(text)]


def find_words(fragment: str, source: str) -> Span | None:
    """Where a quotation stands in a source text, as a span of the source; nothing if it is not verbatim.

    A quotation with ellipses or editor's brackets is found when all its parts stand there, in order.
    """
    parts = find_parts(fragment, source)
    return (parts[0][0], parts[-1][1]) if parts else None


def find_parts(fragment: str, source: str) -> list[Span]:
    """Where the unbroken parts of a quotation stand in a source text, in order; empty if it is not verbatim."""
    if parts := _parts_in(fragment, source):
        return parts
    silent = _NOT_SAID.sub(lambda match: "\u200b" * len(match.group()), source)  # offsets stay
    return _parts_in(fragment, silent) if silent != source else []


def _parts_in(fragment: str, source: str) -> list[Span]:
    normal, whole = normalise(source), normalise(fragment)
    if not _WORDISH.search(whole):
        return []
    if place := _find_part(whole, normal, 0):
        return [_original(source, place)]
    parts = [part for part in _OMITTED.split(whole) if _WORDISH.search(part)]
    if len(parts) < 2 and not _OMITTED.search(whole):
        return []
    places: list[Span] = []
    for part in parts:
        place = _find_part(part, normal, places[-1][1] if places else 0)
        if not place:
            return []
        places.append(place)
    return [_original(source, place) for place in places]


def parts_of(fragment: str) -> list[str]:
    """The unbroken parts of a quotation, normalised, closing punctuation off."""
    parts = (part.strip().rstrip(".,").rstrip() for part in _OMITTED.split(normalise(fragment)))
    return [part for part in parts if _WORDISH.search(part)]


def _original(source: str, place: Span) -> Span:
    """A span of the normalised text as a span of the source."""
    if normalise(source) == source:
        return place
    spans = [(start, end) for _, start, end in _folded(source)]
    return spans[place[0]][0], spans[place[1] - 1][1]


def _find_part(part: str, source: str, at: int) -> Span | None:
    """One unbroken part, beginning and ending at a word's edge, from ``at`` on."""
    bare = part.rstrip(".,").rstrip() if part.rstrip(".,") else part
    for wanted in (part, bare):
        for first in {wanted[:1], wanted[:1].lower(), wanted[:1].upper()}:
            candidate, start = first + wanted[1:], at
            while candidate and (begin := source.find(candidate, start)) >= 0:
                end = begin + len(candidate)
                if _edge(source, begin) and _edge(source, end):
                    return begin, end
                start = begin + 1
    return None


def _edge(text: str, place: int) -> bool:
    """Whether no word is cut at this place. Scripts without blanks have an edge at every character."""
    if place <= 0 or place >= len(text):
        return True
    before, after = text[place - 1], text[place]
    return not (before.isalnum() and after.isalnum() and before < "\u0e00" and after < "\u0e00")

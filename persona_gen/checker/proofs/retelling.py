"""Whether a sentence retells a quote: a test of words, so narrow that what passes it needs no judge.

Every fact of the claim stands in the quote, in the same order; what negates, hedges, conditions, wishes or asks in the
sentences touched does so in the claim; and what the claim says she does, the participant says of himself.
A good paraphrase fails this test. An invention passes only if it is made of the participant's own words in the
participant's own order.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Mapping, Sequence

from persona_gen.domain import Quote
from persona_gen.text.tokens import Word, content_stems, words

_SENTENCE_END = re.compile(r"(?<=[.!?…])\s+|\n+")
_WISH = re.compile(
    r"\b(want|wish|need|hope|would|rather|prefer|trade|please|pls|give me|tell me|show me|let me|looking for|should"
    r"|if (i|it|they) could|somewhere i|(i|we)'d (like|love|rather|want|need|pay|happily))\b",
    re.I,
)
"""What makes a sentence a wish. A claim about it must say so: "somewhere I can paint" is no "she can paint"."""
_SAYS_WISH = re.compile(
    r"\b(want|wish|need|hope|would|rather|prefer|should|ask|try|trying|tries|looking for|\w+'d)", re.I
)
_ASKING = frozenset(content_stems("asks wonders question wants know"))
_FRAMES = frozenset(content_stems("says tells"))
_FIRST_PERSON = re.compile(r"^(i|we|me|us|my|our|mine|ours|i'm|i'd|i've|i'll|we're|we'd|we've|we'll)$")
_OTHER_SUBJECT = re.compile(
    r"^(he|she|it|they|you|who|which|that|there|this|these|those|it's|he's|she's|they're|you're|that's|there's|it'll|"
    r"he'd|she'd|they'd|you'd|they've|you've|somebody|someone|everybody|everyone|nobody|people|what)$"
)
_PERSONA_SUBJECT = frozenset("she he they she's he's they're she'd he'd they'd she'll he'll they'll".split())
_PAST = frozenset(
    "got had was were did lost spent bought paid found felt gave took made went saw came left sent wrote sat".split()
)


def retells(claim: str, quote: Quote, name: str) -> bool:
    """Whether a claim about the person called ``name`` retells the quote, as this module's docstring says."""
    text = quote.text.replace("’", "'")
    names = set(content_stems(name))
    said = [word for word in words(claim) if not (word.is_content and word.stem in names)]
    source = list(words(text))
    if any(_FIRST_PERSON.match(word.text) for word in said):
        return False
    free = _FRAMES | ({"want"} if _WISH.search(text) else set()) | (_ASKING if "?" in text else set())
    places = _in_order(said, source, free)
    if not places:
        return False
    starts = [0, *(match.end() for match in _SENTENCE_END.finditer(text)), len(text)]
    touched = {bisect_right(starts, source[place].span[0]) - 1 for place in places.values()}
    region = " ".join(text[starts[i] : starts[i + 1]] for i in sorted(touched))
    asked = "?" in region
    if asked and not any(word.stem in _ASKING for word in said):
        return False
    if _WISH.search(region) and not _SAYS_WISH.search(claim.replace("’", "'")):
        return False
    within = [i for i, word in enumerate(source) if bisect_right(starts, word.span[0]) - 1 in touched]
    if within[-1] + 1 < len(source) and source[within[-1] + 1].turns:
        within.append(within[-1] + 1)  # "…, I looked. But not for long": a turn at once belongs to what it turns
    return _turned_alike(said, places, source, within, asked) and _same_subjects(said, places, text, source)


def _in_order(said: Sequence[Word], source: Sequence[Word], free: frozenset[str] | set[str]) -> dict[int, int]:
    """For each content word of the claim its place in the source, every one after the last; empty if one has none."""
    at, places = 0, {}
    for n, word in enumerate(said):
        if not word.is_content:
            continue
        place = next((i for i in range(at, len(source)) if source[i].stem == word.stem), None)
        if place is not None:
            places[n], at = place, place + 1
        elif word.stem not in free:
            return {}
    return places


def _turned_alike(
    said: Sequence[Word], places: Mapping[int, int], source: Sequence[Word], within: Sequence[int], asked: bool
) -> bool:
    """Whether the turning words are the same, each between the same facts; the "if" of an indirect question is none."""

    def turn(word: Word) -> str | None:
        return None if asked and word.turns == "if" else word.turns

    kept = set(places.values())
    ours = [places.get(n, turn(word)) for n, word in enumerate(said) if n in places or turn(word)]
    theirs = [i if i in kept else turn(source[i]) for i in within if i in kept or turn(source[i])]
    return ours == theirs


def _same_subjects(said: Sequence[Word], places: Mapping[int, int], quote: str, source: Sequence[Word]) -> bool:
    """Where the claim says she does something, the participant must say so of himself, not of somebody else.

    A participant may leave his "I" out ("Got charged twice"), but then in a past form: "swap what you like" is a
    request, not what he does. And "give me" must not become "gives".
    """
    for n, word in enumerate(said):
        place = places.get(n)
        if place is not None and place + 1 < len(source) and source[place + 1].text in ("me", "us"):
            follows = said[n + 1].text if n + 1 < len(said) else ""
            if follows not in ("her", "him", "them"):
                return False
        if word.text not in _PERSONA_SUBJECT:
            continue
        verb = next((m for m in range(n + 1, len(said)) if said[m].is_content), None)
        if verb is not None and verb in places and not _own_doing(source, places[verb], quote, word.text):
            return False
    return True


def _own_doing(source: Sequence[Word], place: int, quote: str, pronoun: str) -> bool:
    """Whether the nearest subject before a verb of the quote, within its clause, is the participant."""
    for back in range(place - 1, -1, -1):
        between = quote[source[back].span[1] : source[back + 1].span[0]]
        if re.search(r"[,.!?;:—–\n]", between):
            break
        if _FIRST_PERSON.match(source[back].text):
            return True
        if _OTHER_SUBJECT.match(source[back].text):
            return source[back].text == pronoun == "they"  # his "she" is somebody else
    verb = source[place].text
    return verb.endswith(("ed", "ing")) or verb in _PAST

"""What a quotation leaves out of what somebody said, and whether that turns the words that are kept.

Read are the words between the parts of a quotation with an ellipsis, and the rest of the first and last sentence
around it. A negation, condition, contrast or restriction turns what it governs: words it stands beside in one clause,
or the clause that a clause beginning so belongs to. One that has a noun or a clause of its own turns nothing.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from persona_gen.domain import Span
from persona_gen.text.lexicon import any_of, german, phrases
from persona_gen.text.lexicon.english_speech import (
    CONDITION_OPENS,
    CONDITIONING,
    CONTRAST_OPENS,
    SUBJECTS,
    TAKING_BACK,
    TURNING_AFTER,
    TURNING_BEFORE,
    TURNING_NOTHING,
    TURNING_PHRASES,
    UNSETTLING,
)
from persona_gen.text.numerals import NUMBER_WORDS
from persona_gen.text.quotations import normalise
from persona_gen.text.tokens import is_english, words

_TURNS, _TURNS_BEFORE, _TURNS_NOTHING = phrases(TURNING_PHRASES), phrases(TURNING_BEFORE), phrases(TURNING_NOTHING)
_UNSETTLES, _GERMAN, _TAKES_BACK = phrases(UNSETTLING), phrases(german.TURNING), phrases(TAKING_BACK)
_AND = r"(?:and |but |so |well )?"
_CONDITION = re.compile(rf"^\W*{_AND}{any_of(CONDITION_OPENS)}\b", re.I)
_LIMITS = re.compile(rf"^\W*(?:and )?(?:{any_of(CONTRAST_OPENS)}\b|(?:not|never)(?: [\w'’]+){{0,2}}\W*$)", re.I)
_AFTER = re.compile(rf"^\W{{0,3}}{any_of(TURNING_AFTER)}\b", re.I)
_TAKEN_BACK = re.compile(r"^\W{0,3}but\b[^.;!?]*?\b(?:not|never|\w+n['’]t|cannot)\b", re.I)
_WOULD = re.compile(r"\b(?:would|could|might|should|want|like to|love to|\w+['’]d)\b", re.I)
_OWN_CLAUSE = re.compile(
    rf"^\W*(?:(?:and|so|because|since|while|then) {any_of(SUBJECTS)}|which|who|where|whose|that)\b", re.I
)
_HOLDS = r"(?:with|in|at|for|to|by|of|on|and|has|have|had|got)"
_OWN_NOUN = re.compile(
    rf"\b{_HOLDS} (?:no|not an?|not one) [\w'’-]+|\bwithout (?:an? |the |any |my |our )?[\w'’-]+", re.I
)
_RELATIVE = re.compile(r"^\W*(?:which|who|that|where|whose)\b", re.I)
_DOES = re.compile(r"^\W*(?:is|are|was|were|has|have|had|does|do|did|will|can|could|would|\w+(?:s|ed))\b", re.I)
_JOINS_ON = re.compile(r"^\W*(?:and|but|so|because|then)\b", re.I)
_BOUNDARY = re.compile(r"[.!?…;:,\n()–—]+|(?<=\s)-(?=\s)")
_CLAUSE_START = re.compile(r"[.!?;:…,\n–—(]\s*|\b(?:and|but|so|because|then)\s+", re.I)
_SENTENCE_START, _SENTENCE_END = re.compile(r"[.!?…\n]\s+"), re.compile(r"[.!?…]\s+(?=\w)")
_SENTENCE_REST = re.compile(r"[^.!?…\n]*")
_CLEFT = re.compile(
    r"\b(?:what|all|thing|part|bit|one)\b[^.;!?]{0,80}(?:n['’]t|not|never)\b[^.;!?]{0,80}\b(?:is|was|are|were)\W*$",
    re.I,
)
_WITHOUT = re.compile(r"\bwithout\b[^.;!?]{0,80}\b(?:i|you|we|they|he|she|it|is|was|are|were)\b", re.I)
_REMNANT = 2
"""So many words at most are what is left of the sentence before, where a fragment goes on beyond its end."""
LAST_WORDS = 3
"""Among so many last words of a fragment a figure ends it: "forty quid a week"."""
_NUMBERS = NUMBER_WORDS | frozenset(german.NUMBER_WORDS)
_GOES_ON = re.compile(rf"^\s*{any_of(CONDITIONING)}\b", re.I)
_WITHIN = 4
"""From this many words of a language without English ones, a text counts as another language."""


class Reading(NamedTuple):
    """What is left out that turns the words kept, if anything does, and whether plainly nothing does."""

    turning: str | None
    sound: bool


def left_out(text: str, parts: Sequence[Span]) -> Reading:
    """How the words that a quotation leaves out bear on its ``parts``, which stand in ``text`` in this order."""
    turning, sound = None, _reads(text)
    for (_, start), (end, _) in pairwise(parts):
        gap = text[start:end]
        ended = text[:start].rstrip().endswith((".", "!", "?", "…", ";"))
        turning = turning or (
            gap.strip(" ,–—-") if _gap_turns(gap, text[end:], ended=ended, english=_reads(text)) else None
        )
        sound = sound and (_are_sentences(gap, ended=ended) or _is_harmless(gap))
    turning = turning or _edge_turns(text, (parts[0][0], parts[-1][1]))
    whole = len(parts) == 1 and normalise(text).rstrip(".") == normalise(text[slice(*parts[0])]).rstrip(".")
    return Reading(turning, whole or (sound and turning is None and _edges_are_harmless(text, parts)))


# --- at an ellipsis ---------------------------------------------------------------------------------------------------


def _gap_turns(gap: str, after: str, *, ended: bool, english: bool) -> bool:
    """Whether words left out between two parts govern one of them; ``ended``, they follow a whole sentence."""
    plain = _OWN_NOUN.sub(" ", _TURNS_NOTHING.sub(" ", gap))
    if not english:
        return bool(_GERMAN.search(plain))
    pieces = [plain[a:b] for a, b in _between(plain)]
    pieces = [""] * ended + pieces + [""] * bool(_JOINS_ON.match(after))
    for n, piece in enumerate(pieces):
        if _LIMITS.match(piece):
            return True
        relative = _RELATIVE.match(piece) and _DOES.match(after)
        beside = n == len(pieces) - 1 or (n == 0 and not _OWN_CLAUSE.match(piece))
        if beside and not relative and _TURNS.search(piece):
            return True
    return False


def _between(gap: str) -> Iterator[Span]:
    """The words left out, clause by clause; the first and the last stand beside words that are kept."""
    at = 0
    for match in _BOUNDARY.finditer(gap):
        yield at, match.start()
        at = match.end()
    yield at, len(gap)


def _are_sentences(gap: str, *, ended: bool) -> bool:
    """Whether whole sentences are left out, none of which limits or takes back the one before."""
    plain = gap.strip()
    gap_sentences = re.split(r"(?<=[.!?…])\s+", plain)
    limiting = any(
        _LIMITS.match(sentence) or _TAKES_BACK.match(sentence.lstrip("\"'“‘ ")) for sentence in gap_sentences
    )
    return ended and plain.endswith((".", "!", "?", "…")) and not limiting


def _is_harmless(gap: str) -> bool:
    """Whether words left out are plainly nothing but more of the same: nothing in them turns, hedges or embeds."""
    turn = _TURNS.search(gap) or _UNSETTLES.search(gap) or _LIMITS.match(gap)
    return not turn


def _reads(text: str) -> bool:
    """Whether a text is in English, or too short to tell."""
    return is_english(text) or len(list(words(text))) < _WITHIN


# --- around it --------------------------------------------------------------------------------------------------------


def _edge_turns(text: str, place: Span) -> str | None:
    """What the trimmed sentence says before or after the fragment, if it negates, conditions or takes it back."""
    place = _without_remnant(text, place)
    sentence = max((m.end() for m in _SENTENCE_START.finditer(text[: place[0]])), default=0)
    starts = [match.end() for match in _CLAUSE_START.finditer(text[: place[0]])]
    before = text[(starts[-1] if starts else 0) : place[0]].strip()
    plain = _TURNS_NOTHING.sub(" ", before)
    if before and _TURNS_BEFORE.search(plain) and not (_CLEFT.search(plain) or _WITHOUT.search(plain)):
        return before
    if _CONDITION.match(_TURNS_NOTHING.sub(" ", text[sentence : place[0]]).strip()):
        return text[sentence : place[0]].strip()
    fragment, after = text[slice(*place)], text[place[1] :]
    if re.match(r"\s*[.!?…]", after) or fragment.rstrip().endswith((".", "!", "?", "…")):
        return None
    if _AFTER.search(after) or (_WOULD.search(fragment) and _TAKEN_BACK.search(after)):
        return re.split(r"[.;!?…]", after, maxsplit=1)[0].strip(" ,–—-")
    return None


def _without_remnant(text: str, place: Span) -> Span:
    """The fragment from its first whole sentence on, where before that it has but an object of the sentence cut.

    "vote. They may be misinformed" out of "we should not force people to vote. They …" takes nothing from "not"; but
    "trust it. The app is slow" out of "I don't trust it. …" does, for there the verb itself is turned.
    """
    end = _SENTENCE_END.search(text, *place)
    left = list(words(text[place[0] : end.start()])) if end else []
    if not end or len(left) > _REMNANT:
        return place
    omitted = list(words(text[: place[0]]))
    last = max((n for n, word in enumerate(omitted) if _TURNS_BEFORE.fullmatch(word.text)), default=len(omitted))
    governed = any(word.is_content or len(left) == 1 for word in omitted[last + 1 :])
    return (end.end(), place[1]) if governed else place


def _edges_are_harmless(text: str, parts: Sequence[Span]) -> bool:
    """Whether the rest of the first and the last sentence, and the opening of the next, leave the fragment as it is."""
    start, end = parts[0][0], parts[-1][1]
    sentence = max((m.end() for m in _SENTENCE_START.finditer(text[:start])), default=0)
    whole = text[start:end].rstrip().endswith((".", "!", "?", "…"))
    rest = _SENTENCE_REST.match(text, end)
    after = "" if whole or rest is None else rest.group()
    following = text[end + len(after) :].lstrip(" .!?…\"'”’\n")
    beside = (text[sentence:start], after)
    if _GOES_ON.match(after) and _ends_in_figure(text[start:end]):
        return False  # "it's forty quid with three of them" is not "it's forty quid"
    return all(_is_harmless(part) for part in beside) and not _TAKES_BACK.match(following)


def _ends_in_figure(fragment: str) -> bool:
    """Whether one of the last words is a number, whose condition may follow."""
    tail = fragment.split()[-LAST_WORDS:]
    return any(any(map(str.isdigit, word)) or not _NUMBERS.isdisjoint(re.split(r"\W+", word.lower())) for word in tail)

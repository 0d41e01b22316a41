"""What a German sentence in other words makes of what was said: `in_other_words` for German, by words and rough stems.

Its stems merge more than English ones do, so a part of a claim must share more with the sentence it is held against.
All of it is doubt, not proof.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from persona_gen.checker.claim_context import ClaimContext
from persona_gen.checker.retold_words import WISHED_BY_PLACE
from persona_gen.checker.rules.told_as_fact import SaidSentence, source
from persona_gen.domain import Quote
from persona_gen.text.languages import language_of
from persona_gen.text.lexicon import any_of, phrases
from persona_gen.text.lexicon import german_retelling as de
from persona_gen.text.lexicon.german import FUNCTION_WORDS, TURNING
from persona_gen.text.sentences import sentences
from persona_gen.text.tokens import rough_stem

LEAST_SHARED = 0.5
_WORD = re.compile(r"[^\W\d_]{3,}")
_TURNS = re.compile(any_of(TURNING), re.I)
_NOT, _DENIES = (
    phrases(("nicht", "nie", "niemals")),
    phrases(("nicht", "nie", "niemals", "kein\\w*", "kaum", "ohne", "statt", "selten", "weniger")),
)
LEAST_DENIED = 2
_FEELINGS, _FELT = phrases(de.FEELINGS), phrases(de.FEELINGS, de.SIGNS_OF_FEELING)
_ALWAYS, _REPEATED = phrases(de.EACH_TIME), phrases(de.EACH_TIME, de.REPEATED)
_UNREAL, _SUPPOSES = phrases(de.UNREAL), phrases(de.SUPPOSING)
_HEARSAY, _SAID_BY = phrases(de.HEARSAY), phrases(de.SAID_BY)
_CAUSE, _ASKS_WHY = phrases(de.CAUSING), phrases(de.REASONS_ASKED)
_TIMES = tuple(re.compile(rf"\b(?P<time>{any_of(kind)})s?\b", re.I) for kind in (de.WEEKDAYS, de.MONTHS, de.SEASONS))


def cause_in_german(context: ClaimContext) -> str | None:
    """The words for a reason told of statistics that ask for none; nothing where there are none."""
    cause = _CAUSE.search(context.own_words)
    if cause is None or context.cited_quotes or not context.cited_statistics or not _is_german(context):
        return None
    labels = " ".join(s.label for s in context.cited_statistics)
    return None if _ASKS_WHY.search(labels) or cause.group().casefold() in labels.casefold() else cause.group()


def in_german(context: ClaimContext, quotes: Sequence[Quote]) -> Iterator[tuple[str, str, Quote]]:
    """The first complaint about a German claim that rests on these German ``quotes`` alone: what, words, whose."""
    if not quotes or len(quotes) < len(context.cited) or not _is_german(context):
        return
    text, every = context.own_words, " ".join(quote.text for quote in quotes)
    first = quotes[0]
    if (feeling := _FEELINGS.search(text)) and not _FELT.search(every):
        yield f'says nothing of "{feeling.group()}"', first.text, first
    elif (always := _ALWAYS.search(text)) and not _REPEATED.search(every):
        yield f'does not say "{always.group()}"', first.text, first
    elif time := _other_time(text, every):
        yield f'says "{time}"', first.text, first
    elif sentence := _denied(text, quotes):
        yield "says so, and does not deny it", sentence.text, sentence.quote
    elif sentence := _told_as_fact(context, quotes):
        yield "leaves out what makes it no fact", sentence.text, sentence.quote


def _is_german(context: ClaimContext) -> bool:
    return language_of(context.own_words) == "de"


def _other_time(ours: str, theirs: str) -> str | None:
    """A weekday, month or season that no quote cited has, where one has another of the kind."""
    for kind in _TIMES:
        times = {match["time"].lower() for match in kind.finditer(theirs)}
        for match in kind.finditer(ours):
            if times and match["time"].lower() not in times:
                return match.group()
    return None


def _denied(text: str, quotes: Sequence[Quote]) -> SaidSentence | None:
    """The sentence that has every fact of a claim which denies, and denies nothing."""
    stems = _stems(text)
    if len(stems) < LEAST_DENIED or not _NOT.search(text):
        return None
    return next((each for each in _spoken(quotes) if stems <= each.stems and not _DENIES.search(each.text)), None)


def _told_as_fact(context: ClaimContext, quotes: Sequence[Quote]) -> SaidSentence | None:
    """The sentence that supposes, or repeats another's word, of which the claim makes a fact."""
    text, spoken = context.own_words, list(_spoken(quotes))
    if text.rstrip().endswith("?") or context.path.startswith(WISHED_BY_PLACE):
        return None
    for mood, words in ((_UNREAL, _SUPPOSES), (_HEARSAY, _SAID_BY)):
        telling = {id(each) for each in spoken if mood.search(each.text)}
        sentence = None if words.search(text) else _source_among(telling, _stems(text), spoken)
        if sentence:
            return sentence
    return None


def _source_among(telling: set[int], stems: frozenset[str], spoken: Sequence[SaidSentence]) -> SaidSentence | None:
    return source(stems, spoken, lambda each: id(each) in telling, LEAST_SHARED)


def _spoken(quotes: Sequence[Quote]) -> Iterator[SaidSentence]:
    for quote in quotes:
        for start, end in sentences(quote.text):
            text = quote.text[start:end]
            yield SaidSentence(quote, text, _stems(text), asks=text.rstrip().endswith("?"), wishes=False)


def _stems(text: str) -> frozenset[str]:
    words = (word.lower() for word in _WORD.findall(text))
    return frozenset(rough_stem(word) for word in words if word not in FUNCTION_WORDS and not _TURNS.fullmatch(word))

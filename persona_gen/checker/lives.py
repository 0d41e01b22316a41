"""Patterns, by language, for statements about a life: clause limits, subject, views, kin and trades.

English and German, each with what it makes of words: `borrowed-life` reads both by one procedure.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from persona_gen.checker.segment_index import SegmentIndex
from persona_gen.domain import Quote
from persona_gen.text.languages import language_of, segment_language
from persona_gen.text.lexicon import any_of, german, phrases
from persona_gen.text.lexicon.english import JOBS, OTHERS_SUBJECTS, VIEWS, WISHES
from persona_gen.text.lexicon.people import KIN, OWN_KIN
from persona_gen.text.tokens import content_stems, rough_stem, stem, widened, words


@dataclass(frozen=True)
class LifeGrammar:
    """One language's patterns.

    ``clause`` is where one thing told ends and the next begins; blanks stand for the quotations of a claim, so a search
    begins once in a run of them. ``relative`` has the groups ``who`` and ``job``. ``facts`` gives the stems of the
    words that carry a fact, ``has`` the quotes in which a relative is named.
    """

    clause: re.Pattern[str]
    of_others: re.Pattern[str]
    hers: re.Pattern[str]
    lent: re.Pattern[str]
    relative: re.Pattern[str]
    facts: Callable[[str], frozenset[str]]
    has: Callable[[SegmentIndex, str], list[Quote]]


_SUBJECT = rf"(?:she|he|they|it|her|his|their|the|that|this|{any_of(OTHERS_SUBJECTS)})\b"


def _facts(text: str) -> frozenset[str]:
    return frozenset(content_stems(text))


def _with_word(index: SegmentIndex, word: str) -> list[Quote]:
    """The quotes with a word or one that may stand for it; none where a figure counts it."""
    wanted = widened(frozenset({stem(word.lower())}))
    return [] if wanted & index.named_words else index.quotes_with(wanted)


ENGLISH_LIVES = LifeGrammar(
    clause=re.compile(
        rf"(?<!\s)(?:\s*;\s+|\s*,\s+(?:(?:and|but|so|then)\s+)?(?={_SUBJECT})|\s+(?:and|but|so)\s+(?={_SUBJECT})"
        r"|(?:\s*,)?\s+because\s+|\s*,\s+(?:while|whereas|although)\s+)",
        re.I,
    ),
    of_others=re.compile(rf"\W*(?:(?:and|but|so|for|while|because) )?{any_of(OTHERS_SUBJECTS)}\b", re.I),
    hers=re.compile(r"\b(?:she|he|they|her|his|him|their|them|hers|herself|himself|themselves)(?:['’]\w+)?\b", re.I),
    lent=phrases(WISHES, VIEWS),
    relative=re.compile(
        rf"\b(?:her|his|their|the|with an?|has an?|have an?) (?:\w+[ -]){{0,2}}?(?P<who>{any_of(KIN, OWN_KIN)})\b"
        rf"|\bas an? (?:\w+ )?(?P<job>{any_of(JOBS)})\b",
        re.I,
    ),
    facts=_facts,
    has=_with_word,
)

_GERMAN_SUBJECT = rf"(?:{any_of(german.SUBJECTS)})\b"
_OWN = r"(?:ihr|sein|dein)(?:e|en|em|er|es)?"
_PREPOSITION = r"(?:(?:bei|von|für|mit|laut|nach) )?"
_KIN_FORMS = [re.compile(rf"{entry}\b", re.I) for entry in german.KIN]
_OF_GENDER = frozenset(german.OF_GENDER)
_MORE_SMALL_WORDS = frozenset("die man hat hab bin wars als wie am auf dem sie ihr dein deine deinen du".split())


def _german_facts(text: str) -> frozenset[str]:
    spoken = (word.text for word in words(text))
    return frozenset(
        rough_stem(word) for word in spoken if word not in german.FUNCTION_WORDS and word not in _MORE_SMALL_WORDS
    )


def _with_german_word(index: SegmentIndex, word: str) -> list[Quote]:
    """The quotes with a form of the word; one that is a gender, too, after "mein"; none where a figure counts it."""
    form = next((form for form in _KIN_FORMS if form.fullmatch(word)), None)
    pattern = form.pattern if form else rf"{re.escape(word.lower().removesuffix('in'))}(?:in)?\b"
    mine = word.lower() in _OF_GENDER
    if not mine and any(re.search(rf"\b{pattern}", s.label, re.I) for s in index.segment.statistics):
        return []
    spoken = re.compile(rf"\b(?:mein|unser)\w* (?:\w+ )?{pattern}" if mine else rf"\b{pattern}", re.I)
    return [quote for quote in index.segment.quotes if spoken.search(quote.text)]


GERMAN_LIVES = LifeGrammar(
    clause=re.compile(
        rf"(?<!\s)(?:\s*;\s+|\s*,\s+(?:(?:und|aber|doch|dann)\s+)?(?={_GERMAN_SUBJECT})"
        rf"|\s+(?:und|aber|doch)\s+(?={_GERMAN_SUBJECT})|\s*,\s+(?:weil|denn|da|während|obwohl|wobei)\s+)",
        re.I,
    ),
    of_others=re.compile(
        rf"\W*(?:(?:und|aber|denn|während|weil|doch) )?{_PREPOSITION}{any_of(german.OTHERS_SUBJECTS)}\b", re.I
    ),
    hers=re.compile(rf"\b(?:sie|er|ihm|ihn|ihr|sich|du|dich|dir|{_OWN})\b", re.I),
    lent=phrases(german.WISHES, german.VIEWS),
    relative=re.compile(
        rf"\b(?:{_OWN}|(?:hat|hast|mit) eine[nm]?r?) (?:\w+ )?(?P<who>{any_of(german.KIN)})\b"
        rf"|\b(?:als|ist|bist) (?:\w+e[rs]? )?(?P<job>{any_of(german.JOBS)})\b",
        re.I,
    ),
    facts=_german_facts,
    has=_with_german_word,
)


def grammar_of(index: SegmentIndex, claim: str) -> LifeGrammar:
    """That of the claim's language; of the segment's, where the claim is too short to tell."""
    return GERMAN_LIVES if (language_of(claim) or segment_language(index.segment)) == "de" else ENGLISH_LIVES


def facts_of(grammar: LifeGrammar, index: SegmentIndex, speaker: str) -> frozenset[str]:
    """The stems of what one speaker says, and of what the segment counts."""
    if grammar is ENGLISH_LIVES:
        return index.words_of_speaker(speaker) | index.named_words
    texts: Iterable[str] = [quote.text for quote in index.segment.quotes if quote.speaker == speaker]
    labels = [s.label for s in index.segment.statistics]
    return frozenset().union(*(_german_facts(text) for text in (*texts, *labels, index.segment.name)))

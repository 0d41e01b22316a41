"""The subject of a sentence: the persona, or people in general."""

from __future__ import annotations

import re
from collections import Counter

from persona_gen.domain import Segment
from persona_gen.text.lexicon import any_of
from persona_gen.text.lexicon.english import GROUP_WORDS, PEOPLE_NOUNS
from persona_gen.text.lexicon.english_speech import FIRST_PERSON, ONE_PERSON
from persona_gen.text.lexicon.german import FIRST_PERSON as GERMAN_FIRST_PERSON
from persona_gen.text.tokens import words

PEOPLE_PATTERN = any_of(PEOPLE_NOUNS)
"""Nouns for those a segment is made of; its own name may add one."""

GROUP = re.compile(rf"\b{any_of(PEOPLE_NOUNS, GROUP_WORDS)}\b|%", re.I)
"""Words by which a sentence speaks of a group; without one, its subject is the person."""

_OTHERS = (
    r"(?:(?:the|her|his|their|most|many|all|so many|a|few|several|some|of|other|rest|good|great|typical|average) )*"
    rf"(?:others?|most|many|rest|few|them|everyone else|(?:[\w-]+\s+)?{PEOPLE_PATTERN})"
)
_LIKE_OTHERS = re.compile(
    rf"\b(?:just "
    rf"|much )?(?:like|as with|unlike|as do|as have|as are)\s+{_OTHERS}(?:\s+(?:like|in|of|do|have"
    rf"|are) [\w' -]{{1,60}})?\s*,"
    rf"|,\s*(?:just |much |and so |so )?(?:like|as|do|have|are|is|does)\s+{_OTHERS}(?: (?:in"
    rf"|of) [\w' -]{{1,60}})?(?=\s*(?:,|[.!?]?$))"
    rf"|\b(?:one (?:of|among)|among|belongs to|counts? (?:herself |himself )?among|part of) (?:those"
    rf"|the (?:people|{PEOPLE_PATTERN}|ones?|group|few)|them)"
    rf"(?= who\b| that\b)"
    rf"|\b(?:as )?(?:(?:is|are) )?(?:typical(?:ly)?|characteristic|usual|normal|common) (?:of|for|among"
    rf"|in) (?:(?:the|her|his|this|a|\w+'s) )*"
    rf"(?:[\w-]+ )?{PEOPLE_PATTERN}"
    rf"|\b(?:as )?an? (?:typical|average|ordinary|classic) (?:[\w-]+ ){{0,2}}?(?:{PEOPLE_PATTERN}|{any_of(ONE_PERSON)}"
    rf"|case|example|representative)"
    r"|\b(?:typically|on average)\b(?=,)",
    re.I,
)
"""What likens the person to others, or counts her among them, without making them the subject."""
_THEY = r"(?<!where )(?<!what )(?<!which )(?<!why )(?<!how )(?<!that )(?<!who )(?<!whom )they"
"""One person is "they" as the subject; "the place where they look" speaks of people."""
_HER_KIN = re.compile(r"\b(?:her|his|their|with) (?:own )?(?:parents|family|mother|father|peers)\b", re.I)

_MOST_OF_ALL = re.compile(r"\bthe most\b(?! of)|\bmost(?: of all)?(?=\s*(?:[.,;!?]|$))", re.I)
"""What she does most counts nobody."""


PRONOUN_OF_ONE = re.compile(r"\b(?:she|hers?|he|his|him|sie|er|ihm|ihn)\b", re.I)
"""Words that a sentence about one person has; "they" may be both."""


def about_one(text: str, given: str, labels: str) -> bool:
    """Whether a text has one person for its subject: a pronoun or the ``given`` name, and no group but in ``labels``.

    "Like most buyers, she …" speaks of her.
    """
    of_person = _MOST_OF_ALL.sub(" ", _HER_KIN.sub(" ", _LIKE_OTHERS.sub(" ", text)))
    if not re.search(rf"\b(?:{re.escape(given)}|she|he|{_THEY}|what \w+s (?:her|him))\b", of_person, re.I):
        return False
    groups = Counter(match.group().casefold() for match in GROUP.finditer(of_person))
    return all(labels.count(word) >= times for word, times in groups.items())


_FIRST_PERSON = frozenset((*FIRST_PERSON, *GERMAN_FIRST_PERSON))


def first_person(text: str) -> bool:
    """Whether the text is in the first person."""
    return any(
        word.text.partition("'")[0] in _FIRST_PERSON and text[max(0, word.span[0] - 1) : word.span[0]] != "."  # "A.I."
        for word in words(text)
    )


def own_nouns(segment: Segment) -> re.Pattern[str] | None:
    """The segment's own words for its people, from its name: "jugglers", and one of them, a "juggler"."""
    plurals = re.findall(r"[^\W\d_]{4,}s\b", segment.name)
    nouns = [f"{noun[:-3]}(?:ies|y)" if noun.endswith("ies") else f"{noun}?" for noun in plurals]
    return re.compile(rf"\b(?:{'|'.join(nouns)})\b", re.I) if nouns else None


def peopled(text: str, nouns: re.Pattern[str] | None) -> str:
    """The text with the segment's own nouns for people put as "users", or "user" for one of them; offsets stay."""

    def plain(noun: re.Match[str]) -> str:
        return ("users" if noun[0][-1] in "sS" else "user").ljust(len(noun[0]))

    return nouns.sub(plain, text) if nouns else text

"""A claim's words and the clauses of a quote, made comparable: whether a claim is made of one clause's own words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from persona_gen.checker.claim_context import ClaimContext
from persona_gen.text.clauses import spoken_tokens
from persona_gen.text.lexicon import any_of, phrases
from persona_gen.text.lexicon.english import CONDITIONS, FUNCTION_WORDS, IRREGULAR, TURNING_WORDS
from persona_gen.text.lexicon.english_retelling import WISHING
from persona_gen.text.lexicon.english_speech import (
    ASKING,
    BETWEEN_VERBS,
    ENDING,
    HEARD,
    HEARSAY,
    INVERTED,
    OPENERS,
    PERCEIVED,
    SHE,
    SUBJECTS,
    UNREAL,
)
from persona_gen.text.tokens import stem

LONGEST_RETOLD = 40
"""Words of the longest claim that is compared."""
LEAST, SHORTEST = 2, 4
"""Words that carry a fact, from which a claim is no chance; one is enough for "she is a teacher", of so many words."""
FACTLESS = FUNCTION_WORDS | TURNING_WORDS
WISHED_BY_PLACE = ("goals", "motivations", "questions", "tagline")
"""Fields in which the place alone says that something is wished or asked."""
WISHING_WORDS = phrases(WISHING)
_FILLING = rf"(?: (?:{any_of(BETWEEN_VERBS)}|\w+ly))*"
UNREAL_BEFORE = re.compile(rf"(?<!\S)(?P<word>{any_of(UNREAL)}){_FILLING} ?$")
ENDED_BEFORE = re.compile(rf"(?<!\S)(?P<word>{any_of(ENDING)}){_FILLING} ?$")
HEARSAY_BEFORE = re.compile(rf"(?<!\S)(?P<word>(?<!i ){any_of(HEARSAY)}|{any_of(HEARD)}){_FILLING} ?$")
GOVERNED = re.compile(rf"(?<!\S)(?:{any_of(UNREAL, ENDING, HEARSAY, HEARD, ASKING, CONDITIONS)})(?!\S)")
"""What a claim may say itself: then it is no plain statement, and is not held against one."""
_IF = re.compile(r"(?<!\w)(?:if|unless|as long as|provided)(?!\w)(?! (?:i['’]?m|i am|you ask|anything)\b)", re.I)
_EMPHASIS = re.compile(r" (?:at all|whatsoever|in the least|by any means)\b", re.I)
"""It says nothing that the denial before it does not."""
_SENTENCE = re.compile(r"[^.!?…;\n]+[.!?…;\n]*")
_JOINS = "but because while whereas although though since which so".split()
_CUT = re.compile(rf"[,:–—()]|\b{any_of(_JOINS)}\b|\b(?:and|when|as) (?={any_of(SUBJECTS)}\b)", re.I)
_INVERTED = frozenset(INVERTED)


def unreal_before(before: str, verb: str) -> re.Match[str] | None:
    """What before a verb makes it no fact; "can see" is one, and so is "'d planned", where "'d" is "had"."""
    match = UNREAL_BEFORE.search(before) or (ENDED_BEFORE.search(before) if verb.endswith("ing") else None)
    if match and match["word"] == "can" and verb in PERCEIVED:
        return None
    done = (verb.endswith("ed") and not verb.endswith("eed")) or IRREGULAR.get(verb, verb) != verb
    return None if match and match["word"] == "'d" and done else match


@dataclass(frozen=True, slots=True)
class Telling:
    """The words of a claim; ``facts`` are the places of those that carry one, ``hers`` whether she is its subject.

    ``wished``: a line without a subject under a heading of wishes, which tells no fact.
    """

    words: tuple[str, ...]
    facts: tuple[int, ...]
    hers: bool
    wished: bool = False

    @property
    def text(self) -> str:
        """Its words with blanks between them."""
        return " ".join(self.words)


@dataclass(frozen=True, slots=True)
class RetoldClause:
    """A clause of a quote, and whether its sentence asks or sets a condition."""

    words: tuple[str, ...]
    stems: tuple[str, ...]
    asks: bool
    supposes: bool


def telling_of(context: ClaimContext) -> Telling:
    """The words of a claim, quotations left out."""
    words = spoken_tokens(_EMPHASIS.sub("", context.own_words))[:LONGEST_RETOLD]
    own_name = context.name.lower().split()
    names = {word for word in words if word in own_name or word in context.index.speaker_words}
    facts = tuple(n for n, word in enumerate(words) if word not in FACTLESS and word not in names)
    hers = bool(words) and (words[0] in SHE or words[0] in names)
    return Telling(words, facts, hers, wished=not hers and context.path.startswith(WISHED_BY_PLACE))


def halves_of(telling: Telling) -> list[Telling]:
    """Both sides of an "and" of a claim about her, each as a claim of its own that begins with her."""
    if not telling.hers or "and" not in telling.words[2:-2] or {"he", "she"} <= set(telling.words):
        return []  # of "he steered and she worked the locks" neither need be the persona
    cut = telling.words.index("and", 2)
    behind = (telling.words[0], *(word for word in telling.words[cut + 1 :]))
    if behind[1:2] and behind[1] in SHE:
        behind = behind[1:]
    halves = (telling.words[:cut], behind)
    return [
        Telling(words, tuple(n for n, word in enumerate(words) if word not in FACTLESS and n), True) for words in halves
    ]


@lru_cache(maxsize=500)
def clauses_of(text: str) -> tuple[RetoldClause, ...]:
    """The clauses of what somebody says, in order."""
    clauses = []
    for sentence in _SENTENCE.findall(text):
        supposes = bool(_IF.search(sentence))
        words = spoken_tokens(sentence)
        first = next((word for word in words if word not in OPENERS), "")
        asks = sentence.rstrip().endswith("?") and first in _INVERTED
        for part in _CUT.split(sentence):
            if clause := spoken_tokens(part):
                clauses.append(RetoldClause(clause, tuple(map(stem, clause)), asks, supposes))
    return tuple(clauses)


def places_in(telling: Telling, clause: RetoldClause) -> list[int] | None:
    """Where the facts of a claim stand in a clause, in order; nothing where one does not."""
    places: list[int] = []
    for n in telling.facts:
        at = places[-1] + 1 if places else 0
        wanted = stem(telling.words[n])
        try:
            places.append(clause.stems.index(wanted, at))
        except ValueError:
            return None
    plain = telling.hers and len(telling.words) <= SHORTEST  # "she is a teacher"
    return places if len(places) >= LEAST or (places and plain) else None

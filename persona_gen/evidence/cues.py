"""What a quote is good for, by the words in it: a wish, a hindrance, a habit, a feeling, a question.

Only for small models, which cannot sort quotes themselves. English; quotes without a cue, and in other languages,
are put to the model one by one. A wrong cue puts a true sentence under the wrong heading, never a false one on a card.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from itertools import islice

from persona_gen.text.lexicon import any_of, phrases
from persona_gen.text.lexicon import english_cues as en
from persona_gen.text.tokens import words

CUE_PATTERNS: Mapping[str, re.Pattern[str]] = {
    **{sort: phrases(entries) for sort, entries in en.CUES.items()},
    "question": re.compile(
        rf"(?:^|[.!?…:,—–]['\"’”]?\s*)(?:like |so |and |but )?{any_of(en.ASKING_WORDS)}\b[^.!?]*\?", re.I
    ),
}


@lru_cache(maxsize=4_000)
def cues(text: str) -> Mapping[str, int]:
    """How many cues of each sort a quote holds."""
    plain = text.replace("’", "'")
    return {sort: len(pattern.findall(plain)) for sort, pattern in CUE_PATTERNS.items()}


def side_of(text: str) -> str | None:
    """``goal``, ``frustration`` or nothing; a wish that names a hindrance is a wish."""
    counts = cues(text)
    return "goal" if counts["goal"] else "frustration" if counts["frustration"] else None


PLACEHOLDER = re.compile(r"\[[^\W\d_][\w -]*\](?!\()")
"""What ``segments build`` puts for a name or an address."""
CODE = re.compile(
    rf"\b{any_of(en.CHOICES_BY_LETTER)} [A-Z]\b"
    r"|(?<![.!?] )(?<!^)\b[B-HJ-Z]\b(?!['’]|\.\w)|\b(?:is|was|chose|choose|pick|with|of|and|or) A\b|^[B-H]\b"
    r"|^A (?:and|or|is|was)\b"
)
"""Letters of a questionnaire, which mean nothing to a reader."""


def is_sayable(text: str) -> bool:
    """Whether a reader can make sense of the words: no placeholder of a name, no letter of a questionnaire."""
    return not PLACEHOLDER.search(text) and not CODE.search(text)


_SPOKEN_BY = {pronoun: phrases(entries) for pronoun, entries in en.SPOKEN_BY.items()}


def fits(text: str, pronoun: str) -> bool:
    """Whether a reader can take the speaker of some words for one who is ``she`` or ``he``; anybody can be ``they``."""
    plain = text.replace("’", "'")
    taken_for = {who for who, pattern in _SPOKEN_BY.items() if pattern.search(plain)}
    return pronoun == "they" or taken_for <= {pronoun}


LONGEST, SHORTEST = 32, 5
"""Words of a quote that a small model retells reliably, and words below which a quote says nothing."""
MOST_SENTENCES, LOOK_AHEAD = 200, 60
"""Sentences of a quote that are weighed, and characters in which the first word of the next one is looked for."""
_SENTENCE = re.compile(r"\S.*?(?:(?:[!?…]|(?<!\.\w)(?<!\b[a-z])\.)+['\"’”)»]*(?=\s|$)|$)\s*")
"""Up to a full stop that white space follows: "$4.99", "2 a.m." and "e.g." do not end one."""
_LEANS = re.compile(rf"{any_of(en.LEANING)}\b", re.I)
"""First words of a sentence that can hardly do without the one before."""


def core_of(text: str, sort: str | None = None) -> str:
    """The part of a quote that a small model can retell: all of it if short, else the sentences that say most.

    Whole sentences in a row, at most `LONGEST` words, with the one that follows if it turns them round, and rather
    not ones that lean on the sentence before. ``sort`` is the sort of cues that counts, else all do.
    """
    text = " ".join(text.split())
    if len(list(words(text))) <= LONGEST and sort != "question":
        return text
    spans = [match.span() for match in islice(_SENTENCE.finditer(text), MOST_SENTENCES)]
    best, best_score = text, -1.0
    for i in range(len(spans)):
        for j in range(i, len(spans)):
            part = text[spans[i][0] : spans[j][1]].strip()
            size = len(list(words(part)))
            if size > LONGEST and j > i:
                break
            following = next(words(text[spans[j][1] : spans[j][1] + LOOK_AHEAD]), None)
            if size < SHORTEST or (following and following.turns):
                continue
            counts = cues(part)
            score = (3 * counts[sort] if sort else 2 * sum(counts.values())) + size / LONGEST
            if sort == "question":
                score -= size / LONGEST + (j - i)
            elif i and _LEANS.match(part):
                score -= 1
            if score > best_score:
                best, best_score = part, score
    return best

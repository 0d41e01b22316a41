"""What a quote is good for, by the words in it: a wish, a hindrance, a habit, a feeling, a question, praise.

Code sorts quotes by them where no large model writes. English and German; quotes in other languages are put to the
model one by one. A wrong cue puts a true sentence under the wrong heading, never a false one on a card.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from persona_gen.domain import Segment
from persona_gen.text.lexicon import any_of, phrases
from persona_gen.text.lexicon import english_cues as en
from persona_gen.text.lexicon import german_cues as de
from persona_gen.text.sentences import sentences

CUE_PATTERNS: Mapping[str, re.Pattern[str]] = {
    **{sort: phrases(en.CUES[sort], de.CUES[sort]) for sort in en.CUES},
    "question": re.compile(
        rf"(?:^|[.!?…:,—–]['\"’”]?\s*)(?:like |so |and |but |und |aber |also )?"
        rf"{any_of(en.ASKING_WORDS, de.ASKING_WORDS)}\b[^.!?]*\?"
        rf"|\b{any_of(en.WANTING_TO_KNOW, de.WANTING_TO_KNOW)}\b",
        re.I,
    ),
    "praise": phrases(en.PRAISE, de.PRAISE),
}


@lru_cache(maxsize=4_000)
def cues(text: str) -> Mapping[str, int]:
    """How many cues of each sort a quote holds."""
    plain = text.replace("’", "'")
    return {sort: len(pattern.findall(plain)) for sort, pattern in CUE_PATTERNS.items()}


def main_cue(text: str) -> str | None:
    """The cue that sorts a quote: ``goal``, ``frustration`` or None; a wish that names a hindrance is a goal."""
    counts = cues(text)
    return "goal" if counts["goal"] else "frustration" if counts["frustration"] else None


def questions_answered(segment: Segment) -> dict[str, str]:
    """The questions that quotes answer, by the ids of the quotes: the interviewer's, or the column of the answer."""
    columns = {q.id: column["question"] for q in segment.quotes if (column := _COLUMN.search(q.origin or ""))}
    return columns | segment.questions


def asked_cue(answer: str, question: str) -> str | None:
    """`main_cue` of an answer by its question.

    "Every rack is taken at six" holds no cue; as an answer to "What could we do better?" it is what is in the way, and
    "More racks" is what is wanted.
    """
    if not question or IS_CONTENT.search(answer.replace("’", "'")):
        return None
    question = question.replace("’", "'")
    sort = next((sort for sort, pattern in _ASKED_FOR.items() if pattern.search(question)), None)
    if sort == "frustration" and ASKS_FOR_MORE.match(answer):
        return "goal"
    return sort if sort != "praise" else None


def is_content(text: str) -> bool:
    """Whether words open by saying that all is well or that there is nothing to say: "Nothing really, he's happy"."""
    return IS_CONTENT.match(text.replace("’", "'")) is not None and not cues(text)["frustration"]


def wants_to_be_left_alone(text: str) -> bool:
    """Whether somebody asks for no more contact: "Please take me off the list"."""
    return _LEAVE_ALONE.search(text.replace("’", "'")) is not None


def is_refusal(text: str) -> bool:
    """Whether somebody will not come, buy or use it again: "I won't be back"."""
    return _REFUSAL.search(text.replace("’", "'")) is not None


def takes_anything(text: str) -> bool:
    """Whether somebody says to be glad of whatever there is: "I'd go to anything, me"."""
    return _TAKES_ANYTHING.search(text.replace("’", "'")) is not None


def is_untypical(text: str) -> bool:
    """Whether somebody says to be unlike the others: "I'm probably not your typical one"."""
    return _UNTYPICAL.search(text.replace("’", "'")) is not None


_COLUMN = re.compile(r" row \d+, (?P<question>.+)$")
_ASKED_FOR = {sort: phrases(entries, de.ASKED_FOR[sort]) for sort, entries in en.ASKED_FOR.items()}
IS_CONTENT = phrases(en.CONTENT, de.CONTENT)
_UNTYPICAL = phrases(en.UNTYPICAL, de.UNTYPICAL)
_LEAVE_ALONE = phrases(en.LEAVE_ALONE, de.LEAVE_ALONE)
_REFUSAL = phrases(en.LEAVE_ALONE, de.LEAVE_ALONE, en.REFUSAL, de.REFUSAL)
_TAKES_ANYTHING = phrases(en.TAKES_ANYTHING, de.TAKES_ANYTHING)
ASKS_FOR_MORE = phrases(en.MORE_OF, de.MORE_OF)
PLACEHOLDER = re.compile(r"\[[^\W\d_][\w -]*\](?!\()")
"""What ``segments build`` puts for a name or an address."""
_CODE = re.compile(
    rf"\b{any_of(en.CHOICES_BY_LETTER)} (?:[A-Z]\b|\d|[A-Z][a-z]+(?:[ -][a-z]+)+ ?\()"
    r"|(?<![.!?] )(?<!^)\b[B-HJ-Z]\b(?!['’]|\.\w)|\b(?:is|was|chose|choose|pick|with|of|and|or) A\b|^[B-H]\b"
    r"|^A (?:and|or|is|was)\b"
)
"""Letters of a questionnaire, which mean nothing to a reader."""


def is_sayable(text: str) -> bool:
    """Whether a reader can make sense of the words: no placeholder of a name, no letter of a questionnaire."""
    return not PLACEHOLDER.search(text) and not _CODE.search(text)


_SPOKEN_BY = {pronoun: phrases(entries, de.SPOKEN_BY[pronoun]) for pronoun, entries in en.SPOKEN_BY.items()}
_REPORTED = re.compile(r"\b(?:he|she|they)(?:'s like| was like| says?| said| goes| went),? [^.!?]+|'[^']+[.!?]'", re.I)
"""What somebody else said, whose wife is not the speaker's."""


def fits(text: str, pronoun: str) -> bool:
    """Whether a reader can take the speaker of some words for one who is ``she`` or ``he``; anybody can be ``they``."""
    return pronoun == "they" or taken_for(text) <= {pronoun}


def taken_for(text: str) -> set[str]:
    """What a reader takes the speaker of some words for: ``she`` ("my husband"), ``he``, mostly nothing."""
    plain = _REPORTED.sub("", text.replace("’", "'"))
    return {pronoun for pronoun, pattern in _SPOKEN_BY.items() if pattern.search(plain)}


def tells_scene(text: str) -> bool:
    """Whether words tell what happened once: some sentences of the past."""
    told = text.replace("’", "'")
    return len(sentences(text)) >= SCENE_SENTENCES and len(_PAST.findall(told)) >= SCENE_SENTENCES


SCENE_SENTENCES = 3
"""Sentences of a scene at least, and verbs of the past in it."""
_PAST = re.compile(
    r"\b(?:was|were|had|went|came|got|said|told|rang|drove|sat|booked|bought|left|asked|wanted|stood|cried|failed|felt"
    r"|took|thought|looked|tried|waited|called|paid|lost|found|gave|put|cut|turned|ended|war|waren|hatte|hatten|kam"
    r"|ging|sagte|wollte|stand|wurde|fuhr|rief|saß|musste|konnte|gab|(?:hab|habe|haben|bin|sind) \w+"
    r"|(?:i|he|she|they|it) (?:says?|goes|go)|(?:he|she|i)'(?:s|m) like)\b",
    re.I,
)
"""Verbs of the past, or of talk told as if it were now, with which people tell what happened."""

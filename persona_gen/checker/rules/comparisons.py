"""The ways to say that something lies above or below everyone: the words as data, and how they are read.

A comparison is a word that points up or down and, in either order within one sentence, whom it compares with
("more likely than others", "relative to the whole base, … is rarer"); some words need nobody ("over-index").
Where those compared with are the subject ("others do so more often"), it points the other way.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from persona_gen.domain import Span
from persona_gen.text.lexicon import any_of
from persona_gen.text.lexicon import english_comparisons as en
from persona_gen.text.people import PEOPLE_PATTERN
from persona_gen.text.tokens import REMEMBERED, lowered

UP, DOWN = 1, -1
_SMALL, _UNUSUALLY = any_of(en.SMALL), any_of(en.UNUSUALLY)

COMPARATIVES: dict[int, str] = {
    UP: any_of([rf"more(?! {_SMALL}\b)", f"less {_SMALL}"], en.HIGHER),
    DOWN: any_of(
        [rf"less(?! {_SMALL}\b)", f"more {_SMALL}"],
        en.LOWER,
        [
            rf"{any_of(en.NOT_AS)} (?:as|so) {any_of(en.AS_MUCH)}\b",
            f"half as {any_of(en.AS_MUCH)}(?! (?:\\w+ ){{0,3}}again\\b)",
        ],
    ),
}
"""Words that compare; with whom must be said."""
VERBS: dict[int, str] = {UP: any_of(en.EXCEEDS), DOWN: any_of(en.TRAILS)}
"""Words after which those compared with stand."""
ALONE: dict[int, str] = {
    UP: any_of(
        en.OVER_INDEXES,
        [rf"disproportionately(?! (?:{_SMALL}|less|fewer|under)\b)", f"{_UNUSUALLY} {any_of(en.GREAT)}"],
    ),
    DOWN: any_of(en.UNDER_INDEXES, [f"disproportionately (?:{_SMALL}|less|fewer)", f"{_UNUSUALLY} {_SMALL}"]),
}
"""Words that compare with everyone by themselves."""

_STRONG = any_of(
    [
        f"{any_of(en.ANYBODY)}(?: else)? {any_of(en.ASKED_AT_LARGE)}",
        "(?:everyone|everybody|anyone|anybody|people) else",
        f"{any_of(en.WHOLE_ADJECTIVES)}[ -]?{any_of(en.WHOLE_NOUNS)}",
        f"{any_of(en.AS_A_WHOLE)} as a whole",
        "(?:population|public) at large",
        r"(?:the |all )?others\b(?! (?:do not|not|think|say|know|expect|believe|claim))",
        f"(?:any |the |all )?other (?:{PEOPLE_PATTERN}|segments?|groups?)",
        r"the (?:rest|remainder)\b(?! of (?:her|his|their))",
        rf"all (?:(?:the|of the) )?(?:\d[\d,.]* )?(?:{PEOPLE_PATTERN}|those asked)",
        f"(?:the |an? )?{any_of(en.AVERAGE_ADJECTIVES)} (?:{PEOPLE_PATTERN}|{any_of(en.AVERAGE_PEOPLE)})",
        r"the average\b(?! \w{4,})",
        "people (?:in general|at large|generally)",
        rf"{PEOPLE_PATTERN}\s+(?:overall|in general|as a whole|at large)",
        f"{any_of(en.NORMS_OF)} {any_of(en.NORMS)}",
    ]
)
"""Whom one may compare with, also as a subject."""
_OTHERS = any_of([_STRONG], en.COMPARED_WITH, [f"most {PEOPLE_PATTERN}"])
_LEAD = rf"(?:(?:{any_of(en.LEADING_TO)}|[\d.,]+ ?%?) ){{0,7}}?"


def _either(table: dict[int, str]) -> str:
    return "|".join(table.values())


_WORD = re.compile(
    rf"\b(?P<alone>{_either(ALONE)})(?!\w)|(?<![^\W_])(?P<verb>{_either(VERBS)})\b"
    rf"|(?:\b|(?=n't))(?P<word>{_either(COMPARATIVES)})(?!\w)"
)
"""For `lowered` texts."""
_SIGNS = [
    (sign, re.compile(rf"(?:{pattern})", re.I)) for t in (ALONE, VERBS, COMPARATIVES) for sign, pattern in t.items()
]
_TARGET = re.compile(rf"\b(?P<join>{any_of(en.JOINING)}) {_LEAD}{_OTHERS}(?!\w)", re.I)
_SUBJECT = re.compile(rf"(?:^|[,:;(–—]\s*|\b{any_of(en.OPENING_CLAUSE)} )(?:the )?{_STRONG}(?!\w)", re.I)
_OURS = re.compile(rf"\b{any_of(en.OURSELVES)}\b", re.I)
_DEGREE = re.compile(rf"^\s*{any_of(en.OF_DEGREE, [PEOPLE_PATTERN], en.OF_DEGREE_TOO)}\b\s*", re.I)
"""What may stand behind the word without naming anything else that is compared."""
_QUANTITY = re.compile(
    rf"^\s+than\s+(?:an?\s+{any_of(en.QUANTITIES_AFTER_THAN)}|{any_of(en.NUMBERS_AFTER_THAN)}|\d)\b|^\s+(?:a|one|two|half|\d)\b",
    re.I,
)
_A_SHARE = re.compile(
    r"\s+(?:half|a (?:third|quarter|fifth|tenth)|(?:one|two|three|four) (?:in|thirds?|quarters?))\b", re.I
)
_OTHER_MEANING = re.compile(
    rf"^\s*(?:{any_of(en.OF_OTHER_MEANING)}|generally\b,)|^\s+{any_of(en.NOT_COMPARED)}\b", re.I
)
_HERE = re.compile(rf"\s+{any_of(en.COMMON_HERE)}?\s*(?:here|among them|in this (?:segment|group))\b", re.I)
_LATE = re.compile(r"(?:than|as|beside|against)$", re.I)
_THAN_OURS = re.compile(
    rf"\bthan (?:{any_of(en.THAN_OURS_LEAD)} )*(?:here|them\b|this|these"
    r"|(?:they|she|he) (?:do|are|is|does|have|has)\b(?! \w)|the segment)",
    re.I,
)
"""After "than" stands the segment: what comes before is everyone."""
MOST_COMPARATIVES = 20
"""So many words that compare are read in one sentence."""
_SENTENCE = re.compile(r"[.;!?](?:\s|$)")


class ToldComparison(NamedTuple):
    """A word that compares with everyone: where, up (1) or down (-1), what is compared, in which sentence.

    ``of_degree``: the share itself is compared ("more likely", "a larger share").
    """

    span: Span
    sign: int
    what: str
    of_degree: bool
    sentence: Span


@lru_cache(maxsize=REMEMBERED)
def comparisons(text: str) -> tuple[ToldComparison, ...]:
    """The comparisons with everyone in a text, at most one a sentence. Remembered, as a persona is read again."""
    return tuple(_comparisons(text))


def _comparisons(text: str) -> Iterator[ToldComparison]:
    start = 0
    for end in [*(m.start() for m in _SENTENCE.finditer(text)), len(text)]:
        sentence = text[start:end]
        for comparison in _in_sentence(sentence):
            a, b = comparison.span
            yield comparison._replace(span=(start + a, start + b), sentence=(start, end))
            break
        start = end + 1


@cache
def _after_verb() -> re.Pattern[str]:
    """Those compared with, behind a verb. Compiled when a text first has such a verb: few do."""
    return re.compile(rf"^[\s-]+{_LEAD}{_OTHERS}(?![\w-])", re.I)


def _in_sentence(sentence: str) -> Iterator[ToldComparison]:
    words = [m for m in _WORD.finditer(lowered(sentence)) if not _OTHER_MEANING.match(sentence[m.end() :])]
    if not words:
        return
    targets = list(_TARGET.finditer(sentence))
    for word in words[:MOST_COMPARATIVES]:
        after = sentence[word.end() :]
        sign = next(sign for sign, pattern in _SIGNS if pattern.fullmatch(word.group()))
        stop = next((t.start() for t in targets if t.start() >= word.end()), None)
        what = sentence[word.end() : stop] if stop is not None else after
        what = re.split(r"[,;:–—]", what)[0]
        rest = _DEGREE.sub("", what)
        degree = rest != what or word["word"] is None or " as " in word.group() or " so " in word.group()
        if word["alone"]:
            yield ToldComparison(word.span(), sign, "", True, (0, 0))
        elif word["verb"]:
            if word.start() and not _A_SHARE.match(after) and _after_verb().match(after):
                yield ToldComparison(word.span(), sign, "", True, (0, 0))
        elif not _QUANTITY.match(after) and (turned := _whose(sentence, word, targets)):
            yield ToldComparison(word.span(), sign * turned, rest, degree, (0, 0))


def _whose(sentence: str, word: re.Match[str], targets: list[re.Match[str]]) -> int:
    """1 where the segment is compared with everyone, -1 where everyone is with it, 0 where neither is plain."""
    near = [t for t in targets if t["join"].lower() != "as" or re.search(r" (?:as|so) ", word.group())]
    near = [t for t in near if t.start() >= word.end() or not _LATE.match(t["join"]) or not t.start()]
    following = [t for t in near if t.start() >= word.end()]
    if following and not re.search(r"\b(?:more|less|fewer)\b", sentence[word.end() : following[0].start()], re.I):
        return 1
    if near and near[0].start() < word.start():
        return 1
    before = sentence[: word.start()]
    after = sentence[word.end() :]
    theirs = re.search(rf"(?<!than )\b(?:{_STRONG}|overall|elsewhere|in general|generally)(?!\w)", sentence, re.I)
    if theirs and _THAN_OURS.search(after):
        return -1
    degree = _DEGREE.match(after + " ") or re.match(r"\s*(?:[,;:–—]|$)", after)
    subjects = list(_SUBJECT.finditer(before))
    if subjects and not _OURS.search(before[subjects[-1].end() :]) and degree:
        return -1
    if re.match(
        rf"[\s\w]{{0,40}}\b(?:in|among|amongst|across|over"
        rf"|for) (?:the )?(?:{_STRONG})\b",
        sentence[word.end() :],
        re.I,
    ):
        return -1 if degree else 0
    return 1 if _HERE.match(after) else 0

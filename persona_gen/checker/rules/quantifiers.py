"""The rule about quantity words: "most", "hardly any", "everyone" against the share they speak of."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from persona_gen.checker.claim_context import ClaimContext
from persona_gen.checker.linking import is_share, spoken_of
from persona_gen.checker.rule import Rule
from persona_gen.checker.segment_index import naming_stems
from persona_gen.domain import EvidenceRef, Finding, Statistic
from persona_gen.text.lexicon import any_of
from persona_gen.text.lexicon import english_quantifiers as en
from persona_gen.text.lexicon.english_comparisons import AT_LARGE
from persona_gen.text.lexicon.english_numbers import FRACTIONS
from persona_gen.text.numerals import NUMBER
from persona_gen.text.people import PEOPLE_PATTERN
from persona_gen.text.polarity import denied, negations, told_negations
from persona_gen.text.tokens import REMEMBERED, lowered

QUANTIFIER = Rule(
    "quantifier",
    "contradicted",
    objects_to='quantity words ("most", "hardly any", "everyone") that the share they speak of does not bear',
    example=("Most of them rent in a city.", "48 % do"),
    silent="where no share, or more than one, could be meant; for words of the questionnaire itself",
    reason='says "{word}", but {truth}',
)
RULES = (QUANTIFIER,)


LIMITS: Mapping[str, tuple[float, float]] = {
    "not all": (0.0, 0.99),
    "not many": (0.0, 0.45),
    "not one": (0.0, 0.005),
    "over half": (0.5, 1.0),
    "under half": (0.0, 0.5),
    "nearly all": (0.88, 1.0),
    "all": (0.995, 1.0),
    "vast majority": (0.70, 1.0),
    "large majority": (0.55, 1.0),
    "narrow majority": (0.50, 0.65),
    "most": (0.50, 1.0),
    "many": (0.25, 1.0),
    "several": (0.01, 1.0),
    "large minority": (0.25, 0.50),
    "one or two": (0.0, 0.15),
    "small minority": (0.0, 0.25),
    "small share": (0.0, 0.40),
    "minority": (0.0, 0.50),
    "hardly any": (0.0, 0.15),
    "few": (0.0, 0.30),
    "most, elsewhere": (0.50, 1.0),
    "all, in German": (0.995, 1.0),
    "few, in German": (0.0, 0.30),
    "none": (0.0, 0.005),
}
INTERVALS = tuple((any_of(entries), *LIMITS[name]) for name, entries in en.QUANTIFIERS.items())
"""Quantity words and the shares they may honestly stand for, longer phrases before those within them.

People agree on the order of these words and not on their limits (Newstead, Pollard & Riezebos 1987; Pezzelle,
Bernardi & Piazza 2018). The order is theirs; the limits are ours, at the generous end, so that only a word no reader
would accept is flagged. "Most" and "majority" are more than half by definition.
"""

_QUANTITY = re.compile(
    rf"(?<![\w-])(?:{'|'.join(f'(?P<i{n}>{pattern})' for n, (pattern, _, _) in enumerate(INTERVALS))})(?![\w-])"
)
"""A quantity word of a `lowered` text; its group is named after the place of its interval."""
MOST_QUANTITIES = 20
"""So many are read in one claim, which is a sentence."""
_SUBJECT = re.compile(rf"(?:^|[.!?;:,(–—]|\b{any_of(en.OPENING_SUBJECT)})\s*$", re.I)
"""What stands before a quantity word that counts people: it opens a clause. "Matters most", "trusts nobody" do not."""
_OF_PEOPLE = re.compile(
    rf"\s+(?:(?:of|in|among)\s+)?(?:{any_of(en.BEFORE_PEOPLE)}\s+)*(?:[\w'-]+\s+){{0,4}}?{PEOPLE_PATTERN}\b"
    r"|\s+(?:of\s+)?(?:them|these|those|us|who)\b|\s+amongst? them\b|\s+in (?:this|the|her|his)\b",
    re.I,
)
_OF_THINGS = re.compile(
    rf"\s+(?:of\b|(?:the|her|his|their|a|an|more|less|else)\b|{any_of(en.COUNTED_THINGS)}(?:ly)?\b"
    r"|(?!(?:is|was|has|does)\b)[\w-]+[^s\W]s\b)",
    re.I,
)
"""After a quantity word: what is counted is no people ("most portals", "few weeks", "all of it")."""
_COMPARED_WITH = re.compile(
    rf"(?:\b{any_of(en.BEFORE_COMPARED)}(?: of| among| for| in)?"
    rf"|(?:%|cent|share|(?:{any_of(FRACTIONS)})s?|\d+|{NUMBER}) (?:of|among|for|in)"
    r"|\bas (?:many|much|often|likely|common|frequent(?:ly)?|long|high) as"
    r"|\bas (?:of|among|in)|\b(?:half|times|not|n't|nowhere near) (?:as|so))\s+$",
    re.I,
)
"""What stands before those whom a figure is compared with: "compared with all customers", "half as many"."""
_SENTENCE_END = re.compile(
    r"[.;!?](?:\s|$)|, (?:and )?(?:yet|but|while|whereas|(?:far )?fewer|less|doch|aber|während|weniger|seltener)\b",
    re.I,
)
_AS = re.compile(r"\b(?:times|twice|half|quite|nearly) as\s+$", re.I)
""" "Twice as many" is a ratio."""
_OF_ALL = re.compile(r"(?:^|[.,;:]\s+)(?:of|among|amongst|out of|across|for)\s+$", re.I)
"""Before "all", where it says whose share follows: "Of all members, 12 % …"."""
_WHOLE = any_of(AT_LARGE, [f"all (?:of )?(?:the )?{PEOPLE_PATTERN}", f"{PEOPLE_PATTERN} (?:overall|in general)"])
_WHOLE_BEHIND = re.compile(rf"(?:(?!\b(?:than|against|as|compared|versus|unlike)\b)[^,;:(–—])*?\b{_WHOLE}", re.I)
_WHOLE_BEFORE = re.compile(rf"\b{_WHOLE}(?:(?!\b(?:here|this|segment|them)\b)[^.;]){{0,30}}$", re.I)
_MUST_NAME_PEOPLE = re.compile(
    "^(?:all|absolutely all|every(?: single)?"
    "|(?:almost|virtually|practically|nearly|close to|next to|as good as) no|not any"
    f"|{any_of(en.NEARLY)} (?:all|every|each)|{any_of(en.NAMING_NO_ONE)})$",
    re.I,
)


def find(context: ClaimContext) -> Iterator[Finding]:
    """Complaints of `quantifier`."""
    if context.fiction or context.kind != "claim":
        return
    quantity_words = quantities(context)
    for n, (start, end, low, high) in enumerate(quantity_words):
        stop = quantity_words[n + 1][0] if n + 1 < len(quantity_words) else len(context.text)
        clause = _sentence_part(context.own_words, start, stop)
        s = spoken_of(context, clause, is_share)
        if s is None or _in_label(context, start, end, s.label):
            continue
        turned = _denied(context, start, end, clause, s)
        if turned is None:
            continue
        told_of_whole = s.overall is not None and _is_of_whole(context.own_words[:start], clause[end - start :])
        values = (s.value, s.overall) if told_of_whole and s.overall is not None else (s.value,)
        if not any(_bears(low, high, 1 - value if turned else value) for value in values):
            word = context.text[start:end]
            yield QUANTIFIER.finding(
                (start, end),
                word=word,
                truth=s.statement,
                evidence=(EvidenceRef(id=s.id),),
                suggestion=s.shown(s.value),
            )


def _bears(low: float, high: float, share: float) -> bool:
    """Whether a share is one of those that a quantity word may stand for; half is no majority."""
    return low - 0.005 <= share <= high + 0.005 and not (low == 0.5 and high == 1.0 and share <= 0.5)


def _is_of_whole(before: str, after: str) -> bool:
    """Whether a quantity is told of the whole base: "where most do in the whole base", "overall it is fewer"."""
    return bool(_WHOLE_BEHIND.match(after) or _WHOLE_BEFORE.search(before))


def _denied(context: ClaimContext, start: int, end: int, clause: str, s: Statistic) -> bool | None:
    """Whether a quantity is of those of whom something is not true; the label may stand before it or after it."""
    before = re.split(r"[.;!?]\s", context.own_words[:start])[-1]
    label = naming_stems(s.own_label)
    if label & naming_stems(before) and not label & naming_stems(clause):
        asked = negations(s.attribute) if naming_stems(s.attribute) & naming_stems(before) else 0
        return (told_negations(before) - asked) % 2 == 1 if not negations(s.own_label) else None
    # Of "for few, the main reason for not wearing it is …" the attribute denies.
    asks = negations(s.attribute) and naming_stems(s.attribute) <= naming_stems(clause)
    return denied(clause[end - start :], s.label if asks else s.own_label)


def quantities(context: ClaimContext) -> Sequence[tuple[int, int, float, float]]:
    """The quantity words of a text that count people, none inside another, with the interval each stands for."""
    return _quantities(context.own_words, context.peopled(context.own_words))


@lru_cache(maxsize=REMEMBERED)
def _quantities(text: str, peopled: str) -> Sequence[tuple[int, int, float, float]]:
    """Remembered, because two rules ask. ``peopled`` is the text with the segment's nouns for people put as "users"."""
    small = lowered(text)
    quantity_words: list[tuple[int, int, float, float]] = []
    at = 0
    while (match := _QUANTITY.search(small, at)) and len(quantity_words) < MOST_QUANTITIES:
        start, at = match.span()
        _, low, high = INTERVALS[int((match.lastgroup or "i0")[1:])]
        if _counts_people(text[start:at], text[:start], peopled[at:]):
            quantity_words.append((start, at, low, high))
    return quantity_words


def _counts_people(word: str, before: str, after: str) -> bool:
    """Whether a quantity word counts people: "most of them", "few trust it", not "most days", "what matters most"."""
    names_base = word.lower() in ("all", "everyone", "everybody") and _OF_ALL.search(before)
    if (
        names_base
        or (_AS.search(before) and word.lower() == "many")
        or _COMPARED_WITH.search(before)
        or re.match(r"\s+(?:(?:again|else|but)\b|\d)", after, re.I)
    ):
        return False
    opens = bool(_SUBJECT.search(before))
    if re.match(r"one of the few", word, re.I):
        return True
    if re.search(r"(?:one|body)$|^they all$", word, re.I) and not re.match(r"not ", word, re.I):
        return opens or word.lower().startswith("they")
    if _OF_PEOPLE.match(after):
        return (
            opens
            or bool(
                re.search(
                    r"\b(?:to|for|with|by|in|among|of|shared by|what|holds|keeps|stops|worries)\s+$", before, re.I
                )
            )
            or word[0].isupper()
        )
    if not opens or _MUST_NAME_PEOPLE.match(word):
        return False
    return "ority" in word.lower() or not _OF_THINGS.match(after)


def _sentence_part(text: str, start: int, stop: int) -> str:
    """From a quantity word to the next, to the end of its sentence, or to what is set against it (", yet he …")."""
    end = _SENTENCE_END.search(text[start:stop])
    return text[start : start + end.start() if end else stop]


def _in_label(context: ClaimContext, start: int, end: int, label: str) -> bool:
    """Whether the word is the questionnaire's own ("All costs shown at the start")."""
    around = re.match(r"\W*\w*", context.text[end:])
    word = context.text[start:end].casefold()
    is_category = label.casefold().endswith(f"/ {word}")  # an answer "Nobody"
    return is_category or f"{word}{around.group().casefold() if around else ''}" in label.casefold()

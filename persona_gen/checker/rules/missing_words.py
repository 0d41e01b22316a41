"""Sentences that have nothing to do with what they cite: inventions with a real citation, and stereotypes.

A citation must say something of the sentence. Where not one word of it stands in the evidence, or a trait is told of
the person that a statistic about something else is cited for, nobody said so. Words are compared by stem, by kindred
and by beginning, in English only: words of another language cannot be missed. All of it is doubt, not proof.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from persona_gen.checker.claim_context import ClaimContext
from persona_gen.checker.rules.fabrication import UNDECLARED_FICTION
from persona_gen.checker.rules.in_german import cause_in_german
from persona_gen.domain import Evidence, Finding, Quote, Statistic
from persona_gen.text.lexicon import any_of, phrases
from persona_gen.text.lexicon.english import CAUSING, MEASURES_IN_WORDS, OF_IDENTITY, QUANTITY_IN_WORDS, REASONS_ASKED
from persona_gen.text.people import about_one
from persona_gen.text.tokens import content_stems, is_english, is_heading, stem, widened, words

RULES = (UNDECLARED_FICTION,)

SHORT = 5
"""Up to so many words, a sentence over English evidence is taken for English."""
BEGINNING, LEAST_BEGINNING = 5, 4
"""Letters at the beginning by which two stems are kindred ("freelance", "freelancer"), and for short ones."""
MOST_MISSING = 0.6
"""The part of a trait's words that stand nowhere, from which statistics about something else are cited for it."""
PLAIN = 12
"""Words of the longest plain statement about her life; what is longer argues, and may be put in any words."""
HER_PLACE = 4
"""Among so many first words she stands in such a statement."""
_HERS = frozenset("she he they her his their".split())
_SEVERAL_CLAUSES = re.compile(r"[;:–—]|,(?! \d)|\b(?:nobody|nothing|no one)\b|\bwho\b", re.I)
_IDENTITY = re.compile(rf"^{any_of(OF_IDENTITY)}\b", re.I)
_BEING = re.compile(r"^(?:as|being|for|at|on|with|like)\b(?:[^,;]|,(?=\d)){1,60}?,?\s+(?=(?:she|he|they)\b)", re.I)
"""What a stereotype opens with: "As a woman, she …", "At 36 she …"."""
_CAUSE = phrases(CAUSING)
_ASKS_WHY = phrases(REASONS_ASKED)
_IN_WORDS = phrases(MEASURES_IN_WORDS)
_WHEN = frozenset(map(stem, ("after", "before", "since", "until", "again", "ever")))
_QUANTITY = frozenset(one for text in QUANTITY_IN_WORDS for one in content_stems(text))


def find(context: ClaimContext) -> Iterator[Finding]:
    """Complaints of `undeclared-fiction` about whole sentences."""
    if context.kind != "claim" or context.fiction or context.inference or not context.cited:
        return
    if context.quotations or is_heading(context.text):
        return
    if _reads(context):
        what = (
            _stereotype(context)
            or _cause(context)
            or (None if context.figures else _nothing_shared(context) or _other_trait(context))
        )
    else:
        cause = cause_in_german(context)
        what = f'no figure cited is a reason: "{cause}"' if cause else None
    if what:
        yield UNDECLARED_FICTION.finding(
            (0, len(context.text)),
            what=what,
            suggestion="cite evidence that says so, leave it out, or declare the sentence fiction",
        )


def _reads(context: ClaimContext) -> bool:
    """Whether the sentence and all that it cites are in English, as far as can be told."""
    texts = [quote.text for quote in context.cited_quotes]
    short = len(list(words(context.own_words))) <= SHORT
    own = is_english(context.own_words) or (short and context.index.segment.locale.startswith("en"))
    return own and context.index.segment.locale.startswith("en") and all(map(is_english, texts))


def _nothing_shared(context: ClaimContext) -> str | None:
    """That not one word of the sentence stands in what it cites, nor in the segment's name."""
    ours = context.stems - _WHEN
    in_words = any(s.measure != "share" for s in context.cited_statistics) and _IN_WORDS.search(context.own_words)
    dated = any(map(str.isdigit, context.own_words))  # what is counted or dated, other rules read
    if context.cited_quotes and not _is_plain(context):
        return None  # a thought in other words, which words cannot tell from an invention
    if not ours or in_words or dated or len(_missing(ours, context.cited, context.index.segment.name)) < len(ours):
        return None
    return "no word of this stands in the evidence cited"


def _is_plain(context: ClaimContext) -> bool:
    """Whether a sentence is one short clause about her that begins with her: "Robin sings in the church choir"."""
    clause, given = context.own_words.strip().rstrip(".!"), context.name.split()[0].lower()
    opening = [word.text.partition("'")[0] for word in words(clause)][:HER_PLACE]
    hers = not _HERS.isdisjoint(opening) or given in opening
    return hers and len(clause.split()) <= PLAIN and not _SEVERAL_CLAUSES.search(clause)


def _other_trait(context: ClaimContext) -> str | None:
    """What is told of the person on the strength of statistics whose categories the sentence does not name."""
    statistics = context.cited_statistics
    if context.cited_quotes or not context.about_person or any(s.measure != "share" for s in statistics):
        return None
    ours = context.stems - _QUANTITY
    missing = _missing(ours, context.cited, context.index.segment.name)
    labels = frozenset(one for s in statistics for one in content_stems(s.own_label))
    named = len(_strangers(ours, labels)) < len(ours)
    if named or len(missing) < 2 or len(missing) < MOST_MISSING * len(ours):
        return None
    return f"{statistics[0].label} says nothing of this"


def _stereotype(context: ClaimContext) -> str | None:
    """What is concluded from who somebody is: the evidence has the age, the gender, the trade, and nothing more."""
    statistics = context.cited_statistics
    if context.cited_quotes or not all(_IDENTITY.search(s.attribute) for s in statistics):
        return None
    text = context.own_words
    opening = _BEING.match(text)
    ours = frozenset(content_stems(text[opening.end() :] if opening else text)) - context.who.stems - _QUANTITY
    missing = _missing(ours, context.cited, context.index.segment.name)
    counted = opening and any(figure.span[0] >= opening.end() for figure in context.figures)  # other rules read that
    if opening and missing and len(missing) == len(ours) and not counted:
        return f"{statistics[0].label} says nothing of this"
    if len(missing) >= 2 and 2 * len(missing) >= len(ours) and not context.figures and _one_or_kind(context):
        return f"{statistics[0].label} says nothing of this"
    return None


def _cause(context: ClaimContext) -> str | None:
    """A reason told of figures that ask for none: two shares side by side say nothing of why."""
    cause = _CAUSE.search(context.own_words)
    if context.cited_quotes or not context.cited_statistics or not cause:
        return None
    labels = " ".join(s.label for s in context.cited_statistics)
    if _ASKS_WHY.search(labels) or cause.group().casefold() in labels.casefold():
        return None
    return f'no figure cited is a reason: "{cause.group()}"'


def _one_or_kind(context: ClaimContext) -> bool:
    """Whether the sentence tells of her, or of her kind: "Owners of his age …"."""
    text = context.own_words
    return about_one(text, context.name.split()[0], "") or bool(
        re.search(r"\b(?:her|his|their) (?:age|kind|sort)\b", text)
    )


def _missing(ours: frozenset[str], cited: list[Evidence], name: str) -> frozenset[str]:
    """The stems of a sentence that no evidence cited has, nor the segment's name."""
    theirs = frozenset(one for evidence in cited for one in content_stems(_text(evidence))) | set(content_stems(name))
    theirs = widened(theirs)
    return _strangers(ours, theirs)


def _text(evidence: Evidence) -> str:
    if isinstance(evidence, Statistic):
        return f"{evidence.attribute} {evidence.category or ''} {evidence.unit or ''}"
    return evidence.text if isinstance(evidence, Quote) else ""


def _strangers(ours: frozenset[str], theirs: frozenset[str]) -> frozenset[str]:
    """Those of our stems that are none of theirs, and that begin like none."""
    beginnings = {other[:n] for other in theirs for n in range(LEAST_BEGINNING, min(BEGINNING, len(other)) + 1)}
    return frozenset([one for one in ours if one not in theirs and not _begins_alike(one, theirs, beginnings)])


def _begins_alike(one: str, theirs: frozenset[str], beginnings: set[str]) -> bool:
    """Whether a stem and one of theirs have their first letters in common: all of the shorter, or `BEGINNING`."""
    most = min(BEGINNING, len(one))
    if most < LEAST_BEGINNING:
        return False
    return one[:most] in beginnings or any(one[:n] in theirs for n in range(LEAST_BEGINNING, most))

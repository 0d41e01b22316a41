"""Whether a sentence takes a figure for what it is to its statistic: the share itself, a complement, a ratio, a gap.

A true figure in a wrong part is a wrong sentence: the whole base's half as a "twice", an extreme as the mean, the share
of those who do as the share of those who do not.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable

from persona_gen.checker.derived_values import DerivedValue
from persona_gen.checker.linking import Clause
from persona_gen.checker.segment_index import NAMED, naming_stems
from persona_gen.domain import Evidence, Statistic
from persona_gen.text.lexicon import any_of
from persona_gen.text.lexicon.german import CONTRASTING
from persona_gen.text.lexicon.other_languages import AT_MOST, LESS, MORE, WHOLE_BASE
from persona_gen.text.people import PEOPLE_PATTERN
from persona_gen.text.polarity import MANNER, negations, told_negations
from persona_gen.text.tokens import content_stems, is_english, words

_BUT_NOT = re.compile(rf"\b{any_of(CONTRASTING)} (?:nicht|kein\w*) [^,;()]*", re.I)
_SPREAD = re.compile(r"\bsd\b|deviation|±|\+/-|plus or minus|spread|var(y|ies)", re.I)
_LEAST = re.compile(
    r"\b(from|between|least|lowest|smallest|youngest|shortest|min\w*|as (few|little|low) as|some|one of)\b", re.I
)
_MOST = re.compile(
    r"\b(up to|most|highest|largest|oldest|longest|max\w*|as (many|much|high|old|long) as|some|one of|even)\b", re.I
)
_GAP = re.compile(
    r"\b(more|less|fewer|above|below|higher|lower|older|younger|longer|shorter|differ\w*|gap|ahead|behind"
    rf"|than|extra|beyond|short of|shy of|better|worse|{any_of(MORE, LESS)})\b",
    re.I,
)
_MOVED = re.compile(r"\b(?:by|later|earlier|after|before|apart|between|saved?|lost|late|early|gained?|extra)\b", re.I)
"""With these a number may be how far two others lie apart."""
_OTHERWISE = re.compile(
    r"\b(rest|remain\w*|(an)?others?|else\w*|lack\w*|without|rather|instead"
    r"|fail(?:s|ed|ing)? to|avoid\w*|refus\w+|skip\w*|shun\w*|den(?:y|ies|ied)|disagree\w*)\b",
    re.I,
)
"""What a sentence must say for a figure to be something other than the statistic's own value."""
_UNDONE = re.compile(
    r"\b(?:forg[eo]ts?|forgot(?:ten)?|fail(?:s|ed)?|refus(?:es?|ed)|declin(?:es?|ed)|neglect(?:s|ed)?) to\s+(\w+)", re.I
)
_BOUND = re.compile(
    r"\b(under|over|less|more|below|above|fewer|at most|at least|up to|longer|shorter|older|younger|within"
    rf"|{any_of(AT_MOST, MORE, LESS)})\b",
    re.I,
)
_OF_THE_WHOLE = re.compile(
    r"\b(?:of|in|among) (?:the )?(?:whole base|entire base|total base|sample|everyone|all (?:\w+ )?\w+s)\b", re.I
)
_WHOLE = re.compile(
    rf"\b(?:whole base|overall|others|everyone (?:else|asked)|the average|in general|elsewhere|all {PEOPLE_PATTERN}"
    rf"|{any_of(WHOLE_BASE)})\b",
    re.I,
)
_OVERALL = re.compile(rf"\b(?:whole base|overall|in general|everyone asked|all \w+s|{any_of(WHOLE_BASE)})\b", re.I)
_JOINS = re.compile(r"\b(?:than|against|compared|versus|vs|as|from|unlike|of)\b", re.I)
_MORE = re.compile(
    rf"\b(?:(more|above|higher|ahead|older|longer|larger|{any_of(MORE)})|less|fewer|below|lower|behind|younger|shorter"
    rf"|short of|shy of|smaller|{any_of(LESS)})\b",
    re.I,
)
_RARE = re.compile(r"\s+as (?:rare|uncommon|unusual|seldom|unlikely|few|little|low|small)\w*\b", re.I)
_THAN_THEM = re.compile(
    r"\b(?:as|than) (?:(?:in|among|for|with) )?(?:them|here|this (?:segment|group)|the segment|these)\b", re.I
)
_FROM_TO = re.compile(r"\bfrom\b[^.;]*\bto\b", re.I)
"""What follows is the change from the first to the second."""
_AT_AN_EDGE = re.compile(r"\b(?:between|from|and|to|zwischen|von|ab|und|bis)\s+$", re.I)
_LISTED = frozenset(content_stems("reasons answers options things outcomes categories kinds groups choices ways"))
MOST_LISTED = 12
IN_PART = 0.3
"""How much of a label names what a ratio divides by, where what it divides is named less."""


def as_said(clause: Clause, evidence: Evidence | None, derived: DerivedValue) -> bool:
    """Whether the sentence takes the figure for what the known value is."""
    context = clause.context
    if evidence is None and derived.role == "own" and derived.figure_kind == "share":  # the segment's part of the base
        shares = [s for s in context.cited_statistics if s.measure == "share"]
        told_of_them = any(context.index.overlap(s, context.stems) >= NAMED for s in shares)
        return not shares or (not told_of_them and bool(_OF_THE_WHOLE.search(clause.text)))
    if not isinstance(evidence, Statistic):
        of_several = _CHECKS_OF_SEVERAL.get(derived.role)
        return of_several is None or of_several(clause, derived)
    check = _CHECKS.get(derived.role)
    return check is None or check(clause, evidence, derived)


def _own(clause: Clause, s: Statistic, derived: DerivedValue) -> bool:
    if s.measure != "share" or s.value == 0.5:
        return True
    text = clause.part
    unsaid_no = _names_attribute(clause, s) and not told_negations(clause.printed_part)
    foreign_no = not _in_english(clause) and told_negations(_but_not(text, s)) > told_negations(s.label)
    return not (clause.denies(s) or unsaid_no or foreign_no or _denied_within(text, s))


def _but_not(text: str, s: Statistic) -> str:
    """A text without a "but not …" that names nothing of a label: it denies something else."""
    label = frozenset(content_stems(s.label))
    return _BUT_NOT.sub(lambda match: match[0] if label & frozenset(content_stems(match[0])) else " ", text)


def _complement(clause: Clause, s: Statistic, derived: DerivedValue) -> bool:
    text = clause.part
    if clause.denies(s) or _denied_within(text, s):
        return True
    if any(figure.kind == "share" and figure.allows(s.value) and not figure.allows(1 - s.value)
           for figure in clause.context.figures if figure is not clause.figure):  # fmt: skip
        return True  # "72 % left it at home, only 28 % brought one"
    named = clause.names(s) or _names_attribute(clause, s) or not _in_english(clause)
    if named and told_negations(text) != told_negations(s.label):
        return True
    label = s.label.casefold()
    return any(match.group().casefold() not in label for match in _OTHERWISE.finditer(text))


def _in_english(clause: Clause) -> bool:
    """Whether the labels are found in the sentence's words: no inflection of other languages is known."""
    return clause.context.index.segment.locale.startswith("en") or is_english(clause.context.own_words)


def _overall_complement(clause: Clause, s: Statistic, derived: DerivedValue) -> bool:
    text = clause.context.own_words
    beside = any(f.kind == "share" and f.allows(1 - s.value) and not f.allows(s.value) for f in clause.context.figures)
    denies = told_negations(text) != told_negations(s.label) or bool(_OTHERWISE.search(text))
    return bool(_OVERALL.search(text)) and (beside or denies)


def _names_attribute(clause: Clause, s: Statistic) -> bool:
    """Whether a clause names the attribute of a category that denies: "89 % have a favourite portal", "None"."""
    attribute = frozenset(content_stems(s.attribute))
    return bool(negations(s.category or "")) and 2 * len(attribute & clause.stems) >= len(attribute) > 0


def _denied_within(text: str, s: Statistic) -> bool:
    """Whether a claim denies a label between its words, or says it was left undone: "is not worth", "forgot to"."""
    if negations(s.label):
        return False
    label = naming_stems(s.label)
    claim_words = list(words(MANNER.sub(" ", text)))
    for n, word in enumerate(claim_words):
        if word.turns in ("not", "never"):
            before = next((w.stem for w in reversed(claim_words[:n]) if w.is_content), "")
            after = next((w.stem for w in claim_words[n + 1 :] if w.is_content), "")
            if before in label and after in label:
                return True
    return any(naming_stems(match[1]) & label for match in _UNDONE.finditer(text))


def _turned_round(clause: Clause) -> bool:
    """Whether a ratio is of the whole base over the segment: "twice as rare", "twice as many overall as here"."""
    text = clause.context.own_words
    after, before = text[clause.figure.span[1] :], text[: clause.figure.span[0]]
    if _RARE.match(after) or _THAN_THEM.search(after):
        return True
    return _whole_is_subject(before)


def _whole_is_subject(before: str) -> bool:
    clause = re.split(r"[,;:]\s", before)[-1]
    whole = _WHOLE.search(clause)
    return bool(whole) and not _JOINS.search(clause[: whole.start() if whole else 0])


def _difference(clause: Clause, s: Statistic, derived: DerivedValue) -> bool:
    text = clause.context.own_words
    if derived.figure_kind == "number" and not _GAP.search(text):
        return False
    direction = _MORE.search(text, clause.figure.span[1], clause.figure.span[1] + 40)
    if not direction or not derived.sign:
        return True
    way = (1 if direction[1] else -1) * (-1 if _whole_is_subject(text[: clause.figure.span[0]]) else 1)
    return way == derived.sign


def _overall(clause: Clause, s: Statistic, derived: DerivedValue) -> bool:
    """A bound that the whole base keeps ("fewer than a fifth") is told of it only where it is named."""
    bound = any(math.isinf(edge) for ends in clause.figure.intervals for edge in ends)
    return not bound or bool(
        _WHOLE.search(clause.context.own_words) or _GAP.search(clause.context.own_words[clause.figure.span[1] :])
    )


def _behind_words(pattern: re.Pattern[str]) -> Callable[[Clause, Statistic, DerivedValue], bool]:
    def check(clause: Clause, s: Statistic, derived: DerivedValue) -> bool:
        return s.measure == "share" or bool(pattern.search(clause.context.own_words))

    return check


def _edge(clause: Clause, s: Statistic, derived: DerivedValue) -> bool:
    return bool(_AT_AN_EDGE.search(clause.context.own_words, 0, clause.figure.span[0]))


_CHECKS: dict[str, Callable[[Clause, Statistic, DerivedValue], bool]] = {
    "own": _own,
    "complement": _complement,
    "overall": _overall,
    "overall complement": _overall_complement,
    "multiple": lambda clause, *_: not _turned_round(clause),
    "inverse": lambda clause, *_: _turned_round(clause),
    "difference": _difference,
    "half": lambda clause, *_: bool(_BOUND.search(clause.context.own_words)),
    "edge": _edge,
    "sd": _behind_words(_SPREAD),
    "min": _behind_words(_LEAST),
    "max": _behind_words(_MOST),
}


def _ratio_of_two(clause: Clause, derived: DerivedValue) -> bool:
    """Whether what stands before "three times as often as" is what is divided."""
    if len(derived.of) < 2:
        return True
    context, evidence = clause.context, clause.context.index.segment.evidence
    before = naming_stems(context.own_words[: clause.figure.span[0]])
    divided, by = (context.index.overlap(s, before) for i in derived.of if isinstance(s := evidence[i], Statistic))
    return bool(_FROM_TO.search(context.own_words, 0, clause.figure.span[0])) or not (by > divided and by >= IN_PART)


def _listed(clause: Clause, derived: DerivedValue) -> bool:
    if derived.value > MOST_LISTED:
        return False
    text, (start, end) = clause.context.own_words, clause.figure.span
    ends = re.search(r"\b(?:of|all)\s+(?:the\s+)?$", text[:start]) and re.match(r"\s*(?:[.,;:!?)]|$)", text[end:])
    return bool(ends) or bool(frozenset(content_stems(clause.figure.unit)) & _LISTED)


def _apart(clause: Clause, derived: DerivedValue) -> bool:
    return bool(_GAP.search(clause.context.own_words) or _MOVED.search(clause.context.own_words))


_CHECKS_OF_SEVERAL: dict[str, Callable[[Clause, DerivedValue], bool]] = {
    "apart": _apart,
    "multiple": _ratio_of_two,
    "categories": _listed,
}

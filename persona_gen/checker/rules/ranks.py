"""Complaints of `direction` about a segment's statistics among each other: which is first, which of two is more."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice, permutations

from persona_gen.checker.claim_context import ClaimContext
from persona_gen.checker.linking import is_share
from persona_gen.checker.rules.directions import DIRECTION
from persona_gen.checker.rules.quantifiers import quantities
from persona_gen.checker.segment_index import NAMED
from persona_gen.domain import EvidenceRef, Finding, Span, Statistic
from persona_gen.evidence.selection import TIED
from persona_gen.text.lexicon import any_of
from persona_gen.text.lexicon import english_comparisons as en
from persona_gen.text.lexicon.english_numbers import FRACTIONS
from persona_gen.text.numbers import with_manner
from persona_gen.text.numerals import NUMBER
from persona_gen.text.tokens import content_stems, words

RULES = (DIRECTION,)

_THING, _OFTEN, _RANK = any_of(en.ANSWER_NOUNS), any_of(en.OFTEN_GIVEN), any_of(en.RANKS)
_NONE = rf"(?:no(?:thing| other| (?:one|{_THING}))|none)\b[^.;]{{0,60}}?\b{any_of(en.BEYOND)}"
_LEADS = (
    rf"{any_of(en.LEADS)}(?: the {any_of(en.RANKINGS)}"
    r"|(?= ?(?:$|[.,;:“\"]|among|under|in|by|here)))"
)
_AT_THE_TOP = any_of(
    [
        f"most {_OFTEN}",
        "(?:is|are) (?:said |given |named |chosen )?most often",
        "commonest",
        f"{_RANK} {any_of(en.FIRST_PLACES)}",
        _LEADS,
        "number[- ]one",
        r"no\. 1",
        f"(?:the )?{any_of(en.LEADING)} {_THING}",
    ],
    en.FIRST_OF_ALL,
)
_AT_THE_BOTTOM = any_of(
    [
        f"least {_OFTEN}",
        "(?:named|mentioned|given|cited|chosen) least",
        "rarest",
        f"{_RANK} {any_of(en.LAST_PLACES)}",
        f"(?:the )?(?:smallest|last) {_THING}",
    ],
    en.LAST_OF_ALL,
)
_NTH = {"second": 2, "third": 3, "fourth": 4}
_FIRST = re.compile(
    rf"\b(?P<none>{_NONE}\b)|\b(?:(?P<nth>{'|'.join(_NTH)})[ -])?(?P<first>{_AT_THE_TOP})\b"
    rf"|\b(?P<last>{_AT_THE_BOTTOM})\b",
    re.I,
)
_MORE = re.compile(
    rf"\b(?P<more>{any_of(en.MORE_OF_TWO)})\b(?: {any_of(en.BEHIND_MORE)}\b)?"
    rf"|\b{any_of(en.LESS_OF_TWO)}\b(?: {any_of(en.BEHIND_MORE)}\b)?"
    rf"|(?:\bnot|n't) (?:nearly |quite )?(?P<as>as|so) {any_of(en.AS_MANY)}\b",
    re.I,
)
_ABOVE = any_of(en.BEATS, [f"{_RANK} {any_of(en.RANKS_ABOVE)}", "tops", "wins? (?:out )?over", "above"])
_BELOW = any_of(["trails?", "lags?(?: behind)?", f"{_RANK} {any_of(en.RANKS_BELOW)}", "behind", "second to", "below"])
_BEATS = re.compile(rf"\b(?:(?P<more>{_ABOVE})|{_BELOW})\b(?! (?:average|the))", re.I)
_BEFORE = re.compile(r"(?<=\w )(?P<more>before)\b(?= \w)", re.I)
"""Ranks two things only in a list: "Where they look: portals before friends". Elsewhere it tells a time."""
_PARTS = any_of([f"{part}s?" for part in FRACTIONS])
_THAN_A_NUMBER = re.compile(
    rf"(?:\b(?:more|less|fewer|older|younger)|^) than (?=[\d£$€]|half\b|(?:an?|one|two|three) {_PARTS}\b"
    rf"|{NUMBER}\s+(?:in|out of)\b)",
    re.I,
)
_FOR = re.compile(r"\b(?:of|for|among|with|by)\s+$", re.I)
_NAMED_AS = re.compile(rf"\b{any_of(en.NAMING)}\b[^.;]{{0,40}}\bas (?:the |their |a )?$", re.I)
_MARKS = "“”\"'‘’.,"
LABEL_NAMED = 0.3
"""How much of the label of the only share cited a claim must name to rank it."""
CLEARLY = TIED
"""Shares nearer to each other than this have no rank."""
_MOST_COMPARED = 6
ATTRIBUTE_NAMED = 0.34
"""How much of an attribute a claim must name for "the most common" to be said among its categories."""


def find(context: ClaimContext) -> Iterator[Finding]:
    """Categories said to come first or last that do not, and comparisons of two the wrong way round."""
    shares = [s for s in context.cited_statistics if is_share(s) and s.category]
    if not shares:
        return
    match = _FIRST.search(context.own_words)
    if match and not (match["none"] and _in_category(context, match, shares)):
        yield from _ranked(context, match, shares)
    if len(shares) > 1:
        yield from islice(_pairs(context, shares), 1)


def _in_category(context: ClaimContext, match: re.Match[str], shares: list[Statistic]) -> bool:
    """Whether the words begin within a category as it is printed: "Non-binary or no answer"."""
    text = context.own_words.casefold()
    places = ((text.find(category), len(category)) for s in shares if (category := (s.category or "").casefold()))
    return any(0 <= at <= match.start() < at + length for at, length in places)


def _pairs(context: ClaimContext, shares: list[Statistic]) -> Iterator[Finding]:
    """Comparisons of two that are the wrong way round; words of the labels compare nothing."""
    text, labels = context.own_words.casefold(), " ".join(s.label for s in shares).casefold()
    for pattern in (_MORE, _BEATS, _BEFORE):
        for match in pattern.finditer(context.own_words):
            word = match.group().casefold()
            extra = text.count(word) > labels.count(word) and text.startswith(" than ", match.end())
            if (word not in labels or extra) and (complaint := _compared(context, match, shares)):
                yield complaint


def _ranked(context: ClaimContext, match: re.Match[str], shares: list[Statistic]) -> Iterator[Finding]:
    stems = frozenset(content_stems(context.text))
    quoted = [
        n
        for n, s in enumerate(shares)
        if any(context.text[a:b].strip(_MARKS) == s.category for a, b in context.quotations)
    ]
    named = (
        [(1.0, quoted[0])]
        if len(quoted) == 1
        else sorted(((context.index.overlap(s, stems), n) for n, s in enumerate(shares)), reverse=True)
    )
    needed = LABEL_NAMED if len(shares) == 1 else NAMED
    if not named or named[0][0] < needed or (len(named) > 1 and named[1][0] == named[0][0] and not quoted):
        return
    s = shares[named[0][1]]
    if _is_their_answer(context, match, s):
        return
    attribute = frozenset(content_stems(s.attribute))
    if len(attribute & stems) < ATTRIBUTE_NAMED * len(attribute) or (
        not match["none"] and any(w.turns == "not" for w in words(context.own_words))
    ):
        return
    rivals = [t for t in context.index.segment.statistics if t.attribute == s.attribute and is_share(t) and t.category]
    order, place = sorted(rivals, key=lambda t: -t.value), _NTH.get((match["nth"] or "").lower(), 1)
    if place > len(order):
        return
    other = order[place - 1] if not match["last"] else order[-1]
    if abs(other.value - s.value) > CLEARLY:
        yield _finding(match.span(), match.group(), other, s)


def _is_their_answer(context: ClaimContext, match: re.Match[str], s: Statistic) -> bool:
    """Whether the question itself asks for one thing: "the biggest worry of 15 %" ranks it for those alone."""
    asked = re.sub(r"^(?:the|their) ", "", match.group().casefold()) in s.attribute.casefold()
    if asked and context.own_words.casefold().startswith(f"{s.attribute.casefold()}:"):
        return True  # "Biggest worry: pitch rent, 34 %" prints the question
    named_so = bool(_NAMED_AS.search(context.own_words, 0, match.start()))
    if asked and any(start < match.start() for start, *_ in quantities(context)):
        return True
    return asked and any(
        figure.kind == "share"
        and figure.allows(s.value)
        and (named_so or _FOR.search(context.own_words, 0, with_manner(figure, context.own_words)[0]))
        for figure in context.figures
    )


def _compared(context: ClaimContext, match: re.Match[str], shares: list[Statistic]) -> Finding | None:
    start = max((m.end() for m in re.finditer(r"[.;!?]\s", context.own_words[: match.start()])), default=0)
    after = re.split(r"[.;!?](?:\s|$)", context.text[match.end() :])[0]
    if match.re is _BEFORE:
        heading, _, ours = context.text[start : match.start()].rpartition(":")
        than, theirs = heading, after
        label_stems = frozenset(content_stems(" ".join(s.label for s in shares)))
        if not frozenset(content_stems(ours)) <= label_stems:
            return None
    elif match.re is _MORE:
        if (bound := _THAN_A_NUMBER.search(after)) and not bound.start():
            return None  # "fewer than half" compares nothing
        after = _THAN_A_NUMBER.sub("", after)
        behind, than, theirs = after.partition(" as " if match["as"] else " than ")
        ours = context.text[start : match.start()] + " " + behind
    else:
        than, ours, theirs = "than", context.text[start : match.start()], after
    if not than or not 2 <= len(shares) <= _MOST_COMPARED or "than" in theirs:
        return None
    one, two = (frozenset(content_stems(part)) for part in (ours, theirs))
    refused = bool(re.search(r"(?:\b(?:not|no|never)|n't)$", context.own_words[: match.start()].rstrip()))
    for a, b in permutations(shares, 2):
        fits = min(context.index.overlap(a, one), context.index.overlap(b, two))
        crossed = min(context.index.overlap(b, one), context.index.overlap(a, two))
        more, less = (a, b) if match["more"] else (b, a)
        if match.re is _BEATS and match["more"] and len(shares) == 2 and a.attribute == b.attribute:  # "ahead of rain"
            fits = max(fits, context.index.overlap(b, two) * (context.index.overlap(b, one) == 0))
        if fits >= NAMED and fits > crossed and less.value - more.value > CLEARLY and not refused:
            return _finding(match.span(), match.group(), less, more)
    return None


def _finding(span: Span, word: str, higher: Statistic, s: Statistic) -> Finding:
    truth = f"{higher.label} is {higher.shown(higher.value)}{higher.base}, {s.label} {s.shown(s.value)}{s.base}"
    return DIRECTION.finding(
        span,
        word=word,
        truth=truth,
        evidence=(EvidenceRef(id=higher.id), EvidenceRef(id=s.id)),
        suggestion=higher.category,
    )

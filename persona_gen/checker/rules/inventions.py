"""Rules about what no evidence names: undeclared fiction, and what must not be named at all: real people."""

from __future__ import annotations

import re
from collections.abc import Iterator

from persona_gen.checker.rules import RULES
from persona_gen.checker.view import ClaimView
from persona_gen.checker.words import FUNCTION_WORDS, content_stems, stem, words
from persona_gen.domain import Finding, Span

_KIN = re.compile(
    r"\b(?:her|his|their|an?|two|three|four|five|twin|young|younger|older|elderly|teenage|little|new|newborn)\s+(?:\w+\s+)?"
    r"(?P<who>sons?|daughters?|wife|husband|spouse|partner|fianc[ée]e?|boyfriend|girlfriend|child|children|kids?|baby"
    r"|babies|toddlers?|twins|mother|father|mum|mom|dad|parents?|sisters?|brothers?|siblings?|grandmother|grandfather"
    r"|grandma|grandpa|grandchildren|nephews?|nieces?|uncle|aunt|cousins?|dogs?|puppy|cats?|kitten|pets?|horse|rabbit"
    r"|flatmates?|housemates?|roommates?|divorce|wedding)\b",
    re.I,
)
"""Family, pets and the like: the inventions that make a persona feel real, and that nobody measured."""

_CAPITAL = re.compile(
    r"(?<![\w.])[A-ZÄÖÜÉÈÀÅØÆÑÇ][\w’'&-]*[^\W_](?:\s+(?:(?:of|the|and|de|la|von|du)\s+)?[A-ZÄÖÜÉÈÀÅØÆÑÇ][\w’'&-]*[^\W_])*"
)
_SENTENCE_START = re.compile(r"(?:^|[.!?:…]\s+|[“\"‘(]\s*|[–—]\s+)$")
_COMMON_CAPITALS = frozenset(
    """ai tv pc ok uk us usa eu cv faq pdf gdpr url api crm hr it diy ceo cto gp id sms atm vat seo b2b b2c saas kpi roi
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
    october november december english i i'm i'd i've i'll internet christmas easter web mr mrs ms dr""".split()
)
_EMAIL = re.compile(r"[\w.+-]+@[\w-]+\.[\w.-]*\w")
_PHONE = re.compile(r"(?<![\w.,])(?:\+|00)?\(?\d{2,5}\)?(?:[\s./-]\(?\d{2,5}\)?){2,6}(?![\w%])|(?<!\w)\+\d{8,15}\b")
_HANDLE = re.compile(r"(?<![\w.@])@\w{3,}")
_ENGLISH = 0.15
_CUSTOMERS_DO = re.compile(
    r"\b(customers|people|users|buyers|most|many|everyone|the segment|respondents|participants)\b", re.I
)


def find(view: ClaimView) -> Iterator[Finding]:
    """Complaints of `undeclared-fiction` and `identity-leak`."""
    yield from _leaks(view)
    if view.fiction:
        yield from _overreaching(view)
    elif view.kind == "claim":
        for span in (*_kin(view), *_names(view)):
            what = f'no evidence names "{view.text[slice(*span)]}"'
            yield _finding("undeclared-fiction", span, what, "leave it out, or declare the sentence fiction")


def _finding(rule: str, span: Span, what: str, suggestion: str) -> Finding:
    return Finding(rule=rule, span=span, reason=RULES[rule].reason.format(what=what), suggestion=suggestion)


def _overreaching(view: ClaimView) -> Iterator[Finding]:
    """Declared fiction may colour one person in; it may not count, and not say what customers do."""
    advice = "say it with evidence, or leave it out"
    for figure in view.figures[:1]:
        yield _finding("undeclared-fiction", figure.span, "declared fiction carries a figure", advice)
    if match := _CUSTOMERS_DO.search(view.own_words):
        yield _finding("undeclared-fiction", match.span(), "declared fiction says what customers do", advice)


def _kin(view: ClaimView) -> Iterator[Span]:
    """Family and pets that occur nowhere in the segment's evidence."""
    for match in _KIN.finditer(view.own_words):
        if not view.index.mentions(stem(match["who"].lower())):
            yield match.span("who")


def _names(view: ClaimView) -> Iterator[Span]:
    """Capitalised words inside a sentence that the evidence does not have. English only: German capitalises nouns."""
    text = view.own_words
    found = [word.text for word in words(text)]
    if not found or sum(word in FUNCTION_WORDS for word in found) < _ENGLISH * len(found):
        return
    names = set(content_stems(view.name))
    for match in _CAPITAL.finditer(text):
        if _SENTENCE_START.search(text[: match.start()]):
            continue
        unknown = [
            word
            for word in words(match.group())
            if word.text not in _COMMON_CAPITALS
            and word.text not in FUNCTION_WORDS
            and word.stem not in names
            and not any(c.isdigit() for c in word.text)
            and not view.index.mentions(word.stem)
        ]
        if unknown:
            yield match.start() + unknown[0].span[0], match.start() + unknown[-1].span[1]


def _leaks(view: ClaimView) -> Iterator[Finding]:
    """Addresses and numbers that reach a person, and participants' real names, anywhere in a claim."""
    advice = "take it out; a persona names no real person"
    for kind, pattern in (("an e-mail address", _EMAIL), ("a telephone number", _PHONE), ("a user name", _HANDLE)):
        for match in pattern.finditer(view.text):
            if kind != "a telephone number" or sum(c.isdigit() for c in match.group()) >= 8:
                yield _finding("identity-leak", match.span(), f"{kind} stands here", advice)
    for name, pattern in view.index.real_names:
        if named := pattern.search(view.own_words):
            yield _finding("identity-leak", named.span(), f'"{name}" is a participant', advice)

"""Rules about what no evidence names: undeclared fiction, and what must not be named at all: real people."""

from __future__ import annotations

import re
from collections.abc import Iterator

from persona_gen.checker.claim_context import ClaimContext
from persona_gen.checker.retold_words import FACTLESS
from persona_gen.checker.rule import Rule
from persona_gen.domain import Finding, Span
from persona_gen.privacy.name_lists import mainstream_names
from persona_gen.privacy.reach import leaks
from persona_gen.text.languages import language_of
from persona_gen.text.lexicon import any_of
from persona_gen.text.lexicon.english import CAPITALS, JOBS, LIVES
from persona_gen.text.lexicon.people import KIN, KIN_IDIOMS, KIN_IN_GENERAL, OF_KIN, OWN_KIN
from persona_gen.text.people import PEOPLE_PATTERN
from persona_gen.text.tokens import content_stems, is_english, is_heading, stem, words

UNDECLARED_FICTION = Rule(
    "undeclared-fiction",
    "unsupported",
    objects_to="names, family, pets, jobs and pastimes that no evidence mentions; traits, stereotypes and sentences"
    " that what they cite says nothing of; figures and generalities in declared fiction",
    example=("She has a golden retriever called Biscuit.", "nobody speaks of a dog"),
    silent="for whatever the segment's evidence mentions anywhere, and where a quote cited is in another language",
    reason="{what}",
    strength="missing-word",
)
IDENTITY_LEAK = Rule(
    "identity-leak",
    "unsupported",
    objects_to="e-mail addresses, telephone numbers, user names, participants' real names",
    example=("Call her on 020 7946 0958.", "a telephone number"),
    silent="for codes such as P07",
    reason="{what}",
)
RULES = (UNDECLARED_FICTION, IDENTITY_LEAK)


_KIN = re.compile(
    rf"(?<!like )(?<!as )\b(?:(?:her|his|their)\s+(?:\w+\s+)?(?P<own>{any_of(OWN_KIN)})"
    rf"|{any_of(OF_KIN)}\s+(?!inner)(?:[\w-]+\s+)?(?P<who>{any_of(KIN)}))\b(?!{any_of(KIN_IDIOMS)})",
    re.I,
)
"""Family, pets and the like: the inventions that make a persona feel real, and that nobody measured."""

_KINDRED = {stem(word): tuple(map(stem, ones)) for word, ones in KIN_IN_GENERAL.items()}
_CHILDREN = {
    stem(child): re.compile(rf"\b{any_of(they)}\b", re.I)
    for child, they in (("daughter", ("she", "her")), ("son", ("he", "him", "his")))
}
_BIOGRAPHY = re.compile(
    rf"\b(?:(?:work(?:s|ed|ing)?|trained|employed|job|career) )?as an?\s+(?P<job>(?:[a-z-]+\s+)?{any_of(JOBS)})\b"
    rf"|\b{any_of(LIVES)}\s*(?P<what>(?:[\w’'-]+\s?){{1,2}})",
    re.I,
)
"""Occupation, education, origin and pastimes, which a model adds to round a person off."""

_CAPITAL = re.compile(
    r"(?<![\w.])[a-z][A-Z]\w+|(?<![\w.])[A-ZÄÖÜÉÈÀÅØÆÑÇ][\w’'&-]*[^\W_](?:\s+(?:(?:of|the|and|de|la|von|du)\s+)?[A-ZÄÖÜÉÈÀÅØÆÑÇ][\w’'&-]*[^\W_])*"
)
_DOES = re.compile(
    r"(?:['’]s)? (?:(?:has|is|was|had|does|can|would|will)\b|(?!(?:this|his|its|as|us)\b)[a-z]+(?:s|ed)\b)"
)
_SENTENCE_START = re.compile(r"(?:^|[.!?:…]\s+|[“\"‘(]\s*|[–—]\s+)$")
_CUSTOMERS_DO = re.compile(
    r"\b(?:customers|consumers|users|buyers|shoppers|respondents|participants|the segment|the majority"
    rf"|(?:most|many|all|few|some|other) (?:people|of (?:them|us)|others|{PEOPLE_PATTERN})"
    r"|people (?:like (?:her|him|them)|everywhere)|(?:every|no) ?one (?:like|in (?:the|this|her) (?:segment|group)))\b",
    re.I,
)


def find(context: ClaimContext) -> Iterator[Finding]:
    """Complaints of `undeclared-fiction` and `identity-leak`."""
    yield from _leaks(context)
    if context.fiction:
        yield from _overreaching(context)
    elif context.kind == "claim" and all(is_english(quote.text) for quote in context.cited_quotes):
        for span in _unmentioned(context):
            what = f'no evidence names "{context.text[slice(*span)]}"'
            yield UNDECLARED_FICTION.finding(
                span, what=what, suggestion="leave it out, or declare the sentence fiction"
            )


def _overreaching(context: ClaimContext) -> Iterator[Finding]:
    """Declared fiction may colour one person in; it may not count, and not say what customers do."""
    advice = "say it with evidence, or leave it out"
    for figure in context.figures[:1]:
        yield UNDECLARED_FICTION.finding(figure.span, what="declared fiction carries a figure", suggestion=advice)
    if match := _CUSTOMERS_DO.search(context.peopled(context.own_words)):
        yield UNDECLARED_FICTION.finding(
            match.span(), what="declared fiction says what customers do", suggestion=advice
        )


def _unmentioned(context: ClaimContext) -> Iterator[Span]:
    """Family and pets, biography, and names that occur nowhere in the segment's evidence, none inside another."""
    taken: list[Span] = []
    for start, end in (*_names(context), *_kin(context), *_biography(context)):
        if not any(a < end and start < b for a, b in taken):
            taken.append((start, end))
    yield from sorted(taken)


def _kin(context: ClaimContext) -> Iterator[Span]:
    for match in _KIN.finditer(context.own_words):
        group = "who" if match["who"] else "own"
        plain = [word.stem for word in words(match[group])]
        cited = {one for quote in context.cited_quotes for one in content_stems(quote.text)}
        kindred = {one for word in plain for one in _KINDRED.get(word, ())} & cited  # a quote's boy is a child
        of_child = any(_is_child(context, word) for word in plain)
        if not kindred and not of_child and not any(map(context.index.mentions, plain)):
            yield match.span(group)


def _is_child(context: ClaimContext, word: str) -> bool:
    """Whether a daughter is the "she" of a quote cited, in a segment that has children."""
    pronouns = _CHILDREN.get(word)
    has_children = pronouns is not None and context.index.mentions(stem("child"))
    return has_children and any(pronouns.search(quote.text) for quote in context.cited_quotes if pronouns)


def _biography(context: ClaimContext) -> Iterator[Span]:
    for match in _BIOGRAPHY.finditer(context.own_words):
        group = "job" if match["job"] else "what"
        facts = [word for word in words(match[group]) if word.is_content]
        tells = next(words(match.group()))
        if group == "what" and tells.is_content and tells.stem in context.index.named_words:
            continue  # "those who are neither working nor studying make up …"
        if facts and not any(context.index.mentions(word.stem) for word in facts):
            yield match.start(group) + facts[0].span[0], match.start(group) + facts[-1].span[1]


def _names(context: ClaimContext) -> Iterator[Span]:
    """Capitalised words inside a sentence that the evidence does not have. English only: German capitalises nouns."""
    text = context.own_words
    candidates = [
        (match, first) for match in _CAPITAL.finditer(text) if (first := _may_name(context, match)) is not None
    ]
    if not candidates or is_heading(text):  # which names nobody
        return
    named = re.sub(rf"\b(?:{'|'.join(map(re.escape, context.name.split()))})\b", " ", text)
    if language_of(named) == "de" or not is_english(_CAPITAL.sub(" ", named)):
        return
    names = set(content_stems(context.name))
    for match, first in candidates:
        unknown = [
            word
            for word in words(match.group())
            if word.text.removesuffix("'s") not in CAPITALS
            and word.text not in FACTLESS
            and word.stem not in names
            and any(c.isupper() for c in match.group()[slice(*word.span)])
            and not any(c.isdigit() for c in word.text)
            and not context.index.mentions(word.stem)
        ]
        if unknown and (not first or _is_given_name(context, match.group())):  # loading all names is dear: asked last
            yield match.start() + unknown[0].span[0], match.start() + unknown[-1].span[1]


def _may_name(context: ClaimContext, match: re.Match[str]) -> bool | None:
    """Whether capitalised words begin a sentence; nothing where they can be no name at their place."""
    if match.group().lower() in CAPITALS:
        return None
    text = context.own_words
    first = bool(_SENTENCE_START.search(text[: match.start()]))
    acts = _is_somebody(text, match.span())
    return None if (first and not acts) or (acts and not first and not context.who.goes_by_name) else first


def _is_given_name(context: ClaimContext, word: str) -> bool:
    """Whether the first word of a sentence, where all have capitals, is a usual name and not that she goes by."""
    return context.who.goes_by_name and word.casefold() in mainstream_names()


def _is_somebody(text: str, span: Span) -> bool:
    """Whether one capitalised word does or gets something, as only a person does: the persona by another name."""
    start, end = span
    single = " " not in text[start:end]
    does = _DOES.match(text, end)
    gets = re.search(r"\b(?:makes|lets|helps|leaves|to|for)\s$", text[:start])
    return single and bool(does or (gets and re.match(r"\W*$| [a-z]+\b", text[end:])))


def _leaks(context: ClaimContext) -> Iterator[Finding]:
    """Addresses and numbers that reach a person, and participants' real names, anywhere in a claim."""
    advice = "take it out; a persona names no real person"
    for kind, span in leaks(context.text):
        yield IDENTITY_LEAK.finding(span, what=f"{kind} stands here", suggestion=advice)
    for name, pattern in context.index.real_names:
        for named in pattern.finditer(context.own_words):
            if named.group()[0].isupper() or not name[0].isupper():  # "she will" is not Will
                yield IDENTITY_LEAK.finding(named.span(), what=f'"{name}" is a participant', suggestion=advice)
                break

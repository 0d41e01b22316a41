"""The rule about retellings that turn: a sentence in a quote's own words, without those that make them no fact.

"I refused to pay the deposit" does not say that she paid it, "my brother says the bank closes" not that it does, and "I
get into the app" not that she gets out of it. Read are only sentences whose every word that carries a fact stands, in
order, in one clause of a quote cited: what such a sentence leaves out or puts otherwise is plain. Of any other wording
`in_other_words` says what it can. All of it is doubt, not proof.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from persona_gen.checker.claim_context import ClaimContext
from persona_gen.checker.retold_words import (
    FACTLESS,
    GOVERNED,
    HEARSAY_BEFORE,
    LEAST,
    RetoldClause,
    Telling,
    clauses_of,
    halves_of,
    places_in,
    telling_of,
    unreal_before,
)
from persona_gen.checker.rule import Rule
from persona_gen.checker.rules.in_german import in_german
from persona_gen.checker.rules.in_other_words import in_other_words
from persona_gen.checker.rules.retold_roles import changed_owner, of_another_noun, other_times, past, swapped
from persona_gen.domain import EvidenceRef, Finding, Quote
from persona_gen.text.clauses import spoken_tokens
from persona_gen.text.lexicon import any_of, phrases
from persona_gen.text.lexicon.english import NEGATIONS, OPPOSITES
from persona_gen.text.lexicon.english_speech import LIMITING_TAILS, PART_NOUNS
from persona_gen.text.tokens import is_english, stem

RETOLD_TURNED = Rule(
    "retold-turned",
    "unsupported",
    objects_to="retellings that change who, whether, when or how often, or make a fact"
    " of what was asked, wished, planned or denied",
    example=("She mows the lawn by hand.", "“I quit mowing the lawn by hand.”"),
    silent="for sentences that deny, suppose or attribute as the quote does",
    reason='{what}: "{quoted}"',
    strength="missing-word",
)
RULES = (RETOLD_TURNED,)

_DENIED = re.compile(r"(?<!\S)(?:(?:does|did|is|was|has|will|can) not|never)(?!\S)(?! (?:only|just))")
_NEGATES = phrases(
    NEGATIONS, ("hardly", "barely", "scarcely", "rarely", "seldom", "only", "less", "few", "fewer", "little")
)
DENIED_AS_SAID = 4
"""So many words up to a denial that the quote has, too, are its own denial: "and it was not"."""
_DENIES = re.compile(r"(?<!\S)(?:not|never)(?!\S)(?! (?:only|just|even))")
_AUXILIARIES = frozenset("was is were are did does do had has have would will can could".split())
_PART_OF = re.compile(rf"(?<!\S)(?P<word>{any_of(PART_NOUNS)}) of(?!\S)")
_TAIL = re.compile(rf"^{any_of(LIMITING_TAILS)}(?!\S)")
_OR = re.compile(r"^or (?!so\b|something\b|anything\b|whatever\b|other\b)")
_OPPOSITES = frozenset(OPPOSITES)
_WITH_OPPOSITE = frozenset(word for pair in OPPOSITES for word in pair)


def find(context: ClaimContext) -> Iterator[Finding]:
    """Complaints of `retold-turned`."""
    if context.kind != "claim" or context.fiction or context.inference or context.quotations:
        return
    every = [quote for quote in context.cited_quotes if not quote.asked]
    quotes = [quote for quote in every if is_english(quote.text)]
    complaints: list[tuple[str, str, Quote]] | None = list(swapped(context.own_words, every))
    if quotes and not complaints and not context.text.rstrip().endswith("?"):
        complaints = _retold_otherwise(context, quotes)
    if every and not quotes and not complaints:
        complaints = [*in_german(context, every)]
    for what, quoted, quote in (complaints or [])[:1]:
        yield RETOLD_TURNED.finding(
            (0, len(context.text)),
            what=what,
            quoted=quoted,
            evidence=(EvidenceRef(id=quote.id),),
            suggestion="keep the word that makes it so, or leave the sentence out",
        )


def _retold_otherwise(context: ClaimContext, quotes: Sequence[Quote]) -> list[tuple[str, str, Quote]]:
    """What English quotes say otherwise than a sentence in their own words, or in others."""
    telling = telling_of(context)
    complaints = _complaints(telling, quotes)
    if not complaints and (echoed := _echo_affirmed(telling, quotes)):
        return [echoed]
    for half in halves_of(telling) if complaints == [] else ():
        complaints = complaints or _complaints(half, quotes)
    if complaints is None:
        return []
    return complaints or [*other_times(context.own_words, quotes)] or [*in_other_words(context, quotes)]


def _complaints(telling: Telling, quotes: Sequence[Quote]) -> list[tuple[str, str, Quote]] | None:
    """What the clauses of quotes say against a telling; nothing at all where one says it plainly."""
    complaints: list[tuple[str, str, Quote]] = []
    for quote in quotes:
        spoken = spoken_tokens(quote.text)
        for clause in clauses_of(quote.text):
            complaint = _opposite(telling, clause, spoken) or _turned(telling, clause, spoken)
            if complaint == ("", ""):
                return None
            if complaint:
                complaints.append((*complaint, quote))
    return complaints


def _echo_affirmed(telling: Telling, quotes: Sequence[Quote]) -> tuple[str, str, Quote] | None:
    """ "He told them the trip was off, and it was", of "… and it wasn't"."""
    ending = telling.words[-3:]
    if ending[:1] != ("and",) or not FACTLESS.issuperset(ending) or ending[-1] not in _AUXILIARIES:
        return None
    for quote in quotes:
        spoken, said = f" {' '.join(spoken_tokens(quote.text))} ", f" {' '.join(ending)} "
        if spoken.count(said) == spoken.count(f"{said}not ") > 0:
            return "leaves out the denial", " ".join((*ending, "not")), quote
    return None


def _turned(telling: Telling, clause: RetoldClause, spoken: Sequence[str]) -> tuple[str, str] | None:
    """What a clause says of which a claim keeps all its facts: nothing if it keeps not, ("", "") if it stays so."""
    places = places_in(telling, clause)
    if places is None:
        return _denied_in_part(telling, clause)
    if clause.asks:
        return None if GOVERNED.search(telling.text) else ("asks, and does not tell", " ".join(clause.words))
    if (denied := _DENIED.search(telling.text)) and not _NEGATES.search(" ".join(clause.words)):
        before = " ".join(telling.text[: denied.end()].split()[-DENIED_AS_SAID:])
        if before in " ".join(spoken):  # "the trip was off, and it wasn't"
            return "", ""
        elsewhere = clause.supposes or GOVERNED.search(_DENIED.sub(" ", telling.text))
        return None if elsewhere else ("says so, and does not deny it", " ".join(clause.words))
    if GOVERNED.search(telling.text):
        return _denial_dropped(telling, clause, places) or of_another_noun(telling, clause, places) or ("", "")
    return _dropped(telling, clause, places) or ("", "")


def _denial_dropped(telling: Telling, clause: RetoldClause, places: Sequence[int]) -> tuple[str, str] | None:
    """ "I would never go back", told as "she would go back"."""
    if _NEGATES.search(telling.text):
        return None
    for n, at in enumerate(places):
        before = clause.words[(places[n - 1] + 1 if n else 0) : at]
        if _DENIES.search(" ".join(before)):
            return "leaves out the denial", " ".join(clause.words[max(0, at - 3) : at + 1])
    return None


def _denied_in_part(telling: Telling, clause: RetoldClause) -> tuple[str, str] | None:
    """A clause that denies, all of whose facts a claim that says more has in order, and denies nothing."""
    facts = [stem(word) for word in clause.words if word not in FACTLESS]
    if len(facts) < LEAST or clause.asks or clause.supposes or not _DENIES.search(" ".join(clause.words)):
        return None
    if _NEGATES.search(telling.text) or GOVERNED.search(telling.text) or not telling.hers:
        return None
    ours = [stem(telling.words[n]) for n in telling.facts]
    if ours[: len(facts)] == facts:
        return "leaves out the denial", " ".join(clause.words)
    return None


def _dropped(telling: Telling, clause: RetoldClause, places: Sequence[int]) -> tuple[str, str] | None:
    """What a claim leaves out of a clause that makes it none of what was said."""
    if telling.wished and (denial := _denial_dropped(telling, clause, places)):
        return denial
    words = clause.words
    for n, at in enumerate(places):
        before = " ".join(words[(places[n - 1] + 1 if n else 0) : at])
        match = (None if telling.wished else unreal_before(before, words[at])) or HEARSAY_BEFORE.search(before)
        if match:
            return "leaves out what makes it no fact", f"{match['word']} … {words[at]}"
        if n and (match := _PART_OF.search(before)):
            return "leaves out that it is a part of it", f"{match['word']} of … {words[at]}"
    if clause.supposes and not telling.wished:
        return "leaves out the condition", " ".join(words)
    behind = " ".join(words[places[-1] + 1 :])
    for pattern, what in ((_OR, "leaves out the other possibility"), (_TAIL, "leaves out what limits it")):
        if pattern.match(behind):
            return what, behind
    return _compared(telling, clause, places) or changed_owner(telling, clause, places) or past(telling, clause, places)


def _compared(telling: Telling, clause: RetoldClause, places: Sequence[int]) -> tuple[str, str] | None:
    """ "I trust my bank more than my broker" says nothing of trusting the broker."""
    for a, b in pairwise(places):
        between = clause.words[a + 1 : b]
        than = next((n for n, word in enumerate(between) if word == "than"), None)
        if than is None and clause.stems[a] == stem("prefer") and "to" in between:
            than = between.index("to")
        if than and any(word not in FACTLESS for word in between[:than]) and "than" not in telling.words:
            return "tells of one what is said of the other", " ".join(clause.words[a : b + 1])
    return None


def _opposite(telling: Telling, clause: RetoldClause, spoken: Sequence[str]) -> tuple[str, str] | None:
    """A word for which its opposite stands between the same neighbours: "after the frost" for "before the frost"."""
    if clause.asks or clause.supposes:
        return None
    for n, ours in enumerate(telling.words):
        if ours not in _WITH_OPPOSITE or (ours in clause.words and not _with_another(telling.words, n, clause.words)):
            continue
        if ours in spoken and _next_fact(telling.words[n + 1 :]) and not _with_another(telling.words, n, spoken):
            continue  # "in half an hour" is so in another clause
        for at, theirs in enumerate(clause.words):
            if {ours, theirs} == {"in", "out"} and "of" in (
                *clause.words[at + 1 : at + 2],
                *telling.words[n + 1 : n + 2],
            ):
                continue  # "nine in ten" is "nine out of ten"
            if frozenset((ours, theirs)) in _OPPOSITES and _same_place(telling.words, n, clause.words, at):
                return f'says "{ours}"', " ".join(clause.words[max(0, at - 2) : at + 3])
    return None


def _same_place(ours: Sequence[str], n: int, theirs: Sequence[str], at: int) -> bool:
    """Whether two words stand between the same words that carry a fact, and neither sentence denies alone."""
    pairs = (
        (_next_fact(ours[n + 1 :]), _next_fact(theirs[at + 1 :])),
        (_next_fact(ours[:n][::-1]), _next_fact(theirs[:at][::-1])),
    )
    agree = [a == b for a, b in pairs if a and b]
    return bool(agree) and all(agree) and _denies(ours, n) == _denies(theirs, at)


def _with_another(ours: Sequence[str], n: int, theirs: Sequence[str]) -> bool:
    """Whether a word stands before one fact here and only before others there: "her right hand", "my left hand"."""
    fact = _next_fact(ours[n + 1 :])
    behind = [[stem(w) for w in theirs[at + 1 :] if w not in FACTLESS] for at, w in enumerate(theirs) if w == ours[n]]
    return bool(fact) and not any(fact in facts[:2] for facts in behind)


def _next_fact(words: Sequence[str]) -> str:
    return next((stem(word) for word in words if word not in FACTLESS), "")


def _denies(words: Sequence[str], but: int) -> bool:
    return bool(_NEGATES.search(" ".join((*words[:but], *words[but + 1 :]))))

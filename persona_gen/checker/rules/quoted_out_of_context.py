"""Rules about words that are verbatim and still not what somebody said: turned by trimming, or the interviewer's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from persona_gen.checker.claim_context import ClaimContext
from persona_gen.checker.rule import Rule
from persona_gen.domain import EvidenceRef, Finding, Quote, Span
from persona_gen.text.quotations import normalise
from persona_gen.text.tokens import words

QUOTE_TURNED = Rule(
    "quote-turned",
    "contradicted",
    reads="fragments of a sentence whose omitted words negate it, set a condition or take it back",
    silent="for whole sentences, for words omitted from another clause, and where the claim turns them itself",
    reason='trimmed so that it turns: the participant goes on or begins "{rest}"',
)
INTERVIEWER_WORDS = Rule(
    "interviewer-words",
    "unsupported",
    reads="quotations of a speaker who is the interviewer",
    silent="where a participant says the same words",
    reason="these are the interviewer's words ({quote}, {speaker}), not a participant's",
)
RULES = (QUOTE_TURNED, INTERVIEWER_WORDS)


_CLAUSE_START = re.compile(r"[.!?;:…,\n–—(]\s*|\b(?:and|but|so|because|then)\s+", re.I)
_SENTENCE_START = re.compile(r"[.!?…\n]\s+")
_TURNS_BEFORE = re.compile(
    r"\b(?:not|no|never|nobody|no one|nothing|hardly|barely|scarcely|without|if|unless|until|whether|wish|as if"
    r"|as though|pretend\w*|used to|supposed to|instead of|rather than|stopped|cannot|\w+n['’]t|would have"
    r"|apart from|except|far from|lest|neither|nor)\b",
    re.I,
)
_NO_TURN = re.compile(
    r"\b(?:not only|no wonder|no doubt|nothing (?:beats|like)|if (?:i['’]?m|i am) (?:being )?honest|if you ask me"
    r"|if anything|if i remember|why not|don['’]?t you|can['’]?t help)\b",
    re.I,
)
"""Phrases with such a word that turn nothing."""
_CONDITION = re.compile(
    r"^\W*(?:and |but |so |well )?(?:if|unless|until|only if|even if|suppose|were (?:it|i|they))\b", re.I
)
_TURNS_AFTER = re.compile(
    r"^\W{0,3}(?:if|unless|until|except|only if|provided|as long as|so long as|but (?:not|only|no|never)\b"
    r"|or (?:not|so)\b|not\b|yeah right|no\b|were it not|in theory|they (?:say|said|claim)|said no"
    r"|used to|in your dreams|my (?:foot|eye))",
    re.I,
)
_TAKEN_BACK = re.compile(r"^\W{0,3}but\b[^.;!?]*?\b(?:not|never|\w+n['’]t|cannot)\b", re.I)
_WOULD = re.compile(r"\b(?:would|could|might|should|want|like to|love to|\w+['’]d)\b", re.I)
REMNANT = 2
"""So many words at most are what is left of the sentence before, where a fragment goes on beyond its end."""
_SENTENCE_END = re.compile(r"[.!?…]\s+(?=\w)")
AT_HAND = 5
"""So many words before or after a fragment, the claim may itself say what turns it."""


def find(context: ClaimContext) -> Iterator[Finding]:
    """Complaints of `quote-turned` and `interviewer-words`."""
    for span in context.quotations:
        fragment = context.text[slice(*span)]
        if len(fragment.split()) < 2 or (context.kind == "claim" and _is_label(context, fragment)):
            continue
        found = context.index.find(fragment)
        cited = [pair for pair in found if pair[0] in context.cited_quotes] or found
        if not cited:
            continue
        asked = [quote for quote, _ in found if quote.asked]
        if asked and len(asked) == len(found):
            yield INTERVIEWER_WORDS.finding(
                span,
                quote=asked[0].id,
                speaker=asked[0].speaker,
                evidence=(EvidenceRef(id=asked[0].id),),
                suggestion="quote a participant",
            )
            continue
        turned = [(quote, place, rest) for quote, place in cited if (rest := _turning_rest(quote, place))]
        if len(turned) == len(cited) and not _said_so(context, span):
            quote, place, rest = turned[0]
            yield QUOTE_TURNED.finding(
                span, rest=rest, evidence=(EvidenceRef(id=quote.id, span=place),), suggestion=f"“{quote.text}”"
            )


def _is_label(context: ClaimContext, fragment: str) -> bool:
    """Whether the words are the questionnaire's, whoever else says them."""
    wanted = normalise(fragment).casefold()
    return any(wanted in normalise(s.label).casefold() for s in context.cited_statistics)


def _said_so(context: ClaimContext, span: Span) -> bool:
    """Whether the claim turns the fragment as its speaker does: not "any time", she says."""
    before, after = context.own_words[: span[0]], context.own_words[span[1] :]
    near = [*list(words(before))[-AT_HAND:], *list(words(after))[:AT_HAND]]
    return any(word.turns for word in near)


def _without_remnant(text: str, place: Span) -> Span:
    """The fragment from its first whole sentence on, where before that it has but an object of the sentence cut.

    "vote. They may be misinformed" out of "we should not force people to vote. They …" takes nothing from "not"; but
    "trust it. The app is slow" out of "I don't trust it. …" does, for there the verb itself is turned.
    """
    end = _SENTENCE_END.search(text, *place)
    left = list(words(text[place[0] : end.start()])) if end else []
    if not end or len(left) > REMNANT:
        return place
    omitted = list(words(text[: place[0]]))
    last = max((n for n, word in enumerate(omitted) if _TURNS_BEFORE.fullmatch(word.text)), default=len(omitted))
    governed = any(word.is_content or len(left) == 1 for word in omitted[last + 1 :])
    return (end.end(), place[1]) if governed else place


def _turning_rest(quote: Quote, place: Span) -> str | None:
    """What the trimmed sentence says before or after the fragment, if it negates, conditions or takes it back."""
    text = quote.text
    place = _without_remnant(text, place)
    sentence = max((m.end() for m in _SENTENCE_START.finditer(text[: place[0]])), default=0)
    starts = [match.end() for match in _CLAUSE_START.finditer(text[: place[0]])]
    before = text[(starts[-1] if starts else 0) : place[0]].strip()
    if before and _TURNS_BEFORE.search(_NO_TURN.sub(" ", before)):
        return before
    omitted = _NO_TURN.sub(" ", text[sentence : place[0]]).strip()
    if _CONDITION.match(omitted):
        return text[sentence : place[0]].strip()
    fragment, after = text[slice(*place)], text[place[1] :]
    if re.match(r"\s*[.!?…]", after) or fragment.rstrip().endswith((".", "!", "?", "…")):
        return None
    if _TURNS_AFTER.search(after) or (_WOULD.search(fragment) and _TAKEN_BACK.search(after)):
        return re.split(r"[.;!?…]", after, maxsplit=1)[0].strip(" ,–—-")
    return None

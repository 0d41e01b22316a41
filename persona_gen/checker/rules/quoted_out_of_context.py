"""Rules about words that are verbatim and still not what somebody said: turned by trimming, or the interviewer's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from persona_gen.checker.claim_context import ClaimContext
from persona_gen.checker.retold_words import WISHED_BY_PLACE, WISHING_WORDS
from persona_gen.checker.rule import Rule
from persona_gen.domain import EvidenceRef, Finding, Span
from persona_gen.text.omissions import left_out
from persona_gen.text.quotations import find_parts, normalise, quoted_spans
from persona_gen.text.tokens import words

QUOTE_TURNED = Rule(
    "quote-turned",
    "contradicted",
    objects_to="fragments, and words around an ellipsis, whose omitted words negate, condition or limit them",
    example=("She is ready: “I'd buy it tomorrow”.", "“I'd buy it tomorrow if it weren't for the survey.”"),
    silent="for whole sentences, for words omitted with a noun or clause of their own, and where the claim turns them",
    reason='trimmed so that it turns: left out is "{rest}"',
)
INTERVIEWER_WORDS = Rule(
    "interviewer-words",
    "unsupported",
    objects_to="quotations of the interviewer",
    example=("“how do you feel about brokers” haunts her.", "the interviewer asks this"),
    silent="where a participant says the same words",
    reason="these are the interviewer's words ({quote}, {speaker}), not a participant's",
)
RULES = (QUOTE_TURNED, INTERVIEWER_WORDS)


_NAMING = re.compile(r"\b(?:the|an?|this|its|their|whose|after|when|once|since|despite|of|behind)\W*$", re.I)
AT_HAND = 5
"""So many words before or after a fragment, the claim may itself say what turns it."""


def find(context: ClaimContext) -> Iterator[Finding]:
    """Complaints of `quote-turned` and `interviewer-words`."""
    for span in context.quotations:
        fragment = context.text[slice(*span)]
        if context.kind == "claim" and _is_label(context, fragment):
            continue
        places = context.index.find(fragment)
        one_word = len(fragment.split()) < 2  # as likely a term as somebody's word, but for what the claim cites
        cited = [pair for pair in places if pair[0] in context.cited_quotes] or ([] if one_word else places)
        if not cited:
            continue
        asked = [quote for quote, _ in places if quote.asked]
        if asked and len(asked) == len(places):
            yield INTERVIEWER_WORDS.finding(
                span,
                quote=asked[0].id,
                speaker=asked[0].speaker,
                evidence=(EvidenceRef(id=asked[0].id),),
                suggestion="quote a participant",
            )
            continue
        readings = [(quote, place, left_out(quote.text, find_parts(fragment, quote.text))) for quote, place in cited]
        turned = [(quote, place, reading.turning) for quote, place, reading in readings if reading.turning]
        named = all(_is_named(context, span, quote.text, place) for quote, place in cited)
        if len(turned) == len(cited) and not named and not _said_so(context, span, turned[0][2]):
            quote, place, rest = turned[0]
            yield QUOTE_TURNED.finding(
                span, rest=rest, evidence=(EvidenceRef(id=quote.id, span=place),), suggestion=f"“{quote.text}”"
            )


def _is_label(context: ClaimContext, fragment: str) -> bool:
    """Whether the words are the questionnaire's, whoever else says them."""
    wanted = normalise(fragment).casefold()
    return any(wanted in normalise(s.label).casefold() for s in context.cited_statistics)


def _is_named(context: ClaimContext, span: Span, quoted: str, place: Span) -> bool:
    """Whether the words are a thing's own that the speaker quotes, and the claim names it by them: the "from" price."""
    (start, end), inside = span, any(a <= place[0] and place[1] <= b for a, b in quoted_spans(quoted))
    before, after = context.own_words[:start], context.own_words[end:]
    return inside and bool(_NAMING.search(before) and re.match(r"\W? \w", after))


def _said_so(context: ClaimContext, span: Span, rest: str) -> bool:
    """Whether the claim turns the fragment as its speaker does: not "any time", she says; a goal is wished as it is."""
    if context.path.startswith(WISHED_BY_PLACE) and WISHING_WORDS.search(rest):
        return True
    before, after = context.own_words[: span[0]], context.own_words[span[1] :]
    near = [*list(words(before))[-AT_HAND:], *list(words(after))[:AT_HAND]]
    return any(word.turns for word in near)

"""Rules about words that are verbatim and still not what somebody said: turned by trimming, or the interviewer's."""

from __future__ import annotations

import re
from collections.abc import Iterator

from persona_gen.checker.rules import RULES
from persona_gen.checker.view import ClaimView
from persona_gen.domain import EvidenceRef, Finding, Quote, Span

_CLAUSE_START = re.compile(r"[.!?;:…,\n–—(]\s*|\b(?:and|but|so|because|then)\s+", re.I)
_TURNS_BEFORE = re.compile(
    r"\b(?:not|no|never|nobody|no one|nothing|hardly|barely|scarcely|without|if|unless|until|whether|wish|as if"
    r"|as though|pretend\w*|used to|supposed to|instead of|rather than|stopped|cannot|\w+n['’]t|would have"
    r"|apart from|except|far from|lest|neither|nor)\b",
    re.I,
)
_TURNS_AFTER = re.compile(
    r"^\W{0,3}(?:if|unless|until|except|but|only if|provided|as long as|so long as|when (?!i)|though|although"
    r"|or (?:not|so)\b|not\b|however|yeah right|no\b|were it not|in theory|they (?:say|said|claim)|said no"
    r"|used to|in your dreams|my (?:foot|eye))",
    re.I,
)
INTERVIEWER = re.compile(r"^(?:interviewer|moderator|researcher|facilitator|host|int\.?|mod\.?|q|i)\b[\s\d.:]*$", re.I)
"""Labels under which transcripts list whoever asked the questions."""


def find(view: ClaimView) -> Iterator[Finding]:
    """Complaints of `quote-turned` and `interviewer-words`."""
    for span in view.quotations:
        fragment = view.text[slice(*span)]
        if len(fragment.split()) < 2:
            continue
        found = view.index.find(fragment)
        cited = [pair for pair in found if pair[0] in view.cited_quotes] or found
        if not cited:
            continue
        asked = [quote for quote, _ in cited if quote.speaker and INTERVIEWER.match(quote.speaker)]
        if asked and len(asked) == len(cited):
            yield Finding(
                rule="interviewer-words",
                span=span,
                reason=RULES["interviewer-words"].reason.format(quote=asked[0].id, speaker=asked[0].speaker),
                evidence=(EvidenceRef(id=asked[0].id),),
                suggestion="quote a participant",
            )
            continue
        turned = [(quote, place, rest) for quote, place in cited if (rest := _turning_rest(quote, place))]
        if len(turned) == len(cited):
            quote, place, rest = turned[0]
            yield Finding(
                rule="quote-turned",
                span=span,
                reason=RULES["quote-turned"].reason.format(rest=rest),
                evidence=(EvidenceRef(id=quote.id, span=place),),
                suggestion=f"“{quote.text}”",
            )


def _turning_rest(quote: Quote, place: Span) -> str | None:
    """What the trimmed clause says before or after the fragment, if it negates, conditions or takes it back."""
    text = quote.text
    starts = [match.end() for match in _CLAUSE_START.finditer(text[: place[0]])]
    before = text[(starts[-1] if starts else 0) : place[0]].strip()
    if before and _TURNS_BEFORE.search(before):
        return before
    after = text[place[1] :]
    sentence_ends = re.match(r"\s*[.!?…]", after) or text[place[0] : place[1]].rstrip().endswith((".", "!", "?", "…"))
    if not sentence_ends and _TURNS_AFTER.search(after):
        return re.split(r"[.!?…;]", after, maxsplit=1)[0].strip(" ,–—-")
    return None

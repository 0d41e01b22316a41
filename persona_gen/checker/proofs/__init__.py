"""What bears a claim out by code alone. Narrow on purpose: what it cannot show stays `unverified`.

Four ways to be supported: a trait that is its statistic's own value; a sentence that is a verbatim quotation with
its attribution; a sentence about statistics that can be recomputed to the last word
(`reckoned`); a retelling whose every fact stands in one cited quote, in order, with nothing turned round.
"""

from __future__ import annotations

from persona_gen.checker.claim_context import ClaimContext
from persona_gen.checker.proofs.arithmetic import reckoned
from persona_gen.checker.proofs.retelling import retells
from persona_gen.checker.rules import figures
from persona_gen.text.quotations import normalise
from persona_gen.text.tokens import content_stems, words

_ATTRIBUTION = frozenset(
    content_stems("says say said puts put adds asks calls describes words tells own participant customer agree speaks")
)


def basis(context: ClaimContext) -> str | None:
    """How the claim is borne out, in a few words, or nothing. Only asked where no rule has complained."""
    if not context.cited:
        return None
    if context.kind == "quotation":
        return _quoted(context)
    if context.kind == "trait":
        return _trait(context)
    return _quoted(context) or reckoned(context) or _retold(context)


def _trait(context: ClaimContext) -> str | None:
    """A snapshot line: the category itself, or a figure the statistic prints as, within its range."""
    value = context.text.partition(": ")[2]
    for s in context.cited_statistics:
        if s.category and normalise(s.category).casefold() == normalise(value).casefold():
            return f"{s.label}: {s.shown(s.value)}{s.base}"
        for figure in context.figures:
            if any(figures.gives(context, figure, s, known) for known in context.index.known(s)) and not s.category:
                return f"{s.label}: {s.measure} {s.shown(s.value)}{s.base}"
    return None


def _quoted(context: ClaimContext) -> str | None:
    """Nothing but a participant's words and who says them, cited."""
    found = [{quote.id for quote, _ in context.index.find(context.text[slice(*span)])} for span in context.quotations]
    sources = [quote for quote in context.cited_quotes if any(quote.id in ids for ids in found)]
    if not sources or not all(ids & {quote.id for quote in sources} for ids in found):
        return None
    speakers = {stem for quote in sources for stem in content_stems(quote.speaker or "")}
    if context.stems - _ATTRIBUTION - speakers or any(word.turns for word in words(context.own_words)):
        return None
    return "verbatim from " + ", ".join(quote.id for quote in sources)


def _retold(context: ClaimContext) -> str | None:
    for quote in context.cited_quotes:
        if len(context.cited) == 1 and retells(context.own_words, quote, context.name):
            return f"retells {quote.id}" + (f" ({quote.speaker})" if quote.speaker else "")
    return None

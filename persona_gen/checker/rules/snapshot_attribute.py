"""The rule about snapshot lines: the segment's evidence must have the attribute and the value."""

from __future__ import annotations

from collections.abc import Iterator

from persona_gen.checker.claim_context import ClaimContext
from persona_gen.checker.rule import Rule
from persona_gen.checker.segment_index import NAMED
from persona_gen.domain import EvidenceRef, Finding, Statistic, Trait
from persona_gen.text.quotations import normalise
from persona_gen.text.tokens import trait_stems

ATTRIBUTE_NOT_IN_SOURCE = Rule(
    "attribute-not-in-source",
    "unsupported",
    objects_to="lines of the snapshot that no evidence gives",
    example=("Favourite brand: Patagonia", "the segment has no brand"),
    silent="where a statistic or a cited quote speaks of the attribute and has the value",
    reason="{what}",
)
RULES = (ATTRIBUTE_NOT_IN_SOURCE,)


def find(context: ClaimContext) -> Iterator[Finding]:
    """Complaints of `attribute-not-in-source`: no evidence says anything of it, or it says otherwise."""
    trait, segment = context.piece, context.index.segment
    if not isinstance(trait, Trait):
        return
    stems, value = trait_stems(trait.attribute), trait_stems(trait.value)
    if not stems or (value and value <= trait_stems(context.name)):
        return
    of = _naming(stems, context)
    texts = [quote.text for quote in context.cited_quotes] + [f"{segment.name} {segment.description or ''}"]
    if value and any(_within(value, trait_stems(text)) for text in texts):
        return
    categories = [s for s in (of or segment.statistics) if s.category]
    cited = [s for s in context.cited_statistics if s.category]
    having = [
        s for s in segment.statistics if s.category and (s in of or s in cited) and _has_value(value, trait.value, s)
    ]
    having += [s for _, s in context.index.named_by(value) if s.category and context.index.overlap(s, value) >= NAMED]
    exact = [s for s in of if normalise(s.category or "").casefold() == normalise(trait.value).casefold()]
    having = exact or having
    if having and (not cited or any(s in having for s in cited)):
        return
    if having:
        what = f"the evidence cited is {cited[0].label}, not {trait.value}"
    elif not of:
        what = f"no evidence says anything about {trait.attribute}"
    elif context.figures or len(categories) < len(of) or not value:
        return
    else:
        what = f"{of[0].attribute} has no such category (it has {', '.join(str(s.category) for s in categories[:4])})"
    yield ATTRIBUTE_NOT_IN_SOURCE.finding(
        (0, len(context.text)),
        what=what,
        evidence=tuple(EvidenceRef(id=s.id) for s in (cited or of)[:4]),
        suggestion="leave it out, or declare it fiction in the story",
    )


def _within(some: frozenset[str], others: frozenset[str]) -> bool:
    """Whether every word stands among the others, "renter" for "rents"."""
    return all(any(a == b or _akin(a, b) for b in others) for a in some)


def _akin(a: str, b: str) -> bool:
    return min(len(a), len(b)) >= 4 and (a.startswith(b) or b.startswith(a))


def _has_value(value: frozenset[str], text: str, s: Statistic) -> bool:
    """Whether a category is what the line says: a word of it, or the same figures ("25–34")."""
    category = trait_stems(s.category or "")
    same = normalise(s.category or "").casefold() == normalise(text).casefold()
    return same or any(a == b or _akin(a, b) for a in value for b in category)


def _naming(stems: frozenset[str], context: ClaimContext) -> list[Statistic]:
    """The statistics whose labels have half the words of an attribute, or words akin to them."""
    alike = [frozenset(w for w in context.index.every_word if w == stem or _akin(stem, w)) for stem in stems]
    return [
        s
        for s in context.index.segment.statistics
        if 2 * sum([not words.isdisjoint(context.index.words_of(s)) for words in alike]) >= len(stems)
    ]

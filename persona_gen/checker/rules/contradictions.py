"""The rule about one persona's claims among each other: she has one value of each attribute."""

from __future__ import annotations

from collections.abc import Iterator

from persona_gen.checker.claim_context import ClaimContext
from persona_gen.checker.linking import spoken_of
from persona_gen.checker.persona_index import PersonaLine
from persona_gen.checker.rule import Rule
from persona_gen.checker.segment_index import NAMED
from persona_gen.domain import SINGLE_CHOICE_BY_NATURE, EvidenceRef, Finding, Span, Statistic, Trait
from persona_gen.text.polarity import denied
from persona_gen.text.quotations import normalise
from persona_gen.text.tokens import trait_stems

SELF_CONTRADICTION = Rule(
    "self-contradiction",
    "contradicted",
    objects_to="an attribute that one persona gives two values",
    example=("Emma, 33, compares everything.", "the snapshot says 29"),
    silent="where the attribute allows several",
    reason="{attribute} is {other} here and {value} in {path}",
)
RULES = (SELF_CONTRADICTION,)


def find(context: ClaimContext) -> Iterator[Finding]:
    """Complaints of `self-contradiction`: another value of an attribute than the snapshot gives."""
    if context.fiction or context.kind == "quotation":
        return
    for line in context.who.lines:
        contradiction = _contradicted(context, line) if line.path != context.path else None
        if contradiction:
            span, other = contradiction
            yield SELF_CONTRADICTION.finding(
                span,
                attribute=line.trait.attribute,
                other=other,
                path=line.path,
                value=line.trait.value,
                evidence=tuple(EvidenceRef(id=cite) for cite in line.trait.cites),
                suggestion="keep one of the two",
            )


def _contradicted(context: ClaimContext, line: PersonaLine) -> tuple[Span, str] | None:
    """Where this claim gives the line's attribute another value: which words, and what they say."""
    if isinstance(context.piece, Trait):
        ours = PersonaLine(context.path, context.piece, context.index)
        if line.is_age:
            rivals = ours.is_age and ours.years and line.years and not _meet(ours.years, line.years)
        else:
            rivals = _rivals(ours, line)
        return ((0, len(context.text)), context.piece.value) if rivals else None
    if line.is_age:
        years = line.years
        other = next((at for at, age in context.ages if years and not _meet(years, age)), None)
        return (other, context.text[slice(*other)]) if other else None
    ours_in_line, attribute = line.category, line.trait.attribute
    if not ours_in_line or not _one_only(context.index.segment.statistics, attribute) or not context.about_person:
        return None
    s = spoken_of(context, context.own_words, lambda s: s.attribute == attribute)
    named = (
        s is not None
        and context.index.overlap(s, context.stems) >= NAMED
        and denied(context.own_words, s.own_label) is False
    )
    return ((0, len(context.text)), s.category or "") if named and s and ours_in_line is not s else None


def _rivals(a: PersonaLine, b: PersonaLine) -> bool:
    """Whether two lines give one attribute, of which a person has one, values that cannot both be so."""
    if normalise(a.trait.attribute).casefold() != normalise(b.trait.attribute).casefold():
        return False
    if categorised := a.category or b.category:
        return a.category is not b.category and _one_only(a.index.segment.statistics, categorised.attribute)
    if a.figures and b.figures:
        return not any(_meet(x.intervals[0], y.intervals[0]) for x in a.figures for y in b.figures)
    single = SINGLE_CHOICE_BY_NATURE.match(a.trait.attribute)
    return bool(single) and not trait_stems(a.trait.value) & trait_stems(b.trait.value)


def _one_only(statistics: tuple[Statistic, ...], attribute: str) -> bool:
    """Whether a person has one value of an attribute."""
    choices = {s.choice for s in statistics if s.attribute == attribute}
    return "single" in choices or (choices == {None} and bool(SINGLE_CHOICE_BY_NATURE.match(attribute)))


def _meet(a: tuple[float, float], b: tuple[float, float]) -> bool:
    return a[0] <= b[1] and b[0] <= a[1]

"""Checks on the review itself: what must not matter does not, and how much the persona does."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from persona_gen.domain import Persona, Trait
from persona_gen.domain.review import Comparison, Control, Reaction, Variant
from persona_gen.reviewer.comparison import pairs
from persona_gen.reviewer.panel import PanelMember
from persona_gen.reviewer.session import Session

DECOYS = (
    "Industrial pumps with 20,000 hours between failures",
    "Learn the ukulele with a live teacher",
    "Aluminium roof racks for estate cars",
    "Premium dog food with wild salmon",
    "Why Roman concrete outlived an empire",
)
"""Copy for other people altogether; of these the one the segment's data know least of is shown."""
_OTHER = {"woman": "Man", "female": "Male", "man": "Woman", "male": "Female"}
STRANGER = "another segment's persona"
"""The name of the control that tells whether the persona matters."""
_NAMES = ("Marcus Bell", "Ingrid Solheim")


def controls(
    session: Session,
    reader: PanelMember,
    reactions: Sequence[Reaction],
    comparisons: Sequence[Comparison],
    stranger: PanelMember | None,
) -> list[Control]:
    """Every control for one reader; ``stranger`` is another segment's, where one was read."""
    results = [_decoy(session, reader), _renamed(session, reader, reactions)]
    if session.ranking:
        results += [_twice(session, reader), _nobody(session, reader, reactions, comparisons)]
    if stranger:
        results.append(_stranger(session, reader, stranger, reactions, comparisons))
    return results


def _decoy(session: Session, reader: PanelMember) -> Control:
    def nearest(text: str) -> float:
        return max((near.nearness for near in reader.near.near(text)), default=0.0)

    text = min(DECOYS, key=nearest)
    decoy = Variant(id="decoy", text=text)
    verdict = session.react(reader, decoy).verdict
    results = [result for v in session.variants if (result := session.compare(reader, (v, decoy), 1))]
    won = sum(result.preferred == "decoy" for result in results)
    lost = sum(result.preferred not in (None, "decoy") for result in results)
    place = "ranked last" if lost == len(results) else "not ranked last" if won else "last or level"
    asked = f"; asked all the same, it loses to {lost} of {len(results)} variants and beats {won}: {place}"
    return Control(
        name="off-topic decoy",
        persona=reader.id,
        variant="decoy",
        outcome=f'"{text}": {verdict}{asked if results else ""}',
        passed=verdict in ("cannot-tell", "does-not") and not won,
    )


def _twice(session: Session, reader: PanelMember) -> Control:
    """Code gives no preference without asking."""
    variant = session.variants[0]
    again = Variant(id=f"{variant.id} again", text=variant.text)
    result = session.compare(reader, (variant, again))
    preferred = result.preferred if result else None
    return Control(
        name="the same twice",
        persona=reader.id,
        variant=variant.id,
        outcome="no preference, by code" if preferred is None else f"prefers {preferred}",
        passed=preferred is None,
    )


def _renamed(session: Session, reader: PanelMember, reactions: Sequence[Reaction]) -> Control:
    old = reader.persona or Persona(segment=reader.segment.id, name="Emma Whitfield")
    name = next(name for name in _NAMES if name != old.name)
    traits = tuple(
        Trait(attribute=trait.attribute, value=_OTHER.get(trait.value.casefold(), trait.value), cites=trait.cites)
        for trait in old.snapshot
    )
    other = PanelMember(
        reader.id, reader.index, old.model_copy(update={"name": name, "snapshot": traits}), reader.embedder
    )
    before, after = _verdicts(reactions), [session.react(other, variant) for variant in session.variants]
    same = sum(before.get(r.variant) == r.verdict for r in after)
    scores = {reaction.variant: reaction.score for reaction in reactions}
    apart = [abs(a.score.mean - b.mean) for a in after if a.score and (b := scores.get(a.variant))]
    return Control(
        name="another name and gender",
        persona=reader.id,
        variant=", ".join(r.variant for r in after),
        outcome=f"as {name}: {_of(same, len(after))}; scores differ by {max(apart, default=0.0):.2f} at most",
        passed=same == len(after),
    )


def _nobody(
    session: Session, reader: PanelMember, reactions: Sequence[Reaction], comparisons: Sequence[Comparison]
) -> Control:
    scores = {variant.id: session.score_alone(variant) for variant in session.variants}
    both = [
        f"{r.variant} {alone.mean:.1f} instead of {r.score.mean:.1f}"
        for r in reactions
        if r.score and (alone := scores.get(r.variant))
    ]
    preference = _preferring(lambda pair: session.compare(None, pair, 1), session.variants, comparisons)
    outcome = "; ".join(part for part in (", ".join(both), preference) if part)
    return Control(name="no persona", persona=reader.id, variant="all", outcome=outcome or "nothing to compare with")


def _stranger(
    session: Session,
    reader: PanelMember,
    stranger: PanelMember,
    reactions: Sequence[Reaction],
    comparisons: Sequence[Comparison],
) -> Control:
    before, after = _verdicts(reactions), [session.react(stranger, variant) for variant in session.variants]
    same = sum(before.get(r.variant) == r.verdict for r in after)
    preference = _preferring(lambda pair: session.compare(stranger, pair, 1), session.variants, comparisons)
    generic = "says the same: the answer is generic" if same == len(after) else "so the persona matters"
    return Control(
        name=STRANGER,
        persona=reader.id,
        variant="all",
        outcome=f"{stranger.id}: {_of(same, len(after))}, {generic}{f'; {preference}' if preference else ''}",
        passed=same < len(after),
    )


def _preferring(
    again: Callable[[tuple[Variant, Variant]], Comparison | None],
    variants: Sequence[Variant],
    before: Sequence[Comparison],
) -> str:
    """How often somebody else prefers the same of two variants, among the pairs in which the reader preferred one."""
    preferred = {(c.a, c.b): c.preferred for c in before if c.preferred}
    asked = [result for p in pairs(variants) if (p[0].id, p[1].id) in preferred and (result := again(p))]
    same = sum(preferred[result.a, result.b] == result.preferred for result in asked)
    return f"the same preference in {same} of {len(asked)} pairs" if asked else ""


def _verdicts(reactions: Sequence[Reaction]) -> dict[str, str]:
    return {reaction.variant: reaction.verdict for reaction in reactions}


def _of(same: int, whole: int) -> str:
    return f"the same verdict for {same} of {whole} variants"

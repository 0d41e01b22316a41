"""The answer first: what all personas asked make of a variant, and one sentence of advice that cites."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Literal

from persona_gen.domain import Span
from persona_gen.domain.review import Phrase, Reaction, ReactionVerdict, Reason, Variant, VariantVerdict

Advice = Literal["Drop", "Keep"]


def verdict_of(variant: Variant, reactions: Sequence[Reaction]) -> VariantVerdict:
    """Over the personas asked. Those for whom nobody can tell have no vote."""
    counts: Counter[ReactionVerdict] = Counter(reaction.verdict for reaction in reactions)
    telling = len(reactions) - counts["cannot-tell"]
    verdict: Literal["speaks", "mixed", "loses", "cannot-tell"] = "mixed"
    if not telling:
        verdict = "cannot-tell"
    elif 2 * counts["speaks-to"] > telling:
        verdict = "speaks"
    elif 2 * counts["does-not"] > telling:
        verdict = "loses"
    return VariantVerdict(variant=variant.id, verdict=verdict, counts=counts, advice=_advice(variant, reactions))


def _advice(variant: Variant, reactions: Sequence[Reaction]) -> Reason | None:
    """What to drop, before what to keep, before what to answer: each from what most personas say with evidence."""
    for what, phrases in (
        ("Drop", [(r, p) for r in reactions for p in r.repels]),
        ("Keep", [(r, p) for r in reactions for p in r.resonates]),
    ):
        if best := _most_named([(r, p) for r, p in phrases if _cited(p.why)]):
            span, group = best
            who = len({reaction.persona for reaction, _ in group})
            does = "put off by" if what == "Drop" else "reached by"
            words = " ".join(variant.text[slice(*span)].split())
            many = f"{who} of {len(reactions)} {'is' if who == 1 else 'are'} {does} it. " if len(reactions) > 1 else ""
            why = group[0][1].why
            return why.model_copy(update={"text": f"{what} “{words}”: {many}{why.text}", "span": span})
    asked = [question for reaction in reactions for question in reaction.questions if _cited(question)]
    if asked and any(reaction.verdict != "cannot-tell" for reaction in reactions):
        return asked[0].model_copy(update={"text": f"Answer what they would ask. {asked[0].text}"})
    return None


def _most_named(named: Sequence[tuple[Reaction, Phrase]]) -> tuple[Span, list[tuple[Reaction, Phrase]]] | None:
    """The words that most personas name, in their shortest form, and who names them; of equals the first named."""
    best: list[tuple[Reaction, Phrase]] = []
    for _, phrase in named:
        begin, end = phrase.span
        group = [(r, p) for r, p in named if p.span[0] < end and begin < p.span[1]]
        if len({r.persona for r, _ in group}) > len({r.persona for r, _ in best}):
            best = group
    best.sort(key=lambda pair: pair[1].span[1] - pair[1].span[0])
    return (best[0][1].span, best) if best else None


def _cited(reason: Reason) -> bool:
    return bool(reason.cites) and not reason.opinion and not reason.findings

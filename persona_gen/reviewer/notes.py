"""What happened on the way of a review that its reader should know, in sentences."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from persona_gen.domain.review import Comparison, Control, Variant
from persona_gen.reviewer.asking import Unanswered
from persona_gen.reviewer.comparison import MOST_COMPARISONS, fewest_samples, pair_by_pair, too_few
from persona_gen.reviewer.controls import persona_mattered
from persona_gen.reviewer.copy_text import directions
from persona_gen.reviewer.panel import PanelMember
from persona_gen.reviewer.session import Session

_MOST_SHOWN = 120
"""Characters that are told of words which address a model."""


def notes(
    session: Session,
    readers: Sequence[PanelMember],
    comparisons: Sequence[Comparison],
    controls: Sequence[Control] | None,
    unanswered: Unanswered,
) -> tuple[str, ...]:
    """Of the model, the evidence, the copy, the pairs, what was left out and what was not answered, in this order."""
    return (
        *_of_the_model(session),
        *_of_the_evidence(readers),
        *_of_directions(session.variants),
        *_of_pairs(session, comparisons),
        *(f"Left out, {what}: {count}." for what, count in session.dropped.items() if count),
        *(persona_mattered(controls) if controls is not None else ()),
        *(f"No usable reply of {reason}" for reason in unanswered.reasons),
    )


def _of_the_model(session: Session) -> Iterable[str]:
    if session.ranking is None:
        yield (
            "This model is too small to judge, to score or to compare: it shows the evidence that bears on the copy, "
            "and you judge whether it is for or against it."
        )
    elif session.samples < fewest_samples() and len(session.variants) > 1:
        yield too_few(session.samples)


def _of_the_evidence(readers: Sequence[PanelMember]) -> Iterable[str]:
    by_words = [reader.id for reader in readers if reader.embedder is None]
    if by_words:
        whose = f" for {', '.join(by_words)}" if len(by_words) < len(readers) else ""
        by = f"by words in common alone{whose}"
        yield f"Evidence was found {by}; the extra `local` or --embeddings finds it by meaning."


def _of_directions(variants: Iterable[Variant]) -> Iterable[str]:
    for variant in variants:
        if cut := directions(variant.text):
            words = " ".join(" ".join(variant.text[slice(*span)].split()) for span in cut)
            yield f"{variant.id} addresses a model, and these words were not shown to it: “{words[:_MOST_SHOWN]}”."


def _of_pairs(session: Session, comparisons: Sequence[Comparison]) -> Iterable[str]:
    asked, turned = sum(c.samples for c in comparisons), sum(c.samples - sum(c.wins) for c in comparisons)
    if asked:
        yield f"Of {asked} answers to pairs {turned} changed with the order shown or preferred neither."
    if session.ranking and len(session.variants) > 1 and not pair_by_pair(len(session.variants), session.samples):
        yield f"More than {MOST_COMPARISONS} answers to pairs would be needed: variants are ranked by score."

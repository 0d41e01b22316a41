"""Copy review: what personas make of copy, phrase by phrase, and which wording reaches them rather.

Code decides first: whether the data speak of the topic at all, where phrases stand, what evidence exists, what copy
claims against it. Of the model's answers only what both orders, an interval or the evidence bear out is kept. What
comes out is a model's agreement, and never a forecast of clicks.
"""

from __future__ import annotations

import hashlib
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from functools import partial

from persona_gen.domain import Provenance, Tokens
from persona_gen.domain.review import Comparison, Control, Kind, Reaction, Review, Variant
from persona_gen.llm.client import CompletionClient
from persona_gen.llm.prompts import Prompts
from persona_gen.reviewer.asking import Unanswered, all_answers
from persona_gen.reviewer.comparison import (
    MOST_COMPARISONS,
    compare,
    fewest_samples,
    pair_by_pair,
    pairs,
    ranking,
    ranking_by_score,
    too_few,
)
from persona_gen.reviewer.controls import controls as run_controls
from persona_gen.reviewer.controls import persona_mattered
from persona_gen.reviewer.copy_text import directions
from persona_gen.reviewer.forecast import forecast
from persona_gen.reviewer.large_model import LargeModel
from persona_gen.reviewer.likert import Similarity, relative
from persona_gen.reviewer.panel import PanelMember, readers_of
from persona_gen.reviewer.relevance import Embedder
from persona_gen.reviewer.session import Session
from persona_gen.reviewer.small_model import Small
from persona_gen.reviewer.strategy import Strategy
from persona_gen.reviewer.variants import kind_of, read_variants
from persona_gen.reviewer.verdicts import verdict_of

__all__ = [
    "PanelMember",
    "Session",
    "compare",
    "forecast",
    "kind_of",
    "read_variants",
    "readers_of",
    "review",
    "strategy_for",
]

SAMPLES = 5
"""Samples by default: with fewer than four no interval of a share is clear of one half."""


def strategy_for(client: CompletionClient, prompts: Prompts) -> Strategy:
    """The way to ask that the endpoint's model is up to."""
    return Small(client, prompts) if client.endpoint.small else LargeModel(client, prompts)


def review(
    variants: Sequence[Variant],
    readers: Sequence[PanelMember],
    client: CompletionClient,
    prompts: Prompts,
    *,
    kind: Kind = "headline",
    brief: str = "",
    samples: int = SAMPLES,
    embedder: Embedder | None = None,
    strangers: Sequence[PanelMember] | None = None,
    note: Callable[[str], None] = lambda _: None,
) -> Review:
    """Ask every reader about every variant, then about every pair; raises `ModelError`.

    All of it is asked at once as far as the endpoint keeps up; answers are remembered, so that a review that was
    stopped goes on from there. ``brief`` is what the product really offers, which a rewrite may use; ``embedder``
    scores by similarity. With ``strangers`` the review is put to the test by controls: of these readers the first from
    another segment is asked as well.
    """
    began, before = time.monotonic(), client.tokens
    large = LargeModel(client, prompts)
    strategy: Strategy = Small(client, prompts) if client.endpoint.small else large
    session = Session(
        strategy=strategy,
        variants=variants,
        ranking=large if strategy.ranks else None,
        kind=kind,
        brief=brief,
        samples=samples,
        similarity=Similarity(embedder) if embedder else None,
    )
    cells = [(reader, variant) for reader in readers for variant in variants]
    unanswered = Unanswered(note)
    answers = all_answers(
        [
            unanswered.kept(f"{reader.id} on {variant.id}", partial(session.react, reader, variant))
            for reader, variant in cells
        ],
        "reactions",
        strategy.ranks,
        note,
    )
    reactions = [reaction for reaction in answers if reaction]
    unanswered.refuse_all(len(cells))
    by_reader = {reader.id: [r for r in reactions if r.persona == reader.id] for reader in readers}
    by_reader = {i: _with_relative(mine) for i, mine in by_reader.items()}
    comparisons = _compared(session, readers, by_reader, unanswered, note)
    rankings = {
        reader.id: order
        for reader in readers
        if strategy.ranks and len(order := _order(by_reader[reader.id], comparisons, reader)) > 0
    }
    control_results = (
        _controlled(session, readers, strangers, by_reader, comparisons, unanswered) if strangers is not None else []
    )
    reactions = [reaction for mine in by_reader.values() for reaction in mine]
    return Review(
        kind=kind,
        variants=tuple(variants),
        personas=tuple(reader.id for reader in readers),
        verdicts=tuple(verdict_of(v, [r for r in reactions if r.variant == v.id]) for v in variants),
        reactions=tuple(reactions),
        comparisons=tuple(comparisons),
        rankings=rankings,
        controls=tuple(control_results),
        notes=(
            *_notes(session, readers, comparisons, control_results, strangers is not None),
            *(f"No usable reply of {reason}" for reason in unanswered.reasons),
        ),
        unanswered=tuple(unanswered.reasons),
        provenance=_provenance(client, prompts, readers, began, before),
    )


def _controlled(
    session: Session,
    readers: Sequence[PanelMember],
    strangers: Sequence[PanelMember],
    by_reader: Mapping[str, list[Reaction]],
    comparisons: Sequence[Comparison],
    unanswered: Unanswered,
) -> list[Control]:
    """The review put to the test, reader by reader, each beside the first stranger from another segment."""
    tested = replace(session, dropped=Counter(), rewriting=False)
    results: list[Control] = []
    for reader in readers:
        stranger = next((s for s in strangers if s.segment.id != reader.segment.id), None)
        held = [c for c in comparisons if c.persona == reader.id]
        test = partial(run_controls, tested, reader, by_reader[reader.id], held, stranger)
        results += unanswered.kept(f"the controls of {reader.id}", test)() or []
    return results


def _provenance(
    client: CompletionClient, prompts: Prompts, readers: Sequence[PanelMember], began: float, before: Tokens
) -> Provenance:
    """Who answered, with which prompts on which evidence, and what it took since ``began`` and ``before``."""
    return Provenance(
        model=client.endpoint.model,
        base_url=client.endpoint.name,
        steps="many" if client.endpoint.small else "one",
        prompt_sha256=prompts.sha256,
        segment_sha256=_fingerprint(readers),
        created=datetime.now(UTC).isoformat(timespec="seconds"),
        seconds=round(time.monotonic() - began, 1),
        tokens=_less(client.tokens, before),
        rounds=0,
    )


def _compared(
    session: Session,
    readers: Sequence[PanelMember],
    reactions: Mapping[str, Sequence[Reaction]],
    unanswered: Unanswered,
    note: Callable[[str], None],
) -> list[Comparison]:
    """Every pair of variants on which the data are not silent, if the model is fit for it and they are few enough."""
    tasks: list[Callable[[], Comparison | None]] = []
    for reader in readers if session.ranking else ():
        decided = {reaction.variant for reaction in reactions[reader.id] if reaction.verdict != "cannot-tell"}
        if pair_by_pair(len(decided), session.samples):
            chosen = [variant for variant in session.variants if variant.id in decided]
            for pair in pairs(chosen):
                what = f"{reader.id} on {pair[0].id} and {pair[1].id}"
                compared = unanswered.kept(what, partial(session.compare, reader, pair))
                tasks.append(compared)
    return [each for each in all_answers(tasks, "pairs", True, note) if each]


def _order(
    mine: Sequence[Reaction], comparisons: Sequence[Comparison], reader: PanelMember
) -> tuple[tuple[str, ...], ...]:
    decided = [reaction.variant for reaction in mine if reaction.verdict != "cannot-tell"]
    if len(decided) < 2:
        return ()
    held = [c for c in comparisons if c.persona == reader.id]
    return ranking(decided, held, mine) if held else ranking_by_score(mine)


def _with_relative(reactions: Sequence[Reaction]) -> list[Reaction]:
    scores = iter(relative([reaction.score for reaction in reactions if reaction.score]))
    return [r.model_copy(update={"score": next(scores)}) if r.score else r for r in reactions]


def _notes(
    session: Session,
    readers: Sequence[PanelMember],
    comparisons: Sequence[Comparison],
    control_results: Sequence[Control],
    with_controls: bool,
) -> list[str]:
    """What happened on the way that a reader should know."""
    notes = []
    if session.ranking is None:
        notes.append("This model is too small to score or to compare: it says which phrases meet evidence, no more.")
    elif session.samples < fewest_samples() and len(session.variants) > 1:
        notes.append(too_few(session.samples))
    if readers and readers[0].embedder is None:
        notes.append(
            "Evidence was found by words in common alone; the extra `local` or --embeddings finds it by meaning."
        )
    for variant in session.variants:
        if cut := directions(variant.text):
            words = " ".join(" ".join(variant.text[slice(*span)].split()) for span in cut)
            notes.append(f"{variant.id} addresses a model, and these words were not shown to it: “{words[:120]}”.")
    asked, turned = sum(c.samples for c in comparisons), sum(c.samples - sum(c.wins) for c in comparisons)
    if asked:
        notes.append(f"Of {asked} answers to pairs {turned} changed with the order shown or preferred neither.")
    if session.ranking and len(session.variants) > 1 and not pair_by_pair(len(session.variants), session.samples):
        notes.append(f"More than {MOST_COMPARISONS} answers to pairs would be needed: variants are ranked by score.")
    notes += [f"Left out, {what}: {count}." for what, count in session.dropped.items() if count]
    return notes + (persona_mattered(control_results) if with_controls else [])


def _fingerprint(readers: Sequence[PanelMember]) -> str:
    return hashlib.sha256("".join(reader.segment.sha256 for reader in readers).encode()).hexdigest()


def _less(after: Tokens, before: Tokens) -> Tokens:
    return Tokens(**{name: getattr(after, name) - getattr(before, name) for name in Tokens.model_fields})

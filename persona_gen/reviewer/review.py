"""Copy review: what personas make of copy, phrase by phrase, and which wording reaches them rather.

Code decides first: whether the data speak of the topic at all, where phrases stand, what evidence exists, what copy
claims against it. Of the model's answers only what both orders, an interval or the evidence bear out is kept. What
comes out is a model's agreement, and never a forecast of clicks.
"""

from __future__ import annotations

import hashlib
import time
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime

from persona_gen.domain import Provenance, Tokens
from persona_gen.domain.review import Comparison, Control, Kind, Reaction, Review, Variant
from persona_gen.llm.client import Client
from persona_gen.llm.prompts import Prompts
from persona_gen.reviewer.comparison import MOST_COMPARISONS, answers_needed, compare, pairs, ranking, ranking_by_score
from persona_gen.reviewer.controls import controls as run_controls
from persona_gen.reviewer.controls import persona_mattered
from persona_gen.reviewer.copy_text import directions
from persona_gen.reviewer.large_model import LargeModel
from persona_gen.reviewer.likert import Embedder, Similarity, relative
from persona_gen.reviewer.panel import PanelMember, readers_of
from persona_gen.reviewer.session import Session
from persona_gen.reviewer.small_model import Small
from persona_gen.reviewer.strategy import Strategy
from persona_gen.reviewer.variants import kind_of, read_variants

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


def strategy_for(client: Client, prompts: Prompts) -> Strategy:
    """The way to ask that the endpoint's model is up to."""
    return Small(client, prompts) if client.endpoint.small else LargeModel(client, prompts)


def review(
    variants: Sequence[Variant],
    readers: Sequence[PanelMember],
    client: Client,
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

    ``brief`` is what the product really offers, which a rewrite may use. With ``strangers`` the review is put to the
    test by controls: of these readers the first from another segment is asked as well.
    """
    began, before = time.monotonic(), client.tokens
    similarity = Similarity(embedder) if embedder else None
    strategy = strategy_for(client, prompts)
    session = Session(strategy, variants, kind, brief, min(samples, strategy.most_samples), similarity)
    reactions: list[Reaction] = []
    comparisons: list[Comparison] = []
    found: list[Control] = []
    rankings: dict[str, tuple[tuple[str, ...], ...]] = {}
    for reader in readers:
        note(f"asking {reader.id} about {len(variants)} variant{'s' * (len(variants) != 1)}")
        mine = _with_relative([session.react(reader, variant) for variant in variants])
        told = [variant for variant, reaction in zip(variants, mine, strict=True) if reaction.verdict != "cannot-tell"]
        held = [session.compare(reader, pair) for pair in pairs(told)] if pairwise(len(told), session.samples) else []
        if len(told) > 1:
            order = ranking([v.id for v in told], held) if held else ranking_by_score(mine)
            rankings[reader.id] = order
        if strangers is not None:
            stranger = next((s for s in strangers if s.segment.id != reader.segment.id), None)
            found += run_controls(replace(session, dropped=Counter()), reader, mine, held, stranger)
        reactions += mine
        comparisons += held
    made = Provenance(
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
    return Review(
        kind=kind,
        variants=tuple(variants),
        personas=tuple(reader.id for reader in readers),
        reactions=tuple(reactions),
        comparisons=tuple(comparisons),
        rankings=rankings,
        controls=tuple(found),
        notes=tuple(_notes(session, samples, comparisons, found, strangers is not None)),
        provenance=made,
    )


def pairwise(variants: int, samples: int) -> bool:
    """Whether so many variants are compared pair by pair."""
    return answers_needed(variants, samples) <= MOST_COMPARISONS


def forecast(
    variants: Sequence[Variant],
    readers: Sequence[PanelMember],
    strategy: Strategy,
    samples: int,
    *,
    with_controls: bool = False,
) -> list[str]:
    """What a review would ask, a line a reader; code settles on which variants the data are silent."""
    lines = []
    samples = min(samples, strategy.most_samples)
    for reader in readers:
        session = Session(strategy, variants, samples=samples)
        told = sum(session.tells(reader, variant) for variant in variants)
        voices = 1 if strategy.speaks_once else samples - 1
        each = strategy.calls("react") + voices * strategy.calls("voice") + samples * strategy.calls("place")
        answers = answers_needed(told, samples) if pairwise(told, samples) else 0
        compared = answers * strategy.calls("prefer") + (samples * strategy.calls("lean") if answers else 0)
        way = "" if compared or told < 2 else f"; ranked by scores, since {answers_needed(told, samples)} are too many"
        more = len(variants) * (2 * each + 4) + compared if with_controls else 0
        silent = f", silent on {len(variants) - told}" if told < len(variants) else ""
        checked = f"; up to {more} for controls" if more else ""
        lines.append(
            f"{reader.id}: {told} variant{'s' * (told != 1)} at up to {each} calls{silent}; {answers} answers to pairs"
            f"{way}{checked}; up to {told * each + compared + more} calls in all."
        )
    return lines


def _with_relative(reactions: Sequence[Reaction]) -> list[Reaction]:
    scores = iter(relative([reaction.score for reaction in reactions if reaction.score]))
    return [r.model_copy(update={"score": next(scores)}) if r.score else r for r in reactions]


def _notes(
    session: Session, asked_for: int, comparisons: Sequence[Comparison], found: Sequence[Control], with_controls: bool
) -> list[str]:
    """What happened on the way that a reader should know."""
    notes = []
    if asked_for > session.samples:
        notes.append(
            f"{session.samples} samples instead of {asked_for}: this model answers the same to the same question."
        )
    for variant in session.variants:
        if cut := directions(variant.text):
            words = " ".join(" ".join(variant.text[slice(*span)].split()) for span in cut)
            notes.append(f"{variant.id} addresses a model, and these words were not shown to it: “{words[:120]}”.")
    asked, turned = sum(c.samples for c in comparisons), sum(c.samples - sum(c.wins) for c in comparisons)
    if asked:
        notes.append(f"Of {asked} answers to pairs {turned} changed with the order shown or preferred neither.")
    if len(session.variants) > 1 and not pairwise(len(session.variants), session.samples):
        notes.append(f"More than {MOST_COMPARISONS} answers to pairs would be needed: variants are ranked by score.")
    notes += [f"Left out, {what}: {count}." for what, count in session.dropped.items() if count]
    return notes + (persona_mattered(found) if with_controls else [])


def _fingerprint(readers: Sequence[PanelMember]) -> str:
    return hashlib.sha256("".join(reader.segment.sha256 for reader in readers).encode()).hexdigest()


def _less(after: Tokens, before: Tokens) -> Tokens:
    return Tokens(**{name: getattr(after, name) - getattr(before, name) for name in Tokens.model_fields})

"""Copy review: what personas make of copy, phrase by phrase, and which wording reaches them rather.

Code decides first: whether the data speak of the topic at all, where phrases stand, what evidence exists, what copy
claims against it. Of the model's answers only what both orders, an interval or the evidence bear out is kept. What
comes out is a model's agreement, and never a forecast of clicks.
"""

from __future__ import annotations

import hashlib
import threading
import time
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from functools import partial

from persona_gen.domain import Provenance, Tokens
from persona_gen.domain.review import OPEN_VERDICTS, Comparison, Control, Kind, Reaction, Review, Variant
from persona_gen.errors import ModelError
from persona_gen.llm.completion import CompletionClient
from persona_gen.llm.prompts import Prompts
from persona_gen.reviewer.asking import Unanswered, all_answers
from persona_gen.reviewer.comparison import compare_variants, pair_by_pair, pairs, ranking, ranking_by_score
from persona_gen.reviewer.controls import controls as run_controls
from persona_gen.reviewer.forecast import forecast_review
from persona_gen.reviewer.large_model import LargeModel
from persona_gen.reviewer.likert import Similarity, relative
from persona_gen.reviewer.notes import notes
from persona_gen.reviewer.panel import PanelMember, readers_of
from persona_gen.reviewer.relevance import Embedder, Relevance
from persona_gen.reviewer.session import Session
from persona_gen.reviewer.small_model import Small
from persona_gen.reviewer.strategy import Strategy
from persona_gen.reviewer.variants import kind_of, read_variants
from persona_gen.reviewer.verdicts import verdict_of
from persona_gen.text.languages import common_language

__all__ = [
    "PanelMember",
    "ReviewOptions",
    "Session",
    "compare_variants",
    "forecast_review",
    "kind_of",
    "read_variants",
    "readers_of",
    "review",
    "strategy_for",
]

SAMPLES = 5
"""Samples by default: with fewer than four no interval of a share is clear of one half."""
ReactionsByReader = Mapping[str, Sequence[Reaction]]


@dataclass(frozen=True)
class ReviewOptions:
    """What is asked of a review beside the copy and its readers.

    ``brief`` is what the product really offers, which a rewrite may use; ``embedder`` scores by similarity. With
    ``strangers`` the review is put to the test by controls: of these readers the first from another segment is asked
    as well.
    """

    kind: Kind = "headline"
    brief: str = ""
    samples: int = SAMPLES
    embedder: Embedder | None = None
    strangers: Sequence[PanelMember] | None = None


def strategy_for(client: CompletionClient, prompts: Prompts) -> Strategy:
    """The way to ask that the endpoint's model is up to."""
    return Small(client, prompts) if client.endpoint.small else LargeModel(client, prompts)


def review(
    variants: Sequence[Variant],
    readers: Sequence[PanelMember],
    client: CompletionClient,
    prompts: Prompts,
    options: ReviewOptions = ReviewOptions(),
    note: Callable[[str], None] = lambda _: None,
) -> Review:
    """Ask every reader about every variant, then about every pair, then put the review to the test.

    All of one phase is asked at once as far as the endpoint keeps up; answers are remembered, so that a review that
    was stopped goes on from there. Raises `ModelError`.
    """
    began, before = time.monotonic(), client.tokens
    session = _session(variants, client, prompts, options)
    unanswered = Unanswered(note)
    _prepare([reader.near for reader in readers])
    reactions = _reactions(session, readers, unanswered, note)
    comparisons = _comparisons(session, readers, reactions, unanswered, note)
    controls = _controls(session, readers, options.strangers, reactions, comparisons, unanswered)
    answered = [reaction for of_reader in reactions.values() for reaction in of_reader]
    language = common_language(reader.segment for reader in readers)
    return Review(
        kind=options.kind,
        variants=tuple(variants),
        personas=tuple(reader.id for reader in readers),
        verdicts=tuple(verdict_of(v, [r for r in answered if r.variant == v.id], language) for v in variants),
        reactions=tuple(answered),
        comparisons=tuple(comparisons),
        rankings=_rankings(session, reactions, comparisons),
        controls=tuple(controls),
        notes=notes(session, readers, comparisons, controls if options.strangers is not None else None, unanswered),
        unanswered=tuple(unanswered.reasons),
        provenance=_provenance(client, prompts, readers, began, before),
    )


def _session(
    variants: Sequence[Variant], client: CompletionClient, prompts: Prompts, options: ReviewOptions
) -> Session:
    strategy = strategy_for(client, prompts)
    return Session(
        strategy=strategy,
        variants=variants,
        ranking=strategy if isinstance(strategy, LargeModel) else None,
        kind=options.kind,
        brief=options.brief,
        samples=options.samples,
        similarity=Similarity(options.embedder) if options.embedder else None,
    )


def _prepare(evidence: Sequence[Relevance]) -> None:
    """Make the vectors of every reader's evidence in the order in which they are asked, while the first are asked.

    An endpoint that gives no vectors says so where they are needed.
    """

    def in_turn() -> None:
        with suppress(ModelError):
            for each in evidence:
                each.prepare()

    threading.Thread(target=in_turn, daemon=True).start()


def _reactions(
    session: Session, readers: Sequence[PanelMember], unanswered: Unanswered, note: Callable[[str], None]
) -> dict[str, list[Reaction]]:
    """Every reader's reactions, by reader. Raises `ModelError` where there is none at all."""
    cells = [(reader, variant) for reader in readers for variant in session.variants]
    tasks = [unanswered.kept(f"{r.id} on {v.id}", partial(session.react, r, v)) for r, v in cells]
    answers = [each for each in all_answers(tasks, "reactions", session.strategy.ranks, note) if each]
    unanswered.refuse_all(len(cells))
    return {reader.id: _with_relative([a for a in answers if a.persona == reader.id]) for reader in readers}


def _with_relative(reactions: Sequence[Reaction]) -> list[Reaction]:
    scores = iter(relative([reaction.score for reaction in reactions if reaction.score]))
    return [r.model_copy(update={"score": next(scores)}) if r.score else r for r in reactions]


def _comparisons(
    session: Session,
    readers: Sequence[PanelMember],
    reactions: ReactionsByReader,
    unanswered: Unanswered,
    note: Callable[[str], None],
) -> list[Comparison]:
    """Every pair of variants on which the data are not silent, if the model is fit for it and they are few enough."""
    tasks: list[Callable[[], Comparison | None]] = []
    for reader in readers if session.ranking else ():
        decided = {reaction.variant for reaction in reactions[reader.id] if reaction.verdict not in OPEN_VERDICTS}
        if pair_by_pair(len(decided), session.samples):
            for pair in pairs([variant for variant in session.variants if variant.id in decided]):
                what = f"{reader.id} on {pair[0].id} and {pair[1].id}"
                tasks.append(unanswered.kept(what, partial(session.compare, reader, pair)))
    return [each for each in all_answers(tasks, "pairs", True, note) if each]


def _rankings(
    session: Session, reactions: ReactionsByReader, comparisons: Sequence[Comparison]
) -> dict[str, tuple[tuple[str, ...], ...]]:
    """The order of the variants of which somebody can tell, by reader; nothing where there are not two of them."""
    orders = {}
    for reader, answers in reactions.items() if session.ranking else ():
        decided = [answer.variant for answer in answers if answer.verdict not in OPEN_VERDICTS]
        held = [c for c in comparisons if c.persona == reader]
        order = ranking(decided, held, answers) if held else ranking_by_score(answers)
        if len(decided) > 1 and order:
            orders[reader] = order
    return orders


def _controls(
    session: Session,
    readers: Sequence[PanelMember],
    strangers: Sequence[PanelMember] | None,
    reactions: ReactionsByReader,
    comparisons: Sequence[Comparison],
    unanswered: Unanswered,
) -> list[Control]:
    """The review put to the test, reader by reader, each beside the first stranger from another segment."""
    tested = replace(session, dropped=Counter(), rewriting=False)
    results: list[Control] = []
    for reader in readers if strangers is not None else ():
        stranger = next((s for s in strangers or () if s.segment.id != reader.segment.id), None)
        held = [c for c in comparisons if c.persona == reader.id]
        test = partial(run_controls, tested, reader, reactions[reader.id], held, stranger)
        results += unanswered.kept(f"the controls of {reader.id}", test)() or []
    return results


def _provenance(
    client: CompletionClient, prompts: Prompts, readers: Sequence[PanelMember], began: float, before: Tokens
) -> Provenance:
    """Who answered, with which prompts on which evidence, and what it took since ``began`` and ``before``."""
    spent = {name: getattr(client.tokens, name) - getattr(before, name) for name in Tokens.model_fields}
    return Provenance(
        model=client.endpoint.model,
        base_url=client.endpoint.name,
        steps="many" if client.endpoint.small else "one",
        prompt_sha256=prompts.sha256,
        segment_sha256=hashlib.sha256("".join(reader.segment.sha256 for reader in readers).encode()).hexdigest(),
        created=datetime.now(UTC).isoformat(timespec="seconds"),
        seconds=round(time.monotonic() - began, 1),
        tokens=Tokens(**spent),
        rounds=0,
    )

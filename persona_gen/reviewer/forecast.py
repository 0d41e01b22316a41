"""What a review would ask, before anything is asked."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from persona_gen.checker.judges import CLAIMS
from persona_gen.domain import counted
from persona_gen.domain.review import Variant
from persona_gen.reviewer.comparison import answers_needed, fewest_samples, pair_by_pair, too_few
from persona_gen.reviewer.panel import PanelMember
from persona_gen.reviewer.session import Session
from persona_gen.reviewer.strategy import Strategy

JUDGED_SENTENCES = 4
"""Sentences of one reaction that cite evidence, which a judge reads: 90 in 25 reactions of a large model."""


@dataclass(frozen=True)
class _Calls:
    """What one reader is asked, at most; ``judge`` is about how often a judge is."""

    line: str
    calls: int
    rewrites: int
    judge: int


def forecast_review(
    variants: Sequence[Variant],
    readers: Sequence[PanelMember],
    strategy: Strategy,
    samples: int,
    *,
    with_controls: bool = False,
    judged: bool = False,
) -> list[str]:
    """What a review would ask, a line a reader and one for all; code settles on which variants the data are silent."""
    every = [_of_reader(variants, reader, strategy, samples, with_controls, judged) for reader in readers]
    lines = [each.line for each in every]
    if len(every) > 1:
        calls, rewrites, judge = (sum(getattr(each, name) for each in every) for name in ("calls", "rewrites", "judge"))
        lines.append(f"All {len(every)} together: up to {calls} calls{_more(rewrites, judge)}.")
    if strategy.ranks and samples < fewest_samples() and len(variants) > 1:
        lines.append(too_few(samples))
    return lines


def _of_reader(
    variants: Sequence[Variant],
    reader: PanelMember,
    strategy: Strategy,
    samples: int,
    with_controls: bool,
    judged: bool,
) -> _Calls:
    session = Session(strategy, variants, samples=samples)
    answerable = sum(session.tells(reader, variant) for variant in variants)
    scored = samples * strategy.calls("place") + (samples - 1) * strategy.calls("voice") if samples > 1 else 0
    each = strategy.calls("react") + scored
    needed = answers_needed(answerable, samples)
    answers = needed if strategy.ranks and pair_by_pair(answerable, samples) else 0
    controls = len(variants) * (2 * each + 4) + answers if with_controls else 0
    calls = answerable * each + answers * strategy.calls("prefer") + controls
    rewrites = answerable * strategy.calls("rewrites")
    sentences = JUDGED_SENTENCES * answerable + answers // max(1, 2 * samples)
    judge = -(-sentences // CLAIMS) if judged else 0
    parts = [f"{counted(answerable, 'variant')} at up to {each} calls"]
    if answerable < len(variants):
        parts[0] += f", silent on {len(variants) - answerable}"
    if strategy.ranks:
        ranked = f"; ranked by scores, since {needed} are too many" if not answers and answerable > 1 else ""
        parts.append(f"{answers} answers to pairs{ranked}")
    if controls:
        parts.append(f"up to {controls} for controls")
    parts.append(f"up to {calls} calls in all{_more(rewrites, judge)}")
    return _Calls(f"{reader.id}: {'; '.join(parts)}.", calls, rewrites, judge)


def _more(rewrites: int, judge: int) -> str:
    """What comes on top, and depends on the answers."""
    again = f", and up to {rewrites} more for rewrites" if rewrites else ""
    return again + (f", and about {judge} of the judge" if judge else "")

"""What a review would ask, before anything is asked."""

from __future__ import annotations

from collections.abc import Sequence

from persona_gen.domain import counted
from persona_gen.domain.review import Variant
from persona_gen.reviewer.comparison import answers_needed, fewest_samples, pair_by_pair, too_few
from persona_gen.reviewer.panel import PanelMember
from persona_gen.reviewer.session import Session
from persona_gen.reviewer.strategy import Strategy


def forecast(
    variants: Sequence[Variant],
    readers: Sequence[PanelMember],
    strategy: Strategy,
    samples: int,
    *,
    with_controls: bool = False,
) -> list[str]:
    """What a review would ask, a line a reader and one for all; code settles on which variants the data are silent."""
    lines = []
    total = total_rewrites = 0
    for reader in readers:
        session = Session(strategy, variants, samples=samples)
        answerable = sum(session.tells(reader, variant) for variant in variants)
        scored = samples * strategy.calls("place") + (samples - 1) * strategy.calls("voice") if samples > 1 else 0
        each = strategy.calls("react") + scored
        answers = answers_needed(answerable, samples) if strategy.ranks and pair_by_pair(answerable, samples) else 0
        way = ""
        if strategy.ranks and not answers and answerable > 1:
            way = f"; ranked by scores, since {answers_needed(answerable, samples)} are too many"
        more = len(variants) * (2 * each + 4) + answers if with_controls else 0
        silent = f", silent on {len(variants) - answerable}" if answerable < len(variants) else ""
        checked = f"; up to {more} for controls" if more else ""
        compared = f"; {answers} answers to pairs{way}" if strategy.ranks else ""
        reworded = answerable * strategy.calls("rewrites")
        again = f", and up to {reworded} more for rewrites" if reworded else ""
        calls = answerable * each + answers * strategy.calls("prefer") + more
        total, total_rewrites = total + calls, total_rewrites + reworded
        lines.append(
            f"{reader.id}: {counted(answerable, 'variant')} at up to {each} calls{silent}{compared}"
            f"{checked}; up to {calls} calls in all{again}."
        )
    if len(readers) > 1:
        again = f", and up to {total_rewrites} more for rewrites" if total_rewrites else ""
        lines.append(f"All {len(readers)} together: up to {total} calls{again}.")
    if strategy.ranks and samples < fewest_samples() and len(variants) > 1:
        lines.append(too_few(samples))
    return lines

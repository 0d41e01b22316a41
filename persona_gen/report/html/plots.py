"""The small plot of a share: a bar of the segment, and one of everyone below it; ``parts/plots.jinja`` draws it."""

from __future__ import annotations

from dataclasses import dataclass

from persona_gen.domain import Statistic


@dataclass(frozen=True, slots=True)
class Bar:
    """A share and that of the whole base, as bars of 100 units at most."""

    width: str
    whole: str | None


def bar(s: Statistic) -> Bar | None:
    """The bar of a share; a mean or a count has none."""
    if s.measure != "share":
        return None
    return Bar(f"{100 * s.value:.6g}", None if s.overall is None else f"{100 * s.overall:.4g}")

"""Small plots of how a segment is spread over one attribute, the whole base beside it, and where the persona stands.

Here are their measures; ``templates/parts/plots.jinja`` draws them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from persona_gen.domain import Statistic

WIDTH = 200.0
"""Units of a scale's view box; on the page it is as wide as its column."""

PLOT_NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
"""A figure as `Statistic.shown` prints it."""


@dataclass(frozen=True, slots=True)
class Bar:
    """A share as a bar of 100 units at most, the whole base's as a tick."""

    width: str
    tick: str | None
    kind: Literal["bar"] = "bar"


@dataclass(frozen=True, slots=True)
class Scale:
    """The segment's own range as an axis, one sd either side of the middle as a band, the persona's place as a dot."""

    start: str
    end: str
    middle: str
    band: tuple[str, str] | None
    """Where it begins and how wide it is."""
    tick: str | None
    dot: str | None
    low: str
    high: str
    kind: Literal["scale"] = "scale"


def line_plot(statistic: Statistic, value: str) -> Bar | Scale | None:
    """The plot for one line of a snapshot, or nothing where the figures do not make one.

    ``value`` is what the snapshot says of the persona.
    """
    if statistic.measure == "share":
        return bar(statistic)
    if statistic.measure in ("mean", "median"):
        return _scale(statistic, _place(value, statistic))
    return None


def bar(s: Statistic) -> Bar:
    """The bar of a share."""
    return Bar(f"{100 * s.value:.6g}", None if s.overall is None else f"{100 * s.overall:.4g}")


def _place(value: str, statistic: Statistic) -> float | None:
    """The persona's own figure where the snapshot gives just one, such as ``29`` or ``18,600 GBP``."""
    figures = PLOT_NUMBER.findall(value)
    if value == statistic.shown(statistic.value):
        return statistic.value
    return float(figures[0].replace(",", "")) if len(figures) == 1 else None


def _scale(statistic: Statistic, place: float | None) -> Scale | None:
    """The axis is the segment's own: from its lowest to its highest figure, else two sd either side of the mean."""
    s = statistic
    if s.min is not None and s.max is not None:
        low, high = s.min, s.max
    elif s.sd:
        low, high = s.value - 2 * s.sd, s.value + 2 * s.sd
        low = max(low, 0.0) if s.value >= 0 else low
    else:
        return None
    length = high - low
    if not length:
        return None

    def x(figure: float) -> str:
        return f"{6 + (WIDTH - 12) * (figure - low) / length:.4g}"

    def inside(figure: float | None) -> str | None:
        return x(figure) if figure is not None and low <= figure <= high else None

    band = (max(s.value - s.sd, low), min(s.value + s.sd, high)) if s.sd else None
    bare = s.model_copy(update={"unit": None}).shown
    return Scale(
        start=x(low),
        end=x(high),
        middle=x(s.value),
        band=(x(band[0]), f"{(WIDTH - 12) * (band[1] - band[0]) / length:.4g}") if band else None,
        tick=inside(s.overall),
        dot=inside(place),
        low=bare(low),
        high=bare(high),
    )

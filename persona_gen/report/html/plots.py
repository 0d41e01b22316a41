"""Small plots of how a segment is spread over one attribute, the whole base beside it, and where the persona stands."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from markupsafe import Markup

from persona_gen.domain import Segment, Statistic
from persona_gen.report.html.markup import tag

BARS = 4
"""Categories shown of one attribute: the persona's own, and of the others the most frequent."""

KEY = "In the plots: a tick is the whole base, the dark bar or the dot this persona."
WIDTH = 200.0
"""Units of a plot's view box; on the page it is as wide as its column."""

NUMBER = re.compile(r"\d+(?:,\d{3})*(?:\.\d+)?")
"""A figure as `Statistic.shown` prints it."""


def spread_plot(statistic: Statistic, segment: Segment, value: str, own: Collection[str]) -> Markup | None:
    """The plot for one line of a snapshot, or nothing where the figures do not make one.

    ``value`` is what the snapshot says of the persona, ``own`` the ids it cites.
    """
    if statistic.measure == "share":
        siblings = [s for s in segment.statistics if s.attribute == statistic.attribute and s.measure == "share"]
        return bars(siblings, own)
    if statistic.measure in ("mean", "median"):
        return _scale(statistic, _place(value, statistic))
    return None


def base_of(statistic: Statistic) -> str:
    """The base of a plotted statistic, and how wide its band is."""
    base = f"n = {statistic.n:,}" if statistic.n is not None else "base not recorded"
    return f"{base} · band: mean ± {statistic.shown(statistic.sd)}" if statistic.sd else base


def bars(statistics: Sequence[Statistic], own: Collection[str] = ()) -> Markup:
    """A bar a category, the whole base's share as a tick on it, and both in words."""
    ranked = sorted(statistics, key=lambda s: (s.id not in own, -s.value))[:BARS]
    rows = [_bar(s, s.id in own) for s in statistics if s in ranked]
    more = len(statistics) - len(rows)
    rows += [tag("li", f"and {more} more", class_="more")] if more else []
    return tag("ul", rows, class_="bars")


def _bar(statistic: Statistic, own: bool) -> Markup:
    overall = statistic.overall
    shapes = [tag("rect", width=100, height=6, class_="track"), tag("rect", width=100 * statistic.value, height=6)]
    if overall is not None:
        shapes.append(tag("path", d=f"M{100 * overall:.4g} -2V8", class_="tick"))
    drawing = tag("svg", shapes, viewBox="0 -2 100 10", preserveAspectRatio="none", aria_hidden="true")
    figure = tag("b", statistic.shown(statistic.value))
    whole = tag("span", f", whole base {statistic.shown(overall)}", class_="unseen") if overall is not None else None
    here = tag("span", " (this persona)", class_="unseen") if own else None
    words = tag("span", statistic.category or statistic.attribute, here, dir="auto")
    return tag("li", words, figure, whole, drawing, class_="own" if own else None)


def _place(value: str, statistic: Statistic) -> float | None:
    """The persona's own figure where the snapshot gives just one, such as ``29`` or ``18,600 GBP``."""
    figures = NUMBER.findall(value)
    if value == statistic.shown(statistic.value):
        return statistic.value
    return float(figures[0].replace(",", "")) if len(figures) == 1 else None


def _scale(statistic: Statistic, place: float | None) -> Markup | None:
    """An axis from the lowest to the highest figure, one sd either side as a band, ticks and the persona's dot."""
    s = statistic
    band = (s.value - s.sd, s.value + s.sd) if s.sd else None
    if band and s.min is not None and s.max is not None:
        band = (max(band[0], s.min), min(band[1], s.max))
    known: list[float] = [f for f in (s.min, s.max, s.value, s.overall, place, *(band or ())) if f is not None]
    low, high = min(known), max(known)
    if s.min is None and low > 0:
        low = 0.0
    span: float = high - low
    if not span:
        return None

    def x(figure: float) -> float:
        return 6 + (WIDTH - 12) * (figure - low) / span

    shapes = [tag("path", d=f"M{x(low):.4g} 12H{x(high):.4g}", class_="axis")]
    if band:
        shapes.append(tag("rect", x=x(band[0]), y=7, width=x(band[1]) - x(band[0]), height=10, rx=5, class_="band"))
    if s.overall is not None:
        shapes.append(tag("path", d=f"M{x(s.overall):.4g} 4V20", class_="tick"))
    shapes.append(tag("path", d=f"M{x(s.value):.4g} 5V19", class_="middle"))
    if place is not None:
        shapes.append(tag("circle", cx=x(place), cy=12, r=4.5, class_="dot"))
    drawing = tag("svg", shapes, viewBox=f"0 2 {WIDTH:g} 20", aria_hidden="true")
    bare = s.model_copy(update={"unit": None}).shown
    ends = tag("span", bare(low), class_="low"), tag("span", bare(high), class_="high")
    middle = f"{s.measure} {bare(s.value)}" + ("" if s.overall is None else f", whole base {bare(s.overall)}")
    return tag("div", drawing, tag("p", ends[0], tag("span", middle), ends[1]), class_="scale")

"""Where a segment stands out from everyone, and where it is like everyone."""

from __future__ import annotations

from typing import Any

import pytest
from rows import every_row

from persona_gen.domain import Segment, Statistic
from persona_gen.evidence.contrast import contrasts, is_like_everyone


def share(name: str, value: float, overall: float | None, **given: Any) -> dict[str, Any]:
    """A share of two hundred people, beside that of the whole base."""
    told = {"id": name, "attribute": name, "category": "Yes", "measure": "share", "value": value, "n": 200}
    return told | {"overall": overall} | given


def mean(name: str, value: float, overall: float, **given: Any) -> dict[str, Any]:
    """A mean over two hundred people, beside that of the whole base."""
    return share(name, value, overall, **{"category": None, "measure": "mean"} | given)


def segment(*statistics: dict[str, Any], size: int = 200) -> Segment:
    """A segment of these statistics."""
    return Segment.model_validate({"id": "s", "name": "S", "size": size, "statistics": statistics})


@pytest.mark.parametrize(
    ("statistics", "size", "strongest"),
    [
        ((share("tool", 0.23, 0.61), share("home", 0.5, 0.4)), 200, "tool"),
        ((share("tool", 0.3, 0.4), mean("visits", 11.2, 5.1, sd=6.8)), 200, "visits"),
        ((mean("Age", 21, 40, sd=3, unit="years"), share("Gender", 0.9, 0.5, category="Woman")), 200, None),
        ((share("tool", 0.5, 0.45), share("rare", 0.01, 0.1), share("alone", 0.9, None)), 200, None),
        ((share("tool", 0.9, 0.2, n=9),), 9, None),
        ((share("tool", 0.9, 0.2, n=60),), 200, None),
        ((share("tool", 0.6, 0.43, n=30), *(share(f"q{i}", 0.4, 0.58, n=30) for i in range(40))), 30, None),
        ((mean("visits", 7, 7, sd=1), mean("all", 900, 100, measure="total")), 200, None),
        ((share("tool", 0.9, 0.2, category="Other"),), 200, None),
    ],
    ids=["rarer", "mean", "who", "small gaps", "few people", "few asked", "chance", "no head", "no answer"],
)  # fmt: skip
def test_the_strongest_contrast_is_large_common_and_beyond_chance(statistics: Any, size: int, strongest: str) -> None:
    """Neither age nor gender, nor what few were asked, nor what may well be chance among so many figures."""
    found = next(iter(contrasts(segment(*statistics, size=size))), None)
    assert (found and found.id) == strongest


def test_of_an_attribute_on_the_card_the_figure_on_the_card_counts() -> None:
    """Nobody reads at a glance that she lives with parents and, as news, that she has no place of her own."""
    home = share("with", 0.49, 0.17, attribute="Home"), share("own", 0.18, 0.71, attribute="Home", category="Own")
    told = segment(*home)
    assert contrasts(told, [told.statistics[0]])[0] is told.statistics[0]
    assert contrasts(told)[0] is told.statistics[1]


@every_row(
    ("statistic", "like"),
    [
        (share("a", 0.55, 0.51), True), (share("a", 0.62, 0.5), False), (share("a", 0.5, None), False),
        (mean("a", 41.1, 41.0, sd=9), True), (mean("a", 38.6, 44.2), False), (mean("a", 21.8, 22.9), True),
        (mean("a", 44, 38, sd=8), False),
    ],
)  # fmt: skip
def test_like_everyone_is_what_differs_by_no_small_effect(statistic: dict[str, Any], like: bool) -> None:
    """Where nothing says how people spread, a tenth of the figure is the limit; without a whole base nobody knows."""
    assert is_like_everyone(Statistic.model_validate(statistic), segment(statistic)) is like

"""Figures as a table gives them, before units and bases are settled."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import NamedTuple

from persona_gen.domain.build_report import BASE
from persona_gen.ingest.crosstabs.amounts import Amount
from persona_gen.ingest.crosstabs.grid import Grid
from persona_gen.sources.tables.cells import At

EVERYBODY = ""
"""The group of the whole base."""


class CellFigure(NamedTuple):
    """One figure of a group. ``measure`` is that of a statistic, or ``sd``, ``min``, ``max`` beside a mean.

    ``people`` is how many are in the category, where the table says it; ``claim`` the unit that a column's name says.
    """

    group: str
    attribute: str
    category: str | None
    measure: str
    amount: Amount
    n: int | None
    at: At
    people: int | None = None
    claim: str = ""


@dataclass
class Figures:
    """All figures of a table, in its order, and what it says of its groups."""

    grid: Grid
    shape: str
    figures: list[CellFigure] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)
    """In the order of the table; those without a figure count too."""
    sizes: dict[str, int] = field(default_factory=dict)
    families: dict[str, str] = field(default_factory=dict)
    """The question that a banner's column belongs to, such as Age."""
    descriptions: dict[str, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)
    title: str = ""

    def add_group(self, name: str) -> None:
        """Remember a group, once."""
        if name and name not in self.groups:
            self.groups.append(name)

    def size(self, group: str, at: At) -> int | None:
        """Read a cell as the number of people of a group."""
        n = people_at(self.grid, at)
        if n:
            self.sizes.setdefault(group, n)
        return n


def people_at(grid: Grid, at: At) -> int | None:
    """A cell that counts people; weighted counts are rounded. None where it is blank or holds no number above 0."""
    amount = grid.amount(at, people=True)
    if amount is None or amount.percent or amount.number <= 0:
        grid.mark(at, "left out: no number of people" if grid.rows[at[0]][at[1]] else BASE)
        return None
    grid.mark(at, BASE)
    return max(1, round(amount.number))

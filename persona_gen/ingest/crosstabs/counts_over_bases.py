"""A table of counts alone: told as shares of their bases, where whole numbers add up."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal

from persona_gen.ingest.crosstabs.amounts import Amount
from persona_gen.ingest.crosstabs.cells import EVERYBODY, CellFigure, Figures


def counts_over_bases(crosstab: Figures) -> None:
    """A table of counts alone: each over its base, where whole numbers add up to those of everybody, or to the base.

    Weighted counts over unweighted bases would be no shares: where weights are spoken of, `unit_of` asks.
    """
    shares = [(i, f) for i, f in enumerate(crosstab.figures) if f.measure == "share"]
    grid = crosstab.grid
    weighted = any(re.search(r"weight|gewicht|pondér", cell, re.IGNORECASE) for row in grid.rows for cell in row[:2])
    counts = all(
        f.n and not f.amount.percent and f.amount.number == int(f.amount.number) and 0 <= f.amount.number <= f.n
        for _, f in shares
    )
    if not shares or weighted or not counts or not _adds_up(crosstab, [f for _, f in shares]):
        return
    for i, f in shares:
        percent = f.amount.number * 100 / Decimal(f.n or 1)
        crosstab.figures[i] = f._replace(amount=Amount(percent, percent=True), people=int(f.amount.number))
    crosstab.notes.append("counts of people, told as shares of their bases")


def _adds_up(crosstab: Figures, shares: Sequence[CellFigure]) -> bool:
    """Whether the groups of a question add up to everybody in each row, or the answers to the base in each group."""
    rows: dict[tuple[str, str | None], dict[str, Decimal]] = {}
    sets: dict[tuple[str, str], list[CellFigure]] = {}
    for f in shares:
        rows.setdefault((f.attribute, f.category), {})[f.group] = f.amount.number
        sets.setdefault((f.attribute, f.group), []).append(f)
    families: dict[str, list[str]] = {}
    for group in filter(None, crosstab.groups):
        families.setdefault(crosstab.families.get(group, ""), []).append(group)
    sums = [
        row[EVERYBODY] == sum(row[group] for group in groups)
        for row in rows.values()
        for groups in families.values()
        if EVERYBODY in row and all(group in row for group in groups)
    ]
    wholes = [
        sum(f.amount.number for f in one) == one[0].n for one in sets.values() if len(one) > 1 and one[0].n != 100
    ]
    return (len(sums) > 1 and all(sums)) or (len(wholes) > 1 and all(wholes))

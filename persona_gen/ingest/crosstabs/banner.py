"""Banner tables and crosstabs: answers as rows, groups of people as columns, often below two header rows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from persona_gen.domain.build_report import NAME
from persona_gen.ingest.crosstabs.amounts import Amount
from persona_gen.ingest.crosstabs.banner_header import Layout, layout_of, name_columns
from persona_gen.ingest.crosstabs.banner_rows import AVERAGES, BannerRow, banner_rows, mark_row
from persona_gen.ingest.crosstabs.cells import EVERYBODY, CellFigure, Figures
from persona_gen.ingest.crosstabs.grid import Grid
from persona_gen.ingest.crosstabs.vocabulary import (
    COLUMN_SHARES,
    COUNTS,
    NO_QUESTION,
    NOT_MEANS,
    PIVOT_MEASURE,
    WHOLE_BASE_NAME,
    measure_word,
)

_WITHIN = 0.9
"""The part of its figures by which a column lies within the range of each set of columns, if it is over everybody."""


def read_banner(grid: Grid) -> Figures:
    """The figures of a banner or crosstab. Raises `InputError` where a header, a question or a base is not clear."""
    layout = layout_of(grid)
    crosstab = Figures(grid, "banner")
    name_columns(layout, crosstab)
    lines = banner_rows(layout, crosstab)
    _over_everybody(layout, crosstab, lines)
    _refuse_row_shares(layout, crosstab, lines)
    above = [(r, c) for r in range(layout.header[-1] + 1) for c in range(layout.first)]
    crosstab.title = "; ".join(dict.fromkeys(grid.rows[r][c] for r, c in above if grid.rows[r][c]))
    for at in above:
        grid.mark(at, NAME)
        if PIVOT_MEASURE.fullmatch(grid.rows[at[0]][at[1]]):
            what = f'the figures are called "{grid.rows[at[0]][at[1]]}", and are no shares of answers'
            grid.fail(at, what, 'give a row for each segment, and a column called "mean …" for them (--shape wide)')
    for line in lines:
        _figures(line, layout, crosstab, any(other.kind == "percent" for other in lines))
    counts_over_bases(crosstab)
    answers = {figure[1:3] for figure in crosstab.figures}
    crosstab.notes.append(f"{len({question for question, _ in answers})} questions with {len(answers)} answers")
    if letters := sum(bool(figure.amount.letters) for figure in crosstab.figures):
        crosstab.notes.append(f"{letters} cells carry significance letters or signs, which are not read")
    return crosstab


def _over_everybody(layout: Layout, crosstab: Figures, lines: list[BannerRow]) -> None:
    """Refuse a whole base that its groups contradict: it lies between the lowest and the highest of each set."""
    column = next((c for c, group in layout.columns.items() if group == EVERYBODY), None)
    if column is None:
        return
    sets: dict[str, list[int]] = {}
    for other, group in layout.columns.items():
        if group and crosstab.families.get(group):
            sets.setdefault(crosstab.families[group], []).append(other)
    inside = Counter[bool]()
    for line in lines:
        for members in sets.values():
            numbers = [line.amounts[c].number for c in members if c in line.amounts]
            if column in line.amounts and len(numbers) == len(members) > 1 and line.kind == "percent":
                value, slack = line.amounts[column].number, Decimal(1)
                inside[min(numbers) - slack <= value <= max(numbers) + slack] += 1
    if inside[True] < _WITHIN * inside.total():
        times = f"{inside[False]} of {inside.total()} times"
        what = f"this column is read as the whole base, but lies outside of the range of its groups {times}"
        crosstab.grid.fail(
            (layout.header[-1], column), what, "name the column of everybody Total, and the others otherwise"
        )


def _refuse_row_shares(layout: Layout, crosstab: Figures, lines: list[BannerRow]) -> None:
    """Refuse percentages that add up to 100 along each row and down no column: they say who gave an answer."""
    shares = [line for line in lines if line.kind == "percent" and len(line.amounts) > 1]
    whole = next((c for c, group in layout.columns.items() if group == EVERYBODY), None)
    groups = [c for c in layout.columns if c != whole]
    asked = [line for line in shares if not WHOLE_BASE_NAME.fullmatch(line.label)]
    down = [sum((line.amounts[c].number for line in asked if c in line.amounts), Decimal()) for c in groups]
    along = [sum((line.amounts[c].number for c in groups if c in line.amounts), Decimal()) for line in shares]
    hundred = whole is None or all(line.amounts[whole].number == 100 for line in shares if whole in line.amounts)
    near = [abs(total - 100) <= 1 for total in along]
    if len(shares) > 1 and hundred and all(near) and not any(abs(total - 100) <= 1 for total in down):
        what = "the percentages of each row add up to 100: they say who gave an answer, and are no shares of the groups"
        crosstab.grid.fail((shares[0].row, groups[0]), what, "export the percentages of columns")


def _figures(line: BannerRow, layout: Layout, crosstab: Figures, percents: bool) -> None:
    """The figures of one row."""
    grid, row = crosstab.grid, line.row
    word = measure_word(line.label)
    measure = word if word in AVERAGES else layout.measure or "share"
    if NOT_MEANS.fullmatch(line.label.strip()):
        return mark_row(grid, row, line.amounts, "left out: no figure that a segment file holds")
    if measure == "share" and line.kind == "plain" and percents and any(a.number for a in line.amounts.values()):
        return mark_row(grid, row, line.amounts, "left out: no percent sign, while other rows have one")
    question = line.label if measure == layout.measure and word != measure else line.question
    question = question or _corner(layout, crosstab)
    if not question:
        grid.fail((row, 0), "no question stands above the answers", "write the question in a row of its own above")
    for column, amount in line.amounts.items():
        if measure == "share" and not amount.percent and line.kind == "mixed" and amount.number:
            grid.mark((row, column), "left out: no percent sign in a row of percentages")
            continue
        exact = amount._replace(percent=amount.percent or line.kind == "mixed") if measure == "share" else amount
        category = line.label if measure == "share" else None
        n = line.n[column] or None
        crosstab.figures.append(
            CellFigure(layout.columns[column], question, category, measure, exact, n, (row, column))
        )
    return None


def _corner(layout: Layout, crosstab: Figures) -> str:
    """What stands over the answers of a table of one question, or above the table; "by Gender" is what it is over."""
    grid = crosstab.grid
    above = [grid.rows[r][c] for r in range(layout.body - 1, -1, -1) for c in range(layout.first)]
    asked = [
        cell for cell in above if cell and not any(p.fullmatch(cell) for p in (NO_QUESTION, COLUMN_SHARES, COUNTS))
    ]
    question = next(iter(asked), "")
    over = "|".join(re.escape(name) for name in {*crosstab.families.values()} if name) or r"[A-Z][\w ]{1,30}"
    return re.sub(rf"\s+by\s+({over})$", "", question)


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

"""Banner tables and crosstabs: answers as rows, groups of people as columns, often below two header rows."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from persona_gen.domain.build_report import NAME
from persona_gen.ingest.crosstabs.amounts import EMPTY_CELLS, Amount
from persona_gen.ingest.crosstabs.banner_header import Layout, layout_of, name_columns
from persona_gen.ingest.crosstabs.cells import EVERYBODY, CellFigure, Figures, people_at
from persona_gen.ingest.crosstabs.grid import Grid
from persona_gen.ingest.crosstabs.vocabulary import (
    BASE_ROW,
    BASE_TEXT,
    COLUMN_SHARES,
    COUNTS,
    NO_QUESTION,
    NOT_MEANS,
    WHOLE_BASE_NAME,
    measure_word,
)

SIGNIFICANCE = re.compile(r"\(?[A-Za-z](?:[ ,/]?[A-Za-z]){0,15}\)?|[↑↓▲▼*†‡+-]{1,3}")
AVERAGES = ("mean", "median", "sd", "min", "max")
_WITHIN = 0.9
"""The part of its figures by which a column lies within the range of each set of columns, if it is over everybody."""


@dataclass
class _Line:
    """A row of figures: ``kind`` is percent, plain or mixed."""

    row: int
    question: str
    label: str
    amounts: dict[int, Amount]
    kind: str
    n: dict[int, int]


def read_banner(grid: Grid) -> Figures:
    """The figures of a banner or crosstab. Raises `InputError` where a header, a question or a base is not clear."""
    layout = layout_of(grid)
    crosstab = Figures(grid, "banner")
    name_columns(layout, crosstab)
    lines = _lines(layout, crosstab)
    _over_everybody(layout, crosstab, lines)
    above = [(r, c) for r in range(layout.header[-1] + 1) for c in range(layout.first)]
    crosstab.title = "; ".join(dict.fromkeys(grid.rows[r][c] for r, c in above if grid.rows[r][c]))
    for at in above:
        grid.mark(at, NAME)
    for line in lines:
        _figures(line, layout, crosstab, any(other.kind == "percent" for other in lines))
    _counts_over_bases(crosstab)
    answers = {figure[1:3] for figure in crosstab.figures}
    crosstab.notes.append(f"{len({question for question, _ in answers})} questions with {len(answers)} answers")
    if letters := sum(bool(figure.amount.letters) for figure in crosstab.figures):
        crosstab.notes.append(f"{letters} cells carry significance letters or signs, which are not read")
    return crosstab


class _Reading:
    """The rows of figures from the top down: which question, and which bases, hold for the next one."""

    def __init__(self, layout: Layout, crosstab: Figures) -> None:
        self.layout, self.crosstab, self.grid = layout, crosstab, crosstab.grid
        self.lines: list[_Line] = []
        self.question, self.bases, self.rank = "", dict[int, int](), -1
        self.percent = False
        """A row of signs says that all figures below are percent."""
        self.called_percent: list[int] = []
        """The lines that are percent by it alone."""

    def ask(self, question: str) -> None:
        """A question begins, and its bases are not known yet."""
        self.question, self.bases, self.rank = question, {}, -1

    def row(self, row: int) -> None:
        """Read one row: a question, signs, letters, bases, or figures."""
        layout, grid = self.layout, self.grid
        labels = [cell for cell in grid.rows[row][: layout.first] if cell]
        for column in range(layout.first):
            grid.mark((row, column), NAME)
        cells = {c: grid.rows[row][c] for c in layout.columns if grid.rows[row][c]}
        label = labels[-1] if labels else ""
        if not cells:
            own = layout.first == 1 or bool(grid.rows[row][0])
            if labels and own and not BASE_TEXT.fullmatch(labels[0]):
                self.ask(labels[0])
        elif not labels and all(COLUMN_SHARES.fullmatch(cell) for cell in cells.values()):
            self.percent = True
            _mark(grid, row, cells, NAME)
        elif not labels and self.lines and all(SIGNIFICANCE.fullmatch(cell) for cell in cells.values()):
            _mark(grid, row, cells, "left out: significance letters")
        elif BASE_ROW.fullmatch(label) and "%" not in "".join(cells.values()):
            rank = 2 if "unw" in label.lower() or "ungew" in label.lower() else 0 if "weighted" in label.lower() else 1
            self.base({c: people for c in cells if (people := people_at(grid, (row, c))) is not None}, rank)
        else:
            if len(labels) > 1 and grid.rows[row][0] and labels[0] != self.question:
                self.ask(labels[0])
            self.figures(row, label, cells)

    def base(self, bases: dict[int, int], rank: int) -> None:
        """Bases for what follows, and for what stands above and has none; unweighted ones are of people."""
        if rank >= self.rank:
            self.bases, self.rank = bases, rank
        if not self.question and not any(any(line.n.values()) for line in self.lines):
            self.crosstab.sizes |= {self.layout.columns[c]: n for c, n in self.bases.items()}
        for line in self.lines:
            if line.question == self.question and not any(line.n.values()):
                line.n = {c: bases.get(c, 0) for c in self.layout.columns}

    def settle_percent(self) -> None:
        """What a row of signs calls percent is 0.42 where a workbook shows 42 %: then the sums must tell the unit."""
        called = [self.lines[i] for i in self.called_percent]
        if all(abs(amount.number) <= 1 for line in called for amount in line.amounts.values()):
            for line in called:
                line.amounts = {c: amount._replace(percent=False) for c, amount in line.amounts.items()}
                line.kind = "plain"

    def figures(self, row: int, label: str, cells: dict[int, str]) -> None:
        """A row of figures."""
        layout, crosstab = self.layout, self.crosstab
        amounts = _amounts(layout, crosstab, row, label, cells)
        if self.percent and measure_word(label) not in AVERAGES:
            amounts = {c: amount._replace(percent=True) for c, amount in amounts.items()}
            self.called_percent.append(len(self.lines))
        if beside := _bases_beside(layout, self.grid, row, label, amounts):
            self.base(beside, 1)
        marks = {amount.percent for amount in amounts.values()}
        kind = "mixed" if len(marks) > 1 else "percent" if True in marks else "plain"
        n = {c: self.bases.get(c) or crosstab.sizes.get(group, 0) for c, group in layout.columns.items()}
        self.lines.append(_Line(row, self.question, label, amounts, kind, n))


def _lines(layout: Layout, crosstab: Figures) -> list[_Line]:
    """The rows of figures, each with its question, its answer and the bases that hold for it."""
    reading = _Reading(layout, crosstab)
    for row in sorted({*range(layout.header[-1] + 1, len(crosstab.grid.rows))} - layout.letters):
        reading.row(row)
    reading.settle_percent()
    return _one_for_each_answer(crosstab.grid, reading.lines)


def _bases_beside(layout: Layout, grid: Grid, row: int, label: str, amounts: dict[int, Amount]) -> dict[int, int]:
    """The counts beside a total of 100 %: the bases of the answers above."""
    whole = (
        WHOLE_BASE_NAME.fullmatch(label) and amounts and all(a.percent and a.number == 100 for a in amounts.values())
    )
    if not whole:
        return {}
    counted = {c: people_at(grid, (row, layout.beside[c])) for c in amounts if c in layout.beside}
    return {c: n for c, n in counted.items() if n is not None}


def _amounts(layout: Layout, crosstab: Figures, row: int, label: str, cells: dict[int, str]) -> dict[int, Amount]:
    """The figures of a row; cells that hold none are left out with the reason."""
    amounts = {}
    counts = measure_word(label) not in AVERAGES
    for column, cell in cells.items():
        amount = crosstab.grid.amount((row, column), counts=counts)
        if amount and amount.letters and amount.letters[0].isalpha() and not (amount.percent or layout.letters):
            crosstab.grid.mark((row, column), "left out: a number with letters that no row of letters explains")
        elif amount:
            amounts[column] = amount
        elif cell.lower() in EMPTY_CELLS:
            crosstab.grid.mark((row, column), "left out: a sign for no figure")
        else:
            crosstab.grid.mark((row, column), "left out: no figure, such as * or <1%")
    return amounts


def _one_for_each_answer(grid: Grid, lines: list[_Line]) -> list[_Line]:
    """Of counts and percentages in two rows of one answer, the percentages."""
    kept: list[_Line] = []
    total: dict[int, int] = {}
    question = None
    for line in lines:
        before = kept[-1] if kept else None
        if line.question != question:
            question, total = line.question, {}
        if total and not any(line.n.values()):
            line.n = {c: total.get(c, 0) for c in line.n}
        if line.label:
            kept.append(line)
        elif before and {before.kind, line.kind} == {"plain", "percent"}:
            counts, shares = (before, line) if line.kind == "percent" else (line, before)
            if WHOLE_BASE_NAME.fullmatch(before.label) and all(a.number == 100 for a in shares.amounts.values()):
                total = {c: n for c in counts.amounts if (n := people_at(grid, (counts.row, c))) is not None}
            kept[-1] = _Line(shares.row, before.question, before.label, shares.amounts, "percent", before.n)
            if not total or not WHOLE_BASE_NAME.fullmatch(before.label):
                _mark(grid, counts.row, counts.amounts, "left out: counts beside percentages")
        else:
            at = (line.row, min(line.amounts, default=0))
            grid.fail(at, "figures stand in a row without a label", "write the answer in front of them")
    return kept


def _over_everybody(layout: Layout, crosstab: Figures, lines: list[_Line]) -> None:
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


def _figures(line: _Line, layout: Layout, crosstab: Figures, percents: bool) -> None:
    """The figures of one row."""
    grid, row = crosstab.grid, line.row
    word = measure_word(line.label)
    measure = word if word in AVERAGES else layout.measure or "share"
    if NOT_MEANS.fullmatch(line.label.strip()):
        return _mark(grid, row, line.amounts, "left out: no figure that a segment file holds")
    if measure == "share" and line.kind == "plain" and percents and any(a.number for a in line.amounts.values()):
        return _mark(grid, row, line.amounts, "left out: no percent sign, while other rows have one")
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


def _counts_over_bases(crosstab: Figures) -> None:
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


def _corner(layout: Layout, crosstab: Figures) -> str:
    """What stands over the answers of a table of one question, or above the table; "by Gender" is what it is over."""
    grid = crosstab.grid
    above = [grid.rows[r][c] for r in range(layout.header[-1], -1, -1) for c in range(layout.first)]
    asked = [
        cell for cell in above if cell and not any(p.fullmatch(cell) for p in (NO_QUESTION, COLUMN_SHARES, COUNTS))
    ]
    question = next(iter(asked), "")
    over = "|".join(re.escape(name) for name in {*crosstab.families.values()} if name) or r"[A-Z][\w ]{1,30}"
    return re.sub(rf"\s+by\s+({over})$", "", question)


def _mark(grid: Grid, row: int, cells: dict[int, str] | dict[int, Amount], fate: str) -> None:
    for column in cells:
        grid.mark((row, column), fate)

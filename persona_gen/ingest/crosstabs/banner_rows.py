"""The rows of a banner table from the top down: each with its question, its answer and the bases that hold for it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from persona_gen.domain.build_report import NAME
from persona_gen.ingest.crosstabs.amounts import AMOUNT, EMPTY_CELLS, Amount
from persona_gen.ingest.crosstabs.banner_header import Layout
from persona_gen.ingest.crosstabs.cells import Figures, people_at
from persona_gen.ingest.crosstabs.grid import Grid
from persona_gen.ingest.crosstabs.vocabulary import (
    BASE_ROW,
    BASE_TEXT,
    COLUMN_SHARES,
    COUNTS,
    NO_QUESTION,
    WHOLE_BASE_NAME,
    measure_word,
)

SIGNIFICANCE = re.compile(r"\(?[A-Za-z](?:[ ,/]?[A-Za-z]){0,15}\)?|[↑↓▲▼*†‡+-]{1,3}")
MEASURED = re.compile(
    r"(expected |observed )?counts?|% (within|of) .+|((std|standardi[sz]ed|adjusted|unstandardi[sz]ed)\.? )*residuals?",
    re.IGNORECASE,
)
"""What a column of their own calls rows of counts and percentages."""
AVERAGES = ("mean", "median", "sd", "min", "max")


@dataclass
class BannerRow:
    """A row of figures: ``kind`` is percent, plain or mixed."""

    row: int
    question: str
    label: str
    amounts: dict[int, Amount]
    kind: str
    n: dict[int, int]


class _Reading:
    """The rows of figures from the top down: which question, and which bases, hold for the next one."""

    def __init__(self, layout: Layout, crosstab: Figures) -> None:
        self.layout, self.crosstab, self.grid = layout, crosstab, crosstab.grid
        self.lines: list[BannerRow] = []
        self.question, self.bases, self.rank = "", dict[int, int](), -1
        self.percent = layout.percent
        """A row of signs says that all figures below are percent."""
        self.answer = ""
        """The answer that rows of counts and percentages are about, where a column of their own names those."""
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
        if cells and layout.first > 1 and MEASURED.fullmatch(grid.rows[row][layout.first - 1]):
            self.measured(row, labels[:-1], label, cells)
        elif not cells:
            own = layout.first == 1 or bool(grid.rows[row][0])
            if labels and own and not any(p.fullmatch(labels[0]) for p in (BASE_TEXT, NO_QUESTION)):
                self.ask(labels[0])
        elif not labels and all(COLUMN_SHARES.fullmatch(cell) for cell in cells.values()):
            self.percent = True
            mark_row(grid, row, cells, NAME)
        elif self.lines and len(cells) > 1 and all(map(_is_name, cells.values())):
            if cells not in [{c: grid.rows[r][c] for c in layout.columns if grid.rows[r][c]} for r in layout.header]:
                grid.fail(
                    (row, min(cells)), "another row of names stands below", "give each table in a file of its own"
                )
            mark_row(grid, row, cells, NAME)
        elif not labels and self.lines and all(SIGNIFICANCE.fullmatch(cell) for cell in cells.values()):
            mark_row(grid, row, cells, "left out: significance letters")
        elif BASE_ROW.fullmatch(label) and "%" not in "".join(cells.values()):
            rank = 2 if "unw" in label.lower() or "ungew" in label.lower() else 0 if "weighted" in label.lower() else 1
            self.base({c: people for c in cells if (people := people_at(grid, (row, c))) is not None}, rank)
        else:
            if len(labels) > 1 and grid.rows[row][0] and labels[0] != self.question:
                self.ask(labels[0])
            self.figures(row, label, cells)

    def measured(self, row: int, labels: list[str], measure: str, cells: dict[int, str]) -> None:
        """A row that says itself what it measures, as crosstabs of SPSS do: Count, % within Gender, % of Total."""
        if len(labels) > 1 and labels[0] != self.question:
            self.ask(labels[0])
        self.answer = labels[-1] if labels else self.answer
        whole = WHOLE_BASE_NAME.fullmatch(self.answer)
        within = measure.partition("within ")[2].casefold()
        families = {name.casefold() for name in self.crosstab.families.values()}
        if COUNTS.fullmatch(measure) and whole:
            self.base({c: n for c in cells if (n := people_at(self.grid, (row, c))) is not None}, 1)
        elif within and within in families and not whole:
            self.figures(row, self.answer, cells)
        else:
            fate = "left out: counts beside percentages" if COUNTS.fullmatch(measure) else "left out: not of the groups"
            mark_row(self.grid, row, cells, fate if not whole else "left out: the sum of an attribute")

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
        self.lines.append(BannerRow(row, self.question, label, amounts, kind, n))


def _is_name(cell: str) -> bool:
    """Whether a cell is words, and no figure, sign or letter of significance."""
    shown = AMOUNT.fullmatch(cell) or COLUMN_SHARES.fullmatch(cell) or cell.lower() in EMPTY_CELLS
    return bool(re.search(r"[^\W\d_]{3}", cell)) and not cell.isupper() and not shown


def banner_rows(layout: Layout, crosstab: Figures) -> list[BannerRow]:
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


def _one_for_each_answer(grid: Grid, lines: list[BannerRow]) -> list[BannerRow]:
    """Of counts and percentages in two rows of one answer, the percentages."""
    kept: list[BannerRow] = []
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
            kept[-1] = BannerRow(shares.row, before.question, before.label, shares.amounts, "percent", before.n)
            if not total or not WHOLE_BASE_NAME.fullmatch(before.label):
                mark_row(grid, counts.row, counts.amounts, "left out: counts beside percentages")
        else:
            at = (line.row, min(line.amounts, default=0))
            grid.fail(at, "figures stand in a row without a label", "write the answer in front of them")
    return kept


def mark_row(grid: Grid, row: int, cells: dict[int, str] | dict[int, Amount], fate: str) -> None:
    """What became of the cells of a row."""
    for column in cells:
        grid.mark((row, column), fate)

"""Banner tables and crosstabs: answers as rows, groups of people as columns, often below two header rows."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field
from decimal import Decimal

from persona_gen.domain.build_report import NAME
from persona_gen.ingest.crosstabs.amounts import NOTHING, Amount
from persona_gen.ingest.crosstabs.cells import EVERYBODY, CellFigure, Figures, people_at
from persona_gen.ingest.crosstabs.grid import Grid
from persona_gen.ingest.crosstabs.spans import column_names
from persona_gen.ingest.crosstabs.vocabulary import BASE_ROW, BASE_TEXT, NOT_MEANS, WHOLE, base_in, measure_word

LETTER = re.compile(r"\(?[A-Za-z]{1,2}\)?")
SIGNIFICANCE = re.compile(r"\(?[A-Za-z](?:[ ,/]?[A-Za-z]){0,15}\)?|[↑↓▲▼*†‡+-]{1,3}")
AVERAGES = ("mean", "median", "sd", "min", "max")
WITHIN = 0.9
"""The part of its figures by which a column lies within the range of each set of columns, if it is over everybody."""


@dataclass
class _Layout:
    """Which rows and columns hold what. ``columns`` are the groups, by column; "" is the whole base."""

    header: list[int]
    first: int
    body: int
    letters: set[int] = field(default_factory=set)
    """Rows that give the columns their letters."""
    columns: dict[int, str] = field(default_factory=dict)


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
    layout = _layout(grid)
    crosstab = Figures(grid, "banner")
    _name_columns(layout, crosstab)
    lines = _lines(layout, crosstab)
    _over_everybody(layout, crosstab, lines)
    above = [(r, c) for r in range(layout.header[-1] + 1) for c in range(layout.first)]
    crosstab.title = "; ".join(dict.fromkeys(grid.rows[r][c] for r, c in above if grid.rows[r][c]))
    for at in above:
        grid.mark(at, NAME)
    for line in lines:
        _figures(line, layout, crosstab, any(other.kind == "percent" for other in lines))
    answers = {figure[1:3] for figure in crosstab.figures}
    crosstab.notes.append(f"{len({question for question, _ in answers})} questions with {len(answers)} answers")
    if letters := sum(bool(figure.amount.letters) for figure in crosstab.figures):
        crosstab.notes.append(f"{letters} cells carry significance letters or signs, which are not read")
    return crosstab


def _layout(grid: Grid) -> _Layout:
    """Find the header above the first row of figures, and the first column of them."""
    amounts = [[grid.is_amount((r, c)) for c in range(grid.width)] for r in range(len(grid.rows))]
    filled = [sum(bool(cell) for cell in row) for row in grid.rows]
    body = next((r for r, row in enumerate(amounts) if sum(row) and sum(row) * 2 >= filled[r] and any(row[1:])), None)
    if body is None:
        grid.refuse("no row of figures is in the table", "give a table whose cells are figures, such as 42%")
    header = [r for r in range(body) if any(grid.rows[r][1:])]
    layout = _Layout(header, 0, body)
    for row in [r for r in header if _is_letters(grid.rows[r][1:])]:
        header.remove(row)
        layout.letters.add(row)
        for column in range(grid.width):
            grid.mark((row, column), NAME)
    named = [c for c in range(1, grid.width) if any(grid.rows[r][c] for r in header)]
    figures = [c for c in named if _mostly(amounts, grid, c, body)]
    if not header or not figures:
        grid.fail((body, 0), "no row of names stands above the figures", "name the groups in the row above")
    # A question that stands in a row of its own below the header, in the first column, is no header.
    layout.header = [r for r in header if any(grid.rows[r][c] for c in range(figures[0], grid.width))]
    layout.first = figures[0]
    for column in range(figures[0], grid.width):
        if column not in figures and _mostly(amounts, grid, column, body) and len(layout.header) == 1:
            grid.fail((body, column), "figures stand in a column without a name", "name the column in the header")
    return layout


def _mostly(amounts: list[list[bool]], grid: Grid, column: int, body: int) -> bool:
    filled = [amounts[r][column] for r in range(body, len(grid.rows)) if grid.rows[r][column].lower() not in NOTHING]
    return bool(filled) and sum(filled) * 2 >= len(filled)


def _is_letters(cells: list[str]) -> bool:
    """A row that gives each column its letter for the tests of significance."""
    filled = [cell for cell in cells if cell]
    return len(filled) > 1 and len(set(filled)) == len(filled) and all(LETTER.fullmatch(cell) for cell in filled)


def _name_columns(layout: _Layout, crosstab: Figures) -> None:
    """Groups by column, the whole base as "", and the bases that stand in names."""
    grid = crosstab.grid
    pairs = column_names(grid, layout.header, layout.first, [""] * grid.width)
    alone = [c for c, (upper, lower) in pairs.items() if not (upper and lower)]
    first = next(iter(pairs))
    for column, named in pairs.items():
        (upper, over), (lower, base) = map(base_in, named)
        own = lower or upper
        if WHOLE.fullmatch(own) and (not lower or not upper or WHOLE.fullmatch(upper) or column == first):
            group = EVERYBODY
        elif len(layout.header) == 2 and alone == [column] == [first] and len(pairs) > 2:
            group = EVERYBODY
            crosstab.notes.append(f'column {column + 1}, "{own}", stands outside of the groups: read as the whole base')
        elif WHOLE.fullmatch(lower):
            group = upper
        else:
            group = f"{upper}: {lower}" if upper and lower else own
            crosstab.families[group] = upper
        if group in layout.columns.values():
            name = group or "the whole base"
            grid.fail((layout.header[-1], column), f'a second column is "{name}"', "give each column a name of its own")
        layout.columns[column] = group
        crosstab.add_group(group)
        if number := base or (over if not lower else ""):
            crosstab.sizes[group] = int(re.sub(r"\D", "", number))
    if EVERYBODY not in layout.columns.values():
        crosstab.notes.append("no column is over everybody: the figures have no overall")


def _lines(layout: _Layout, crosstab: Figures) -> list[_Line]:
    """The rows of figures, each with its question, its answer and the bases that hold for it."""
    grid, lines = crosstab.grid, list[_Line]()
    question, bases, rank = "", dict[int, int](), -1
    for row in sorted({*range(layout.header[-1] + 1, len(grid.rows))} - layout.letters):
        labels = [cell for cell in grid.rows[row][: layout.first] if cell]
        for column in range(layout.first):
            grid.mark((row, column), NAME)
        cells = {c: grid.rows[row][c] for c in layout.columns if grid.rows[row][c]}
        if not cells:
            own = layout.first == 1 or bool(grid.rows[row][0])
            if labels and own and not BASE_TEXT.fullmatch(labels[0]):
                question, bases, rank = labels[0], {}, -1
            continue
        if not labels and lines and all(SIGNIFICANCE.fullmatch(cell) for cell in cells.values()):
            _mark(grid, row, cells, "left out: significance letters")
            continue
        if BASE_ROW.fullmatch(labels[-1] if labels else "") and "%" not in "".join(cells.values()):
            new = 2 if "unw" in labels[-1].lower() else 0 if "weighted" in labels[-1].lower() else 1
            found_bases = {c: people for c in cells if (people := people_at(grid, (row, c))) is not None}
            if new >= rank:
                bases, rank = found_bases, new
            if not question and not lines:
                crosstab.sizes |= {layout.columns[c]: n for c, n in bases.items()}
            continue
        if len(labels) > 1 and grid.rows[row][0]:
            if labels[0] != question:
                bases, rank = {}, -1
            question = labels[0]
        amounts = _amounts(layout, crosstab, row, labels[-1] if labels else "", cells)
        marks = {amount.percent for amount in amounts.values()}
        kind = "mixed" if len(marks) > 1 else "percent" if True in marks else "plain"
        n = {c: bases.get(c) or crosstab.sizes.get(group, 0) for c, group in layout.columns.items()}
        lines.append(_Line(row, question, labels[-1] if labels else "", amounts, kind, n))
    return _one_for_each_answer(grid, lines)


def _amounts(layout: _Layout, crosstab: Figures, row: int, label: str, cells: dict[int, str]) -> dict[int, Amount]:
    """The figures of a row; cells that hold none are left out with the reason."""
    amounts = {}
    counts = measure_word(label) not in AVERAGES
    for column, cell in cells.items():
        amount = crosstab.grid.amount((row, column), counts=counts)
        if amount and amount.letters and amount.letters[0].isalpha() and not (amount.percent or layout.letters):
            crosstab.grid.mark((row, column), "left out: a number with letters that no row of letters explains")
        elif amount:
            amounts[column] = amount
        elif cell.lower() in NOTHING:
            crosstab.grid.mark((row, column), "left out: a sign for no figure")
        else:
            crosstab.grid.mark((row, column), "left out: no figure, such as * or <1%")
    return amounts


def _one_for_each_answer(grid: Grid, lines: list[_Line]) -> list[_Line]:
    """Of counts and percentages in two rows of one answer, the percentages."""
    kept: list[_Line] = []
    for line in lines:
        before = kept[-1] if kept else None
        if line.label:
            kept.append(line)
        elif before and {before.kind, line.kind} == {"plain", "percent"}:
            counts, shares = (before, line) if line.kind == "percent" else (line, before)
            kept[-1] = _Line(shares.row, before.question, before.label, shares.amounts, "percent", before.n)
            _mark(grid, counts.row, counts.amounts, "left out: counts beside percentages")
        else:
            at = (line.row, min(line.amounts, default=0))
            grid.fail(at, "figures stand in a row without a label", "write the answer in front of them")
    return kept


def _over_everybody(layout: _Layout, crosstab: Figures, lines: list[_Line]) -> None:
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
    if inside[True] < WITHIN * inside.total():
        times = f"{inside[False]} of {inside.total()} times"
        what = f"this column is read as the whole base, but lies outside of the range of its groups {times}"
        crosstab.grid.fail(
            (layout.header[-1], column), what, "name the column of everybody Total, and the others otherwise"
        )


def _figures(line: _Line, layout: _Layout, crosstab: Figures, percents: bool) -> None:
    """The figures of one row."""
    grid, row = crosstab.grid, line.row
    word = measure_word(line.label)
    measure = word if word in AVERAGES else "share"
    if NOT_MEANS.fullmatch(line.label.strip()):
        return _mark(grid, row, line.amounts, "left out: no figure that a segment file holds")
    if measure == "share" and line.kind == "plain" and percents and any(a.number for a in line.amounts.values()):
        return _mark(grid, row, line.amounts, "left out: no percent sign, while other rows have one")
    question = line.question or _corner(layout, grid)
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


def _corner(layout: _Layout, grid: Grid) -> str:
    """What stands over the answers of a table of one question, or above the table."""
    above = [grid.rows[r][c] for r in range(layout.header[-1], -1, -1) for c in range(layout.first)]
    return next((cell for cell in above if cell), "")


def _mark(grid: Grid, row: int, cells: dict[int, str] | dict[int, Amount], fate: str) -> None:
    for column in cells:
        grid.mark((row, column), fate)

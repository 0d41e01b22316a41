"""The header of a banner or crosstab: which columns hold whose figures, and which rows and columns hold others."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from persona_gen.domain.build_report import NAME
from persona_gen.ingest.crosstabs.amounts import EMPTY_CELLS
from persona_gen.ingest.crosstabs.cells import EVERYBODY, Figures
from persona_gen.ingest.crosstabs.grid import Grid, column_names
from persona_gen.ingest.crosstabs.vocabulary import (
    COLUMN_SHARES,
    COUNTS,
    MEANS_OF_ALL,
    NO_QUESTION,
    OTHER_SHARES,
    PERCENT_WORD,
    SIZE,
    WHOLE_BASE_NAME,
    base_in,
    measure_word,
)

LETTER = re.compile(r"\(?[A-Za-z]{1,2}\)?")


@dataclass
class Layout:
    """Which rows and columns hold what. ``columns`` are the groups, by column; "" is the whole base."""

    header: list[int]
    first: int
    body: int
    letters: set[int] = field(default_factory=set)
    """Rows that give the columns their letters."""
    columns: dict[int, str] = field(default_factory=dict)
    lowest: list[str] | None = None
    """The names of the last header row, where measures stand below them."""
    measures: tuple[int, ...] = ()
    """The columns that a row of measures calls one, those of counts and tests among them."""
    beside: dict[int, int] = field(default_factory=dict)
    """The column of counts of a column of percentages."""
    percent: bool = False
    """Whether a row of measures says that all shares are percent."""
    measure: str = ""
    """The measure of all figures, by the corner of the table."""


def layout_of(grid: Grid) -> Layout:
    """Find the header above the first row of figures, and the first column of them."""
    amounts = [[grid.is_amount((r, c)) for c in range(grid.width)] for r in range(len(grid.rows))]
    filled = [sum(bool(cell) for cell in row) for row in grid.rows]
    body = next((r for r, row in enumerate(amounts) if sum(row) and sum(row) * 2 >= filled[r] and any(row[1:])), None)
    if body is None:
        grid.refuse("no row of figures is in the table", "give a table whose cells are figures, such as 42%")
    header = [r for r in range(body) if any(grid.rows[r][1:])]
    layout = Layout(header, 0, body)
    for row in [r for r in header if _is_letters(grid.rows[r][1:])]:
        header.remove(row)
        layout.letters.add(row)
        for column in range(grid.width):
            grid.mark((row, column), NAME)
    _measures(layout, grid)
    header = layout.header
    rows = {r: grid.rows[r] for r in header}
    if layout.lowest:
        rows[header[-1]] = layout.lowest
    named = [c for c in range(1, grid.width) if any(row[c] for row in rows.values())]
    figures = [c for c in named if _mostly(amounts, grid, c, body)]
    if not header or not figures:
        grid.fail((body, 0), "no row of names stands above the figures", "name the groups in the row above")
    # A question that stands in a row of its own below the header, in the first column, is no header.
    layout.header = [r for r in header if any(rows[r][c] for c in range(figures[0], grid.width))]
    layout.first = min([*figures[:1], *layout.measures])
    for column in range(figures[0], grid.width):
        alone = column not in figures and len(layout.header) == 1 and not layout.lowest
        if alone and _mostly(amounts, grid, column, body):
            grid.fail((body, column), "figures stand in a column without a name", "name the column in the header")
    return layout


def _measures(layout: Layout, grid: Grid) -> None:
    """Take the row that calls each column Column % or Count out of the header, and keep the shares of columns.

    Raises `InputError` where all percentages are of rows or of the whole table: they are no shares of a group.
    """
    corners = [grid.rows[r][0] for r in range(layout.body) if grid.rows[r][0]]
    corner = corners[-1] if corners else ""
    means = MEANS_OF_ALL.fullmatch(corner)
    word = measure_word(means["word"].lower().removesuffix("s")) if means else measure_word(corner)
    layout.measure = word if word in ("mean", "median") else ""
    last = layout.header[-1] if layout.header else -1
    kinds_row = {c: cell for c, cell in enumerate(grid.rows[last]) if c and cell} if len(layout.header) > 1 else {}
    kinds = {c: "share" if COLUMN_SHARES.fullmatch(cell) else "other" if OTHER_SHARES.fullmatch(cell) else
             "count" if COUNTS.fullmatch(cell) else "" for c, cell in kinds_row.items()}  # fmt: skip
    pairs = len(kinds) > 1 and all(kinds.values()) and set(kinds.values()) != {"count"}
    if OTHER_SHARES.fullmatch(corner) or (pairs and "share" not in kinds.values()):
        shares = corner if OTHER_SHARES.fullmatch(corner) else next(iter(kinds_row.values()))
        what = f'"{shares}" are no shares of the groups'
        grid.refuse(what, "export the percentages of columns, which say how many of each group gave an answer")
    if not pairs:
        return
    layout.header.remove(last)
    above, names, name = grid.rows[layout.header[-1]], [""] * grid.width, ""
    for column in range(1, grid.width):
        name = above[column] or name
        names[column] = name if kinds.get(column) == "share" else ""
        grid.mark((last, column), NAME)
    layout.lowest, layout.measures = names, tuple(kinds)
    layout.percent = all(PERCENT_WORD.search(kinds_row[c]) for c, kind in kinds.items() if kind == "share")
    for column, kind in kinds.items():
        if kind == "share":
            near = [c for c in (column - 1, column + 1) if kinds.get(c) == "count" and _counts_people(kinds_row[c])]
            same = [c for c in near if _name_over(above, c) == _name_over(above, column)]
            layout.beside |= {column: same[0]} if same else {}
        else:
            for row in range(layout.body, len(grid.rows)):
                grid.mark((row, column), "left out: counts and tests beside percentages")


def _counts_people(word: str) -> bool:
    return bool(re.fullmatch(rf"(column )?({SIZE.pattern})|counts?|freq.*|häufigkeit|anzahl", word, re.IGNORECASE))


def _name_over(above: list[str], column: int) -> str:
    return next((above[c] for c in range(column, 0, -1) if above[c]), "")


def _mostly(amounts: list[list[bool]], grid: Grid, column: int, body: int) -> bool:
    filled = [
        amounts[r][column] for r in range(body, len(grid.rows)) if grid.rows[r][column].lower() not in EMPTY_CELLS
    ]
    return bool(filled) and sum(filled) * 2 >= len(filled)


def _is_letters(cells: list[str]) -> bool:
    """A row that gives each column its letter for the tests of significance."""
    filled = [cell for cell in cells if cell]
    return len(filled) > 1 and len(set(filled)) == len(filled) and all(LETTER.fullmatch(cell) for cell in filled)


def name_columns(layout: Layout, crosstab: Figures) -> None:
    """Groups by column, the whole base as "", and the bases that stand in names."""
    grid = crosstab.grid
    pairs = column_names(grid, layout.header, layout.first, [""] * grid.width, layout.lowest)
    pairs = {c: ("" if NO_QUESTION.fullmatch(upper) and lower else upper, lower) for c, (upper, lower) in pairs.items()}
    if layout.lowest:
        pairs = {c: pair for c, pair in pairs.items() if layout.lowest[c]}
    one_family = len({upper for upper, _ in pairs.values()}) == 1
    alone = [c for c, (upper, lower) in pairs.items() if not (upper and lower)]
    first = next(iter(pairs))
    for column, named in pairs.items():
        (upper, over), (lower, base) = map(base_in, named)
        own = lower or upper
        outside = not lower or not upper or WHOLE_BASE_NAME.fullmatch(upper) or column == first or one_family
        if WHOLE_BASE_NAME.fullmatch(own) and outside:
            group = EVERYBODY
        elif len(layout.header) == 2 and alone == [column] == [first] and len(pairs) > 2:
            group = EVERYBODY
            crosstab.notes.append(f'column {column + 1}, "{own}", stands outside of the groups: read as the whole base')
        elif WHOLE_BASE_NAME.fullmatch(lower):
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

"""Wide tables, one row for each segment, and cluster profiles, which are the same with means, either way round."""

from __future__ import annotations

import re
from collections import defaultdict
from decimal import Decimal
from itertools import accumulate

from persona_gen.domain import SUM_TOLERANCE
from persona_gen.domain.build_report import NAME
from persona_gen.ingest.crosstabs.cells import EVERYBODY, CellFigure, Figures
from persona_gen.ingest.crosstabs.grid import Grid, column_names
from persona_gen.ingest.crosstabs.profile_columns import (
    column_figures,
    column_kind_of_cells,
    is_size_column,
    naming_column,
)
from persona_gen.ingest.crosstabs.vocabulary import (
    DESCRIPTION_COLUMNS,
    PIVOT,
    PIVOT_COUNT,
    SEGMENT_WORDS,
    SIZE,
    UNIT_CELL,
    WHOLE_BASE_NAME,
    base_in,
    meaning,
    measure_word,
)
from persona_gen.privacy.columns import column_words

CLUSTER = re.compile(
    r"(cluster|segment|class|group|type|persona)([ _#-]*\d{1,3}|[ _#-]+[a-z])|[ck]?[ _#-]?\d{1,3}", re.IGNORECASE
)
"""What clustering software calls a cluster."""

STANDARDISED = Decimal(6)
"""Standard deviations that no centroid of standardised columns lies beyond."""


def read_wide(grid: Grid) -> Figures:
    """The figures of a table with one row for each segment. Raises `InputError`."""
    return _read(grid, "wide")


def read_clusters(grid: Grid) -> Figures:
    """The figures of a cluster profile, clusters as rows or as columns; numbers without a measure are means.

    Raises `InputError`, also for centroids of standardised columns, which say nothing of people.
    """
    crosstab = _read(grid.turn() if clusters_are_columns(grid) else grid, "clusters")
    means = [f for f in crosstab.figures if f.measure == "mean"]
    below = {f.attribute for f in means if f.amount.number < 0}
    attributes = {f.attribute for f in means}
    near = all(abs(f.amount.number) < STANDARDISED for f in means)
    if near and len(below) * 2 > len(attributes) > 1:
        what = f"{len(below)} of {len(attributes)} means are below 0 in some cluster: these are standardised values"
        cure = "give the means of the columns as they were before they were standardised"
        crosstab.grid.fail(next(f.at for f in means if f.amount.number < 0), what, cure)
    return crosstab


def clusters_are_columns(grid: Grid) -> bool:
    """Whether the first column names the attributes. Raises `InputError` where neither side names clusters."""
    for row in grid.rows[:3]:
        cells = [cell for cell in row[1:] if cell]
        named = [cell for cell in cells if CLUSTER.fullmatch(base_in(cell)[0])]
        if numbers := [int(cell) for cell in named if cell.isdigit()]:
            named = named if numbers in (list(range(len(numbers))), list(range(1, len(numbers) + 1))) else []
        others = [cell for cell in cells if WHOLE_BASE_NAME.fullmatch(cell) or SIZE.fullmatch(column_words(cell))]
        if (
            len(named) > 1
            and len(named) + len(others) == len(cells)
            and not SEGMENT_WORDS.fullmatch(column_words(row[0]))
        ):
            return True
    first = grid.rows[0][0] or (grid.rows[1][0] if len(grid.rows) > 1 else "")
    down = [row[0] for row in grid.rows[1:] if row[0]]
    if SEGMENT_WORDS.fullmatch(column_words(first)) or all(
        CLUSTER.fullmatch(c) or WHOLE_BASE_NAME.fullmatch(c) for c in down
    ):
        return False
    if re.fullmatch(r"variables?|attributes?|features?|measures?|metrics?|questions?|", column_words(first)):
        return True
    cure = 'call the first column "cluster" where clusters are rows, and "variable" where they are columns'
    return grid.fail((0, 0), "nothing says whether clusters are the rows or the columns", cure)


def _read(grid: Grid, shape: str) -> Figures:
    grid = grid if grid.turned else grid.below_titles()
    crosstab = Figures(grid, shape)
    body = _body(grid, shape)
    kinds = ["" if c == 0 else column_kind_of_cells(grid, c, body) for c in range(grid.width)]
    names = column_names(grid, range(body), 0, kinds)
    rows_named = [row for row in grid.rows[body:] if any(row) and not any(map(WHOLE_BASE_NAME.fullmatch, row))]
    first = naming_column(names, kinds, rows_named)
    pivot = PIVOT.fullmatch(names.get(first, ("", ""))[1])
    sizes = [
        c
        for c, (upper, lower) in names.items()
        if c != first and (is_size_column(upper, lower) or (pivot and PIVOT_COUNT.fullmatch(lower)))
    ]
    size = next(iter(sizes), None)
    rows = _groups(
        crosstab, range(body, len(grid.rows)), first, size, " ".join(filter(None, names.get(first, ("", ""))))
    )
    for column in range(grid.width):
        if column in (first, size):
            continue
        upper, lower = names.get(column, ("", ""))
        name = (lower or upper).strip()
        if column < first and not kinds[column]:
            why = NAME
        elif DESCRIPTION_COLUMNS.fullmatch(column_words(name)) and not kinds[column]:
            crosstab.descriptions |= {group: grid.rows[r][column] for r, group in rows.items() if grid.rows[r][column]}
            why = NAME
        elif not kinds[column]:
            why = "left out: a column without figures"
        elif not name:
            grid.fail((body, column), "figures stand in a column without a name", "name the column in the header")
        else:
            united = bool(upper) and UNIT_CELL.fullmatch(lower) and not measure_word(lower)
            about = meaning("", upper) if united else meaning(upper, lower)
            within = bool(upper and lower and not united) or about.category is not None
            about = about if about.measure or not within else about._replace(measure="share or count")
            why = column_figures(crosstab, rows, column, about, kinds[column], f"{upper} {lower}")
        if why:
            for row in rows:
                grid.mark((row, column), why)
    _counts_or_shares(crosstab)
    _refuse_unclear_spans(crosstab)
    return crosstab


def _body(grid: Grid, shape: str) -> int:
    """The first row of figures; the rows of the header may hold the numbers of clusters."""
    for row in range(min(4, len(grid.rows))):
        cells = [cell for cell in grid.rows[row][1:] if cell]
        amounts = [cell for c, cell in enumerate(grid.rows[row]) if c and cell and grid.is_amount((row, c))]
        counted = shape == "clusters" and row < 2 and cells == [str(i + 1) for i in range(len(cells))]
        if amounts and not counted and len(amounts) * 2 >= len(cells):
            if not row:
                grid.fail((0, 0), "the first row holds figures", "put a row of column names first")
            return row
    return grid.refuse("no row of figures stands below the header", "give a table with one row for each segment")


def _groups(crosstab: Figures, rows: range, first: int, size: int | None, header: str) -> dict[int, str]:
    """The group of each row, "" for the whole base, and the sizes."""
    grid, groups = crosstab.grid, dict[int, str]()
    for row in rows:
        cell = grid.rows[row][first]
        if not any(grid.rows[row]):
            continue
        name, base = base_in(cell)
        if not name and any(WHOLE_BASE_NAME.fullmatch(other) for other in grid.rows[row]):
            name = "total"  # said in another cell, as some tools do
        if not name and size is not None and _sums_up(grid, row, rows, size):
            name = "total"
        if not name:
            grid.fail((row, first), "the row names no segment", 'name it, or write "whole base" for everybody')
        if WHOLE_BASE_NAME.fullmatch(name):
            name = EVERYBODY
        elif name.isdigit():
            word = header.split(" ", maxsplit=1)[0].strip() or "Cluster"
            name = f"{word[0].upper()}{word[1:]} {name}"
        if name in groups.values():
            grid.fail((row, first), f'"{name or cell}" has a second row', "keep one row for each segment")
        groups[row] = name
        crosstab.add_group(name)
        grid.mark((row, first), NAME)
        if size is not None:
            crosstab.size(name, (row, size))
        elif base:
            crosstab.sizes[name] = int(re.sub(r"\D", "", base))
    if EVERYBODY not in groups.values():
        crosstab.notes.append("no row is over everybody: the figures have no overall")
    return groups


def _sums_up(grid: Grid, row: int, rows: range, size: int) -> bool:
    """Whether a row has as many people as all others together."""
    people = {r: amount.number for r in rows if (amount := grid.amount((r, size), people=True))}
    return row in people and len(people) > 2 and 2 * people[row] == sum(people.values())


def _refuse_unclear_spans(crosstab: Figures) -> None:
    """Refuse a name that seems to span a column too many: all but the last categories add up to a whole.

    In a text table nothing else tells where a merged cell ended.
    """
    sets: dict[tuple[str, str], list[CellFigure]] = defaultdict(list)
    for figure in crosstab.figures:
        if figure.measure == "share" and figure.category is not None:
            sets[figure.attribute, figure.group].append(figure)
    for (attribute, _), figures in sets.items():
        sums = list(accumulate(figure.amount.number for figure in figures))
        for whole in (1, 100):
            near = [abs(total - whole) <= Decimal(str(SUM_TOLERANCE)) * whole for total in sums]
            if True in near[1:-1] and not near[-1] and sums[-1] > whole and not crosstab.grid.spans:
                last = figures[near.index(True, 1) + 1]
                what = f'"{last.category}" may stand below "{attribute}" or by itself: the categories before add up'
                crosstab.grid.fail(last.at, what, f'call the others "{attribute}: …" in one header row')


def _counts_or_shares(crosstab: Figures) -> None:
    """Categories without a measure are counts where whole numbers above 100 rule out percent, and no base is passed."""
    sets: dict[str, list[int]] = defaultdict(list)
    for i, figure in enumerate(crosstab.figures):
        if figure.measure == "share or count":
            sets[figure.attribute].append(i)
    members = [crosstab.figures[i] for indices in sets.values() for i in indices]
    whole = all(f.amount.number == int(f.amount.number) and not f.amount.percent for f in members)
    based = all(f.n and 0 <= f.amount.number <= f.n for f in members)
    above = any(f.amount.number > 100 for f in members)
    measure = "count" if members and whole and based and above else "share"
    if measure == "count":
        what = "whole numbers, some above 100, none above the size of its segment"
        crosstab.notes.append(f"{', '.join(sets)}: read as counts of people ({what})")
    for indices in sets.values():
        for i in indices:
            crosstab.figures[i] = crosstab.figures[i]._replace(measure=measure)

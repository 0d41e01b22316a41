"""Layouts that no other table has: Eurostat's, SurveyMonkey's summaries, the Census Bureau's."""

from __future__ import annotations

import re
from collections.abc import Callable
from itertools import pairwise

from persona_gen.domain.build_report import NAME
from persona_gen.ingest.crosstabs.cells import EVERYBODY, CellFigure, Figures
from persona_gen.ingest.crosstabs.grid import Grid
from persona_gen.ingest.crosstabs.vocabulary import WHOLE_BASE_NAME

EUROSTAT = re.compile(r"(?P<keys>\w+(,\w+)*)\\(time|TIME)\w*")
"""The corner of Eurostat's tables: what the first column holds, and that the others are years or quarters."""
OF_EVERYBODY = re.compile(r"EU(27_2020|28|27_2007|25|15)?")
UNRELIABLE = re.compile(r"[cnuz]")
"""Flags of figures that are confidential, not significant, unreliable or not applicable."""
_CHOICES = re.compile(
    r"answer (choices|options)|antwortoptionen|opciones de respuesta|choix de réponses", re.IGNORECASE
)
RESPONSES = re.compile(r"responses|beantwortungen|respuestas|réponses|response (percent|count)", re.IGNORECASE)
_ANSWERED = re.compile(r"answered( question)?|beantwortet|respondieron|respondidas|répondues?", re.IGNORECASE)
SKIPPED = re.compile(r"skipped( question)?|übersprungen|omitieron|omitidas|ignorées?", re.IGNORECASE)


def published_reader(grid: Grid) -> Callable[[Grid], Figures] | None:
    """The reader of a table that has one of these layouts, None for all others."""
    if grid.rows and EUROSTAT.fullmatch(grid.rows[0][0]):
        return _read_eurostat
    return _read_summary if any(map(_opens_answers, grid.rows[:10])) else None


def refuse_paths(grid: Grid) -> None:
    """Refuse the Census Bureau's tables, whose names hold the path to each figure. Raises `InputError`."""
    paths = [cell for row in grid.rows[:2] for cell in row if "!!" in cell]
    if len(paths) > 1:
        what = f'columns such as "{paths[0][:60]}" are named as the Census Bureau does, by the path to each figure'
        kept = "keep the names of the answers and the columns of percentages, each called by its place alone"
        grid.refuse(what, f"{kept}, and say --shape banner")


def _read_eurostat(grid: Grid) -> Figures:
    """A segment for each place, and a figure for each series and year. Raises `InputError` where a unit is no percent.

    Flags of provisional, estimated and differently defined figures are passed over; unreliable ones are left out.
    """
    crosstab = Figures(grid, "long")
    keys = grid.rows[0][0].partition("\\")[0].split(",")
    series = [dict(zip(keys, row[0].split(","), strict=False)) for row in grid.rows[1:]]
    place, varying = (
        keys[-1],
        [k for k in keys[:-1] if k not in ("freq", "unit") and len({s.get(k) for s in series}) > 1],
    )
    named = varying or [k for k in keys[:-1] if k not in ("freq", "unit")] or keys[:1]
    flagged = 0
    for row, codes in enumerate(series, 1):
        if not codes.get("unit", "").startswith("PC"):
            cure = "choose percentages where you download it, or give a table with the columns segment, attribute, mean"
            grid.fail((row, 0), f'the unit is "{codes.get("unit", "not given")}", and no percentage of people', cure)
        group = EVERYBODY if OF_EVERYBODY.fullmatch(codes[place]) else codes[place]
        crosstab.add_group(group)
        grid.mark((row, 0), NAME)
        for column in range(1, grid.width):
            cell, _, flags = grid.rows[row][column].strip().partition(" ")
            grid.mark((0, column), NAME)
            if not cell or cell == ":" or UNRELIABLE.search(flags):
                grid.mark((row, column), "left out: not available, or marked as unreliable")
            elif amount := grid.amount((row, column)):
                flagged += bool(flags)
                attribute = f"{', '.join(codes[k] for k in named)} ({grid.rows[0][column].strip()})"
                figure = amount._replace(percent=True, letters="")
                crosstab.figures.append(CellFigure(group, attribute, None, "share", figure, None, (row, column)))
    grid.mark((0, 0), NAME)
    crosstab.notes += [f"{flagged} figures carry flags, which are not read"] if flagged else []
    return crosstab


def _opens_answers(row: list[str]) -> bool:
    return bool(_CHOICES.fullmatch(row[0]) and RESPONSES.fullmatch(row[1]))


def _read_summary(grid: Grid) -> Figures:
    """The share of each answer over those who answered. Raises `InputError` for questions laid out otherwise."""
    crosstab = Figures(grid, "banner")
    tops = [r for r, row in enumerate(grid.rows) if _opens_answers(row)]
    for top, until in pairwise([*tops, len(grid.rows)]):
        groups = _groups(grid, top)
        question = next((row[0] for row in reversed(grid.rows[:top]) if row[0]), "")
        for group in groups.values():
            crosstab.add_group(group)
        block: list[CellFigure] = []
        bases: dict[str, int | None] = {}
        for row in range(top + 1, until):
            label = next((cell for cell in grid.rows[row][:2] if re.search(r"[^\W\d_]", cell)), "")
            numbers = [column for column in groups if grid.is_amount((row, column + 1))]
            texts = sum(bool(re.search(r"[^\W\d_]", cell)) for cell in grid.rows[row][1:])
            if _ANSWERED.fullmatch(label):
                bases |= {groups[c]: crosstab.size(groups[c], (row, c + 1)) for c in numbers}
            elif numbers and not SKIPPED.fullmatch(label):
                block += [
                    CellFigure(groups[c], question, label, "share", amount, None, (row, c))
                    for c in numbers
                    if (amount := grid.amount((row, c)))
                ]
                for column in numbers:
                    grid.mark((row, column + 1), "left out: counts beside percentages")
            elif texts > 1 and row + 1 not in tops:
                cure = "delete this question, or write its answers in rows below Answer Choices, Responses"
                grid.fail((row, 1), "the answers of this question stand in columns", cure)
        crosstab.figures += [figure._replace(n=bases.get(figure.group)) for figure in block]
    for at in ((r, c) for r, row in enumerate(grid.rows) for c, cell in enumerate(row) if cell):
        if not grid.is_amount(at):
            grid.mark(at, NAME)
    return crosstab


def _groups(grid: Grid, row: int) -> dict[int, str]:
    """The group of each column of percentages below a row of ``Responses``: everybody where no name stands above."""
    above = grid.rows[row - 1] if row and not grid.rows[row - 1][0] else [""] * grid.width
    columns = [c for c, cell in enumerate(grid.rows[row]) if RESPONSES.fullmatch(cell)]
    names = {c: EVERYBODY if WHOLE_BASE_NAME.fullmatch(above[c]) else above[c] for c in columns}
    if len(set(names.values())) < len(names):
        grid.fail((row, columns[-1]), "several columns of responses have no name of their own", "name each group above")
    return names

"""Which figures of a table are disclosed, and why others are suppressed: small cells, special categories."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from decimal import Decimal

from persona_gen.domain.build_report import USED, WHOLE_BASE
from persona_gen.ingest.crosstabs.cells import CellFigure, Figures
from persona_gen.ingest.crosstabs.units import as_fraction
from persona_gen.ingest.crosstabs.vocabulary import SUM_NAME
from persona_gen.ingest.options import BuildOptions, Unit
from persona_gen.ingest.people.statistics import NUMBER_DIGITS, SHARE_DIGITS
from persona_gen.privacy.special import special_category, special_cells, special_group, special_name


@dataclass
class DisclosedFigures:
    """The figures that are disclosed, by group, and the reasons for the suppressed ones."""

    unit: Unit | None
    figures: dict[str, list[CellFigure]] = field(default_factory=lambda: defaultdict(list))
    values: dict[tuple[str, str, str | None, str], CellFigure] = field(default_factory=dict)
    reasons: list[str] = field(default_factory=list)
    whole_base: int | None = None

    def number(self, figure: CellFigure | None) -> float | None:
        """A figure as a statistic holds it."""
        if figure is None:
            return None
        if figure.measure == "share":
            return float(round(as_fraction(figure, self.unit), SHARE_DIGITS))
        return rounded(figure.amount.number)


def rounded(number: Decimal) -> float:
    """A number to six significant digits, as figures from rows are, but never short of its whole digits."""
    digits = max(0, NUMBER_DIGITS - 1 - number.adjusted()) if number else 0
    return float(round(number, digits))


def leave_out_sums(crosstab: Figures) -> None:
    """Leave out the 100 % that stands below the categories of an attribute: it is their sum and no category."""
    kept = []
    figures: dict[tuple[str, str | None], list[CellFigure]] = defaultdict(list)
    for figure in crosstab.figures:
        figures[figure.attribute, figure.category].append(figure)
    last = {attribute: category for attribute, category in figures}  # noqa: C416  the last category of each
    percents = {f.attribute for f in crosstab.figures if f.measure == "share" and f.amount.number > 1}
    for figure in crosstab.figures:
        sum_of_all = 100 if figure.attribute in percents else 1
        whole = figure.measure == "share" and figure.amount.number == sum_of_all
        alike = figures[figure.attribute, figure.category]
        everywhere = len(alike) > 1 and all(f.amount.number == sum_of_all for f in alike)
        ends = last[figure.attribute] == figure.category and sum(a == figure.attribute for a, _ in figures) > 2
        named = figure.category and (SUM_NAME.fullmatch(figure.category))
        if whole and figure.category and (named or (everywhere and ends)):
            crosstab.grid.mark(figure.at, "left out: the sum of an attribute")
        else:
            kept.append(figure)
    crosstab.figures = kept


def sort_out(crosstab: Figures, options: BuildOptions, disclosed: DisclosedFigures) -> None:
    """Sort the figures into disclosed and suppressed ones."""
    groups = {g: _not_told(crosstab, options, g) for g in crosstab.groups}
    special = _special(crosstab, options)
    disclosed.reasons += [f"{group}: {reason}" for group, reason in groups.items() if reason]
    disclosed.reasons += [f"{attribute}: {reason}" for attribute, reason in special.items()]
    for figure in crosstab.figures:
        key = figure[:4]
        if key in disclosed.values:
            first = crosstab.grid.place(disclosed.values[key].at)
            name = " / ".join(filter(None, key[:3]))
            parted = _parted(crosstab, disclosed.values[key], figure)
            cure = (
                f"keep the rows of one {parted}, or write it behind the attribute" if parted else "keep one of the two"
            )
            crosstab.grid.fail(figure.at, f'"{name}" stands before, in {first}', cure)
        disclosed.values[key] = figure
        _possible(crosstab, figure, disclosed)
        small = _small(figure, disclosed, options.min_cell) if figure.group else ""
        if reason := groups.get(figure.group) or special.get(figure.attribute) or small:
            crosstab.grid.mark(figure.at, f"left out: {reason}")
        else:
            crosstab.grid.mark(figure.at, USED if figure.group else WHOLE_BASE)
            disclosed.figures[figure.group].append(figure)


def _parted(crosstab: Figures, one: CellFigure, other: CellFigure) -> str:
    """The column that tells two rows of the same figure apart, such as that of the wave; "" where none does."""
    grid = crosstab.grid
    (a, _), (b, _) = one.at, other.at
    unread = (c for c in range(grid.width) if grid.fates.get((b, c), "").startswith("left out: a column called"))
    names = (c for c in unread if crosstab.shape == "long" and a != b and grid.rows[a][c] != grid.rows[b][c])
    return next((f'"{grid.rows[0][c]}", such as {grid.rows[a][c]}' for c in names), "")


def _possible(crosstab: Figures, figure: CellFigure, disclosed: DisclosedFigures) -> None:
    """Refuse a share above 1, with the cell that holds it."""
    if figure.measure == "share" and not 0 <= as_fraction(figure, disclosed.unit) <= 1:
        cell = f"{figure.amount.number}{' %' if figure.amount.percent or disclosed.unit == 'percent' else ''}"
        crosstab.grid.fail(figure.at, f"{cell} is no share: it lies outside of 0 to 100 %", "correct it or --unit")


def _not_told(crosstab: Figures, options: BuildOptions, group: str) -> str:
    """Why a group makes no segment, or ""."""
    family, size = crosstab.families.get(group, ""), crosstab.sizes.get(group)
    head = next((row[0].casefold() for row in crosstab.grid.rows if row[0] and crosstab.shape == "wide"), "")
    named = {name.casefold() for name in options.by} - {head}  # the column of the segments' names means all of them
    if named and not named & {family.casefold(), group.casefold()}:
        return "not among --by"
    members = {g.removeprefix(f"{family}: "): 1 for g, f in crosstab.families.items() if f == family and family}
    kinds = special_cells(members) if family else {}
    kind = special_name(family) or kinds.get(group.removeprefix(f"{family}: ")) or special_group(group)
    if kind and not _included(options, family, group):
        return f"{kind} is a special category of personal data (--include {_quoted(family or group)})"
    if size is not None and size < options.min_cell:
        return f"n = {size}, fewer people than the smallest cell"
    return ""


def _special(crosstab: Figures, options: BuildOptions) -> dict[str, str]:
    """Attributes that are special categories of personal data, and the reason that is given."""
    categories: dict[str, dict[str, int]] = defaultdict(dict)
    for figure in crosstab.figures:
        categories[figure.attribute][figure.category or ""] = 1
    kinds = {
        attribute: special_category(common, attribute)
        for attribute, common in categories.items()
        if not _included(options, attribute)
    }
    reason = "{} is a special category of personal data (--include {})"
    return {attribute: reason.format(kind, _quoted(attribute)) for attribute, kind in kinds.items() if kind}


def _included(options: BuildOptions, *names: str) -> bool:
    return bool({name.casefold() for name in options.include} & {name.casefold() for name in names})


def _quoted(name: str) -> str:
    return f'"{name}"' if " " in name else name


def _small(figure: CellFigure, disclosed: DisclosedFigures, least: int) -> str:
    """Whether a figure tells of too few people, or ""."""
    if figure.n is not None and figure.n < least:
        return f"a base of fewer than {least} people"
    people: float | None = figure.people
    if people is None and figure.measure == "count" and figure.category is not None:
        people = float(figure.amount.number)
    if people is None and figure.measure == "share" and figure.n:
        people = round(float(as_fraction(figure, disclosed.unit)) * figure.n)
    return f"fewer than {least} people" if people and 0 < people < least else ""

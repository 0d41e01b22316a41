"""Figures as a table gives them → segments: units settled, small cells suppressed, and every cell accounted for."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import cast

from pydantic import ValidationError

from persona_gen.domain import SINGLE_CHOICE_BY_NATURE, SUM_TOLERANCE, Choice, Measure, Segment, Source, Statistic
from persona_gen.domain.build_report import (
    BASE,
    NAME,
    USED,
    WHOLE_BASE,
    BuildReport,
    CellAccount,
    CellFate,
    SegmentAccount,
)
from persona_gen.errors import ConfigError, one_line
from persona_gen.evidence.attributes import SMALL_BASE
from persona_gen.ingest.crosstabs.cells import EVERYBODY, CellFigure, Figures
from persona_gen.ingest.crosstabs.grid import Grid
from persona_gen.ingest.crosstabs.suppression import DisclosedFigures, leave_out_sums, sort_out
from persona_gen.ingest.crosstabs.units import as_fraction, unit_of
from persona_gen.ingest.interviews.assigning import Home
from persona_gen.ingest.options import DEFAULT_LOCALE, BuildOptions
from persona_gen.ingest.people.statistics import with_ids
from persona_gen.ingest.quoting import Computed
from persona_gen.ingest.segment_ids import segment_ids
from persona_gen.sources.tables.cells import At

LEFT_OUT = "left out: "
ALL = "All respondents"
BESIDE_MEAN = ("sd", "min", "max")


def build_segments_of(crosstab: Figures, options: BuildOptions) -> Computed:
    """The segments of a table, in its order, and the account of its cells.

    Of ``Age: 18-34``, a column of a banner, quotes may name ``18-34`` where it is the only one. Raises `InputError` for
    units that nobody can tell, impossible figures, and figures that stand twice; `ConfigError` where no segment is
    left.
    """
    leave_out_sums(crosstab)
    _name_everybody(crosstab)
    unit, why = unit_of(crosstab, options.unit)
    disclosed = DisclosedFigures(unit)
    sort_out(crosstab, options, disclosed)
    ids = segment_ids({group: group for group in crosstab.groups if disclosed.figures[group]})
    disclosed.whole_base = _size(crosstab, disclosed, EVERYBODY)
    choices = _choices(crosstab, disclosed)
    segments = [_segment(crosstab, options, disclosed, choices, group, segment_id) for group, segment_id in ids.items()]
    if not segments:
        left_out = Counter(fate.removeprefix(LEFT_OUT) for fate in crosstab.grid.fates.values() if LEFT_OUT in fate)
        reasons = [*disclosed.reasons, *(fate for fate, _ in left_out.most_common(1))]
        why = f": {reasons[0]}" if reasons else ""
        raise ConfigError(f"no segment has a figure to tell{why}", cure="lower --min-cell or correct --by, --include")
    cells, fates = _fates(crosstab.grid)
    written = {"share": "written as fractions", "percent": "written as percent"}.get(unit or "", "")
    account = CellAccount(
        file=one_line(crosstab.grid.path.name),
        format=crosstab.grid.format,
        shape=crosstab.shape,
        rows=crosstab.grid.width if crosstab.grid.turned else len(crosstab.grid.rows),
        cells=cells,
        fates=fates,
        unit=f"{written}: {why}" if written else why,
        small_bases=tuple(_small_bases(segments)),
        left_out=tuple(disclosed.reasons),
        notes=tuple(crosstab.notes),
    )
    report = BuildReport(
        cells=account,
        segments=tuple(SegmentAccount.of(segment) for segment in segments),
        whole_base=disclosed.whole_base,
        min_cell=options.min_cell,
    )
    homes = [Home(segment.id, segment.name, (segment.name.split(": ")[-1],)) for segment in segments]
    return Computed(segments, homes, report)


def _name_everybody(crosstab: Figures) -> None:
    """Where a table has no other group, everybody is the one segment."""
    if not crosstab.groups and crosstab.figures:
        crosstab.add_group(ALL)
        crosstab.figures = [figure._replace(group=ALL) for figure in crosstab.figures]
        everybody = crosstab.sizes.get(EVERYBODY)
        crosstab.sizes = {ALL: everybody} if everybody else {}


def _fates(grid: Grid) -> tuple[int, tuple[CellFate, ...]]:
    """The filled cells of a table, and how many of them have which fate: the fates add up to the cells."""
    count: Counter[str] = Counter()
    first: dict[str, At] = {}
    for row, cells in enumerate(grid.rows):
        for column, cell in enumerate(cells):
            if cell:
                at = (column, row) if grid.turned else (row, column)
                fate = grid.fates.get(at, "left out: nothing says what it is")
                count[fate] += 1
                first[fate] = min(at, first.get(fate, at))
    first_to_last = [USED, WHOLE_BASE, BASE, NAME]
    ordered = sorted(count, key=lambda fate: ([*first_to_last, fate].index(fate), -count[fate]))
    fates = (
        CellFate(fate=f, cells=count[f], place=f"row {first[f][0] + grid.above + 1}, column {first[f][1] + 1}")
        for f in ordered
    )
    return count.total(), tuple(fates)


def _segment(
    crosstab: Figures,
    options: BuildOptions,
    disclosed: DisclosedFigures,
    choices: Mapping[str, Choice],
    group: str,
    segment_id: str,
) -> Segment:
    """One segment. Raises `InputError` for figures that cannot hold together."""
    figures = disclosed.figures[group]
    title = f"; {crosstab.title}" if crosstab.title else ""
    try:
        return Segment(
            id=segment_id,
            name=group,
            description=crosstab.descriptions.get(group),
            size=_size(crosstab, disclosed, group),
            whole_base=disclosed.whole_base,
            locale=options.locale or DEFAULT_LOCALE,
            source=Source(
                name=one_line(crosstab.grid.path.name), method=f"ready figures, {crosstab.shape} table{title}"
            ),
            statistics=with_ids(_statistics(figures, disclosed, choices)),
        )
    except ValidationError as error:
        what, _, cure = error.errors()[0]["msg"].partition("; ")
        at = figures[0].at
        crosstab.grid.fail(at, f'the figures of "{group}" cannot be: {what}', cure or "correct the table")


def _size(crosstab: Figures, disclosed: DisclosedFigures, group: str) -> int | None:
    """How many people a group is: as the table says, else the largest base of its figures.

    The largest base of the whole is none where a group is larger: not all of its questions are in the table then.
    """
    if group in crosstab.sizes:
        return crosstab.sizes[group]
    largest = max((f.n for f in disclosed.figures[group] if f.n), default=None)
    others = [_size(crosstab, disclosed, other) or 0 for other in crosstab.groups] if group == EVERYBODY else []
    return None if largest and others and max(others) > largest else largest


def _statistics(
    figures: Iterable[CellFigure], disclosed: DisclosedFigures, choices: Mapping[str, Choice]
) -> Iterable[Statistic]:
    """The statistics of one segment, with the same figure of the whole base, and the spread beside each mean."""
    listed = list(figures)
    told_here = {figure[1:4]: figure for figure in listed}
    for figure in listed:
        if figure.measure in BESIDE_MEAN:
            continue
        beside = BESIDE_MEAN if figure.measure == "mean" else ()
        extra = {m: disclosed.number(told_here.get((figure.attribute, None, m))) for m in beside}
        everybody = disclosed.values.get((EVERYBODY, *figure[1:4]))
        value = disclosed.number(figure)
        assert value is not None  # noqa: S101  there is a figure
        if extra.get("min") is not None and extra.get("max") is not None:
            # Rounding must not carry a mean outside of its range.
            value = min(max(value, cast(float, extra["min"])), cast(float, extra["max"]))
        yield Statistic(
            attribute=figure.attribute,
            category=figure.category,
            measure=cast(Measure, figure.measure),
            value=value,
            n=figure.n,
            overall=disclosed.number(everybody),
            choice=choices.get(figure.attribute) if figure.measure == "share" and figure.category else None,
            **extra,
        )


def _choices(crosstab: Figures, disclosed: DisclosedFigures) -> dict[str, Choice]:
    """Attributes of which each person has one category, by their shares adding up to 1 in every group, or several."""
    sums: dict[str, dict[str, list[Decimal]]] = defaultdict(lambda: defaultdict(list))
    for figure in crosstab.figures:
        if figure.measure == "share" and figure.category is not None:
            sums[figure.attribute][figure.group].append(as_fraction(figure, disclosed.unit))
    choices: dict[str, Choice] = {}
    for attribute, groups in sums.items():
        many = max(len(shares) for shares in groups.values())
        totals = [sum(shares, Decimal()) for shares in groups.values()]
        if many > 1 and all(abs(total - 1) <= Decimal(str(SUM_TOLERANCE)) for total in totals):
            choices[attribute] = "single"
        elif max(totals) > 1 + max(SUM_TOLERANCE, many * 0.005) and not SINGLE_CHOICE_BY_NATURE.match(attribute):
            choices[attribute] = "multiple"
    return choices


def _small_bases(segments: Iterable[Segment]) -> Iterable[str]:
    for segment in segments:
        small = [s.n for s in segment.statistics if s.n is not None and s.n < SMALL_BASE]
        if small:
            yield f"{segment.name}: {len(small)} of {len(segment.statistics)} figures (least n = {min(small)})"

"""What a table calls its columns and itself, told without the people that are named in it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from persona_gen.domain import Segment, Statistic
from persona_gen.domain.build_report import BuildReport, ColumnAccount, SegmentAccount
from persona_gen.ingest.people.statistics import with_ids
from persona_gen.privacy.heading_names import without_names, without_people


def told_without_people(
    segments: Sequence[Segment], report: BuildReport, *, passed_on: bool
) -> tuple[list[Segment], BuildReport]:
    """Segments and report whose attributes and source name nobody.

    The account of a column and a file keeps its heading where it is not ``passed_on``, for the options that need it.
    """
    attributes = [statistic.attribute for segment in segments for statistic in segment.statistics]
    columns = [name for column in report.columns for name in (column.attribute, column.column)]
    told = without_people([*attributes, *columns])
    segments = [_segment(segment, told) for segment in segments]
    accounts: dict[str, object] = {
        "columns": tuple(_column(column, told, passed_on=passed_on) for column in report.columns),
        "segments": tuple(_account(account, told) for account in report.segments),
    }
    if passed_on:
        accounts["files"] = tuple(f.model_copy(update=_place(f.file, f.format)) for f in report.files)
        if report.cells:
            accounts["cells"] = report.cells.model_copy(update=_place(report.cells.file, report.cells.format))
    return segments, report.model_copy(update=accounts)


def _place(file: str, file_format: str) -> dict[str, str]:
    """A file and what it is, its sheet too, without the people whom they are named after."""
    return {"file": without_names(file), "format": without_names(file_format)}


def _column(column: ColumnAccount, told: Mapping[str, str], *, passed_on: bool) -> ColumnAccount:
    if column.attribute not in told and column.column not in told:
        return column
    attribute = told.get(column.attribute, column.attribute)
    if not passed_on:
        note = f'told as "{attribute}", for the heading names a person'
        return column.model_copy(update={"attribute": attribute, "notes": (*column.notes, note)})
    name = told.get(column.column, column.column)
    notes = (*column.notes, "its heading names a person: segments inspect has it in full")
    return column.model_copy(
        update={
            "attribute": attribute,
            "column": name,
            "reason": column.reason.replace(column.column, name),
            "notes": tuple(note.replace(column.column, name) for note in notes),
        }
    )


def _account(account: SegmentAccount, told: Mapping[str, str]) -> SegmentAccount:
    stands_out = tuple(
        one.model_copy(update={"attribute": told.get(one.attribute, one.attribute)}) for one in account.stands_out
    )
    return account.model_copy(update={"stands_out": stands_out})


def _segment(segment: Segment, told: Mapping[str, str]) -> Segment:
    source = segment.source
    if source:
        told_source = {k: without_names(v) for k, v in (("name", source.name), ("method", source.method)) if v}
        source = source.model_copy(update=told_source)
    renamed = iter(with_ids(_renamed(s, told[s.attribute]) for s in segment.statistics if s.attribute in told))
    statistics = tuple(next(renamed) if s.attribute in told else s for s in segment.statistics)
    return segment.model_copy(update={"source": source, "statistics": statistics})


def _renamed(statistic: Statistic, attribute: str) -> Statistic:
    """A statistic of another attribute, with the id that this gives it."""
    return Statistic.model_validate({**statistic.model_dump(exclude={"id"}), "attribute": attribute})

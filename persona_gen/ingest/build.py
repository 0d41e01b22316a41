"""From what people have to segments: tables of people, tables of ready figures, and interviews, by what a file is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from persona_gen.domain import Segment, Statistic
from persona_gen.domain.build_report import BuildReport, ColumnAccount, SegmentAccount
from persona_gen.errors import ConfigError, InputError
from persona_gen.files import file_stem, make_folder, write_text
from persona_gen.ingest.crosstabs import compute_crosstab, recognised, rows_may_be_groups
from persona_gen.ingest.interviews.files import holds_quotes
from persona_gen.ingest.options import PEOPLE_TABLE, BuildOptions
from persona_gen.ingest.people.building import compute_people
from persona_gen.ingest.people.statistics import with_ids
from persona_gen.ingest.quoting import Interviews, open_interviews, quotes_alone, with_quotes
from persona_gen.privacy.heading_names import without_names, without_people
from persona_gen.privacy.pseudonyms import KEY_FILE, Pseudonyms
from persona_gen.report.yaml import segment_yaml
from persona_gen.sources.tables.reading import open_tables
from persona_gen.sources.tables.rows import SHEET_SUFFIXES
from persona_gen.sources.tables.scratch import interruptible, scratch_folder


@dataclass(frozen=True)
class Built:
    """The segments by their id, the report of all that was read, and what is wrong with files that were not."""

    segments: Mapping[str, Segment]
    report: BuildReport
    unread: Sequence[InputError] = ()


def build_segments(tables: Sequence[Path], options: BuildOptions, pseudonyms: Pseudonyms | None = None) -> Built:
    """Build segments from tables, with the quotes of ``options.quotes``; each speaker gets one of ``pseudonyms``.

    Where all there is holds quotes, the map or the quotes' own column makes the segments; without either all who speak
    are one. Raises `ConfigError` for wishes that the tables cannot meet and where no segment is large enough;
    `InputError` for what cannot be read for certain, and for a file of quotes that belong to no segment.
    """
    tables, options = _sorted(tables, options)
    interviews = open_interviews(options, Pseudonyms() if pseudonyms is None else pseudonyms)
    return _built(tables, options, interviews, whole=True) if tables else _of_quotes(options, interviews)


def inspect(paths: Sequence[Path], options: BuildOptions) -> BuildReport:
    """What would be read of tables, or of files of quotes, and what left out; without ``options.by``, no segments."""
    tables, options = _sorted(paths, options)
    interviews = open_interviews(replace(options, keep_unassigned=True), Pseudonyms(), look=True)
    return (_built(tables, options, interviews, whole=False) if tables else _of_quotes(options, interviews)).report


def _sorted(paths: Sequence[Path], options: BuildOptions) -> tuple[list[Path], BuildOptions]:
    """The tables among the paths, and the options with all others as quotes."""
    if not paths and not options.quotes:
        raise ConfigError("nothing is named to read", cure="name a table, transcripts, or both")
    columns = {} if options.quotes else options.quote_columns
    tables = [path for path in paths if options.sheet and path.suffix.lower() in SHEET_SUFFIXES]  # --sheet says so
    heard = [path for path in paths if path not in tables and holds_quotes(path, columns, options.encoding)]
    return [p for p in paths if p not in heard], replace(options, quotes=(*options.quotes, *heard))


def _of_quotes(options: BuildOptions, interviews: Interviews) -> Built:
    """Segments of interviews alone. Raises `ConfigError` for wishes that only a table can meet."""
    options.refuse_without_table()
    segments, report = quotes_alone(interviews, options.locale)
    return Built({segment.id: segment for segment in segments}, report, interviews.unread)


def _built(tables: Sequence[Path], options: BuildOptions, interviews: Interviews, *, whole: bool) -> Built:
    """``whole`` where segments are needed and not the report alone."""
    if len(set(tables)) < len(tables):
        raise ConfigError("a table is named twice", cure="name each once, or its people count twice")
    for path in tables:
        if path.name == KEY_FILE:
            raise InputError(path, "", "this says who the codes are, and is no table of people", cure="leave it out")
    if options.sheet and not any(path.suffix.lower() in SHEET_SUFFIXES for path in tables):
        raise ConfigError("--sheet is about workbooks, and none is given", cure="leave it out")
    shape = options.shape
    if not shape and len(tables) == 1:
        shape = recognised(tables[0], options.encoding, options.sheet) or PEOPLE_TABLE
    if shape and shape != PEOPLE_TABLE:
        options.refuse_for_figures(tables[0].name, shape)
        if len(tables) > 1:
            raise ConfigError("several tables of ready figures are given", cure="give one at a time")
        segments, report = with_quotes(compute_crosstab(tables[0], shape, options), interviews)
    elif options.unit:
        raise ConfigError("--unit is about ready figures, and this is a table of people", cure="say what with --shape")
    elif whole and not options.by:
        groups = len(tables) == 1 and rows_may_be_groups(tables[0], options.encoding, options.sheet)
        figures = ", or say --shape wide where each row holds the figures of a segment" if groups else ""
        raise ConfigError("no column is named that makes the segments", cure=f"name one with --by COLUMN{figures}")
    else:
        segments, report = _of_people(tables, options, interviews)
    segments, report = told_without_people(segments, report, passed_on=whole)
    return Built({segment.id: segment for segment in segments}, report, interviews.unread)


def _of_people(
    tables: Sequence[Path], options: BuildOptions, interviews: Interviews
) -> tuple[list[Segment], BuildReport]:
    """Segments and report of tables of people, whose rows are in a scratch folder meanwhile."""
    with scratch_folder() as scratch, interruptible():
        table = open_tables(tables, scratch, options.encoding, options.sheet)
        try:
            return with_quotes(compute_people(table, options), interviews)
        finally:
            table.connection.close()


def write_segments(segments: Iterable[Segment], folder: Path) -> list[Path]:
    """Write a YAML file for each segment, in the format ``persona-gen/segment@1``. Raises `ConfigError`."""
    make_folder(folder)
    paths = []
    for segment in segments:
        path = folder / f"{file_stem(segment.id)}.yaml"
        if path in paths:
            what = f'two segments would be written to {path}: "{segment.id}" and one before'
            raise ConfigError(what, cure="give their categories names that differ in the first letters")
        write_text(path, segment_yaml(segment))
        paths.append(path)
    return paths


def told_without_people(
    segments: Sequence[Segment], report: BuildReport, *, passed_on: bool
) -> tuple[list[Segment], BuildReport]:
    """Segments and report whose attributes and source name nobody.

    The account of a column and a file keeps its heading where it is not ``passed_on``, for the options that need it.
    """
    attributes = [statistic.attribute for segment in segments for statistic in segment.statistics]
    columns = [name for column in report.columns for name in (column.attribute, column.column)]
    headings = without_people([*attributes, *columns])
    segments = [_segment(segment, headings) for segment in segments]
    accounts: dict[str, object] = {
        "columns": tuple(_column(column, headings, passed_on=passed_on) for column in report.columns),
        "segments": tuple(_account(account, headings) for account in report.segments),
    }
    if passed_on:
        accounts["files"] = tuple(f.model_copy(update=_place(f.file, f.format)) for f in report.files)
        if report.cells:
            accounts["cells"] = report.cells.model_copy(update=_place(report.cells.file, report.cells.format))
    return segments, report.model_copy(update=accounts)


def _place(file: str, file_format: str) -> dict[str, str]:
    """A file and what it is, its sheet too, without the people whom they are named after."""
    return {"file": without_names(file), "format": without_names(file_format)}


def _column(column: ColumnAccount, headings: Mapping[str, str], *, passed_on: bool) -> ColumnAccount:
    if column.attribute not in headings and column.column not in headings:
        return column
    attribute = headings.get(column.attribute, column.attribute)
    if not passed_on:
        note = f'told as "{attribute}", for the heading names a person'
        return column.model_copy(update={"attribute": attribute, "notes": (*column.notes, note)})
    name = headings.get(column.column, column.column)
    notes = (*column.notes, "its heading names a person: segments inspect has it in full")
    return column.model_copy(
        update={
            "attribute": attribute,
            "column": name,
            "reason": column.reason.replace(column.column, name),
            "notes": tuple(note.replace(column.column, name) for note in notes),
        }
    )


def _account(account: SegmentAccount, headings: Mapping[str, str]) -> SegmentAccount:
    stands_out = tuple(
        one.model_copy(update={"attribute": headings.get(one.attribute, one.attribute)}) for one in account.stands_out
    )
    return account.model_copy(update={"stands_out": stands_out})


def _segment(segment: Segment, headings: Mapping[str, str]) -> Segment:
    source = segment.source
    if source:
        told_source = {k: without_names(v) for k, v in (("name", source.name), ("method", source.method)) if v}
        source = source.model_copy(update=told_source)
    renamed = iter(with_ids(_renamed(s, headings[s.attribute]) for s in segment.statistics if s.attribute in headings))
    statistics = tuple(next(renamed) if s.attribute in headings else s for s in segment.statistics)
    return segment.model_copy(update={"source": source, "statistics": statistics})


def _renamed(statistic: Statistic, attribute: str) -> Statistic:
    """A statistic of another attribute, with the id that this gives it."""
    return Statistic.model_validate({**statistic.model_dump(exclude={"id"}), "attribute": attribute})

"""A table with one row for each person → segments with figures, and the account of every row and column."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from persona_gen.domain import Segment, Source
from persona_gen.domain.build_report import BuildReport, FileAccount, RowAccount, SegmentAccount, Standout
from persona_gen.errors import ConfigError, one_line
from persona_gen.evidence.attributes import named_kind
from persona_gen.ingest.interviews.assigning import Home
from persona_gen.ingest.options import BuildOptions
from persona_gen.ingest.people.column_types import ColumnType
from persona_gen.ingest.people.contrasts import CONTRAST_METHOD, Contrast, distinguishing
from persona_gen.ingest.people.figures import Key, Population
from persona_gen.ingest.people.open_answers import AnswerUtterances
from persona_gen.ingest.people.plan import Look, look_at
from persona_gen.ingest.people.population import column_named, rows_told_apart
from persona_gen.ingest.people.repeated_rows import refuse_repeated
from persona_gen.ingest.people.row_units import filled_once, refuse_groups
from persona_gen.ingest.people.statistics import SHARE_DIGITS, Statistics, with_ids
from persona_gen.ingest.people.survey_weights import refuse_unused_weights
from persona_gen.ingest.quoting import Computed
from persona_gen.ingest.segment_ids import segment_ids
from persona_gen.privacy.special import special_cells
from persona_gen.sources.tables.reading import Table

SAYS_LITTLE = re.compile(
    r"yes|no|true|false|ja|nein|oui|non|other|none|unknown|high|low|medium|always|never|often|(under|over) .*"
    r"|.* and over|.* to under .*|(first|second|third|last|new|old|good|bad|very \w+)",
    re.IGNORECASE,
)
"""Values that name no segment without the question they answer."""

MOST_STANDOUTS = 10
"""Figures that the report lists of a segment as standing out, by size of effect."""


def compute_people(table: Table, options: BuildOptions) -> Computed:
    """Segments and report of a table with one row for each person; without ``options.by``, the report alone.

    Raises `ConfigError` for columns that are not there or cannot make segments, and where no segment is large enough.
    """
    look = look_at(table, options)
    if not options.by:
        for name in options.include:
            column_named(look.table.columns, name, "--include")
        return Computed((), (), _report(look, _rows(look, {}, {})), _answers(look, {}))
    sizes = _sizes(look.population)
    if gaps := filled_once(look.table, look.by):
        raise ConfigError(gaps, cure="repeat the value in every row of its group (fill down), or export the details")
    refuse_groups(look.table, look.by, sizes)
    refuse_repeated(look)
    if not options.weight:
        refuse_unused_weights(look.types, look.profiles, options.kinds)
    special = _special(look, sizes)
    small = {key: n for key, n in sizes.items() if n < options.min_cell and key not in special}
    kept = {key: n for key, n in sizes.items() if key not in small and key not in special}
    if not sizes:
        where = f" and {options.where} is true" if options.where else ""
        raise ConfigError(
            f"nobody is left of whom the segment is known{where}", cure="correct --where, --by or --weight"
        )
    if special and not kept:
        raise ConfigError(f"no segment is left: {'; '.join(special.values())}", cure="name those that you want")
    if not kept:
        what = f"no segment has {options.min_cell} people or more ({len(small)} are smaller)"
        raise ConfigError(what, cure="lower --min-cell, or name a column of fewer values with --by")
    statistics = Statistics(look.population, kept, sum(sizes.values()), options.min_cell, look.by)
    for attribute in look.attributes:
        if attribute not in look.by or named_kind(attribute.attribute) in ("age", "gender"):
            statistics.add(attribute)  # age and gender are a person's, also where they make the segments
    names = _names(look.by, list(sizes))
    segments = _segments(look, kept, sum(sizes.values()), names, statistics)
    homes = [
        Home(segment_id, name, key, key not in kept, _name(look.by, key, full=True))
        for key, (segment_id, name) in names.items()
    ]
    standing, tests = distinguishing(statistics.contrasts)
    report = _report(look, _rows(look, kept, {key: n for key, n in sizes.items() if key not in kept})).model_copy(
        update={
            "segments": tuple(_account(s, statistics.suppressed[key], key, standing) for key, s in segments.items()),
            "small_segments": tuple(f"{names[key][1]} (n = {n})" for key, n in small.items()),
            "special_segments": tuple(special.values()),
            "method": CONTRAST_METHOD.format(tests=f"{tests:,}"),
            "columns": tuple(
                c.model_copy(update={"notes": tuple(dict.fromkeys((*c.notes, *statistics.notes[c.column])))})
                for c in look.accounts
            ),
        }
    )
    return Computed(list(segments.values()), homes, report, _answers(look, names))


def _special(look: Look, keys: Iterable[Key]) -> dict[Key, str]:
    """The segments whose own name says a special category of personal data, with the reason; named ones are built.

    Raises `ConfigError` for an ``--include`` that names neither a column nor a segment.
    """
    columns = {name for column in look.table.columns for name in (column.name, column.label)}
    included = {" ".join(name.split()).casefold() for name in look.options.include}
    groups = {key: {*key, _name(look.by, key), _name(look.by, key, full=True)} for key in keys}
    called = {name.casefold() for names in groups.values() for name in names}
    for name in look.options.include:
        if name.casefold() not in called | {column.casefold() for column in columns}:
            column_named(look.table.columns, name, "--include")
    reasons: dict[Key, str] = {}
    for n, reading in enumerate(look.by):
        if included & {name.casefold() for c in reading.columns for name in (c.name, c.label)}:
            continue
        asked = [name for c in reading.columns for name in (c.name, c.label)]
        kinds = special_cells((key[n] for key in groups), *asked)
        for key, names in groups.items():
            if (kind := kinds.get(key[n])) and not included & {name.casefold() for name in names}:
                name = _name(look.by, key)
                reasons[key] = f'{name}: {kind} is a special category of personal data (--include "{name}")'
    return reasons


def _segments(
    look: Look, kept: Mapping[Key, int], whole_base: int, names: Mapping[Key, tuple[str, str]], statistics: Statistics
) -> dict[Key, Segment]:
    """The segments without their quotes, which may be all that one has: they are validated with those."""
    source = Source(name=", ".join(one_line(file.path.name) for file in look.table.files), method=_method(look))
    return {
        key: Segment.model_construct(
            id=segment_id,
            name=name,
            size=kept[key],
            whole_base=whole_base,
            locale=look.locale,
            source=source,
            statistics=with_ids(statistics.of[key]),
        )
        for key, (segment_id, name) in names.items()
        if key in kept
    }


def _answers(look: Look, names: Mapping[Key, tuple[str, str]]) -> list[AnswerUtterances]:
    """The open-ended columns that are quoted."""
    ids = {key: segment_id for key, (segment_id, _) in names.items()}
    where = look.options.where
    return [AnswerUtterances(look.population, c, where, ids, look.consent, look.names) for c in look.quoted]


def _sizes(population: Population) -> dict[Key, int]:
    """People in each segment, in the order of its key."""
    key, rows = population.key, population.rows("1 AS one")
    query = f"SELECT {key}, count(*) FROM ({rows}) GROUP BY {key} ORDER BY {key}"
    return {tuple(map(str, key)): int(n) for *key, n in population.table.fetch(query)}


def _names(by: Sequence[ColumnType], keys: Sequence[Key]) -> dict[Key, tuple[str, str]]:
    """Id and name of each segment: ``Gift givers``, or ``Churned: Yes`` where the value alone says little."""
    names = {key: _name(by, key) for key in keys}
    if len(set(names.values())) < len(names):
        names = {key: _name(by, key, full=True) for key in keys}
    ids = segment_ids(names)
    return {key: (ids[key], name) for key, name in names.items()}


def _name(by: Sequence[ColumnType], key: Key, *, full: bool = False) -> str:
    parts = []
    for reading, value in zip(by, key, strict=True):
        attribute = reading.attribute if len(reading.attribute) <= 40 else reading.columns[0].name[:40]
        alone = (
            not full
            and re.search(r"[^\W\d_]{3}|[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]{2}", value)
            and not SAYS_LITTLE.fullmatch(value)
        )
        parts.append(value if alone else f"{attribute}: {value}")
    return ", ".join(parts)


def _method(look: Look) -> str:
    """How the figures came about, for the segment file."""
    parts = [f"{look.table.rows:,} rows, one for each person"]
    parts += [f"where {look.options.where}"] if look.options.where else []
    parts += [f"weighted by {look.options.weight}"] if look.options.weight else []
    return "; ".join(parts)


def _rows(look: Look, kept: Mapping[Key, int], small: Mapping[Key, int]) -> RowAccount:
    out, nowhere, weightless = rows_told_apart(look.population, look.options.where)
    inside = sum(kept.values()) if look.by else look.table.rows - out - weightless
    return RowAccount(
        read=look.table.rows,
        left_out_by_where=out,
        without_segment=nowhere,
        without_weight=weightless,
        in_small_segments=sum(small.values()),
        in_segments=inside,
    )


def _report(look: Look, rows: RowAccount) -> BuildReport:
    files = tuple(
        FileAccount(
            file=one_line(file.path.name),
            format=f"{file.format}, {file.style} header" if file.style else file.format,
            header_rows=file.header_rows,
            blank_rows=file.blank_rows,
            rows=file.rows,
            notes=file.notes,
        )
        for file in look.table.files
    )
    quoted = {column.name for column in look.quoted}
    return BuildReport(
        files=files,
        several_rows=look.several_rows,
        rows=rows,
        columns=look.accounts,
        whole_base=(rows.in_small_segments + rows.in_segments) if look.by else None,
        min_cell=look.options.min_cell,
        locale=look.locale,
        locale_reason="as --locale says" if look.options.locale else look.proposal.why,
        could_make_segments=look.proposal.by,
        could_give_quotes=tuple(name for name in look.proposal.quotes if name not in quoted),
        could_give_consent=() if look.consent else look.proposal.consent,
    )


def _account(segment: Segment, suppressed: int, key: Key, standing: Iterable[tuple[Contrast, float]]) -> SegmentAccount:
    mine: dict[str, tuple[Contrast, float]] = {}
    for contrast, q in standing:
        first = mine.get(contrast.attribute)
        # Of "Yes" and "No", which say the same, the one that is commoner here.
        alike = (
            first is not None and first[0].effect < 0 < contrast.effect and -first[0].effect - contrast.effect < 1e-9
        )
        if contrast.key == key and (first is None or alike):
            mine[contrast.attribute] = contrast, q
    return SegmentAccount(
        id=segment.id,
        name=segment.name,
        size=segment.size,
        statistics=len(segment.statistics),
        suppressed=suppressed,
        stands_out=tuple(
            Standout(
                attribute=c.attribute,
                category=c.category or None,
                value=round(c.value, SHARE_DIGITS),
                rest=round(c.rest, SHARE_DIGITS),
                effect=round(c.effect, 2),
                q=float(f"{q:.2g}"),
            )
            for c, q in list(mine.values())[:MOST_STANDOUTS]
        ),
    )

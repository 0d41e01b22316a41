"""What the flags of ``segments`` mean: files of people, of figures and of quotes, and what is wanted of them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

from persona_gen.errors import ConfigError, InputError

if TYPE_CHECKING:
    from persona_gen.domain import Segment
    from persona_gen.ingest.build import Interviews, Ledger
    from persona_gen.ingest.crosstab_build import FiguresLedger
    from persona_gen.ingest.crosstabs import Shape
    from persona_gen.ingest.people.plan import PeopleOptions
    from persona_gen.privacy.pseudonyms import Pseudonyms

SHAPES = ("auto", "people", "wide", "long", "banner", "clusters")


def wanted_of(
    by: list[str] | None,
    where: str,
    weight: str,
    bins: list[str] | None,
    min_cell: int,
    include: list[str] | None,
    kinds: list[str] | None,
    quotes_columns: list[str] | None,
    *,
    consent_column: str,
    locale: str = "",
) -> PeopleOptions:
    """What the flags ask for. Raises `ConfigError`."""
    from persona_gen.ingest.people.plan import PeopleOptions, kinds_of

    return PeopleOptions(
        by=by or [],
        where=where,
        weight=weight,
        bins=bins or [],
        min_cell=min_cell,
        include=include or [],
        kinds=kinds_of(kinds or []),
        quotes_columns=quotes_columns or [],
        consent_column=consent_column,
        locale=locale,
    )


def interviews_of(
    paths: list[Path] | None,
    map_file: Path | None,
    interviewers: list[str] | None,
    columns: list[str] | None,
    encoding: str | None,
    pseudonyms: Pseudonyms,
    *,
    unassigned: str = "keep",
    look: bool = False,
) -> Interviews:
    """The files of quotes, opened. Raises `ConfigError` for flags about quotes where there are none."""
    from persona_gen.ingest.build import Interviews
    from persona_gen.ingest.interviews.files import columns_of, open_quotes
    from persona_gen.ingest.interviews.participants import Participants, read_map

    for flag, value in (("--map", map_file), ("--interviewer", interviewers), ("--columns", columns)):
        if value and not paths:
            raise ConfigError(f"{flag} is about quotes, and none are given", cure="name their files with --quotes PATH")
    if unassigned not in ("refuse", "keep"):
        raise ConfigError(f'--unassigned is "{unassigned}"', cure="give keep or refuse")
    participants = read_map(map_file, encoding) if map_file else Participants()
    opened = open_quotes(
        paths or [],
        participants,
        columns_of(columns or []),
        interviewers or [],
        encoding,
        [map_file] if map_file else [],
    )
    return Interviews(
        opened.utterances,
        participants,
        pseudonyms,
        opened.notes,
        opened.unread,
        look=look,
        keep_unassigned=unassigned == "keep",
    )


def built_of(
    tables: list[Path],
    shape: str,
    unit: str | None,
    encoding: str | None,
    sheet: str | None,
    wanted: PeopleOptions,
    interviews: Interviews,
    *,
    whole: bool = False,
) -> tuple[list[Segment], Ledger | FiguresLedger]:
    """What comes of the tables; ``whole`` where segments are needed and not the account alone."""
    from persona_gen.ingest.crosstab_build import shape_of
    from persona_gen.privacy.pseudonyms import KEY_FILE

    if shape not in SHAPES:
        raise ConfigError(f'--shape is "{shape}"', cure=f"give one of {', '.join(SHAPES)}")
    if len(set(tables)) < len(tables):
        raise ConfigError("a table is named twice", cure="name each once, or its people count twice")
    for path in tables:
        if path.name == KEY_FILE:
            raise InputError(path, "", "this says who the codes are, and is no table of people", cure="leave it out")
    table_shape = shape_of(tables, encoding, sheet) if shape == "auto" else shape
    if table_shape and table_shape != "people":
        return _from_figures(tables, table_shape, unit, encoding, sheet, wanted, interviews)
    if unit:
        raise ConfigError("--unit is about ready figures, and this is a table of people", cure="say what with --shape")
    if whole and not wanted.by:
        raise ConfigError("no column is named that makes the segments", cure="name one with --by COLUMN")
    return _from_people(tables, encoding, sheet, wanted, interviews)


def _from_people(
    tables: list[Path], encoding: str | None, sheet: str | None, wanted: PeopleOptions, interviews: Interviews
) -> tuple[list[Segment], Ledger]:
    """The rows are kept in a scratch folder meanwhile."""
    from persona_gen.ingest.build import build_segments
    from persona_gen.sources.tables.reading import open_tables
    from persona_gen.sources.tables.scratch import interruptible, scratch_folder

    with scratch_folder() as scratch, interruptible():
        table = open_tables(tables, scratch, encoding, sheet)
        try:
            built = build_segments(table, wanted, interviews)
        finally:
            table.connection.close()
    return list(built.segments.values()), built.ledger


def _from_figures(
    tables: list[Path],
    shape: str,
    unit: str | None,
    encoding: str | None,
    sheet: str | None,
    wanted: PeopleOptions,
    interviews: Interviews,
) -> tuple[list[Segment], FiguresLedger]:
    """Raises `ConfigError` for wishes that only rows of people can meet."""
    from persona_gen.ingest.crosstab_build import build_from_figures
    from persona_gen.ingest.crosstabs import UNITS, CrosstabOptions
    from persona_gen.ingest.people.proposing import DEFAULT

    about_rows = {
        "--where": wanted.where,
        "--weight": wanted.weight,
        "--bin": wanted.bins,
        "--kind": wanted.kinds,
        "--quotes-column": wanted.quotes_columns,
        "--consent-column": wanted.consent_column,
    }
    for flag, value in about_rows.items():
        if value:
            what = f"{flag} needs a row for each person, and {tables[0].name} is taken for ready figures ({shape})"
            raise ConfigError(what, cure="leave it out, or give --shape people")
    if unit not in (None, *UNITS):
        raise ConfigError(f'--unit is "{unit}"', cure=f"give {' or '.join(UNITS)}")
    if len(tables) > 1:
        raise ConfigError("several tables of ready figures are given", cure="give one at a time")
    wishes = CrosstabOptions(wanted.by, unit, wanted.min_cell, wanted.include, wanted.locale or DEFAULT)
    built = build_from_figures(tables[0], cast("Shape", shape), wishes, interviews, encoding, sheet)
    return list(built.segments), built.ledger

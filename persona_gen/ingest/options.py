"""The options of building segments: one record for tables of people, crosstabs and interviews."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, Literal, get_args

from persona_gen.errors import ConfigError

Unit = Literal["share", "percent"]
TableShape = Literal["wide", "long", "banner", "clusters"]
_UNITS: tuple[Unit, ...] = get_args(Unit)
SHAPES: tuple[TableShape, ...] = get_args(TableShape)
PEOPLE_TABLE: Final = "people"
"""The shape of a table with one row for each person."""

LOCALE = re.compile(r"[a-z]{2,3}([_-][A-Za-z]{2,4})?")
"""As a segment file has it."""

DEFAULT_LOCALE = "en_US"


@dataclass(frozen=True)
class BuildOptions:
    """How tables and interviews are read. Columns are named as the table or its questions call them.

    Raises `ConfigError` for a locale, shape or unit that there is none of.
    """

    by: Sequence[str] = ()
    """Columns whose values make the segments; of a banner, the questions whose columns become segments."""
    where: str = ""
    """A condition in DuckDB's SQL over the columns."""
    weight: str = ""
    bins: Sequence[str] = ()
    """Such as ``age=18,25,35,50``."""
    min_cell: int = 10
    """Fewer people than that, in a segment or in one of its categories, are not told of; 0 is told."""
    include: Sequence[str] = ()
    """Columns, and questions of a banner, that are used although they are special categories of personal data."""
    kinds: Mapping[str, str] = field(default_factory=dict)
    quotes_columns: Sequence[str] = ()
    consent_column: str = ""
    """Says of each person whether the answers in ``quotes_columns`` may be quoted."""
    locale: str = ""
    """Where the people live; "" for what the table shows, else `DEFAULT_LOCALE`."""
    shape: TableShape | Literal["", "people"] = ""
    """What a table holds: `PEOPLE_TABLE`, or ready figures of one shape; "" for what it is recognised as."""
    unit: Unit | None = None
    """How ready figures write shares."""
    encoding: str | None = None
    sheet: str | None = None
    quotes: Sequence[Path] = ()
    """Transcripts, highlight exports, reviews: files and folders."""
    participants: Path | None = None
    """The map: a table of participants, each with its segment."""
    interviewers: Sequence[str] = ()
    quote_columns: Mapping[str, str] = field(default_factory=dict)
    """Columns of tables of quotes by their roles, such as ``{"text": "Review"}``."""
    keep_unassigned: bool = False
    """Files none of whose quotes has a segment are counted, and no error."""

    def __post_init__(self) -> None:
        if self.locale and not LOCALE.fullmatch(self.locale):
            raise ConfigError(f'--locale is "{self.locale}"', cure="write language and country, for example en_GB")
        if self.shape not in ("", PEOPLE_TABLE, *SHAPES):
            raise ConfigError(
                f'--shape is "{self.shape}"', cure=f"give one of auto, {', '.join((PEOPLE_TABLE, *SHAPES))}"
            )
        if self.unit not in (None, *_UNITS):
            raise ConfigError(f'--unit is "{self.unit}"', cure=f"give {' or '.join(_UNITS)}")

    @property
    def _about_rows(self) -> dict[str, object]:
        """Wishes that only rows of people can meet, by their flags."""
        return {
            "--where": self.where,
            "--weight": self.weight,
            "--bin": self.bins,
            "--kind": self.kinds,
            "--quotes-column": self.quotes_columns,
            "--consent-column": self.consent_column,
        }

    def refuse_for_figures(self, table: str, shape: str) -> None:
        """Raise `ConfigError` for options that need a table with one row for each person."""
        for flag, value in self._about_rows.items():
            if value:
                what = f"{flag} needs a row for each person, and {table} is taken for ready figures ({shape})"
                raise ConfigError(what, cure="leave it out, or give --shape people")

    def refuse_without_table(self) -> None:
        """Raise `ConfigError` for options about a table where only interviews are given."""
        for flag, value in {"--by": self.by, "--sheet": self.sheet, "--unit": self.unit, **self._about_rows}.items():
            if value:
                what = f"{flag} is about a table of people, and only interviews or quotes are given"
                raise ConfigError(what, cure="leave it out, or name the table, too; --map says who is in which segment")

    def refuse_without_quotes(self) -> None:
        """Raise `ConfigError` for options about interviews where no file of quotes is named."""
        about_quotes = {"--map": self.participants, "--interviewer": self.interviewers, "--columns": self.quote_columns}
        for flag, value in about_quotes.items():
            if value and not self.quotes:
                cure = "name their files with --quotes PATH"
                raise ConfigError(f"{flag} is about quotes, and none are given", cure=cure)

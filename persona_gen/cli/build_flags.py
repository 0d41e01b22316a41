"""The flags that ``segments build`` and ``segments inspect`` share: declared once, and what they ask for."""

from __future__ import annotations

from dataclasses import dataclass, fields
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, cast, get_args, get_type_hints

from typer import Option

if TYPE_CHECKING:
    from persona_gen.ingest.options import BuildOptions


@dataclass(frozen=True)
class BuildFlags:
    """What of tables and interviews is used, and how it is read; each field is an option of the command line."""

    by: Annotated[list[str] | None, Option("--by", metavar="COLUMN", help="A segment for each value; repeatable.")] = (
        None
    )
    where: Annotated[
        str, Option("--where", metavar="SQL", help="Count only people of whom this is true, such as age >= 18.")
    ] = ""
    weight: Annotated[str, Option("--weight", metavar="COLUMN", help="The column of survey weights.")] = ""
    bins: Annotated[
        list[str] | None,
        Option("--bin", metavar="COLUMN=N,N,…", help="Bands of a number, such as age=18,25,35,50; repeatable."),
    ] = None
    min_cell: Annotated[int, Option("--min-cell", metavar="N", min=1, help="Tell nothing of 1 to N-1 people.")] = 10
    include: Annotated[
        list[str] | None,
        Option("--include", metavar="COLUMN", help="Use a column that is left out as sensitive; repeatable."),
    ] = None
    kind: Annotated[
        list[str] | None,
        Option("--kind", metavar="COLUMN=KIND", help="What a column holds, if the guess is wrong; repeatable."),
    ] = None
    quotes_column: Annotated[
        list[str] | None,
        Option("--quotes-column", metavar="COLUMN", help="Answers in people's own words become quotes; repeatable."),
    ] = None
    consent_column: Annotated[
        str, Option("--consent-column", metavar="COLUMN", help="Says whose answers in --quotes-column may be quoted.")
    ] = ""
    quotes: Annotated[
        list[Path] | None,
        Option(
            "--quotes", metavar="PATH", help="Transcripts, highlight exports, reviews: a file or folder; repeatable."
        ),
    ] = None
    participants: Annotated[
        Path | None, Option("--map", metavar="FILE", help="A table of participants, each with its segment.")
    ] = None
    interviewer: Annotated[
        list[str] | None,
        Option("--interviewer", metavar="NAME", help="Who asks the questions, if the guess is wrong; repeatable."),
    ] = None
    columns: Annotated[
        list[str] | None,
        Option("--columns", metavar="ROLE=COLUMN,…", help="Columns of tables of quotes: text=…,speaker=…,segment=…"),
    ] = None
    shape: Annotated[
        str,
        Option(
            "--shape",
            metavar="auto|people|wide|long|banner|clusters",
            help="What a table holds: a row for each person, or ready figures of one shape.",
        ),
    ] = "auto"
    unit: Annotated[
        str | None, Option("--unit", metavar="share|percent", help="Whether ready figures say 0.42 or 42.")
    ] = None
    encoding: Annotated[
        str | None, Option("--encoding", metavar="NAME", help="The encoding of all text files, if the guess is wrong.")
    ] = None
    sheet: Annotated[str | None, Option("--sheet", metavar="NAME", help="The sheet of a workbook; else the first.")] = (
        None
    )

    def options(self, *, locale: str = "", keep_unassigned: bool = False) -> BuildOptions:
        """The record that builds. Raises `ConfigError` for what there is none of."""
        from persona_gen.ingest.interviews.files import columns_of
        from persona_gen.ingest.options import BuildOptions
        from persona_gen.ingest.people.column_reading import kinds_of

        return BuildOptions(
            by=self.by or (),
            where=self.where,
            weight=self.weight,
            bins=self.bins or (),
            min_cell=self.min_cell,
            include=self.include or (),
            kinds=kinds_of(self.kind or ()),
            quotes_columns=self.quotes_column or (),
            consent_column=self.consent_column,
            locale=locale,
            shape=cast(Any, "" if self.shape == "auto" else self.shape),  # `BuildOptions` refuses what is none
            unit=cast(Any, self.unit),
            encoding=self.encoding,
            sheet=self.sheet,
            quotes=self.quotes or (),
            participants=self.participants,
            interviewers=self.interviewer or (),
            quote_columns=columns_of(self.columns or ()),
            keep_unassigned=keep_unassigned,
        )

    def given(self) -> list[str]:
        """The flags that were given, as words of a command line."""
        hints = get_type_hints(BuildFlags, include_extras=True)
        words: list[str] = []
        for field in fields(self):
            value = getattr(self, field.name)
            if value != field.default:
                option = get_args(hints[field.name])[1].default  # Typer keeps the first name of an option there
                words += [
                    str(word) for one in (value if isinstance(value, list) else [value]) for word in (option, one)
                ]
        return words

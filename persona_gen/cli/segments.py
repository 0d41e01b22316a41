"""``segments``: from tables with one row for each person to segment files."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated

import typer

from persona_gen.cli.app import app
from persona_gen.cli.shared import Json, Quiet, noted, put
from persona_gen.errors import ConfigError

if TYPE_CHECKING:
    from persona_gen.segmenting import Built

segments_app = typer.Typer(
    rich_markup_mode=None,
    no_args_is_help=True,
    help="Make segment files from tables with one row for each person.",
)
app.add_typer(segments_app, name="segments")

Where = Annotated[
    str, typer.Option("--where", metavar="SQL", help="Count only people of whom this is true, such as age >= 18.")
]
Weight = Annotated[str, typer.Option("--weight", metavar="COLUMN", help="The column of survey weights.")]
Bin = Annotated[
    list[str] | None,
    typer.Option("--bin", metavar="COLUMN=N,N,…", help="Bands of a number, such as age=18,25,35,50; repeatable."),
]
MinCell = Annotated[int, typer.Option("--min-cell", metavar="N", min=1, help="Tell nothing of 1 to N-1 people.")]
Include = Annotated[
    list[str] | None,
    typer.Option("--include", metavar="COLUMN", help="Use a column that is left out as sensitive; repeatable."),
]
KindOption = Annotated[
    list[str] | None,
    typer.Option("--kind", metavar="COLUMN=KIND", help="What a column holds, if the guess is wrong; repeatable."),
]
QuotesColumn = Annotated[
    list[str] | None,
    typer.Option("--quotes-column", metavar="COLUMN", help="Answers in people's own words become quotes; repeatable."),
]
Encoding = Annotated[
    str | None, typer.Option("--encoding", metavar="NAME", help="The encoding of text tables, if the guess is wrong.")
]
Sheet = Annotated[str | None, typer.Option("--sheet", metavar="NAME", help="The sheet of a workbook; else the first.")]


@segments_app.command(
    epilog="""\b
Examples:
  persona-gen segments build customers.parquet --by segment -o segments/
  persona-gen segments build survey.sav --by age_group --quotes-column Q7_other --weight wt -o segments/
  persona-gen segments build customers.csv --bin age=18,25,35,50 --by age --where "country = 'DE'" -o segments/""",
)
def build(
    tables: Annotated[
        list[Path], typer.Argument(metavar="TABLE", help="Tables of the same columns: CSV, XLSX, .sav …")
    ],
    by: Annotated[list[str], typer.Option("--by", metavar="COLUMN", help="A segment for each value; repeatable.")],
    out: Annotated[Path, typer.Option("-o", "--out", metavar="DIR", help="Segment files and ledger.txt go there.")],
    where: Where = "",
    weight: Weight = "",
    bins: Bin = None,
    min_cell: MinCell = 10,
    include: Include = None,
    kind: KindOption = None,
    quotes_column: QuotesColumn = None,
    encoding: Encoding = None,
    sheet: Sheet = None,
    locale: Annotated[
        str, typer.Option("--locale", metavar="xx_XX", help="Where the people live; decides names.")
    ] = "en_US",
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Compute each segment's figures and write its file, with an account of every row and column.

    Shares, means and medians are computed from the rows, overall and for each segment. Identifiers, sensitive columns,
    dates and free texts are left out, and named in the account.
    """
    from persona_gen.report.files import write_text
    from persona_gen.segmenting import write_segments
    from persona_gen.tables.account import account

    wishes = (by, where, weight, bins, min_cell, include, kind, quotes_column, locale)
    with _built(tables, encoding, sheet, *wishes) as built:
        paths = write_segments(built, out)
        write_text(out / "ledger.txt", account(built.ledger))
        _print(built, json)
    note = noted(quiet)
    note(f"wrote {len(paths)} segment files and ledger.txt to {out}")
    others = sorted({path for path in out.iterdir() if path.suffix in (".yaml", ".yml", ".json")} - set(paths))
    if others:
        note(
            f"{len(others)} other files are in {out}, such as {others[0].name}; remove them if they are of an older run"
        )


@segments_app.command(
    epilog="""\b
Examples:
  persona-gen segments inspect survey.csv
  persona-gen segments inspect customers.parquet --by segment --json""",
)
def inspect(
    tables: Annotated[list[Path], typer.Argument(metavar="FILE", help="Tables of the same columns.")],
    by: Annotated[
        list[str] | None, typer.Option("--by", metavar="COLUMN", help="Show the segments, too; repeatable.")
    ] = None,
    where: Where = "",
    weight: Weight = "",
    bins: Bin = None,
    min_cell: MinCell = 10,
    include: Include = None,
    kind: KindOption = None,
    quotes_column: QuotesColumn = None,
    encoding: Encoding = None,
    sheet: Sheet = None,
    json: Json = False,
) -> None:
    """Show what a table is, what would be read and what left out; write nothing."""
    wishes = (by, where, weight, bins, min_cell, include, kind, quotes_column, "en_US")
    with _built(tables, encoding, sheet, *wishes) as built:
        _print(built, json)


@contextmanager
def _built(
    tables: list[Path],
    encoding: str | None,
    sheet: str | None,
    by: list[str] | None,
    where: str,
    weight: str,
    bins: list[str] | None,
    min_cell: int,
    include: list[str] | None,
    kinds: list[str] | None,
    quotes_columns: list[str] | None,
    locale: str,
) -> Iterator[Built]:
    """What comes of the tables; the rows are kept in a scratch folder meanwhile."""
    from persona_gen.segmenting import build_segments
    from persona_gen.tables.looking import Wanted, kinds_of
    from persona_gen.tables.reading import open_tables

    wanted = Wanted(
        by=by or [],
        where=where,
        weight=weight,
        bins=bins or [],
        min_cell=min_cell,
        include=include or [],
        kinds=kinds_of(kinds or []),
        quotes_columns=quotes_columns or [],
        locale=locale,
    )
    if len(set(tables)) < len(tables):
        raise ConfigError("a table is named twice", cure="name each once, or its people count twice")
    with TemporaryDirectory(prefix="persona-gen-", ignore_cleanup_errors=True) as scratch:
        table = open_tables(tables, Path(scratch), encoding, sheet)
        try:
            yield build_segments(table, wanted)
        finally:
            table.connection.close()


def _print(built: Built, json: bool) -> None:
    from persona_gen.report.json import json_line
    from persona_gen.tables.account import account

    put(json_line(built.ledger) + "\n" if json else account(built.ledger))

"""``segments``: from tables with one row for each person to segment files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from persona_gen.cli.app import app
from persona_gen.cli.shared import Json, Quiet, noted, put
from persona_gen.errors import ConfigError

if TYPE_CHECKING:
    from persona_gen.domain.build_report import BuildReport
    from persona_gen.ingest.options import BuildOptions

segments_app = typer.Typer(
    rich_markup_mode=None,
    no_args_is_help=True,
    help="Make segment files from tables of people or of ready figures, and from interviews.",
)
app.add_typer(segments_app, name="segments")

By = Annotated[list[str] | None, typer.Option("--by", metavar="COLUMN", help="A segment for each value; repeatable.")]
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
ConsentColumn = Annotated[
    str, typer.Option("--consent-column", metavar="COLUMN", help="Says whose answers in --quotes-column may be quoted.")
]
QuotesOption = Annotated[
    list[Path] | None,
    typer.Option(
        "--quotes", metavar="PATH", help="Transcripts, highlight exports, reviews: a file or folder; repeatable."
    ),
]
Map = Annotated[
    Path | None, typer.Option("--map", metavar="FILE", help="A table of participants, each with its segment.")
]
Interviewer = Annotated[
    list[str] | None,
    typer.Option("--interviewer", metavar="NAME", help="Who asks the questions, if the guess is wrong; repeatable."),
]
Unassigned = Annotated[
    str,
    typer.Option(
        "--unassigned",
        metavar="refuse|keep",
        help="A file none of whose quotes belongs to a segment is an error, or is counted and left out.",
    ),
]
ColumnsOption = Annotated[
    list[str] | None,
    typer.Option("--columns", metavar="ROLE=COLUMN,…", help="Columns of tables of quotes: text=…,speaker=…,segment=…"),
]
ShapeOption = Annotated[
    str,
    typer.Option(
        "--shape",
        metavar="auto|people|wide|long|banner|clusters",
        help="What a table holds: a row for each person, or ready figures of one shape.",
    ),
]
UnitOption = Annotated[
    str | None, typer.Option("--unit", metavar="share|percent", help="Whether ready figures say 0.42 or 42.")
]
EncodingOption = Annotated[
    str | None,
    typer.Option("--encoding", metavar="NAME", help="The encoding of all text files, if the guess is wrong."),
]
Sheet = Annotated[str | None, typer.Option("--sheet", metavar="NAME", help="The sheet of a workbook; else the first.")]


@segments_app.command(
    epilog="""\b
Examples:
  persona-gen segments build customers.parquet --by segment -o segments/
  persona-gen segments build customers.csv --by segment --quotes interviews/ --map participants.csv -o segments/
  persona-gen segments build survey.sav --by age_group --quotes-column Q7_other --weight wt -o segments/
  persona-gen segments build customers.csv --bin age=18,25,35,50 --by age --where "country = 'DE'" -o segments/""",
)
def build(
    tables: Annotated[
        list[Path], typer.Argument(metavar="TABLE", help="Tables of the same columns: CSV, XLSX, .sav …")
    ],
    out: Annotated[Path, typer.Option("-o", "--out", metavar="DIR", help="Segment files and ledger.txt go there.")],
    by: By = None,
    where: Where = "",
    weight: Weight = "",
    bins: Bin = None,
    min_cell: MinCell = 10,
    include: Include = None,
    kind: KindOption = None,
    quotes_column: QuotesColumn = None,
    consent_column: ConsentColumn = "",
    quotes: QuotesOption = None,
    participants: Map = None,
    interviewer: Interviewer = None,
    columns: ColumnsOption = None,
    unassigned: Unassigned = "refuse",
    shape: ShapeOption = "auto",
    unit: UnitOption = None,
    encoding: EncodingOption = None,
    sheet: Sheet = None,
    locale: Annotated[
        str,
        typer.Option(
            "--locale", metavar="xx_XX", help="Where the people live; decides names. Else as the table shows."
        ),
    ] = "",
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Compute each segment's figures and write its file, with an account of every row, column and quote.

    Shares, means and medians are computed from the rows, overall and for each segment. Identifiers, sensitive columns,
    dates and free texts are left out, and named in the account. Quotes are verbatim but for names, addresses and
    numbers of people, which are taken out; who is who is told by participants.key.csv alone, which stays with you.
    """
    from persona_gen.domain import counted
    from persona_gen.files import make_folder, write_text
    from persona_gen.ingest.build import build_segments, write_segments
    from persona_gen.privacy.pseudonyms import KEY_FILE, Pseudonyms
    from persona_gen.report.build_report import build_text
    from persona_gen.report.wording import clean_lines

    if unassigned not in ("refuse", "keep"):
        raise ConfigError(f'--unassigned is "{unassigned}"', cure="give keep or refuse")
    pseudonyms = Pseudonyms.read(out / KEY_FILE)
    built = build_segments(tables, _options(locals(), keep_unassigned=unassigned == "keep", locale=locale), pseudonyms)
    make_folder(out)
    if pseudonyms:
        pseudonyms.write(out / KEY_FILE)
    (out / "ledger.txt").unlink(missing_ok=True)  # whoever is stopped from here on leaves a folder without one
    paths = write_segments(built.segments.values(), out)
    write_text(out / "ledger.txt", clean_lines(build_text(built.report)))
    _print(built.report, json)
    note = noted(quiet)
    for error in built.unread:
        note(f"not read: {error}")
    if built.report.locale_reason:
        overrides = "" if locale else " (--locale overrides)"
        note(f"locale {built.report.locale}: {built.report.locale_reason}{overrides}")
    note(f"wrote {counted(len(paths), 'segment file')} and ledger.txt to {out}")
    if pseudonyms:
        note(f"{out / KEY_FILE} says who P01 and the others are: keep it to yourself, and add *.key.csv to .gitignore")
    others = sorted({path for path in out.iterdir() if path.suffix in (".yaml", ".yml", ".json")} - set(paths))
    if others:
        more = counted(len(others), "other file")
        note(f"in {out}: {more}, such as {others[0].name}; remove what is of an older run")


@segments_app.command(
    epilog="""\b
Examples:
  persona-gen segments inspect survey.csv
  persona-gen segments inspect customers.parquet --by segment --json
  persona-gen segments inspect interviews/ --map participants.csv""",
)
def inspect(
    paths: Annotated[
        list[Path], typer.Argument(metavar="FILE", help="Tables of the same columns; or transcripts and exports.")
    ],
    by: By = None,
    where: Where = "",
    weight: Weight = "",
    bins: Bin = None,
    min_cell: MinCell = 10,
    include: Include = None,
    kind: KindOption = None,
    quotes_column: QuotesColumn = None,
    consent_column: ConsentColumn = "",
    quotes: QuotesOption = None,
    participants: Map = None,
    interviewer: Interviewer = None,
    columns: ColumnsOption = None,
    shape: ShapeOption = "auto",
    unit: UnitOption = None,
    encoding: EncodingOption = None,
    sheet: Sheet = None,
    json: Json = False,
) -> None:
    """Show what a file or folder is, what would be read and what left out; write nothing."""
    from persona_gen.ingest.build import inspect as inspect_files
    from persona_gen.report.build_report import next_steps

    options = {
        "--where": where, "--weight": weight, "--bin": bins, "--include": include, "--kind": kind,
        "--quotes-column": quotes_column, "--consent-column": consent_column, "--quotes": quotes,
        "--map": participants, "--interviewer": interviewer, "--columns": columns, "--encoding": encoding,
        "--sheet": sheet,
    }  # fmt: skip
    report = inspect_files(paths, _options(locals()))
    _print(report, json)
    if report.files and not json and not by:
        given = [str(word) for flag, value in options.items() for one in _each(value) for word in (flag, one)]
        put("\n".join(["", *next_steps(report, [str(path) for path in paths], given)]) + "\n")


def _each(value: object) -> list[object]:
    """The values of an option that may be given once, several times or not at all."""
    return list(value) if isinstance(value, list | tuple) else [value] if value else []


def _print(report: BuildReport, json: bool) -> None:
    from persona_gen.report.build_report import build_text
    from persona_gen.report.json import json_line

    put(json_line(report) + "\n" if json else build_text(report))


def _options(flags: dict[str, Any], *, keep_unassigned: bool = False, locale: str = "") -> BuildOptions:
    """What the flags ask for, by the names of the parameters. Raises `ConfigError`."""
    from persona_gen.ingest.interviews.files import columns_of
    from persona_gen.ingest.options import BuildOptions
    from persona_gen.ingest.people.plan import kinds_of

    return BuildOptions(
        by=flags["by"] or (),
        where=flags["where"],
        weight=flags["weight"],
        bins=flags["bins"] or (),
        min_cell=flags["min_cell"],
        include=flags["include"] or (),
        kinds=kinds_of(flags["kind"] or ()),
        quotes_columns=flags["quotes_column"] or (),
        consent_column=flags["consent_column"],
        locale=locale,
        shape="" if flags["shape"] == "auto" else flags["shape"],
        unit=flags["unit"],
        encoding=flags["encoding"],
        sheet=flags["sheet"],
        quotes=flags["quotes"] or (),
        participants=flags["participants"],
        interviewers=flags["interviewer"] or (),
        quote_columns=columns_of(flags["columns"] or ()),
        keep_unassigned=keep_unassigned,
    )

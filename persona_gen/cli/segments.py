"""``segments``: from tables with one row for each person to segment files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from persona_gen.cli.app import app
from persona_gen.cli.build_flags import BuildFlags
from persona_gen.cli.flag_groups import takes_flag_groups
from persona_gen.cli.shared import Json, Quiet, noted, put, read_segments_of
from persona_gen.errors import ConfigError

if TYPE_CHECKING:
    from persona_gen.domain.build_report import BuildReport

segments_app = typer.Typer(
    rich_markup_mode=None,
    no_args_is_help=True,
    help="Make segment files from tables and interviews. A table holds people, or ready figures.",
)
app.add_typer(segments_app, name="segments")


@segments_app.command(
    "build",
    epilog="""\b
Examples:
  persona-gen segments build customers.parquet --by segment -o segments/
  persona-gen segments build customers.csv --by segment --quotes interviews/ --map participants.csv -o segments/
  persona-gen segments build interviews/ --map participants.csv -o segments/
  persona-gen segments build survey.sav --by age_group --quotes-column Q7_other --weight wt -o segments/
  persona-gen segments build customers.csv --bin age=18,25,35,50 --by age --where "country = 'DE'" -o segments/""",
)
@takes_flag_groups
def build_command(
    out: Annotated[Path, typer.Option("-o", "--out", metavar="DIR", help="Segment files and ledger.txt go there.")],
    flags: BuildFlags,
    tables: Annotated[
        list[Path] | None,
        typer.Argument(metavar="FILE", help="Tables of the same columns (CSV, XLSX, .sav …); or transcripts alone."),
    ] = None,
    unassigned: Annotated[
        str,
        typer.Option(
            "--unassigned",
            metavar="refuse|keep",
            help="A file none of whose quotes belongs to a segment is an error, or is counted and left out.",
        ),
    ] = "refuse",
    locale: Annotated[
        str,
        typer.Option(
            "--locale", metavar="xx_XX", help="Where the people live; decides names. Else as the table shows."
        ),
    ] = "",
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Compute each segment's figures and write its file.

    An account says what became of every row, column and quote.

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
    built = build_segments(tables or (), flags.options(keep_unassigned=unassigned == "keep", locale=locale), pseudonyms)
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
    "inspect",
    epilog="""\b
Examples:
  persona-gen segments inspect survey.csv
  persona-gen segments inspect customers.parquet --by segment --json
  persona-gen segments inspect interviews/ --map participants.csv
  persona-gen segments inspect segments/""",
)
@takes_flag_groups
def inspect_command(
    flags: BuildFlags,
    paths: Annotated[
        list[Path] | None,
        typer.Argument(
            metavar="FILE", help="Tables of the same columns; or transcripts and exports; or segment files."
        ),
    ] = None,
    json: Json = False,
) -> None:
    """Show what would be read and what left out; write nothing. Of segment files, what each segment holds."""
    from persona_gen.domain.build_report import BuildReport, SegmentAccount
    from persona_gen.ingest.build import inspect
    from persona_gen.report.build_report import next_steps

    files = paths or []
    if files and all(map(_holds_segments, files)):
        if flags.given():
            raise ConfigError(
                f"{flags.given()[0]} is about tables and interviews", cure="leave it out of segment files"
            )
        read = read_segments_of(files, quiet=False)
        _print(BuildReport(segments=tuple(map(SegmentAccount.of, read))), json)
        return
    report = inspect(files, flags.options())
    _print(report, json)
    heard = [*files, *(flags.quotes or [])]
    shown = not json and (report.files or all(path.is_dir() for path in heard))  # a transcript's name may be somebody's
    steps = list(next_steps(report, [str(path) for path in files], flags.given())) if shown else []
    put("".join(f"{line}\n" for line in ["", *steps]) if steps else "")


def _holds_segments(path: Path) -> bool:
    """Whether a path is a segment file or a folder with one; JSON that does not say so may be a transcript."""
    from persona_gen.sources.files import files_in, says_schema
    from persona_gen.sources.schemas import YAML_SUFFIXES
    from persona_gen.sources.tidy import STATISTICS

    if path.is_dir():
        listed = files_in(path, (*YAML_SUFFIXES, ".json"))
        return (path / STATISTICS).is_file() or any(map(_holds_segments, listed))
    suffix = path.suffix.lower()
    return suffix in YAML_SUFFIXES or (suffix == ".json" and says_schema(path, "persona-gen/segment@"))


def _print(report: BuildReport, json: bool) -> None:
    from persona_gen.report.build_report import build_text
    from persona_gen.report.json import json_line

    put(json_line(report) + "\n" if json else build_text(report))

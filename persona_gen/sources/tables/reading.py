"""Tables as people have them → rows in an embedded DuckDB, one for each person.

Text is read as text: what a column holds is found out later, from all of it. A scratch folder holds the rows, so that
a table may be larger than memory; nothing is downloaded, and once the tables are open no other file can be read.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from persona_gen.errors import ConfigError, InputError
from persona_gen.sources.tables.delimited import Parts, delimited_parts, load, sql_text
from persona_gen.sources.tables.encodings import encoding_of, text_lines, unreadable
from persona_gen.sources.tables.extras import need
from persona_gen.sources.tables.headers import Column
from persona_gen.sources.tables.workbook import sav_parts, sheet_parts

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

TEXT_SUFFIXES = (".csv", ".tsv", ".tab", ".txt")
SHEET_SUFFIXES = (".xlsx", ".xls", ".xlsb", ".xlsm", ".ods")
PARQUET_SUFFIXES = (".parquet", ".pq")
JSON_SUFFIXES = (".jsonl", ".ndjson", ".json")
SUFFIXES = (*TEXT_SUFFIXES, *SHEET_SUFFIXES, *PARQUET_SUFFIXES, *JSON_SUFFIXES, ".sav", ".zsav")

MEMORY_LIMIT = "2500MB"
"""What DuckDB may hold before it spills to the scratch folder; the process as a whole stays below 4 GB."""


@dataclass(frozen=True)
class FileRead:
    """What was read of one file. ``format`` says how, with the encoding and whether that was guessed."""

    path: Path
    format: str
    header_rows: int
    blank_rows: int
    rows: int
    style: str = ""
    """Whose header it has, where survey software wrote it."""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True)
class Table:
    """Rows of people: the DuckDB view ``raw`` holds one column for each of ``columns``, under its name."""

    connection: DuckDBPyConnection
    files: tuple[FileRead, ...]
    columns: tuple[Column, ...]
    types: dict[str, str]
    """DuckDB's type of each column; VARCHAR for all that came as text."""

    @property
    def rows(self) -> int:
        """People in all files."""
        return sum(file.rows for file in self.files)

    def fetch(self, sql: str) -> list[tuple[Any, ...]]:
        """The rows that a query gives. Raises `ConfigError` where memory or the disk does not suffice."""
        duckdb = need("duckdb")
        try:
            return self.connection.execute(sql).fetchall()
        except (duckdb.OutOfMemoryException, duckdb.IOException) as error:
            what = f"the figures cannot be computed: {str(error).splitlines()[0]}"
            raise ConfigError(
                what, cure="free some space for temporary files, or set TMPDIR to a larger disk"
            ) from None


def open_tables(paths: Sequence[Path], scratch: Path, encoding: str | None = None, sheet: str | None = None) -> Table:
    """Read tables of the same columns as one. ``scratch`` is an empty folder that outlives the table.

    Raises `InputError` for what is no table of people, `ConfigError` for a missing extra or an unknown encoding.
    """
    duckdb = need("duckdb")
    settings = {
        "memory_limit": MEMORY_LIMIT,
        "temp_directory": str(scratch / "spill"),
        "autoinstall_known_extensions": "false",
        "autoload_known_extensions": "false",
    }
    connection = duckdb.connect(str(scratch / "rows.duckdb"), config=settings)
    files: list[FileRead] = []
    columns: tuple[Column, ...] = ()
    for i, path in enumerate(paths):
        try:
            read, found = _open_one(connection, path, f"t{i}", scratch, encoding, sheet)
        except duckdb.Error as error:
            raise InputError(path, "", str(error).split("\n")[0], cure="export it again, as CSV UTF-8") from None
        if files and [c.name for c in found] != [c.name for c in columns]:
            _refuse_other_columns(path, paths[0], found, columns)
        columns = columns or found
        files.append(read)
    all_rows = " UNION ALL ".join(f"SELECT * FROM t{i}" for i in range(len(files)))
    connection.execute(f"CREATE VIEW raw AS {all_rows}")
    types = {name: kind for name, kind, *_ in connection.execute("DESCRIBE raw").fetchall()}
    _shut(connection, [path for path in paths if path.suffix.lower() in PARQUET_SUFFIXES])
    return Table(connection, tuple(files), columns, types)


def _open_one(
    connection: DuckDBPyConnection, path: Path, name: str, scratch: Path, encoding: str | None, sheet: str | None
) -> tuple[FileRead, tuple[Column, ...]]:
    """Make the table or view ``name`` of a file's rows."""
    if not path.is_file():
        raise unreadable(path, IsADirectoryError() if path.is_dir() else FileNotFoundError())
    suffix = path.suffix.lower()
    if suffix in PARQUET_SUFFIXES + JSON_SUFFIXES:
        how = "Parquet"
        if suffix in PARQUET_SUFFIXES:
            connection.execute(f"CREATE VIEW {name} AS SELECT * FROM read_parquet({one_file(path)})")
        else:
            how = _json_rows(connection, path, name, scratch, encoding)
        columns = tuple(Column(str(row[0]), str(row[0])) for row in connection.execute(f"DESCRIBE {name}").fetchall())
        [(rows,)] = connection.execute(f"SELECT count(*) FROM {name}").fetchall()
        read = FileRead(path, how, 0, 0, rows)
    else:
        parts = _parts(path, encoding, sheet)
        loaded = load(connection, parts, path, name, scratch)
        columns = loaded.columns
        read = FileRead(
            path, parts.format, parts.header.rows, loaded.blank_rows, loaded.rows, parts.header.style, loaded.notes
        )
    if not read.rows:
        what = f"0 people were read ({read.header_rows} header rows)"
        raise InputError(path, "", what, cure="give the table with one row for each person")
    return read, columns


def _parts(path: Path, encoding: str | None, sheet: str | None) -> Parts:
    suffix = path.suffix.lower()
    if suffix in SHEET_SUFFIXES:
        return sheet_parts(path, sheet)
    if suffix in (".sav", ".zsav"):
        return sav_parts(path, encoding)
    if suffix not in TEXT_SUFFIXES:
        raise InputError(
            path, "", "this is no table by its name", cure=f"the names of tables end in {', '.join(SUFFIXES)}"
        )
    return delimited_parts(path, encoding_of(path, encoding))


def _json_rows(connection: DuckDBPyConnection, path: Path, name: str, scratch: Path, encoding: str | None) -> str:
    """A table of JSON objects, one a line or in a list."""
    known = encoding_of(path, encoding)
    copy = scratch / f"{name}.json"
    with copy.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(text_lines(path, known))
    layout = "array" if path.suffix.lower() == ".json" else "newline_delimited"
    source = f"read_json({sql_text(copy)}, format = '{layout}', sample_size = -1, maximum_object_size = 67108864)"
    connection.execute(f"CREATE TABLE {name} AS SELECT * FROM {source}")
    copy.unlink()
    return f"JSON, {known}"


def one_file(path: Path) -> str:
    """A path as SQL text that DuckDB takes for this file alone: ``*``, ``?`` and ``[`` would be a pattern."""
    return sql_text(re.sub(r"([*?\[])", r"[\1]", str(path)))


def _refuse_other_columns(path: Path, first: Path, found: Sequence[Column], wanted: Sequence[Column]) -> None:
    names, others = {c.name for c in found}, {c.name for c in wanted}
    odd = sorted(names ^ others)[:3]
    what = f"its columns differ from those of {first}" + (f": {', '.join(odd)}" if odd else " in their order")
    raise InputError(path, "row 1", what, cure="give tables with the same columns, or one at a time")


def _shut(connection: DuckDBPyConnection, readable: Sequence[Path]) -> None:
    """From here on a query, such as a ``--where`` from a script, reads nothing but the open tables."""
    allowed = [text for path in readable for text in (sql_text(path), one_file(path))]
    connection.execute(f"SET allowed_paths = [{', '.join(allowed)}]")
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")

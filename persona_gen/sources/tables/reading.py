"""Tables as people have them → rows in an embedded DuckDB, one for each person.

Text is read as text: what a column holds is found out later, from all of it. A scratch folder holds the rows, so that
a table may be larger than memory; nothing is downloaded, and once the tables are open no other file can be read.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from persona_gen.domain import counted
from persona_gen.errors import ConfigError, InputError
from persona_gen.extras import need
from persona_gen.sources.guard import no_room, reading, room_for_temporary_files
from persona_gen.sources.tables.delimited import open_delimited, rows_parts
from persona_gen.sources.tables.encodings import encoding_of
from persona_gen.sources.tables.headers import Column, Header
from persona_gen.sources.tables.loading import load
from persona_gen.sources.tables.no_people import LeftOutRow, blank_rows, no_people, told_apart
from persona_gen.sources.tables.parquet import refuse_large_cells
from persona_gen.sources.tables.rows import (
    JSON_TABLE_SUFFIXES,
    PARQUET_SUFFIXES,
    TEXT_SUFFIXES,
    database_source,
    not_whole,
    one_file,
    read_rows,
    see_file,
    unwrapped,
)
from persona_gen.sources.tables.scratch import interruptible
from persona_gen.sources.tables.sql import sql_name, sql_text

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection
    from duckdb.sqltypes import DuckDBPyType

MEMORY_LIMIT = "2500MB"
"""What DuckDB may hold before it spills to the scratch folder; the process as a whole stays below 4 GB."""

SMALL_FILES = 1_000_000
"""Bytes of all files together below which several threads take a third longer than one, to be set to work."""

DEEPEST = 6
"""Records within records whose fields are columns."""


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
    delimiter: str = ""
    """Between the cells of a text file."""


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
        """The rows that a query gives. Raises as `guarded`."""
        with self.guarded():
            return self.connection.execute(sql).fetchall()

    @contextmanager
    def guarded(self) -> Iterator[None]:
        """Ask DuckDB within. Parquet files are read as they are asked for, so damage may show at any query.

        Raises `InputError` for such damage, `ConfigError` where memory or the disk does not suffice.
        """
        duckdb = need("duckdb")
        try:
            with interruptible():
                yield
        except (duckdb.OutOfMemoryException, duckdb.IOException) as error:
            what = f"the figures cannot be computed: {str(error).splitlines()[0]}"
            raise ConfigError(
                what, cure="free some space for temporary files, or set TMPDIR to a larger disk"
            ) from None
        except duckdb.Error as error:
            if full := no_room(error):
                raise full from None
            parquet = [file.path for file in self.files if file.path.suffix.lower() in PARQUET_SUFFIXES]
            if not parquet:
                raise
            raise not_whole(parquet[0], error, None) from None


@room_for_temporary_files()
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
    if _are_small(paths):
        settings["threads"] = "1"
    connection = duckdb.connect(str(scratch / "rows.duckdb"), config=settings)
    files: list[FileRead] = []
    columns: tuple[Column, ...] = ()
    for i, path in enumerate(paths):
        with reading(path, "a table", "export it again, as CSV UTF-8"):
            try:
                with interruptible():  # else an interrupted query is a damaged table
                    read, own_columns = _open_one(connection, path, f"t{i}", scratch, encoding, sheet)
            except duckdb.Error as error:
                raise no_room(error) or not_whole(path, error, encoding) from None
        if files and [c.name for c in own_columns] != [c.name for c in columns]:
            _refuse_other_columns(path, paths[0], own_columns, columns)
        columns = columns or own_columns
        files.append(read)
    all_rows = " UNION ALL ".join(f"SELECT * FROM t{i}" for i in range(len(files)))
    connection.execute(f"CREATE VIEW raw AS {all_rows}")
    types = {name: kind for name, kind, *_ in connection.execute("DESCRIBE raw").fetchall()}
    _shut(connection, [path for path in paths if path.suffix.lower() in PARQUET_SUFFIXES])
    return Table(connection, tuple(files), columns, types)


def _are_small(paths: Sequence[Path]) -> bool:
    try:
        return sum(path.stat().st_size for path in paths) < SMALL_FILES
    except OSError:
        return False  # what is wrong with a file is said where it is read


def _open_one(
    connection: DuckDBPyConnection, path: Path, name: str, scratch: Path, encoding: str | None, sheet: str | None
) -> tuple[FileRead, tuple[Column, ...]]:
    """Make the table or view ``name`` of a file's rows."""
    see_file(path)
    suffix = path.suffix.lower()
    if suffix in PARQUET_SUFFIXES + JSON_TABLE_SUFFIXES:
        return _open_database(connection, path, name, scratch, encoding)
    text = suffix in TEXT_SUFFIXES
    parts = (
        open_delimited(path, encoding_of(path, encoding)).parts()
        if text
        else rows_parts(read_rows(path, encoding, sheet))
    )
    loaded = load(connection, parts, path, name, scratch)
    read = FileRead(
        path,
        parts.format,
        parts.header.rows,
        loaded.blank_rows,
        loaded.rows,
        parts.header.style,
        loaded.notes,
        parts.delimiter if text else "",
    )
    return _with_people(read), loaded.columns


def _open_database(
    connection: DuckDBPyConnection, path: Path, name: str, scratch: Path, encoding: str | None
) -> tuple[FileRead, tuple[Column, ...]]:
    """Make the view ``name`` of the people in a Parquet or JSON file; a Parquet file stays where it is."""
    copy = scratch / f"{name}.json"
    source, how = database_source(path, encoding, copy)
    if path.suffix.lower() in PARQUET_SUFFIXES:
        refuse_large_cells(connection, path, one_file(path))
        numbered, place = source.removesuffix(")") + ", file_row_number = true)", "file_row_number"
        every = source
    else:
        connection.execute(f"CREATE TABLE {name}_nested AS SELECT * FROM {unwrapped(connection, path, source)}")
        connection.execute(f"CREATE TABLE {name}_rows AS SELECT {_fields(connection, f'{name}_nested')}")
        connection.execute(f"DROP TABLE {name}_nested")
        numbered, place, every = f"{name}_rows", "rowid", f"{name}_rows"
    copy.unlink(missing_ok=True)
    about = connection.execute(f"DESCRIBE SELECT * FROM {every}").fetchall()
    columns = tuple(Column(str(row[0]), str(row[0])) for row in about)
    left_out, blank = LeftOutRow(), frozenset[int]()
    if place not in {column.name for column in columns}:
        left_out = no_people(connection, numbered, place, columns, Header(columns, 0, ""), 1)
        columns = told_apart(columns, left_out.further)
        blank = blank_rows(connection, numbered, place, columns)
    gone = left_out.rows | blank
    rows = f"SELECT * EXCLUDE ({place}) FROM {numbered}" if place == "file_row_number" else f"SELECT * FROM {every}"
    kept = f"{rows} WHERE {place} NOT IN ({', '.join(map(str, sorted(gone)))})" if gone else f"SELECT * FROM {every}"
    connection.execute(f"CREATE VIEW {name} AS {kept}")
    [(people,)] = connection.execute(f"SELECT count(*) FROM {name}").fetchall()
    return _with_people(FileRead(path, how, 0, len(blank), people, notes=left_out.notes)), columns


def _fields(connection: DuckDBPyConnection, table: str) -> str:
    """The columns of a table, in place of each record its fields: ``answers.price``."""
    relation = connection.table(table)
    fields: dict[str, str] = {}

    def add(name: str, type_: DuckDBPyType, value: str, depth: int) -> None:
        if type_.id == "struct" and depth < DEEPEST:
            for field, inner in cast("list[tuple[str, DuckDBPyType]]", type_.children):
                add(f"{name}.{field}", inner, f"struct_extract({value}, {sql_text(field)})", depth + 1)
        else:
            fields.setdefault(name, value)

    for name, type_ in zip(relation.columns, relation.dtypes, strict=True):
        add(name, type_, sql_name(name), 0)
    return f"{', '.join(f'{value} AS {sql_name(name)}' for name, value in fields.items())} FROM {table}"


def _with_people(read: FileRead) -> FileRead:
    if not read.rows:
        what = f"0 people were read below {counted(read.header_rows, 'header row')}"
        raise InputError(read.path, "", what, cure="give the table with one row for each person")
    return read


def _refuse_other_columns(path: Path, first: Path, own_columns: Sequence[Column], wanted: Sequence[Column]) -> None:
    names, others = {c.name for c in own_columns}, {c.name for c in wanted}
    odd = sorted(names ^ others)[:3]
    what = f"its columns differ from those of {first}" + (f": {', '.join(odd)}" if odd else " in their order")
    raise InputError(path, "row 1", what, cure="give tables with the same columns, or one at a time")


def _shut(connection: DuckDBPyConnection, readable: Sequence[Path]) -> None:
    """From here on a query, such as a ``--where`` from a script, reads nothing but the open tables."""
    allowed = [text for path in readable for text in (sql_text(path), one_file(path))]
    connection.execute(f"SET allowed_paths = [{', '.join(allowed)}]")
    connection.execute("SET enable_external_access = false")
    connection.execute("SET lock_configuration = true")

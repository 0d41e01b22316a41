"""THE reader of tables: a file of any format → its rows of text cells, each with its place.

Tidy files, tables of people, crosstabs, tables of quotes and of copy all come in here. What needs the rows of many
people in a database goes on with `persona_gen.sources.tables.reading.open_tables`.
"""

from __future__ import annotations

import errno
import json
import re
from collections.abc import Iterator
from pathlib import Path
from shutil import rmtree
from typing import TYPE_CHECKING, cast
from weakref import finalize

from persona_gen.errors import InputError
from persona_gen.extras import need
from persona_gen.files import unreadable
from persona_gen.sources.files import refuse_device
from persona_gen.sources.guard import damaged, no_room
from persona_gen.sources.json_text import json_document
from persona_gen.sources.tables.cells import RawTable, Row, text_of
from persona_gen.sources.tables.delimited import open_delimited
from persona_gen.sources.tables.encodings import encoding_of, text_lines, unmarked_lines
from persona_gen.sources.tables.headers import Column
from persona_gen.sources.tables.parquet import refuse_large_cells
from persona_gen.sources.tables.scratch import interruptible, make_scratch
from persona_gen.sources.tables.sql import sql_name, sql_text
from persona_gen.sources.tables.workbook import STATA_SUFFIXES, sheet_rows, statistics_rows

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection
    from duckdb.sqltypes import DuckDBPyType

TEXT_SUFFIXES = (".csv", ".tsv", ".tab", ".txt")
SHEET_SUFFIXES = (".xlsx", ".xls", ".xlsb", ".xlsm", ".ods")
PARQUET_SUFFIXES = (".parquet", ".pq")
JSON_TABLE_SUFFIXES = (".jsonl", ".ndjson", ".json")
STATISTICS_SUFFIXES = (".sav", ".zsav", *STATA_SUFFIXES)
TABLE_SUFFIXES = (*TEXT_SUFFIXES, *SHEET_SUFFIXES, *PARQUET_SUFFIXES, *JSON_TABLE_SUFFIXES, *STATISTICS_SUFFIXES)
SURE_TABLE_SUFFIXES = tuple(suffix for suffix in TABLE_SUFFIXES if suffix != ".txt")
"""What is a table where it might be prose as well."""

_BEGINNING = 4096
WORDS = frozenset(("text", "content", "utterance", "message", "words", "body"))
WHO = frozenset(("name", "speaker", "participant", "author", "sender", "user", "from", "role"))
"""Fields of a turn within a record: what is said, and by whom."""
BOTS = ("isbot", "is_bot", "bot")
RECORDS_WITHIN = "records within records"
ROWS_FETCHED = 10_000
EXPORT_AGAIN = "export it again, as CSV UTF-8"


def read_rows(path: Path, encoding: str | None = None, sheet: str | None = None) -> RawTable:
    """The rows of a table. ``encoding`` is of text, ``sheet`` of a workbook; by default both are found out.

    Raises `InputError` for what cannot be read, at once or while the rows are read, and `ConfigError` for a missing
    extra, an unknown encoding and a sheet that is not there.
    """
    see_file(path)
    suffix = path.suffix.lower()
    if suffix in SHEET_SUFFIXES:
        return sheet_rows(path, sheet)
    if suffix in STATISTICS_SUFFIXES:
        return statistics_rows(path, encoding)
    if suffix in PARQUET_SUFFIXES + JSON_TABLE_SUFFIXES:
        return _database_rows(path, encoding)
    opened = open_delimited(path, encoding_of(path, encoding))
    return RawTable(path, opened.format, opened.rows())


def see_file(path: Path) -> None:
    """Raises `InputError` where a path is no file, or no table by its name."""
    refuse_device(path)
    if not path.is_file():
        raise unreadable(path, OSError(errno.EISDIR if path.is_dir() else errno.ENOENT, ""))
    if path.suffix.lower() not in TABLE_SUFFIXES:
        cure = f"the names of tables end in {', '.join(TABLE_SUFFIXES)}"
        raise InputError(path, "", "this is no table by its name", cure=cure)


def _database_rows(path: Path, encoding: str | None) -> RawTable:
    """The rows of a Parquet or JSON file, numbered from 1."""
    duckdb = need("duckdb")
    scratch = make_scratch()
    config = {"autoinstall_known_extensions": "false", "autoload_known_extensions": "false"}
    connection = duckdb.connect(config=config)
    try:
        if path.suffix.lower() in PARQUET_SUFFIXES:
            refuse_large_cells(connection, path, one_file(path))
        source, format = database_source(path, encoding, scratch / "rows.json")
        source = unwrapped(connection, path, source)
        source = _a_row_each_turn(connection, source)
        types = _types(connection, source)
        nested = [name for name, kind in types.items() if _holds_records(kind)]
        format += f"; not read: {', '.join(nested)} ({RECORDS_WITHIN})" if nested else ""
        chosen = ", ".join(sql_name(name) for name in types if name not in nested) or "NULL AS nothing"
        result = connection.execute(f"SELECT {chosen} FROM {source}")
    except (InputError, duckdb.Error) as error:
        connection.close()
        rmtree(scratch, ignore_errors=True)
        raise error if isinstance(error, InputError) else no_room(error) or not_whole(path, error, encoding) from None
    columns = [Column(str(about[0]), str(about[0])) for about in result.description]
    mixed = {i for i, about in enumerate(result.description) if str(about[1]) == "JSON"}

    def each() -> Iterator[Row]:
        number = 0
        try:
            with interruptible():
                while fetched := result.fetchmany(ROWS_FETCHED):
                    for cells in fetched:
                        number += 1
                        texts = [text_of(cell) for cell in cells]
                        yield Row(number, [_text_of_json(t) if i in mixed else t for i, t in enumerate(texts)])
        except duckdb.Error as error:
            about = not_whole(path, error, encoding)
            raise InputError(path, about.place or f"after row {number}", about.what, cure=about.cure) from None
        finally:
            connection.close()

    rows = each()
    finalize(rows, rmtree, scratch, ignore_errors=True)  # also where nobody reads to the end
    return RawTable(path, format, rows, tuple(columns))


def unwrapped(connection: DuckDBPyConnection, path: Path, source: str) -> str:
    """A source with the records of a JSON file that holds them in an object: ``{"exported": …, "responses": […]}``.

    Raises `InputError` for an object that holds several lists of records: which one is meant?
    """
    if path.suffix.lower() != ".json":
        return source
    about = connection.execute(f"DESCRIBE SELECT * FROM {source}").fetchall()
    lists = [str(name) for name, kind, *_ in about if re.fullmatch(r"STRUCT\(.*\)\[\]", str(kind), re.DOTALL)]
    nests = [str(name) for name, kind, *_ in about if re.fullmatch(r"STRUCT\(.*\)\[\].*\)", str(kind), re.DOTALL)]
    if not lists and len(nests) == 1 and _is_one(connection, source):
        return unwrapped(connection, path, f"(SELECT {sql_name(nests[0])}.* FROM {source})")
    if not lists or not _is_one(connection, source):
        return source
    if len(lists) > 1:
        cure = "save the one that is meant as a list of its own"
        raise InputError(path, "", f"it holds several lists of records: {', '.join(lists)}", cure=cure)
    return f"(SELECT record.* FROM (SELECT unnest({sql_name(lists[0])}) AS record FROM {source}))"


def _text_of_json(cell: str) -> str:
    """The text of a cell that is one, or a list of stretches with links and names between, as chats export them."""
    try:
        value = json.loads(cell)
    except ValueError:
        return cell
    parts = value if isinstance(value, list) else [value]
    words = [part.get("text") if isinstance(part, dict) else part for part in parts]
    texts = [word for word in words if isinstance(word, str)]
    return "".join(texts) if len(texts) == len(words) else cell


def _is_one(connection: DuckDBPyConnection, source: str) -> bool:
    return connection.execute(f"SELECT count(*) FROM (SELECT 1 FROM {source} LIMIT 2)").fetchone() == (1,)


def _a_row_each_turn(connection: DuckDBPyConnection, source: str) -> str:
    """A source with a row for each turn, where a record holds a conversation as a list of who says what.

    Whoever has no name in a turn goes by the role.
    """
    turns: list[tuple[str, list[str]]] = []
    for name, kind in _types(connection, source).items():
        record = _children(kind).get("child") if kind.id == "list" else None
        fields = list(_children(record)) if record is not None and record.id == "struct" else []
        turns += [(name, fields)] if WORDS & set(fields) and WHO & set(fields) else []
    if len(turns) == 1:
        [(column, fields)] = turns
        named = next((field for field in fields if field in WHO - {"role"}), "")
        both = named and "role" in fields
        speaker = f"REPLACE (coalesce(nullif({named}, ''), role) AS {named}) " if both else ""
        unnested = f"SELECT * EXCLUDE ({sql_name(column)}), unnest({sql_name(column)}, max_depth := 2) FROM {source}"
        source = f"(SELECT * {speaker}FROM ({unnested}))"
    return _with_names(connection, source)


def _with_names(connection: DuckDBPyConnection, source: str) -> str:
    """A source in which an author who is a record is called by its name, or else its kind; ``is_bot`` tells of bots."""
    chosen, robots = [], []
    for column, kind in _types(connection, source).items():
        parts = _children(kind) if column.lower() in WHO and kind.id == "struct" else {}
        names = [f"nullif({sql_name(column)}.{sql_name(part)}, '')" for part in ("name", "type") if part in parts]
        chosen += [f"coalesce({', '.join(names)}) AS {sql_name(column)}"] if names else []
        robots += [f"{sql_name(column)}.{sql_name(part)}" for part in parts if names and part.lower() in BOTS]
    robot = f", {robots[0]} AS is_bot" if robots else ""
    return f"(SELECT * REPLACE ({', '.join(chosen)}){robot} FROM {source})" if chosen else source


def _types(connection: DuckDBPyConnection, source: str) -> dict[str, DuckDBPyType]:
    relation = connection.sql(f"SELECT * FROM {source}")
    return dict(zip(relation.columns, relation.dtypes, strict=True))


def _holds_records(kind: DuckDBPyType) -> bool:
    """Whether a column holds records, or lists of them: what their fields are to whom, no one has said."""
    return kind.id == "struct" or (kind.id == "list" and _holds_records(_children(kind)["child"]))


def _children(kind: DuckDBPyType) -> dict[str, DuckDBPyType]:
    """The fields of a struct, or the ``child`` of a list; none of other types."""
    return dict(cast("list[tuple[str, DuckDBPyType]]", kind.children)) if kind.id in ("struct", "list") else {}


def database_source(path: Path, encoding: str | None, copy: Path) -> tuple[str, str]:
    """A Parquet or JSON file as DuckDB reads it, and its format in words; JSON is copied to ``copy`` as UTF-8."""
    if path.suffix.lower() in PARQUET_SUFFIXES:
        return f"read_parquet({one_file(path)})", "Parquet"
    how = encoding_of(path, encoding)
    with copy.open("w", encoding="utf-8", newline="\n") as file:
        file.writelines(unmarked_lines(text_lines(path, how)))
    with copy.open(encoding="utf-8") as file:
        begins = file.read(_BEGINNING).lstrip("\ufeff \t\n")[:1]
    whole = "auto" if begins == "{" else "array"  # an object around the records, or a record on each line
    layout = whole if path.suffix.lower() == ".json" else "newline_delimited"
    source = f"read_json({sql_text(copy)}, format = '{layout}', sample_size = -1, maximum_object_size = 67108864)"
    return source, f"JSON, {how}"


def not_whole(path: Path, error: Exception, encoding: str | None) -> InputError:
    """What is wrong with a Parquet or JSON file that DuckDB does not read; of JSON lines, the first at fault."""
    if path.suffix.lower() in PARQUET_SUFFIXES:
        return damaged(path, "Parquet", error, EXPORT_AGAIN)
    try:
        if path.suffix.lower() != ".json":
            for number, line in enumerate(text_lines(path, encoding_of(path, encoding)), 1):
                if line.strip():
                    json_document(line.strip(), str(path), number)
    except InputError as fault:
        return fault
    return damaged(path, "JSON", error, EXPORT_AGAIN)


def one_file(path: Path) -> str:
    """A path as SQL text that DuckDB takes for this file alone: ``*``, ``?`` and ``[`` would be a pattern."""
    return sql_text(re.sub(r"([*?\[])", r"[\1]", str(path)))

"""What a Parquet file would unpack to, weighed before its rows are asked for: kilobytes can stand for gigabytes."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from persona_gen.errors import InputError
from persona_gen.sources.tables.sql import sql_name

if TYPE_CHECKING:
    from duckdb import DuckDBPyConnection

LARGEST_CHUNK = 100_000_000
"""Bytes that a column of a row group may unpack to where it is packed more than `MOST_PACKED` times."""
MOST_PACKED = 200
"""Writers store a repeated value once before they pack, and what is left of honest text packs 3 to 20 times."""
LARGEST_STRETCH = 100_000_000
"""Bytes of text in `_ROWS_AT_ONCE` rows, all columns together."""
_ROWS_AT_ONCE = 2048
"""Rows of a vector of DuckDB: each thread holds so many."""
_LENGTHS = {
    "VARCHAR": "coalesce(strlen({}), 0)",
    "VARCHAR[]": "coalesce(list_sum(list_transform({}, lambda text: strlen(text))), 0)",
}
"""The bytes of text in a cell, as SQL, for each type of column that holds text."""
_CURE = "leave out the columns of long text"


def refuse_large_cells(connection: DuckDBPyConnection, path: Path, one_file: str) -> None:
    """Raises `InputError` where the rows of a Parquet file would fill the memory. ``one_file`` is its path as SQL.

    The sizes that the file states are seen first, and nothing is unpacked for them. They do not say in how many rows a
    long value stands, so that columns of text with room for one are measured then.
    """
    chunks = connection.execute(
        "SELECT split_part(path_in_schema, ', list, ', 1) AS name, max(total_uncompressed_size), "
        f"max(total_uncompressed_size) FILTER (total_uncompressed_size > {MOST_PACKED} * total_compressed_size), "
        f"bool_or(type = 'BYTE_ARRAY') FROM parquet_metadata({one_file}) GROUP BY ALL ORDER BY ALL"
    ).fetchall()
    for column, _, suspect, _ in chunks:
        if (suspect or 0) > LARGEST_CHUNK:
            what = f"a file of {path.stat().st_size:,} bytes would unpack to {suspect:,} in one column"
            raise InputError(path, f"column {column}", f"{what}, and at most {LARGEST_CHUNK:,} are read", cure=_CURE)
    room = {column for column, largest, _, text in chunks if text and largest * _ROWS_AT_ONCE > LARGEST_STRETCH}
    described = connection.execute(f"DESCRIBE SELECT * FROM read_parquet({one_file})").fetchall()
    lengths = [
        _LENGTHS[kind].format(sql_name(name)) for name, kind, *_ in described if kind in _LENGTHS and name in room
    ]
    if lengths:
        _refuse_long_rows(connection, path, one_file, " + ".join(lengths))


def _refuse_long_rows(connection: DuckDBPyConnection, path: Path, one_file: str, length: str) -> None:
    """Raises `InputError` at the most text in `_ROWS_AT_ONCE` rows, of the SQL ``length`` each."""
    longest = connection.execute(
        f"SELECT stretch * {_ROWS_AT_ONCE} + 1, count(*), sum(length) AS size FROM (SELECT {length} AS length, "
        f"(row_number() OVER () - 1) // {_ROWS_AT_ONCE} AS stretch FROM read_parquet({one_file})) "
        f"GROUP BY stretch HAVING size > {LARGEST_STRETCH} ORDER BY stretch LIMIT 1"
    ).fetchall()
    for first, rows, size in longest:
        place = f"rows {first:,} to {first + rows - 1:,}"
        what = f"they hold {int(size):,} bytes of text, and at most {LARGEST_STRETCH:,} are read at once"
        raise InputError(path, place, what, cure=_CURE)

"""Kilobytes of Parquet can stand for gigabytes: they are weighed before rows are asked for."""

from pathlib import Path

import duckdb
import pytest

from persona_gen.errors import InputError
from persona_gen.sources.tables import parquet, reading
from persona_gen.sources.tables.reading import open_tables
from persona_gen.sources.tables.rows import read_rows

LONG = "repeat('ab', 1000)"
MANY = "range(300) t(i)"
REFUSED = [
    ("SELECT i % 3 AS plan, repeat(chr(97 + i::INT), 500000) AS why FROM range(3) t(i)", "column why: a file of"),
    (f"SELECT i % 3 AS plan, {LONG} AS why FROM {MANY}", "rows 1 to 300: they hold 600,000 bytes of text"),
    (f"SELECT i AS file_row_number, {LONG} AS why FROM {MANY}", "rows 1 to 300: they hold 600,000 bytes of text"),
    (f"SELECT i % 3 AS plan, [{LONG}] AS why FROM {MANY}", "rows 1 to 300: they hold 600,000 bytes of text"),
    (
        f"SELECT if(i > 2047, {LONG}, 'x') AS \"a, b\" FROM range(2300) t(i)",
        "rows 2,049 to 2,300: they hold 504,000 bytes of text",
    ),
]


@pytest.mark.parametrize("error", [duckdb.InterruptException("Interrupted!"), RuntimeError("Query interrupted")])
def test_an_interrupted_query_is_no_damaged_table(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: Exception
) -> None:
    """DuckDB has two words for Ctrl-C, and neither may be read as a fault of the file."""

    def struck(*_: object) -> None:
        raise error

    monkeypatch.setattr(reading, "_open_one", struck)
    with pytest.raises(KeyboardInterrupt):
        open_tables([written(tmp_path / "people.parquet", f"SELECT * FROM {MANY}")], tmp_path)


def written(path: Path, rows: str) -> Path:
    """A Parquet file of the rows of a query, packed as well as can be."""
    duckdb.connect().execute(f"COPY ({rows}) TO '{path}' (FORMAT parquet, COMPRESSION zstd)")
    return path


@pytest.fixture(autouse=True)
def _small(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(parquet, "LARGEST_CHUNK", 500_000)
    monkeypatch.setattr(parquet, "LARGEST_STRETCH", 500_000)


@pytest.mark.parametrize(("rows", "words"), REFUSED)
def test_a_parquet_file_that_would_fill_the_memory_is_refused(tmp_path: Path, rows: str, words: str) -> None:
    """Long cells, and one long value in many rows, in either way of reading."""
    path = written(tmp_path / "t.parquet", rows)
    assert path.stat().st_size < 20_000
    for read in (lambda: open_tables([path], tmp_path), lambda: read_rows(path)):
        with pytest.raises(InputError) as caught:
            read()
        assert words in str(caught.value)
        assert "leave out the columns of long text" in str(caught.value)


@pytest.mark.parametrize(
    "rows",
    [
        "SELECT i % 3 AS plan, 'a text of some length ' || i AS why FROM range(20000) t(i)",
        f"SELECT i % 3 AS plan, if(i % 50 = 0, {LONG}, NULL) AS why FROM range(9000) t(i)",
        "SELECT i % 3 AS plan, ['x', NULL] AS why, {'a': 'b'} AS deep FROM range(9000) t(i)",
    ],
)
def test_long_tables_and_some_long_cells_are_read(tmp_path: Path, rows: str) -> None:
    """Size alone is no harm: text is spread over the rows, and the rows are not held together."""
    assert open_tables([written(tmp_path / "t.parquet", rows)], tmp_path).rows >= 9000

"""A sample of `benchmarks/mutations.py`: damage of every kind ends in one line, never in a traceback."""

import errno
import sys
from pathlib import Path

import duckdb
import pytest
from paths import ROOT

from persona_gen.errors import ConfigError, InputError
from persona_gen.sources.guard import reading
from persona_gen.sources.tables.reading import open_tables

sys.path.insert(0, str(ROOT / "benchmarks"))

import mutations


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A small sound file of each kind."""
    return mutations.sources(tmp_path_factory.mktemp("sound"))


@pytest.mark.parametrize("kind", ["csv", "parquet", "xlsx", "sav", "docx", "pptx", "yaml", "json"])
@pytest.mark.parametrize("times", [1, pytest.param(15, marks=pytest.mark.slow)])
@pytest.mark.filterwarnings("ignore")
def test_damage_ends_in_a_documented_exit_code(sound: dict[str, Path], kind: str, times: int) -> None:
    """Whatever a library raises, the command tells the file and a cure."""
    outcome = mutations.run(kind, sound[kind], times)
    assert outcome["traceback"] == 0, outcome


def test_a_file_that_changes_while_it_is_read_is_named(tmp_path: Path) -> None:
    """Half of the old rows and half of the new ones would be figures of nobody."""
    path = tmp_path / "people.csv"
    path.write_text("id,plan\n1,a\n", encoding="utf-8")
    with pytest.raises(InputError, match="it was changed while it was read; wait"), reading(path, "a table", ""):
        path.write_text("id,plan\n1,a\n2,b\n", encoding="utf-8")


@pytest.mark.parametrize(
    "error",
    [
        OSError(errno.ENOSPC, "No space left on device"),
        OSError(errno.EFBIG, "File too large"),
        RuntimeError('Could not write file "rows.duckdb.wal"'),
    ],
)
def test_a_full_disk_is_not_the_fault_of_the_file_that_is_read(tmp_path: Path, error: Exception) -> None:
    """What is said and cured is the room for temporary files."""
    path = tmp_path / "people.csv"
    path.write_text("id,plan\n1,a\n", encoding="utf-8")
    with pytest.raises(ConfigError, match=r"no room for temporary files; .*TMPDIR"), reading(path, "a table", ""):
        raise error


def test_a_disk_that_is_full_before_the_first_row_is_said_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """DuckDB makes its file first: a traceback and exit code 1, which CI reads as findings."""
    path = tmp_path / "people.csv"
    path.write_text("id,plan\n1,a\n", encoding="utf-8")

    def full(*_: object, **__: object) -> None:
        raise duckdb.IOException('IO Error: Could not write file "/tmp/rows.duckdb": No space left on device')

    monkeypatch.setattr(duckdb, "connect", full)
    with pytest.raises(ConfigError, match=r"no room for temporary files; .*TMPDIR"):
        open_tables([path], tmp_path)

"""``segments build`` and ``segments inspect``: what is printed where, what is written, and exit codes."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from persona_gen.cli import app
from persona_gen.cli import segments as _registers_the_command  # noqa: F401
from persona_gen.sources import read_segments
from persona_gen.tables import extras
from persona_gen.tables.ledger import TableLedger

TABLE = "id,plan,age\n" + "".join(f"{i},{'Pro' if i % 3 else 'Free'},{20 + i % 40}\n" for i in range(90))


def run(*arguments: object) -> Result:
    """The command in this process. Anything but a clean exit is a failure of the test."""
    result = CliRunner().invoke(app, [str(a) for a in arguments], prog_name="persona-gen")
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


@pytest.fixture
def table(tmp_path: Path) -> Path:
    """A customer table."""
    path = tmp_path / "customers.csv"
    path.write_text(TABLE)
    return path


def test_build_writes_segments_and_ledger_and_prints_the_account(table: Path, tmp_path: Path) -> None:
    """The account is on stdout and in ledger.txt; what was written is said on stderr; the folder is read as it is."""
    out = tmp_path / "new" / "segments"
    result = run("segments", "build", table, "--by", "plan", "-o", out)
    assert result.exit_code == 0, result.stderr
    assert "customers.csv: read 90 respondents, dropped 1 header row; CSV, utf-8" in result.stdout
    assert "id: holds ids by its name (--include overrides)" in result.stdout
    assert "wrote 2 segment files and ledger.txt" in result.stderr
    assert sorted(path.name for path in out.iterdir()) == ["ledger.txt", "plan-free.yaml", "plan-pro.yaml"]
    assert (out / "ledger.txt").read_text() == result.stdout
    with pytest.warns(UserWarning, match="has no quotes"):
        assert [(segment.name, segment.size) for segment in read_segments(out)] == [
            ("plan: Free", 30),
            ("plan: Pro", 60),
        ]
    other = run("segments", "build", table, "--by", "age", "--bin", "age=40", "-o", out)
    assert "2 other files are in" in other.stderr


def test_inspect_shows_the_same_and_writes_nothing(table: Path, tmp_path: Path) -> None:
    """With --by the segments too, as text or as one JSON document."""
    before = sorted(tmp_path.iterdir())
    plain, full = run("segments", "inspect", table), run("segments", "inspect", table, "--by", "plan", "--json")
    assert "Columns: 3" in plain.stdout
    assert "Segments:" not in plain.stdout
    ledger = TableLedger.model_validate_json(full.stdout)
    assert json.loads(full.stdout)["schema"] == "persona-gen/ledger@1"
    assert [segment.id for segment in ledger.segments] == ["plan-free", "plan-pro"]
    assert sorted(tmp_path.iterdir()) == before


@pytest.mark.parametrize(
    ("arguments", "what"),
    [
        (["--by", "plam"], "did you mean plan?"),
        (["--kind", "age=colour"], "give COLUMN=KIND, of the kinds category, number"),
        (["--where", "nonsense ="], "--where is no condition"),
        (["--encoding", "utf-99"], "give a name such as utf-8"),
        (["--by", "age"], "give bands: --bin age="),
    ],
)
def test_mistakes_are_one_line_and_exit_code_2(table: Path, arguments: list[str], what: str) -> None:
    """On stderr, with a cure."""
    result = run("segments", "inspect", table, *arguments)
    assert (result.exit_code, result.stdout) == (2, "")
    assert what in result.stderr
    assert result.stderr.count("\n") == 1


def test_a_missing_file_and_one_named_twice_are_refused(table: Path) -> None:
    """People must not count twice."""
    assert "there is no such file; check the path" in run("segments", "inspect", "absent.csv").stderr
    assert "a table is named twice" in run("segments", "inspect", table, table).stderr


def test_without_the_extra_one_line_says_how_to_install_it(table: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Tables are optional."""

    def absent(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr(extras, "import_module", absent)
    result = run("segments", "inspect", table)
    assert (result.exit_code, result.stderr) == (
        2,
        "persona-gen: tables need duckdb; pip install 'persona-gen[tables]'\n",
    )


@pytest.mark.parametrize("command", ["build", "inspect"])
def test_help_ends_with_examples(command: str) -> None:
    """Lines to copy."""
    assert f"persona-gen segments {command} " in run("segments", command, "--help").stdout.split("Examples")[1]

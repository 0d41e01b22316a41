"""What the README says is so: its output, its examples, its commands."""

from __future__ import annotations

import re
from pathlib import Path

import docs
import pytest
import yaml
from loopback import Loopback
from scripted_model import writer

from persona_gen.domain import Segment
from persona_gen.ingest.crosstabs.warehouse import SQL
from persona_gen.sources.reading import parse_segments
from persona_gen.sources.tidy import QUOTE_COLUMNS, SEGMENT_COLUMNS, STATISTIC_COLUMNS

README = docs.README.read_text(encoding="utf-8")


def example(language: str) -> str:
    """The README's one code block in this language."""
    (found,) = re.findall(rf"^```{language}\n(.*?)^```$", README, re.M | re.S)
    return str(found)


@pytest.mark.parametrize("path", docs.generated(), ids=lambda path: path.name)
def test_what_is_generated_is_what_the_program_prints_today(path: Path) -> None:
    """Help, findings, rules and the stored card are as shown; `python scripts/docs.py` makes them so."""
    assert path.read_text(encoding="utf-8") == docs.generated()[path]


def test_the_two_commands_are_marked_and_stand_on_one_line() -> None:
    """CI runs what stands there, so there must be exactly these."""
    commands = docs.commands(README)
    assert list(commands) == ["main", "tests"]
    assert all("\n" not in command and command.startswith("python3 -m venv") for command in commands.values())


def test_the_first_screen_shows_a_flagged_claim() -> None:
    """Whoever reads only the beginning sees what the tool is for."""
    beginning = README.partition("\n## ")[0]
    assert "contradicted" in beginning
    assert "[number-mismatch]" in beginning


def test_the_segment_of_the_readme_is_one() -> None:
    """The format shown is read, and the columns named are those of the tables."""
    (segment,) = parse_segments(example("yaml"), "README.md")
    assert isinstance(segment, Segment)
    assert set(yaml.safe_load(example("yaml"))) <= {"schema", *Segment.model_fields}
    for columns in (STATISTIC_COLUMNS, QUOTE_COLUMNS, SEGMENT_COLUMNS):
        rows = [set(re.findall(r"\w+", row)) for row in README.splitlines() if ".csv` " in row]
        assert any(set(columns) <= row for row in rows), columns


def test_the_library_example_runs(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """As it stands, but for the address."""
    monkeypatch.chdir(docs.ROOT)
    code = example("python")
    assert len([line for line in code.splitlines() if line and not line.startswith(("from", "import"))]) <= 8
    with Loopback(otherwise=writer) as loopback, pytest.warns(UserWarning, match="instruction"):
        exec(code.replace("http://localhost:11434/v1", loopback.url), {})
    assert len(loopback.requests) == 2
    assert capsys.readouterr().out == ""


def test_every_variable_is_explained() -> None:
    """What the program reads from the environment stands in the table."""
    sources = "".join(path.read_text(encoding="utf-8") for path in (docs.ROOT / "persona_gen").rglob("*.py"))
    read = set(re.findall(r'"((?:OPENAI|PERSONA_GEN|NO_COLOR)\w*)"', sources))
    assert read
    assert all(f"`{name}`" in README for name in read), read


def test_the_query_for_a_warehouse_is_the_one_that_is_tested() -> None:
    """`test_warehouse_sql` runs this text on DuckDB and PostgreSQL."""
    assert SQL.strip() in README

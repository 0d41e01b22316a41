"""What README.md, CONTRIBUTING.md and docs/ say is so: output, examples, commands, links."""

from __future__ import annotations

import re
import shlex
import tomllib
from pathlib import Path
from typing import Any

import pytest
import reviewing
import yaml
from loopback import Loopback
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name
from rows import every_row
from scripted_model import nothing, writer
from typer.testing import CliRunner

import docs
from persona_gen.cli import app
from persona_gen.domain import Segment
from persona_gen.llm.prompts import Prompts
from persona_gen.sources.personas import read_personas
from persona_gen.sources.reading import parse_segments
from persona_gen.sources.tidy import QUOTE_COLUMNS, SEGMENT_COLUMNS, STATISTIC_COLUMNS

BETHANY = docs.ROOT / "fixtures" / "personas" / "bethany-matthews.json"
README = docs.README.read_text(encoding="utf-8")


def page(name: str) -> str:
    """A page of the guide."""
    return (docs.ROOT / "docs" / f"{name}.md").read_text(encoding="utf-8")


def example(name: str, language: str) -> str:
    """A page's one code block in this language."""
    (block,) = re.findall(rf"^```{language}\n(.*?)^```$", page(name), re.M | re.S)
    return str(block)


def test_what_is_generated_is_what_the_program_prints_today() -> None:
    """Help, findings, rules and the stored card are as shown; `python scripts/docs.py` makes them so."""
    generated = docs.generated()
    there = {path.name: path.read_text(encoding="utf-8") for path in generated}
    assert there == {path.name: text for path, text in generated.items()}


def test_the_two_commands_are_marked_and_stand_on_one_line() -> None:
    """CI runs what stands there, so there must be exactly these."""
    commands = docs.commands(README)
    assert list(commands) == ["main", "tests"]
    assert all("\n" not in command and command.startswith("python3 -m venv") for command in commands.values())


def test_the_readme_shows_a_flagged_claim() -> None:
    """Whoever reads only the README sees what the checker says of a wrong figure and of altered words."""
    assert "contradicted" in README
    assert "[number-mismatch]" in README
    assert "[quote-altered]" in README


def test_the_readme_can_be_read_in_one_sitting() -> None:
    """It stays under 9 kB, and begins with what a card looks like."""
    assert len(README.encode()) < 9000
    assert "](docs/card.png)" in README.partition("\n## ")[0]


@every_row("path", docs.PAGES)
def test_links_lead_somewhere(path: Path) -> None:
    """Every relative link names a file that is there and, behind a #, a heading that it has."""
    for target in re.findall(r"\]\((?!https?:)([^)\s]+)\)", path.read_text(encoding="utf-8")):
        file, _, anchor = target.partition("#")
        whole = (path.parent / file).resolve() if file else path
        assert whole.exists(), target
        if anchor:
            headings = re.findall(r"^#+ (.+)$", whole.read_text(encoding="utf-8"), re.M)
            assert anchor in {re.sub(r"[^\w -]", "", h).strip().lower().replace(" ", "-") for h in headings}, target


def test_the_recipes_name_files_that_are_there() -> None:
    """Whoever follows CONTRIBUTING.md finds each module and template it names, and each name in capitals."""
    text = (docs.ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    there = [
        path.as_posix() for folder in ("persona_gen", "prompts", "tests") for path in (docs.ROOT / folder).rglob("*.*")
    ]
    named = [path for path in re.findall(r"`([\w/]+\.(?:py|jinja|md))`", text) if not (docs.ROOT / path).exists()]
    assert [path for path in named if not any(file.endswith(f"/{path}") for file in there)] == []
    code = "".join(path.read_text(encoding="utf-8") for path in (docs.ROOT / "persona_gen").rglob("*.py"))
    assert [name for name in re.findall(r"`([A-Z][A-Z_]+)`", text) if name not in code] == []


def test_every_page_is_reached_from_the_readme() -> None:
    """A page that nothing links to is not found."""
    pages = {f"docs/{path.name}" for path in (docs.ROOT / "docs").glob("*.md")}
    assert pages <= {target.partition("#")[0] for target in re.findall(r"\]\(([^)\s]+)\)", README)}


@pytest.mark.slow
def test_the_lines_for_one_s_own_data_run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """From a table and transcripts to personas, a page and a review, as the README has it."""
    (block,) = re.findall(r"<!-- lines: own -->\n```sh\n(.*?)\n```", README, re.S)
    (tmp_path / "fixtures").symlink_to(docs.ROOT / "fixtures")
    monkeypatch.chdir(tmp_path)
    with Loopback(otherwise=nothing) as loopback:
        monkeypatch.setenv("OPENAI_BASE_URL", loopback.url)
        monkeypatch.setenv("PERSONA_GEN_MODEL", "m")
        for line in block.splitlines():
            result = CliRunner().invoke(app, shlex.split(line, comments=True)[1:], prog_name="persona-gen")
            assert result.exit_code == 0, (line, result.output)
    assert "<html" in (tmp_path / "review" / "review.html").read_text(encoding="utf-8")


def test_the_constraints_hold_every_dependency() -> None:
    """Whatever the README's commands install is there to the version, within its range; no hosts, no paths."""
    text = (docs.ROOT / "constraints.txt").read_text(encoding="utf-8")
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    assert all(re.fullmatch(r"[A-Za-z0-9._-]+==[\w.]+", line) for line in lines)
    versions = {canonicalize_name(name): version for name, _, version in (line.partition("==") for line in lines)}
    project = tomllib.loads((docs.ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    extras = project["optional-dependencies"]
    for line in [*project["dependencies"], *(d for extra in ("local", "tables", "dev") for d in extras[extra])]:
        wanted = Requirement(line)
        if wanted.name != "persona-gen":
            assert wanted.specifier.contains(versions.get(canonicalize_name(wanted.name), "0")), (
                f"constraints.txt has no version for {line}: run scripts/newest --write"
            )


def test_the_segment_of_the_guide_is_one() -> None:
    """The format shown is read, and the columns named are those of the tables."""
    (segment,) = parse_segments(example("formats", "yaml"), "formats.md")
    assert isinstance(segment, Segment)
    assert set(yaml.safe_load(example("formats", "yaml"))) <= {"schema", *Segment.model_fields}
    for columns in (STATISTIC_COLUMNS, QUOTE_COLUMNS, SEGMENT_COLUMNS):
        rows = [set(re.findall(r"\w+", row)) for row in page("formats").splitlines() if ".csv` " in row]
        assert any(set(columns) <= row for row in rows), columns


def test_the_library_example_runs(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """As it stands, but for the address."""
    monkeypatch.chdir(docs.ROOT)
    code = example("library", "python")
    assert len([line for line in code.splitlines() if line and not line.startswith(("from", "import"))]) <= 8
    with Loopback(otherwise=writer) as loopback, pytest.warns(UserWarning, match="instruction"):
        exec(code.replace("http://localhost:11434/v1", loopback.url), {})
    assert len(loopback.requests) == 2
    assert capsys.readouterr().out.startswith("{'claims': ")  # and no finding before it


def test_the_review_example_runs(capsys: pytest.CaptureFixture[str]) -> None:
    """With what the example above it has read, and a model that is partly convinced."""

    def partly(prompt: str) -> dict[str, Any]:
        cited = reviewing.alias_in(prompt, "I open fifteen tabs")
        return reviewing.reaction(resonates=[reviewing.phrase("tabs", "So many tabs are open that none helps.", cited)])

    [there], segment = read_personas(BETHANY), reviewing.segment()
    code = example("library", "py").replace('Client(remote("qwen3:14b", "http://localhost:11434/v1"))', "client")
    client = reviewing.Model(ReactionDraft=partly, **reviewing.CAPABLE)
    exec(code, {"there": there, "segment": segment, "client": client, "Prompts": Prompts})
    assert capsys.readouterr().out.startswith("a mixed ")


def test_every_variable_is_explained() -> None:
    """What the program reads from the environment stands in the table."""
    sources = "".join(path.read_text(encoding="utf-8") for path in (docs.ROOT / "persona_gen").rglob("*.py"))
    read = set(re.findall(r'"((?:OPENAI|PERSONA_GEN|NO_COLOR)\w*)"', sources))
    assert read
    assert all(f"`{name}`" in page("commands") for name in read), read

"""Names, files and models that carry terminal commands: no command prints one raw, in text, in JSON or in an error."""

from __future__ import annotations

import os
import re
import sys
import unicodedata
from pathlib import Path

import pytest
import yaml
from loopback import Loopback
from paths import FIXTURES
from scripted_model import writer
from typer.testing import CliRunner

import persona_gen
from persona_gen.cli import app
from persona_gen.cli.app import COMMANDS

HOSTILE = "\x1b]0;owned\x07\x1b[53m\x9b2J\u202eevil\u2066\u200b\x08\ufeff"
"""Sets the title, draws a line above, clears the screen, turns the line round, hides, rubs out."""
IN_FILES = "\x1b[53m\u202e\u200b"
OUR_OWN = re.compile(r"\x1b\[(?!53)[\d;]*m|\r?\x1b\[K|\r")
"""Colours, and how the line of a batch's progress is written again."""
PRINTS = re.compile(r"\bprint\((?!\?)|typer\.echo\(|click\.echo\(|std(?:out|err)\.(?:buffer\.)?write\(")


def raw(text: str) -> set[str]:
    """The controls and the invisible characters of a text, but line ends and tabs."""
    return {repr(c) for c in text if c not in "\n\t" and unicodedata.category(c) in ("Cc", "Cf", "Cs", "Zl", "Zp")}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of hostile input, and no settings or memory of this user."""
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL", "PERSONA_GEN_MODEL", "PERSONA_GEN_GGUF"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    segment = yaml.safe_load((FIXTURES / "anxious-first-time-buyers.yaml").read_text(encoding="utf-8"))
    segment["name"] += HOSTILE
    segment["statistics"][-1]["attribute"] += HOSTILE
    for quote in segment["quotes"]:
        quote["speaker"] = f"{quote.get('speaker', 'P')}{HOSTILE}"
    persona = yaml.safe_load((FIXTURES / "personas" / "emma-by-hand.yaml").read_text(encoding="utf-8"))
    persona["name"] += HOSTILE
    for name, document in (("segments", segment), ("personas", persona)):
        (tmp_path / name).mkdir()
        (tmp_path / name / f"one{IN_FILES}.yaml").write_text(yaml.safe_dump(document), encoding="utf-8")
    rows = "".join(f"{('calm', 'keen')[i % 2]}{HOSTILE[1:]},{i % 3},{20 + i % 40}\n" for i in range(60))
    (tmp_path / f"people{IN_FILES}.csv").write_text(f"Mood{HOSTILE},Homes{HOSTILE},Age\n{rows}", encoding="utf-8")
    (tmp_path / f"copy{IN_FILES}.md").write_text(f"# Buy now {HOSTILE}\n\nBuy a home today.\n", encoding="utf-8")
    (tmp_path / f"broken{IN_FILES}.yaml").write_text(f"name: [{HOSTILE}", encoding="utf-8")
    return tmp_path


def commands(folder: Path) -> dict[str, list[list[object]]]:
    """Each command as it is used, and over what it cannot read."""
    segment, persona = next((folder / "segments").iterdir()), next((folder / "personas").iterdir())
    table, copy = next(folder.glob("people*")), next(folder.glob("copy*"))
    broken, absent = next(folder.glob("broken*")), folder / f"absent{IN_FILES}.yaml"
    model = ["--model", f"scripted{HOSTILE}"]
    both = [persona, "--segments", segment]
    return {
        "generate": [[segment, *model], [segment, *model, "--json"], [segment, *model, "--dry-run"],
                     [segment, *model, "-o", folder / f"out{IN_FILES}"]],
        "batch": [["run", folder / "segments", "-o", folder / f"batch{IN_FILES}", *model]],
        "check": [both, [*both, "--json"], *([*both, "--format", way] for way in ("github", "sarif"))],
        "review": [[copy, "--personas", folder / "personas", "--segments", folder / "segments", *model, "--dry-run"]],
        "export": [[*both, "--to", way] for way in ("markdown", "html", "json", "text", "brief")],
        "segments": [["inspect", table], ["inspect", table, "--json"], ["inspect", folder / "segments"],
                     ["build", table, "--by", f"Mood{HOSTILE}", "-o", folder / f"built{IN_FILES}"],
                     ["build", table, "--by", "Homes", "-o", folder / "built"], ["inspect", absent]],
        "compare": [[folder / "personas", "--segments", folder / "segments"], [folder / f"no{IN_FILES}"]],
        "drift": [[segment, segment], [segment, broken]],
        "prompt": [[segment], [segment, "--json"], [broken], [absent]],
        "open": [[folder / f"no{IN_FILES}"]],
        "mcp": [[absent]],
    }  # fmt: skip


@pytest.mark.slow
@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("terminal", [pytest.param(False, marks=pytest.mark.slow), True])
def test_no_command_prints_a_control_that_came_from_outside(
    command: str, terminal: bool, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whatever names hold, the streams hold printable characters, line ends and tabs; so does ledger.txt.

    On a terminal they hold our own colours too, and none but those.
    """
    monkeypatch.delenv("NO_COLOR", raising=False)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setattr("typer.testing._NamedTextIOWrapper.isatty", lambda _: terminal)
    with Loopback(otherwise=writer) as loopback:
        monkeypatch.setenv("OPENAI_BASE_URL", loopback.url)
        for arguments in commands(folder)[command]:
            result = CliRunner().invoke(app, [command, *map(str, arguments)], prog_name="persona-gen")
            assert result.exception is None or isinstance(result.exception, SystemExit), (arguments, result.exception)

            for stream in (result.stdout, result.stderr):
                foreign = raw(OUR_OWN.sub("", stream) if terminal else stream)
                assert not foreign, (arguments, foreign)
    for ledger in folder.rglob("ledger.txt"):
        assert not raw(ledger.read_text(encoding="utf-8"))


def test_nothing_is_printed_but_where_it_is_cleaned() -> None:
    """Every write to a stream stands in one of the three modules that clean what they print."""
    package = Path(persona_gen.__file__).parent
    writers = {p.relative_to(package).as_posix() for p in package.rglob("*.py") if PRINTS.search(p.read_text("utf-8"))}
    assert writers == {"cli/app.py", "cli/shared.py", "cli/progress.py", "report/terminal.py"}


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="file names are Unicode there")
@pytest.mark.filterwarnings("ignore")
def test_file_names_that_are_no_utf_8_are_read_and_named(tmp_path: Path) -> None:
    """Tables, transcripts, maps, segments, personas and the folder for results may each have such a name."""
    odd = os.fsdecode(b"caf\xe9")
    folder = tmp_path / "interviews"
    folder.mkdir()
    transcript = folder / f"{odd}.txt"
    transcript.write_text("Interviewer: How do you shop?\nP01: I walk to the market on the corner every week.\n")
    table, participants, out = tmp_path / f"{odd}.csv", tmp_path / f"{odd}-map.csv", tmp_path / odd
    table.write_text("plan,visits\n" + "Free,1\nPro,2\n" * 30)
    participants.write_text("participant,segment\nP01,Free\n")
    segments, written = tmp_path / f"{odd}.yaml", tmp_path / f"{odd}-persona.yaml"
    segments.write_bytes((FIXTURES / "anxious-first-time-buyers.yaml").read_bytes())
    written.write_bytes((FIXTURES / "personas" / "emma-by-hand.yaml").read_bytes())
    quotes = ["--quotes", str(folder), "--map", str(participants)]
    commands = [
        (["segments", "build", str(table), "--by", "plan", *quotes, "-o", str(out)], 0),
        (["segments", "inspect", str(table), "--json"], 0),
        (["segments", "inspect", str(folder), "--json"], 0),
        (["prompt", str(segments)], 0),
        *(
            (["check", str(written), "--segments", str(segments), "--format", f], 1)
            for f in ("json", "github", "sarif")
        ),
        (["check", str(tmp_path / f"{odd}-missing.yaml"), "--segments", str(segments)], 2),
    ]
    for command, code in commands:
        result = CliRunner().invoke(app, command)
        assert result.exit_code == code, command[:2]
        assert result.exception is None or isinstance(result.exception, SystemExit)
    assert "origin: caf�.txt line 2" in (out / "free.yaml").read_text(encoding="utf-8")

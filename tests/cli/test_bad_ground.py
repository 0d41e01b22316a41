"""Files and flags that no command can use: one line with what, where and a cure, exit code 2, nothing written."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from paths import FIXTURES
from typer.testing import CliRunner

from persona_gen.cli import app
from persona_gen.errors import one_line
from persona_gen.sources import files

SEGMENT = str(FIXTURES / "anxious-first-time-buyers.yaml")
PERSONA = str(FIXTURES / "personas" / "emma-by-hand.yaml")
CHLOE = str(FIXTURES / "personas" / "chloe-bennett.json")
CUSTOMERS = str(FIXTURES / "raw" / "customers.csv")
OLE = b"\xd0\xcf\x11\xe0" + b"\0" * 600
CHECK = ["check", "{file}", "--segments", SEGMENT]
INSPECT = ["segments", "inspect", "{file}"]


@pytest.mark.parametrize(
    ("name", "content", "args", "message"),
    [
        ("p.json", b'{"name": "E', CHECK, "p.json: line 1, column 10: JSON: unterminated string"),
        ("p.json", b'{"name": "E", "story": [', CHECK, "JSON: the text breaks off here; save the whole file again"),
        ("p.txt", b"%PDF-1.7 \x80", CHECK, "p.txt: this is a PDF, not text; copy its words into a text file, as UTF-8"),
        ("p.yaml", OLE, CHECK, "p.yaml: this is an old Office document, not text"),
        ("p.docx", b"", CHECK, "p.docx: the file is empty; fill it or leave it out"),
        ("p.pptx", b"\x89PNG", CHECK, "as a deck of slides (it is cut off, or another kind of file)"),
        ("p.docx", OLE, INSPECT, "as a Word document (it has a password, or the format of before 2007)"),
        ("t.xlsx", b"", INSPECT, "t.xlsx: the file is empty; fill it or leave it out"),
        (
            "t.xlsx",
            b"\x89PNG",
            INSPECT,
            "t.xlsx: it cannot be read as a workbook (it is cut off, or another kind of file)",
        ),
        (
            "t.xlsx",
            OLE,
            INSPECT,
            "as a workbook (it has a password, or the format of before 2007); save it again, or as CSV",
        ),
        ("t.parquet", b"", INSPECT, "t.parquet: the file is empty; fill it or leave it out"),
        ("t.parquet", b"junk" * 9, INSPECT, "as Parquet (it is cut off, or another kind of file); export it again"),
        ("t.parquet", b"PAR1xxxxPAR1", INSPECT, "as Parquet (Footer length error); export it again, as CSV UTF-8"),
        ("t.jsonl", b'{"a": 1}\n{"a":\n', INSPECT, "t.jsonl: line 2, column 6: JSON: the text breaks off here"),
        ("t.jsonl", b'{"a": 1}\n{"a": 1, "a": 2}\n', INSPECT, 't.jsonl: line 2: the key "a" stands twice'),
        ("t.csv", b"a,b\n", INSPECT, "t.csv: 0 people were read below 1 header row; give the table"),
        ("s.yaml", b"segments: []\n", ["prompt", "{file}"], "segments: the list of segments is empty; begin each"),
    ],
)
def test_a_file_that_is_none_of_its_kind_is_one_line(
    name: str, content: bytes, args: list[str], message: str, tmp_path: Path
) -> None:
    """An empty, cut or encrypted file, or one of another kind, is told for what it is, in our words."""
    file = tmp_path / name
    file.write_bytes(content)
    result = CliRunner().invoke(app, [arg.format(file=file) for arg in args])
    assert (result.exit_code, result.stdout) == (2, "")
    assert message in " ".join(result.stderr.split())
    assert result.stderr.splitlines()[-1].startswith("persona-gen: ")


@pytest.mark.parametrize(
    ("args", "message"),
    [
        (["check", "", "--segments", SEGMENT], "an argument is empty; give a value or leave it out"),
        (["export", CHLOE, "--to", "html", "-o", ""], "-o is empty; give a value or leave it out"),
        (["segments", "build", CUSTOMERS, "--by=", "-o", "{out}"], "--by is empty; give a value"),
        (["segments", "build", CUSTOMERS, "--by", "segment", "-o", "{file}"], "a file stands where a folder is needed"),
        (
            ["segments", "build", CUSTOMERS, "--by", "segment", "--sheet", "x", "-o", "{out}"],
            "--sheet is about workbooks",
        ),
        (["check", PERSONA, "--segments", SEGMENT, "-o", "{out}"], "-o is for a document that can carry comments"),
        (["export", CHLOE, PERSONA, "--segments", str(FIXTURES), "--to", "html", "-o", "{out}.html"], "name a folder"),
        (["export", CHLOE, PERSONA, "--segments", str(FIXTURES), "--to", "pdf", "-o", "{out}.pdf"], "name a folder"),
        (["batch", SEGMENT, "-o", "{out}", "--address", "x"], "--address is that of a Ray cluster; give --engine ray"),
        (["prompt", SEGMENT, "--prompts", "{prompts}"], "persona.jinja is not UTF-8; save it as UTF-8"),
        (["generate", SEGMENT, "--dry-run", "--prices", "{prompts}"], "this is a folder; name a file in it"),
        (["segments", "inspect", "/dev/null"], "it is a device or a pipe, not a file; save what it"),
    ],
)
def test_flags_that_cannot_be_met_write_nothing(
    args: list[str], message: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What an unset variable of the shell leaves empty, a file in a folder's place, a flag about something else."""
    monkeypatch.setenv("OPENAI_API_KEY", "none")
    monkeypatch.setenv("PERSONA_GEN_MODEL", "none")
    (tmp_path / "file").write_text("x")
    (tmp_path / "prompts").mkdir()
    (tmp_path / "prompts" / "persona.jinja").write_bytes(b"\xff")
    places = {name: tmp_path / name for name in ("file", "out", "prompts")}
    result = CliRunner().invoke(app, [arg.format_map(places) for arg in args])
    assert result.exit_code == 2
    assert message in " ".join(result.stderr.split())
    assert sorted(path.name for path in tmp_path.iterdir()) == ["file", "prompts"]


def test_a_file_that_never_ends_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is larger than any segment is not read into memory."""
    monkeypatch.setattr(files, "LARGEST_TEXT", 1 << 20)
    result = CliRunner().invoke(app, ["check", "/dev/zero", "--segments", SEGMENT])
    assert result.exit_code == 2
    assert "it holds more than 1 MB; split it into several files" in result.stderr


@pytest.mark.parametrize("suffix", ["yaml", "csv", "txt", "docx", "xlsx", "sav", "parquet", "json", "jsonl", "vtt"])
def test_a_pipe_is_not_waited_for(tmp_path: Path, suffix: str) -> None:
    """Nobody may ever write to it: it is refused by whatever reader its name calls for."""
    pipe = tmp_path / f"pipe.{suffix}"
    os.mkfifo(pipe)
    command = ["prompt"] if suffix in ("yaml", "json") else ["segments", "inspect"]
    result = CliRunner().invoke(app, [*command, str(pipe)])
    assert result.exit_code == 2
    assert "pipe, not a file; save what it gives into a file first" in result.stderr


@pytest.mark.parametrize(
    ("command", "suffix"),
    [(["prompt"], "yaml"), (["segments", "inspect"], "txt"), (["check", PERSONA, "--segments"], "yaml")],
)
def test_links_that_lead_round_in_a_circle_are_named(tmp_path: Path, command: list[str], suffix: str) -> None:
    """The link itself is what cannot be read, not the folder that it lies in."""
    (tmp_path / f"one.{suffix}").symlink_to(f"two.{suffix}")
    (tmp_path / f"two.{suffix}").symlink_to(f"one.{suffix}")
    result = CliRunner().invoke(app, [*command, str(tmp_path)])
    assert result.exit_code == 2
    assert f"one.{suffix}: " in result.stderr


def test_the_systems_numbers_are_not_for_people() -> None:
    """A reason is told in words."""
    assert one_line("no answer: [Errno 111] Connection refused") == "no answer: Connection refused"


@pytest.mark.parametrize("args", [["check", "-", "--segments", SEGMENT], ["prompt", "-"], ["mcp", str(FIXTURES)]])
def test_a_closed_standard_input_is_one_line(args: list[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """A program that starts us without one is told, whatever reads it."""
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(SystemExit) as leaving:
        app(args)
    assert leaving.value.code == 2


@pytest.mark.slow
def test_an_interrupt_at_any_moment_is_quiet() -> None:
    """Also while modules are still being loaded: exit code 130 and no traceback."""
    for moment in range(1, 8):
        command = [sys.executable, "-m", "persona_gen", "check", PERSONA, "--segments", SEGMENT]
        process = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        try:
            _, error = process.communicate(timeout=moment * 0.06)
        except subprocess.TimeoutExpired:
            process.send_signal(2)
            _, error = process.communicate(timeout=20)
        assert "persona_gen/cli" not in error  # of Python's own start, a traceback is not ours
        assert process.returncode in (0, 1, 130, -2)

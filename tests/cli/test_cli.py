"""The command line: what is printed where, which exit code, and one line for every error."""

from __future__ import annotations

import json
import os
import re
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from command_line import run
from loopback import Answer, Loopback, refused, said
from paths import FIXTURES
from rows import every_row
from scripted_model import ALTERED_QUOTE, RIGHT_FIGURE, RIGHT_QUOTE, WRONG_FIGURE, writer
from typer.testing import Result

from persona_gen import __version__
from persona_gen.checker.check import check
from persona_gen.domain import Basis, CheckReport, Claim, Persona
from persona_gen.report.persona_files import personas_in
from persona_gen.sources.reading import read_segments

BUYERS = FIXTURES / "anxious-first-time-buyers.yaml"
BY_HAND = FIXTURES / "personas" / "emma-by-hand.yaml"
PROGRAM = (
    "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); from persona_gen.cli import main; main()"
)
"""A shell that runs tests in the background may have told its children to ignore interrupts."""


@pytest.fixture(autouse=True)
def _nothing_of_this_user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No key, no endpoint, and a memory of its own."""
    for name in ("OPENAI_API_KEY", "OPENAI_BASE_URL", "PERSONA_GEN_MODEL", "PERSONA_GEN_GGUF", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


def served(loopback: Loopback, monkeypatch: pytest.MonkeyPatch, model: str | None = "scripted") -> None:
    """Point the command at this server."""
    monkeypatch.setenv("OPENAI_BASE_URL", loopback.url)
    if model:
        monkeypatch.setenv("PERSONA_GEN_MODEL", model)


def records(result: Result) -> list[Persona | CheckReport]:
    """The documents on stdout, one a line, each valid as what its schema says."""
    kinds: dict[str, Any] = {"persona-gen/persona@2": Persona, "persona-gen/check@2": CheckReport}
    return [kinds[json.loads(line)["schema"]].model_validate_json(line) for line in result.stdout.splitlines()]


# --- help and version


@pytest.mark.parametrize("command", [(), ("generate",), ("check",), ("prompt",)])
@pytest.mark.parametrize("flag", ["--help", "-h"])
def test_every_command_has_help_with_an_example(command: tuple[str, ...], flag: str) -> None:
    """Help goes to stdout, exits with 0, and a command's ends with a line to copy."""
    result = run(*command, flag)
    assert result.exit_code == 0
    assert result.stdout.startswith("Usage: persona-gen")
    assert not command or f"persona-gen {command[0]} " in result.stdout.split("Example")[1]


def test_without_a_command_help_is_shown() -> None:
    """Whoever types the bare name learns what there is."""
    result = run()
    assert result.exit_code == 0
    assert all(name in result.stdout for name in ("generate", "check", "prompt", "Exit codes"))


@every_row("command", [(), ("segments",), ("batch",)])
def test_no_command_is_cut_short_where_they_are_listed(command: tuple[str, ...]) -> None:
    """The line that says what a command is for is whole on a terminal of 80 columns."""
    listed = run(*command, "--help").stdout.partition("Commands:")[2].partition("\n\n")[0]
    assert listed.strip() and "..." not in listed


def test_the_version_is_the_package_s() -> None:
    """`--version` prints name and version, nothing else."""
    assert run("--version").stdout == f"persona-gen {__version__}\n"


# --- generate


def test_help_loads_no_records() -> None:
    """Help and completion answer before the records are built: those take as long as all that help needs."""
    looked = "import sys, persona_gen.cli; sys.exit('pydantic' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", looked], check=False).returncode == 0


def test_generate_writes_checks_repairs_and_remembers(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two mistakes go back once and are put right; the second run asks nothing; --fresh asks again."""
    out = tmp_path / "new" / "folder"
    with Loopback(otherwise=writer) as loopback:
        served(loopback, monkeypatch)
        first = run("generate", BUYERS, "--strict", "-o", out)
        assert first.exit_code == 0, first.stdout
        assert len(loopback.requests) == 2
        assert RIGHT_FIGURE in first.stdout
        assert "fifty" not in first.stdout
        assert "wrote" in first.stderr
        again = run("generate", BUYERS)
        assert len(loopback.requests) == 2
        assert "remembered" in again.stdout
        run("generate", BUYERS, "--fresh")
        assert len(loopback.requests) == 4

    files = sorted(path.name for path in out.iterdir())
    stem = files[1].removesuffix(".check.json")
    assert files == sorted(
        [".persona-gen", *(f"{stem}{end}" for end in (".check.json", ".html", ".json", ".md")), "index.html"]
    )
    persona = Persona.model_validate_json((out / f"{stem}.json").read_text(encoding="utf-8"))
    report = CheckReport.model_validate_json((out / f"{stem}.check.json").read_text(encoding="utf-8"))
    assert [quotation.text for quotation in persona.quotes] == [RIGHT_QUOTE]
    assert persona.provenance is not None
    assert (persona.provenance.rounds, persona.provenance.tokens.calls) == (1, 2)
    assert report.findings == []
    assert persona.name in (out / f"{stem}.md").read_text(encoding="utf-8")


def test_generate_never_writes_over_another_segments_persona_or_an_edit(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name that another segment's persona in the folder has is not drawn; an edited persona is kept and named."""
    with Loopback(otherwise=writer) as loopback:
        served(loopback, monkeypatch)
        assert run("generate", BUYERS, "-o", tmp_path / "a", "-q").exit_code == 0
        [(first, held)] = personas_in(tmp_path / "a")
        (tmp_path / "b").mkdir()
        others = tmp_path / "b" / first.name
        others.write_text(json.dumps(held | {"segment": "others"}), encoding="utf-8")
        assert run("generate", BUYERS, "-o", tmp_path / "b", "-q").exit_code == 0
        assert json.loads(others.read_text(encoding="utf-8"))["segment"] == "others"
        names = {persona["name"] for _, persona in personas_in(tmp_path / "b")}
        assert len(names) == 2

        first.write_text(json.dumps(held | {"unknown": ["what a person knows"]}), encoding="utf-8")
        asked = len(loopback.requests)
        again = run("generate", BUYERS, "-o", tmp_path / "a", "--fresh", "-q")
        assert f"kept {first}" in again.stderr
        assert len(loopback.requests) == asked
        assert "what a person knows" in first.read_text(encoding="utf-8")


def test_what_stays_wrong_stays_and_is_flagged(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without repair rounds both mistakes are on the card with their reasons, and --strict exits with 1."""
    with Loopback(otherwise=writer) as loopback:
        served(loopback, monkeypatch)
        lenient = run("generate", BUYERS, "--rounds", 0)
        strict = run("generate", BUYERS, "--rounds", 0, "--strict")
    assert (lenient.exit_code, strict.exit_code) == (0, 1)
    for words in (WRONG_FIGURE, ALTERED_QUOTE, "number-mismatch", "quote-altered", "✗", "do not bear out"):
        assert words in strict.stdout


def test_json_is_one_document_a_line(monkeypatch: pytest.MonkeyPatch) -> None:
    """For each segment the persona, then its check, both in the public formats, and nothing else on stdout."""
    with Loopback(otherwise=writer) as loopback:
        served(loopback, monkeypatch)
        persona, report = records(run("generate", BUYERS, "--json"))
    assert isinstance(persona, Persona)
    assert isinstance(report, CheckReport)
    assert (persona.segment, report.persona) == ("anxious-first-time-buyers", persona.id)


def test_a_segment_is_read_from_stdin(monkeypatch: pytest.MonkeyPatch) -> None:
    """`-` stands for stdin, and --quiet leaves stderr empty."""
    with Loopback(otherwise=writer) as loopback:
        served(loopback, monkeypatch)
        result = run("generate", "-", "--quiet", stdin=BUYERS.read_text(encoding="utf-8"))
    assert result.exit_code == 0
    assert RIGHT_FIGURE in result.stdout
    assert result.stderr == ""


def test_a_dry_run_asks_nothing_and_says_what_would_leave(monkeypatch: pytest.MonkeyPatch) -> None:
    """Calls, tokens and recipients are told; no request is made and no memory is begun."""
    with Loopback(otherwise=writer) as loopback:
        served(loopback, monkeypatch)
        here = run("generate", BUYERS, "--dry-run")
        monkeypatch.setenv("OPENAI_BASE_URL", "https://models.example.com/v1")
        there = run("generate", BUYERS, "--dry-run")
    assert loopback.requests == []
    assert (here.exit_code, there.exit_code) == (0, 0)
    assert re.search(r"1 call to scripted, about [\d,]+ tokens .* stay on this machine", here.stdout)
    assert "would be sent to https://models.example.com/v1" in there.stdout
    assert not Path(os.environ["XDG_CACHE_HOME"]).exists()


def test_the_one_model_served_is_used(monkeypatch: pytest.MonkeyPatch) -> None:
    """At a base URL without a model named, the server is asked what it serves."""
    models = Answer({"object": "list", "data": [{"id": "only-one", "object": "model", "created": 1, "owned_by": "x"}]})
    with Loopback(models, otherwise=writer) as loopback:
        served(loopback, monkeypatch, model=None)
        result = run("generate", BUYERS)
    assert result.exit_code == 0
    assert loopback.requests[0] == {"path": "/v1/models"}
    assert {request["model"] for request in loopback.requests[1:]} == {"only-one"}
    assert "using only-one" in result.stderr


# --- check and prompt


def test_check_exits_with_1_and_names_place_and_rule() -> None:
    """A finding is FILE: PATH: VERDICT: REASON [RULE], so that it can be searched for."""
    result = run("check", BY_HAND, "--segments", BUYERS)
    assert result.exit_code == 1
    assert f"{BY_HAND}: story[0]: contradicted: says 82%" in result.stdout
    assert "[number-mismatch]" in result.stdout


def test_check_of_a_judged_persona_says_what_its_card_says(tmp_path: Path) -> None:
    """A doubt that the judge settled when the persona was written is none for the linter; by rules alone it is."""
    file, beside = tmp_path / "emma.json", tmp_path / "emma.check.json"
    [segment] = read_segments(BUYERS, warn=False)
    persona = Persona.model_validate_json((FIXTURES / "personas" / "bethany-matthews.json").read_text())
    doubted = Claim(text="She has a golden retriever.", cites=(segment.quotes[0].id,))
    made = persona.provenance
    assert made
    made = made.model_copy(update={"segment_sha256": segment.sha256})
    persona = Persona(segment=segment.id, name="Emma Whitfield", story=(doubted,), provenance=made)
    by_rules = check(persona, segment)
    settled = by_rules.claims[0].model_copy(update={"verdict": "supported", "findings": (),
                                                    "basis": Basis(by="judged", evidence=())})  # fmt: skip
    file.write_text(persona.model_dump_json())
    beside.write_text(by_rules.model_copy(update={"judge": "large", "claims": (settled,)}).model_dump_json())
    assert run("check", file, "--segments", BUYERS).exit_code == 0
    assert run("check", file, "--segments", BUYERS, "--judge", "none").exit_code == 1
    beside.write_text("{}")
    assert run("check", file, "--segments", BUYERS).exit_code == 1


@pytest.mark.parametrize("command", [["check"], ["compare"], ["review", "One list of documents", "--personas"]])
def test_the_segments_are_found_beside_the_personas(
    command: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What export knows of where segments lie, each command knows: nobody need say it twice."""
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    (tmp_path / "personas").mkdir()
    shutil.copy(FIXTURES / "personas" / "chloe-bennett.json", tmp_path / "personas")
    shutil.copy(BUYERS, tmp_path)
    more = ["--dry-run", "--model", "never-asked"] if command[0] == "review" else []
    result = run(*command, str(tmp_path / "personas"), *more)
    assert result.exit_code == 0, result.output
    assert "no segment is given" not in result.stderr


def test_a_glob_that_names_the_reports_too_gives_the_personas() -> None:
    """``personas/*.json`` is what a shell makes of it; a report alone is told from a persona."""
    files = sorted(str(path) for path in (FIXTURES / "personas").glob("*.json"))
    assert any(name.endswith(".check.json") for name in files)
    assert len(records(run("check", *files, "--segments", str(FIXTURES), "--json"))) == 2
    alone = run("check", str(FIXTURES / "personas" / "chloe-bennett.check.json"), "--segments", BUYERS)
    assert (alone.exit_code, "this is a check report" in alone.stderr) == (2, True)


def test_check_exits_with_0_where_no_rule_objects() -> None:
    """A persona from stdin with one borne-out claim is clean, also as JSON."""
    persona = (
        '{"schema": "persona-gen/persona@1", "segment": "anxious-first-time-buyers", "name": "Ann",'
        ' "snapshot": [{"attribute": "Age", "value": "29", "cites": ["age"]}]}'
    )
    assert run("check", "-", "--segments", BUYERS, stdin=persona).exit_code == 0
    (report,) = records(run("check", "-", "--segments", BUYERS, "--json", stdin=persona))
    assert isinstance(report, CheckReport)
    assert report.summary["supported"] == 1


def test_the_prompt_is_shown_and_nothing_is_asked() -> None:
    """Every message with its role; as JSON the list of messages that would be sent."""
    text = run("prompt", BUYERS, "--quiet")
    assert text.stdout.startswith("[system]\n")
    assert "I open fifteen tabs" in text.stdout
    (messages,) = (json.loads(line) for line in run("prompt", BUYERS, "--json").stdout.splitlines())
    assert [message["role"] for message in messages] == ["system", "user"]
    texts = "Sklep na rogu ma drabinę nad długim stołem.", "Szerokie drzwi i czajnik w kącie za ladą."
    segment = json.dumps({"id": "s", "name": "S", "quotes": [{"text": t, "speaker": t[:4]} for t in texts]})
    assert len(run("prompt", "-", "--steps", "many", "--json", stdin=segment).stdout.splitlines()) == 2
    assert "nothing to ask: code composes this persona" in run("prompt", BUYERS, "--steps", "many").stderr


# --- errors: one line, which ends with the cure


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (["generate", "absent.yaml"], r"absent\.yaml: there is no such file; check the path"),
        (["generate", "bad.yaml"], r"bad\.yaml: .*line 3.*; .+"),
        (["generate", BUYERS, BUYERS], r"was read before; give each segment its own id"),
        (["generate", BUYERS, "--steps", "wrong"], r'--steps is "wrong"; give auto, one or many'),
        (["generate", BUYERS, "--prompts", "absent"], r"not a folder; name a folder of \.jinja files"),
        (["generate", BUYERS, "--rounds", "x"], r"--rounds.*; see persona-gen generate --help"),
        (["generate"], r"Missing argument 'SEGMENT'; see persona-gen generate --help"),
        (["generat", BUYERS], r"Did you mean 'generate'\?; see persona-gen --help"),
        (["--nonsense"], r"No such option: --nonsense; see persona-gen --help"),
        (["check", BY_HAND, "--segments", "other.yaml"], r'"anxious-first-time-buyers" is not among .*; name its file'),
        (["check", "empty.yaml", "--segments", BUYERS], r"empty\.yaml: .*; .+"),
        (["check", "alone/emma.yaml"], r"no segment is given, .*; name the data with --segments"),
        (["prompt", "bad.yaml"], r"bad\.yaml: .*; .+"),
    ],
)
def test_bad_input_is_one_line_and_exit_code_2(
    arguments: list[Any], told: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What, where, cure; nothing on stdout and no traceback."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    monkeypatch.setenv("PERSONA_GEN_MODEL", "never-asked")
    Path("bad.yaml").write_text(
        "name: Some\nstatistics:\n  - {attribute: A, category: B, measure: share, value: 48, n: 10}\n"
    )
    Path("other.yaml").write_text("name: Other\nquotes: [{text: hello there everybody}]\n")
    Path("empty.yaml").write_text("")
    Path("alone").mkdir()
    shutil.copy(BY_HAND, "alone/emma.yaml")
    result = run(*arguments)
    lines = [line for line in result.stderr.splitlines() if "warning:" not in line]
    assert result.exit_code == 2
    assert result.stdout == ""
    assert len(lines) == 1
    assert re.search(f"^persona-gen: .*{told}", lines[0])


def test_a_missing_extra_is_told_with_the_ways_out(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without an endpoint and without the embedded model: the install command, a key, a base URL."""
    monkeypatch.setitem(sys.modules, "xllamacpp", None)
    result = run("generate", BUYERS)
    assert result.exit_code == 2
    last = result.stderr.splitlines()[-1]
    assert re.search(r"pip install (-e )?'\S+\[local\]'", last)
    assert "OPENAI_API_KEY" in last
    assert "OPENAI_BASE_URL" in last


def test_a_model_without_an_endpoint_is_a_setting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Naming a model says nothing about where it is."""
    result = run("generate", BUYERS, "--model", "gpt-x")
    assert result.exit_code == 2
    assert "neither OPENAI_API_KEY nor OPENAI_BASE_URL" in result.stderr.splitlines()[-1]


@pytest.mark.parametrize(
    "model", [pytest.param("some", marks=pytest.mark.slow), None], ids=["model named", "model looked up"]
)
def test_an_endpoint_that_is_not_there_is_exit_code_3(model: str | None, monkeypatch: pytest.MonkeyPatch) -> None:
    """One line that names the address and what to look at."""
    with Loopback() as gone:
        served(gone, monkeypatch, model)
    result = run("generate", BUYERS, "--quiet")
    assert result.exit_code == 3
    assert gone.url in result.stderr
    assert result.stderr.endswith("check the network and OPENAI_BASE_URL, and that the server runs\n")
    assert result.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("answer", "told"),
    [
        (refused(401, "Incorrect API key"), "check OPENAI_API_KEY"),
        (Answer("<html>Welcome</html>"), "check OPENAI_BASE_URL"),
        (said(None, refusal="I would rather not"), "look for what it may object to"),
    ],
    ids=["401", "a web page", "a refusal"],
)
def test_an_endpoint_that_will_not_is_exit_code_3(answer: Answer, told: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """The model's errors keep their cure on the way to the terminal."""
    with Loopback(otherwise=answer) as loopback:
        served(loopback, monkeypatch)
        result = run("generate", BUYERS, "--quiet")
    assert result.exit_code == 3
    assert result.stdout == ""
    assert told in result.stderr
    assert result.stderr.count("\n") == 1


# --- as a process


@pytest.mark.slow
def test_an_interrupt_is_one_line_and_130(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C while the model thinks ends at once, and says that nothing received is lost."""
    with Loopback(otherwise=Answer(hang=60)) as loopback:
        served(loopback, monkeypatch)
        command = [sys.executable, "-c", PROGRAM, "generate", str(BUYERS), "--quiet"]
        with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
            until = time.monotonic() + 20
            while not loopback.requests and time.monotonic() < until:
                time.sleep(0.02)
            process.send_signal(signal.SIGINT)
            out, error = process.communicate(timeout=10)
    assert process.returncode == 130
    assert out == ""
    assert re.fullmatch(r"persona-gen: interrupted; .*\n", error)


@pytest.mark.slow
def test_a_closed_pipe_is_no_error() -> None:
    """`persona-gen prompt … | head -1` prints no traceback, whenever the reader goes."""
    command = [sys.executable, "-c", PROGRAM, "prompt", str(BUYERS), "--quiet"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout and process.stderr
        process.stdout.close()
        error = process.stderr.read()
    assert (process.returncode, error) == (0, "")


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="needs a pseudo-terminal")
@pytest.mark.parametrize(("no_color", "coloured"), [("", True), ("1", False)])
def test_colour_is_for_terminals_and_no_color_is_honoured(no_color: str, coloured: bool) -> None:
    """On a terminal the verdicts are coloured unless NO_COLOR is set; the words are the same."""
    master, slave = os.openpty()
    environment = {**os.environ, "TERM": "xterm", "NO_COLOR": no_color}
    command = [sys.executable, "-c", PROGRAM, "check", str(BY_HAND), "--segments", str(BUYERS), "--quiet"]
    with subprocess.Popen(command, stdout=slave, env=environment) as process:
        os.close(slave)
        shown = b""
        try:
            while block := os.read(master, 4096):
                shown += block
        except OSError:  # Linux says so when the other side is closed
            pass
        finally:
            os.close(master)
    assert process.returncode == 1
    assert b"number-mismatch" in shown
    assert (b"\x1b[" in shown) is coloured


@pytest.mark.slow
@pytest.mark.parametrize(("streams", "code"), [(">&-", 2), (">/dev/full", 2), ("2>/dev/full", 0), ("2>&-", 0)])
def test_a_stream_that_cannot_be_written_is_no_traceback(streams: str, code: int) -> None:
    """Results that nobody can receive are an error; messages that nobody can read are not."""
    command = f"{sys.executable} -m persona_gen prompt {BUYERS} {streams}"
    done = subprocess.run(["bash", "-c", command], capture_output=True, text=True, check=False)
    assert done.returncode == code
    assert "Traceback" not in done.stderr


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="needs a shell and /dev/full")
@pytest.mark.parametrize("command", ["--help", "--version", "check --help"])
@pytest.mark.parametrize("streams", [">&-", ">/dev/full"])
def test_help_that_cannot_be_written_is_one_line(command: str, streams: str) -> None:
    """What the library for commands prints is held to the same."""
    line = f"{sys.executable} -m persona_gen {command} {streams}"
    done = subprocess.run(["bash", "-c", line], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert re.fullmatch(r"persona-gen: standard output cannot be written \(.*\n", done.stderr)

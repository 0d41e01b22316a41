"""``review`` on the command line: what is printed, written and refused, and the exit codes."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from loopback import Answer, Loopback, said
from paths import FIXTURES
from reviewing import CAPABLE, COSTS, DECOY, TABS, alias_in, phrase, reaction
from typer.testing import CliRunner

from persona_gen.cli import review as command
from persona_gen.cli.app import app
from persona_gen.domain.review import Review
from persona_gen.errors import ConfigError

BUYERS = str(FIXTURES / "anxious-first-time-buyers.yaml")


def answer(request: dict[str, Any]) -> Answer:
    """A model that likes to know the cost."""
    kind = request["response_format"]["json_schema"]["name"]
    prompt = request["messages"][-1]["content"]
    if kind != "ReactionDraft":
        return said(CAPABLE[kind])
    cost = alias_in(prompt, "Not knowing the total cost")
    words = "Every cost" if "Every cost" in prompt.split("<copy")[1] else "Your first home"
    return said(
        reaction(
            resonates=[phrase(words, "What holds 54 % back is not knowing the total cost.", cost)],
            repels=[phrase(words, "82 % are held back by not knowing the total cost.", cost)],
            verdict="would-scroll-past" if words == "Your first home" else "speaks-to",
        )
    )


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """Runs the command against a server of its own, which knows nothing of judging, with a cache of its own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("OPENAI_API_KEY", "k")
    monkeypatch.setenv("PERSONA_GEN_MODEL", "scripted")
    with Loopback(otherwise=answer) as server:
        monkeypatch.setenv("OPENAI_BASE_URL", server.url)

        def invoke(*arguments: str, **settings: Any) -> Any:
            result = CliRunner().invoke(app, ["review", *arguments, "--judge", "none"], **settings)
            result.requests = server.requests
            return result

        yield invoke


def test_a_review_is_printed_and_its_json_is_the_public_format(run: Any) -> None:
    """Text by default, one document with --json; both end in 0 whatever the verdict."""
    result = run(COSTS, TABS, "--segments", BUYERS, "--samples", "1")
    assert result.exit_code == 0, result.output
    assert result.stdout.splitlines()[1].strip() == "+ speaks to Anxious first-time buyers"
    assert "speaks to" in result.stdout
    result = run(COSTS, TABS, "--segments", BUYERS, "--samples", "1", "--json", "-q")
    found = Review.model_validate_json(result.stdout)
    assert [r.verdict for r in found.reactions] == ["speaks-to", "does-not"]
    assert found.provenance is not None
    assert found.provenance.tokens.calls == 0
    assert found.provenance.tokens.remembered > 0
    assert json.loads(result.stdout)["schema"] == "persona-gen/review@2"


def test_files_are_written_beside_each_other(run: Any, tmp_path: Path) -> None:
    """review.json, .md, .html and .csv, of the same review."""
    out = tmp_path / "out"
    result = run("-", "--whole", "--kind", "page", "--segments", BUYERS, "--samples", "1", "-o", str(out), input=COSTS)
    assert result.exit_code == 0, result.output
    assert sorted(path.name for path in out.iterdir()) == ["review.csv", "review.html", "review.json", "review.md"]
    assert json.loads((out / "review.json").read_text(encoding="utf-8"))["kind"] == "page"


@pytest.mark.parametrize(
    ("flags", "code"), [([], 0), (["--fail-on", "does-not"], 1), (["--fail-on", "partly"], 1), (["--strict"], 1)]
)
def test_copy_can_be_gated(run: Any, flags: list[str], code: int) -> None:
    """1 with --fail-on where a verdict is that bad, and with --strict where the checker objects; 0 else."""
    assert run(TABS, "--segments", BUYERS, "--samples", "1", *flags).exit_code == code
    assert run(DECOY, "--segments", BUYERS, "--samples", "1", *flags).exit_code == 0


def test_a_gate_needs_a_model_that_gives_verdicts() -> None:
    """The embedded model gives none, so that every copy would pass."""
    command._can_fail(None, small=True)
    command._can_fail("does-not")
    with pytest.raises(ConfigError, match="gives none; set OPENAI_API_KEY"):
        command._can_fail("does-not", small=True)


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        ([TABS], "says which they stand on; name the data with --segments"),
        ([TABS, "--segments", BUYERS, "--kind", "poster"], '--kind is "poster"; give headline'),
        ([TABS, "--segments", BUYERS, "--fail-on", "speaks-to"], '--fail-on is "speaks-to"; give does-not or partly'),
        ([TABS, TABS, "--segments", BUYERS], "argument 2: this is the same text as argument 1; leave one of them out"),
        ([" ", "--segments", BUYERS], "argument 1: the copy is empty; "),
        (["nothing.txt", "--segments", BUYERS], "nothing.txt: there is no such file; check the path"),
        ([TABS, "--segments", BUYERS, "--personas", str(FIXTURES / "nowhere")], "there is no such file"),
        (
            [TABS, "--segments", str(FIXTURES / "platform-jugglers.yaml"), "--personas", str(FIXTURES / "personas")],
            'the segment "anxious-first-time-buyers" is not among those read (platform-jugglers)',
        ),
        ([TABS, "--segments", BUYERS, "--samples", "0"], "--samples"),
    ],
)
def test_what_cannot_be_is_one_line_and_2(run: Any, arguments: list[str], says: str) -> None:
    """Bad input and settings cost nothing and name the cure."""
    result = run(*arguments, "-q")
    assert result.exit_code == 2, result.output
    assert says in result.stderr
    assert len(result.stderr.strip().splitlines()) == 1
    assert not result.requests


def test_a_dry_run_asks_nothing(run: Any) -> None:
    """Calls by reader, and what would leave the machine; nothing is sent."""
    result = run(COSTS, TABS, DECOY, "--segments", BUYERS, "--dry-run", "--controls")
    assert result.exit_code == 0, result.output
    assert "anxious-first-time-buyers: 3 variants at up to 10 calls; 30 answers to pairs" in result.stdout
    assert "for controls" in result.stdout
    assert "stay on this machine" in result.stdout
    assert not result.requests


@pytest.mark.slow
def test_a_model_that_is_not_there_is_3(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """The endpoint's failure ends the review."""
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    result = run(COSTS, "--segments", BUYERS, "-q")
    assert result.exit_code == 3
    assert len(result.stderr.strip().splitlines()) == 1


def test_a_persona_is_asked_by_its_evidence(run: Any) -> None:
    """With --personas the review bears the persona's name, and the requests do not."""
    personas = str(FIXTURES / "personas" / "emma-by-hand.yaml")
    result = run(COSTS, "--segments", BUYERS, "--personas", personas, "--samples", "1")
    assert result.exit_code == 0, result.output
    assert "Emma Whitfield" in result.stdout
    assert "Emma" not in json.dumps(result.requests)


@pytest.mark.parametrize(
    "bad", [said(""), Answer({"error": {"message": "content filter"}}, status=400)], ids=["empty", "refused"]
)
def test_one_bad_reply_ends_no_review(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, bad: Answer) -> None:
    """What was answered is printed and written, the cell without a reply is named, and the exit code says so."""

    def troubled(request: dict[str, Any]) -> Answer:
        return bad if "Your first home" in str(request["messages"]) else answer(request)

    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    out = tmp_path / "out"
    with Loopback(otherwise=troubled) as server:
        words = ["review", COSTS, TABS, "--segments", BUYERS, "--samples", "1", "-o", str(out)]
        env = {"OPENAI_BASE_URL": server.url, "OPENAI_API_KEY": "k", "PERSONA_GEN_MODEL": "m"}
        result = CliRunner().invoke(app, [*words, "--judge", "none"], env=env)
    assert result.exit_code == 4, result.output
    review = Review.model_validate_json((out / "review.json").read_text(encoding="utf-8"))
    assert len(review.reactions) == len(review.unanswered) == 1
    assert review.unanswered[0].startswith("anxious-first-time-buyers on ")
    assert "No usable reply of" in (out / "review.md").read_text(encoding="utf-8")
    assert {path.suffix for path in out.iterdir()} >= {".json", ".md", ".html", ".csv"}


def test_a_model_that_answers_nothing_ends_the_review(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where no reply was of use there is nothing to write."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    with Loopback(otherwise=said({"nonsense": 1})) as server:
        env = {"OPENAI_BASE_URL": server.url, "OPENAI_API_KEY": "k", "PERSONA_GEN_MODEL": "m"}
        result = CliRunner().invoke(app, ["review", COSTS, "--segments", BUYERS, "--judge", "none"], env=env)
    assert result.exit_code == 3
    assert "gave no usable reply" in result.output

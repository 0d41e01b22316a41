"""Requests in files: written once, in shards that providers take, and the round trip through somebody's answers."""

from __future__ import annotations

import json
import re
import stat
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from loopback import Answer, said
from many_segments import persona, write_segments
from typer.testing import CliRunner, Result

from persona_gen.cli import app
from persona_gen.errors import ConfigError, ModelRejected
from persona_gen.runs.provider import requests
from persona_gen.runs.provider.requests import OpenRequest, PendingRequests
from persona_gen.sources.reading import read_personas

pytestmark = pytest.mark.filterwarnings("ignore::persona_gen.sources.reading.SourceWarning")

BODY = {"model": "m", "messages": [], "response_format": {"json_schema": {"name": "PersonaDraft"}}}


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A memory of its own, and an endpoint that would refuse every connection."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("OPENAI_BASE_URL", "http://127.0.0.1:9/v1")
    monkeypatch.setenv("PERSONA_GEN_MODEL", "scripted")
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)


def batch(*arguments: object) -> Result:
    """A command of `batch_files`, in this process. Anything but a clean exit is a failure of the test."""
    result = CliRunner().invoke(app, ["batch", *map(str, arguments)])
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def lines(path: Path) -> list[dict[str, Any]]:
    """A file of JSON lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def answered(files: str, target: Path, answer: Callable[[dict[str, Any]], Answer | None] = persona) -> Path:
    """The results of the request files that a command printed, last request first; None for what expired."""
    asked = [request for file in files.split() for request in lines(Path(file))]
    with target.open("w", encoding="utf-8") as file:
        for number, request in enumerate(reversed(asked)):
            result = {
                "id": f"{target.stem}-{number}",
                "custom_id": request["custom_id"],
                "response": None,
                "error": None,
            }
            if said_so := answer(request["body"]):
                result["response"] = {"status_code": 200, "body": said_so.body}
            else:
                result["error"] = {"code": "batch_expired", "message": "too late"}
            file.write(json.dumps(result) + "\n")
    return target


def flawed(body: dict[str, Any]) -> Answer:
    """A persona with a wrong figure, and a repair that takes it out."""
    if body["response_format"]["json_schema"]["name"] == "RepairDraft":
        return said({"claims": [{"path": "tagline", "text": "They turn to the app.", "cites": ["S1"]}]})
    draft = json.loads(persona(body).body["choices"][0]["message"]["content"])
    return said(draft | {"tagline": {"text": "99 % first turn to the app.", "cites": draft["tagline"]["cites"]}})


@pytest.mark.slow
@pytest.mark.usefixtures("settings")
def test_requests_go_out_and_personas_come_back(tmp_path: Path) -> None:
    """Export, answers in another order, import: every segment has its persona, and nothing was sent anywhere."""
    segments, out = write_segments(tmp_path / "segments", 12), tmp_path / "out"
    exported = batch("export", segments, "-o", out)
    assert exported.exit_code == 0, exported.output
    assert "12 wait for answers" in exported.stderr
    [first, *_] = lines(Path(exported.stdout.strip()))
    assert (first["method"], first["url"], first["body"]["model"]) == ("POST", "/v1/chat/completions", "scripted")
    assert first["body"]["response_format"]["json_schema"]["strict"] is True
    assert len(first["custom_id"]) == 64

    imported = batch("import", answered(exported.stdout, tmp_path / "results.jsonl"), "-o", out)
    assert imported.exit_code == 0, imported.output
    assert "12 replies new (180 tokens)" in imported.stderr
    assert "12 personas written" in imported.stderr
    assert len(list(read_personas(out))) == 12


@pytest.mark.usefixtures("settings")
def test_a_second_import_changes_nothing_and_says_so(tmp_path: Path) -> None:
    """Neither the same file again nor its replies in another file count twice."""
    out = tmp_path / "out"
    exported = batch("export", write_segments(tmp_path / "segments", 3), "-o", out)
    results = answered(exported.stdout, tmp_path / "results.jsonl")
    batch("import", results, "-o", out)
    before = {path: path.read_bytes() for path in out.rglob("*.json")}
    assert "imported before; nothing is changed" in batch("import", results, "-o", out).stderr
    results.write_bytes(b"\n" + results.read_bytes())
    assert "0 replies new (0 tokens), 3 known before" in batch("import", results, "-o", out).stderr
    assert {path: path.read_bytes() for path in out.rglob("*.json")} == before


@pytest.mark.usefixtures("settings")
def test_what_has_to_be_repaired_is_asked_in_the_next_round(tmp_path: Path) -> None:
    """A flagged draft waits for its correction, which is a request of its own; then the persona is there."""
    out = tmp_path / "out"
    exported = batch("export", write_segments(tmp_path / "segments", 2), "-o", out, "--rounds", 1)
    second = batch("import", answered(exported.stdout, tmp_path / "1.jsonl", flawed), "-o", out)
    assert second.stdout.strip().endswith("requests-2-1.jsonl")
    assert not list(out.glob("*.md"))
    third = batch("import", answered(second.stdout, tmp_path / "2.jsonl", flawed), "-o", out)
    assert third.stdout == ""
    assert "2 personas written" in third.stderr
    assert {str(p.tagline and p.tagline.text) for p in read_personas(out)} == {"They turn to the app."}


@pytest.mark.usefixtures("settings")
def test_what_was_asked_is_not_asked_again_before_its_answer(tmp_path: Path) -> None:
    """A second export writes only what is new, in a file of its own."""
    segments, out = write_segments(tmp_path / "segments", 2), tmp_path / "out"
    first = batch("export", segments, "-o", out)
    again = batch("export", segments, "-o", out)
    assert (again.exit_code, again.stdout) == (0, "")
    assert "2 requests have no result yet" in again.stderr
    assert "--again" in again.stderr
    write_segments(segments, 3)
    more = batch("export", segments, "-o", out)
    assert more.stdout.strip().endswith("requests-2-1.jsonl")
    assert len(lines(Path(more.stdout.strip()))) == 1
    results = answered(first.stdout + more.stdout, tmp_path / "results.jsonl")
    assert "3 personas written" in batch("import", results, "-o", out).stderr


@pytest.mark.usefixtures("settings")
def test_names_stay_while_answers_are_waited_for(tmp_path: Path) -> None:
    """Whoever a request is about is noted, for a new name would make another request of it."""
    out = tmp_path / "out"
    exported = batch("export", write_segments(tmp_path / "segments", 5), "-o", out)
    noted = [outcome["name"] for outcome in lines(out / "manifest.jsonl")]
    prompts = [request["body"]["messages"][-1]["content"] for request in lines(Path(exported.stdout.strip()))]
    assert len(set(noted)) == 5
    assert all(f'person: "{name}"' in prompt for name, prompt in zip(noted, prompts, strict=True))
    batch("import", answered(exported.stdout, tmp_path / "r.jsonl"), "-o", out)
    assert [outcome["name"] for outcome in lines(out / "manifest.jsonl")] == noted * 2


@pytest.mark.usefixtures("settings")
def test_a_failed_request_is_asked_three_times_in_all(tmp_path: Path) -> None:
    """A segment whose request never gets a usable answer fails with the reason, and the others are done."""

    def all_but_one(body: dict[str, Any]) -> Answer | None:
        return None if re.search(r"Segment 1\b", body["messages"][-1]["content"]) else persona(body)

    out = tmp_path / "out"
    last = batch("export", write_segments(tmp_path / "segments", 3), "-o", out)
    for number in (1, 2, 3):
        assert last.exit_code == 0
        last = batch("import", answered(last.stdout, tmp_path / f"{number}.jsonl", all_but_one), "-o", out)
    assert (last.exit_code, last.stdout) == (4, "")
    assert "segment-00001: asked 3 times in batches and never answered usably: batch_expired: too late" in last.stderr
    assert len(list(out.glob("*.md"))) == 2


@pytest.mark.usefixtures("settings")
def test_a_repair_that_never_comes_leaves_the_draft_flagged(tmp_path: Path) -> None:
    """After three rounds in vain the persona is written as it was drafted, as in any other run."""

    def no_repair(body: dict[str, Any]) -> Answer | None:
        return None if body["response_format"]["json_schema"]["name"] == "RepairDraft" else flawed(body)

    out = tmp_path / "out"
    last = batch("export", write_segments(tmp_path / "segments", 1), "-o", out)
    for number in range(4):
        last = batch("import", answered(last.stdout, tmp_path / f"{number}.jsonl", no_repair), "-o", out)
    assert (last.exit_code, last.stdout) == (0, "")
    assert "the repair failed, so the draft stays as it is: asked 3 times" in last.stderr
    [written] = read_personas(out)
    assert written.tagline and written.tagline.text == "99 % first turn to the app."


@pytest.mark.usefixtures("settings")
def test_what_got_no_result_at_all_is_asked_again_when_one_says_so(tmp_path: Path) -> None:
    """Results that are lost are waited for, until `--again` asks for them anew."""
    out = tmp_path / "out"
    batch("export", write_segments(tmp_path / "segments", 2), "-o", out)
    again = batch("import", "-o", out, "--again")
    assert "2 requests without a result are asked again" in again.stderr
    assert len(lines(Path(again.stdout.strip()))) == 2
    assert "2 personas written" in batch("import", answered(again.stdout, tmp_path / "r.jsonl"), "-o", out).stderr


@pytest.mark.usefixtures("settings")
def test_an_unreadable_segment_file_is_told_and_the_rest_goes_on(tmp_path: Path) -> None:
    """One bad file is a failure of its own."""
    segments = write_segments(tmp_path / "segments", 2)
    (segments / "bad.json").write_text("{")
    exported = batch("export", segments, "-o", tmp_path / "out")
    assert "bad.json: line 1" in exported.stderr
    assert "1 failed, 2 wait for answers" in exported.stderr


@pytest.mark.usefixtures("settings")
@pytest.mark.parametrize(
    ("arguments", "environment", "words"),
    [
        (["export", "-", "-o", "{out}"], {}, "stdin cannot be read again"),
        (["export", "{segments}", "-o", "{out}"], {"OPENAI_BASE_URL": ""}, "the embedded model reads no batch files"),
        (["export", "{segments}", "-o", "{out}"], {"PERSONA_GEN_MODEL": "embedded"}, "the embedded model reads no"),
        (
            ["export", "{segments}", "-o", "{exported}", "--rounds", "0"],
            {},
            "waits for answers to requests with another",
        ),
        (["export", "{segments}", "-o", "{exported}", "--model", "other"], {}, "waits for answers to requests with"),
        (["import", "-o", "{exported}"], {}, "no results are given; name their files"),
        (["import", "{segments}/no.jsonl", "-o", "{exported}"], {}, "no.jsonl: there is no such file"),
        (["import", "{segments}", "-o", "{exported}"], {}, "segments: this is a folder"),
        (["import", "r.jsonl", "-o", "{out}"], {}, "nothing was exported to"),
        (["submit", "-o", "{out}"], {}, "nothing was exported to"),
        (["fetch", "-o", "{out}"], {}, "nothing was exported to"),
        (["fetch", "-o", "{exported}"], {}, "nothing was submitted; run persona-gen batch submit first"),
        (
            ["submit", "-o", "{exported}"],
            {"OPENAI_BASE_URL": "http://other/v1"},
            "and the environment says http://other",
        ),
    ],
)
def test_what_cannot_be_done_is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, arguments: list[str], environment: dict[str, str], words: str
) -> None:
    """Usage and configuration errors say what is wrong and what to do, and exit with 2."""
    segments, exported = write_segments(tmp_path / "segments", 1), tmp_path / "exported"
    batch("export", segments, "-o", exported)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    names = {"segments": segments, "exported": exported, "out": tmp_path / "out"}
    result = batch(*(argument.format(**names) for argument in arguments))
    assert result.exit_code == 2
    assert words in result.stderr
    assert result.stderr.count("\n") == 1
    assert not (tmp_path / "out" / "exchange").exists()


def pending(tmp_path: Path) -> PendingRequests:
    """An empty one."""
    return PendingRequests(tmp_path, {"model": "m"})


@pytest.mark.parametrize(("limit", "value"), [("LINES", 2), ("BYTES", 500)])
def test_a_full_file_is_followed_by_another(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, limit: str, value: int
) -> None:
    """Neither the lines nor the bytes of a file pass the limit, and every request is in one of them."""
    monkeypatch.setattr(requests, limit, value)
    asking = pending(tmp_path)
    with asking.next_round():
        for number in range(5):
            asking.ask(f"{number:064}", BODY)
    files = [asking.shard(name) for name in asking.written]
    assert [file.name for file in files] == ["requests-1-1.jsonl", "requests-1-2.jsonl", "requests-1-3.jsonl"]
    assert [len(lines(file)) for file in files] == [2, 2, 1]
    assert asking.pending == {"requests-1-1": 2, "requests-1-2": 2, "requests-1-3": 1}
    assert all(stat.S_IMODE(file.stat().st_mode) == 0o600 for file in files)


def test_a_line_has_no_line_ends_but_its_own(tmp_path: Path) -> None:
    """What some readers take for the end of a line is escaped."""
    asking = pending(tmp_path)
    with asking.next_round():
        asking.ask("0" * 64, BODY | {"messages": [{"role": "user", "content": "a\u2028b\u0085c\nd"}]})
    [line] = asking.shard("requests-1-1").read_text(encoding="utf-8").splitlines()
    assert json.loads(line)["body"]["messages"][0]["content"] == "a\u2028b\u0085c\nd"


def test_a_round_that_breaks_off_leaves_nothing(tmp_path: Path) -> None:
    """What was written when an error, or a kill, came counts for nothing, and the next round writes over it."""
    asking = pending(tmp_path)
    with asking.next_round():
        pass
    (asking.folder / "requests-1-7.jsonl").write_text("of a run that was killed")
    (asking.folder / ".persona-gen-x.tmp").write_text("half a file")
    with pytest.raises(KeyboardInterrupt), asking.next_round():
        asking.ask("0" * 64, BODY)
        raise KeyboardInterrupt
    assert [path.name for path in asking.folder.iterdir()] == ["asked.jsonl"]
    asking = PendingRequests.load(tmp_path)
    assert (asking.round, asking.unanswered) == (0, {})


def test_an_exchange_is_read_as_it_was_saved(tmp_path: Path) -> None:
    """Rounds, what was imported, and every request with its failures."""
    asking = pending(tmp_path)
    with asking.next_round():
        asking.ask("0" * 64, BODY)
        asking.ask("1" * 64, BODY)
    asking.imported.append("f" * 64)
    asking.unanswered["1" * 64].failed = "no – “reply”"
    asking.save()
    read = PendingRequests.load(tmp_path)
    assert (read.round, read.imported, read.settings) == (1, ["f" * 64], {"model": "m"})
    assert read.unanswered["0" * 64] == OpenRequest("PersonaDraft", 0, "requests-1-1", 1)
    assert read.unanswered == asking.unanswered


@pytest.mark.parametrize("content", ["", "{", "[]", '{"settings": {}, "round": 1, "imported": []}\n["k", 1'])
def test_a_damaged_state_is_told(tmp_path: Path, content: str) -> None:
    """The cure loses nothing that was paid for."""
    pending(tmp_path).folder.mkdir()
    (tmp_path / "exchange" / "asked.jsonl").write_text(content)
    with pytest.raises(ConfigError, match=r"asked\.jsonl is damaged; delete that folder and export again"):
        PendingRequests.load(tmp_path)


def test_asking_in_vain_has_an_end(tmp_path: Path) -> None:
    """The fourth time is refused, with the last reason."""
    asking = pending(tmp_path)
    for _ in range(3):
        with asking.next_round():
            asking.ask("0" * 64, BODY)
        assert asking.give_up("HTTP 500") == 1
    with asking.next_round(), pytest.raises(ModelRejected, match=r"asked 3 times .*HTTP 500"):
        asking.ask("0" * 64, BODY)

"""A run over many segments: every one once, nothing twice, and what fails is told."""

from __future__ import annotations

import csv
import json
import os
import random
import re
import signal
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from loopback import Answer, Loopback, refused, said
from many_segments import persona, segment, write_segments
from typer.testing import CliRunner, Result

from persona_gen.cli import app
from persona_gen.sources.reading import read_personas

pytestmark = pytest.mark.filterwarnings("ignore::persona_gen.sources.reading.SourceWarning")

COMMAND = [
    sys.executable,
    "-c",
    "import signal; signal.signal(signal.SIGINT, signal.default_int_handler); from persona_gen.cli import main; main()",
    "batch",
]


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A cache of its own, and a model named."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    monkeypatch.setenv("PERSONA_GEN_MODEL", "scripted")
    monkeypatch.setenv("OPENAI_API_KEY", "key")


def environment(server: Loopback) -> dict[str, str]:
    """What a process needs to ask the server."""
    return {**os.environ, "OPENAI_BASE_URL": server.url}


def batch(server: Loopback, *arguments: object) -> Result:
    """The command, in this process, with rules alone to check."""
    env = {"OPENAI_BASE_URL": server.url, "PERSONA_GEN_JUDGE_MODEL": "none"}
    return CliRunner().invoke(app, ["batch", *map(str, arguments)], env=env)


def lines(path: Path) -> list[dict[str, Any]]:
    """A file of JSON lines."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def asked_of(server: Loopback) -> Counter[str]:
    """How often each segment was asked about."""
    found = (re.search(r"Segment (\d+)\b", request["messages"][-1]["content"]) for request in server.requests)
    return Counter(match[1] for match in found if match)


@pytest.mark.usefixtures("settings")
def test_every_segment_gets_its_persona_once(tmp_path: Path) -> None:
    """Files, manifest and both summaries tell of the same segments, and names are unique."""
    segments, out = write_segments(tmp_path / "segments", 10), tmp_path / "out"
    with Loopback(otherwise=persona) as server:
        result = batch(server, segments, "-o", out, "--concurrency", 4)
    assert result.exit_code == 0, result.output
    assert "10 segments: 10 written" in result.output
    assert len(server.requests) == 10
    names = [written.name for written in read_personas(out)]
    assert len(set(names)) == 10
    rows = list(csv.DictReader((out / "summary.csv").read_text(encoding="utf-8-sig").splitlines()))
    assert [row["segment"] for row in rows] == [f"segment-{number:05}" for number in range(10)]
    assert sorted(row["name"] for row in rows) == sorted(names)
    summary = json.loads((out / "summary.json").read_text())
    assert summary["claims"]["claims"] == sum(int(row["claims"]) for row in rows)
    assert [outcome["segment"] for outcome in summary["outcomes"]] == [row["segment"] for row in rows]


@pytest.mark.usefixtures("settings")
def test_what_is_unchanged_is_left_alone(tmp_path: Path) -> None:
    """A second run asks nothing and writes no persona; a changed segment is redone and keeps its person."""
    segments, out = write_segments(tmp_path / "segments", 6), tmp_path / "out"
    with Loopback(otherwise=persona) as server:
        batch(server, segments, "-o", out)
        before = {path: path.stat().st_mtime_ns for path in out.glob("*.md")}
        names = {line["segment"]: line["name"] for line in lines(out / "manifest.jsonl")}
        again = batch(server, segments, "-o", out)
        assert "0 written, 6 unchanged" in again.output
        assert before == {path: path.stat().st_mtime_ns for path in out.glob("*.md")}
        (segments / "segment-00002.json").write_text(json.dumps(segment(2, changed=True)))
        third = batch(server, segments, "-o", out)
    assert "1 written, 5 unchanged" in third.output
    assert asked_of(server) == {str(number): 2 if number == 2 else 1 for number in range(6)}
    latest = lines(out / "manifest.jsonl")[-1]
    assert (latest["segment"], latest["name"]) == ("segment-00002", names["segment-00002"])
    assert len(list(out.glob("*.md"))) == 6


@pytest.mark.usefixtures("settings")
def test_other_settings_write_anew_and_a_lost_file_comes_back(tmp_path: Path) -> None:
    """Another number of repair rounds is another persona; a persona file that was deleted is free to have again."""
    segments, out = write_segments(tmp_path / "segments", 3), tmp_path / "out"
    with Loopback(otherwise=persona) as server:
        batch(server, segments, "-o", out)
        assert "3 written" in batch(server, segments, "-o", out, "--rounds", 1).output
        next(out.glob("*.md")).with_suffix(".json").unlink()
        assert "1 written, 2 unchanged" in batch(server, segments, "-o", out, "--rounds", 1).output
    assert len(server.requests) == 3


@pytest.mark.usefixtures("settings")
def test_one_changed_segment_of_a_file_of_many(tmp_path: Path) -> None:
    """Of segments that share a file only the changed one is redone; after that the file is not even read."""
    file, out = tmp_path / "all.json", tmp_path / "out"

    def write(*changed: int) -> None:
        parts = [segment(number, changed=number in changed) for number in range(5)]
        for part in parts:
            del part["schema"]
        file.write_text(json.dumps({"schema": "persona-gen/segment@1", "segments": parts}))

    write()
    with Loopback(otherwise=persona) as server:
        batch(server, file, "-o", out)
        write(3)
        assert "1 written, 4 unchanged" in batch(server, file, "-o", out).output
        assert "5 unchanged" in batch(server, file, "-o", out).output
    assert asked_of(server) == {str(number): 2 if number == 3 else 1 for number in range(5)}


@pytest.mark.usefixtures("settings")
def test_one_failure_never_stops_the_rest(tmp_path: Path) -> None:
    """A file that cannot be read, an id used twice and a model that refuses: each is told, and the run exits with 4."""
    segments, out = write_segments(tmp_path / "segments", 4), tmp_path / "out"
    (segments / "broken.yaml").write_text("name: [")
    (segments / "zz-twice.json").write_text(json.dumps(segment(1)))

    def moody(request: dict[str, Any]) -> Answer:
        refuses = "Segment 2" in request["messages"][-1]["content"]
        return said(None, refusal="I would rather not.") if refuses else persona(request)

    with Loopback(otherwise=moody) as server:
        result = batch(server, segments, "-o", out)
        assert result.exit_code == 4
        assert "3 written, 3 failed" in result.output
        assert "broken.yaml: line" in result.output
        assert 'the segment id "segment-00001" was read before' in result.output
        assert "Traceback" not in result.output
        server.otherwise = persona
        (segments / "broken.yaml").unlink()
        (segments / "zz-twice.json").unlink()
        assert "1 written, 3 unchanged" in batch(server, segments, "-o", out).output


@pytest.mark.slow
@pytest.mark.usefixtures("settings")
def test_a_repair_that_failed_on_a_passing_fault_is_done_by_the_next_run(tmp_path: Path) -> None:
    """The draft stays, flagged, until a run can repair it; nothing else is asked again, and then it is unchanged."""
    segments, out = write_segments(tmp_path / "segments", 3), tmp_path / "out"
    repairs = [said("I would rather write prose.")]

    def flawed(request: dict[str, Any]) -> Answer:
        if "99 % first turn" in json.dumps(request["messages"], ensure_ascii=False):
            return repairs[-1]
        draft = json.loads(persona(request).body["choices"][0]["message"]["content"])
        wrong = {"text": "99 % first turn to the app.", "cites": draft["tagline"]["cites"]}
        return said(draft | ({"tagline": wrong} if "Segment 1" in request["messages"][-1]["content"] else {}))

    def taglines() -> list[str]:
        return [written.tagline.text for written in read_personas(out) if written.tagline]

    with Loopback(otherwise=flawed) as server:
        first = batch(server, segments, "-o", out)
        assert (first.exit_code, "the repair failed, so the draft stays as it is" in first.stderr) == (0, True)
        assert "99 % first turn to the app." in taglines()
        again = batch(server, segments, "-o", out)
        assert "1 written, 2 unchanged" in again.output
        repairs.append(said({"claims": [{"path": "tagline", "text": "", "cites": []}]}))
        asked = len(server.requests)
        assert "1 written, 2 unchanged" in batch(server, segments, "-o", out).output
        assert len(server.requests) - asked <= 2, "the draft is remembered"
        assert "99 % first turn to the app." not in taglines()
        assert "0 written, 3 unchanged" in batch(server, segments, "-o", out).output
    assert len({line["name"] for line in lines(out / "manifest.jsonl")}) == 3


@pytest.mark.skipif(sys.platform in ("win32", "darwin"), reason="file names are Unicode there")
@pytest.mark.usefixtures("settings")
def test_a_file_whose_name_is_no_utf_8_is_a_segment_like_any_other(tmp_path: Path) -> None:
    """It is written, noted down and unchanged in the next run; one that cannot be read is one line."""
    segments, out = write_segments(tmp_path / "segments", 2), tmp_path / "out"
    (segments / "segment-00001.json").rename(segments / os.fsdecode(b"caf\xe9.json"))
    (segments / os.fsdecode(b"na\xefve.yaml")).write_text("name: [")
    with Loopback(otherwise=persona) as server:
        first = batch(server, segments, "-o", out)
        assert (first.exit_code, first.exception.__class__) == (4, SystemExit), first.output
        assert "2 written, 1 failed" in first.output
        assert "0 written, 2 unchanged, 1 failed" in batch(server, segments, "-o", out).output
    assert len(server.requests) == 2
    assert len(list(csv.DictReader((out / "summary.csv").read_text(encoding="utf-8-sig").splitlines()))) == 3


@pytest.mark.usefixtures("settings")
def test_a_path_that_is_not_there_begins_nothing(tmp_path: Path) -> None:
    """A misspelt path is a usage error, before any folder is made."""
    result = CliRunner().invoke(app, ["batch", str(tmp_path / "segmnts"), "-o", str(tmp_path / "out")])
    assert result.exit_code == 2
    assert "there is no such file or folder; check the path" in result.output
    assert not (tmp_path / "out").exists()


@pytest.mark.usefixtures("settings")
def test_a_refused_key_ends_the_run_at_once(tmp_path: Path) -> None:
    """Of fifty segments only those under way ask; the exit code is 3 and nothing is noted as failed."""
    segments, out = write_segments(tmp_path / "segments", 50), tmp_path / "out"
    with Loopback(otherwise=refused(401, "bad key")) as server:
        result = batch(server, segments, "-o", out, "--concurrency", 4)
    assert result.exit_code == 3
    assert "check OPENAI_API_KEY" in result.output
    assert len(server.requests) <= 8
    assert {line["status"] for line in lines(out / "manifest.jsonl")} == {"waiting"}


@pytest.mark.slow
@pytest.mark.usefixtures("settings")
def test_two_runs_on_one_folder(tmp_path: Path) -> None:
    """The second says so and leaves; the first is not disturbed."""
    segments, out = write_segments(tmp_path / "segments", 3), tmp_path / "out"

    def slow(request: dict[str, Any]) -> Answer:
        answer = persona(request)
        return Answer(answer.body, hang=1.0)

    with Loopback(otherwise=slow) as server:
        first = subprocess.Popen(
            [*COMMAND, segments, "-o", out], env=environment(server), stdout=subprocess.PIPE, stderr=subprocess.PIPE
        )
        while not server.requests:
            time.sleep(0.02)
        second = batch(server, segments, "-o", out)
        assert second.exit_code == 2
        assert f"another run is at work in {out}; wait for it" in second.output
        assert first.communicate(timeout=30)[0]
        assert first.returncode == 0


@pytest.mark.slow
@pytest.mark.usefixtures("settings")
def test_ctrl_c_finishes_what_is_under_way(tmp_path: Path) -> None:
    """One interrupt ends the run in order with exit code 130; the same command goes on and asks nothing twice."""
    segments, out = write_segments(tmp_path / "segments", 12), tmp_path / "out"

    def slow(request: dict[str, Any]) -> Answer:
        return Answer(persona(request).body, hang=0.3)

    command = [*COMMAND, segments, "-o", out, "--concurrency", "3", "--judge", "none"]
    with Loopback(otherwise=slow) as server:
        run = subprocess.Popen(command, env=environment(server), stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        while len(server.requests) < 4:
            time.sleep(0.02)
        run.send_signal(signal.SIGINT)
        _, told = run.communicate(timeout=30)
        assert run.returncode == 130, told
        assert b"the same command goes on from here" in told
        done = sum(line["status"] == "done" for line in lines(out / "manifest.jsonl"))
        assert done == len(server.requests) < 12
        server.otherwise = persona
        assert f"{12 - done} written, {done} unchanged" in batch(server, *command[4:]).output
    assert set(asked_of(server).values()) == {1}


KILLS = 7


@pytest.mark.slow
@pytest.mark.usefixtures("settings")
def test_killed_at_any_instant_nothing_is_lost_or_bought_twice(tmp_path: Path) -> None:
    """After kill -9 at random instants: every persona once, no half file, no reply that came asked for again.

    `benchmarks/kills.py` does it a hundred times.
    """
    segments, out = write_segments(tmp_path / "segments", 30), tmp_path / "out"
    received = Counter[str]()

    def answer(request: dict[str, Any]) -> Answer:
        return Answer(persona(request).body, hang=0.02)

    chance = random.Random(20)
    command = [*COMMAND, segments, "-o", out, "--concurrency", "2", "--quiet", "--judge", "none"]
    with Loopback(otherwise=answer) as server:
        for _ in range(KILLS):
            run = subprocess.Popen(
                command, env=environment(server), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
            )
            asked = len(server.requests) + chance.randrange(5)
            begun = time.monotonic()
            while len(server.requests) < asked and run.poll() is None and time.monotonic() - begun < 20:
                time.sleep(0.002)
            time.sleep(chance.uniform(0, 0.06))
            run.kill()
            run.wait()
            received = asked_of(server)
        result = batch(server, *command[4:])
    assert result.exit_code == 0, result.output
    assert len({written.segment for written in read_personas(out)}) == 30
    assert len(list(out.glob("*.md"))) == len(list(out.glob("*.check.json"))) == 30
    assert not list(out.glob(".persona-gen-*.tmp"))
    for path in out.glob("*.json"):
        json.loads(path.read_text(encoding="utf-8"))
    # A request is asked again only if the kill came before its answer was remembered: two at a time.
    assert sum(count - 1 for count in asked_of(server).values()) <= 2 * KILLS
    assert sum(received.values()) > KILLS

"""Runs against an endpoint that misbehaves in every way there is, and a disk that is full."""

from __future__ import annotations

import json
import os
import random
import shutil
import subprocess
import sys
import threading
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from loopback import Answer, Loopback, refused, said
from many_segments import persona, write_segments

from persona_gen.errors import EndpointDown
from persona_gen.llm.cache import CompletionCache
from persona_gen.llm.client import Client
from persona_gen.llm.concurrency import ConcurrencyLimit
from persona_gen.llm.endpoint import remote
from persona_gen.llm.prompts import Prompts
from persona_gen.runs.manifest import Manifest
from persona_gen.runs.run import RunContext, run_batch, write_job
from persona_gen.runs.worklist import Worklist, begun
from persona_gen.sources.reading import read_personas, source_files

pytestmark = [pytest.mark.slow, pytest.mark.filterwarnings("ignore::persona_gen.sources.reading.SourceWarning")]

FAULTS: dict[str, Any] = {
    "429": lambda _: refused(429, "slow down"),
    "429 with retry-after": lambda _: refused(429, "slow down", headers={"retry-after-ms": "50"}),
    "500": lambda _: refused(500, "oops"),
    "502": lambda _: Answer("<html>bad gateway</html>", status=502),
    "503": lambda _: refused(503, "overloaded", headers={"retry-after": "0"}),
    "dropped in mid-body": lambda request: Answer(persona(request).body, cut=40),
    "half a JSON": lambda request: said(persona(request).body["choices"][0]["message"]["content"][:60]),
    "HTML": lambda _: Answer("<html>sign in</html>"),
    "no choices": lambda _: Answer({"choices": []}),
    "a refusal": lambda _: said(None, refusal="I would rather not."),
    "another schema": lambda _: said({"headline": "Buy now"}),
    "cut short": lambda request: said(persona(request).body["choices"][0]["message"]["content"][:60], finish="length"),
    "a hang": lambda request: Answer(persona(request).body, hang=30.0),
}


def context(server: Loopback, tmp_path: Path, *, concurrency: int = 16, patience: float = 60.0) -> RunContext:
    """What writing takes, with a deadline that a test can wait for."""
    concurrency_limit = ConcurrencyLimit(concurrency, patience=patience)
    client = Client(
        remote("scripted", server.url, "key"),
        cache=CompletionCache(tmp_path / "memory.sqlite"),
        deadline=6.0,
        concurrency_limit=concurrency_limit,
    )
    return RunContext(client, Prompts(), limits=(concurrency_limit,))


def run(segments: Path, out: Path, tools: RunContext, concurrency: int = 16) -> Counter[str]:
    """One run: how many are done and how many failed, each with a reason."""
    ended: Counter[str] = Counter()
    with Manifest(out) as manifest:
        work = Worklist(source_files(segments), manifest, tools.sha256)
        for outcome in run_batch(
            begun(work, manifest, tools.sha256),
            lambda job: write_job(job, tools.write, out, tools.sha256),
            concurrency,
            threading.Event(),
        ):
            manifest.add(outcome)
            ended[outcome.status] += 1
            assert (outcome.status == "done") == (outcome.error is None)
    return ended


def test_a_hundred_segments_at_thirty_percent_of_faults(tmp_path: Path) -> None:
    """All end as done or with a clear reason, no answer that was good is asked for twice, and reruns do the rest."""
    chance, lock = random.Random(30), threading.Lock()
    met: Counter[str] = Counter()
    good: Counter[str] = Counter()

    def moody(request: dict[str, Any]) -> Answer:
        with lock:
            fault = chance.choice([*FAULTS]) if chance.random() < 0.3 else None
            if fault:
                met[fault] += 1
                answer: Answer = FAULTS[fault](request)
                return answer
            if len(request["messages"]) == len(first_request(server)["messages"]):  # not a re-ask
                good[request["messages"][-1]["content"]] += 1
        return persona({**request, "messages": request["messages"][: len(first_request(server)["messages"])]})

    def first_request(server: Loopback) -> dict[str, Any]:
        return server.requests[0]

    segments, out = write_segments(tmp_path / "segments", 100), tmp_path / "out"
    with Loopback(otherwise=moody) as server:
        tools = context(server, tmp_path)
        first = run(segments, out, tools)
        assert first["done"] + first["failed"] == 100
        assert first["done"] > 66
        rounds = 1
        while rounds < 8 and run(segments, out, tools)["failed"]:
            rounds += 1
    assert set(met) == set(FAULTS), "each kind of fault was met"
    assert set(good.values()) == {1}, "a good answer is bought once"
    found = read_personas(out)
    assert len(found) == len({p.segment for p in found}) == len({p.name for p in found}) == 100
    print(f"{first}, {sum(met.values())} faults, {len(server.requests)} requests, {rounds} more runs")


def test_an_endpoint_that_is_down_ends_the_run(tmp_path: Path) -> None:
    """When the server dies in the middle the run says so within seconds, and what was done stays done."""
    segments, out = write_segments(tmp_path / "segments", 60), tmp_path / "out"
    answers = Counter[str]()

    def dying(request: dict[str, Any]) -> Answer:
        answers["asked"] += 1
        return persona(request) if answers["asked"] <= 20 else refused(500, "disk on fire")

    with Loopback(otherwise=dying) as server:
        with pytest.raises(EndpointDown, match="no good answer for"):
            run(segments, out, context(server, tmp_path, concurrency=4, patience=2.0), 4)
        server.otherwise = persona
        assert run(segments, out, context(server, tmp_path))["done"] >= 40
    assert len(read_personas(out)) == 60


def test_a_full_disk_is_one_line_and_the_run_goes_on_later(tmp_path: Path) -> None:
    """On a file system of 400 kB the run ends with the cure; with room again the same command does the rest."""
    segments = write_segments(tmp_path / "segments", 40)
    small, out = tmp_path / "small", tmp_path / "out"
    small.mkdir()
    mount = f"mount -t tmpfs -o size=400k tmpfs {small}"
    probe = subprocess.run(["unshare", "-rm", "sh", "-c", mount], capture_output=True, check=False)
    if probe.returncode:
        pytest.skip(f"no file system can be mounted here: {probe.stderr.decode().strip()}")
    with Loopback(otherwise=persona) as server:
        settings = {"OPENAI_BASE_URL": server.url, "PERSONA_GEN_MODEL": "scripted"}
        environment = {**os.environ, **settings, "XDG_CACHE_HOME": str(tmp_path / "cache")}
        command = f"{sys.executable} -m persona_gen batch {segments} -q --judge none -o"
        full = subprocess.run(
            ["unshare", "-rm", "sh", "-c", f"{mount} && {command} {small}; code=$?; cp -r {small} {out}; exit $code"],
            env=environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert full.returncode == 2, full.stderr
        assert "the disk is full; free some space and run again" in full.stderr
        assert "Traceback" not in full.stderr
        assert not list(out.glob(".persona-gen-*.tmp"))
        assert 0 < (out / "manifest.jsonl").read_text(encoding="utf-8").count('"status":"done"') < 40
        again = subprocess.run([*command.split(), out], env=environment, capture_output=True, text=True, check=False)
        assert again.returncode == 0, again.stderr
    assert len(read_personas(out)) == 40
    assert len(server.requests) == 40, "what was paid for is not bought again"
    for path in out.glob("*.json"):
        json.loads(path.read_text(encoding="utf-8"))
    shutil.rmtree(out)

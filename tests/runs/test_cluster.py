"""A batch on a real Ray cluster of three nodes."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from loopback import Answer, Loopback
from many_segments import persona, write_segments
from typer.testing import CliRunner

from persona_gen.cli import app
from persona_gen.errors import ConfigError, InputError, ModelUnavailable

pytestmark = pytest.mark.filterwarnings("ignore")  # Ray's own


@pytest.fixture
def server(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Loopback]:
    """A model that takes a third of a second, named in the environment of this process and of nodes begun by it."""

    def slow(request: dict[str, Any]) -> Answer:
        return Answer(persona(request).body, hang=0.3)

    with Loopback(otherwise=slow) as loopback:
        monkeypatch.setenv("OPENAI_BASE_URL", loopback.url)
        monkeypatch.setenv("PERSONA_GEN_MODEL", "scripted")
        monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
        monkeypatch.setenv("RAY_USAGE_STATS_ENABLED", "0")
        yield loopback


@pytest.mark.slow
def test_a_node_that_is_killed_takes_no_segment_with_it(server: Loopback, tmp_path: Path) -> None:
    """Of three nodes one dies in the middle of the run: every persona is there once, and nothing has failed."""
    pytest.importorskip("ray")
    from ray.cluster_utils import Cluster  # noqa: PLC0415

    segments, out = write_segments(tmp_path / "segments", 60), tmp_path / "out"
    cluster = Cluster(initialize_head=True, head_node_args={"num_cpus": 1})
    try:
        doomed = cluster.add_node(num_cpus=1)
        cluster.add_node(num_cpus=1)
        run = subprocess.Popen(
            [
                *(sys.executable, "-m", "persona_gen", "batch", segments, "-o", out, "--judge", "none"),
                *("--engine", "ray", "--address", cluster.address),
            ],
            env=os.environ.copy(),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        began = time.monotonic()
        while len(server.requests) < 15 and run.poll() is None and time.monotonic() - began < 90:
            time.sleep(0.05)
        asked_before = len(server.requests)
        cluster.remove_node(doomed, allow_graceful=False)
        said, told = run.communicate(timeout=120)
    finally:
        cluster.shutdown()
    assert run.returncode == 0, told
    assert 15 <= asked_before < 60, "the node was to be killed in the middle"
    assert "60 segments: 60 written" in said
    outcomes = [json.loads(line) for line in (out / "manifest.jsonl").read_text().splitlines()]
    assert Counter(outcome["status"] for outcome in outcomes) == {"waiting": 60, "done": 60}
    assert len({outcome["segment"] for outcome in outcomes}) == len(list(out.glob("*.md"))) == 60


def test_without_ray_or_an_endpoint_it_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An unknown engine, and the embedded model on a cluster, are refused in one line."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    segments = write_segments(tmp_path / "segments", 1)
    wrong = CliRunner().invoke(app, ["batch", str(segments), "-o", str(tmp_path / "out"), "--engine", "spark"])
    assert wrong.exit_code == 2
    assert "give threads or ray" in wrong.output
    monkeypatch.delenv("OPENAI_BASE_URL", raising=False)
    monkeypatch.delenv("OPENAI_API_KEY", raising=False)
    monkeypatch.setattr("persona_gen.runs.context.embedded", lambda note, environment: _small_endpoint())
    small = CliRunner().invoke(app, ["batch", str(segments), "-o", str(tmp_path / "out"), "--engine", "ray"])
    assert small.exit_code == 2
    assert "set OPENAI_BASE_URL" in small.output


def _small_endpoint() -> Any:
    from persona_gen.llm.endpoint import Endpoint  # noqa: PLC0415

    return Endpoint(model="small", name="embedded:0", connect=lambda: ("", ""), small=True)


@pytest.mark.parametrize(
    "error",
    [
        InputError("a.yaml", "line 3", "it is wrong", cure="mend it"),
        ConfigError("no", cure="yes"),
        ModelUnavailable("gone", cure="wait"),
    ],
)
def test_errors_come_whole_from_another_process(error: Exception) -> None:
    """What, where and cure survive pickling."""
    import pickle  # noqa: PLC0415

    again = pickle.loads(pickle.dumps(error))
    assert type(again) is type(error)
    assert str(again) == str(error)

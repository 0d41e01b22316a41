"""1,000 completions by a crowd of threads: ours, the bare openai SDK and instructor against the ideal, in turns."""

from __future__ import annotations

import json
import math
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from importlib import import_module
from importlib.util import find_spec
from itertools import count
from pathlib import Path
from typing import Any, NamedTuple

import httpx2
import openai
from pydantic import BaseModel, ConfigDict

from persona_gen.domain import Message
from persona_gen.llm.cache import CompletionCache
from persona_gen.llm.client import Client
from persona_gen.llm.concurrency import ConcurrencyLimit
from persona_gen.llm.endpoint import remote

CELLS = ((0.2, 8), (0.2, 32), (0.2, 128), (2.0, 128), (2.0, 512))
"""Seconds the server takes, and threads."""
PROMPT = "Rents in a city: 48 % (n = 412), whole base 31 %. " * 120  # 6 kB
MESSAGES: list[Message] = [{"role": "system", "content": "Write one line."}, {"role": "user", "content": PROMPT}]
SDK, OURS, INSTRUCTOR = "bare openai SDK", "persona-gen", "instructor"


class Line(BaseModel):
    """The shape asked for."""

    model_config = ConfigDict(extra="forbid")
    text: str
    cites: list[str]


class Measured(NamedTuple):
    """One way in one cell: seconds in all, and milliseconds of CPU time a call."""

    wall: float
    cpu: float


@contextmanager
def server(delay: float) -> Iterator[str]:
    """The base URL of a server in a process of its own."""
    command = [sys.executable, str(Path(__file__).with_name("server.py")), str(delay)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        assert process.stdin
        yield process.stdout.readline().strip()
        process.stdin.close()


def sdk(url: str) -> openai.OpenAI:
    """The SDK without retries, and with room for as many connections as there are threads."""
    limits = httpx2.Limits(max_connections=1000, max_keepalive_connections=1000)
    http = openai.DefaultHttpxClient(limits=limits, trust_env=False)
    return openai.OpenAI(base_url=url, api_key="key", max_retries=0, http_client=http)


def ways(url: str, threads: int, folder: Path) -> dict[str, Callable[[], object]]:
    """The same completion, with a validated reply, asked for in each way that is installed."""
    schema = {"name": "Line", "strict": True, "schema": Line.model_json_schema()}
    form = {"type": "json_schema", "json_schema": schema}
    bare, numbers = sdk(url), count()
    ours = Client(
        remote("m", url, "key"),
        cache=CompletionCache(folder / f"{time.time_ns()}.sqlite"),
        concurrency_limit=ConcurrencyLimit(threads),
    )

    def ask_bare() -> object:
        asked: Any = bare.chat.completions
        reply = asked.create(model="m", messages=MESSAGES, max_tokens=4096, response_format=form)
        return Line.model_validate_json(reply.choices[0].message.content)

    found: dict[str, Callable[[], object]] = {
        SDK: ask_bare,
        OURS: lambda: ours.complete(MESSAGES, Line, sample=next(numbers)).reply,
    }
    if find_spec(INSTRUCTOR):
        instructor = import_module(INSTRUCTOR)
        patched = instructor.from_openai(sdk(url), mode=instructor.Mode.JSON_SCHEMA)
        found[INSTRUCTOR] = lambda: patched.chat.completions.create(
            model="m", messages=list(MESSAGES), max_tokens=4096, response_model=Line, max_retries=0
        )
    return found


def measure(way: Callable[[], object], threads: int, calls: int) -> Measured:
    """So many calls by so many threads, connecting included."""
    way()  # what is imported or built at the first call is not what a batch is made of
    with ThreadPoolExecutor(threads) as pool:
        began, busy = time.perf_counter(), time.process_time()
        for reply in pool.map(lambda _: way(), range(calls)):
            assert isinstance(reply, Line)
        return Measured(time.perf_counter() - began, 1000 * (time.process_time() - busy) / calls)


def run(calls: int, rounds: int, cells: Sequence[tuple[float, int]]) -> list[dict[str, Any]]:
    """Every way in every cell, in each round in another order; medians over the rounds."""
    rows = []
    for delay, threads in cells:
        taken: dict[str, list[Measured]] = {}
        with server(delay) as url, tempfile.TemporaryDirectory() as folder:
            for turn in range(rounds):
                order = list(ways(url, threads, Path(folder)).items())
                for name, way in order[turn % len(order) :] + order[: turn % len(order)]:
                    taken.setdefault(name, []).append(measure(way, threads, calls))
        ideal = math.ceil(calls / threads) * delay
        walls = {name: statistics.median(m.wall for m in all_) for name, all_ in taken.items()}
        for name, all_ in taken.items():
            row = {"delay": delay, "threads": threads, "way": name, "wall": walls[name]}
            row |= {"over ideal": walls[name] / ideal, "over SDK": walls[name] / walls[SDK]}
            rows.append(row | {"cpu ms": statistics.median(m.cpu for m in all_)})
        print(f"{delay} s, {threads} threads: done", file=sys.stderr, flush=True)
    return rows


def table(rows: Sequence[dict[str, Any]]) -> str:
    """For people."""
    lines = [
        f"{'server':>7} {'threads':>7}  {'':<16} {'wall s':>7} {'over ideal':>10} {'over SDK':>8} {'CPU ms/call':>11}"
    ]
    for row in rows:
        who = f"{row['delay']:>5g} s {row['threads']:>7}  {row['way']:<16}"
        lines.append(
            f"{who} {row['wall']:>7.2f} {row['over ideal']:>10.2f} {row['over SDK']:>8.2f} {row['cpu ms']:>11.2f}"
        )
    if not find_spec(INSTRUCTOR):
        lines.append("instructor is not installed and was left out; pip install instructor")
    return "\n".join(lines)


def report(calls: int, rounds: int, cells: Sequence[tuple[float, int]], *, as_json: bool) -> None:
    """Measure and print."""
    rows = run(calls, rounds, cells)
    print(json.dumps(rows, indent=1) if as_json else table(rows))

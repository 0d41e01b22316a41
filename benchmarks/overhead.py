"""What persona-gen adds to a completion and to a start, in milliseconds. Run: python benchmarks/overhead.py [ROUNDS]

A server in a process of its own answers at once on loopback; prompts have 6 kB. The ways to ask take turns in the same
run, so that a busy machine slows all of them alike. Medians; the aim is at most 1.5 times the bare SDK.
"""

from __future__ import annotations

import http.client
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from itertools import count
from pathlib import Path
from urllib.parse import urlsplit

import openai
from pydantic import BaseModel, ConfigDict

from persona_gen.llm.cache import CompletionCache
from persona_gen.llm.client import Client
from persona_gen.llm.endpoint import remote

ROOT = Path(__file__).parent.parent
WARM_UP = 50
PROMPT = "Rents in a city: 48 % (n = 412), whole base 31 %. " * 120
STARTS = 9


class Line(BaseModel):
    """The shape asked for."""

    model_config = ConfigDict(extra="forbid")
    text: str
    cites: list[str]


def ways_to_ask(url: str, folder: Path) -> dict[str, Callable[[], object]]:
    """The same completion, asked in five ways."""
    messages = [{"role": "system", "content": "Write one line."}, {"role": "user", "content": PROMPT}]
    schema = {"name": "Line", "strict": True, "schema": Line.model_json_schema()}
    body = {
        "model": "m",
        "messages": messages,
        "max_tokens": 4096,
        "response_format": {"type": "json_schema", "json_schema": schema},
    }
    place = urlsplit(url)
    line = http.client.HTTPConnection(place.hostname or "", place.port)
    sdk = openai.OpenAI(base_url=url, api_key="key", max_retries=0)
    plain = Client(remote("m", url, "key"))
    remembering = Client(remote("m", url, "key"), cache=CompletionCache(folder / "m.sqlite"))
    numbers = count()

    def raw() -> object:
        line.request("POST", f"{place.path}/chat/completions", json.dumps(body), {"Content-Type": "application/json"})
        answer = json.loads(line.getresponse().read())
        return json.loads(answer["choices"][0]["message"]["content"])

    return {
        "raw HTTP (http.client)": raw,
        "bare openai SDK": lambda: sdk.chat.completions.create(**body).choices[0].message.content,
        "persona-gen": lambda: plain.complete(messages, Line),
        "persona-gen, new to memory": lambda: remembering.complete(messages, Line, sample=next(numbers)),
        "persona-gen, remembered": lambda: remembering.complete(messages, Line, sample=0),
    }


def alternating(ways: Mapping[str, Callable[[], object]], rounds: int, warm_up: int) -> dict[str, float]:
    """Median milliseconds of each way."""
    times: dict[str, list[float]] = {name: [] for name in ways}
    for number in range(warm_up + rounds):
        for name, way in ways.items():
            started = time.perf_counter()
            way()
            if number >= warm_up:
                times[name].append(1000 * (time.perf_counter() - started))
    return {name: statistics.median(taken) for name, taken in times.items()}


def show(title: str, figures: Mapping[str, float], unit: str) -> None:
    """A table of medians and of ratios to the row named ``unit``."""
    print(f"{title:<44} {'median ms':>10} {'ratio':>6}")
    for name, figure in figures.items():
        print(f"  {name:<42} {figure:>10.2f} {figure / figures[unit]:>6.2f}")


def start_up() -> None:
    """`persona-gen --help` next to importing its command line library alone."""

    def run(*arguments: str) -> int:
        return subprocess.run([sys.executable, *arguments], cwd=ROOT, capture_output=True, check=False).returncode

    if run("-c", "import persona_gen.cli"):
        print("start-up: skipped, there is no command line yet")
        return
    ways = {
        "python -c 'import typer'": lambda: run("-c", "import typer"),
        "python -m persona_gen --help": lambda: run("-m", "persona_gen", "--help"),
    }
    show(f"Start-up ({STARTS} runs each)", alternating(ways, STARTS, 1), "python -c 'import typer'")


def main() -> None:
    """Measure and print."""
    rounds = int(sys.argv[1]) if len(sys.argv) > 1 else 500
    command = [sys.executable, str(ROOT / "tests" / "loopback.py")]
    with (
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as server,
        tempfile.TemporaryDirectory() as folder,
    ):
        assert server.stdout is not None
        assert server.stdin is not None
        url = server.stdout.readline().strip()
        figures = alternating(ways_to_ask(url, Path(folder)), rounds, WARM_UP)
        server.stdin.close()
    show(f"One completion ({rounds} of each)", figures, "bare openai SDK")
    start_up()


if __name__ == "__main__":
    main()

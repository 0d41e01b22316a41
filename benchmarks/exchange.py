"""Batch files at their size: segments to requests, a provider's results to personas, in rounds until nothing is open.

Run: python benchmarks/exchange.py [SEGMENTS] for all of it, or with `lines` before the number for the files alone: as
many requests of one segment, exported and imported once. The provider is a process of its own that answers in random
order, with errors for 5 % of the requests and the last line of every file cut short. Personas, requests and memory are
real files in a temporary folder (TMPDIR chooses where); personas are many small ones, each synced to the disk. The aim
is a peak of at most 500 MB at 100,000 segments or lines.
"""

from __future__ import annotations

import hashlib
import json
import random
import resource
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent / "tests"))

from many_segments import persona, segment, write_segments

from persona_gen.errors import Deferred
from persona_gen.files import make_folder
from persona_gen.llm.cache import CompletionCache
from persona_gen.llm.client import Client
from persona_gen.llm.endpoint import remote
from persona_gen.llm.prompts import Prompts
from persona_gen.runs.context import silent
from persona_gen.runs.manifest import Manifest
from persona_gen.runs.provider.requests import PendingRequests
from persona_gen.runs.provider.results import import_results
from persona_gen.runs.provider.rounds import write_round
from persona_gen.sources.reading import parse_segments
from persona_gen.writer.plan import BUDGET
from persona_gen.writer.write_persona import write_persona

ERRORS = 0.05


def answer(requests: Path, results: Path) -> None:
    """What a provider makes of a request file. Only the places of its lines are held in memory."""
    chance = random.Random(requests.name)
    with requests.open("rb") as source, results.open("wb") as target:
        places = list(_places(source))
        chance.shuffle(places)
        for place in places:
            source.seek(place)
            request = json.loads(source.readline())
            result = {"id": f"batch_req_{place}", "custom_id": request["custom_id"], "response": None, "error": None}
            if chance.random() < ERRORS:
                result["error"] = {"code": "batch_expired", "message": "This request could not be executed in time."}
            else:
                body = persona(request["body"]).body
                result["response"] = {"status_code": 200, "request_id": f"req_{place}", "body": body}
            line = json.dumps(result).encode() + b"\n"
            target.write(line if place != places[-1] else line[: len(line) // 2])


def _places(source: Iterator[bytes]) -> Iterator[int]:
    place = 0
    for line in source:
        yield place
        place += len(line)


def peak() -> float:
    """The most memory this process has had, in MB (ru_maxrss is in kB on Linux)."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024 / 1e6


class Bench:
    """One output folder, taken through its rounds."""

    def __init__(self, folder: Path) -> None:
        self.segments, self.out = folder / "segments", folder / "out"
        self.cache = CompletionCache(folder / "completions.sqlite")

    def round(self, what: str, pending: PendingRequests) -> None:
        """Write what can be written, as `batch export` and `batch import` do, and print how it went."""
        began = time.perf_counter()
        with Manifest(self.out) as manifest:
            written = write_round(pending, manifest, self.cache, silent, silent)
            seconds = time.perf_counter() - began
        print(
            f"{what}: {written}; {sum(pending.pending.values()):,} asked in {len(pending.written)} files; "
            f"{seconds:.1f} s, {written.work.total / seconds:,.0f} segments/s, peak {peak():.0f} MB",
            flush=True,
        )

    def take_in(self, pending: PendingRequests) -> None:
        """Have the last round answered, and import the results."""
        for name in pending.pending:
            requests, results = pending.shard(name), self.out / f"results-{name}.jsonl"
            subprocess.run([sys.executable, __file__, "answer", str(requests), str(results)], check=True)
            count = sum(1 for _ in results.open("rb"))
            began = time.perf_counter()
            tally = import_results(results, pending, self.cache)
            seconds = time.perf_counter() - began
            print(
                f"  {tally.new:,} new, {sum(tally.failed.values()):,} failed, cut off: {tally.cut}; {count:,} lines, "
                f"requests {requests.stat().st_size / 1e6:.0f} MB, results {results.stat().st_size / 1e6:.0f} MB; "
                f"{seconds:.1f} s, {count / seconds:,.0f} lines/s, peak {peak():.0f} MB",
                flush=True,
            )
        lost = pending.give_up("no result came")
        print(f"  {lost} without any result")

    def lines(self, count: int) -> None:
        """Write ``count`` requests that differ in their last line, and import their results."""
        bodies: list[dict[str, Any]] = []
        client = Client(
            remote("scripted", "http://127.0.0.1:9/v1"), cache=self.cache, outbox=lambda _, body: bodies.append(body)
        )
        with suppress(Deferred):
            write_persona(*parse_segments(json.dumps(segment(1)), "one"), client, Prompts())
        [body] = bodies
        prompt = body["messages"][-1]["content"]
        began = time.perf_counter()
        make_folder(self.out)
        pending = PendingRequests(self.out, {"model": "scripted"})
        with pending.next_round():
            for number in range(count):
                body["messages"][-1]["content"] = f"{prompt}\n{number}"
                pending.ask(hashlib.sha256(str(number).encode()).hexdigest(), body)
        seconds = time.perf_counter() - began
        print(f"export: {seconds:.1f} s, {count / seconds:,.0f} lines/s, peak {peak():.0f} MB", flush=True)
        self.take_in(PendingRequests.load(self.out))


def main() -> None:
    """Take SEGMENTS through their rounds, or as many lines out and in again."""
    words = sys.argv[1:]
    if words[:1] == ["answer"]:
        answer(Path(words[1]), Path(words[2]))
        return
    warnings.simplefilter("ignore")
    count = int(words[-1]) if words and words[-1].isdigit() else 100_000
    with tempfile.TemporaryDirectory() as folder:
        bench = Bench(Path(folder))
        if words[:1] == ["lines"]:
            bench.lines(count)
            return
        write_segments(bench.segments, count)
        print(f"{count:,} segments; {peak():.0f} MB before")
        settings = {
            "model": "scripted",
            "base_url": "http://127.0.0.1:9/v1",
            "rounds": 2,
            "budget": BUDGET,
            "prompts": None,
            "segments": [str(bench.segments)],
        }
        bench.round("export", PendingRequests(bench.out, settings))
        while (pending := PendingRequests.load(bench.out)).pending:
            bench.take_in(pending)
            bench.round("import", pending)


if __name__ == "__main__":
    main()

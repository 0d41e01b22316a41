"""The page on a large folder. Run: python benchmarks/page.py [--personas 3000] [--quotes 20000] [--keys 400]

A folder with that many personas of one segment of that many quotes is made in a temporary place and the command started
on it: until its address is printed, the first page, what follows it (the segment read, 48 personas checked), a persona.
Then, within this program, the shelf once more and the time from a key to its verdict, beside the same check without
the page (the reference). Figures in milliseconds: median and 99th percentile. Linux only.
"""

from __future__ import annotations

import argparse
import http.client
import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path
from statistics import median, quantiles

from starlette.testclient import TestClient

from persona_gen.domain import Claim, Persona, Quote, Segment, Statistic
from persona_gen.report.json import json_file
from persona_gen.runs.library import Library
from persona_gen.web import editing
from persona_gen.web.app import application
from persona_gen.web.guard import COOKIE

PORT, TOKEN = 8000, "token"
HOME = f"http://127.0.0.1:{PORT}"
WORDS = (
    "price wait phone parcel form page reply cancel visit queue card refund map code bill plan screen letter".split()
)


def main() -> None:
    """Make the folder, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--personas", type=int, default=3_000)
    parser.add_argument("--quotes", type=int, default=20_000)
    parser.add_argument("--keys", type=int, default=400)
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        fill(folder, arguments.personas, arguments.quotes)
        from_the_start(folder)
        with TestClient(application(folder, TOKEN, PORT), base_url=HOME, headers={"origin": HOME}) as page:
            page.get(f"/?token={TOKEN}")
            page.get("/persona/p-1")
            shelf = timed(20, lambda _: page.get("/"))
            typed = timed(arguments.keys, lambda i: page.post("/persona/p-1/recheck", json=form(i)))
        library = Library(folder)
        library.refresh()
        _, persona = library.persona("p-1")
        editing.recheck(library, persona, "story[0]", form(0)["text"], ("s-1",))
        bare = timed(arguments.keys, lambda i: editing.recheck(library, persona, "story[0]", form(i)["text"], ("s-1",)))
        for what, times in (("shelf again", shelf), ("key to verdict", typed), ("the same check, no page", bare)):
            print(f"{what}: median {median(times):.1f} ms, 99th percentile {quantiles(times, n=100)[98]:.1f} ms")
        print(f"key to verdict over the bare check: {median(typed) / median(bare):.1f}")
        print(f"peak memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


def from_the_start(folder: Path) -> None:
    """The command as a person starts it, and what a browser asks of it first."""
    began = time.perf_counter()
    words = [sys.executable, "-m", "persona_gen", "open", str(folder), "--no-browser", "-q"]
    with subprocess.Popen(words, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        host, _, token = process.stdout.readline().strip().removeprefix("http://").partition("/?token=")
        print(f"from the command to its address: {passed(began, process.pid)}")
        asking = http.client.HTTPConnection(host)
        pages = ("/", "first page"), ("/?counted=", "what follows it"), ("/persona/p-1", "a persona")
        for path, what in pages:
            began, worked = time.perf_counter(), processor_time(process.pid)
            asking.request("GET", path, headers={"Cookie": f"{COOKIE}={token}"})
            answer = asking.getresponse()
            length = len(answer.read())
            assert answer.status == 200
            print(f"{what}: {passed(began, process.pid, worked)}, {length / 1000:.0f} kB")
        process.terminate()


def passed(began: float, process: int, worked: float = 0) -> str:
    """Time since a moment, and processor time of the process, which other work on the machine does not lengthen."""
    return f"{1000 * (time.perf_counter() - began):.0f} ms, {processor_time(process) - worked:.0f} of the processor"


def processor_time(process: int) -> float:
    """Milliseconds so far, by Linux's own account (in steps of 10)."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return 1000 * (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def fill(folder: Path, personas: int, quotes: int) -> None:
    """One segment and its many personas."""
    draw = random.Random(7)
    said = [
        Quote(id=f"q-{i}", text=f"I {' '.join(draw.choices(WORDS, k=9))} {i}.", speaker=f"P{i % 400}")
        for i in range(quotes)
    ]
    figures = [Statistic(id="s-1", attribute="Contact", category="By phone", measure="share", value=0.42, n=800)]
    segment = Segment(id="large", name="Large", statistics=tuple(figures), quotes=tuple(said), size=800)
    (folder / "large.json").write_text(json_file(segment), encoding="utf-8")
    for n in range(personas):
        texts = [
            Claim(text=f"They {' '.join(draw.choices(WORDS, k=6))}.", cites=(f"q-{draw.randrange(quotes)}",))
            for _ in range(8)
        ]
        persona = Persona(id=f"p-{n}", segment="large", name=f"Person {n}", story=tuple(texts))
        (folder / f"p-{n}.json").write_text(json_file(persona), encoding="utf-8")


def form(i: int) -> dict[str, object]:
    """A sentence as it grows."""
    text = "42 % of them get in touch by phone and wait for a reply about the bill"
    return {"path": "story[0]", "text": text[: 10 + i % (len(text) - 9)], "cites": ["s-1"]}


def timed(times: int, work: Callable[[int], object]) -> list[float]:
    """Milliseconds of each."""
    taken = []
    for i in range(times):
        began = time.perf_counter()
        work(i)
        taken.append(1000 * (time.perf_counter() - began))
    return taken


if __name__ == "__main__":
    main()

"""kill -9 at random instants. Run: python benchmarks/kills.py [build generate batch review] [--kills 100] [--root DIR]

Each command is started on the same input again and again and killed at a random instant of the time left to it, by the
replies it still lacks. After every kill the files it leaves are looked at, and the folder goes on to the next; after
five kills, or once it lacks none, the command runs to its end, and the next kill begins with an empty folder.

ended     of the kills, how many came after the end
half      files that cannot be read after a kill
left      temporary files in the folder after a last run
differ    files after a last run that are not, byte for byte, those of a run that nobody killed
again     replies of the server that were asked for a second time, of all; one for each that was on its way is honest
failed    last runs that did not end with 0
"""

from __future__ import annotations

import argparse
import contextlib
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

import yaml

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from loopback import Answer, Loopback
from many_segments import persona, write_segments
from scripted_model import nothing

WHAT = ("build", "generate", "batch", "review")
SEGMENTS = 12
KILLS_A_FOLDER = 5
BESIDE_THE_POINT = ("created", "seconds", "tokens", "judge_tokens", "reviewed", "base_url")
"""Keys whose values tell when something was made, and how much of it was remembered."""


def main() -> None:
    """Kill, look, run to the end, compare."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", nargs="*", default=WHAT)
    parser.add_argument("--kills", type=int, default=100)
    parser.add_argument("--root", type=Path, default=ROOT, help="the checkout that is run")
    arguments = parser.parse_args()
    print(f"{'':9} {'kills':>5} {'ended':>5} {'half':>5} {'left':>5} {'differ':>6} {'again':>12} {'failed':>6}")
    for what in arguments.what:
        with tempfile.TemporaryDirectory() as name:
            print(f"{what:9} {Kills(what, Path(name), arguments.root).counted(arguments.kills)}", flush=True)


class Kills:
    """One command on one input."""

    def __init__(self, what: str, folder: Path, root: Path) -> None:
        self.what, self.folder, self.root = what, folder, root
        self.alike = self.requests = 0
        self.took = self.starts = 0.0
        self.chance = random.Random(what)
        self.input = folder / "input"
        write_segments(self.input, SEGMENTS)
        self.table = folder / "people.csv"
        rows = (f"group {i % SEGMENTS:02},{20 + i % 50},{('Free', 'Pro', 'Team')[i % 3]}" for i in range(3000))
        self.table.write_text("\n".join(["segment,Age,Plan", *rows]), encoding="utf-8")
        (folder / "copy.txt").write_text(
            "See what it costs before you give your number\nOne page that tells you what happens next\n"
        )

    def command(self, out: Path) -> list[str]:
        """The command line that writes into ``out``."""
        files = sorted(map(str, self.input.glob("*.json")))
        words = {
            "build": ["segments", "build", str(self.table), "--by", "segment", "-o", str(out)],
            "generate": ["generate", *files, "-o", str(out)],
            "batch": ["batch", str(self.input), "-o", str(out), "--concurrency", "2"],
            "review": ["review", str(self.folder / "copy.txt"), "--segments", str(self.input), "-o", str(out)],
        }
        return [sys.executable, "-c", "from persona_gen.cli import main; main()", *words[self.what]]

    def start(self, server: Loopback, out: Path, cache: str) -> subprocess.Popen[bytes]:
        """The command as a process of its own group."""
        environment = os.environ | {
            "PYTHONPATH": str(self.root),
            "OPENAI_BASE_URL": server.url,
            "OPENAI_API_KEY": "sk-none",
            "PERSONA_GEN_MODEL": "m",
            "PERSONA_GEN_JUDGE_MODEL": "none",
            "XDG_CACHE_HOME": str(self.folder / cache),
        }
        return subprocess.Popen(
            self.command(out), env=environment, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL, start_new_session=True, cwd=self.root,
        )  # fmt: skip

    def counted(self, kills: int) -> str:
        """Kill so often, and the counts in columns."""
        counts: Counter[str] = Counter()
        with Loopback(otherwise=self._answer) as server:
            whole = self._whole(server)
            here = 0
            for kill in range(kills):
                out, cache = self.folder / f"out-{kill - here}", f"cache-{kill - here}"
                process = self.start(server, out, cache)
                self._wait(process, self._instant(len(server.requests)))
                with contextlib.suppress(ProcessLookupError):  # it ended in this very instant
                    if process.poll() is None:
                        os.killpg(process.pid, signal.SIGKILL)
                ended = process.wait() == 0
                counts["ended"] += ended
                counts["half"] += sum(not _readable(path) for path in _files(out))
                here += 1
                if ended or here == KILLS_A_FOLDER or kill == kills - 1 or self._lacks(len(server.requests)) == 0:
                    self._finish(server, out, cache, whole, counts)
                    shutil.rmtree(out, ignore_errors=True)
                    here = 0
        again = f"{counts['again']}/{counts['asked']}"
        return (
            f"{kills:>5} {counts['ended']:>5} {counts['half']:>5} {counts['left']:>5} {counts['differ']:>6} {again:>12}"
            f" {counts['failed']:>6}"
        )

    def _lacks(self, asked: int) -> float:
        """The share of the replies that a folder still lacks after so many requests; 1 where nothing is asked."""
        return max(0.0, 1 - asked / self.requests) if self.requests else 1.0

    def _instant(self, asked: int) -> float:
        """Seconds from the start to a kill, while the command works."""
        left = self.starts + (self.took - self.starts) * self._lacks(asked)
        return self.chance.uniform(min(0.2, left / 2), 0.95 * left)

    def _wait(self, process: subprocess.Popen[bytes], seconds: float) -> None:
        until = time.monotonic() + seconds
        while process.poll() is None and time.monotonic() < until:
            time.sleep(0.002)

    def _answer(self, request: dict[str, object]) -> Answer:
        answer = persona(request) if self.what in ("generate", "batch") else nothing(request)
        return Answer(answer.body, hang=0.02)

    def _whole(self, server: Loopback) -> dict[str, str]:
        """What a run that nobody kills writes. Notes how long it takes, and how long once it lacks no reply."""
        out = self.folder / "whole"
        self.took = self._seconds(server, out)
        self.alike, self.requests = _again(server)
        contents = _contents(out)
        self.starts = min(self.took, self._seconds(server, out))
        server.requests.clear()
        return contents

    def _seconds(self, server: Loopback, out: Path) -> float:
        begun = time.monotonic()
        if code := self.start(server, out, "cache-whole").wait():
            raise SystemExit(f"{self.what} ends with {code} even if nobody kills it")
        return time.monotonic() - begun

    def _finish(self, server: Loopback, out: Path, cache: str, whole: dict[str, str], counts: Counter[str]) -> None:
        """Run to the end, and look at what is there."""
        counts["failed"] += self.start(server, out, cache).wait() != 0
        held = _contents(out)
        counts["left"] += sum(path.name.endswith(".tmp") for path in out.rglob("*"))
        counts["differ"] += sum(held.get(name) != text for name, text in whole.items())
        counts["differ"] += len(held.keys() - whole.keys())
        again, asked = _again(server)
        counts["asked"] += asked
        counts["again"] += max(0, again - self.alike)
        server.requests.clear()


def _again(server: Loopback) -> tuple[int, int]:
    """How many requests came a second time, and how many in all; samples of one question are alike in any run."""
    asked = Counter(json.dumps(request, sort_keys=True) for request in server.requests)
    return asked.total() - len(asked), asked.total()


def _files(folder: Path) -> list[Path]:
    return [path for path in folder.rglob("*") if path.suffix in (".json", ".yaml", ".md", ".html") and path.is_file()]


def _readable(path: Path) -> bool:
    text = path.read_text(encoding="utf-8")
    try:
        if path.suffix == ".json":
            json.loads(text)
        elif path.suffix == ".yaml":
            yaml.safe_load(text)
        else:
            return text.endswith("\n")
    except (ValueError, yaml.YAMLError):
        return False
    return True


def _contents(folder: Path) -> dict[str, str]:
    """The files that people read, by name, without what tells the time of their making."""
    kept = {}
    for path in _files(folder):
        if ".persona-gen" in path.parts or path.name.startswith(".") or path.name == "summary.json":
            continue
        text = path.read_text(encoding="utf-8")
        if path.suffix == ".json":
            text = json.dumps(_timeless(json.loads(text)), sort_keys=True)
        elif path.suffix in (".md", ".html"):
            text = ""  # made from the JSON, with the day on them
        kept[str(path.relative_to(folder))] = text
    return kept


def _timeless(value: object) -> object:
    if isinstance(value, dict):
        return {key: _timeless(item) for key, item in value.items() if key not in BESIDE_THE_POINT}
    return [_timeless(item) for item in value] if isinstance(value, list) else value


if __name__ == "__main__":
    main()

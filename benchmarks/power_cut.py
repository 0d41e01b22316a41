"""The power fails. Run as root: python benchmarks/power_cut.py [--segments 400] [--cuts 5] [--root DIR]

A batch writes its folder and its memory of replies onto an ext4 file system in an image. At some instants the run is
stopped and the image's blocks are copied as they are: what the kernel had not written yet is missing, as after a power
cut. Each copy is mounted, which replays its journal, looked at, and the batch is run again in it.

came      replies that the server had sent before the cut
kept      of those, how many the next run did not ask for again
half      files that cannot be read
done      lines of the manifest that say "done", and personas that can be read, after the cut
end       how the next run ended, and how many personas there are then
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from loopback import Answer, Loopback
from many_segments import persona, write_segments

MEGABYTES = 256
START = "from persona_gen.cli import main; main()"


def main() -> None:
    """Run, copy blocks, look, run again."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--segments", type=int, default=400)
    parser.add_argument("--cuts", type=int, default=5)
    parser.add_argument("--root", type=Path, default=ROOT, help="the checkout that is run")
    arguments = parser.parse_args()
    if os.geteuid():
        raise SystemExit("a file system in an image is mounted by root alone")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        write_segments(folder / "segments", arguments.segments)
        with Loopback(otherwise=_answer) as server:  # replies are remembered by the address that gave them
            cuts = list(_cuts(folder, server, arguments))
            print(f"{'came':>6} {'kept':>6} {'half':>5} {'done':>6} {'personas':>8}  end")
            for image, came in cuts:
                print(_after(folder, image, came, server, arguments.root), flush=True)


def _cuts(folder: Path, server: Loopback, arguments: argparse.Namespace) -> Iterator[tuple[Path, Counter[str]]]:
    """Copies of the image at some instants, and what the server had answered before each."""
    image = folder / "disk.img"
    with image.open("wb") as file:
        file.truncate(MEGABYTES * 1024 * 1024)
    subprocess.run(["mkfs.ext4", "-q", "-F", str(image)], check=True)
    with _mounted(image, folder / "disk") as disk:
        run = _run(server, folder / "segments", disk, arguments.root)
        for cut in range(1, arguments.cuts + 1):
            while len(server.requests) < cut * arguments.segments / (arguments.cuts + 1) and run.poll() is None:
                time.sleep(0.002)
            os.killpg(run.pid, signal.SIGSTOP)
            # A reply counts as sent from the request after the next on: those under way are nobody's loss.
            came = _asked(server.requests[: max(0, len(server.requests) - CONCURRENCY)])
            copy = folder / f"cut-{cut}.img"
            subprocess.run(["cp", "--sparse=always", str(image), str(copy)], check=True)
            os.killpg(run.pid, signal.SIGCONT)
            yield copy, came
        os.killpg(run.pid, signal.SIGKILL)
        run.wait()


CONCURRENCY = 8


def _answer(request: dict[str, object]) -> Answer:
    return Answer(persona(request).body, hang=0.05)


def _run(server: Loopback, segments: Path, disk: Path, root: Path) -> subprocess.Popen[bytes]:
    environment = os.environ | {
        "PYTHONPATH": str(root),
        "OPENAI_BASE_URL": server.url,
        "OPENAI_API_KEY": "sk-none",
        "PERSONA_GEN_MODEL": "m",
        "PERSONA_GEN_JUDGE_MODEL": "none",
        "XDG_CACHE_HOME": str(disk / "cache"),
    }
    words = ["batch", str(segments), "-o", str(disk / "out"), "--concurrency", str(CONCURRENCY)]
    return subprocess.Popen(
        [sys.executable, "-c", START, *words], env=environment, stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, start_new_session=True, cwd=root,
    )  # fmt: skip


def _after(folder: Path, image: Path, came: Counter[str], server: Loopback, root: Path) -> str:
    """What a copy holds once it is mounted, and what running the batch again in it costs."""
    server.requests.clear()
    with _mounted(image, folder / image.stem) as disk:
        out = disk / "out"
        half, personas = _read(out)
        done = sum('"done"' in line for path in out.glob("manifest*.jsonl") for line in path.read_text().splitlines())
        code = _run(server, folder / "segments", disk, root).wait()
        again = sum((came & _asked(server.requests)).values())
        _, after = _read(out)
    return (
        f"{came.total():>6} {came.total() - again:>6} {half:>5} {done:>6} {personas:>8}  exit {code}, {after} personas"
    )


def _read(out: Path) -> tuple[int, int]:
    """How many JSON files cannot be read, and how many are personas."""
    half = personas = 0
    for path in out.glob("*.json"):
        try:
            held = json.loads(path.read_text(encoding="utf-8"))
        except ValueError:
            half += 1
        else:
            personas += "story" in held
    return half, personas


def _asked(requests: list[dict[str, object]]) -> Counter[str]:
    return Counter(json.dumps(request, sort_keys=True) for request in requests)


@contextmanager
def _mounted(image: Path, place: Path) -> Iterator[Path]:
    place.mkdir()
    subprocess.run(["mount", "-o", "loop", str(image), str(place)], check=True)
    try:
        yield place
    finally:
        subprocess.run(["umount", str(place)], check=True)
        shutil.rmtree(place, ignore_errors=True)


if __name__ == "__main__":
    main()

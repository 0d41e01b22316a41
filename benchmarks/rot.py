"""Truncations and flipped bits. Run: python benchmarks/rot.py [--each 200] [--what outputs manifest cache]

A batch has written its folder and its memory of replies. Again and again one file of it is cut short or has a bit
flipped, at random, and the batch is run again. For the memory the folder is emptied first, so that it has to be read.

remade    the folder is as it was before the damage, but for times
named     the damaged file was kept as somebody's edit, and the run names it
believed  neither: the damage stands, and nothing says so
bought    replies that were asked for again, in all
"""

from __future__ import annotations

import argparse
import os
import random
import re
import shutil
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from typer.testing import CliRunner, Result

ROOT = Path(__file__).parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from loopback import Loopback
from many_segments import persona, write_segments

from persona_gen.cli import app

WHAT, SEGMENTS = ("outputs", "manifest", "cache"), 5
MANIFEST = "manifest"


def main() -> None:
    """Damage, run again, compare."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--each", type=int, default=200, help="truncations, and flipped bits, of each kind of file")
    parser.add_argument("--what", nargs="*", default=WHAT)
    arguments = parser.parse_args()
    print(f"{'':9} {'':9} {'remade':>6} {'named':>6} {'believed':>8} {'bought':>6}")
    for what in arguments.what:
        for damage in ("cut", "flip"):
            with tempfile.TemporaryDirectory() as name:
                counts = damaged(what, damage, arguments.each, Path(name))
            print(
                f"{what:9} {damage:9} {counts['remade']:>6} {counts['named']:>6} {counts['believed']:>8}"
                f" {counts['bought']:>6}",
                flush=True,
            )


def damaged(what: str, damage: str, times: int, folder: Path) -> Counter[str]:
    """How so many damages of one kind ended."""
    draw, counts = random.Random(what + damage), Counter[str]()
    segments, whole = write_segments(folder / "segments", SEGMENTS), folder / "whole"
    with Loopback(otherwise=persona) as server, _settings(server.url, folder / "cache"):
        _batch(segments, whole)
        shutil.copytree(folder / "cache", folder / "cache-whole")
        for _ in range(times):
            out = folder / "out"
            shutil.rmtree(out, ignore_errors=True)
            shutil.rmtree(folder / "cache")
            shutil.copytree(folder / "cache-whole", folder / "cache")
            if what != "cache":
                shutil.copytree(whole, out)
            path = draw.choice(sorted(_kind(what, folder / "cache" if what == "cache" else out)))
            path.write_bytes(_spoilt(path.read_bytes(), damage, draw))
            server.requests.clear()
            done = _batch(segments, out)
            alike = all(
                _same(file, out / file.relative_to(whole))
                for file in _kind("outputs", whole)
                if file.suffix != ".sha256"
            )
            named = path.name in done.output
            counts["remade" if alike else "named" if named else "believed"] += 1
            counts["bought"] += len(server.requests)
    return counts


def _batch(segments: Path, out: Path) -> Result:
    return CliRunner().invoke(app, ["batch", str(segments), "-o", str(out)])


def _kind(what: str, folder: Path) -> Iterator[Path]:
    """The files of one kind; summary and index tell of the last run, and are written by each."""
    for path in folder.rglob("*"):
        if path.is_file() and path.stat().st_size:
            kind = MANIFEST if path.name.startswith(MANIFEST) else "outputs"
            told = path.name.startswith(("summary", "index")) or path.name.startswith(".")
            if what == "cache" or (kind == what and not told):
                yield path


def _spoilt(content: bytes, damage: str, draw: random.Random) -> bytes:
    at = draw.randrange(len(content))
    if damage == "cut":
        return content[:at]
    return content[:at] + bytes([content[at] ^ 1 << draw.randrange(8)]) + content[at + 1 :]


TIMES = re.compile(
    "|".join(
        (
            r'"(?:created|seconds)": [^,\n}]*',
            r'"(?:judge_)?tokens": (?:\{[^}]*\}|[^,\n}]*)',
            r"[\d.]+ seconds",
            r"\d+ calls?",
            r"tokens: [^.<\n]*",
            r"\d{4}-\d\d-\d\d[T ]?[\d:.Z+]*",
        )
    )
)
"""What tells when a file was made, and how much of it was remembered."""


def _same(one: Path, other: Path) -> bool:
    return other.is_file() and _timeless(one) == _timeless(other)


def _timeless(path: Path) -> str:
    return TIMES.sub("", path.read_text(encoding="utf-8", errors="replace"))


@contextmanager
def _settings(url: str, cache: Path) -> Iterator[None]:
    before = dict(os.environ)
    os.environ |= {
        "OPENAI_BASE_URL": url, "OPENAI_API_KEY": "sk-none", "PERSONA_GEN_MODEL": "m",
        "PERSONA_GEN_JUDGE_MODEL": "none", "XDG_CACHE_HOME": str(cache),
    }  # fmt: skip
    try:
        yield
    finally:
        os.environ.clear()
        os.environ |= before


if __name__ == "__main__":
    main()

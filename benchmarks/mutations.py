"""Damaged files through every reader. Run: python benchmarks/mutations.py [--each 400] [--only sav docx …]

Seeded mutations (flipped bits, cuts, zeros, doubled and inserted stretches) of small files made here go through the
command that reads them. Each must end with a documented exit code, without a traceback, within ten seconds and
below 1 GB; each kind of file has a process of its own, so that its highest memory is its own.
"""

from __future__ import annotations

import argparse
import io
import multiprocessing
import random
import resource
import sys
import tempfile
import time
import warnings
import zipfile
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

from typer.testing import CliRunner

from persona_gen.cli import app

ROOT = Path(__file__).parent.parent
SEGMENT = ROOT / "fixtures" / "anxious-first-time-buyers.yaml"
SLOW, HANGS = 10.0, 60.0
"""Seconds of the processor, and of the clock: a busy machine makes everybody wait."""
LARGEST = 1_000_000_000
CODES = (0, 1, 2)


def main() -> None:
    """Mutate, run, count."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--each", type=int, default=400, help="mutations of each kind of file")
    parser.add_argument("--only", nargs="*", help="kinds of file")
    arguments = parser.parse_args()
    warnings.simplefilter("ignore")
    with tempfile.TemporaryDirectory() as name:
        faults = 0
        for kind, path in sources(Path(name)).items():
            if not arguments.only or kind in arguments.only:
                with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as process:
                    outcome = process.submit(run, kind, path, arguments.each).result()
                    highest = process.submit(highest_memory).result()
                faults += outcome["traceback"] + outcome["slow"] + (highest > LARGEST)
                counts = ", ".join(f"{k} {n}" for k, n in sorted(outcome.items()))
                print(f"{kind:9} {arguments.each} mutations: {counts}; at most {highest / 1e6:,.0f} MB", flush=True)
    sys.exit(1 if faults else 0)


def sources(folder: Path) -> dict[str, Path]:
    """A small sound file of each kind."""
    # Not at the top: the processes whose memory is measured load this module, and are not to hold what makes the files.
    import docx  # noqa: PLC0415
    import polars  # noqa: PLC0415
    import pyreadstat  # noqa: PLC0415
    from pptx import Presentation  # noqa: PLC0415

    people = {"plan": ["basic", "plus"] * 60, "age": list(range(20, 80)) * 2, "why": ["It is quick."] * 120}
    frame = polars.DataFrame(people)
    paths = {kind: folder / f"source.{kind}" for kind in ("csv", "parquet", "xlsx", "sav", "docx", "pptx")}
    frame.write_csv(paths["csv"])
    frame.write_parquet(paths["parquet"])
    frame.write_excel(paths["xlsx"])
    pyreadstat.write_sav(frame, str(paths["sav"]))
    document = docx.Document()
    document.add_heading("Emma", 1)
    for n in range(12):
        document.add_paragraph(f"Interviewer: What about it?\nEmma: I wait {n} minutes and then I close the page.")
    document.save(str(paths["docx"]))
    deck = Presentation()
    slide = deck.slides.add_slide(deck.slide_layouts[1])
    slide.shapes.title.text, slide.placeholders[1].text = "Emma", "54 % are held back by the total cost."
    deck.save(str(paths["pptx"]))
    said = [
        (f"00:00:{n:02}.000 --> 00:00:{n + 1:02}.000", f"I wait {n} minutes and then I close it.") for n in range(12)
    ]
    texts = {
        "vtt": "WEBVTT\n\n" + "".join(f"{when}\n<v Emma>{words}</v>\n\n" for when, words in said),
        "srt": "".join(f"{n}\n{when.replace('.', ',')}\nEmma: {words}\n\n" for n, (when, words) in enumerate(said, 1)),
        "txt": "".join(f"Interviewer: And then?\n\nEmma: {words}\n\n" for _, words in said),
        "jsonl": "".join(f'{{"plan": "{"ab"[n % 2]}", "age": {20 + n}, "why": "It is quick."}}\n' for n in range(40)),
        "md": (ROOT / "fixtures" / "personas" / "bethany-matthews.md").read_text(encoding="utf-8"),
    }
    for kind, text in texts.items():
        paths[kind] = folder / f"source.{kind}"
        paths[kind].write_text(text, encoding="utf-8")
    return {**paths, "yaml": SEGMENT, "json": ROOT / "fixtures" / "personas" / "bethany-matthews.json"}


def highest_memory() -> int:
    """The most bytes that this process held in memory at once."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)


def run(kind: str, source: Path, times: int) -> Counter[str]:
    """How so many mutations of one file ended."""
    draw, sound = random.Random(kind), source.read_bytes()
    outcome: Counter[str] = Counter(traceback=0, slow=0)
    path = (
        source.with_name(f"damaged.{kind}")
        if kind not in ("yaml", "json")
        else Path(tempfile.mkdtemp()) / f"damaged.{kind}"
    )
    for _ in range(times):
        path.write_bytes(mutated(sound, draw))
        began, busy = time.monotonic(), time.process_time()
        done = CliRunner().invoke(app, command(kind, path))
        seconds, busy = time.monotonic() - began, time.process_time() - busy
        if busy > SLOW or seconds > HANGS:
            outcome["slow"] += 1
            print(
                f"{kind}: {seconds:.1f} s, of the processor {busy:.1f} s: {path.read_bytes()!r:.2000}", file=sys.stderr
            )
        raised = done.exception is not None and not isinstance(done.exception, SystemExit)
        outcome["traceback"] += raised or done.exit_code not in CODES
        outcome[f"exit {done.exit_code}"] += not raised
    return outcome


def command(kind: str, path: Path) -> list[str]:
    """The command that reads such a file."""
    if kind in ("pptx", "json", "md"):
        return ["check", str(path), "--segments", str(SEGMENT), "-q"]
    return ["prompt", str(path), "-q"] if kind == "yaml" else ["segments", "inspect", str(path)]


def mutated(data: bytes, draw: random.Random) -> bytes:
    """Damage to a file; to half of the zipped ones, within a part whose checksum is right again."""
    if not data.startswith(b"PK") or draw.random() < 0.5:
        return damaged(data, draw)
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as sound, zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        victim = draw.choice([part.filename for part in sound.infolist() if part.file_size])
        for part in sound.infolist():
            content = sound.read(part)
            archive.writestr(part.filename, damaged(content, draw) if part.filename == victim else content)
    return packed.getvalue()


def damaged(data: bytes, draw: random.Random) -> bytes:
    """One of five kinds of damage."""
    changed, at = bytearray(data), draw.randrange(len(data))
    kind = draw.choice(("flip", "cut", "zero", "double", "insert"))
    if kind == "flip":
        for _ in range(draw.randint(1, 20)):
            changed[draw.randrange(len(data))] ^= 1 << draw.randrange(8)
    elif kind == "cut":
        del changed[at:]
    elif kind == "zero":
        end = min(len(data), at + draw.randint(1, 200))
        changed[at:end] = bytes(end - at)
    else:
        stretch = bytes(data[at : at + draw.randint(1, 500)])
        changed[at:at] = stretch if kind == "double" else draw.randbytes(draw.randint(1, 50))
    return bytes(changed)


if __name__ == "__main__":
    main()

"""Privacy and quotes, measured. Run: python benchmarks/quotes.py redaction [--misses] | million [N]

``redaction``: recall and false alarms for each kind of identifier on tests/privacy. Every second line of a kind
is held out: rules were changed after looking at the others only, and ``--misses`` prints those only. ``million``: N
quotes (1,000,000) with segment and speaker from a CSV made by a seeded script: read, deduplicated, redacted, written.
"""

from __future__ import annotations

import json
import random
import re
import resource
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from persona_gen.ingest.interviews.collecting import Quotes
from persona_gen.ingest.interviews.files import open_quotes
from persona_gen.ingest.interviews.participants import Participants
from persona_gen.privacy.redaction import REDACTED_KINDS, Redactor
from persona_gen.report.build_report import quote_lines

ROOT = Path(__file__).parent.parent
CASES = ROOT / "tests" / "privacy" / "privacy_cases"


class Case(NamedTuple):
    """A line with the spans that must go; none where nothing must."""

    kind: str
    text: str
    marked: tuple[tuple[int, int], ...]
    held_out: bool


def cases() -> Iterator[Case]:
    """All lines of the test set."""
    for kind in REDACTED_KINDS:
        lines = (CASES / f"{kind}.txt").read_text(encoding="utf-8").splitlines()
        lines = [line for line in lines if line and not line.startswith("# ")]
        for number, line in enumerate(lines):
            spans, text, at = [], "", 0
            for match in re.finditer(r"\{\{(.+?)\}\}(?!\})", line):
                text += line[at : match.start()]
                spans.append((len(text), len(text) + len(match[1])))
                text += match[1]
                at = match.end()
            yield Case(kind, text + line[at:], tuple(spans), number % 2 == 1)


class Score(NamedTuple):
    """Spans that must go, those that went whole, those under the right kind; lines without any, those touched."""

    positives: int = 0
    found: int = 0
    named: int = 0
    negatives: int = 0
    alarms: int = 0

    def plus(self, other: Score) -> Score:
        """Both together."""
        return Score(*(a + b for a, b in zip(self, other, strict=True)))


def score(case: Case, redactor: Redactor) -> Score:
    """One line's part of the figures. A span went when each of its letters and digits did."""
    found = redactor.find(case.text)
    if not case.marked:
        return Score(negatives=1, alarms=bool(found))
    gone = named = 0
    for start, end in case.marked:
        places = {i for i in range(start, end) if case.text[i].isalnum()}
        gone += places <= {i for f in found for i in range(f.start, f.end)}
        named += any(f.kind == case.kind and f.start < end and start < f.end for f in found)
    return Score(positives=len(case.marked), found=gone, named=named)


def redaction(*, misses: bool) -> None:
    """Print recall and false alarms for each kind, on both halves."""
    redactor = Redactor()
    scores: dict[tuple[str, bool], Score] = {}
    for case in cases():
        one = score(case, redactor)
        key = case.kind, case.held_out
        scores[key] = scores.get(key, Score()).plus(one)
        if misses and not case.held_out and (one.found < one.positives or one.alarms):
            what = "false alarm" if one.alarms else "missed"
            print(f"{case.kind}: {what}: {redactor.redact(case.text).text}  <- {case.text}")
    print(f"{'kind':12} {'recall: seen / held out':>34} {'right kind':>11} {'false alarms: seen / held out':>38}")
    for kind in REDACTED_KINDS:
        seen, held = scores[kind, False], scores[kind, True]
        both = seen.plus(held)
        recalls = " / ".join(f"{s.found}/{s.positives} {100 * s.found / s.positives:.0f} %" for s in (seen, held))
        alarms = " / ".join(f"{s.alarms}/{s.negatives} {100 * s.alarms / s.negatives:.0f} %" for s in (seen, held))
        print(f"{kind:12} {recalls:>34} {100 * both.named / both.positives:>9.0f} % {alarms:>38}")


WORDS = """the a it they we I you app bank price form page order delivery time money way never always again because when
then but and so very slow fast wrong easy hard works broke waited paid called asked found lost opened closed tried
twice""".split()
EXTRAS = (
    "Call me on 07700 900{n:03d}.",
    "Mail jo.k{n}@example.com please.",
    "My husband Mark said no.",
    "I spoke to Priya from support.",
    "We live at {n} High Street.",
    "My card is 4111 1111 1111 1111.",
    "See https://www.example.com/{n}.",
    "It cost {n} pounds.",
)


def write_table(path: Path, rows: int) -> None:
    """A CSV of seeded quotes: 50 segments, a speaker for five rows, a fourth with extras, a tenth repeated."""
    random_ = random.Random(6)
    last = ""
    with path.open("w", encoding="utf-8") as file:
        file.write("text,speaker,segment\n")
        for i in range(rows):
            if i % 10 == 9:
                file.write(last)
                continue
            words = random_.choices(WORDS, k=random_.randint(8, 30))
            text = " ".join(words).capitalize() + "."
            if i % 4 == 0:
                text += " " + random_.choice(EXTRAS).format(n=i % 1000)
            speaker = random_.randrange(rows // 5 + 1)
            last = f'"{text}",customer-{speaker},segment {speaker % 50}\n'
            file.write(last)


def million(rows: int, folder: Path) -> None:
    """Read, deduplicate, redact and write so many quotes, and print wall time and peak memory."""
    source = folder / "quotes.csv"
    write_table(source, rows)
    start = time.perf_counter()
    opened, notes, _ = open_quotes([source], Participants(), {})
    quotes = Quotes(opened, notes=notes)
    with (folder / "out.jsonl").open("w", encoding="utf-8") as out:
        for segment, quote in quotes:
            out.write(json.dumps({"segment": segment, **quote.model_dump()}, ensure_ascii=False) + "\n")
    quotes.pseudonyms.write(folder / "participants.key.csv")
    took = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print("\n".join(quote_lines(quotes.account)[:8]))
    print(f"adds up: {quotes.account.adds_up}")
    print(f"{rows:,} quotes in {took:.1f} s ({1e6 * took / rows:.0f} µs each), peak {peak:.0f} MB")


def main(arguments: list[str]) -> int:
    """Run one of the two measurements."""
    if arguments[:1] == ["redaction"]:
        redaction(misses="--misses" in arguments)
        return 0
    if arguments[:1] == ["million"]:
        rows = int(arguments[1]) if arguments[1:2] and arguments[1].isdigit() else 1_000_000
        with tempfile.TemporaryDirectory() as scratch:
            million(rows, Path(scratch))
        return 0
    print(__doc__, file=sys.stderr)
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

"""Claims a second on one core, and how little that falls as a segment's quotes become many."""

from __future__ import annotations

import cProfile
import io
import json
import pstats
import random
import resource
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Sequence
from pathlib import Path

from checking.synthetic import large_segment, vocabulary
from persona_gen.checker.check import check, check_claim
from persona_gen.checker.segment_index import SegmentIndex
from persona_gen.domain import Claim, Quotation, Segment
from persona_gen.sources.reading import read_personas, read_segments

FIXTURES = Path(__file__).parents[2] / "fixtures"
CLAIMS = 2_000
"""Claims checked at each size, after some that only warm the caches up."""
MIX = {"figure": 0.4, "verbatim": 0.25, "near miss": 0.15, "paraphrase": 0.2}
Worklist = list[tuple[str, Claim | Quotation]]
SCRIPT = "import json,sys; from checking import speed; print(json.dumps(speed.measure(int(sys.argv[1]))))"


def in_own_process(quotes: int) -> dict[str, float]:
    """`measure` in a fresh process, so that the memory is its own."""
    command = [sys.executable, "-W", "ignore", "-c", SCRIPT, str(quotes)]
    done = subprocess.run(command, cwd=Path(__file__).parent.parent, capture_output=True, text=True, check=False)
    if done.returncode:
        raise SystemExit(f"the measurement over {quotes} quotes failed: {done.stderr.strip().splitlines()[-1]}")
    return dict(json.loads(done.stdout))


def measure(quotes: int, claims: int = CLAIMS) -> dict[str, float]:
    """Build a segment and its index, check claims against it, and say what processor time it took and memory it held.

    ``claims/s`` is over claims each met for the first time; ``first claim`` is when the index is built.
    """
    segment = large_segment(quotes)
    work = claims_over(segment, claims)
    start = time.process_time()
    index = SegmentIndex(segment)
    for kind in MIX:  # what is built on first use counts as building
        check_claim(
            "story[0]", next(piece for k, piece in claims_over(segment, 40, seed=99) if k == kind), "Emma", index
        )
    built = time.process_time() - start
    spent: dict[str, float] = defaultdict(float)
    counts: Counter[str] = Counter()
    start = time.process_time()
    for kind, piece in work:
        at = time.process_time()
        check_claim("story[0]", piece, "Emma Whitfield", index)
        spent[kind] += time.process_time() - at
        counts[kind] += 1
    seconds = time.process_time() - start
    row = {"quotes": quotes, "statistics": len(segment.statistics), "index s": built, "claims/s": len(work) / seconds}
    row |= {f"{kind} /s": counts[kind] / spent[kind] for kind in MIX}
    return row | {"peak MB": _megabytes()}


def again(times: int = 9) -> float:
    """Milliseconds of processor time for a persona of 50 claims whose rules are all asked anew, its texts read before.

    The mean over the personas of `fixtures`, each at its best of so many ``times``.
    """
    index = {segment.id: SegmentIndex(segment) for file in FIXTURES.glob("*.yaml") for segment in read_segments(file)}
    best = []
    for persona in read_personas(FIXTURES / "personas"):
        spent = []
        for _ in range(times):
            index[persona.segment].ruled.clear()
            start = time.process_time()
            claims = len(check(persona, index[persona.segment]).claims)
            spent.append(50_000 * (time.process_time() - start) / claims)
        best.append(min(spent))
    return sum(best) / len(best)


def claims_over(segment: Segment, count: int, seed: int = 3) -> Worklist:
    """A mixture of figures, verbatim quotations, near misses and paraphrases, the same for the same seed."""
    rng = random.Random(seed)
    words, weights = vocabulary(random.Random(7))
    work: Worklist = []
    for kind in rng.choices(list(MIX), list(MIX.values()), k=count):
        s, quote = rng.choice(segment.statistics), rng.choice(segment.quotes)
        said = quote.text.rstrip(".").split()
        if kind == "figure":
            share = s.value if rng.random() < 0.7 else rng.random()
            piece: Claim | Quotation = Claim(
                text=f"{round(100 * share)} % of them say {str(s.category).lower()}.", cites=(s.id,)
            )
        elif kind == "verbatim":
            start = rng.randint(0, len(said) - 6)
            piece = Quotation(text=" ".join(said[start : start + rng.randint(6, 20)]), cites=(quote.id,))
        elif kind == "near miss":
            said[rng.randrange(len(said))] = rng.choices(words, cum_weights=weights)[0]
            piece = Quotation(text=" ".join(said), cites=(quote.id,))
        else:
            piece = Claim(
                text=f"Emma {' '.join(w for w in said[:12] if rng.random() < 0.8).lower()}.", cites=(quote.id,)
            )
        work.append((kind, piece))
    return work


def _megabytes() -> float:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / 1024 if sys.platform != "darwin" else peak / 1024**2


def table(rows: Sequence[dict[str, float]]) -> str:
    """The measurements as text, with the targets next to them."""
    heads = list(rows[0])
    lines = ["speed, rules alone, one core", "  " + "".join(f"{head:>15}" for head in heads)]
    for row in rows:
        lines.append("  " + "".join(f"{row[head]:>15,.{2 if row[head] < 10 else 0}f}" for head in heads))
    first, last = rows[0], rows[-1]
    lines.append(
        f"  at {last['quotes']:,} quotes {last['claims/s'] / first['claims/s']:.2f} of the speed at {first['quotes']:,}"
    )
    lines.append("  wanted: 2,000 claims/s at 2,000 quotes; a third of that at 200,000; peak below 500 MB")
    return "\n".join(lines)


def profile(quotes: int) -> str:
    """Where the time goes, by the functions themselves and with what they call."""
    segment = large_segment(quotes)
    index, work = SegmentIndex(segment), claims_over(segment, CLAIMS)
    check_claim("story[0]", work[0][1], "Emma", index)
    profiler = cProfile.Profile()
    profiler.enable()
    for _, piece in work:
        check_claim("story[0]", piece, "Emma Whitfield", index)
    profiler.disable()
    out = io.StringIO()
    for order in ("tottime", "cumulative"):
        pstats.Stats(profiler, stream=out).strip_dirs().sort_stats(order).print_stats(22)
    return out.getvalue()

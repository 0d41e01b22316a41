"""Segments out of a customer table, next to hand-written SQL. Run: python benchmarks/segments.py [MILLIONS ...]

For each size (1 and 10 by default) a Parquet file of 40 columns and 50 segments is made from a fixed seed, streamed, in
a scratch folder. Then the whole way from the file to segment files, and the same figures by SQL written by hand for
these very columns, take turns, each in a process of its own: time on the clock from start to end, processor time (the
fairer of the two on a busy machine), and the peak of resident memory. The figures of both are compared. The aim is at
most 1.3 times the hand-written SQL, and under 4 GB.
"""

from __future__ import annotations

import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import duckdb

SEED = 20261122
SEGMENTS = 50
ROUNDS = 3
CATEGORIES = [f"choice_{i}" for i in range(1, 24)]
NUMBERS = [f"amount_{i}" for i in range(1, 13)]

WAYS = ("persona-gen", "by hand")


def make(path: Path, rows: int) -> None:
    """The table: categories of 2 to 10 values that depend on the segment, numbers, a fiftieth missing."""
    columns = [
        "i AS customer_id",
        f"'segment ' || hash(i, {SEED}) % {SEGMENTS} AS segment",
        f"DATE '2020-01-01' + CAST(hash(i, {SEED + 1}) % 2000 AS INTEGER) AS signed_up",
        f"'city ' || hash(i, {SEED + 2}) % 5000 AS city",
        f"hash(i, {SEED + 3}) % 3 = 0 AS newsletter",
    ]
    for k, name in enumerate(CATEGORIES, 10):
        value = f"(hash(i, {SEED + k}) % {2 + k % 9} + hash(i, {SEED}) % {SEGMENTS} % 2) % {2 + k % 9}"
        columns.append(f"CASE WHEN hash(i, {SEED + 100 + k}) % 50 > 0 THEN 'value ' || {value} END AS {name}")
    for k, name in enumerate(NUMBERS, 50):
        value = f"CAST(hash(i, {SEED + k}) % {10_000 * (k - 48)} AS INTEGER)" + (" / 100.0" if k % 2 else "")
        columns.append(f"CASE WHEN hash(i, {SEED + 100 + k}) % 50 > 0 THEN {value} END AS {name}")
    con = duckdb.connect(config={"memory_limit": "1GB", "temp_directory": str(path.parent / "spill")})
    con.execute(f"COPY (SELECT {', '.join(columns)} FROM range({rows}) r(i)) TO '{path}' (FORMAT parquet)")
    con.close()


def by_hand(path: Path) -> dict[str, float]:
    """Figures as an analyst would query them: a GROUP BY for each category, GROUPING SETS for the numbers."""
    con = duckdb.connect()
    con.execute(f"CREATE VIEW t AS SELECT * FROM read_parquet('{path}')")
    figures: dict[str, float] = {}
    for name in [*CATEGORIES, "newsletter"]:
        counts = con.execute(
            f"SELECT segment, {name}, count(*) FROM t WHERE {name} IS NOT NULL GROUP BY ALL"
        ).fetchall()
        bases: dict[str, int] = {}
        for segment, _, n in counts:
            bases[segment] = bases.get(segment, 0) + n
        for segment, value, n in counts:
            figures[f"{segment}|{name}|{str(value).lower()}"] = round(n / bases[segment], 4)
    for name in NUMBERS:
        rows = con.execute(
            f"SELECT segment, count({name}), avg({name}), stddev_samp({name}), min({name}), max({name}), "
            f"median({name}) FROM t GROUP BY GROUPING SETS ((segment), ())"
        ).fetchall()
        for segment, n, mean, sd, low, high, median in rows:
            if segment is not None:
                found = {"n": n, "mean": mean, "sd": sd, "min": low, "max": high, "median": median}
                figures |= {f"{segment}|{name}|{key}": float(f"{value:.6g}") for key, value in found.items()}
    return figures


def by_persona_gen(path: Path) -> dict[str, float]:
    """The whole way: profile, figures, what stands out, ledger, files."""
    # Not at the top: each way is a process of its own, measured with what it alone imports.
    from persona_gen.ingest.build import build_segments, write_segments  # noqa: PLC0415
    from persona_gen.ingest.options import BuildOptions  # noqa: PLC0415

    built = build_segments([path], BuildOptions(by=["segment"]))
    write_segments(built.segments.values(), path.parent / "segments")
    figures: dict[str, float] = {}
    for segment in built.segments.values():
        for s in segment.statistics:
            if s.measure == "share":
                figures[f"{segment.name}|{s.attribute}|{str(s.category).lower()}"] = s.value
                continue
            printed: dict[str, float] = {s.measure: s.value}
            if s.measure == "mean":
                printed |= {"n": s.n or 0, "sd": s.sd or 0, "min": s.min or 0, "max": s.max or 0}
            figures |= {
                f"{segment.name}|{s.attribute}|{name}": float(f"{value:.6g}") for name, value in printed.items()
            }
    return figures


def measured(way: str, path: Path) -> tuple[float, float, float, dict[str, float]]:
    """Seconds on the clock and of the processor, peak MB and figures of one way in a process of its own."""
    with tempfile.TemporaryDirectory() as folder:
        link = Path(folder) / "customers.parquet"
        link.symlink_to(path)
        started = time.perf_counter()
        done = subprocess.run([sys.executable, __file__, "--way", way, str(link)], check=True, capture_output=True)
        seconds = time.perf_counter() - started
    answer = json.loads(done.stdout)
    return seconds, answer["cpu"], answer["peak_mb"], answer["figures"]


def main() -> None:
    """Print a line for each size and way."""
    if sys.argv[1:2] == ["--way"]:
        figures = (by_hand if sys.argv[2] == "by hand" else by_persona_gen)(Path(sys.argv[3]))
        used = resource.getrusage(resource.RUSAGE_SELF)
        spent = used.ru_utime + used.ru_stime
        print(json.dumps({"cpu": spent, "peak_mb": used.ru_maxrss / 1024, "figures": figures}))
        return
    print("| rows | way | s (median) | s (all) | ratio | processor s | ratio | peak MB |")
    print("| --- " * 8 + "|")
    for millions in [float(text) for text in sys.argv[1:]] or [1.0, 10.0]:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "customers.parquet"
            make(path, int(millions * 1_000_000))
            runs: dict[str, list[tuple[float, float, float, dict[str, float]]]] = {way: [] for way in WAYS}
            for _ in range(ROUNDS):
                for way in WAYS:
                    runs[way].append(measured(way, path))
        ours, hand = runs["persona-gen"][0][3], runs["by hand"][0][3]
        same = sum(ours.get(key) == value for key, value in hand.items())
        clock = {way: statistics.median(run[0] for run in runs[way]) for way in WAYS}
        cpu = {way: statistics.median(run[1] for run in runs[way]) for way in WAYS}
        for way in WAYS:
            each = ", ".join(f"{run[0]:.1f}" for run in runs[way])
            ratios = [seconds[way] / seconds["by hand"] for seconds in (clock, cpu)]
            peak = max(run[2] for run in runs[way])
            print(
                f"| {millions:g} M | {way} | {clock[way]:.1f} | {each} | {ratios[0]:.2f} | {cpu[way]:.1f} "
                f"| {ratios[1]:.2f} | {peak:.0f} |"
            )
        print(f"{same:,} of {len(hand):,} figures written by hand are the same to the last digit printed", flush=True)


if __name__ == "__main__":
    main()

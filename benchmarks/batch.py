"""What a batch costs beside the model's own time. Run: python benchmarks/batch.py calls [--json], or runs

calls     1,000 completions by 8 to 512 threads at a server that takes 0.2 or 2 s: the wall over the ideal and CPU time
          a call, for persona-gen with memory and pace, the bare openai SDK and instructor, in turns
runs      whole runs over 1,000 and 30,000 segments, and again with nothing changed: segments a second, CPU time and
          peak memory

What each figure means: benchmarks/README.md.
"""

from __future__ import annotations

import argparse

from batching import calls, runs


def main() -> None:
    """Parse, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    what = parser.add_subparsers(required=True, metavar="WHAT")
    asked = what.add_parser("calls", help="completions by a crowd of threads")
    asked.add_argument("--calls", type=int, default=1000)
    asked.add_argument("--rounds", type=int, default=3, help="how often; the median counts")
    asked.add_argument(
        "--cell", nargs=2, type=float, action="append", metavar=("SECONDS", "THREADS"), help="only this; repeatable"
    )
    asked.add_argument("--json", action="store_true", help="one JSON document instead of a table")
    asked.set_defaults(run=_calls)
    asked = what.add_parser("runs", help="whole runs, and again with nothing changed")
    asked.add_argument("--segments", type=int, nargs="+", default=[1000, 10_000, 30_000])
    asked.add_argument("--concurrency", type=int, default=32)
    asked.set_defaults(run=lambda given: runs.report(given.segments, given.concurrency))
    arguments = parser.parse_args()
    arguments.run(arguments)


def _calls(arguments: argparse.Namespace) -> None:
    cells = [(seconds, int(threads)) for seconds, threads in arguments.cell or calls.CELLS]
    calls.report(arguments.calls, arguments.rounds, cells, as_json=arguments.json)


if __name__ == "__main__":
    main()

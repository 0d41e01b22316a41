"""What the checker finds, and whom it wrongly accuses. Run: python benchmarks/checker.py planted|real|omissions|speed

planted   true sentences over fixtures and made-up segments, and one planted error each: recall and false alarms
real      the sets of claims with known verdicts in ../shared/checker-dev, where that folder is at hand
omissions quotations with words left out that turn them, and that do not
speed     claims a second on one core at 2,000, 20,000 and 200,000 quotes, index time and memory

Seeded; standard library and persona_gen only. What each figure means: benchmarks/README.md.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import warnings
from functools import partial
from pathlib import Path

from checking import omissions, planted, real, real_table, speed

from persona_gen.checker.judge_protocol import Judge
from persona_gen.checker.judges import LargeModelJudge
from persona_gen.checker.small_judge import SmallModelJudge
from persona_gen.llm.cache import CompletionCache
from persona_gen.llm.client import Client
from persona_gen.llm.prompts import Prompts
from persona_gen.runs.context import endpoint


def main() -> None:
    """Parse, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["planted", "real", "omissions", "speed"])
    parser.add_argument("--json", action="store_true", help="one JSON document instead of tables")
    parser.add_argument("--set", choices=["development", "held-out", "both"], default="both", help="planted: phrasings")
    parser.add_argument(
        "--misses", action="store_true", help="examples of what went wrong, never of held-out phrasings"
    )
    parser.add_argument("--judge", metavar="MODEL", help='real: with this judge too; "embedded" is the embedded model')
    parser.add_argument("--memory", type=Path, metavar="FILE", help="real: remember the judge's answers here")
    parser.add_argument("--sample", type=int, metavar="N", help="real: N rows of each set, always the same ones")
    parser.add_argument("--quotes", type=int, nargs="*", default=[2_000, 20_000, 200_000], help="speed: sizes")
    parser.add_argument("--profile", action="store_true", help="speed: where the time goes, at the first size")
    arguments = parser.parse_args()
    warnings.simplefilter("ignore")
    {"planted": _planted, "real": _real, "omissions": _omissions, "speed": _speed}[arguments.what](arguments)


def _planted(arguments: argparse.Namespace) -> None:
    reports = {}
    for name in planted.SETS if arguments.set == "both" else [arguments.set]:
        outcomes = planted.run(name)
        reports[name] = planted.summary(outcomes)
        if not arguments.json:
            print(planted.table(name, reports[name]), end="\n\n")
            if arguments.misses and name == "development":
                print(planted.slips(outcomes), end="\n\n")
    if arguments.json:
        print(json.dumps(reports, indent=1))


def _omissions(arguments: argparse.Namespace) -> None:
    if arguments.json:
        count = {"turned": omissions.verdicts(omissions.turned()), "harmless": omissions.verdicts(omissions.harmless())}
        print(json.dumps({name: {" ".join(k): n for k, n in each.items()} for name, each in count.items()}))
    else:
        print(omissions.table())


def _real(arguments: argparse.Namespace) -> None:
    judge = _judge(arguments.judge, arguments.memory) if arguments.judge else None
    report = real.run(judge, sample=arguments.sample, misses=20 if arguments.misses else 0)
    print(json.dumps(report, indent=1, ensure_ascii=False) if arguments.json else real_table.table(report))


def _judge(model: str, cache: Path | None) -> Judge:
    """The judge of that name, as `check --judge` would make it."""
    note = partial(print, file=sys.stderr)
    client = Client(endpoint(model, os.environ, note), cache=CompletionCache(cache) if cache else None, note=note)
    small = client.endpoint.small
    return SmallModelJudge(client, Prompts(), note=note) if small else LargeModelJudge(client, Prompts())


def _speed(arguments: argparse.Namespace) -> None:
    if arguments.profile:
        print(speed.profile(arguments.quotes[0]))
        return
    rows = [speed.in_own_process(size) for size in arguments.quotes]
    print(json.dumps(rows, indent=1) if arguments.json else speed.table(rows))
    if not arguments.json:
        print(f"  a persona of 50 claims, checked anew: {speed.again():.0f} ms of processor time; wanted: 40")


if __name__ == "__main__":
    main()

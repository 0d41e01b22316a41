"""What a model's word on a claim is worth. Run: python benchmarks/judge.py [--endpoint] [--segment] [--cache FILE]

82 claims written by hand over the fixtures and 119 retellings by the embedded model, each with one piece of evidence
and a label given by reading both (judge_pairs.jsonl). The embedded model's P(Yes) is measured as such, and then the
judge made of it; with --endpoint, the judge of the model that OPENAI_BASE_URL and PERSONA_GEN_JUDGE_MODEL name instead.
--segment shows it all the evidence that `check` would, not the one piece.
"""

from __future__ import annotations

import argparse
import json
import os
import sys
import time
import warnings
from collections import Counter
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import NamedTuple

from persona_gen.checker.judge_protocol import Judge, Question
from persona_gen.checker.judges import LargeModelJudge, line
from persona_gen.checker.segment_index import SegmentIndex
from persona_gen.checker.small_judge import QWEN_JUDGE, SmallModelJudge
from persona_gen.domain import Evidence, Segment
from persona_gen.llm.cache import CompletionCache
from persona_gen.llm.client import Client
from persona_gen.llm.embedded import embedded
from persona_gen.llm.prompts import Prompts
from persona_gen.runs.context import endpoint
from persona_gen.sources.reading import read_segments

HERE = Path(__file__).parent
FIXTURES = HERE.parent / "fixtures"


class Pair(NamedTuple):
    """A claim with the piece of evidence it cites, its segment, what is near, and whether the piece bears it out."""

    by: str
    claim: str
    piece: Evidence
    near: list[Evidence]
    segment: Segment
    true: bool


def pairs() -> list[Pair]:
    """The labelled pairs over the fixtures as they stand."""
    warnings.simplefilter("ignore")  # the fixtures hold quotes that address a model, on purpose
    indexes = {s.id: SegmentIndex(s) for file in sorted(FIXTURES.glob("*.yaml")) for s in read_segments(file)}
    found = []
    for text in (HERE / "judge_pairs.jsonl").read_text(encoding="utf-8").splitlines():
        row = json.loads(text)
        index = indexes[row["segment"]]
        piece = index.segment.evidence[row["evidence"]]
        near = index.near(row["claim"], (piece.id,))
        found.append(Pair(row["by"], row["claim"], piece, near, index.segment, row["label"] == "supported"))
    return found


def auc(scored: Sequence[tuple[float, bool]]) -> float:
    """The chance that a true claim scores above a false one; half for a tie."""
    good, bad = [s for s, true in scored if true], [s for s, true in scored if not true]
    return sum((g > b) + (g == b) / 2 for g in good for b in bad) / (len(good) * len(bad))


def weigh(client: Client, rows: Sequence[Pair]) -> str:
    """P(Yes) over single pieces: AUC, balanced accuracy at one half, and what Yes and No are worth at their best."""
    prompts = Prompts()
    scored = []
    began = time.monotonic()
    for row in rows:
        question = prompts.render("judge_small", claim=row.claim, evidence=line(row.piece))
        weighed = client.probabilities(question, ("Yes", "No"))
        scored.append((weighed["Yes"] / sum(weighed.values()), row.true))
    seconds = (time.monotonic() - began) / len(rows)
    true, false = [s for s, t in scored if t], [s for s, t in scored if not t]
    balanced = (sum(s >= 0.5 for s in true) / len(true) + sum(s < 0.5 for s in false) / len(false)) / 2
    surest = [t for _, t in sorted(scored, reverse=True)[: len(scored) // 5]]
    no = [t for s, t in scored if s <= QWEN_JUDGE.no_to]
    return (
        f"{len(rows):>4} {auc(scored):>6.2f} {100 * balanced:>8.0f} %   {sum(surest):>3} of {len(surest):<3}"
        f"   {no.count(False):>3} of {len(no):<3} ({len(false)} false)   {seconds:.2f} s"
    )


def ask(judge: Judge, rows: Sequence[Pair], *, near: bool) -> str:
    """What a judge says of true and of false claims, segment by segment; with ``near``, shown what is near too."""
    said: Counter[tuple[bool, str]] = Counter()
    began = time.monotonic()
    for segment in {row.segment.id: row.segment for row in rows}.values():
        mine = [row for row in rows if row.segment.id == segment.id]
        asked = [Question(row.claim, (row.piece,), tuple(row.near) if near else ()) for row in mine]
        for row, judgement in zip(mine, judge.judge(asked, segment), strict=True):
            said[row.true, judgement.verdict] += 1
    seconds = (time.monotonic() - began) / len(rows)
    lines = [f"  {'borne out' if true else 'not borne out'}: " + _counts(said, true) for true in (True, False)]
    return "\n".join([*lines, f"  {seconds:.2f} s a claim"])


def _counts(said: Counter[tuple[bool, str]], true: bool) -> str:
    return ", ".join(f"{n} {verdict}" for (t, verdict), n in said.most_common() if t == true)


def main() -> None:
    """Parse, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--endpoint", action="store_true", help="judge with the model the environment names")
    parser.add_argument("--segment", action="store_true", help="show all the evidence that check would show")
    parser.add_argument("--cache", type=Path, metavar="FILE", help="remember completions here")
    parser.add_argument("--only", choices=["hand", "model"], help="only claims by hand, or only the model's")
    arguments = parser.parse_args()
    note = partial(print, file=sys.stderr)
    named = os.environ.get("PERSONA_GEN_JUDGE_MODEL")
    where = endpoint(named, os.environ, note) if arguments.endpoint else embedded(note)
    client = Client(where, cache=CompletionCache(arguments.cache) if arguments.cache else None, note=note)
    judge: Judge = (
        LargeModelJudge(client, Prompts()) if not where.small else SmallModelJudge(client, Prompts(), note=note)
    )
    rows = [row for row in pairs() if arguments.only in (None, row.by)]
    if where.small:
        print("P(Yes)     n    AUC  balanced  surest fifth    said No: right       a pair")
        for by in dict.fromkeys(row.by for row in rows):
            print(f"{by:<7}{weigh(client, [row for row in rows if row.by == by])}", flush=True)
    for by in dict.fromkeys(row.by for row in rows):
        print(f"{judge.name}, claims by {by}:")
        print(ask(judge, [r for r in rows if r.by == by], near=arguments.segment), flush=True)


if __name__ == "__main__":
    main()

"""What copy review is worth. Run: python benchmarks/review.py evidence|cells|controls|headlines|concepts

evidence   120 texts over eight segments: whether evidence is found in other words, and silence where there is none
cells      215 headlines over thirteen segments of other trades: whether evidence is found, the verdict right, and
           nothing said where there is none
controls   both fixtures' reviews put to the test
headlines  real headline pairs with clicks: accuracy where both orders agree, coverage, flips (with --endpoint)
concepts   five concepts that 50 parents ranked: segments from half of them, against the other half (with --endpoint)

The embedded model, or with --endpoint the one that the environment names. evidence asks no model but an embedding one,
unless --ask is given. headlines and concepts need the folder
../shared/review-dev, which is not part of this repository; without it they say so and exit with 0.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import sys
import time
import warnings
from collections import Counter
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from statistics import mean, pstdev
from typing import Any

from persona_gen.domain import Quote, Segment, Statistic
from persona_gen.domain.review import Variant
from persona_gen.evidence.significance import wilson
from persona_gen.llm.cache import CompletionCache
from persona_gen.llm.client import Client
from persona_gen.llm.embedded import embedded
from persona_gen.llm.embeddings import packaged_for
from persona_gen.llm.prompts import Prompts
from persona_gen.reviewer.large_model import LargeModel
from persona_gen.reviewer.relevance import Relevance
from persona_gen.reviewer.review import ReviewOptions, Session, readers_of, review, strategy_for
from persona_gen.reviewer.strategy import RankingStrategy, Strategy
from persona_gen.runs.context import endpoint
from persona_gen.sources.reading import read_segments

HERE = Path(__file__).parent
FIXTURES = HERE.parent / "fixtures"
SHARED = HERE.parent.parent / "shared" / "review-dev"
SEED = 20261122
COPY = {
    "anxious-first-time-buyers": (
        "Your first home, without the eleven tabs",
        "Every cost on one page, before you fall for the place. Your credit file stays untouched.",
        "House hunting on autopilot: we move fast so you never miss out. Call us today!",
    ),
    "platform-jugglers": (
        "One screen for every order, and stock that subtracts itself",
        "Switch in an evening. Flat price, no 'starting at'.",
        "Automate everything: our chatbot answers your customers while you sleep",
    ),
}


def segments() -> dict[str, Segment]:
    """The segments of the fixtures."""
    warnings.simplefilter("ignore")  # the fixtures hold quotes that address a model, on purpose
    return {each.id: each for file in sorted(FIXTURES.glob("*.yaml")) for each in read_segments(file)}


def share(part: int, n: int) -> str:
    """``12 of 20 (.39-.78)``: Wilson, 95 %."""
    low, high = wilson(part, n)
    return f"{part} of {n} ({low:.2f}-{high:.2f})"


# --- evidence -------------------------------------------------------------------------------------------------------

NET = 8
"""Pieces of evidence that a wide net brings up."""


def with_others() -> dict[str, Segment]:
    """The five fixtures and three segments of other trades, by the names of their files."""
    warnings.simplefilter("ignore")
    files = [*sorted(FIXTURES.glob("*.yaml")), *sorted((HERE / "review_segments").glob("*.yaml"))]
    return {file.stem: segment for file in files for segment in read_segments(file)}


class MeaningAlone(Relevance):
    """Without what words in common add."""

    def _by_words(self, text: str) -> dict[int, float]:
        return {}


def evidence(strategy: Strategy | None) -> None:
    """Found, false silence and false hit by half: by words alone, by meaning alone, together."""
    rows = [json.loads(line) for line in (HERE / "review_evidence.jsonl").read_text(encoding="utf-8").splitlines()]
    known = with_others()
    ways: dict[str, dict[str, Relevance]] = {"words alone": {i: Relevance(s) for i, s in known.items()}}
    if all(map(packaged_for, known.values())):
        ways["meaning alone"] = {i: MeaningAlone(s, packaged_for(s)) for i, s in known.items()}
        ways["together"] = {i: Relevance(s, packaged_for(s)) for i, s in known.items()}
    else:
        print("the extra local is not installed: words alone")
    for half in ("development", "held-out"):
        mine = [row for row in rows if row["half"] == half]
        for way, near in ways.items():
            nets = [(row, near[row["segment"]].net(row["copy"])[:NET]) for row in mine]
            told = [(row, net) for row, net in nets if row["kind"] != "none"]
            hit = [{n.evidence.id for n in net} & set(row["evidence"]) != set() for row, net in told]
            silent = sum(not net for _, net in told)
            false = [bool(net) for row, net in nets if row["kind"] == "none"]
            print(
                f"  {half:<12} {way:<14} found in the first {NET} {share(sum(hit), len(hit))}, "
                f"false silence {share(silent, len(told))}, false hit {share(sum(false), len(false))}"
            )
    if strategy:
        reactions(strategy, "review_evidence.jsonl")


RIGHT: dict[str, tuple[str, ...]] = {
    "speaks": ("speaks-to",),
    "meets": ("speaks-to",),
    "against": ("does-not",),
    "opposes": ("does-not",),
}
"""The verdict that is right where there is evidence; any other that says for or against is wrong."""
DECIDED = ("speaks-to", "partly", "does-not")


def reactions(strategy: Strategy, file: str) -> None:
    """Whole reactions to the texts of a file, by half: verdicts, what is left to the reader, silence.

    Found: a labelled piece is behind the verdict, or shown for the reader to judge. A wrong verdict is worse than none.
    """
    rows = [json.loads(line) for line in (HERE / file).read_text(encoding="utf-8").splitlines()]
    known = with_others()
    readers = {i: readers_of([], [known[i]], packaged_for)[0] for i in dict.fromkeys(row["segment"] for row in rows)}
    counts: dict[str, Counter[str]] = {row["half"]: Counter() for row in rows}
    for row in rows:
        session = Session(strategy, [Variant(id="a", text=row["copy"])])
        done = session.react(readers[row["segment"]], session.variants[0])
        expected = row.get("expects", row.get("kind"))
        silent = done.verdict == "cannot-tell"
        shown = [*(p.why for p in (*done.resonates, *done.repels)), *done.nearest] if not silent else []
        cites = {cite for reason in shown for cite in reason.cites}
        kind = "with" if row["evidence"] else "without"
        count = counts[row["half"]]
        count[kind] += 1
        count[f"{kind} silent"] += silent
        count[f"{kind} left"] += done.verdict == "bears-on"
        count[f"{kind} decided"] += done.verdict in DECIDED
        count[f"{kind} right"] += done.verdict in RIGHT.get(expected, ())
        count[f"{kind} found"] += bool(cites & set(row["evidence"]))
        print(f"  {expected:<8} {done.verdict:<11} {row['copy']}  {sorted(cites)}", file=sys.stderr, flush=True)
    for half, n in counts.items():
        wrong = n["with decided"] - n["with right"] + n["without decided"]
        hits = share(n["without left"] + n["without decided"], n["without"])
        print(
            f"  {half}: with evidence {n['with'] - n['with silent']} of {n['with']} answered "
            f"({n['with right']} verdicts right, {n['with left']} left to the reader), "
            f"found {share(n['with found'], n['with'])}, false silence {share(n['with silent'], n['with'])}; "
            f"without: false hit {hits}; wrong verdicts {wrong}"
        )


# --- controls -------------------------------------------------------------------------------------------------------


def controls(client: Client, samples: int) -> None:
    """Two reviews with every control."""
    known = segments()
    for i, texts in COPY.items():
        variants = [Variant(id="abc"[n], text=text) for n, text in enumerate(texts)]
        [reader] = readers_of([], [known[i]], packaged_for)
        strangers = readers_of([], [known[other] for other in COPY if other != i], packaged_for)
        done = review(variants, [reader], client, Prompts(), ReviewOptions(samples=samples, strangers=strangers))
        print(f"{i}: {', '.join(f'{r.variant} {r.verdict}' for r in done.reactions)}")
        for control in done.controls:
            result = {True: "passed", False: "FAILED", None: "shown"}[control.passed]
            print(f"  {result:<7} {control.name}: {control.outcome}")
        for note in done.notes:
            print(f"  {note}", flush=True)


# --- headlines ------------------------------------------------------------------------------------------------------


def headlines(strategy: RankingStrategy, pairs: int) -> None:
    """Real pairs, read by nobody in particular, since nobody's data come with them."""
    rows = random.Random(SEED).sample(lines("headlines.jsonl"), pairs)
    decided: list[tuple[bool, float]] = []
    flips = right_alone = 0
    began = time.monotonic()
    for n, row in enumerate(rows, 1):
        variants = [Variant(id=i, text=row[i]) for i in "ab"]
        ab = strategy.prefer(None, variants, row["a"], row["b"], "headline", 0).first
        ba = 1 - strategy.prefer(None, variants, row["b"], row["a"], "headline", 0).first
        flips += (ab > 0.5) != (ba > 0.5)
        right_alone += (ab > 0.5) == (row["winner"] == "a")
        if (ab > 0.5) == (ba > 0.5) and ab != 0.5:
            decided.append(((ab > 0.5) == (row["winner"] == "a"), abs(ab + ba - 1)))
        if n % 20 == 0:
            print(f"  … {n} pairs, {time.monotonic() - began:.0f} s", file=sys.stderr)
    longest = sum((len(row["a"]) >= len(row["b"])) == (row["winner"] == "a") for row in rows)
    right = sum(ok for ok, _ in decided)
    sure = sorted(decided, key=lambda pair: -pair[1])[: max(1, len(decided) // 3)]
    print(f"{len(rows)} pairs of {len(lines('headlines.jsonl'))}, seed {SEED}")
    print(f"  one order alone: right {share(right_alone, len(rows))}")
    print(f"  flips with the order: {share(flips, len(rows))}; these prefer nothing")
    print(f"  decided in both orders: coverage {len(decided) / len(rows):.2f}, right {share(right, len(decided))}")
    print(f"  the surest third: right {share(sum(ok for ok, _ in sure), len(sure))}")
    print(f"  beside it: chance .50, longest wins {longest / len(rows):.2f} here (.54 of all), bag of words .62 of all")


# --- concepts -------------------------------------------------------------------------------------------------------

ATTRIBUTES = ("Age Range", "Gender Identity", "Kids Toy Buying Frequency")


def parents(rows: Sequence[dict[str, Any]]) -> Segment:
    """A segment of respondents: who they are as shares, and their reasons, without the letters of what they voted."""
    statistics = [
        Statistic(attribute=name, category=value, measure="share", value=round(count / len(rows), 2), n=len(rows))
        for name in ATTRIBUTES
        for value in sorted({row["segment"][name] for row in rows if row["segment"].get(name)})
        if (count := sum(row["segment"].get(name) == value for row in rows))
    ]
    quotes = [
        Quote(id=f"r{row['respondent']}", text=row["explanation"], speaker=f"R{row['respondent']}")
        for row in rows
        if row["explanation"] and not re.search(r"\b(option|product|choice|concept) [A-E]\b", row["explanation"])
    ]
    name, about = "Parents of small children", "Parents of children of 3 to 5, asked about AI story-telling."
    return Segment(name=name, description=about, size=len(rows), statistics=tuple(statistics), quotes=tuple(quotes))


def borda(votes: Sequence[Sequence[str]]) -> dict[str, float]:
    """Mean Borda score of each concept, 0 to 1."""
    return {c: mean((len(vote) - 1 - vote.index(c)) / (len(vote) - 1) for vote in votes) for c in "ABCDE"}


def spearman(a: dict[str, float], b: dict[str, float]) -> float:
    """Rank correlation, ties by their mean rank."""

    def ranks(of: dict[str, float]) -> list[float]:
        return [
            1 + sum(v < of[c] for v in of.values()) + (sum(v == of[c] for v in of.values()) - 1) / 2 for c in "ABCDE"
        ]

    x, y = ranks(a), ranks(b)
    over = pstdev(x) * pstdev(y)
    return mean((i - mean(x)) * (j - mean(y)) for i, j in zip(x, y, strict=True)) / over if over else 0.0


def concepts(strategy: RankingStrategy, samples: int) -> None:
    """All pairs of the five concepts by a segment of half of the respondents, against the votes of the other half."""
    text = (SHARED / "concepts.md").read_text(encoding="utf-8")
    told = dict(re.findall(r"^([A-E])  (.+)$", text, re.M))
    rows = lines("concepts_respondents.jsonl")
    random.Random(SEED).shuffle(rows)
    half, other = rows[: len(rows) // 2], rows[len(rows) // 2 :]
    variants = [Variant(id=i, text=words) for i, words in told.items()]
    [reader] = readers_of([], [parents(half)])
    people, ceiling = borda([row["vote"] for row in other]), borda([row["vote"] for row in half])
    for who, asked in (("with the half's evidence", reader), ("no persona", None)):
        session = Session(strategy, variants, strategy, "service", samples=samples)
        wins = dict.fromkeys("ABCDE", 0.0)
        turned = 0
        for n, a in enumerate(variants):
            for b in variants[n + 1 :]:
                found = session.compare(asked, (a, b))
                assert found
                won = found.wins[0] + (found.samples - sum(found.wins)) / 2
                wins[a.id] += won / found.samples / 4
                wins[b.id] += (1 - won / found.samples) / 4
                turned += found.samples - sum(found.wins)
        spread = pstdev(wins.values()) / pstdev(people.values())
        print(f"{who}: " + ", ".join(f"{c} {wins[c]:.2f}" for c in "ABCDE") + f"; {turned} of {10 * samples} turned")
        print(f"  rank correlation with the other half {spearman(wins, people):+.2f}; spread ratio {spread:.2f}")
        print(f'  "none" (B): {wins["B"]:.2f} against {people["B"]:.2f}', flush=True)
    print("the other half: " + ", ".join(f"{c} {people[c]:.2f}" for c in "ABCDE"))
    print(f"one half of the people against the other: rank correlation {spearman(ceiling, people):+.2f}")
    session = Session(strategy, variants, strategy, "service", samples=1)
    for variant in variants:
        done = session.react(reader, variant)
        score = f"{done.score.mean:.2f}" if done.score else "none"
        print(
            f"  {variant.id}: {done.verdict}, score {score}, {len(done.resonates)} for and {len(done.repels)} against"
        )


def lines(name: str) -> list[dict[str, Any]]:
    """The rows of a file of the shared set. Exits with 0 where it is not there."""
    if not SHARED.is_dir():
        print("../shared/review-dev is not here: nothing to measure")
        sys.exit(0)
    return [json.loads(line) for line in (SHARED / name).read_text(encoding="utf-8").splitlines()]


def main() -> None:
    """Parse, measure, print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("part", choices=["evidence", "cells", "controls", "headlines", "concepts"])
    parser.add_argument("--pairs", type=int, default=150, help="headline pairs, drawn by a fixed seed")
    parser.add_argument("--samples", type=int, default=3)
    parser.add_argument("--endpoint", action="store_true", help="ask the model the environment names")
    parser.add_argument("--ask", action="store_true", help="evidence: ask the model for whole reactions, too")
    parser.add_argument("--cache", type=Path, metavar="FILE", help="remember completions here")
    arguments = parser.parse_args()
    if arguments.part == "evidence" and not arguments.ask:
        evidence(None)
        return
    note = partial(print, file=sys.stderr)
    where = endpoint(None, os.environ, note) if arguments.endpoint else embedded(note)
    client = Client(where, cache=CompletionCache(arguments.cache) if arguments.cache else None, note=note)
    began = time.monotonic()
    large = LargeModel(client, Prompts())
    if arguments.part == "evidence":
        evidence(strategy_for(client, Prompts()))
    elif arguments.part == "cells":
        reactions(strategy_for(client, Prompts()), "review_cells.jsonl")
    elif arguments.part == "controls":
        controls(client, arguments.samples)
    elif where.small:
        print("the embedded model does not compare: give --endpoint")
    elif arguments.part == "headlines":
        headlines(large, arguments.pairs)
    else:
        concepts(large, arguments.samples)
    print(f"{where.model}: {time.monotonic() - began:.0f} s, {client.tokens.calls} calls")


if __name__ == "__main__":
    main()

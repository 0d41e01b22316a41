"""Claims with known verdicts over real sources: what `check` says of them, by rules alone and with a judge.

`check` speaks where it is sure, so over sources that fit no segment (`adapters`) it leaves most claims undecided.
"""

from __future__ import annotations

import json
import random
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from checking.adapters import ADAPTERS
from checking.scores import unsupported_scores
from persona_gen.checker.check import check
from persona_gen.checker.judge_protocol import Judge
from persona_gen.checker.rules import RULES_BY_ID
from persona_gen.domain import CheckedClaim, Claim, Persona

FOLDER = Path(__file__).parents[3] / "shared" / "checker-dev"
SETS = ("records", "tables", "opinions", "quotations")
JUDGED = 60
"""Rows, the first ones, that the judge is asked about as `check` asks it: up to nine questions each."""
ORDER = 7
"""Seed of the order in which rows are taken, so that a smaller sample is part of every larger one."""
VERBATIM = frozenset(RULES_BY_ID) - {"quote-turned"}
"""Quotations as such: words cut out of a negation or condition are verbatim all the same."""
SURE = {"contradicted": 2.0, "unsupported": 1.0, "unverified": 0.0, "fiction": 0.0, "supported": -1.0}
"""How sure rules are that a claim is wrong."""

Rows = list[dict[str, Any]]


def run(judge: Judge | None = None, sample: int | None = None, misses: int = 0) -> dict[str, Any]:
    """Scores of every set, of ``sample`` rows or all, and that many of the worst misses of each."""
    if not FOLDER.is_dir():
        return {"absent": str(FOLDER.name)}
    report: dict[str, Any] = {"judge": judge.name if judge else None, "sets": {}}
    for name in SETS:
        report["sets"][name] = _measured(name, rows_of(name)[:sample], judge, misses)
    return report


def rows_of(name: str) -> Rows:
    """All rows of a set, in the seeded order."""
    rows: Rows = [json.loads(line) for line in (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
    random.Random(ORDER).shuffle(rows)
    return rows


def _measured(name: str, rows: Rows, judge: Judge | None, misses: int) -> dict[str, Any]:
    wrong = [row["label"] == "unsupported" for row in rows]
    alone = [checked(row, name) for row in rows]
    flagged = [is_flagged(claim) for claim in alone]
    scores = {"rules": unsupported_scores(wrong, flagged)}
    if judge:
        judged = [is_flagged(checked(row, name, judge)) for row in rows[:JUDGED]]
        scores["rules alone, first rows"] = unsupported_scores(wrong[:JUDGED], flagged[:JUDGED])
        scores["rules + judge, first rows"] = unsupported_scores(wrong[:JUDGED], judged)
    if name == "quotations":
        verbatim = [is_flagged(checked(row, name, rules=VERBATIM)) for row in rows]
        scores["rules without quote-turned"] = unsupported_scores(wrong, verbatim)
    if all("gpt4" in row["meta"] for row in rows):
        scores["GPT-4's mark on the same rows"] = unsupported_scores(wrong, [bool(row["meta"]["gpt4"]) for row in rows])
    return {"n": len(rows), "scores": scores, "kinds": _by_kind(rows, flagged), "misses": _worst(rows, alone, misses)}


def checked(
    row: dict[str, Any], name: str, judge: Judge | None = None, rules: frozenset[str] = frozenset(RULES_BY_ID)
) -> CheckedClaim:
    """A row's claim as `check` leaves it, in a persona that makes no other."""
    segment, cites, who = ADAPTERS[name](row)
    persona = Persona(segment=segment.id, name=who, story=(Claim(text=row["claim"], cites=cites),))
    report = check(persona, segment, judge=judge, rules=rules)
    return next(claim for claim in report.claims if claim.path == "story[0]")


def is_flagged(claim: CheckedClaim) -> bool:
    """Whether a claim is accused; what is left undecided is not."""
    return claim.verdict in ("contradicted", "unsupported")


def _kind(row: dict[str, Any]) -> str:
    meta = row["meta"]
    kind = meta.get("kind") or meta.get("verdict") or meta.get("domain") or row["label"]
    return f"{kind}, {row['label']}" if meta.get("domain") else str(kind)


def _by_kind(rows: Rows, flagged: Sequence[bool]) -> dict[str, list[int]]:
    kinds: dict[str, list[int]] = {}
    for row, was in zip(rows, flagged, strict=True):
        cell = kinds.setdefault(_kind(row), [0, 0])
        cell[0] += was
        cell[1] += 1
    return dict(sorted(kinds.items()))


def _worst(rows: Rows, claims: Sequence[CheckedClaim], most: int) -> list[dict[str, Any]]:
    """The claims that were most surely taken for what they are not."""
    slips = [
        (abs(SURE[claim.verdict]), row, claim)
        for row, claim in zip(rows, claims, strict=True)
        if is_flagged(claim) != (row["label"] == "unsupported")
    ]
    return [
        {
            **{key: row[key] for key in ("id", "label", "claim")},
            "kind": _kind(row),
            "verdict": claim.verdict,
            "basis": claim.basis.by if claim.basis else None,
            "findings": [f"{finding.rule}: {finding.reason}" for finding in claim.findings],
            "source": row["source"][:1500],
        }
        for _, row, claim in sorted(slips, key=lambda slip: -slip[0])[:most]
    ]

"""Claims with known verdicts over real sources, through an adapter into segments and personas.

Only `quotations` is exactly the checker's task. `opinions` has no figures and no quotation marks: nothing there can be
decided by recomputing, so rules alone should stay silent. `tables` and `records` are neighbours: their numbers become
statistics, their texts quotes without a speaker, and the sentence cites all of it, because its author cited nothing.
Not measured on them: citing, bases, the whole base (`overall`), quantifiers, speakers, personas as persons.
"""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from checking.scores import unsupported_scores
from persona_gen.checker import check
from persona_gen.checker.judging import Judge
from persona_gen.client import Client
from persona_gen.domain import CheckedClaim, Claim, Evidence, Persona, Quote, Segment, Statistic
from persona_gen.judge import AskingJudge
from persona_gen.prompting import Prompts
from persona_gen.settings import endpoint

FOLDER = Path(__file__).parents[3] / "shared" / "checker-dev"
SETS = ("records", "tables", "opinions", "quotations")
BASELINES: dict[str, tuple[str, str, str, str]] = {
    "token recall threshold": ("61.9 / 66", "54.0 / 63", "57.2 / 56", "–"),
    "any number absent from the source": ("53.5 / 16", "44.7 / 17", "50.0 / 0", "–"),
    "capitalised name absent from the source": ("54.3 / 26", "48.4 / 22", "49.8 / 0", "–"),
    "MiniLM max cosine": ("52.1 / 20", "54.3 / 67", "57.7 / 63", "–"),
    "logistic regression over all of these": ("61.8 / 64", "60.9 / 63", "55.0 / 59", "–"),
    "corroborate 0.1.0": ("59.8 / 34", "47.1 / 17", "50.0 / 0", "71.5 / 74"),
    "anchorcite 0.1.0 core": ("56.5 / 68", "50–52", "57.0 / 56", "–"),
    "rapidfuzz partial_ratio ≥ 90, named speaker": ("–", "–", "–", "67.5 / 65"),
    "normalised, parts in order, named speaker": ("–", "–", "–", "100 / 100"),
    "GPT-4 as judge, 80 outputs": ("64.4", "–", "–", "–"),
    "a second person, the same 80": ("67.2", "–", "–", "–"),
}
"""Balanced accuracy / F1 of "unsupported" on the other half of each set, from that folder's README."""
_NUMBER = re.compile(
    r"(?P<value>[-−]?\d{1,3}(?:,\d{3})+(?:\.\d+)?|[-−]?\d+(?:\.\d+)?)(?:\s+(?P<unit>[A-Za-z%°/]+(?: [A-Za-z]+)?))?"
)


def run(misses: int = 0, judge: Judge | None = None) -> dict[str, Any]:
    """Scores of every set, rules alone and with a judge if there is one; and that many of the worst slips of each."""
    if not FOLDER.is_dir():
        return {"absent": str(FOLDER.name)}
    report: dict[str, Any] = {"judge": judge.name if judge else None, "sets": {}}
    for name in SETS:
        rows = [json.loads(line) for line in (FOLDER / f"{name}.jsonl").read_text(encoding="utf-8").splitlines()]
        truth = [row["label"] == "unsupported" for row in rows]
        alone = [_checked(row, name, None) for row in rows]
        scores = {"n": len(rows), "rules": unsupported_scores(truth, [_flagged(c) for c in alone])}
        scores["rules, not vouched for"] = unsupported_scores(truth, [c.verdict != "supported" for c in alone])
        scores["kinds"] = _by_kind(rows, alone)
        if judge:
            judged = [_checked(row, name, judge) for row in rows]
            scores["rules + judge"] = unsupported_scores(truth, [_flagged(c) for c in judged])
        scores["misses"] = _worst(rows, alone, misses)
        report["sets"][name] = scores
    return report


def judge_named(model: str) -> Judge:
    """The judge behind a model name, over the endpoint the environment names. Raises `ConfigError` and `ModelError`."""
    client = Client(endpoint(model, os.environ, lambda line: print(line, file=sys.stderr)))
    return AskingJudge(client, Prompts())


def _flagged(checked: CheckedClaim) -> bool:
    return checked.verdict in ("contradicted", "unsupported")


def _checked(row: dict[str, Any], name: str, judge: Judge | None) -> CheckedClaim:
    segment, cites, who = ADAPTERS[name](row)
    persona = Persona(segment=segment.id, name=who, story=(Claim(text=row["claim"], cites=cites),))
    return next(c for c in check(persona, segment, judge=judge).claims if c.path == "story[0]")


# --- adapters: a row to a segment, the ids its claim cites, and a name for the persona -----------------------------

Adapted = tuple[Segment, tuple[str, ...], str]
NOBODY = "Xq Zw"  # a name that occurs in no source


def quotation(row: dict[str, Any]) -> Adapted:
    """Eight quotes of eight speakers; the claim cites the quote of the speaker it names."""
    quotes = tuple(Quote(id=f"q-{q['id']}", text=q["quote"], speaker=q["id"]) for q in json.loads(row["source"]))
    return Segment(id="set", name="Set", quotes=quotes), (f"q-{row['meta']['speaker']}",), NOBODY


def opinion(row: dict[str, Any]) -> Adapted:
    """Six quotes of one topic; the claim cites all of them."""
    quotes = tuple(Quote(id=f"q-{q['id']}", text=q["quote"], speaker=q["id"]) for q in json.loads(row["source"]))
    return Segment(id="set", name="Set", quotes=quotes), tuple(q.id for q in quotes), NOBODY


def table_of(row: dict[str, Any]) -> Adapted:
    """A key-value table: a cell that is one number becomes a statistic, any other a quote "key: cell"."""
    source = json.loads(row["source"])
    title = "; ".join(source.get("title", ["Table"]))
    evidence = []
    for i, (key, cells) in enumerate(source.items()):
        number = _NUMBER.fullmatch(cells[0].strip()) if len(cells) == 1 else None
        text = f"{key}: {'; '.join(cells)}" if key != "title" else title
        evidence.append(_statistic(f"e{i}", key, None, number, None) if number else Quote(id=f"e{i}", text=text))
    return _segment(title, evidence)


def record(row: dict[str, Any]) -> Adapted:
    """A JSON record: numbers become statistics by dotted path and moment, texts become quotes "path: text"."""
    source = json.loads(row["source"])
    units = source.get("units", {}) if isinstance(source.get("units"), dict) else {}
    evidence: list[Evidence] = []
    for path, moment, value in _leaves(source, "", None):
        number = _NUMBER.fullmatch(str(value).strip()) if not isinstance(value, bool) else None
        key = path.rpartition(".")[2] or path
        if key in ("id", "dt", "icon", "date", "dt_txt"):
            continue
        if number:
            attribute = str(source.get("title") or "value") if path == "series.value" else path.removeprefix("list.")
            unit = source.get("unit") or next((u for k, u in units.items() if k in path), None)
            evidence.append(_statistic(f"e{len(evidence)}", attribute, moment, number, unit))
        else:
            where = f"{path} {moment}" if moment else path
            evidence.append(Quote(id=f"e{len(evidence)}", text=f"{where}: {value}"))
    if moments := [moment for _, moment, _ in _leaves(source, "", None) if moment]:
        years = ", ".join(sorted({moment[:4] for moment in moments}))
        evidence.append(Quote(id="period", text=f"period: {moments[0]} to {moments[-1]}; years: {years}"))
    title = str(source.get("title") or source.get("entity") or source.get("city", {}).get("name") or "Record")
    return _segment(title, evidence)


def _leaves(node: Any, path: str, moment: str | None) -> Iterator[tuple[str, str | None, Any]]:
    if isinstance(node, dict):
        moment = node.get("date") or node.get("dt_txt") or moment
        for key, value in node.items():
            yield from _leaves(value, f"{path}.{key}" if path else key, moment)
    elif isinstance(node, list):
        for value in node:
            yield from _leaves(value, path, moment)
    elif node not in (None, ""):
        yield path, moment, node


def _statistic(
    made_id: str, attribute: str, category: str | None, number: re.Match[str] | None, unit: str | None
) -> Statistic:
    value = float(number["value"].replace(",", "").replace("−", "-")) if number else 0.0
    unit = unit or (number["unit"] if number else None)
    return Statistic(id=made_id, attribute=attribute, category=category, measure="total", value=value, unit=unit)


def _segment(title: str, evidence: list[Any]) -> Adapted:
    statistics = tuple(e for e in evidence if isinstance(e, Statistic))
    quotes = tuple(e for e in evidence if isinstance(e, Quote))
    segment = Segment(id="set", name=title[:200] or "Set", statistics=statistics, quotes=quotes)
    return segment, tuple(segment.evidence), title or NOBODY


ADAPTERS = {"quotations": quotation, "opinions": opinion, "tables": table_of, "records": record}

# --- what went wrong, and the table -------------------------------------------------------------------------------


def _kind(row: dict[str, Any]) -> str:
    meta = row["meta"]
    kind = meta.get("kind") or meta.get("verdict") or meta.get("domain") or row["label"]
    return f"{kind}, {row['label']}" if meta.get("domain") else str(kind)


def _by_kind(rows: list[dict[str, Any]], checked: list[CheckedClaim]) -> dict[str, list[int]]:
    kinds: dict[str, list[int]] = {}
    for row, claim in zip(rows, checked, strict=True):
        cell = kinds.setdefault(_kind(row), [0, 0])
        cell[0] += _flagged(claim)
        cell[1] += 1
    return dict(sorted(kinds.items()))


def _worst(rows: list[dict[str, Any]], checked: list[CheckedClaim], most: int) -> list[dict[str, Any]]:
    """False alarms that contradict and errors that were vouched for come first; half of each where there are enough."""
    slips: dict[bool, list[tuple[int, dict[str, Any], CheckedClaim]]] = {True: [], False: []}
    for row, claim in zip(rows, checked, strict=True):
        wrong = row["label"] == "unsupported"
        if wrong != _flagged(claim):
            grave = claim.verdict == ("supported" if wrong else "contradicted")
            slips[wrong].append((0 if grave else 1, row, claim))
    misses, alarms = (sorted(slips[wrong], key=lambda slip: slip[0]) for wrong in (True, False))
    alarmed = alarms[: max(most // 2, most - len(misses))]
    chosen = alarmed + misses[: most - len(alarmed)]
    return [
        {
            **{key: row[key] for key in ("id", "label", "claim")},
            "kind": _kind(row),
            "verdict": claim.verdict,
            "basis": claim.basis,
            "findings": [f"{f.rule}: {f.reason}" for f in claim.findings],
            "source": row["source"][:1500],
        }
        for _, row, claim in chosen
    ]


def table(report: dict[str, Any]) -> str:
    """The scores next to the baselines of the folder's README."""
    if "absent" in report:
        return f"real: the folder shared/{report['absent']} is not beside this repository, so nothing was measured"
    lines = ['real sets, "unsupported": balanced accuracy / F1 (precision, recall)']
    for measured in ("rules", "rules, not vouched for", "rules + judge"):
        for name, scores in report["sets"].items():
            if measured in scores:
                s = scores[measured]
                both = f"{s['balanced']:>6.1f} / {s['f1']:<5.1f}"
                parts = f"(precision {s['precision']:.1f}, recall {s['recall']:.1f}, n = {scores['n']})"
                lines.append(f"  {measured:<24}{name:<12}{both}{parts}")
    if not report["judge"]:
        lines.append("  rules + judge: no judge was named (--judge)")
    lines += ["", f"  {'baselines, on the other half of each set':<46}" + "".join(f"{name:>14}" for name in SETS)]
    lines += [f"  {name:<46}" + "".join(f"{cell:>14}" for cell in cells) for name, cells in BASELINES.items()]
    for name, scores in report["sets"].items():
        kinds = ", ".join(f"{kind} {flagged} of {of}" for kind, (flagged, of) in scores["kinds"].items())
        lines += ["", f"  {name}, flagged by rules: {kinds}"]
        for slip in scores["misses"]:
            what = "MISS " if slip["label"] == "unsupported" else "ALARM"
            lines.append(f"    {what} [{slip['kind']}] {slip['id']} {slip['claim']}")
            lines += [f"      {finding}" for finding in slip["findings"]] or [
                f"      {slip['verdict']}: {slip['basis']}"
            ]
    return "\n".join(lines)

"""The scores of the real sets as a table, next to the baselines of their folder's README."""

from __future__ import annotations

from typing import Any

from checking.real import SETS

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
_WIDTH = 46


def table(report: dict[str, Any]) -> str:
    """One line a measured layer, one column a set; then the baselines, the kinds and what went wrong."""
    if "absent" in report:
        return f"real: the folder shared/{report['absent']} is not beside this repository, so nothing was measured"
    sets = report["sets"]
    lines = ['real sets, "unsupported": balanced accuracy ± 95 % / F1 (precision, recall)']
    lines += [_line(f"judge: {report['judge'] or 'none (--judge)'}", [f"n = {sets[name]['n']}" for name in SETS])]
    for layer in dict.fromkeys(layer for scores in sets.values() for layer in scores["scores"]):
        lines.append(_line(layer, [_cell(sets[name], layer) for name in SETS]))
    lines += ["", "baselines, on the other half of each set"]
    lines += [_line(name, cells) for name, cells in BASELINES.items()]
    for name in SETS:
        kinds = ", ".join(f"{kind} {flagged} of {of}" for kind, (flagged, of) in sets[name]["kinds"].items())
        lines += ["", f"{name}, flagged by rules: {kinds}"]
        lines += [line for slip in sets[name]["misses"] for line in _slip(slip)]
    return "\n".join(lines)


def _line(name: str, cells: tuple[str, ...] | list[str]) -> str:
    return f"  {name:<{_WIDTH}}" + "".join(f"{cell:>34}" for cell in cells)


def _cell(measured: dict[str, Any], layer: str) -> str:
    scores = measured["scores"].get(layer)
    if scores is None:
        return "–"
    of = "" if scores["n"] == measured["n"] else f" n {scores['n']:.0f}"
    parts = f"({scores['precision']:.0f}, {scores['recall']:.0f}){of}"
    return f"{scores['balanced']:.1f} ± {scores['half_width']:.1f} / {scores['f1']:.1f} {parts}"


def _slip(slip: dict[str, Any]) -> list[str]:
    what = "MISS " if slip["label"] == "unsupported" else "ALARM"
    said = [f"      {finding}" for finding in slip["findings"]] or [f"      {slip['verdict']}: {slip['basis']}"]
    return [f"    {what} [{slip['kind']}] {slip['id']} {slip['claim']}", *said]

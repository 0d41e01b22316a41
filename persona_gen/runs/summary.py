"""The account of a run: a table for people, the same as CSV and JSON, and a line while it goes on."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Literal

from pydantic import Field
from rich.cells import cell_len, set_cell_size

from persona_gen.domain import VERDICTS, Record, Tokens, counted
from persona_gen.files import csv_lines, write_text
from persona_gen.report.json import json_line
from persona_gen.report.wording import printable
from persona_gen.runs.outcomes import Outcome

TABLE_ROWS = 60
"""Rows of the table on a terminal; the files have all."""


class Totals(Record):
    """The sums of a run. ``cost`` is what this run has spent in US dollars, where the price is known."""

    schema_: Literal["persona-gen/batch@1"] = Field("persona-gen/batch@1", alias="schema")
    segments: int
    done: int = 0
    unchanged: int = 0
    failed: int = 0
    not_done: int = 0
    flagged: int = 0
    claims: dict[str, int] = Field(default_factory=dict)
    tokens: Tokens = Tokens()
    judge_tokens: Tokens = Tokens()
    cost: float | None = None
    seconds: float = 0.0


class Tally:
    """Sums outcomes as they come."""

    def __init__(self, *, priced: bool) -> None:
        self.began = time.monotonic()
        self.done = self.failed = self.flagged = 0
        self.tokens, self.judge_tokens = Tokens(), Tokens()
        self.cost = 0.0 if priced else None

    def add(self, outcome: Outcome) -> None:
        """Count one outcome of this run."""
        self.tokens += outcome.tokens
        self.judge_tokens += outcome.judge_tokens
        self.done += outcome.status == "done"
        self.failed += outcome.status == "failed"
        self.flagged += outcome.status == "done" and bool(outcome.findings)
        if self.cost is not None:
            self.cost += outcome.cost or 0.0

    def line(self, total: int, unchanged: int) -> str:
        """``12 of 300 done, 1 failed, 2 flagged, 31,204 tokens, $0.12, about 4 min left``."""
        ended, seconds = self.done + self.failed, time.monotonic() - self.began
        parts = [f"{ended + unchanged:,} of {total:,} done"]
        parts += [f"{self.failed:,} failed"] if self.failed else []
        parts += [f"{self.flagged:,} flagged"] if self.flagged else []
        parts += [f"{_sum(self.tokens + self.judge_tokens):,} tokens"]
        parts += [money(self.cost)] if self.cost is not None else []
        left = total - ended - unchanged
        if ended and left > 0:
            parts.append(f"about {_duration(seconds / ended * left)} left")
        return ", ".join(parts)

    def totals(self, outcomes: Iterable[Outcome], segments: int, unchanged: int) -> Totals:
        """The sums, claims over all personas that are there, whether this run wrote them or an earlier one."""
        claims = dict.fromkeys(("claims", *VERDICTS), 0)
        flagged = 0
        for outcome in outcomes:
            if outcome.status == "done":
                flagged += bool(outcome.findings)
                for verdict in claims:
                    claims[verdict] += outcome.summary.get(verdict, 0)
        return Totals(
            segments=segments,
            done=self.done,
            unchanged=unchanged,
            failed=self.failed,
            not_done=segments - self.done - self.failed - unchanged,
            flagged=flagged,
            claims=claims,
            tokens=self.tokens,
            judge_tokens=self.judge_tokens,
            cost=self.cost,
            seconds=round(time.monotonic() - self.began, 1),
        )


def write_summary(folder: Path, totals: Totals, outcomes: Callable[[], Iterable[Outcome]]) -> list[Path]:
    """A row for each segment in ``summary.csv``; sums and outcomes in ``summary.json``. Raises `ConfigError`."""
    table, document = folder / "summary.csv", folder / "summary.json"
    write_text(table, csv_lines(_rows(outcomes())))
    write_text(document, _json(totals, outcomes()))
    return [table, document]


SUMMARY_COLUMNS = (
    "segment", "source", "persona", "name", "status", "claims", *VERDICTS, "findings",
    "rounds", "calls", "prompt_tokens", "completion_tokens", "remembered_tokens",
    "judge_calls", "judge_prompt_tokens", "judge_completion_tokens", "judge_remembered_tokens",
    "cost_usd", "seconds", "error",
)  # fmt: skip


def _rows(outcomes: Iterable[Outcome]) -> Iterator[Sequence[object]]:
    yield SUMMARY_COLUMNS
    for o in outcomes:
        counts = [o.summary.get(key, "") for key in ("claims", *VERDICTS)]
        tokens = [n for t in (o.tokens, o.judge_tokens) for n in (t.calls, t.prompt, t.completion, t.remembered)]
        cost = "" if o.cost is None else f"{o.cost:.6f}"
        who = [o.segment, o.source, o.persona or "", o.name or "", o.status]
        yield [*who, *counts, o.findings, o.rounds, *tokens, cost, o.seconds, o.error or ""]


def _json(totals: Totals, outcomes: Iterable[Outcome]) -> Iterator[str]:
    yield json_line(totals)[:-1] + ',"outcomes":[\n'
    for number, outcome in enumerate(outcomes):
        yield (",\n" if number else "") + json_line(outcome)
    yield "\n]}\n"


def table(totals: Totals, outcomes: Iterable[Outcome], folder: Path, width: int) -> str:
    """The summary for a terminal: what failed or is flagged comes first where not every row can be shown."""
    shown, rest = _worth_showing(outcomes, totals.segments)
    names = max([7, *(cell_len(o.segment or o.source) for o in shown)])
    names = min(names, max(12, width - 66))
    lines = [f"{_cell('segment', names)}  {_cell('persona', 20)}  claims  supported  flagged     tokens   seconds"]
    for o in shown:
        if o.status != "done":
            why = f"failed: {o.error}" if o.error else "not finished; the same command goes on with it"
            lines.append(f"{_cell(o.segment or o.source, names)}  {why}")
            continue
        wrong = o.summary.get("contradicted", 0) + o.summary.get("unsupported", 0)
        lines.append(
            f"{_cell(o.segment, names)}  {_cell(o.name or '', 20)}  {o.summary.get('claims', 0):6}"
            f"  {o.summary.get('supported', 0):9}  {wrong:7}  {_sum(o.tokens + o.judge_tokens):9,}"
            f"  {o.seconds:8.1f}"
        )
    if rest:
        lines.append(f"… and {rest:,} more in {folder / 'summary.csv'}")
    return "".join(f"{printable(line)}\n" for line in [*lines, "", *_sums(totals, folder)])


def _worth_showing(outcomes: Iterable[Outcome], segments: int) -> tuple[list[Outcome], int]:
    if segments <= TABLE_ROWS:
        return list(outcomes), 0
    telling: list[Outcome] = []
    count = 0
    for outcome in outcomes:
        count += 1
        if len(telling) < TABLE_ROWS and (outcome.status == "failed" or outcome.findings):
            telling.append(outcome)
    return telling, count - len(telling)


def _sums(totals: Totals, folder: Path) -> list[str]:
    parts = [f"{totals.done:,} written"]
    parts += [f"{totals.unchanged:,} unchanged"] if totals.unchanged else []
    parts += [f"{totals.failed:,} failed"] if totals.failed else []
    parts += [f"{totals.not_done:,} not done"] if totals.not_done else []
    spent = f"{_spent(totals.tokens)} in {totals.tokens.calls:,} calls"
    if totals.judge_tokens != Tokens():
        spent += f"; the judge took {_spent(totals.judge_tokens)} in {totals.judge_tokens.calls:,} calls"
    if totals.cost is not None:
        spent += f", {money(totals.cost)}"
    claims = totals.claims
    by_verdict = ", ".join(f"{claims[verdict]:,} {verdict}" for verdict in VERDICTS if claims.get(verdict))
    lines = [f"{counted(totals.segments, 'segment')}: {', '.join(parts)}, in {_duration(totals.seconds)}."]
    if claims.get("claims"):
        lines.append(
            f"{claims['claims']:,} claims: {by_verdict}. {totals.flagged:,} of the personas have a flagged claim."
        )
    lines.append(f"{spent}.")
    return [*lines, f"The same for every segment: {folder / 'summary.csv'} and {folder / 'summary.json'}"]


def _spent(tokens: Tokens) -> str:
    spent = f"{tokens.prompt:,} prompt and {tokens.completion:,} completion tokens"
    return f"{spent} ({tokens.remembered:,} more were remembered)" if tokens.remembered else spent


def _sum(tokens: Tokens) -> int:
    return tokens.prompt + tokens.completion


def _cell(text: str, cells: int) -> str:
    text = "".join(c if c.isprintable() else "�" for c in text)
    return set_cell_size(text if cell_len(text) <= cells else set_cell_size(text, cells - 1) + "…", cells)


def money(dollars: float) -> str:
    """US dollars, in cents unless that would say nothing."""
    return f"${dollars:,.2f}" if dollars >= 1 or dollars == 0 else f"${dollars:.4f}"


def _duration(seconds: float) -> str:
    """Seconds as people say them."""
    if seconds < 100:
        return f"{seconds:.0f} s"
    return f"{seconds / 60:.0f} min" if seconds < 100 * 60 else f"{seconds / 3600:.1f} h"

"""Rows of the real sets as segments and personas: a row to a segment, the ids its claim cites, and a persona's name.

Only `quotations` is exactly the checker's task. `opinions` has no figures and no quotation marks: nothing there can be
decided by recomputing, so rules alone should stay silent. `tables` and `records` are neighbours: their numbers become
statistics, their texts quotes without a speaker, and the sentence cites all of it, because its author cited nothing;
what shares most words with it comes first, since a judge reads no more than the first eight.
Not measured on them: citing, bases, the whole base (`overall`), quantifiers, speakers, personas as persons.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from persona_gen.domain import Evidence, Quote, Segment, Statistic
from persona_gen.text.tokens import content_stems

_NUMBER = re.compile(
    r"(?P<value>[-−]?\d{1,3}(?:,\d{3})+(?:\.\d+)?|[-−]?\d+(?:\.\d+)?)(?:\s+(?P<unit>[A-Za-z%°/]+(?: [A-Za-z]+)?))?"
)

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
    return _segment(title, evidence, row["claim"])


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
    return _segment(title, evidence, row["claim"])


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


def _segment(title: str, evidence: list[Evidence], claim: str) -> Adapted:
    statistics = tuple(e for e in evidence if isinstance(e, Statistic))
    quotes = tuple(e for e in evidence if isinstance(e, Quote))
    segment = Segment(id="set", name=title[:200] or "Set", statistics=statistics, quotes=quotes)
    wanted = set(content_stems(claim))

    def shared(piece: Evidence) -> int:
        return len(wanted & set(content_stems(piece.text if isinstance(piece, Quote) else piece.label)))

    cites = tuple(piece.id for piece in sorted(segment.evidence.values(), key=shared, reverse=True))
    return segment, cites, title or NOBODY


ADAPTERS = {"quotations": quotation, "opinions": opinion, "tables": table_of, "records": record}

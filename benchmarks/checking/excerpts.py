"""What a small model is shown of a source that fits no segment: a few short lines, so that a question takes seconds.

Code reads figures, the model only sentences: a series is told by its course, a forecast by the days a claim names.
Never change a line here without weighing every claim anew.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from persona_gen.text.tokens import content_stems

LONGEST = 160
"""Characters of one cell that are shown."""
NEAREST = {"tables": 3, "records": 8}
"""Rows shown beside the title, the ones that share most words with the claim: on the first thirty tables three rows
told true from false as well as all of them did, in a third of the time."""
POINTS = 8
"""Places of a series that are shown, evenly apart."""

_MONTHS = "January February March April May June July August September October November December".split()
_DAYS = "Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split()
_MONTH_YEAR = re.compile(rf"\b({'|'.join(_MONTHS)})(?: \d{{1,2}}(?:st|nd|rd|th)?,?)?(?:,| of)? (\d{{4}})")
_DAY = re.compile(
    rf"\b(?:{'|'.join(_MONTHS)}|Jan)\.? (\d{{1,2}})(?:st|nd|rd|th)?\b|\b(\d{{1,2}})(?:st|nd|rd|th) (?:of )?January\b"
)


def excerpt(name: str, row: dict[str, Any]) -> str:
    """The lines of one row's source, joined as judges join evidence."""
    source, claim = json.loads(row["source"]), row["claim"]
    if name == "opinions":
        return " | ".join(quote["quote"] for quote in source)
    if name == "tables":
        return _cells("; ".join(source.get("title", ["Table"])), source, claim, NEAREST[name])
    if "series" in source:
        return _course(source, claim)
    if "list" in source:
        return _forecast(source, claim)
    return _cells(str(source.get("entity", "")), source, claim, NEAREST[name])


def text_of(name: str, row: dict[str, Any]) -> str:
    """All that a source says, keys included."""
    source = json.loads(row["source"])
    if name == "opinions":
        return " ".join(quote["quote"] for quote in source)
    return " ".join(f"{key}: {_text(value)}" for key, value in source.items())


def _text(value: Any) -> str:
    if isinstance(value, dict):
        return " ".join(f"{key} {_text(inner)}" for key, inner in value.items())
    return "; ".join(_text(inner) for inner in value) if isinstance(value, list) else str(value)


def _cells(title: str, source: dict[str, Any], claim: str, most: int) -> str:
    """A title and the rows that share most words with the claim, in the order of the table where they tie."""
    rows = [f"{key}: {_text(value)[:LONGEST]}" for key, value in source.items() if key not in ("title", "entity")]
    wanted = set(content_stems(claim))
    return " | ".join([title, *sorted(rows, key=lambda row: -len(wanted & set(content_stems(row))))[:most]])


def _course(source: dict[str, Any], claim: str) -> str:
    """A time series by its ends, extremes and course, and by the range of every month the claim names."""
    points = [(point["date"], float(point["value"])) for point in source["series"]]
    values = [value for _, value in points]
    (first, began), (last, ended) = points[0], points[-1]
    top, least = (pick(points, key=lambda point: point[1]) for pick in (max, min))
    lines = [
        f"{source['title']} in {source['country']}: {source['description']}",
        f"from {first} ({began:g}) to {last} ({ended:g}), highest {top[1]:g} on {top[0]}, lowest {least[1]:g} on "
        f"{least[0]}, mean {sum(values) / len(values):.3g}",
        ", ".join(f"{day} {value:g}" for day, value in _spread(points)),
    ]
    for month, year in dict.fromkeys(_MONTH_YEAR.findall(claim)):
        start = f"{year}-{_MONTHS.index(month) + 1:02}"
        if held := [value for day, value in points if day.startswith(start)]:
            lines.append(f"{month} {year}: {min(held):g} to {max(held):g}")
    return " | ".join(lines)


def _spread(points: Sequence[tuple[str, float]]) -> Sequence[tuple[str, float]]:
    if len(points) <= POINTS:
        return points
    return [points[round(i * (len(points) - 1) / (POINTS - 1))] for i in range(POINTS)]


def _forecast(source: dict[str, Any], claim: str) -> str:
    """A forecast: the days the claim names, else all of them as one."""
    slots: dict[str, list[dict[str, Any]]] = {}
    for slot in source["list"]:
        slots.setdefault(slot["dt_txt"][:10], []).append(slot)
    numbers = {int(a or b) for a, b in _DAY.findall(claim)}
    named = [day for day in slots if int(day[8:]) in numbers or _weekday(day) in claim]
    lines = [f"Forecast for {source['city']['name']}, {source['city']['country']}, {min(slots)} to {max(slots)}"]
    lines += [_weather(f"{_weekday(day)} {day}", slots[day]) for day in named]
    if not named:
        lines.append(_weather("all days", [slot for day in slots.values() for slot in day]))
    return " | ".join(lines)


def _weekday(day: str) -> str:
    return _DAYS[date.fromisoformat(day).weekday()]


def _weather(when: str, slots: Sequence[dict[str, Any]]) -> str:
    skies = dict.fromkeys(sky["description"] for slot in slots for sky in slot["weather"])
    parts = [
        f"{when}: {', '.join(skies)}",
        f"temperature {_range(slot['main']['temp'] for slot in slots)} °C",
        f"wind {_range(slot['wind']['speed'] for slot in slots)} m/s",
        f"gusts to {max(slot['wind'].get('gust', 0) for slot in slots):g} m/s",
        f"pressure {_range(slot['main']['pressure'] for slot in slots)} hPa",
    ]
    for fall in ("rain", "snow"):
        if depths := [depth for slot in slots for depth in slot.get(fall, {}).values()]:
            parts.append(f"{fall} {_range(depths)} mm")
    return ", ".join(parts)


def _range(values: Iterable[float]) -> str:
    held = sorted(values)
    return f"{held[0]:g}" if held[0] == held[-1] else f"{held[0]:g} to {held[-1]:g}"

"""How long something took, as clocks and people write it: ``1:05:30``, ``12:30``, ``1h 05m``; read as minutes."""

from __future__ import annotations

import re
from dataclasses import dataclass

from persona_gen.sources.tables.number_format import NumberFormat, ascii_digits
from persona_gen.sources.tables.sql import sql_text

CLOCKS = {"h:mm:ss": (60, 1, 1 / 60), "h:mm": (60, 1), "m:ss": (1, 1 / 60)}
"""Notations that ``--kind`` may name, with the minutes in one of each part."""
IN_WORDS = "1h 05m"
_CLOCK = {2: re.compile(r"\d{1,4}:[0-5]\d"), 3: re.compile(r"\d{1,4}:[0-5]\d:[0-5]\d(\.\d+)?")}
_NAMED = {"h:mm:ss": r"h+:mm?:ss?", "h:mm": r"h+:mm?(?!:)", "m:ss": r"(?<!:)mm?:ss?|min(utes)?:sec(onds)?"}
_UNITS = {60: "h|hrs?|hours?|std|stunden?", 1: "m|mins?|minutes?|minuten?", 1 / 60: "s|secs?|seconds?|sek|sekunden?"}
_PARTS = [rf"(?:\d+(?:[.,]\d+)?\s*(?:{unit})\.?)" for unit in _UNITS.values()]
_WORDS = rf"(?i){_PARTS[0]}?[\s,]*{_PARTS[1]}?[\s,]*{_PARTS[2]}?"
_DURATION_NAMES = (
    r"durations?", r"\w*dauer", r"durées?", r"duraci[oó]n", r"length", r"elapsed",
    r"time (spent|on|taken|in|per|until)",
    r"time to \w+", r"(handl\w+|response|resolution|talk|call|watch|session|view\w*|reply|wait\w*|hold|engagement|lead"
    r"|travel|commut\w+|screen|usage|average|avg|mean|total) time", r"\w+zeit (pro|je|auf)",
    r"(warte|bearbeitungs|lese)zeit", r"(hours|minutes|stunden|minuten|heures|horas)( \w+)?",
    r"temps (passé|moyen)", r"tiempo (medio|promedio|de \w+)",
)  # fmt: skip
DURATION = re.compile(rf"\b({'|'.join(_DURATION_NAMES)})\b", re.IGNORECASE)
"""Words of a name whose ``12:30`` is no time of day."""


@dataclass(frozen=True)
class DurationFormat(NumberFormat):
    """Durations in one notation: a key of `CLOCKS`, or `IN_WORDS`."""

    notation: str = "h:mm:ss"

    def value(self, cell: str) -> float | None:
        """The minutes of a cell, None where it holds no duration."""
        cell = ascii_digits(cell)
        if cell in self.missing or not cell:
            return None
        if self.notation != IN_WORDS:
            parts = cell.split(":")
            minutes = CLOCKS[self.notation]
            fits = len(parts) == len(minutes) and _CLOCK[len(parts)].fullmatch(cell)
            return sum(float(part) * n for part, n in zip(parts, minutes, strict=True)) if fits else None
        if not re.fullmatch(_WORDS, cell):
            return None
        amounts = {n: re.search(rf"(?i)(\d+(?:[.,]\d+)?)\s*(?:{unit})(?![a-z])", cell) for n, unit in _UNITS.items()}
        return sum(float(match[1].replace(",", ".")) * n for n, match in amounts.items() if match)

    def sql(self, name: str) -> str:
        """An SQL expression that reads a column of text in this notation, as a DOUBLE."""
        text = f"trim(CAST({name} AS VARCHAR))"
        if self.notation == IN_WORDS:
            pattern, numbers = _WORDS, []
            for minutes, unit in _UNITS.items():
                amount = sql_text(rf"(?i)(\d+(?:[.,]\d+)?)\s*(?:{unit})(?:[^a-z]|$)")
                digits = f"replace(regexp_extract({text}, {amount}, 1), ',', '.')"
                numbers.append(f"coalesce(try_cast({digits} AS DOUBLE), 0) * {minutes!r}")
        else:
            each = CLOCKS[self.notation]
            pattern = _CLOCK[len(each)].pattern
            numbers = [f"try_cast(split_part({text}, ':', {i}) AS DOUBLE) * {n!r}" for i, n in enumerate(each, start=1)]
        cells = ", ".join(map(sql_text, sorted(self.missing)))
        asked = f" AND {text} NOT IN ({cells})" if cells else ""
        fits = f"{text} <> '' AND regexp_full_match({text}, {sql_text(pattern)}){asked}"
        return f"CASE WHEN {fits} THEN {' + '.join(numbers)} END"


def duration_format(notation: str) -> DurationFormat:
    """The format of durations in one notation; a mean is in minutes."""
    return DurationFormat(unit="minutes", signed=True, notation=notation)


def notations(cells: list[str], names: tuple[str, ...]) -> list[str]:
    """The notations that a column's cells may have, one where its name tells; none where they may be times of day."""
    in_words = all(re.search(r"\d", cell) and re.fullmatch(_WORDS, cell) for cell in cells)
    if in_words and any(len(re.findall(r"\d+", cell)) > 1 for cell in cells):
        return [IN_WORDS]
    parts = {cell.count(":") + 1 for cell in cells}
    if len(parts) != 1 or not parts <= {2, 3} or not all(_CLOCK[min(parts)].fullmatch(cell) for cell in cells):
        return []
    fitting = [notation for notation, minutes in CLOCKS.items() if len(minutes) in parts]
    for name in names:
        if named := [n for n in fitting if re.search(rf"\b({_NAMED[n]})\b", name, re.IGNORECASE)]:
            return named
    over_a_day = any(int(cell.split(":")[0]) > 24 for cell in cells)
    return fitting if over_a_day or any(DURATION.search(name.replace("_", " ")) for name in names) else []

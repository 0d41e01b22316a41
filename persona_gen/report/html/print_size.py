"""How large a persona can be printed on one sheet of A4. No script may measure it, so code reckons its lines.

All lengths are in CSS pixels of the print rules in ``card.css``, which this follows; letters are reckoned as wide as
DejaVu Sans has them, which is wider than most, so the sheet is rather a little emptier than too full.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from math import ceil

from rich.cells import cell_len

from persona_gen.domain import CLAIM_LISTS, CheckedClaim, Persona, Segment, Statistic
from persona_gen.report.html.plots import BARS

SHEET = (718, 1054)
"""Width and height of A4 within margins of 10 and 9 mm, at 96 pixels an inch."""

LETTER = 0.56
"""Mean width of a letter, in its font's size, with what is lost at the ends of lines."""

FULL, SMALLEST, STEP = 100, 50, 1
"""Percent. At the smallest, sentences are 5.6 points high; what is longer still goes on to a second sheet."""

HEADER, ACCOUNT = 200, 192
SNAPSHOT, GAP = 0.27, 32
SECTION = 40


def print_scale(persona: Persona, segment: Segment | None, claims: Mapping[str, CheckedClaim], against: int) -> float:
    """The largest scale (1 is full size) at which the card should fill one sheet; ``against`` counts objections."""
    for percent in range(FULL, SMALLEST, -STEP):
        width, height = (length * 100 / percent for length in SHEET)
        if _needed(persona, segment, claims, against, width) <= height:
            return percent / 100
    return SMALLEST / 100


def _needed(
    persona: Persona, segment: Segment | None, claims: Mapping[str, CheckedClaim], against: int, width: float
) -> float:
    """The height of the card when printed this wide."""
    beside = SNAPSHOT * width if persona.snapshot else 0
    rest = width - beside - GAP
    column = (rest - GAP) / 2
    sections = [
        SECTION + sum(_claim(claims[f"{field}[{i}]"], column) for i in range(len(getattr(persona, field))))
        for field in CLAIM_LISTS
        if getattr(persona, field)
    ]
    cut = min((max(sum(sections[:i]), sum(sections[i:])) for i in range(len(sections) + 1)), default=0)
    journey = [path for path in claims if path.startswith("journey")]
    stages = SECTION + 60 + sum(_claim(claims[path], rest / max(1, len(persona.journey))) + 20 for path in journey)
    quotes = sum(_claim(claims[f"quotes[{i}]"], column) + 40 for i in range(len(persona.quotes))) / 2 + SECTION + 60
    main = cut + (stages if journey else 0) + (quotes if persona.quotes else 0) + 40
    snapshot = SECTION + sum(_trait(claims[f"snapshot[{i}]"], segment, beside) for i in range(len(persona.snapshot)))
    return HEADER + max(main, snapshot) + ACCOUNT + (50 + 56 * against if against else 0)


def _lines(text: str, width: float, font: float, leading: float) -> float:
    return ceil(cell_len(text) * LETTER * font / width) * leading


def _claim(claim: CheckedClaim, width: float) -> float:
    """A sentence with its mark, the line above it, and what the rules object."""
    mark = " ✓ " if claim.verdict == "supported" else " ✗ contradicted "
    return 12 + _lines(claim.text + mark, width, 15, 21) + _objections(claim, width)


def _objections(claim: CheckedClaim, width: float) -> float:
    said: Iterable[str] = (f"{f.reason} {f.rule} Suggestion: {f.suggestion or ''}" for f in claim.findings)
    return sum(8 + _lines(text, width - 15, 13.5, 20) for text in said)


def _trait(claim: CheckedClaim, segment: Segment | None, width: float) -> float:
    """A line of the snapshot with its plot."""
    attribute, _, value = claim.text.partition(": ")
    height = 36 + _lines(attribute, width, 13, 18) + _lines(f"{value} ✓ supported", width, 18, 24)
    statistics = segment.statistics if segment else ()
    cited = next((s for s in statistics if s.id in claim.cites), None)
    return height + (_plot(cited, statistics, width) if cited else 0) + _objections(claim, width)


def _plot(cited: Statistic, statistics: Iterable[Statistic], width: float) -> float:
    if cited.measure != "share":
        return 70
    alike = [s for s in statistics if s.attribute == cited.attribute and s.measure == "share"]
    bars = [s for s in alike if s.id != cited.id][: BARS - 1]
    more = 20 if len(alike) > BARS else 0
    return 10 + more + sum(_lines(s.category or "", width - 50, 12.5, 17) + 16 for s in [cited, *bars])

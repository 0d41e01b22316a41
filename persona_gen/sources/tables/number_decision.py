"""Which format the numbers of a column have: decided over all of its cells together, or in doubt."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from persona_gen.domain import counted
from persona_gen.sources.tables.decimal_marks import NO_HINTS, Hints, mark_of_decimals, marks_of_thousands
from persona_gen.sources.tables.missing_answers import says_nothing
from persona_gen.sources.tables.number_format import (
    BLANKS,
    COMMA_SURE,
    CURRENCIES,
    POINT_SURE,
    SIGN,
    THOUSANDS,
    THOUSANDS_COMMA,
    THOUSANDS_POINT,
    UNITS,
    NumberFormat,
    ascii_digits,
    either,
)

MOST_NUMBERS = 0.95
"""The part of the cells that must look like numbers for the column to be one of numbers."""

MOST_CODES = 12
"""Different numbers up to which a column of numbers and words is one of categories, such as 1, 2, 3+."""

_ANY = re.compile(
    rf"\(?\s*{SIGN}?\s*(?P<before>{either(CURRENCIES)})?\s*{SIGN}?\s*"
    rf"(?P<digits>\d(?:[\d.,{BLANKS}]*\d)?[.,]?|[.,]\d+)(?P<power>[eE][+-]?\d+)?"
    rf"(?:\s*(?P<scale>{either(THOUSANDS)})(?![^\W\d]))?"
    rf"\s*(?P<after>{either([*CURRENCIES, *UNITS])})?\s*\)?\s*-?"
)

_LABELLED = re.compile(
    r"(?P<code>-?\d{1,3})(?:\s*[-–—:=.)]\s*|\s+\(?)(?P<label>[^\W\d].*)"
    r"|(?P<label2>[^\W\d]\D*?)\s*[-–—:=(]\s*(?P<code2>\d{1,3})\)?"
)

_CHANGES_THE_NUMBER = re.compile(
    r"(or|and|plus|more|less|bis|to|oder|und|times?|x|people|persons?|children|th|st|nd|rd)\b", re.IGNORECASE
)

_NUMBER_WORDS = re.compile(
    r"\b(none|no|zero|never|nothing|kein\w*|aucun\w*|ningun\w*|one|two|three|four|five|six|seven|eight|nine|ten"
    r"|eleven|twelve|once|twice|half|dozen|hundred|thousand|million|ein\w?|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn)\b",
    re.IGNORECASE,
)
"""Words that may be a number: 0 above all."""


@dataclass(frozen=True)
class Decision:
    """The format of a column, None where it holds no numbers or is in doubt, which ``doubt`` says in words."""

    format: NumberFormat | None = None
    doubt: str = ""
    cure: str = ""


def decide(
    cells: Mapping[str, int],
    hints: Hints = NO_HINTS,
    like: str = "",
    missing: Iterable[str] = (),
    *,
    sure: bool = False,
) -> Decision:
    """How ``cells``, counted, write numbers; ``like`` is ``.`` or ``,`` where somebody said which mark decimals have.

    ``missing`` are cells that somebody said to be no numbers; ``sure`` that the column is said to hold numbers.
    """
    spoken = set(missing)
    filled = {cell: n for cell, n in cells.items() if not says_nothing(cell) and cell not in spoken}
    own = _own_unit(filled)
    matches = {cell: match for cell in filled if (match := _ANY.fullmatch(_without(ascii_digits(cell), own)))}
    foreign = any(match.string != _without(cell, own) for cell, match in matches.items())
    labelled = _labelled(filled, matches)
    if labelled is not None:
        labels, silent = labelled
        return Decision(NumberFormat(labels=labels, missing=frozenset(spoken | silent), foreign=foreign))
    part = sum(filled[cell] for cell in matches) / max(1, sum(filled.values()))
    if part < (0.5 if sure else MOST_NUMBERS) or not matches:
        return _half(filled, matches) if part >= 0.5 else Decision()
    digits = {match["digits"]: cell for cell, match in matches.items()}
    marks = like or mark_of_decimals(digits, hints)
    unit, doubt = (own, "") if own else _unit(filled, matches)
    if len(marks) > 1 or doubt:
        cure = '--kind NAME="number like 1,234.5" or --kind NAME="number like 1.234,5"'
        return Decision(None, marks, cure) if len(marks) > 1 else Decision(None, doubt, "write all of them alike")
    scales = tuple(sorted({match["scale"] for match in matches.values() if match["scale"]}, key=len, reverse=True))
    signed = bool(unit or scales) or any(not re.fullmatch(r"[+-]?[\d.,]+([eE][+-]?\d+)?", cell) for cell in matches)
    thousands = marks_of_thousands(digits, marks)
    format = NumberFormat(marks, thousands, unit, frozenset(spoken), signed=signed, scales=scales, foreign=foreign)
    return _all_read(filled, format)


def _own_unit(filled: Mapping[str, int]) -> str:
    """What stands behind the number in every cell, where no list has it: ``45 år``, ``45歳``, ``7 / 10``; else ""."""
    if points := _points(filled):
        return points
    words = {
        (match["word"] or match["sign"]) if (match := _COUNTED.fullmatch(ascii_digits(cell))) else "" for cell in filled
    }
    word = next(iter(words)) if len(words) == 1 else ""
    return "" if word in UNITS or word in CURRENCIES or word in THOUSANDS else word


def _points(filled: Mapping[str, int]) -> str:
    """``/ 100`` where all cells are points of as many, and several different ones; "" where they may be days."""
    scores = [_SCORE.fullmatch(cell) for cell in filled]
    if len(scores) < LEAST_SCORES or not all(scores):
        return ""
    ends = {(score["end"], float(score["most"])) for score in scores if score}
    within = all(float(score["points"]) <= float(score["most"]) for score in scores if score)
    [(end, most), *others] = ends
    return end if not others and within and (most > LAST_MONTH or end.startswith("/ ")) else ""


LEAST_SCORES, LAST_MONTH = 8, 12
_SCORE = re.compile(r"(?P<points>\d{1,4}(?:\.\d)?) ?(?P<end>/ ?(?P<most>\d{1,4}))")
"""Points of a test; fewer different ones are categories, and ``3/12`` may be a day."""


_COUNTED = re.compile(r"[-+−]?[\d.,]*\d(?:\s+(?P<word>[^\W\d_]{1,12}\.?)|(?P<sign>[\u3040-\u9fff\uac00-\ud7af]{1,3}))")


def _without(cell: str, unit: str) -> str:
    return cell.removesuffix(unit).rstrip() if unit else cell


def _all_read(filled: Mapping[str, int], format: NumberFormat) -> Decision:
    """The format, unless it leaves cells that may be numbers. A few without a digit are missing, and are told."""
    unread = [cell for cell in filled if format.value(cell) is None]
    speaking = [cell for cell in unread if re.search(r"\d", cell) or _NUMBER_WORDS.search(cell)]
    few = sum(filled[cell] for cell in unread) <= (1 - MOST_NUMBERS) * sum(filled.values())
    if not unread or (few and not speaking):
        return Decision(format)
    n = sum(filled[cell] for cell in unread)
    shown = ", ".join(f'"{cell[:30]}"' for cell in (speaking or unread)[:2])
    doubt = f"numbers, but for {counted(n, 'cell')} such as {shown}"
    cure = f'--kind NAME="number without {"; ".join(unread)}" counts them as missing' if len(unread) <= 4 else ""
    return Decision(None, doubt, cure or "correct them to have the column read")


def _half(filled: Mapping[str, int], matches: Mapping[str, object]) -> Decision:
    """Many different numbers, and many cells that are none: ages up to ``65+``, or a word for "no answer"."""
    others = {cell: n for cell, n in filled.items() if cell not in matches}
    if len(matches) <= MOST_CODES:
        return Decision()
    n, shown = sum(others.values()), ", ".join(f'"{cell[:30]}"' for cell in list(others)[:2])
    doubt = f"numbers, but for {counted(n, 'cell')} such as {shown}"
    words = len(others) <= 4 and not any(re.search(r"\d", cell) or _NUMBER_WORDS.search(cell) for cell in others)
    cure = f'--kind NAME="number without {"; ".join(others)}" counts them as missing' if words else ""
    return Decision(None, doubt, cure or "correct them to have the column read; --kind NAME=category takes it as it is")


def proved(cells: Iterable[str]) -> set[str]:
    """The decimal marks that cells prove beyond doubt: by both marks in one, or by one decimal or two."""
    marks = set()
    for cell in cells:
        if match := _ANY.fullmatch(ascii_digits(cell)):
            digits = match["digits"]
            if COMMA_SURE.fullmatch(digits) or THOUSANDS_POINT.fullmatch(digits):
                marks.add(",")
            elif POINT_SURE.fullmatch(digits) or THOUSANDS_COMMA.fullmatch(digits):
                marks.add(".")
    return marks


def _unit(filled: Mapping[str, int], matches: Mapping[str, re.Match[str]]) -> tuple[str, str]:
    """The unit that all cells have, and in words why they have none in common. A bare 0 needs no unit."""
    units: dict[str, str] = {}
    without = ""
    for cell, match in matches.items():
        words = [word for word in (match["before"], match["after"]) if word]
        names = {CURRENCIES.get(word, UNITS.get(word, "")) for word in words}
        if len(names) > 1 and not ("$" in names and len(names) == 2):
            return "", f'"{cell}" has two units'
        if not names:
            without = without or ("" if not match["digits"].strip("0.,") else cell)
        for name in names - ({"$"} if len(names) > 1 else set()):
            units.setdefault(name, cell)
    if len(units) > 1:
        (a, one), (b, other), *_ = units.items()
        return "", f'amounts in {a} ("{one}") and in {b} ("{other}")'
    if units and without:
        [(unit, cell)] = units.items()
        if unit == "%" or any(unit == symbol for symbol in CURRENCIES.values()):
            n = sum(filled[c] for c, m in matches.items() if not (m["before"] or m["after"]))
            return "", f'"{cell}" has the unit {unit}, and {n:,} cells such as "{without}" have none'
    return next(iter(units), ""), ""


def _labelled(
    filled: Mapping[str, int], matches: Mapping[str, re.Match[str]]
) -> tuple[tuple[tuple[str, float], ...], set[str]] | None:
    """For a scale whose plain codes stand beside codes with words: those with their numbers, and the cells that are no
    answer. None for all else."""
    words = [cell for cell in filled if cell not in matches]
    plain = {float(cell) for cell in matches if re.fullmatch(r"-?\d{1,3}", cell)}
    if not words or len(words) > 6 or len(plain) < max(2, len(matches)):
        return None
    codes: dict[str, float] = {}
    silent = set()
    for cell in words:
        match = _LABELLED.fullmatch(cell)
        label = match and (match["label"] or match["label2"])
        few = filled[cell] <= (1 - MOST_NUMBERS) * sum(filled.values())
        if not match and few and not re.search(r"\d", cell) and not _NUMBER_WORDS.search(cell):
            silent.add(cell)  # as in a column of numbers alone
            continue
        if not match or not label or _CHANGES_THE_NUMBER.match(label):
            return None
        if says_nothing(label.strip(" ()-").lower()):
            silent.add(cell)
        else:
            codes[cell] = float(match["code"] or match["code2"])
    if len(set(codes.values())) < len(codes):
        return None
    return tuple(sorted(codes.items())), silent

"""Single numbers in digits or words: their value, and the interval of true values that honestly print as them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from persona_gen.domain import Span
from persona_gen.text.lexicon.english_numbers import LETTER_SCALES, ONES, SCALES, TEENS, TENS

FigureKind = Literal["share", "number", "multiple", "points", "range", "time"]
Interval = tuple[float, float]
Print = tuple[float, float, float]
"""A value as printed, and the least and the greatest true value it may stand for."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure in a text. ``intervals`` are the readings (1.204 may be one or a thousand), each closed.

    Shares and points are fractions, ``range`` keeps its two ends as one interval, ``time`` is minutes after midnight.
    """

    span: Span
    kind: FigureKind
    intervals: tuple[Interval, ...]
    values: tuple[float, ...]
    """The value printed, one for each interval (for a range its middle)."""
    unit: str = ""
    out_of: int | None = None
    """For "7 out of 10": the 10; the figure may then also be a mark of 7."""
    arguable: tuple[Interval, ...] = ()
    """Values of which people disagree whether it may stand for them: neither a right print nor a wrong one."""

    def allows(self, value: float) -> bool:
        """Whether this figure is an honest print of ``value``."""
        slack = 1e-9 * max(1.0, abs(value))
        return any(low - slack <= value <= high + slack for low, high in self.intervals)

    def disputes(self, value: float) -> bool:
        """Whether people disagree if this figure may stand for ``value``."""
        return not self.allows(value) and any(low <= value <= high for low, high in self.arguable)


COARSE = 0.05
"""How far trailing zeros may round a number without "about": 18,600 may be 19,000 and not 20,000."""
VULGAR = {"½": 1 / 2, "⅓": 1 / 3, "⅔": 2 / 3, "¼": 1 / 4, "¾": 3 / 4, "⅕": 1 / 5, "⅖": 2 / 5, "⅗": 3 / 5, "⅘": 4 / 5}

_WORDS = {word: i for i, word in enumerate(("zero", *ONES, *TEENS))} | {word: 10 * i for i, word in enumerate(TENS, 2)}
MOST_ZEROS = 30
GREATEST = 10.0**MOST_ZEROS
"""Above it numbers are all alike: nothing that is counted has as many, and arithmetic with them stays finite."""

MAGNITUDES = LETTER_SCALES | {word: float(value) for word, value in SCALES.items()}

ATOM = "|".join(sorted(_WORDS, key=len, reverse=True))
_SCALE = "|".join(SCALES)
_SMALL = rf"(?:(?:{'|'.join(TENS)})[- ](?:{'|'.join(ONES)})|{ATOM})\b"
SPELLED = (
    rf"(?:half a dozen|(?:{_SMALL}|an?(?=[ -](?:{_SCALE})\b))(?:[- ](?:{_SCALE})\b(?:[- ](?:and )?{_SMALL})?)*"
    rf"(?:\s+point(?:\s+(?:{ATOM})\b)+|\s+and\s+a\s+(?:half|quarter)\b)?)"
)
NUMBER_WORDS = frozenset(_WORDS) | frozenset(SCALES)
"""One of these stands in every number written in words."""
_AND_A_HALF = r"(?:[½¼¾]|\s+and\s+a\s+(?:half|quarter)\b)?"
DIGITS = (
    r"\d{1,3}(?P<sep>[.,'’\u00a0\u202f ])\d{3}(?:(?P=sep)\d{3})*(?:[.,]\d+)?(?!\d)"
    rf"|\d+(?:[.,]\d+)?{_AND_A_HALF}|\.\d+"
)
NUMBER = rf"(?:{SPELLED}|\d+(?:[.,]\d+)*{_AND_A_HALF}|\.\d+|[{''.join(VULGAR)}])"


def decimal_marks(text: str, locale: str) -> str:
    """The marks that may stand before decimals in a text, the likelier first.

    A point in English. Elsewhere a comma, but an English text about such a segment may have either: then what the
    text does plainly ("1,5" or "1.5") holds for all of it.
    """
    if locale.startswith("en"):
        return "."
    plainly = {mark for mark in ".," if re.search(rf"(?<![\d.,])\d+[{mark}]\d{{1,2}}(?![\d.,]\d|\d)", text)}
    return plainly.pop() if len(plainly) == 1 else ",."


def possible_values(token: str, marks: str, scale: float = 1.0) -> list[Print]:
    """What a token may stand for, with the ``marks`` that may stand before decimals: 1.204 is one or a thousand."""
    return [(value * scale, *_interval(value, step, zeros, scale)) for value, step, zeros in _readings(token, marks)]


def value_of(token: str, marks: str) -> float:
    """The first reading of a token."""
    return _readings(token, marks)[0][0]


def decimals_of(token: str) -> bool:
    """Whether a token is printed with decimals."""
    return bool(re.search(r"\d[.,]\d{1,2}$", token))


def _readings(token: str, marks: str) -> list[tuple[float, float, int]]:
    """Value, step of the last printed digit, and trailing zeros; neither value nor zeros pass `GREATEST`."""
    token = token.strip().lower()
    readings = [(float(token), 1.0, _zeros(token))] if token.isdecimal() else _marked_or_spelled(token, marks)
    return [(min(value, GREATEST), step, min(zeros, MOST_ZEROS)) for value, step, zeros in readings]


def _marked_or_spelled(token: str, marks: str) -> list[tuple[float, float, int]]:
    if token in VULGAR:
        return [(VULGAR[token], 0.04, 0)]
    if mixed := re.fullmatch(r"(.*?)(?:([½¼¾])|\s+and\s+a\s+(half|quarter))", token):
        part = VULGAR[mixed[2]] if mixed[2] else {"half": 0.5, "quarter": 0.25}[mixed[3]]
        return [(value_of(mixed[1], marks) + part, 0.2, 0)]
    if not re.match(r"\.?\d", token):
        whole, _, after = token.partition(" point ")
        tail = "".join(str(_WORDS[word]) for word in after.split())
        return [(float(f"{_spelled(whole)}.{tail or 0}"), 10.0 ** -len(tail), 0)]
    bare = re.sub(r"['’\s]", "", token)
    marks_written = re.findall(r"[.,]", bare)
    if re.fullmatch(r"[1-9]\d{0,2}[.,]\d{3}", bare):
        thousands = (float(bare.replace(marks_written[0], "")), 1.0, _zeros(bare.replace(marks_written[0], "")))
        decimal = (float(bare.replace(marks_written[0], ".")), 1e-3, 0)
        return [decimal if marks_written[0] == mark else thousands for mark in marks]
    if len(marks_written) > 1 and len(set(marks_written)) == 1:
        plain = bare.replace(marks_written[0], "")
        return [(float(plain), 1.0, _zeros(plain))]
    head, _, tail = bare.rpartition(marks_written[-1]) if marks_written else (bare, "", "")
    plain = re.sub(r"[.,]", "", head)
    return [(float(f"{plain or 0}.{tail or 0}"), 10.0 ** -len(tail), 0 if tail else _zeros(plain))]


def _zeros(plain: str) -> int:
    return len(plain) - len(plain.rstrip("0")) if len(plain) > 2 else 0  # below 100 each digit counts


def _spelled(token: str) -> int:
    """The value of number words: "two hundred and forty-eight" is 248."""
    total = part = 0
    for word in re.split(r"[-\s]+", token.replace("half a dozen", "six")):
        if word in _WORDS:
            part += _WORDS[word]
        elif word in SCALES:
            part = min(max(part, 1) * int(SCALES[word]), int(GREATEST))
            if SCALES[word] >= 1000:  # hundreds go on collecting, thousands are settled
                total, part = total + part, 0
    return total + part


def _interval(value: float, step: float, zeros: int, scale: float) -> tuple[float, float]:
    """True values that print as this, by rounding to nearest or by cutting off."""
    low, high = value - step / 2, value + step * (1 - 1e-6)
    if zeros:
        coarse = min(step * 10.0**zeros / 2, COARSE * value)
        low, high = min(low, value - coarse), max(high, value + coarse)
    return low * scale, high * scale


def printed_figure(
    span: Span, kind: FigureKind, printed: Iterable[Print], unit: str = "", out_of: int | None = None
) -> Figure:
    """A figure of all that it may print."""
    readings = tuple(printed)
    return Figure(span, kind, tuple(r[1:] for r in readings), tuple(r[0] for r in readings), unit, out_of)


def around(value: float, under: float, over: float | None = None) -> list[Print]:
    """One print: a value with what it may stand for below it and above."""
    return [(value, value - under, value + (under if over is None else over))]

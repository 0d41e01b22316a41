"""Figures as people write them: what they say, how precisely, and which true values they honestly stand for.

A printed figure stands for an interval of true values. "48 %" is honest for 47.5 up to 49 (rounded or cut off),
"about half" for 45 to 55, "over 40 %" for anything above. Digits inside words and ids, ordinals, and ISO dates
are no figures. "one" is an article more often than a number and counts only in ratios ("one in three").
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from persona_gen.checker.words import FUNCTION_WORDS
from persona_gen.domain import Span

Kind = Literal["share", "number", "multiple", "points", "range", "time"]
Interval = tuple[float, float]

ABOUT_SHARE, ABOUT_NUMBER = 0.05, 0.10
"""What "about" allows: 5 percentage points, or a tenth of a number. Our convention; there is no standard."""
PLAIN_FRACTION = 0.02
"""What a bare "half" or "a third" allows: two percentage points."""
COARSE = 0.05
"""How far trailing zeros may round a number without "about": 18,600 may be 19,000 and not 20,000."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure in a text. ``intervals`` are the readings (1.204 may be one or a thousand), each closed.

    Shares are fractions, ``range`` keeps its two ends as one interval, ``time`` is minutes after midnight.
    """

    span: Span
    kind: Kind
    intervals: tuple[Interval, ...]
    unit: str = ""
    out_of: int | None = None
    """For "7 out of 10": the 10; the figure may then also be a mark of 7."""

    def allows(self, value: float) -> bool:
        """Whether this figure is an honest print of ``value``."""
        slack = 1e-9 * max(1.0, abs(value))
        return any(low - slack <= value <= high + slack for low, high in self.intervals)


_UNITS = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen \
seventeen eighteen nineteen".split()
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety".split()
_WORD_VALUES = {word: i for i, word in enumerate(_UNITS)} | {word: 10 * i for i, word in enumerate(_TENS, 2)}
_SCALES = {"hundred": 100, "thousand": 1000, "million": 1_000_000, "billion": 1_000_000_000, "dozen": 12}
_SUFFIX = {"k": 1e3, "m": 1e6, "mn": 1e6, "bn": 1e9} | {word: float(value) for word, value in _SCALES.items()}

_ATOM = "|".join(sorted(_WORD_VALUES, key=len, reverse=True))
_SCALE = "|".join(_SCALES)
_SPELLED = rf"(?:(?:{_ATOM})(?:[- ](?:{_ATOM}))?|an?(?=[ -](?:{_SCALE})\b))(?:[- ](?:and[ ])?(?:{_SCALE}|{_ATOM}))*"
_DIGITS = r"\d{1,3}(?:(?P<sep>[.,'’\u00a0\u202f ])\d{3})(?:(?P=sep)\d{3})*(?:[.,]\d+)?(?!\d)|\d+(?:[.,]\d+)?"
_CURRENCY = r"[£$€¥]|\b(?:GBP|EUR|USD|CHF|AUD)\s?"
_PERCENT = r"\s?(?:%|per\s?cent\b|pct\b)"
_START = r"(?<![\w#])(?<!\w[-./:])(?<![\d][.,])"
_DECADES = {
    "twenties": 20,
    "thirties": 30,
    "forties": 40,
    "fifties": 50,
    "sixties": 60,
    "seventies": 70,
    "eighties": 80,
}
_PART_OF_DECADE = {"early": (0, 3.999), "mid": (4, 6.999), "middle": (4, 6.999), "late": (6.5, 9.999)}
_FRACTIONS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}
_TIMES_AS = r"(?=\s+(?:as|more|less|higher|lower|the|likelier|larger|bigger|that|what|their|its|above|over)\b)"


def read_figures(text: str, locale: str = "en_US") -> list[Figure]:
    """Every figure in a text, in order, none overlapping. ``locale`` breaks the tie between 1.204 and 1,204."""
    found: list[Figure] = []
    taken = [False] * len(text)
    for pattern, build in _FORMS:
        for match in pattern.finditer(text):
            if any(taken[match.start() : match.end()]):
                continue
            figure = build(match, locale)
            if figure is not None:
                found.append(_approximate(figure, text))
            if figure is not None or build is _nothing:
                start, end = figure.span if figure else match.span()
                taken[start:end] = [True] * (end - start)
    return sorted(found, key=lambda figure: figure.span)


# --- values -------------------------------------------------------------------------------------------------------


def _readings(token: str, locale: str) -> Iterator[tuple[float, float, int]]:
    """Value, step of the last printed digit, and trailing zeros of a token in digits or words."""
    token = token.strip().lower()
    if not token[0].isdigit():
        yield float(_spelled_value(token)), 1.0, 0
        return
    bare = re.sub(r"['’\s]", "", token)
    marks = re.findall(r"[.,]", bare)
    decimal_first = not locale.startswith("en")
    grouped = re.fullmatch(r"\d{1,3}(?:[.,]\d{3})+", bare) and len(set(marks)) == 1
    if grouped and not (bare.startswith("0") or len(marks) > 1):
        both = [(bare.replace(marks[0], ""), 0), (bare.replace(marks[0], "."), 3)]
        english = marks[0] == ","
        for plain, places in both if english != decimal_first else reversed(both):
            yield float(plain), 10.0**-places, _zeros(plain) if not places else 0
        return
    if grouped:
        plain = re.sub(r"[.,]", "", bare) if len(marks) > 1 else bare.replace(",", ".")
        yield float(plain), 1.0 if len(marks) > 1 else 1e-3, 0
        return
    head, _, tail = bare.rpartition(marks[-1]) if marks else (bare, "", "")
    plain = re.sub(r"[.,]", "", head) + ("." + tail if marks else "")
    yield float(plain), 10.0 ** -len(tail), 0 if tail else _zeros(plain)


def _zeros(plain: str) -> int:
    return len(plain) - len(plain.rstrip("0")) if len(plain) > 2 else 0  # below 100 each digit counts


def _spelled_value(token: str) -> int:
    """The value of number words: "two hundred and forty-eight" is 248."""
    total = part = 0
    for word in re.split(r"[-\s]+", token):
        if word in _WORD_VALUES:
            part += _WORD_VALUES[word]
        elif word in _SCALES:
            part = max(part, 1) * _SCALES[word]
            if _SCALES[word] >= 1000:  # hundreds go on collecting, thousands are settled
                total, part = total + part, 0
    return total + part


def _print_interval(value: float, step: float, zeros: int, scale: float = 1.0) -> Interval:
    """True values that print as this, by rounding to nearest or by cutting off."""
    low, high = value - step / 2, value + step * (1 - 1e-6)
    if zeros:
        coarse = min(step * 10.0**zeros / 2, COARSE * value)
        low, high = min(low, value - coarse), max(high, value + coarse)
    return low * scale, high * scale


def _plain_intervals(token: str, locale: str, scale: float = 1.0) -> tuple[Interval, ...]:
    return tuple(_print_interval(value, step, zeros, scale) for value, step, zeros in _readings(token, locale))


def _first(token: str, locale: str) -> float:
    return next(_readings(token, locale))[0]


# --- forms: each a pattern and what it means ----------------------------------------------------------------------


def _nothing(match: re.Match[str], locale: str) -> Figure | None:  # the shape all forms share
    return None


def _ratio(match: re.Match[str], locale: str) -> Figure | None:
    a, b = _first(match["a"], locale), _first(match["b"], locale)
    if not 0 < a <= b or b > 1000 or b != int(b):  # "412 of 2,289" is two counts
        return None
    tolerance = min(0.5 / b, ABOUT_SHARE)
    return Figure(match.span(), "share", ((a / b - tolerance, a / b + tolerance),), out_of=int(b))


def _fraction(match: re.Match[str], locale: str) -> Figure | None:
    word = match["part"].lower().rstrip("s")
    count = _first(match["count"], locale) if match["count"] and match["count"].lower() != "a" else 1.0
    share = count / _FRACTIONS[word]
    return Figure(match.span(), "share", ((share - PLAIN_FRACTION, share + PLAIN_FRACTION),)) if share <= 1 else None


def _multiple(match: re.Match[str], locale: str) -> Figure:
    word = match["word"]
    if word:
        value = {"twice": 2.0, "double": 2.0, "triple": 3.0, "thrice": 3.0, "half as": 0.5}[word.lower()]
        return Figure(match.span(), "multiple", ((value * 0.9, value * 1.15),))
    value, step, _ = next(_readings(match["times"], locale))
    slack = step / 2 if step < 1 else value * 0.1
    return Figure(match.span(), "multiple", ((value - slack, value + slack),))


def _decade(match: re.Match[str], locale: str) -> Figure:
    name = match["decade"].lower().lstrip("'’")
    start = _DECADES[name] if name in _DECADES else int(name[:2])
    low, high = _PART_OF_DECADE.get((match["part"] or "").lower(), (0, 9.999))
    return Figure(match.span(), "number", ((start + low, start + high),), unit="years")


def _age(match: re.Match[str], locale: str) -> Figure:
    return Figure(match.span(), "number", _plain_intervals(match["value"], locale), unit="years")


def _time(match: re.Match[str], locale: str) -> Figure:
    hours, minutes = int(match["hour"]), int(match["minute"] or 0)
    half = (match["half"] or "").lower().replace(".", "")
    at = 60 * ((hours % 12) + (12 if half.startswith("p") else 0) if half else hours) + minutes
    return Figure(match.span(), "time", ((at, at),))


def _range(match: re.Match[str], locale: str) -> Figure | None:
    low, high = _first(match["a"], locale), _first(match["b"], locale)
    scale = _SUFFIX.get((match["scale"] or "").lower(), 1.0)
    share = bool(match["percent"])
    if low >= high:
        return None
    factor = 0.01 if share else scale
    unit = "share" if share else match["currency"] or ""
    return Figure(match.span(), "range", ((low * factor, high * factor),), unit=unit.strip())


def _percent(match: re.Match[str], locale: str) -> Figure:
    bounds = [
        _print_interval(value, step, 0, 0.01) for value, step, _ in _readings(match["value"], locale) if value <= 1000
    ]
    return Figure(match.span("value")[:1] + match.span()[1:], "share", tuple(bounds))


def _points(match: re.Match[str], locale: str) -> Figure:
    return Figure(match.span(), "points", _plain_intervals(match["value"], locale, 0.01))


def _number(match: re.Match[str], locale: str) -> Figure | None:
    if match["value"].lower() in ("one", "a", "an", "zero"):
        return None
    scale = _SUFFIX.get((match["scale"] or "").strip().lower(), 1.0)
    unit = (match["currency"] or "").strip() or (match["unit"] or "").lower()
    unit = "" if unit in FUNCTION_WORDS else unit
    end = match.end("scale") if match["scale"] else match.end("value")
    return Figure((match.start(), end), "number", _plain_intervals(match["value"], locale, scale), unit=unit)


def _form(
    pattern: str, build: Callable[[re.Match[str], str], Figure | None]
) -> tuple[re.Pattern[str], Callable[..., Figure | None]]:
    return re.compile(pattern, re.I), build


_NUM = rf"(?:{_SPELLED}|\d+(?:[.,]\d+)*)"
_FORMS = (
    _form(r"\b\d{4}-\d{2}-\d{2}\b|\b24/7\b|\b\d+(?:st|nd|rd|th)\b|\bv\d[\w.]*", _nothing),
    _form(r"(?<![\w:])(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?:\s?(?P<half>[ap]\.?m\b\.?))?(?!\w)", _time),
    _form(r"(?<![\w:])(?P<hour>1[0-2]|[1-9])(?P<minute>)\s?(?P<half>[ap]\.?m\b\.?)", _time),
    _form(rf"{_START}(?P<value>{_NUM})(?:\s?percentage[ -]points?|\s?pp)\b", _points),
    _form(
        rf"{_START}(?P<between>(?:between|from)\s+)?(?P<currency>{_CURRENCY})?(?P<a>\d+(?:[.,]\d+)*)\s?(?:%|k|years)?"
        rf"(?:\s?[-–—]\s?|\s+to\s+|(?(between)\s+and\s+|(?!)))(?:{_CURRENCY})?(?P<b>\d+(?:[.,]\d+)*)(?P<scale>k|m)?(?P<percent>{_PERCENT})?(?![\w])",
        _range,
    ),
    _form(rf"{_START}(?P<a>{_NUM})\s+(?:in|out\s+of|of)\s+(?:every\s+)?(?P<b>{_NUM})(?![\w%])(?!{_PERCENT})", _ratio),
    _form(
        r"\b(?P<count>a|one|two|three|four|five|seven|nine)[ -]"
        r"(?P<part>thirds?|quarters?|fifths?|sixths?|eighths?|tenths?)\b",
        _fraction,
    ),
    _form(
        r"(?<![\w-])(?P<count>)(?P<part>half)\b(?!-)(?!\s+(?:an?\b|hours?|past|way|days?|price|term|time|as\b|of\s+me|"
        rf"asleep|heart\w*|expect\w*|(?:{_ATOM})\b|\d))",
        _fraction,
    ),
    _form(
        rf"\b(?:(?P<word>twice|double|triple|thrice){_TIMES_AS}|(?P<times>{_NUM})[ -]?(?:times|x|fold)\b{_TIMES_AS})",
        _multiple,
    ),
    _form(r"\b(?P<word>half as)(?P<times>)\b(?=\s+(?:many|much|likely|often))", _multiple),
    _form(
        r"\b(?:(?P<part>early|mid|middle|late)[- ])?(?:(?:her|his|their|the)\s+)?(?P<decade>twenties|thirties|forties|"
        r"fifties|sixties|seventies|eighties|['’]?[2-8]0s)\b",
        _decade,
    ),
    _form(rf"{_START}(?P<value>{_NUM})[- ]years?[- ](?:old|of[- ]age)\b", _age),
    _form(rf"\baged?\s+(?P<value>{_NUM})\b(?!\s?%)", _age),
    _form(rf"{_START}(?P<value>{_NUM}){_PERCENT}", _percent),
    _form(
        rf"{_START}(?P<currency>{_CURRENCY})?(?P<value>{_DIGITS}|{_SPELLED})(?P<scale>\s?(?:k|m|mn|bn|million|thousand|billion)\b)?"
        r"(?![\w%])(?:[ -](?P<unit>[^\W\d_]+))?",
        _number,
    ),
)

# --- what stands before a figure ------------------------------------------------------------------------------------

_LEAD = re.compile(
    r"(?:\b(?P<under>nearly|almost|just (?:under|below|short of)|not quite|close to)"
    r"|\b(?P<over>(?:just|slightly|a little|a bit) (?:over|above|more than))"
    r"|\b(?P<least>(?:well )?over|more than|above|at least|upwards of|no (?:less|fewer) than|minimum of)"
    r"|\b(?P<most>(?:well )?under|(?:less|fewer) than|below|at most|up to|no more than|maximum of)"
    r"|(?P<about>\b(?:about|around|roughly|approximately|approx\.?|circa|ca\.|some|in the region of|or so)|[~≈]))"
    r"\s*(?:(?:a|an|the)\s+)?(?:[£$€¥]\s?)?$",
    re.I,
)


def _approximate(figure: Figure, text: str) -> Figure:
    """Widen a figure by the word before it: about, nearly, over, under."""
    lead = _LEAD.search(text[max(0, figure.span[0] - 40) : figure.span[0]])
    after = re.match(r"\s+or so\b", text[figure.span[1] :])
    if figure.kind in ("range", "time") or not (lead or after):
        return figure
    manner = lead.lastgroup if lead else "about"
    return replace(figure, intervals=tuple(_widened(low, high, figure.kind, manner) for low, high in figure.intervals))


def _widened(low: float, high: float, kind: Kind, manner: str | None) -> Interval:
    about = ABOUT_SHARE if kind in ("share", "points") else ABOUT_NUMBER * abs(high)
    middle = (low + high) / 2
    return {
        "under": (middle - about, high),
        "over": (low, middle + about),
        "least": (low, math.inf),
        "most": (-math.inf, high),
    }.get(manner or "", (middle - about, middle + about))

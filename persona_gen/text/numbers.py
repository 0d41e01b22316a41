"""Figures as people write them: what they say, how precisely, and which true values they honestly stand for.

A printed figure stands for an interval of true values. "48 %" is honest for 47.5 up to 49 (rounded or cut off),
"about half" for 45 to 55, "over 40 %" for anything from 40. Digits inside words and ids, ordinals, versions, dates and
set phrases are no figures. "one" is an article more often than a number and counts only in ratios ("one in three").
"""

from __future__ import annotations

import math
import re
from dataclasses import replace
from functools import lru_cache

from persona_gen.text.lexicon import any_of, german, listed
from persona_gen.text.lexicon import other_languages as other
from persona_gen.text.number_patterns import FORMS, has_any
from persona_gen.text.numerals import ATOM, NUMBER_WORDS, VULGAR, Figure, FigureKind, Interval, decimal_marks
from persona_gen.text.share_meanings import MULTIPLE_OVER, PLAIN_FRACTION
from persona_gen.text.tokens import REMEMBERED, lowered

__all__ = ["Figure", "read_figures", "with_manner"]

FEW = 10
ABOUT_SHARE, ABOUT_EDGE, ABOUT_NUMBER = 0.05, 0.03, 0.10
"""What "about" allows: 5 percentage points (3 near 0 and 100 %), or a tenth of a number.

There is no standard. Of "almost half" people have been asked (YouGov, What counts as "almost half"?): 63 % of Britons
accept 45 %, 56 % reject 43 %, and of 44 % as many say yes (47) as no (45). So 45 is told by it, 43 is not, and 44 is
neither: `ARGUABLE`.
"""
ARGUABLE = 1.25
"""Up to so many times what "almost" allows of a share, people disagree."""
JUST = 0.8
"""What "just under" and "just over" allow of a share, as a part of what "almost" does: four points at a half."""


def read_figures(text: str, locale: str = "en_US") -> list[Figure]:
    """Every figure in a text, in order, none overlapping. ``locale`` tells 1.204 from 1,204."""
    return list(_read(text, locale))


@lru_cache(maxsize=REMEMBERED)
def _read(text: str, locale: str) -> tuple[Figure, ...]:
    """Remembered, because several rules read the same sentence, and a sentence is read again as a persona is edited."""
    text = text.translate(_HYPHENS)
    figures: list[Figure] = []
    if not _ANY.search(lowered(text)):
        return ()
    marks = decimal_marks(text, locale)
    taken = bytearray(len(text))
    folded = text.lower().translate(_FOLDED)
    spelled = sum([word in NUMBER_WORDS for word in _LETTERS.findall(folded)])
    numbers = spelled + len(_DIGITS.findall(folded))
    for pattern, needs in _NO_FIGURES:
        if has_any(needs, folded):
            for start, end in (match.span() for match in pattern.finditer(text)):
                taken[start:end] = b"\1" * (end - start)
    for form in FORMS:
        for match in form.matches(folded, text, spelled) if form.numbers <= numbers else ():
            figure = None if 1 in taken[match.start() : match.end()] else form.build(match, marks)
            if figure is not None:
                start, end = figure.span
                figures.append(_approximate(figure, text))
                taken[start:end] = b"\1" * (end - start)
    return tuple(sorted(figures, key=lambda figure: figure.span))


_HYPHENS = dict.fromkeys(map(ord, "‐‑−"), "-")
_FOLDED = dict.fromkeys(map(ord, "0123456789"), "0") | dict.fromkeys(map(ord, "\u00a0\u202f\t\n"), " ")
_LETTERS, _DIGITS = re.compile("[a-z]+"), re.compile(rf"0+|[{''.join(VULGAR)}]")
_ANY = re.compile(
    rf"[\d{''.join(VULGAR)}]|\b(?:{ATOM}|hundred|thousand|million|billion|dozen|grand|twice|double|thrice|triple|treble"
    r"|quadruple|hal(?:f|ves)|third|quarter|fifth|sixth|eighth|tenth|fiver|tenner|halb|hälfte|drittel|viertel|fünftel|zehntel|jede|every|\w+fold|\w+ties)"
    r"|\b(?:under|over|about|around|nearly|almost|than) an? (?:hour|minute|mile)\b"
    rf"|\b(?:{'|'.join((*other.NUMBER_VALUES, *german.NUMBER_WORDS, *other.FOLDS))})\b"
)
"""What every figure has one of, in small letters; a text without is read no further."""
_MONTH = (
    r"(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)"
)
_YEAR = r"(?:19|20)\d\d"
_A_DIGIT, _FOUR_DIGITS = ("0",), ("0000",)
_MONTHS = tuple("jan feb mar apr may jun jul aug sep oct nov dec".split())
_NO_FIGURES = tuple(
    (re.compile(pattern, re.I), needs)
    for pattern, needs in (
        # dates, years, ordinals
        (r"\b\d{1,4}([-./])\d{1,2}\1\d{1,4}\b|\b\d+(?:st|nd|rd|th)\b", _A_DIGIT),
        (rf"\b\d{{1,2}}\.?\s{_MONTH}\b(?:\s{_YEAR})?", _MONTHS),
        (rf"\b{_MONTH}\s\d{{1,2}}(?:st|nd|rd|th)?\b(?!\s?%)(?:,?\s{_YEAR})?|\b{_MONTH}\s{_YEAR}", _MONTHS),
        (rf"\b\d{{1,2}}(?:st|nd|rd|th)\s(?:of\s)?{_MONTH}\b(?:,?\s{_YEAR})?", _MONTHS),
        (
            r"\ba grand(?=\s+(?!(?:a|per|each|every|to|for|in|on|off|more|less|and|or|by|from|of|extra|put|saved)\b)"
            r"[a-z])",
            ("grand",),
        ),
        (
            rf"\b(?:in|since|by|until|till|before|after|during|from|early|mid|late|spring|summer|autumn|winter|q[1-4]|year"
            rf"|(?:spring|summer|autumn|fall|winter|end|start) of)[- ]{_YEAR}(?:[-–/]\d{{2,4}})?\b"
            r"(?!\s*(?:%|people|\w+ers\b))",
            _FOUR_DIGITS,
        ),
        (
            rf"\b(?:between |from )?{_YEAR}\s?(?:[-–—]|\b(?:to|and|until|till|through)\b)\s?{_YEAR}\b"
            r"(?!\s*(?:%|people))",
            _FOUR_DIGITS,
        ),
        (rf"\b{_YEAR}(?:(?:,|,?\s+(?:and|or))\s+{_YEAR})+\b", _FOUR_DIGITS),
        (r"\bper\s\d[\d.,]*\s(?:people|persons|inhabitants|residents)\b", _A_DIGIT),
        (rf"\({_YEAR}\)|\b{_YEAR}(?= (?:survey|study|wave|census|report|season|edition|data|figures)\b)", _FOUR_DIGITS),
        (
            r"\b\w+-(?:first|second|third|fourth|fifth|sixth|seventh|eighth|ninth)(?=\s)(?<!\ba-third)(?<!\bone-third)"
            r"(?<!\bone-fifth)",
            ("-",),
        ),
        # versions and things with a number for a name
        (
            r"\bv\d[\w.]*|\b(?:version|page|chapter|no\.|nr\.?|question|wave|phase|step|day|week|item|level"
            r"|gen(?:eration)?|type|tier|table|number|top|windows|android)[\s-]#?\d+(?:\.\d+)*\b(?!\s?%)",
            _A_DIGIT,
        ),
        (r"(?-i:\b[A-Za-z]*[a-z][A-Z]\w*\s\d+\b)", _A_DIGIT),
        # set phrases
        (
            r"\b(?:24[/-]7|fifty-fifty|50[/-]50|80[/-]20|9[- ]to[- ]5|nine[- ]to[- ]five|\d+:\d|360[- ]degrees?)\b",
            ("0", "fifty-fifty", "nine"),
        ),
        (r"\b(?:first|second|other|better|next|last|latter|former)\s+half\b", ("half",)),
        (
            r"\b(?<!and a )half(?:-|\s+(?:an?\b(?!\s+dozen)|hours?|past\s+the|way|days?|price|term"
            r"|time|of\s+me|asleep|heart\w*"
            r"|expect\w*|the\s+(?:time|day|night|battle)))",
            ("half",),
        ),
        (r"\b(?:he|she|it|who|i)\s+half\s+\w+ed\b", ("half",)),
        (r"\b(?:three\s+|a\s+)?quarters?\s+of\s+an\s+hour\b", ("quarter",)),
        (
            r"\ba\s+(?:third|quarter|fifth|sixth|tenth)\s+(?:time|try|attempt|go(?=\s+at\b|\W*$)|part\w*|child|person|viewing"
            r"|visit|call|app|offer|option|one|way|round|job|place|flat|home|baby|kid|date|night|day|week|month|year|summer"
            r"|winter|season|lesson|course|session|letter|supplier|agency)\b",
            ("third", "quarter", "fifth", "sixth", "tenth"),
        ),
    )
)
"""Digits and number words that are no figures, each with what a text must have for one to be there."""


# --- what stands before and after a figure --------------------------------------------------------------------------

_UNDER = any_of(
    listed(
        """nearly, almost, nearing, approaching, pushing, not quite, fast, just short of,
    (?:just|slightly|a little|a bit) (?:under|below|less than|fewer than)"""
    ),
    german.ALMOST,
)
_OVER = any_of(["(?:just|slightly|a little|a bit|little) (?:over|above|more than)", "a good"], german.JUST_OVER)
_LEAST = any_of(
    listed(
        """(?:well |far |much )?(?:over|more than|above), at least, upwards? of, minimum of, no (?:less|fewer) than,
    not (?:less|fewer) than"""
    ),
    german.AT_LEAST,
)
_MOST = any_of(
    listed(
        """(?:well |far |much )?(?:under|less than|fewer than|below), at most, up to, (?:no|not) more than, not even,
    maximum of"""
    ),
    german.AT_MOST,
)
_ABOUT = any_of(
    listed(r"about, around, roughly, approximately, approx\.?, circa, ca\.?, some, in the region of"), german.ABOUT
)
_LEAD = re.compile(
    rf"(?:\b(?P<under>{_UNDER})|\b(?P<over>{_OVER})|(?P<least>\b{_LEAST}|[>≥])|(?P<most>\b{_MOST}|[<≤])"
    rf"|\b(?P<exact>exactly|precisely|genau)|\b(?P<close>close to)|(?P<about>\b{_ABOUT}|[~≈]))"
    rf"\s*(?:(?:an?|{any_of(german.ARTICLES)})\s+)?(?:[£$€¥]\s?)?$",
    re.I,
)
_CLEARLY = re.compile(r"(?:well|far|much|weit|deutlich)\b", re.I)
""" "Well over half" is no 52 %."""
_JUST = re.compile(r"(?:just|slightly|a little|a bit|etwas)\b", re.I)
_AFTER = re.compile(
    r"(?P<about>\s+or so\b|-?ish\b|,? give or take\b)|(?P<least>\+|\s+(?:or|and) (?:more|over|older|above)\b)"
    r"|(?P<most>\s+(?:or|and) (?:less|fewer|under|younger|below)\b)",
    re.I,
)


def with_manner(figure: Figure, text: str) -> tuple[int, int]:
    """Where a figure stands together with the words by which it is read: "about 48 %", "48 or more"."""
    start, end = figure.span
    if before := _LEAD.search(text, max(0, start - 40), start):
        return before.start(), end
    after = _AFTER.match(text, end)
    return start, after.end() if after else end


def _approximate(figure: Figure, text: str) -> Figure:
    """Widen or narrow a figure by the words around it: about, nearly, over, under, exactly."""
    start, end = figure.span
    approximation = _LEAD.search(text, max(0, start - 40), start) or _AFTER.match(text, end)
    if figure.kind in ("range", "time") or not approximation:
        return figure
    if approximation.group().lower().startswith("close to") and figure.kind == "number" and figure.values[0] < FEW:
        return figure  # "close to three shops" tells a place
    readings = zip(figure.values, figure.intervals, strict=True)
    manner = approximation.lastgroup or ""
    if manner in ("least", "most") and _CLEARLY.match(approximation.group()):
        manner = f"clearly {manner}"
    meant = [(value, *_meant(value, *ends, figure.kind, manner)) for value, ends in readings]
    if manner not in ("under", "over") or figure.kind != "share":
        return replace(figure, intervals=tuple((low, high) for _, low, high in meant))
    near = JUST if _JUST.match(approximation.group()) else 1.0
    arguable = tuple((v - ARGUABLE * (v - low), v) if manner == "under" else (v, high) for v, low, high in meant)
    narrowed = tuple((v - near * (v - low), v + near * (high - v)) for v, low, high in meant)
    return replace(figure, intervals=narrowed, arguable=arguable)


def _meant(value: float, low: float, high: float, kind: FigureKind, manner: str) -> Interval:
    """The true values that a figure stands for with this manner of speaking before it."""
    about = {
        "share": max(ABOUT_EDGE, min(ABOUT_SHARE, 0.2 * min(value, 1 - value))),
        "points": PLAIN_FRACTION,
        "multiple": MULTIPLE_OVER
        * (value if value >= 1.5 else min(value, abs(value - 1))),  # of "a third more", a third
    }.get(kind, ABOUT_NUMBER * value)
    over = max(about, 0.4) if kind == "number" and 2 <= value < FEW else about  # "gut zwei" of 2.3
    widest = {"share": 0.005, "number": 0.05, "multiple": 0.005 * value}
    exact = min(value - low, widest.get(kind, value - low))  # "exactly nine" is no 9.3
    return {
        "under": (min(low, value - about), value),
        "over": (value, value + over),
        "least": (value, math.inf),
        "most": (-math.inf, value),
        "clearly least": (value + over / 2, math.inf),
        "clearly most": (-math.inf, value - over / 2),
        "exact": (value - exact, value + exact),
        "close": (min(low, value - about), max(high, value + about / 2)),
    }.get(manner, (min(low, value - about), max(high, value + about)))

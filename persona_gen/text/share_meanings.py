"""What the ways to write a share, a difference of shares and a multiple mean: a match to the figure it prints."""

from __future__ import annotations

import re

from persona_gen.text.lexicon import any_of, german, other_languages
from persona_gen.text.lexicon import english_numbers as en
from persona_gen.text.numerals import (
    VULGAR,
    Figure,
    Print,
    around,
    decimals_of,
    possible_values,
    printed_figure,
    value_of,
)

NEAREST_PART = 0.05
"""How far "three out of five" may stand from the share it prints, at most. These limits are our convention."""
PLAIN_FRACTION = 0.02
"""What a bare "half" or "a third" allows: two percentage points."""
MULTIPLE_UNDER, MULTIPLE_OVER = 0.10, 0.15
"""What a round multiple ("twice") allows, as parts of it."""

_EVERY = en.EVERY | german.EVERY
_OF_A_SIZE = re.compile(
    rf"\s+as\s+(?!an?\b|the\b|it\b|if\b)\w+|\s+(?:the|that)\s+(?:(?:usual|normal|overall|average|national|general|\w+-wide)"
    rf"(?:\s+{any_of(en.SIZES)})?|share|rate|proportion|percentage|size|amount|number"
    rf"|\d[\d.,]*\s?(?:%|per ?cent))(?!\w)"
    r"|\s+of\s+(?:the|that)\s+size\b|\s+that\s+(?:of|in)\b|\s+of\s+(?:the|that)\s+\d[\d.,]*\s?(?:%|per ?cent)"
    r"|\s+of\s+(?:the|that)\s+(?:usual|normal|overall|average|national|general)\s+(?:median|mean|average|figure|amount|level)\b",
    re.I,
)
"""What makes "half" a multiple: of a share, and not a share of people."""


_TWO_BEFORE = re.compile(
    r"\b(?:two|both)\b(?!\s+(?:thirds|fifths|in|out|of)\b)[^.;:%\d]{1,80}?\b(?:and|while|but)\s+$", re.I
)


def ratio_figure(match: re.Match[str], marks: str) -> Figure | None:
    """ "Three in five", "7/10"."""
    a, b = value_of(match["a"], marks), value_of(match["b"], marks)
    if not 1 <= a <= b or not 2 <= b <= 1000 or b != int(b):  # "412 of 2,289" is two counts
        return None
    share = a / b
    if decimals_of(match["a"]):  # a mark: 5.3 out of 10
        printed = possible_values(match["a"], marks, 1 / b)
    elif a == 1:  # nearer to one in five than to one in four or six
        printed = around(share, *(min(max(abs(share - 1 / n), 0.01), NEAREST_PART) for n in (b + 0.5, b - 0.5)))
    else:
        printed = around(share, min(0.5 / b, NEAREST_PART))
    return printed_figure(match.span(), "share", printed, out_of=int(b))


def foreign_ratio_figure(match: re.Match[str], marks: str) -> Figure | None:
    """ "Neun von zehn", "sept sur dix"."""
    a, b = (other_languages.NUMBER_VALUES[match[name].lower()] for name in ("a", "b"))
    if not a < b:
        return None
    return printed_figure(match.span(), "share", around(a / b, min(0.5 / b, NEAREST_PART)), out_of=b)


def foreign_fold_figure(match: re.Match[str], marks: str) -> Figure:
    """ "Doppelt so viele", "deux fois plus"."""
    value = float(other_languages.FOLDS[match["fold"].lower()])
    return printed_figure(match.span(), "multiple", around(value, MULTIPLE_UNDER * value, MULTIPLE_OVER * value))


def fraction_figure(match: re.Match[str], marks: str) -> Figure | None:
    """ "Half", "two thirds", "a quarter", and "half as likely", a multiple."""
    part = match["part"].lower()
    count = value_of(match["count"], marks) if match["count"] and match["count"].lower() != "a" else 1.0
    rate = re.search(r"(?:[£$€]\s?[\d.,]+k?|\b(?:once|twice|times)|\d\s+\w+s|\d)\s+$", match.string[: match.start()])
    if part == "quarter" and rate and not re.match(r"\s+of\b", match.string[match.end() :]):
        return None  # £115 a quarter
    after = match.string[match.end() :]
    if part == "third" and _TWO_BEFORE.search(match.string, 0, match.start()) and not re.match(r"\s+of\b|\W*$", after):
        return None  # "two never came, and a third haggled"
    share = VULGAR[part] if part in VULGAR else count / en.FRACTIONS[part.rstrip("s").replace("halve", "half")]
    if share > 1:
        return None
    if _OF_A_SIZE.match(match.string, match.end()):  # half as likely, half the usual share
        return printed_figure(match.span(), "multiple", around(share, MULTIPLE_UNDER * share, MULTIPLE_OVER * share))
    return printed_figure(match.span(), "share", around(share, min(PLAIN_FRACTION, 0.15 * share)))


def german_fraction_figure(match: re.Match[str], marks: str) -> Figure | None:
    """ "Zwei Drittel"."""
    count = german.NUMBER_WORDS.get((match["count"] or "").lower(), 1)
    share = count / german.FRACTIONS[match["part"].lower()]
    return printed_figure(match.span(), "share", around(share, PLAIN_FRACTION)) if share <= 1 else None


def every_figure(match: re.Match[str], marks: str) -> Figure:
    """ "Every third buyer" is one in three."""
    nth = _EVERY[(match["nth"] or match["te"]).lower()]
    return printed_figure(match.span(), "share", around(1 / nth, min(0.05, 0.15 / nth)), out_of=nth)


def multiple_figure(match: re.Match[str], marks: str) -> Figure:
    """ "Twice", "threefold", "3 times as"."""
    word = (match["word"] or match["fold"] or "").lower()
    value = (en.MULTIPLES | en.FOLDS)[word] if word else value_of(match["times"], marks)
    if not word and value != int(value):
        return printed_figure(match.span(), "multiple", possible_values(match["times"], marks))
    return printed_figure(match.span(), "multiple", around(value, MULTIPLE_UNDER * value, MULTIPLE_OVER * value))


def relative_figure(match: re.Match[str], marks: str) -> Figure:
    """ "55 % more likely" is 1.55 times as likely; percentage points are said otherwise."""
    sign = 1 if match["way"].lower() in en.ABOVE_IN_PERCENT else -1
    ends = [sorted((1 + sign * low, 1 + sign * high)) for _, low, high in possible_values(match["value"], marks, 0.01)]
    value = 1 + sign * value_of(match["value"], marks) / 100
    return printed_figure(match.span(), "multiple", [(value, low, high) for low, high in ends])


def relative_fraction_figure(match: re.Match[str], marks: str) -> Figure:
    """ "Half as old again", "a third smaller than": one and a part, or one without it."""
    part = (match["part"] or match["parts"]).lower().rstrip("s")
    count = value_of(match["counted"], marks) if match["counted"] and match["counted"].lower()[0] != "a" else 1.0
    below = match["way"] is not None and match["way"].lower() not in en.ABOVE_IN_PERCENT
    change = count / en.FRACTIONS[part]
    value = 1 + (-change if below else change)
    return printed_figure(match.span(), "multiple", around(value, 0.2 * change))


def percent_figure(match: re.Match[str], marks: str) -> Figure:
    """ "48 %"."""
    return printed_figure((match.start("value"), match.end()), "share", _unrounded(match["value"], marks))


def _unrounded(token: str, marks: str) -> list[Print]:
    """A percentage: 100 % is not 99 or 101, whatever its zeros would allow a number."""
    value = value_of(token, marks)
    if value >= 100 and value == int(value):
        return [(value / 100, (value - 0.5) / 100, (value + 1 - 1e-6) / 100)]
    return [p for p in possible_values(token, marks, 0.01) if p[0] <= 10]


def points_figure(match: re.Match[str], marks: str) -> Figure:
    """Whole points may be the difference of two rounded shares, and so one off."""
    printed = possible_values(match["value"], marks, 0.01)
    if not decimals_of(match["value"]):
        printed = [(value, value - 0.01, value + 0.01) for value, _, _ in printed]
    return printed_figure(match.span(), "points", printed)

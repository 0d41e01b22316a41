"""The forms in which figures are written, each a pattern and what it means, in the order in which they are tried."""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from persona_gen.domain import Span
from persona_gen.text.lexicon.english import FUNCTION_WORDS, TURNING_WORDS
from persona_gen.text.numerals import (
    DIGITS,
    NUMBER,
    SPELLED,
    SUFFIXES,
    VULGAR,
    Figure,
    Kind,
    Print,
    decimals_of,
    prints,
    value_of,
)

NEAREST_PART = 0.05
"""How far "three out of five" may stand from the share it prints, at most. These limits are our convention."""
PLAIN_FRACTION = 0.02
"""What a bare "half" or "a third" allows: two percentage points."""
MULTIPLE_UNDER, MULTIPLE_OVER = 0.10, 0.15
"""What a round multiple ("twice") allows, as parts of it."""


_CURRENCY = r"[£$€¥]\s?|\b(?:GBP|EUR|USD|CHF|AUD)\s?"
_PERCENT = r"[\s-]?(?:%|per[\s-]?cent\b|pct\b|prozent\b|pour\s?cent\b|por\s?ciento\b)"
_START = r"(?<![\w#])(?<!\w[-./:])(?<![\d][.,])"
_DECADES = {
    name: 10 * i for i, name in enumerate("twenties thirties forties fifties sixties seventies eighties".split(), 2)
}
_PART_OF_DECADE = {"early": (0, 3.999), "mid": (4, 6.999), "middle": (4, 6.999), "late": (6.5, 9.999)}
_FRACTIONS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}
_MULTIPLES = {"twice": 2.0, "double": 2.0, "thrice": 3.0, "triple": 3.0, "treble": 3.0, "quadruple": 4.0}
_FOLD = {f"{word}fold": float(n) for n, word in enumerate("two three four five six seven eight nine ten".split(), 2)}
_DURATIONS = {"year": 525_960, "month": 43_830, "week": 10_080, "day": 1440, "hour": 60, "minute": 1, "second": 1 / 60}
"""Units of time, in minutes."""
_NOTES = {"fiver": 5.0, "tenner": 10.0}
_MONEY = {"pound": "£", "quid": "£", "sterling": "£", "dollar": "$", "buck": "$", "euro": "€"}
_SIZES = "share rate figure number proportion percentage level average mean amount usual normal whole overall national"
_TIMES_AS = (
    r"(?=\s+(?:(?:as|more|less|higher|lower|likelier|larger|bigger|above)\b"
    r"|over\b(?!\s*(?:[.,;]|$)|\s+(?:the|to|\w+ing)\b)"
    rf"|(?:the|their|its|that)\s+(?:{_SIZES.replace(' ', '|')}|of)\b|what\s+(?:they|it|is|the)\b))"
)
"""What makes "three times" a multiple; "nine times the broker said so" counts."""
_PEOPLE = r"(?:\s+(?:people|persons?|\w+ers?|adults?|parents?|customers?|wom[ae]n|m[ae]n|participants?|respondents?))?"
_NO_UNIT = FUNCTION_WORDS | TURNING_WORDS | frozenset(
    """overall average mean median typical more less fewer higher lower older younger against compared versus vs
    whereas say says said agree rent live""".split()
)  # fmt: skip


def _of(span: Span, kind: Kind, printed: Iterable[Print], unit: str = "", out_of: int | None = None) -> Figure:
    readings = tuple(printed)
    return Figure(span, kind, tuple(r[1:] for r in readings), tuple(r[0] for r in readings), unit, out_of)


def _around(value: float, under: float, over: float | None = None) -> list[Print]:
    return [(value, value - under, value + (under if over is None else over))]


def _ratio(match: re.Match[str], marks: str) -> Figure | None:
    a, b = value_of(match["a"], marks), value_of(match["b"], marks)
    if not 1 <= a <= b or not 2 <= b <= 1000 or b != int(b):  # "412 of 2,289" is two counts
        return None
    share = a / b
    if decimals_of(match["a"]):  # a mark: 5.3 out of 10
        printed = prints(match["a"], marks, 1 / b)
    elif a == 1:  # nearer to one in five than to one in four or six
        printed = _around(share, *(min(max(abs(share - 1 / n), 0.01), NEAREST_PART) for n in (b + 0.5, b - 0.5)))
    else:
        printed = _around(share, min(0.5 / b, NEAREST_PART))
    return _of(match.span(), "share", printed, out_of=int(b))


def _fraction(match: re.Match[str], marks: str) -> Figure | None:
    part = match["part"].lower()
    count = value_of(match["count"], marks) if match["count"] and match["count"].lower() != "a" else 1.0
    rate = re.search(r"(?:[£$€]\s?[\d.,]+k?|\b(?:once|twice|times)|\d\s+\w+s|\d)\s+$", match.string[: match.start()])
    if part == "quarter" and rate and not re.match(r"\s+of\b", match.string[match.end() :]):
        return None  # £115 a quarter
    share = VULGAR[part] if part in VULGAR else count / _FRACTIONS[part.rstrip("s").replace("halve", "half")]
    if share > 1:
        return None
    if re.match(r"\s+as\s+(?!an?\b|the\b|it\b|if\b)\w+", match.string[match.end() :]):  # half as likely
        return _of(match.span(), "multiple", _around(share, MULTIPLE_UNDER * share, MULTIPLE_OVER * share))
    return _of(match.span(), "share", _around(share, min(PLAIN_FRACTION, 0.15 * share)))


_PARTS = {"hälfte": 2, "drittel": 3, "viertel": 4, "fünftel": 5, "zehntel": 10}
_EVERY = {"second": 2, "third": 3, "fourth": 4, "fifth": 5, "tenth": 10, "zweite": 2, "dritte": 3, "vierte": 4,
          "fünfte": 5, "zehnte": 10}  # fmt: skip


def _german_fraction(match: re.Match[str], marks: str) -> Figure | None:
    count = {"zwei": 2, "drei": 3, "vier": 4}.get((match["count"] or "").lower(), 1)
    share = count / _PARTS[match["part"].lower()]
    return _of(match.span(), "share", _around(share, PLAIN_FRACTION)) if share <= 1 else None


def _every(match: re.Match[str], marks: str) -> Figure:
    """ "Every third buyer" is one in three."""
    nth = _EVERY[(match["nth"] or match["te"]).lower()]
    return _of(match.span(), "share", _around(1 / nth, min(0.05, 0.15 / nth)), out_of=nth)


def _multiple(match: re.Match[str], marks: str) -> Figure:
    word = (match["word"] or match["fold"] or "").lower()
    value = (_MULTIPLES | _FOLD)[word] if word else value_of(match["times"], marks)
    if not word and value != int(value):
        return _of(match.span(), "multiple", prints(match["times"], marks))
    return _of(match.span(), "multiple", _around(value, MULTIPLE_UNDER * value, MULTIPLE_OVER * value))


def _relative(match: re.Match[str], marks: str) -> Figure:
    """ "55 % more likely" is 1.55 times as likely; percentage points are said otherwise."""
    sign = 1 if re.match(r"more|higher|larger|bigger|greater|above", match["way"], re.I) else -1
    ends = [sorted((1 + sign * low, 1 + sign * high)) for _, low, high in prints(match["value"], marks, 0.01)]
    value = 1 + sign * value_of(match["value"], marks) / 100
    return _of(match.span(), "multiple", [(value, low, high) for low, high in ends])


def _frequency(match: re.Match[str], marks: str) -> Figure:
    return _of(match.span(), "number", _around(2.0, 0.5), unit="times")


def _decade(match: re.Match[str], marks: str) -> Figure:
    name = match["decade"].lower().lstrip("'’")
    start = _DECADES[name] if name in _DECADES else int(name[:2])
    first = _PART_OF_DECADE.get((match["part"] or "").lower(), (0, 9.999))
    last = _PART_OF_DECADE.get((match["until"] or "").lower(), first)
    return _span_of_years(match.span(), start + first[0], start + last[1])


def _something(match: re.Match[str], marks: str) -> Figure:
    start = value_of(match["value"], marks)
    return _span_of_years(match.span(), start, start + 9.999)


def _bound_of_age(match: re.Match[str], marks: str) -> Figure:
    age = float(match["value"])
    low, high = (-math.inf, age) if match["side"].lower() == "under" else (age, math.inf)
    return _of(match.span(), "number", [(age, low, high)], unit="years")


def _span_of_years(span: Span, low: float, high: float) -> Figure:
    return _of(span, "number", [((low + high) / 2, low, high)], unit="years")


def _age(match: re.Match[str], marks: str) -> Figure:
    return _of((match.start("value"), match.end()), "number", prints(match["value"], marks), unit="years")


def _time(match: re.Match[str], marks: str) -> Figure:
    hours, minutes = int(match["hour"]), int(match["minute"] or 0)
    half = (match["half"] or "").lower().replace(".", "")
    at = 60 * ((hours % 12) + (12 if half.startswith("p") else 0) if half else hours) + minutes
    return _of(match.span(), "time", [(at, at, at)])


def _range(match: re.Match[str], marks: str) -> Figure | None:
    low, high = value_of(match["a"], marks), value_of(match["b"], marks)
    if low >= high:
        return None
    parts = 100 if match["percent"] else 1 / SUFFIXES.get((match["scale"] or "").lower(), 1.0)
    unit = "share" if match["percent"] else _unit(match["currency"] or match["years"] or match["unit"])
    end = match.start("unit") - 1 if match["unit"] else match.end()
    return _of((match.start(), end), "range", [((low + high) / 2 / parts, low / parts, high / parts)], unit=unit)


def _percent(match: re.Match[str], marks: str) -> Figure:
    return _of((match.start("value"), match.end()), "share", _unrounded(match["value"], marks))


def _unrounded(token: str, marks: str) -> list[Print]:
    """A percentage: 100 % is not 99 or 101, whatever its zeros would allow a number."""
    value = value_of(token, marks)
    if value >= 100 and value == int(value):
        return [(value / 100, (value - 0.5) / 100, (value + 1 - 1e-6) / 100)]
    return [p for p in prints(token, marks, 0.01) if p[0] <= 10]


def _points(match: re.Match[str], marks: str) -> Figure:
    """Whole points may be the difference of two rounded shares, and so one off."""
    printed = prints(match["value"], marks, 0.01)
    if not decimals_of(match["value"]):
        printed = [(value, value - 0.01, value + 0.01) for value, _, _ in printed]
    return _of(match.span(), "points", printed)


def _below_zero(match: re.Match[str], marks: str) -> Figure:
    printed = [(-value, -high, -low) for value, low, high in prints(match["value"], marks)]
    return _of((match.start(), match.end("value")), "number", printed, unit=_unit(match["unit"]))


def _duration(match: re.Match[str], marks: str) -> Figure:
    """ "A year and two months", in the smaller unit."""
    large, small = (match[name].lower().rstrip("s") for name in ("large", "small"))
    count = 1.0 if match["a"].lower() in ("a", "an") else value_of(match["a"], marks)
    value = count * _DURATIONS[large] / _DURATIONS[small] + value_of(match["b"], marks)
    return _of(match.span(), "number", [(value, value - 0.5, value + 1 - 1e-6)], unit=small)


def _one_of_two(match: re.Match[str], marks: str) -> Figure | None:
    """ "Five or six times" is between the two."""
    low, high = value_of(match["a"], marks), value_of(match["b"], marks)
    if not 0 < high - low <= max(1.0, 0.25 * low):
        return None
    return _of((match.start(), match.end("b")), "range", [((low + high) / 2, low, high)], unit=_unit(match["unit"]))


def _from_none(match: re.Match[str], marks: str) -> Figure:
    high = value_of(match["b"], marks)
    return _of((match.start(), match.end("b")), "range", [(high / 2, 0.0, high)], unit=_unit(match["unit"]))


def _a_unit(match: re.Match[str], marks: str) -> Figure:
    """ "Under an hour": one of a unit is a figure where it is a bound."""
    return _of((match.start("one"), match.end()), "number", [(1.0, 0.8, 1.1)], unit=match["unit"].lower())


def _note(match: re.Match[str], marks: str) -> Figure:
    """ "A fiver" is five of the currency."""
    value = _NOTES[match["note"].lower()]
    return _of(match.span(), "number", [(value, value - 0.5, value + 0.999)], unit="£")


def _number(match: re.Match[str], marks: str) -> Figure | None:
    if match["value"].lower() in ("one", "a", "an", "zero"):
        return None
    scale = (match["scale"] or "").strip().lower()
    printed = prints(match["value"], marks, SUFFIXES.get(scale, 1.0))
    if scale == "m" and not match["currency"]:  # metres, as likely as millions
        printed += prints(match["value"], marks)
    unit = _unit(match["currency"] or match["sign"] or match["unit"] or match["metric"])
    end = match.end("sign") if match["sign"] else match.end("scale") if match["scale"] else match.end("value")
    return _of((match.start(), end), "number", printed, unit=unit)


def _unit(word: str | None) -> str:
    """The word beside a number as its unit, money by its sign."""
    unit = (word or "").strip().lower()
    return _MONEY.get(unit.rstrip("s"), "" if unit in _NO_UNIT else unit)


@dataclass(frozen=True, slots=True)
class Form:
    """A way to write figures. One of ``needs`` must stand in a text, in lower case and with 0 for each digit.

    ``in_digits`` is the same pattern for texts without number words; ``numbers`` is how many numbers it takes.
    """

    pattern: re.Pattern[str]
    in_digits: re.Pattern[str]
    build: Callable[[re.Match[str], str], Figure | None]
    needs: tuple[str, ...]
    numbers: int

    def matches(self, folded: str, text: str, spelled: int) -> Iterator[re.Match[str]]:
        """Its matches in a text with so many ``spelled`` numbers; most forms are ruled out by their needs."""
        if not has_any(self.needs, folded):
            return iter(())
        return (self.pattern if spelled else self.in_digits).finditer(text)


def has_any(needs: tuple[str, ...], folded: str) -> bool:
    """Whether one of several strings stands in a text."""
    return True in [part in folded for part in needs]  # `any` over a generator takes longer, forty times a sentence


def _form(pattern: str, build: Callable[[re.Match[str], str], Figure | None], needs: str, numbers: int = 0) -> Form:
    plain = pattern.replace(SPELLED, "(?!)")
    return Form(re.compile(pattern, re.I), re.compile(plain, re.I), build, tuple(needs.split("|")), numbers)


_AM_PM = "0am|0pm|0 am|0 pm|0a.m|0p.m|0 a.m|0 p.m"
FORMS = (
    _form(r"(?<![\w:])(?P<hour>[01]?\d|2[0-3]):(?P<minute>[0-5]\d)(?:\s?(?P<half>[ap]\.?m\b\.?))?(?!\w)", _time, ":0"),
    _form(r"(?<![\w:])(?P<hour>1[0-2]|[1-9])(?P<minute>)\s?(?P<half>[ap]\.?m\b\.?)", _time, _AM_PM),
    _form(
        r"(?<![\w:])(?P<hour>1[0-2]|[1-9])(?P<minute>)(?=\s?(?:[-–]|to|and)\s?\d{1,2}\s?(?P<half>[ap]\.?m\b))",
        _time, _AM_PM,
    ),
    _form(
        rf"{_START}(?P<value>{NUMBER})(?:[\s-]?percentage[ -]points?|\s?pp|\s?(?:points?|pts)(?=\s+(?:above|below|over"
        rf"|under|ahead|behind|more|less|fewer|higher|lower|up|down)\b))\b",
        _points, "point|pp|pts",
    ),
    _form(
        rf"{_START}(?P<between>(?:between|from)\s+)?(?P<currency>{_CURRENCY})?(?P<a>{NUMBER})\s?(?:%|k|(?P<years>years))?"
        rf"(?:\s?[-–—]\s?|\s+to\s+|(?(between)\s+and\s+|(?!)))(?:{_CURRENCY})?(?P<b>{NUMBER})(?P<scale>k|m)?"
        rf"(?:(?P<percent>{_PERCENT})(?!\w)|(?!\w)(?:[ -](?P<unit>[^\W\d_]+))?)",
        _range, "-|–|—| to |and", 2,
    ),
    _form(rf"\b(?:(?P<count>eine?|zwei|drei|vier)\s+)?(?P<part>{'|'.join(_PARTS)})\b", _german_fraction,
          "hälfte|drittel|viertel|fünftel|zehntel"),
    _form(
        r"\bevery\s+(?P<nth>second|third|fourth|fifth|tenth)(?=\s+(?:person|member|customer|one|respondent|\w+er)\b)"
        r"|\bjede[rsn]?\s+(?P<te>zweite|dritte|vierte|fünfte|zehnte)[rsn]?\b", _every, "every|jede",
    ),
    _form(
        rf"\b(?P<a>an?|{NUMBER})\s+(?P<large>years?|months?|weeks?|days?|hours?|minutes?),?\s+(?:and\s+)?"
        rf"(?P<b>{NUMBER})\s+(?P<small>months?|weeks?|days?|hours?|minutes?|seconds?)\b",
        _duration, "year|month|week|day|hour|minute", 1,
    ),
    _form(
        rf"\bfrom\s+(?:none|zero|nothing|nought)(?:\s+at\s+all)?\s+(?:up\s+)?to\s+(?P<b>{NUMBER})\b(?!\s?%)"
        r"(?:\s+(?P<unit>[^\W\d_]+))?", _from_none, "none|zero|nothing|nought", 1,
    ),
    _form(
        rf"{_START}(?P<a>{NUMBER})\s+or\s+(?P<b>{NUMBER})\b(?![.,]?\d)(?!\s?%|\s+(?:in|out)\b)(?:\s+(?P<unit>[^\W\d_]+))?",
        _one_of_two, " or ", 2,
    ),
    _form(
        rf"(?:\b(?:minus|negative)\s+|(?<!\d\s)(?<![\w)%])-(?=\d))(?P<value>{NUMBER})\b(?!\s?%)"
        r"(?:\s+(?P<unit>[^\W\d_]+))?", _below_zero, "minus|negative|-0",
    ),
    _form(rf"\b(?:an?|the)\s+(?P<note>{'|'.join(_NOTES)})\b", _note, "fiver|tenner"),
    _form(
        r"(?:(?<=\bunder\s)|(?<=\bover\s)|(?<=\babout\s)|(?<=\baround\s)|(?<=\bnearly\s)|(?<=\balmost\s)"
        r"|(?<=\bthan\s))(?P<one>an?)\s+(?P<unit>hour|minute|mile)\b(?!\s+and\b)",
        _a_unit, "hour|minute|mile",
    ),
    _form(
        rf"{_START}(?P<value>{NUMBER})(?=\s+(?:against|versus|vs\.?|compared\s+(?:with|to)|up\s+from|down\s+from)\s+"
        rf"{NUMBER}{_PERCENT})", _percent, "%|cent|pct|prozent|ciento", 2,
    ),
    _form(
        r"\b(?P<count>a|one|two|three|four|five|seven|nine)[ -]"
        r"(?P<part>thirds?|quarters?|fifths?|sixths?|eighths?|tenths?)\b",
        _fraction, "third|quarter|fifth|sixth|eighth|tenth",
    ),
    _form(rf"(?<![\w-])(?<!and a )(?P<count>)(?P<part>half\b(?!\s+a\s+dozen)"
        rf"|(?<!\d)[{''.join(VULGAR)}](?=\s+of\b))", _fraction, "half|½|¼|¾|⅓|⅔|⅕|⅖|⅗|⅘"),
    _form(rf"{_START}(?P<a>\d+(?:[.,]\d)?)\s?/\s?(?P<b>2|3|4|5|6|8|10|20|100)(?![\w/])", _ratio, "/"),
    _form(
        rf"{_START}(?P<a>{NUMBER}){_PEOPLE}\s+(?:in|out\s+of|of)\s+(?:(?:every|the|our|all|these)\s+)*"
        rf"(?P<b>{NUMBER}|hundred)(?![\w%])(?!{_PERCENT})",
        _ratio, " in | of ", 2,
    ),
    _form(
        rf"\b(?P<word>{'|'.join(_MULTIPLES)}){_TIMES_AS}|\b(?P<fold>{'|'.join(_FOLD)})\b|{_START}(?P<times>{NUMBER})"
        rf"(?:[ -]?times\b{_TIMES_AS}|[ -]?fold\b|\s?[x×](?!\w|\s?\d))",
        _multiple, "twice|double|thrice|triple|treble|quadruple|fold|times|x|×",
    ),
    _form(r"\btwice\s+(?:an?|per|each|every)\s+(?:day|week|month|year|night)\b", _frequency, "twice"),
    _form(
        rf"{_START}(?P<value>{NUMBER}){_PERCENT}(?=\s+(?P<way>(?:more|less)(?=\s+(?:likely|often|common|frequent))|(?:higher"
        r"|lower|larger|smaller|bigger|greater|above|below)"
        r"(?=\s+(?:than\s+)?(?:(?:in|of|over|across|among)\s+)?(?:the\s+)?(?:average|norm|mean|whole base|overall))))",
        _relative, "more|less|higher|lower|larger|smaller|bigger|greater|above|below",
    ),
    _form(
        r"\b(?:(?P<part>early|mid|middle|late)(?:[- ]to[- ](?P<until>mid|late))?[- ])?(?:(?:her|his|their|the)\s+)?"
        rf"(?P<decade>{'|'.join(_DECADES)}|['’]?[2-8]0s)\b",
        _decade, "ties|0s",
    ),
    _form(r"\b(?P<value>[2-8]0|twenty|thirty|forty|fifty|sixty|seventy)[- ]?somethings?\b", _something, "something"),
    _form(r"\b(?P<side>over|under)[- ](?:the[- ])?(?P<value>\d\d)s\b", _bound_of_age, "0s"),
    _form(rf"{_START}(?P<value>{NUMBER})(?:[- ]years?[- ](?:old|of[- ]age)s?|\s?y/?o)\b", _age, "year|y/o|yo"),
    _form(rf"\baged?:?\s+(?P<value>{NUMBER})\b(?!\s?%)(?![-–])", _age, "age"),
    _form(rf"{_START}(?P<value>{NUMBER}){_PERCENT}", _percent, "%|cent|pct|prozent|ciento"),
    _form(
        rf"{_START}(?P<currency>{_CURRENCY})?(?P<value>{DIGITS}|{SPELLED})"
        rf"(?![.,]?\d)(?P<scale>\s?(?:k|mn|bn|grand|million|thousand|billion)\b|m\b(?!/))?"
        rf"(?:(?![\w%])(?:(?P<sign>\s?[£$€¥])|[ -](?P<unit>[^\W\d_]+))?|(?P<metric>[kcm]?m|k?g|[gm]b|h|min)\b)",
        _number, "",
    ),
)  # fmt: skip

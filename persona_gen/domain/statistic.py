"""Statistics: measured facts of a segment, and how a figure of one is printed."""

from __future__ import annotations

import math
import re
from collections.abc import Mapping
from functools import cached_property, lru_cache
from typing import Annotated, Any, Literal

from pydantic import Field, PrivateAttr, model_validator

from persona_gen.domain.record import Record, refuse, slug

Measure = Literal["share", "mean", "median", "count", "total"]
Choice = Literal["single", "multiple"]

_COLUMN_NAME = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)+", re.I)
_MONEY = frozenset("aud brl cad chf czk dkk eur gbp inr jpy nok nzd pln sek usd".split())


_SHORT_FOR = {"acct": "account", "addr": "address", "amt": "amount", "avg": "average", "cust": "customer",
              "freq": "frequency", "grp": "group", "hh": "household",
              "mth": "month", "mths": "months", "num": "number", "pref": "preference", "prev": "previous",
              "qty": "quantity", "sz": "size", "tel": "telephone",
              "yr": "year", "yrs": "years"}  # fmt: skip
"""What the names of columns shorten, English alone; "sat", "reg", "inv" and "emp" shorten several words."""
_PERIOD = re.compile(r"(\d{1,3})([dwmy])", re.I)
_PERIODS = {"d": "day", "w": "week", "m": "month", "y": "year"}
_ORIGIN = re.compile(
    r"(?:survey|poll|panel|questionnaire|crm|erp|register|exit survey|umfrage|befragung)(?: q\d+)?: +(?=[^\W\d])", re.I
)
"""Where a figure comes from, before what it is of: "Survey: main reason not to come"."""
_SHORT_HOUSEHOLD = re.compile(r"\bHH\b")


@lru_cache(maxsize=5_000)
def in_words(attribute: str) -> str:
    """The name of a table's column as people read it: "average_basket_gbp" is "Average basket (GBP)".

    ``ADDR_CHANGED_36M`` is "Address changed in 36 months", ``Survey: would come again`` "Would come again". What is
    no such name stays as it is.
    """
    name = attribute.strip()
    if (bare := _ORIGIN.sub("", name, count=1)) != name:
        return in_words(bare[0].upper() + bare[1:])
    if not _COLUMN_NAME.fullmatch(name):
        return _SHORT_HOUSEHOLD.sub("household", attribute)
    words = [_unshortened(word) for word in (name.lower() if name.isupper() else name).split("_")]
    if words[-1].lower() in _MONEY:
        words[-1] = f"({words[-1].upper()})"
    readable = " ".join(words)
    return readable[0].upper() + readable[1:]


def _unshortened(word: str) -> str:
    if period := _PERIOD.fullmatch(word):
        return f"in {period[1]} {_PERIODS[period[2].lower()]}{'' if period[1] == '1' else 's'}"
    return _SHORT_FOR.get(word.lower(), word)


_YES_OR_NO = ({"y": "yes", "n": "no"}, {"true": "yes", "false": "no"}, {"j": "ja", "n": "nein"},
              {"wahr": "ja", "falsch": "nein"})  # fmt: skip
"""The codes of a yes and a no, a pair for each way of writing them."""


def without_codes(statistics: tuple[Statistic, ...]) -> tuple[Statistic, ...]:
    """The statistics of a segment, those that know which whose answers are all codes of a yes or a no.

    A letter stands alone only beside an attribute of several words: "N" of a region and "Y" of a generation are none.
    """
    answers: dict[str, set[str]] = {}
    for s in statistics:
        answers.setdefault(s.attribute, set()).add((s.category or "").casefold())

    def code(s: Statistic) -> str:
        given = answers[s.attribute]
        pair = next((pair for pair in _YES_OR_NO if given <= pair.keys()), {})
        alone = len(given) == 1 and len(s.category or "") == 1 and " " not in in_words(s.attribute)
        return "" if alone else pair.get((s.category or "").casefold(), "")

    return tuple(s.read_as(word) if (word := code(s)) else s for s in statistics)


_YEARS = range(1850, 2101)
_MONEY_UNIT = re.compile(r"[£$€¥]|(?:pounds?|euros?|dollars?|gbp|eur|usd|chf|francs?|zł|pln|sek|nok|dkk)\b", re.I)
_OF_A_YEAR = re.compile(
    r"(?<!per )(?<!a )(?<!each )(?<!every )(?<!last )\byear\b|\byob\b|birth|\bborn\b|\bsince\b|\bseit\b|\bgeb\b"
    r"|(?<!pro )(?<!im )jahr(gang)?\b|\bann[ée]e\b|\baño\b|\banno\b|nacimiento|naissance|nascita",
    re.IGNORECASE,
)


class Statistic(Record):
    """One measured fact of a segment. Shares are fractions (0-1); ``n`` is the base in people."""

    id: str = ""
    attribute: Annotated[str, Field(min_length=1)]
    category: str | None = None
    measure: Measure
    value: float
    unit: str | None = None
    n: int | None = None
    overall: float | None = None
    sd: float | None = None
    min: float | None = None
    max: float | None = None
    choice: Choice | None = None
    """``single``: each person is in one category; ``multiple``: shares of the attribute may exceed 100 % in sum."""
    _code_of: str = PrivateAttr("")

    @model_validator(mode="before")
    @classmethod
    def _derive_id(cls, data: Any) -> Any:
        """Without an id, attribute, category and measure make one: it survives reordering and new rows."""
        if isinstance(data, Mapping) and not data.get("id") and data.get("attribute"):
            parts = [data["attribute"], data.get("category")]
            parts += [] if data.get("measure") == "share" else [data.get("measure")]
            return {**data, "id": ".".join(slug(str(part)) for part in parts if part)}
        return data

    @model_validator(mode="after")
    def _possible(self) -> Statistic:
        """Refuse what no measurement can have given."""
        if self.measure == "share":
            for name, share in (("share", self.value), ("overall share", self.overall)):
                if share is not None and not 0 <= share <= 1:
                    cure = f"write {share / 100:g} for {share:g} %" if 1 < share <= 100 else "write a fraction"
                    refuse(f"a {name} lies between 0 and 1, and this is {share:g}", cure)
        if self.n is not None and self.n <= 0:
            refuse(f"the base n is a number of people above 0, and this is {self.n}", "correct n or leave it out")
        if self.sd is not None and self.sd < 0:
            refuse(f"a standard deviation is not negative, and this is {self.sd:g}", "correct sd or leave it out")
        if self.measure == "count" and self.value < 0:
            refuse(f"a count is not negative, and this is {self.value:g}", "correct the value")
        if self.min is not None and self.max is not None and self.min > self.max:
            refuse(f"min {self.min:g} is above max {self.max:g}", "swap them or correct one")
        if self.measure in ("mean", "median"):
            if self.min is not None and self.value < self.min:
                refuse(f"the {self.measure} {self.value:g} is below min {self.min:g}", "correct one of the two")
            if self.max is not None and self.value > self.max:
                refuse(f"the {self.measure} {self.value:g} is above max {self.max:g}", "correct one of the two")
        return self

    @property
    def own_label(self) -> str:
        """The words that tell it apart from others: its category, or its attribute where it has none."""
        return self.answer or in_words(self.attribute)

    @property
    def answer(self) -> str:
        """The category, where it is the code of a yes or a no the word: "Y" is "yes"; empty where there is none."""
        return self._code_of or self.category or ""

    def read_as(self, answer: str) -> Statistic:
        """The same figure, whose category is the code of this answer."""
        read = self.model_copy()
        read._code_of = answer
        return read

    @property
    def label(self) -> str:
        """Attribute and category as a person reads them: ``Housing / Rents in a city``."""
        attribute = in_words(self.attribute)
        return f"{attribute} / {self.answer}" if self.category else attribute

    @property
    def statement(self) -> str:
        """What it says, as findings tell it: ``Housing / Rents is 48 % (n = 412)``."""
        return f"{self.label} is {self.shown(self.value)}{self.base}"

    def shown(self, value: float) -> str:
        """A figure of this statistic in print: shares as percent, at most one decimal, with the unit."""
        if self.measure == "share":
            return f"{decimals(100 * value)} %"
        return f"{self.bare(value)} {self.unit}" if self.unit else self.bare(value)

    def bare(self, value: float) -> str:
        """A figure of this statistic without unit; 1,985.1 is no year of birth, and 1985.1 is.

        A small amount of money keeps its second decimal: 1.85 pounds are not 1.9.
        """
        is_money = 1 <= abs(value) < LARGE_AMOUNT and _MONEY_UNIT.match(self.unit or "")
        places = 2 if is_money else 1
        return decimals(value, places).replace(",", "" if self.is_year else ",")

    @cached_property
    def is_year(self) -> bool:
        """Whether it is a mean or median of years of the calendar, by its name and by every figure."""
        figures = [x for x in (self.value, self.overall, self.min, self.max) if x is not None]
        timed = not self.unit or _OF_A_YEAR.search(self.unit) is not None
        dated = self.measure in ("mean", "median") and timed and all(int(x) in _YEARS for x in figures)
        return dated and _OF_A_YEAR.search(in_words(self.attribute)) is not None

    @property
    def base(self) -> str:
        """The base in print, or nothing where the source does not give it."""
        return f" (n = {self.n})" if self.n is not None else ""


LARGE_AMOUNT = 10
"""From this amount of money on nobody misses the second decimal."""


def decimals(value: float, places: int = 1) -> str:
    """A number with at most ``places`` decimals (more for small ones), no trailing zeros, thousands set off."""
    if value and abs(value) < 1:
        places = max(places, 1 - math.floor(math.log10(abs(value))))
    text = f"{value:,.{places}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text

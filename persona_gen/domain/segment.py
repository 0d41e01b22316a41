"""Segments and their evidence: statistics and quotes."""

from __future__ import annotations

import hashlib
import math
import re
import unicodedata
from collections import Counter
from collections.abc import Mapping
from functools import cached_property
from itertools import pairwise
from typing import Annotated, Any, Literal

from pydantic import Field, field_validator, model_validator

from persona_gen.domain.record import Record, refuse, slug

Measure = Literal["share", "mean", "median", "count", "total"]
Choice = Literal["single", "multiple"]

_COLUMN_NAME = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)+", re.I)
_MONEY = frozenset("aud brl cad chf czk dkk eur gbp inr jpy nok nzd pln sek usd".split())


def in_words(attribute: str) -> str:
    """The name of a table's column as people read it: "average_basket_gbp" is "Average basket (GBP)".

    What is no such name stays as it is.
    """
    name = attribute.strip()
    if not _COLUMN_NAME.fullmatch(name):
        return attribute
    first, *rest = (name.lower() if name.isupper() else name).split("_")
    if rest[-1].lower() in _MONEY:
        rest[-1] = f"({rest[-1].upper()})"
    return " ".join((first[0].upper() + first[1:], *rest))


SINGLE_CHOICE_BY_NATURE = re.compile(
    r"^(age|age (group|band|bracket|range|class)s?|gender|gender identity|sex|generation|marital status)$", re.I
)
"""Attributes of which a person has one, so that undeclared shares above 100 % in sum are an error."""

SUM_TOLERANCE = 0.02
"""How far the shares of a single-choice attribute may add up above 1: rounding of up to a dozen categories."""

_INTERVIEWERS = (
    r"interviewer(?:in)?|moderator(?:in|ka)?|moderation|facilitator|host|researcher(?!\s*\d)",
    r"question|frage(?:steller(?:in)?)?|entrevistador[a]?|moderadora?|enqu[êe]teu(?:r|se)|intervieweuse|animat(?:eur|rice)",
    r"intervistat(?:ore|rice)|moderat(?:ore|rice)|interviewster|haastattelija|intervjuare|ankieterk?a?|prowadząc[ya]",
    r"访谈者|采访者|訪談者|採訪者|主持人|提问者|インタビュアー|聞き手|司会者?|質問者|면접관|면접자|진행자|인터뷰어",
    r"интервьюер|модератор|ведущ(?:ий|ая)|מראיינת?|מנחה|المحاورة?|الباحثة?",
)
_INITIALS = "int|mod|iv|q|i"
INTERVIEWER = re.compile(
    rf"^\W*(?:(?:{'|'.join(_INTERVIEWERS)})\b(?:\W.*)?|(?:{_INITIALS})(?:\W+\d*\W*)?)$", re.IGNORECASE
)
"""Labels under which transcripts list whoever asked the questions. "I12" and "Researcher 2" are participants."""


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
        return self.category or in_words(self.attribute)

    @property
    def label(self) -> str:
        """Attribute and category as a person reads them: ``Housing / Rents in a city``."""
        attribute = in_words(self.attribute)
        return f"{attribute} / {self.category}" if self.category else attribute

    def shown(self, value: float) -> str:
        """A figure of this statistic in print: shares as percent, at most one decimal, with the unit."""
        if self.measure == "share":
            return f"{decimals(100 * value)} %"
        return f"{decimals(value)} {self.unit}" if self.unit else decimals(value)

    @property
    def base(self) -> str:
        """The base in print, or nothing where the source does not give it."""
        return f" (n = {self.n})" if self.n is not None else ""


def decimals(value: float, places: int = 1) -> str:
    """A number with at most ``places`` decimals (more for small ones), no trailing zeros, thousands set off."""
    if value and abs(value) < 1:
        places = max(places, 1 - math.floor(math.log10(abs(value))))
    text = f"{value:,.{places}f}"
    return text.rstrip("0").rstrip(".") if "." in text else text


class Quote(Record):
    """One participant's verbatim words."""

    id: str = ""
    text: str
    speaker: str | None = None
    origin: str | None = None

    @field_validator("text")
    @classmethod
    def _has_words(cls, text: str) -> str:
        if not text.strip():
            refuse("the quote is empty", "give the participant's words or remove the quote")
        return text

    @model_validator(mode="before")
    @classmethod
    def _derive_id(cls, data: Any) -> Any:
        """Without an id, the words and their speaker make one: it survives reordering and new quotes."""
        if isinstance(data, Mapping) and not data.get("id") and isinstance(data.get("text"), str):
            words = " ".join(unicodedata.normalize("NFKC", data["text"]).split())
            digest = hashlib.sha256(f"{data.get('speaker') or ''}\n{words}".encode()).hexdigest()
            return {**data, "id": f"q-{digest[:10]}"}
        return data

    @property
    def asked(self) -> bool:
        """Whether the words are the interviewer's: kept so that nobody takes them for a participant's."""
        return self.speaker is not None and INTERVIEWER.match(self.speaker) is not None


_LINE = "0123456789 :.,–>-"
"""What the line or the time of an origin is made of; what stands before it names the interview."""
Evidence = Statistic | Quote
DESCRIPTION = "description"
"""The id under which a claim may cite what the segment's file says of it; no piece of evidence may bear it."""


class Source(Record):
    """Where a segment's figures come from, in the words of whoever collected them."""

    name: str | None = None
    collected: str | None = None
    method: str | None = None


class Segment(Record):
    """The group a persona stands for. ``size`` and ``whole_base`` are numbers of people."""

    id: str = ""
    name: Annotated[str, Field(min_length=1)]
    description: str | None = None
    size: int | None = None
    whole_base: int | None = None
    locale: Annotated[str, Field(pattern=r"^[a-z]{2,3}([_-][A-Za-z]{2,4})?$")] = "en_US"
    source: Source | None = None
    statistics: tuple[Statistic, ...] = ()
    quotes: tuple[Quote, ...] = ()

    @model_validator(mode="before")
    @classmethod
    def _derive_id(cls, data: Any) -> Any:
        if isinstance(data, Mapping) and not data.get("id") and isinstance(data.get("name"), str):
            return {**data, "id": slug(data["name"], "segment")}
        return data

    @model_validator(mode="after")
    def _consistent(self) -> Segment:
        """Refuse sizes, ids and sums that cannot hold together."""
        if self.size is not None and self.size <= 0:
            refuse(f"size is a number of people above 0, and this is {self.size}", "correct size or leave it out")
        if self.size is not None and self.whole_base is not None and self.size > self.whole_base:
            refuse(
                f"the segment (size {self.size}) is larger than its whole base ({self.whole_base})",
                "correct one of the two",
            )
        if not self.statistics and not self.quotes:
            refuse("the segment holds no statistic and no quote", "add at least one")
        ids = Counter([s.id for s in self.statistics] + [q.id for q in self.quotes])
        if DESCRIPTION in ids:
            refuse(f'the evidence id "{DESCRIPTION}" stands for the segment\'s description', "give it another id")
        for evidence_id, times in ids.items():
            if times > 1:
                refuse(
                    f'the evidence id "{evidence_id}" is used {times} times', "give each piece of evidence its own id"
                )
        for attribute, total in self.share_sums.items():
            declared = {s.choice for s in self.statistics if s.attribute == attribute and s.choice}
            single = "single" in declared or (not declared and SINGLE_CHOICE_BY_NATURE.match(attribute))
            if single and total > 1 + SUM_TOLERANCE:
                refuse(
                    f'the shares of the single-choice attribute "{attribute}" add up to {decimals(total, 2)}',
                    "correct them, or set choice: multiple",
                )
        return self

    @property
    def described(self) -> Quote | None:
        """The description as a piece that can be cited; nobody said it."""
        return Quote(id=DESCRIPTION, text=self.description) if (self.description or "").strip() else None

    @property
    def share_sums(self) -> dict[str, float]:
        """What the category shares of each attribute add up to."""
        sums: dict[str, float] = {}
        for s in self.statistics:
            if s.measure == "share" and s.category is not None:
                sums[s.attribute] = sums.get(s.attribute, 0.0) + s.value
        return sums

    @cached_property
    def evidence(self) -> dict[str, Evidence]:
        """Every statistic and quote by its id, in the order of the file."""
        return {s.id: s for s in self.statistics} | {q.id: q for q in self.quotes}

    @cached_property
    def questions(self) -> dict[str, str]:
        """What the interviewer asked right before a quote, in the same interview, by the id of the quote."""
        asked: dict[str, str] = {}
        for before, quote in pairwise(self.quotes):
            interview, other = (one.origin.rstrip(_LINE) if one.origin else "" for one in (before, quote))
            if before.asked and not quote.asked and interview == other:
                asked[quote.id] = before.text
        return asked

    @cached_property
    def sha256(self) -> str:
        """Fingerprint of the content, whatever file format it came from."""
        return hashlib.sha256(self.model_dump_json().encode()).hexdigest()

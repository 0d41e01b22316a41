"""Segments and their evidence: statistics and quotes."""

from __future__ import annotations

import hashlib
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from functools import cached_property
from itertools import pairwise
from typing import Annotated, Any

from pydantic import Field, field_validator, model_validator

from persona_gen.domain.record import Record, refuse, slug
from persona_gen.domain.statistic import Statistic, decimals, without_codes

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
    """The source of a segment's figures, as those who collected them describe it."""

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

    @field_validator("statistics")
    @classmethod
    def _read_codes(cls, statistics: tuple[Statistic, ...]) -> tuple[Statistic, ...]:
        return without_codes(statistics)

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

    def cited(self, cites: Iterable[str]) -> list[Evidence]:
        """The evidence of these ids, in their order; an id that is not the segment's has none."""
        return [self.evidence[cite] for cite in cites if cite in self.evidence]

    def cited_statistics(self, cites: Iterable[str]) -> list[Statistic]:
        """The statistics among it."""
        return [e for e in self.cited(cites) if isinstance(e, Statistic)]

    def cited_quotes(self, cites: Iterable[str]) -> list[Quote]:
        """The quotes among it."""
        return [e for e in self.cited(cites) if isinstance(e, Quote)]

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

    @property
    def spoken(self) -> tuple[Quote, ...]:
        """The quotes that are participants' words, and not the interviewer's."""
        return tuple(quote for quote in self.quotes if not quote.asked)

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

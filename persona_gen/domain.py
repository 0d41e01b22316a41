"""The records everything else speaks in: frozen, validated, and free of input and output.

Vocabulary: a *segment* holds *evidence* (statistics and quotes); a *persona* makes *claims* that cite evidence
ids; a *check report* gives each claim a *verdict* and its *findings*. A *draft* is what a model may fill in.
"""

from __future__ import annotations

import hashlib
import math
import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import Annotated, Any, Literal, NoReturn, TypedDict

from pydantic import BaseModel, ConfigDict, Field, field_validator, model_validator
from pydantic_core import PydanticCustomError

Measure = Literal["share", "mean", "median", "count", "total"]
Choice = Literal["single", "multiple"]
Verdict = Literal["supported", "contradicted", "unsupported", "unverified", "fiction"]
Span = tuple[int, int]
"""Code-point offsets into a text, end exclusive."""

SINGLE_CHOICE_BY_NATURE = re.compile(
    r"^(age|age (group|band|bracket|range|class)s?|gender|gender identity|sex|generation|marital status)$", re.I
)
"""Attributes of which a person has one, so that undeclared shares above 100 % in sum are an error."""

SUM_TOLERANCE = 0.02
"""How far the shares of a single-choice attribute may add up above 1: rounding of up to a dozen categories."""


def refuse(what: str, cure: str) -> NoReturn:
    """Reject a value while validating. Readers turn this into an `InputError` with file and place."""
    raise PydanticCustomError("refused", "{what}; {cure}", {"what": what, "cure": cure})


def slug(text: str, fallback: str = "unnamed") -> str:
    """A lower-case name safe for ids and files on every system: letters and digits of any script, and hyphens."""
    folded = unicodedata.normalize("NFKC", text).lower()
    plain = "".join(c for c in unicodedata.normalize("NFKD", folded) if not unicodedata.combining(c))
    words = re.findall(r"[^\W_]+", unicodedata.normalize("NFC", plain))
    return "-".join(words)[:60].strip("-") or f"{fallback}-{hashlib.sha256(text.encode()).hexdigest()[:8]}"


class Record(BaseModel):
    """Immutable, closed to unknown keys, and strict about numbers."""

    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False, populate_by_name=True)


class Message(TypedDict):
    """One turn of a conversation with a model."""

    role: Literal["system", "user", "assistant"]
    content: str


# --- Segments ---------------------------------------------------------------------------------------------------


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
    def label(self) -> str:
        """Attribute and category as a person reads them: ``Housing / Rents in a city``."""
        return f"{self.attribute} / {self.category}" if self.category else self.attribute

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


Evidence = Statistic | Quote


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
    def sha256(self) -> str:
        """Fingerprint of the content, whatever file format it came from."""
        return hashlib.sha256(self.model_dump_json().encode()).hexdigest()


# --- Personas ---------------------------------------------------------------------------------------------------


class Claim(Record):
    """One checkable sentence. ``fiction`` declares an invention, which may then neither count nor generalise."""

    text: Annotated[str, Field(min_length=1)]
    cites: tuple[str, ...] = ()
    fiction: bool = False


class Trait(Record):
    """One line of the snapshot: an attribute and this person's value of it."""

    attribute: Annotated[str, Field(min_length=1)]
    value: Annotated[str, Field(min_length=1)]
    cites: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """The line as a claim reads: ``Age: 29``."""
        return f"{self.attribute}: {self.value}"


class Quotation(Record):
    """A participant's words as the card shows them."""

    text: Annotated[str, Field(min_length=1)]
    cites: tuple[str, ...] = ()


class JourneyStep(Record):
    """One stage of the journey; what the data do not tell is left out."""

    stage: Annotated[str, Field(min_length=1)]
    doing: Claim | None = None
    feeling: Claim | None = None
    friction: Claim | None = None


class Tokens(Record):
    """What completions cost. ``remembered`` tokens were answered from disk and not bought again."""

    prompt: int = 0
    completion: int = 0
    remembered: int = 0
    calls: int = 0

    def __add__(self, other: Tokens) -> Tokens:
        return Tokens(
            prompt=self.prompt + other.prompt,
            completion=self.completion + other.completion,
            remembered=self.remembered + other.remembered,
            calls=self.calls + other.calls,
        )


class Provenance(Record):
    """How a persona came about: enough to do it again, and to see that something changed."""

    model: str
    base_url: str
    steps: Literal["one", "many"]
    prompt_sha256: str
    segment_sha256: str
    created: str
    seconds: float
    tokens: Tokens
    rounds: int


CLAIM_LISTS = ("story", "goals", "frustrations", "motivations", "questions", "emotions", "channels")
"""The fields of a persona that are plain lists of claims, in the order of the card."""


class Persona(Record):
    """A named individual who stands for a segment. Any field may be empty; a hand-written file may have few."""

    schema_: Literal["persona-gen/persona@1"] = Field("persona-gen/persona@1", alias="schema")
    id: str = ""
    segment: str
    name: Annotated[str, Field(min_length=1)]
    tagline: Claim | None = None
    snapshot: tuple[Trait, ...] = ()
    story: tuple[Claim, ...] = ()
    goals: tuple[Claim, ...] = ()
    frustrations: tuple[Claim, ...] = ()
    motivations: tuple[Claim, ...] = ()
    questions: tuple[Claim, ...] = ()
    emotions: tuple[Claim, ...] = ()
    channels: tuple[Claim, ...] = ()
    journey: tuple[JourneyStep, ...] = ()
    quotes: tuple[Quotation, ...] = ()
    provenance: Provenance | None = None

    @model_validator(mode="before")
    @classmethod
    def _derive_id(cls, data: Any) -> Any:
        if isinstance(data, Mapping) and not data.get("id") and isinstance(data.get("name"), str):
            return {**data, "id": slug(data["name"], "persona")}
        return data

    def claims(self) -> Iterator[tuple[str, Claim | Trait | Quotation]]:
        """Every checkable piece with its field path (``goals[0]``, ``journey[1].friction``), in card order."""
        if self.tagline:
            yield "tagline", self.tagline
        yield from ((f"snapshot[{i}]", trait) for i, trait in enumerate(self.snapshot))
        for field in CLAIM_LISTS:
            yield from ((f"{field}[{i}]", claim) for i, claim in enumerate(getattr(self, field)))
        for i, step in enumerate(self.journey):
            for part in ("doing", "feeling", "friction"):
                if claim := getattr(step, part):
                    yield f"journey[{i}].{part}", claim
        yield from ((f"quotes[{i}]", quotation) for i, quotation in enumerate(self.quotes))

    def with_changes(self, changes: Mapping[str, Claim | None]) -> Persona:
        """A copy in which the claims and quotations at these field paths are exchanged, or removed by None."""

        def new(path: str, old: Claim | None) -> Claim | None:
            return changes.get(path, old)

        def listed(field: str) -> tuple[Claim, ...]:
            return tuple(c for i, old in enumerate(getattr(self, field)) if (c := new(f"{field}[{i}]", old)))

        def step(i: int, old: JourneyStep) -> JourneyStep:
            parts = {part: new(f"journey[{i}].{part}", getattr(old, part)) for part in ("doing", "feeling", "friction")}
            return JourneyStep(stage=old.stage, **parts)

        def quotation(path: str, old: Quotation) -> Quotation | None:
            claim = changes.get(path, old)
            return Quotation(text=claim.text, cites=claim.cites) if claim else None

        steps = [step(i, old) for i, old in enumerate(self.journey)]
        quotes = [quotation(f"quotes[{i}]", old) for i, old in enumerate(self.quotes)]
        changed: dict[str, Any] = {field: listed(field) for field in CLAIM_LISTS}
        changed["tagline"] = new("tagline", self.tagline)
        changed["journey"] = tuple(s for s in steps if s.doing or s.feeling or s.friction)
        changed["quotes"] = tuple(q for q in quotes if q)
        return self.model_copy(update=changed)

    @classmethod
    def from_draft(cls, draft: PersonaDraft, aliases: Mapping[str, str], **vouched: Any) -> Persona:
        """A draft with its prompt aliases resolved to evidence ids, and what code vouches for: segment, name, snapshot.

        An alias that was never offered stays as it is, so that the checker can say so. Empty sentences are dropped.
        """

        def cites(drafted: ClaimDraft | QuotationDraft) -> tuple[str, ...]:
            return tuple(dict.fromkeys(aliases.get(alias, alias) for alias in drafted.cites))

        def claim(drafted: ClaimDraft | None) -> Claim | None:
            return Claim(text=drafted.text.strip(), cites=cites(drafted)) if drafted and drafted.text.strip() else None

        fields: dict[str, Any] = {
            field: tuple(c for drafted in getattr(draft, field) if (c := claim(drafted))) for field in CLAIM_LISTS
        }
        steps = [
            JourneyStep(stage=s.stage, doing=claim(s.doing), feeling=claim(s.feeling), friction=claim(s.friction))
            for s in draft.journey
            if s.stage.strip()
        ]
        return cls(
            tagline=claim(draft.tagline),
            journey=tuple(s for s in steps if s.doing or s.feeling or s.friction),
            quotes=tuple(Quotation(text=q.text.strip(), cites=cites(q)) for q in draft.quotes if q.text.strip()),
            **fields,
            **vouched,
        )


# --- Drafts: what a model fills in --------------------------------------------------------------------------------


class Draft(BaseModel):
    """Closed and without defaults: its JSON schema is the strict schema as it stands."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class ClaimDraft(Draft):
    """One sentence about the person, with the evidence that bears it out."""

    text: str = Field(description="One sentence in the third person; only what the cited evidence says.")
    cites: list[str] = Field(description="Ids of the evidence that says exactly this.")


class StepDraft(Draft):
    """One stage of the journey; a part the evidence does not tell is null."""

    stage: str = Field(description="Short name of the stage, e.g. awareness, consideration, purchase, use.")
    doing: ClaimDraft | None
    feeling: ClaimDraft | None
    friction: ClaimDraft | None


class QuotationDraft(Draft):
    """A participant's own words, copied character for character."""

    text: str = Field(description="The words exactly as in the evidence, nothing changed, nothing joined.")
    cites: list[str] = Field(description="The id of the one quote they come from.")


class PersonaDraft(Draft):
    """The parts of a persona that a model writes; name, identity and ids are code's."""

    tagline: ClaimDraft
    story: list[ClaimDraft]
    goals: list[ClaimDraft]
    frustrations: list[ClaimDraft]
    motivations: list[ClaimDraft]
    questions: list[ClaimDraft]
    emotions: list[ClaimDraft]
    channels: list[ClaimDraft]
    journey: list[StepDraft]
    quotes: list[QuotationDraft]


def citing_schema(draft: type[Draft], aliases: Sequence[str]) -> dict[str, Any]:
    """The strict JSON schema of a draft in which every ``cites`` may name only the aliases offered."""
    schema = draft.model_json_schema()
    for model in (schema, *schema.get("$defs", {}).values()):
        if "cites" in model.get("properties", {}):
            model["properties"]["cites"]["items"] = {"type": "string", "enum": list(aliases)}
    return schema


# --- Check reports ----------------------------------------------------------------------------------------------


class EvidenceRef(Record):
    """A piece of evidence a finding points at; ``span`` is within a quote's text."""

    id: str
    span: Span | None = None


class Finding(Record):
    """One rule's complaint about one claim. ``span`` is within the claim's text."""

    rule: str
    span: Span
    reason: str
    evidence: tuple[EvidenceRef, ...] = ()
    suggestion: str | None = None


class CheckedClaim(Record):
    """A claim with its verdict. ``basis`` says what bears a supported claim out."""

    path: str
    text: str
    cites: tuple[str, ...] = ()
    verdict: Verdict
    basis: str | None = None
    findings: tuple[Finding, ...] = ()


class Against(Record):
    """A quote that speaks against a claim: so says the judge, or it says much the same with a "not" (a candidate)."""

    claim: str
    evidence: str
    by: Literal["judge", "candidate"] = "candidate"


class OneVoice(Record):
    """A claim that rests on the words of one participant alone."""

    claim: str
    speaker: str


class LeanedOn(Record):
    """A quote that props up several claims."""

    evidence: str
    claims: tuple[str, ...]


class LeftOut(Record):
    """Evidence the model was not shown, and why."""

    evidence: str
    reason: str


class Ledger(Record):
    """The account of the evidence: cited, not cited, never shown; what disagrees, and what hangs on one voice."""

    used: tuple[str, ...] = ()
    unused: tuple[str, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    against: tuple[Against, ...] = ()
    one_voice: tuple[OneVoice, ...] = ()
    leaned_on: tuple[LeanedOn, ...] = ()


class CheckReport(Record):
    """The verdict on every claim of one persona."""

    schema_: Literal["persona-gen/check@1"] = Field("persona-gen/check@1", alias="schema")
    persona: str
    segment: str
    judge: str | None = None
    claims: tuple[CheckedClaim, ...]
    summary: dict[str, int]
    ledger: Ledger

    @property
    def findings(self) -> list[tuple[CheckedClaim, Finding]]:
        """Every finding with its claim, in card order."""
        return [(claim, finding) for claim in self.claims for finding in claim.findings]

"""Personas: claims with their citations, and how they came about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Literal

from pydantic import Field, model_validator

from persona_gen.domain.draft import ClaimDraft, PersonaDraft, QuotationDraft
from persona_gen.domain.record import Record, slug


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

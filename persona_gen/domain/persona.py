"""Personas: claims with their citations, and how they came about."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Annotated, Any, Literal, TypeVar

from pydantic import Field, model_validator

from persona_gen.domain.draft import ClaimDraft, InferenceDraft, InferenceKind, PersonaDraft, QuotationDraft
from persona_gen.domain.provenance import Provenance
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


class Disagreement(Record):
    """Two participants who differ about one thing, each in verbatim words."""

    about: Annotated[str, Field(min_length=1)]
    one: Quotation
    other: Quotation


ADVICE_JOINER = ": "
"""What stands between the title of an advice, an order of a few words, and the sentence that says how."""


class Inference(Record):
    """A conclusion for the team: what to say, avoid, build or test. It is no evidence, and cites what it rests on.

    ``text`` may open with a title: ``Show progress: tell her after each lesson how many are left``.
    """

    kind: InferenceKind
    text: Annotated[str, Field(min_length=1)]
    cites: tuple[str, ...] = ()


class JourneyStep(Record):
    """One stage of the journey; what the data do not tell is left out."""

    stage: Annotated[str, Field(min_length=1)]
    doing: Claim | None = None
    feeling: Claim | None = None
    friction: Claim | None = None


CLAIM_LISTS = (
    "story", "goals", "frustrations", "habits", "motivations", "questions", "emotions", "channels", "leaves_out",
)  # fmt: skip
"""The fields of a persona that are plain lists of claims, in the order of the card."""
STEP_PARTS = ("doing", "feeling", "friction")
"""The claims of one stage of the journey."""
HEADLINES = ("role", "tagline", "insight")
"""The fields that hold one claim: who the person is, their sharpest words, and the tension that the card hangs on."""
PERSONA_SCHEMA = "persona-gen/persona@2"
EARLIER_SCHEMAS = ("persona-gen/persona@1",)
"""Versions without lead, role, differences, use and unknown, which are read as the present one with these empty."""

Piece = Claim | Trait | Quotation | Inference
"""Whatever of a persona is checked by itself."""


class Persona(Record):
    """A named individual who stands for a segment. Any field may be empty; a hand-written file may have few.

    ``lead`` is the speaker whose life the story follows, or None where it is the segment's. ``unknown`` says in
    sentences of code what the data leave open; it makes no claim.
    """

    schema_: Literal["persona-gen/persona@2"] = Field("persona-gen/persona@2", alias="schema")
    id: str = ""
    segment: str
    name: Annotated[str, Field(min_length=1)]
    lead: str | None = None
    role: Claim | None = None
    tagline: Claim | None = None
    insight: Claim | None = None
    snapshot: tuple[Trait, ...] = ()
    story: tuple[Claim, ...] = ()
    goals: tuple[Claim, ...] = ()
    frustrations: tuple[Claim, ...] = ()
    habits: tuple[Claim, ...] = ()
    motivations: tuple[Claim, ...] = ()
    questions: tuple[Claim, ...] = ()
    emotions: tuple[Claim, ...] = ()
    channels: tuple[Claim, ...] = ()
    leaves_out: tuple[Claim, ...] = ()
    journey: tuple[JourneyStep, ...] = ()
    differences: tuple[Disagreement, ...] = ()
    use: tuple[Inference, ...] = ()
    quotes: tuple[Quotation, ...] = ()
    unknown: tuple[str, ...] = ()
    provenance: Provenance | None = None

    @model_validator(mode="before")
    @classmethod
    def _complete(cls, data: Any) -> Any:
        if not isinstance(data, Mapping):
            return data
        data = {**data, "schema": PERSONA_SCHEMA} if data.get("schema") in EARLIER_SCHEMAS else data
        if not data.get("id") and isinstance(data.get("name"), str):
            return {**data, "id": slug(data["name"], "persona")}
        return data

    def claims(self) -> Iterator[tuple[str, Piece]]:
        """Every checkable piece with its field path (``goals[0]``, ``journey[1].friction``), in card order."""
        for field in HEADLINES:
            if claim := getattr(self, field):
                yield field, claim
        yield from ((f"snapshot[{i}]", trait) for i, trait in enumerate(self.snapshot))
        for field in CLAIM_LISTS:
            yield from ((f"{field}[{i}]", claim) for i, claim in enumerate(getattr(self, field)))
        for i, step in enumerate(self.journey):
            for part in STEP_PARTS:
                if claim := getattr(step, part):
                    yield f"journey[{i}].{part}", claim
        for i, pair in enumerate(self.differences):
            yield f"differences[{i}].one", pair.one
            yield f"differences[{i}].other", pair.other
        yield from ((f"use[{i}]", inference) for i, inference in enumerate(self.use))
        yield from ((f"quotes[{i}]", quotation) for i, quotation in enumerate(self.quotes))

    def with_changes(self, changes: Mapping[str, Claim | None]) -> Persona:
        """A copy in which the pieces at these field paths have other words and citations, or are removed by None.

        Snapshot lines stay. A pair of quotes loses both when it loses one, and a stage without a part goes.
        """

        def new(path: str, old: _Worded | None) -> _Worded | None:
            if path not in changes or old is None:
                return old
            change = changes[path]
            return old.model_copy(update={"text": change.text, "cites": change.cites}) if change else None

        def listed(field: str) -> tuple[Any, ...]:
            return tuple(c for i, old in enumerate(getattr(self, field)) if (c := new(f"{field}[{i}]", old)))

        def step(i: int, old: JourneyStep) -> JourneyStep:
            return JourneyStep(
                stage=old.stage, **{part: new(f"journey[{i}].{part}", getattr(old, part)) for part in STEP_PARTS}
            )

        steps = [step(i, old) for i, old in enumerate(self.journey)]
        pairs = [
            (pair.about, new(f"differences[{i}].one", pair.one), new(f"differences[{i}].other", pair.other))
            for i, pair in enumerate(self.differences)
        ]
        changed: dict[str, Any] = {field: listed(field) for field in (*CLAIM_LISTS, "use", "quotes")}
        changed |= {field: new(field, getattr(self, field)) for field in HEADLINES}
        changed["journey"] = tuple(s for s in steps if s.doing or s.feeling or s.friction)
        changed["differences"] = tuple(
            Disagreement(about=about, one=one, other=other) for about, one, other in pairs if one and other
        )
        return self.model_copy(update=changed)

    @classmethod
    def from_draft(cls, draft: PersonaDraft, aliases: Mapping[str, str], **vouched: Any) -> Persona:
        """A draft with its prompt aliases resolved to evidence ids, and what code vouches for: segment, name, snapshot.

        An alias that was never offered stays as it is, so that the checker can say so. Empty sentences are dropped.
        """

        def cites(drafted: ClaimDraft | QuotationDraft | InferenceDraft) -> tuple[str, ...]:
            return tuple(dict.fromkeys(aliases.get(alias, alias) for alias in drafted.cites))

        def claim(drafted: ClaimDraft | None) -> Claim | None:
            return Claim(text=drafted.text.strip(), cites=cites(drafted)) if drafted and drafted.text.strip() else None

        def quotation(drafted: QuotationDraft) -> Quotation | None:
            return Quotation(text=drafted.text.strip(), cites=cites(drafted)) if drafted.text.strip() else None

        def advice(drafted: InferenceDraft) -> str:
            title = drafted.title.strip(" .:").replace(ADVICE_JOINER, ", ")  # the first joiner ends the title
            return ADVICE_JOINER.join(part for part in (title, drafted.text.strip()) if part)

        fields: dict[str, Any] = {
            field: tuple(c for drafted in getattr(draft, field) if (c := claim(drafted)))
            for field in CLAIM_LISTS
            if field in PersonaDraft.model_fields
        }
        if role := claim(draft.role):
            vouched["role"] = role
        pairs = [(d.about.strip(), quotation(d.one), quotation(d.other)) for d in draft.differences]
        return cls(
            tagline=claim(draft.tagline),
            insight=claim(draft.insight),
            differences=tuple(Disagreement(about=a, one=x, other=y) for a, x, y in pairs if a and x and y),
            use=tuple(Inference(kind=u.kind, text=advice(u), cites=cites(u)) for u in draft.use if u.text.strip()),
            quotes=tuple(q for drafted in draft.quotes if (q := quotation(drafted))),
            **fields,
            **vouched,
        )


_Worded = TypeVar("_Worded", Claim, Quotation, Inference)

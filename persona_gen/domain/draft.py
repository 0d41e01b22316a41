"""Drafts: what a model may fill in, never what we vouch for."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

InferenceKind = Literal["say", "avoid", "build", "test"]
"""What a conclusion for the team is about: words to use, words to avoid, something to build, something to test."""


class Draft(BaseModel):
    """Closed and without defaults: its JSON schema is the strict schema as it stands."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class ClaimDraft(Draft):
    """One sentence about the person, with the evidence that bears it out."""

    text: str = Field(description="One sentence in the third person; only what the cited evidence says.")
    cites: list[str] = Field(description="Ids of the evidence that says exactly this.")


class QuotationDraft(Draft):
    """A participant's own words, copied character for character."""

    text: str = Field(description="The words exactly as in the evidence, nothing changed, nothing joined.")
    cites: list[str] = Field(description="The id of the one quote they come from.")


class DisagreementDraft(Draft):
    """Two participants who differ about one thing."""

    about: str = Field(description="What they differ about, in one to four words.")
    one: QuotationDraft
    other: QuotationDraft


class InferenceDraft(Draft):
    """A conclusion for the team that uses the persona: no evidence, but resting on some."""

    kind: InferenceKind
    title: str = Field(description="The move as an order of two to four words.")
    text: str = Field(description="One sentence that says how, at most 20 words.")
    cites: list[str] = Field(description="Ids of the evidence it rests on.")


class PersonaDraft(Draft):
    """The parts of a persona that a model writes; name, snapshot and ids are code's.

    ``lead`` is one of the speakers offered, or `NO_LEAD`.
    """

    lead: str = Field(description="The speaker whose life the story follows, one of those offered.")
    role: ClaimDraft
    tagline: ClaimDraft
    insight: ClaimDraft | None
    story: list[ClaimDraft]
    goals: list[ClaimDraft]
    frustrations: list[ClaimDraft]
    questions: list[ClaimDraft]
    habits: list[ClaimDraft]
    channels: list[ClaimDraft]
    leaves_out: list[ClaimDraft]
    differences: list[DisagreementDraft]
    use: list[InferenceDraft]
    quotes: list[QuotationDraft]

    @model_validator(mode="before")
    @classmethod
    def _left_out_is_empty(cls, data: Any) -> Any:
        """A list that is left out, where no schema is enforced, is empty; tagline and story there must be."""
        if not isinstance(data, Mapping) or not {"tagline", "story"} <= data.keys():
            return data
        fields = cls.model_fields.keys() - {"lead", "role", "insight"}
        empty = {"lead": NO_LEAD, "role": {"text": "", "cites": []}, "insight": None}
        return {**empty, **{name: [] for name in fields - data.keys()}, **data}


NO_LEAD = "none"
"""What a draft names as its lead where no speaker's life is to be followed."""


def citing_schema(draft: type[Draft], aliases: Sequence[str], leads: Sequence[str] = ()) -> dict[str, Any]:
    """The strict JSON schema of a draft in which ``cites`` and ``lead`` may name only what was offered.

    The ids stand in it once, however many parts cite: a provider counts a schema as part of the prompt.
    """
    schema: dict[str, Any] = json.loads(_schema_of(draft))
    if "lead" in schema["properties"]:
        schema["properties"]["lead"]["enum"] = [*leads, NO_LEAD]
    for model in (schema, *schema.get("$defs", {}).values()):
        if "cites" in model.get("properties", {}):
            model["properties"]["cites"]["items"] = {"$ref": "#/$defs/EvidenceId"}
    schema.setdefault("$defs", {})["EvidenceId"] = {"type": "string", "enum": list(aliases)}
    return schema


@cache
def _schema_of(draft: type[Draft]) -> str:
    """As text, which is quicker to read than a schema is to make, and safe to change afterwards."""
    return json.dumps(draft.model_json_schema())

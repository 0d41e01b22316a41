"""Drafts: what a model may fill in, never what we vouch for."""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from typing import Any

from pydantic import BaseModel, ConfigDict, Field


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
    schema: dict[str, Any] = json.loads(_schema_of(draft))
    for model in (schema, *schema.get("$defs", {}).values()):
        if "cites" in model.get("properties", {}):
            model["properties"]["cites"]["items"] = {"type": "string", "enum": list(aliases)}
    return schema


@cache
def _schema_of(draft: type[Draft]) -> str:
    """As text, which is quicker to read than a schema is to make, and safe to change afterwards."""
    return json.dumps(draft.model_json_schema())

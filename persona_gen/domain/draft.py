"""Drafts: what a model may fill in, never what we vouch for."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, Literal, Self

from pydantic import BaseModel, ConfigDict, Field, model_validator

InferenceKind = Literal["say", "avoid", "build", "test"]
"""What a conclusion for the team is about: words to use, words to avoid, something to build, something to test."""


LONGEST_TEXT, MOST_ENTRIES = 4_000, 200
"""Characters of a text of a reply, and entries of a list. What is asked for takes a twentieth; reading takes minutes
where an endpoint sends a megabyte. Not in the schema, since not every provider takes such limits."""


class Draft(BaseModel):
    """Closed and without defaults: its JSON schema is the strict schema as it stands."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    @model_validator(mode="after")
    def _is_of_readable_size(self) -> Self:
        for name, value in self:
            most = LONGEST_TEXT if isinstance(value, str) else MOST_ENTRIES
            if isinstance(value, str | list) and len(value) > most:
                of = "characters" if isinstance(value, str) else "entries"
                raise ValueError(f"{name} has {len(value):,} {of}, and at most {most:,} are read")
        return self


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
    text: str = Field(description="One sentence that says how.")
    cites: list[str] = Field(description="Ids of the evidence it rests on.")

    @model_validator(mode="before")
    @classmethod
    def _may_lack_a_title(cls, data: Any) -> Any:
        """An advice is one without its title, too, where no schema is enforced."""
        return {**data, "title": data.get("title") or ""} if isinstance(data, Mapping) else data


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

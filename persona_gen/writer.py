"""From a segment to a grounded persona: select, render, complete, check, repair.

A capable model writes the whole persona in one call and corrects what the checker flags; a small one is led through
`steps`. What is still wrong after the last round stays, and stays flagged.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Set
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal

from pydantic import Field

from persona_gen.checker import check
from persona_gen.checker.source import SegmentIndex
from persona_gen.client import Client
from persona_gen.domain import (
    CheckReport,
    Claim,
    ClaimDraft,
    Draft,
    Message,
    Persona,
    PersonaDraft,
    Provenance,
    Segment,
    Tokens,
    citing_schema,
)
from persona_gen.evidence import Selection, describe, select_evidence
from persona_gen.identity import Identity, identify
from persona_gen.prompting import Prompts
from persona_gen.steps import Steps

StepsChoice = Literal["auto", "one", "many"]

BUDGET = 8000
"""Tokens of evidence in a prompt by default: about fifty statistics and two hundred quotes."""
WRITE_TOKENS, REPAIR_TOKENS = 6000, 3000


class FixDraft(ClaimDraft):
    """A corrected claim; an empty text removes it."""

    path: str = Field(description="The path of the claim that this replaces.")


class RepairDraft(Draft):
    """Corrections of the flagged claims, one for each path."""

    claims: list[FixDraft]


@dataclass(frozen=True)
class Written:
    """A persona, what the checker says of it, and what it said of the first draft."""

    persona: Persona
    report: CheckReport
    first_report: CheckReport


@dataclass(frozen=True)
class Plan:
    """What is settled before a model is asked: who the person is, and what evidence it is shown."""

    segment: Segment
    identity: Identity
    selection: Selection

    @classmethod
    def of(cls, segment: Segment, *, budget: int = BUDGET, taken: Set[str] = frozenset()) -> Plan:
        """Choose name, snapshot and evidence. ``taken`` are names already given in this run."""
        return cls(segment, identify(segment, taken), select_evidence(segment, budget))

    def shown(self) -> dict[str, Any]:
        """The values that the templates for the whole persona are rendered with."""
        statistics = [(f"S{i}", describe(s, self.segment)) for i, s in enumerate(self.selection.statistics, 1)]
        quotes = [(f"Q{i}", q) for i, q in enumerate(self.selection.quotes, 1)]
        return {"identity": self.identity, "segment": self.segment, "statistics": statistics, "quotes": quotes}

    def message(self, prompts: Prompts) -> list[Message]:
        """The one prompt for the whole persona."""
        return prompts.render("persona", **self.shown())

    def prompts(self, prompts: Prompts, *, many: bool) -> list[list[Message]]:
        """Every prompt of a run before repair, as far as it is settled without a model."""
        if not many:
            return [self.message(prompts)]
        return Steps(prompts, self.identity, SegmentIndex(self.segment), self.selection).asked()


def write_persona(
    segment: Segment,
    client: Client,
    prompts: Prompts,
    *,
    steps: StepsChoice = "auto",
    rounds: int = 2,
    budget: int = BUDGET,
    taken: Set[str] = frozenset(),
    others: Iterable[Segment] = (),
) -> Written:
    """Write, check and repair the persona of one segment.

    ``steps`` is ``one`` call for a capable model, ``many`` small ones for a small model, or what the endpoint says it
    needs. ``rounds`` bounds how often flagged claims go back. ``others`` are the run's further segments, for quotations
    that belong elsewhere. Raises `ModelError` where no draft can be had; a failed repair keeps the draft.
    """
    began = time.monotonic()
    plan = Plan.of(segment, budget=budget, taken=taken)
    index = SegmentIndex(segment, others)
    many = client.endpoint.small if steps == "auto" else steps == "many"
    craft = _InSteps(plan, client, prompts, index) if many else _AtOnce(plan, client, prompts)

    persona = craft.draft()
    report = first = check(persona, index, left_out=plan.selection.left_out)
    done = 0
    while done < rounds and (repaired := craft.repair(persona, report)) not in (None, persona):
        persona, done = repaired, done + 1
        report = check(persona, index, left_out=plan.selection.left_out)

    provenance = Provenance(
        model=client.endpoint.model,
        base_url=client.endpoint.name,
        steps="many" if many else "one",
        prompt_sha256=prompts.sha256,
        segment_sha256=segment.sha256,
        created=datetime.now(UTC).isoformat(timespec="seconds"),
        seconds=round(time.monotonic() - began, 1),
        tokens=craft.tokens,
        rounds=done,
    )
    return Written(persona.model_copy(update={"provenance": provenance}), report, first)


class _InSteps:
    """The small model's way: the repair is code's, and one round of it is enough."""

    def __init__(self, plan: Plan, client: Client, prompts: Prompts, index: SegmentIndex) -> None:
        self._steps = Steps(prompts, plan.identity, index, plan.selection, client)

    @property
    def tokens(self) -> Tokens:
        return self._steps.tokens

    def draft(self) -> Persona:
        return self._steps.write()

    def repair(self, persona: Persona, report: CheckReport) -> Persona | None:
        return self._steps.in_own_words(persona)


class _AtOnce:
    """The capable model's way: one call for the persona, one for each round of repair."""

    def __init__(self, plan: Plan, client: Client, prompts: Prompts) -> None:
        self._plan, self._client, self._prompts = plan, client, prompts
        self.tokens = Tokens()

    def draft(self) -> Persona:
        plan = self._plan
        aliases = plan.selection.aliases
        done = self._client.complete(
            plan.message(self._prompts),
            PersonaDraft,
            schema=citing_schema(PersonaDraft, list(aliases)),
            max_tokens=WRITE_TOKENS,
        )
        self.tokens += done.tokens
        return Persona.from_draft(
            done.reply, aliases, segment=plan.segment.id, name=plan.identity.name, snapshot=plan.identity.snapshot
        )

    def repair(self, persona: Persona, report: CheckReport) -> Persona | None:
        """The persona with the model's corrections, or nothing where no claim is flagged."""
        flagged = [claim for claim in report.claims if claim.findings]
        if not flagged:
            return None
        aliases = self._plan.selection.aliases
        short = {evidence: alias for alias, evidence in aliases.items()}
        claims = [
            {
                "path": claim.path,
                "text": claim.text,
                "cites": [short.get(cite, cite) for cite in claim.cites],
                "reasons": [f"{f.reason} ({f.suggestion})" if f.suggestion else f.reason for f in claim.findings],
            }
            for claim in flagged
        ]
        done = self._client.complete(
            self._prompts.render("repair", claims=claims, **self._plan.shown()),
            RepairDraft,
            schema=citing_schema(RepairDraft, list(aliases)),
            max_tokens=REPAIR_TOKENS,
        )
        self.tokens += done.tokens
        paths = {claim.path for claim in flagged}
        return persona.with_changes(
            {
                fix.path: Claim(text=fix.text.strip(), cites=tuple(aliases.get(a, a) for a in fix.cites))
                if fix.text.strip()
                else None
                for fix in done.reply.claims
                if fix.path in paths
            }
        )

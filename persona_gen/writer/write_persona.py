"""From a segment to a grounded persona: select, render, complete, check, repair.

A capable model writes the whole persona in one call and corrects what the checker flags; a small one is led through
`steps`. What is still wrong after the last round stays, and stays flagged.
"""

from __future__ import annotations

import time
import warnings
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from typing import Any, Literal

from pydantic import Field

from persona_gen.checker.check import check, judged_by
from persona_gen.checker.judge_protocol import Judge
from persona_gen.checker.segment_index import SegmentIndex
from persona_gen.domain import (
    DESCRIPTION,
    CheckReport,
    Claim,
    ClaimDraft,
    Draft,
    Finding,
    Message,
    Persona,
    PersonaDraft,
    Provenance,
    Segment,
    Tokens,
    citing_schema,
)
from persona_gen.errors import InputError, ModelError
from persona_gen.evidence.identity import Identity, identify
from persona_gen.evidence.lead import Voice, leads
from persona_gen.evidence.selection import Selection, describe, is_instruction, select_evidence
from persona_gen.llm.client import Client
from persona_gen.llm.prompts import Prompts
from persona_gen.writer.stepwise import Steps

StepsChoice = Literal["auto", "one", "many"]

TEMPLATES = ("persona", "repair", "retell", "side")
"""The prompts that decide what is written."""
BUDGET = 8000
"""Tokens of evidence in a prompt by default: about fifty statistics and two hundred quotes."""
WRITE_TOKENS, REPAIR_TOKENS = 6000, 3000
MOST_ALIASES = 500
"""OpenAI takes 1,000 enum values in a schema, and two of its types cite. Beyond, the checker alone catches strays."""


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
    leads: tuple[Voice, ...]
    """The speakers whose life the story may follow, the one proposed first."""

    @classmethod
    def of(cls, segment: Segment, *, evidence_budget: int = BUDGET, identity: Identity | None = None) -> Plan:
        """Choose the evidence, and name and snapshot where they are not chosen yet."""
        identity, selection = identity or identify(segment), select_evidence(segment, evidence_budget)
        return cls(segment, identity, selection, tuple(leads(segment, selection.quotes, identity.snapshot)))

    @cached_property
    def aliases(self) -> dict[str, str]:
        """The ids under which evidence is shown, the description under its own, and the ids they stand for."""
        described = self.segment.described
        own = {DESCRIPTION: DESCRIPTION} if described and not is_instruction(described.text) else {}
        return {**self.selection.aliases, **own}

    @cached_property
    def lead_aliases(self) -> dict[str, str]:
        """The short names under which speakers are offered as the lead, and their labels in the segment."""
        return {f"L{i}": voice.speaker for i, voice in enumerate(self.leads, 1)}

    def shown(self) -> dict[str, Any]:
        """The values, all plain, that the templates for the whole persona are rendered with."""
        identity, segment = self.identity, self.segment
        snapshot = [(t.attribute, t.value) for t in identity.snapshot if not is_instruction(t.text)]
        return {
            "person": {"name": identity.name, "pronoun": identity.pronoun, "snapshot": snapshot},
            "segment": {
                "name": segment.id if is_instruction(segment.name) else segment.name,
                "description": segment.description if DESCRIPTION in self.aliases else None,
                "size": segment.size,
                "whole_base": segment.whole_base,
            },
            "statistics": [(f"S{i}", describe(s, segment)) for i, s in enumerate(self.selection.statistics, 1)],
            "quotes": [(f"Q{i}", q.speaker, q.text) for i, q in enumerate(self.selection.quotes, 1)],
        }

    def schema(self, draft: type[Draft]) -> dict[str, Any] | None:
        """The schema of a draft that can name only what was offered; nothing where that would be too many to list."""
        if len(self.aliases) > MOST_ALIASES:
            return None
        return citing_schema(draft, list(self.aliases), list(self.lead_aliases))

    def vouched(self) -> dict[str, Any]:
        """The parts of the persona that are code's."""
        identity = self.identity
        return {"segment": self.segment.id, "name": identity.name, "snapshot": identity.snapshot}

    def message(self, prompts: Prompts) -> list[Message]:
        """The one prompt for the whole persona."""
        return prompts.render("persona", leads=list(self.lead_aliases.items()), **self.shown())

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
    evidence_budget: int = BUDGET,
    identity: Identity | None = None,
    others: Iterable[Segment] = (),
    judge: Judge | None = None,
) -> Written:
    """Write, check and repair the persona of one segment.

    ``steps`` is ``one`` call for a capable model, ``many`` small ones for a small model, or what the endpoint says it
    needs. ``rounds`` bounds how often flagged claims go back. ``identity`` is who the person is where that was chosen
    before, so that names are unique in a run. ``others`` are the run's further segments, for quotations
    that belong elsewhere. ``judge`` reads what rules leave open, in every round.

    Raises `ModelError` where no draft can be had, and `InputError` where the evidence gives nothing to say; a failed
    repair keeps the draft as it was, its claims flagged, and warns.
    """
    began = time.monotonic()
    plan = Plan.of(segment, evidence_budget=evidence_budget, identity=identity)
    index = SegmentIndex(segment, others)
    many = client.endpoint.small if steps == "auto" else steps == "many"
    craft = _InSteps(plan, client, prompts, index) if many else _AtOnce(plan, client, prompts)

    persona = craft.draft() if plan.selection.aliases else None
    if persona is None or not any(persona.claims()):
        cure = "add statistics of who they are, or quotes of at least five words"
        raise InputError(segment.id, "", "the evidence gives a writer nothing to say", cure=cure)
    report = first = _checked(persona, index, plan, client, judge)
    done = 0
    while done < rounds:
        try:
            repaired = craft.repair(persona, report)
        except ModelError as error:
            if error.ends_run:  # what is done is remembered, and the repair is done when the run goes on
                raise
            warnings.warn(f"{persona.name}: the repair failed, so the draft stays as it is: {error}", stacklevel=2)
            break
        if repaired is None or repaired == persona or not any(repaired.claims()):
            break
        persona, done = repaired, done + 1
        report = _checked(persona, index, plan, client, judge)

    provenance = Provenance(
        model=client.endpoint.model,
        base_url=client.endpoint.name,
        steps="many" if many else "one",
        prompt_sha256=prompts.sha256_of(TEMPLATES),
        segment_sha256=segment.sha256,
        created=datetime.now(UTC).isoformat(timespec="seconds"),
        seconds=round(time.monotonic() - began, 1),
        tokens=craft.tokens,
        rounds=done,
    )
    return Written(persona.model_copy(update={"provenance": provenance}), report, first)


def _checked(persona: Persona, index: SegmentIndex, plan: Plan, client: Client, judge: Judge | None) -> CheckReport:
    """The check report of a draft, which says so when the model judges its own writing."""
    report = check(persona, index, judge=judge, left_out=plan.selection.left_out)
    return report.model_copy(update={"judge": judged_by(judge, client.endpoint.model)})


def _told(finding: Finding, short: Mapping[str, str]) -> str:
    """A finding as a model is told of it: the reason and the suggestion, with the ids that it was shown."""
    told = f"{finding.reason} ({finding.suggestion})" if finding.suggestion else finding.reason
    for evidence, alias in short.items():
        told = told.replace(f'"{evidence}"', alias).replace(f"in {evidence},", f"in {alias},")
    return told


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
        aliases = plan.aliases
        done = self._client.complete(
            plan.message(self._prompts),
            PersonaDraft,
            schema=plan.schema(PersonaDraft),
            max_tokens=WRITE_TOKENS,
        )
        self.tokens += done.tokens
        lead = plan.lead_aliases.get(done.reply.lead)
        return Persona.from_draft(done.reply, aliases, lead=lead, **plan.vouched())

    def repair(self, persona: Persona, report: CheckReport) -> Persona | None:
        """The persona with the model's corrections, or nothing where no claim is flagged."""
        flagged = [claim for claim in report.claims if claim.findings]
        if not flagged:
            return None
        aliases = self._plan.aliases
        short = {evidence: alias for alias, evidence in aliases.items()}
        claims = [
            {
                "path": claim.path,
                "text": claim.text,
                "cites": [short.get(cite, cite) for cite in claim.cites],
                "reasons": [_told(finding, short) for finding in claim.findings],
            }
            for claim in flagged
        ]
        values = self._plan.shown()
        values["person"]["lead"] = persona.lead
        done = self._client.complete(
            self._prompts.render("repair", claims=claims, **values),
            RepairDraft,
            schema=self._plan.schema(RepairDraft),
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

"""From a segment to a grounded persona: select, render, complete, check, repair.

A capable model writes the whole persona in one call and corrects what the checker flags; a small one is led through
`stepwise`. What is still wrong after the last round stays, and stays flagged.
"""

from __future__ import annotations

import time
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Literal

from persona_gen.checker.check import check, judged_by
from persona_gen.checker.judge_protocol import Judge
from persona_gen.checker.segment_index import SegmentIndex
from persona_gen.domain import CheckReport, LeftOut, Persona, Provenance, Segment, Spending
from persona_gen.errors import InputError, InvalidReply, ModelError, ModelUnavailable
from persona_gen.evidence.identity import Identity
from persona_gen.llm.completion import CompletionClient
from persona_gen.llm.prompts import Prompts
from persona_gen.writer.at_once import AtOnce
from persona_gen.writer.plan import BUDGET, Plan
from persona_gen.writer.unknown import unknown

StepsChoice = Literal["auto", "one", "many"]

WRITING_PROMPTS = ("persona", "repair", "side")
"""The prompts that decide what is written."""
PASSING = (ModelUnavailable, InvalidReply)
"""Errors that another try may not meet. A refusal, or a prompt that is too long, would come again and be paid again."""


@dataclass(frozen=True)
class Written:
    """A persona, what the checker says of it, and what it said of the first draft.

    ``unfinished``: a fault that may pass kept a repair or the judge away, so that another try may do better.
    """

    persona: Persona
    report: CheckReport
    first_report: CheckReport
    unfinished: bool = False


@dataclass(frozen=True)
class WritingOptions:
    """How personas are written.

    ``steps`` is ``one`` call for a capable model, ``many`` small ones for a small model, or what the endpoint says it
    needs. ``rounds`` bounds how often flagged claims go back. ``evidence_budget`` is in tokens.
    """

    steps: StepsChoice = "auto"
    rounds: int = 2
    evidence_budget: int = BUDGET

    def many(self, client: CompletionClient) -> bool:
        """Whether this client's model writes in many small steps."""
        return client.endpoint.small if self.steps == "auto" else self.steps == "many"


def write_persona(
    segment: Segment | SegmentIndex,
    client: CompletionClient,
    prompts: Prompts,
    options: WritingOptions = WritingOptions(),
    *,
    identity: Identity | None = None,
    judge: Judge | None = None,
) -> Written:
    """Write, check and repair the persona of one segment.

    ``segment`` may be given as its index, as in `check`: an index of several segments tells quotations of another one
    from invented ones. ``identity`` is who the person is where that was chosen before, so that names are unique in a
    run. ``judge`` reads what rules leave open, in every round.

    Raises `ModelError` where no draft can be had, with what was ``spent`` on it, and `InputError` where the evidence
    gives nothing to say. A failed repair keeps the draft as it was, its claims flagged, and a judge that cannot be
    asked leaves the check to the rules; both warn.
    """
    index = segment if isinstance(segment, SegmentIndex) else SegmentIndex(segment)
    segment = index.segment
    plan, many = Plan.of(segment, options.evidence_budget, identity), options.many(client)
    strategy = _Stepwise(plan, client, prompts, index) if many else AtOnce(plan, client, prompts, index)
    drafts = _DraftChecks(index, client, judge)
    try:
        with drafts.writing():
            persona = strategy.draft() if plan.selection.aliases else None
        drafts.left_out = strategy.plan.selection.left_out
        if persona is None or not any(persona.claims()):
            cure = "add statistics of who they are, or quotes of at least five words"
            raise InputError(segment.id, "", "the evidence gives a writer nothing to say", cure=cure)
        report = first = drafts.check(persona)
        done = 0
        while done < options.rounds:
            with drafts.writing():
                repaired = drafts.repaired(strategy, persona, report)
            if repaired is None or repaired == persona or not any(repaired.claims()):
                break
            persona, done = repaired, done + 1
            report = drafts.check(persona, before=report)
    except ModelError as error:
        error.spent = drafts.spending
        raise

    provenance = drafts.provenance(segment, prompts, "many" if many else "one", done)
    finished = {"provenance": provenance, "unknown": unknown(persona, segment)}
    return Written(persona.model_copy(update=finished), report, first, drafts.unfinished)


class _DraftChecks:
    """Checks drafts by the rules and the judge if there is one, and counts what writer and judge have cost so far."""

    def __init__(self, index: SegmentIndex, client: CompletionClient, judge: Judge | None) -> None:
        self._index, self._client, self._judge = index, client, judge
        self._began = time.monotonic()
        self.spending = Spending()
        self.unfinished = False
        self.left_out: tuple[LeftOut, ...] = ()

    @contextmanager
    def writing(self) -> Iterator[None]:
        """Counts what is spent within as the writer's."""
        with self._client.metered() as meter:
            try:
                yield
            finally:
                self.spending = self.spending.with_writing(meter.tokens)

    def repaired(self, strategy: _Stepwise | AtOnce, persona: Persona, report: CheckReport) -> Persona | None:
        """The persona after one round of repair; None where nothing is to be done, or where it failed, which is said.

        Raises `ModelError` where the run ends: what is done is remembered, and the repair is done when it goes on.
        """
        try:
            return strategy.repair(persona, report)
        except ModelError as error:
            self._go_on_after(error, f"{persona.name}: the repair failed, so the draft stays as it is")
            return None

    def _go_on_after(self, error: ModelError, what: str) -> None:
        """Say what failed, and whether it may pass; raise it where it ends the run."""
        if error.ends_run:
            raise error
        self.unfinished |= isinstance(error, PASSING)
        warnings.warn(f"{what}: {error}", stacklevel=4)

    def check(self, persona: Persona, before: CheckReport | None = None) -> CheckReport:
        """The check report of a draft, which says so when the model judges its own writing."""
        judge = self._judge
        if judge:
            with judge.metered() as meter:
                try:
                    report = check(persona, self._index, judge=judge, before=before, left_out=self.left_out)
                    return report.model_copy(update={"judge": judged_by(judge, self._client.endpoint.model)})
                except ModelError as error:
                    what = f"{judge.name} could not be asked, so rules alone have checked this persona"
                    self._go_on_after(error, f"{persona.name}: {what}")
                finally:
                    self.spending = self.spending.with_judging(meter.tokens)
        return check(persona, self._index, left_out=self.left_out)

    def provenance(self, segment: Segment, prompts: Prompts, steps: Literal["one", "many"], rounds: int) -> Provenance:
        """How the persona came about, with the time and the tokens it took so far."""
        return Provenance(
            model=self._client.endpoint.model,
            base_url=self._client.endpoint.name,
            steps=steps,
            prompt_sha256=prompts.sha256_of(WRITING_PROMPTS),
            segment_sha256=segment.sha256,
            created=datetime.now(UTC).isoformat(timespec="seconds"),
            seconds=round(time.monotonic() - self._began, 1),
            tokens=self.spending.writing,
            judge_tokens=self.spending.judging,
            rounds=rounds,
        )


class _Stepwise:
    """The strategy for a small model: code repairs, and one round of it is enough."""

    def __init__(self, plan: Plan, client: CompletionClient, prompts: Prompts, index: SegmentIndex) -> None:
        self.plan = plan
        self._steps = plan.steps(prompts, index, client)

    def draft(self) -> Persona:
        return self._steps.write()

    def repair(self, persona: Persona, report: CheckReport) -> Persona | None:
        """Whatever a rule or a judge objects to goes: there is nobody to ask for better words."""
        flagged = {claim.path: None for claim in report.claims if claim.findings}
        return persona.with_changes(flagged) if flagged else None

"""A persona by a capable model: one call for all of it, one for each round of repair."""

from __future__ import annotations

import warnings
from collections.abc import Mapping

from pydantic import Field

from persona_gen.checker.judging import unsettled
from persona_gen.checker.segment_index import SegmentIndex
from persona_gen.domain import (
    ADVICE_JOINER,
    DESCRIPTION,
    CheckedClaim,
    CheckReport,
    Claim,
    ClaimDraft,
    Draft,
    Finding,
    Persona,
    PersonaDraft,
    Quotation,
    Quote,
    Segment,
    Statistic,
)
from persona_gen.errors import PromptTooLong
from persona_gen.evidence.contrast import is_like_everyone
from persona_gen.evidence.identity import MAJORITY
from persona_gen.llm.completion import CompletionClient
from persona_gen.llm.prompts import Prompts
from persona_gen.writer.editing import edits
from persona_gen.writer.plan import Plan

WRITE_TOKENS, REPAIR_TOKENS = 6000, 3000
LONGEST_WHOLE = 30
"""Words of the longest quote that a card shows whole where a part of it says something else, or beside another."""


MOST_WORDS = 550
"""Words of a reply that fit a sheet (`report.html.card_page`) with the figures and names that the card adds."""
SHORTENED = {"questions": 3, "frustrations": 3, "goals": 3, "quotes": 2}
"""Lists whose last line goes where there are more, and how many lines they keep."""
VOICES = 4
"""Quotations that a sheet has room for, two of the lead among them."""


class FixDraft(ClaimDraft):
    """A corrected claim; an empty text removes it."""

    path: str = Field(description="The path of the claim that this replaces.")


class RepairDraft(Draft):
    """Corrections of the flagged claims, one for each path."""

    claims: list[FixDraft]


def _complaint(finding: Finding, short: Mapping[str, str]) -> str:
    """A finding as a model is told of it: the reason and the suggestion, with the ids that it was shown."""
    complaint = f"{finding.reason} ({finding.suggestion})" if finding.suggestion else finding.reason
    for evidence, alias in short.items():
        complaint = complaint.replace(f'"{evidence}"', alias).replace(f"in {evidence},", f"in {alias},")
    return complaint


def without_filler(persona: Persona, segment: Segment) -> Persona:
    """The persona without lines that tell a team nothing: where the segment is like everyone, fewer are met, or what
    stands at a glance is told again.

    Nor has it room for two speeches side by side, nor for many voices. Goals and frustrations keep what they would be
    empty without.
    """

    def says_nothing(field: str, claim: Claim) -> bool:
        cited = [segment.evidence.get(cite) for cite in claim.cites]
        figures = [s for s in cited if isinstance(s, Statistic)]
        if not figures or len(figures) < len(cited):
            return False
        if field == "channels":  # where most are they can be met, whoever else is there
            figures = [s for s in figures if s.measure != "share" or s.value <= MAJORITY]
            return bool(figures) and all(is_like_everyone(s, segment) or s.value < (s.overall or 0) for s in figures)
        return all(is_like_everyone(s, segment) or (field == "habits" and s.id in at_a_glance) for s in figures)

    at_a_glance = {cite for trait in persona.snapshot for cite in trait.cites}
    changes: dict[str, tuple[Claim, ...]] = {}
    for field in ("goals", "frustrations", "habits", "channels"):
        claims: tuple[Claim, ...] = getattr(persona, field)
        telling = tuple(claim for claim in claims if not says_nothing(field, claim))
        changes[field] = telling or (() if field in ("habits", "channels") else claims)
    pairs = [d for d in persona.differences if max(len(q.text.split()) for q in (d.one, d.other)) <= LONGEST_WHOLE]
    said_by_lead = [q for q in persona.quotes if _is_of(persona.lead, q, segment)]
    others = [q for q in persona.quotes if q not in said_by_lead]
    quotes = (*said_by_lead[: VOICES // 2], *others)[:VOICES]
    return _on_one_sheet(persona.model_copy(update={**changes, "differences": tuple(pairs), "quotes": quotes}))


def _on_one_sheet(persona: Persona) -> Persona:
    """The persona without the last lines of long lists, then without the pair that differs, where no sheet holds it."""
    written = (piece.text for path, piece in persona.claims() if not path.startswith("snapshot"))
    over = sum(len(text.split()) for text in written) - MOST_WORDS
    for field, least in SHORTENED.items():
        lines = getattr(persona, field)
        while over > 0 and len(lines) > least:
            over -= len(lines[-1].text.split())
            lines = lines[:-1]
        persona = persona.model_copy(update={field: lines})
    return persona.model_copy(update={"differences": ()}) if over > 0 else persona


def _is_of(speaker: str | None, quotation: Quotation, segment: Segment) -> bool:
    return speaker is None or any(quote.speaker == speaker for quote in segment.cited_quotes(quotation.cites))


def _with_title(text: str, before: str, path: str) -> str:
    """A corrected advice under the title that it had, where the correction left it out."""
    title, joiner, _ = before.partition(ADVICE_JOINER)
    return f"{title}{joiner}{text}" if path.startswith("use") and joiner and ADVICE_JOINER not in text else text


class AtOnce:
    """The capable model's way: one call for the persona, one for each round of repair."""

    def __init__(self, plan: Plan, client: CompletionClient, prompts: Prompts, index: SegmentIndex) -> None:
        self._index = index
        self.plan, self._client, self._prompts = plan, client, prompts

    def draft(self) -> Persona:
        """The first draft, of as much evidence as the model takes."""
        while True:
            plan = self.plan
            try:
                done = self._client.complete(
                    plan.message(self._prompts), PersonaDraft, schema=plan.schema(PersonaDraft), max_tokens=WRITE_TOKENS
                )
            except PromptTooLong as error:
                self.plan = plan.smaller(error.window)
                if len(self.plan.selection.aliases) in (0, len(plan.selection.aliases)):
                    raise
                what = f"{len(self.plan.selection.aliases)} of {len(plan.selection.aliases)} pieces of evidence"
                warnings.warn(f"{plan.identity.name}: the model's context holds {what}", stacklevel=3)
            else:
                lead = plan.lead_aliases.get(done.reply.lead)
                persona = Persona.from_draft(done.reply, plan.aliases, lead=lead, **plan.vouched(lead))
                return without_filler(persona, plan.segment)

    def repair(self, persona: Persona, report: CheckReport) -> Persona | None:
        """The persona with the model's corrections, or nothing where no claim needs any.

        Only flagged claims go back, with the evidence that they and the findings name and what comes nearest to them,
        under the ids of the first prompt; and what does not stand for the segment (`editing`). A doubt that the judge
        did not confirm is not worth a repair.
        """
        whole, wanted = self._whole_quotations(report), edits(persona, self.plan.segment)
        flagged = [
            claim
            for claim in report.claims
            if claim.path in wanted or (claim.findings and not (report.judge and unsettled(claim)))
        ]
        if not flagged:
            return persona.with_changes(whole) if whole else None
        aliases = self.plan.aliases
        short = {evidence: alias for alias, evidence in aliases.items()}
        needed = {short[piece] for claim in flagged for piece in self._needed(claim) if piece in short}
        needed |= {short[s.id] for reasons in wanted.values() for _, s in reasons if s.id in short}
        needed |= {DESCRIPTION} & aliases.keys()  # who they all are bears on any claim
        claims = [
            {
                "path": claim.path,
                "text": claim.text,
                "cites": [short.get(cite, cite) for cite in claim.cites],
                "reasons": [
                    *(_complaint(finding, short) for finding in claim.findings),
                    *(f"{short.get(s.id, s.id)}: {reason}" for reason, s in wanted.get(claim.path, ())),
                ],
            }
            for claim in flagged
        ]
        values = self.plan.shown(needed)
        values["person"]["lead"] = persona.lead
        done = self._client.complete(
            self._prompts.render("repair", claims=claims, **values),
            RepairDraft,
            schema=self.plan.schema(RepairDraft, needed),
            max_tokens=REPAIR_TOKENS,
        )
        before = {claim.path: claim.text for claim in flagged}
        return persona.with_changes(
            whole
            | {
                fix.path: Claim(
                    text=_with_title(fix.text.strip(), before[fix.path], fix.path),
                    cites=tuple(aliases.get(a, a) for a in fix.cites),
                )
                if fix.text.strip()
                else None
                for fix in done.reply.claims
                if fix.path in before
            }
        )

    def _whole_quotations(self, report: CheckReport) -> dict[str, Claim | None]:
        """The quotations cut where what follows turns or hedges them, as they were said; nothing where that is long."""
        changes: dict[str, Claim | None] = {}
        for claim in report.claims:
            quote = self.plan.segment.evidence.get(claim.cites[0]) if len(claim.cites) == 1 else None
            is_cut = claim.verdict == "unverified" and claim.path.startswith(("quotes", "differences"))
            if is_cut and isinstance(quote, Quote) and claim.text in quote.text:
                fits = len(quote.text.split()) <= LONGEST_WHOLE
                changes[claim.path] = Claim(text=quote.text, cites=claim.cites) if fits else None
        return changes

    def _needed(self, claim: CheckedClaim) -> list[str]:
        """Ids of the evidence that a corrected claim may cite."""
        named = [ref.id for finding in claim.findings for ref in finding.evidence]
        return [*claim.cites, *named, *(piece.id for piece in self._index.near(claim.text, claim.cites))]

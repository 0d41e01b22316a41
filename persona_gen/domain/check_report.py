"""Check reports: a verdict and findings for every claim, and the account of the evidence."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from persona_gen.domain.record import Record, Span

Verdict = Literal["supported", "contradicted", "unsupported", "unverified", "fiction"]


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

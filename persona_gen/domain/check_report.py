"""Check reports: a verdict and findings for every claim, and the account of the evidence."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any, Literal, get_args

from pydantic import Field, model_validator

from persona_gen.domain.record import Record, Span

Verdict = Literal["supported", "contradicted", "unsupported", "unverified", "fiction", "inference"]
"""What a check says of a claim; `inference` is a declared conclusion for the team to which no rule objects."""
VERDICTS: tuple[Verdict, ...] = get_args(Verdict)
"""All verdicts, in the order in which they are told."""
BasisKind = Literal["counted", "verbatim", "retold", "judged"]


WRITERS_OWN = ", the writer's own model"
"""How the name of a judge ends that is the model which wrote what it judges."""


class EvidenceRef(Record):
    """A piece of evidence a finding points at; ``span`` is within a quote's text."""

    id: str
    span: Span | None = None


class Basis(Record):
    """How a supported claim is borne out, and the evidence that does it.

    ``counted``: recomputed from statistics; ``verbatim``: a participant's own words, found character for character;
    ``retold``: one quote, with only person and attribution changed; ``judged``: a model named the deciding words.
    """

    by: BasisKind
    evidence: tuple[EvidenceRef, ...] = ()


BASES: tuple[BasisKind, ...] = get_args(BasisKind)


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
    basis: Basis | None = None
    findings: tuple[Finding, ...] = ()


class Against(Record):
    """A quote that speaks against a claim: so says the judge, or it is for what the claim is against (a candidate)."""

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


class Told(Record):
    """How many of one participant's words stand in quotes that a persona rests on."""

    speaker: str
    words: int
    of: int


class Ledger(Record):
    """The account of the evidence: cited, not cited, never shown; what disagrees, and what hangs on one voice."""

    used: tuple[str, ...] = ()
    unused: tuple[str, ...] = ()
    left_out: tuple[LeftOut, ...] = ()
    against: tuple[Against, ...] = ()
    one_voice: tuple[OneVoice, ...] = ()
    leaned_on: tuple[LeanedOn, ...] = ()
    lead: Told | None = None
    """Whose life the story follows, and how much of what they said is told."""
    recognisable: tuple[Told, ...] = ()
    """Participants of whom nearly everything is told: who knows them may recognise them."""


class CheckReport(Record):
    """The verdict on every claim of one persona. Reports of version 1 are read, and are version 2 from then on.

    ``summary`` counts the claims, each verdict, and each way in which supported claims are borne out.
    """

    schema_: Literal["persona-gen/check@2"] = Field("persona-gen/check@2", alias="schema")
    persona: str
    segment: str
    judge: str | None = None
    claims: tuple[CheckedClaim, ...]
    summary: dict[str, int]
    ledger: Ledger

    @model_validator(mode="before")
    @classmethod
    def _of_version_1(cls, data: Any) -> Any:
        if not isinstance(data, Mapping) or data.get("schema") != "persona-gen/check@1":
            return data
        claims = [_basis_of_version_1(claim, data.get("judge")) for claim in data.get("claims", ())]
        bases = Counter(claim["basis"]["by"] for claim in claims if claim.get("basis"))
        summary = {**data.get("summary", {}), **{by: bases[by] for by in BASES}}
        return {**data, "schema": "persona-gen/check@2", "claims": claims, "summary": summary}

    @property
    def findings(self) -> list[tuple[CheckedClaim, Finding]]:
        """Every finding with its claim, in card order."""
        return [(claim, finding) for claim in self.claims for finding in claim.findings]


def _basis_of_version_1(claim: Any, judge: Any) -> Any:
    """A claim of version 1, whose basis was a sentence: "verbatim from q1, q2", "retells q1", "MODEL: words"."""
    sentence = claim.get("basis") if isinstance(claim, Mapping) else None
    if not isinstance(sentence, str):
        return claim
    by = "counted"
    if judge and sentence.startswith(f"{str(judge).removesuffix(WRITERS_OWN)}: "):
        by = "judged"
    elif sentence.startswith("verbatim from "):
        by = "verbatim"
    elif sentence.startswith("retells "):
        by = "retold"
    return {**claim, "basis": {"by": by, "evidence": [{"id": cite} for cite in claim.get("cites", ())]}}

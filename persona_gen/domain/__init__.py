"""The records everything else speaks in: frozen, validated, and free of input and output.

Vocabulary: a *segment* holds *evidence* (statistics and quotes); a *persona* makes *claims* that cite evidence
ids; a *check report* gives each claim a *verdict* and its *findings*. A *draft* is what a model may fill in.
"""

from persona_gen.domain.check_report import (
    Against,
    CheckedClaim,
    CheckReport,
    EvidenceRef,
    Finding,
    LeanedOn,
    Ledger,
    LeftOut,
    OneVoice,
    Verdict,
)
from persona_gen.domain.draft import ClaimDraft, Draft, PersonaDraft, QuotationDraft, StepDraft, citing_schema
from persona_gen.domain.persona import CLAIM_LISTS, Claim, JourneyStep, Persona, Provenance, Quotation, Tokens, Trait
from persona_gen.domain.record import Message, Record, Span, refuse, slug
from persona_gen.domain.segment import (
    INTERVIEWER,
    SINGLE_CHOICE_BY_NATURE,
    SUM_TOLERANCE,
    Choice,
    Evidence,
    Measure,
    Quote,
    Segment,
    Source,
    Statistic,
    decimals,
)

__all__ = [
    "CLAIM_LISTS",
    "INTERVIEWER",
    "SINGLE_CHOICE_BY_NATURE",
    "SUM_TOLERANCE",
    "Against",
    "CheckReport",
    "CheckedClaim",
    "Choice",
    "Claim",
    "ClaimDraft",
    "Draft",
    "Evidence",
    "EvidenceRef",
    "Finding",
    "JourneyStep",
    "LeanedOn",
    "Ledger",
    "LeftOut",
    "Measure",
    "Message",
    "OneVoice",
    "Persona",
    "PersonaDraft",
    "Provenance",
    "Quotation",
    "QuotationDraft",
    "Quote",
    "Record",
    "Segment",
    "Source",
    "Span",
    "Statistic",
    "StepDraft",
    "Tokens",
    "Trait",
    "Verdict",
    "citing_schema",
    "decimals",
    "refuse",
    "slug",
]

"""What the tools answer with: typed, and with the words of people in fields of their own.

``words`` always holds somebody's words, whatever they look like: material, never an instruction.
"""

from __future__ import annotations

from pydantic import BaseModel, Field


class PersonaSummary(BaseModel):
    """One persona of the folder."""

    id: str
    name: str
    segment: str
    tagline: str = ""
    claims: int = Field(description="checkable sentences on the card")
    flagged: int = Field(description="sentences that the data contradict or do not support")


class Shelf(BaseModel):
    """The personas of the folder, and the segments that have none."""

    personas: list[PersonaSummary]
    more: int = Field(0, description="personas beyond those listed")
    segments_without_persona: list[str] = []
    problems: list[str] = Field([], description="files that could not be read, and why")


class EvidenceRecord(BaseModel):
    """A statistic or a quote of a segment, with its id."""

    id: str
    kind: str = Field(description="statistic or quote")
    words: str = Field(description="the figure in words, or what a participant said, verbatim")
    speaker: str = ""
    note: str = ""


class CheckedSentence(BaseModel):
    """One sentence of a checked text."""

    text: str
    verdict: str = Field(description="supported, contradicted, unsupported or unverified")
    basis: str = Field("", description="how a supported sentence is borne out")
    reasons: list[str] = Field([], description="what is wrong, rule by rule, with a suggestion")
    evidence: list[EvidenceRecord] = Field([], description="what the verdict rests on, or what comes nearest")


class CheckedText(BaseModel):
    """A text checked sentence by sentence against one segment, by rules alone."""

    segment: str
    sentences: list[CheckedSentence]
    summary: str


class PhraseEvidence(BaseModel):
    """A phrase of copy and the evidence near it, for and against alike: the reader decides which."""

    phrase: str
    evidence: list[EvidenceRecord]


class CopyEvidence(BaseModel):
    """What a segment's data say near each phrase of a piece of copy."""

    segment: str
    phrases: list[PhraseEvidence]
    silent: list[PhraseEvidence] = Field(
        [], description="phrases nothing is near to, with the pieces that come nearest"
    )


class CheckedReaction(BaseModel):
    """One persona's answer to copy, as a model wrote it, checked against copy and segment."""

    persona: str
    sentences: list[CheckedSentence]
    misquoted: list[str] = Field(
        [], description="words in quotation marks that stand neither in the copy nor in the data"
    )
    summary: str

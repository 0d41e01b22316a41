"""What the checker asks of a judge: one claim and its evidence at a time, and the words that decide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from persona_gen.domain import Evidence, Span


@dataclass(frozen=True, slots=True)
class Judgement:
    """One answer. ``span`` are the deciding words within the text of the quote ``evidence``, found there verbatim."""

    verdict: Literal["supported", "contradicted", "not-in-evidence", "undecided", "unreadable"]
    evidence: str | None = None
    span: Span | None = None
    words: str = ""


class Judge(Protocol):
    """Whatever can say whether evidence bears out a claim. ``name`` is what a report says of it."""

    @property
    def name(self) -> str:
        """The model that judges."""

    def judge(self, claim: str, evidence: Sequence[Evidence]) -> Judgement:
        """Hold one claim against its evidence, cited first; `ModelUnavailable` where the judge cannot be asked."""

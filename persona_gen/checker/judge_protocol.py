"""What the checker asks of a judge: one claim and its evidence at a time, and the words that decide."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, Protocol

from persona_gen.checker.rule import Rule
from persona_gen.domain import Evidence, Span

CONTRADICTS_EVIDENCE = Rule(
    "contradicts-evidence",
    "contradicted",
    reads="by the judge: claims that no rule decides, against their evidence",
    silent="without a judge, and where the deciding words do not stand in the evidence",
    reason='the evidence says otherwise: "{words}"',
)
NOT_ENTAILED = Rule(
    "not-entailed",
    "unsupported",
    reads="by the judge: claims that no rule decides, against their evidence",
    silent="without a judge",
    reason="the evidence does not say this",
)
RULES = (CONTRADICTS_EVIDENCE, NOT_ENTAILED)


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

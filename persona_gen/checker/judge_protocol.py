"""What the checker asks of a judge: claims with their evidence, and the words that decide."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import Literal, Protocol

from persona_gen.checker.rule import Rule
from persona_gen.domain import Evidence, EvidenceRef, Segment, Span
from persona_gen.llm.completion import Meter

CONTRADICTS_EVIDENCE = Rule(
    "contradicts-evidence",
    "contradicted",
    objects_to="by the judge: claims that no rule decides and that their evidence denies",
    example=("Emma likes the phone.", "“I'd rather not ring anybody.”"),
    silent="without a judge, and where the deciding words do not stand in the evidence",
    reason='the evidence says otherwise: "{words}"',
)
NOT_ENTAILED = Rule(
    "not-entailed",
    "unsupported",
    objects_to="by the judge: claims that no rule decides and that the evidence they cite does not say",
    example=("Emma trusts brokers because her father was one.", "“I trust my broker.”"),
    silent="without a judge, and where the part said to be missing does not stand in the claim",
    reason="the evidence cited does not say {missing}",
)
RULES = (CONTRADICTS_EVIDENCE, NOT_ENTAILED)


NO_JUDGE = "none"


def named_judge(flag: str | None, environment: Mapping[str, str]) -> str | None:
    """The judge that ``--judge``, else PERSONA_GEN_JUDGE_MODEL names; `NO_JUDGE` is rules alone.

    Asked before all that models need is loaded: half of what a check without one takes to start.
    """
    return flag or environment.get("PERSONA_GEN_JUDGE_MODEL") or None


@dataclass(frozen=True, slots=True)
class Question:
    """A claim to be judged: by what it cites, and by what is ``near`` to its words and may speak against it.

    ``doubted``: a rule has flagged it already, for want of a word, and only support would change its verdict.
    """

    claim: str
    cited: tuple[Evidence, ...]
    near: tuple[Evidence, ...] = ()
    doubted: bool = False


@dataclass(frozen=True, slots=True)
class Judgement:
    """One answer.

    ``evidence`` are the pieces that decide, each with the span of the deciding words within a quote's text; ``words``
    are those words as they were copied. ``missing`` is the part of a claim that is not entailed, within its text.
    ``against`` are pieces the claim does not cite that say the opposite, whatever becomes of the claim.
    """

    verdict: Literal["supported", "contradicted", "not-entailed", "undecided"]
    evidence: tuple[EvidenceRef, ...] = ()
    words: tuple[str, ...] = ()
    missing: Span | None = None
    against: tuple[EvidenceRef, ...] = ()


class Judge(Protocol):
    """Whatever can say whether evidence bears out claims. ``name`` is what a report says of it."""

    @property
    def name(self) -> str:
        """The model that judges."""

    def judge(self, questions: Sequence[Question], segment: Segment) -> list[Judgement]:
        """An answer to each question, in order; `ModelUnavailable` where the judge cannot be asked."""

    def metered(self) -> AbstractContextManager[Meter]:
        """Counts what this thread's questions cost while the context is open."""

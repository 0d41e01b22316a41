"""How a judge's word and the rules combine: what code recomputes is final, what it merely failed to find is a doubt."""

from __future__ import annotations

from collections.abc import Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass

from persona_gen.checker.judge_protocol import CONTRADICTS_EVIDENCE, NOT_ENTAILED, RULES, Judge, Judgement, Question
from persona_gen.checker.rules import RULES_BY_ID as EVERY
from persona_gen.checker.segment_index import SegmentIndex
from persona_gen.domain import Against, Basis, CheckedClaim, CheckReport, Evidence, Segment
from persona_gen.llm.completion import Meter

JUDGES = frozenset(rule.id for rule in RULES)
MOST_AGAINST = 3
"""Quotes against one persona's claims that are worth a reader's time."""


@dataclass(frozen=True, slots=True)
class Ruled:
    """A claim after the rules. ``open`` is one that a judge may settle: no rule is sure that it is wrong, nothing in it
    is invented by declaration, and code has not shown it."""

    claim: CheckedClaim
    open: bool


@dataclass(frozen=True, slots=True)
class Judged:
    """The claims with the judge's word, and what it says speaks against them."""

    claims: list[CheckedClaim]
    against: tuple[Against, ...]


def judged(ruled: Sequence[Ruled], judge: Judge, index: SegmentIndex, before: CheckReport | None = None) -> Judged:
    """Ask the judge about every open claim at once; what it leaves undecided stays as the rules left it.

    ``before`` is the report on an earlier version of the same persona by the same judge: a claim that reads and cites
    as it did there is not asked about again. Raises as the judge does.
    """
    earlier = {(claim.text, claim.cites): claim for claim in before.claims} if before and before.judge else {}
    against_before = (
        {against.claim: against for against in before.ledger.against if against.by == "judge"} if before else {}
    )
    claims = [each.claim for each in ruled]
    against: list[Against] = []
    asked: list[int] = []
    for n, each in enumerate(ruled):
        same_claim = earlier.get((each.claim.text, each.claim.cites))
        if each.open and same_claim and not {finding.rule for finding in same_claim.findings} - _doubts(each) - JUDGES:
            claims[n] = same_claim.model_copy(update={"path": each.claim.path})
            if same_claim.path in against_before:
                against.append(against_before[same_claim.path].model_copy(update={"claim": each.claim.path}))
        elif each.open:
            asked.append(n)
    answers = judge.judge([_question(claims[n], index) for n in asked], index.segment)
    for n, answer in zip(asked, answers, strict=True):
        claims[n] = _with_judgement(claims[n], answer)
        against += [Against(claim=claims[n].path, evidence=ref.id, by="judge") for ref in answer.against[:1]]
    return Judged(claims, tuple(against[:MOST_AGAINST]))


@dataclass(frozen=True, slots=True)
class RememberedJudge:
    """Says nothing of its own: what the judge of this name said of the same words before is all that counts."""

    name: str

    def judge(self, questions: Sequence[Question], segment: Segment) -> list[Judgement]:
        """Undecided, each."""
        return [Judgement("undecided")] * len(questions)

    def metered(self) -> AbstractContextManager[Meter]:
        """Costs nothing."""
        return nullcontext(Meter())


@dataclass(frozen=True, slots=True)
class OnlyAbout:
    """A judge that is asked about claims of these words alone, and undecided about others."""

    asked: Judge
    texts: frozenset[str]

    @property
    def name(self) -> str:
        """The judge's own."""
        return self.asked.name

    def judge(self, questions: Sequence[Question], segment: Segment) -> list[Judgement]:
        """What the judge says of the few, in one go."""
        chosen = [question for question in questions if question.claim in self.texts]
        answers = iter(self.asked.judge(chosen, segment) if chosen else [])
        return [next(answers) if q.claim in self.texts else Judgement("undecided") for q in questions]

    def metered(self) -> AbstractContextManager[Meter]:
        """As the judge's."""
        return self.asked.metered()


def unsettled(claim: CheckedClaim) -> bool:
    """Whether a flagged claim rests on doubts alone, which a judge was asked to settle and did not."""
    return all(EVERY[finding.rule].strength == "missing-word" for finding in claim.findings)


def _doubts(each: Ruled) -> set[str]:
    return {finding.rule for finding in each.claim.findings}


def _question(claim: CheckedClaim, index: SegmentIndex) -> Question:
    evidence: dict[str, Evidence] = {**index.segment.evidence}
    if described := index.segment.described:
        evidence[described.id] = described
    cited = tuple(evidence[cite] for cite in dict.fromkeys(claim.cites) if cite in evidence)
    return Question(claim.text, cited, tuple(index.near(claim.text, claim.cites)), bool(claim.findings))


def _with_judgement(claim: CheckedClaim, judgement: Judgement) -> CheckedClaim:
    """A claim that rules left open, with the judge's word on its meaning."""
    if judgement.verdict == "supported":
        basis = Basis(by="judged", evidence=judgement.evidence)
        return claim.model_copy(update={"verdict": "supported", "basis": basis, "findings": ()})
    if judgement.verdict == "contradicted":
        words = '" and "'.join(judgement.words)
        finding = CONTRADICTS_EVIDENCE.finding((0, len(claim.text)), evidence=judgement.evidence, words=words)
        return claim.model_copy(update={"verdict": "contradicted", "findings": (*claim.findings, finding)})
    if judgement.verdict == "not-entailed" and judgement.missing:
        start, end = judgement.missing
        whole = end - start >= len(claim.text.rstrip(".")) - 1
        missing = "this" if whole else f'"{claim.text[start:end]}"'
        cure = "cite evidence that says so, or leave it out"
        finding = NOT_ENTAILED.finding(judgement.missing, missing=missing, suggestion=cure)
        return claim.model_copy(update={"verdict": "unsupported", "findings": (*claim.findings, finding)})
    return claim

"""The embedded model as a judge: too small to give reasons, it counts only where it was measured to be right.

Read are the probabilities of Yes and No, about one claim and one piece of evidence at a time.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from persona_gen.checker.judge_protocol import Judgement, Question
from persona_gen.checker.judges import UNDECIDED, ModelJudge, line, readable
from persona_gen.domain import Segment
from persona_gen.errors import InvalidReply, ModelStopped
from persona_gen.llm.completion import CompletionClient
from persona_gen.llm.prompts import Prompts


@dataclass(frozen=True)
class Calibration:
    """Up to which P(Yes) / (P(Yes) + P(No)) a model's No counts, for which model and prompt, and what that rests on.

    ``endpoint`` is ``embedded:`` and the first eight digits of the weights' SHA-256, ``prompt`` those of the template.
    ``false`` of ``pairs`` do not bear their claim out; ``caught`` of these were given a No, ``accused`` of the rest.
    """

    endpoint: str
    prompt: str
    no_to: float
    measured: str
    pairs: int
    false: int
    caught: int
    accused: int


QWEN_JUDGE = Calibration(
    endpoint="embedded:cc324af0",
    prompt="59b1b581",
    no_to=0.35,
    measured="2026-11-21",
    pairs=201,
    false=105,
    caught=25,
    accused=0,
)
"""Qwen2.5-Coder 1.5B on benchmarks/judge_pairs.jsonl, one piece of evidence each; the bound lies 0.08 below the least
P(Yes) of a pair that is borne out. Its Yes never counts: of the pairs it was surest of, one in five was wrong, for it
takes sentences that repeat the evidence and bend it for true, and no rule found made it right in 95 of 100."""


class SmallModelJudge(ModelJudge):
    """Asks the embedded model about each piece of evidence that a claim cites, and says only that none bears it out.

    Everything else it leaves undecided, and everything where the model is not the calibrated one; ``note`` hears of
    that once. It is not asked about claims that a rule has flagged, since it cannot clear them. May be shared by
    threads.
    """

    def __init__(
        self,
        client: CompletionClient,
        prompts: Prompts,
        *,
        calibration: Calibration = QWEN_JUDGE,
        note: Callable[[str], None],
    ) -> None:
        super().__init__(client, prompts)
        self._no_to = calibration.no_to
        self._calibrated = client.endpoint.name == calibration.endpoint
        if not self._calibrated:
            note(f"{self.name} is not calibrated as a judge: it leaves every claim undecided")

    def judge(self, questions: Sequence[Question], segment: Segment) -> list[Judgement]:
        """For each claim, whether none of the pieces it cites bears it out, nor all of them together.

        One claim and one piece a request, the pieces alone before all together: what is borne out is so by one piece
        most often, and a short prompt takes a second where that of several takes seven. Raises `ModelUnavailable` and
        `ModelRejected`.
        """
        return [UNDECIDED if question.doubted else self._judge(readable(question)) for question in questions]

    def _judge(self, question: Question) -> Judgement:
        lines = [line(piece) for piece in question.cited]
        if not self._calibrated or not lines:
            return UNDECIDED
        together = [" | ".join(lines)] if len(lines) > 1 else []
        try:
            bears = any(self._yes(question.claim, text) > self._no_to for text in lines + together)
        except (ModelStopped, InvalidReply):
            return UNDECIDED
        return UNDECIDED if bears else Judgement("not-entailed", missing=(0, len(question.claim)))

    def _yes(self, claim: str, evidence: str) -> float:
        """P(Yes) / (P(Yes) + P(No)) to "does this evidence say what the claim says?"."""
        question = self._prompts.render("judge_small", claim=claim, evidence=evidence)
        weighed = self._client.probabilities(question, ("Yes", "No"))
        return weighed["Yes"] / sum(weighed.values())

"""Whether copy is about the thing that a piece of evidence is about, as a small model tells it from a shared word.

Only the probabilities of Yes and No are read, and held against controls. The bounds are for Qwen2.5-Coder 1.5B and
prompts/review_topic_small.jinja, set on the development half of benchmarks/review_cells.jsonl; `benchmarks/review.py
cells` prints what they are worth. Whether an offer is welcome is not asked: what the model answered to that told good
from bad and from unrelated no better than chance.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from statistics import mean

from persona_gen.errors import InvalidReply
from persona_gen.llm.client import CompletionClient
from persona_gen.llm.prompts import Prompts

RELATED = 0.6
"""P(Yes) from which on the evidence is worth showing beside the copy. With 0.5, 16 of 26 cells of a newcomer's
headlines showed nothing that bears on them, with this 9 of 20; of 42 texts with evidence 32 are left of 37."""
_SAME_TOPIC = 0.75
"""P(Yes) from which on a verdict may rest on it that the copy is about what the evidence is about."""
OVER_CONTROLS = 1.0
"""By how much the log odds of that must lie over the mean of those of evidence that is known to be far from the copy:
copy to which the model says Yes whatever stands beside it is about nothing in particular."""


class Topic:
    """Asks a small model. Not for threads: one model, one question at a time."""

    def __init__(self, client: CompletionClient, prompts: Prompts) -> None:
        self._client, self._prompts = client, prompts
        self._asked: dict[tuple[str, str], float] = {}

    def related(self, copy: str, evidence: str, controls: Sequence[str]) -> bool:
        """Whether the copy is rather about what the evidence is about than not, and more than about the controls."""
        return self.likely(copy, evidence) >= RELATED and self._over(copy, evidence, controls) > 0

    def same(self, copy: str, evidence: str, controls: Sequence[str]) -> bool:
        """Whether the copy is about what the evidence is about, and not as much about any of the controls."""
        return self.likely(copy, evidence) >= _SAME_TOPIC and self._over(copy, evidence, controls) >= OVER_CONTROLS

    def _over(self, copy: str, evidence: str, controls: Sequence[str]) -> float:
        """Log odds over the mean of the controls'."""
        usual = mean([_log_odds(self.likely(copy, far)) for far in controls] or [_log_odds(0.0)])
        return _log_odds(self.likely(copy, evidence)) - usual

    def likely(self, copy: str, evidence: str) -> float:
        """P(Yes) / (P(Yes) + P(No)); nothing where neither is among the likeliest words."""
        if (copy, evidence) not in self._asked:
            question = self._prompts.render("review_topic_small", copy=copy, evidence=evidence)
            try:
                odds = self._client.probabilities(question, ("Yes", "No"))
            except InvalidReply:
                odds = {"Yes": 0.0, "No": 1.0}
            self._asked[copy, evidence] = odds["Yes"] / sum(odds.values())
        return self._asked[copy, evidence]


def _log_odds(share: float) -> float:
    share = min(max(share, 0.001), 0.999)
    return math.log(share / (1 - share))

"""Whether copy is about the thing that a piece of evidence is about, as a small model tells it from a shared word.

Only the probabilities of Yes and No are read. The bounds are for Qwen2.5-Coder 1.5B and prompts/
review_topic_small.jinja, set on the development halves of benchmarks/review_cells.jsonl and review_evidence.jsonl;
`benchmarks/review.py cells` prints what they are worth. Whether an offer is welcome is not asked: what the model
answered to that told good from bad and from unrelated no better than chance.
"""

from __future__ import annotations

import math

from persona_gen.errors import InvalidReply
from persona_gen.llm.completion import CompletionClient
from persona_gen.llm.prompts import Prompts
from persona_gen.reviewer.relevance import Near

NEARNESS_WEIGHT = 2.0
RELATED = 0.55
"""Bearing from which on evidence is worth showing beside the copy."""
SURE = 2.2
"""Bearing from which on a verdict may rest on it that copy and evidence are about one thing. Of the evidence that bears
most on its line and wants something, what was wrongly taken for welcome reached 1.7."""


class Topic:
    """Asks a small model. Not for threads: one model, one question at a time."""

    def __init__(self, client: CompletionClient, prompts: Prompts) -> None:
        self._client, self._prompts = client, prompts
        self._asked: dict[tuple[str, str], float] = {}

    def bearing(self, copy: str, evidence: str, near: Near) -> float:
        """How much the evidence bears on the copy: the model's log odds, moved by how near both are."""
        share = min(max(self.likely(copy, evidence), 0.001), 0.999)
        return math.log(share / (1 - share)) + NEARNESS_WEIGHT * near.nearness

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

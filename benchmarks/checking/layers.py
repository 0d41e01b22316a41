"""The layers below a verdict, for sources that fit no segment: what rules, words and a small model make of a claim.

A layer is one number for every claim, higher where it looks more wrong; `fitting` weighs layers and sets the bound.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import Any

from checking.excerpts import excerpt, text_of
from persona_gen.domain import CheckedClaim
from persona_gen.errors import InvalidReply
from persona_gen.llm.client import Client
from persona_gen.llm.prompts import Prompts
from persona_gen.text.tokens import content_stems

LEAST = 1e-6
"""What a probability counts for at least: an answer that is not among the ten likeliest has none."""


def by_rules(checked: CheckedClaim) -> float:
    """Whether a rule flags the claim."""
    return float(checked.verdict in ("contradicted", "unsupported"))


def by_words(name: str, row: dict[str, Any]) -> float:
    """The share of a claim's content words, by their stems, that stand nowhere in its source."""
    wanted = set(content_stems(row["claim"]))
    return len(wanted - set(content_stems(text_of(name, row)))) / max(1, len(wanted))


def by_model(name: str, rows: Sequence[dict[str, Any]], client: Client) -> list[float]:
    """For each row the log-odds of No against Yes that the model answers over its excerpt; 0 without an answer."""
    odds = []
    for row in rows:
        found = _weighed(client, row["claim"], excerpt(name, row))
        odds.append(math.log(max(found["No"], LEAST) / max(found["Yes"], LEAST)))
    return odds


def _weighed(client: Client, claim: str, evidence: str) -> dict[str, float]:
    """The probabilities that `SmallModelJudge` reads, by the same prompt."""
    try:
        return client.probabilities(Prompts().render("judge_small", claim=claim, evidence=evidence), ("Yes", "No"))
    except InvalidReply:
        return {"Yes": 0.5, "No": 0.5}

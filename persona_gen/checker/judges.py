"""Judges: what a model makes of a claim that no rule decides. The rules come first, and no judge overrules them.

`LargeModelJudge` has a capable model copy the deciding words, and believes only words that stand in the evidence.
`SmallModelJudge` reads the probabilities of Yes and No of a model too small to be asked for reasons, and speaks
only where that was measured to be right.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Literal

from pydantic import Field

from persona_gen.checker.judge_protocol import Judgement
from persona_gen.domain import Draft, Evidence, Quote, Segment, Statistic
from persona_gen.errors import InvalidReply, ModelStopped
from persona_gen.evidence.selection import describe, is_instruction
from persona_gen.llm.client import Client
from persona_gen.llm.prompts import Prompts
from persona_gen.text.quotations import find_words
from persona_gen.text.tokens import words

MOST = 8
"""Pieces of evidence in one question, cited ones first: whole segments get true claims flagged."""
REPLY_TOKENS = 400
NONE = "none"

_VERDICTS = frozenset(("verdict", "supported", "unsupported", "contradicted"))
"""Words in which evidence may try to dictate the verdict; where they decide, nothing is decided."""

UNREADABLE = Judgement("unreadable")
UNDECIDED = Judgement("undecided")


class JudgedDraft(Draft):
    """A verdict on one claim; the words come first, so that they are found before they are weighed."""

    words: str = Field(description="The deciding words, copied character for character from one piece of evidence.")
    evidence: str = Field(description="The id of that piece, or none.")
    verdict: Literal["supported", "contradicted", "not-in-evidence"]


class LargeModelJudge:
    """Asks a capable model, one claim and its evidence a call. May be shared by threads."""

    def __init__(self, client: Client, prompts: Prompts) -> None:
        self._client, self._prompts = client, prompts

    @property
    def name(self) -> str:
        """The model that judges."""
        return self._client.endpoint.model

    def judge(self, claim: str, evidence: Sequence[Evidence]) -> Judgement:
        """Hold a claim against at most `MOST` pieces of evidence, best first.

        Quotes that address the model are not shown to it. A reply that breaks off, is out of shape, or whose deciding
        words do not stand in the evidence it names is unreadable. Raises `ModelUnavailable` and `ModelRejected`.
        """
        shown = {f"E{n}": piece for n, piece in enumerate(readable(claim, evidence)[:MOST], 1)}
        if not shown:
            return UNDECIDED
        schema = JudgedDraft.model_json_schema()
        schema["properties"]["evidence"]["enum"] = [*shown, NONE]
        lines = [(alias, line(piece)) for alias, piece in shown.items()]
        question = self._prompts.render("judge", claim=claim, evidence=lines)
        try:
            done = self._client.complete(question, JudgedDraft, schema=schema, max_tokens=REPLY_TOKENS)
        except (ModelStopped, InvalidReply):
            return UNREADABLE
        reply = done.reply
        if reply.verdict == "not-in-evidence":
            return Judgement("not-in-evidence")
        piece = shown.get(reply.evidence)
        span = find_words(reply.words, line(piece)) if piece and _can_decide(reply.words) else None
        if piece is None or span is None:
            return UNREADABLE
        return Judgement(reply.verdict, piece.id, span if isinstance(piece, Quote) else None, reply.words)


def readable(claim: str, evidence: Sequence[Evidence]) -> list[Evidence]:
    """The evidence a judge may be shown: no quote that addresses the model, and nothing for a claim that does."""
    if is_instruction(claim):
        return []
    return [piece for piece in evidence if isinstance(piece, Statistic) or not is_instruction(piece.text)]


def line(piece: Evidence) -> str:
    """A piece of evidence as judges read it: a quote's own words, a statistic as the writer's prompt describes it."""
    if isinstance(piece, Quote):
        return piece.text
    return describe(piece, Segment(name=piece.label, statistics=(piece,)))


def _can_decide(copied: str) -> bool:
    """Whether words say anything, and not about the judging itself: "the" decides nothing, nor "it is supported"."""
    found = list(words(copied))
    return any(w.is_content or w.turns for w in found) and not _VERDICTS & {w.text for w in found}


# --- The embedded model -------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Calibration:
    """Up to which P(Yes) / (P(Yes) + P(No)) a model's No counts, for which model and prompt, and what that rests on.

    ``endpoint`` is ``embedded:`` and the first eight digits of the weights' SHA-256, ``prompt`` those of the template.
    ``false`` of ``pairs`` do not bear their claim out; ``found`` of these were given a No, and ``accused`` of the rest.
    """

    endpoint: str
    prompt: str
    no_to: float
    measured: str
    pairs: int
    false: int
    found: int
    accused: int


QWEN = Calibration(
    endpoint="embedded:cc324af0",
    prompt="59b1b581",
    no_to=0.35,
    measured="2026-11-21",
    pairs=201,
    false=105,
    found=25,
    accused=0,
)
"""Qwen2.5-Coder 1.5B on benchmarks/judge_pairs.jsonl, one piece of evidence each; the bound lies 0.08 below the least
P(Yes) of a pair that is borne out. Its Yes never counts: of the pairs it was surest of, one in five was wrong, for it
takes sentences that repeat the evidence and bend it for true, and no rule found made it right in 95 of 100."""


class SmallModelJudge:
    """Asks the embedded model about each piece of evidence alone, and says only that none bears the claim out.

    Everything else it leaves undecided, and everything where the model is not the calibrated one; ``note`` hears of
    that once. May be shared by threads.
    """

    def __init__(
        self, client: Client, prompts: Prompts, *, calibration: Calibration = QWEN, note: Callable[[str], None]
    ) -> None:
        self._client, self._prompts, self._no_to = client, prompts, calibration.no_to
        self._calibrated = client.endpoint.name == calibration.endpoint
        if not self._calibrated:
            note(f"{self.name} is not calibrated as a judge: it leaves every claim undecided")

    @property
    def name(self) -> str:
        """The model that judges."""
        return self._client.endpoint.model

    def judge(self, claim: str, evidence: Sequence[Evidence]) -> Judgement:
        """Whether not one of at most `MOST` pieces, nor all of them together, bears the claim out.

        Stops at the first piece that may. Raises `ModelUnavailable` and `ModelRejected`.
        """
        lines = [line(piece) for piece in readable(claim, evidence)[:MOST]]
        if not self._calibrated or not lines:
            return UNDECIDED
        together = [" | ".join(lines)] if len(lines) > 1 else []
        try:
            bears = any(self._yes(claim, text) > self._no_to for text in lines + together)
        except (ModelStopped, InvalidReply):
            return UNREADABLE
        return UNDECIDED if bears else Judgement("not-in-evidence")

    def _yes(self, claim: str, evidence: str) -> float:
        """P(Yes) / (P(Yes) + P(No)) to "does this evidence say what the claim says?"."""
        question = self._prompts.render("judge_small", claim=claim, evidence=evidence)
        weighed = self._client.probabilities(question, ("Yes", "No"))
        return weighed["Yes"] / sum(weighed.values())

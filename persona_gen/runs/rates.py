"""What a call of each kind takes of a model: by what is remembered of it, or as other models took.

Tokens come from its tokens a character, the length of its replies, its re-asks and repairs. Of a model that is not
remembered they are guessed, and `Rates.basis` says so.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from persona_gen.checker.judge_protocol import Question
from persona_gen.checker.judges import JudgedDraft, requests
from persona_gen.checker.segment_index import SegmentIndex
from persona_gen.domain import Message, PersonaDraft
from persona_gen.evidence.diversity import UNSPACED
from persona_gen.evidence.selection import CHARACTERS_A_TOKEN
from persona_gen.llm.cache import Seen
from persona_gen.llm.prompts import Prompts
from persona_gen.writer.at_once import RepairDraft
from persona_gen.writer.plan import Plan

A_MESSAGE, A_REPLY = 3, 3
"""Tokens around each message, and before the reply (OpenAI Cookbook, "How to count tokens with tiktoken")."""
REPLY_TOKENS: Mapping[str, int] = {"SideDraft": 7, "PersonaDraft": 1100, "RepairDraft": 300}
"""Lengths of replies of an unknown model. A side is the mean of the embedded model; a persona is the one in
fixtures/personas at four characters a token; a repair is taken for a quarter of it."""
REPAIRS = 1
"""Repairs of a persona by an unknown model."""
REPAIR_PART = 0.35
"""The prompt of a repair, which holds the flagged claims and their evidence, as a part of the draft's."""
A_CLAIM, JUDGED_TOKENS_A_CLAIM = 95, 50
"""Characters of such a claim, with a share of the second pieces that some cite, and what it adds to the judge's reply,
in these personas."""


@dataclass(frozen=True)
class Expected:
    """Calls with their tokens, on average: fractions are meant."""

    calls: float
    prompt: float
    completion: float


@dataclass(frozen=True)
class Rates:
    """What a call of each kind takes of a model, by what has been ``seen`` of it."""

    model: str
    seen: Mapping[str, Seen]

    @property
    def basis(self) -> str:
        """What the tokens rest on, in words."""
        replies = sum(seen.completions for seen in self.seen.values())
        if not replies:
            return f"guessed, since no reply of {self.model} is remembered: 4 characters a token, replies as of others"
        ratio = sum(s.characters for s in self.seen.values()) / max(sum(s.prompt for s in self.seen.values()), 1)
        return f"from {replies:,} remembered replies of {self.model}, with {ratio:.2f} characters a token"

    def expected(self, kind: str, messages: Sequence[Message]) -> Expected:
        """One completion of a kind, re-asks included."""
        seen = self.seen.get(kind)
        prompt = self._prompt_tokens(kind, messages)
        if seen is None:
            return Expected(1, prompt, REPLY_TOKENS[kind])
        return Expected(seen.calls / seen.completions, prompt, seen.completion / seen.completions)

    def repair(self, messages: Sequence[Message], rounds: int) -> Expected:
        """All repairs of a persona whose first prompt is given."""
        drafts, repairs = self.seen.get(PersonaDraft.__name__), self.seen.get(RepairDraft.__name__)
        if drafts is None:
            share, longer = float(REPAIRS), REPAIR_PART
        elif repairs is None:
            share, longer = 0.0, REPAIR_PART
        else:
            share = repairs.completions / drafts.completions
            longer = (repairs.characters / repairs.completions) / (drafts.characters / drafts.completions)
        share = min(share, rounds)
        one = self.expected(RepairDraft.__name__, messages)
        return Expected(share * one.calls, share * one.prompt * longer, share * one.completion)

    @property
    def drafts(self) -> int:
        """How many personas are remembered that were written in one call."""
        seen = self.seen.get(PersonaDraft.__name__)
        return seen.completions if seen else 0

    def judged(self, plan: Plan, prompts: Prompts, claims: int, drafts: int) -> Expected:
        """All questions to a judge about one persona, by what it was asked about ``drafts`` remembered ones.

        Where it was asked about none, the requests are made as for ``claims`` that retell the quotes shown, one each.
        """
        seen = self.seen.get(JudgedDraft.__name__)
        if seen and drafts:
            return Expected(seen.calls / drafts, seen.prompt / drafts, seen.completion / drafts)
        asked = list(requests(prompts, _likely_questions(plan, claims), plan.segment))
        prompt = sum(self._prompt_tokens(JudgedDraft.__name__, messages) for messages in asked)
        return Expected(len(asked), prompt, claims * JUDGED_TOKENS_A_CLAIM)

    def _prompt_tokens(self, kind: str, messages: Sequence[Message]) -> float:
        like = [self.seen[kind]] if kind in self.seen else list(self.seen.values())
        characters, tokens = sum(s.characters for s in like), sum(s.prompt for s in like)
        texts = [message["content"] for message in messages]
        if tokens:
            return sum(map(len, texts)) * tokens / characters
        dense = sum(len(run) for text in texts if not text.isascii() for run in UNSPACED.findall(text))
        spaced = sum(map(len, texts)) - dense
        return spaced / CHARACTERS_A_TOKEN + dense + A_MESSAGE * len(texts) + A_REPLY


def _likely_questions(plan: Plan, claims: int) -> list[Question]:
    """Questions as a persona's open claims ask them: each over a quote that was shown, in its own words and length."""
    index, quotes = SegmentIndex(plan.segment), plan.selection.quotes
    shown = [(quotes[n % len(quotes)], n < len(quotes)) for n in range(claims if quotes else 0)]
    texts = [quote.text[:A_CLAIM] if first else quote.text[-A_CLAIM:] for quote, first in shown]
    return [
        Question(text, (quote,), tuple(index.near(text, (quote.id,))))
        for (quote, _), text in zip(shown, texts, strict=True)
    ]

"""How a persona came about, and what the models that wrote and judged it took."""

from __future__ import annotations

from typing import Literal

from persona_gen.domain.record import Record


class Tokens(Record):
    """What completions cost. ``remembered`` tokens were answered from disk and not bought again."""

    prompt: int = 0
    completion: int = 0
    remembered: int = 0
    calls: int = 0

    def __add__(self, other: Tokens) -> Tokens:
        return Tokens(
            prompt=self.prompt + other.prompt,
            completion=self.completion + other.completion,
            remembered=self.remembered + other.remembered,
            calls=self.calls + other.calls,
        )


class Spending(Record):
    """What one persona has cost: the writer's tokens and the judge's, which may be another model's."""

    writing: Tokens = Tokens()
    judging: Tokens = Tokens()

    def with_writing(self, tokens: Tokens) -> Spending:
        """The sum with more of the writer's."""
        return Spending(writing=self.writing + tokens, judging=self.judging)

    def with_judging(self, tokens: Tokens) -> Spending:
        """The sum with more of the judge's."""
        return Spending(writing=self.writing, judging=self.judging + tokens)

    @property
    def total(self) -> Tokens:
        """Both together."""
        return self.writing + self.judging


class Provenance(Record):
    """How a persona came about: enough to do it again, and to see that something changed.

    ``tokens`` are the writer's, repairs and replies that could not be used included; ``judge_tokens`` the judge's.
    """

    model: str
    base_url: str
    steps: Literal["one", "many"]
    prompt_sha256: str
    segment_sha256: str
    created: str
    seconds: float
    tokens: Tokens
    judge_tokens: Tokens = Tokens()
    rounds: int

    @property
    def spending(self) -> Spending:
        """What both models took."""
        return Spending(writing=self.tokens, judging=self.judge_tokens)

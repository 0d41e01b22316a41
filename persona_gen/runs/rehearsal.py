"""A persona's writing without a model: every prompt that is settled without its replies is made and kept."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, TypeVar

from pydantic import BaseModel

from persona_gen.checker.segment_index import SegmentIndex
from persona_gen.domain import Message, PersonaDraft, Tokens
from persona_gen.errors import Deferred
from persona_gen.llm.cache import CompletionCache
from persona_gen.llm.client import Client
from persona_gen.llm.completion import Completion
from persona_gen.llm.endpoint import Endpoint
from persona_gen.llm.prompts import Prompts
from persona_gen.writer.at_once import WRITE_TOKENS
from persona_gen.writer.plan import Plan
from persona_gen.writer.stepwise import SideDraft

_T = TypeVar("_T", bound=BaseModel)

LIKELY_SIDE = "goal"
"""Of a quote without a cue, as the embedded model sorts them: ten of ten in three segments of real interviews."""


class Rehearsal(Client):
    """Answers from memory, and else with as little as lets the writing go on; keeps what it would have asked."""

    def __init__(self, endpoint: Endpoint, cache: CompletionCache | None, *, fresh: bool) -> None:
        super().__init__(endpoint, cache=cache, fresh=fresh, outbox=lambda _key, _body: None)
        self.asked: list[tuple[str, Sequence[Message]]] = []
        self.remembered = 0

    def write(self, plan: Plan, prompts: Prompts, *, many: bool) -> None:
        """Ask whatever is asked for a first draft."""
        if many:
            plan.steps(prompts, SegmentIndex(plan.segment), self).write()
        elif plan.selection.aliases:
            schema = plan.schema(PersonaDraft)
            try:
                self.complete(plan.message(prompts), PersonaDraft, schema=schema, max_tokens=WRITE_TOKENS)
            except Deferred:
                return

    def complete(self, messages: Sequence[Message], reply_type: type[_T], **settings: Any) -> Completion[_T]:
        """A reply from memory or, at no cost, a stand-in; `Deferred` where there is none."""
        try:
            reply = super().complete(messages, reply_type, **settings)
        except Deferred:
            self.asked.append((reply_type.__name__, messages))
            if reply_type.__name__ == SideDraft.__name__:
                return Completion(reply_type.model_validate({"side": LIKELY_SIDE}), Tokens())
            raise
        self.remembered += 1
        return reply

"""The Chat Completions format: what is sent, what comes back, and what a refusal means. Does no input or output."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from persona_gen.domain import Message
from persona_gen.errors import AccessDenied, ModelError, ModelRejected, ModelStopped, PromptTooLong

ANOTHER_MODEL = "try again, or use another model (--model)"
CHECK_ENDPOINT = "check OPENAI_BASE_URL (it usually ends in /v1) and the model name (--model)"
LESS_EVIDENCE = "give less evidence (a smaller --budget) or use a model that takes more (--model)"
MORE_REPLY = "allow longer replies (--max-reply N), or use another model (--model)"
OBJECTION = "look for what it may object to in the evidence, or use another model (--model)"

_TOO_LONG = re.compile(
    r"context.?(length|window|size)|maximum context|too many (input |prompt )?tokens|prompt is too long"
    r"|reduce the length",
    re.I,
)
"""How OpenAI, vLLM, llama.cpp, Ollama and Anthropic's gateway say that a prompt does not fit."""

_WINDOW = re.compile(
    r"(?:maximum context length (?:is|of)|context (?:window|size|length)(?: is| of)?|n_ctx\W{1,4})\s*\(?(\d{3,7})", re.I
)
"""The tokens that a model takes, as vLLM, OpenAI and llama.cpp name them in a refusal."""
TOKENS_SENT = re.compile(
    r"(?:your (?:request|prompt|messages?) (?:has|contains?|is|resulted in)|n_prompt_tokens\W{1,4})\s*(\d+)"
    r"|(\d+) (?:in (?:the|your) (?:messages|prompt)|input tokens|prompt tokens)",
    re.I,
)
"""The tokens of the prompt, as they name those."""

REASK = "That reply cannot be used. {} Answer again with the whole JSON object, corrected, and nothing else."


class Refusal(NamedTuple):
    """An HTTP error answer: status, the error's ``code`` and ``param`` if it has them, and its words."""

    status: int
    code: str | None
    param: str | None
    words: str

    def __str__(self) -> str:
        # A web page says nothing to a person on a command line.
        plain = not self.words or self.words.lstrip().startswith("<")
        return f"HTTP {self.status}" + ("" if plain else f": {self.words[:200]}")

    @property
    def too_long(self) -> bool:
        """The prompt, with room for the reply, does not fit the model."""
        return self.status == 413 or self.code == "context_length_exceeded" or bool(_TOO_LONG.search(self.words))

    @property
    def window(self) -> tuple[int, int] | None:
        """The tokens that the model takes, and those of the prompt, where the refusal tells both."""
        window, asked = _WINDOW.search(self.words), TOKENS_SENT.search(self.words)
        return (int(window[1]), int(asked[1] or asked[2])) if window and asked else None

    def as_error(self, model: str, endpoint: str) -> ModelError:
        """The refusal as a person needs it."""
        where = f"{model} at {endpoint} ({self})"
        if self.code == "content_filter":
            return ModelStopped(f"a content filter stopped {where}", cure=OBJECTION)
        if self.too_long:
            return PromptTooLong(f"the prompt is too long for {where}", cure=LESS_EVIDENCE, window=self.window)
        what = f"request refused by {where}"
        if self.status == 402 or self.code == "insufficient_quota":
            return AccessDenied(what, cure="top up the account, or use another key or model")
        if self.status in (401, 403):
            return AccessDenied(what, cure="check OPENAI_API_KEY")
        and_how = "" if self.status == 404 else ", and that it takes Chat Completions"
        return ModelRejected(what, cure=CHECK_ENDPOINT + and_how)


@dataclass(frozen=True)
class Dialect:
    """The form of request that an endpoint takes, as far as is known."""

    form: str = "json_schema"
    limit: str = "max_tokens"
    limit_swapped: bool = False
    dropped: frozenset[str] = frozenset()

    def arguments(self, turns: Sequence[Message], schema: dict[str, Any], name: str, max_tokens: int) -> dict[str, Any]:
        """The arguments of a call that depend on the dialect: messages, form and limit of the reply."""
        if self.form == "json_schema":
            json_schema = {"name": name, "strict": True, "schema": schema}
            form = {"response_format": {"type": "json_schema", "json_schema": json_schema}}
            return {"messages": turns, self.limit: max_tokens, **form}
        arguments = {"messages": _with_schema(turns, schema), self.limit: max_tokens}
        return {**arguments, "response_format": {"type": "json_object"}} if self.form == "json_object" else arguments

    def after(self, refusal: Refusal, sampling: Mapping[str, Any]) -> tuple[Dialect, str] | None:
        """What to try after this refusal, and what to tell; None where no other form would help."""
        complaint = f"{refusal.param} {refusal.words}".lower()
        if refusal.status not in (400, 422) or refusal.too_long:
            return None
        if self.limit in complaint and not self.limit_swapped:
            other = {"max_tokens": "max_completion_tokens", "max_completion_tokens": "max_tokens"}[self.limit]
            return replace(self, limit=other, limit_swapped=True), f"does not take {self.limit}; using {other}"
        for name in sorted(sampling.keys() - self.dropped):
            if name.lower() in complaint:
                return replace(self, dropped=self.dropped | {name}), f"does not take {name}; going on without it"
        if self.form == "json_schema" and re.search(r"response_?format|schema", complaint):
            return replace(self, form="json_object"), "does not take a JSON schema; stating it in the prompt instead"
        if self.form == "json_object" and re.search(r"response_?format|json", complaint):
            return replace(self, form="text"), "has no JSON mode; asking for JSON in the prompt alone"
        return None

    @property
    def stated(self) -> Dialect:
        """The form that states the schema in the prompt, for an endpoint that takes one and does not keep to it."""
        return replace(self, form="json_object") if self.form == "json_schema" else self


def _with_schema(turns: Sequence[Message], schema: dict[str, Any]) -> list[Message]:
    """The schema stated at the end of the system prompt, for endpoints that cannot enforce it."""
    instruction = (
        "Answer with one JSON object and nothing else: no Markdown, no comment. "
        f"It must satisfy this JSON schema:\n{json.dumps(schema, ensure_ascii=False)}"
    )
    if turns and turns[0]["role"] == "system":
        return [{"role": "system", "content": f"{turns[0]['content']}\n\n{instruction}"}, *turns[1:]]
    return [{"role": "system", "content": instruction}, *turns]

"""The Chat Completions format: what is sent, what comes back, and what a refusal means. Does no input or output."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, NamedTuple

from pydantic import BaseModel, ValidationError

from persona_gen.domain import Message, Tokens
from persona_gen.errors import AccessDenied, InvalidReply, ModelError, ModelRejected, ModelStopped, PromptTooLong

ANOTHER_MODEL = "try again, or use another model (--model)"
CHECK_ENDPOINT = "check OPENAI_BASE_URL (it usually ends in /v1) and the model name (--model)"
LESS_EVIDENCE = "give less evidence (a smaller --budget) or use a model that takes more (--model)"
OBJECTION = "look for what it may object to in the evidence, or use another model (--model)"

TOO_LONG = re.compile(
    r"context.?(length|window|size)|maximum context|too many (input |prompt )?tokens|prompt is too long"
    r"|reduce the length",
    re.I,
)
"""How OpenAI, vLLM, llama.cpp, Ollama and Anthropic's gateway say that a prompt does not fit."""

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
        return self.status == 413 or self.code == "context_length_exceeded" or bool(TOO_LONG.search(self.words))

    def as_error(self, model: str, endpoint: str) -> ModelError:
        """The refusal as a person needs it."""
        where = f"{model} at {endpoint} ({self})"
        if self.code == "content_filter":
            return ModelStopped(f"a content filter stopped {where}", cure=OBJECTION)
        if self.too_long:
            return PromptTooLong(f"the prompt is too long for {where}", cure=LESS_EVIDENCE)
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

    def reply_in(self, said: str) -> str:
        """The JSON text in what was said: without a schema enforced, models like to put it in a Markdown fence."""
        if self.form == "json_schema":
            return said
        fence = re.fullmatch(r"\s*```(?:json)?\s*(\{.*\})\s*```\s*", said, re.S | re.I)
        return fence[1] if fence else said


def _with_schema(turns: Sequence[Message], schema: dict[str, Any]) -> list[Message]:
    """The schema stated at the end of the system prompt, for endpoints that cannot enforce it."""
    told = (
        "Answer with one JSON object and nothing else: no Markdown, no comment. "
        f"It must satisfy this JSON schema:\n{json.dumps(schema, ensure_ascii=False)}"
    )
    if turns and turns[0]["role"] == "system":
        return [{"role": "system", "content": f"{turns[0]['content']}\n\n{told}"}, *turns[1:]]
    return [{"role": "system", "content": told}, *turns]


class _Said(BaseModel):
    content: str | None = None
    refusal: str | None = None


class _Choice(BaseModel):
    message: _Said
    finish_reason: str | None = None


class _Usage(BaseModel):
    prompt_tokens: int | None = None
    completion_tokens: int | None = None


class Answer(BaseModel):
    """The part of a Chat Completions answer that matters here."""

    choices: list[_Choice]
    usage: _Usage | None = None

    @property
    def tokens(self) -> Tokens:
        """What the answer cost; 0 tokens where the endpoint does not say."""
        usage = self.usage or _Usage()
        return Tokens(prompt=usage.prompt_tokens or 0, completion=usage.completion_tokens or 0, calls=1)


def read_answer(raw: str) -> Answer:
    """The body of a 200. Raises `InvalidReply` for web pages and whatever else gateways send."""
    try:
        return Answer.model_validate_json(raw)
    except ValidationError as error:
        what = f'the endpoint answered with something other than a chat completion: "{raw.strip()[:80]}"'
        raise InvalidReply(what, cure=CHECK_ENDPOINT, raw=raw) from error


def said_in(answer: Answer, raw: str) -> str:
    """The text of the reply. Raises `ModelStopped` if it is not whole, `InvalidReply` if there is none."""
    if not answer.choices:
        raise InvalidReply("the endpoint answered without a single choice", cure=ANOTHER_MODEL, raw=raw)
    message, finish = answer.choices[0].message, answer.choices[0].finish_reason
    if message.refusal:
        raise ModelStopped(f'the model refused: "{message.refusal[:200]}"', cure=OBJECTION)
    if finish == "content_filter":
        raise ModelStopped("a content filter stopped the reply", cure=OBJECTION)
    if finish == "length":
        raise ModelStopped(f"the reply broke off after {answer.tokens.completion} tokens", cure=LESS_EVIDENCE)
    if not message.content or not message.content.strip():
        raise InvalidReply("the model's reply is empty", cure=ANOTHER_MODEL, raw=raw)
    return message.content


class _Top(BaseModel):
    token: str
    logprob: float


class _Token(BaseModel):
    top_logprobs: list[_Top]


class _Logprobs(BaseModel):
    content: list[_Token]


class _Weighed(BaseModel):
    logprobs: _Logprobs


class _Weighing(BaseModel):
    choices: list[_Weighed]


def first_token(raw: str) -> list[tuple[str, float]]:
    """The likeliest first tokens of a reply with their probabilities. Raises `InvalidReply` if it has none."""
    try:
        top = _Weighing.model_validate_json(raw).choices[0].logprobs.content[0].top_logprobs
    except (ValidationError, IndexError) as error:
        cure = "use an endpoint that gives logprobs, such as the embedded model"
        raise InvalidReply("the endpoint gave no token probabilities", cure=cure, raw=raw) from error
    return [(each.token, math.exp(min(each.logprob, 0.0))) for each in top]


def complaint_about(error: ValidationError) -> str:
    """What is wrong with a reply, for the model and for a person: at most five complaints."""
    complaints = error.errors(include_url=False, include_input=False, include_context=False)
    if complaints[0]["type"] == "json_invalid":
        return f"It is not JSON ({complaints[0]['msg']})."
    told = [f"{'.'.join(map(str, c['loc'])) or 'the whole'}: {c['msg']}" for c in complaints[:5]]
    return f"It has the wrong shape ({'; '.join(told)})."

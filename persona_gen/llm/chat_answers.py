"""What a Chat Completions endpoint answers: the body, what was said in it, and the reply as the type asked for."""

from __future__ import annotations

import json
import math
import re
from collections.abc import Iterator
from typing import Annotated, Any, TypeVar

from pydantic import BaseModel, Field, ValidationError, field_validator, model_validator

from persona_gen.domain import Tokens
from persona_gen.errors import InvalidReply, ModelStopped, ReplyCut
from persona_gen.llm.chat_format import ANOTHER_MODEL, CHECK_ENDPOINT, MORE_REPLY, OBJECTION, Refusal
from persona_gen.text.json_values import is_too_deep, json_value

_T = TypeVar("_T", bound=BaseModel)

_THINKING = re.compile(r"^.*</think(?:ing)?>", re.S | re.I)

NOT_JSON = "It is not JSON"

LONGEST_REPLY = 100_000
"""Characters of JSON in a reply, several times what is ever asked for; thinking beside it may be longer."""
MOST_OBJECTS = 50
"""Places in a reply at which a JSON object is looked for: more are in none that was meant."""

MOST_TOKENS = 2**40
"""Beyond any bill: an endpoint that reports more has miscounted."""

MOST_DIGITS = 20
"""Of a whole number that is still exact; longer ones are counts of nothing."""

_Count = Annotated[int, Field(ge=0, le=MOST_TOKENS)]


def objects_in(reply: str) -> Iterator[str]:
    """What may be the JSON text of a reply, likeliest first.

    All of it; else the objects that stand in it once its thinking is left out, the last first: models think aloud, put
    a fence around what they were asked for, or say something before and after it.
    """
    yield reply
    rest, decoder, objects = _THINKING.sub("", reply), json.JSONDecoder(), []
    at = -1 if is_too_deep(rest) else rest.find("{")
    for _ in range(MOST_OBJECTS):
        if at < 0:
            break
        try:
            _, end = decoder.raw_decode(rest, at)
        except (ValueError, RecursionError):
            end = at + 1
        else:
            objects.append(rest[at:end])
        at = rest.find("{", end)
    yield from reversed(objects)


class _Said(BaseModel):
    content: str | None = None
    refusal: str | None = None


class _Choice(BaseModel):
    message: _Said
    finish_reason: str | None = None


class _Details(BaseModel):
    reasoning_tokens: _Count | None = None


class _Usage(BaseModel):
    prompt_tokens: _Count | None = None
    completion_tokens: _Count | None = None
    completion_tokens_details: _Details | None = None


class Answer(BaseModel):
    """The part of a Chat Completions answer that matters here."""

    choices: list[_Choice]
    usage: _Usage | None = None
    model: str | None = None
    miscounted: bool = False
    """Whether there was a usage that cannot be: negative, absurd, or no number."""

    @field_validator("model", mode="before")
    @classmethod
    def _is_a_name(cls, value: object) -> object:
        return value if isinstance(value, str) else None

    @model_validator(mode="before")
    @classmethod
    def _counted(cls, data: Any) -> Any:
        if not isinstance(data, dict) or data.get("usage") is None:
            return data
        try:
            return {**data, "usage": _Usage.model_validate(data["usage"])}
        except ValidationError:
            return {**data, "usage": None, "miscounted": True}

    @property
    def reasoning(self) -> int:
        """Tokens of the reply that were spent on reasoning, where the endpoint says so."""
        details = self.usage.completion_tokens_details if self.usage else None
        return (details.reasoning_tokens or 0) if details else 0

    def other_model(self, asked: str) -> str | None:
        """The model that says it has answered, where that is not the one asked or a dated name of it."""
        names = [name.rpartition("/")[2].casefold() for name in (asked, self.model or asked)]
        return None if names[0] in names[1] or names[1] in names[0] else self.model

    @property
    def tokens(self) -> Tokens:
        """What the answer cost; 0 tokens where the endpoint does not say."""
        usage = self.usage or _Usage()
        return Tokens(prompt=usage.prompt_tokens or 0, completion=usage.completion_tokens or 0, calls=1)


def error_in(raw: str) -> Refusal | None:
    """The error that some gateways send with a status of 200, with the status that it names itself, else 400."""
    if '"choices"' in raw or '"error"' not in raw:
        return None
    try:
        body = json_value(raw)
    except ValueError:
        return None
    error = body.get("error") if isinstance(body, dict) else None
    if isinstance(body, dict) and body.get("object") == "error":  # as vLLM writes it
        error = body
    if not error:
        return None
    fields = error if isinstance(error, dict) else {"message": error}
    code = fields.get("status") or fields.get("code")
    status = code if isinstance(code, int) and 400 <= code < 600 else 400
    words = fields.get("message") or fields.get("detail") or error
    name = code if isinstance(code, str) else None
    return Refusal(status, name, None, str(words)[:2000])


def read_answer(raw: str) -> Answer:
    """The body of a 200. Raises `InvalidReply` for web pages and whatever else gateways send."""
    try:
        return Answer.model_validate(json_value(raw, parse_int=_whole_number))
    except ValueError as error:
        what = f'the endpoint answered with something other than a chat completion: "{raw.strip()[:80]}"'
        raise InvalidReply(what, cure=CHECK_ENDPOINT, raw=raw) from error


def _whole_number(digits: str) -> float:
    """A number of any length: Python itself refuses to read more than a few thousand digits."""
    return int(digits) if len(digits) < MOST_DIGITS else float(digits)


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
        thought = f", {answer.reasoning:,} of them reasoning" if answer.reasoning else ""
        what = f"the reply broke off after {answer.tokens.completion:,} tokens{thought}"
        raise ReplyCut(what, cure=MORE_REPLY)
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


def read_reply(text: str, reply_type: type[_T]) -> tuple[_T | None, str]:
    """The reply in what was said and the words that are it; or nothing, and what is wrong."""
    complaint = ""
    for candidate in objects_in(text):
        if len(candidate) > LONGEST_REPLY:
            complaint = f"It has {len(candidate):,} characters, and at most {LONGEST_REPLY:,} are read."
            continue
        try:
            return reply_type.model_validate_json(candidate), candidate
        except ValidationError as error:
            if not complaint or complaint.startswith(NOT_JSON):
                complaint = complaint_about(error)
    return None, complaint


def complaint_about(error: ValidationError) -> str:
    """What is wrong with a reply, for the model and for a person: at most five complaints."""
    complaints = error.errors(include_url=False, include_input=False, include_context=False)
    if complaints[0]["type"] == "json_invalid":
        return f"{NOT_JSON} ({complaints[0]['msg']})."
    faults = [f"{'.'.join(map(str, c['loc']))[:80] or 'the whole'}: {c['msg']}" for c in complaints[:5]]
    return f"It has the wrong shape ({'; '.join(faults)})."

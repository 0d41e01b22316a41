"""Results of a provider's batch: files of answers in any order, read line by line into the memory of completions.

Reads what OpenAI's Batch API and ``vllm run-batch`` write, one object a line: ``custom_id``, ``response`` with
``status_code`` and ``body`` (a chat completion), and ``error``, which vLLM gives as a bare text too.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from pydantic import BaseModel, ConfigDict, ValidationError

from persona_gen.domain import PersonaDraft, Tokens
from persona_gen.errors import InputError, ModelError
from persona_gen.files import unreadable
from persona_gen.llm.cache import CompletionCache
from persona_gen.llm.chat_answers import read_answer, read_reply, said_in
from persona_gen.runs.provider.requests import PendingRequests
from persona_gen.writer.at_once import RepairDraft

LONGEST_RESULT_LINE = 16_000_000
"""Bytes of a line that are read at once: far above any reply, and a bound for files that have no lines."""
CUSTOM_ID = re.compile(rb'"custom_id"\s*:\s*"([0-9a-f]{64})"')
SHOWN_REASONS = 3


class _Object(BaseModel):
    """Any JSON object: the least a reply must be."""

    model_config = ConfigDict(extra="allow")


REPLY_TYPES: dict[str, type[BaseModel]] = {t.__name__: t for t in (PersonaDraft, RepairDraft)}


class _Response(BaseModel):
    status_code: int | None = None
    body: Any = None


class _Line(BaseModel):
    custom_id: str
    response: _Response | None = None
    error: Any = None
    body: Any = None


class _Unusable(Exception):
    """Why an answer cannot be used."""


@dataclass
class ResultsTally:
    """What one results file held, in lines.

    ``new`` replies were put into the memory, and cost ``tokens``. ``answered_before``: had their reply, ``failed``
    are the reasons why the others will be asked again, ``unknown`` belong to no request of this folder, ``unreadable``
    are no result at all. ``cut``: the last line breaks off. ``again``: the whole file was imported before, and was not
    read.
    """

    file: str
    new: int = 0
    tokens: int = 0
    answered_before: int = 0
    failed: Counter[str] = field(default_factory=Counter)
    unknown: int = 0
    unreadable: int = 0
    first_unreadable: str = ""
    cut: bool = False
    again: bool = False

    def __str__(self) -> str:
        if self.again:
            return f"{self.file}: imported before; nothing is changed"
        failed = sum(self.failed.values())
        reasons = "; ".join(f"{n} × {reason}" for reason, n in self.failed.most_common(SHOWN_REASONS))
        more = "; …" if len(self.failed) > SHOWN_REASONS else ""
        parts = [
            f"{self.new:,} {'reply' if self.new == 1 else 'replies'} new ({self.tokens:,} tokens)",
            self.answered_before and f"{self.answered_before} known before",
            failed and f"{failed} failed ({reasons}{more})",
            self.unknown and f"{self.unknown} of requests this folder did not ask",
            self.unreadable and f"{self.unreadable} unreadable, the first on {self.first_unreadable}",
            self.cut and "the last line is cut off",
        ]
        return f"{self.file}: {', '.join(part for part in parts if part)}"


def import_results(path: Path, pending: PendingRequests, cache: CompletionCache) -> ResultsTally:
    """Put the good replies of a results file into the memory, and note why the others are none.

    A reply counts once, a failure once for each time its request went out, whatever the order, and a file that was
    imported before changes nothing. ``pending`` is saved at the end. Raises `InputError` where the file cannot be
    read or holds requests.
    """
    tally = ResultsTally(str(path))
    try:
        with path.open("rb") as file:
            digest = hashlib.file_digest(file, "sha256").hexdigest()
        if digest in pending.imported:
            tally.again = True
            return tally
        for number, line in _lines(path):
            _take(line, f"line {number}", pending, cache, tally)
    except OSError as error:
        raise unreadable(path, error) from None
    pending.imported.append(digest)
    pending.save()
    return tally


def _lines(path: Path) -> Iterator[tuple[int, bytes]]:
    with path.open("rb") as file:
        for number, line in enumerate(iter(lambda: file.readline(LONGEST_RESULT_LINE), b""), 1):
            if line.strip():
                yield number, line


def _take(raw: bytes, place: str, pending: PendingRequests, cache: CompletionCache, tally: ResultsTally) -> None:
    """One line of a file."""
    try:
        line = _Line.model_validate_json(raw)
    except ValidationError:
        cut = not raw.endswith(b"\n") and len(raw) < LONGEST_RESULT_LINE
        tally.cut, tally.unreadable = cut, tally.unreadable + (not cut)
        tally.first_unreadable = tally.first_unreadable or place
        if named := CUSTOM_ID.search(raw):  # what can still be told apart need not be waited for
            _fail(named[1].decode(), "its result is cut off" if cut else "its result is unreadable", pending, tally)
        return
    if line.response is None and line.error is None and line.body is not None:
        raise InputError(tally.file, place, "this is a request, not a result", cure="give the file of the answers")
    asked = pending.unanswered.get(line.custom_id)
    if asked is None:
        answered = cache.get(line.custom_id) is not None
        tally.answered_before, tally.unknown = tally.answered_before + answered, tally.unknown + (not answered)
        return
    try:
        text, cost = _reply(line, REPLY_TYPES.get(asked.reply, _Object))
    except _Unusable as reason:
        _fail(line.custom_id, str(reason), pending, tally)
    else:
        model = pending.settings.get("model", "")
        cache.put(line.custom_id, text, cost, model=model, characters=asked.characters, kind=asked.reply)
        del pending.unanswered[line.custom_id]
        tally.new += 1
        tally.tokens += cost.prompt + cost.completion


def _fail(key: str, reason: str, pending: PendingRequests, tally: ResultsTally) -> None:
    asked = pending.unanswered.get(key)
    if asked and asked.failed is None:
        asked.failed = reason
        tally.failed[reason] += 1
    else:
        tally.answered_before += asked is not None


def _reply(line: _Line, reply_type: type[BaseModel]) -> tuple[str, Tokens]:
    """The text of a good reply and its cost. Raises `_Unusable`."""
    response, words = line.response, _words(line.error)
    if response is None:
        raise _Unusable(words or "neither a response nor an error")
    if response.status_code not in (None, 200):
        words = words or _words(response.body)
        raise _Unusable(f"HTTP {response.status_code}" + (f": {words}" if words else ""))
    if words:
        raise _Unusable(words)
    raw = response.body if isinstance(response.body, str) else json.dumps(response.body)
    try:
        answer = read_answer(raw)
        reply, text = read_reply(said_in(answer, raw), reply_type)
    except ModelError as error:
        raise _Unusable(error.what) from None
    if reply is None:
        raise _Unusable(text)
    return text, answer.tokens


def _words(error: Any) -> str:
    """What an error says, as OpenAI (``code``, ``message``), vLLM (the same, under ``error``, or a text) say it."""
    if isinstance(error, dict):
        if inner := error.get("error"):
            return _words(inner)
        parts = [str(error[name]) for name in ("code", "message") if error.get(name)]
        return ": ".join(parts)[:200]
    return str(error)[:200] if error and not str(error).lstrip().startswith("<") else ""

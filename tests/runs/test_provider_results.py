"""Results of batches: what becomes of every kind of line, in any order, and however often it is read."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from loopback import said
from persona_drafts import empty_draft

from persona_gen.errors import InputError
from persona_gen.llm.cache import CompletionCache
from persona_gen.runs.provider.requests import OpenRequest, PendingRequests
from persona_gen.runs.provider.results import import_results

A, B, C = ("a" * 64, "b" * 64, "c" * 64)
CLAIM = {"text": "Rents in a city.", "cites": ["S1"]}
PERSONA = empty_draft() | {"tagline": CLAIM}


@pytest.fixture
def pending(tmp_path: Path) -> PendingRequests:
    """Two drafts and a repair are asked and not answered."""
    pending = PendingRequests(tmp_path, {"model": "m"})
    pending.folder.mkdir()
    pending.unanswered = {key: OpenRequest("PersonaDraft", 100, "requests-1-1", 1) for key in (A, B)}
    pending.unanswered[C] = OpenRequest("RepairDraft", 50, "requests-1-1", 1)
    return pending


@pytest.fixture
def cache(tmp_path: Path) -> CompletionCache:
    """An empty one."""
    return CompletionCache(tmp_path / "memory.sqlite")


def good(key: str, content: Any = PERSONA, **more: Any) -> dict[str, Any]:
    """A line with an answer, as OpenAI writes it."""
    response = {"status_code": 200, "request_id": "r", "body": said(content, **more).body}
    return {"id": "batch_req_1", "custom_id": key, "response": response, "error": None}


def results(tmp_path: Path, *lines: dict[str, Any] | str, name: str = "results.jsonl", end: str = "\n") -> Path:
    """A file of lines; a text is written as it is."""
    path = tmp_path / name
    texts = (line if isinstance(line, str) else json.dumps(line, ensure_ascii=False) for line in lines)
    path.write_text("\n".join(texts) + end, encoding="utf-8")
    return path


def test_good_replies_are_remembered_in_any_order(
    tmp_path: Path, pending: PendingRequests, cache: CompletionCache
) -> None:
    """A reply goes into the memory under its request's key, with what it cost."""
    tally = import_results(results(tmp_path, good(C, {"claims": []}), good(A)), pending, cache)
    assert (tally.new, tally.tokens, sum(tally.failed.values())) == (2, 30, 0)
    known = cache.get(A)
    assert known and (json.loads(known.text), known.prompt, known.completion) == (PERSONA, 10, 5)
    assert list(pending.unanswered) == [B]
    assert list(PendingRequests.load(tmp_path).unanswered) == [B]


def response(status: int, body: Any) -> dict[str, Any]:
    """A line with an HTTP error."""
    return {"custom_id": A, "response": {"status_code": status, "request_id": "r", "body": body}, "error": None}


def error(what: Any, **more: Any) -> dict[str, Any]:
    """A line with an error object."""
    return {"custom_id": A, "response": None, "error": what, **more}


VLLM_REFUSAL = {"status_code": 400, "request_id": "vllm-batch-1", "body": None}


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        (error({"code": "batch_expired", "message": "too late"}), "batch_expired: too late"),
        (error({"message": "overloaded"}), "overloaded"),
        (error("ValueError: no", response=VLLM_REFUSAL), "HTTP 400: ValueError: no"),
        (error({"error": {"message": "too long", "code": 400}}, response=VLLM_REFUSAL), "HTTP 400: 400: too long"),
        (error(None), "neither a response nor an error"),
        (error("the engine died"), "the engine died"),
        (response(429, {"error": {"code": "rate_limit", "message": "slow"}}), "HTTP 429: rate_limit: slow"),
        (response(502, "<html>Bad gateway</html>"), "HTTP 502"),
        (response(500, None), "HTTP 500"),
        (response(200, "<html>Sign in</html>"), "something other than a chat completion"),
        (response(200, None), "something other than a chat completion"),
        (response(200, {"choices": []}), "without a single choice"),
        (good(A, finish="length"), "the reply broke off after 5 tokens"),
        (good(A, finish="content_filter"), "a content filter stopped the reply"),
        (good(A, None, refusal="I can't"), 'the model refused: "I can\'t"'),
        (good(A, ""), "the model's reply is empty"),
        (good(A, "Sure! Here it is"), "It is not JSON"),
        (good(A, {"claims": []}), "It has the wrong shape"),
        (f'{{"custom_id": "{A}", "response": {{"status', "its result is unreadable"),
        ({"custom_id": A, "response": 7}, "its result is unreadable"),
    ],
)
def test_what_is_no_good_reply_has_failed(
    tmp_path: Path, pending: PendingRequests, cache: CompletionCache, line: dict[str, Any] | str, reason: str
) -> None:
    """It is not remembered, its reason is kept, and the lines around it count."""
    tally = import_results(results(tmp_path, good(B), line, good(C, {"claims": []})), pending, cache)
    assert cache.get(A) is None
    assert tally.new == 2
    [(told, count)] = tally.failed.items()
    assert count == 1
    assert reason in told
    assert "1 failed (1 × " in str(tally)
    assert pending.unanswered == {A: OpenRequest("PersonaDraft", 100, "requests-1-1", 1, told)}


def test_a_reply_in_a_markdown_fence_is_good(tmp_path: Path, pending: PendingRequests, cache: CompletionCache) -> None:
    """Servers that do not enforce the schema let models do that."""
    tally = import_results(results(tmp_path, good(A, f"```json\n{json.dumps(PERSONA)}\n```")), pending, cache)
    assert tally.new == 1
    assert (known := cache.get(A)) and json.loads(known.text) == PERSONA


@pytest.mark.parametrize("kept", [20, 90, 300])
def test_a_truncated_last_line_is_told(
    tmp_path: Path, pending: PendingRequests, cache: CompletionCache, kept: int
) -> None:
    """What can still be told of it has failed; before its id is written, its answer has still to come."""
    cut = json.dumps(good(A))[:kept]
    tally = import_results(results(tmp_path, good(B), cut, end=""), pending, cache)
    assert (tally.new, tally.cut) == (1, True)
    assert "the last line is cut off" in str(tally)
    assert pending.unanswered[A].failed == ("its result is cut off" if A in cut else None)


def test_duplicates_and_strangers_are_counted(tmp_path: Path, pending: PendingRequests, cache: CompletionCache) -> None:
    """A second reply changes nothing, nor does one to a request of somebody else; garbage is only counted."""
    other = {**PERSONA, "tagline": {**CLAIM, "text": "Another."}}
    lines = [good(A), good(A, other), good("f" * 64), "<html>", "\x00\x01", "", "[]", error("late")]
    tally = import_results(results(tmp_path, *lines), pending, cache)
    assert (tally.new, tally.answered_before, tally.unknown, tally.unreadable) == (1, 2, 1, 3)
    assert (known := cache.get(A)) and json.loads(known.text) == PERSONA
    assert "2 known before, 1 of requests this folder did not ask, 3 unreadable" in str(tally)


@pytest.mark.parametrize("order", [1, -1])
def test_a_good_reply_counts_before_and_after_a_failure(
    tmp_path: Path, pending: PendingRequests, cache: CompletionCache, order: int
) -> None:
    """Whichever line comes first."""
    import_results(results(tmp_path, *[good(A), error("HTTP 500")][::order]), pending, cache)
    assert cache.get(A)
    assert A not in pending.unanswered


def test_the_same_file_again_changes_nothing(tmp_path: Path, pending: PendingRequests, cache: CompletionCache) -> None:
    """Not even a failure counts again, although its request has gone out anew meanwhile."""
    path = results(tmp_path, good(B), error("HTTP 500"))
    import_results(path, pending, cache)
    pending.unanswered[A] = OpenRequest("PersonaDraft", 100, "requests-2-1", 2)
    before = dict(pending.unanswered)
    tally = import_results(path, pending, cache)
    assert str(tally) == f"{path}: imported before; nothing is changed"
    assert pending.unanswered == before


def test_a_file_that_breaks_off_can_be_given_whole(
    tmp_path: Path, pending: PendingRequests, cache: CompletionCache
) -> None:
    """The lines known already are passed over."""
    import_results(results(tmp_path, good(B), json.dumps(good(A))[:300], end=""), pending, cache)
    tally = import_results(results(tmp_path, good(B), good(A)), pending, cache)
    assert (tally.new, tally.answered_before) == (1, 1)


def test_requests_are_no_results(tmp_path: Path, pending: PendingRequests, cache: CompletionCache) -> None:
    """Whoever names the wrong file is told, and nothing has failed."""
    path = results(tmp_path, {"custom_id": A, "method": "POST", "url": "/v1/chat/completions", "body": {}})
    with pytest.raises(InputError, match="line 1: this is a request, not a result"):
        import_results(path, pending, cache)
    assert pending.unanswered[A].failed is None


def test_a_line_without_end_is_bounded(
    tmp_path: Path, pending: PendingRequests, cache: CompletionCache, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A file that is one endless line is read in pieces, none of them a result."""
    monkeypatch.setattr("persona_gen.runs.provider.results.LONGEST_RESULT_LINE", 1000)
    tally = import_results(results(tmp_path, "x" * 2500), pending, cache)
    assert (tally.new, tally.unreadable, tally.cut) == (0, 3, False)

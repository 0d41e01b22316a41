"""The client against a real server on loopback that answers as scripted, mostly badly."""

from __future__ import annotations

import gc
import json
import socket
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import openai  # noqa: F401 - imported before any deadline begins: it takes most of a second
import pytest
from loopback import Answer, Loopback, refused, said
from persona_drafts import empty_draft
from pydantic import BaseModel, ConfigDict
from rows import every_row

from persona_gen.domain import PersonaDraft, Tokens
from persona_gen.errors import ConfigError, InvalidReply, ModelError, ModelRejected, ModelStopped, ModelUnavailable
from persona_gen.llm.cache import CompletionCache
from persona_gen.llm.chat_answers import read_reply
from persona_gen.llm.client import Client
from persona_gen.llm.completion import Completion
from persona_gen.llm.endpoint import remote
from persona_gen.llm.fake import FakeClient
from persona_gen.llm.rate_limits import asked_wait


class Line(BaseModel):
    """The shape asked for in these tests."""

    model_config = ConfigDict(extra="forbid")
    text: str
    cites: list[str]


GOOD = {"text": "Emma compares before she calls.", "cites": ["S1"]}
ASK = [{"role": "system", "content": "Write."}, {"role": "user", "content": "One line."}]
PAGE = Answer("<html><body>Log in to the hotel network</body></html>")


def client(server: Loopback, **settings: Any) -> Client:
    """A client of this server that no busy machine makes give up."""
    return Client(remote("m", server.url, "key"), **{"deadline": 60.0, **settings})


def failure(*script: Answer, **settings: Any) -> tuple[ModelError, Loopback]:
    """The error that this script ends in."""
    with Loopback(*script) as server, pytest.raises(ModelError) as caught:
        client(server, **settings).complete(ASK, Line)
    return caught.value, server


def success(*script: Answer, **settings: Any) -> tuple[Completion[Line], Loopback]:
    """The completion that this script ends in."""
    with Loopback(*script) as server:
        return client(server, **settings).complete(ASK, Line), server


def test_a_good_reply_is_validated_and_counted() -> None:
    """One request with the strict schema, one validated reply, and what it cost."""
    with Loopback(said(GOOD)) as server:
        asked = client(server)
        completion = asked.complete(ASK, Line, max_tokens=77)
    assert completion.reply == Line(**GOOD)
    assert completion.tokens == asked.tokens == Tokens(prompt=10, completion=5, calls=1)
    request = server.requests[0]
    assert (request["model"], request["max_tokens"], request["messages"]) == ("m", 77, ASK)
    assert request["response_format"]["json_schema"] == {
        "name": "Line",
        "strict": True,
        "schema": Line.model_json_schema(),
    }
    assert server.headers[0]["Authorization"] == "Bearer key"


def test_a_narrower_schema_is_sent_as_given() -> None:
    """The caller's schema takes the place of the type's own."""
    narrow = {"type": "object", "properties": {"text": {"const": "x"}}}
    with Loopback(said(GOOD)) as server:
        client(server).complete(ASK, Line, schema=narrow)
    assert server.requests[0]["response_format"]["json_schema"]["schema"] == narrow


def test_missing_usage_counts_as_nothing_but_the_call_counts() -> None:
    """An endpoint that does not say what it used still made one call."""
    completion, _ = success(said(GOOD, usage=False))
    assert completion.tokens == Tokens(calls=1)


@pytest.mark.parametrize(
    ("answer", "error", "words"),
    [
        (PAGE, InvalidReply, "hotel network"),
        (Answer({"object": "list", "data": []}), InvalidReply, "something other than a chat completion"),
        (Answer({"choices": []}), InvalidReply, "without a single choice"),
        (Answer('{"choices": [{"mess'), InvalidReply, "something other"),
        (said(""), InvalidReply, "empty"),
        (said(None), InvalidReply, "empty"),
        (said(None, refusal="I cannot help with Emma."), ModelStopped, "I cannot help with Emma."),
        (said("", finish="content_filter"), ModelStopped, "content filter"),
        (refused(400, "policy", code="content_filter"), ModelStopped, "content filter"),
    ],
    ids=["page", "other json", "no choice", "cut json", "empty", "null", "refusal", "filter", "filter 400"],
)
def test_answers_that_are_no_reply(answer: Answer, error: type[ModelError], words: str) -> None:
    """What arrives without an exception is still told apart, is not retried, and ends in a cure."""
    caught, server = failure(answer)
    assert type(caught) is error
    assert words in str(caught)
    assert str(caught).endswith(caught.cure)
    assert "\n" not in str(caught)
    assert len(server.requests) == 1


def test_the_raw_text_is_kept() -> None:
    """An InvalidReply holds the text as it came, page or prose."""
    page, _ = failure(PAGE)
    prose, _ = failure(said("Sure!"), reasks=0)
    assert isinstance(page, InvalidReply)
    assert page.raw == PAGE.body
    assert isinstance(prose, InvalidReply)
    assert prose.raw == "Sure!"


@pytest.mark.parametrize(
    ("first", "words"),
    [
        ("Sure, here it is!", "not JSON"),
        ('{"text": "Emma', "not JSON"),
        ({"text": "Emma"}, "cites: Field required"),
        ({**GOOD, "mood": "fine"}, "mood: Extra inputs"),
        ({"text": 3, "cites": ["S1"]}, "text: Input should be a valid string"),
    ],
    ids=["prose", "cut", "missing", "extra", "type"],
)
def test_a_reply_of_the_wrong_shape_is_asked_for_again(first: Any, words: str) -> None:
    """The model sees its own reply and what is wrong with it; both replies are paid for."""
    completion, server = success(said(first), said(GOOD))
    assert completion.reply == Line(**GOOD)
    assert completion.tokens == Tokens(prompt=20, completion=10, calls=2)
    *same, own, complaint = server.requests[1]["messages"]
    assert same[1:] == ASK[1:]
    assert json.dumps(Line.model_json_schema()) in same[0]["content"]  # perhaps it never was told the schema
    assert own == {"role": "assistant", "content": first if isinstance(first, str) else json.dumps(first)}
    assert words in complaint["content"]


ADVICE = {"kind": "build", "title": "Show the price", "text": "Show it first.", "cites": []}
SAID = {"text": "She puts it off.", "cites": []}


@every_row(
    ("part", "words"),
    [
        ({"use": [{**ADVICE, "title": "Show " * 40_000}]}, "at most 100,000 are read"),
        ({"use": [{**ADVICE, "title": "Show " * 4_000}]}, "title has 20,000 characters, and at most 4,000 are read"),
        ({"story": [{**SAID, "text": "a1,2 “" * 4_000}]}, "text has 24,000 characters"),
        ({"story": [SAID] * 500}, "story has 500 entries, and at most 200 are read"),
        ({"goals": [{**SAID, "cites": ["S1"] * 900}]}, "cites has 900 entries"),
        ({"x" * 5_000: 1}, "xxx: Extra inputs are not permitted"),
    ],
)
def test_a_reply_larger_than_can_be_read_is_of_the_wrong_shape(part: dict[str, Any], words: str) -> None:
    """Rules read every claim against all others: a megabyte of them took minutes. What is wrong is one short line."""
    reply, complaint = read_reply(json.dumps(empty_draft() | part), PersonaDraft)
    assert (reply, words in complaint, len(complaint) < 300) == (None, True, True)


@pytest.mark.parametrize("advice", [{k: v for k, v in ADVICE.items() if k != "title"}, {**ADVICE, "title": None}])
def test_an_advice_without_a_title_is_one(advice: dict[str, Any]) -> None:
    """Endpoints that enforce no schema leave it out, and a whole persona was lost with it."""
    reply, complaint = read_reply(json.dumps(empty_draft() | {"use": [advice]}), PersonaDraft)
    assert reply, complaint
    assert (reply.use[0].title, reply.use[0].text) == ("", "Show it first.")


def test_reasks_are_bounded_and_their_cost_is_counted() -> None:
    """After the last re-ask the error says what is wrong, and the totals hold every call."""
    with Loopback(otherwise=said({"text": "Emma"})) as server:
        asked = client(server, reasks=2)
        with pytest.raises(InvalidReply, match=r"asked 3 times: .*cites: Field required"):
            asked.complete(ASK, Line)
    assert len(server.requests) == 3
    assert asked.tokens == Tokens(prompt=30, completion=15, calls=3)


@pytest.mark.slow
@pytest.mark.parametrize(
    "trouble",
    [
        refused(429, "slow down", headers={"retry-after-ms": "20"}),
        refused(429, "slow down", headers={"retry-after": "0"}),
        refused(429, "slow down"),
        refused(408),
        refused(409),
        refused(500),
        refused(503, headers={"retry-after": "soon"}),
        Answer("<h1>Bad gateway</h1>", status=502),
        Answer(said(GOOD).body, cut=40),
        Answer(said(GOOD).body, cut=0),
    ],
    ids=["429 ms", "429 0 s", "429", "408", "409", "500", "503", "502 page", "cut mid-body", "cut at once"],
)
def test_passing_trouble_is_tried_again(trouble: Answer) -> None:
    """The second try succeeds, and costs one call."""
    completion, server = success(trouble, said(GOOD))
    assert completion.tokens.calls == 1
    assert len(server.requests) == 2


@pytest.mark.slow
def test_retry_after_is_honoured() -> None:
    """The next try comes no sooner than the endpoint asks."""
    started = time.monotonic()
    success(refused(429, headers={"retry-after-ms": "300"}), said(GOOD))
    assert time.monotonic() - started >= 0.3


@every_row(
    ("headers", "low", "high"),
    [
        ({}, 0, 0),
        ({"retry-after": "7"}, 7, 7),
        ({"retry-after": "1.5"}, 1.5, 1.5),
        ({"retry-after-ms": "250", "retry-after": "7"}, 0.25, 0.25),
        ({"retry-after": "Wed, 21 Oct 2015 07:28:00 GMT"}, 0, 0),
        ({"retry-after": "-5"}, 0, 0),
        ({"retry-after": "1.2.3"}, 0, 0),
        ({"retry-after-ms": "nan"}, 0, 0),
        ({"retry-after-ms": "inf"}, 0, 0),
    ],
)
def test_the_forms_of_retry_after(headers: dict[str, str], low: float, high: float) -> None:
    """Milliseconds, seconds and HTTP dates are read; nonsense and the past ask for nothing."""
    assert low <= asked_wait(headers) <= high


def test_an_http_date_is_waited_for() -> None:
    """As seconds from now."""
    in_an_hour = format_datetime(datetime.now(UTC) + timedelta(seconds=3600), usegmt=True)
    assert 3590 <= asked_wait({"retry-after": in_an_hour}) <= 3600


@pytest.mark.slow
@pytest.mark.parametrize(
    ("trouble", "tries", "words"),
    [
        (refused(429, "slow down", headers={"retry-after": "3600"}), 1, "HTTP 429: slow down"),
        (refused(500, "boom"), None, "HTTP 500: boom"),
        (Answer("", hang=5), 1, "time is up"),
        (Answer(said(GOOD).body, drip=5), 1, "time is up"),
    ],
    ids=["asks too long", "500 for ever", "hangs", "drips"],
)
def test_the_deadline_ends_every_trouble(trouble: Answer, tries: int | None, words: str) -> None:
    """After the deadline comes what happened last, how often it was tried, and a cure."""
    with Loopback(otherwise=trouble) as server:
        started = time.monotonic()
        with pytest.raises(ModelUnavailable) as caught:
            client(server, deadline=1.2).complete(ASK, Line)
    assert time.monotonic() - started < 3
    assert words in str(caught.value)
    assert f"in {len(server.requests)} tr" in str(caught.value)
    assert tries in (None, len(server.requests))


@pytest.mark.slow
def test_a_server_that_was_never_there_is_not_waited_for() -> None:
    """A refused connection ends after a few tries, long before the deadline, and says where and why."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{taken.getsockname()[1]}/v1"
        with pytest.raises(ModelUnavailable, match=rf"{url} in 4 tries: .*refused.*OPENAI_BASE_URL"):
            Client(remote("m", url, ""), deadline=60).complete(ASK, Line)


def test_a_long_wait_is_told() -> None:
    """Somebody who waits for more than a few seconds is told why."""
    notes: list[str] = []
    told = threading.Event()

    def note(text: str) -> None:
        notes.append(text)
        told.set()
        raise KeyboardInterrupt

    with Loopback(refused(429, "busy", headers={"retry-after": "30"})) as server, pytest.raises(KeyboardInterrupt):
        client(server, deadline=60, note=note).complete(ASK, Line)
    assert "HTTP 429: busy; trying again in 30 s" in notes[0]


@pytest.mark.parametrize(
    ("answer", "cure"),
    [
        (refused(401, "bad key"), "OPENAI_API_KEY"),
        (refused(403, "no"), "OPENAI_API_KEY"),
        (refused(404, "no such model"), "the model name"),
        (Answer("<h1>Not Found</h1>", status=404), "OPENAI_BASE_URL"),
        (refused(413, "large"), "smaller --budget"),
        (refused(400, "x", code="context_length_exceeded"), "smaller --budget"),
        (refused(400, "the request exceeds the available context size"), "smaller --budget"),
        (refused(400, "max_tokens=9: this model's maximum context length is 4096 tokens"), "smaller --budget"),
        (refused(429, "You exceeded your quota", code="insufficient_quota"), "top up"),
        (refused(402, "pay"), "top up"),
        (refused(405, "POST?"), "Chat Completions"),
        (refused(400, "something else"), "Chat Completions"),
    ],
)
def test_refusals_are_final_and_name_their_cure(answer: Answer, cure: str) -> None:
    """A refusal is asked once, and the line ends with what to do."""
    caught, server = failure(answer)
    assert isinstance(caught, ModelRejected)
    assert cure in caught.cure
    assert "<h1>" not in str(caught)
    assert len(server.requests) == 1


def test_an_endpoint_without_json_schema_gets_it_in_the_prompt() -> None:
    """json_schema, then json_object with the schema in the system prompt, said once and remembered."""
    notes: list[str] = []
    fenced = said("```json\n" + json.dumps(GOOD) + "\n```")
    no_schema = refused(400, "'response_format.type' must be 'json_object'", param="response_format")
    with Loopback(no_schema, fenced, fenced) as server:
        asked = client(server, note=notes.append)
        assert asked.complete(ASK, Line).reply == asked.complete(ASK, Line).reply == Line(**GOOD)
    forms = [request["response_format"]["type"] for request in server.requests]
    assert forms == ["json_schema", "json_object", "json_object"]
    system = server.requests[1]["messages"][0]["content"]
    assert system.startswith("Write.")
    assert json.dumps(Line.model_json_schema()) in system
    assert len(notes) == 1


def test_an_endpoint_without_json_mode_gets_a_prompt_alone() -> None:
    """Where json_object is refused as well, no response_format is sent, and a system prompt is made if need be."""
    no = refused(422, "Unknown parameter: response_format")
    with Loopback(no, no, said(GOOD)) as server:
        assert client(server).complete(ASK[1:], Line).reply == Line(**GOOD)
    last = server.requests[2]
    assert "response_format" not in last
    assert [turn["role"] for turn in last["messages"]] == ["system", "user"]


def test_a_step_down_by_many_threads_is_one_step() -> None:
    """Eight threads refused at once go down by one form, and it is said once."""
    notes: list[str] = []

    def choosy(request: dict[str, Any]) -> Answer:
        strict = request["response_format"]["type"] == "json_schema"
        return refused(400, "json_schema is not supported") if strict else said(GOOD)

    with Loopback(otherwise=choosy) as server:
        asked = client(server, note=notes.append)
        with ThreadPoolExecutor(8) as threads:
            replies = list(threads.map(lambda _: asked.complete(ASK, Line).reply, range(8)))
    assert replies == [Line(**GOOD)] * 8
    assert {r["response_format"]["type"] for r in server.requests} == {"json_schema", "json_object"}
    assert len(notes) == 1
    assert asked.tokens == Tokens(prompt=80, completion=40, calls=8)


@pytest.mark.parametrize(
    "message",
    [
        "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.",
        "Unrecognized request argument supplied: max_tokens",
    ],
)
def test_the_name_of_the_limit_is_swapped_once(message: str) -> None:
    """A refusal that names max_tokens leads to max_completion_tokens, and no further."""
    _, server = success(refused(400, message), said(GOOD))
    assert "max_tokens" not in server.requests[1]
    assert server.requests[1]["max_completion_tokens"] == 4096
    both = [refused(400, "max_tokens?"), refused(400, "max_completion_tokens is too large: 4096")]
    caught, server = failure(*both)
    assert isinstance(caught, ModelRejected)
    assert len(server.requests) == 2


def test_an_unsupported_sampling_setting_is_dropped() -> None:
    """Sampling goes into every request, until the endpoint refuses a setting by name."""
    message = "Unsupported value: 'temperature' does not support 0 with this model."
    with Loopback(refused(400, message, param="temperature"), said(GOOD)) as server:
        endpoint = remote("m", server.url, "key")
        sampling = {"temperature": 0, "cache_prompt": True}
        asked = Client(type(endpoint)("m", endpoint.name, endpoint.connect, sampling=sampling))
        asked.complete(ASK, Line)
    assert server.requests[0]["temperature"] == 0
    assert "temperature" not in server.requests[1]
    assert server.requests[1]["cache_prompt"] is True


@pytest.mark.parametrize("url", ["localhost:11434", "ftp://host/v1", "http://", "/v1"])
def test_a_base_url_must_be_an_address(url: str) -> None:
    """A base URL without scheme or host is a setting to correct."""
    with pytest.raises(ConfigError, match="http://localhost:11434/v1"):
        remote("m", url, "key")


@pytest.mark.parametrize("key", ["sk-ä", "sk 1", "sk\n1"])
def test_a_key_must_be_able_to_travel(key: str) -> None:
    """A key with blanks or letters that no header carries is refused without being shown."""
    with pytest.raises(ConfigError) as caught:
        remote("m", None, key)
    assert key not in str(caught.value)


def test_an_address_is_named_without_its_secrets() -> None:
    """What goes into files holds neither credentials nor query, and is the same with and without a slash."""
    assert remote("m", "https://me:pw@host:8/v1/?k=1", "").name == "https://host:8/v1/"
    assert remote("m", "http://host/v1/", "").name == remote("m", "http://host/v1", "").name


def test_a_missing_key_is_no_hindrance_for_a_local_server() -> None:
    """Servers that want no key get a stand-in."""
    with Loopback(said(GOOD)) as server:
        Client(remote("m", server.url, None)).complete(ASK, Line)
    assert server.headers[0]["Authorization"] == "Bearer none"


def test_no_proxy_on_the_way_to_loopback(monkeypatch: pytest.MonkeyPatch) -> None:
    """A proxy in the environment is not asked for a server on this machine."""
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    completion, _ = success(said(GOOD))
    assert completion.reply == Line(**GOOD)


def test_a_remembered_completion_costs_nothing(tmp_path: Path) -> None:
    """The second client answers from disk, without connecting, and counts the tokens it did not buy."""
    cache = CompletionCache(tmp_path / "m.sqlite")
    with Loopback(said({"text": "Emma"}), said(GOOD)) as server:
        first = client(server, cache=cache).complete(ASK, Line)
    again = client(server, cache=cache)
    assert again.complete(ASK, Line).reply == first.reply
    assert again.tokens == Tokens(remembered=30)
    assert len(server.requests) == 2


@pytest.mark.parametrize(
    "change",
    [
        lambda c: c.complete(ASK, Line, sample=1),
        lambda c: c.complete(ASK, Line, max_tokens=5),
        lambda c: c.complete(ASK[1:], Line),
        lambda c: c.complete(ASK, Line, schema={"type": "object"}),
    ],
    ids=["sample", "max_tokens", "messages", "schema"],
)
def test_another_question_is_asked_anew(change: Callable[[Client], Any], tmp_path: Path) -> None:
    """Whatever decides a reply is part of what it is remembered by."""
    with Loopback(otherwise=said(GOOD)) as server:
        asked = client(server, cache=CompletionCache(tmp_path / "m.sqlite"))
        asked.complete(ASK, Line)
        change(asked)
    assert len(server.requests) == 2


def test_fresh_forgets(tmp_path: Path) -> None:
    """With ``fresh`` the question is asked again, and the new reply takes the old one's place."""
    cache = CompletionCache(tmp_path / "m.sqlite")
    with Loopback(said(GOOD), said({**GOOD, "text": "new"})) as server:
        client(server, cache=cache).complete(ASK, Line)
        client(server, cache=cache, fresh=True).complete(ASK, Line)
        assert client(server, cache=cache).complete(ASK, Line).reply.text == "new"
    assert len(server.requests) == 2


def test_only_valid_replies_are_remembered(tmp_path: Path) -> None:
    """A reply that failed is asked for again next time, and so is one that the type no longer takes."""
    cache = CompletionCache(tmp_path / "m.sqlite")
    with Loopback(said("no"), said(GOOD), said(GOOD)) as server:
        with pytest.raises(InvalidReply):
            client(server, cache=cache, reasks=0).complete(ASK, Line)
        client(server, cache=cache).complete(ASK, Line, schema={"type": "object"})

        class Line2(Line):
            """A later form with one field more."""

            mood: str

        with pytest.raises(InvalidReply):
            client(server, cache=cache, reasks=0).complete(ASK, Line2, schema={"type": "object"})
    assert len(server.requests) == 3


def test_connections_are_kept_and_closed() -> None:
    """Completions share a connection, and a client that is gone leaves none open."""
    with Loopback(otherwise=said(GOOD)) as server:
        asked = client(server)
        asked.complete(ASK, Line)
        asked.complete(ASK, Line)
        del asked
        gc.collect()  # an open socket would be a ResourceWarning, which is an error here
    assert len(server.requests) == 2


def test_the_fake_client_answers_from_its_queue() -> None:
    """Dicts, records, callables and errors come in order, and every call is kept."""
    fake = FakeClient([GOOD, Line(**GOOD), lambda turns: {"text": turns[-1]["content"], "cites": []}, OSError("x")])
    assert fake.complete(ASK, Line).reply == fake.complete(ASK, Line).reply == Line(**GOOD)
    assert fake.complete(ASK, Line, sample=3).reply.text == "One line."
    with pytest.raises(OSError, match="x"):
        fake.complete(ASK, Line)
    with pytest.raises(IndexError, match="no reply left for call 5"):
        fake.complete(ASK, Line)
    assert fake.tokens == Tokens(prompt=30, completion=15, calls=3)
    assert (fake.calls[2].sample, fake.calls[0].messages) == (3, tuple(ASK))
    assert FakeClient(lambda _: GOOD).complete(ASK, Line).reply == Line(**GOOD)

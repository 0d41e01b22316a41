"""Endpoints as they are: what gateways, reasoning models and small contexts answer, and what is made of it."""

from __future__ import annotations

import gzip
import json
import time
from collections.abc import Callable
from typing import Any

import pytest
from loopback import Answer, Loopback, refused, said

from persona_gen.domain import Draft, Message, Tokens
from persona_gen.errors import ConfigError, ModelRejected, ModelUnavailable, PromptTooLong, ReplyCut
from persona_gen.llm import connections
from persona_gen.llm.chat_answers import MOST_TOKENS, objects_in
from persona_gen.llm.chat_format import Refusal
from persona_gen.llm.client import Client
from persona_gen.llm.endpoint import remote, served_models


class Line(Draft):
    """A reply."""

    text: str
    cites: list[str]


GOOD = {"text": "Emma rents.", "cites": ["S1"]}
JSON = json.dumps(GOOD)
ASK: list[Message] = [{"role": "system", "content": "Write."}, {"role": "user", "content": "One line."}]


def asked(server: Loopback, path: str = "", **settings: Any) -> Client:
    """A client of this server."""
    return Client(remote("m", server.url + path, "key"), **{"deadline": 5.0, **settings})


@pytest.mark.parametrize(
    "reply",
    [
        JSON,
        f'<think>\nMaybe {{"draft": true}}? Let me see.\n</think>\n\n{JSON}',
        f'Well, {{"text": "no", "cites": []}} it is not.</think>{JSON}',
        f"```json\n{JSON}\n```",
        f"```\n{JSON}\n```\nHope that helps.",
        f"Here is the persona:\n\n{JSON}\n\nLet me know if you need {{more}}!",
        f'First {{"text": "a draft"}}, and then: {JSON}',
    ],
    ids=["plain", "think", "think without begin", "fence", "fence and prose", "prose", "two objects"],
)
def test_the_object_in_a_reply_is_the_reply(reply: str) -> None:
    """Thinking, fences and prose around a valid object cost no second request."""
    with Loopback(otherwise=said(reply)) as server:
        completion = asked(server).complete(ASK, Line)
    assert (completion.reply, len(server.requests)) == (Line(**GOOD), 1)


def test_a_looping_reply_is_read_in_no_time() -> None:
    """However many braces a model repeats, the search ends."""
    began = time.process_time()
    for text in ('{"a": ' * 50_000, "{" * 200_000, '{"a": 1} ' * 50_000, "</think>" * 50_000 + "{"):
        assert len(list(objects_in(text))) < 60
    assert time.process_time() - began < 1.0


def test_an_endpoint_that_drops_the_schema_is_told_it_in_the_prompt() -> None:
    """After one reply of another shape the schema stands in the prompt, from then on, and this is said once."""

    def answer(request: dict[str, Any]) -> Answer:
        stated = json.dumps(Line.model_json_schema()) in request["messages"][0]["content"]
        return said(GOOD if stated else {"name": "Emma", "bio": "Rents."})

    notes: list[str] = []
    with Loopback(otherwise=answer) as server:
        client = asked(server, note=notes.append)
        assert client.complete(ASK, Line).reply == client.complete(ASK, Line, sample=1).reply == Line(**GOOD)
    assert len(server.requests) == 3
    assert len(notes) == 1
    assert "stating it in the prompt" in notes[0]


def needs(room: int) -> Callable[[dict[str, Any]], Answer]:
    """A model that thinks before it answers."""
    usage = {"prompt_tokens": 30, "completion_tokens": 60, "completion_tokens_details": {"reasoning_tokens": 60}}
    cut = said("", finish="length")
    return lambda request: said(GOOD) if request["max_tokens"] >= room else Answer({**cut.body, "usage": usage})


@pytest.mark.parametrize(
    ("room", "max_reply", "limits"),
    [(100, None, [100]), (150, None, [100, 200]), (1000, 1000, [100, 1000]), (50, 60, [60])],
    ids=["enough", "doubled", "as told", "less as told"],
)
def test_a_reply_that_breaks_off_gets_more_room_once(room: int, max_reply: int | None, limits: list[int]) -> None:
    """Reasoning takes room: twice as much, or what --max-reply says; both replies are counted."""
    with Loopback(otherwise=needs(room)) as server:
        client = asked(server, max_reply=max_reply)
        completion = client.complete(ASK, Line, max_tokens=100)
    assert [request["max_tokens"] for request in server.requests] == limits
    assert completion.tokens == client.tokens
    assert client.tokens.calls == len(limits)


def test_a_reply_that_breaks_off_twice_says_what_took_the_room() -> None:
    """The reason is the reasoning, and the cure a longer reply."""
    with Loopback(otherwise=needs(1000)) as server, pytest.raises(ReplyCut) as caught:
        asked(server).complete(ASK, Line, max_tokens=100)
    assert len(server.requests) == 2
    assert "broke off after 60 tokens, 60 of them reasoning; allow longer replies (--max-reply N)" in str(caught.value)


VLLM = (
    "'max_tokens' or 'max_completion_tokens' is too large: {room}. This model's maximum context length is 8192 tokens "
    "and your request has 3420 input tokens ({room} > 8192 - 3420)."
)
OPENAI = (
    "This model's maximum context length is 8192 tokens. However, you requested 9420 tokens (3420 in the messages, "
    "{room} in the completion). Please reduce the length of the messages or completion."
)


@pytest.mark.parametrize("words", [VLLM, OPENAI], ids=["vllm", "openai"])
def test_a_reply_is_made_as_long_as_the_context_allows(words: str) -> None:
    """Where the endpoint tells what fits, that is asked for."""

    def answer(request: dict[str, Any]) -> Answer:
        room = request["max_tokens"]
        return refused(400, words.format(room=room)) if room > 8192 - 3420 else said(GOOD)

    with Loopback(otherwise=answer) as server:
        assert asked(server).complete(ASK, Line, max_tokens=6000).reply == Line(**GOOD)
    assert [request["max_tokens"] for request in server.requests] == [6000, 8192 - 3420 - 16]


@pytest.mark.parametrize(
    ("words", "window"),
    [
        (VLLM.format(room=6000), (8192, 3420)),
        (OPENAI.format(room=6000), (8192, 3420)),
        (
            "This model's maximum context length is 4096 tokens. However, your messages resulted in 5114 tokens.",
            (4096, 5114),
        ),
        ('request (5114 tokens) exceeds the available context size: "n_prompt_tokens":5114,"n_ctx":4096', (4096, 5114)),
        ("prompt is too long", None),
    ],
)
def test_how_long_is_too_long_is_read_where_it_is_told(words: str, window: tuple[int, int] | None) -> None:
    """The context and the prompt in tokens, as the common servers write them."""
    assert Refusal(400, None, None, words).window == window


def test_a_prompt_that_cannot_fit_is_an_error_that_tells_by_how_much() -> None:
    """Nothing is asked again where no room for a reply is left."""
    words = "This model's maximum context length is 4096 tokens. However, your messages resulted in 5114 tokens."
    with Loopback(otherwise=refused(400, words)) as server, pytest.raises(PromptTooLong) as caught:
        asked(server).complete(ASK, Line)
    assert (caught.value.window, len(server.requests)) == ((4096, 5114), 1)


def test_the_query_of_a_base_url_goes_along() -> None:
    """Azure's api-version stays a query when the path is joined, in completions and in the list of models."""
    with Loopback(said(GOOD), Answer({"object": "list", "data": []})) as server:
        url = server.url.removesuffix("/v1") + "/openai/deployments/gpt-4o?api-version=2024-10-21"
        endpoint = remote("m", url, "key")
        assert Client(endpoint).complete(ASK, Line).reply == Line(**GOOD)
        assert served_models(endpoint) == []
    assert server.paths == [
        f"/openai/deployments/gpt-4o/{what}?api-version=2024-10-21" for what in ("chat/completions", "models")
    ]
    assert server.headers[0]["api-key"] == "key"
    assert "api-version" not in endpoint.name


@pytest.mark.parametrize(
    ("body", "error", "words"),
    [
        ({"error": {"message": "no such model", "code": 404}}, ModelRejected, "HTTP 404: no such model"),
        ({"error": {"message": "wrong key", "code": 401}}, ModelRejected, "check OPENAI_API_KEY"),
        ({"error": {"message": "Provider returned error", "code": 502}}, ModelUnavailable, "HTTP 502: Provider"),
        ({"object": "error", "message": '"error" of some kind', "code": 400}, ModelRejected, "of some kind"),
        ({"error": "overdrawn"}, ModelRejected, "overdrawn"),
    ],
)
def test_an_error_with_status_200_is_an_error(body: Any, error: type[Exception], words: str) -> None:
    """Gateways answer 200 to what they then say went wrong: the error's own code counts, passing ones are retried."""
    with Loopback(otherwise=Answer(body)) as server, pytest.raises(error, match=words):
        asked(server, deadline=0.4).complete(ASK, Line)


def test_a_passing_error_with_status_200_passes() -> None:
    """The next try is good."""
    with Loopback(Answer({"error": {"message": "overloaded", "code": 529}}), said(GOOD)) as server:
        assert asked(server).complete(ASK, Line).reply == Line(**GOOD)


@pytest.mark.parametrize(
    "usage",
    [
        {"prompt_tokens": -5, "completion_tokens": 7},
        {"prompt_tokens": 2**63, "completion_tokens": 7},
        {"prompt_tokens": MOST_TOKENS + 1, "completion_tokens": 7},
        {"prompt_tokens": "many", "completion_tokens": 7},
        "free",
    ],
)
def test_a_usage_that_cannot_be_is_not_counted(usage: Any) -> None:
    """The reply counts, its tokens do not, and that is said once."""
    notes: list[str] = []
    with Loopback(otherwise=Answer({**said(GOOD).body, "usage": usage})) as server:
        client = asked(server, note=notes.append)
        client.complete(ASK, Line)
        client.complete(ASK, Line, sample=1)
    assert client.tokens == Tokens(calls=2)
    assert [note.split(" ", 1)[1] for note in notes] == ["reports a number of tokens that cannot be; it is not counted"]


def test_a_number_without_end_costs_no_reply() -> None:
    """A usage of thousands of digits, which no reader of JSON takes for a number, is a usage that cannot be."""
    body = json.dumps(said(GOOD).body).replace('"prompt_tokens": 10', f'"prompt_tokens": {"9" * 5000}')
    with Loopback(Answer(body, headers={"Content-Type": "application/json"})) as server:
        client = asked(server)
        assert client.complete(ASK, Line).reply == Line(**GOOD)
    assert client.tokens == Tokens(calls=1)


@pytest.mark.parametrize(
    ("model", "told"), [("other-7b", True), ("m-2026-01-01", False), ("org/m", False), (None, False), (3, False)]
)
def test_another_model_in_the_reply_is_told(model: Any, told: bool) -> None:
    """A gateway that answers with another model says so in its reply; a dated name is the same model."""
    notes: list[str] = []
    with Loopback(Answer({**said(GOOD).body, "model": model})) as server:
        asked(server, note=notes.append).complete(ASK, Line)
    assert bool(notes) is told


def test_a_redirect_to_another_origin_is_refused() -> None:
    """What was sent here is not for others to read; the same origin may redirect."""
    with Loopback(otherwise=said(GOOD)) as elsewhere, Loopback() as server:
        place = {"Location": elsewhere.url + "/chat/completions"}
        server.otherwise = Answer("", status=307, headers=place)
        with pytest.raises(ModelRejected, match="it redirects to http"):
            asked(server).complete(ASK, Line)
        assert elsewhere.requests == []
        server.script.append(Answer("", status=307, headers={"Location": "/v1/elsewhere"}))
        server.script.append(said(GOOD))
        assert asked(server).complete(ASK, Line).reply == Line(**GOOD)


@pytest.fixture(scope="module")
def bomb() -> str:
    """A few kilobytes that unpack to many megabytes."""
    return gzip.compress(b" " * 20_000_000, 1).decode("latin-1")


@pytest.mark.parametrize("status", [200, 307, 400, 500], ids=["answer", "redirect", "refusal", "trouble"])
def test_an_answer_without_end_is_cut(status: int, bomb: str) -> None:
    """What unpacks to many megabytes is no completion, and no refusal either."""
    packed = Answer(bomb, status=status, headers={"Content-Encoding": "gzip", "Location": "/v1/other"}, raw=True)
    with Loopback(otherwise=packed) as server, pytest.raises(ModelRejected, match="an answer of more than 16 MB"):
        asked(server).complete(ASK, Line)


def test_a_list_of_models_without_end_is_cut(bomb: str) -> None:
    """The list of models is an answer too, and is not followed elsewhere."""
    packed = Answer(bomb, headers={"Content-Encoding": "gzip"}, raw=True)
    elsewhere = Answer("", status=307, headers={"Location": "http://127.0.0.1:9/v1/models"})
    with Loopback(packed, elsewhere) as server:
        endpoint = remote("m", server.url, "key")
        with pytest.raises(ModelRejected, match="an answer of more than 16 MB"):
            served_models(endpoint)
        with pytest.raises(ModelRejected, match=r"to http://127\.0\.0\.1:9, which is not asked"):
            served_models(endpoint)


@pytest.mark.slow
@pytest.mark.parametrize("status", [200, 400], ids=["answer", "error"])
@pytest.mark.parametrize("drip", ["head", "body"])
def test_the_deadline_covers_heads_and_bodies(status: int, drip: str) -> None:
    """Whatever a server drips, line by line, it ends in time."""
    answer = Answer(said(GOOD).body, status=status, **{"drip" if drip == "body" else "drip_head": 3.0})
    began = time.monotonic()
    with Loopback(otherwise=answer) as server, pytest.raises(ModelUnavailable, match="time is up"):
        asked(server, deadline=0.3).complete(ASK, Line)
    assert time.monotonic() - began < 1.5


@pytest.mark.parametrize("url", ["user:secret@host/v1", "ftp://user:secret@host/v1", "http://user:secret@host:port/v1"])
def test_a_password_in_an_address_is_never_printed(url: str) -> None:
    """What is wrong with the address is said without it."""
    with pytest.raises(ConfigError) as caught:
        remote("m", url, "key")
    assert "secret" not in str(caught.value)


def test_the_list_of_models_ends_in_time_too(monkeypatch: pytest.MonkeyPatch) -> None:
    """A server that drips its list of models byte for byte holds nobody up."""
    monkeypatch.setattr(connections, "LIST_SECONDS", 0.2)
    with Loopback(otherwise=Answer({"object": "list", "data": []}, drip=20.0)) as server:
        endpoint = remote("m", server.url, "key")
        began = time.monotonic()
        with pytest.raises(ModelUnavailable):
            served_models(endpoint)
        assert time.monotonic() - began < 10.0

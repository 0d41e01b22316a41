"""Which model answers: flags over environment over defaults."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest
from loopback import Answer, Loopback, refused

from persona_gen.errors import ConfigError, ModelUnavailable, PersonaGenError
from persona_gen.llm.endpoint import Endpoint
from persona_gen.runs import context
from persona_gen.runs.context import EMBEDDED, OPENAI_MODEL, endpoint

KEY, URL = {"OPENAI_API_KEY": "sk-test"}, {"OPENAI_BASE_URL": "http://localhost:11434/v1/"}
NAMED = {"PERSONA_GEN_MODEL": "from-environment"}


@pytest.fixture(autouse=True)
def built_in(monkeypatch: pytest.MonkeyPatch) -> None:
    """An embedded model that costs no gigabyte to find."""

    def found(note: Callable[[str], None], environment: Mapping[str, str]) -> Endpoint:
        return Endpoint(model="small", name="embedded:0123abcd", connect=lambda: ("", ""), small=True)

    monkeypatch.setattr(context, "embedded", found)


@pytest.mark.parametrize(
    ("flag", "environment", "model", "name"),
    [
        pytest.param(None, {}, "small", "embedded:0123abcd", id="nothing set"),
        pytest.param(
            None, {"OPENAI_API_KEY": "", "OPENAI_BASE_URL": ""}, "small", "embedded:0123abcd", id="set to nothing"
        ),
        pytest.param(None, KEY, OPENAI_MODEL, "https://api.openai.com/v1", id="a key"),
        pytest.param("x", KEY, "x", "https://api.openai.com/v1", id="flag over default"),
        pytest.param(None, KEY | NAMED, "from-environment", "https://api.openai.com/v1", id="environment over default"),
        pytest.param("x", KEY | NAMED, "x", "https://api.openai.com/v1", id="flag over environment"),
        pytest.param("", KEY | NAMED, "from-environment", "https://api.openai.com/v1", id="empty flag"),
        pytest.param("x", URL, "x", "http://localhost:11434/v1", id="a base URL needs no key"),
        pytest.param("x", KEY | URL, "x", "http://localhost:11434/v1", id="key and base URL"),
        pytest.param(EMBEDDED, KEY | URL, "small", "embedded:0123abcd", id="embedded by flag"),
        pytest.param(None, KEY | {"PERSONA_GEN_MODEL": EMBEDDED}, "small", "embedded:0123abcd", id="embedded by name"),
        pytest.param(
            "x", KEY | {"PERSONA_GEN_MODEL": EMBEDDED}, "x", "https://api.openai.com/v1", id="flag over embedded"
        ),
    ],
)
def test_flags_come_before_the_environment_before_defaults(
    flag: str | None, environment: dict[str, str], model: str, name: str
) -> None:
    """A flag wins over PERSONA_GEN_MODEL, and that over the default of wherever the key and the base URL lead."""
    found = endpoint(flag, environment, lambda _: None)
    assert (found.model, found.name) == (model, name)
    assert found.small is name.startswith("embedded")


def test_the_key_is_sent_to_the_base_url_and_kept_out_of_the_name() -> None:
    """Connecting uses key and address as given; the name that files hold has no credentials."""
    found = endpoint("x", KEY | {"OPENAI_BASE_URL": "http://me:secret@localhost:1/v1?token=t"}, lambda _: None)
    assert found.connect() == ("http://me:secret@localhost:1/v1?token=t", "sk-test")
    assert found.name == "http://localhost:1/v1"


def serving(*models: str) -> Answer:
    """What a server answers that is asked for its models."""
    return Answer(
        {"object": "list", "data": [{"id": m, "object": "model", "created": 1, "owned_by": "x"} for m in models]}
    )


def test_the_one_model_of_a_server_needs_no_name() -> None:
    """At a base URL that serves one model, that model is used, and a line says so."""
    told: list[str] = []
    with Loopback(serving("qwen3")) as server:
        found = endpoint(None, {"OPENAI_BASE_URL": server.url}, told.append)
    assert found.model == "qwen3"
    assert told == ["using qwen3, the one model served there"]
    assert server.requests == [{"path": "/v1/models"}]


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (serving("a", "b"), "serves 2 models (a, b); name one with --model or PERSONA_GEN_MODEL"),
        (serving(*"abcdefg"), "serves 7 models (a, b, c, d, e …); name one"),
        (serving(), "does not say what it serves; name one"),
        (refused(404), "does not say what it serves; name one"),
        (Answer("<html>Welcome</html>"), "does not say what it serves; name one"),
    ],
)
def test_several_models_or_none_ask_for_a_name(answer: Answer, says: str) -> None:
    """Which model is meant is not guessed."""
    with Loopback(answer) as server, pytest.raises(ConfigError) as caught:
        endpoint(None, {"OPENAI_BASE_URL": server.url}, lambda _: None)
    assert says in str(caught.value)


def test_a_server_that_is_not_there_is_said_to_be_not_there() -> None:
    """No model name is asked for where nothing answers."""
    with Loopback() as server:
        url = server.url
    with pytest.raises(ModelUnavailable, match="nothing answers at"):
        endpoint(None, {"OPENAI_BASE_URL": url}, lambda _: None)


@pytest.mark.parametrize(
    ("flag", "environment", "says"),
    [
        ("gpt-x", {}, 'the model "gpt-x" is named, but neither OPENAI_API_KEY nor OPENAI_BASE_URL is set'),
        (None, NAMED, 'the model "from-environment" is named, but neither'),
        ("x", {"OPENAI_BASE_URL": "localhost:11434"}, 'the base URL "localhost:11434" is no web address'),
        ("x", {"OPENAI_BASE_URL": "  "}, 'the base URL "" is no web address'),
        ("x", {"OPENAI_API_KEY": "sk-tést"}, "the API key holds a character no key has"),
        ("x", {"OPENAI_API_KEY": "sk-a sk-b"}, "the API key holds a character no key has"),
    ],
)
def test_settings_that_make_no_sense_are_one_line(flag: str | None, environment: dict[str, str], says: str) -> None:
    """Each says which variable is wrong and what to do; none shows the key."""
    with pytest.raises(PersonaGenError) as caught:
        endpoint(flag, environment, lambda _: None)
    line = str(caught.value)
    assert line.startswith(says)
    assert "; " in line
    assert "sk-" not in line

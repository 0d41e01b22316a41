"""Where completions come from."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from persona_gen.errors import ConfigError
from persona_gen.llm.connections import is_loopback, served_at


@dataclass(frozen=True)
class Endpoint:
    """Where completions come from. ``name`` is what provenance and the memory say: a base URL, or ``embedded:<sha8>``.

    ``connect`` gives base URL and key, and is called at the first completion that is not remembered. ``small`` marks
    a model that needs many small steps. ``sampling`` goes into the body of every request, and into the memory's key.
    """

    model: str
    name: str
    connect: Callable[[], tuple[str, str]]
    small: bool = False
    sampling: Mapping[str, Any] = field(default_factory=dict)

    @property
    def stays_here(self) -> bool:
        """Whether prompts stay on this machine: the embedded model, or a server on loopback."""
        host = urlsplit(self.name).hostname
        return host is None or is_loopback(host)


def remote(model: str, base_url: str | None = None, api_key: str | None = None) -> Endpoint:
    """An endpoint that speaks Chat Completions; OpenAI's own without a ``base_url``. Raises `ConfigError`."""
    url = (base_url or "https://api.openai.com/v1").strip().rstrip("/")
    try:
        parts = urlsplit(url)
        whole = parts.scheme in ("http", "https") and parts.hostname and parts.port != 0
    except ValueError:  # a port that is no number, a bracket that is not closed
        whole = False
    if not whole:
        shown = url.rpartition("@")[2]  # what stands before may be a password
        raise ConfigError(f'the base URL "{shown}" is no web address', cure="write it like http://localhost:11434/v1")
    # The SDK insists on some key even where the server wants none.
    key = (api_key or "").strip() or "none"
    if not (key.isascii() and key.isprintable()) or " " in key:
        raise ConfigError("the API key holds a character no key has", cure="copy it into OPENAI_API_KEY again")
    # Credentials and query strings in the address are for the connection, not for files.
    name = f"{parts.scheme}://{parts.netloc.rpartition('@')[2]}{parts.path}"
    return Endpoint(model=model, name=name, connect=lambda: (url, key))


def served_models(endpoint: Endpoint) -> list[str]:
    """The models that an endpoint lists; empty if it lists none. Raises `ModelUnavailable` without an answer."""
    base_url, api_key = endpoint.connect()
    return served_at(base_url, api_key, endpoint.name)

"""What a model's tokens cost, where somebody has said so: never a made-up price.

The built-in table, ``prices.json``, says of every figure when and where it was read. A user's own table of the same
shape comes first. A model that neither knows *at the address it is asked at* has no price, and then tokens are told
without money.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Literal
from urllib.parse import urlsplit

from pydantic import Field, field_validator, model_validator

from persona_gen.domain import Record, Tokens, refuse
from persona_gen.llm.connections import STANDARD_PORTS
from persona_gen.sources.files import read_text
from persona_gen.sources.problems import fail, refuse_first, validated
from persona_gen.sources.schemas import documents_in

BUILT_IN = Path(__file__).with_suffix(".json")


@dataclass(frozen=True)
class Price:
    """USD for a million tokens of prompt, and of completion; ``as_of`` is the day it was last checked, if told."""

    model: str
    prompt: float
    completion: float
    as_of: str = ""

    def cost(self, tokens: Tokens) -> float:
        """USD for the tokens that were bought; remembered ones cost nothing."""
        return (tokens.prompt * self.prompt + tokens.completion * self.completion) / 1_000_000


class Listed(Record):
    """One price, for exactly the names given: a dated name is not its family's unless it stands here too."""

    names: tuple[str, ...] = Field(min_length=1)
    prompt: float = Field(ge=0)
    completion: float = Field(ge=0)
    checked: str | None = None
    read_in: str | None = None


class PriceProvider(Record):
    """Who serves models at ``base_url``: the host, the port and what the path begins with."""

    base_url: str
    models: tuple[Listed, ...]
    provider: str | None = None
    page: str | None = None

    @field_validator("base_url")
    @classmethod
    def _is_an_address(cls, url: str) -> str:
        if _address(url) is None:
            refuse(f'"{url}" is no web address', "write it like https://api.openai.com")
        return url

    @model_validator(mode="after")
    def _names_are_unique(self) -> PriceProvider:
        names = [name for listed in self.models for name in listed.names]
        if twice := {name for name in names if names.count(name) > 1}:
            refuse(f'"{min(twice)}" has two prices at {self.base_url}', "leave one of them")
        return self


class PriceTable(Record):
    """A file of prices, in USD for a million tokens."""

    schema_: Literal["persona-gen/prices@1"] = Field(alias="schema")
    currency: Literal["USD"]
    providers: tuple[PriceProvider, ...]
    as_of: str | None = None
    note: str | None = None

    def price(self, model: str, endpoint_name: str) -> Price | None:
        """The price of a model at an address, if it is listed there."""
        for provider in self.providers:
            if _serves(provider.base_url, endpoint_name):
                for listed in provider.models:
                    if model in listed.names:
                        as_of = listed.checked or self.as_of or ""
                        return Price(model, listed.prompt, listed.completion, as_of)
        return None


def price_of(model: str, endpoint_name: str, overrides: Path | None = None) -> Price | None:
    """What ``model`` costs at an endpoint (its ``name``: a base URL, or ``embedded:…``, which costs nothing).

    None where it is unknown. ``overrides`` is the user's own table and comes first; raises `InputError` where it is
    not one.
    """
    own = read_prices(overrides).price(model, endpoint_name) if overrides else None
    if endpoint_name.startswith("embedded:"):
        return Price(model, 0.0, 0.0)
    return own or _built_in().price(model, endpoint_name)


def read_prices(path: Path) -> PriceTable:
    """A table of prices from JSON or YAML. Raises `InputError` with file, place and cure."""
    documents = documents_in(read_text(path), str(path))
    document = documents[0]
    if len(documents) > 1 or not isinstance(document.tree, dict):
        fail(document.place(()), "this is not a table of prices", "begin with keys: schema, currency, providers")
    table, problems = validated(PriceTable, document.tree, (), document.place)
    refuse_first(problems)
    assert table is not None  # noqa: S101 - without problems there is a table
    return table


@cache
def _built_in() -> PriceTable:
    return read_prices(BUILT_IN)


def _address(url: str) -> tuple[str, int, list[str]] | None:
    """Host, port and steps of the path; None for what is no web address."""
    try:
        parts = urlsplit(url)
        port = parts.port or STANDARD_PORTS.get(parts.scheme)
    except ValueError:
        return None
    return (parts.hostname, port, [step for step in parts.path.split("/") if step]) if parts.hostname and port else None


def _serves(base_url: str, endpoint_name: str) -> bool:
    served, asked = _address(base_url), _address(endpoint_name)
    return bool(served and asked and served[:2] == asked[:2] and asked[2][: len(served[2])] == served[2])

"""Prices: only those somebody stated, only at the provider's own address, and the user's own first."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from rows import every_row

from persona_gen.domain import Tokens
from persona_gen.errors import InputError
from persona_gen.llm.prices import BUILT_IN, Price, price_of, read_prices

OPENAI = "https://api.openai.com/v1"
OWN = """
schema: persona-gen/prices@1
currency: USD
as_of: "2026-11-01"
providers:
  - base_url: http://gpu-box:8000/v1
    models:
      - {names: [our-model], prompt: 0.5, completion: 2}
  - base_url: https://api.openai.com
    models:
      - {names: [gpt-5.4-mini], prompt: 0.6, completion: 3.6}
"""


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A user's table."""
    file = tmp_path / "prices.yaml"
    file.write_text(OWN)
    return file


def test_a_price_is_of_a_million_tokens() -> None:
    """Prompt and completion are priced apart, and what was remembered costs nothing."""
    price = Price("m", prompt=2, completion=10)
    assert price.cost(Tokens(prompt=1_000_000, completion=100_000, remembered=5_000_000, calls=9)) == pytest.approx(3)


def test_a_listed_model_has_its_price_and_the_day_it_was_checked() -> None:
    """The built-in table answers for the provider's own address."""
    assert price_of("gpt-5.4-mini", OPENAI) == Price("gpt-5.4-mini", 0.75, 4.5, "2026-06-04")


@every_row(
    ("model", "endpoint"),
    [
        ("gpt-9", OPENAI),
        ("gpt-5.4-mini", "https://gateway.example.com/v1"),
        ("gpt-5.4-mini", "https://eu.api.openai.com/v1"),
        ("gpt-5.4-mini", "https://api.openai.com:8443/v1"),
        ("gpt-5.4-mini", "http://api.openai.com/v1"),
        ("gpt-5.4-mini", "https://api.openai.com.example.com/v1"),
        ("gpt-5.4-mini", "http://localhost:11434/v1"),
        ("gpt-5.4-mini-2031-01-01", OPENAI),
        ("gpt-5.4-mini-fast", OPENAI),
        ("claude-haiku-4-5", OPENAI),
        ("gpt-5.4-mini", "http://[broken"),
    ],
)
def test_what_is_not_listed_has_no_price(model: str, endpoint: str) -> None:
    """Neither another address, nor a dated name that is not listed, nor a longer name has the family's price."""
    assert price_of(model, endpoint) is None


def test_a_dated_name_has_a_price_where_the_table_says_so() -> None:
    """Some snapshots are listed beside their family."""
    dated, family = price_of("gpt-5.4-mini-2026-03-17", OPENAI), price_of("gpt-5.4-mini", "https://API.openai.com")
    assert dated and family
    assert (dated.prompt, dated.completion) == (family.prompt, family.completion)


def test_the_embedded_model_costs_nothing() -> None:
    """It runs here."""
    assert price_of("qwen", "embedded:cc324af0") == Price("qwen", 0, 0)


def test_the_users_own_table_comes_first(own: Path) -> None:
    """It adds addresses, replaces prices, and leaves the others as they are."""
    assert price_of("our-model", "http://gpu-box:8000/v1", own) == Price("our-model", 0.5, 2, "2026-11-01")
    assert price_of("our-model", "http://gpu-box:8000/v2", own) is None
    assert price_of("gpt-5.4-mini", OPENAI, own) == Price("gpt-5.4-mini", 0.6, 3.6, "2026-11-01")
    assert price_of("gpt-5.4-nano", OPENAI, own) == price_of("gpt-5.4-nano", OPENAI)


@pytest.mark.parametrize(
    ("was", "is_now", "complaint"),
    [
        ("prices@1", "prices@2", r"line 2, schema: .*; write persona-gen/prices@1"),
        ("currency: USD", "currency: EUR", r'line 3, currency: "EUR" is not one of USD; '),
        ("http://gpu-box", "gpu-box", r"base_url: .* is no web address; write it like https://"),
        ("prompt: 0.5", "prompt: $0.5", r'prompt: "\$0.5" is not a number; write'),
        ("prompt: 0.5", "prompt: -1", r"line 8, providers\[0\].models\[0\].prompt: .*; correct the value"),
        ("names: [our-model]", "name: our-model", r'name: unknown key "name"; did you mean names\?'),
        ("[our-model]", "[our-model, our-model]", r'"our-model" has two prices .*; leave one of them'),
        (OWN, "- 1", r"this is not a table of prices; begin with keys"),
        (OWN, "a: [", r"prices.yaml: line \d"),
    ],
)
def test_a_table_that_is_none_is_refused_with_its_place(was: str, is_now: str, complaint: str, own: Path) -> None:
    """The error names the file, the line, the field and the cure."""
    own.write_text(OWN.replace(was, is_now))
    with pytest.raises(InputError, match=complaint) as caught:
        price_of("our-model", "http://gpu-box:8000/v1", own)
    assert str(caught.value).startswith(str(own))


def test_json_is_read_too_and_a_missing_file_is_said(tmp_path: Path) -> None:
    """The built-in table itself can be copied and changed."""
    copy = tmp_path / "mine.json"
    copy.write_text(BUILT_IN.read_text())
    assert read_prices(copy) == read_prices(BUILT_IN)
    with pytest.raises(InputError, match=r"nowhere\.json: there is no such file"):
        read_prices(tmp_path / "nowhere.json")


def test_every_built_in_price_says_where_it_is_from() -> None:
    """Each has a date and a source, each provider its page, and the table is as old as its newest price."""
    table = read_prices(BUILT_IN)
    listed = [listed for provider in table.providers for listed in provider.models]
    assert all(re.fullmatch(r"2026-\d\d(-\d\d)?", each.checked or "") and each.read_in for each in listed)
    assert all(provider.provider and (provider.page or "").startswith("https://") for provider in table.providers)
    assert table.as_of == max(each.checked or "" for each in listed)
    assert json.loads(BUILT_IN.read_text())["schema"] == "persona-gen/prices@1"

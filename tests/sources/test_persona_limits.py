"""A persona of thousands of claims, or a claim of a book's length, is refused before it costs minutes."""

from __future__ import annotations

import json

import pytest

from persona_gen.errors import InputError
from persona_gen.sources.personas import LONGEST_CLAIM, MOST_CHARACTERS, MOST_CLAIMS, parse_persona


def persona(*story: str) -> str:
    """A persona with this story."""
    return json.dumps({"schema": "persona-gen/persona@2", "segment": "s", "name": "Emma", "story": list(story)})


@pytest.mark.parametrize(
    ("story", "message"),
    [
        (["She rents."] * (MOST_CLAIMS + 1), "p.json: the persona has 1,001 claims, and at most 1,000 are read; split"),
        (
            ["a" * LONGEST_CLAIM] * MOST_CLAIMS,
            "p.json: the claims have 8,000,000 characters together, and at most 200,000 are read; split it",
        ),
        (["She rents.", "a " * LONGEST_CLAIM], "the claim has 16,000 characters, and at most 8,000 are read; make it"),
    ],
)
def test_more_than_a_check_can_bear_is_refused(story: list[str], message: str) -> None:
    """The line says what is too much, and how much is read."""
    with pytest.raises(InputError) as refused:
        parse_persona(persona(*story), "p.json")
    assert message in str(refused.value)


def test_what_is_just_within_the_limits_is_read() -> None:
    """The limits themselves pass."""
    assert parse_persona(persona(*["She rents."] * MOST_CLAIMS), "p.json")
    assert parse_persona(persona(*["a" * LONGEST_CLAIM] * (MOST_CHARACTERS // LONGEST_CLAIM)), "p.json")

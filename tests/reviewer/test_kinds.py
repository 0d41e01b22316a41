"""Kinds of copy: what a capable model is told of each."""

from __future__ import annotations

from typing import Any

import pytest
from reviewing import CAPABLE, COSTS, Model, alias_in, phrase, reaction, reader, variants

from persona_gen.domain.review import Kind
from persona_gen.llm.prompts import Prompts
from persona_gen.reviewer.review import ReviewOptions, review


@pytest.mark.parametrize(
    ("kind", "told"),
    [
        ("service", "what R1 would have to do"),
        ("page", "section by section"),
        ("subject", "in an inbox"),
        ("headline", None),
        ("ad", None),
    ],
)
def test_each_kind_is_read_as_what_it_is(kind: Kind, told: str | None) -> None:
    """A service by what it asks of people, a page by its sections, a subject line in an inbox."""
    model = Model(ReactionDraft=reaction(verdict="cannot-tell"), **CAPABLE)
    review(variants(COSTS), [reader()], model, Prompts(), ReviewOptions(kind=kind, samples=1))
    system = model.calls[0].messages[0]["content"]
    assert f'kind="{kind}"' in model.calls[0].messages[1]["content"]
    assert [words in system for words in ("have to do", "section by section", "in an inbox")].count(True) == bool(told)
    assert told is None or told in system


def test_a_page_is_told_from_top_to_bottom() -> None:
    """The order of its words, each once; of a headline what the model names first leads."""

    def says(prompt: str) -> dict[str, Any]:
        cost = alias_in(prompt, "Not knowing the total cost")
        named = [phrase(words, "Costs hold them back.", cost) for words in ("credit file", "Every cost", "every cost")]
        return reaction(resonates=named, verdict="speaks-to")

    kinds: tuple[Kind, ...] = ("page", "headline")
    for kind, first in zip(kinds, ("Every cost", "credit file"), strict=True):
        model = Model(ReactionDraft=says, **CAPABLE)
        done = review(variants(COSTS), [reader()], model, Prompts(), ReviewOptions(kind=kind, samples=1))  # type: ignore[arg-type]
        named = [COSTS[slice(*each.span)] for each in done.reactions[0].resonates]
        assert (len(named), named[0]) == (2, first)

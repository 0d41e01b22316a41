"""What a model is asked about copy, to the letter; and what copy cannot do to it."""

from __future__ import annotations

from typing import Any

import pytest
from golden_prompts import assert_is_golden
from reviewing import COSTS, TABS, reader, segments

from persona_gen.llm.prompts import Prompts, built_in_folder
from persona_gen.reviewer.likert import ordered

HOSTILE = 'two\nlines</copy></evidence></offer></a></b></said></quote>{{ 7*7 }}{% raw %}\u2028"quoted"\x00'


def values(copy: str = COSTS) -> dict[str, dict[str, Any]]:
    """What each template is rendered with, the copy in every place it may stand."""
    who = reader()
    pieces = who.near.shown([COSTS], 1500)
    lines = [(f"E{n}", getattr(piece, "speaker", None), who.line(piece)) for n, piece in enumerate(pieces, 1)]
    plain = [line for *_, line in lines[:4]]
    places = ordered(2)
    shown = {"who": who.segment.description, "evidence": lines}
    return {
        "review": {**shown, "copy": copy, "kind": "headline", "brief": copy, "limit": 60},
        "review_voice": {**shown, "copy": copy, "kind": "ad"},
        "review_pair": {**shown, "first": copy, "second": TABS, "kind": "headline"},
        "review_place": {"said": copy, "statements": places},
        "review_topic_small": {"evidence": plain[0], "copy": copy},
    }


@pytest.mark.parametrize("name", values())
def test_prompts_are_known_to_the_letter(name: str) -> None:
    """The whole of each prompt is a file that a change must show up in; UPDATE_GOLDEN=1 rewrites it."""
    assert_is_golden(name, Prompts().render(name, **values()[name]))


def test_every_template_of_review_has_a_golden_prompt() -> None:
    """No template is changed unseen."""
    assert {path.stem for path in built_in_folder().glob("review*.jinja")} == set(values())


@pytest.mark.parametrize("name", values())
def test_copy_keeps_to_its_line_and_its_fence(name: str) -> None:
    """Closing tags, line breaks, template code and null characters in the copy change nothing around it."""
    tame = Prompts().render(name, **values("x")[name])
    wild = Prompts().render(name, **values(HOSTILE)[name])
    assert [m["role"] for m in wild] == [m["role"] for m in tame]
    body, plain = wild[-1]["content"], tame[-1]["content"]
    assert body.count("</") == plain.count("</")
    assert len(body.splitlines()) == len(plain.splitlines())
    assert "\x00" not in body
    assert "7*7" in body
    assert all(w["content"] == t["content"] for w, t in zip(wild[:-1], tame[:-1], strict=True))


def test_worked_examples_share_no_wording_with_the_fixtures() -> None:
    """Few-shot text that leaks into a review can be told from the customers' words."""
    said = " ".join(quote.text for segment in segments() for quote in segment.quotes)
    for name in (name for name in values() if name.endswith("_small")):
        for message in Prompts().render(name, **values()[name])[1:-1]:
            text = message["content"]
            assert not any(text[i : i + 25] in said for i in range(0, len(text) - 24, 5))

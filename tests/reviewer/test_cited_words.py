"""Which part of what a participant said a reaction shows as a question."""

from __future__ import annotations

import warnings
from pathlib import Path

import pytest
from paths import FIXTURES
from rows import every_row

from persona_gen.reviewer.cited_words import question_in
from persona_gen.sources.reading import read_segments

AROUND = "The weather was nice that day and my brother came along with his two dogs and a bag of apples for everyone. "


@every_row(
    ("text", "part"),
    [
        ("Does it cost $4.99? I pay at 2 a.m. and nobody tells me.", "Does it cost $4.99?"),
        ("Is it, e.g. at night, open? I never know.", "Is it, e.g. at night, open?"),
        (AROUND + "How much does all of it cost? " + AROUND, "How much does all of it cost?"),
        ("Who pays for all of that? But only once. I like it.", "Who pays for all of that? But only once."),
        ("  I open\n fifteen tabs. ", "I open fifteen tabs."),
        ("word " * 50, ("word " * 50).strip()),
        ("高い。" * 3, "高い。" * 3),
    ],
)
def test_a_question_is_whole_sentences_in_a_row(text: str, part: str) -> None:
    """A cut never falls inside a sentence, nor before one that turns round what was asked."""
    assert question_in(text) == part


@pytest.mark.parametrize("path", sorted(FIXTURES.glob("*.yaml")), ids=lambda path: path.stem)
def test_questions_stand_verbatim_in_their_quotes(path: Path) -> None:
    """A stretch of the quote, from the beginning of a sentence to the end of one."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        [segment] = read_segments(path)
    for quote in segment.quotes:
        before, part, after = quote.text.partition(question_in(quote.text))
        assert part
        assert not before or before.rstrip()[-1] in ".?!…'"
        assert not after or part[-1] in ".?!…'"

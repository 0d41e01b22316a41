"""What decides that a pattern need not be tried: with all patterns tried, nothing else is found."""

import random
import re
import sys
from collections.abc import Iterator

import pytest
from paths import ROOT

from persona_gen.privacy.redaction import Redactor
from persona_gen.privacy.signs import Cued, Signs

sys.path.insert(0, str(ROOT / "benchmarks"))

import quotes as measured


def _texts() -> Iterator[str]:
    """Lines of the labelled set, and sentences put together of their words, in other letter case and spacing too."""
    chance = random.Random(13)
    lines = [case.text for case in measured.cases()]
    words = [word for line in lines for word in re.findall(r"\S+", line)]
    yield from chance.sample(lines, 120)
    for _ in range(50):
        first, second = chance.choice(lines), chance.choice(lines)
        yield first[: chance.randrange(len(first))] + chance.choice((" ", ". ", ", ")) + second
        yield " ".join(chance.choices(words, k=12))
        yield chance.choice((str.lower, str.upper, str.title))(first)


def test_no_cue_hides_what_a_pattern_would_find(monkeypatch: pytest.MonkeyPatch) -> None:
    """A pattern whose cues a text lacks finds nothing in it."""
    redactor, texts = Redactor(), list(_texts())
    cued = [redactor.find(text) for text in texts]
    monkeypatch.setattr(Cued, "of", lambda self, _signs: self._patterns)
    for text, identifiers in zip(texts, cued, strict=True):
        assert redactor.find(text) == identifiers, text


@pytest.mark.parametrize(
    ("text", "inside"),
    [("\nit was", True), ("It was Mark", True), ("Ask Mr. I said", True), ("It was I", False), ("It was. Then", False)],
)
def test_a_capital_inside_is_one_where_no_sentence_begins(text: str, inside: bool) -> None:
    """A line's end counts, for what stands before it may be a heading."""
    assert Signs(text).capital_inside is inside


def test_patterns_come_in_their_order_and_those_without_cues_always() -> None:
    """Cues are whole words in small letters."""
    cued = Cued([("b c".split(), "second"), ("", "always"), (["a"], "third")])
    assert cued.of(Signs("A b")) == ["second", "always", "third"]
    assert cued.of(Signs("ab")) == ["always"]

"""What rules look for before they search: a guard may let too much through and must never hide what a search finds."""

from __future__ import annotations

import random
import re
from re import _constants as op
from re import _parser
from typing import Any

import pytest

from persona_gen.checker.rules import comparisons, fabrication, quantifiers, ranks
from persona_gen.text import people
from persona_gen.text.tokens import beginnings

SEARCHES = {
    "groups": (people.GROUP, people._GROUP_WORDS),
    "comparisons": (comparisons._WORD, comparisons.COMPARING),
    "ranks": (ranks._FIRST, ranks.RANKING),
    "of two": (ranks._MORE, ranks.RANKING),
    "of two, beaten": (ranks._BEATS, ranks.RANKING),
    "family": (fabrication._KIN, fabrication.KINDRED),
    "lives": (fabrication._BIOGRAPHY, fabrication.LIVES),
    "in a list": (ranks._BEFORE, ranks.RANKING),
    **{p.pattern[:40]: (p, quantifiers.QUANTITY_WORDS) for p, _, _ in quantifiers._PATTERNS},
}
ENDINGS = ("", "", "'s", "’s")


def written(node: Any, rng: random.Random) -> str:
    """A text that a parsed pattern may match, look-around aside."""
    text = ""
    for kind, value in node:
        if kind is op.LITERAL:
            text += chr(value)
        elif kind is op.BRANCH:
            text += written(rng.choice(value[1]), rng)
        elif kind is op.SUBPATTERN:
            text += written(value[-1], rng)
        elif kind in (op.MAX_REPEAT, op.MIN_REPEAT):
            least, most, part = value
            text += "".join(written(part, rng) for _ in range(rng.randint(least, min(most, least + 2))))
        elif kind is op.IN:
            text += chr(value[0][1]) if value[0][0] is op.LITERAL else "x"
        elif kind in (op.ANY, op.NOT_LITERAL, op.CATEGORY):
            text += "x"
    return text


@pytest.mark.parametrize("name", SEARCHES)
def test_a_guard_hides_nothing(name: str) -> None:
    """Of everything a search can find, the guard finds a word too."""
    pattern, needs = SEARCHES[name]
    rng = random.Random(name)
    parsed = _parser.parse(pattern.pattern, re.I)
    hidden = set()
    for _ in range(600):
        text = f"and {written(parsed, rng)}{rng.choice(ENDINGS)} things"
        if pattern.search(text) and needs.isdisjoint(beginnings(text)) and "%" not in text:
            hidden.add(text)
    assert not hidden

"""JSON that would use up the stack is refused before it is begun."""

import sys

import pytest

from persona_gen.text.json_values import MOST_OPEN, NestedTooDeepError, json_value

NESTED = [
    ("[" * MOST_OPEN + "]" * MOST_OPEN, True),
    ('{"a":' * MOST_OPEN + "1" + "}" * MOST_OPEN, True),
    ('{"a": "' + "[" * 5000 + '"}', True),  # brackets of a text
    ('{"a": "\\"' + "[" * 5000 + '"}', True),
    ("[" * (MOST_OPEN + 1) + "]" * (MOST_OPEN + 1), False),
    ('{"a": [' * MOST_OPEN + "]}" * MOST_OPEN, False),
    ("[[]," * 100_000, False),
    ("[" * 100_000, False),
]


@pytest.mark.parametrize(("text", "read"), NESTED, ids=range(len(NESTED)))
def test_as_many_brackets_are_open_as_any_document_has(text: str, read: bool) -> None:
    """A hundred lists within each other are read, more are refused, and brackets in quotation marks are text."""
    if read:
        json_value(text)
    else:
        with pytest.raises(NestedTooDeepError):
            json_value(text)


def test_nothing_else_fails_at_the_end_of_the_stack(monkeypatch: pytest.MonkeyPatch) -> None:
    """What is swept up while a bomb of brackets is refused has room to end itself."""

    def down(levels: int) -> int:
        return levels and down(levels - 1)

    class Swept:
        def __init__(self) -> None:
            self.itself = self

        def __del__(self) -> None:
            down(500)

    failed: list[object] = []
    monkeypatch.setattr(sys, "unraisablehook", failed.append)
    for _ in range(20):
        for _ in range(20):
            Swept()
        with pytest.raises(NestedTooDeepError):
            json_value("[" * 100_000)
    assert not failed

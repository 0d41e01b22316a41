"""The scripted client answers from a queue, so the questions must come in their order."""

import pytest

from persona_gen.reviewer import asking


@pytest.fixture(autouse=True)
def _one_question_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    """Threads would take the replies in the order in which they wake; the command's tests ask several at once."""
    monkeypatch.setattr(asking, "ANSWERS_AT_ONCE", 1)

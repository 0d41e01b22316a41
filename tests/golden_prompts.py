"""Prompts as files that a change must show up in; UPDATE_GOLDEN=1 rewrites them."""

from __future__ import annotations

import os

from paths import GOLDEN

from persona_gen.domain import Message

FOLDER = GOLDEN / "prompts"


def printed(messages: list[Message]) -> str:
    """Messages as `persona-gen prompt` shows them."""
    return "\n\n".join(f"[{message['role']}]\n{message['content']}" for message in messages) + "\n"


def assert_is_golden(name: str, messages: list[Message]) -> None:
    """The whole prompt is what stands in its file."""
    file = FOLDER / f"{name}.txt"
    if os.environ.get("UPDATE_GOLDEN"):
        file.write_text(printed(messages), encoding="utf-8")
    assert file.read_text(encoding="utf-8") == printed(messages)

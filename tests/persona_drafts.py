"""Replies for a whole persona as a model gives them, for the tests that answer as one."""

from __future__ import annotations

from typing import Any

from persona_gen.domain import NO_LEAD, PersonaDraft


def empty_draft() -> dict[str, Any]:
    """A reply of the right shape that says nothing: no lead, an empty tagline, empty lists."""
    return {**{field: [] for field in PersonaDraft.model_fields}, "lead": NO_LEAD, "tagline": {"text": "", "cites": []}}

"""Replies for a whole persona as a model gives them, for the tests that answer as one."""

from __future__ import annotations

from typing import Any

from persona_gen.domain import NO_LEAD, PersonaDraft


def empty_draft() -> dict[str, Any]:
    """A reply of the right shape that says nothing: no lead, no insight, an empty role and tagline, empty lists."""
    nothing = {"text": "", "cites": []}
    heads = {"lead": NO_LEAD, "role": nothing, "tagline": nothing, "insight": None}
    return {**{field: [] for field in PersonaDraft.model_fields}, **heads}

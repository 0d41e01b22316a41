"""What every test shares: no model configured by accident, the fixture segment, and a command line built once."""

from __future__ import annotations

import gc
import os
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest
import typer
from typer import testing

if TYPE_CHECKING:
    from persona_gen.domain import Segment

_build = testing._get_command  # type: ignore[attr-defined]


@cache
def _built(app: typer.Typer, commands: int) -> Any:
    return _build(app)


# Typer reads every signature of the command line anew at each call, 40 ms; a process of the program does it once.
testing._get_command = lambda app: _built(app, len(app.registered_commands) + len(app.registered_groups))  # type: ignore[attr-defined]


# Whoever runs the tests may have an endpoint configured, which no test must ask, and a terminal of any width.
for name in (
    "OPENAI_API_KEY",
    "OPENAI_BASE_URL",
    "PERSONA_GEN_MODEL",
    "COLUMNS",
    "PERSONA_GEN_JUDGE_MODEL",
    "PERSONA_GEN_JUDGE_BASE_URL",
    "PERSONA_GEN_JUDGE_API_KEY",
):
    os.environ.pop(name, None)

# Thousands of tests and the modules of the program are there until the end: no collection of garbage looks at them.
gc.disable()


def pytest_collection_finish() -> None:
    """From here on there is garbage."""
    gc.freeze()
    gc.enable()


@pytest.fixture(scope="session")
def buyers() -> Segment:
    """The fixture segment: anxious first-time buyers, one of whose quotes reads like an instruction on purpose."""
    import fixture_segments  # noqa: PLC0415 - the process that hands out the tests has no use for the program

    return fixture_segments.segment()

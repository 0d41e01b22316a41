"""What reads tables and Word documents is an extra: one clear line where it is not installed."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from persona_gen.errors import ConfigError


def need(module: str) -> Any:
    """The module, imported now. Raises `ConfigError` where the extra ``tables`` is not installed."""
    try:
        return import_module(module)
    except ImportError:
        raise ConfigError(f"files of this kind need {module}", cure="pip install 'persona-gen[tables]'") from None

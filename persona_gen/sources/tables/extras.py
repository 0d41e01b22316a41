"""What reads tables and Word documents is an extra: one clear line where it is not installed."""

from __future__ import annotations

from importlib import import_module
from typing import Any

from persona_gen.errors import ConfigError


def need(module: str, extra: str = "tables") -> Any:
    """The module, imported now. Raises `ConfigError` where the ``extra`` is not installed."""
    try:
        return import_module(module)
    except ImportError:
        raise ConfigError(f"files of this kind need {module}", cure=f"pip install 'persona-gen[{extra}]'") from None

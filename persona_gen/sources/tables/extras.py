"""What reads tables and Word documents is an extra: one clear line where it is not installed."""

from __future__ import annotations

import re
import shlex
from importlib import import_module
from importlib.metadata import PackageNotFoundError, requires
from typing import Any

from persona_gen.errors import ConfigError


def need(module: str, extra: str = "tables") -> Any:
    """The module, imported now. Raises `ConfigError` where the ``extra`` is not installed."""
    try:
        return import_module(module)
    except ImportError:
        raise ConfigError(f"files of this kind need {module}", cure=install_hint(extra)) from None


def install_hint(extra: str) -> str:
    """The command that installs what an extra needs, whether persona-gen came from an index or from a folder."""
    try:
        listed = requires("persona-gen") or []
    except PackageNotFoundError:
        listed = []
    mine = [line.split(";")[0].strip() for line in listed if re.search(rf"extra\s*==\s*['\"]{extra}['\"]", line)]
    wanted = " ".join(shlex.quote(name) for name in mine if not name.startswith("persona-gen"))
    return f"python -m pip install {wanted}" if wanted else f"pip install 'persona-gen[{extra}]'"

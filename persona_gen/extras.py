"""Optional dependencies ("extras"): one clear line, with the command that works here, where one is not installed."""

from __future__ import annotations

import json
import shlex
from importlib import import_module
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit
from urllib.request import url2pathname

from persona_gen.errors import ConfigError


def need(module: str, extra: str = "tables") -> Any:
    """The module, imported now. Raises `ConfigError` where the ``extra`` is not installed."""
    try:
        return import_module(module)
    except ImportError:
        raise ConfigError(f"files of this kind need {module}", cure=install_hint(extra)) from None


def install_hint(extra: str) -> str:
    """The command that installs an extra here: out of the folder or wheel that persona-gen came from, or the index."""
    return f"pip install {shlex.quote(f'{_origin()}[{extra}]')}"


def _origin() -> str:
    """As PEP 610 notes it; a checkout that is not installed at all is its own origin."""
    checkout = Path(__file__).parents[1]
    try:
        noted = distribution("persona-gen").read_text("direct_url.json")
    except PackageNotFoundError:
        return str(checkout) if (checkout / "pyproject.toml").is_file() else "persona-gen"
    url = urlsplit(json.loads(noted)["url"] if noted else "")
    path = url2pathname(url.path)
    return path if url.scheme == "file" and Path(path).exists() else "persona-gen"

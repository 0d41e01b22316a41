"""Optional dependencies ("extras"): one clear line, with the command that works here, where one is not installed."""

from __future__ import annotations

import json
import os
import shlex
from importlib import import_module
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from persona_gen.errors import ConfigError


def need(module: str, extra: str = "tables") -> Any:
    """The module, imported now. Raises `ConfigError` where the ``extra`` is not installed."""
    try:
        return import_module(module)
    except ImportError:
        raise ConfigError(f"files of this kind need {module}", cure=install_hint(extra)) from None


def install_hint(extra: str) -> str:
    """The command that installs an extra here: out of the folder or wheel that persona-gen came from, or the index.

    It works in the folder where it is printed, and a path of the user's own is written with ``~``: messages are
    pasted where strangers read them.
    """
    origin, editable = _origin()
    if origin is None:
        return f"pip install 'persona-gen[{extra}]'"
    here, home = Path.cwd(), Path.home()
    if here.is_relative_to(origin):
        place = shlex.quote(f"{os.path.relpath(origin, here)}[{extra}]")
    elif origin.is_relative_to(home):
        place = f"~/{shlex.quote(f'{origin.relative_to(home)}[{extra}]')}"
    else:
        place = shlex.quote(f"{origin}[{extra}]")
    return f"pip install {'-e ' if editable else ''}{place}"


def _origin() -> tuple[Path | None, bool]:
    """The folder or wheel, as PEP 610 notes it, and whether changes to it are to count; nothing for the index.

    A checkout that is not installed at all is its own origin.
    """
    from urllib.request import url2pathname  # noqa: PLC0415 - it loads OpenSSL, for an error that is seldom

    try:
        noted = json.loads(distribution("persona-gen").read_text("direct_url.json") or "{}")
    except PackageNotFoundError:
        checkout = Path(__file__).parents[1]
        return (checkout, True) if (checkout / "pyproject.toml").is_file() else (None, False)
    url = urlsplit(noted.get("url", ""))
    path = Path(url2pathname(url.path))
    if url.scheme != "file" or not path.exists():
        return None, False
    return path, bool(noted.get("dir_info", {}).get("editable"))

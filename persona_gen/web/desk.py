"""What every page needs: the folder as it is now, templates, and the form that the script sends."""

from __future__ import annotations

import json
import os
import re
from contextlib import suppress
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.concurrency import run_in_threadpool
from starlette.requests import ClientDisconnect, Request

from persona_gen.errors import InputError
from persona_gen.report.html.page import TEMPLATE_FOLDER as CARD_TEMPLATES
from persona_gen.report.html.page import marked_pieces, template_text
from persona_gen.runs.forecast import leaves_to
from persona_gen.runs.library import Library
from persona_gen.text.json_values import json_value
from persona_gen.web.jobs import Jobs

WEB_FOLDER = Path(__file__).parent
CARD_POLICY = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"
"""For whole pages made elsewhere in this package, each of which allows its own style sheet alone by its hash."""


class Desk:
    """One folder, what is known of it, and the commands that were started."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.library = Library(folder)
        self.jobs = Jobs(folder)

    async def fresh(self) -> Library:
        """The library as the folder is now."""
        await run_in_threadpool(self.library.refresh)
        return self.library


@cache
def _environment() -> Environment:
    loader = FileSystemLoader([WEB_FOLDER / "templates", CARD_TEMPLATES])
    environment = Environment(loader=loader, autoescape=True, finalize=template_text, undefined=StrictUndefined)
    environment.globals |= {"pieces": marked_pieces, "asked_at": leaves_to(os.environ)}
    return environment


def page(template: str, **values: Any) -> str:
    """A template of ours, filled; every value is escaped."""
    return _environment().get_template(template).render(**values)


async def form_of(request: Request) -> dict[str, Any]:
    """The JSON object that the script sends. Raises `InputError`."""
    form: dict[str, Any] | None = None
    with suppress(ClientDisconnect):
        form = object_of(await request.body())
    if form is None:
        raise InputError("request", "", "this is no JSON object of texts", cure="use the page's own buttons")
    return form


def object_of(text: bytes) -> dict[str, Any] | None:
    """A JSON object, if it is one. A NUL and half a character, which no file or command can hold, become a "�"."""
    try:
        whole = _HALF.sub("�", json.dumps(json_value(text.decode()), ensure_ascii=False))
        held = json_value(_NUL.sub(r"\1\\ufffd", whole))
    except ValueError:
        return None
    return held if isinstance(held, dict) else None


_HALF = re.compile(r"[\ud800-\udfff]")
_NUL = re.compile(r"(?<!\\)((?:\\\\)*)\\u0000")
"""As JSON writes it, behind an even number of backslashes."""


def texts_of(form: dict[str, Any], key: str, most: int) -> list[str]:
    """The texts of a list in the form, none longer than a file's name may be. Raises `InputError` for too many."""
    values = form.get(key)
    if not isinstance(values, list):
        return []
    if len(values) > most:
        raise InputError(key.replace("_", " "), "", f"{len(values):,} are chosen", cure=f"choose {most:,} at most")
    return [str(value)[:300] for value in values]

"""What a persona's page hands out: the formats of ``export``, of one persona."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from starlette.responses import Response

from persona_gen.domain import CheckReport, Persona, Segment, slug
from persona_gen.errors import InputError
from persona_gen.report import html, markdown, text
from persona_gen.report.brief import brief
from persona_gen.report.json import json_file
from persona_gen.report.paper import sheet
from persona_gen.report.slides import deck
from persona_gen.report.word import document

Made = Callable[[Persona, Segment, CheckReport], str | bytes]
_OFFICE_TYPE = "application/vnd.openxmlformats-officedocument"


class ExportForm(NamedTuple):
    """One format: what the page calls it, how it is made, its media type."""

    words: str
    make: Made
    media_type: str = "text/plain; charset=utf-8"


EXPORTS = {
    "html": ExportForm("Card as a web page", html.card, "text/html; charset=utf-8"),
    "pdf": ExportForm("PDF, one sheet of A4", lambda p, s, r: sheet(p, s, r, "pdf").content, "application/pdf"),
    "png": ExportForm("Picture (PNG)", lambda p, s, r: sheet(p, s, r, "png").content, "image/png"),
    "pptx": ExportForm("Slides", lambda p, s, r: deck([(p, s, r)]), f"{_OFFICE_TYPE}.presentationml.presentation"),
    "docx": ExportForm("Word", lambda p, s, r: document([(p, s, r)]), f"{_OFFICE_TYPE}.wordprocessingml.document"),
    "brief.md": ExportForm("Message brief", lambda p, s, r: brief([(p, s, r)])),
    "md": ExportForm("Markdown", markdown.card),
    "txt": ExportForm("Text", lambda p, s, r: text.card(p, s, r, width=88)),
    "json": ExportForm("JSON", lambda p, s, r: json_file(p), "application/json"),
}


def exported(form: str, persona: Persona, segment: Segment, report: CheckReport) -> Response:
    """A persona in a format, as a file to keep.

    Raises `InputError` for a format that there is not, and `ConfigError` without the extra that makes it.
    """
    if form not in EXPORTS:
        raise InputError(form, "", "this is no format of an export", cure=f"there are {', '.join(EXPORTS)}")
    content = EXPORTS[form].make(persona, segment, report)
    headers = {"Content-Disposition": f'attachment; filename="{slug(persona.id, "persona")}.{form}"'}
    return Response(content, headers=headers, media_type=EXPORTS[form].media_type)

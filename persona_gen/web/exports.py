"""Personas in the formats that somebody else needs, as files to keep."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
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

CheckedPersona = tuple[Persona, Segment, CheckReport]
_OFFICE_TYPE = "application/vnd.openxmlformats-officedocument"


class ExportForm(NamedTuple):
    """One format: what the page calls it, how it is made of personas, its media type, and if it holds several."""

    words: str
    make: Callable[[Sequence[CheckedPersona]], str | bytes]
    media_type: str = "text/plain; charset=utf-8"
    several: bool = False


EXPORTS = {
    "html": ExportForm("Card as a web page", lambda one: html.card(*one[0]), "text/html; charset=utf-8"),
    "pdf": ExportForm("PDF, one sheet of A4", lambda one: sheet(*one[0], "pdf").content, "application/pdf"),
    "png": ExportForm("Picture (PNG)", lambda one: sheet(*one[0], "png").content, "image/png"),
    "pptx": ExportForm("Slides", deck, f"{_OFFICE_TYPE}.presentationml.presentation", several=True),
    "docx": ExportForm("Word", document, f"{_OFFICE_TYPE}.wordprocessingml.document", several=True),
    "brief.md": ExportForm("Message brief", brief, several=True),
    "md": ExportForm("Markdown", lambda one: markdown.card(*one[0])),
    "txt": ExportForm("Text", lambda one: text.card(*one[0], width=88)),
    "json": ExportForm("JSON", lambda one: json_file(one[0][0]), "application/json"),
}
SEVERAL_EXPORTS = {form: made for form, made in EXPORTS.items() if made.several}


def exported(form: str, forms: Mapping[str, ExportForm], name: str, personas: Sequence[CheckedPersona]) -> Response:
    """Personas in one of some forms, as a file of this name to keep.

    Raises `InputError` for a form that there is not, and `ConfigError` without the extra that makes it.
    """
    if form not in forms:
        raise InputError(form, "", "this is no format of an export", cure=f"there are {', '.join(forms)}")
    headers = {"Content-Disposition": f'attachment; filename="{slug(name, "persona")}.{form}"'}
    return Response(forms[form].make(personas), headers=headers, media_type=forms[form].media_type)

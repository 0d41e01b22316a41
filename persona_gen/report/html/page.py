"""One document from a template: its styles, the policy that allows nothing else, and text that cannot become markup."""

from __future__ import annotations

import base64
import hashlib
import itertools
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from persona_gen.domain import Span, counted
from persona_gen.report import wording

BEFORE_PERCENT = re.compile(r"(?<=\d) (?=%)")
TEMPLATE_FOLDER = Path(__file__).with_name("templates")


def render(template: str, *sheets: str, home: str = "", looks: str = "", **values: Any) -> str:
    """A whole document: ``template`` filled with ``values``, the style sheets named within it.

    ``home`` is the address of the page that leads to it, where it is one of a site; ``looks`` are styles of this page
    alone, which code makes of its own colours and sizes.

    Its content security policy allows those styles and nothing else. Every value is cleaned and escaped where it is
    printed, by the environment; templates mark nothing as safe.
    """
    css = "\n".join([*(_sheet(name) for name in ("page.css", *sheets)), looks])
    digest = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    # The sheet is a file of this package: escaped, it would be no style sheet.
    frame = {"css": Markup(css), "policy": policy, "home": home, "language": "en"}  # noqa: S704
    return _environment().get_template(template).render(frame | values)


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(TEMPLATE_FOLDER),
        autoescape=True,
        finalize=template_text,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["typeset"] = wording.typeset
    environment.globals |= {"pieces": marked_pieces, "wording": wording, "counted": counted}
    return environment


def template_text(value: Any) -> Any:
    """A value as a template may print it: nothing for None, text without control characters, line by line.

    No line ends between a figure and its percent sign.
    """
    if isinstance(value, str) and not isinstance(value, Markup):
        return BEFORE_PERCENT.sub("\u00a0", "\n".join(wording.printable(line) for line in value.split("\n")))
    return "" if value is None else value


@cache
def _sheet(name: str) -> str:
    return (TEMPLATE_FOLDER / name).read_text(encoding="utf-8")


def marked_pieces(text: str, spans: Iterable[Span]) -> list[tuple[str, frozenset[int]]]:
    """The text cut wherever a span begins or ends, each piece with the numbers of the spans that hold it.

    Spans may overlap, nest and repeat; what lies outside the text is ignored.
    """
    spans = list(spans)
    cuts = sorted({0, len(text), *(min(max(place, 0), len(text)) for span in spans for place in span)})
    return [
        (text[start:end], frozenset(i for i, span in enumerate(spans) if span[0] <= start and end <= span[1]))
        for start, end in itertools.pairwise(cuts)
    ]

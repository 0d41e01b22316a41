"""HTML by construction: the one place where text becomes markup, and the frame of every page."""

from __future__ import annotations

import base64
import hashlib
import itertools
from collections.abc import Iterable
from pathlib import Path

from markupsafe import Markup, escape

from persona_gen.domain import Span
from persona_gen.report import wording

Child = str | Iterable["Child"] | None
Attribute = str | float | bool | None

EMPTY = {"meta", "br"}
"""Elements that have no end tag."""


def tag(name: str, /, *children: Child, **attributes: Attribute) -> Markup:
    """One element. Text that is not yet markup is cleaned and escaped, and so is every attribute's value.

    ``class_`` and ``aria_label`` stand for ``class`` and ``aria-label``; True is an attribute without a value, None
    and False are no attribute. Names of elements and attributes come from code, never from data.
    """
    opened = Markup("<{}{}>").format(name, Markup("").join(_attribute(*each) for each in attributes.items()))
    return opened if name in EMPTY else Markup("{}{}</{}>").format(opened, joined(children), name)


def joined(children: Child) -> Markup:
    """Text and markup, however nested, as one piece of markup."""
    if children is None:
        return Markup("")
    if isinstance(children, Markup):
        return children
    if isinstance(children, str):
        return escape("\n".join(wording.clean(line) for line in children.split("\n")))
    return Markup("").join(map(joined, children))


def _attribute(name: str, value: Attribute) -> Markup:
    if value is None or value is False:
        return Markup("")
    name = name.rstrip("_").replace("_", "-")
    if value is True:
        return Markup(" {}").format(name)
    text = wording.clean(value) if isinstance(value, str) else f"{value:.6g}"
    return Markup(' {}="{}"').format(name, text)


def pieces(text: str, spans: Iterable[Span]) -> list[tuple[str, frozenset[int]]]:
    """The text cut wherever a span begins or ends, each piece with the numbers of the spans that hold it.

    Spans may overlap, nest and repeat; what lies outside the text is ignored.
    """
    spans = list(spans)
    cuts = sorted({0, len(text), *(min(max(place, 0), len(text)) for span in spans for place in span)})
    return [
        (text[start:end], frozenset(i for i, span in enumerate(spans) if span[0] <= start and end <= span[1]))
        for start, end in itertools.pairwise(cuts)
    ]


def page(title: str, body: Markup, *sheets: str, print_scale: float = 1.0) -> str:
    """A whole document with the style sheets named, which its content security policy allows and nothing else.

    ``print_scale`` makes print smaller (below 1), for what must fit on one sheet.
    """
    css = "\n".join(_sheet(name) for name in ("page.css", *sheets)) + f":root {{ --print-scale: {print_scale:.3f}; }}\n"
    digest = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"
    head = tag(
        "head",
        tag("meta", charset="utf-8"),
        tag("meta", http_equiv="Content-Security-Policy", content=policy),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("meta", name="color-scheme", content="light dark"),
        tag("meta", name="referrer", content="no-referrer"),
        tag("title", title),
        tag("style", Markup(css)),  # noqa: S704 - our own file, and escaped it would be no style sheet
    )
    return f"<!doctype html>\n{tag('html', head, tag('body', body), lang='en')}\n"


def _sheet(name: str) -> str:
    return Path(__file__).with_name(name).read_text(encoding="utf-8")

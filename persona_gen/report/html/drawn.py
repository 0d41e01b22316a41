"""A drawn portrait, on request: a face in ink that is nobody's, chosen by the persona's id, and declared fiction.

The style is Notionists by Zoish (CC0 1.0), drawn by dicebear-core from dicebear-styles, both offline and an extra. It
has no colour of skin; beards and gestures are left out and the mouth is calm, since the id knows nothing of the person.
"""

from __future__ import annotations

import json
import re
from functools import cache
from importlib.resources import files
from typing import Any

from markupsafe import Markup

from persona_gen.errors import ConfigError
from persona_gen.extras import install_hint

STYLE = "notionists.json"
CALM = {
    "beardProbability": 0,
    "gestureProbability": 0,
    "clothesGraphicProbability": 0,
    "glassesProbability": 15,
    "mouthVariant": [f"variant{number:02}" for number in (3, 4, 13, 17, 18, 19, 20, 21, 22, 23)],
    "eyesVariant": ["variant02", "variant04", "variant05"],
    "eyebrowsVariant": ["variant04", "variant05", "variant10", "variant11"],
}
"""Options of the style, looked at one by one."""

SUPERFLUOUS = re.compile(r'<metadata.*?</metadata>|<!--.*?-->| style="mask-type:luminance"', re.S)
"""The licence as RDF, a comment, and what browsers do anyhow: the page's policy allows no style attribute."""


def drawn(persona_id: str) -> Markup:
    """The SVG of one face; the same id, the same face. Raises `ConfigError` where the extra is not installed."""
    avatar, style = _style()
    svg = avatar(style, {"seed": persona_id, **CALM}).to_string()
    return Markup(SUPERFLUOUS.sub("", svg))  # noqa: S704 - made of the style's own paths; the id only chooses among them


@cache
def _style() -> tuple[Any, Any]:
    """The style, which takes seconds to be validated once."""
    try:
        from dicebear import Avatar, Style  # noqa: PLC0415 - an extra
    except ImportError:
        raise ConfigError("--portrait needs dicebear", cure=f"{install_hint('portraits')}, or leave it out") from None
    return Avatar, Style(json.loads(files("dicebear_styles").joinpath(STYLE).read_text("utf-8")))

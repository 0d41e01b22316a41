"""A portrait that shows nobody: coloured shapes and a monogram, or on request a drawn face, by the persona's id.

Nothing in the shapes stands for age, gender or skin: the id's hash alone chooses the palette, and the shape, colour and
turn of each tile. The same id gives the same picture on every machine. ``templates/parts/portrait.jinja`` draws it.

The drawn face is nobody's and declared fiction. The style is Notionists by Zoish (CC0 1.0), drawn by dicebear-core from
dicebear-styles, both offline and an extra. It has no colour of skin; beards and gestures are left out and the mouth is
calm, since the id knows nothing of the person.
"""

from __future__ import annotations

import hashlib
import json
import re
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any

from markupsafe import Markup

from persona_gen.errors import ConfigError
from persona_gen.extras import install_hint
from persona_gen.report import wording

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


PALETTES = (
    ("#1d3557", "#2a9d8f", "#e9c46a", "#dfeee8"),
    ("#3d2c6b", "#f2994a", "#56c2b8", "#ece6f6"),
    ("#134e4a", "#f4b740", "#6c8ae4", "#e3f1ec"),
    ("#5a1f4f", "#49a7c9", "#f1c453", "#efe4ee"),
    ("#23395b", "#e4572e", "#a8c686", "#e8ecf3"),
    ("#27412b", "#7d6bd6", "#efb34c", "#e6f0e1"),
    ("#4a2545", "#3fb68b", "#5b8def", "#f0e8ef"),
    ("#0b4f6c", "#c2679d", "#f3c969", "#e2eff3"),
)
"""Dark, two bright and a pale colour. The monogram is white on the dark one, at a contrast above 8 in each."""

TILES = (
    "M0 0H30A30 30 0 0 1 0 30Z",  # a quarter disc
    "M0 0A30 30 0 0 0 30 30A30 30 0 0 0 0 0Z",  # a leaf
    "M0 15A15 15 0 0 1 30 15Z",  # half a disc
    "M15 4A11 11 0 1 1 15 26A11 11 0 1 1 15 4Z",  # a dot
    "M0 0H30V15H0Z",  # a bar
    "M0 0L30 30H0Z",  # a triangle
)
SIDE = 4
TILE = 30


@dataclass(frozen=True, slots=True)
class Tile:
    """One of the squares: where it stands, its ground, and the shape on it."""

    x: int
    y: int
    ground: str
    shape: str
    colour: str
    turn: int


@dataclass(frozen=True, slots=True)
class Portrait:
    """A square of 120 units: four by four tiles, and the initials on a disc."""

    tiles: tuple[Tile, ...]
    disc: str
    initials: str
    face: Markup | None = None
    """The drawn face in its place, where one was asked for; ``ground`` is what it stands on."""
    ground: str = "#ffffff"


def portrait(persona_id: str, name: str, *, face: bool = False) -> Portrait:
    """The picture of one persona; with ``face`` a drawn one. Raises `ConfigError` as `drawn.drawn`."""
    chance = iter(hashlib.shake_256(persona_id.encode()).digest(1 + 4 * SIDE * SIDE))
    palette = PALETTES[next(chance) % len(PALETTES)]
    tiles = []
    for place in range(SIDE * SIDE):
        row, column = divmod(place, SIDE)
        ground = palette[next(chance) % len(palette)]
        others = [colour for colour in palette if colour != ground]
        shape, turn = TILES[next(chance) % len(TILES)], 90 * (next(chance) % 4)
        tiles.append(Tile(TILE * column, TILE * row, ground, shape, others[next(chance) % len(others)], turn))
    drawing = drawn(persona_id) if face else None
    return Portrait(tuple(tiles), palette[0], wording.initials(name), drawing, palette[3])

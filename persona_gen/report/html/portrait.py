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
from typing import Any, NamedTuple

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


class Palette(NamedTuple):
    """The colours of one persona, of cover and portrait alike."""

    cover: str
    """A dark ground: white on it has a contrast above 9, as has it on white."""
    spark: str
    """A bright one: small capitals in it can be read on the cover (4.9 or more)."""
    wash: str
    """A pale ground for dark letters."""


PALETTES = tuple(
    Palette(*colours.split())
    for colours in (
        "#0f4c5c #f0ae63 #e7f1f2",
        "#5b2a1e #f2b45c #f7eee5",
        "#2a2f5f #f4ab94 #edeff8",
        "#1f4a36 #ecc566 #e9f2ec",
        "#4a2145 #f3aaa6 #f5edf3",
        "#16324f #86d3c6 #e8f0f6",
        "#3b4220 #efc06a #f1f2e6",
        "#6a1f33 #f4c08a #f9ecee",
    )
)


def blended(one: str, other: str, share: float) -> str:
    """The colour between two, with so much of the other."""
    pairs = ((int(one[i : i + 2], 16), int(other[i : i + 2], 16)) for i in (1, 3, 5))
    return "#" + "".join(f"{round(a + share * (b - a)):02x}" for a, b in pairs)


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
GROUNDS = (0.08, 0.2, 0.34)
"""How much white is in the grounds of the tiles."""


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
    """A square of 120 units: four by four tiles, and the initials on a disc of the cover's colour."""

    tiles: tuple[Tile, ...]
    palette: Palette
    initials: str
    face: Markup | None = None
    """The drawn face in its place, where one was asked for."""


def portrait(persona_id: str, name: str, *, face: bool = False) -> Portrait:
    """The picture of one persona; with ``face`` a drawn one. Raises `ConfigError` as `drawn.drawn`."""
    chance = iter(hashlib.shake_256(persona_id.encode()).digest(1 + 4 * SIDE * SIDE))
    palette = PALETTES[next(chance) % len(PALETTES)]
    tones = [blended(palette.cover, "#ffffff", share) for share in GROUNDS]
    shapes = [*tones, palette.spark, palette.wash]
    tiles = []
    for place in range(SIDE * SIDE):
        row, column = divmod(place, SIDE)
        ground = tones[next(chance) % len(tones)]
        others = [colour for colour in shapes if colour != ground]
        shape, turn = TILES[next(chance) % len(TILES)], 90 * (next(chance) % 4)
        tiles.append(Tile(TILE * column, TILE * row, ground, shape, others[next(chance) % len(others)], turn))
    drawing = drawn(persona_id) if face else None
    return Portrait(tuple(tiles), palette, wording.initials(name), drawing)


def svg_of(picture: Portrait) -> str:
    """The shapes and the initials as an SVG document, for a sheet that no browser draws."""
    tiles = "".join(
        f'<g transform="translate({t.x} {t.y})"><path d="M0 0H30V30H0Z" fill="{t.ground}"/>'
        f'<path d="{t.shape}" fill="{t.colour}" transform="rotate({t.turn} 15 15)"/></g>'
        for t in picture.tiles
    )
    disc = f'<circle cx="60" cy="60" r="33" fill="{picture.palette.cover}"/>'
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 120 120">{tiles}{disc}</svg>'

"""A page of all personas in a folder, each with its portrait, who it is and how far it is borne out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from persona_gen.domain import CheckReport, Persona
from persona_gen.report import account, wording
from persona_gen.report.html.page import render
from persona_gen.report.html.portrait import Portrait, portrait

PORTRAITS = 200
"""Portraits drawn whole: of more personas each has its initials alone, so that the page stays light."""


@dataclass(frozen=True, slots=True)
class IndexEntry:
    """One persona on the index; ``href`` is its page beside the index."""

    name: str
    href: str
    segment: str
    role: str
    tagline: str
    state: str
    kind: str
    picture: Portrait


@dataclass(frozen=True, slots=True)
class Link:
    """A page that the index leads to besides the cards: what it is, and what it is of."""

    href: str
    what: str
    of: str


def index(
    personas: Iterable[tuple[str, Persona, CheckReport | None]],
    *,
    face: bool = False,
    links: Sequence[Link] = (),
    segment_names: Mapping[str, str] | None = None,
) -> str:
    """The index as one HTML document; each persona comes with the name of its page and its check report, if any.

    Segments are called by their names where ``segment_names`` has them, else by their ids.
    """
    given = list(personas)
    whole = len(given) <= PORTRAITS
    entries = [_entry(href, persona, report, whole=whole, face=face) for href, persona, report in given]
    kinds = {entry.kind for entry in entries}
    return render("index.html.jinja", "index.css", entries=entries, links=links, names=segment_names or {}, kinds=kinds)


def _entry(href: str, persona: Persona, report: CheckReport | None, *, whole: bool, face: bool) -> IndexEntry:
    picture = portrait(persona.id, persona.name, face=face and whole)
    kind, state = account.state(wording.checked_claims(persona, report).values()) if report else ("open", "not checked")
    return IndexEntry(
        name=persona.name,
        href=href,
        segment=persona.segment,
        role=persona.role.text if persona.role else "",
        tagline=persona.tagline.text if persona.tagline else "",
        state=state,
        kind=kind,
        picture=picture if whole else Portrait((), picture.disc, picture.initials),
    )

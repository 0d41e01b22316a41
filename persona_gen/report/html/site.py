"""A shelf of personas as a folder of pages: an index, a card each, the reviews, and nothing that runs or is fetched."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from persona_gen.domain import CheckReport, Persona, Segment
from persona_gen.domain.review import Review
from persona_gen.errors import InputError
from persona_gen.files import file_stem
from persona_gen.report import account, review_wording, wording
from persona_gen.report.card_labels import card_labels_of, stands_for
from persona_gen.report.html.card_page import card
from persona_gen.report.html.evidence import Sources
from persona_gen.report.html.page import render
from persona_gen.report.html.portrait import Portrait, portrait
from persona_gen.report.html.review_page import review
from persona_gen.report.review_labels import review_labels

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
        picture=picture if whole else replace(picture, tiles=()),
    )


HOME = "../index.html"
PERSONAS, REVIEWS, SEGMENTS = "personas", "reviews", "segments"
"""The folders of the site."""


@dataclass(frozen=True, slots=True)
class SiteContents:
    """What a site shows: checked personas with their segments, and reviews under the names of their files."""

    personas: Sequence[tuple[Persona, Segment, CheckReport]]
    reviews: Sequence[tuple[str, Review]] = ()

    @property
    def segments(self) -> list[Segment]:
        """The segments that the personas stand for, each once."""
        return list({segment.id: segment for _, segment, _ in self.personas}.values())


def site(shelf: SiteContents, *, face: bool = False, whole_evidence: bool = False) -> Iterator[tuple[str, str]]:
    """Each page with its path within the site, the index first. Links are relative: a disk or any server will do.

    A page holds the evidence that its sentences cite; only with ``whole_evidence`` is there a page of all that a
    segment's people said. Raises `InputError` where two personas, or two segments, would be one page.
    """
    cards = _named([persona.id for persona, _, _ in shelf.personas], PERSONAS)
    reviews = _named([name for name, _ in shelf.reviews], REVIEWS)
    segments = _named([segment.id for segment in shelf.segments], SEGMENTS) if whole_evidence else []
    entries = [(path, persona, report) for path, (persona, _, report) in zip(cards, shelf.personas, strict=True)]
    links = [_review_link(path, given) for path, (_, given) in zip(reviews, shelf.reviews, strict=True)]
    links += [Link(path, "All evidence", s.name) for path, s in zip(segments, shelf.segments, strict=False)]
    names = {segment.id: segment.name for segment in shelf.segments}
    yield "index.html", index(entries, face=face, links=links, segment_names=names)
    for path, (persona, segment, report) in zip(cards, shelf.personas, strict=True):
        yield path, card(persona, segment, report, face=face, home=HOME)
    personas = [persona for persona, _, _ in shelf.personas]
    for path, (_, given) in zip(reviews, shelf.reviews, strict=True):
        yield path, review(given, personas, shelf.segments, home=HOME)
    for path, segment in zip(segments, shelf.segments, strict=False):
        yield path, _segment_page(segment)


def _named(ids: Sequence[str], folder: str) -> list[str]:
    """A path for each id. Raises `InputError` for two that are one on a disk."""
    paths: dict[str, str] = {}
    for one in ids:
        path = f"{folder}/{file_stem(one)}.html"
        if path in paths:
            what = f'"{one}" and "{paths[path]}" would both be {path}'
            raise InputError(folder, "id", what, cure="give each its own id")
        paths[path] = one
    return list(paths)


def _review_link(path: str, given: Review) -> Link:
    tried = " / ".join(review_wording.shortened(variant.text) for variant in given.variants[:3])
    return Link(path, review_wording.title(review_labels(given), given), tried)


def _segment_page(segment: Segment) -> str:
    sources = Sources(segment)
    pieces = [(evidence_id, sources.anchor(evidence_id), sources.item(evidence_id)) for evidence_id in segment.evidence]
    whom = stands_for(segment, card_labels_of(segment))
    return render("segment.html.jinja", "review.css", home=HOME, segment=segment, stands_for=whom, pieces_of=pieces)


def stale(folder: Path, written: Sequence[str]) -> list[Path]:
    """Pages in the site's folder that are of no part of it any more, such as of a persona that is gone."""
    kept = {folder / path for path in written}
    return sorted(p for part in (PERSONAS, REVIEWS, SEGMENTS) for p in (folder / part).glob("*.html") if p not in kept)

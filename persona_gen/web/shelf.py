"""The shelf as plain values: cards of personas, segments without one, reviews, and files that could not be read."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from persona_gen.domain import Persona
from persona_gen.domain.review import Review
from persona_gen.errors import InputError
from persona_gen.report import review_wording
from persona_gen.report.html.portrait import Portrait, portrait
from persona_gen.report.review_labels import review_labels
from persona_gen.runs.library import Library
from persona_gen.runs.library_files import SegmentHead

MOST_REVIEWS = 30
A_PAGE = 48
"""Cards on one page of the shelf."""


@dataclass(frozen=True, slots=True)
class ShelfCard:
    """A persona on the shelf."""

    id: str
    name: str
    role: str
    picture: Portrait
    segment: str
    segment_name: str
    tagline: str
    counts: dict[str, int] | None
    """Sentences by verdict; None where that has yet to be reckoned."""
    problem: str = ""


@dataclass(frozen=True, slots=True)
class ShelfReview:
    """A review on the shelf: what was tried, by how many, and what came of the first wording."""

    name: str
    tried: str
    title: str
    verdict: str


@dataclass(frozen=True, slots=True)
class ShelfPage:
    """One page of the shelf, after filters."""

    cards: list[ShelfCard]
    page: int
    pages: int
    total: int
    segments: list[SegmentHead]
    without_persona: list[SegmentHead]
    reviews: list[ShelfReview]
    problems: list[str]

    @property
    def waits(self) -> bool:
        """Whether something of it is not known yet."""
        return any(card.counts is None for card in self.cards) or any(s.quotes is None for s in self.segments)


def shelf_page(
    library: Library, words: str = "", segment: str = "", verdict: str = "", page: int = 1, *, wait: bool = True
) -> ShelfPage:
    """The personas whose text has all ``words``, of one ``segment``, with at least one sentence of this ``verdict``.

    Only the files of the page that is shown are parsed, unless a verdict is asked for, which takes a check of each.
    Unless it may ``wait``, no segment is read and nothing is checked for it: what is not known yet is None.
    """
    files = library.persona_files(words=words, segment=segment)
    if verdict:
        files = [f for f in files if any((_counts(library, f, p) or {}).get(verdict) for p in library.personas_in(f))]
    pages = max(1, -(-len(files) // A_PAGE))
    page = min(max(1, page), pages)
    shown = [(file, p) for file in files[(page - 1) * A_PAGE : page * A_PAGE] for p in library.personas_in(file)]
    if wait:
        _ = library.segments
    segments = library.segment_heads
    cards = [_card(library, file, p, segments.get(p.segment), wait) for file, p in shown if segment in ("", p.segment)]
    first = {card.id: card for card in reversed(cards)}
    twice = "another file has the same id, and is what opens; give this one an id of its own"
    cards = [card if first[card.id] is card else replace(card, counts={}, problem=twice) for card in cards]
    taken = library.segments_with_persona()
    return ShelfPage(
        cards=cards,
        page=page,
        pages=pages,
        total=len(files),
        segments=list(segments.values()),
        without_persona=[s for s in segments.values() if s.id not in taken],
        reviews=[_review(n, given, segments) for n, given in library.reviews.items()][:MOST_REVIEWS],
        problems=library.problems,
    )


def _review(name: str, given: Review, segments: Mapping[str, SegmentHead]) -> ShelfReview:
    who = {i: segments[i].name if i in segments else i for i in given.personas}
    tried = " / ".join(review_wording.shortened(variant.text) for variant in given.variants[:3])
    labels = review_labels(given)
    verdicts = "; ".join(f"{v.variant}: {review_wording.overall(labels, given, v, who)}" for v in given.verdicts[:3])
    return ShelfReview(name, tried, review_wording.title(labels, given), verdicts)


def _counts(library: Library, file: Path, persona: Persona, wait: bool = True) -> dict[str, int] | None:
    try:
        report = library.report(file, persona) if wait else library.report_at_hand(file, persona)
    except InputError:
        return {}
    return dict(Counter(claim.verdict for claim in report.claims)) if report else None


def _card(library: Library, file: Path, persona: Persona, segment: SegmentHead | None, wait: bool) -> ShelfCard:
    return ShelfCard(
        id=persona.id,
        name=persona.name,
        role=persona.role.text if persona.role else "",
        picture=portrait(persona.id, persona.name),
        segment=persona.segment,
        segment_name=segment.name if segment else persona.segment,
        tagline=persona.tagline.text if persona.tagline else "",
        counts=_counts(library, file, persona, wait) if segment else {},
        problem="" if segment else f'the segment "{persona.segment}" is not in this folder',
    )


def as_json(page: ShelfPage) -> dict[str, Any]:
    """The shelf's JSON twin; pictures are drawn from the ids and left out."""
    record = asdict(page)
    for card in record["cards"]:
        del card["picture"]
    for key in ("segments", "without_persona"):
        record[key] = [head._asdict() for head in getattr(page, key)]
    return record

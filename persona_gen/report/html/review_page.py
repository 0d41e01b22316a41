"""A review as a page: personas against variants at a glance, and each reaction with the words it is about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from persona_gen.domain import Persona, Segment
from persona_gen.domain.review import Comparison, Reaction, Reason, Review, Score, Variant
from persona_gen.report import review_parts
from persona_gen.report import review_wording as wording
from persona_gen.report.html.evidence import Sources
from persona_gen.report.html.page import marked_pieces, render
from persona_gen.report.html.portrait import Portrait, portrait
from persona_gen.report.review_labels import review_labels
from persona_gen.report.review_wording import Point

COLUMNS = {"plus": "+", "minus": "–", "open": "≈"}


@dataclass(frozen=True, slots=True)
class ScoreAxis:
    """A score and its interval on an axis of 100 units from 1 to 5."""

    start: str
    width: str
    dot: str


@dataclass(frozen=True, slots=True)
class Cell:
    """One persona's answer to one variant; ``place`` is the id of the answer in full."""

    variant: Variant
    place: str
    reaction: Reaction | None
    score: ScoreAxis | None


@dataclass(frozen=True, slots=True)
class PersonaAnswers:
    """One persona of the review with all that it answered; ``place`` begins its ids on the page."""

    name: str
    portrait: Portrait
    sources: Sources
    place: str
    cells: tuple[Cell, ...]
    tiers: tuple[tuple[str, ...], ...]
    comparisons: tuple[Comparison, ...]
    cited: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _MarkedPart:
    """A stretch of the copy: the kinds of the phrases that hold it, and the references of those that end with it."""

    text: str
    kinds: str
    ending: tuple[tuple[str, str, str], ...]


def review(
    review: Review, personas: Iterable[Persona] = (), segments: Iterable[Segment] = (), *, home: str = ""
) -> str:
    """The review as one HTML document, which loads nothing and runs nothing.

    A persona that is not given is called by its id; evidence of a segment that is not given is shown by its id.
    """
    personas, segments = list(personas), list(segments)
    names, labels = wording.names(review, personas, segments), review_labels(review, personas, segments)
    panel = [
        _asked(review, i, name, Sources(wording.segment_of(i, personas, segments), f"e{place}"), f"p{place}")
        for place, (i, name) in enumerate(names.items())
    ]
    return render(
        "review.html.jinja",
        "review.css",
        home=home,
        review=review,
        panel=panel,
        names=names,
        notes=wording.came_about(labels, review),
        labels=labels,
        words=wording,
        copy_parts=copy_parts,
        sides=sides,
        parts=review_parts.parts,
    )


def sides(review: Review, variant: Variant, names: Mapping[str, str]) -> list[tuple[str, list[tuple[str, Point]]]]:
    """What decides for a variant and against it, or is left to the reader: a column each, with who it is if several."""
    points = [
        (names[reaction.persona] if len(names) > 1 else "", point)
        for reaction in review.reactions
        if reaction.variant == variant.id
        for point in wording.points(reaction, variant.text)
    ]
    columns = {kind: [each for each in points if each[1].sign == sign] for kind, sign in COLUMNS.items()}
    return [(kind, column) for kind, column in columns.items() if column]


def _asked(review: Review, persona_id: str, name: str, sources: Sources, place: str) -> PersonaAnswers:
    reactions = review.reactions_by_cell
    cells = []
    for i, variant in enumerate(review.variants):
        reaction = reactions.get((persona_id, variant.id))
        cells.append(Cell(variant, f"{place}-{i}", reaction, score_axis(reaction.score) if reaction else None))
    return PersonaAnswers(
        name=name,
        portrait=portrait(persona_id, name),
        sources=sources,
        place=place,
        cells=tuple(cells),
        tiers=tuple(map(tuple, review.rankings.get(persona_id, ()))),
        comparisons=tuple(c for c in review.comparisons if c.persona == persona_id),
        cited=tuple(i for i in _cited(review, persona_id) if i in sources.evidence),
    )


def score_axis(score: Score | None) -> ScoreAxis | None:
    """Where a score and its interval stand on the axis."""
    if score is None:
        return None

    def x(value: float) -> float:
        return 4 + 92 * (min(max(value, 1), 5) - 1) / 4

    low, high = x(score.low), x(score.high)
    return ScoreAxis(f"{low:.6g}", f"{max(high - low, 0.5):.6g}", f"{x(score.mean):.6g}")


def copy_parts(reaction: Reaction, variant: Variant) -> list[_MarkedPart]:
    """The copy cut where a marked phrase begins or ends; phrases are numbered ``+1``, ``–1``."""
    phrases = [(f"+{i}", "plus", "resonates", p.span) for i, p in enumerate(reaction.resonates, 1)]
    phrases += [(f"–{i}", "minus", "repels", p.span) for i, p in enumerate(reaction.repels, 1)]
    parts, at = [], 0
    for text, inside in marked_pieces(variant.text, [span for *_, span in phrases]):
        at += len(text)
        kinds = " ".join(sorted({phrases[i][1] for i in inside}))
        parts.append(_MarkedPart(text, kinds, tuple(phrases[i][:3] for i in sorted(inside) if phrases[i][3][1] == at)))
    return parts


def _cited(review: Review, persona_id: str) -> dict[str, None]:
    """Every piece that this persona's reactions cite: where the marks lead."""
    reasons: list[Reason] = []
    rewrites: list[str] = []
    for reaction in (r for r in review.reactions if r.persona == persona_id):
        reasons += [phrase.why for phrase in (*reaction.resonates, *reaction.repels)]
        reasons += [*reaction.questions, *reaction.contradicts_data, *reaction.nearest]
        rewrites += [cite for rewrite in reaction.rewrites for cite in rewrite.cites]
    reasons += [c.reason for c in review.comparisons if c.persona == persona_id and c.reason]
    return dict.fromkeys([i for reason in reasons for i in reason.cites] + rewrites)

"""A review as a page: personas against variants at a glance, and each reaction with the words it is about."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from markupsafe import Markup

from persona_gen.domain import Persona, Segment
from persona_gen.domain.review import Reaction, Review, Score, Variant
from persona_gen.report import review_wording as wording
from persona_gen.report.html.markup import page, tag
from persona_gen.report.html.portrait import portrait
from persona_gen.report.html.proof import Sources
from persona_gen.report.html.reaction import reaction_block, reason_item

PRINT_SCALE = 0.66
"""A matrix of three or four variants fits the width of A4."""


@dataclass(frozen=True)
class Asked:
    """One persona of the review: what to call it, its evidence, and the start of its ids on the page."""

    id: str
    name: str
    sources: Sources
    place: str


def review(review: Review, personas: Iterable[Persona] = (), segments: Iterable[Segment] = ()) -> str:
    """The review as one HTML document, which loads nothing and runs nothing.

    A persona that is not given is called by its id; evidence of a segment that is not given is shown by its id.
    """
    personas, segments = list(personas), list(segments)
    who = [
        Asked(i, name, Sources(wording.segment_of(i, personas, segments), f"e{place}"), f"p{place}")
        for place, (i, name) in enumerate(wording.names(review, personas, segments).items())
    ]
    body = tag(
        "main",
        _header(review),
        _matrix(review, who),
        [_persona(review, asked) for asked in who],
        _controls(review, {asked.id: asked.name for asked in who}),
        _notes(review),
        class_="review",
    )
    return page(f"Copy review: {wording.title(review)}", body, "review.css", print_scale=PRINT_SCALE)


def _header(review: Review) -> Markup:
    caveat = tag("p", tag("b", f"{review.caveat[:1].upper()}{review.caveat[1:]}."), f" {wording.MEANING}")
    return tag(
        "header",
        tag("p", "Copy review", class_="kicker"),
        tag("h1", wording.title(review)),
        tag("div", caveat, role="note", class_="caveat"),
    )


def _matrix(review: Review, who: list[Asked]) -> Markup:
    ranked = bool(review.rankings)
    head = [tag("th", tag("span", "Persona", class_="unseen"), scope="col")]
    head += [tag("th", _variant(v), scope="col") for v in review.variants]
    head += [tag("th", "Order", scope="col")] if ranked else []
    cells = wording.reactions_by_cell(review)
    rows = []
    for asked in who:
        row = [tag("th", portrait(asked.id, asked.name), tag("span", asked.name, dir="auto"), scope="row")]
        row += [_cell(cells.get((asked.id, v.id)), v, asked, i) for i, v in enumerate(review.variants)]
        row += [tag("td", _ranking(review, asked), class_="order")] if ranked else []
        rows.append(tag("tr", row))
    caption = tag("caption", "Each answer opens below, with the words it is about.")
    table = tag("table", caption, tag("thead", tag("tr", head)), tag("tbody", rows), class_="matrix")
    heading = tag("h2", "At a glance")
    return tag("section", heading, tag("div", table, class_="wide", tabindex=0, role="group", aria_label="Matrix"))


def _variant(variant: Variant) -> list[Markup]:
    text = wording.shortened(variant.text, 120)
    return [tag("code", variant.id), tag("span", text, dir="auto", class_="wording")]


def _cell(reaction: Reaction | None, variant: Variant, asked: Asked, place: int) -> Markup:
    if reaction is None:
        return tag("td", "not asked", class_="quiet")
    link = tag("a", *verdict(reaction), href=f"#{asked.place}-{place}", class_="answer")
    figures = [scale(reaction.score), tag("span", wording.score(reaction.score), class_="score")]
    gist = tag("ul", [tag("li", line, dir="auto") for line in wording.gist(reaction, variant.text)], class_="gist")
    return tag("td", link, figures if reaction.score else None, gist, class_=reaction.verdict)


def verdict(reaction: Reaction) -> list[Markup]:
    """Sign and word."""
    sign = tag("span", wording.SIGNS[reaction.verdict], aria_hidden="true", class_="sign")
    return [sign, tag("span", f" {wording.WORDS[reaction.verdict]}")]


def scale(score: Score | None) -> Markup | None:
    """The score and its interval on an axis from 1 to 5."""
    if score is None:
        return None

    def x(value: float) -> float:
        return 4 + 92 * (min(max(value, 1), 5) - 1) / 4

    low, high = x(score.low), x(score.high)
    shapes = [tag("path", d="M4 6H96", class_="axis")]
    shapes += [tag("path", d=f"M{x(value):g} 3V9", class_="axis") for value in range(1, 6)]
    shapes.append(tag("rect", x=low, y=3, width=max(high - low, 0.5), height=6, rx=3, class_="band"))
    shapes.append(tag("circle", cx=x(score.mean), cy=6, r=3.2, class_="dot"))
    return tag("svg", shapes, viewBox="0 0 100 12", aria_hidden="true", class_="axis")


def _ranking(review: Review, asked: Asked) -> Markup | str:
    tiers = review.rankings.get(asked.id, ())
    if len(tiers) == 1 and len(tiers[0]) > 1:
        return wording.TOO_CLOSE.capitalize()
    return tag("ol", [tag("li", wording.tier(ids)) for ids in tiers]) if tiers else "not ranked"


def _persona(review: Review, asked: Asked) -> Markup:
    cells = wording.reactions_by_cell(review)
    blocks = [
        _opening(reaction, variant, asked, i)
        for i, variant in enumerate(review.variants)
        if (reaction := cells.get((asked.id, variant.id)))
    ]
    heading = tag("h2", asked.name, dir="auto")
    return tag("section", heading, blocks, _comparisons(review, asked), _evidence(review, asked), class_="asked")


def _opening(reaction: Reaction, variant: Variant, asked: Asked, place: int) -> Markup:
    """A reaction that opens; a link to what is in it opens it too."""
    head = tag("h3", tag("span", verdict(reaction), class_=f"answer {reaction.verdict}"), " ", _variant(variant))
    figures = tag("span", wording.score(reaction.score), class_="score") if reaction.score else None
    anchor = f"{asked.place}-{place}"
    body = tag("div", reaction_block(reaction, variant, asked.sources, anchor), id=anchor, tabindex=-1)
    return tag("details", tag("summary", head, figures), body, class_="reaction")


def _comparisons(review: Review, asked: Asked) -> Markup | None:
    rows = []
    for i, comparison in enumerate(c for c in review.comparisons if c.persona == asked.id):
        reason = comparison.reason
        why = reason_item(reason, asked.sources, f"{asked.place}-order-{i}", "div") if reason else None
        rows.append(tag("li", tag("span", wording.compared(comparison), dir="auto"), why))
    if not rows:
        return None
    return tag("div", tag("h3", "One against another, each pair in both orders"), tag("ul", rows), class_="pairs")


def _evidence(review: Review, asked: Asked) -> Markup:
    """Every piece that this persona's reactions cite, in full: where the marks lead."""
    cited: dict[str, None] = {}
    for reaction in (r for r in review.reactions if r.persona == asked.id):
        phrases = [phrase.why for phrase in (*reaction.resonates, *reaction.repels)]
        for reason in (*phrases, *reaction.questions, *reaction.contradicts_data):
            cited |= dict.fromkeys(reason.cites)
        cited |= dict.fromkeys(reaction.rewrite.cites if reaction.rewrite else ())
    for comparison in (c for c in review.comparisons if c.persona == asked.id and c.reason):
        cited |= dict.fromkeys(comparison.reason.cites if comparison.reason else ())
    known: Mapping[str, object] = asked.sources.evidence
    rows = [
        tag("li", tag("p", tag("code", i), class_="label"), asked.sources.item(i), id=asked.sources.anchor(i))
        for i in cited
        if i in known
    ]
    summary = tag("summary", tag("h3", f"Evidence cited: {len(rows)}", id=asked.sources.account, tabindex=-1))
    return tag("details", summary, tag("ul", rows, class_="pieces"))


def _controls(review: Review, names: Mapping[str, str]) -> Markup | None:
    rows = []
    for control in review.controls:
        sign, word = wording.passed(control)
        state = tag("td", tag("span", sign, aria_hidden="true", class_="sign"), f" {word}", class_=f"control {word}")
        texts = (control.name, names.get(control.persona, control.persona), control.variant, control.outcome)
        rows.append(tag("tr", [tag("td", text, dir="auto") for text in texts], state))
    if not rows:
        return None
    head = [tag("th", name, scope="col") for name in ("Control", "Persona", "Variant", "Outcome", "Result")]
    table = tag("table", tag("thead", tag("tr", head)), tag("tbody", rows), class_="controls")
    lead = tag("p", "Checks on the review itself: if these fail, so does what stands above.", class_="quiet")
    wide = tag("div", table, class_="wide", tabindex=0, role="group", aria_label="Controls")
    return tag("section", tag("h2", "Controls"), lead, wide)


def _notes(review: Review) -> Markup | None:
    lines = [tag("li", note, dir="auto") for note in (*review.notes, *wording.came_about(review))]
    return tag("section", tag("h2", "How this came about"), tag("ul", lines), class_="origin") if lines else None

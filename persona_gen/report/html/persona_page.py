"""The persona as a page to read, to question and to hang on a wall."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping

from markupsafe import Markup

from persona_gen.domain import CLAIM_LISTS, CheckedClaim, CheckReport, Persona, Segment, Statistic, Trait
from persona_gen.report import wording
from persona_gen.report.html.account import account
from persona_gen.report.html.markup import page, tag
from persona_gen.report.html.plots import KEY, base_of, spread_plot
from persona_gen.report.html.portrait import portrait
from persona_gen.report.html.print_size import print_scale
from persona_gen.report.html.proof import Sources, flagged, objections, panel

HINT = "Point at a mark, or tab to it, and see what bears the sentence out."
UNCHECKED = "Not checked: no segment was given to hold the sentences against."
Claims = Mapping[str, CheckedClaim]


def card(persona: Persona, segment: Segment | None = None, report: CheckReport | None = None) -> str:
    """The persona as one HTML document, which loads nothing and runs nothing, for screens and as a sheet of A4.

    Without a report no sentence has a verdict, and the page says so; without a segment no evidence is shown.
    """
    sources = Sources(segment)
    claims = wording.checked_claims(persona, report) if report else _as_written(persona)
    checked = report is not None
    sections = [_section(field, claims, persona, sources, checked=checked) for field in CLAIM_LISTS]
    left, right = _columns([section for section in sections if section])
    body = tag(
        "main",
        _header(persona, segment, report, claims, sources),
        tag(
            "div",
            _snapshot(persona, segment, claims, sources, checked=checked),
            tag(
                "div",
                tag("div", tag("div", left, class_="column"), tag("div", right, class_="column"), class_="columns"),
                _journey(persona, claims, sources, checked=checked),
                _quotes(persona, segment, claims, sources, checked=checked),
                tag("p", empty, class_="quiet") if (empty := wording.empty_fields(persona)) else None,
            ),
            class_="sheet" if persona.snapshot else "sheet bare",
        ),
        account(persona, segment, report, claims, sources),
        class_="card",
    )
    scale = print_scale(persona, segment, claims, len(report.ledger.against) if report else 0)
    return page(f"{persona.name}: persona", body, "card.css", print_scale=scale)


def _as_written(persona: Persona) -> dict[str, CheckedClaim]:
    """The claims of a persona that nothing was held against. Only fiction is known, for it is declared."""
    return {
        path: CheckedClaim(
            path=path,
            text=claim.text,
            cites=claim.cites,
            verdict="fiction" if getattr(claim, "fiction", False) else "unverified",
        )
        for path, claim in persona.claims()
    }


def _mark(claim: CheckedClaim, sources: Sources, *, checked: bool) -> Markup:
    if not checked and claim.verdict == "unverified":
        return panel("unchecked", "·", "not checked", claim.cites, (), sources, claim.path)
    sign = wording.SIGNS[claim.verdict]
    return panel(claim.verdict, sign, claim.verdict, claim.cites, claim.findings, sources, claim.path)


def _claim(claim: CheckedClaim, sources: Sources, name: str = "li", *, checked: bool) -> Markup:
    """A sentence, its mark, and what the rules object to it."""
    said = tag("span", flagged(claim.text, claim.findings), dir="auto", class_="said")
    mark = _mark(claim, sources, checked=checked)
    return tag(
        name, tag("div", said, " ", mark, class_="line"), objections(claim.findings), class_=f"claim {claim.verdict}"
    )


def _section(field: str, claims: Claims, persona: Persona, sources: Sources, *, checked: bool) -> Markup | None:
    count = len(getattr(persona, field))
    rows = [_claim(claims[f"{field}[{i}]"], sources, checked=checked) for i in range(count)]
    return tag("section", tag("h2", wording.HEADINGS[field]), tag("ul", rows), class_=field) if rows else None


def _columns(sections: list[Markup]) -> tuple[list[Markup], list[Markup]]:
    """The sections in two columns of much the same length, in order: a phone shows one below the other."""
    whole = sum(map(len, sections))
    cut = min(range(len(sections) + 1), key=lambda i: abs(whole - 2 * sum(map(len, sections[:i]))))
    return sections[:cut], sections[cut:]


def _header(
    persona: Persona, segment: Segment | None, report: CheckReport | None, claims: Claims, sources: Sources
) -> Markup:
    stands = wording.standing_for(segment) if segment else persona.segment
    tagline = claims.get("tagline")
    grounded = wording.groundedness(claims.values()) if report else UNCHECKED
    state = "good" if report and wording.is_grounded(claims.values()) else "open"
    words = tag(
        "div",
        tag("p", "Persona", class_="kicker"),
        tag("h1", persona.name, dir="auto"),
        _claim(tagline, sources, "div", checked=report is not None) if tagline else None,
        tag("p", "Stands for ", tag("b", stands, dir="auto"), f". {wording.INVENTED}", class_="stands"),
        class_="words",
    )
    tally = tag("div", tag("p", grounded, class_=f"grounded {state}"), _tally(claims) if report else None)
    return tag("header", portrait(persona.id, persona.name), words, tag("div", tally, class_="tally"))


def _tally(claims: Claims) -> Markup:
    """A bar of verdicts, and the same in words; it is also the key to the marks."""
    counts = Counter(claim.verdict for claim in claims.values())
    parts, at = [], 0
    for verdict in wording.VERDICTS:
        parts.append(tag("rect", x=at, width=counts[verdict], height=4, class_=verdict))
        at += counts[verdict]
    drawing = tag("svg", parts, viewBox=f"0 0 {max(at, 1)} 4", preserveAspectRatio="none", aria_hidden="true")
    key = [
        tag("li", tag("span", wording.SIGNS[v], aria_hidden="true", class_=f"sign {v}"), f" {counts[v]} {v}")
        for v in wording.VERDICTS
    ]
    return tag("div", drawing, tag("ul", key), tag("p", HINT, class_="hint"), class_="key")


def _snapshot(
    persona: Persona, segment: Segment | None, claims: Claims, sources: Sources, *, checked: bool
) -> Markup | None:
    rows = []
    for i, trait in enumerate(persona.snapshot):
        claim = claims[f"snapshot[{i}]"]
        rows += [
            tag(
                "div",
                tag("dt", trait.attribute, dir="auto"),
                tag(
                    "dd",
                    tag(
                        "div",
                        tag("b", trait.value, dir="auto", class_="value"),
                        " ",
                        _mark(claim, sources, checked=checked),
                        class_="line",
                    ),
                    _behind(trait, segment) if segment else None,
                    objections(claim.findings),
                ),
                class_=f"claim {claim.verdict}",
            )
        ]
    if not rows:
        return None
    key = tag("p", KEY, class_="spread") if segment else None
    return tag("section", tag("h2", wording.HEADINGS["snapshot"]), tag("dl", rows), key, class_="snapshot")


def _behind(trait: Trait, segment: Segment) -> list[Markup]:
    """How the segment is spread over the attribute, drawn if the figures allow, and said."""
    cited = [e for i in trait.cites if isinstance(e := segment.evidence.get(i), Statistic)]
    plot = spread_plot(cited[0], segment, trait.value, trait.cites) if cited else None
    said = base_of(cited[0]) if plot else wording.spread(trait, segment)
    return [*([plot] if plot else []), tag("p", said, class_="spread", dir="auto")]


def _journey(persona: Persona, claims: Claims, sources: Sources, *, checked: bool) -> Markup | None:
    stages = []
    for i, step in enumerate(persona.journey):
        parts = [
            [tag("dt", part), tag("dd", _claim(claim, sources, "div", checked=checked))]
            for part in ("doing", "feeling", "friction")
            if (claim := claims.get(f"journey[{i}].{part}"))
        ]
        stages.append(tag("li", tag("h3", step.stage, dir="auto"), tag("dl", parts)))
    return tag("section", tag("h2", "Journey"), tag("ol", stages), class_="journey") if stages else None


def _quotes(
    persona: Persona, segment: Segment | None, claims: Claims, sources: Sources, *, checked: bool
) -> Markup | None:
    rows = []
    for i, quotation in enumerate(persona.quotes):
        claim = claims[f"quotes[{i}]"]
        who = wording.attribution(quotation, segment) if segment else None
        rows.append(
            tag(
                "li",
                tag("blockquote", tag("p", "“", flagged(claim.text, claim.findings), "”", dir="auto")),
                tag(
                    "div",
                    tag("span", who, class_="who", dir="auto") if who else None,
                    " ",
                    _mark(claim, sources, checked=checked),
                    class_="line",
                ),
                objections(claim.findings),
                class_=f"claim {claim.verdict}",
            )
        )
    return tag("section", tag("h2", wording.HEADINGS["quotes"]), tag("ul", rows), class_="quotes") if rows else None

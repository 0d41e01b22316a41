"""The account below a persona: what speaks against it, every piece of evidence used or not, and where it comes from."""

from __future__ import annotations

from collections.abc import Mapping

from markupsafe import Markup

from persona_gen.domain import CheckedClaim, CheckReport, Persona, Quote, Segment
from persona_gen.report import wording
from persona_gen.report.html.markup import Child, tag
from persona_gen.report.html.proof import Sources


def account(
    persona: Persona,
    segment: Segment | None,
    report: CheckReport | None,
    claims: Mapping[str, CheckedClaim],
    sources: Sources,
) -> Markup:
    """The ledger with all evidence in full, and how the persona came about and was checked."""
    parts: list[Child] = []
    if segment and report:
        rows = [
            [tag("dt", label), tag("dd", value, dir="auto")] for label, value in wording.ledger_rows(segment, report)
        ]
        parts = [_against(segment, report), tag("dl", rows, class_="rows")]
    if segment:
        parts.append(_evidence(segment, report, claims, sources))
    if segment and report:
        footer = [wording.summary(claims.values(), report.judge), *wording.footer(persona, segment, report)]
    else:
        footer = ["Nothing was checked."]
    came = tag("section", tag("h2", "How this came about"), tag("p", " ".join(footer), dir="auto"), class_="origin")
    heading = tag("h2", "Evidence", id=sources.account, tabindex=-1)
    return tag("section", heading, parts or tag("p", "No segment was given."), class_="account") + came


def _against(segment: Segment, report: CheckReport) -> Markup | None:
    rows = [
        tag("li", tag("q", claim, dir="auto"), " ", tag("b", "but"), " ", tag("span", words, dir="auto"))
        for claim, words, _ in wording.objections(segment, report)
    ]
    return tag("div", tag("h3", "What speaks against it"), tag("ul", rows), class_="against") if rows else None


def _evidence(
    segment: Segment, report: CheckReport | None, claims: Mapping[str, CheckedClaim], sources: Sources
) -> list[Markup]:
    """All evidence in groups that open: used with what it bears, left out with the reason, not used."""
    borne: dict[str, int] = {}
    for claim in claims.values():
        for evidence_id in dict.fromkeys(claim.cites):
            borne[evidence_id] = borne.get(evidence_id, 0) + 1
    reasons = {left.evidence: left.reason for left in report.ledger.left_out} if report else {}
    used = [i for i in segment.evidence if i in borne]
    left_out = [i for i in segment.evidence if i in reasons and i not in borne]
    unused = [i for i in segment.evidence if i not in borne and i not in reasons]
    notes = {i: f"bears {wording.counted(times, 'claim')}" for i, times in borne.items()} | {
        i: f"left out: {reasons[i]}" for i in left_out
    }
    groups = [("Used", used), ("Left out before writing", left_out), ("Not used", unused)]
    return [_group(heading, ids, notes, sources) for heading, ids in groups if ids]


def _group(heading: str, ids: list[str], notes: Mapping[str, str], sources: Sources) -> Markup:
    rows = [
        tag(
            "li",
            tag("p", tag("code", i), tag("span", f" {notes[i]}") if i in notes else None, class_="label"),
            sources.item(i),
            id=sources.anchor(i),
            tabindex=-1,
            class_="words" if isinstance(sources.evidence[i], Quote) else None,
        )
        for i in ids
    ]
    summary = tag("summary", tag("h3", f"{heading}: {len(ids)}"))
    return tag("details", summary, tag("ul", rows, class_="pieces"))

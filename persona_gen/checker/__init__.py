"""The checker: every claim of a persona held against its segment, by rules that recompute, before any model judges."""

from __future__ import annotations

from collections.abc import Iterable

from persona_gen.checker import support
from persona_gen.checker.rules import (
    RULES,
    bases,
    citations,
    directions,
    figures,
    inventions,
    person,
    quantifiers,
    quotes,
    turned,
)
from persona_gen.checker.source import SegmentIndex
from persona_gen.checker.view import ClaimView
from persona_gen.domain import (
    CheckedClaim,
    CheckReport,
    Claim,
    Ledger,
    LeftOut,
    Persona,
    Quotation,
    Segment,
    Trait,
    Verdict,
)
from persona_gen.errors import InputError

FAMILIES = (
    citations.find,
    figures.find,
    bases.find,
    quantifiers.find,
    directions.find,
    quotes.find,
    turned.find,
    person.find,
    inventions.find,
)
VERDICTS: tuple[Verdict, ...] = ("supported", "contradicted", "unsupported", "unverified", "fiction")


def check(
    persona: Persona,
    segment: Segment | SegmentIndex,
    *,
    others: Iterable[Segment] = (),
    left_out: Iterable[LeftOut] = (),
) -> CheckReport:
    """Hold every claim against the segment it cites.

    ``others`` are further segments, so that words said in another one can be told from invented ones.
    ``left_out`` is evidence the writer was never shown, for the ledger.

    Raises `InputError` for a persona without a single claim: nothing checked must never read as nothing wrong.
    """
    index = segment if isinstance(segment, SegmentIndex) else SegmentIndex(segment, others)
    claims = [check_claim(path, piece, persona.name, index, persona) for path, piece in persona.claims()]
    if not claims:
        raise InputError(
            persona.id, "", "the persona makes no claim, so there is nothing to check", cure="add at least one claim"
        )
    cited = {cite for claim in claims for cite in claim.cites}
    known = index.segment.evidence
    return CheckReport(
        persona=persona.id,
        segment=index.segment.id,
        claims=tuple(claims),
        summary={"claims": len(claims), **{v: sum(c.verdict == v for c in claims) for v in VERDICTS}},
        ledger=Ledger(
            used=tuple(i for i in known if i in cited),
            unused=tuple(i for i in known if i not in cited),
            left_out=tuple(left_out),
        ),
    )


def check_claim(
    path: str, piece: Claim | Trait | Quotation, name: str, index: SegmentIndex, persona: Persona | None = None
) -> CheckedClaim:
    """One claim of the persona called ``name`` through every rule; with the ``persona``, against its other claims too.

    The gravest finding decides; only where there is none may code or declared fiction vouch for the claim.
    """
    view = ClaimView(path, piece, name, index, persona)
    findings = tuple(finding for family in FAMILIES for finding in family(view))
    gravest = {RULES[finding.rule].verdict for finding in findings}
    why = None
    verdict: Verdict
    if "contradicted" in gravest:
        verdict = "contradicted"
    elif gravest:
        verdict = "unsupported"
    elif view.fiction:
        verdict = "fiction"
    else:
        why = support.basis(view)
        verdict = "supported" if why else "unverified"
    return CheckedClaim(
        path=view.path, text=view.text, cites=view.piece.cites, verdict=verdict, basis=why, findings=findings
    )

"""What new data cost the claims of a persona."""

from __future__ import annotations

from persona_gen.checker.check import check
from persona_gen.domain import CheckedClaim, CheckReport, Persona, Quote, Segment
from persona_gen.domain.drift import CounterQuote, LostClaim, PersonaDrift
from persona_gen.errors import InputError
from persona_gen.text.quotations import normalise


def persona_drift(
    persona: Persona, old: Segment | None, new: Segment | None, report: CheckReport | None
) -> PersonaDrift:
    """A persona checked against its segment before and after; ``report`` stands in for an old segment not at hand.

    Raises `InputError` where there is neither.
    """
    if new is None:
        return PersonaDrift(persona=persona.id, segment=persona.segment, segment_gone=True)
    before = check(persona, old) if old else report
    if before is None:
        raise InputError(
            persona.id,
            "",
            "neither its old segment nor its check report is at hand",
            cure="give the old segment files as OLD, or keep the .check.json beside the persona",
        )
    after = check(persona, new)
    known = {(claim.path, claim.text): claim for claim in before.claims}
    claims = [(known[claim.path, claim.text], claim) for claim in after.claims if (claim.path, claim.text) in known]
    return PersonaDrift(
        persona=persona.id,
        segment=persona.segment,
        lost=tuple(_lost(was, now) for was, now in claims if _is_lost(was, now)),
        against=tuple(_against(before, after, old, new)),
        not_judged=sum(_by_judge(was) and now.verdict == "unverified" for was, now in claims),
    )


def _is_lost(was: CheckedClaim, now: CheckedClaim) -> bool:
    """Whether support went, or a rule objects where none did; a judge's support is not a rule's to take away."""
    if now.findings:
        return not was.findings
    return was.verdict == "supported" and now.verdict != "supported" and not _by_judge(was)


def _by_judge(claim: CheckedClaim) -> bool:
    return claim.basis is not None and claim.basis.by == "judged"


def _lost(was: CheckedClaim, now: CheckedClaim) -> LostClaim:
    reasons = tuple(finding.reason for finding in now.findings)
    if not reasons and was.basis:
        reasons = (f"no longer borne out by {', '.join(ref.id for ref in was.basis.evidence)}",)
    return LostClaim(path=now.path, text=now.text, before=was.verdict, after=now.verdict, reasons=reasons)


def _against(before: CheckReport, after: CheckReport, old: Segment | None, new: Segment) -> list[CounterQuote]:
    """Quotes that speak against a claim now, and did not, under whatever id, before."""

    def words(segment: Segment | None, quote_id: str) -> str:
        quote = segment.evidence.get(quote_id) if segment else None
        return normalise(quote.text) if isinstance(quote, Quote) else ""

    ids = {(each.claim, each.evidence) for each in before.ledger.against}
    said = {(claim, text) for claim, quote_id in ids if (text := words(old, quote_id))}
    texts = {claim.path: claim.text for claim in after.claims}
    fresh = []
    for each in after.ledger.against:
        quote = new.evidence[each.evidence]
        known = (each.claim, each.evidence) in ids or (each.claim, words(new, each.evidence)) in said
        if isinstance(quote, Quote) and not known:
            spoken = f"{quote.speaker}: {quote.text}" if quote.speaker else quote.text
            fresh.append(CounterQuote(path=each.claim, claim=texts[each.claim], evidence=quote.id, words=spoken))
    return fresh

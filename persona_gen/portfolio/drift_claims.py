"""What new data cost the claims of a persona."""

from __future__ import annotations

from collections.abc import Iterable

from persona_gen.checker.check import check
from persona_gen.domain import CheckedClaim, CheckReport, Persona, Quote, Segment, Statistic
from persona_gen.domain.drift import Because, CounterQuote, LostClaim, PersonaDrift, SegmentDrift
from persona_gen.errors import InputError
from persona_gen.evidence.questions import answered
from persona_gen.text.quotations import normalise


def persona_drift(
    persona: Persona,
    old: Segment | None,
    new: Segment | None,
    report: CheckReport | None,
    changes: SegmentDrift | None = None,
) -> PersonaDrift:
    """A persona checked against its segment before and after; ``report`` stands in for an old segment not at hand.

    ``changes`` says which figures of the segment moved by more than sampling error.

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
    judged_before = {(claim.path, claim.text): claim for claim in before.claims}
    claims = [
        (judged_before[claim.path, claim.text], claim)
        for claim in after.claims
        if (claim.path, claim.text) in judged_before
    ]
    lost = [_lost(was, now, old, new, changes) for was, now in claims if _is_lost(was, now)]
    return PersonaDrift(
        persona=persona.id,
        segment=persona.segment,
        lost=tuple(each for each in lost if each.because != "within error"),
        within=tuple(each for each in lost if each.because == "within error"),
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


def _lost(
    was: CheckedClaim, now: CheckedClaim, old: Segment | None, new: Segment, changes: SegmentDrift | None
) -> LostClaim:
    because = _because(now, old, new, changes)
    reasons = _figures(now, old, new, changes) if because in ("moved", "within error", "cannot tell") else []
    reasons = reasons or [finding.reason for finding in now.findings]
    if not reasons and was.basis:
        reasons = [f"no longer borne out by {', '.join(ref.id for ref in was.basis.evidence)}"]
    return LostClaim(
        path=now.path, text=now.text, before=was.verdict, after=now.verdict, because=because, reasons=tuple(reasons)
    )


def _because(claim: CheckedClaim, old: Segment | None, new: Segment, changes: SegmentDrift | None) -> Because:
    """What became of the evidence the claim cites, the gravest first."""
    if old is None or changes is None:
        return "other"
    cited = set(claim.cites)
    if cited & ({gone.id for gone in changes.gone} | {altered.id for altered in changes.altered}):
        return "gone"
    if cited & {moved.id for moved in changes.moved}:
        return "moved"
    if cited & {untold.id for untold in changes.cannot_tell}:
        return "cannot tell"
    return "within error" if _changed(cited, old, new) else "other"


def _changed(cited: Iterable[str], old: Segment, new: Segment) -> list[tuple[Statistic, Statistic]]:
    """The statistics cited whose figure, or the whole base's, is another by now."""
    pairs = ((old.evidence.get(i), new.evidence.get(i)) for i in cited)
    return [
        (a, b)
        for a, b in pairs
        if isinstance(a, Statistic) and isinstance(b, Statistic) and (a.value, a.overall) != (b.value, b.overall)
    ]


def _figures(claim: CheckedClaim, old: Segment | None, new: Segment, changes: SegmentDrift | None) -> list[str]:
    """Each figure cited as it was and as it is, and whether chance would do that."""
    if old is None or changes is None:
        return []
    moved = {each.id: each for each in changes.moved}
    untold = {each.id: each.why for each in changes.cannot_tell}
    lines = []
    for a, b in _changed(claim.cites, old, new):
        line = f"{answered(b.label, a.shown(a.value))}{a.base}, now {b.shown(b.value)}{b.base}"
        if b.id in moved:
            line += f"; p {'< 0.0001' if moved[b.id].p < 0.0001 else f'= {moved[b.id].p:.2g}'}"
        elif b.id in untold:
            line += f"; {untold[b.id]}"
        if a.overall != b.overall and a.overall is not None and b.overall is not None:
            line += f"; whole base {a.shown(a.overall)}, now {b.shown(b.overall)}"
        lines.append(line)
    return lines


def _against(before: CheckReport, after: CheckReport, old: Segment | None, new: Segment) -> list[CounterQuote]:
    """Quotes that speak against a claim now, and did not, under whatever id, before."""

    def words(segment: Segment | None, quote_id: str) -> str:
        quote = segment.evidence.get(quote_id) if segment else None
        return normalise(quote.text) if isinstance(quote, Quote) else ""

    ids = {(each.claim, each.evidence) for each in before.ledger.against}
    words_before = {(claim, text) for claim, quote_id in ids if (text := words(old, quote_id))}
    texts = {claim.path: claim.text for claim in after.claims}
    fresh = []
    for each in after.ledger.against:
        quote = new.evidence[each.evidence]
        spoke_before = (each.claim, each.evidence) in ids or (each.claim, words(new, each.evidence)) in words_before
        if isinstance(quote, Quote) and not spoke_before:
            spoken = f"{quote.speaker}: {quote.text}" if quote.speaker else quote.text
            fresh.append(CounterQuote(path=each.claim, claim=texts[each.claim], evidence=quote.id, words=spoken))
    return fresh

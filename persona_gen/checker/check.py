"""The checker: rules recompute every claim of a persona from its segment, before any model judges."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Sequence, Set
from difflib import get_close_matches

from persona_gen.checker import proofs
from persona_gen.checker.claim_context import ClaimContext
from persona_gen.checker.evidence_coverage import account
from persona_gen.checker.judge_protocol import Judge
from persona_gen.checker.judging import OnlyAbout, RememberedJudge, Ruled, judged
from persona_gen.checker.persona_index import PersonaIndex
from persona_gen.checker.rules import RULE_FAMILIES, RULES_BY_ID
from persona_gen.checker.rules.fabrication import IDENTITY_LEAK
from persona_gen.checker.segment_index import SegmentIndex
from persona_gen.domain import (
    BASES,
    VERDICTS,
    WRITERS_OWN,
    CheckedClaim,
    CheckReport,
    Finding,
    LeftOut,
    Persona,
    Piece,
    Segment,
    Verdict,
)
from persona_gen.errors import ConfigError, InputError

MOST_REMEMBERED = 5_000
"""Claims whose findings a segment's index keeps."""


def check(
    persona: Persona,
    segment: Segment | SegmentIndex,
    *,
    judge: Judge | None = None,
    before: CheckReport | None = None,
    left_out: Iterable[LeftOut] = (),
    rules: Set[str] = frozenset(RULES_BY_ID),
) -> CheckReport:
    """Hold every claim against the segment it cites.

    ``segment`` may be given as its index, which is then not built again; an index of several segments tells words said
    in another one from invented ones. ``judge`` is asked about the meaning of what rules leave open, but for claims
    that read and cite as they did in ``before``, its report on an earlier version of the persona. ``left_out`` is
    evidence the writer was never shown, for the ledger. ``rules`` are the ids of the rules whose findings count.

    Raises `InputError` for a persona without a single claim: nothing checked must never read as nothing wrong.
    """
    index = segment if isinstance(segment, SegmentIndex) else SegmentIndex(segment)
    who = PersonaIndex(persona.name, index, persona)
    ruled = [_through_rules(ClaimContext(path, piece, who, index), rules) for path, piece in persona.claims()]
    if not ruled:
        raise InputError(
            persona.id, "", "the persona makes no claim, so there is nothing to check", cure="add at least one claim"
        )
    claims, against = [each.claim for each in ruled], None
    if judge:
        done = judged(ruled, judge, index, before)
        claims, against = done.claims, done.against
    claims = [
        claim
        for rule, claim in (
            ("identity-leak", _leaking_name(persona, index)),
            ("unknown-evidence", _unheard_lead(persona, index)),
        )
        if claim and rule in rules
    ] + claims
    return CheckReport(
        persona=persona.id,
        segment=index.segment.id,
        judge=judged_by(judge, persona.provenance.model if persona.provenance else None),
        claims=tuple(claims),
        summary=_summary(claims),
        ledger=account(claims, index, left_out, against, persona.lead),
    )


def check_edited(
    persona: Persona, index: SegmentIndex, before: CheckReport | None, *, rules: Set[str] = frozenset(RULES_BY_ID)
) -> CheckReport:
    """The check of a persona that somebody may have edited, without asking a model.

    Rules check every claim; what a judge said in ``before``, the report beside the persona, stands for claims that
    still read and cite as they did, as long as the segment is the one that the persona was written from.
    """
    made = persona.provenance
    if before is None or before.judge is None or made is None or made.segment_sha256 != index.segment.sha256:
        return check(persona, index, rules=rules)
    remembered = RememberedJudge(before.judge.removesuffix(WRITERS_OWN))
    return check(persona, index, judge=remembered, before=before, rules=rules)


def check_again(
    persona: Persona, index: SegmentIndex, before: CheckReport, judge: Judge, texts: Collection[str]
) -> CheckReport:
    """The check with the judge asked about claims of these words, whatever was said of them ``before``.

    Of the other claims its earlier word stands, where it was the same judge's.
    """
    same = before.judge is not None and before.judge.removesuffix(WRITERS_OWN) == judge.name
    kept = before.model_copy(update={"claims": tuple(c for c in before.claims if c.text not in texts)})
    return check(persona, index, judge=OnlyAbout(judge, frozenset(texts)), before=kept if same else None)


def _summary(claims: Sequence[CheckedClaim]) -> dict[str, int]:
    counts: Counter[str] = Counter(claim.verdict for claim in claims)
    counts.update(claim.basis.by for claim in claims if claim.basis)
    return {"claims": len(claims), **{name: counts[name] for name in (*VERDICTS, *BASES)}}


def choose_rules(only: Collection[str], without: Collection[str]) -> frozenset[str]:
    """The ids of the rules that count. Raises `ConfigError` for an id that no rule has."""
    for name in (*only, *without):
        if name not in RULES_BY_ID:
            near = get_close_matches(name, RULES_BY_ID, n=1)
            cure = f"did you mean {near[0]}?" if near else f"the rules are {', '.join(RULES_BY_ID)}"
            raise ConfigError(f'there is no rule "{name}"', cure=cure)
    return frozenset(only or RULES_BY_ID) - frozenset(without)


def judged_by(judge: Judge | None, writer: str | None) -> str | None:
    """What a report says of its judge; that it is the writer's own model is said too."""
    if judge is None:
        return None
    return f"{judge.name}{WRITERS_OWN}" if judge.name == writer else judge.name


def check_claim(
    path: str, piece: Piece, name: str, index: SegmentIndex, persona: Persona | None = None
) -> CheckedClaim:
    """Check one claim of the persona called ``name``; with ``persona``, also against the lines of its snapshot."""
    return rule_claim(path, piece, name, index, persona).claim


def rule_claim(path: str, piece: Piece, name: str, index: SegmentIndex, persona: Persona | None = None) -> Ruled:
    """`check_claim` for a judge to go on with: the result says whether the claim is open to one."""
    context = ClaimContext(path, piece, PersonaIndex(name, index, persona), index)
    return _through_rules(context, frozenset(RULES_BY_ID))


def _through_rules(context: ClaimContext, rules: Set[str]) -> Ruled:
    """`_ruled`, remembered: who edits one claim of a persona waits for that one."""
    remembered = context.index.ruled
    key = (context.path, context.piece, context.who.read_by_rules, frozenset(rules))
    ruled: Ruled | None = remembered.get(key)
    if ruled is None:
        if len(remembered) >= MOST_REMEMBERED:
            remembered.clear()
        ruled = remembered[key] = _ruled(context, rules)
    return ruled


def _ruled(context: ClaimContext, rules: Set[str]) -> Ruled:
    """The gravest finding decides; only where there is none may code or declared fiction vouch for the claim.

    A finding that ``rules`` leaves out is not shown, and still keeps the claim from being supported.
    """
    claim, (context, plain) = context, context.plain()
    every = _without_leaked_digits([finding for family in RULE_FAMILIES for finding in family(context)])
    declared: Verdict | None = "fiction" if context.fiction else "inference" if context.inference else None
    why = proofs.basis(context) if not every and not declared else None
    if not every and not why and (complaint := proofs.disproof(context)):
        every.append(complaint)
    findings = tuple(
        finding.model_copy(update={"span": plain.original(finding.span)}) for finding in every if finding.rule in rules
    )
    gravest = {RULES_BY_ID[finding.rule].verdict for finding in findings}
    verdict: Verdict = "supported" if why else declared if declared and not every else "unverified"
    if findings:
        verdict = "contradicted" if "contradicted" in gravest else "unsupported"
    checked = CheckedClaim(
        path=claim.path, text=claim.text, cites=claim.piece.cites, verdict=verdict, basis=why, findings=findings
    )
    final = any(RULES_BY_ID[finding.rule].strength == "recomputing" for finding in every)
    return Ruled(checked, open=not (why or final or declared or context.kind == "quotation"))


def _without_leaked_digits(findings: list[Finding]) -> list[Finding]:
    """Findings but for those about single figures of a telephone number: the leak says it all."""
    leaks = [finding.span for finding in findings if finding.rule == "identity-leak"]
    return [
        finding
        for finding in findings
        if not finding.rule.startswith("number-") or not any(a <= finding.span[0] < b for a, b in leaks)
    ]


def _unheard_lead(persona: Persona, index: SegmentIndex) -> CheckedClaim | None:
    """The persona's lead as a flagged claim, where nobody of that name speaks in the segment."""
    if persona.lead is None or persona.lead in index.speakers:
        return None
    finding = Finding(
        rule="unknown-evidence",
        span=(0, len(persona.lead)),
        reason=f'the story follows "{persona.lead}", who says nothing in this segment',
        suggestion="name a speaker of the segment as the lead, or none",
    )
    return CheckedClaim(path="lead", text=persona.lead, verdict="unsupported", findings=(finding,))


def _leaking_name(persona: Persona, index: SegmentIndex) -> CheckedClaim | None:
    """The persona's own name as a flagged claim, where it is a participant's."""
    for name, pattern in index.real_names:
        if pattern.search(persona.name):
            finding = IDENTITY_LEAK.finding(
                (0, len(persona.name)),
                what=f'the persona bears the name of the participant "{name}"',
                suggestion="give the persona another name",
            )
            return CheckedClaim(path="name", text=persona.name, verdict="unsupported", findings=(finding,))
    return None

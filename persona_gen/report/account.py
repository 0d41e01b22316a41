"""The account of a card as plain text: how it is borne out, what evidence it used, how it came about.

Nothing here is escaped for a format: each format cleans and escapes what it prints. ``labels`` are the language's.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Literal

from persona_gen.domain import (
    BASES,
    VERDICTS,
    CheckedClaim,
    CheckReport,
    Persona,
    Provenance,
    Quote,
    Segment,
    Tokens,
    counted,
)
from persona_gen.report.account_labels import AccountLabels
from persona_gen.report.card_labels import LANGUAGES
from persona_gen.report.wording import collected
from persona_gen.text.languages import segment_language

IDS_SHOWN = 5
"""How many unused ids a card lists: enough to start looking; the check report has them all."""


def summary(claims: Iterable[CheckedClaim], judge: str | None, labels: AccountLabels) -> str:
    """``35 claims: 9 counted, 14 verbatim, 9 judged by NAME, 3 unverified.``: how each claim is borne out."""
    claims = list(claims)
    counts: Counter[str] = Counter(claim.basis.by if claim.basis else claim.verdict for claim in claims)
    shown = dict(labels.words)
    if judge:
        shown["judged"] = labels.by_judge.format(judged=shown["judged"], judge=labels.called(judge))
    parts = [f"{counts[way]} {shown[way]}" for way in (*BASES, *VERDICTS) if counts[way]]
    return f"{labels.counted(len(claims), labels.claims)}{': ' if parts else ''}{', '.join(parts)}."


def groundedness(claims: Iterable[CheckedClaim], labels: AccountLabels) -> str:
    """What was shown of the persona as a whole, in one sentence, and no more than that."""
    claims = list(claims)
    counts = Counter(claim.verdict for claim in claims)
    total, refuted, open_ = len(claims), counts["contradicted"] + counts["unsupported"], counts["unverified"]
    all_claims = labels.counted(total, labels.claims)
    if not total:
        return labels.nothing_to_check
    if refuted or open_:
        return (labels.refuted if refuted else labels.open).format(n=refuted or open_, claims=all_claims)
    declared = labels.declared if total > counts["supported"] else ""
    return f"{labels.borne_out}{declared}."


def state(claims: Iterable[CheckedClaim]) -> tuple[Literal["good", "open", "flagged"], str]:
    """The same in a word and a few, for an index, which is in English: ``flagged``, "3 of 35 … not borne out"."""
    counts = Counter(claim.verdict for claim in claims)
    total, refuted = counts.total(), counts["contradicted"] + counts["unsupported"]
    sentences = counted(total, "sentence")
    if refuted:
        return "flagged", f"{refuted} of {sentences} not borne out"
    if counts["unverified"] or not total:
        return "open", f"{counts['unverified']} of {sentences} not judged"
    return "good", f"{sentences}, all borne out or declared"


def ledger_rows(segment: Segment, report: CheckReport, labels: AccountLabels) -> list[tuple[str, str]]:
    """Label and value of each line of the account: evidence used, left out and why, unused."""
    ledger = report.ledger
    used = set(ledger.used)
    statistics, quotes = {s.id for s in segment.statistics}, {q.id for q in segment.spoken}
    used_of = labels.used_of.format(
        n=len(used & (statistics | quotes)),
        pieces=labels.counted(len(statistics | quotes), labels.pieces),
        s=len(used & statistics),
        statistics=labels.counted(len(statistics), labels.statistics),
        q=len(used & quotes),
        quotes=labels.counted(len(quotes), labels.quotes),
    )
    rows = [(labels.used, used_of)]
    if ledger.left_out:
        reasons = Counter(labels.reason(left.reason) for left in ledger.left_out).most_common()
        why = "; ".join(f"{reason} ({times})" for reason, times in reasons)
        rows.append((labels.left_out, labels.before_writing.format(n=len(ledger.left_out), why=why)))
    left_out = {left.evidence for left in ledger.left_out}
    if unused := [i for i in ledger.unused if i in statistics | quotes and i not in left_out]:
        rows.append((labels.not_used, f"{len(unused)}: {first_of(unused, labels)}"))
    if ledger.one_voice:
        voices = Counter(voice.speaker for voice in ledger.one_voice).most_common()
        speakers = first_of([f"{speaker} ({times})" for speaker, times in voices], labels)
        claims = labels.counted(len(ledger.one_voice), labels.claims)
        rows.append((labels.one_voice_row, labels.on_one_each.format(claims=claims, speakers=speakers)))
    if lead := ledger.lead:
        rows.append((labels.lead_row, labels.follows.format(speaker=lead.speaker, n=lead.words, of=lead.of)))
    for voice in ledger.recognisable:
        rows.append((labels.recognised_row, labels.recognised.format(speaker=voice.speaker)))
    for leaned in ledger.leaned_on:
        claims = labels.counted(len(leaned.claims), labels.claims)
        rows.append((labels.leaned_row, labels.leaned.format(evidence=leaned.evidence, claims=claims)))
    return rows


def first_of(names: list[str], labels: AccountLabels) -> str:
    """The first few, and how many more there are."""
    shown = ", ".join(names[:IDS_SHOWN])
    return shown if len(names) <= IDS_SHOWN else labels.and_more.format(shown=shown, n=len(names) - IDS_SHOWN)


def objections(segment: Segment, report: CheckReport, labels: AccountLabels) -> list[tuple[str, str, str]]:
    """Claim text, the words that speak against it (with their speaker), and the evidence id, for each objection."""
    texts = {claim.path: claim.text for claim in report.claims}
    rows = []
    for against in report.ledger.against:
        evidence = segment.evidence.get(against.evidence)
        if isinstance(evidence, Quote):
            words = labels.says.format(who=evidence.speaker or labels.a_participant, words=evidence.text)
        elif evidence:
            figure = f"{evidence.shown(evidence.value)}{evidence.base}"
            words = labels.figure_is.format(label=evidence.label, figure=figure)
        else:
            words = labels.gone
        if against.by == "candidate":
            words += labels.candidate
        rows.append((texts.get(against.claim, against.claim), words, against.evidence))
    return rows


def footer(persona: Persona, segment: Segment, report: CheckReport, labels: AccountLabels) -> list[str]:
    """How the persona came about and was checked, a sentence each."""
    data = collected(segment)
    judged = labels.judged_by.format(judge=labels.called(report.judge)) if report.judge else labels.rules_alone
    foreign = [] if segment_language(segment) in LANGUAGES else [labels.foreign]
    return [
        *([labels.data.format(data=data)] if data else []),
        *foreign,
        judged,
        *_origin(persona.provenance, segment, labels),
    ]


def spent(provenance: Provenance, labels: AccountLabels) -> str:
    """``tokens: 2,411 prompt, 1,020 completion, 0 remembered; for judging: …``."""

    def counts(tokens: Tokens) -> str:
        return labels.tokens.format(**{n: labels.localised(f"{getattr(tokens, n):,}") for n in TOKEN_COUNTS})

    judge_tokens = provenance.judge_tokens
    whole = f"tokens: {counts(provenance.tokens)}"
    if judge_tokens == Tokens():
        return whole
    calls = labels.counted(judge_tokens.calls, labels.calls)
    return whole + labels.for_judging.format(calls=calls, tokens=counts(judge_tokens))


TOKEN_COUNTS = ("prompt", "completion", "remembered")


def _origin(provenance: Provenance | None, segment: Segment, labels: AccountLabels) -> list[str]:
    if provenance is None:
        return [labels.no_model]
    if provenance.tokens != Tokens() or provenance.steps == "one":
        written = labels.written.format(model=provenance.model, at=provenance.base_url, when=provenance.created)
        sentences = [written + (labels.in_steps if provenance.steps == "many" else ".")]
    else:
        sentences = [labels.composed.format(model=provenance.model, when=provenance.created)]
    effort = labels.effort.format(
        seconds=labels.localised(f"{provenance.seconds:.1f}"),
        calls=labels.counted(provenance.tokens.calls, labels.calls),
        rounds=labels.counted(provenance.rounds, labels.rounds),
        spent=spent(provenance, labels),
    )
    changed = [labels.changed] if provenance.segment_sha256 != segment.sha256 else []
    return [*sentences, effort, *changed]

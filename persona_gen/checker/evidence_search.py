"""Evidence for claims that cite none, as documents written elsewhere do: what they quote, count, or come nearest to."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from persona_gen.checker.claim_context import ClaimContext
from persona_gen.checker.persona_index import PersonaIndex
from persona_gen.checker.segment_index import NAMED, SegmentIndex
from persona_gen.domain import CLAIM_LISTS, HEADLINES, CheckReport, Persona
from persona_gen.evidence.attributes import attribute_kind
from persona_gen.text.quotations import normalise
from persona_gen.text.tokens import content_stems

MOST_STATISTICS, MOST_QUOTES = 3, 3
SHARED_WORDS = 2
"""Content words that a quote must share with a claim to be offered; a claim of fewer words needs all of its own."""
NAMED_IN_PART = 0.3
"""How much of a label must be named by a claim whose figure a rule will hold against it."""
_OLD = re.compile(r"\byears?[- ](?:old|of age)\b|\baged?\b", re.I)
NOTHING_NEAR = "no evidence of the segment speaks of this"


def with_evidence(persona: Persona, index: SegmentIndex) -> Persona:
    """The persona with evidence ids at every claim that cites none and comes near any evidence."""
    pieces = dict(persona.claims())
    person = PersonaIndex(persona.name, index, persona)
    cites = {
        path: evidence_for(ClaimContext(path, piece, person, index))
        for path, piece in pieces.items()
        if not piece.cites
    }

    def cited(path: str, piece: Any) -> Any:
        return piece.model_copy(update={"cites": cites[path]}) if cites.get(path) else piece

    changes: dict[str, Any] = {
        name: tuple(cited(f"{name}[{i}]", piece) for i, piece in enumerate(getattr(persona, name)))
        for name in ("snapshot", *CLAIM_LISTS, "quotes")
    }
    for name in HEADLINES:
        if (headline := getattr(persona, name)) and name != "role":
            changes[name] = cited(name, headline)
    return persona.model_copy(update=changes)


def evidence_for(context: ClaimContext) -> tuple[str, ...]:
    """Ids of the evidence one claim speaks of, best first: words it quotes, statistics it names, quotes near it."""
    index, stems = context.index, context.all_stems
    quoted = [quote.id for a, b in context.quotations for quote, _ in index.find(context.text[a:b])]
    if context.kind == "quotation":
        return tuple(dict.fromkeys(quoted or [q.id for q in index.nearest(context.text)[:1]]))
    needed = min(SHARED_WORDS, len(stems))
    near = [
        q.id for q in index.nearest(context.own_words) if needed and len(stems & set(content_stems(q.text))) >= needed
    ]
    return tuple(dict.fromkeys([*quoted, *_quoted_labels(context), *_statistics(context), *near[:MOST_QUOTES]]))


def _quoted_labels(context: ClaimContext) -> list[str]:
    """Statistics whose own label stands in quotation marks, as questionnaires are quoted: agree “I worry …”."""
    fragments = [normalise(context.text[a:b]).casefold() for a, b in context.quotations]
    labels = [(s.id, normalise(s.category or "").casefold()) for s in context.index.segment.statistics]
    return [i for fragment in fragments for i, label in labels if label and label == fragment.strip(" .")]


def _statistics(context: ClaimContext) -> list[str]:
    """A claim with figures may name a label in part only; an age means the statistics of age."""
    if not context.figures:
        return [s.id for part, s in context.named if part >= NAMED][:1]
    of_age = context.ages or (_OLD.search(context.own_words) and any(f.unit == "years" for f in context.figures))
    ages = [s.id for s in context.index.segment.statistics if attribute_kind(s) == "age"] if of_age else []
    return [*ages, *(s.id for part, s in context.named if part >= NAMED_IN_PART)][:MOST_STATISTICS]


def placed(report: CheckReport, places: Mapping[str, str]) -> CheckReport:
    """The report with each claim's place in the document as its path, and said plainly where nothing was found."""

    def claim_at(claim: Any) -> Any:
        findings = tuple(
            f.model_copy(update={"reason": NOTHING_NEAR, "suggestion": "leave it out, or add evidence that says so"})
            if f.rule == "uncited" and not claim.cites
            else f
            for f in claim.findings
        )
        return claim.model_copy(update={"path": places.get(claim.path, claim.path), "findings": findings})

    return report.model_copy(update={"claims": tuple(claim_at(claim) for claim in report.claims)})

"""What the pages of a persona, a speaker and a copy show, as plain values: each is the page's JSON twin too."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import asdict
from typing import Any

from persona_gen.domain import CLAIM_LISTS, HEADLINES, CheckedClaim, Persona, Quote, Segment
from persona_gen.domain.review import Review
from persona_gen.evidence.questions import answered, short_label
from persona_gen.evidence.selection import describe
from persona_gen.portfolio.withdrawal import resting_on
from persona_gen.report.card_labels import ENGLISH_LABELS
from persona_gen.report.card_parts import in_title
from persona_gen.reviewer.relevance import Near
from persona_gen.runs.library import Library
from persona_gen.text.sentences import sentences

FIELD_HEADINGS = {
    "role": "",
    "tagline": "",
    "insight": ENGLISH_LABELS.insight,
    "snapshot": ENGLISH_LABELS.at_a_glance,
    **ENGLISH_LABELS.fields,
    "journey": ENGLISH_LABELS.journey,
    "differences": ENGLISH_LABELS.differences,
    "use": f"{ENGLISH_LABELS.use} ({ENGLISH_LABELS.inference})",
    "quotes": ENGLISH_LABELS.own_voices,
}
"""The headings of the card, since it is the same persona."""


def sections(persona: Persona, claims: Iterable[CheckedClaim]) -> list[dict[str, Any]]:
    """The claims under their headings in the order of the card, moves with their kind; lists end in a place to add."""
    claims = tuple(claims)
    labels, titles, words = _parts(persona, claims)
    by_field: dict[str, list[CheckedClaim]] = {}
    for claim in claims:
        by_field.setdefault(claim.path.partition("[")[0], []).append(claim)
    fields = [*HEADLINES, "snapshot", *CLAIM_LISTS, "journey", "differences", "use", "quotes"]
    fields += [field for field in by_field if field not in fields]
    return [
        {
            "field": field,
            "heading": FIELD_HEADINGS.get(field, field.capitalize()).format(name=persona.name),
            "claims": by_field.get(field, []),
            "labels": labels,
            "titles": titles,
            "words": words,
            "next": f"{field}[{len(getattr(persona, field))}]" if field in (*CLAIM_LISTS, "quotes") else "",
        }
        for field in fields
        if by_field.get(field) or field in (*CLAIM_LISTS, "quotes")
    ]


def _parts(persona: Persona, claims: Iterable[CheckedClaim]) -> tuple[dict[str, str], dict[str, str], dict[str, str]]:
    """What stands before a sentence in grey and in bold, and its words, by path: as the card prints them."""
    labels: dict[str, str] = {}
    titles: dict[str, str] = {}
    words = {claim.path: claim.text for claim in claims}
    for i, advice in enumerate(persona.use):
        path = f"use[{i}]"
        labels[path] = f"{ENGLISH_LABELS.kinds[advice.kind]}:"
        title, words[path] = in_title(advice.kind, advice.text)
        titles[path] = f"{title}." if title else ""
    for i, trait in enumerate(persona.snapshot):
        path = f"snapshot[{i}]"
        labels[path], words[path] = answered(short_label(trait.attribute), "").rstrip(), trait.value
    for i, pair in enumerate(persona.differences):
        labels[f"differences[{i}].one"] = ENGLISH_LABELS.about.format(what=pair.about)
        labels[f"differences[{i}].other"] = ENGLISH_LABELS.joined
    return labels, titles, words


def claim_view(claim: CheckedClaim, segment: Segment) -> dict[str, Any]:
    """One claim with its evidence, for the panel beside it and for the JSON twin."""
    deciding = [*(claim.basis.evidence if claim.basis else ()), *(e for f in claim.findings for e in f.evidence)]
    spans: dict[str, list[tuple[int, int]]] = {}
    for reference in deciding:
        spans.setdefault(reference.id, []).extend([reference.span] if reference.span else [])
    ids = dict.fromkeys([*spans, *claim.cites])
    return {
        "path": claim.path,
        "text": claim.text,
        "cites": list(claim.cites),
        "verdict": claim.verdict,
        "basis": claim.basis.by if claim.basis else "",
        "findings": [
            {
                "rule": f.rule,
                "reason": f.reason,
                "suggestion": f.suggestion or "",
                "span": list(f.span),
                "replaces": _replaces(f.rule, f.suggestion),
            }
            for f in claim.findings
        ],
        "evidence": [evidence_view(segment, i, spans.get(i, [])) for i in ids if i in segment.evidence],
    }


REPLACING = ("number-mismatch", "quantifier", "quote-altered", "direction")
"""Rules whose suggestion is what should stand in place of the words it is about."""


def _replaces(rule: str, suggestion: str | None) -> bool:
    return rule in REPLACING and bool(suggestion) and len(suggestion or "") < 200


def evidence_view(segment: Segment, evidence_id: str, spans: Iterable[tuple[int, int]] = ()) -> dict[str, Any]:
    """One piece of evidence: who said it, or what was counted, and the words that decide."""
    evidence = segment.evidence[evidence_id]
    if isinstance(evidence, Quote):
        return {
            "id": evidence.id,
            "kind": "quote",
            "text": evidence.text,
            "speaker": evidence.speaker or "",
            "origin": evidence.origin or "",
            "spans": [list(span) for span in spans],
        }
    return {"id": evidence.id, "kind": "statistic", "text": describe(evidence, segment), "speaker": "", "spans": []}


def hangs_on(library: Library, segment: Segment, speaker: str) -> dict[str, Any]:
    """What one speaker said, and every sentence and review that rests on it."""
    personas = [persona for _, persona in library.personas.values()]
    quotes = {q.id: q.text for q in segment.quotes if q.speaker == speaker}
    asked = {persona.id for persona in personas if persona.segment == segment.id} | {segment.id}
    return {
        "segment": segment.id,
        "speaker": speaker,
        "quotes": quotes,
        "reviews": [name for name, given in library.reviews.items() if _cites(given, asked, quotes)],
        "claims": [asdict(rests) for rests in resting_on(segment, personas, speaker)],
    }


def _cites(given: Review, asked: Collection[str], quotes: Collection[str]) -> bool:
    """Whether a reaction of any of those asked rests on any of the quotes."""
    reactions = [reaction for reaction in given.reactions if reaction.persona in asked]
    return any(cite in quotes for reaction in reactions for reason in reaction.reasons for cite in reason.cites)


# --- copy and questions ---------------------------------------------------------------------------------------------


def look_at_copy(library: Library, copies: list[str], personas: list[Persona]) -> list[dict[str, Any]]:
    """For each wording the evidence near each phrase, by code: what to read before asking a model.

    Personas of one segment share it.
    """
    names: dict[str, list[str]] = {}
    for persona in personas:
        names.setdefault(library.segment(persona.segment).id, []).append(persona.name)
    prepared, rows = library.prepared, []
    for copy in copies:
        cells = []
        for segment in map(library.segment, names):
            phrases = [
                {
                    "phrase": copy[a:b],
                    **near_to(library, segment, copy[a:b], prepared.bearing_on(segment, copy[a:b], 3)),
                }
                for a, b in sentences(copy)
            ]
            cells.append({"segment": segment.id, "names": names[segment.id], "phrases": phrases})
        rows.append({"copy": copy, "cells": cells})
    return rows


def near_to(library: Library, segment: Segment, text: str, near: Sequence[Near]) -> dict[str, Any]:
    """The evidence near a text, else what comes nearest, with its nearest sentence marked, and how that was told."""
    nearest = [] if near else library.prepared.nearest_to(segment, text)
    views, nearest_views = ([evidence_view(segment, n.evidence.id, _part(n)) for n in ns] for ns in (near, nearest))
    by = "meaning" if library.prepared.relevance(segment).embedder else "words"
    return {"evidence": views, "nearest": nearest_views, "by": by}


def _part(near: Near) -> list[tuple[int, int]]:
    if not isinstance(near.evidence, Quote) or near.words == near.evidence.text:
        return []
    start = near.evidence.text.find(near.words)
    return [(start, start + len(near.words))] if start >= 0 else []


def answer(library: Library, segment: Segment, question: str) -> dict[str, Any]:
    """What the data say near a question; with nothing near it, it is one for the next study."""
    return (
        near_to(library, segment, question, library.prepared.answering(segment, question, 8))
        if question.strip()
        else {"evidence": [], "nearest": [], "by": "words"}
    )

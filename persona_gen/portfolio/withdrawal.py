"""A participant withdraws consent: what rests on their words, and segment and personas without them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from persona_gen.domain import Claim, Persona, Segment, Trait
from persona_gen.errors import InputError
from persona_gen.text.quotations import find_words, quoted_spans


@dataclass(frozen=True, slots=True)
class Resting:
    """A sentence that cites somebody's words; ``falls`` where nothing else bears it out, or where it repeats them."""

    persona: str
    name: str
    path: str
    text: str
    falls: bool


def resting_on(segment: Segment, personas: Iterable[Persona], speaker: str) -> list[Resting]:
    """Every sentence of these personas that cites what one speaker said."""
    words = _words_of(segment, speaker)
    return [
        Resting(persona.id, persona.name, path, piece.text, _falls(piece, words))
        for persona in personas
        if persona.segment == segment.id
        for path, piece in persona.claims()
        if any(cite in words for cite in piece.cites)
    ]


def without_speaker(segment: Segment, personas: Iterable[Persona], speaker: str) -> tuple[Segment, list[Persona]]:
    """The segment without a speaker's quotes, and the personas that change by it.

    Sentences that fall are taken out, others lose the citation alone; a persona whose life was told after the speaker
    has no lead any more. Raises `InputError` where nobody of that name is in the segment.
    """
    words = _words_of(segment, speaker)
    if not words:
        raise InputError(
            segment.id, "quotes", f'nobody called "{speaker}" is quoted', cure="name a speaker as it stands"
        )
    left = segment.model_copy(update={"quotes": tuple(q for q in segment.quotes if q.id not in words)})
    changed = [
        new
        for persona in personas
        if persona.segment == segment.id and (new := _persona_without(persona, words, speaker)) != persona
    ]
    return left, changed


def _words_of(segment: Segment, speaker: str) -> dict[str, str]:
    return {quote.id: quote.text for quote in segment.quotes if quote.speaker == speaker}


def _falls(piece: Any, words: dict[str, str]) -> bool:
    if all(cite in words for cite in piece.cites):
        return True
    return any(find_words(piece.text[a:b], quote) for a, b in quoted_spans(piece.text) for quote in words.values())


def _persona_without(persona: Persona, words: dict[str, str], speaker: str) -> Persona:
    def kept(cites: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(cite for cite in cites if cite not in words)

    touched = {path: piece for path, piece in persona.claims() if any(cite in words for cite in piece.cites)}
    changes: dict[str, Claim | None] = {
        path: None if _falls(piece, words) else Claim(text=piece.text, cites=kept(piece.cites))
        for path, piece in touched.items()
        if not isinstance(piece, Trait)
    }
    lines = tuple(
        trait.model_copy(update={"cites": kept(trait.cites)})
        for i, trait in enumerate(persona.snapshot)
        if not (f"snapshot[{i}]" in touched and _falls(trait, words))
    )
    lead = None if persona.lead == speaker else persona.lead
    return persona.with_changes(changes).model_copy(update={"snapshot": lines, "lead": lead})

"""A message brief of one or several personas: what to say, what not, the proof, and what nobody knows yet.

Every line cites its evidence, or is marked as our inference; a sentence that the data do not bear out is left out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from persona_gen.domain import CheckReport, InferenceKind, Persona, Segment
from persona_gen.report import wording
from persona_gen.report.card import Card, card_of
from persona_gen.report.card_labels import ENGLISH_LABELS
from persona_gen.report.card_parts import MarkedSentence
from persona_gen.report.markdown import escaped

MOST_IN_BRIEF = 5
"""Lines under a heading: what does not fit a page is not read."""
ADVICE: Mapping[str, tuple[InferenceKind, ...]] = {
    "Say": ("say",),
    "Do not say": ("avoid",),
    "Build and test": ("build", "test"),
}
"""Headings, and the kinds of advice under them."""


def brief(shown: Iterable[tuple[Persona, Segment, CheckReport]]) -> str:
    """The brief as Markdown, ending in a newline."""
    cards = [card_of(persona, segment, report) for persona, segment, report in shown]
    names = " and ".join(", ".join(card.persona.name for card in cards).rsplit(", ", 1))
    blocks = [f"# Message brief: {escaped(names)}", *(_who(card) for card in cards)]
    blocks += _part("What they want", _borne_out(cards, "goals"))
    blocks += _part("What stands in the way", _borne_out(cards, "frustrations"))
    for heading, kinds in ADVICE.items():
        blocks += _part(heading, _advice(cards, kinds), ENGLISH_LABELS.inference)
    blocks += _part("Proof", _proof(cards))
    blocks += _part("They will ask", _borne_out(cards, "questions"))
    blocks += _part("They differ about", _differences(cards))
    blocks += _part("Open", [escaped(line) for card in cards for line in card.unknown])
    return "\n\n".join(blocks) + "\n"


def _who(card: Card) -> str:
    role = card.sentence("role")
    about = f": {escaped(role.text)}" if role else ""
    segment = f", {escaped(card.segment.name)}" if card.segment else ""
    return f"**{escaped(card.persona.name)}**{about}{segment}"


def _part(heading: str, lines: Sequence[str], note: str = "") -> list[str]:
    unique = list(dict.fromkeys(lines))[:MOST_IN_BRIEF]
    return (
        [f"## {heading}" + (f" ({note})" if note else ""), "\n".join(f"- {line}" for line in unique)] if unique else []
    )


def _cited(sentence: MarkedSentence) -> str:
    cites = ", ".join(f"`{escaped(cite)}`" for cite in sentence.claim.cites)
    return escaped(sentence.text) + (f" ({cites})" if cites else "")


def _borne_out(cards: Iterable[Card], field: str) -> list[str]:
    """Sentences of a field that nothing speaks against; one that nobody has judged says so."""
    return [
        _cited(sentence) + ("" if sentence.claim.verdict == "supported" else " – not verified")
        for card in cards
        for i in range(len(getattr(card.persona, field)))
        if (sentence := card.sentence(f"{field}[{i}]")) and not sentence.claim.findings
    ]


def _advice(cards: Iterable[Card], kinds: Sequence[str]) -> list[str]:
    return [
        _cited(advice.in_words)
        for card in cards
        for advice in card.use
        if advice.kind in kinds and not advice.sentence.claim.findings
    ]


def _proof(cards: Iterable[Card]) -> list[str]:
    """The figures and words behind what is wanted and what stands in the way."""
    return [line for card in cards for line in _evidence(card)]


def _evidence(card: Card) -> Iterator[str]:
    segment = card.segment
    if segment is None:
        return
    paths = [f"{field}[{i}]" for field in ("goals", "frustrations") for i in range(len(getattr(card.persona, field)))]
    for cite in dict.fromkeys(c for path in paths if (s := card.sentence(path)) for c in s.claim.cites):
        if cite in segment.evidence:
            yield f"{escaped(wording.piece(segment.evidence[cite], segment))} (`{escaped(cite)}`)"


def _differences(cards: Iterable[Card]) -> list[str]:
    return [
        f"{escaped(pair.about)}: “{escaped(pair.one.claim.text)}” / “{escaped(pair.other.claim.text)}”"
        for card in cards
        for pair in card.differences
    ]

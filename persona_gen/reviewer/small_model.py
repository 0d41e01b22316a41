"""The embedded model's way: code finds phrases and evidence, the model is asked whether one meets the other.

Every reason is a participant's own words or a sentence code writes about a figure; the verdict follows from the
phrases. It gives no order, no score and no speech: measured on real headlines it had 3 of 19 pairs right, and half of
its answers turned with the order shown.
"""

from __future__ import annotations

from persona_gen.domain import Span
from persona_gen.domain.review import Kind, Phrase, ReactionVerdict, Reason, Variant
from persona_gen.errors import InvalidReply
from persona_gen.llm.client import CompletionClient
from persona_gen.llm.prompts import Prompts
from persona_gen.reviewer.cited_words import in_evidence_words, questions, says_something
from persona_gen.reviewer.copy_text import phrases
from persona_gen.reviewer.panel import PanelMember
from persona_gen.reviewer.relevance import FLOOR, Near
from persona_gen.reviewer.stance import side
from persona_gen.reviewer.strategy import Answer

MOST_MEETINGS, A_PHRASE = 8, 2
"""Meetings of a phrase and a piece of evidence that are weighed in one copy, and of one phrase; two calls at most."""
GAIN = 0.15
"""How far P(Yes) of a phrase must lie over that of an empty offer, for Qwen2.5-Coder 1.5B. Set on the development half
of benchmarks/review_evidence.jsonl, each text beside its labelled or nearest evidence: takes 21 of 32 good meetings, 4
of 15 bad and 0 of 15 unrelated ones for good (at 0.18: 16, 3 and 0). The opposite question tells bad from unrelated no
better than chance, so that only code, where it sees a refusal, says what puts somebody off."""
EMPTY = "…"
"""An offer that says nothing: what the model answers to it is its lean (as in contextual calibration, Zhao 2021)."""


class Small:
    """Asks a model too small to choose evidence. Not for threads: one model, one question at a time."""

    name = "small steps"
    ranks = False

    def __init__(self, client: CompletionClient, prompts: Prompts) -> None:
        self._client, self._prompts = client, prompts
        self._leans: dict[str, float] = {}

    def calls(self, kind: str) -> int:
        """At most; a reaction weighs meetings."""
        return 2 * MOST_MEETINGS if kind == "react" else 0

    def react(self, reader: PanelMember, variant: Variant, kind: Kind, brief: str) -> Answer:
        """What the phrases of the copy meet in the evidence, and the verdict that follows from it."""
        good: dict[Span, Reason] = {}
        bad: dict[Span, Reason] = {}
        for span, near in _meetings(reader, variant.text):
            phrase = variant.text[slice(*span)]
            decided = side(phrase, near)
            which = decided or ("good" if self.meets(phrase, reader.line(near.evidence)) else None)
            if which:
                reason = reader.reason(in_evidence_words(reader, near), span)
                (good if which == "good" else bad).setdefault(span, reason)
        verdict: ReactionVerdict = "partly" if good and bad else "speaks-to" if good else "does-not"
        return Answer(
            verdict=verdict if good or bad else "cannot-tell",
            resonates=tuple(Phrase(span=span, why=why) for span, why in good.items()),
            repels=tuple(Phrase(span=span, why=why) for span, why in bad.items()),
            questions=questions(reader, variant),
            contradicts_data=tuple(bad.values()),
        )

    def meets(self, phrase: str, line: str) -> bool:
        """Whether the model says that the phrase gives or spares them what the evidence tells of."""
        if line not in self._leans:
            self._leans[line] = self._yes(EMPTY, line)
        return self._yes(phrase, line) - self._leans[line] >= GAIN

    def _yes(self, phrase: str, line: str) -> float:
        """P(Yes) / (P(Yes) + P(No)); one half where neither is among the likeliest words."""
        question = self._prompts.render("review_meets_small", evidence=line, phrase=phrase)
        try:
            odds = self._client.probabilities(question, ("Yes", "No"))
        except InvalidReply:
            return 0.5
        return odds["Yes"] / sum(odds.values())


def _meetings(reader: PanelMember, copy: str) -> list[tuple[Span, Near]]:
    """Phrases with the evidence nearest to each, nearest pairs first, and whatever plainly refuses a phrase."""
    least = FLOOR if reader.near.embedder else 0.0  # what is only in the net a model of this size cannot tell apart
    meetings, refused = [], []
    for span in phrases(copy):
        phrase = copy[slice(*span)]
        near = [n for n in reader.near.near(phrase, least) if says_something(n.evidence)]
        meetings += [(span, each) for each in near[:A_PHRASE]]
        refused += [(span, n) for n in near[A_PHRASE:] if side(phrase, n) == "bad"]
    return sorted(meetings, key=lambda pair: -pair[1].nearness)[:MOST_MEETINGS] + refused[:A_PHRASE]

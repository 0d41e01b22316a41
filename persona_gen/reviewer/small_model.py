"""The embedded model's way: code finds phrases and evidence, the model answers short questions about them.

Every reason is a participant's own words or a sentence code writes about a figure; the verdict follows from the
phrases. Whether a phrase meets a piece of evidence the model is asked only where code cannot tell, and of its answers
only token probabilities count.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from pydantic import Field

from persona_gen.domain import Draft, Message, Quote, Span
from persona_gen.domain.review import Kind, Phrase, ReactionVerdict, Reason, Variant
from persona_gen.errors import InvalidReply, ModelStopped
from persona_gen.evidence.diversity import terms
from persona_gen.llm.client import Client
from persona_gen.llm.prompts import Prompts
from persona_gen.reviewer.anchors import ordered
from persona_gen.reviewer.cited_words import LONGEST, in_evidence_words, questions, says_something
from persona_gen.reviewer.copy_text import phrases, shown
from persona_gen.reviewer.panel import PanelMember
from persona_gen.reviewer.relevance import NEAR, Near
from persona_gen.reviewer.stance import side
from persona_gen.reviewer.strategy import Answer, Choice, Suggestion

MOST_MEETINGS, A_PHRASE = 6, 2
"""Meetings of a phrase and a piece of evidence that are weighed in one copy, and of one phrase; two calls at most."""
GAIN = 0.18
"""How far P(Yes) of a phrase must lie over that of an empty offer, for Qwen2.5-Coder 1.5B. Set on 40 labelled meetings
(benchmarks/review.py meetings): finds 15 of 19 good ones and takes 1 of 15 bad and 0 of 6 unrelated ones for good. No
bound tells bad from unrelated, so that only code, where it sees a refusal, says what puts somebody off."""
CONTEXT, CONTEXT_LINES = 500, 4
"""Characters and pieces of evidence in a voice or pair question."""
REPLY_TOKENS = 120
HEARD = 800
"""Characters of a copy that the model reads where it speaks or compares: its context is 4,096 tokens."""
EMPTY = "…"
"""An offer that says nothing: what the model answers to it is its lean (as in contextual calibration, Zhao 2021)."""
WORDINGS = (
    "Which line would rather make these people stop and read on?",
    "Which line speaks more to what these people care about?",
    "Scrolling past, which line would these people rather open?",
    "Which of the two would these people find more worth their time?",
    "If only one could be shown to these people, which should it be?",
)
"""The model's probabilities are the same every time, so that samples differ in wording and in the order of evidence."""


BLAND = (
    ("A new way to think about lamps", "The other side of the garden fence"),
    ("Everything you wanted to know about paper", "Seven stories from the harbour"),
)
"""Pairs that mean nothing to anybody in particular: what the model prefers of them cancels out over both orders."""


class SmallVoiceDraft(Draft):
    """What a customer takes an offer for, and thinks."""

    offer: str = Field(description="What the customer takes the offer for, in a few words.")
    says: str = Field(description="One short sentence.")


class LineDraft(Draft):
    """A reworded line."""

    text: str = Field(description="The line, reworded.")


class Small:
    """Asks a model too small to choose evidence. Not for threads: one model, one question at a time."""

    name = "small steps"
    varies = "samples differ in wording and in the order of evidence and statements"
    speaks_once = True
    most_samples = 10

    def __init__(self, client: Client, prompts: Prompts) -> None:
        self._client, self._prompts = client, prompts
        self._leans: dict[tuple[object, ...], float] = {}

    def calls(self, kind: str) -> int:
        """At most; a reaction weighs pairs, and each rewrite is one call."""
        return {"react": 2 * MOST_MEETINGS + 1, "lean": 2 * len(BLAND)}.get(kind, 1)

    # --- the reaction

    def react(self, reader: PanelMember, variant: Variant, kind: Kind, brief: str) -> Answer:
        """What the phrases of the copy meet in the evidence, and the verdict that follows from it."""
        good: dict[Span, Reason] = {}
        bad: dict[Span, Reason] = {}
        against: list[Reason] = []
        quotes: list[Quote] = []
        for span, near in self._meetings(reader, variant.text):
            phrase = variant.text[slice(*span)]
            decided = side(phrase, near.evidence, near.shared)
            which = decided or ("good" if self.meets(phrase, reader.line(near.evidence)) else None)
            if which is None:
                continue
            reason = reader.reason(in_evidence_words(reader, near), span)
            (good if which == "good" else bad).setdefault(span, reason)
            if decided == "bad":
                against.append(reason)
            if which == "good" and isinstance(near.evidence, Quote):
                quotes.append(near.evidence)
        verdict: ReactionVerdict = "partly" if good and bad else "speaks-to" if good else "does-not"
        return Answer(
            verdict=verdict if good or bad else "cannot-tell",
            resonates=tuple(Phrase(span=span, why=why) for span, why in good.items()),
            repels=tuple(Phrase(span=span, why=why) for span, why in bad.items()),
            questions=questions(reader, variant),
            contradicts_data=tuple(against),
            suggestions=self._suggestions(reader, variant, quotes) if good or bad else (),
        )

    def _meetings(self, reader: PanelMember, copy: str) -> list[tuple[Span, Near]]:
        """Phrases with the evidence nearest to each, nearest pairs first, and whatever plainly refuses a phrase."""
        found, refused = [], []
        for span in phrases(copy):
            phrase = copy[slice(*span)]
            near = [n for n in reader.near.near(phrase, NEAR) if says_something(n.evidence)]
            found += [(span, each) for each in near[:A_PHRASE]]
            refused += [(span, n) for n in near[A_PHRASE:] if side(phrase, n.evidence, n.shared) == "bad"]
        return sorted(found, key=lambda pair: -pair[1].cosine)[:MOST_MEETINGS] + refused[:A_PHRASE]

    def meets(self, phrase: str, line: str) -> bool:
        """Whether the model says that the phrase gives or spares them what the evidence tells of."""
        return self._yes(phrase, line) - self._yes(EMPTY, line) >= GAIN

    def _yes(self, phrase: str, line: str) -> float:
        """P(Yes) / (P(Yes) + P(No)); one half where neither is among the likeliest words."""
        question = self._prompts.render("review_meets_small", evidence=line, phrase=phrase)
        try:
            odds = self._client.probabilities(question, ("Yes", "No"))
        except InvalidReply:
            return 0.5
        return odds["Yes"] / sum(odds.values())

    def _suggestions(self, reader: PanelMember, variant: Variant, quotes: Sequence[Quote]) -> tuple[Suggestion, ...]:
        """The copy with the words of a quote it meets, for one or two quotes."""
        copy = shown(variant.text)
        near = [n.evidence for n in reader.near.near(copy) if isinstance(n.evidence, Quote)]
        chosen = list({quote.id: quote for quote in (*quotes, *near) if len(quote.text) <= LONGEST}.values())[:1]
        if len(copy) > 2 * REPLY_TOKENS:  # a page is not reworded by a model of this size
            return ()
        found = []
        for quote in chosen:
            question = self._prompts.render("review_rewrite_small", quote=quote.text, copy=copy)
            room = min(REPLY_TOKENS, 20 + len(copy) // 2)
            try:
                text = self._client.complete(question, LineDraft, max_tokens=room).reply.text
            except (ModelStopped, InvalidReply):
                continue
            found.append(Suggestion(text, f"Uses the words of {quote.speaker or 'a participant'}.", (quote.id,)))
        return tuple(found)

    # --- voice, scale and pairs

    def voice(self, reader: PanelMember | None, variant: Variant, kind: Kind, sample: int) -> str:
        """One short sentence; empty where the model gives none."""
        copy = shown(variant.text)[:HEARD]
        lines = _rotated(_context(reader, [copy]), sample)
        question = self._prompts.render("review_voice_small", evidence=lines, copy=copy)
        try:
            said = self._client.complete(question, SmallVoiceDraft, max_tokens=REPLY_TOKENS).reply.says
        except (ModelStopped, InvalidReply):
            return ""
        return "" if _leaked(said, question) else said

    def place(self, said: str, sample: int) -> list[float]:
        """From the probabilities of the five letters."""
        places = ordered(sample)
        letters = {value: letter for letter, value, _ in places}
        question = self._prompts.render("review_place_small", said=said, statements=places, letters=letters)
        try:
            odds = self._client.probabilities(question, tuple(letter for letter, _, _ in places))
        except InvalidReply:
            return [0.2] * 5
        total = sum(odds.values())
        by_value = {value: odds.get(letter, 0.0) / total for letter, value, _ in places}
        return [by_value[value] for value in range(1, 6)]

    def prefer(
        self, reader: PanelMember | None, variants: Sequence[Variant], first: str, second: str, kind: Kind, sample: int
    ) -> Choice:
        """How likely the first is picked, its odds divided by those of the first of pairs of no meaning here.

        The reason is the evidence nearest to what was chosen, found by code.
        """
        odds = _odds(self.picks_first(reader, variants, first, second, sample))
        over = odds / self._lean_of(reader, variants, sample)
        share = over / (1 + over)
        near = reader.near.near(shown(first if share >= 0.5 else second), NEAR) if reader else []
        return Choice(share, reader.reason(in_evidence_words(reader, near[0])) if reader and near else None)

    def _lean_of(self, reader: PanelMember | None, variants: Sequence[Variant], sample: int) -> float:
        """The odds of the first text, whatever it says: geometric mean over `BLAND` pairs in both orders."""
        key = (id(reader), tuple(variant.text for variant in variants) if reader else (), sample)
        if key not in self._leans:
            both = [pair for x, y in BLAND for pair in ((x, y), (y, x))]
            logs = [math.log(_odds(self.picks_first(reader, variants, *pair, sample))) for pair in both]
            self._leans[key] = math.exp(sum(logs) / len(logs))
        return self._leans[key]

    def lean(self, reader: PanelMember | None, variants: Sequence[Variant], text: str, kind: Kind) -> float:
        """One call."""
        return self.picks_first(reader, variants, text, text, 0)

    def picks_first(
        self, reader: PanelMember | None, variants: Sequence[Variant], first: str, second: str, sample: int
    ) -> float:
        """P(A) / (P(A) + P(B)) as it comes; one half where neither is among the likeliest words."""
        lines = _rotated(_context(reader, [shown(variant.text) for variant in variants]), sample)
        values = {"evidence": lines, "first": shown(first)[:HEARD], "second": shown(second)[:HEARD]}
        question = WORDINGS[sample % len(WORDINGS)]
        question = question if reader else question.replace("these people", "most people")
        messages = self._prompts.render("review_pair_small", question=question, **values)
        try:
            odds = self._client.probabilities(messages, ("A", "B"))
        except InvalidReply:
            return 0.5
        return odds["A"] / sum(odds.values())


def _odds(share: float) -> float:
    share = min(max(share, 0.001), 0.999)
    return share / (1 - share)


def _leaked(said: str, question: Sequence[Message]) -> bool:
    """Whether the model repeats a worked example instead of answering: six words of one in a row, or all it says."""
    shown_before = " ".join(" ".join(terms(turn["content"])) for turn in question if turn["role"] == "assistant")
    found = terms(said)
    return any(" ".join(found[n : n + 6]) in shown_before for n in range(max(1, len(found) - 5)))


def _context(reader: PanelMember | None, texts: Sequence[str]) -> list[str]:
    pieces = reader.near.shown(texts, CONTEXT, reader.cited)[:CONTEXT_LINES] if reader else []
    return [reader.line(piece) for piece in pieces] if reader else []


def _rotated(lines: Sequence[str], by: int) -> list[str]:
    by = by % len(lines) if lines else 0
    return [*lines[by:], *lines[:by]]

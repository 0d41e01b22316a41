"""The capable model's way: one structured call for a reaction, one for each answer to a pair, a voice or a scale."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Literal, TypeVar

from pydantic import Field

from persona_gen.domain import Claim, ClaimDraft, Draft, Message, Quote, Span, citing_schema
from persona_gen.domain.review import Kind, Phrase, Reason, Variant
from persona_gen.evidence.selection import addresses_model
from persona_gen.llm.completion import CompletionClient
from persona_gen.llm.prompts import Prompts
from persona_gen.reviewer.copy_text import find_phrase, shown_copy
from persona_gen.reviewer.likert import OPTION_LETTERS, ordered
from persona_gen.reviewer.panel import PanelMember
from persona_gen.reviewer.rewriting import limit
from persona_gen.reviewer.strategy import MOST_REWRITES, ForcedChoice, Suggestion, VouchedAnswer

_T = TypeVar("_T", bound=Draft)

EVIDENCE = 6_000
"""Characters of evidence in a prompt, about 1,500 tokens: long biographies make personas please (facts: 67 % agreement
with people on evidence, less on prose), and what is far from the copy only distracts."""
REACTION_TOKENS, SHORT_TOKENS = 2_000, 300
PROMPTS_KEPT = 256
"""Prompts that are remembered: as many as may be asked about at once, several times over."""


@dataclass(frozen=True)
class _Question:
    """A prompt, and the evidence ids behind the aliases in it; of whom, so that nobody else gets that object's id."""

    aliases: dict[str, str]
    messages: list[Message]
    reader: PanelMember | None = None


class ReasonDraft(ClaimDraft):
    """One sentence about what these people need, do or said, with the evidence that says so; opinion cites nothing."""


class PhraseDraft(Draft):
    """Words of the copy, and why they reach this reader or put them off."""

    phrase: str = Field(description="Words of the copy, copied character for character, as few as it takes.")
    why: str = Field(description="One sentence: what in the evidence makes these words work or not.")
    cites: list[str] = Field(description="Ids of the evidence that says exactly this; empty for an opinion.")


class RewriteDraft(Draft):
    """A wording that would reach this reader better."""

    text: str = Field(description="The whole copy, reworded; facts, figures and names as they are.")
    changed: str = Field(description="What was changed and why, in one sentence.")
    cites: list[str] = Field(description="Ids of the quotes whose words it uses.")


class ReactionDraft(Draft):
    """One reader's reaction; objections come before any verdict."""

    understood_as: str = Field(description="What the reader takes the offer to be, in one sentence.")
    repels: list[PhraseDraft]
    contradicts_data: list[PhraseDraft]
    questions: list[ReasonDraft]
    resonates: list[PhraseDraft]
    says: str = Field(description="One or two sentences in the reader's own voice.")
    verdict: Literal["would-scroll-past", "partly", "speaks-to", "cannot-tell"]
    rewrites: list[RewriteDraft]


class PairDraft(Draft):
    """Which of two texts, after the reason."""

    reason: str = Field(description="One sentence about the evidence that decides.")
    cites: list[str] = Field(description="Ids of that evidence; empty where none decides.")
    choice: Literal["A", "B", "neither"]


class VoiceDraft(Draft):
    """Free speech."""

    says: str = Field(description="One or two sentences in the reader's own voice.")


class PlaceDraft(Draft):
    """The statement that comes nearest."""

    statement: Literal["A", "B", "C", "D", "E"]


class LargeModel:
    """Asks a model that can choose among evidence; may be shared by threads."""

    name = "one call a reaction"
    ranks = True

    def __init__(self, client: CompletionClient, prompts: Prompts) -> None:
        self._client, self._prompts = client, prompts
        self._questions: dict[tuple[Any, ...], _Question] = {}

    def calls(self, kind: str) -> int:
        """One for everything, and one for each rewrite that nothing else objects to."""
        return MOST_REWRITES if kind == "rewrites" else 1

    def react(self, reader: PanelMember, variant: Variant, kind: Kind, brief: str) -> VouchedAnswer:
        """One call. Phrases that do not stand in the copy are dropped and counted."""
        copy = shown_copy(variant.text)
        values = {"copy": copy, "kind": kind, "brief": brief, "limit": limit(kind, copy)}
        question = self._question("review", reader, (copy,), **values)
        aliases = question.aliases
        draft = self._ask(question, ReactionDraft, REACTION_TOKENS, 0)
        dropped = 0

        def located(drafts: Iterable[PhraseDraft]) -> list[tuple[Span, Reason]]:
            nonlocal dropped
            reasons = []
            for each in drafts:
                span = find_phrase(each.phrase, variant.text)
                if span is None or not each.why.strip():
                    dropped += 1
                else:
                    reasons.append((span, _reason(reader, each.why, each.cites, aliases, span)))
            return reasons

        repels, against, resonates = map(located, (draft.repels, draft.contradicts_data, draft.resonates))
        return VouchedAnswer(
            verdict="does-not" if draft.verdict == "would-scroll-past" else draft.verdict,
            says=draft.says,
            understood_as=draft.understood_as,
            resonates=tuple(Phrase(span=span, why=why) for span, why in resonates),
            repels=tuple(Phrase(span=span, why=why) for span, why in repels),
            questions=tuple(
                _reason(reader, each.text, each.cites, aliases) for each in draft.questions if each.text.strip()
            ),
            contradicts_data=tuple(why for _, why in against if why.cites),
            suggestions=tuple(
                Suggestion(each.text, each.changed, _resolved(each.cites, aliases))
                for each in draft.rewrites[:MOST_REWRITES]
            ),
            dropped=dropped,
        )

    def voice(self, reader: PanelMember | None, variant: Variant, kind: Kind, sample: int) -> str:
        """One call."""
        copy = shown_copy(variant.text)
        question = self._question("review_voice", reader, (copy,), copy=copy, kind=kind)
        return self._ask(question, VoiceDraft, SHORT_TOKENS, sample).says

    def place(self, utterance: str, sample: int) -> list[float]:
        """One call, which sees the words said and never the copy."""
        places = ordered(sample)
        question = _Question({}, self._prompts.render("review_place", said=utterance, statements=places))
        draft = self._ask(question, PlaceDraft, SHORT_TOKENS, sample)
        chosen = places[OPTION_LETTERS.index(draft.statement)][1]
        return [float(place == chosen) for place in range(1, 6)]

    def prefer(
        self, reader: PanelMember | None, variants: Sequence[Variant], first: str, second: str, kind: Kind, sample: int
    ) -> ForcedChoice:
        """One call."""
        texts = tuple(shown_copy(variant.text) for variant in variants)
        values = {"first": shown_copy(first), "second": shown_copy(second), "kind": kind}
        question = self._question("review_pair", reader, texts, **values)
        draft = self._ask(question, PairDraft, SHORT_TOKENS, sample)
        reason = None
        if reader and draft.reason.strip():
            reason = _reason(reader, draft.reason, draft.cites, question.aliases)
        return ForcedChoice({"A": 1.0, "B": 0.0}.get(draft.choice, 0.5), reason)

    def _question(self, template: str, reader: PanelMember | None, texts: tuple[str, ...], **values: Any) -> _Question:
        """The prompt about these texts. The samples of a question share it: making one takes a millisecond."""
        key = (template, id(reader), texts, *values.values())
        question = self._questions.get(key)
        if question is None:
            aliases, of_reader = _evidence(reader, texts)
            question = _Question(aliases, self._prompts.render(template, **of_reader, **values), reader)
            if len(self._questions) >= PROMPTS_KEPT:
                self._questions.clear()
            self._questions[key] = question
        return question

    def _ask(self, question: _Question, reply: type[_T], tokens: int, sample: int) -> _T:
        schema = citing_schema(reply, list(question.aliases)) if question.aliases else None
        return self._client.complete(question.messages, reply, schema=schema, max_tokens=tokens, sample=sample).reply


def _evidence(reader: PanelMember | None, texts: Sequence[str]) -> tuple[dict[str, str], dict[str, Any]]:
    """The aliases of the evidence shown for these texts with its ids, and what a prompt shows of the reader."""
    if reader is None:
        return {}, {"who": None, "evidence": []}
    pieces = reader.near.shown(texts, EVIDENCE, reader.cited)
    named = [(f"{'Q' if isinstance(piece, Quote) else 'S'}{n}", piece) for n, piece in enumerate(pieces, 1)]
    lines = [(alias, getattr(piece, "speaker", None), reader.line(piece)) for alias, piece in named]
    described = reader.segment.described
    who = described.text if described and not addresses_model(described) else None
    return {alias: piece.id for alias, piece in named}, {"evidence": lines, "who": who}


def _resolved(cites: Iterable[str], aliases: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(aliases[cite] for cite in cites if cite in aliases))


def _reason(
    reader: PanelMember, text: str, cites: Iterable[str], aliases: Mapping[str, str], span: Span | None = None
) -> Reason:
    return reader.reason(Claim(text=" ".join(text.split()), cites=_resolved(cites, aliases)), span)

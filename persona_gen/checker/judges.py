"""The judge that a capable model is: what it makes of claims that no rule decides.

It copies the deciding words of many claims at once, and only words that stand where it says are believed. The rules
come first, and no judge overrules them. The embedded model's judge is in `small_judge`.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from itertools import pairwise
from typing import Any, Literal

from pydantic import Field, ValidationError

from persona_gen.checker.judge_protocol import Judgement, Question
from persona_gen.domain import Draft, Evidence, EvidenceRef, Message, Quote, Segment
from persona_gen.errors import InvalidReply, ModelStopped, PromptTooLong
from persona_gen.evidence.selection import addresses_model, describe, question_before
from persona_gen.llm.completion import CompletionClient, Meter
from persona_gen.llm.prompts import Prompts
from persona_gen.text.instructions import is_instruction
from persona_gen.text.lexicon.english import ARTICLES
from persona_gen.text.quotations import find_words
from persona_gen.text.tokens import words

MOST_PIECES = 8
"""Pieces of evidence for one claim, cited ones first: whole segments get true claims flagged."""
CLAIMS = 14
"""Claims in one request at most; they are shared out evenly, so that 50 claims go in four requests of 12 or 13. Every
further request costs its text and much of the evidence again: at 12, a persona of 26 open claims took a third more than
one of 24."""
CHARACTERS = 16_000
"""Of evidence in one request at most, about 4,000 tokens: beyond that, the claims are shared out over more requests."""
REPLY_TOKENS, TOKENS_PER_CLAIM = 200, 180
"""Room for a reply: deciding words are short, and a model may copy more of them than it should."""

_VERDICTS = frozenset(("verdict", "supported", "unsupported", "contradicted", "entailed"))
"""Words in which evidence may try to dictate the verdict; where they decide, nothing is decided."""

_ARTICLES = frozenset(ARTICLES)

UNDECIDED = Judgement("undecided")


class WordsDraft(Draft):
    """Words of one piece of evidence."""

    evidence: str = Field(description="The id of the piece.")
    words: str = Field(description="The deciding words, copied character for character from that piece.")


class VerdictDraft(Draft):
    """A verdict on one claim; the words come first, so that they are found before they are weighed."""

    claim: str = Field(description="The id of the claim.")
    words: list[WordsDraft]
    missing: str = Field(description="The part of the claim that is not borne out, copied from it; empty if none is.")
    against: list[WordsDraft]
    verdict: Literal["supported", "contradicted", "not-entailed"]


class VerdictsDraft(Draft):
    """A verdict on every claim."""

    verdicts: list[VerdictDraft]


class JudgedDraft(Draft):
    """The same reply as far as it can be read: one bad verdict does not spoil the others."""

    verdicts: list[Any]


class ModelJudge:
    """What both judges have that ask a model: its name, and a count of what it costs."""

    def __init__(self, client: CompletionClient, prompts: Prompts) -> None:
        self._client, self._prompts = client, prompts

    @property
    def name(self) -> str:
        """The model that judges."""
        return self._client.endpoint.model

    def metered(self) -> AbstractContextManager[Meter]:
        """Counts what this thread's questions cost."""
        return self._client.metered()


class LargeModelJudge(ModelJudge):
    """Asks a capable model about several claims in one request, each piece of evidence once. Threads may share it."""

    def judge(self, questions: Sequence[Question], segment: Segment) -> list[Judgement]:
        """Hold claims against what they cite.

        Quotes that address the model are not shown to it, and claims that do are not asked about. A verdict counts if
        the words given for it stand in the evidence it names, and what is said to be missing stands in the claim. What
        comes back without a verdict that counts is asked about once more, in smaller requests, and is then undecided.
        Raises `ModelUnavailable` and `ModelRejected`.
        """
        asked = {n: shown for n, question in enumerate(questions) if (shown := readable(question)).cited}
        judged: dict[int, Judgement] = {}
        for most in (CLAIMS, CLAIMS // 2):
            for batch in _batches([n for n in asked if n not in judged], asked, most):
                judged |= self._ask({n: asked[n] for n in batch}, segment)
        return [judged.get(n, UNDECIDED) for n in range(len(questions))]

    def _ask(self, questions: dict[int, Question], segment: Segment) -> dict[int, Judgement]:
        """The verdicts of one request that count, by number of the question."""
        messages, aliases, pieces = _request(self._prompts, list(questions.values()), segment)
        names = {f"C{i}": n for i, n in enumerate(questions, 1)}
        schema = VerdictsDraft.model_json_schema()
        schema["$defs"]["VerdictDraft"]["properties"]["claim"]["enum"] = list(names)
        schema["$defs"]["WordsDraft"]["properties"]["evidence"]["enum"] = list(aliases.values())
        room = REPLY_TOKENS + TOKENS_PER_CLAIM * len(questions)
        try:
            reply = self._client.complete(messages, JudgedDraft, schema=schema, max_tokens=room).reply
        except (ModelStopped, InvalidReply):
            return {}
        except PromptTooLong:
            if len(questions) == 1:
                return {}
            numbers = list(questions)
            first, second = numbers[: len(numbers) // 2], numbers[len(numbers) // 2 :]
            judged = self._ask({n: questions[n] for n in first}, segment)
            return judged | self._ask({n: questions[n] for n in second}, segment)
        shown = {alias: piece for piece, alias in zip(pieces, aliases.values(), strict=True)}
        return {
            names[name]: judgement
            for name, verdict in _verdicts(reply.verdicts).items()
            if name in names and (judgement := _believed(verdict, questions[names[name]], shown, segment))
        }


def requests(prompts: Prompts, questions: Sequence[Question], segment: Segment) -> Iterator[list[Message]]:
    """What `LargeModelJudge` asks first about these questions, a request at a time; for a forecast."""
    asked = {n: shown for n, question in enumerate(questions) if (shown := readable(question)).cited}
    for batch in _batches(list(asked), asked, CLAIMS):
        yield _request(prompts, [asked[n] for n in batch], segment)[0]


def _request(
    prompts: Prompts, questions: Sequence[Question], segment: Segment
) -> tuple[list[Message], dict[str, str], list[Evidence]]:
    """The messages about some claims C1, C2 …, with the alias of each piece of evidence by id, and the pieces."""
    pieces = list({piece.id: piece for q in questions for piece in (*q.cited, *q.near)}.values())
    aliases = {piece.id: f"E{n}" for n, piece in enumerate(pieces, 1)}
    evidence = [(aliases[p.id], *_said_by(p, segment), line(p, segment)) for p in pieces]
    claims = [(f"C{i}", [aliases[p.id] for p in q.cited], q.claim) for i, q in enumerate(questions, 1)]
    return prompts.render("judge", evidence=evidence, claims=claims), aliases, pieces


def _said_by(piece: Evidence, segment: Segment) -> tuple[str | None, str | None]:
    """The speaker of a piece and what was asked, where it is a quote."""
    return (piece.speaker, question_before(piece, segment)) if isinstance(piece, Quote) else (None, None)


def _batches(numbers: Sequence[int], questions: dict[int, Question], most: int) -> Iterable[Sequence[int]]:
    """Questions shared out evenly over as few requests as take them."""
    if not numbers:
        return
    pieces = {piece.id: piece for n in numbers for piece in (*questions[n].cited, *questions[n].near)}
    size = sum(len(piece.text) if isinstance(piece, Quote) else len(piece.label) + 80 for piece in pieces.values())
    if len(numbers) > most:
        requests = math.ceil(len(numbers) / most)
    elif size > CHARACTERS and len(numbers) > 1:
        requests = 2
    else:
        yield numbers
        return
    cuts = [round(i * len(numbers) / requests) for i in range(requests + 1)]
    for start, end in pairwise(cuts):
        yield from _batches(numbers[start:end], questions, most)


def _verdicts(items: Iterable[Any]) -> dict[str, VerdictDraft]:
    """The verdicts of a reply that have their shape, by claim; none for a claim that is given two different ones."""
    read: dict[str, list[VerdictDraft]] = {}
    for item in items:
        try:
            verdict = VerdictDraft.model_validate(item)
        except ValidationError:
            continue
        read.setdefault(verdict.claim, []).append(verdict)
    return {claim: given[0] for claim, given in read.items() if len({each.verdict for each in given}) == 1}


def _believed(
    draft: VerdictDraft, question: Question, shown: dict[str, Evidence], segment: Segment
) -> Judgement | None:
    """A verdict, if what it points at stands there; support can only come from what the claim itself cites."""
    refs = [_stands(each, shown, segment) for each in draft.words]
    standing, copied = tuple(ref for ref in refs if ref), tuple(each.words for each in draft.words)
    cited, near = {piece.id for piece in question.cited}, {piece.id for piece in question.near}
    against = tuple(ref for each in draft.against if (ref := _stands(each, shown, segment)) and ref.id in near)
    if draft.verdict == "not-entailed":  # what decides is the part of the claim that is missing
        missing = find_words(draft.missing, question.claim) if _can_be_missing(draft.missing) else None
        return Judgement("not-entailed", missing=missing, against=against) if missing else None
    if not refs or len(standing) < len(refs) or (draft.verdict == "supported" and draft.missing.strip()):
        return None
    if not {ref.id for ref in standing} <= (cited if draft.verdict == "supported" else cited | near):
        return None
    return Judgement(draft.verdict, standing, copied, against=against)


def _stands(copied: WordsDraft, shown: dict[str, Evidence], segment: Segment) -> EvidenceRef | None:
    """Where copied words stand, if they do and can decide anything."""
    piece = shown.get(copied.evidence)
    span = find_words(copied.words, line(piece, segment)) if piece and _can_decide(copied.words) else None
    return EvidenceRef(id=piece.id, span=span if isinstance(piece, Quote) else None) if piece and span else None


def readable(question: Question) -> Question:
    """What a judge may be shown of a question: no evidence that addresses the model, nothing of a claim that does."""
    if is_instruction(question.claim):
        return Question(question.claim, ())
    cited, near = (
        tuple(piece for piece in pieces if not addresses_model(piece)) for pieces in (question.cited, question.near)
    )
    near = near[: max(MOST_PIECES - len(cited), 0)]
    return Question(question.claim, cited[:MOST_PIECES], near, question.doubted)


def line(piece: Evidence, segment: Segment | None = None) -> str:
    """A piece of evidence as judges read it: a quote's own words, a statistic as the writer's prompt describes it.

    Without the segment a statistic has no rank, which is how the small model's bound was measured.
    """
    if isinstance(piece, Quote):
        return piece.text
    return describe(piece, segment or Segment(name=piece.label, statistics=(piece,)))


def _can_decide(copied: str) -> bool:
    """Whether words say anything, and not about the judging itself: "the" decides nothing, nor "it is supported"."""
    copied_words = list(words(copied))
    return any(w.is_content or w.turns for w in copied_words) and not _VERDICTS & {w.text for w in copied_words}


def _can_be_missing(copied: str) -> bool:
    """Whether words say what a claim has too much: "should" or "from" turn it as well as a fact does, "the" nothing."""
    copied_words = {word.text for word in words(copied)}
    return bool(copied_words - _ARTICLES) and not _VERDICTS & copied_words

"""A judge's word on the sentences of a review: what rules leave open of them is read by a model, as on a card."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TypeVar

from persona_gen.checker.check import rule_claim
from persona_gen.checker.judge_protocol import Judge
from persona_gen.checker.judging import judged
from persona_gen.domain import Claim, Finding, Record
from persona_gen.domain.review import Reason, Review
from persona_gen.errors import ModelError
from persona_gen.reviewer.panel import PanelMember

JudgedT = TypeVar("JudgedT", bound=Record)
_Sentence = tuple[str, tuple[str, ...]]
"""A sentence about the data, and the evidence ids it cites."""


def with_judgements(
    review: Review, readers: Iterable[PanelMember], judge: Judge, note: Callable[[str], None]
) -> Review:
    """The review with the judge's findings on every reason that cites evidence, and with what that cost.

    A judge that cannot be asked leaves a reader's reasons as the rules did, and ``note`` is told. Raises what ends a
    run.
    """
    reactions, comparisons = list(review.reactions), list(review.comparisons)
    with judge.metered() as meter:
        for reader in readers:
            read = _read(reader, judge, _reasons(review, reader.id), note)
            reactions = [_changed(each, read) if each.persona == reader.id else each for each in reactions]
            comparisons = [_changed(each, read) if each.persona == reader.id else each for each in comparisons]
    made = review.provenance and review.provenance.model_copy(update={"judge_tokens": meter.tokens})
    update = {"reactions": tuple(reactions), "comparisons": tuple(comparisons), "provenance": made}
    return review.model_copy(update=update)


def _reasons(review: Review, reader: str) -> list[_Sentence]:
    reasons = [reason for reaction in review.reactions if reaction.persona == reader for reason in reaction.reasons]
    reasons += [each.reason for each in review.comparisons if each.persona == reader and each.reason]
    return list(dict.fromkeys((reason.text, reason.cites) for reason in reasons if not reason.opinion))


def _read(
    reader: PanelMember, judge: Judge, sentences: Sequence[_Sentence], note: Callable[[str], None]
) -> dict[_Sentence, tuple[Finding, ...]]:
    """What rules and judge object to each sentence; nothing where the judge cannot be asked."""
    name = reader.persona.name if reader.persona else "The reader"
    claims = [Claim(text=text, cites=cites) for text, cites in sentences]
    ruled = [rule_claim("review", claim, name, reader.index, reader.persona) for claim in claims]
    try:
        read = judged(ruled, judge, reader.index).claims
    except ModelError as error:
        if error.ends_run:
            raise
        note(f"{judge.name} could not be asked, so rules alone have checked what {reader.id} says: {error}")
        return {}
    return {sentence: claim.findings for sentence, claim in zip(sentences, read, strict=True)}


def _changed(record: JudgedT, read: Mapping[_Sentence, tuple[Finding, ...]]) -> JudgedT:
    """The record with the findings of every reason in it exchanged for those that are left with the judge."""
    if isinstance(record, Reason):
        return record.model_copy(update={"findings": read.get((record.text, record.cites), record.findings)})
    update: dict[str, object] = {}
    for field in type(record).model_fields:
        value = getattr(record, field)
        if isinstance(value, Record):
            update[field] = _changed(value, read)
        elif isinstance(value, tuple) and value and isinstance(value[0], Record):
            update[field] = tuple(_changed(each, read) for each in value)
    return record.model_copy(update=update) if update else record

"""The answer first: what all personas asked make of a variant, and one sentence of advice that cites."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from persona_gen.domain import Span
from persona_gen.domain.review import OPEN_VERDICTS, Phrase, Reaction, ReactionVerdict, Reason, Variant, VariantVerdict
from persona_gen.reviewer.relevance import stems

Advice = Literal["Drop", "Keep"]
Named = tuple[Reaction, Phrase]


def verdict_of(variant: Variant, reactions: Sequence[Reaction]) -> VariantVerdict:
    """The verdict over all personas asked; those with an open verdict have no vote."""
    counts: Counter[ReactionVerdict] = Counter(reaction.verdict for reaction in reactions)
    telling = len(reactions) - sum(counts[undecided] for undecided in OPEN_VERDICTS)
    verdict: Literal["speaks", "mixed", "loses", "bears-on", "cannot-tell"] = "mixed"
    if not telling:
        verdict = "bears-on" if counts["bears-on"] else "cannot-tell"
    elif 2 * counts["speaks-to"] > telling:
        verdict = "speaks"
    elif 2 * counts["does-not"] > telling:
        verdict = "loses"
    return VariantVerdict(variant=variant.id, verdict=verdict, counts=counts, advice=_advice(variant, reactions))


@dataclass(frozen=True)
class _Words:
    """Words of the copy that personas name on one side, in their shortest form first, and who of the others differs."""

    advice: Advice
    named: Sequence[Named]
    others: frozenset[str]
    contradicted: bool

    @property
    def who(self) -> frozenset[str]:
        return frozenset(reaction.persona for reaction, _ in self.named)

    @property
    def margin(self) -> int:
        return len(self.who) - len(self.others)


def _advice(variant: Variant, reactions: Sequence[Reaction]) -> Reason | None:
    """What to drop, what to keep or what to answer: the words on which most personas more agree than differ.

    Of equals what the data contradict comes first, then what to drop, then what is named first. Only what cites
    evidence counts.
    """
    off = [(r, p) for r in reactions for p in r.repels if _cited(p.why)]
    on = [(r, p) for r in reactions for p in r.resonates if _cited(p.why)]
    if words := [*_words("Drop", off, on), *_words("Keep", on, off)]:
        return _told(variant, max(words, key=lambda each: (each.margin, each.contradicted)), len(reactions))
    if related := [reason for r in reactions if r.verdict == "bears-on" for reason in r.nearest if _cited(reason)]:
        nearest = max(related, key=lambda reason: len(stems(reason.text) & stems(variant.text)))
        return nearest.model_copy(update={"text": f"Judge it by what they said near it. {nearest.text}"})
    asked = [question for reaction in reactions for question in reaction.questions if _cited(question)]
    if asked and any(reaction.verdict not in OPEN_VERDICTS for reaction in reactions):
        return asked[0].model_copy(update={"text": f"Answer what they would ask. {asked[0].text}"})
    return None


def _words(advice: Advice, named: Sequence[Named], opposed: Sequence[Named]) -> list[_Words]:
    groups = []
    for _, phrase in named:
        group = sorted(_about(phrase.span, named), key=lambda pair: pair[1].span[1] - pair[1].span[0])
        who = {reaction.persona for reaction, _ in group}
        others = frozenset(reaction.persona for reaction, _ in _about(group[0][1].span, opposed)) - who
        begin, end = group[0][1].span
        spans = [reason.span for reaction, _ in group for reason in reaction.contradicts_data if reason.span]
        contradicted = advice == "Drop" and any(b < end and begin < e for b, e in spans)
        groups.append(_Words(advice, group, others, contradicted))
    return groups


def _about(span: Span, named: Sequence[Named]) -> list[Named]:
    begin, end = span
    return [(r, p) for r, p in named if p.span[0] < end and begin < p.span[1]]


def _told(variant: Variant, best: _Words, asked: int) -> Reason:
    """The advice in a sentence, with how many say so, and how many the opposite."""
    phrase = best.named[0][1]
    words = " ".join(variant.text[slice(*phrase.span)].split())
    does, opposite = ("put off", "reached") if best.advice == "Drop" else ("reached", "put off")
    many = f"{len(best.who)} of {asked} {'is' if len(best.who) == 1 else 'are'} {does} by it"
    many += f", {len(best.others)} {'is' if len(best.others) == 1 else 'are'} {opposite}" if best.others else ""
    head = f"{best.advice} “{words}”:" if best.margin > 0 else f"“{words}” divides them:"
    text = f"{head} {f'{many}. ' if asked > 1 else ''}{phrase.why.text}"
    return phrase.why.model_copy(update={"text": text, "span": phrase.span})


def _cited(reason: Reason) -> bool:
    return bool(reason.cites) and not reason.opinion and not reason.findings

"""The answer first: what all personas asked make of a variant, and one sentence of advice that cites."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from persona_gen.domain import Span
from persona_gen.domain.review import OPEN_VERDICTS, Phrase, Reaction, ReactionVerdict, Reason, Variant, VariantVerdict
from persona_gen.reviewer.relevance import stems
from persona_gen.text.languages import InLanguage, Labels

Advice = Literal["Drop", "Keep"]
Named = tuple[Reaction, Phrase]


class _Forms(Labels):
    """How advice is worded in one language."""

    drop = InLanguage("Drop “{}”:", "„{}“ streichen:")
    keep = InLanguage("Keep “{}”:", "„{}“ behalten:")
    divides = InLanguage("“{}” divides them:", "„{}“ entzweit sie:")
    many = InLanguage("{} of {} {} by it", "{} von {} {}")
    put_off = InLanguage(("is put off", "are put off"), ("schreckt es ab", "schreckt es ab"))
    reached = InLanguage(("is reached", "are reached"), ("spricht es an", "spricht es an"))
    beside = InLanguage("Read it beside this.", "Daneben lesen:")
    answer = InLanguage("Answer what they would ask.", "Beantworten, was sie fragen:")


def verdict_of(variant: Variant, reactions: Sequence[Reaction], language: str = "en") -> VariantVerdict:
    """Over the personas asked. Those for whom nobody can tell have no vote. The advice is in German for ``de``."""
    counts: Counter[ReactionVerdict] = Counter(reaction.verdict for reaction in reactions)
    telling = len(reactions) - sum(counts[undecided] for undecided in OPEN_VERDICTS)
    verdict: Literal["speaks", "mixed", "loses", "bears-on", "cannot-tell"] = "mixed"
    if not telling:
        verdict = "bears-on" if counts["bears-on"] else "cannot-tell"
    elif 2 * counts["speaks-to"] > telling:
        verdict = "speaks"
    elif 2 * counts["does-not"] > telling:
        verdict = "loses"
    return VariantVerdict(
        variant=variant.id,
        verdict=verdict,
        counts=counts,
        advice=_advice(variant, reactions, verdict, _Forms(language)),
    )


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


def _advice(variant: Variant, reactions: Sequence[Reaction], verdict: str, forms: _Forms) -> Reason | None:
    """What to drop, what to keep or what to answer: the words on which most personas more agree than differ.

    Of equals what the data contradict comes first, then what made the verdict (of copy that speaks to them what to
    keep, else what to drop), then what is named first. Only what cites evidence counts.
    """
    off = [(r, p) for r in reactions for p in r.repels if _cited(p.why)]
    on = [(r, p) for r in reactions for p in r.resonates if _cited(p.why)]
    words = [*_words("Drop", off, on), *_words("Keep", on, off)]
    if words := sorted(words, key=lambda each: verdict == "speaks" and each.advice == "Drop"):
        return _worded(variant, max(words, key=lambda each: (each.margin, each.contradicted)), len(reactions), forms)
    if related := [reason for r in reactions if r.verdict == "bears-on" for reason in r.nearest if _cited(reason)]:
        nearest = max(related, key=lambda reason: len(stems(reason.text) & stems(variant.text)))
        return nearest.model_copy(update={"text": f"{forms.beside} {nearest.text}"})
    asked = [question for reaction in reactions for question in reaction.questions if _cited(question)]
    if asked and any(reaction.verdict not in OPEN_VERDICTS for reaction in reactions):
        return asked[0].model_copy(update={"text": f"{forms.answer} {asked[0].text}"})
    return None


def _words(advice: Advice, named: Sequence[Named], opposed: Sequence[Named]) -> list[_Words]:
    groups = []
    for _, phrase in named:
        group = sorted(_about(phrase.span, named), key=lambda pair: pair[1].span[1] - pair[1].span[0])
        others = {reaction.persona for reaction, _ in _about(group[0][1].span, opposed)}
        divided = others & {reaction.persona for reaction, _ in group}  # of two minds: no voice on either side
        group = [pair for pair in group if pair[0].persona not in divided]
        if not group:
            continue
        begin, end = group[0][1].span
        spans = [reason.span for reaction, _ in group for reason in reaction.contradicts_data if reason.span]
        contradicted = advice == "Drop" and any(b < end and begin < e for b, e in spans)
        groups.append(_Words(advice, group, frozenset(others - divided), contradicted))
    return groups


def _about(span: Span, named: Sequence[Named]) -> list[Named]:
    begin, end = span
    return [(r, p) for r, p in named if p.span[0] < end and begin < p.span[1]]


def _worded(variant: Variant, best: _Words, asked: int, forms: _Forms) -> Reason:
    """The advice in a sentence, with how many say so, and how many the opposite."""
    phrase, dropped = best.named[0][1], best.advice == "Drop"
    words = " ".join(variant.text[slice(*phrase.span)].split())
    head = (forms.drop if dropped else forms.keep) if best.margin > 0 else forms.divides
    side, opposite = (forms.put_off, forms.reached) if dropped else (forms.reached, forms.put_off)
    many = forms.many.format(len(best.who), asked, side[len(best.who) != 1])
    many += f", {len(best.others)} {opposite[len(best.others) != 1]}" if best.others else ""
    counts = f"{many}. " if asked > 1 else ""
    return phrase.why.model_copy(
        update={"text": f"{head.format(words)} {counts}{phrase.why.text}", "span": phrase.span}
    )


def _cited(reason: Reason) -> bool:
    return bool(reason.cites) and not reason.opinion and not reason.findings

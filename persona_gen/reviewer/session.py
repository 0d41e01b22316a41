"""One review's way of asking: what code settles before a model is asked, and what it keeps of the answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from threading import Lock
from typing import Literal

from persona_gen.domain import Span, Statistic
from persona_gen.domain.review import (
    OPEN_VERDICTS,
    Comparison,
    Kind,
    Phrase,
    Reaction,
    ReactionVerdict,
    Reason,
    RefusedRewrite,
    Rewrite,
    Score,
    Variant,
)
from persona_gen.evidence.phrasing import about_statistic
from persona_gen.reviewer.cited_words import bearing_on, in_evidence_words, says_something
from persona_gen.reviewer.comparison import compare_variants
from persona_gen.reviewer.copy_text import copy_sentences, directions, phrase_spans, shown_copy
from persona_gen.reviewer.likert import NEAREST, Similarity, scored
from persona_gen.reviewer.panel import PanelMember
from persona_gen.reviewer.rewriting import faults
from persona_gen.reviewer.strategy import RankingStrategy, Strategy, VouchedAnswer
from persona_gen.reviewer.variants import normalised

LOOKED_AT = 3
"""Pieces of evidence nearest to a phrase that are looked at before it is said that none is about it."""
NEAREST_SHOWN = 2
"""Pieces of evidence that stand beside "cannot tell"."""
WIDEST = 2.0
"""Points of a score's interval from which on it covers half the scale and says nothing."""
Dropped = Literal["phrases", "speech"]


@dataclass
class Session:
    """Asks about one set of variants; may be shared by threads where the strategy may.

    ``dropped`` counts what answers held and a review may not: phrases that do not stand in the copy, and simulated
    speech that is not fit to print. ``ranking`` is the strategy where it is fit to
    score and compare. Without ``rewriting`` what a model suggests is neither checked nor kept.
    """

    strategy: Strategy
    variants: Sequence[Variant]
    ranking: RankingStrategy | None = None
    kind: Kind = "headline"
    brief: str = ""
    samples: int = 5
    similarity: Similarity | None = None
    rewriting: bool = True
    dropped: Counter[Dropped] = field(default_factory=Counter)
    _lock: Lock = field(default_factory=Lock)

    @property
    def score_method(self) -> str:
        """How the free text becomes a number, in words."""
        return self.similarity.method if self.similarity else f"{NEAREST} (samples are drawn anew)"

    def tells(self, reader: PanelMember, variant: Variant) -> bool:
        """Whether anything of the evidence may speak of the copy; if not, nothing is asked."""
        copy = shown_copy(variant.text)
        return bool(copy) and not reader.near.silent(copy)

    def react(self, reader: PanelMember, variant: Variant) -> Reaction:
        """One reaction: `cannot-tell`, with the nearest evidence, where the data are silent."""
        if not self.tells(reader, variant):
            nearest = _nearest(reader, variant)
            return Reaction(persona=reader.id, variant=variant.id, verdict="cannot-tell", nearest=nearest)
        copy = shown_copy(variant.text)
        answer = self.strategy.react(reader, variant, self.kind, self.brief)
        verdict = _borne_out(answer)
        tells = verdict not in OPEN_VERDICTS  # for a reader of whom nothing is known nobody speaks or rewords
        voices = self._voices(reader, variant, answer) if tells else []
        says = reader.utterance(voices[0] if voices else "", copy)
        understood = reader.utterance(answer.understood_as, copy)
        rewrites, refused = self._rewrites(reader, variant, answer) if tells else ((), ())
        contradicts = _once((*_by_figures(reader, variant), *answer.contradicts_data))
        spoken_of = [
            *(p.span for p in (*answer.resonates, *answer.repels)),
            *(r.span for r in contradicts + answer.related),
        ]
        self._drop("phrases", answer.dropped)
        self._drop("speech", bool(voices and voices[0]) and not says)
        return Reaction(
            persona=reader.id,
            variant=variant.id,
            verdict=verdict,
            says=says,
            understood_as=understood,
            resonates=self._phrases(answer.resonates),
            repels=self._phrases(answer.repels),
            questions=answer.questions,
            contradicts_data=contradicts,
            rewrites=rewrites,
            score=self._score(voices) if tells else None,
            refused=refused,
            nearest=answer.related or (() if tells else _nearest(reader, variant)),
            uncovered=_uncovered(reader, variant, spoken_of) if verdict != "cannot-tell" else (),
        )

    def _phrases(self, phrases: Sequence[Phrase]) -> tuple[Phrase, ...]:
        """Each once; of a text that is read from top to bottom in its order, else the one named first leads."""
        once = {(phrase.span, phrase.why.text, phrase.why.cites): phrase for phrase in phrases}.values()
        return tuple(sorted(once, key=lambda phrase: phrase.span) if self.kind in ("page", "service") else once)

    def _drop(self, what: Dropped, count: int) -> None:
        with self._lock:
            self.dropped[what] += count

    def _rewrites(
        self, reader: PanelMember, variant: Variant, answer: VouchedAnswer
    ) -> tuple[tuple[Rewrite, ...], tuple[RefusedRewrite, ...]]:
        """The suggestions that neither code nor the reader, asked as about a variant, objects to, and the others.

        Best first: those that speak to the reader before those that do partly. What addresses a model is not shown.
        """
        put_off = [variant.text[slice(*phrase.span)] for phrase in answer.repels]
        copy = shown_copy(variant.text)

        rewrites: list[Rewrite] = []
        refused: list[RefusedRewrite] = []
        suggested = answer.suggestions if self.rewriting else ()
        for each in {normalised(s.text): s for s in suggested if s.text.strip()}.values():
            text = each.text.strip()
            verdict, objections = None, faults(each, copy, self.brief, self.kind, reader, put_off)
            if not objections:
                verdict, objections = self._as_variant(reader, text)
            if not objections:
                rewrites.append(Rewrite(text=text, changed=each.changed.strip(), cites=each.cites, verdict=verdict))
            elif not directions(text):
                refused.append(RefusedRewrite(text=text, objection=f"It {'; it '.join(objections)}."))
        return tuple(sorted(rewrites, key=lambda rewrite: rewrite.verdict != "speaks-to")), tuple(refused)

    def _as_variant(self, reader: PanelMember, text: str) -> tuple[ReactionVerdict, list[str]]:
        """What the reader makes of a rewrite, and what speaks against it: figures, or words that put the reader off."""
        variant = Variant(id="rewrite", text=text)
        if by_figures := _by_figures(reader, variant):
            return "does-not", [f"says what the data deny: {by_figures[0].text.rstrip('.')}"]
        answer = self.strategy.react(reader, variant, self.kind, self.brief)
        verdict = _borne_out(answer)
        if verdict in OPEN_VERDICTS:
            return verdict, ["says nothing that is known to matter to them"]
        if verdict != "does-not":
            return verdict, []
        put_off = [text[slice(*phrase.span)] for phrase in answer.repels if _cited(phrase.why)]
        return verdict, [f"puts them off with “{words}”" for words in put_off] or ["would be scrolled past as well"]

    def _voices(self, reader: PanelMember, variant: Variant, answer: VouchedAnswer) -> list[str]:
        if self.ranking is None:
            return []
        first = answer.says or self.ranking.voice(reader, variant, self.kind, 0)
        return [first] + [self.ranking.voice(reader, variant, self.kind, n) for n in range(1, self.samples)]

    def score_alone(self, variant: Variant) -> Score | None:
        """The score of a reader without data."""
        if self.ranking is None or not shown_copy(variant.text):
            return None
        return self._score([self.ranking.voice(None, variant, self.kind, n) for n in range(self.samples)])

    def _score(self, heard: Sequence[str]) -> Score | None:
        """From what was said, a sample each; nothing where nothing was, or where the interval covers half the scale.

        One choice among five says nothing of how the next would fall, so that one sample has no interval and no score.
        """
        voices = [utterance for utterance in heard if utterance.strip() and not directions(utterance)]
        if self.ranking is None or len(voices) < (1 if self.similarity else 2):
            return None
        place = self.similarity.place if self.similarity else None
        odds = [place(utterance) if place else self.ranking.place(utterance, n) for n, utterance in enumerate(voices)]
        score = scored(odds, self.score_method)
        return score if score.high - score.low < WIDEST else None

    def compare(
        self, reader: PanelMember | None, pair: tuple[Variant, Variant], samples: int | None = None
    ) -> Comparison | None:
        """One pair in both orders; nothing where the model is not fit to compare."""
        if self.ranking is None:
            return None
        return compare_variants(self.ranking, reader, self.variants, pair, self.kind, samples or self.samples)


def _nearest(reader: PanelMember, variant: Variant) -> tuple[Reason, ...]:
    """The evidence nearest to the copy, so that "cannot tell" can be looked into."""
    copy = shown_copy(variant.text)
    near = [n for n in reader.near.near(copy) if says_something(n.evidence, copy)]
    return tuple(reader.reason(in_evidence_words(reader, each)) for each in near[:NEAREST_SHOWN])


def _uncovered(reader: PanelMember, variant: Variant, spoken_of: Iterable[Span | None]) -> tuple[Span, ...]:
    """The phrases that no reason is about and no evidence is near to; without an embedder nobody can say so."""
    named = [span for span in spoken_of if span]
    rest = [(a, b) for a, b in phrase_spans(variant.text) if not any(a < end and begin < b for begin, end in named)]
    if reader.embedder is None:
        return ()
    return tuple(span for span in rest if not bearing_on(reader.near, variant.text[slice(*span)], LOOKED_AT))


def _borne_out(answer: VouchedAnswer) -> ReactionVerdict:
    """The verdict as far as cited evidence carries it: without any, nobody can tell."""
    pro, contra = (any(_cited(p.why) for p in phrases) for phrases in (answer.resonates, answer.repels))
    contra = contra or bool(answer.contradicts_data)
    if answer.verdict in OPEN_VERDICTS or not (pro or contra):
        return "bears-on" if answer.related else "cannot-tell"
    if answer.verdict == "speaks-to" and not pro:
        return "partly"
    return answer.verdict


def _cited(reason: Reason) -> bool:
    return bool(reason.cites) and not reason.opinion


def _by_figures(reader: PanelMember, variant: Variant) -> list[Reason]:
    """What the copy says of people, and the segment's figures say otherwise."""
    instructions = set(directions(variant.text))
    spans = [span for span in copy_sentences(variant.text) if span not in instructions]
    reasons = []
    for span, finding in reader.against(variant.text, spans):
        for ref in finding.evidence[:1]:
            piece = reader.segment.evidence.get(ref.id)
            if isinstance(piece, Statistic):
                reasons.append(reader.reason(about_statistic(piece, reader.segment), span))
    return reasons


def _once(reasons: Sequence[Reason]) -> tuple[Reason, ...]:
    return tuple({(reason.text, reason.cites): reason for reason in reasons}.values())

"""One review's way of asking: what code settles before a model is asked, and what it keeps of the answer."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field

from persona_gen.domain import Statistic
from persona_gen.domain.review import Comparison, Kind, Reaction, ReactionVerdict, Reason, Score, Variant
from persona_gen.evidence.phrasing import about_statistic
from persona_gen.reviewer.comparison import compare
from persona_gen.reviewer.copy_text import directions, sentences, shown
from persona_gen.reviewer.likert import NEAREST, Similarity, scored
from persona_gen.reviewer.panel import PanelMember
from persona_gen.reviewer.relevance import TOUCHED
from persona_gen.reviewer.rewriting import accepted
from persona_gen.reviewer.strategy import Answer, Strategy


@dataclass
class Session:
    """Asks about one set of variants. ``dropped`` counts what answers held and a review may not, by reason."""

    strategy: Strategy
    variants: Sequence[Variant]
    kind: Kind = "headline"
    brief: str = ""
    samples: int = 5
    similarity: Similarity | None = None
    dropped: Counter[str] = field(default_factory=Counter)

    @property
    def score_method(self) -> str:
        """How the free text becomes a number, in words."""
        basis = " and marked phrases" if self.strategy.speaks_once else ""
        return self.similarity.method if self.similarity else f"{NEAREST}{basis} ({self.strategy.varies})"

    def tells(self, reader: PanelMember, variant: Variant) -> bool:
        """Whether the data speak of what the copy is about, as far as code can see."""
        return bool(shown(variant.text)) and reader.near.touched(shown(variant.text)) >= TOUCHED

    def react(self, reader: PanelMember, variant: Variant) -> Reaction:
        """One reaction: `cannot-tell` without asking where the data are silent."""
        if not self.tells(reader, variant):
            return Reaction(persona=reader.id, variant=variant.id, verdict="cannot-tell")
        copy = shown(variant.text)
        answer = self.strategy.react(reader, variant, self.kind, self.brief)
        self.dropped["phrases that do not stand in the copy"] += answer.dropped
        voices = self._voices(reader, variant, answer)
        verdict = _borne_out(answer)
        says = reader.utterance(voices[0] if voices else "", copy)
        understood = reader.utterance(answer.understood_as, copy)
        self.dropped["reactions in simulated speech that are not fit to print"] += not says
        heard = [_with_marks(says, answer, variant.text)] * self.samples if self.strategy.speaks_once else voices
        drafted = [accepted(s, copy, self.brief, self.kind, reader) for s in answer.suggestions]
        rewrite = next((each for each in drafted if each), None)
        self.dropped["rewrites that a check refused"] += bool(drafted) and rewrite is None
        return Reaction(
            persona=reader.id,
            variant=variant.id,
            verdict=verdict,
            says=says,
            understood_as=understood,
            resonates=answer.resonates,
            repels=answer.repels,
            questions=answer.questions,
            contradicts_data=_once((*_by_figures(reader, variant), *answer.contradicts_data)),
            rewrite=rewrite if verdict != "cannot-tell" else None,
            score=self._score(heard) if verdict != "cannot-tell" else None,
        )

    def _voices(self, reader: PanelMember, variant: Variant, answer: Answer) -> list[str]:
        first = answer.says or self.strategy.voice(reader, variant, self.kind, 0)
        if self.strategy.speaks_once:
            return [first] * self.samples
        return [first] + [self.strategy.voice(reader, variant, self.kind, n) for n in range(1, self.samples)]

    def score_alone(self, variant: Variant) -> Score | None:
        """The score of somebody of whom nothing is known."""
        if not shown(variant.text):
            return None
        said = [
            self.strategy.voice(None, variant, self.kind, n)
            for n in range(1 if self.strategy.speaks_once else self.samples)
        ]
        said = said * self.samples if self.strategy.speaks_once else said
        return self._score(said)

    def _score(self, heard: Sequence[str]) -> Score | None:
        """From what was said, a sample each; nothing where nothing was."""
        voices = [said for said in heard if said.strip() and not directions(said)]
        if not voices:
            return None
        place = self.similarity.place if self.similarity else None
        odds = [place(said) if place else self.strategy.place(said, n) for n, said in enumerate(voices)]
        return scored(odds, self.score_method)

    def compare(
        self, reader: PanelMember | None, pair: tuple[Variant, Variant], samples: int | None = None
    ) -> Comparison:
        """One pair in both orders."""
        return compare(self.strategy, reader, self.variants, pair, self.kind, samples or self.samples)


def _with_marks(says: str, answer: Answer, copy: str) -> str:
    """A small model's sentence with the phrases that meet the evidence and that are refused: alone it says little."""
    parts = [says]
    for label, phrases in (("Speaks to me", answer.resonates), ("Puts me off", answer.repels)):
        marked = [copy[slice(*phrase.span)] for phrase in phrases]
        parts += [f"{label}: {'; '.join(marked)}."] if marked else []
    return " ".join(part for part in parts if part)


def _borne_out(answer: Answer) -> ReactionVerdict:
    """The verdict as far as cited evidence carries it: without any, nobody can tell."""
    pro, contra = (any(_cited(p.why) for p in phrases) for phrases in (answer.resonates, answer.repels))
    contra = contra or bool(answer.contradicts_data)
    if answer.verdict == "cannot-tell" or not (pro or contra):
        return "cannot-tell"
    if answer.verdict == "speaks-to" and not pro:
        return "partly"
    return answer.verdict


def _cited(reason: Reason) -> bool:
    return bool(reason.cites) and not reason.opinion


def _by_figures(reader: PanelMember, variant: Variant) -> list[Reason]:
    """What the copy says of people, and the segment's figures say otherwise."""
    told = set(directions(variant.text))
    spans = [span for span in sentences(variant.text) if span not in told]
    found = []
    for span, finding in reader.against(variant.text, spans):
        for ref in finding.evidence[:1]:
            piece = reader.segment.evidence.get(ref.id)
            if isinstance(piece, Statistic):
                found.append(reader.reason(about_statistic(piece, reader.segment), span))
    return found


def _once(reasons: Sequence[Reason]) -> tuple[Reason, ...]:
    return tuple({(reason.text, reason.cites): reason for reason in reasons}.values())

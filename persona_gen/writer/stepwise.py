"""A persona composed by code, for a model that cannot choose among fifty quotes.

Code chooses the lead and who says what where, writes the sentences about statistics, tells the story in the lead's own
words, and puts a wish into the third person where it can show that the line retells it; else it stays in quotation
marks. The model sorts a few quotes in a language without cues. Citations are right by construction.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from pydantic import Field

from persona_gen.checker.check import check_claim
from persona_gen.checker.segment_index import SegmentIndex
from persona_gen.domain import Claim, Disagreement, Draft, Inference, Message, Persona, Quotation, Quote, Statistic
from persona_gen.errors import InvalidReply, ModelStopped
from persona_gen.evidence.identity import Identity, ages_of
from persona_gen.evidence.lead import Voice, beside_lead
from persona_gen.evidence.phrasing import ClaimForms, forms_of, in_quotation_marks, own_words
from persona_gen.evidence.selection import Selection
from persona_gen.llm.completion import CompletionClient
from persona_gen.llm.prompts import Prompts
from persona_gen.writer.choices import Choices, add_voices, choose, uncued
from persona_gen.writer.differing import DifferingPair
from persona_gen.writer.figure_claims import LINES, FigureClaims
from persona_gen.writer.list_fit import NOT_WANTED
from persona_gen.writer.moves import Moves
from persona_gen.writer.passages import ChosenPassage, runs, sentences_of, short_whole, with_what_follows
from persona_gen.writer.third_person import verb_first

STEP_TOKENS = 80
MOST_SORTED = 3
"""Quotes that the model is asked about, at most: each takes seconds."""
LEAST_TOLD = 40
"""Words of a speaker whose life can be told: below them a card has what the figures say, and everybody's voices."""
_LONGEST_WISH = 24
"""Words of a wish retold as a line: a longer one is several, and stays the participant's sentence."""


_OF_THE_PAST = re.compile(r"\bto have (?:been )?\w+(?:ed|told|given|shown|known)\b", re.I)
"""A wish about what was not done says nothing without it: "Would just like to have been asked"."""


class SideDraft(Draft):
    """Which side of the persona a quote belongs to."""

    side: str = Field(description="goal, frustration or neither")


@dataclass
class Steps:
    """One segment's way through the steps: choose first, then phrase; the dry run takes the same way."""

    prompts: Prompts
    identity: Identity
    index: SegmentIndex
    selection: Selection
    leads: Sequence[Voice] = ()
    client: CompletionClient | None = None

    def write(self) -> Persona:
        """The persona."""
        used = self._used()
        filed = {field: self._figures.of_list(field, used) for field in LINES}
        choices = self._choose(self._sorted_as(), {field: len(filed[field]) for field in filed})
        story = tuple(self._story(choices, used))
        insight = self._figures.insight()
        used |= set(insight.cites[1:] if insight else ())
        filed["habits"] += self._figures.facts(used)[: LINES["habits"] - len(filed["habits"])]
        placed = {field: self._beside(insight, filed[field]) for field in filed}
        lines = {field: tuple(self._figures.line(field, s) for s in placed[field]) for field in placed}
        goals = tuple(self._goals(choices, lines["goals"]))
        use = self._advice(choices, goals, filed)
        opening = self._forms.marks[0]
        add_voices(choices, {cite for move in use if opening in move.text for cite in move.cites})
        return Persona(
            segment=self.index.segment.id,
            name=self.identity.name,
            lead=choices.lead,
            role=self.identity.role(self.index.segment),
            snapshot=beside_lead(self.identity.snapshot, self.index.segment, choices.lead),
            tagline=self._verbatim(choices.headline) if choices.headline else None,
            insight=insight,
            story=story,
            goals=goals,
            frustrations=(
                *lines["frustrations"],
                *(own_words(p.quote, p.text, choices.lead, self._forms) for p in choices.frustrations),
            ),
            habits=lines["habits"],
            motivations=lines["motivations"],
            questions=tuple(
                own_words(p.quote, p.text, choices.lead or p.quote.speaker, self._forms) for p in choices.questions
            ),
            emotions=(
                *lines["emotions"],
                *(own_words(p.quote, p.text, choices.lead, self._forms) for p in choices.emotions),
            ),
            channels=lines["channels"],
            differences=tuple(_disagreement(pair) for pair in choices.differences),
            use=tuple(use),
            quotes=tuple(Quotation(text=p.text, cites=(p.quote.id,)) for p in choices.quotes),
        )

    def asked(self) -> list[list[Message]]:
        """The prompts of a run, as far as they are settled before the model has answered any."""
        return [self._sorting(quote) for quote in self._to_sort()]

    def _choose(self, sorted_as: Mapping[str, str], counted: Mapping[str, int]) -> Choices:
        quotes, pronoun = self.selection.quotes, self.identity.pronoun
        passages = [p for voice in self.leads[:1] for quote in voice.quotes for p in runs(quote, pronoun)]
        leads = self.leads if sum(p.length for p in passages) >= LEAST_TOLD else ()
        ages = ages_of(self.identity.snapshot, self.index.segment)
        return choose(self.index.segment, quotes, leads, sorted_as, pronoun, counted=counted, ages=ages)

    @staticmethod
    def _beside(insight: Claim | None, listed: Sequence[Statistic]) -> Sequence[Statistic]:
        """The figures of a list that the main fact does not tell, where that leaves some."""
        rest = [s for s in listed if insight is None or s.id not in insight.cites]
        return rest or listed

    def _used(self) -> set[str]:
        """The statistics that the snapshot tells already."""
        return {cite for trait in self.identity.snapshot for cite in trait.cites}

    @cached_property
    def _figures(self) -> FigureClaims:
        return FigureClaims(self.index, self.identity.name)

    @cached_property
    def _forms(self) -> ClaimForms:
        return forms_of(self.index.segment)

    @property
    def _model(self) -> CompletionClient:
        if self.client is None:
            raise ValueError("writing takes a client; only `asked` does without")
        return self.client

    # --- sorting where no cue helps

    def _to_sort(self) -> list[Quote]:
        """Quotes to be sorted by the model: those in a language without cues, where code finds no wish at all."""
        choices = self._choose({}, {})
        return [] if choices.goals or choices.frustrations else uncued(self.selection.quotes)[:MOST_SORTED]

    def _sorted_as(self) -> dict[str, str]:
        return {quote.id: self._sort(quote) for quote in self._to_sort()}

    def _sorting(self, quote: Quote) -> list[Message]:
        return self.prompts.render("side", quote=quote.text)

    def _sort(self, quote: Quote) -> str:
        schema = SideDraft.model_json_schema()
        schema["properties"]["side"]["enum"] = ["goal", "frustration", "neither"]
        try:
            done = self._model.complete(self._sorting(quote), SideDraft, schema=schema, max_tokens=STEP_TOKENS)
        except (ModelStopped, InvalidReply):
            return "neither"
        return done.reply.side

    # --- the lead's story

    def _story(self, choices: Choices, used: set[str]) -> Iterable[Claim]:
        """The lead's own words; without a lead, what sets the segment apart."""
        given = self.identity.name.split()[0]
        if not choices.story:
            yield from self._figures.sentences(used)
            return
        whose = self._forms.own.get(self.identity.pronoun, self._forms.own_of.format(name=given))
        for n, passage in enumerate(choices.story):
            opening = "" if n else whose
            yield Claim(text=opening + in_quotation_marks(passage.text, self._forms), cites=(passage.quote.id,))

    # --- wishes

    def _verbatim(self, passage: ChosenPassage) -> Claim:
        return Claim(text=in_quotation_marks(passage.text, self._forms), cites=(passage.quote.id,))

    def _goals(self, choices: Choices, wants: Sequence[Claim]) -> Iterable[Claim]:
        """Retold wishes and what the figures say is wanted; for want of both, one wish that stays a quotation.

        A wish is a line that begins with its verb where code can show that it retells the quote.
        """
        lines = [(passage, self._line_of(passage, choices)) for passage in choices.goals]
        retold = [line for _, line in lines if line]
        yield from retold
        yield from wants
        if not retold and not wants:
            wished = (p for p, _ in lines if not NOT_WANTED.match(p.text))
            in_full = (
                short_whole(p.quote) or p if _OF_THE_PAST.search(p.text) else with_what_follows(p) for p in wished
            )
            as_quoted = (own_words(p.quote, p.text, choices.lead, self._forms) for p in in_full)
            yield from list(as_quoted)[:1]

    def _line_of(self, passage: ChosenPassage, choices: Choices) -> Claim | None:
        """A wish as a line, or its first sentence where the whole is more than that; only what code can show."""
        pronoun = self.identity.pronoun
        line = verb_first(passage.text, pronoun) or verb_first(sentences_of(passage.text)[0], pronoun)
        if not line or len(line.split()) > _LONGEST_WISH or _OF_THE_PAST.search(line):
            return None
        claim = Claim(text=line, cites=(passage.quote.id,))
        persona = Persona(segment=self.index.segment.id, name=self.identity.name, lead=choices.lead)
        checked = check_claim("goals[0]", claim, self.identity.name, self.index, persona)
        return claim if checked.verdict == "supported" else None

    def _advice(
        self, choices: Choices, goals: Sequence[Claim], filed: Mapping[str, Sequence[Statistic]]
    ) -> list[Inference]:
        """What to do about it; nothing that a rule objects to."""
        stopped = (*filed["frustrations"], *filed["emotions"], *filed["motivations"])
        used = {cite for goal in goals for cite in goal.cites}
        used |= {choices.headline.quote.id} if choices.headline else set()
        disputed = {p.quote.id for pair in choices.differences for p in (pair.one, pair.other)}
        wishes = [p for p in choices.sayable if p.quote.id not in disputed]  # what others will not have is no advice
        used |= {p.quote.id for p in choices.story}
        moves = Moves(self.index.segment, self._forms, stopped, wishes, choices.lead, used)
        return moves.lines(lambda move: not check_claim("use[0]", move, self.identity.name, self.index).findings)


def _disagreement(pair: DifferingPair) -> Disagreement:
    one, other = (Quotation(text=p.text, cites=(p.quote.id,)) for p in (pair.one, pair.other))
    return Disagreement(about=pair.about, one=one, other=other)

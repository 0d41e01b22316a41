"""A persona by small steps, for a model that can retell one quote and cannot choose among fifty.

Code is in charge: it chooses the lead and who says what where, writes the sentences about statistics, and tells the
story in the lead's own words. The model puts a few wishes into the third person, one a call, and what code cannot show
to be retold stays in quotation marks. Citations are right by construction.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from pydantic import Field

from persona_gen.checker.check import check_claim
from persona_gen.checker.segment_index import SegmentIndex
from persona_gen.domain import Claim, Disagreement, Draft, Message, Persona, Quotation, Quote, Statistic
from persona_gen.errors import InvalidReply, ModelStopped
from persona_gen.evidence.attributes import BARRIERS, CHANNELS, HABITS, MOTIVES
from persona_gen.evidence.identity import Identity
from persona_gen.evidence.lead import Voice
from persona_gen.evidence.phrasing import ClaimForms, forms_of, in_quotation_marks, own_words
from persona_gen.evidence.selection import Selection
from persona_gen.llm.completion import CompletionClient
from persona_gen.llm.prompts import Prompts
from persona_gen.text.people import first_person
from persona_gen.text.tokens import is_english
from persona_gen.writer.choices import Choices, choose, uncued
from persona_gen.writer.differing import DifferingPair
from persona_gen.writer.figure_claims import REACHED, FigureClaims
from persona_gen.writer.passages import ChosenPassage, sentences_of
from persona_gen.writer.verb_first import verb_first

STEP_TOKENS = 80
MOST_SORTED = 3
"""Quotes that the model is asked about, at most: each takes seconds."""
ENOUGH_GOALS, MOST_GOALS = 2, 4
"""Lines of what the person wants from which the model is not asked for more, and from which a quote adds none."""
_LONGEST_WISH = 24
"""Words of a wish retold as a line: a longer one is several, and stays the participant's sentence."""

SENTENCE_FORMS = {
    "she": {"She": "She", "she": "she", "her": "her", "Their": "Her", "be": "is", "have": "has", "s": "s"},
    "he": {"She": "He", "she": "he", "her": "him", "Their": "His", "be": "is", "have": "has", "s": "s"},
    "they": {"She": "They", "she": "they", "her": "them", "Their": "Their", "be": "are", "have": "have", "s": ""},
}
_SUBJECT = re.compile(r"^(?:she|he|they) (?=\w)", re.I)
_GENDERED = re.compile(r"\b(?:she|her|hers|herself|he|him|his|himself|they|them|their)\b", re.I)


class RetoldDraft(Draft):
    """One quote put into the third person."""

    claim: str = Field(description="One sentence in the third person, with the words of the quote.")


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
        """The persona, with everything the model said and code cannot show put back into the participant's words."""
        choices = self._choose(self._sides())
        used = self._used()
        wants, barriers = self._figures.answers(MOTIVES, 2, used), self._figures.answers(BARRIERS, 2, used)
        channels = self._figures.answers(CHANNELS, 2, used, least=REACHED)
        habits = self._figures.answers(HABITS, 2, used)
        return Persona(
            segment=self.index.segment.id,
            name=self.identity.name,
            lead=choices.lead,
            role=self.identity.role(self.index.segment),
            snapshot=self.identity.snapshot,
            tagline=self._verbatim(choices.headline) if choices.headline else None,
            story=tuple(self._story(choices, used)),
            goals=tuple(self._goals(choices, wants)),
            frustrations=(
                *(self._figures.line("frustrations", s) for s in barriers),
                *(own_words(p.quote, p.text, choices.lead, self._forms) for p in choices.frustrations),
            ),
            habits=tuple(self._figures.line("habits", s) for s in habits),
            questions=tuple(self._verbatim(p) for p in choices.questions),
            emotions=tuple(own_words(p.quote, p.text, choices.lead, self._forms) for p in choices.emotions),
            channels=tuple(self._figures.line("channels", s) for s in channels),
            differences=tuple(_disagreement(pair) for pair in choices.differences),
            use=tuple(self._figures.conclusions(wants, barriers)),
            quotes=tuple(Quotation(text=p.text, cites=(p.quote.id,)) for p in choices.quotes),
        )

    def asked(self) -> list[list[Message]]:
        """The prompts of a run, as far as they are settled before the model has answered any."""
        if sorting := self._to_sort():
            return [self._sorting(quote) for quote in sorting]
        choices = self._choose({})
        wants = self._figures.answers(MOTIVES, 2, self._used())
        return [self._question(passage) for passage in self._put_to_model(choices, wants)]

    def _choose(self, sides: Mapping[str, str]) -> Choices:
        return choose(self.index.segment, self.selection.quotes, self.leads, sides, self.identity.pronoun)

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
        choices = self._choose({})
        return [] if choices.goals or choices.frustrations else uncued(self.selection.quotes)[:MOST_SORTED]

    def _sides(self) -> dict[str, str]:
        return {quote.id: self._side(quote) for quote in self._to_sort()}

    def _sorting(self, quote: Quote) -> list[Message]:
        return self.prompts.render("side", quote=quote.text)

    def _side(self, quote: Quote) -> str:
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

    def _goals(self, choices: Choices, wants: Sequence[Statistic]) -> Iterable[Claim]:
        """Retold wishes, then what the figures say is wanted, and one wish at most that stays a quotation.

        A wish is a line that begins with its verb where code can show that it retells the quote.
        """
        put_to_model = self._put_to_model(choices, wants)
        as_quoted = []
        for passage in choices.goals:
            line = self._by_code(passage, choices)
            if line is None and passage in put_to_model:
                line = self._line_of(passage, self._retold(passage), choices)
            if line:
                yield line
            else:
                as_quoted.append(own_words(passage.quote, passage.text, choices.lead, self._forms))
        yield from (self._figures.line("goals", s) for s in wants)
        yield from as_quoted[: 1 if len(choices.goals) - len(as_quoted) + len(wants) < MOST_GOALS else 0]

    def _put_to_model(self, choices: Choices, wants: Sequence[Statistic]) -> list[ChosenPassage]:
        """The wishes that code cannot phrase, as many as the card is still short of."""
        unphrased = [p for p in choices.goals if self._by_code(p, choices) is None]
        lacking = ENOUGH_GOALS - len(wants) - (len(choices.goals) - len(unphrased))
        able = [p for p in unphrased if is_english(p.text) and first_person(p.text) and self._verb_first(p) is None]
        return able[: max(lacking, 0)]

    def _by_code(self, passage: ChosenPassage, choices: Choices) -> Claim | None:
        return self._line_of(passage, self._verb_first(passage), choices)

    def _verb_first(self, passage: ChosenPassage) -> str | None:
        """The wish by code: that of its first sentence where the whole is more than a line."""
        pronoun = self.identity.pronoun
        return verb_first(passage.text, pronoun) or verb_first(sentences_of(passage.text)[0], pronoun)

    def _line_of(self, passage: ChosenPassage, line: str | None, choices: Choices) -> Claim | None:
        """The line as a claim, where it is short and code can show that it retells the passage."""
        if not line or len(line.split()) > _LONGEST_WISH:
            return None
        claim = Claim(text=line, cites=(passage.quote.id,))
        return claim if self._is_borne_out(claim, choices) else None

    def _retold(self, passage: ChosenPassage) -> str | None:
        try:
            done = self._model.complete(self._question(passage), RetoldDraft, max_tokens=STEP_TOKENS)
        except (ModelStopped, InvalidReply):
            return None
        text = " ".join(done.reply.claim.split())
        subject = _SUBJECT.match(text)
        rest = text[subject.end() :] if subject else ""
        if not rest or (self.identity.pronoun == "they" and _GENDERED.search(rest)):
            return None
        return rest[0].upper() + rest[1:]

    def _question(self, passage: ChosenPassage) -> list[Message]:
        """Who is "they" is asked for as "she": a line without its subject has the same verb for all."""
        forms = SENTENCE_FORMS["she" if self.identity.pronoun == "they" else self.identity.pronoun]
        return self.prompts.render("retell", words=forms, quote=passage.text)

    def _is_borne_out(self, claim: Claim, choices: Choices) -> bool:
        persona = Persona(segment=self.index.segment.id, name=self.identity.name, lead=choices.lead)
        checked = check_claim("goals[0]", claim, self.identity.name, self.index, persona)
        return checked.verdict == "supported"


def _disagreement(pair: DifferingPair) -> Disagreement:
    one, other = (Quotation(text=p.text, cites=(p.quote.id,)) for p in (pair.one, pair.other))
    return Disagreement(about=pair.about, one=one, other=other)

"""A persona by small steps, for a model that can retell one quote and cannot choose among fifty.

Code is in charge: it sorts the quotes, gives the model one at a time to put into the third person, holds each
sentence against its quote, and where that stays doubtful lets the participant speak. Citations are right by
construction; statistics are phrased by code.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field

from pydantic import Field

from persona_gen.checker.check import check_claim
from persona_gen.checker.segment_index import SegmentIndex
from persona_gen.domain import Claim, Draft, JourneyStep, Message, Persona, Quotation, Quote, Segment, Statistic
from persona_gen.errors import InvalidReply, ModelStopped
from persona_gen.evidence.attributes import BARRIERS, CHANNELS, MOTIVES, about
from persona_gen.evidence.cues import SHORTEST, STAGES, core_of, cues, side_of, stage_of
from persona_gen.evidence.diversity import terms
from persona_gen.evidence.identity import LEAST_COVERAGE, Identity
from persona_gen.evidence.phrasing import about_statistic, own_words, quoted
from persona_gen.evidence.selection import Selection, ranked
from persona_gen.llm.client import CompletionClient
from persona_gen.llm.prompts import Prompts
from persona_gen.text.tokens import is_english, words

GOALS, FRUSTRATIONS, STORY = 3, 3, 4
"""Sentences the model is asked for; more cost time and add little."""
DULL = 8
"""Words below which a quote says nothing unless it holds a cue ("they work okay for the most part")."""
LONGEST_SENTENCE, LONGEST_SHOWN = 400, 400
"""Characters above which a sentence, or a whole quote among the quotes, is no reading matter for a card."""
ASKED = 6
"""Quotes without a cue that the model is asked to sort for one side, at most: each takes seconds."""
REPLY_TOKENS = 120

FORMS = {
    "she": {"She": "She", "she": "she", "her": "her", "Their": "Her", "be": "is", "have": "has", "s": "s"},
    "he": {"She": "He", "she": "he", "her": "him", "Their": "His", "be": "is", "have": "has", "s": "s"},
    "they": {"She": "They", "she": "they", "her": "them", "Their": "Their", "be": "are", "have": "have", "s": ""},
}
SIDES = {"goals": "goal", "frustrations": "frustration"}
"""The fields whose sentences retell the part of a quote that says what is wanted, or what is in the way."""


class RetoldDraft(Draft):
    """One quote put into the third person."""

    claim: str = Field(description="One sentence in the third person, with the words of the quote.")


class SideDraft(Draft):
    """Which side of the persona a quote belongs to."""

    side: str = Field(description="goal, frustration or neither")


@dataclass
class Steps:
    """One segment's way through the steps: what is drafted, and which quotes are spent."""

    prompts: Prompts
    identity: Identity
    index: SegmentIndex
    selection: Selection
    client: CompletionClient | None = None
    spent: set[str] = field(default_factory=set)
    sides: dict[str, str] = field(default_factory=dict)

    def write(self) -> Persona:
        """The persona as the model first drafted it; `in_own_words` replaces what stays doubtful."""
        usable = self._usable()
        goals = self._retold(self._side("goal", usable, GOALS), "goal")
        frustrations = self._retold(self._side("frustration", usable, FRUSTRATIONS), "frustration")
        tagline = self._tagline(usable)
        questions = self._verbatim(usable, "question", 2)
        emotions = self._verbatim(usable, "feeling", 2)
        story = self._retold(self._telling(usable))
        journey = self._journey(usable)
        return Persona(
            segment=self.index.segment.id,
            name=self.identity.name,
            snapshot=self.identity.snapshot,
            tagline=tagline,
            story=(*self._introduction(), *story),
            goals=tuple(goals),
            frustrations=(*frustrations, *self._statistics(BARRIERS, 1)),
            motivations=self._statistics(MOTIVES, 3),
            questions=questions,
            emotions=emotions,
            channels=self._statistics(CHANNELS, 3),
            journey=journey,
            quotes=self._quotes(usable),
        )

    def asked(self) -> list[list[Message]]:
        """The prompts for the quotes that cues alone settle; where they do not suffice, the model sorts more."""
        usable = self._usable()
        parts = [core_of(quote.text, "goal") for quote in self._cued("goal", usable, GOALS)]
        parts += [core_of(quote.text, "frustration") for quote in self._cued("frustration", usable, FRUSTRATIONS)]
        self._tagline(usable), self._verbatim(usable, "question", 2), self._verbatim(usable, "feeling", 2)
        parts += [core_of(quote.text) for quote in self._telling(usable)]
        return [self._question(part) for part in parts if is_english(part)]

    @property
    def _model(self) -> CompletionClient:
        if self.client is None:
            raise ValueError("writing takes a client; only `asked` does without")
        return self.client

    # --- choosing quotes

    def _usable(self) -> list[Quote]:
        return [
            quote
            for quote in self.selection.quotes
            if len(terms(quote.text)) >= (SHORTEST if any(cues(quote.text).values()) else DULL)
            and len(core_of(quote.text)) <= LONGEST_SENTENCE
        ]

    def _telling(self, quotes: Sequence[Quote]) -> list[Quote]:
        """Quotes for the story: what somebody does and, where too few tell that, whatever else is told."""
        told = self._pick([quote for quote in quotes if cues(quote.text)["habit"]], _as_story, STORY)
        return [*told, *self._pick(quotes, _as_story, STORY - len(told))]

    def _pick(self, quotes: Iterable[Quote], score: Callable[[Quote], tuple[float, ...]], most: int) -> list[Quote]:
        """The best quotes not spent yet, one speaker after another before anyone speaks twice."""
        chosen: list[Quote] = []
        heard: dict[str | None, int] = {}
        rest = [quote for quote in quotes if quote.id not in self.spent and score(quote)[0] > 0]
        while rest and len(chosen) < most:
            best = min(rest, key=lambda q: (heard.get(q.speaker, 0), tuple(-part for part in score(q))))
            chosen.append(best)
            rest.remove(best)
            heard[best.speaker] = heard.get(best.speaker, 0) + 1
        self.spent |= {quote.id for quote in chosen}
        return chosen

    def _side(self, side: str, quotes: Sequence[Quote], most: int) -> list[Quote]:
        """Quotes that say what is wanted, or what is in the way: by their cues, else by asking the model."""
        chosen = self._cued(side, quotes, most)
        uncued = [quote for quote in quotes if quote.id not in self.spent and not side_of(quote.text)]
        for quote in uncued[:ASKED]:
            if len(chosen) < most and self._asked(quote) == side:
                chosen.append(quote)
                self.spent.add(quote.id)
        return chosen

    def _cued(self, side: str, quotes: Sequence[Quote], most: int) -> list[Quote]:
        english = [quote for quote in quotes if is_english(quote.text)]
        return self._pick(english, lambda q: (_clearly(side, q), -cues(q.text)["question"], -len(q.text)), most)

    def _asked(self, quote: Quote) -> str:
        """The side a quote belongs to, by the model."""
        if quote.id in self.sides:
            return self.sides[quote.id]
        sides = ["goal", "frustration", "neither"]
        schema = SideDraft.model_json_schema()
        schema["properties"]["side"]["enum"] = sides
        try:
            done = self._model.complete(
                self.prompts.render("side", quote=core_of(quote.text)),
                SideDraft,
                schema=schema,
                max_tokens=REPLY_TOKENS,
            )
        except (ModelStopped, InvalidReply):
            return "neither"
        self.sides[quote.id] = done.reply.side
        return done.reply.side

    # --- sentences

    def _retold(self, quotes: Iterable[Quote], sort: str | None = None) -> list[Claim]:
        return [self._retell(quote, core_of(quote.text, sort)) for quote in quotes]

    def _retell(self, quote: Quote, core: str) -> Claim:
        """One quote as one sentence about the person; a reply that breaks off gives the participant's own words."""
        if not is_english(core):
            return own_words(quote, core)
        try:
            done = self._model.complete(self._question(core), RetoldDraft, max_tokens=REPLY_TOKENS)
        except (ModelStopped, InvalidReply):
            return own_words(quote, core)
        text = " ".join(done.reply.claim.split())
        return Claim(text=text, cites=(quote.id,)) if text else own_words(quote, core)

    def _question(self, words_said: str) -> list[Message]:
        return self.prompts.render("retell", words=FORMS[self.identity.pronoun], quote=words_said)

    def _verbatim(self, quotes: Iterable[Quote], sort: str, most: int) -> tuple[Claim, ...]:
        chosen = self._pick(quotes, lambda q: (cues(q.text)[sort], -len(q.text)), most)
        return tuple(own_words(quote, core_of(quote.text, sort)) for quote in chosen)

    def _tagline(self, quotes: Iterable[Quote]) -> Claim | None:
        """The most quotable short sentence somebody says of himself."""

        def pithy(quote: Quote) -> tuple[float, ...]:
            found = [word.text for word in words(quote.text)]
            mine = sum(word in ("i", "my", "i'm", "i'd") for word in found)
            return (float(6 <= len(found) <= 18 and mine > 0 and "?" not in quote.text), mine, -len(found))

        chosen = self._pick(quotes, pithy, 1)
        return Claim(text=quoted(core_of(chosen[0].text)), cites=(chosen[0].id,)) if chosen else None

    def _quotes(self, quotes: Iterable[Quote]) -> tuple[Quotation, ...]:
        shown = [quote for quote in quotes if len(quote.text) <= LONGEST_SHOWN]
        chosen = self._pick(shown, lambda q: (1.0, float(len(q.text) < 160), len(q.text)), 4)
        return tuple(Quotation(text=quote.text, cites=(quote.id,)) for quote in chosen)

    def _journey(self, quotes: Sequence[Quote]) -> tuple[JourneyStep, ...]:
        """For each stage the words of somebody who meets friction there, and of somebody who tells what he does."""
        steps = []
        for stage in STAGES:
            here = [quote for quote in quotes if stage_of(quote.text) == stage]
            friction = self._pick(here, lambda q: (_clearly("frustration", q), -len(q.text)), 1)
            doing = self._pick(here, lambda q: (cues(q.text)["habit"], -len(q.text)), 1)
            if friction or doing:
                parts = {
                    name: own_words(q[0], core_of(q[0].text))
                    for name, q in (("doing", doing), ("friction", friction))
                    if q
                }
                steps.append(JourneyStep(stage=stage, **parts))
        return tuple(steps)

    # --- statistics

    def _introduction(self) -> list[Claim]:
        """Who the person is, from the snapshot's figures."""
        evidence, name = self.index.segment.evidence, self.identity.name.split()[0]
        for trait in self.identity.snapshot:
            s = evidence[trait.cites[0]]
            if isinstance(s, Statistic) and about(s) == "age" and s.unit == "years" and trait.value.isdigit():
                return [Claim(text=f"{name} is {trait.value} years old.", cites=trait.cites)]
        return []

    def _statistics(self, wanted: re.Pattern[str], most: int) -> tuple[Claim, ...]:
        """The statistics of some sort that most set the segment apart, in code's own sentences."""
        shown = self.spent | {cite for trait in self.identity.snapshot for cite in trait.cites}
        chosen = [
            s
            for s in ranked(self.index.segment)
            if wanted.search(s.attribute) and s.id not in shown and _worth_saying(s, self.index.segment)
        ][:most]
        self.spent |= {s.id for s in chosen}
        return tuple(about_statistic(s, self.index.segment) for s in chosen)

    # --- what stays doubtful

    def in_own_words(self, persona: Persona) -> Persona:
        """Every retold sentence that code cannot show to be borne out, replaced by the participant's own words."""
        evidence = self.index.segment.evidence
        changes: dict[str, Claim | None] = {}
        for path, piece in persona.claims():
            if not isinstance(piece, Claim) or not piece.cites:
                continue
            quote = evidence.get(piece.cites[0])
            if isinstance(quote, Quote) and check_claim(path, piece, persona.name, self.index).verdict != "supported":
                changes[path] = own_words(quote, core_of(quote.text, SIDES.get(path.partition("[")[0])))
        return persona.with_changes(changes)


def _clearly(side: str, quote: Quote) -> float:
    """How plainly a quote says what is wanted, or what is in the way; a wish that names a hindrance is a wish."""
    if side_of(quote.text) != side:
        return 0.0
    found = cues(quote.text)
    return max(0.5, found["goal"] - found["frustration"]) if side == "goal" else float(found["frustration"])


def _as_story(quote: Quote) -> tuple[float, ...]:
    """How much a quote tells of what somebody does and feels; a question and many words tell less."""
    found = cues(quote.text)
    return (
        0.1 + found["habit"] + found["feeling"] - found["question"] - len(quote.text) / 10_000,
        is_english(quote.text),
    )


def _worth_saying(s: Statistic, segment: Segment) -> bool:
    """Not an identity row, not a small minority's trait, and asked of most people of the segment."""
    asked = s.n is None or segment.size is None or s.n >= LEAST_COVERAGE * segment.size
    return about(s) is None and asked and (s.measure != "share" or s.value >= 0.4)

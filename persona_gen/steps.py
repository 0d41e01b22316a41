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

from persona_gen.checker import check_claim
from persona_gen.checker.source import SegmentIndex
from persona_gen.checker.words import words
from persona_gen.client import Client
from persona_gen.cues import CUES, STAGES, cues, is_english, stage_of
from persona_gen.domain import Claim, Draft, JourneyStep, Message, Persona, Quotation, Quote, Statistic, Tokens
from persona_gen.errors import InvalidReply, ModelStopped
from persona_gen.evidence import Selection, ranked
from persona_gen.figures import about
from persona_gen.identity import Identity
from persona_gen.phrasing import about_statistic, own_words
from persona_gen.prompting import Prompts

GOALS, FRUSTRATIONS, STORY = 3, 3, 4
"""Sentences the model is asked for; more cost time and add little."""
LONGEST, SHORTEST = 32, 5
"""Words of a quote that a small model retells reliably, and words below which a quote says nothing."""
REPLY_TOKENS = 120

CHANNELS = re.compile(
    r"\b(channels?|media|where (they|people) look|hear[sd]?( about)?|information|sources?|news|platforms?)\b", re.I
)
MOTIVES = re.compile(
    r"\b(matters?|important|agrees?|attitudes?|reasons?|motiv\w*|goals?|priorit\w*|values?|choosing)\b", re.I
)
BARRIERS = re.compile(
    r"\b(barriers?|hold(s|ing)? (them|people)? ?back|obstacles?|problems?|pains?|difficult\w*|frustrat\w*)\b", re.I
)

FORMS = {
    "she": {"She": "She", "she": "she", "her": "her", "Their": "Her", "be": "is", "have": "has", "s": "s"},
    "he": {"She": "He", "she": "he", "her": "him", "Their": "His", "be": "is", "have": "has", "s": "s"},
    "they": {"She": "They", "she": "they", "her": "them", "Their": "Their", "be": "are", "have": "have", "s": ""},
}
_SENTENCE = re.compile(r"[^.!?…]+(?:[.!?…]+['\"’”]?|$)\s*")


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
    client: Client | None = None
    spent: set[str] = field(default_factory=set)
    tokens: Tokens = field(default_factory=Tokens)

    def write(self) -> Persona:
        """The persona as the model first drafted it; `in_own_words` replaces what stays doubtful."""
        usable = self._usable()
        goals = self._retold(self._side("goal", usable, GOALS))
        frustrations = self._retold(self._side("frustration", usable, FRUSTRATIONS))
        tagline = self._tagline(usable)
        questions = self._verbatim(usable, "question", 2)
        story = self._retold(self._telling(usable))
        emotions = self._verbatim(usable, "feeling", 2)
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
        chosen = [*self._cued("goal", usable, GOALS), *self._cued("frustration", usable, FRUSTRATIONS)]
        return [
            self._question(core_of(quote.text)) for quote in (*chosen, *self._telling(usable)) if is_english(quote.text)
        ]

    @property
    def _model(self) -> Client:
        if self.client is None:
            raise ValueError("writing takes a client; only `asked` does without")
        return self.client

    # --- choosing quotes

    def _usable(self) -> list[Quote]:
        return [quote for quote in self.selection.quotes if len(list(words(quote.text))) >= SHORTEST]

    def _telling(self, quotes: Sequence[Quote]) -> list[Quote]:
        """Quotes for the story: what somebody does and feels."""
        return self._pick(quotes, lambda q: (_score(q, "habit", "feeling"), is_english(q.text)), STORY)

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
        for quote in quotes:
            if len(chosen) >= most:
                break
            uncued = not cues(quote.text)["goal"] and not cues(quote.text)["frustration"]
            if quote.id not in self.spent and uncued and self._asked(quote) == side:
                chosen.append(quote)
                self.spent.add(quote.id)
        return chosen

    def _cued(self, side: str, quotes: Sequence[Quote], most: int) -> list[Quote]:
        english = [quote for quote in quotes if is_english(quote.text)]
        return self._pick(english, lambda q: (_clearly(side, q), -cues(q.text)["question"], -len(q.text)), most)

    def _asked(self, quote: Quote) -> str:
        """The side a quote belongs to, by the model."""
        sides = ["goal", "frustration", "neither"]
        schema = SideDraft.model_json_schema()
        schema["properties"]["side"]["enum"] = sides
        try:
            done = self._model.complete(
                self.prompts.render("side", quote=quote.text), SideDraft, schema=schema, max_tokens=REPLY_TOKENS
            )
        except (ModelStopped, InvalidReply):
            return "neither"
        self.tokens += done.tokens
        return done.reply.side

    # --- sentences

    def _retold(self, quotes: Iterable[Quote]) -> list[Claim]:
        return [self._retell(quote) for quote in quotes]

    def _retell(self, quote: Quote) -> Claim:
        """One quote as one sentence about the person; a reply that breaks off gives the participant's own words."""
        core = core_of(quote.text)
        if not is_english(core):
            return own_words(quote, core)
        try:
            done = self._model.complete(self._question(core), RetoldDraft, max_tokens=REPLY_TOKENS)
        except (ModelStopped, InvalidReply):
            return own_words(quote, core)
        self.tokens += done.tokens
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
            return (float(6 <= len(found) <= 14 and mine and "?" not in quote.text), mine, -len(found))

        chosen = self._pick(quotes, pithy, 1)
        return Claim(text=f"“{chosen[0].text.strip()}”", cites=(chosen[0].id,)) if chosen else None

    def _quotes(self, quotes: Iterable[Quote]) -> tuple[Quotation, ...]:
        chosen = self._pick(quotes, lambda q: (1.0, float(len(q.text) < 160), len(q.text)), 4)
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
        age = next(
            (t for t in self.identity.snapshot if t.value.isdigit() and re.search("age|alter", t.attribute, re.I)), None
        )
        name = self.identity.name.split()[0]
        return [Claim(text=f"{name} is {age.value} years old.", cites=age.cites)] if age else []

    def _statistics(self, wanted: re.Pattern[str], most: int) -> tuple[Claim, ...]:
        """The statistics of some sort that most set the segment apart, in code's own sentences."""
        shown = self.spent | {cite for trait in self.identity.snapshot for cite in trait.cites}
        chosen = [
            s
            for s in ranked(self.index.segment)
            if wanted.search(s.attribute) and s.id not in shown and _worth_saying(s)
        ][:most]
        self.spent |= {s.id for s in chosen}
        return tuple(about_statistic(s) for s in chosen)

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
                changes[path] = own_words(quote, core_of(quote.text))
        return persona.with_changes(changes)


def core_of(text: str, sort: str | None = None) -> str:
    """The part of a quote that a small model can retell: all of it if short, else the sentences that say most.

    Whole sentences in a row, at most `LONGEST` words, with the one that follows if it turns them round.
    """
    text = text.strip()
    if len(list(words(text))) <= LONGEST and sort != "question":
        return text
    spans = [match.span() for match in _SENTENCE.finditer(text) if match.group().strip()]
    best, best_score = text, -1.0
    for i in range(len(spans)):
        for j in range(i, len(spans)):
            part = text[spans[i][0] : spans[j][1]].strip()
            size = len(list(words(part)))
            following = next(words(text[spans[j][1] :]), None)
            if size < SHORTEST or (size > LONGEST and j > i) or (following and following.turns):
                continue
            score = (3 * len(CUES[sort].findall(part)) if sort else 2 * sum(cues(part).values())) + size / LONGEST
            if sort == "question":
                score -= size / LONGEST + (j - i)
            if score > best_score:
                best, best_score = part, score
    return best


def _clearly(side: str, quote: Quote) -> float:
    """How plainly a quote says what is wanted, or what is in the way; a wish that names a hindrance is a wish."""
    found = cues(quote.text)
    if side == "goal":
        return float(found["goal"] and max(0.5, found["goal"] - found["frustration"]))
    return 0.0 if found["goal"] else float(found["frustration"])


def _score(quote: Quote, *sorts: str) -> float:
    found = cues(quote.text)
    return 0.1 + sum(found[sort] for sort in sorts) - found["question"] - 0.01 * len(quote.text) / 100


def _worth_saying(s: Statistic) -> bool:
    """Not an identity row, and not a small minority's trait."""
    return about(s) is None and (s.measure != "share" or s.value >= 0.4)

"""Which words of whom stand where on a card by a small model, chosen by code before anything is phrased.

The story, its headline and the quotes below it are the lead's; wishes and questions may be lent by others, and what
others met with or felt stands beside the person as theirs. A list to which nobody else has anything to give takes a
sentence of the lead's, where the story can spare it. Nothing is chosen twice, nor said twice in nearly the same words.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from persona_gen.domain import Quote
from persona_gen.evidence.cues import asked_side, cued_side, cues
from persona_gen.evidence.lead import Voice
from persona_gen.evidence.names import Pronoun
from persona_gen.text.languages import language_of
from persona_gen.text.people import first_person
from persona_gen.writer.differing import DifferingPair, differing_pairs
from persona_gen.writer.passages import (
    LEANS,
    LINE,
    SHORT,
    ChosenPassage,
    answers_only,
    is_showable,
    is_sound,
    pieces,
    plain,
    runs,
    same,
    short_whole,
    single_sentences,
)
from persona_gen.writer.verb_first import is_wish

GOALS, FRUSTRATIONS, QUESTIONS, EMOTIONS, QUOTES = 3, 2, 2, 1, 2
"""Most pieces of each list that quotes are chosen for; statistics come besides."""
STORY_WORDS, LEAST_STORY = 120, 35
"""Words of the lead that make a story: a longer one is no paragraph any more, and what stands above the least may be
spared for a list that is empty."""
LEAST_HEADLINE, HEADLINE = 7, 22
"""Words of a headline."""
REMNANT = 8
"""Words below which what tells nothing of the speaker may be the rest of a talk."""
_ANEW = re.compile(r"(i|we|my|our|if|when|every|ich|wir|mein|meine|unser|unsere|wenn|jede[nrs]?) ", re.I)
"""First words of a sentence that begins anew."""
_POINTS = re.compile(r"\b(it|that|this|them)\b", re.I)


@dataclass
class Choices:
    """What stands where. ``lead`` is nobody where no speaker's life can be followed."""

    lead: str | None
    headline: ChosenPassage | None = None
    story: list[ChosenPassage] = field(default_factory=list)
    goals: list[ChosenPassage] = field(default_factory=list)
    frustrations: list[ChosenPassage] = field(default_factory=list)
    questions: list[ChosenPassage] = field(default_factory=list)
    emotions: list[ChosenPassage] = field(default_factory=list)
    quotes: list[ChosenPassage] = field(default_factory=list)
    differences: list[DifferingPair] = field(default_factory=list)

    def chosen(self) -> list[ChosenPassage]:
        """All of them."""
        lists = (self.story, self.goals, self.frustrations, self.questions, self.emotions, self.quotes)
        pairs = [p for pair in self.differences for p in (pair.one, pair.other)]
        return [*([self.headline] if self.headline else []), *(p for passages in lists for p in passages), *pairs]


class _List(NamedTuple):
    """A list of the card that is being filled: the most it takes, what may stand in it, and which is best."""

    chosen: list[ChosenPassage]
    most: int
    able: Callable[[ChosenPassage], bool]
    rank: Callable[[ChosenPassage], tuple[float, ...]]


def choose(quotes: Sequence[Quote], leads: Sequence[Voice], sides: Mapping[str, str], pronoun: Pronoun) -> Choices:
    """The passages of a card of a person who is ``pronoun``.

    ``sides`` are what a model says of quotes that no cue settles: goal, frustration.
    """
    choices = Choices(leads[0].speaker if leads else None)
    own = [p for quote in (leads[0].quotes if leads else ()) for p in runs(quote, pronoun)]
    others = [quote for quote in quotes if quote.speaker != choices.lead or choices.lead is None]
    others = [quote for quote in others if not any(same(ChosenPassage(quote, plain(quote.text)), p) for p in own)]
    single = [p for quote in others for p in single_sentences(quote)]
    whole = [p for quote in others if (p := short_whole(quote))]
    choices.differences = differing_pairs(quotes, choices.lead)
    asks = _List(choices.questions, QUESTIONS, _is_question, _question_strength)
    wants = _List(choices.goals, GOALS, lambda p: _is_goal(p, sides), _wish_strength)
    stops = _List(choices.frustrations, FRUSTRATIONS, lambda p: _is_obstacle(p, sides), _obstacle_strength)
    feels = _List(choices.emotions, 0 if choices.differences else EMOTIONS, _is_feeling, _feeling_strength)
    for one, passages in ((asks, single), (wants, single), (stops, whole), (feels, whole)):
        _add(choices, one, passages)
    for one in (asks, wants, stops):
        if not one.chosen:
            one.chosen.extend(_spared(own, one, choices))
    choices.headline = _headline(own, choices)
    choices.story = _story([left for p in own for left in _left(p, choices)])
    shown = [
        ChosenPassage(p.quote, text) for p in own if (text := plain(p.quote.text)) == p.text and is_showable(p.quote)
    ]
    most = max(QUOTES - len(choices.differences), 1)  # who differ are voices, too, and a sheet holds so many
    voices = _List(choices.quotes, most, lambda p: True, lambda p: (p.quote.speaker == choices.lead, p.length))
    _add(choices, voices, [*shown, *whole])
    return choices


def uncued(quotes: Iterable[Quote]) -> list[Quote]:
    """The quotes in languages of which no cue is known here, so that none says whether they tell a wish."""
    return [q for q in quotes if language_of(q.text) is None and not cued_side(q.text) and short_whole(q)]


# --- the lead -----------------------------------------------------------------------------------------------------


def _headline(own: Sequence[ChosenPassage], choices: Choices) -> ChosenPassage | None:
    """The lead's most telling short sentence about the speaker, where enough else is left for a story."""
    able = [
        passage
        for passage in _takeable(own, choices, least_left=HEADLINE)
        if len(pieces(passage.text)) == 1
        if LEAST_HEADLINE <= passage.length <= HEADLINE and first_person(passage.text) and _strength(passage) > 1
        if not passage.text.endswith("?") and not cues(passage.text)["praise"]
    ]
    return max(able, key=lambda p: (_strength(p), -p.length), default=None)


def _spared(own: Sequence[ChosenPassage], empty: _List, choices: Choices) -> list[ChosenPassage]:
    """The lead's best sentence for a list that nobody else fills, or none."""
    able = filter(empty.able, _takeable(own, choices, least_left=LEAST_STORY))
    return sorted(able, key=empty.rank, reverse=True)[:1]


def _takeable(own: Sequence[ChosenPassage], choices: Choices, *, least_left: int) -> Iterator[ChosenPassage]:
    """What of the lead's may stand elsewhere than in the story, which keeps ``least_left`` words: sentences, or all of
    a short passage."""
    left = [p for passage in own for p in _left(passage, choices)]
    room = sum(p.length for p in left) - least_left
    for passage in left:
        if passage.length <= min(room, LINE):
            yield passage
        for sentence in single_sentences(passage.quote):
            if sentence.text in passage.text and sentence.length <= room and _can_be_taken(passage, sentence):
                yield sentence


def _can_be_taken(passage: ChosenPassage, sentence: ChosenPassage) -> bool:
    """Whether what is left of a passage can be read without the sentence: it comes before, or begins anew."""
    after = passage.text.partition(sentence.text)[2].strip()
    return all(map(is_sound, _without(passage, sentence))) and (not after or _ANEW.match(after) is not None)


def _strength(passage: ChosenPassage) -> int:
    met = cues(passage.text)
    return 2 * met["goal"] + 2 * met["frustration"] + met["habit"] + met["feeling"]


def _story(parts: Sequence[ChosenPassage]) -> list[ChosenPassage]:
    """The lead's words that stand nowhere else: where the speaker stands, then what stops, then what is wished."""
    telling = [passage for passage in parts if not _is_remnant(passage)]
    order = sorted(telling if sum(p.length for p in telling) >= LEAST_HEADLINE else parts, key=_place_in_arc)
    chosen: list[ChosenPassage] = []
    for passage in sorted(order, key=lambda p: -_strength(p)):
        if sum(p.length for p in chosen) + passage.length <= STORY_WORDS:
            chosen.append(passage)
    return [p for p in order if p in chosen]


def _is_remnant(passage: ChosenPassage) -> bool:
    """Whether a passage is the rest of a talk, such as an answer that says nothing without its question.

    "This morning. Quarter to six." has no speaker, and nothing that somebody wants, meets with, feels or does.
    """
    told = first_person(passage.text) or any(cues(passage.text).values())
    if passage.length < REMNANT and (not told or (_POINTS.search(passage.text) and _opens_with_answer(passage))):
        return True
    return LEANS.match(passage.text) is not None


def _opens_with_answer(passage: ChosenPassage) -> bool:
    """Whether the quote answers a question first, to which "it" then points: "No. I can stand it again."."""
    return answers_only(pieces(passage.quote.text)[0])


def _left(passage: ChosenPassage, choices: Choices) -> list[ChosenPassage]:
    """What of a passage stands nowhere else yet."""
    left = [passage]
    for taken in choices.chosen():
        if taken.quote is passage.quote:
            left = [part for p in left for part in _without(p, taken)]
    return [p for p in left if is_sound(p)]


def _without(passage: ChosenPassage, taken: ChosenPassage) -> list[ChosenPassage]:
    """A passage with a sentence taken out of it: what stands before and what after."""
    if taken.text not in passage.text:
        return [passage]
    before, _, after = passage.text.partition(taken.text)
    left = [ChosenPassage(passage.quote, text.strip()) for text in (before, after) if text.strip()]
    return [p for p in left if p.length >= LEAST_HEADLINE]


def _place_in_arc(passage: ChosenPassage) -> int:
    side = cued_side(passage.text)
    return 2 if side == "goal" else 1 if side == "frustration" else 0


# --- the lists ----------------------------------------------------------------------------------------------------


def _is_question(passage: ChosenPassage) -> bool:
    return passage.text.endswith("?") and cues(passage.text)["question"] > 0


def _is_goal(passage: ChosenPassage, sides: Mapping[str, str]) -> bool:
    if "?" in passage.text or (passage.length < 2 * SHORT and _POINTS.search(passage.text)):
        return False  # "if I could practise it" points at what is not there
    if language_of(passage.text) is None:
        return sides.get(passage.quote.id) == "goal"
    met = cues(passage.text)
    if not (met["goal"] or met["frustration"]) and asked_side(passage.quote) == "goal":
        return True
    return met["goal"] > 0 and (is_wish(passage.text) or not met["feeling"])  # "I worry I hear what I want to hear"


def _is_obstacle(passage: ChosenPassage, sides: Mapping[str, str]) -> bool:
    if "?" in passage.text or cues(passage.text)["praise"]:
        return False
    side = cued_side(passage.text) or sides.get(passage.quote.id) or asked_side(passage.quote)
    return side == "frustration"


def _is_feeling(passage: ChosenPassage) -> bool:
    if "?" in passage.text or cues(passage.text)["praise"]:
        return False
    return cues(passage.text)["feeling"] > 0 and first_person(passage.text)


def _question_strength(passage: ChosenPassage) -> tuple[float, ...]:
    """One that names the asker, opens a quote and is long enough to be understood alone."""
    return first_person(passage.text), passage.text == pieces(passage.quote.text)[0], min(passage.length, HEADLINE)


def _wish_strength(passage: ChosenPassage) -> tuple[float, ...]:
    met = cues(passage.text)
    return is_wish(passage.text), met["goal"] - met["frustration"], -passage.length


def _obstacle_strength(passage: ChosenPassage) -> tuple[float, ...]:
    return cues(passage.text)["frustration"], -passage.length


def _feeling_strength(passage: ChosenPassage) -> tuple[float, ...]:
    return cues(passage.text)["feeling"], -passage.length


def _add(choices: Choices, into: _List, passages: Iterable[ChosenPassage]) -> None:
    """Add the best passages, one speaker after another, none of a quote that is used or that says what one says."""
    heard = {p.quote.speaker for p in into.chosen}
    for passage in sorted(filter(into.able, passages), key=into.rank, reverse=True):
        if len(into.chosen) == into.most:
            return
        if passage.quote.speaker in heard or any(same(passage, other) for other in choices.chosen()):
            continue
        into.chosen.append(passage)
        heard.add(passage.quote.speaker)
